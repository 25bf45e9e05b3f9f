//! What is asked when a young person is missing, and when they are back.

use super::{Bilingual, Item};
use crate::necessity::{Kept, Purpose};
use crate::words::words;

words! {
    /// When a question is asked.
    pub enum Asked {
        /// When it is noted that someone is away: what helps to find them.
        Gone = "gone",
        /// In the talk after the return.
        Talk = "talk",
        /// In the check on exploitation after it.
        Check = "check",
    }
}

/// One question. Every one may stay open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingQuestion {
    /// Its id, the question, and its sources.
    pub item: Item,
    /// The question in a word or two, before an answer.
    pub short: Bilingual,
    /// When it is asked.
    pub asked: Asked,
    /// Whether the answer is what the young person said.
    pub quoted: bool,
    /// What it is asked for.
    pub purpose: Purpose,
    /// How long the answer is kept.
    pub kept: Kept,
}
