//! A signal from the list: something people see or hear that may point to exploitation.

use super::{Bilingual, Item, Key};
use crate::words::{UnknownWord, words};

/// A signal.
///
/// One signal means little and none proves nothing. Signals are never added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalItem {
    /// What is seen or heard, and where that comes from.
    pub item: Item,
    /// What it may be besides exploitation: our own proposal, or of whoever added the item.
    pub other_explanation: Bilingual,
    /// The area of life it belongs to (list `signal-group`).
    pub group: Key,
    /// The phases in which it is seen (list `phase`).
    pub phases: Vec<Key>,
    /// The forms of exploitation it goes with (list `form`).
    pub forms: Vec<Key>,
    /// A question in plain words that can be put to the young person.
    pub question: Option<Bilingual>,
    /// Who may ask it.
    pub ask_by: AskBy,
    /// Who tends to notice it (list `observer`).
    pub observers: Vec<Key>,
    /// Our own word for how much attention it asks: a proposal, no source gives weights. An item that
    /// a municipality added has none.
    pub strength: Option<Strength>,
}

words! {
    /// Who may put the question.
    pub enum AskBy {
        /// Anyone who has contact.
        Everyone = "everyone",
        /// A professional.
        Professional = "professional",
        /// Only someone trained, in a safe setting.
        Trained = "trained",
        /// Nobody: observe and act; asking may bring danger or lead a witness.
        Nobody = "none",
    }
}

/// A word for how much attention a signal asks: a judgement of the makers, not evidence.
///
/// It has no order and no number on purpose: it can't be sorted, compared or added up, so that
/// no score of a person can come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Says little by itself.
    Weak,
    /// Worth asking about.
    Moderate,
    /// Talk to an expert soon.
    Strong,
    /// Act today.
    Acute,
}

impl Strength {
    /// Every word, as the list `strength` shows them.
    pub const ALL: &'static [Self] = &[Self::Weak, Self::Moderate, Self::Strong, Self::Acute];

    /// The word as it is stored, sent and used as a key for texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
            Self::Acute => "acute",
        }
    }
}

impl std::str::FromStr for Strength {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.iter().copied().find(|known| known.word() == word).ok_or_else(|| UnknownWord {
            word: word.to_owned(),
            known: Self::ALL.iter().map(|known| known.word()).collect::<Vec<_>>().join(", "),
        })
    }
}
