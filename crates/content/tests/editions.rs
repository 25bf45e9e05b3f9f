//! An edition of the six aspects never changes: what was discussed keeps the words in which it was.

use std::fmt::Write as _;
use std::path::PathBuf;
use vangnet_content::load;

fn kept() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/editions")
}

/// `VANGNET_BLESS=1` keeps an edition that wasn't kept yet, and never replaces one.
#[test]
fn an_edition_keeps_its_words() {
    let words = load(None).unwrap().knowledge.behaviour;
    assert!(words.editions.len() >= 2);
    let mut files: Vec<_> = std::fs::read_dir(kept()).unwrap().map(|one| one.unwrap()).collect();
    for edition in &words.editions {
        let mut text = format!("{} {}\n", edition.version, edition.item.text.nl);
        for aspect in &edition.aspects {
            for said in [&aspect.name, &aspect.question] {
                let _ = writeln!(text, "{}: {} | {}", aspect.id, said.nl, said.en);
            }
        }
        let name = format!("{}.txt", edition.item.id);
        let path = kept().join(&name);
        if std::env::var_os("VANGNET_BLESS").is_some() && !path.exists() {
            std::fs::write(&path, &text).unwrap();
        }
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        let why = "an edition never changes: give the new words a new id and version";
        assert_eq!(before, text, "{name}: {why}");
        files.retain(|file| file.file_name().to_string_lossy() != name);
    }
    let gone: Vec<_> = files.iter().map(std::fs::DirEntry::file_name).collect();
    assert!(gone.is_empty(), "an edition that was used is never taken away: {gone:?}");
}

#[test]
fn every_edition_has_its_own_fourth_and_sixth_aspect_and_shares_the_others() {
    let words = load(None).unwrap().knowledge.behaviour;
    let ids = |id: &str| -> Vec<String> {
        let edition = words.edition(id).unwrap();
        edition.aspects.iter().map(|aspect| aspect.id.to_string()).collect()
    };
    let (old, new) = (ids("self-respect-2026-11"), ids("impact-2026-11"));
    let other: Vec<_> =
        old.iter().zip(&new).enumerate().filter(|(_, (a, b))| a != b).map(|(n, _)| n + 1).collect();
    assert_eq!(other, [4, 6]);
}
