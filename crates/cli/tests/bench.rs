//! `vangnet bench` on few cases: it measures every budget and finds its cases again. How fast they are
//! is no matter for a test: that is what the command itself says.
#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn bench(name: &str, data: &Path) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vangnet"));
    command.args(["bench", name, "--cases", "300", "--requests", "64", "--json", "--data"]);
    let done = command.arg(data).env_remove("VANGNET_DATABASE").output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(matches!(done.status.code(), Some(0 | 1)), "{name}: {said}");
    serde_json::from_slice(&done.stdout).unwrap()
}

fn names(readings: &[Value]) -> Vec<&str> {
    readings.iter().filter_map(|one| one["name"].as_str()).collect()
}

#[test]
fn every_measurement_says_what_it_measured_and_against_which_budget() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["note", "processor", "search", "crowd", "rules"] {
        let readings = bench(name, folder.path());
        assert!(readings.iter().any(|one| one["budget"].is_number()), "{name}: {readings:?}");
        for one in &readings {
            assert!(one["unit"].is_string() && one["within"].is_boolean(), "{one}");
            assert!(one["median"].as_f64().is_some_and(|number| number >= 0.0), "{one}");
            assert!(one["p99"].as_f64().is_some_and(|number| number >= 0.0), "{one}");
        }
        for failed in readings.iter().filter(|one| one["unit"] == "errors") {
            assert_eq!(failed["median"], 0.0, "{failed}");
        }
    }
}

#[test]
fn the_program_starts_and_answers_on_the_installation_that_was_measured() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        names(&bench("start", folder.path())),
        ["start to first answer", "memory when idle"]
    );
}

#[test]
fn measuring_stays_away_from_what_it_did_not_make() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vangnet"));
        command.args(arguments).arg("--data").arg(folder.path()).env_remove("VANGNET_DATABASE");
        command.output().unwrap()
    };
    let made = run(&["init", "--municipality", "GM0344"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let refused = run(&["bench", "rules", "--cases", "300"]);
    assert_eq!(refused.status.code(), Some(4), "{}", String::from_utf8_lossy(&refused.stderr));
}
