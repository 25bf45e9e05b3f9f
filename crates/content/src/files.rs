//! Where content files come from: built into the program, or a folder of the municipality.

use crate::Fault;
use std::collections::BTreeMap;
use std::path::Path;

/// The content folder as it was when the program was built.
#[derive(rust_embed::Embed)]
#[folder = "../../content"]
struct Embedded;

/// The text of every content file, by its path under the content folder with `/` between names.
pub(crate) type Files = BTreeMap<String, String>;

/// The most bytes a content file may have.
const MOST: u64 = 2_000_000;

/// The most folders inside each other; a link may point back up.
const DEEPEST: usize = 6;

/// Reads every `.toml` file of a folder, or of the program itself.
pub(crate) fn read(dir: Option<&Path>, faults: &mut Vec<Fault>) -> Files {
    let mut files = Files::new();
    match dir {
        Some(dir) => walk(dir, "", &mut files, faults),
        None => built_in(&mut files, faults),
    }
    files
}

fn built_in(files: &mut Files, faults: &mut Vec<Fault>) {
    for path in Embedded::iter().filter(|path| is_content(path)) {
        let Some(file) = Embedded::get(&path) else { continue };
        take(&path, file.data.into_owned(), files, faults);
    }
}

fn walk(dir: &Path, under: &str, files: &mut Files, faults: &mut Vec<Fault>) {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(why) => {
            let path = if under.is_empty() { "." } else { under };
            return faults.push(unreadable(path, &why));
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name } else { format!("{under}/{name}") };
        // The target of a link, so that a municipality may link a folder.
        match std::fs::metadata(entry.path()) {
            Ok(about) if about.is_dir() && path.matches('/').count() < DEEPEST => {
                walk(&entry.path(), &path, files, faults);
            }
            Ok(about) if about.is_file() && is_content(&path) => {
                if about.len() > MOST {
                    faults.push(fault(&path, format!("has more than {MOST} bytes")));
                    continue;
                }
                match std::fs::read(entry.path()) {
                    Ok(bytes) => take(&path, bytes, files, faults),
                    Err(why) => faults.push(unreadable(&path, &why)),
                }
            }
            Ok(_) => {}
            Err(why) => faults.push(unreadable(&path, &why)),
        }
    }
}

fn unreadable(path: &str, why: &std::io::Error) -> Fault {
    fault(path, format!("cannot be read: {why}"))
}

fn take(path: &str, bytes: Vec<u8>, files: &mut Files, faults: &mut Vec<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => drop(files.insert(path.to_owned(), text)),
        Err(_) => faults.push(fault(path, "is not UTF-8 text".to_owned())),
    }
}

/// Whether a file is content: TOML, and not hidden.
fn is_content(path: &str) -> bool {
    let toml = Path::new(path).extension().is_some_and(|extension| extension == "toml");
    toml && !path.split('/').any(|name| name.starts_with('.'))
}

fn fault(path: &str, what: String) -> Fault {
    Fault { file: path.to_owned(), key: String::new(), what }
}
