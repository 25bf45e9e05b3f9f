//! Every statement, once. A test prepares them all on both engines ([`ALL`]).

/// The columns of a subject, in the order in which `subjects::row_of` reads them.
macro_rules! subject {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, version, dossier, person, origin, opened_at, opened_by, opener_post, \
             closed_at, reason, post, holder, action, since, warn, due, warned, level, offered_to, \
             answer_by FROM subject ",
            $rest
        )
    };
}

/// The persons with one word of the blind index, with the number that stands for the word; a very common word brings its first thousand, and
/// the rarer words beside it bring the rest.
macro_rules! word {
    ($token:literal, $bit:literal) => {
        concat!(
            "SELECT person, ",
            $bit,
            " AS word FROM (SELECT person FROM person_token WHERE org = $1 AND token = ",
            $token,
            " ORDER BY person LIMIT 1000) AS one"
        )
    };
}

macro_rules! statements {
    ($($name:ident = $sql:expr;)+) => {
        $(pub(crate) const $name: &str = $sql;)+
        /// Every statement with its name.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $sql),)+];
    };
}

statements! {
    // dossiers
    ADD_DOSSIER = "INSERT INTO dossier (org, id, holds, wrapped_key, made_at) VALUES ($1, $2, $3, $4, $5)";
    DOSSIER_KEY = "SELECT wrapped_key FROM dossier WHERE org = $1 AND id = $2";

    ERASED = "SELECT id FROM dossier WHERE erased_at IS NOT NULL ORDER BY erased_at, id";

    // journal
    TAKE_NUMBERS = "UPDATE journal_tree SET size = size + $2 WHERE org = $1 RETURNING size, frontier";
    ADD_LINE = "INSERT INTO journal_line (org, n, line) VALUES ($1, $2, $3)";
    ADD_2_LINES = "INSERT INTO journal_line (org, n, line) VALUES ($1, $2, $3), ($1, $4, $5)";
    ADD_4_LINES = "INSERT INTO journal_line (org, n, line) VALUES ($1, $2, $3), ($1, $4, $5), ($1, $6, $7), ($1, $8, $9)";
    SET_FRONTIER = "UPDATE journal_tree SET frontier = $2 WHERE org = $1";
    ADD_TREE = "INSERT INTO journal_tree (org, size, frontier) VALUES ($1, 0, $2)";
    TREE = "SELECT size, frontier FROM journal_tree WHERE org = $1";
    LINES_FROM = "SELECT n, line FROM journal_line WHERE org = $1 AND n >= $2 ORDER BY n LIMIT $3";
    NEWEST_LINES = "SELECT line FROM journal_line WHERE org = $1 ORDER BY n DESC LIMIT $2";
    ADD_HEAD = "INSERT INTO journal_head (org, size, signed, at) VALUES ($1, $2, $3, $4) ON CONFLICT (org, size) DO NOTHING";
    HEADS = "SELECT size, signed FROM journal_head WHERE org = $1 ORDER BY size";

    // organisations
    ORGANISATIONS = "SELECT id, kind, name, municipality, sector FROM organisation WHERE closed_at IS NULL ORDER BY name, id";
    SET_ORGANISATION_KEY = "UPDATE organisation SET wrapped_key = $2 WHERE id = $1 AND wrapped_key = $3";
    WRAPPED_DOSSIERS = "SELECT id, wrapped_key FROM dossier WHERE org = $1 AND id > $2 AND wrapped_key IS NOT NULL ORDER BY id LIMIT 200";
    REWRAP_DOSSIER = "UPDATE dossier SET wrapped_key = $3 WHERE org = $1 AND id = $2 AND wrapped_key = $4";
    ORGANISATION_KEY = "SELECT wrapped_key FROM organisation WHERE id = $1";
    ADD_ORGANISATION = "INSERT INTO organisation (id, kind, name, municipality, wrapped_key, sector, roster) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    SET_SECTOR = "UPDATE organisation SET sector = $2 WHERE id = $1";
    SETTING = "SELECT value FROM installation WHERE name = $1";
    ADD_SETTING = "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    SET_SETTING = "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    // subjects
    FIND_SUBJECT = subject!("WHERE org = $1 AND id = $2");
    ADD_SUBJECT = "INSERT INTO subject (org, id, kind, version, dossier, person, origin, opened_at, opened_by, opener_post, closed_at, reason, post, holder, holder_able, action, since, warn, due, warned, level, offered_to, answer_by) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";
    CHANGE_SUBJECT = "UPDATE subject SET version = version + 1, closed_at = $4, reason = $5, post = $6, holder = $7, holder_able = $8, action = $9, since = $10, warn = $11, due = $12, warned = $13, level = $14, offered_to = $15, answer_by = $16 WHERE org = $1 AND id = $2 AND version = $3 RETURNING version";
    SUBJECT_VERSION = "SELECT version FROM subject WHERE org = $1 AND id = $2";
    ADD_ENTRY = "INSERT INTO entry (org, subject, by_worker, at, seq, id, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_2_ENTRIES = "INSERT INTO entry (org, subject, by_worker, at, seq, id, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7), ($1, $2, $3, $4, $8, $9, $10)";
    ADD_4_ENTRIES = "INSERT INTO entry (org, subject, by_worker, at, seq, id, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7), ($1, $2, $3, $4, $8, $9, $10), ($1, $2, $3, $4, $11, $12, $13), ($1, $2, $3, $4, $14, $15, $16)";
    LAST_ENTRY = "SELECT MAX(seq) FROM entry WHERE org = $1 AND subject = $2";
    TIMELINE = "SELECT id, by_worker, at, sealed FROM entry WHERE org = $1 AND subject = $2 ORDER BY seq";
    LAST_BY = "SELECT by_worker FROM entry WHERE org = $1 AND subject = $2 ORDER BY seq DESC LIMIT 1";
    PARTIES = "SELECT post FROM party WHERE org = $1 AND subject = $2 ORDER BY since, post";
    ADD_PARTY = "INSERT INTO party (org, subject, post, since) VALUES ($1, $2, $3, $4) ON CONFLICT (org, subject, post) DO NOTHING";
    EMERGENCIES = "SELECT subject FROM emergency WHERE org = $1 AND worker = $2 AND until >= $3";
    GRANT_EMERGENCY = "INSERT INTO emergency (org, worker, subject, until) VALUES ($1, $2, $3, $4) ON CONFLICT (org, worker, subject) DO UPDATE SET until = excluded.until";
    LIST_MINE = subject!("WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action NOT IN ('await-receipt', 'await-feedback', 'await-referral', 'await-expert') AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_MINE = "SELECT COUNT(*) FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action NOT IN ('await-receipt', 'await-feedback', 'await-referral', 'await-expert')";
    LIST_LATE = subject!("WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND due < $6 AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_LATE = "SELECT COUNT(*) FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND due < $3";
    // Two lists of their own: with OR, every open matter of the organisation would be looked at.
    LIST_WAITING = subject!("WHERE org = $1 AND id IN (SELECT id FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action IN ('await-receipt', 'await-feedback', 'await-referral', 'await-expert') UNION ALL SELECT id FROM subject WHERE org = $1 AND opened_by = $2 AND closed_at IS NULL AND holder <> $2) AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_WAITING = "SELECT (SELECT COUNT(*) FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action IN ('await-receipt', 'await-feedback', 'await-referral', 'await-expert')) + (SELECT COUNT(*) FROM subject WHERE org = $1 AND opened_by = $2 AND closed_at IS NULL AND holder <> $2)";
    // A question for advice is between two people, and comparing two records is the work of one: neither
    // stands on a list of a team.
    LIST_ON_POST = subject!("WHERE org = $1 AND post = $2 AND closed_at IS NULL AND kind NOT IN ('consultation', 'combination') AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_ON_8_POSTS = "SELECT COUNT(*) FROM subject WHERE org = $1 AND closed_at IS NULL AND kind NOT IN ('consultation', 'combination') AND post IN ($2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_OFFERED = subject!("WHERE org = $1 AND offered_to = $2 AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_OFFERED = "SELECT COUNT(*) FROM subject WHERE org = $1 AND offered_to = $2";
    ABOUT_PERSON = subject!("WHERE org = $1 AND person = $2 ORDER BY opened_at, id");
    FROM_ORIGIN = subject!("WHERE org = $1 AND origin = $2 ORDER BY opened_at, id");
    HELD_BY = subject!("WHERE org = $1 AND holder = $2 AND closed_at IS NULL ORDER BY due, id");
    ON_POST = subject!("WHERE org = $1 AND post = $2 AND closed_at IS NULL ORDER BY due, id");
    TICKING = subject!("WHERE org = $1 AND closed_at IS NULL AND ((NOT warned AND warn <= $2 AND due >= $2) OR (due < $2 AND level <> 'chain-director') OR (answer_by IS NOT NULL AND answer_by < $2)) ORDER BY due, id LIMIT $3");
    CENSUS = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN w.id IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN s.due < $2 THEN 1 ELSE 0 END), 0) AS BIGINT), MIN(s.opened_at) FROM subject s LEFT JOIN worker w ON w.org = s.org AND w.id = s.holder AND w.can_act WHERE s.org = $1 AND s.closed_at IS NULL";

    // persons
    ADD_PERSON = "INSERT INTO person (org, id, dossier, sealed, made_at) VALUES ($1, $2, $3, $4, $5)";
    PERSON = "SELECT person.sealed, dossier.id, dossier.wrapped_key FROM person JOIN dossier ON dossier.org = person.org AND dossier.id = person.dossier WHERE person.org = $1 AND person.id = $2";
    PERSONS_10 = "SELECT person.id, person.sealed, dossier.id, dossier.wrapped_key FROM person JOIN dossier ON dossier.org = person.org AND dossier.id = person.dossier WHERE person.org = $1 AND person.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ADD_TOKEN = "INSERT INTO person_token (org, person, token) VALUES ($1, $2, $3) ON CONFLICT (org, token, person) DO NOTHING";
    ADD_2_TOKENS = "INSERT INTO person_token (org, person, token) VALUES ($1, $2, $3), ($1, $2, $4) ON CONFLICT (org, token, person) DO NOTHING";
    ADD_4_TOKENS = "INSERT INTO person_token (org, person, token) VALUES ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6) ON CONFLICT (org, token, person) DO NOTHING";
    ADD_8_TOKENS = "INSERT INTO person_token (org, person, token) VALUES ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7), ($1, $2, $8), ($1, $2, $9), ($1, $2, $10) ON CONFLICT (org, token, person) DO NOTHING";
    ALIKE = concat!(
        "SELECT person, SUM(word) FROM (",
        word!("$2", 1), " UNION ALL ", word!("$3", 2), " UNION ALL ", word!("$4", 4), " UNION ALL ",
        word!("$5", 8), " UNION ALL ", word!("$6", 16), " UNION ALL ", word!("$7", 32), " UNION ALL ",
        word!("$8", 64), " UNION ALL ", word!("$9", 128), " UNION ALL ", word!("$10", 256), " UNION ALL ",
        word!("$11", 512), " UNION ALL ", word!("$12", 1024), " UNION ALL ", word!("$13", 2048), " UNION ALL ",
        word!("$14", 4096), " UNION ALL ", word!("$15", 8192), " UNION ALL ", word!("$16", 16384), " UNION ALL ",
        word!("$17", 32768),
        ") AS found GROUP BY person ORDER BY COUNT(*) DESC, person LIMIT $18",
    );
    PERSONS_TO_COMPARE = "SELECT id FROM person WHERE org = $1 AND compared_at IS NULL ORDER BY made_at, id LIMIT $2";
    PERSON_COMPARED = "UPDATE person SET compared_at = $3 WHERE org = $1 AND id = $2";
    PAIR = "SELECT subject FROM person_pair WHERE org = $1 AND one = $2 AND other = $3";
    ADD_PAIR = "INSERT INTO person_pair (org, one, other, subject) VALUES ($1, $2, $3, $4)";
    DROP_PAIRS = "DELETE FROM person_pair WHERE org = $1 AND (one = $2 OR other = $2)";
    ERASE_PERSON = "UPDATE dossier SET wrapped_key = NULL, erased_at = $3 WHERE org = $1 AND erased_at IS NULL AND id IN (SELECT dossier FROM person WHERE org = $1 AND id = $2 UNION SELECT dossier FROM subject WHERE org = $1 AND person = $2 UNION SELECT subject.dossier FROM person_pair JOIN subject ON subject.org = person_pair.org AND subject.id = person_pair.subject WHERE person_pair.org = $1 AND (person_pair.one = $2 OR person_pair.other = $2) UNION SELECT reporter.dossier FROM reporter JOIN subject ON subject.org = reporter.org AND subject.id = reporter.subject WHERE subject.org = $1 AND subject.person = $2)";
    DROP_TOKENS = "DELETE FROM person_token WHERE org = $1 AND person = $2";

    // parcels
    POST_PARCEL = "INSERT INTO parcel_out (org, id, to_org, sealed, made_at, tries, next_try) VALUES ($1, $2, $3, $4, $5, 0, $5)";
    WAITING_PARCELS = "SELECT id, to_org, sealed FROM parcel_out WHERE org = $1 AND next_try IS NOT NULL AND next_try <= $2 ORDER BY made_at, id LIMIT $3";
    DROP_PARCEL = "DELETE FROM parcel_out WHERE org = $1 AND id = $2";
    DELAY_PARCEL = "UPDATE parcel_out SET tries = tries + 1, next_try = $3 WHERE org = $1 AND id = $2";
    TAKE_IN = "INSERT INTO parcel_in (org, id, taken_at) VALUES ($1, $2, $3) ON CONFLICT (org, id) DO NOTHING";
    KEEP_REPORTER = "INSERT INTO reporter (org, subject, dossier, sealed) VALUES ($1, $2, $3, $4)";
    REPORTER = "SELECT dossier, sealed FROM reporter WHERE org = $1 AND subject = $2";
    LINK_INCOMING = "INSERT INTO incoming_link (org, outgoing, subject) VALUES ($1, $2, $3)";
    LINKED_INCOMING = "SELECT subject FROM incoming_link WHERE org = $1 AND outgoing = $2";

    // people
    ROSTER_VERSION = "SELECT roster FROM organisation WHERE id = $1";
    ROSTER_CHANGED = "UPDATE organisation SET roster = roster + 1 WHERE id = $1";
    POSTS = "SELECT id, team, job, person, deputy FROM post WHERE org = $1 ORDER BY id";
    ABLE = "SELECT id FROM worker WHERE org = $1 AND can_act";
    CLOSED_TEAMS = "SELECT id FROM team WHERE org = $1 AND closed_at IS NOT NULL";
    WORKERS = "SELECT id, sealed, can_act, absent_until, disabled_at FROM worker WHERE org = $1";
    WORKER = "SELECT id, sealed, can_act, absent_until, disabled_at FROM worker WHERE org = $1 AND id = $2";
    WORKER_BY_LOGIN = "SELECT org, id FROM worker WHERE login = $1 AND disabled_at IS NULL";
    TEAMS = "SELECT id, name, closed_at FROM team WHERE org = $1 ORDER BY name, id";
    ADD_TEAM = "INSERT INTO team (org, id, name) VALUES ($1, $2, $3)";
    CLOSE_TEAM = "UPDATE team SET closed_at = $3 WHERE org = $1 AND id = $2 AND closed_at IS NULL";
    ADD_WORKER = "INSERT INTO worker (org, id, login, sealed, can_act) VALUES ($1, $2, $3, $4, $5)";
    ADD_POST = "INSERT INTO post (org, id, team, job, person, deputy) VALUES ($1, $2, $3, $4, $5, $6)";
    SET_ABLE = "UPDATE worker SET can_act = $3, absent_until = $4 WHERE org = $1 AND id = $2 AND disabled_at IS NULL";
    DISABLE = "UPDATE worker SET can_act = $4, absent_until = NULL, disabled_at = COALESCE(disabled_at, $3) WHERE org = $1 AND id = $2";
    CREDENTIALS = "SELECT id, sealed FROM credential WHERE org = $1 AND worker = $2 AND kind = $3 ORDER BY made_at, id";
    ADD_CREDENTIAL = "INSERT INTO credential (org, id, worker, kind, sealed, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    DROP_CREDENTIALS = "DELETE FROM credential WHERE org = $1 AND worker = $2 AND kind = $3";
    DROP_EVERY_CREDENTIAL = "DELETE FROM credential WHERE org = $1 AND worker = $2";
    PASSKEY_OWNER = "SELECT passkey.org, passkey.worker, passkey.id FROM passkey JOIN worker ON worker.org = passkey.org AND worker.id = passkey.worker WHERE passkey.handle = $1 AND worker.disabled_at IS NULL";
    PASSKEYS = "SELECT id, sealed, made_at, used_at FROM passkey WHERE org = $1 AND worker = $2 ORDER BY made_at, id";
    ADD_PASSKEY = "INSERT INTO passkey (org, id, worker, handle, sealed, made_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (handle) DO NOTHING";
    CHANGE_PASSKEY = "UPDATE passkey SET sealed = $4, used_at = $5 WHERE org = $1 AND worker = $2 AND id = $3";
    DROP_PASSKEY = "DELETE FROM passkey WHERE org = $1 AND worker = $2 AND id = $3";
    DROP_PASSKEYS = "DELETE FROM passkey WHERE org = $1 AND worker = $2";
    INVITATION = "SELECT org, subject, proof, until, opened FROM invitation WHERE id = $1";
    KEEP_INVITATION = "INSERT INTO invitation (org, id, subject, proof, until) VALUES ($1, $2, $3, $4, $5)";
    BIND_INVITATION = "UPDATE invitation SET opened = $3 WHERE org = $1 AND id = $2 AND opened IS NULL";
    TAKE_STEP = "UPDATE credential SET step = $3 WHERE org = $1 AND worker = $2 AND kind = 'totp' AND (step IS NULL OR step < $3)";
    SESSION = "SELECT org, id, worker, kind, device, made_at, seen_at, ends_at, stepped_up FROM session WHERE token = $1";
    SESSIONS_OF = "SELECT org, id, worker, kind, device, made_at, seen_at, ends_at, stepped_up FROM session WHERE org = $1 AND worker = $2 ORDER BY made_at DESC, token";
    BEGIN_SESSION = "INSERT INTO session (token, org, id, worker, kind, device, made_at, seen_at, ends_at, stepped_up) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    TOUCH_SESSION = "UPDATE session SET seen_at = $3, stepped_up = $4 WHERE token = $1 AND org = $2";
    END_SESSION = "DELETE FROM session WHERE token = $1 AND org = $2";
    END_OWN_SESSION = "DELETE FROM session WHERE org = $1 AND worker = $2 AND id = $3";
    END_OTHER_SESSIONS = "DELETE FROM session WHERE org = $1 AND worker = $2 AND token <> $3";
    END_SESSIONS_OF = "DELETE FROM session WHERE org = $1 AND worker = $2";

    // what has had its time
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_at < $1";
    SWEEP_FIRST_PASSWORDS = "DELETE FROM credential WHERE kind = 'first-password' AND made_at < $1";
    SWEEP_INVITATIONS = "DELETE FROM invitation WHERE until < $1";
    SWEEP_EMERGENCIES = "DELETE FROM emergency WHERE until < $1";
    SWEEP_REQUESTS = "DELETE FROM idempotency WHERE at < $1";
    SWEEP_DRAFTS = "DELETE FROM draft WHERE saved_at < $1";
    SWEEP_NOTICES = "DELETE FROM notice WHERE read_at < $1";
    SWEEP_PARCELS = "DELETE FROM parcel_in WHERE taken_at < $1";

    // the desk
    KEEP_DRAFT = "INSERT INTO draft (org, worker, form, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org, worker, form) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at";
    DRAFT = "SELECT sealed, saved_at FROM draft WHERE org = $1 AND worker = $2 AND form = $3";
    DROP_DRAFT = "DELETE FROM draft WHERE org = $1 AND worker = $2 AND form = $3";
    TELL = "INSERT INTO notice (org, id, worker, kind, subject, at) VALUES ($1, $2, $3, $4, $5, $6)";
    NOTICES = "SELECT id, kind, subject, at FROM notice WHERE org = $1 AND worker = $2 AND read_at IS NULL ORDER BY at DESC, id LIMIT 200";
    READ_NOTICES = "UPDATE notice SET read_at = $3 WHERE org = $1 AND worker = $2 AND read_at IS NULL";
    REPEATED = "SELECT digest, sealed FROM idempotency WHERE org = $1 AND worker = $2 AND token = $3";
    REMEMBER = "INSERT INTO idempotency (org, worker, token, digest, sealed, at) VALUES ($1, $2, $3, $4, $5, $6)";
    REGISTER = "INSERT INTO registration (org, id, same_person, municipality, year, quarter, form, age_band, sex, origin, reporter, care, certainty) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (org, same_person, form) DO NOTHING";
    REGISTERED_BEFORE = "SELECT id FROM registration WHERE org = $1 AND same_person = $2 AND form = $3";
    REGISTRATION = "SELECT org, same_person, year, quarter, form, age_band, sex, origin, reporter, care, certainty, municipality FROM registration WHERE org = $1 AND id = $2";
    REGISTRATIONS = "SELECT org, same_person, year, quarter, form, age_band, sex, origin, reporter, care, certainty FROM registration WHERE municipality = $1 AND year = $2 ORDER BY org, same_person, form";
    RULE_VERSIONS = "SELECT id, version, text, proposed_by, active_by, active_at FROM rule_version ORDER BY id, proposed_at, version";
    PROPOSE_RULE = "INSERT INTO rule_version (id, version, text, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)";
    ACTIVATE_RULE = "UPDATE rule_version SET active_by = $3, active_at = $4 WHERE id = $1 AND version = $2 AND active_at IS NULL";
    AMENDMENTS = "SELECT id, org, body, proposed_by, proposed_at, answered_by, answered_at, objection, withdrawn_at FROM signal_amendment ORDER BY proposed_at, id";
    PROPOSE_AMENDMENT = "INSERT INTO signal_amendment (id, org, body, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)";
    ANSWER_AMENDMENT = "UPDATE signal_amendment SET answered_by = $2, answered_at = $3, objection = $4 WHERE id = $1 AND answered_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW_AMENDMENT = "UPDATE signal_amendment SET withdrawn_at = $3 WHERE id = $1 AND proposed_by = $2 AND answered_at IS NULL AND withdrawn_at IS NULL";
    TARGETS = "SELECT id, sealed, proposed_by, proposed_at, answered_by, answered_at, answer FROM target_time WHERE org = $1 ORDER BY proposed_at, id";
    PROPOSE_TARGET = "INSERT INTO target_time (org, id, action, sealed, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    ANSWER_TARGET = "UPDATE target_time SET answered_by = $3, answered_at = $4, answer = $5 WHERE org = $1 AND id = $2 AND answered_at IS NULL";
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::db::args;
    use crate::engine::Engine;
    use crate::migrate::migrate;
    use kernel::OrganisationId;

    /// How SQLite goes about a statement that asks for an organisation and ids.
    async fn plan(sql: &'static str, ids: usize) -> String {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::sqlite(&folder.path().join("plan")).await.unwrap();
        migrate(&engine).await.unwrap();
        let mut tx = engine.begin().await.unwrap();
        let mut values = args![OrganisationId::from_raw(1)];
        values.extend((0..ids).flat_map(|_| args![OrganisationId::from_raw(2)]));
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let rows = tx.rows(explained.leak(), values).await.unwrap();
        let steps = rows.iter().map(|row| row.text(3).unwrap());
        steps.collect::<Vec<_>>().join("; ")
    }

    /// A worklist of a large organisation shows it on every page.
    #[tokio::test]
    async fn the_number_beside_the_list_of_a_team_is_counted_in_an_index_alone() {
        let plan = plan(super::COUNT_ON_8_POSTS, 8).await;
        assert!(plan.contains("COVERING INDEX subject_of_post"), "{plan}");
    }

    #[test]
    fn what_was_said_or_journalled_is_never_changed() {
        for table in ["entry", "journal_line", "journal_head"] {
            let words = [format!("UPDATE {table} "), format!("DELETE FROM {table} ")];
            for (name, sql) in ALL {
                assert!(
                    !words.iter().any(|word| format!("{sql} ").contains(word)),
                    "{name}: {sql}"
                );
            }
            assert!(ALL.iter().any(|(_, sql)| sql.contains(&format!("INSERT INTO {table} "))));
        }
    }
}
