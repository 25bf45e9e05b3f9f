//! A question of the talk: its words in two levels, who may ask it, what it is for, and who approved it.

use super::Flaw;
use crate::knowledge::{AskBy, Bilingual, Item, Key, Status};
use crate::meldcode::Step;
use crate::necessity::Kept;
use crate::words::words;
use kernel::{Date, Lang};

words! {
    /// How plain the words are.
    pub enum Plainness {
        /// Ordinary plain language.
        Plain = "plain",
        /// The easiest words, for someone with a mild intellectual disability, or who is tired or afraid.
        Easy = "easy",
    }
}

words! {
    /// Who holds the talk. Nobody's training is on record here: whoever holds the talk says so, for this
    /// talk alone, and what they said is kept with it.
    pub enum Asker {
        /// A professional.
        Professional = "professional",
        /// A professional who states to be trained in talking about exploitation.
        Trained = "trained",
    }
}

impl AskBy {
    /// Whether this one may put the question.
    pub const fn allows(self, asker: Asker) -> bool {
        match self {
            Self::Everyone | Self::Professional => true,
            Self::Trained => matches!(asker, Asker::Trained),
            Self::Nobody => false,
        }
    }
}

words! {
    /// The drawing beside a question, for who reads with difficulty.
    pub enum Picture {
        /// A face.
        Face = "face",
        /// Someone who speaks.
        Speak = "speak",
        /// Two people.
        People = "people",
        /// A sun, for a day.
        Sun = "sun",
        /// A school.
        School = "school",
        /// A bed.
        Bed = "bed",
        /// A phone.
        Phone = "phone",
        /// A photo.
        Photo = "photo",
        /// Money.
        Money = "money",
        /// A present.
        Gift = "gift",
        /// A bank card.
        Card = "card",
        /// A tool, for work.
        Work = "work",
        /// A house.
        House = "house",
        /// A hand that says stop or helps.
        Hand = "hand",
        /// A whole person.
        Body = "body",
        /// A star, for what one likes.
        Star = "star",
        /// A lock, for what is kept from others.
        Lock = "lock",
        /// A cup, for rest.
        Cup = "cup",
        /// A question mark.
        Question = "question",
    }
}

/// What stands in a question for the app that the young person named.
pub const NAMED_LATER: &str = "{app}";

/// A question to put to a young person. Its item holds the words of [`Plainness::Plain`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkQuestion {
    /// Its id, words and sources. A proposal until people with lived experience approved it.
    pub item: Item,
    /// The same question in the easiest words.
    pub easy: Bilingual,
    /// The part of the talk (list `talk-part`).
    pub part: Key,
    /// The drawing beside it.
    pub picture: Picture,
    /// Who may ask it.
    pub ask_by: AskBy,
    /// Whether the answer is the name of an app that later questions speak of.
    pub names_app: bool,
    /// What the answer is needed for, in words.
    pub purpose: Bilingual,
    /// The step of the meldcode that needs it.
    pub needed_for: Step,
    /// How long the answer is kept.
    pub kept: Kept,
    /// Which people with lived experience approved it, and when.
    pub approved: Option<Approval>,
    /// Why a remark of the question check is left as it is.
    pub excuses: Vec<Excuse>,
}

/// That people with lived experience approved the words of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// In which function; never a name.
    pub by: Bilingual,
    /// On which day.
    pub on: Date,
}

/// Why a flaw in a question is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excuse {
    /// Which flaw.
    pub flaw: Flaw,
    /// Why it stays.
    pub why: Bilingual,
}

impl TalkQuestion {
    /// The words at a level, with the place for the app still in them.
    pub fn words(&self, plainness: Plainness, lang: Lang) -> &str {
        match plainness {
            Plainness::Plain => self.item.text.in_lang(lang),
            Plainness::Easy => self.easy.in_lang(lang),
        }
    }

    /// The words as they are asked, about the app that was named.
    pub fn asked(&self, plainness: Plainness, lang: Lang, app: &str) -> String {
        self.words(plainness, lang).replace(NAMED_LATER, app)
    }

    /// Whether it may be put on this day by this asker.
    pub fn may_be_put(&self, asker: Asker, day: Date) -> bool {
        self.ask_by.allows(asker) && self.item.valid_on(day)
    }

    /// Whether people with lived experience have yet to approve it.
    pub const fn is_proposal(&self) -> bool {
        self.approved.is_none() || matches!(self.item.status, Status::Proposal)
    }
}

/// A line of the guide for whoever holds the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideLine {
    /// Its id, words, source and status.
    pub item: Item,
    /// The moment it is about (list `talk-phase`).
    pub phase: Key,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_for_the_trained_is_put_by_nobody_else_and_some_by_nobody() {
        let allowed = |asker| AskBy::ALL.iter().map(|who| who.allows(asker)).collect::<Vec<_>>();
        assert_eq!(allowed(Asker::Professional), [true, true, false, false]);
        assert_eq!(allowed(Asker::Trained), [true, true, true, false]);
    }
}
