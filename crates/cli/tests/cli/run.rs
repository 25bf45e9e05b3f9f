//! Running the program as a user does.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What the program said.
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Stdout.
    pub out: String,
    /// Stderr.
    pub err: String,
}

impl Said {
    /// The one document on stdout.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, without anything that this machine has set.
pub fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vangnet"));
    let ours =
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("VANGNET_"));
    for (name, _) in ours {
        command.env_remove(name);
    }
    // A folder without a `vangnet.toml`.
    command.args(args).current_dir(std::env::temp_dir());
    command
}

/// Runs it.
pub fn run(args: &[&str]) -> Said {
    program(args).output().unwrap().into()
}

/// Runs it on a data directory.
pub fn run_in(data: &Path, args: &[&str]) -> Said {
    program(args).arg("--data").arg(data).output().unwrap().into()
}

/// Makes a small demo in a data directory, without serving it.
pub fn demo_in(data: &Path, args: &[&str]) -> Said {
    let small = ["demo", "--no-serve", "--json", "--persons", "12"];
    run_in(data, &[&small[..], args].concat())
}

/// A new installation.
pub struct Installation {
    data: PathBuf,
    /// What `init` said.
    pub init: Said,
}

impl Installation {
    /// Makes one in a data directory.
    pub fn new(data: &Path) -> Self {
        let init = run_in(data, &["init", "--municipality", "GM0344", "--json"]);
        assert_eq!(init.code, 0, "{}", init.err);
        Self { data: data.to_owned(), init }
    }

    /// Runs a command on it.
    pub fn run(&self, args: &[&str]) -> Said {
        run_in(&self.data, args)
    }
}
