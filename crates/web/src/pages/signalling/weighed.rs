//! A weighing in words: the answers, the way through the questions, and what the profession says.

use super::code::Code;
use crate::face::Text;
use crate::pages::acts::Fact;
use domain::matching::PersonDetails;
use domain::meldcode::{Answered, End, Norm, Question, Weighing, branches, norm};
use kernel::{Date, FreeText};

/// Each of these questions with its answer and reason.
pub fn answers(t: Text, weighing: &Weighing, questions: &[Question]) -> Vec<Fact> {
    let mut facts: Vec<_> = questions
        .iter()
        .map(|question| {
            let name = t.pick("weigh-question", question.word());
            Fact::new(name, answer_words(t, weighing, *question))
        })
        .collect();
    if weighing.disclosure && questions.contains(&Question::Unsafety) {
        facts.push(Fact::new(t.get("weigh-disclosure"), t.pick("answer", "yes")));
    }
    facts
}

fn answer_words(t: Text, weighing: &Weighing, question: Question) -> String {
    let with = |words: String, reason: Option<&FreeText>| match reason {
        Some(reason) => format!("{words}. {}", reason.reveal()),
        None => words,
    };
    let plain = |answered: &Answered| {
        with(t.pick("answer", answered.answer.word()), answered.reason.as_ref())
    };
    match question {
        Question::Suspicion => plain(&weighing.suspicion),
        Question::Unsafety => {
            let words = t.pick("unsafety", weighing.unsafety.word());
            with(words, weighing.unsafety_reason.as_ref())
        }
        Question::HelpPossible => plain(&weighing.help_possible),
        Question::HelpAccepted => plain(&weighing.help_accepted),
        Question::HelpWorks => plain(&weighing.help_works),
    }
}

/// The way through the questions: what was answered, and where that leads.
pub fn way(t: Text, code: &Code<'_>, weighing: &Weighing) -> Fact {
    let way = branches(weighing, |question| code.leads(question));
    let walked = way.walked.iter().map(|(question, answer)| {
        let answer = t.pick("answer", answer.word());
        t.with2("branch-answer", "n", question.number(), "answer", answer)
    });
    let walked = walked.collect::<Vec<_>>().join(", ");
    let end = match way.end {
        End::Report => t.get("branch-report"),
        End::Close => t.get("branch-close"),
        End::Open(question) => t.with1("branch-open", "n", question.number()),
    };
    Fact::new(t.get("branch-way"), t.with2("branch-walked", "walked", walked, "end", end))
}

/// What the profession says about a weighing on a day, with where that is written.
pub fn norm_words(
    t: Text,
    weighing: &Weighing,
    about: Option<&PersonDetails>,
    day: Date,
) -> String {
    let minor = is_minor(about.and_then(|person| person.birth), day);
    match norm(weighing, minor) {
        Norm::ReportIsTheNorm { because, source } => {
            let because = t.pick("because", because.word());
            t.with2("norm-report", "because", because, "source", source)
        }
        Norm::NoNorm => t.get("norm-none"),
        Norm::OutsideMeldcode { source } => t.with1("norm-adult", "source", source),
    }
}

/// Whether the rules for the young hold: under 18. Someone whose age isn't known is taken as young.
fn is_minor(birth: Option<Date>, today: Date) -> bool {
    let Some(birth) = birth else { return true };
    let years = today.year() - birth.year();
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    years - i16::from(!had_birthday) < 18
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    #[test]
    fn someone_is_a_minor_until_their_eighteenth_birthday() {
        let today = date(2026, 11, 22);
        assert!(is_minor(Some(date(2008, 11, 23)), today));
        assert!(!is_minor(Some(date(2008, 11, 22)), today));
        assert!(is_minor(None, today));
    }
}
