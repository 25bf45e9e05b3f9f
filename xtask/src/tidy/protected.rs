//! A method of others that is protected stays theirs: its name is no feature here. Texts, drawings and
//! lists of it are nowhere; its name may stand only where a source or someone else's programme is named.

use super::House;

/// Where words for people stand.
const PLACES: &[&str] = &["locales/", "content/", "crates/web/templates/", "crates/web/assets/"];

/// Where the name may stand, and why.
const MAY_NAME: &[(&str, &str)] = &[
    (
        "content/sources.toml",
        "titles and addresses of what was read: the one place of link targets",
    ),
    ("content/prevention/programmes.toml", "the catalogue of what others offer, with whose it is"),
];

/// The name of the method and of its parts, in small letters.
const NAMES: &[&str] = &[
    "vlaggensysteem",
    "vlaggenmethode",
    "vlaggenmethodiek",
    "flag system",
    "flag method",
    "flagsystem",
    "reactiewijzer",
    "groene vlag",
    "gele vlag",
    "rode vlag",
    "zwarte vlag",
    "green flag",
    "yellow flag",
    "red flag",
    "black flag",
];

/// Places where the interface or content says the name.
pub fn faults(house: &House) -> Vec<String> {
    let files = house.tree.files().iter().filter(|file| {
        let shown = PLACES.iter().any(|place| file.path.starts_with(place));
        shown && !MAY_NAME.iter().any(|(path, _)| file.path == *path)
    });
    let mut faults = Vec::new();
    for file in files {
        for (number, line) in (1..).zip(file.text.lines()) {
            let small = line.to_lowercase();
            for name in NAMES.iter().filter(|name| small.contains(**name)) {
                faults.push(format!("{}:{number} says `{name}`, which is others'", file.path));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn faults_of(path: &str, text: &str) -> usize {
        faults(&House { tree: Tree::of(&[(path, text)]), workspace: Workspace::of(&[]) }).len()
    }

    #[test]
    fn the_name_of_a_protected_method_is_no_feature() {
        let named = "session-title = Uitkomst van het Vlaggensysteem\n";
        assert_eq!(faults_of("locales/nl/behaviour.ftl", named), 1);
        assert_eq!(faults_of("content/behaviour/elsewhere.toml", "nl = \"Rode vlag\"\n"), 1);
        assert_eq!(faults_of("crates/web/templates/a.html", "<h1>The Flag System</h1>"), 1);
        assert_eq!(faults_of("locales/nl/behaviour.ftl", "a = Gedrag in zes aspecten\n"), 0);
    }

    #[test]
    fn a_source_and_the_catalogue_of_others_may_name_it() {
        for (path, _) in MAY_NAME {
            assert_eq!(faults_of(path, "title = \"Vlaggensysteem\"\n"), 0, "{path}");
        }
    }
}
