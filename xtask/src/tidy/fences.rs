//! The fences: which of our crates may name a crate of others, read from `ARCHITECTURE.md`.

use super::{House, in_backticks, rows_of};

/// Every use of a fenced crate outside the rooms that its row names.
pub fn faults(house: &House) -> Vec<String> {
    let rows = rows_of(house.tree.text("ARCHITECTURE.md"), "outside crate");
    if rows.is_empty() {
        return vec!["ARCHITECTURE.md has no table that starts with `outside crate`".into()];
    }
    let mut faults = Vec::new();
    for row in &rows {
        let (Some(fenced), Some(rooms)) = (row.first(), row.get(1)) else { continue };
        let rooms = in_backticks(rooms);
        for name in in_backticks(fenced) {
            let users =
                house.workspace.ours.iter().filter(|package| {
                    package.dependencies.iter().any(|d| d.name == name && !d.dev)
                });
            for user in users.filter(|user| !rooms.contains(&user.room())) {
                faults.push(format!(
                    "`{}` uses `{name}`; only {} may",
                    user.room(),
                    rooms.join(", ")
                ));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    const PAPER: &str = "| outside crate | only in |\n|---|---|\n| `sqlx` | `store` |\n";

    #[test]
    fn a_fenced_crate_is_used_in_its_room_only() {
        let tree = || Tree::of(&[("ARCHITECTURE.md", PAPER)]);
        let good = Workspace::of(&[("vangnet-store", &["sqlx"]), ("vangnet-web", &["dev:sqlx"])]);
        assert_eq!(faults(&House { tree: tree(), workspace: good }), [""; 0]);
        let bad = Workspace::of(&[("vangnet-web", &["sqlx", "axum"])]);
        let said = faults(&House { tree: tree(), workspace: bad });
        assert_eq!(said, ["`web` uses `sqlx`; only store may"]);
    }

    #[test]
    fn a_paper_without_fences_is_a_fault() {
        let house = House { tree: Tree::of(&[]), workspace: Workspace::of(&[]) };
        assert_eq!(faults(&house).len(), 1);
    }
}
