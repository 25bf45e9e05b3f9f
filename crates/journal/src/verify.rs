//! Verifying an export, offline and line by line: it is whole, or here is the first place where it
//! isn't.

use serde::Deserialize;

use crate::export::{ENTRY_MIDDLE, Export, end_line, entry_start, head_line};
use crate::frontier::Frontier;
use crate::hash::Hash;
use crate::head::{Head, HeadFault, SignedHead};
use crate::note::VerifyingKey;

/// What is wrong at a place in an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The first line isn't that of an export of this log.
    #[error("the export doesn't begin as one of this log does")]
    Beginning,
    /// A line is of no kind that an export has.
    #[error("this line isn't one of an export")]
    Unreadable,
    /// An entry is missing, repeated or moved.
    #[error("entry {expected} should stand here")]
    Order {
        /// The number of the entry that should stand here.
        expected: u64,
    },
    /// The entry isn't the one that was hashed.
    #[error("the entry was changed")]
    Changed,
    /// A head isn't the log's.
    #[error(transparent)]
    Head(#[from] HeadFault),
    /// A head is of another size than the entries above it.
    #[error("this head is over {size} entries, and doesn't belong here")]
    Misplaced {
        /// The size the head has.
        size: u64,
    },
    /// The entries aren't those that were signed.
    #[error("the entries up to {size} aren't the ones that were signed")]
    Root {
        /// The size of the head that they don't match.
        size: u64,
    },
    /// The last line counts other than there are.
    #[error("the last line counts other entries or heads than there are")]
    Count,
    /// Entries at the end are under no head.
    #[error("the last entries aren't signed")]
    Unsigned,
    /// The export stops before its last line.
    #[error("the export was cut off")]
    CutOff,
    /// There is more after the last line.
    #[error("there is more after the end")]
    AfterEnd,
    /// A head known from elsewhere is over more entries than there are.
    #[error("a head known from elsewhere is over {size} entries; they aren't all here")]
    Shorter {
        /// The size of that head.
        size: u64,
    },
}

/// A place where an export isn't whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// The line of the export, counted from 1.
    pub line: u64,
    /// How many entries are proven by a head above this place: the damage lies after these.
    pub proven: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// The outcome of verifying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries seen, removed ones included; up to the first fault.
    pub entries: u64,
    /// Entries of which only the hash is left.
    pub removed: u64,
    /// Heads seen.
    pub heads: u64,
    /// The first place where it isn't whole.
    pub first_bad: Option<Bad>,
}

impl Report {
    /// Whether the export is whole.
    pub fn is_ok(&self) -> bool {
        self.first_bad.is_none()
    }
}

/// Verifies an export in constant memory. `known` are heads of this log from elsewhere (a witness,
/// an earlier export), opened with the same key: the export must contain what they signed.
pub fn verify<L: AsRef<[u8]>>(
    lines: impl IntoIterator<Item = L>,
    key: &VerifyingKey,
    known: &[Head],
) -> Report {
    let mut verifier = Verifier::new(key.clone(), known.to_vec());
    for line in lines {
        if !verifier.push(line.as_ref()) {
            break;
        }
    }
    verifier.finish()
}

/// Verifies an export of which the lines come in one by one.
#[derive(Debug)]
pub struct Verifier {
    key: VerifyingKey,
    known: Vec<Head>,
    tree: Frontier,
    line: u64,
    removed: u64,
    heads: u64,
    signed: Option<u64>,
    ended: bool,
    first_bad: Option<Bad>,
}

impl Verifier {
    /// Starts verifying; see [`verify`].
    pub fn new(key: VerifyingKey, known: Vec<Head>) -> Self {
        Self {
            key,
            known,
            tree: Frontier::new(),
            line: 0,
            removed: 0,
            heads: 0,
            signed: None,
            ended: false,
            first_bad: None,
        }
    }

    /// Takes the next line, without its line end. False when the export isn't whole: what follows
    /// isn't looked at any more.
    pub fn push(&mut self, line: &[u8]) -> bool {
        if self.first_bad.is_none() {
            self.line += 1;
            if let Err(fault) = self.check(line) {
                self.note(fault);
            }
        }
        self.first_bad.is_none()
    }

    /// The outcome, after the last line.
    pub fn finish(mut self) -> Report {
        if self.first_bad.is_none() {
            self.line += 1;
            if let Err(fault) = self.check_end() {
                self.note(fault);
            }
        }
        Report {
            entries: self.tree.size(),
            removed: self.removed,
            heads: self.heads,
            first_bad: self.first_bad,
        }
    }

    fn note(&mut self, fault: Fault) {
        self.first_bad = Some(Bad { line: self.line, proven: self.signed.unwrap_or(0), fault });
    }

    fn check(&mut self, line: &[u8]) -> Result<(), Fault> {
        if self.ended {
            Err(Fault::AfterEnd)
        } else if self.line == 1 {
            let (_, beginning) = Export::begin(&self.key);
            if line == beginning.as_bytes() { Ok(()) } else { Err(Fault::Beginning) }
        } else if line.starts_with(br#"{"n":"#) {
            self.check_entry(line)
        } else if line.starts_with(br#"{"head":"#) {
            self.check_head(line)
        } else if line.starts_with(br#"{"end":"#) {
            self.check_last(line)
        } else {
            Err(Fault::Unreadable)
        }
    }

    fn check_entry(&mut self, line: &[u8]) -> Result<(), Fault> {
        let expected = self.tree.size();
        let (leaf, entry) = split_entry(line, expected)?;
        match entry {
            Some(entry) if Hash::of_leaf(entry) != leaf => return Err(Fault::Changed),
            Some(_) => {}
            None => self.removed += 1,
        }
        self.tree.append(leaf);
        self.compare_with_known()
    }

    fn check_head(&mut self, line: &[u8]) -> Result<(), Fault> {
        #[derive(Deserialize)]
        struct HeadLine {
            head: String,
        }
        let read: HeadLine = serde_json::from_slice(line).map_err(|_| Fault::Unreadable)?;
        let signed = SignedHead::from_text(read.head);
        if head_line(&signed).as_bytes() != line {
            return Err(Fault::Unreadable);
        }
        let head = signed.open(&self.key)?;
        if head.size != self.tree.size() || self.signed == Some(head.size) {
            return Err(Fault::Misplaced { size: head.size });
        }
        if head.root != self.tree.root() {
            return Err(Fault::Root { size: head.size });
        }
        self.signed = Some(head.size);
        self.heads += 1;
        Ok(())
    }

    fn check_last(&mut self, line: &[u8]) -> Result<(), Fault> {
        self.ended = true;
        if line != end_line(self.tree.size(), self.heads).as_bytes() {
            Err(Fault::Count)
        } else if self.signed != Some(self.tree.size()) {
            Err(Fault::Unsigned)
        } else {
            Ok(())
        }
    }

    fn check_end(&self) -> Result<(), Fault> {
        if !self.ended {
            return Err(Fault::CutOff);
        }
        let longest = self.known.iter().map(|head| head.size).max().unwrap_or(0);
        if longest > self.tree.size() { Err(Fault::Shorter { size: longest }) } else { Ok(()) }
    }

    fn compare_with_known(&self) -> Result<(), Fault> {
        let size = self.tree.size();
        let mut here = self.known.iter().filter(|head| head.size == size).peekable();
        if here.peek().is_none() {
            return Ok(());
        }
        let root = self.tree.root();
        if here.all(|head| head.root == root) { Ok(()) } else { Err(Fault::Root { size }) }
    }
}

/// The hash and, if it is there, the bytes of entry `expected`.
fn split_entry(line: &[u8], expected: u64) -> Result<(Hash, Option<&[u8]>), Fault> {
    let other = Fault::Order { expected };
    let rest = line.strip_prefix(entry_start(expected).as_bytes()).ok_or(other)?;
    let (leaf, rest) = rest.split_at_checked(64).ok_or(Fault::Unreadable)?;
    let leaf = std::str::from_utf8(leaf).ok().and_then(|hex| hex.parse().ok());
    let leaf: Hash = leaf.ok_or(Fault::Unreadable)?;
    let rest = rest.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"}"));
    let rest = rest.ok_or(Fault::Unreadable)?;
    if rest.is_empty() {
        return Ok((leaf, None));
    }
    rest.strip_prefix(ENTRY_MIDDLE).map(|entry| (leaf, Some(entry))).ok_or(Fault::Unreadable)
}

#[cfg(test)]
mod tests;
