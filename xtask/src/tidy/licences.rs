//! The licences of everything we build on, against the list in `docs/dependencies.md`.

use super::{House, in_backticks, section};

/// Crates whose licence isn't on the list under "Licences we accept".
pub fn faults(house: &House) -> Vec<String> {
    let paper = section(house.tree.text("docs/dependencies.md"), "Licences we accept");
    let accepted = in_backticks(paper);
    if accepted.is_empty() {
        return vec!["docs/dependencies.md has no list under `Licences we accept`".into()];
    }
    let all = house.workspace.ours.iter().chain(&house.workspace.others);
    all.filter_map(|package| {
        let licence = package.licence.as_deref().unwrap_or("none stated");
        let fault = format!("`{} {}` has licence {licence}", package.name, package.version);
        (!accepts(licence, &accepted)).then_some(fault)
    })
    .collect()
}

/// Whether an SPDX expression leaves a choice of which every part is accepted.
fn accepts(expression: &str, accepted: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut words = words.as_slice();
    any(&mut words, accepted) && words.is_empty()
}

fn any(words: &mut &[&str], accepted: &[&str]) -> bool {
    let mut held = all(words, accepted);
    while let Some(("OR", rest)) = words.split_first().map(|(word, rest)| (*word, rest)) {
        *words = rest;
        held |= all(words, accepted);
    }
    held
}

fn all(words: &mut &[&str], accepted: &[&str]) -> bool {
    let mut held = single(words, accepted);
    while let Some(("AND", rest)) = words.split_first().map(|(word, rest)| (*word, rest)) {
        *words = rest;
        held &= single(words, accepted);
    }
    held
}

fn single(words: &mut &[&str], accepted: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    *words = rest;
    if *first == "(" {
        let held = any(words, accepted);
        if let Some((&")", rest)) = words.split_first() {
            *words = rest;
        }
        return held;
    }
    if let [with, exception, rest @ ..] = *words
        && *with == "WITH"
    {
        *words = rest;
        return accepted.contains(&format!("{first} WITH {exception}").as_str());
    }
    accepted.contains(first)
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    #[test]
    fn a_choice_with_one_accepted_licence_is_accepted() {
        let list = ["MIT", "Apache-2.0", "Unicode-3.0"];
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "GPL-3.0 AND X OR MIT",
        ] {
            assert!(accepts(good, &list), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "", "none stated", "MIT MIT", "(MIT OR X) AND Y"]
        {
            assert!(!accepts(bad, &list), "{bad}");
        }
    }

    #[test]
    fn an_exception_is_part_of_the_licence() {
        let both = "Apache-2.0 WITH LLVM-exception";
        assert!(accepts(&format!("{both} OR X"), &[both]));
        assert!(!accepts(both, &["Apache-2.0"]));
    }

    #[test]
    fn a_crate_outside_the_list_is_a_fault() {
        let house = |list: &str| {
            let paper = format!("## Licences we accept\n\n{list}\n\n## More\n`EUPL-1.2`\n");
            let tree = Tree::of(&[("docs/dependencies.md", paper.as_str())]);
            House { tree, workspace: Workspace::of(&[("vangnet-store", &[])]) }
        };
        assert_eq!(faults(&house("`EUPL-1.2`")), [""; 0]);
        assert_eq!(faults(&house("`MIT`")).len(), 1);
        assert_eq!(faults(&house("")).len(), 1, "a list that is gone accepts nothing");
    }
}
