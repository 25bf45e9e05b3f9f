//! What is wrong in a content file, where, in the words of its editor.

use serde::Serialize;

/// One fault. An editor gets all of them at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The file, as a path under the content folder: `signalling/signals.toml`.
    pub file: String,
    /// The item, and what lies under it: `beh-mood-swings`; empty when the whole file is at fault.
    pub key: String,
    /// What is wrong.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.key.is_empty() {
            return write!(f, "{}: {}", self.file, self.what);
        }
        write!(f, "{}: {}: {}", self.file, self.key, self.what)
    }
}

impl std::error::Error for Fault {}
