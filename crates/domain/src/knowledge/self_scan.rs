//! A question of the municipality's self-scan.

use super::{Bilingual, Item, Key};

/// A question that a municipality answers about its own policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfScanQuestion {
    /// The question, its sources and check date. `confirmed`: the topic is in the source; the
    /// wording is ours.
    pub item: Item,
    /// Its number in the scan, from 1.
    pub nr: u8,
    /// Its theme (list `scan-theme`).
    pub theme: Key,
    /// `basis` for all, `verdieping` for who has the basis (list `scan-level`).
    pub level: Key,
    /// What shows the answer is true.
    pub evidence_asked: Bilingual,
    /// Who answers it (list `scan-role`).
    pub answered_by: Key,
}
