//! What the tests need that cargo doesn't bring: found here, installed when that is allowed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child;

/// What is there to test with.
pub struct Tools {
    /// The folder with `initdb` and `postgres`.
    pub postgres: Option<PathBuf>,
    /// The browser.
    pub chromium: Option<PathBuf>,
    /// Whether both `node` and `npm` can be started.
    pub node: bool,
    /// Whether `cargo nextest` can be started; without it `cargo test` does the work.
    pub nextest: bool,
}

impl Tools {
    /// Looks for everything; what is missing is installed first when that is allowed.
    pub fn find_or_install() -> Self {
        add_components();
        let found = Self::find();
        let lacking = found.lacking();
        if lacking.is_empty() {
            return found;
        }
        eprintln!("lacking Debian packages: {}", lacking.join(" "));
        match installer() {
            Ok(prefix) => {
                apt(&prefix, &["update"]);
                let mut words = vec!["install", "--yes", "--no-install-recommends"];
                words.extend(lacking);
                apt(&prefix, &words);
                Self::find()
            }
            Err(why) => {
                eprintln!("not installing them: {why}");
                found
            }
        }
    }

    fn find() -> Self {
        let starts = |program: &str| child::succeeds(Command::new(program).arg("--version"));
        Self {
            postgres: newest_postgres(Path::new("/usr/lib/postgresql")),
            chromium: ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .find_map(|name| on_path(&std::env::var_os("PATH")?, name)),
            node: starts("node") && starts("npm"),
            nextest: child::succeeds(Command::new("cargo").args(["nextest", "--version"])),
        }
    }

    /// The Debian packages that would bring what is missing.
    fn lacking(&self) -> Vec<&'static str> {
        let mut packages = Vec::new();
        if self.postgres.is_none() {
            packages.push("postgresql");
        }
        if self.chromium.is_none() {
            packages.push("chromium");
        }
        if !self.node {
            packages.extend(["nodejs", "npm"]);
        }
        packages
    }
}

/// Whether the one who started us forbids installing.
fn forbidden() -> bool {
    std::env::var("VANGNET_INSTALL").is_ok_and(|answer| answer == "no")
}

/// Adds rustfmt and clippy to the toolchain when it came without them.
fn add_components() {
    for name in ["fmt", "clippy"] {
        let there = child::succeeds(Command::new("cargo").args([name, "--version"]));
        if !there && !forbidden() {
            let component = if name == "fmt" { "rustfmt" } else { name };
            child::run(Command::new("rustup").args(["component", "add", component]));
        }
    }
}

/// How to call apt-get here, or why not.
fn installer() -> Result<Vec<&'static str>, &'static str> {
    if forbidden() {
        return Err("VANGNET_INSTALL=no");
    }
    if !child::succeeds(Command::new("apt-get").arg("--version")) {
        return Err("there is no apt-get here");
    }
    if child::succeeds(Command::new("sh").args(["-c", "test \"$(id -u)\" = 0"])) {
        return Ok(vec!["apt-get"]);
    }
    if child::succeeds(Command::new("sudo").args(["-n", "true"])) {
        return Ok(vec!["sudo", "-n", "apt-get"]);
    }
    Err("that takes root, or sudo without a password")
}

fn apt(prefix: &[&str], words: &[&str]) {
    let Some((program, before)) = prefix.split_first() else { return };
    let mut command = Command::new(program);
    command.args(before).args(words).env("DEBIAN_FRONTEND", "noninteractive");
    child::run(&mut command);
}

/// The server binaries of the newest major under `home`; they aren't on the path in Debian.
fn newest_postgres(home: &Path) -> Option<PathBuf> {
    let majors = fs::read_dir(home).ok()?.flatten().filter_map(|entry| {
        let major: u32 = entry.file_name().to_str()?.parse().ok()?;
        let bin = entry.path().join("bin");
        ["initdb", "postgres"].iter().all(|name| bin.join(name).is_file()).then_some((major, bin))
    });
    majors.max_by_key(|(major, _)| *major).map(|(_, bin)| bin)
}

fn on_path(path: &std::ffi::OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_names_the_packages_that_bring_it() {
        let bare = Tools { postgres: None, chromium: None, node: false, nextest: false };
        assert_eq!(bare.lacking(), ["postgresql", "chromium", "nodejs", "npm"]);
        let here = Some(PathBuf::from("bin"));
        let full = Tools { postgres: here.clone(), chromium: here, node: true, nextest: false };
        assert!(full.lacking().is_empty(), "nextest is welcome, not needed");
    }

    #[test]
    fn a_folder_without_servers_holds_no_postgres() {
        assert_eq!(newest_postgres(Path::new(env!("CARGO_MANIFEST_DIR"))), None);
        assert_eq!(newest_postgres(Path::new("/no/such/folder")), None);
    }
}
