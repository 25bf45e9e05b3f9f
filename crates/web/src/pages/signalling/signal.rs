//! A signal on its way through the meldcode: how it stands, what can be done, and the norm as a hint.

use super::code::Code;
use super::{reading, steps, together, weighed};
use crate::links;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Part, unreadable};
use app::looking::View;
use app::{Cx, Failure, signalling, targets};
use domain::duties::Action;
use domain::meldcode::{Kindcheck, Question, Step, StepRecord};
use domain::signalling::Signal;
use domain::signalling::signal::{self, Command, Round, Stage};
use domain::subjects::Kind;
use domain::timeline::Happening;

impl Acting for Signal {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let t = desk.t;
        let code = code(desk);
        let mut parts = vec![steps_part(desk, &code)];
        if let Some(weighing) = desk.view.state.weighing() {
            let mut facts = weighed::answers(t, weighing, Question::ALL);
            facts.push(weighed::way(t, &code, weighing));
            parts.push(Part::facts(t.get("signal-weighed"), facts));
        }
        if let Some(words) = norm_words(desk) {
            parts.push(Part::lines(t.get("signal-norm"), vec![words, t.get("signal-you-decide")]));
        }
        parts.extend(together::parts(desk));
        if let Some(found) = desk.view.state.children() {
            parts.push(children_part(desk, found));
        }
        parts.push(Part::lines(t.get("signal-more"), vec![t.get("signal-factors-apart")]));
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let state = &desk.view.state;
        let code = code(desk);
        let step = || steps::step(desk, &code, next_step(state, &code));
        let children = || steps::children(desk);
        let (skip, weigh) = (|| steps::skip(desk, &code), || steps::weigh(desk, &code));
        let decide = || {
            let decide = if state.needs_grounds() { together::decide } else { steps::decide };
            decide(desk, &code, norm_words(desk))
        };
        let close = || steps::close(desk);
        let (picture, ask) = (|| together::picture(desk), || together::ask(desk));
        let mut acts = match state.stage() {
            Stage::Noted => vec![step(), skip(), weigh(), ask(), picture(), children(), close()],
            Stage::ReadyToWeigh => vec![weigh(), ask(), step(), picture(), children(), close()],
            Stage::Weighed | Stage::NotSafe => {
                vec![decide(), weigh(), ask(), step(), picture(), children(), close()]
            }
            Stage::ToReport { .. } => {
                vec![steps::agree(desk), step(), weigh(), decide(), picture(), children()]
            }
            Stage::Helping if state.review().is_none() => {
                vec![
                    steps::agree(desk),
                    steps::review(desk),
                    weigh(),
                    step(),
                    picture(),
                    children(),
                ]
            }
            Stage::Helping => {
                vec![
                    steps::review(desk),
                    steps::agree(desk),
                    weigh(),
                    step(),
                    picture(),
                    children(),
                ]
            }
            Stage::ToClose => vec![close(), weigh(), decide(), picture()],
            Stage::Reported => vec![picture()],
            Stage::Closed { .. } => Vec::new(),
        };
        around(desk, &mut acts);
        acts
    }

    fn due_link(desk: &Desk<'_, Self>) -> Option<(String, String)> {
        let (state, row) = (&desk.view.state, &desk.view.row);
        if matches!(state.stage(), Stage::ToReport { .. }) {
            let href = format!("/werk/zaken/{}/versturen", row.id);
            return Some((desk.t.get("signal-send-report"), href));
        }
        // One's own reading comes before watching over those of others.
        let own = row.standing.duty().map(|duty| duty.post);
        let mut awaited = state.round().into_iter().flat_map(Round::outstanding);
        let reading = awaited.find(|reader| Some(reader.post) == own)?.reading;
        let label = desk.t.pick("act", "reading-schrijven");
        Some((label, links::subject(Kind::Reading, reading)))
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
        let (id, seen) = (view.row.id, answers.seen());
        match code {
            "lezingen-vragen" => {
                let (posts, question) = together::read_ask(answers).ok_or_else(unreadable)?;
                app::together::ask_readings(cx, id, seen, posts, question).await?;
                return Ok(Done::here("kept"));
            }
            "lezingen-openen" => {
                app::together::open_readings(cx, id, seen).await?;
                return Ok(Done::here("kept"));
            }
            _ => {}
        }
        let command = match code {
            "stap" => steps::read_step(answers).map(Command::TakeStep),
            "geen-gesprek" => steps::read_skip(answers).map(Command::TakeStep),
            "kindcheck" => steps::read_children(answers).map(Command::CheckChildren),
            "beeld" => reading::read_picture(answers).map(Command::Picture),
            "slachtoffertoets" => together::read_check(answers).map(Command::CheckVictim),
            "samen-besluiten" => together::read_together(answers, view.state.readings()),
            "wegen" => steps::read_weighing(answers).map(Command::Weigh),
            "besluiten" => steps::read_decision(answers).map(Command::Decide),
            "hulp-afspreken" => answers.by("datum").map(|review| Command::AgreeHelp { review }),
            "hulp-bekijken" => steps::read_review(answers),
            "afsluiten" => steps::read_close(answers),
            _ => return Err(Failure::NotFound),
        };
        let command = command.ok_or_else(unreadable)?;
        signalling::act_on_signal(cx, id, seen, command).await?;
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

/// What a round of readings and a suspect who may be a victim change about what can be done: what
/// must wait is left out, what is due comes first.
fn around(desk: &Desk<'_, Signal>, acts: &mut Vec<Act>) {
    let state = &desk.view.state;
    let acute = state.weighing().is_some_and(domain::meldcode::Weighing::is_acute);
    if let Some(round) = state.round() {
        let waits = ["lezingen-vragen", "besluiten", "samen-besluiten", "afsluiten"];
        acts.retain(|act| !waits.contains(&act.code) || (acute && act.code.ends_with("besluiten")));
        if round.may_open(desk.now) {
            acts.insert(0, together::open());
        } else {
            // Weighing waits too, unless it turns out to be acute: then it is the way out.
            acts.sort_by_key(|act| act.code == "wegen" && !acute);
        }
    } else if acute {
        acts.retain(|act| act.code != "lezingen-vragen");
    }
    if state.must_weigh() {
        acts.retain(|act| !act.code.ends_with("besluiten"));
        acts.sort_by_key(|act| act.code != "wegen");
    }
    if state.owes_victim_check() {
        acts.retain(|act| act.code != "afsluiten");
        let first = matches!(state.stage(), Stage::Helping | Stage::ToClose | Stage::Reported);
        acts.insert(if first { 0 } else { acts.len().min(1) }, together::check_victim(desk));
    }
}

/// The form of the meldcode that this signal follows.
fn code<'a>(desk: &Desk<'a, Signal>) -> Code<'a> {
    Code::of(desk.t, &desk.state.house.knowledge, &desk.view.state)
}

/// The first step up to the talk that isn't on record; the talk when all are.
fn next_step(state: &Signal, code: &Code<'_>) -> Step {
    let ahead = |step: &Step| !matches!(step, Step::Weigh | Step::Decide);
    state.not_on_record(&code.order).find(ahead).unwrap_or(Step::Talk)
}

/// The numbered steps of the sector, and whether each is on record; below them how long the
/// organisation takes for the next.
fn steps_part(desk: &Desk<'_, Signal>, code: &Code<'_>) -> Part {
    let (t, state) = (desk.t, &desk.view.state);
    let missing: Vec<Step> = state.not_on_record(&code.order).collect();
    let words = |step: &Step| match state.steps().iter().rfind(|record| record.step() == *step) {
        _ if missing.contains(step) => t.get("signal-step-missing"),
        Some(StepRecord::Taken { when, .. }) => t.with1("signal-step-taken", "when", t.fuzzy(when)),
        Some(StepRecord::TalkSkipped { because, .. }) => {
            t.with1("signal-step-skipped", "because", t.pick("skip", because.word()))
        }
        None => t.get("signal-step-done"),
    };
    let facts = code.order.places().iter().zip(1..).map(|(place, number)| {
        let words = match &place.does[..] {
            [one] => words(one),
            several => {
                let each =
                    |step: &Step| format!("{}: {}", t.pick("step", step.word()), words(step));
                several.iter().map(each).collect::<Vec<_>>().join("\n")
            }
        };
        Fact::new(code.named(number), words)
    });
    let mut part = Part::facts(t.get("signal-steps"), facts.collect());
    part.lines = vec![t.with2(
        "code-follows",
        "title",
        code.title(),
        "standing",
        t.pick("standing", code.status().word()),
    )];
    part.lines.extend(target_words(desk));
    part
}

/// How long what is next may take, and whether the organisation chose that itself: no law sets it.
fn target_words(desk: &Desk<'_, Signal>) -> Option<String> {
    let (t, house, organisation) = (desk.t, &desk.state.house, desk.actor.organisation);
    let duty = desk.view.row.standing.duty()?;
    if !matches!(duty.action, Action::MeldcodeStep | Action::WeighSignal | Action::Decide) {
        return None;
    }
    // What is acute has its own time: another beside it would say that it may wait.
    let usual = house.terms(organisation, duty.since).of(duty.action);
    if usual.end(duty.since, &house.calendar) > duty.due {
        return None;
    }
    let rules = house.rules();
    // What runs keeps the time it began with.
    let own = house.own_times.of(organisation).term(duty.action, duty.since, &rules.bounds);
    if let Some(term) = own {
        let name = desk.names.organisation(organisation);
        return Some(t.with2("code-target-own", "organisation", name, "term", t.term(term)));
    }
    let proposal = targets::is_proposal(house, duty.action);
    let key = if proposal { "code-target-proposal" } else { "code-target-table" };
    Some(t.with1(key, "term", t.term(rules.terms.of(duty.action))))
}

/// Whether there are children, and what to do when nobody can say that they are safe.
fn children_part(desk: &Desk<'_, Signal>, found: &Kindcheck) -> Part {
    let t = desk.t;
    let facts = steps::children_facts(t, found);
    let mut part = Part::facts(t.get("kindcheck"), facts);
    if found.asks_for_more() {
        part.lines.push(t.get("kindcheck-more"));
    }
    part
}

/// What the profession says about the latest weighing.
fn norm_words(desk: &Desk<'_, Signal>) -> Option<String> {
    let weighing = desk.view.state.weighing()?;
    let about = desk.view.person.as_ref();
    Some(weighed::norm_words(desk.t, weighing, about, desk.now.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Text;
    use domain::knowledge::Knowledge;
    use kernel::{Lang, PostId};

    #[test]
    fn the_first_step_without_a_record_comes_first() {
        let (signal, knowledge) = (Signal::note(PostId::from_raw(1)), Knowledge::default());
        let code = Code::of(Text::new(Lang::Nl), &knowledge, &signal);
        assert_eq!(next_step(&signal, &code), Step::Consult, "noting it mapped the signals");
    }
}
