//! A session about behaviour that others held with a method of their own: what came of it stays in the
//! words of that session.

use kernel::{EntryId, FreeText, FuzzyTime, Personal};

/// What came of a session held elsewhere, and who held it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// About which situation.
    pub situation: FreeText,
    /// When it was held, as exactly as is known.
    pub when: FuzzyTime,
    /// In which function someone held it.
    pub holder: Personal,
    /// At which organisation.
    pub organisation: Personal,
    /// The certificate of whoever held it, when they named one.
    pub certificate: Option<Personal>,
    /// The id of the edition that was used.
    pub edition: String,
    /// The outcome, in the session's own words.
    pub outcome: FreeText,
    /// Why, when the session said so.
    pub why: Option<FreeText>,
    /// The earlier record that this one puts right; both stand.
    pub corrects: Option<EntryId>,
}
