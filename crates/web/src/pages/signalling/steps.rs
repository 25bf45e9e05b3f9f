//! The forms of the meldcode: what each asks, and how its answers become a command.
//!
//! No answer is chosen beforehand where a person weighs or decides.

use super::code::Code;
use crate::face::{Choice, Text};
use crate::input;
use crate::pages::acts::{Act, Answers, Desk, Fact, Field};
use domain::meldcode::{
    Answer, Answered, Decision, Kindcheck, Question, SkipReason, Step, StepRecord, Unsafety,
    Weighing,
};
use domain::signalling::Signal;
use domain::signalling::signal::{ClosingReason, Command, Outcome};
use domain::statements::Role;
use kernel::{Date, FuzzyTime};

/// Recording a step, with the one that comes first already chosen.
pub(super) fn step(desk: &Desk<'_, Signal>, code: &Code<'_>, next: Step) -> Act {
    let t = desk.t;
    let roles = Role::ALL.iter();
    let roles = roles.map(|role| Choice::new(role.word(), t.pick("role", role.word()))).collect();
    let today = t.day(desk.now.day());
    Act::new(
        "stap",
        vec![
            Field::radios("stap", t.get("step-which"), code.recorded()).first(next.word()),
            Field::area("wat", t.get("step-what")).hint(t.get("step-what-hint")),
            Field::line("wanneer", t.get("step-when")).hint(t.get("step-when-hint")).first(today),
            Field::select("met", t.get("step-with"), roles).optional(),
            Field::line("wie", t.get("step-whom")).hint(t.get("step-whom-hint")).optional(),
            Field::area("reden", t.get("step-reason")).hint(t.get("step-reason-hint")).optional(),
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
            Field::radios("waarom", t.get("skip-which"), reasons),
            Field::area("uitleg", t.get("skip-why")).hint(t.get("skip-why-hint")),
            Field::line("wanneer", t.get("skip-when")).hint(t.get("step-when-hint")).first(today),
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
                let told = Field::radios("verteld", t.get("weigh-disclosure"), desk.yes_no());
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
    let (name, reason) = fields_of(question);
    [
        Field::radios(name, t.pick("weigh-question", word), choices).hint(code.help(word)),
        Field::area(reason, t.get("weigh-reason")).optional(),
    ]
}

/// The kindcheck: children who depend on this person, and whether they are safe.
pub(super) fn children(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let today = t.day(desk.now.day());
    Act::new(
        "kindcheck",
        vec![
            Field::radios("kinderen", t.get("kindcheck-children"), answers(desk))
                .hint(t.get("kindcheck-children-hint")),
            Field::radios("veilig", t.get("kindcheck-safe"), answers(desk)),
            Field::area("uitleg", t.get("kindcheck-words")).hint(t.get("kindcheck-words-hint")),
            Field::line("wanneer", t.get("step-when")).hint(t.get("step-when-hint")).first(today),
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
        Field::radios("melden", t.get("decide-report"), desk.yes_no()).hint(code.help("report")),
        Field::area("melden-reden", t.get("decide-report-reason"))
            .hint(t.get("decide-report-reason-hint"))
            .optional(),
        Field::radios("hulp", t.get("decide-help"), desk.yes_no()).hint(code.help("help")),
        Field::area("hulp-reden", t.get("decide-help-reason")).optional(),
    ];
    Act::new("besluiten", heading.into_iter().chain(questions).collect())
}

/// Agreeing when to look whether the help works.
pub(super) fn agree(desk: &Desk<'_, Signal>) -> Act {
    let t = desk.t;
    let day = Field::day("datum", t.get("help-when")).hint(t.get("help-when-hint"));
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
            Field::radios("uitkomst", t.get("help-works"), found.collect()),
            Field::area("uitleg", t.get("help-why")).hint(t.get("help-why-hint")),
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
            Field::radios("reden", t.get("close-reason"), reasons.collect()),
            Field::area("uitleg", t.get("close-why")).hint(t.get("close-why-hint")),
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

/// The fields of a weighing question: the answer and its reason.
const fn fields_of(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Suspicion => ("vermoeden", "vermoeden-reden"),
        Question::Unsafety => ("onveilig", "onveilig-reden"),
        Question::HelpPossible => ("hulp-kan", "hulp-kan-reden"),
        Question::HelpAccepted => ("hulp-wil", "hulp-wil-reden"),
        Question::HelpWorks => ("hulp-werkt", "hulp-werkt-reden"),
    }
}

/// The record of a step that was taken.
pub(super) fn read_step(answers: &mut Answers, today: Date) -> Option<StepRecord> {
    let step = answers.choice::<Step>("stap");
    let what = answers.free("wat");
    let when = when(answers, today);
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
pub(super) fn read_skip(answers: &mut Answers, today: Date) -> Option<StepRecord> {
    let because = answers.choice::<SkipReason>("waarom");
    let why = answers.free("uitleg");
    let when = when(answers, today);
    Some(StepRecord::TalkSkipped { when: when?, because: because?, why: why? })
}

/// What the kindcheck found.
pub(super) fn read_children(answers: &mut Answers, today: Date) -> Option<Kindcheck> {
    let children = answers.choice::<Answer>("kinderen");
    let safe = answers.choice::<Answer>("veilig");
    let words = answers.free("uitleg");
    let when = when(answers, today);
    Some(Kindcheck { children: children?, safe: safe?, when: when?, words: words? })
}

fn when(answers: &mut Answers, today: Date) -> Option<FuzzyTime> {
    let read = input::fuzzy(answers.raw("wanneer"), today);
    read.map_err(|code| answers.refuse("wanneer", code)).ok()
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
    use kernel::{Lang, date};

    const TODAY: Date = date(2026, 11, 22);

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let values = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Answers::new(Text::new(Lang::Nl), TODAY, values)
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
        let Some(StepRecord::Taken { step, when, whom, .. }) =
            read_step(&mut answers(&typed), TODAY)
        else {
            panic!("a step that is well typed is read");
        };
        assert_eq!((step, when.to_string(), whom), (Step::Consult, "2026-10".to_owned(), None));
    }
}
