//! Every command as a script sees it: one JSON document, and an exit code that means what it says.

use crate::run::{Installation, demo_in, run, run_in};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

const COMMANDS: &[&[&str]] = &[
    &["demo"],
    &["init"],
    &["serve"],
    &["doctor"],
    &["organisation", "list"],
    &["organisation", "add"],
    &["user", "add"],
    &["user", "list"],
    &["user", "absent"],
    &["user", "reset"],
    &["user", "disable"],
    &["token", "create"],
    &["keys", "rotate"],
    &["keys", "rewrap"],
    &["content", "check"],
    &["tables", "list"],
    &["tables", "check"],
    &["tables", "explain"],
    &["tables", "diff"],
    &["duties", "list"],
    &["duties", "certificate"],
    &["journal", "verify"],
    &["journal", "head"],
    &["journal", "export"],
    &["backup", "create"],
    &["backup", "verify"],
    &["backup", "restore"],
];

#[test]
fn the_help_of_every_command_has_an_example() {
    for command in COMMANDS {
        let said = run(&[command, &["--help"][..]].concat());
        assert_eq!(said.code, 0, "{command:?}");
        let example = format!("Example: vangnet {}", command.join(" "));
        assert!(said.out.contains(&example), "{command:?}: {}", said.out);
    }
}

#[test]
fn what_is_asked_wrongly_answers_2_and_says_so_on_stderr_only() {
    for wrong in [
        &["nonsense"][..],
        &["tables", "explain", "termijnen", "action"],
        &["tables", "explain", "termijnen", "action=fly"],
        &["tables", "explain", "no-such-table"],
        &["demo", "--listen", "0.0.0.0:8080"],
        &["token", "create", "--user", "x", "--minutes", "2000"],
    ] {
        let said = run(wrong);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!said.err.is_empty(), "{wrong:?}");
    }
}

#[test]
fn where_there_is_no_installation_every_command_says_how_to_make_one() {
    let empty = tempfile::tempdir().unwrap();
    for command in [&["serve"][..], &["user", "list"], &["duties", "list"], &["journal", "head"]] {
        let said = run_in(empty.path(), command);
        assert_eq!(said.code, 4, "{command:?}");
        assert!(said.err.contains("vangnet init"), "{command:?}: {}", said.err);
    }
    let doctor = run_in(empty.path(), &["doctor", "--json"]);
    assert_eq!(doctor.code, 1);
    let database = doctor.json()["checks"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&database["name"], &database["ok"]), (&"database".into(), &false.into()));
}

#[test]
fn the_built_in_content_has_no_faults_and_a_broken_folder_names_them() {
    let whole = run(&["content", "check", "--json"]);
    assert_eq!(whole.code, 0, "{}", whole.out);
    assert!(whole.json()["files"].as_u64().unwrap() > 5);
    let broken = tempfile::tempdir().unwrap();
    fs::create_dir(broken.path().join("signalling")).unwrap();
    fs::write(broken.path().join("signalling/signals.toml"), "[[signals]]\nid = 1\n").unwrap();
    let path = broken.path().to_str().unwrap();
    let said = run(&["content", "check", path, "--json"]);
    assert_eq!(said.code, 1);
    assert!(!said.json()["faults"].as_array().unwrap().is_empty());
    assert_eq!(run(&["content", "check", "/nowhere/at/all"]).code, 3);
}

#[test]
fn every_built_in_table_answers_every_situation() {
    let said = run(&["tables", "check", "--all", "--json"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let tables = said.json()["tables"].as_array().unwrap().clone();
    assert!(tables.iter().any(|table| table["id"] == "poort"));
    assert!(tables.iter().all(|table| table["missing"].as_array().unwrap().is_empty()));
}

const LIGHT: &str = r#"
id = "light"
version = "1"
title = { nl = "Licht", en = "Light" }
from = 2026-01-01
hit = "unique"
[inputs]
colour = { one_of = ["red", "green"] }
[outputs]
go = "word"
[[rows]]
id = "stop"
when = { colour = "red" }
then = { go = "no" }
source = "Example"
status = "proposal"
checked = 2026-11-21
"#;

#[test]
fn a_table_with_a_gap_answers_1_and_says_which_situation_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("light.toml");
    fs::write(&path, LIGHT).unwrap();
    let said = run(&["tables", "check", path.to_str().unwrap(), "--json"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.json()["tables"][0]["missing"][0]["words"].as_str().unwrap().contains("green"));
    fs::write(&path, "id = ").unwrap();
    assert_eq!(run(&["tables", "check", path.to_str().unwrap()]).code, 3);
}

#[test]
fn an_outcome_is_explained_with_its_row_and_a_difference_in_words() {
    let said = run(&["tables", "explain", "termijnen", "action=first-contact", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.json()["rows"][0]["id"], "first-contact");
    assert_eq!(said.json()["outcome"][0]["within"], "P1B");

    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (dir.path().join("old.toml"), dir.path().join("new.toml"));
    fs::write(&old, LIGHT).unwrap();
    fs::write(&new, LIGHT.replace("\"no\"", "\"wait\"")).unwrap();
    let said = run(&["tables", "diff", old.to_str().unwrap(), new.to_str().unwrap(), "--json"]);
    assert_eq!((said.code, said.json()["same"].as_bool()), (0, Some(false)));
    assert!(said.json()["changes"][0]["words"][0].as_str().unwrap().contains("red"));
}

#[test]
fn an_installation_begins_with_one_administrator_and_no_default_password() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let first = one.init.json()["administrator"].clone();
    assert!(first["password"].as_str().unwrap().len() >= 20);
    assert!(first["code_app"].as_str().unwrap().starts_with("otpauth://totp/"));
    let key = fs::metadata(dir.path().join("master.key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);

    let again = one.run(&["init", "--municipality", "GM0344"]);
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert_eq!(one.run(&["doctor"]).code, 0);
    assert_eq!(one.run(&["init", "--municipality", "Utrecht"]).code, 2);
}

#[test]
fn people_come_are_absent_and_leave() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let school = &["organisation", "add", "--kind", "school", "--name", "De Brug", "--admin", "Bo"];
    assert_eq!(one.run(school).code, 0);
    assert_eq!(one.run(school).code, 1, "the name is taken");
    let add = |function: &str, name: &str| {
        let who = ["--organisation", "de brug", "--team", "Onderbouw", "--name", name];
        one.run(&[&["user", "add", "--function", function, "--json"][..], &who].concat())
    };
    let added = add("teacher", "Noor de Wit");
    assert_eq!(added.code, 0, "{}", added.err);
    assert!(added.json()["proofs"]["password"].is_string());
    assert_eq!(add("teacher", "Noor de Wit").code, 1, "the name is taken");
    assert_eq!(add("wizard", "Tim").code, 2);

    let state = |name: &str| {
        let users = one.run(&["user", "list", "--organisation", "De Brug", "--json"]).json();
        let users = users["users"].as_array().unwrap().clone();
        users.into_iter().find(|user| user["name"] == name).unwrap()["state"].clone()
    };
    assert_eq!(state("Noor de Wit"), "present");
    let away = one.run(&["user", "absent", "--user", "noor de wit", "--until", "2030-01-01"]);
    assert_eq!(away.code, 0, "{}", away.err);
    assert_eq!(state("Noor de Wit"), "absent");
    assert_eq!(one.run(&["user", "absent", "--user", "Noor de Wit", "--back"]).code, 0);
    assert_eq!(one.run(&["user", "disable", "--user", "Noor de Wit"]).code, 0);
    assert_eq!(state("Noor de Wit"), "disabled");
    assert_eq!(one.run(&["user", "disable", "--user", "Nobody"]).code, 1);
    let last = one.run(&["user", "absent", "--user", "Bo"]);
    assert_eq!(last.code, 1, "the last one at the end of the escalation can't leave");
}

#[test]
fn a_token_is_64_hexadecimal_digits_and_is_never_shown_again() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let made = one.run(&["token", "create", "--user", "beheer", "--minutes", "5", "--json"]);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    assert!(token.len() == 64 && token.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let other = one.run(&["token", "create", "--user", "beheer", "--minutes", "5", "--json"]);
    assert_ne!(other.json()["token"], token);
}

#[test]
fn an_organisation_gets_another_key_and_the_journal_and_older_backups_stay_whole() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let file = dir.path().join("before.vbk");
    let file = file.to_str().unwrap();
    assert_eq!(one.run(&["backup", "create", file]).code, 0);
    let said = one.run(&["keys", "rotate", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.json()["organisations"][0]["generation"], 2);
    assert_eq!(one.run(&["keys", "rotate", "--organisation", "nowhere"]).code, 2);
    // Another master key beside the first, and then in its place.
    let path = dir.path().join("master.key");
    let first = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{first}2 {}\n", "ab".repeat(32))).unwrap();
    assert_eq!(one.run(&["keys", "rewrap"]).code, 0);
    fs::write(&path, format!("2 {}\n", "ab".repeat(32))).unwrap();
    assert_eq!(one.run(&["user", "list"]).code, 0, "the first master key can go");
    assert_eq!(one.run(&["token", "create", "--user", "beheer", "--minutes", "5"]).code, 0);
    let verified = one.run(&["journal", "verify", "--json"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    assert_eq!(one.run(&["backup", "verify", file]).code, 1, "sealed with the first master key");
    fs::write(&path, format!("{first}2 {}\n", "ab".repeat(32))).unwrap();
    assert_eq!(one.run(&["backup", "verify", file]).code, 0, "which is kept as long as it is");
}

#[test]
fn the_certificate_of_duties_is_signed_with_the_key_of_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let said = one.run(&["duties", "certificate", "--json"]).json();
    assert_eq!((&said["open"], &said["without_holder"]), (&0.into(), &0.into()));
    let key: journal::VerifyingKey = said["key"].as_str().unwrap().parse().unwrap();
    let signed = said["signature"].as_str().unwrap();
    let opened = journal::Certificate::from_text(signed.to_owned());
    assert!(opened.open(&key).unwrap().contains("without holder 0"));
    let bent = signed.replace("without holder 0", "without holder 1");
    assert!(journal::Certificate::from_text(bent).open(&key).is_err());
}

#[test]
fn a_journal_verifies_here_and_offline_and_a_changed_export_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    one.run(&["token", "create", "--user", "beheer", "--minutes", "5"]);
    let whole = one.run(&["journal", "verify", "--json"]);
    assert_eq!((whole.code, &whole.json()["ok"]), (0, &Value::Bool(true)));
    assert!(whole.json()["entries"].as_u64().unwrap() > 0);
    assert!(one.run(&["journal", "head", "--json"]).json()["heads"][0]["head"].is_string());

    let path = dir.path().join("export.jsonl");
    let file = path.to_str().unwrap();
    let export = ["journal", "export", "--organisation", "Gemeente", "--to", file, "--json"];
    let key = one.run(&export).json()["key"].as_str().unwrap().to_owned();
    assert_eq!(one.run(&export).code, 3, "an export never writes over a file");
    let verify = || run(&["journal", "verify", "--from", file, "--key", &key, "--json"]);
    assert_eq!(verify().code, 0);
    let bent = fs::read_to_string(&path).unwrap().replacen("sign-in", "sign-on", 1);
    fs::write(&path, bent).unwrap();
    let said = verify();
    assert_eq!((said.code, &said.json()["ok"]), (1, &Value::Bool(false)));
    assert!(said.json()["first_bad"]["line"].as_u64().unwrap() > 0);
}

#[test]
fn a_backup_verifies_and_comes_back_elsewhere_with_its_key() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = Installation::new(dir.path());
    let path = dir.path().join("backup.bin");
    let file = path.to_str().unwrap();
    assert_eq!(one.run(&["backup", "create", file]).code, 0);
    assert_eq!(one.run(&["backup", "create", file]).code, 3, "a backup never writes over a file");
    assert_eq!(one.run(&["backup", "restore", file]).code, 1, "there is something already");
    let verified = one.run(&["backup", "verify", file, "--json"]);
    assert_eq!((verified.code, &verified.json()["rows"]["organisation"]), (0, &1.into()));

    fs::copy(dir.path().join("master.key"), other.path().join("master.key")).unwrap();
    let back = run_in(other.path(), &["backup", "restore", file, "--json"]);
    assert_eq!(back.code, 0, "{}", back.err);
    assert_eq!(run_in(other.path(), &["doctor"]).code, 0);
    let users = run_in(other.path(), &["user", "list", "--json"]).json();
    assert_eq!(users["users"][0]["name"], "beheer");

    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(one.run(&["backup", "verify", file]).code, 1);
}

#[test]
fn a_key_file_that_others_can_read_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let key = dir.path().join("master.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let said = one.run(&["duties", "list"]);
    assert_eq!(said.code, 4);
    assert!(said.err.contains("chmod 600"), "{}", said.err);
}

#[test]
fn the_demo_stays_away_from_a_real_installation() {
    let dir = tempfile::tempdir().unwrap();
    let one = Installation::new(dir.path());
    let said = demo_in(dir.path(), &["--fresh"]);
    assert_eq!(said.code, 4, "{}", said.err);
    assert_eq!(one.run(&["user", "list", "--json"]).json()["users"][0]["name"], "beheer");
}
