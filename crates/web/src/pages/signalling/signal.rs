//! A signal on its way through the meldcode: how it stands, what can be done, and the norm as a hint.

use super::steps;
use crate::face::Text;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, signalling};
use domain::meldcode::{Answered, Norm, Question, Step, StepRecord, Weighing, norm};
use domain::signalling::Signal;
use domain::signalling::signal::{self, Command, Stage};
use domain::timeline::Happening;
use kernel::{Date, FreeText};

impl Acting for Signal {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let mut parts = vec![Part::facts(t.get("signal-steps"), step_facts(desk))];
        if let Some(weighing) = desk.view.state.weighing() {
            parts.push(Part::facts(t.get("signal-weighed"), weighing_facts(t, weighing)));
        }
        if let Some(words) = norm_words(desk) {
            parts.push(Part::lines(t.get("signal-norm"), vec![words, t.get("signal-you-decide")]));
        }
        parts.push(Part::lines(t.get("signal-more"), vec![t.get("signal-factors-apart")]));
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let state = &desk.view.state;
        let step = || steps::step(desk, next_step(state));
        let (skip, weigh) = (|| steps::skip(desk), || steps::weigh(desk));
        let (decide, close) = (|| steps::decide(desk, norm_words(desk)), || steps::close(desk));
        match state.stage() {
            Stage::Noted => vec![step(), skip(), weigh(), close()],
            Stage::ReadyToWeigh => vec![weigh(), step(), close()],
            Stage::Weighed | Stage::NotSafe => vec![decide(), weigh(), step(), close()],
            Stage::ToReport { .. } => vec![steps::agree(desk), step(), weigh(), decide()],
            Stage::Helping if state.review().is_none() => {
                vec![steps::agree(desk), steps::review(desk), weigh(), step()]
            }
            Stage::Helping => vec![steps::review(desk), steps::agree(desk), weigh(), step()],
            Stage::ToClose => vec![close(), weigh(), decide()],
            Stage::Closed { .. } => Vec::new(),
        }
    }

    fn due_link(desk: &Desk<'_, Self>) -> Option<(String, String)> {
        let to_report = matches!(desk.view.state.stage(), Stage::ToReport { .. });
        let href = format!("/werk/zaken/{}/versturen", desk.view.row.id);
        to_report.then(|| (desk.t.get("signal-send-report"), href))
    }

    fn links(desk: &Desk<'_, Self>) -> Vec<(String, String)> {
        let (t, id) = (desk.t, desk.view.row.id);
        let note = (t.get("signal-file-note"), format!("/werk/signalen/{id}/dossierstuk"));
        match desk.view.state.stage() {
            Stage::Closed { .. } => vec![note],
            _ => vec![
                (t.get("signal-ask-advice"), format!("/werk/adviesvragen/nieuw?over={id}")),
                (t.get("signal-route"), route_href(desk)),
                note,
            ],
        }
    }

    async fn carry_out(
        cx: &Cx<'_>,
        view: &View<Self>,
        code: &str,
        answers: &mut Answers,
    ) -> Result<Done, Failure> {
        let today = cx.today();
        let command = match code {
            "stap" => steps::read_step(answers, today).map(Command::TakeStep),
            "geen-gesprek" => steps::read_skip(answers, today).map(Command::TakeStep),
            "wegen" => steps::read_weighing(answers).map(Command::Weigh),
            "besluiten" => steps::read_decision(answers).map(Command::Decide),
            "hulp-afspreken" => answers.by("datum").map(|review| Command::AgreeHelp { review }),
            "hulp-bekijken" => steps::read_review(answers),
            "afsluiten" => steps::read_close(answers),
            _ => return Err(Failure::NotFound),
        };
        let command = command.ok_or_else(unreadable)?;
        signalling::act_on_signal(cx, view.row.id, answers.seen(), command).await?;
        Ok(Done::here(if code == "afsluiten" { "closed" } else { "kept" }))
    }
}

/// The route of today; of the day it was weighed once it was.
fn route_href(desk: &Desk<'_, Signal>) -> String {
    let weighed = desk
        .view
        .timeline
        .iter()
        .rev()
        .find(|noted| matches!(noted.what, Happening::Signal(signal::Event::Weighed(_))));
    weighed.map_or_else(
        || "/werk/meldroute".to_owned(),
        |noted| format!("/werk/meldroute?op={}", noted.at.day()),
    )
}

/// The first step up to the talk that isn't on record; the talk when all are.
fn next_step(state: &Signal) -> Step {
    let ahead = |step: &Step| matches!(step, Step::MapSignals | Step::Consult | Step::Talk);
    state.not_on_record().find(ahead).unwrap_or(Step::Talk)
}

/// Each step of the meldcode, and whether it is on record.
fn step_facts(desk: &Desk<'_, Signal>) -> Vec<Fact> {
    let (t, state) = (desk.t, &desk.view.state);
    let missing: Vec<Step> = state.not_on_record().collect();
    let number = |place: usize, step: Step| {
        let name = t.pick("step", step.word());
        t.with2("signal-step", "n", place + 1, "step", name)
    };
    let words = |step: Step| match state.steps().iter().rfind(|record| record.step() == step) {
        _ if missing.contains(&step) => t.get("signal-step-missing"),
        Some(StepRecord::Taken { when, .. }) => t.with1("signal-step-taken", "when", t.fuzzy(when)),
        Some(StepRecord::TalkSkipped { because, .. }) => {
            t.with1("signal-step-skipped", "because", t.pick("skip", because.word()))
        }
        None => t.get("signal-step-done"),
    };
    let steps = Step::ALL.iter().enumerate();
    steps.map(|(place, step)| Fact::new(number(place, *step), words(*step))).collect()
}

fn weighing_facts(t: Text, weighing: &Weighing) -> Vec<Fact> {
    let mut facts: Vec<_> = Question::ALL
        .iter()
        .map(|question| {
            let name = t.pick("weigh-question", question.word());
            Fact::new(name, answer_words(t, weighing, *question))
        })
        .collect();
    if weighing.disclosure {
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

/// What the profession says about the latest weighing, with where that is written.
fn norm_words(desk: &Desk<'_, Signal>) -> Option<String> {
    let t = desk.t;
    let birth = desk.view.person.as_ref().and_then(|person| person.birth);
    let minor = is_minor(birth, desk.now.day());
    Some(match norm(desk.view.state.weighing()?, minor) {
        Norm::ReportIsTheNorm { because, source } => {
            let because = t.pick("because", because.word());
            t.with2("norm-report", "because", because, "source", source)
        }
        Norm::NoNorm => t.get("norm-none"),
        Norm::OutsideMeldcode { source } => t.with1("norm-adult", "source", source),
    })
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
    use kernel::{PostId, date};

    #[test]
    fn someone_is_a_minor_until_their_eighteenth_birthday() {
        let today = date(2026, 11, 22);
        assert!(is_minor(Some(date(2008, 11, 23)), today));
        assert!(!is_minor(Some(date(2008, 11, 22)), today));
        assert!(is_minor(None, today));
    }

    #[test]
    fn the_first_step_without_a_record_comes_first() {
        assert_eq!(next_step(&Signal::note(PostId::from_raw(1))), Step::MapSignals);
    }
}
