//! Reads and checks `content/`: what the field may change, as data with source, status and dates.
//!
//! The folder is built into the program; a municipality can have its own copy read instead.
//! [`load`] gives the knowledge and the rule tables, or every fault at once; [`check`] gives an editor
//! the same faults with file and key, and looks at the calendar too.

mod fault;
mod files;
mod notes;
mod read;
mod reader;
mod words;

pub use fault::Fault;

use domain::knowledge::Knowledge;
use files::Files;
use kernel::Date;
use notes::Notes;
use serde::Serialize;
use std::path::Path;
use tables::Table;

/// Everything in `content/`, read and found whole.
#[derive(Debug, Clone)]
pub struct Content {
    /// What the field knows.
    pub knowledge: Knowledge,
    /// The rule tables of the features and of the gate, by path.
    pub tables: Vec<RuleTable>,
    files: Files,
}

/// A rule table and where it stands.
#[derive(Debug, Clone)]
pub struct RuleTable {
    /// The path under the content folder: `pathways/tables/veilig-thuis.toml`.
    pub path: String,
    /// The text as it was written, for showing and for comparing versions.
    pub text: String,
    /// The table that the text makes.
    pub table: Table,
}

/// What a check of the content found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many files were read.
    pub files: usize,
    /// How many items and codes stand in them; rule tables count as one.
    pub items: usize,
    /// Every fault, by file, in the order of the file.
    pub faults: Vec<Fault>,
}

impl Content {
    /// The text of a content file by its path under the folder: `privacy/columns.toml`.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The rule table with this id that holds on this day.
    pub fn table(&self, id: &str, on: Date) -> Option<&RuleTable> {
        self.tables.iter().find(|rules| rules.table.id() == id && rules.table.holds_on(on))
    }
}

/// Reads the content built into the program, or the folder of a municipality.
///
/// # Errors
/// Every fault at once. A folder replaces the built-in content as a whole, so a missing file is a
/// fault too.
pub fn load(dir: Option<&Path>) -> Result<Content, Vec<Fault>> {
    let (content, notes) = read_all(dir, None);
    if notes.faults.is_empty() { Ok(content) } else { Err(notes.faults) }
}

/// Looks for every fault in the content built into the program, or in a folder, as of `today`.
pub fn check(dir: Option<&Path>, today: Date) -> Report {
    let (content, notes) = read_all(dir, Some(today));
    Report {
        files: content.files.len(),
        items: notes.items + content.tables.len(),
        faults: notes.faults,
    }
}

fn read_all(dir: Option<&Path>, today: Option<Date>) -> (Content, Notes) {
    let mut notes = Notes::as_of(today);
    let files = files::read(dir, &mut notes.faults);
    let knowledge = read::knowledge(&files, &mut notes);
    let tables = rule_tables(&files, &mut notes);
    // A stable sort: within a file faults stay in the order in which they stand there.
    notes.faults.sort_by(|one, other| one.file.cmp(&other.file));
    (Content { knowledge, tables, files }, notes)
}

fn rule_tables(files: &Files, notes: &mut Notes) -> Vec<RuleTable> {
    let mut tables = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| read::is_rule_table(path)) {
        match Table::parse(text) {
            Ok(table) => {
                if !notes.give_out("rule table", &format!("{} {}", table.id(), table.version())) {
                    notes.fault(path, table.id(), "has an id and version that are already used");
                }
                tables.push(RuleTable { path: path.clone(), text: text.clone(), table });
            }
            Err(faults) => {
                for fault in faults {
                    notes.fault(path, "", fault.to_string());
                }
            }
        }
    }
    tables
}
