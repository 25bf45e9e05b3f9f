//! Every rule table that Vangnet ships is sound: each situation has an outcome, none has two that
//! contradict, and every row can decide.

#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use kernel::date;
use std::{fs, path::PathBuf};
use vangnet_tables::Table;

/// The text of every table under `content/*/tables`, with its path.
fn shipped() -> Vec<(PathBuf, String)> {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut found = Vec::new();
    for feature in fs::read_dir(content).unwrap().filter_map(Result::ok) {
        let Ok(files) = fs::read_dir(feature.path().join("tables")) else { continue };
        for file in files
            .filter_map(Result::ok)
            .filter(|f| f.path().extension().is_some_and(|e| e == "toml"))
        {
            let text = fs::read_to_string(file.path()).unwrap();
            found.push((file.path(), text));
        }
    }
    found
}

#[test]
fn every_shipped_table_is_clean() {
    let mut unclean = Vec::new();
    for (path, text) in shipped() {
        match Table::parse(&text) {
            Ok(table) => {
                let check = table.check(date(2026, 11, 21));
                if !check.is_clean() || !check.contacts_due.is_empty() {
                    unclean.push(format!("{}: {check:#?}", path.display()));
                }
            }
            Err(faults) => {
                let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
                unclean.push(format!("{}:\n{}", path.display(), faults.join("\n")));
            }
        }
    }
    assert!(unclean.is_empty(), "{}", unclean.join("\n"));
}

#[test]
fn a_shipped_table_has_the_id_of_its_file() {
    for (path, text) in shipped() {
        let table = Table::parse(&text).unwrap();
        assert_eq!(path.file_stem().unwrap().to_str(), Some(table.id()));
    }
}
