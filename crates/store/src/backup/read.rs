//! Reading a backup: decrypting, counting, and checking that it is whole, its journals included.

use super::lines::{Line, fault, row_in};
use super::{BackupError, BackupSummary, PIECE};
use crate::db::Arg;
use crate::heads::signing_key;
use crate::keys::KeyCabinet;
use crate::migrate::known_version;
use crate::schema::{TABLES, Table};
use journal::{Frontier, Hash, SignedHead};
use kernel::{Moment, OrganisationId};
use std::collections::BTreeMap;
use std::io::Read;
use vault::{BackupReader, Ring};

/// Opens a backup and reads it to its end: every line, every count, every entry of every journal
/// and every signed head.
///
/// # Errors
/// [`BackupError`] says where it isn't whole.
pub fn verify_backup(
    ring: &Ring,
    input: &mut (dyn Read + Send),
) -> Result<BackupSummary, BackupError> {
    let mut lines = Opened::begin(ring, input);
    let mut check = Check::new(ring);
    while let Some(line) = lines.next()? {
        check.take(&line)?;
    }
    check.finish()
}

/// The lines inside an encrypted backup.
pub(super) struct Opened<'a> {
    reader: Option<BackupReader>,
    input: &'a mut (dyn Read + Send),
    text: Vec<u8>,
    read: usize,
}

impl<'a> Opened<'a> {
    pub(super) fn begin(ring: &Ring, input: &'a mut (dyn Read + Send)) -> Self {
        let reader = Some(BackupReader::new(ring.backups()));
        Self { reader, input, text: Vec::new(), read: 0 }
    }

    /// The next line, without its line end.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        loop {
            let rest = self.text.get(self.read..).unwrap_or_default();
            if let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                let line = rest.get(..end).unwrap_or_default().to_vec();
                self.read += end + 1;
                return Ok(Some(line));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    fn more(&mut self) -> Result<bool, BackupError> {
        self.text.drain(..self.read);
        self.read = 0;
        let Some(reader) = &mut self.reader else { return Ok(false) };
        let mut piece = vec![0; PIECE];
        let count = self.input.read(&mut piece)?;
        if count > 0 {
            reader.push(piece.get(..count).unwrap_or_default(), &mut self.text)?;
        } else if let Some(reader) = self.reader.take() {
            reader.finish(&mut self.text)?;
        }
        Ok(true)
    }
}

/// What is checked of a backup while it is read.
pub(super) struct Check {
    line: u64,
    beginning: Option<(i64, Moment)>,
    tables: std::slice::Iter<'static, Table>,
    current: Option<&'static Table>,
    rows: BTreeMap<&'static str, u64>,
    journals: Journals,
    ended: bool,
}

/// A row that was checked, with its table.
pub(super) type CheckedRow = (&'static Table, Vec<Arg>);

impl Check {
    pub(super) fn new(ring: &Ring) -> Self {
        Self {
            line: 0,
            beginning: None,
            tables: TABLES.iter(),
            current: None,
            rows: BTreeMap::new(),
            journals: Journals::new(ring),
            ended: false,
        }
    }

    /// Takes the next line; the row, when it is one.
    pub(super) fn take(&mut self, line: &[u8]) -> Result<Option<CheckedRow>, BackupError> {
        self.line += 1;
        let at = self.line;
        let line = Line::read(line).ok_or_else(|| fault(at, "not a line of a backup"))?;
        match line {
            Line::Beginning { schema, at: made } if at == 1 => {
                let known = known_version();
                if schema > known {
                    return Err(BackupError::Newer { found: schema, known });
                }
                self.beginning = Some((schema, made));
                Ok(None)
            }
            _ if self.beginning.is_none() || self.ended => Err(fault(at, "out of place")),
            Line::Beginning { .. } => Err(fault(at, "a second beginning")),
            Line::Table { name, columns } => self.table(&name, &columns).map(|()| None),
            Line::Row(values) => {
                let table = self.current.ok_or_else(|| fault(at, "a row without a table"))?;
                let row = row_in(table, &values).ok_or_else(|| fault(at, "not a row"))?;
                *self.rows.entry(table.name).or_default() += 1;
                self.journals.take(table.name, &row, at)?;
                Ok(Some((table, row)))
            }
            Line::End { rows } => {
                self.ended = true;
                let all: u64 = self.rows.values().sum();
                if rows == all && self.tables.as_slice().is_empty() {
                    Ok(None)
                } else {
                    Err(fault(at, "the last line counts other rows than there are"))
                }
            }
        }
    }

    fn table(&mut self, name: &str, columns: &[String]) -> Result<(), BackupError> {
        let table = self.tables.next().ok_or_else(|| fault(self.line, "one table too many"))?;
        let expected = table.columns.iter().map(|(column, _)| *column);
        if table.name != name || !expected.eq(columns.iter().map(String::as_str)) {
            return Err(fault(self.line, "another table than belongs here"));
        }
        self.rows.insert(table.name, 0);
        self.current = Some(table);
        Ok(())
    }

    /// The counts, when all of it was there.
    pub(super) fn finish(self) -> Result<BackupSummary, BackupError> {
        self.journals.finish()?;
        match self.beginning {
            Some((schema, at)) if self.ended => Ok(BackupSummary { at, schema, rows: self.rows }),
            _ => Err(fault(self.line, "it stops before its end")),
        }
    }
}

/// The journals inside: what their trees and heads say, and what their entries come to.
struct Journals {
    keys: KeyCabinet,
    wrapped: BTreeMap<OrganisationId, Vec<u8>>,
    trees: BTreeMap<OrganisationId, Vec<u8>>,
    heads: BTreeMap<(OrganisationId, u64), String>,
    grown: BTreeMap<OrganisationId, Frontier>,
}

impl Journals {
    fn new(ring: &Ring) -> Self {
        Self {
            keys: KeyCabinet::new(ring.clone()),
            wrapped: BTreeMap::new(),
            trees: BTreeMap::new(),
            heads: BTreeMap::new(),
            grown: BTreeMap::new(),
        }
    }

    fn take(&mut self, table: &str, row: &[Arg], line: u64) -> Result<(), BackupError> {
        let wrong = || fault(line, "not a row of a journal");
        match table {
            "organisation" => {
                let org = organisation(row).ok_or_else(wrong)?;
                self.wrapped.insert(org, bytes(row, 4).ok_or_else(wrong)?.to_vec());
            }
            "journal_tree" => {
                let org = organisation(row).ok_or_else(wrong)?;
                self.trees.insert(org, bytes(row, 2).ok_or_else(wrong)?.to_vec());
            }
            "journal_head" => {
                let size = number(row, 1).ok_or_else(wrong)?;
                let Some(Arg::OptText(Some(signed))) = row.get(2) else { return Err(wrong()) };
                self.heads.insert((organisation(row).ok_or_else(wrong)?, size), signed.clone());
            }
            "journal_line" => {
                let org = organisation(row).ok_or_else(wrong)?;
                let n = number(row, 1).ok_or_else(wrong)?;
                self.grow(org, n, bytes(row, 2).ok_or_else(wrong)?)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn grow(&mut self, org: OrganisationId, n: u64, entry: &[u8]) -> Result<(), BackupError> {
        let tree = self.grown.entry(org).or_default();
        let broken = BackupError::Journal { organisation: org, entry: tree.size() };
        if n != tree.size() {
            return Err(broken);
        }
        tree.append(Hash::of_leaf(entry));
        let (size, root) = (tree.size(), tree.root());
        let Some(signed) = self.heads.remove(&(org, size)) else { return Ok(()) };
        let wrapped = self.wrapped.get(&org).cloned().unwrap_or_default();
        let keys = self.keys.open(org, wrapped)?;
        let key = signing_key(org, &keys)?.verifying_key();
        match SignedHead::from_text(signed).open(&key) {
            Ok(head) if head.size == size && head.root == root => Ok(()),
            _ => Err(broken),
        }
    }

    /// Every tree came to what was written of it, and every head had its entries.
    fn finish(mut self) -> Result<(), BackupError> {
        for (org, tree) in std::mem::take(&mut self.trees) {
            let grown = self.grown.remove(&org).unwrap_or_default();
            if grown.to_bytes() != tree {
                return Err(BackupError::Journal { organisation: org, entry: grown.size() });
            }
        }
        let without_tree = self.grown.keys().next().map(|org| (*org, 0));
        match without_tree.or_else(|| self.heads.keys().next().copied()) {
            Some((organisation, entry)) => Err(BackupError::Journal { organisation, entry }),
            None => Ok(()),
        }
    }
}

fn organisation(row: &[Arg]) -> Option<OrganisationId> {
    bytes(row, 0)?.try_into().ok().map(OrganisationId::from_bytes)
}

fn bytes(row: &[Arg], column: usize) -> Option<&[u8]> {
    match row.get(column) {
        Some(Arg::OptBytes(Some(bytes))) => Some(bytes),
        _ => None,
    }
}

fn number(row: &[Arg], column: usize) -> Option<u64> {
    match row.get(column) {
        Some(Arg::OptInt(Some(number))) => u64::try_from(*number).ok(),
        _ => None,
    }
}
