//! Templates that a municipality or sector can replace: the meldcode and the safety plan.

use super::{Bilingual, Item};
use crate::meldcode::{Question, Sector, Template};
use crate::words::words;

/// The meldcode as one sector works with it: numbered steps over the one model of the domain.
///
/// Ground: Wet verplichte meldcode (2013) and Besluit verplichte meldcode with the weighing
/// framework in force since 1 January 2019 (Basisdocument afwegingskader, VWS, 2018).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeldcodeTemplate {
    /// The template's id and name. A new version is another item.
    pub item: Item,
    /// For whom.
    pub sector: Sector,
    /// Which version of it.
    pub version: String,
    /// The numbered steps in order, in the words of the sector.
    pub steps: Vec<MeldcodeStep>,
    /// What is done and asked in each of them.
    pub order: Template,
}

/// The words of the meldcode that all sectors share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeldcodeWords {
    /// The weighing questions in order.
    pub questions: Vec<WeighingQuestion>,
    /// The decisions: first whether reporting is needed, then whether help is (also) possible.
    pub decisions: Vec<MeldcodeStep>,
    /// The only reasons to go on without a talk with those involved.
    pub reasons_to_skip_the_talk: Vec<MeldcodeStep>,
}

impl MeldcodeTemplate {
    /// The name that this sector gives to the step with this number, from 1.
    pub fn named(&self, number: usize) -> Option<&MeldcodeStep> {
        self.steps.get(number.checked_sub(1)?)
    }
}

impl MeldcodeWords {
    /// The explanation of a question, a decision or a reason to skip the talk.
    pub fn help(&self, id: &str) -> Option<&Bilingual> {
        let others = self.decisions.iter().chain(&self.reasons_to_skip_the_talk);
        let mut helps = others.map(|one| (&one.item.id, &one.help));
        let questions = || self.questions.iter().map(|one| (&one.item.id, &one.help));
        helps
            .find(|(known, _)| *known == id)
            .or_else(|| questions().find(|(k, _)| *k == id))
            .map(|(_, help)| help)
    }

    /// What yes and what no to a question lead to. A question without words leads to the next.
    pub fn leads(&self, question: Question) -> (Leads, Leads) {
        let found = self.questions.iter().find(|one| one.item.id == question.word());
        found.map_or((Leads::Next, Leads::Next), |one| (one.if_yes, one.if_no))
    }
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
