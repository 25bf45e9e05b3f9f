//! The core is pure: no I/O, not async, no clock, no randomness of its own.

use super::House;

/// The crates that only think.
const PURE: &[&str] = &["kernel", "tables", "domain", "access", "privacy", "journal"];

/// Crates of others that do what a pure crate may not.
const NOT_HERE: &[&str] =
    &["async-trait", "axum", "futures", "getrandom", "rand", "reqwest", "sqlx", "tokio", "tracing"];

/// What code that does I/O, waits, looks at a clock or draws lots can't do without.
const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "touches files"),
    ("std::net", "touches the network"),
    ("std::env", "reads the environment"),
    ("std::process", "runs programs"),
    ("std::thread", "starts threads"),
    ("std::io", "does I/O"),
    ("SystemTime", "reads the clock"),
    ("Instant::now", "reads the clock"),
    ("Timestamp::now", "reads the clock"),
    ("Zoned::now", "reads the clock"),
    ("async fn", "is async"),
    (".await", "is async"),
    ("println!", "prints"),
    ("RandomState", "draws randomness"),
];

/// Every impure dependency and every impure line in a pure crate.
pub fn faults(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for package in house.workspace.ours.iter().filter(|package| PURE.contains(&package.room())) {
        for dependency in package.dependencies.iter().filter(|dependency| !dependency.dev) {
            if NOT_HERE.contains(&&*dependency.name) {
                faults.push(format!("`{}` is pure but uses `{}`", package.room(), dependency.name));
            }
        }
    }
    for file in house.tree.with("rs").filter(|file| in_pure_crate(&file.path)) {
        for (number, line) in file.shipped_lines() {
            for (sign, what) in IMPURE.iter().filter(|(sign, _)| line.contains(sign)) {
                faults.push(format!("{}:{number} {what} (`{sign}`)", file.path));
            }
        }
    }
    faults
}

fn in_pure_crate(path: &str) -> bool {
    let room = path.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/"));
    room.is_some_and(|(room, _)| PURE.contains(&room))
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    #[test]
    fn a_pure_crate_that_reads_a_file_or_a_clock_is_a_fault() {
        let tree = Tree::of(&[
            ("crates/domain/src/a.rs", "//! A.\nuse std::fs;\nlet now = SystemTime::now();\n"),
            ("crates/domain/src/b.rs", "// std::fs\n#[cfg(test)]\nmod tests { use std::fs; }\n"),
            ("crates/store/src/lib.rs", "use std::fs;\n"),
        ]);
        let said = faults(&House { tree, workspace: Workspace::of(&[]) });
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said.iter().all(|fault| fault.starts_with("crates/domain/src/a.rs")));
    }

    #[test]
    fn a_pure_crate_that_depends_on_a_runtime_is_a_fault() {
        let crates: &[(&str, &[&str])] = &[
            ("vangnet-domain", &["tokio"]),
            ("vangnet-access", &["dev:tokio"]),
            ("vangnet-app", &["tokio"]),
        ];
        let house = House { tree: Tree::of(&[]), workspace: Workspace::of(crates) };
        assert_eq!(faults(&house), ["`domain` is pure but uses `tokio`"]);
    }
}
