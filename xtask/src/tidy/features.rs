//! The features: the same folder names in the domain, the use cases, the pages and the content.

use super::{House, in_backticks, rows_of};

/// Where the folders of features stand.
const PLACES: &[&str] = &[
    "crates/domain/src",
    "crates/app/src",
    "crates/web/src/pages",
    "crates/web/src/api",
    "crates/web/templates",
    "content",
];

/// Folders there that are neither a feature nor named in the second table.
pub fn faults(house: &House) -> Vec<String> {
    let paper = house.tree.text("ARCHITECTURE.md");
    let rows = rows_of(paper, "feature");
    let features: Vec<&str> =
        rows.iter().filter_map(|row| row.first()).flat_map(|cell| in_backticks(cell)).collect();
    if features.is_empty() {
        return vec!["ARCHITECTURE.md has no table that starts with the column `feature`".into()];
    }
    let rows = rows_of(paper, "folder beside the features");
    let beside: Vec<&str> =
        rows.iter().filter_map(|row| row.first()).flat_map(|cell| in_backticks(cell)).collect();
    let mut faults = Vec::new();
    for place in PLACES {
        for name in house.tree.folders_in(place) {
            let path = format!("{place}/{name}");
            if !features.contains(&name) && !beside.contains(&path.as_str()) {
                faults.push(format!("{path} is no feature of ARCHITECTURE.md"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    #[test]
    fn a_folder_under_another_name_is_a_fault() {
        let paper = "| feature | is |\n|---|---|\n| `casework` | … |\n\n\
            | folder beside the features | is |\n|---|---|\n| `content/access` | … |\n";
        let house = |path: &str| House {
            tree: Tree::of(&[("ARCHITECTURE.md", paper), (path, "")]),
            workspace: Workspace::of(&[]),
        };
        for good in
            ["crates/app/src/casework/mod.rs", "content/access/a.toml", "crates/app/src/lib.rs"]
        {
            assert_eq!(faults(&house(good)), [""; 0], "{good}");
        }
        for bad in ["crates/app/src/cases/mod.rs", "crates/domain/src/access/mod.rs"] {
            assert_eq!(faults(&house(bad)).len(), 1, "{bad}");
        }
    }
}
