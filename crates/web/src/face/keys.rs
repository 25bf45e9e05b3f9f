//! Every interface text exists in both languages, is used, and stands nowhere but in `locales/`.
//!
//! The tests read the templates and the Rust files of this crate. A key is *asked for* when it is the
//! first argument of `get`, `with1`, `with2` or `text_with` on something called `t`, `text`, `NL` or
//! `EN`, on a `Text::new(…)`, or on `self` within this folder. It is *used* when it is asked for, when it stands as a
//! whole string somewhere, or when it begins with the first argument of a `pick`
//! or with the `key` of a reading page.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// One text of an .ftl file.
struct Message {
    file: String,
    variables: BTreeSet<String>,
}

/// A file of this crate that may ask for texts.
struct Asking {
    name: String,
    text: String,
}

fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

fn messages(lang: &str) -> BTreeMap<String, Message> {
    let mut paths = Vec::new();
    files(&crate_dir().join("../../locales").join(lang), "ftl", &mut paths);
    let mut messages: BTreeMap<String, Message> = BTreeMap::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut current = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((key, _)) = line.split_once(" =").filter(|_| begins) {
                key.clone_into(&mut current);
                let message = Message { file: file.clone(), variables: BTreeSet::new() };
                let earlier = messages.insert(current.clone(), message);
                assert!(earlier.is_none(), "{lang}/{file}: `{key}` stands there twice");
            }
            if let Some(message) = messages.get_mut(&current) {
                message.variables.extend(variables(line));
            }
        }
    }
    messages
}

fn variables(line: &str) -> Vec<String> {
    let mut parts = line.split('$');
    parts.next();
    parts.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

fn asking() -> Vec<Asking> {
    let mut paths = Vec::new();
    files(&crate_dir().join("templates"), "html", &mut paths);
    files(&crate_dir().join("src"), "rs", &mut paths);
    paths
        .into_iter()
        .filter(|path| !path.ends_with("face/keys.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            Asking { name: path.strip_prefix(crate_dir()).unwrap().display().to_string(), text }
        })
        .collect()
}

/// The first string arguments of every call of `method` on a text in this file: the key, and the
/// second argument when that is a string too.
fn calls(file: &Asking, method: &str) -> Vec<(String, Option<String>)> {
    let call = format!(".{method}(");
    let mut found = Vec::new();
    for (at, _) in file.text.match_indices(&call) {
        let (before, after) = (&file.text[..at], &file.text[at + call.len()..]);
        let own = file.name.starts_with("src/face");
        let receiver: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
        // `Text::new(lang).get(…)`: the receiver is a call.
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let made = before.ends_with(')') && last.contains("Text::new(");
        let known = made
            || matches!(receiver.as_str(), "t" | "txet" | "LN" | "NE")
            || (own && receiver == "fles");
        let mut strings = after.split('"');
        let begins = strings.next().is_some_and(|gap| gap.trim().is_empty());
        if let Some(key) = strings.next().filter(|_| known && begins) {
            let second = strings.next().is_some_and(|gap| gap.trim() == ",");
            let second = strings.next().filter(|_| second).map(str::to_owned);
            found.push((key.to_owned(), second));
        }
    }
    found
}

/// The first halves of the keys of the reading pages: `key: "young"`.
fn page_keys(file: &Asking) -> Vec<String> {
    let marked = file.text.split("key: \"").skip(1);
    marked.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_variables() {
    let (dutch, english) = (messages("nl"), messages("en"));
    let mut faults = Vec::new();
    for (key, message) in &dutch {
        match english.get(key) {
            None => faults.push(format!("{key} ({}): no English text", message.file)),
            Some(other) if other.variables != message.variables => {
                faults.push(format!("{key}: other variables in English"));
            }
            Some(other) if other.file != message.file => {
                faults.push(format!("{key}: in {} and in {}", message.file, other.file));
            }
            Some(_) => {}
        }
    }
    let only_english = english.keys().filter(|key| !dutch.contains_key(*key));
    faults.extend(only_english.map(|key| format!("{key}: no Dutch text")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_that_is_asked_for_exists_with_those_variables() {
    let dutch = messages("nl");
    let mut faults = Vec::new();
    let one = |name: &str| BTreeSet::from([name.to_owned()]);
    for file in asking() {
        let mut check = |key: &str, variables: Option<BTreeSet<String>>| match dutch.get(key) {
            None => faults.push(format!("{}: `{key}` is in no .ftl file", file.name)),
            Some(message) if variables.as_ref().is_some_and(|v| *v != message.variables) => {
                faults.push(format!("{}: `{key}` has other variables", file.name));
            }
            Some(_) => {}
        };
        for (key, _) in calls(&file, "get") {
            check(&key, Some(BTreeSet::new()));
        }
        for (key, name) in calls(&file, "with1") {
            check(&key, name.as_deref().map(one));
        }
        for (key, _) in [calls(&file, "with2"), calls(&file, "text_with")].concat() {
            check(&key, None);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_is_used() {
    let files = asking();
    let picked: BTreeSet<String> = files
        .iter()
        .flat_map(|file| {
            let picked = calls(file, "pick").into_iter().map(|(prefix, _)| prefix);
            picked.chain(page_keys(file)).collect::<Vec<_>>()
        })
        .map(|prefix| format!("{prefix}-"))
        .collect();
    let unused: Vec<_> = messages("nl")
        .into_iter()
        .filter(|(key, _)| {
            let quoted = format!("\"{key}\"");
            !picked.iter().any(|prefix| key.starts_with(prefix))
                && !files.iter().any(|file| file.text.contains(&quoted))
        })
        .map(|(key, message)| format!("{} ({})", key, message.file))
        .collect();
    assert!(unused.is_empty(), "no page uses\n{}", unused.join("\n"));
}

/// A template without its expressions, statements, comments and tags; attributes that are read
/// aloud or shown stay.
fn words_outside_locales(template: &str) -> Vec<String> {
    let mut bare = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}")] {
        while let Some(start) = bare.find(open) {
            let end = bare[start..].find(close).map_or(bare.len(), |e| start + e + close.len());
            bare.replace_range(start..end, "");
        }
    }
    let mut words = Vec::new();
    for name in ["aria-label", "title", "alt", "placeholder", "content"] {
        for (at, attribute) in bare.match_indices(&format!(" {name}=\"")) {
            let value = bare[at + attribute.len()..].split('"').next().unwrap_or_default();
            words.push(value.to_owned());
        }
    }
    let mut rest = bare.as_str();
    while let Some((text, tag)) = rest.split_once('<') {
        words.push(text.to_owned());
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push(rest.to_owned());
    let technical = ["width=device-width, initial-scale=1", "light dark"];
    // A macro that gives attributes leaves them outside any tag.
    words.retain(|w| !w.trim().starts_with("aria-"));
    words.retain(|w| w.contains(char::is_alphabetic) && !technical.contains(&w.as_str()));
    words
}

#[test]
fn no_template_holds_words_of_its_own() {
    let mut paths = Vec::new();
    files(&crate_dir().join("templates"), "html", &mut paths);
    let faults: Vec<_> = paths
        .iter()
        .map(|path| (path, words_outside_locales(&fs::read_to_string(path).unwrap())))
        .filter(|(_, words)| !words.is_empty())
        .map(|(path, words)| format!("{}: {words:?}", path.display()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_asset_a_template_names_exists() {
    for file in asking() {
        for (at, call) in file.text.match_indices(".asset(\"") {
            let name = file.text[at + call.len()..].split('"').next().unwrap_or_default();
            assert_ne!(super::asset_url(name), "/assets/unknown", "{}: {name}", file.name);
        }
    }
}
