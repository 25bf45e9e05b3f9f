//! Names that people have, to point at a word that looks like one where no name belongs.

use super::Item;
use std::collections::BTreeSet;

/// A list of names: first names, surnames, or names that are also an ordinary word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameList {
    /// What it is, with its source.
    pub item: Item,
    /// The names in small letters.
    pub names: BTreeSet<String>,
}
