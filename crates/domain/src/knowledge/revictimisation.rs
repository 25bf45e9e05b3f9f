//! Signs that someone may have become a victim again, with another explanation beside each.

use super::{Bilingual, Item, Key};
use crate::words::words;

/// A sign during aftercare. Each comes with an innocent explanation, so that nobody jumps to
/// conclusions, and with a first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevictimisationSign {
    /// What is seen, and where that comes from.
    pub item: Item,
    /// The area of life (list `sign-domain`).
    pub domain: Key,
    /// Who tends to notice it (list `partner`).
    pub seen_by: Vec<Key>,
    /// How soon to act.
    pub attention: Attention,
    /// What else it may be.
    pub other_explanation: Bilingual,
    /// What to do first.
    pub first_step: Bilingual,
}

words! {
    /// How soon to act on a sign. Chosen per sign, never added up.
    pub enum Attention {
        /// Look at it at the next contact.
        Attention = "attention",
        /// Act today.
        Urgent = "urgent",
    }
}
