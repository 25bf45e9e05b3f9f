//! The files of the project, read once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Folders that hold nothing of ours.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "data", "screenshots"];

/// Files that are text and are read.
const TEXT: &[&str] = &[
    "css", "ftl", "html", "js", "json", "lock", "md", "mjs", "rs", "service", "sh", "snap", "sql",
    "svg", "toml", "txt", "yaml", "yml",
];

/// One text file.
pub struct TextFile {
    /// Where it stands, from the root, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl TextFile {
    /// Whether its name ends in `.extension`.
    pub fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|e| e == extension)
    }

    /// The Rust code in it that ships: without tests and without comments, with its line numbers.
    pub fn shipped_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let test_file =
            ["/tests/", "/benches/", "tests.rs"].iter().any(|part| self.path.contains(part));
        let lines = if test_file { "" } else { self.text.as_str() };
        lines.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate().map(
            |(n, line)| (n + 1, line.find("//").map_or(line, |at| line.get(..at).unwrap_or(line))),
        )
    }
}

/// The project as it stands on disk, without what is built or fetched.
pub struct Tree {
    files: Vec<TextFile>,
    paths: BTreeSet<String>,
}

impl Tree {
    /// Reads everything under `root`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut tree = Self { files: Vec::new(), paths: BTreeSet::new() };
        tree.walk(root, "")?;
        tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(tree)
    }

    /// A project of these texts, to try a rule on.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let mut paths = BTreeSet::new();
        for (path, _) in files {
            for (at, _) in path.match_indices('/') {
                paths.insert(path[..at].to_owned());
            }
            paths.insert((*path).to_owned());
        }
        let files = files
            .iter()
            .map(|(path, text)| TextFile { path: (*path).into(), text: (*text).into() })
            .collect();
        Self { files, paths }
    }

    /// All text files.
    pub fn files(&self) -> &[TextFile] {
        &self.files
    }

    /// All text files with this extension.
    pub fn with<'a>(&'a self, extension: &'a str) -> impl Iterator<Item = &'a TextFile> {
        self.files.iter().filter(move |file| file.is(extension))
    }

    /// What `path` says; empty when there is no such file.
    pub fn text(&self, path: &str) -> &str {
        self.files.iter().find(|file| file.path == path).map_or("", |file| &file.text)
    }

    /// Whether a file or folder stands at `path`.
    pub fn holds(&self, path: &str) -> bool {
        path.is_empty() || self.paths.contains(path)
    }

    /// The names of the folders directly in `folder`.
    pub fn folders_in(&self, folder: &str) -> BTreeSet<&str> {
        let start = format!("{folder}/");
        self.paths
            .iter()
            .filter_map(|path| path.strip_prefix(&start)?.split_once('/'))
            .map(|(name, _)| name)
            .collect()
    }

    fn walk(&mut self, folder: &Path, path: &str) -> Result<(), String> {
        let entries = fs::read_dir(folder).map_err(|why| format!("{path}: {why}"))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if NOT_OURS.contains(&name.as_str()) {
                continue;
            }
            let here = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            self.paths.insert(here.clone());
            if entry.path().is_dir() {
                self.walk(&entry.path(), &here)?;
            } else if is_text(&name) {
                let text =
                    fs::read_to_string(entry.path()).map_err(|why| format!("{here}: {why}"))?;
                self.files.push(TextFile { path: here, text });
            }
        }
        Ok(())
    }
}

fn is_text(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((_, extension)) => TEXT.contains(&extension),
        None => name == "run",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_that_ships_has_no_tests_and_no_comments() {
        let text = "use a; // b\n/// c\nfn d() {}\n#[cfg(test)]\nmod tests { use e; }\n";
        let tree = Tree::of(&[("crates/x/src/lib.rs", text), ("crates/x/tests/y.rs", "use z;")]);
        let lines: Vec<_> = tree.files().iter().flat_map(TextFile::shipped_lines).collect();
        assert_eq!(lines, [(1, "use a; "), (2, ""), (3, "fn d() {}")]);
    }

    #[test]
    fn a_folder_is_known_by_what_stands_in_it() {
        let tree = Tree::of(&[("a/b/c.rs", ""), ("a/d.rs", "")]);
        assert!(tree.holds("a/b") && tree.holds("a/d.rs") && !tree.holds("b"));
        assert_eq!(tree.folders_in("a"), BTreeSet::from(["b"]));
    }
}
