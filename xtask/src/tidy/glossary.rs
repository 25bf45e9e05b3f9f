//! One glossary: the names of the domain's public types are made of its words.

use std::collections::BTreeSet;

use super::{House, in_backticks, rows_of, section};

const PAPER: &str = "GLOSSARY.md";

/// Public types of the domain with a word that the glossary doesn't have.
///
/// The glossary's words are its column of English terms and the list under "Words of the builders".
pub fn faults(house: &House) -> Vec<String> {
    let words = words(house.tree.text(PAPER));
    if words.is_empty() {
        return vec![format!("{PAPER} has no table that starts with the column `Dutch`")];
    }
    let mut faults = Vec::new();
    for file in house.tree.with("rs").filter(|file| file.path.starts_with("crates/domain/src/")) {
        for (number, line) in file.shipped_lines() {
            let Some(name) = public_type(line) else { continue };
            for word in split(name).iter().filter(|word| !knows(&words, word)) {
                faults.push(format!("{}:{number} `{name}`: `{word}` isn't in {PAPER}", file.path));
            }
        }
    }
    faults
}

fn words(paper: &str) -> BTreeSet<String> {
    let rows = rows_of(paper, "Dutch");
    let terms = rows.iter().filter_map(|row| row.get(1)).map(String::as_str);
    let builders = section(paper, "Words of the builders");
    terms
        .chain(in_backticks(builders))
        .flat_map(|term| term.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn knows(words: &BTreeSet<String>, word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    [word, singular].iter().any(|form| words.contains(*form)) || words.contains(&format!("{word}s"))
}

/// The name of the public type that the line declares.
fn public_type(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let rest = ["struct ", "enum ", "trait ", "type "].iter().find_map(|k| rest.strip_prefix(k))?;
    rest.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
}

/// `SafetyPlan` is `safety` and `plan`.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_lowercase().to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    const GLOSSARY: &str = "| Dutch | English | means | not |\n|---|---|---|---|\n\
        | veiligheidsplan | safety plan | … | |\n\n## Words of the builders\n\n`state`, `fault`\n";

    fn faults_of(code: &str) -> Vec<String> {
        let tree = Tree::of(&[(PAPER, GLOSSARY), ("crates/domain/src/a.rs", code)]);
        faults(&House { tree, workspace: Workspace::of(&[]) })
    }

    #[test]
    fn a_type_made_of_known_words_is_fine() {
        let code = "pub struct SafetyPlan(u8);\npub enum PlanStates {}\npub(crate) struct Other;\n";
        assert_eq!(faults_of(code), [""; 0]);
    }

    #[test]
    fn a_type_with_an_unknown_word_is_a_fault() {
        let said = faults_of("pub struct SafetyDossier<T> {}\n");
        assert_eq!(
            said,
            ["crates/domain/src/a.rs:1 `SafetyDossier`: `dossier` isn't in GLOSSARY.md"]
        );
    }

    #[test]
    fn without_a_glossary_nothing_is_known() {
        let house = House { tree: Tree::of(&[]), workspace: Workspace::of(&[]) };
        assert_eq!(faults(&house).len(), 1);
    }
}
