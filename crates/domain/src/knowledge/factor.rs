//! Risk and protective factors: circumstances, kept apart from signals.

use super::{Bilingual, Item, Key, signal_item::AskBy};
use crate::words::words;

/// A circumstance that makes exploitation more or less likely in groups of people. It explains and
/// excuses nothing, says nothing about one person, and is never counted together with signals:
/// responsibility lies with the offender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// The circumstance, and where that comes from.
    pub item: Item,
    /// Which way it works.
    pub kind: FactorKind,
    /// The forms of exploitation it goes with (list `form`).
    pub forms: Vec<Key>,
    /// A question in plain words; only protective factors have one.
    pub question: Option<Bilingual>,
    /// Who may ask it.
    pub ask_by: AskBy,
    /// Who tends to know (list `observer`).
    pub observers: Vec<Key>,
}

words! {
    /// Which way a factor works.
    pub enum FactorKind {
        /// Asks for more protection.
        Risk = "risk",
        /// Protects, and can be made stronger.
        Protective = "protective",
    }
}
