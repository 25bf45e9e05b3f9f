//! What is wrong in a table or a situation, where, and what to do about it.

use serde::Serialize;

/// One fault. A reader gets all of them at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
pub struct Fault {
    /// The line in the text, from 1; none for a fault in a situation.
    pub line: Option<usize>,
    /// The id of the row, or its place (`row 3`) when it has no id.
    pub row: Option<String>,
    /// The key, as in `when.age`; empty when the whole text is at fault.
    pub key: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl Fault {
    /// A fault at a key of a situation.
    pub(crate) fn at_key(key: &str, what: impl Into<String>) -> Self {
        Self { line: None, row: None, key: key.to_owned(), what: what.into() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let line = self.line.map(|line| format!("line {line}"));
        let row = self.row.as_ref().map(|row| format!("row {row}"));
        let key = Some(self.key.clone()).filter(|key| !key.is_empty());
        let place: Vec<_> = [line, row, key].into_iter().flatten().collect();
        if place.is_empty() {
            return f.write_str(&self.what);
        }
        write!(f, "{}: {}", place.join(", "), self.what)
    }
}
