//! What is asked around a young person who is missing. The questions of the field (`content/missing`) say
//! themselves what they are for.

use super::{Need::Step, Question, may, must};
use domain::duties::Action::{
    AskReportNumber, CheckExploitation, ConsultPolice, HearBack, PassOnWorry, ReportMissing,
    ReturnTalk, SearchMissing, TellHome, TellHomeBack, TellPoliceBack, WeighSignal,
};
use domain::necessity::Purpose::{
    Account, Danger, Find, KnowHow, KnowWhat, KnowWhen, KnowWho, TellBack, Weigh,
};

/// How serious it looks, and why.
pub const ALARM: &[Question] = &[
    must("code", "missing-class-question", Danger, Step(ReportMissing)),
    may("meeweegt", "missing-reasons", Danger, Step(ReportMissing)),
    must("woorden", "missing-class-why", Account, Step(ReportMissing)),
];

/// Since when, what helps to find them, and how one knows it.
pub const GONE: &[Question] = &[
    must("sinds", "missing-since-question", KnowWhen, Step(SearchMissing)),
    may("vraag-*", "missing-what-helps", Find, Step(SearchMissing)),
    must("hoe", "missing-how-known", KnowHow, Step(SearchMissing)),
];

/// Where was looked, and who was called.
pub const SEARCHED: &[Question] = &[must("woorden", "missing-searched", Find, Step(TellHome))];

/// What was talked over with the police.
pub const CONSULTED: &[Question] =
    &[must("woorden", "missing-consulted", Account, Step(ReportMissing))];

/// The report to the police.
pub const REPORTED: &[Question] = &[
    may("nummer", "missing-number", Find, Step(ConsultPolice)),
    must("woorden", "missing-reported", Find, Step(ConsultPolice)),
];

/// The number of the report, asked again.
pub const NUMBER: &[Question] = &[
    may("nummer", "missing-number", Find, Step(ConsultPolice)),
    must("woorden", "missing-police-spoken", Account, Step(AskReportNumber)),
];

/// That the police know that someone is back.
pub const POLICE_BACK: &[Question] =
    &[must("woorden", "missing-police-spoken", Account, Step(TellPoliceBack))];

/// Whether parents or guardian know.
pub const HOME: &[Question] = &[
    must("ingelicht", "missing-home-question", Danger, Step(TellHome)),
    may("wie", "missing-home-who", KnowWho, Step(TellHome)),
    must("woorden", "missing-home-words", Account, Step(TellHome)),
];

/// The return.
pub const BACK: &[Question] = &[
    must("sinds", "missing-back-question", KnowWhen, Step(ReturnTalk)),
    must("woorden", "missing-back-words", KnowWhat, Step(ReturnTalk)),
    may("politie", "missing-back-police", Account, Step(TellPoliceBack)),
    may("thuis", "missing-back-home", Account, Step(TellHomeBack)),
];

/// The talk after it.
pub const RETURN_TALK: &[Question] = &[
    must("gehad", "missing-talk-question", Account, Step(CheckExploitation)),
    must("woorden", "missing-talk-words", KnowWhat, Step(CheckExploitation)),
];

/// The check on exploitation.
pub const CHECK: &[Question] = &[
    may("vraag-*", "missing-check-head", Weigh, Step(CheckExploitation)),
    must("uitkomst", "missing-finding", Weigh, Step(PassOnWorry)),
    must("conclusie", "missing-conclusion", Account, Step(PassOnWorry)),
];

/// The worry that the check gave.
pub const WORRY: &[Question] = &[
    must("woorden", "missing-worry-words", KnowWhat, Step(WeighSignal)),
    must("hoe", "statement-mode", KnowHow, Step(WeighSignal)),
];

/// Why it is closed.
pub const MISSING_CLOSED: &[Question] = &[
    must("waarom", "missing-why-closed", Account, Step(HearBack)),
    must("woorden", "missing-close-words", TellBack, Step(HearBack)),
    may("politie", "missing-close-police", Account, Step(TellPoliceBack)),
    may("thuis", "missing-close-home", Account, Step(TellHomeBack)),
];
