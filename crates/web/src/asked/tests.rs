//! Nothing is asked that doesn't say why: of steps the compiler sees to it, of pages these tests.

use super::sheets::SHEETS;
use super::*;
use crate::face::Text;
use kernel::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Templates that ask without saying where: what they ask belongs to this page.
const ELSEWHERE: &[(&str, &str)] = &[
    ("account/sign_in.html", "/inloggen"),
    ("account/proof.html", "/inloggen"),
    ("account/password.html", "/werk/account/wachtwoord"),
    ("account/passkey.html", "/werk/account/sleutels"),
    ("account/passkey_new.html", "/werk/account/sleutels"),
    ("account/authenticator.html", "/werk/account/app"),
    ("conversation/screen.html", "/werk/zaken/{id}/gesprek/scherm"),
    ("signalling/door.html", "/advies/{id}"),
    ("signalling/thread.html", "/advies/{id}"),
    ("signalling/person.html", "/werk/zoeken"),
    ("subjects/statement.html", "/werk/zaken/{id}/uitspraken"),
];

/// Templates whose fields ask nothing about anyone: they look something up in what anyone may read,
/// or are the parts that other templates ask with.
const ASKS_NOBODY: &[&str] =
    &["acts/form.html", "components/form.html", "knowledge/signals.html", "knowledge/start.html"];

/// Names that are made while the page is: what they stand for in the register.
const MADE: &[(&str, &str)] = &[
    ("signalling/route.html", "*"),
    ("missing/gone.html", "vraag-*"),
    ("conversation/screen.html", "*"),
    ("behaviour/discuss.html", "aspect/*"),
];

fn templates() -> Vec<(String, String)> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { below(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut found = Vec::new();
    below(&root, &mut found);
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    found.into_iter().map(named).collect()
}

/// The names of the fields that a template asks; those made while the page is as written there.
fn fields(text: &str) -> Vec<String> {
    const ASKING: [&str; 10] = [
        "line",
        "secret",
        "code",
        "area",
        "day",
        "exact_day",
        "select",
        "radios",
        "checks",
        "check",
    ];
    let mut found = Vec::new();
    for call in text.split("::").skip(1) {
        let Some((what, arguments)) = call.split_once('(') else { continue };
        let mut arguments = arguments.split(", ");
        let form = matches!(arguments.next(), Some("form" | "filter" | "search"));
        if !form || !ASKING.contains(&what) {
            continue;
        }
        let name = arguments.next().unwrap_or_default().trim_start_matches("\"{}/");
        let name = name.split('"').find(|part| !part.is_empty());
        found.push(name.unwrap_or_default().to_owned());
    }
    found
}

/// Where a template says that its questions are explained.
fn explained(name: &str, text: &str) -> Option<String> {
    let said = text.split("crate::asked::why(t, \"").nth(1).and_then(|rest| rest.split('"').next());
    let elsewhere = || ELSEWHERE.iter().find(|(of, _)| *of == name).map(|(_, path)| *path);
    said.or_else(elsewhere).map(str::to_owned)
}

#[test]
fn no_page_asks_what_isnt_in_the_register() {
    let mut asked = 0;
    let mut faults = Vec::new();
    for (name, text) in templates() {
        let fields = fields(&text);
        if fields.is_empty() || ASKS_NOBODY.contains(&name.as_str()) {
            continue;
        }
        let Some(path) = explained(&name, &text) else {
            faults.push(format!("{name} doesn't say why it asks {fields:?}"));
            continue;
        };
        let sheet = of_page(&path).unwrap_or_else(|| panic!("{name}: no form at {path}"));
        let known: BTreeSet<_> = sheet.questions().map(|one| one.name).collect();
        for field in fields {
            asked += 1;
            let made = MADE.iter().any(|(of, stands)| *of == name && known.contains(stands));
            let is_made = field.starts_with("one.") || field.starts_with("part.");
            if !(known.contains(field.as_str()) || made && is_made) {
                faults.push(format!("{name} asks `{field}` and nowhere says what for"));
            }
        }
    }
    assert!(asked > 60, "only {asked} fields found");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_form_of_the_register_is_asked_somewhere() {
    let templates = templates();
    let said: BTreeSet<_> =
        templates.iter().filter_map(|(name, text)| explained(name, text)).collect();
    for sheet in SHEETS {
        match sheet.at {
            At::Page(path, _) => assert!(said.contains(path), "no page asks {path}"),
            At::Step(kind, code) => {
                assert!(crate::same::operation(kind, code).is_some(), "no step {kind} {code}");
            }
        }
    }
    let mut seen = BTreeSet::new();
    assert!(SHEETS.iter().all(|sheet| seen.insert(format!("{:?}", sheet.at))), "one form twice");
}

#[test]
fn no_group_asks_the_same_thing_twice_and_every_form_asks_something() {
    for sheet in SHEETS {
        let mut names = BTreeSet::new();
        assert!(sheet.questions().all(|one| names.insert(one.name)), "{:?}", sheet.at);
        assert!(!names.is_empty(), "{:?}", sheet.at);
    }
}

#[test]
fn every_reason_has_words_in_both_languages() {
    for lang in [Lang::Nl, Lang::En] {
        let t = Text::new(lang);
        for sheet in SHEETS {
            let rows = sheet.questions().map(|one| {
                let label = match one.label {
                    Label::Text(key) => t.get(key),
                    Label::List(list) => list.to_owned(),
                };
                row(t, one, label)
            });
            let form = form(t, sheet, rows.collect());
            assert!(!form.title.contains('⟨') && !form.kept.contains('⟨'), "{}", form.title);
            for row in &form.rows {
                for words in [&row.label, &row.purpose, &row.need] {
                    assert!(!words.contains('⟨'), "{:?}: {words}", sheet.at);
                }
            }
        }
    }
}
