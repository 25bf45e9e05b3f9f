//! The tidy rules: what the house promises about itself, checked by reading it.
//!
//! Each rule reads a [`House`] and names its faults, one line each; no fault is no text. What a rule
//! allows stands in a paper (a table in `ARCHITECTURE.md`, `docs/dependencies.md` or `GLOSSARY.md`),
//! so that the paper and the check can't part.

mod adr;
mod arrows;
mod dependencies;
mod features;
mod fences;
mod files;
mod glossary;
mod licences;
mod links;
mod papers;
mod promises;
mod purity;
mod ticks;
mod tree;
mod workspace;

use std::path::Path;

pub use tree::Tree;
pub use workspace::Workspace;

/// Everything the rules may know.
pub struct House {
    /// Every text file that belongs to the project.
    pub tree: Tree,
    /// What cargo says about the crates.
    pub workspace: Workspace,
}

impl House {
    /// Reads the project that stands in `root`.
    ///
    /// # Errors
    /// When a file can't be read or `cargo metadata` fails; the text says which.
    pub fn read(root: &Path) -> Result<Self, String> {
        Ok(Self { tree: Tree::read(root)?, workspace: Workspace::read(root)? })
    }
}

/// A rule of the house.
pub struct Rule {
    /// The rule as a sentence.
    pub name: &'static str,
    /// The places where it doesn't hold.
    pub faults: fn(&House) -> Vec<String>,
}

/// All rules.
pub const RULES: &[Rule] = &[
    Rule { name: "dependencies point inward", faults: arrows::faults },
    Rule { name: "an outside crate stays in its room", faults: fences::faults },
    Rule { name: "the pure crates do no I/O", faults: purity::faults },
    Rule { name: "every file opens with a sentence", faults: files::opening },
    Rule { name: "every file fits on a desk", faults: files::size },
    Rule { name: "every crate obeys the same lints", faults: files::lints },
    Rule { name: "nothing is left unfinished", faults: files::unfinished },
    Rule { name: "no file knows the machine it was written on", faults: files::machine_paths },
    Rule { name: "every dependency is accounted for", faults: dependencies::accounted },
    Rule { name: "what we keep out is out", faults: dependencies::kept_out },
    Rule { name: "every licence is one we accept", faults: licences::faults },
    Rule { name: "the domain speaks the glossary", faults: glossary::faults },
    Rule { name: "every feature has its one name", faults: features::faults },
    Rule { name: "decisions are numbered and complete", faults: adr::faults },
    Rule { name: "every promise has its tests", faults: promises::faults },
    Rule { name: "nothing is added up from ticked signals", faults: ticks::faults },
    Rule { name: "links lead somewhere", faults: links::faults },
    Rule { name: "publiccode.yml is complete", faults: papers::publiccode },
    Rule { name: "the changelog knows this version", faults: papers::changelog },
];

/// What a reader may want to mend, without failing.
pub fn notes(house: &House) -> Vec<String> {
    [files::long(house), dependencies::unused(house)].concat()
}

/// The tables of a Markdown text: rows of cells, without the ruler; the first row is the header.
fn markdown_tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let row = line.strip_prefix('|').map(|row| row.strip_suffix('|').unwrap_or(row));
        let Some(row) = row else {
            open = false;
            continue;
        };
        if !open {
            tables.push(Vec::new());
            open = true;
        }
        let cells: Vec<String> = row.split('|').map(|cell| cell.trim().to_owned()).collect();
        let ruler = cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':')));
        if let (false, Some(table)) = (ruler, tables.last_mut()) {
            table.push(cells);
        }
    }
    tables
}

/// The rows below the header of every table whose first column is headed `name`.
fn rows_of(text: &str, name: &str) -> Vec<Vec<String>> {
    let headed = |table: &Vec<Vec<String>>| {
        table.first().and_then(|header| header.first()).is_some_and(|cell| cell == name)
    };
    let tables = markdown_tables(text).into_iter().filter(headed);
    tables.flat_map(|rows| rows.into_iter().skip(1)).collect()
}

/// What stands between backticks.
fn in_backticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The text below the heading `title`, up to the next heading of any level.
fn section<'a>(text: &'a str, title: &str) -> &'a str {
    let heading = format!("# {title}\n");
    let Some(start) = text.find(&heading) else { return "" };
    let rest = text.get(start + heading.len()..).unwrap_or_default();
    rest.find("\n#").map_or(rest, |end| rest.get(..end).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let house = House::read(root).unwrap();
        let faults: Vec<String> = RULES
            .iter()
            .flat_map(|rule| {
                (rule.faults)(&house).into_iter().map(|fault| format!("{}: {fault}", rule.name))
            })
            .collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn a_table_is_read_by_the_name_of_its_first_column() {
        let text = "| a | b |\n|---|:-:|\n| `x`, `y` | 1 |\n\n| c |\n|---|\n| z |\n";
        assert_eq!(rows_of(text, "a"), [["`x`, `y`", "1"]]);
        assert_eq!(rows_of(text, "c"), [["z"]]);
        assert!(rows_of(text, "d").is_empty());
        assert_eq!(in_backticks("`x`, `y`"), ["x", "y"]);
    }

    #[test]
    fn a_section_ends_at_the_next_heading() {
        assert_eq!(section("# A\none\n## B\ntwo\n", "A"), "one");
        assert_eq!(section("# A\none\n## B\ntwo\n", "B"), "two\n");
        assert_eq!(section("# A\n", "C"), "");
    }
}
