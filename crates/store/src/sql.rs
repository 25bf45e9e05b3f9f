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
    ERASE_DOSSIER = "UPDATE dossier SET wrapped_key = NULL, erased_at = $3 WHERE org = $1 AND id = $2 AND erased_at IS NULL";

    // journal
    TAKE_NUMBERS = "UPDATE journal_tree SET size = size + $2 WHERE org = $1 RETURNING size, frontier";
    ADD_LINE = "INSERT INTO journal_line (org, n, line) VALUES ($1, $2, $3)";
    SET_FRONTIER = "UPDATE journal_tree SET frontier = $2 WHERE org = $1";
    ADD_TREE = "INSERT INTO journal_tree (org, size, frontier) VALUES ($1, 0, $2)";
    TREE = "SELECT size, frontier FROM journal_tree WHERE org = $1";
    LINES_FROM = "SELECT n, line FROM journal_line WHERE org = $1 AND n >= $2 ORDER BY n LIMIT $3";
    NEWEST_LINES = "SELECT line FROM journal_line WHERE org = $1 ORDER BY n DESC LIMIT $2";
    ADD_HEAD = "INSERT INTO journal_head (org, size, signed, at) VALUES ($1, $2, $3, $4) ON CONFLICT (org, size) DO NOTHING";
    HEADS = "SELECT signed FROM journal_head WHERE org = $1 ORDER BY size";

    // organisations
    ORGANISATIONS = "SELECT id, kind, name, municipality FROM organisation WHERE closed_at IS NULL ORDER BY name, id";
    ORGANISATION_KEY = "SELECT wrapped_key FROM organisation WHERE id = $1";
    ADD_ORGANISATION = "INSERT INTO organisation (id, kind, name, municipality, wrapped_key) VALUES ($1, $2, $3, $4, $5)";
    SETTING = "SELECT value FROM installation WHERE name = $1";
    SET_SETTING = "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    // subjects
    FIND_SUBJECT = subject!("WHERE org = $1 AND id = $2");
    ADD_SUBJECT = "INSERT INTO subject (org, id, kind, version, dossier, person, origin, opened_at, opened_by, opener_post, closed_at, reason, post, holder, holder_able, action, since, warn, due, warned, level, offered_to, answer_by) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";
    CHANGE_SUBJECT = "UPDATE subject SET version = version + 1, closed_at = $4, reason = $5, post = $6, holder = $7, holder_able = $8, action = $9, since = $10, warn = $11, due = $12, warned = $13, level = $14, offered_to = $15, answer_by = $16 WHERE org = $1 AND id = $2 AND version = $3 RETURNING version";
    SUBJECT_VERSION = "SELECT version FROM subject WHERE org = $1 AND id = $2";
    ADD_ENTRY = "INSERT INTO entry (org, subject, seq, id, by_worker, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LAST_ENTRY = "SELECT MAX(seq) FROM entry WHERE org = $1 AND subject = $2";
    TIMELINE = "SELECT id, by_worker, at, sealed FROM entry WHERE org = $1 AND subject = $2 ORDER BY seq";
    PARTIES = "SELECT post FROM party WHERE org = $1 AND subject = $2 ORDER BY since, post";
    ADD_PARTY = "INSERT INTO party (org, subject, post, since) VALUES ($1, $2, $3, $4) ON CONFLICT (org, subject, post) DO NOTHING";
    EMERGENCY = "SELECT until FROM emergency WHERE org = $1 AND worker = $2 AND subject = $3 AND until >= $4";
    GRANT_EMERGENCY = "INSERT INTO emergency (org, worker, subject, until) VALUES ($1, $2, $3, $4) ON CONFLICT (org, worker, subject) DO UPDATE SET until = excluded.until";
    LIST_MINE = subject!("WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action NOT IN ('await-receipt', 'await-feedback', 'await-referral') AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_MINE = "SELECT COUNT(*) FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND action NOT IN ('await-receipt', 'await-feedback', 'await-referral')";
    LIST_LATE = subject!("WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND due < $6 AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_LATE = "SELECT COUNT(*) FROM subject WHERE org = $1 AND holder = $2 AND closed_at IS NULL AND due < $3";
    LIST_WAITING = subject!("WHERE org = $1 AND closed_at IS NULL AND ((holder = $2 AND action IN ('await-receipt', 'await-feedback', 'await-referral')) OR (opened_by = $2 AND holder <> $2)) AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_WAITING = "SELECT COUNT(*) FROM subject WHERE org = $1 AND closed_at IS NULL AND ((holder = $2 AND action IN ('await-receipt', 'await-feedback', 'await-referral')) OR (opened_by = $2 AND holder <> $2))";
    LIST_ON_POST = subject!("WHERE org = $1 AND post = $2 AND closed_at IS NULL AND (due > $3 OR (due = $3 AND id > $4)) ORDER BY due, id LIMIT $5");
    COUNT_ON_POST = "SELECT COUNT(*) FROM subject WHERE org = $1 AND post = $2 AND closed_at IS NULL";
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
    PERSON = "SELECT dossier, sealed FROM person WHERE org = $1 AND id = $2";
    ADD_TOKEN = "INSERT INTO person_token (org, token, person) VALUES ($1, $2, $3) ON CONFLICT (org, token, person) DO NOTHING";
    BY_TOKEN = "SELECT person FROM person_token WHERE org = $1 AND token = $2 LIMIT $3";
    DROP_TOKENS = "DELETE FROM person_token WHERE org = $1 AND person = $2";

    // parcels
    POST_PARCEL = "INSERT INTO parcel_out (org, id, to_org, sealed, made_at, tries, next_try) VALUES ($1, $2, $3, $4, $5, 0, $5)";
    WAITING_PARCELS = "SELECT id, to_org, sealed FROM parcel_out WHERE org = $1 AND next_try IS NOT NULL AND next_try <= $2 ORDER BY made_at, id LIMIT $3";
    SETTLE_PARCEL = "UPDATE parcel_out SET tries = tries + 1, next_try = $3 WHERE org = $1 AND id = $2";
    TAKE_IN = "INSERT INTO parcel_in (org, id, taken_at) VALUES ($1, $2, $3) ON CONFLICT (org, id) DO NOTHING";
    KEEP_REPORTER = "INSERT INTO reporter (org, subject, dossier, sealed) VALUES ($1, $2, $3, $4)";
    REPORTER = "SELECT dossier, sealed FROM reporter WHERE org = $1 AND subject = $2";
    LINK_INCOMING = "INSERT INTO incoming_link (org, outgoing, subject) VALUES ($1, $2, $3)";
    LINKED_INCOMING = "SELECT subject FROM incoming_link WHERE org = $1 AND outgoing = $2";
}
