//! Discussing behaviour: the editions of the six aspects, what the outcomes mean, how one may react,
//! and the editions of sessions held elsewhere.

use super::{Pile, tables_of};
use crate::notes::Notes;
use crate::reader::Reader;
use domain::behaviour::{
    ASPECTS, Aspect, BehaviourWords, Edition, Outcome, Reaction, SessionEdition,
};
use domain::knowledge::Item;

const OUTCOMES: &str = "behaviour/outcomes.toml";

/// Everything about discussing behaviour.
pub(super) fn words(pile: &mut Pile<'_>) -> BehaviourWords {
    BehaviourWords {
        editions: pile.items("behaviour/editions.toml", "edition", edition),
        outcomes: pile.items(OUTCOMES, "behaviour-outcome", outcome),
        reactions: pile.items("behaviour/reactions.toml", "reaction", reaction),
        elsewhere: pile.items("behaviour/elsewhere.toml", "session-edition", elsewhere),
    }
}

fn edition(read: &mut Reader<'_>) -> Option<Edition> {
    let (item, version) = (read.item(), read.text("version"));
    let tables = read.tables("aspects");
    if tables.len() != ASPECTS {
        read.fault(format!("has {} aspects, and not {ASPECTS}", tables.len()));
    }
    let (file, place) = read.place();
    let scope = format!("{place}.aspects");
    let aspects = tables_of((file, &place), &scope, tables, read.notes(), aspect);
    Some(Edition { item: item?, version: version?, aspects })
}

fn aspect(read: &mut Reader<'_>) -> Option<Aspect> {
    let (name, question) = (read.own_text(), read.bilingual("question"));
    Some(Aspect { id: read.id()?, name: name?, question: question? })
}

fn outcome(read: &mut Reader<'_>) -> Option<Item> {
    read.item()
}

fn reaction(read: &mut Reader<'_>) -> Option<Reaction> {
    let (item, outcome) = (read.item(), read.maybe_word("outcome"));
    Some(Reaction { item: item?, outcome })
}

fn elsewhere(read: &mut Reader<'_>) -> Option<SessionEdition> {
    let (item, site) = (read.item(), read.maybe_bilingual("site"));
    Some(SessionEdition { item: item?, site })
}

/// Every outcome that can be chosen has a meaning and a way to react, and a new discussion an edition.
pub(super) fn check(words: &BehaviourWords, notes: &mut Notes) {
    for outcome in Outcome::ALL {
        let reacts = words.reactions.iter().any(|one| one.outcome == Some(*outcome));
        if !reacts {
            notes.fault(OUTCOMES, outcome.word(), "has no way to react");
        }
    }
    if words.editions.iter().all(|edition| edition.item.until.is_some()) {
        notes.fault("behaviour/editions.toml", "", "has no edition that goes on");
    }
}
