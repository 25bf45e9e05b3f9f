//! Coded lists: the words a form may be filled with, in content so that the field can change them.

use super::{Bilingual, Item, Key};

/// A list of codes with their words: forms of exploitation, closing reasons, fields of the
/// registration record, names of partners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedList {
    /// Its name: `form`, `closing-reason-case`, `registration-age-band`.
    pub id: Key,
    /// What a form field over it is called.
    pub label: Bilingual,
    /// The codes in the order in which they are shown.
    pub codes: Vec<Code>,
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its id (unique within its list), words, sources and dates.
    pub item: Item,
    /// An explanation under the word.
    pub help: Option<Bilingual>,
}

impl CodedList {
    /// The code with this id.
    pub fn code(&self, id: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.item.id == id)
    }
}
