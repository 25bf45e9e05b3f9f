//! The files themselves: how each opens, how long it is, and what it must not hold.

use super::House;
use super::tree::TextFile;

/// The most lines a file may have.
const WALL: usize = 600;

/// The lines of code above which a file is asked whether it is still one concept.
const LONG: usize = 350;

/// Marks of work that someone put off. Written in two parts, so that this file doesn't hold them.
const UNFINISHED: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("db", "g!("),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("// TO", "DO"),
];

/// Folders that only exist on the machine of whoever wrote the line.
const MACHINE: &[&str] = &["home", "root", "tmp", "Users", "work"];

/// Rust files whose first line isn't a sentence about what they are for.
pub fn opening(house: &House) -> Vec<String> {
    house
        .tree
        .with("rs")
        .filter(|file| !opens_with_sentence(&file.text))
        .map(|file| format!("{} must open with `//! ` and a sentence with a full stop", file.path))
        .collect()
}

fn opens_with_sentence(text: &str) -> bool {
    let paragraph: Vec<&str> =
        text.lines().map_while(|line| line.strip_prefix("//! ")).map(str::trim).collect();
    let ends = |line: &&str| line.ends_with(['.', '?']);
    paragraph.join(" ").contains(". ") || paragraph.last().is_some_and(ends)
}

/// Rust files above the wall.
pub fn size(house: &House) -> Vec<String> {
    let lines = |file: &TextFile| file.text.lines().count();
    house
        .tree
        .with("rs")
        .filter(|file| lines(file) > WALL)
        .map(|file| format!("{} has {} lines; the wall is {WALL}", file.path, lines(file)))
        .collect()
}

/// Rust files that are long, for a reader to judge.
pub fn long(house: &House) -> Vec<String> {
    let code =
        |file: &TextFile| file.shipped_lines().filter(|(_, line)| !line.trim().is_empty()).count();
    house
        .tree
        .with("rs")
        .filter(|file| code(file) > LONG)
        .map(|file| format!("{} has {} lines of code: still one concept?", file.path, code(file)))
        .collect()
}

/// Crates that don't take over the lints of the workspace.
pub fn lints(house: &House) -> Vec<String> {
    house
        .tree
        .with("toml")
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .filter(|file| !file.text.contains("[lints]\nworkspace = true\n"))
        .map(|file| format!("{} lacks `[lints] workspace = true`", file.path))
        .collect()
}

/// Places that say of themselves that they aren't done.
pub fn unfinished(house: &House) -> Vec<String> {
    let code = house
        .tree
        .files()
        .iter()
        .filter(|file| ["rs", "js", "mjs", "sql"].iter().any(|e| file.is(e)));
    code.flat_map(|file| {
        UNFINISHED
            .iter()
            .filter(|mark| file.text.contains(**mark))
            .map(|mark| format!("{} holds `{mark}`", file.path))
    })
    .collect()
}

/// Lines that name a folder of one machine.
pub fn machine_paths(house: &House) -> Vec<String> {
    let ours = house.tree.files().iter().filter(|file| !file.path.ends_with("package-lock.json"));
    let mut faults = Vec::new();
    for file in ours {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(folder) = MACHINE.iter().find(|folder| names_folder(line, folder)) {
                faults.push(format!("{}:{} names /{folder}/", file.path, number + 1));
            }
        }
    }
    faults
}

/// Whether `/folder/…` stands in the line as the start of a path.
fn names_folder(line: &str, folder: &str) -> bool {
    let path = format!("/{folder}/");
    line.match_indices(&path).any(|(at, _)| {
        let before = line.get(..at).and_then(|start| start.chars().last());
        let after = line.get(at + path.len()..).and_then(|rest| rest.chars().next());
        before.is_none_or(|c| !(c.is_alphanumeric() || ".-_/}".contains(c)))
            && after.is_some_and(|c| c.is_alphanumeric() || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, Workspace};
    use super::*;

    fn house(files: &[(&str, &str)]) -> House {
        House { tree: Tree::of(files), workspace: Workspace::of(&[]) }
    }

    #[test]
    fn a_file_without_an_opening_sentence_is_a_fault() {
        let good = house(&[("a.rs", "//! What this is for,\n//! in two lines.\n"), ("b.md", "x")]);
        assert_eq!(opening(&good), [""; 0]);
        for text in ["", "use a;\n", "//! store\n", "//!\n//! Late.\n"] {
            assert_eq!(opening(&house(&[("a.rs", text)])).len(), 1, "{text:?}");
        }
    }

    #[test]
    fn a_file_above_the_wall_is_a_fault_and_a_long_one_a_note() {
        assert!(size(&house(&[("a.rs", &"x\n".repeat(WALL))])).is_empty());
        assert_eq!(size(&house(&[("a.rs", &"x\n".repeat(WALL + 1))])).len(), 1);
        assert_eq!(long(&house(&[("a.rs", &"x\n".repeat(LONG + 1))])).len(), 1);
        assert!(long(&house(&[("a.rs", &"// x\n\n".repeat(LONG))])).is_empty());
    }

    #[test]
    fn a_crate_with_lints_of_its_own_is_a_fault() {
        let good = "[package]\n\n[lints]\nworkspace = true\n\n[dependencies]\n";
        assert!(lints(&house(&[("crates/x/Cargo.toml", good), ("Cargo.toml", "")])).is_empty());
        assert_eq!(lints(&house(&[("crates/x/Cargo.toml", "[lints.clippy]\n")])).len(), 1);
    }

    #[test]
    fn what_is_put_off_is_a_fault() {
        let text = format!("//! A.\n{}later\")", UNFINISHED.first().unwrap());
        assert_eq!(unfinished(&house(&[("a.rs", &text)])).len(), 1);
        assert!(unfinished(&house(&[("a.rs", "//! A todo list.\n")])).is_empty());
    }

    #[test]
    fn a_path_of_one_machine_is_a_fault() {
        let path = |folder: &str| format!("see /{folder}/me/notes");
        for folder in MACHINE {
            assert_eq!(machine_paths(&house(&[("a.md", &path(folder))])).len(), 1, "{folder}");
        }
        let good = "crates/work/me, https://a.example/home/x, {root}/tmp/x, /werk/mij, /home/";
        assert_eq!(machine_paths(&house(&[("a.md", good)])), [""; 0]);
    }
}
