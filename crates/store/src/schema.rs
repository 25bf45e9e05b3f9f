//! Every table with its columns, in an order in which rows can be put back: what a row refers to
//! comes before it. Backups read and write by this list; a test holds it against the real schema.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `BYTEA`.
    Bytes,
    /// `TEXT`.
    Text,
    /// `BIGINT`.
    Int,
    /// `BOOLEAN`.
    Bool,
}

/// A table with the statements that read and write all of it.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns in order.
    pub columns: &'static [(&'static str, Kind)],
    /// On SQLite: the next rows after a row number, which comes first.
    pub(crate) piece: &'static str,
    /// On PostgreSQL: opens a cursor over all rows, in the order of the first two columns.
    pub(crate) declare: &'static str,
    /// On PostgreSQL: the next rows of the cursor.
    pub(crate) fetch: &'static str,
    /// Reads at most one row.
    pub(crate) any: &'static str,
    /// The start of a statement that adds a row; its values are still to come.
    pub(crate) insert: &'static str,
}

macro_rules! tables {
    ($($name:ident: $first:ident $first_kind:ident $(, $column:ident $kind:ident)*;)+) => {
        /// Every table of the schema.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            columns: &[
                (stringify!($first), Kind::$first_kind)
                $(, (stringify!($column), Kind::$kind))*
            ],
            piece: concat!(
                "SELECT rowid, ", stringify!($first) $(, ", ", stringify!($column))*,
                " FROM ", stringify!($name), " WHERE rowid > $1 ORDER BY rowid LIMIT 500"
            ),
            declare: concat!(
                "DECLARE all_", stringify!($name), " NO SCROLL CURSOR FOR SELECT ",
                stringify!($first) $(, ", ", stringify!($column))*,
                " FROM ", stringify!($name), " ORDER BY 1, 2"
            ),
            fetch: concat!("FETCH 500 FROM all_", stringify!($name)),
            any: concat!("SELECT 1 FROM ", stringify!($name), " LIMIT 1"),
            insert: concat!(
                "INSERT INTO ", stringify!($name),
                " (", stringify!($first) $(, ", ", stringify!($column))*, ") VALUES "
            ),
        }),+];
    };
}

tables! {
    installation: name Text, value Text;
    organisation: id Bytes, kind Text, name Text, municipality Text, wrapped_key Bytes, roster
        Int, closed_at Int, sector Text;
    team: org Bytes, id Bytes, name Text, closed_at Int;
    worker: org Bytes, id Bytes, login Bytes, sealed Bytes, can_act Bool, absent_until Int,
        disabled_at Int;
    post: org Bytes, id Bytes, team Bytes, job Text, person Bytes, deputy Bytes;
    credential: org Bytes, id Bytes, worker Bytes, kind Text, sealed Bytes, made_at Int, step Int;
    passkey: org Bytes, id Bytes, worker Bytes, handle Bytes, sealed Bytes, made_at Int, used_at
        Int;
    session: token Bytes, org Bytes, id Bytes, worker Bytes, kind Text, device Text, made_at Int,
        seen_at Int, ends_at Int, stepped_up Int;
    dossier: org Bytes, id Bytes, holds Text, wrapped_key Bytes, made_at Int, erased_at Int;
    person: org Bytes, id Bytes, dossier Bytes, sealed Bytes, made_at Int, compared_at Int;
    person_token: org Bytes, token Bytes, person Bytes;
    subject: org Bytes, id Bytes, kind Text, version Int, dossier Bytes, person Bytes, origin
        Bytes, opened_at Int, opened_by Bytes, opener_post Bytes, closed_at Int, reason Text, post
        Bytes, holder Bytes, holder_able Bool, action Text, since Int, warn Int, due Int, warned
        Bool, level Text, offered_to Bytes, answer_by Int;
    person_pair: org Bytes, one Bytes, other Bytes, subject Bytes;
    party: org Bytes, subject Bytes, post Bytes, since Int;
    entry: org Bytes, subject Bytes, seq Int, id Bytes, by_worker Bytes, at Int, sealed Bytes;
    reporter: org Bytes, subject Bytes, dossier Bytes, sealed Bytes;
    parcel_out: org Bytes, id Bytes, to_org Bytes, sealed Bytes, made_at Int, tries Int, next_try
        Int;
    parcel_in: org Bytes, id Bytes, taken_at Int;
    incoming_link: org Bytes, outgoing Bytes, subject Bytes;
    draft: org Bytes, worker Bytes, form Text, sealed Bytes, saved_at Int;
    idempotency: org Bytes, worker Bytes, token Bytes, digest Bytes, sealed Bytes, at Int;
    registration: org Bytes, id Bytes, same_person Bytes, municipality Text, year Int, quarter
        Int, form Text, age_band Text, sex Text, origin Text, reporter Text, care Text, certainty
        Text;
    notice: org Bytes, id Bytes, worker Bytes, kind Text, subject Bytes, at Int, read_at Int;
    emergency: org Bytes, worker Bytes, subject Bytes, until Int;
    rule_version: id Text, version Text, text Text, proposed_by Bytes, proposed_at Int, active_by
        Bytes, active_at Int;
    signal_amendment: id Bytes, org Bytes, body Text, proposed_by Bytes, proposed_at Int,
        answered_by Bytes, answered_at Int, objection Text, withdrawn_at Int;
    target_time: org Bytes, id Bytes, action Text, sealed Bytes, proposed_by Bytes, proposed_at Int,
        answered_by Bytes, answered_at Int, answer Text;
    invitation: org Bytes, id Bytes, subject Bytes, proof Text, until Int, opened Bytes;
    journal_tree: org Bytes, size Int, frontier Bytes;
    journal_head: org Bytes, size Int, signed Text, at Int;
    journal_line: org Bytes, n Int, line Bytes;
}
