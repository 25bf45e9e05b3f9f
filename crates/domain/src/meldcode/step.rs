//! A step of the meldcode, and the record that it was taken or, for the talk, skipped.

use crate::statements::Role;
use crate::words::words;
use kernel::{FreeText, FuzzyTime};

words! {
    /// What is done in the steps. Their number, order and names are a matter of the sector's template.
    pub enum Step {
        /// Map the signals: facts first, what others said marked as such.
        MapSignals = "map-signals",
        /// Consult an expert colleague and, if needed, Veilig Thuis; possible without a name.
        Consult = "consult",
        /// Talk with those involved: purpose, facts told, reaction, only then interpretation.
        Talk = "talk",
        /// Consult other professionals who know this young person: a step of its own in health care.
        ConsultOthers = "consult-others",
        /// Weigh risk, nature and seriousness.
        Weigh = "weigh",
        /// Decide on reporting, and on help.
        Decide = "decide",
    }
}

words! {
    /// Why there was no talk before reporting: concrete concern for safety, or good reason to think
    /// that contact would break and protection with it. Source: signalenkaart.nl.
    pub enum SkipReason {
        /// The talk would endanger the young person.
        SafetyClient = "safety-client",
        /// The talk would endanger the professional.
        SafetySelf = "safety-self",
        /// The talk would endanger someone else.
        SafetyOthers = "safety-others",
        /// They would break off contact and lose protection.
        ContactWouldBreak = "contact-would-break",
    }
}

/// The record of one step. Whoever takes the step records it; recording it again adds a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepRecord {
    /// The step was taken.
    Taken {
        /// Which.
        step: Step,
        /// When, as exactly as is known.
        when: FuzzyTime,
        /// In what role the other took part, when there was one.
        with: Option<Role>,
        /// Who that was, in words: a function is enough.
        whom: Option<FreeText>,
        /// What was done and what it brought.
        what: FreeText,
        /// Why it was done so, when that needs saying.
        reason: Option<FreeText>,
    },
    /// There was no talk, for a reason that the code recognises.
    TalkSkipped {
        /// When that was decided.
        when: FuzzyTime,
        /// The reason.
        because: SkipReason,
        /// What makes it concrete here.
        why: FreeText,
    },
}

impl StepRecord {
    /// Which step it is about.
    pub const fn step(&self) -> Step {
        match self {
            Self::Taken { step, .. } => *step,
            Self::TalkSkipped { .. } => Step::Talk,
        }
    }
}
