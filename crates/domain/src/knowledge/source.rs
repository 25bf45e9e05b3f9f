//! The source register: who says so.

use super::Key;

/// A page, publication or register that items rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its key, used in the `source` of items.
    pub id: Key,
    /// Title and publisher, in the language of the source.
    pub title: String,
    /// The year of the page or publication as far as known: `2021`, `c. 2017`, `n.d.`.
    pub year: Option<String>,
    /// Where it was read; `None` for knowledge of the field and for our own proposals.
    pub url: Option<String>,
}
