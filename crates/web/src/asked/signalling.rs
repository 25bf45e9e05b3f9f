//! What noting, weighing and deciding ask.

use super::{Need::Other, Need::Step, Question, may, must};
use domain::duties::Action::{
    AnswerConsultation, CheckVictim, Decide, FirstContact, GiveReading, HearAnswer, ReviewHelp,
    SendReport, WeighSignal,
};
use domain::necessity::Purpose::{
    Account, ChooseRoute, Consult, Danger, HandOver, KeepContact, KnowHow, KnowWhat, KnowWhen,
    KnowWho, Prove, ReadTogether, Recognise, TellBack, WatchTerm, Weigh,
};

/// By what a young person is recognised.
pub const PERSON: &[Question] = &[
    must("voornaam", "person-first-name", Recognise, Other("combine")),
    may("tussenvoegsel", "person-prefix", Recognise, Other("combine")),
    must("achternaam", "person-surname", Recognise, Other("combine")),
    may("geboren", "person-born", Recognise, Other("combine")),
    may("telefoon", "person-phone", KeepContact, Step(FirstContact)),
];

/// Whether it is someone who is known already.
pub const KNOWN: &[Question] = &[must("over", "worry-is-it", Recognise, Other("combine"))];

/// From which of one's functions something is begun, for who has several.
pub const OWN_POST: &[Question] = &[must("post", "worry-post", HandOver, Other("holder"))];

/// One statement.
pub const STATEMENT: &[Question] = &[
    must("words", "statement-words", KnowWhat, Step(WeighSignal)),
    must("mode", "statement-mode", KnowHow, Step(WeighSignal)),
    must("role", "statement-role", KnowHow, Step(WeighSignal)),
    may("when", "statement-when", KnowWhen, Step(WeighSignal)),
    may("place", "statement-place", KnowWhen, Step(WeighSignal)),
    may("signals", "statement-signals", Weigh, Step(WeighSignal)),
    may("relation", "statement-relation", KnowHow, Step(WeighSignal)),
    may("about", "statement-earlier", KnowHow, Step(WeighSignal)),
];

/// A step of the meldcode that was taken.
pub const MELDCODE_STEP: &[Question] = &[
    must("stap", "step-which", Account, Step(Decide)),
    must("wat", "step-what", KnowWhat, Step(Decide)),
    must("wanneer", "step-when", KnowWhen, Step(Decide)),
    may("met", "step-with", KnowWho, Step(Decide)),
    may("wie", "step-whom", KnowWho, Step(Decide)),
    may("reden", "step-reason", Account, Step(Decide)),
];

/// Why there was no talk.
pub const NO_TALK: &[Question] = &[
    must("waarom", "skip-which", Danger, Step(Decide)),
    must("uitleg", "skip-why", Account, Step(Decide)),
    must("wanneer", "skip-when", KnowWhen, Step(Decide)),
];

/// The children who depend on an adult.
pub const KINDCHECK: &[Question] = &[
    must("kinderen", "kindcheck-children", Danger, Step(Decide)),
    must("veilig", "kindcheck-safe", Danger, Step(Decide)),
    must("uitleg", "kindcheck-words", Account, Step(Decide)),
    must("wanneer", "step-when", KnowWhen, Step(Decide)),
];

/// The weighing questions.
pub const WEIGHING: &[Question] = &[
    must("vermoeden", "weigh-question-suspicion", Weigh, Step(Decide)),
    may("vermoeden-reden", "weigh-reason", Account, Step(Decide)),
    must("onveilig", "weigh-question-unsafety", Danger, Step(Decide)),
    may("onveilig-reden", "weigh-reason", Account, Step(Decide)),
    must("hulp-kan", "weigh-question-help-possible", Weigh, Step(Decide)),
    may("hulp-kan-reden", "weigh-reason", Account, Step(Decide)),
    must("hulp-wil", "weigh-question-help-accepted", Weigh, Step(Decide)),
    may("hulp-wil-reden", "weigh-reason", Account, Step(Decide)),
    must("hulp-werkt", "weigh-question-help-works", Weigh, Step(Decide)),
    may("hulp-werkt-reden", "weigh-reason", Account, Step(Decide)),
    must("verteld", "weigh-disclosure", Danger, Step(Decide)),
];

/// The two decisions.
pub const DECISIONS: &[Question] = &[
    must("melden", "decide-report", domain::necessity::Purpose::Decide, Step(SendReport)),
    may("melden-reden", "decide-report-reason", Account, Step(SendReport)),
    must("hulp", "decide-help", domain::necessity::Purpose::Decide, Step(ReviewHelp)),
    may("hulp-reden", "decide-help-reason", Account, Step(ReviewHelp)),
];

/// The grounds of a decision that is taken together, and an answer to every reading.
pub const TOGETHER: &[Question] = &[
    must("gronden", "together-grounds", Account, Step(SendReport)),
    may("antwoord-*", "together-others", ReadTogether, Step(SendReport)),
];

/// Who is asked for a reading.
pub const READERS: &[Question] = &[
    must("deelnemers", "together-who", HandOver, Step(GiveReading)),
    may("vraag", "together-question", ReadTogether, Step(GiveReading)),
];

/// What one makes of the situation.
pub const PICTURE: &[Question] = &[
    must("vorm", "picture-form", Weigh, Step(Decide)),
    may("dwang", "picture-coercion", Weigh, Step(Decide)),
    must("verdachte", "picture-suspect", Weigh, Step(CheckVictim)),
];

/// A word with the picture.
pub const PICTURE_WORDS: &[Question] =
    &[may("toelichting", "picture-words", Account, Step(Decide))];

/// A reading: what is asked besides the picture.
pub const READING: &[Question] = &[
    must("vermoeden", "weigh-question-suspicion", ReadTogether, Step(Decide)),
    must("onveilig", "weigh-question-unsafety", Danger, Step(Decide)),
    must("melden", "reading-report", ReadTogether, Step(Decide)),
    must("uitleg", "reading-why", ReadTogether, Step(Decide)),
];

/// Why someone gives no reading.
pub const NO_READING: &[Question] = &[must("uitleg", "reading-why-not", Account, Step(Decide))];

/// Whether a suspect may be a victim.
pub const VICTIM: &[Question] = &[
    must("wijst", "victim-points", Weigh, Step(Decide)),
    must("weet", "victim-told", KnowWho, Step(Decide)),
    must("afspraak", "victim-agreed", Account, Step(Decide)),
];

/// When someone looks whether the help works.
pub const HELP_AGREED: &[Question] = &[must("datum", "help-when", WatchTerm, Step(ReviewHelp))];

/// Whether the help works.
pub const HELP_FOUND: &[Question] = &[
    must("uitkomst", "help-works", Danger, Step(Decide)),
    must("uitleg", "help-why", Account, Step(Decide)),
];

/// Why a signal is closed.
pub const CLOSING: &[Question] = &[
    must("reden", "close-reason", Account, Other("account")),
    must("uitleg", "close-why", Account, Other("account")),
];

/// A nameless question.
pub const CONSULTATION: &[Question] =
    &[must("vraag", "consult-question", Consult, Step(AnswerConsultation))];

/// Of whom advice is asked.
pub const ADVISER: &[Question] = &[
    must("aan", "consult-whom", HandOver, Step(AnswerConsultation)),
    may("collega", "consult-colleague", HandOver, Step(AnswerConsultation)),
];

/// A further question.
pub const FURTHER: &[Question] =
    &[must("vraag", "consult-further", Consult, Step(AnswerConsultation))];

/// Whether what seems to be a name is one.
pub const LOOKED_AGAIN: &[Question] =
    &[may("nagekeken", "consult-telltales", Consult, Step(HearAnswer))];

/// What advice brought.
pub const CAME_OF_ADVICE: &[Question] = &[may("woorden", "consult-tell", TellBack, Other("learn"))];

/// Why a name is needed after advice.
pub const UNDER_A_NAME: &[Question] = &[may("reden", "go-on-why", Account, Step(WeighSignal))];

/// What an expert from elsewhere types.
pub const FROM_ELSEWHERE: &[Question] = &[
    must("code", "door-code", Prove, Step(AnswerConsultation)),
    must("functie", "door-function", KnowWho, Step(HearAnswer)),
    must("organisatie", "door-organisation", KnowWho, Step(HearAnswer)),
];

/// The advice.
pub const ADVICE: &[Question] =
    &[must("woorden", "consult-answer-words", Consult, Step(HearAnswer))];

/// What the route of the municipality depends on.
pub const ROUTE: &[Question] = &[
    may("route", "route-variant", ChooseRoute, Step(SendReport)),
    must("*", "asked-route", ChooseRoute, Step(SendReport)),
];
