//! The decisions in `docs/adr/`: numbered without a gap, each with its parts, each in the list.

use super::House;

const FOLDER: &str = "docs/adr/";
const PARTS: &[&str] = &[
    "Decision: ",
    "Implementation: ",
    "## Context",
    "## Decision",
    "## Alternatives",
    "## Consequences",
];

/// Numbers that are missing or used twice, and decisions with a part missing.
pub fn faults(house: &House) -> Vec<String> {
    let list = house.tree.text("docs/adr/README.md");
    let decisions = house.tree.with("md").filter_map(|file| {
        let name = file.path.strip_prefix(FOLDER)?;
        (name != "README.md").then_some((name, file.text.as_str()))
    });
    let mut faults = Vec::new();
    let mut next = 1;
    for (name, text) in decisions {
        let number = format!("{next:04}");
        if !name.starts_with(&format!("{number}-")) {
            faults.push(format!("{FOLDER}{name}: the next number is {number}"));
        }
        let title = format!("# {}. ", name.get(..4).unwrap_or_default());
        if !text.starts_with(&title) {
            faults.push(format!("{FOLDER}{name} must start with `{title}`"));
        }
        for part in PARTS.iter().filter(|part| !text.lines().any(|line| line.starts_with(**part))) {
            faults.push(format!("{FOLDER}{name} lacks `{}`", part.trim()));
        }
        if !list.contains(&format!("({name})")) {
            faults.push(format!("docs/adr/README.md doesn't list {name}"));
        }
        next += 1;
    }
    if next == 1 {
        faults.push(format!("{FOLDER} holds no decision"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn decision(number: &str) -> String {
        format!("# {number}. A title\n\n{}", PARTS.join("\n"))
    }

    fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
        faults(&House { tree: Tree::of(files), workspace: Workspace::of(&[]) })
    }

    #[test]
    fn decisions_in_order_and_in_the_list_are_fine() {
        let (one, two) = (decision("0001"), decision("0002"));
        let list = "[a](0001-a.md) [b](0002-b.md)";
        let files = [
            ("docs/adr/0001-a.md", &*one),
            ("docs/adr/0002-b.md", &*two),
            ("docs/adr/README.md", list),
        ];
        assert_eq!(faults_of(&files), [""; 0]);
    }

    #[test]
    fn a_gap_a_missing_part_and_a_forgotten_line_are_faults() {
        let three = decision("0003");
        let list = ("docs/adr/README.md", "(0003-c.md) (0001-a.md)");
        assert_eq!(faults_of(&[("docs/adr/0003-c.md", &three), list]).len(), 1);
        let bare = decision("0001").replace("## Alternatives", "");
        assert_eq!(faults_of(&[("docs/adr/0001-a.md", &bare), list]).len(), 1);
        let one = decision("0001");
        assert_eq!(faults_of(&[("docs/adr/0001-a.md", &one)]).len(), 1);
        assert_eq!(faults_of(&[]).len(), 1);
    }
}
