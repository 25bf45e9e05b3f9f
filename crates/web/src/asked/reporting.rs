//! What reports, receivers, the yearly count and the way back to whoever noted something ask.

use super::{Need::Other, Need::Step, Question, coded, may, must};
use domain::duties::Action::{
    AnswerReferral, AwaitFeedback, HearBack, HearFeedback, HearRefusal, PassToCare, PrepareReturn,
    Register, ScreenIntake, StartHelp,
};
use domain::necessity::Purpose::{
    Account, Count, Danger, Ground, HandOver, Share, TellBack, WatchTerm, Weigh,
};

/// A report or a referral to another organisation.
pub const SENDING: &[Question] = &[
    must("aan", "send-to", HandOver, Step(ScreenIntake)),
    must("bericht", "send-content", Share, Step(ScreenIntake)),
    must("grond", "send-ground", Ground, Other("account")),
    must("waarom", "send-why", Ground, Other("account")),
];

/// A reminder to the receiver.
pub const REMINDER: &[Question] =
    &[must("woorden", "outgoing-remind-words", WatchTerm, Step(AwaitFeedback))];

/// Why, in someone's own words.
pub const WHY: &[Question] = &[must("reden", "act-reason", Account, Other("account"))];

/// The screening of what came in.
pub const SCREENING: &[Question] = &[
    must("classificatie", "incoming-classification", Weigh, Step(PassToCare)),
    must("reden", "incoming-reason", Account, Step(PassToCare)),
    must("naar-zorg", "incoming-to-care", HandOver, Step(PassToCare)),
    may("politie", "incoming-police", Danger, Step(PassToCare)),
    may("veilig-thuis", "incoming-veilig-thuis", Danger, Step(PassToCare)),
];

/// What the reporter hears.
pub const REPORTER_HEARS: &[Question] =
    &[must("woorden", "incoming-feedback", TellBack, Step(HearFeedback))];

/// Why it isn't taken on.
pub const REFUSED: &[Question] = &[
    must("waarom", "incoming-why-refused", HandOver, Step(HearRefusal)),
    must("woorden", "incoming-refuse-words", HandOver, Step(HearRefusal)),
];

/// Which of one's posts takes it on, for who has several.
pub const TAKEN_ON: &[Question] = &[must("post", "incoming-own-post", HandOver, Other("holder"))];

/// By when help starts.
pub const START_BY: &[Question] = &[may("datum", "incoming-start-by", WatchTerm, Step(StartHelp))];

/// By when the return is prepared, when help starts.
pub const PREPARE_BY: &[Question] =
    &[may("datum", "incoming-prepare-by", WatchTerm, Step(PrepareReturn))];

/// By when the return is prepared, when it is agreed on.
pub const RETURN_BY: &[Question] =
    &[must("datum", "incoming-prepare-by", WatchTerm, Step(PrepareReturn))];

/// Why help ends.
pub const HELP_ENDED: &[Question] =
    &[must("woorden", "incoming-end-help", HandOver, Step(AnswerReferral))];

/// The registration for the yearly count.
pub const REGISTRATION: &[Question] = &[
    coded("form", "registration-form", Count, Step(Register)),
    coded("age", "registration-age-band", Count, Step(Register)),
    coded("sex", "registration-sex", Count, Step(Register)),
    coded("origin", "registration-origin", Count, Step(Register)),
    coded("reporter", "registration-reporter", Count, Step(Register)),
    coded("care", "registration-care-needed", Count, Step(Register)),
    coded("classification", "classification", Count, Step(Register)),
    must("municipality", "register-municipality", Count, Step(Register)),
];

/// What a colleague hears.
pub const COLLEAGUE_HEARS: &[Question] = &[
    must("grond", "feedback-ground-question", Ground, Step(HearBack)),
    must("woorden", "feedback-words", TellBack, Step(HearBack)),
];
