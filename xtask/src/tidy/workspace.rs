//! What cargo says about our crates and those of others.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// One crate that another asks for.
pub struct Dependency {
    /// The name of the package.
    pub name: String,
    /// Whether only tests and benches use it.
    pub dev: bool,
}

/// One crate of ours or of others.
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it says about its licence: an SPDX expression, mostly.
    pub licence: Option<String>,
    /// What it asks for.
    pub dependencies: Vec<Dependency>,
}

impl Package {
    /// The name of its room: the folder under `crates/`.
    pub fn room(&self) -> &str {
        room(&self.name)
    }
}

/// The room of a package: `vangnet-store` stands in `store`, the binary `vangnet` in `cli`.
pub fn room(package: &str) -> &str {
    if package == "vangnet" { "cli" } else { package.strip_prefix("vangnet-").unwrap_or(package) }
}

/// Our crates, and everything they build on here.
pub struct Workspace {
    /// Our own crates.
    pub ours: Vec<Package>,
    /// The crates of others, those that they use included.
    pub others: Vec<Package>,
}

impl Workspace {
    /// Asks cargo, for the machine we run on.
    pub fn read(root: &Path) -> Result<Self, String> {
        let host = output(Command::new("rustc").arg("-vV"))?;
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        let words = ["metadata", "--format-version", "1", "--filter-platform", host];
        let json = output(Command::new("cargo").args(words).current_dir(root))?;
        let value = serde_json::from_str(&json).map_err(|why| format!("cargo metadata: {why}"))?;
        Ok(Self::from_metadata(&value))
    }

    fn from_metadata(value: &Value) -> Self {
        let members: Vec<&str> =
            list(value, "workspace_members").iter().filter_map(Value::as_str).collect();
        let mut workspace = Self { ours: Vec::new(), others: Vec::new() };
        for package in list(value, "packages") {
            let read = Package {
                name: text(package, "name"),
                version: text(package, "version"),
                licence: package.get("license").and_then(Value::as_str).map(str::to_owned),
                dependencies: list(package, "dependencies")
                    .iter()
                    .map(|dependency| Dependency {
                        name: text(dependency, "name"),
                        dev: dependency.get("kind").and_then(Value::as_str) == Some("dev"),
                    })
                    .collect(),
            };
            if members.contains(&text(package, "id").as_str()) {
                workspace.ours.push(read);
            } else {
                workspace.others.push(read);
            }
        }
        workspace
    }

    /// A workspace of `(crate, what it uses)`, to try a rule on; `dev:` marks what only tests use.
    #[cfg(test)]
    pub fn of(ours: &[(&str, &[&str])]) -> Self {
        let dependency = |name: &&str| Dependency {
            name: name.trim_start_matches("dev:").to_owned(),
            dev: name.starts_with("dev:"),
        };
        let package = |(name, uses): &(&str, &[&str])| Package {
            name: (*name).to_owned(),
            version: "0.1.0".to_owned(),
            licence: Some("EUPL-1.2".to_owned()),
            dependencies: uses.iter().map(dependency).collect(),
        };
        Self { ours: ours.iter().map(package).collect(), others: Vec::new() }
    }
}

fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|why| format!("{name}: {why}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    String::from_utf8(output.stdout).map_err(|why| format!("{name}: {why}"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
