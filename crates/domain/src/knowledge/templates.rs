//! Templates that a municipality or sector can replace: the meldcode and the safety plan.

use super::{Bilingual, Item};
use crate::words::words;

/// The meldcode as one sector works with it: the same data under another order of words.
///
/// Ground: Wet verplichte meldcode (2013) and Besluit verplichte meldcode with the weighing
/// framework in force since 1 January 2019 (Basisdocument afwegingskader, VWS, 2018).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeldcodeTemplate {
    /// The template's id and name.
    pub item: Item,
    /// The steps in order; five in the general template. Steps may be repeated or taken in another
    /// order when danger is acute.
    pub steps: Vec<MeldcodeStep>,
    /// The weighing questions in order; five in the general template.
    pub questions: Vec<WeighingQuestion>,
    /// The decisions of the last step: first whether reporting is needed, then whether help is
    /// (also) possible.
    pub decisions: Vec<MeldcodeStep>,
    /// The only reasons to go on without a talk with those involved.
    pub reasons_to_skip_the_talk: Vec<MeldcodeStep>,
}

/// A step, a decision or a reason, with an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeldcodeStep {
    /// Its id, words and sources.
    pub item: Item,
    /// What to do or to record.
    pub help: Bilingual,
}

/// A weighing question, and what each answer leads to. A person answers and may decide otherwise
/// with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeighingQuestion {
    /// Its id, words and sources.
    pub item: Item,
    /// An explanation of the words in it.
    pub help: Bilingual,
    /// What yes leads to.
    pub if_yes: Leads,
    /// What no leads to.
    pub if_no: Leads,
}

words! {
    /// What the answer to a weighing question leads to.
    pub enum Leads {
        /// The next question.
        Next = "next",
        /// Reporting to Veilig Thuis.
        Report = "report",
        /// Closing, recorded, with agreements on who keeps following.
        Close = "close",
    }
}

/// A chapter of the safety plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyPlanChapter {
    /// Its id, title and sources.
    pub item: Item,
    /// Whether a plan without it isn't finished. Transport, education, social media and going
    /// missing are (recommendations LVB/GGZ, 2017).
    pub required: bool,
    /// What to agree on, one line each.
    pub agree_on: Vec<Bilingual>,
}
