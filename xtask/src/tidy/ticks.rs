//! Ticked signals: no number may follow from them, so only the files of a paper may take them out of
//! their type.

use std::collections::BTreeSet;

use super::{House, in_backticks, rows_of};

const PAPER: &str = "docs/ticked-signals.md";

/// Where the type itself stands.
const HOME: &str = "crates/domain/src/statements/ticked.rs";

/// The ways out of the type.
const WAYS_OUT: &[&str] = &["spell_out(", "was_ticked(", "::spell_out", "::was_ticked"];

/// Files that take ticked signals out of their type without a row in the paper, and rows without use.
pub fn faults(house: &House) -> Vec<String> {
    let rows = rows_of(house.tree.text(PAPER), "file");
    if rows.is_empty() {
        return vec![format!("{PAPER} has no table that starts with `file`")];
    }
    let allowed: BTreeSet<&str> =
        rows.iter().filter_map(|row| row.first()).flat_map(|cell| in_backticks(cell)).collect();
    let takes_out = |line: &str| WAYS_OUT.iter().any(|way| line.contains(way));
    let users: BTreeSet<&str> = house
        .tree
        .with("rs")
        .filter(|file| file.path.contains("/src/") && file.path != HOME)
        .filter(|file| !file.path.starts_with("xtask/"))
        .filter(|file| file.shipped_lines().any(|(_, line)| takes_out(line)))
        .map(|file| file.path.as_str())
        .collect();
    let unlisted = users.difference(&allowed);
    let unlisted =
        unlisted.map(|file| format!("{file} takes ticked signals out; {PAPER} doesn't say so"));
    let idle = allowed.difference(&users);
    unlisted.chain(idle.map(|file| format!("{PAPER} lists {file}, which takes none out"))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    const TABLE: &str =
        "| file | takes them out to |\n|---|---|\n| `crates/web/src/a.rs` | show |\n";

    fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
        faults(&House { tree: Tree::of(files), workspace: Workspace::of(&[]) })
    }

    #[test]
    fn who_takes_ticked_signals_out_stands_in_the_paper() {
        let shows = ("crates/web/src/a.rs", "//! A.\nlet x = ticked.spell_out(name);\n");
        let tests = ("crates/web/tests/t.rs", "//! T.\nlet x = ticked.spell_out(name);\n");
        assert_eq!(faults_of(&[(PAPER, TABLE), shows, tests]), [""; 0]);
        let counts = (
            "crates/app/src/b.rs",
            "//! B.\nlet n = list.filter(|id| ticked.was_ticked(id)).count();\n",
        );
        let by_name = ("crates/app/src/c.rs", "//! C.\nlet f = Ticked::spell_out;\n");
        assert_eq!(faults_of(&[(PAPER, TABLE), shows, counts, by_name]).len(), 2);
    }

    #[test]
    fn a_row_without_use_and_a_missing_paper_are_faults() {
        assert_eq!(faults_of(&[(PAPER, TABLE)]).len(), 1);
        assert_eq!(faults_of(&[]).len(), 1);
    }
}
