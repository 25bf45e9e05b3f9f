//! The allowed arrows: which of our crates may use which, read from `ARCHITECTURE.md`.

use std::collections::{BTreeMap, BTreeSet};

use super::workspace::room;
use super::{House, in_backticks, rows_of};

/// The one crate that tests may use besides what their own crate may.
const FOR_TESTS: &str = "testkit";

/// Every arrow between our crates that the table doesn't allow, and every crate it doesn't know.
pub fn faults(house: &House) -> Vec<String> {
    let allowed = allowed(house.tree.text("ARCHITECTURE.md"));
    if allowed.is_empty() {
        return vec!["ARCHITECTURE.md has no table that starts with the column `crate`".into()];
    }
    let ours: BTreeSet<&str> = house.workspace.ours.iter().map(|package| &*package.name).collect();
    // Tests stand on what the testkit stands on.
    let tests_may = |target: &str| allowed.get(FOR_TESTS).is_some_and(|may| may.contains(target));
    let mut faults = Vec::new();
    for package in house.workspace.ours.iter().filter(|package| package.name != "xtask") {
        let Some(may_use) = allowed.get(package.room()) else {
            faults.push(format!("`{}` isn't in the table of ARCHITECTURE.md", package.room()));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|d| ours.contains(&*d.name)) {
            let target = room(&dependency.name);
            let for_tests = dependency.dev && (target == FOR_TESTS || tests_may(target));
            if !may_use.contains(target) && !for_tests {
                faults.push(format!("`{}` reaches outward to `{target}`", package.room()));
            }
        }
    }
    faults
}

/// What each crate may use. The second column says `` `a`, `b` ``, or `anything but` / `everything
/// but` the crates that follow.
fn allowed(paper: &str) -> BTreeMap<String, BTreeSet<String>> {
    let rows = rows_of(paper, "crate");
    let owned = |cell: &String| -> BTreeSet<String> {
        in_backticks(cell).into_iter().map(str::to_owned).collect()
    };
    let every: BTreeSet<String> =
        rows.iter().filter_map(|row| row.first()).flat_map(owned).collect();
    let mut allowed = BTreeMap::new();
    for row in &rows {
        let (Some(crates), Some(cell)) = (row.first(), row.get(1)) else { continue };
        let named = owned(cell);
        let may_use: BTreeSet<String> =
            if cell.contains("but ") { every.difference(&named).cloned().collect() } else { named };
        for name in owned(crates) {
            allowed.insert(name, may_use.clone());
        }
    }
    allowed
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    const PAPER: &str = "| crate | may use (a test reads this) |\n|---|---|\n\
        | `kernel`, `tables` | `kernel` only |\n| `store` | `kernel` |\n\
        | `testkit` | anything but `cli` |\n| `cli` | everything but `testkit` |\n";

    fn faults_of(crates: &[(&str, &[&str])]) -> Vec<String> {
        let tree = Tree::of(&[("ARCHITECTURE.md", PAPER)]);
        faults(&House { tree, workspace: Workspace::of(crates) })
    }

    const KERNEL: (&str, &[&str]) = ("vangnet-kernel", &["jiff"]);

    #[test]
    fn an_arrow_in_the_table_is_allowed() {
        let tables = ("vangnet-tables", &["vangnet-kernel", "serde"] as &[&str]);
        let cli = ("vangnet", &["vangnet-kernel", "vangnet-tables"] as &[&str]);
        assert_eq!(faults_of(&[KERNEL, tables, cli]), [""; 0]);
    }

    #[test]
    fn an_arrow_that_is_not_in_the_table_is_a_fault() {
        let tables = ("vangnet-tables", &["vangnet-store"] as &[&str]);
        let store = ("vangnet-store", &["vangnet-kernel"] as &[&str]);
        assert_eq!(faults_of(&[KERNEL, tables, store]), ["`tables` reaches outward to `store`"]);
    }

    #[test]
    fn only_tests_use_the_testkit() {
        let testkit = ("vangnet-testkit", &["vangnet-kernel"] as &[&str]);
        let good = ("vangnet-store", &["dev:vangnet-testkit"] as &[&str]);
        assert_eq!(faults_of(&[testkit, good]), [""; 0]);
        let bad = ("vangnet-store", &["vangnet-testkit"] as &[&str]);
        assert_eq!(faults_of(&[testkit, bad]).len(), 1);
        let shipped = ("vangnet", &["vangnet-testkit"] as &[&str]);
        assert_eq!(faults_of(&[testkit, shipped]).len(), 1);
    }

    #[test]
    fn a_crate_that_the_paper_does_not_know_is_a_fault() {
        assert_eq!(faults_of(&[("vangnet-extra", &[])]).len(), 1);
        let tree = Tree::of(&[]);
        assert_eq!(faults(&House { tree, workspace: Workspace::of(&[KERNEL]) }).len(), 1);
    }
}
