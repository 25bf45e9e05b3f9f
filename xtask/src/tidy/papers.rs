//! The papers that a public body looks for: `publiccode.yml` and the changelog.

use super::House;

/// Keys that `publiccode.yml` 0.5 wants, as paths, and what their value must be when it is fixed.
const WANTED: &[(&str, &str)] = &[
    ("publiccodeYmlVersion", "0.5.0"),
    ("name", "Vangnet"),
    ("url", ""),
    ("softwareVersion", ""),
    ("softwareType", "standalone/web"),
    ("developmentStatus", ""),
    ("platforms", ""),
    ("description.nl.shortDescription", ""),
    ("description.nl.longDescription", ""),
    ("description.nl.features", ""),
    ("description.en.shortDescription", ""),
    ("description.en.longDescription", ""),
    ("description.en.features", ""),
    ("legal.license", "EUPL-1.2"),
    ("localisation.localisationReady", "true"),
    ("localisation.availableLanguages", ""),
    ("maintenance.type", ""),
    ("maintenance.contacts", ""),
];

/// Keys that are missing or say something else than they must.
pub fn publiccode(house: &House) -> Vec<String> {
    let keys = keys(house.tree.text("publiccode.yml"));
    let value = |wanted: &str| keys.iter().find(|(key, _)| key == wanted).map(|(_, value)| value);
    let mut faults = Vec::new();
    for (key, fixed) in WANTED {
        match value(key) {
            None => faults.push(format!("`{key}` is missing")),
            Some(value) if !fixed.is_empty() && value != fixed => {
                faults.push(format!("`{key}` says {value}, not {fixed}"));
            }
            Some(_) => {}
        }
    }
    let version = version(house);
    if value("softwareVersion").is_some_and(|value| *value != version) {
        faults.push(format!("`softwareVersion` isn't {version}"));
    }
    faults
}

/// The version in `Cargo.toml` without an entry in the changelog.
pub fn changelog(house: &House) -> Vec<String> {
    let version = version(house);
    let heading = format!("## [{version}]");
    let known = house.tree.text("CHANGELOG.md").lines().any(|line| line.starts_with(&heading));
    if known { Vec::new() } else { vec![format!("CHANGELOG.md has no `{heading}`")] }
}

fn version(house: &House) -> String {
    house.workspace.ours.first().map(|package| package.version.clone()).unwrap_or_default()
}

/// The keys of a plain YAML file, as `a.b.c`, with what stands behind the colon.
fn keys(yaml: &str) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    let mut path: Vec<(usize, &str)> = Vec::new();
    for line in yaml.lines() {
        let depth = line.len() - line.trim_start().len();
        let Some((key, value)) = line.trim().split_once(':') else { continue };
        if key.is_empty() || !key.chars().all(char::is_alphanumeric) {
            continue;
        }
        path.retain(|(outer, _)| *outer < depth);
        path.push((depth, key));
        let full: Vec<&str> = path.iter().map(|(_, key)| *key).collect();
        keys.push((full.join("."), value.trim().trim_matches(['"', '\'']).to_owned()));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn house(files: &[(&str, &str)]) -> House {
        House { tree: Tree::of(files), workspace: Workspace::of(&[("vangnet", &[])]) }
    }

    #[test]
    fn a_key_that_is_missing_or_wrong_is_a_fault() {
        let yaml = "name: Vangnet\nsoftwareVersion: \"0.0.9\"\nlegal:\n  license: MIT\n";
        let said = publiccode(&house(&[("publiccode.yml", yaml)]));
        assert!(said.contains(&"`legal.license` says MIT, not EUPL-1.2".to_owned()), "{said:?}");
        assert!(said.contains(&"`softwareVersion` isn't 0.1.0".to_owned()), "{said:?}");
        assert!(said.contains(&"`description.nl.features` is missing".to_owned()), "{said:?}");
        assert!(!said.iter().any(|fault| fault.contains("`name`")), "{said:?}");
    }

    #[test]
    fn keys_are_read_with_their_parents() {
        let read = keys("a:\n  b: 1\n  - c\nd: \"2\"\n");
        let expected = [("a", ""), ("a.b", "1"), ("d", "2")];
        assert_eq!(read, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn a_version_without_an_entry_is_a_fault() {
        assert!(changelog(&house(&[("CHANGELOG.md", "## [0.1.0] – soon\n")])).is_empty());
        assert_eq!(changelog(&house(&[("CHANGELOG.md", "## [0.2.0]\n")])).len(), 1);
    }
}
