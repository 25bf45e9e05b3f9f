//! The barrier model: per phase what makes exploitation possible and what stops it.

use super::{Bilingual, Item, Key};
use crate::words::words;

/// A row of the barrier model. Phases are not a calendar: a case can enter at any of them and
/// skip some; none may be derived from elapsed time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barrier {
    /// Its text, sources and check date.
    pub item: Item,
    /// What kind of row it is.
    pub kind: BarrierKind,
    /// The phase it belongs to: the id of the coded phase (list `barrier-phase`).
    pub phase: Key,
    /// Who can raise it (list `partner`).
    pub partners: Vec<Key>,
    /// Who takes the lead (list `partner`).
    pub lead: Option<Key>,
    /// How it works (list `barrier-mechanism`).
    pub mechanism: Option<Key>,
    /// Whether those who make it possible know it (list `awareness`).
    pub awareness: Option<Key>,
    /// What the reader must know beside it.
    pub note: Option<Bilingual>,
}

words! {
    /// What kind of row it is.
    pub enum BarrierKind {
        /// The phase itself.
        Phase = "phase",
        /// What an exploiter depends on.
        Need = "need",
        /// Who or what makes it possible, knowingly or not.
        Enabler = "enabler",
        /// What can be seen.
        Signal = "signal",
        /// What stops it.
        Barrier = "barrier",
    }
}
