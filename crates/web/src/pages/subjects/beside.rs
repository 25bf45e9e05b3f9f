//! Entries that stand beside each other: one that puts an earlier one right or contradicts it, and that
//! earlier one. Both stay.

use crate::face::Text;
use domain::statements::{Noted, Relation};
use domain::timeline::Happening;
use kernel::EntryId;

/// Another entry that stands beside one.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its id.
    pub id: String,
    /// How the two stand to each other, in words.
    pub how: String,
    /// The words of the other entry.
    pub words: String,
}

/// The earlier entry that this one answers to.
pub(super) fn answers(t: Text, what: &Happening, timeline: &[Noted<Happening>]) -> Option<Beside> {
    let (relation, id) = about(what)?;
    let found = timeline.iter().find(|noted| noted.id == id);
    let words = found.map_or("", |noted| words_of(&noted.what));
    let how = t.pick("answers", relation.word());
    Some(Beside { id: id.to_string(), how, words: words.to_owned() })
}

/// The later entries that answer to this one.
pub(super) fn answered(t: Text, id: EntryId, timeline: &[Noted<Happening>]) -> Vec<Beside> {
    let later = timeline.iter().filter_map(|noted| {
        let (relation, _) = about(&noted.what).filter(|(_, about)| *about == id)?;
        let how = t.pick("answered", relation.word());
        Some(Beside { id: noted.id.to_string(), how, words: words_of(&noted.what).to_owned() })
    });
    later.collect()
}

/// To which entry one answers, and how.
fn about(what: &Happening) -> Option<(Relation, EntryId)> {
    match what {
        Happening::Said(statement) => statement.about,
        Happening::Discussed(discussed) => discussed.corrects().map(|id| (Relation::Corrects, id)),
        _ => None,
    }
}

fn words_of(what: &Happening) -> &str {
    match what {
        Happening::Said(statement) => statement.words.reveal(),
        Happening::Discussed(discussed) => discussed.situation().reveal(),
        _ => "",
    }
}
