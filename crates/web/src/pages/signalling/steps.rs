//! The forms of the meldcode: what each asks, and how its answers become a command.
//!
//! No answer is chosen beforehand where a person weighs or decides.

use super::code::Code;
use crate::asked::{self, ask};
use crate::face::{Choice, Text};
use crate::pages::acts::{Act, Answers, Desk, Fact, Field};
use domain::meldcode::{
    Answer, Answered, Decision, Kindcheck, Question, SkipReason, Step, StepRecord, Unsafety,
    Weighing,
};
use domain::signalling::Signal;
use domain::signalling::signal::{ClosingReason, Command, Outcome};
use domain::statements::Role;

/// Recording a step, with the one that comes first already chosen.
pub(super) fn step(desk: &Desk<'_, Signal>, code: &Code<'_>, next: Step) -> Act {
    let t = desk.t;
    let roles = Role::ALL.iter();
    let roles = roles.map(|role| Choice::new(role.word(), t.pick("role", role.word()))).collect();
    let today = t.day(desk.now.day());
    Act::new(
        "stap",
        vec![
            Field::radios(t, ask!(MELDCODE_STEP, "stap"), code.recorded()).first(next.word()),
            Field::area(t, ask!(MELDCODE_STEP, "wat")).hint(t.get("step-what-hint")),
            Field::line(t, ask!(MELDCODE_STEP, "wanneer"))
                .hint(t.get("step-when-hint"))
                .first(today),
            Field::select(t, ask!(MELDCODE_STEP, "met"), roles),
            Field::line(t, ask!(MELDCODE_STEP, "wie")).hint(t.get("step-whom-hint")),
            Field::area(t, ask!(MELDCODE_STEP, "reden")).hint(t.get("step-reason-hint")),
        ],
    )
}

/// Recording why there was no talk.
pub(super) fn skip(desk: &Desk<'_, Signal>, code: &Code<'_>) -> Act {
    let t = desk.t;
    let reasons = SkipReason::ALL.iter();
    let reasons = reasons
        .map(|one| Choice::new(one.word(), t.pick("skip", one.word())).hint(code.help(one.word())))
        .collect();
    let today = t.day(desk.now.day());
    Act::new(
        "geen-gesprek",
        vec![
            Field::radios(t, ask!(NO_TALK, "waarom"), reasons),
            Field::area(t, ask!(NO_TALK, "uitleg")).hint(t.get("skip-why-hint")),
            Field::line(t, ask!(NO_TALK, "wanneer")).hint(t.get("step-when-hint")).first(today),
        ],
    )
}

/// The five questions, and whether the young person told of it.
///
/// They stand below the steps in which this sector asks them; what isn't known yet is an answer.
pub(super) fn weigh(desk: &Desk<'_, Signal>, code: &Code<'_>) -> Act {
    let t = desk.t;
    let mut fields = Vec::new();
    for (place, (name, questions)) in code.asking().into_iter().enumerate() {
        let hint = if place == 0 { t.get("weigh-yourself-words") } else { String::new() };
        fields.push(Field::heading(name, hint));
        for question in questions {
            fields.extend(weigh_question(desk, code, question));
            if question == Question::Unsafety {
                let told = Field::radios(t, ask!(WEIGHING, "verteld"), desk.yes_no());
                fields.push(told.hint(t.get("weigh-disclosure-hint")));
            }
        }
    }
    Act::new("wegen", fields)
}

/// A weighing question with room for its reason.
fn weigh_question(desk: &Desk<'_, Signal>, code: &Code<'_>, question: Question) -> [Field; 2] {
    let (t, word) = (desk.t, question.word());
    let choices = match question {
        Question::Unsafety => unsafeties(desk),
        _ => answers(desk),
    };
    let (answer, reason) = asked_of(question);
    [Field::radios(t, answer, choices).hint(code.help(word)), Field::area(t, reason)]
}

/// The kindcheck: children who depend on this person, and whether they are safe.
pub(super) fn children(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let today = t.day(desk.now.day());
    Act::new(
        "kindcheck",
        vec![
            Field::radios(t, ask!(KINDCHECK, "kinderen"), answers(desk))
                .hint(t.get("kindcheck-children-hint")),
            Field::radios(t, ask!(KINDCHECK, "veilig"), answers(desk)),
            Field::area(t, ask!(KINDCHECK, "uitleg")).hint(t.get("kindcheck-words-hint")),
            Field::line(t, ask!(KINDCHECK, "wanneer")).hint(t.get("step-when-hint")).first(today),
        ],
    )
}

/// What a kindcheck found, in words.
pub(super) fn children_facts(t: Text, found: &Kindcheck) -> Vec<Fact> {
    let answer = |answer: Answer| t.pick("answer", answer.word());
    vec![
        Fact::new(t.get("kindcheck-children"), answer(found.children)),
        Fact::new(t.get("kindcheck-safe"), answer(found.safe)),
        Fact::new(t.get("kindcheck-words"), found.words.reveal().to_owned()),
    ]
}

/// Both decisions, with the norm on top as a hint.
pub(super) fn decide(desk: &Desk<'_, Signal>, code: &Code<'_>, norm: Option<String>) -> Act {
    let t = desk.t;
    let heading = norm.map(|norm| Field::heading(t.get("signal-norm"), norm));
    let questions = [
        Field::radios(t, ask!(DECISIONS, "melden"), desk.yes_no()).hint(code.help("report")),
        Field::area(t, ask!(DECISIONS, "melden-reden")).hint(t.get("decide-report-reason-hint")),
        Field::radios(t, ask!(DECISIONS, "hulp"), desk.yes_no()).hint(code.help("help")),
        Field::area(t, ask!(DECISIONS, "hulp-reden")),
    ];
    Act::new("besluiten", heading.into_iter().chain(questions).collect())
}

/// Agreeing when to look whether the help works.
pub(super) fn agree(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let day = Field::day(t, ask!(HELP_AGREED, "datum")).hint(t.get("help-when-hint"));
    Act::new("hulp-afspreken", vec![day])
}

/// Looking whether the help works.
pub(super) fn review(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let found = Outcome::ALL.iter();
    let found = found.map(|one| Choice::new(one.word(), t.pick("help-outcome", one.word())));
    Act::new(
        "hulp-bekijken",
        vec![
            Field::radios(t, ask!(HELP_FOUND, "uitkomst"), found.collect()),
            Field::area(t, ask!(HELP_FOUND, "uitleg")).hint(t.get("help-why-hint")),
        ],
    )
}

/// The reasons one closes with; the others follow by themselves from an act of their own.
const CLOSING: [ClosingReason; 3] =
    [ClosingReason::NoSuspicion, ClosingReason::MovedAway, ClosingReason::Withdrawn];

/// Closing: a reason and words.
pub(super) fn close(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let reasons = CLOSING.iter().map(|one| Choice::new(one.word(), t.pick("closed", one.word())));
    Act::new(
        "afsluiten",
        vec![
            Field::radios(t, ask!(CLOSING, "reden"), reasons.collect()),
            Field::area(t, ask!(CLOSING, "uitleg")).hint(t.get("close-why-hint")),
        ],
    )
    .weighty()
}

fn answers(desk: &Desk<'_, Signal>) -> Vec<Choice> {
    let answers = Answer::ALL.iter();
    answers.map(|one| Choice::new(one.word(), desk.t.pick("answer", one.word()))).collect()
}

fn unsafeties(desk: &Desk<'_, Signal>) -> Vec<Choice> {
    let words = Unsafety::ALL.iter();
    words.map(|one| Choice::new(one.word(), desk.t.pick("unsafety", one.word()))).collect()
}

/// What is asked for a weighing question: the answer and its reason.
const fn asked_of(question: Question) -> (&'static asked::Question, &'static asked::Question) {
    match question {
        Question::Suspicion => (ask!(WEIGHING, "vermoeden"), ask!(WEIGHING, "vermoeden-reden")),
        Question::Unsafety => (ask!(WEIGHING, "onveilig"), ask!(WEIGHING, "onveilig-reden")),
        Question::HelpPossible => (ask!(WEIGHING, "hulp-kan"), ask!(WEIGHING, "hulp-kan-reden")),
        Question::HelpAccepted => (ask!(WEIGHING, "hulp-wil"), ask!(WEIGHING, "hulp-wil-reden")),
        Question::HelpWorks => (ask!(WEIGHING, "hulp-werkt"), ask!(WEIGHING, "hulp-werkt-reden")),
    }
}

/// The fields of a weighing question: the answer and its reason.
const fn fields_of(question: Question) -> (&'static str, &'static str) {
    let (answer, reason) = asked_of(question);
    (answer.name, reason.name)
}

/// The record of a step that was taken.
pub(super) fn read_step(answers: &mut Answers) -> Option<StepRecord> {
    let step = answers.choice::<Step>("stap");
    let what = answers.free("wat");
    let when = answers.when("wanneer");
    let with = match answers.raw("met") {
        "" => Some(None),
        _ => answers.choice::<Role>("met").map(Some),
    };
    let whom = answers.free_or_none("wie");
    let reason = answers.free_or_none("reden");
    let (step, what, when) = (step?, what?, when?);
    Some(StepRecord::Taken { step, when, with: with?, whom: whom?, what, reason: reason? })
}

/// The record that there was no talk.
pub(super) fn read_skip(answers: &mut Answers) -> Option<StepRecord> {
    let because = answers.choice::<SkipReason>("waarom");
    let why = answers.free("uitleg");
    let when = answers.when("wanneer");
    Some(StepRecord::TalkSkipped { when: when?, because: because?, why: why? })
}

/// What the kindcheck found.
pub(super) fn read_children(answers: &mut Answers) -> Option<Kindcheck> {
    let children = answers.choice::<Answer>("kinderen");
    let safe = answers.choice::<Answer>("veilig");
    let words = answers.free("uitleg");
    let when = answers.when("wanneer");
    Some(Kindcheck { children: children?, safe: safe?, when: when?, words: words? })
}

/// The weighing: every question must have an answer, "I don't know" included.
pub(super) fn read_weighing(answers: &mut Answers) -> Option<Weighing> {
    let suspicion = answered(answers, Question::Suspicion);
    let (name, reason) = fields_of(Question::Unsafety);
    let unsafety = answers.choice::<Unsafety>(name);
    let unsafety_reason = answers.free_or_none(reason);
    let help_possible = answered(answers, Question::HelpPossible);
    let help_accepted = answered(answers, Question::HelpAccepted);
    let help_works = answered(answers, Question::HelpWorks);
    let disclosure = answers.yes("verteld");
    Some(Weighing {
        suspicion: suspicion?,
        unsafety: unsafety?,
        unsafety_reason: unsafety_reason?,
        help_possible: help_possible?,
        help_accepted: help_accepted?,
        help_works: help_works?,
        disclosure: disclosure?,
    })
}

fn answered(answers: &mut Answers, question: Question) -> Option<Answered> {
    let (name, reason) = fields_of(question);
    let answer = answers.choice::<Answer>(name);
    let reason = answers.free_or_none(reason);
    Some(Answered { answer: answer?, reason: reason? })
}

/// Both decisions.
pub(super) fn read_decision(answers: &mut Answers) -> Option<Decision> {
    let report = answers.yes("melden");
    let report_reason = answers.free_or_none("melden-reden");
    let help = answers.yes("hulp");
    let help_reason = answers.free_or_none("hulp-reden");
    Some(Decision {
        report: report?,
        report_reason: report_reason?,
        help: help?,
        help_reason: help_reason?,
    })
}

/// What the look at the help found.
pub(super) fn read_review(answers: &mut Answers) -> Option<Command> {
    let outcome = answers.choice::<Outcome>("uitkomst");
    let why = answers.free("uitleg");
    Some(Command::ReviewHelp { outcome: outcome?, why: why? })
}

/// Closing.
pub(super) fn read_close(answers: &mut Answers) -> Option<Command> {
    let reason = answers.choice::<ClosingReason>("reden");
    let why = answers.free("uitleg");
    Some(Command::Close { reason: reason?, why: why? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Lang, Moment, date};

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let values = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let now = Moment::in_netherlands(date(2026, 11, 22), 14, 0);
        Answers::new(Text::new(Lang::Nl), now, values)
    }

    #[test]
    fn a_weighing_wants_an_answer_to_every_question() {
        let mut blank = answers(&[]);
        assert_eq!(read_weighing(&mut blank), None);
        let fields: Vec<_> = blank.into_form().faults().iter().map(|f| f.field.clone()).collect();
        let all = ["vermoeden", "onveilig", "hulp-kan", "hulp-wil", "hulp-werkt", "verteld"];
        assert_eq!(fields, all);
    }

    #[test]
    fn a_step_keeps_when_it_was_as_exactly_as_known() {
        let typed =
            [("stap", "consult"), ("wat", "Overlegd."), ("wanneer", "oktober 2026"), ("wie", "")];
        let Some(StepRecord::Taken { step, when, whom, .. }) = read_step(&mut answers(&typed))
        else {
            panic!("a step that is well typed is read");
        };
        assert_eq!((step, when.to_string(), whom), (Step::Consult, "2026-10".to_owned(), None));
    }
}
