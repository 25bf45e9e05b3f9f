//! A signal from the list: something people see or hear that may point to exploitation.

use super::{Bilingual, Item, Key};

/// A signal.
///
/// One signal means little and none proves nothing. Signals are never added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalItem {
    /// What is seen or heard, and where that comes from.
    pub item: Item,
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
    /// Our own word for how much attention it asks: a proposal, no source gives weights.
    pub strength: Strength,
}

/// Who may put the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AskBy {
    /// Anyone who has contact.
    Everyone,
    /// A professional.
    Professional,
    /// Only someone trained, in a safe setting.
    Trained,
    /// Nobody: observe and act; asking may bring danger or lead a witness.
    Nobody,
}

impl AskBy {
    /// Every value with the word `content/` uses (list `ask-by`).
    pub const ALL: [(&'static str, Self); 4] = [
        ("everyone", Self::Everyone),
        ("professional", Self::Professional),
        ("trained", Self::Trained),
        ("none", Self::Nobody),
    ];

    /// The word `content/` and the list `ask-by` use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Professional => "professional",
            Self::Trained => "trained",
            Self::Nobody => "none",
        }
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
    /// Every value with the word `content/` uses (list `strength`).
    pub const ALL: [(&'static str, Self); 4] = [
        ("weak", Self::Weak),
        ("moderate", Self::Moderate),
        ("strong", Self::Strong),
        ("acute", Self::Acute),
    ];

    /// The word `content/` and the list `strength` use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
            Self::Acute => "acute",
        }
    }
}
