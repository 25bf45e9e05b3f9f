//! Writing an export: the log as JSON Lines that another party can verify without us.
//!
//! ```text
//! {"vangnet-journal":1,"key":"name+hash+key"}
//! {"n":0,"leaf":"…hex…","line":{…the entry…}}
//! {"n":1,"leaf":"…hex…"}                          the entry was removed after its term
//! {"head":"…signed head over what stands above…"}
//! {"end":{"entries":2,"heads":1}}
//! ```

use crate::hash::Hash;
use crate::head::SignedHead;
use crate::note::VerifyingKey;

/// Writes an export line by line; none has a line end. An export ends whole when a head over all
/// entries comes before [`Export::end`].
#[derive(Debug)]
pub struct Export {
    entries: u64,
    heads: u64,
}

impl Export {
    /// Starts an export, and gives its first line.
    pub fn begin(key: &VerifyingKey) -> (Self, String) {
        let line = format!(r#"{{"vangnet-journal":1,"key":{}}}"#, quoted(&key.to_string()));
        (Self { entries: 0, heads: 0 }, line)
    }

    /// The next entry, from the bytes of [`crate::Line::encode`] as they were stored.
    pub fn entry(&mut self, line: &[u8]) -> Vec<u8> {
        let leaf = Hash::of_leaf(line);
        let mut bytes = format!("{}{leaf}\"", entry_start(self.entries)).into_bytes();
        bytes.extend_from_slice(ENTRY_MIDDLE);
        bytes.extend_from_slice(line);
        bytes.push(b'}');
        self.entries += 1;
        bytes
    }

    /// The next entry, of which only the hash is left.
    pub fn removed(&mut self, leaf: Hash) -> String {
        let line = format!("{}{leaf}\"}}", entry_start(self.entries));
        self.entries += 1;
        line
    }

    /// A head over exactly the entries written so far.
    pub fn head(&mut self, head: &SignedHead) -> String {
        self.heads += 1;
        head_line(head)
    }

    /// The last line.
    pub fn end(self) -> String {
        end_line(self.entries, self.heads)
    }
}

/// What stands between an entry's hash and its bytes.
pub(crate) const ENTRY_MIDDLE: &[u8] = br#","line":"#;

/// An entry's line up to the digits of its hash.
pub(crate) fn entry_start(number: u64) -> String {
    format!(r#"{{"n":{number},"leaf":""#)
}

pub(crate) fn head_line(head: &SignedHead) -> String {
    format!(r#"{{"head":{}}}"#, quoted(head.as_str()))
}

pub(crate) fn end_line(entries: u64, heads: u64) -> String {
    format!(r#"{{"end":{{"entries":{entries},"heads":{heads}}}}}"#)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text always becomes JSON")
}
