//! A broken copy tells its editor everything that is wrong, at once, with file and key.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its files must stop")]

use kernel::{Date, date};
use std::fs;
use std::path::Path;
use vangnet_content::check;

const TODAY: Date = date(2026, 11, 22);

/// A copy of the repository's content in which `from` became `to` in one file.
fn copy_with(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), folder.path());
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn faults(folder: &tempfile::TempDir) -> Vec<String> {
    let report = check(Some(folder.path()), TODAY);
    report.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_broken_copy_tells_every_fault_at_once() {
    let folder = copy_with(&[
        (
            "signalling/signals.toml",
            "en = \"Mood flips quickly: sad one moment, hectic or cold the next.\"\n",
            "",
        ),
        ("signalling/signals.toml", "status = \"confirmed\"", "status = \"certain\""),
        ("signalling/signals.toml", "id = \"beh-runs-away\"", "id = \"beh-cannot-refuse\""),
        ("signalling/signals.toml", "group = \"labour\"", "grouping = \"labour\""),
        ("signalling/signals.toml", "observers = [\"gp\"", "observers = [\"neighbor\", \"gp\""),
        ("signalling/factors.toml", "source = [\"bg\"]", "source = [\"hearsay\"]"),
        ("publicdoor/help-lines.toml", "checked = 2026-11-21", "checked = 2027-01-01"),
        ("publicdoor/help-lines.toml", "dial = \"08002000\"", "dial = \"0800-2000\""),
        ("publicdoor/help-lines.toml", "until = 2017-03-01\n", ""),
        ("sources.toml", "url = \"https://www.nji.nl", "url = \"ww.nji nl"),
        ("aftercare/revictimisation-signs.toml", "Drukte, schaamte", "Eigen schuld, schaamte"),
        ("prevention/programmes.toml", "variant_of = \"vlaggensysteem\"", "variant_of = \"vlag\""),
        ("municipality/self-scan.toml", "nr = 7", "nr = \"zeven\""),
        ("meldcode/questions.toml", "if_no = \"close\"", "if_no = \"maybe\""),
    ]);
    assert_eq!(
        faults(&folder),
        [
            "aftercare/revictimisation-signs.toml: revict-missed-contact: `eigen schuld` blames a victim or teaches an offender",
            "meldcode/questions.toml: suspicion: `if_no`: `maybe` is not one of: next, report, close",
            "municipality/self-scan.toml: scan-policy-perpetrator: `nr` is not a whole number from 0 to 255",
            "prevention/programmes.toml: vlaggensysteem-op-een-bordje: `vlag` is not a known programme",
            "publicdoor/help-lines.toml: emergency-112: was checked on a day that has yet to come",
            "publicdoor/help-lines.toml: veilig-thuis: `dial` is not a number of 3 to 15 digits",
            "publicdoor/help-lines.toml: comensha-24-7-line: ended, but has no `until`",
            "signalling/factors.toml: pro-supportive-friends: `hearsay` is not a known source",
            "signalling/signal-words.toml: beh-runs-away: `beh-runs-away` is not a known signal",
            "signalling/signals.toml: beh-sudden-change: `status`: `certain` is not one of: confirmed, background, proposal, local",
            "signalling/signals.toml: beh-mood-swings: has no text in en",
            "signalling/signals.toml: beh-cannot-refuse: has an id that is already used",
            "signalling/signals.toml: lab-long-hours-little-pay: has no `group`",
            "signalling/signals.toml: lab-long-hours-little-pay: `grouping` is not a field here",
            "signalling/signals.toml: app-ownership-tattoo: `neighbor` is not a known observer",
            "sources.toml: 11vb: `url` is not a web address: ww.nji nl/nl/Databank/Databank-Instrumenten/11VB-Potentiele-LVB-slachtoffers-loverboys-mensenhandel-in-beeld",
        ]
    );
}

#[test]
fn a_file_that_is_missing_misspelt_or_unreadable_is_named() {
    let folder = copy_with(&[("sources.toml", "id = \"bg\"", "id = bg")]);
    fs::rename(
        folder.path().join("municipality/self-scan.toml"),
        folder.path().join("municipality/selfscan.toml"),
    )
    .unwrap();
    fs::write(folder.path().join("publicdoor/help-lines.toml"), [0xff, 0xfe]).unwrap();
    let faults = faults(&folder);
    for expected in [
        "municipality/self-scan.toml: is missing",
        "municipality/selfscan.toml: is not a file that anything reads",
        "publicdoor/help-lines.toml: is not UTF-8 text",
    ] {
        assert!(faults.iter().any(|fault| fault == expected), "{expected} in {faults:#?}");
    }
    assert!(faults.iter().any(|fault| fault.starts_with("sources.toml: line ")), "{faults:#?}");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault_and_not_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    let report = check(Some(&nowhere), TODAY);
    assert!(report.faults[0].to_string().starts_with(".: cannot be read"), "{:?}", report.faults);
}

#[test]
fn hostile_files_are_faults_and_not_crashes() {
    let deep = format!("a = {}{}", "[".repeat(5_000), "]".repeat(5_000));
    for text in
        [deep.as_str(), "items = 3", "items = [1]", "[[items]]", "\u{0}", "[[items]]\nid = 3"]
    {
        let folder = copy_with(&[]);
        fs::write(folder.path().join("signalling/signals.toml"), text).unwrap();
        assert!(
            faults(&folder).iter().any(|fault| fault.starts_with("signalling/signals.toml")),
            "{text:.20}"
        );
    }
}

#[test]
fn a_word_that_is_recorded_always_has_its_text() {
    let folder = copy_with(&[
        ("reporting/fields.toml", "id = \"12-15\"", "id = \"12-14\""),
        ("casework/safety-plan.toml", "id = \"going-missing\"", "id = \"missing\""),
    ]);
    assert_eq!(
        faults(&folder),
        [
            "casework/safety-plan.toml: chapter: has no words for `going-missing`, which is recorded",
            "casework/safety-plan.toml: chapter: has words for `missing`, which can't be recorded",
            "reporting/fields.toml: registration-age-band: has no words for `12-15`, which is recorded",
            "reporting/fields.toml: registration-age-band: has words for `12-14`, which can't be recorded",
        ]
    );
}

#[test]
fn a_rule_table_that_can_not_be_read_is_named() {
    let folder = copy_with(&[]);
    fs::create_dir_all(folder.path().join("aftercare/tables")).unwrap();
    fs::write(folder.path().join("aftercare/tables/contact.toml"), "id = 3").unwrap();
    let faults = faults(&folder);
    assert!(
        faults.iter().any(|fault| fault.starts_with("aftercare/tables/contact.toml: ")),
        "{faults:#?}"
    );
}
