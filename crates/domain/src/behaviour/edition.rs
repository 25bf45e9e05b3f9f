//! What the field knows of discussing behaviour: the six aspects in each edition, what the outcomes
//! mean, and how one may react.
//!
//! Editions differ: one names the sixth aspect after self-respect, a newer one after what it does to
//! people, and the fourth differs too. An edition never changes, so that what was discussed keeps the
//! words in which it was; other words are another edition.

use super::Outcome;
use crate::knowledge::{Bilingual, Item, Key};
use kernel::Date;

/// How many aspects a situation is discussed in.
pub const ASPECTS: usize = 6;

/// One edition of the six aspects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its id, name and sources.
    pub item: Item,
    /// Its version, for people.
    pub version: String,
    /// The aspects, in the order in which they are discussed.
    pub aspects: Vec<Aspect>,
}

/// One aspect of a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// Its id; the same in every edition that has this aspect.
    pub id: Key,
    /// What it is called.
    pub name: Bilingual,
    /// The question behind it.
    pub question: Bilingual,
}

/// A line of advice on how to react.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaction {
    /// Its id, words, source and status.
    pub item: Item,
    /// To which outcome; none for every one.
    pub outcome: Option<Outcome>,
}

/// An edition with which others hold their sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEdition {
    /// Its id and words. Its first source is the site of whoever publishes it.
    pub item: Item,
    /// Whose site that is; none where there is none.
    pub site: Option<Bilingual>,
}

/// The words for discussing behaviour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BehaviourWords {
    /// Every edition, ended ones too.
    pub editions: Vec<Edition>,
    /// What each outcome means; the id is the word of the outcome.
    pub outcomes: Vec<Item>,
    /// How one may react.
    pub reactions: Vec<Reaction>,
    /// The editions of sessions held elsewhere.
    pub elsewhere: Vec<SessionEdition>,
}

impl Edition {
    /// The aspect with this id.
    pub fn aspect(&self, id: &str) -> Option<&Aspect> {
        self.aspects.iter().find(|aspect| aspect.id == id)
    }
}

impl BehaviourWords {
    /// The edition with this id, also when it ended.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.item.id == id)
    }

    /// The editions that can be used on a day.
    pub fn editions_on(&self, day: Date) -> impl Iterator<Item = &Edition> {
        self.editions.iter().filter(move |edition| edition.item.valid_on(day))
    }

    /// What an outcome means.
    pub fn meaning(&self, outcome: Outcome) -> Option<&Item> {
        self.outcomes.iter().find(|item| item.id == outcome.word())
    }

    /// How one may react to an outcome on a day: what goes for every one first.
    pub fn reactions_to(&self, outcome: Outcome, day: Date) -> Vec<&Reaction> {
        let held = || self.reactions.iter().filter(|one| one.item.valid_on(day));
        let always = held().filter(|one| one.outcome.is_none());
        always.chain(held().filter(|one| one.outcome == Some(outcome))).collect()
    }

    /// The edition of sessions held elsewhere with this id, also when it ended.
    pub fn session_edition(&self, id: &str) -> Option<&SessionEdition> {
        self.elsewhere.iter().find(|edition| edition.item.id == id)
    }

    /// The editions of sessions held elsewhere that can be named on a day.
    pub fn session_editions_on(&self, day: Date) -> impl Iterator<Item = &SessionEdition> {
        self.elsewhere.iter().filter(move |edition| edition.item.valid_on(day))
    }
}
