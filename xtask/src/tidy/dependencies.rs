//! The crates of others: each has a line that says why, and some stay out.

use super::{House, in_backticks, rows_of};

/// Crates whose build takes a C library of another world.
const OUT: &[(&str, &str)] = &[
    ("aws-lc-sys", "a very long C build; rustls runs on ring"),
    ("openssl-sys", "a C library of the host; rustls runs on ring"),
    ("native-tls", "it means OpenSSL; rustls runs on ring"),
];

const PAPER: &str = "docs/dependencies.md";

/// Crates of others in the root `Cargo.toml` without a line in the paper, and lines without a crate.
pub fn accounted(house: &House) -> Vec<String> {
    let asked = match asked_for(house.tree.text("Cargo.toml")) {
        Ok(asked) => asked,
        Err(why) => return vec![why],
    };
    let rows = rows_of(house.tree.text(PAPER), "crate");
    let written: Vec<&str> =
        rows.iter().filter_map(|row| row.first()).flat_map(|cell| in_backticks(cell)).collect();
    let mut faults: Vec<String> = asked
        .iter()
        .filter(|name| !written.contains(&name.as_str()))
        .map(|name| format!("`{name}` has no line in {PAPER}"))
        .collect();
    faults.extend(
        written
            .iter()
            .filter(|name| !asked.iter().any(|asked| asked == *name))
            .map(|name| format!("{PAPER} tells of `{name}`, which Cargo.toml doesn't ask for")),
    );
    faults
}

/// Crates in the root `Cargo.toml` that none of our crates uses.
pub fn unused(house: &House) -> Vec<String> {
    let used = |name: &String| {
        house.workspace.ours.iter().any(|ours| ours.dependencies.iter().any(|d| d.name == *name))
    };
    let asked = asked_for(house.tree.text("Cargo.toml")).unwrap_or_default();
    let idle = asked.iter().filter(|name| !used(name));
    idle.map(|name| format!("no crate of ours uses `{name}`")).collect()
}

/// Crates that may not even be in the lock file.
pub fn kept_out(house: &House) -> Vec<String> {
    let lock = house.tree.text("Cargo.lock");
    OUT.iter()
        .filter(|(name, _)| lock.contains(&format!("name = \"{name}\"\n")))
        .map(|(name, why)| format!("`{name}` came in: {why}"))
        .collect()
}

/// The names under `[workspace.dependencies]` that come from outside.
fn asked_for(manifest: &str) -> Result<Vec<String>, String> {
    let manifest: toml::Table =
        manifest.parse().map_err(|why| format!("Cargo.toml can't be read: {why}"))?;
    let table = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"))
        .and_then(toml::Value::as_table)
        .ok_or("Cargo.toml has no [workspace.dependencies]")?;
    let outside = table.iter().filter(|(_, value)| value.get("path").is_none());
    Ok(outside.map(|(name, _)| name.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    const MANIFEST: &str = "[workspace.dependencies]\n\
        kernel = { path = \"crates/kernel\" }\njiff = \"0.2\"\nsqlx = { version = \"0.9\" }\n";

    fn house(paper: &str) -> House {
        let tree = Tree::of(&[("Cargo.toml", MANIFEST), (PAPER, paper)]);
        House { tree, workspace: Workspace::of(&[("vangnet-store", &["sqlx"])]) }
    }

    #[test]
    fn a_dependency_without_a_reason_is_a_fault() {
        let both = "| crate | why |\n|---|---|\n| `jiff` | calendar |\n| `sqlx` | SQL |\n";
        assert_eq!(accounted(&house(both)), [""; 0]);
        let one = "| crate | why |\n|---|---|\n| `jiff` | calendar |\n";
        assert_eq!(accounted(&house(one)), ["`sqlx` has no line in docs/dependencies.md"]);
    }

    #[test]
    fn a_reason_without_a_dependency_is_a_fault() {
        let more = "| crate | why |\n|---|---|\n| `jiff`, `sqlx`, `gone` | … |\n";
        assert_eq!(accounted(&house(more)).len(), 1);
    }

    #[test]
    fn a_crate_that_nobody_uses_is_noted() {
        assert_eq!(unused(&house("")), ["no crate of ours uses `jiff`"]);
    }

    #[test]
    fn a_foreign_c_library_is_a_fault() {
        let with = |lock: &str| House {
            tree: Tree::of(&[("Cargo.lock", lock)]),
            workspace: Workspace::of(&[]),
        };
        assert!(kept_out(&with("name = \"openssl-sys-extras\"\n")).is_empty());
        assert_eq!(kept_out(&with("name = \"openssl-sys\"\n")).len(), 1);
    }
}
