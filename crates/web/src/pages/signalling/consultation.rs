//! A nameless thread: answering, asking further, going on, taking the question back.

use super::consult::{adviser_fields, read_adviser};
use crate::asked::ask;
use crate::face::Text;
use crate::links;
use crate::pages::acts::{Act, Acting, Answers, Desk, Done, Fact, Field, Part, unreadable};
use crate::pages::subjects::Names;
use app::advice::{self, Message};
use app::looking::View;
use app::{Cx, Failure};
use domain::signalling::Consultation;
use domain::signalling::consultation::{Adviser, Stage, Turn};
use domain::subjects::Kind;

impl Acting for Consultation {
    fn parts(desk: &Desk<'_, Self>) -> Vec<Part> {
        let (t, state) = (desk.t, &desk.view.state);
        let mut parts: Vec<_> = state.turns().flat_map(|turn| turn_parts(desk, turn)).collect();
        if let Some(told) = state.told() {
            parts.push(Part::lines(t.get("consult-told"), vec![told.reveal().to_owned()]));
        }
        if state.went_on() {
            let words = if asks(desk) { "consult-went-on-yours" } else { "consult-went-on-words" };
            parts.push(Part::lines(t.get("consult-went-on"), vec![t.get(words)]));
        }
        if let (Stage::Invited { invitation, until }, true) = (state.stage(), asks(desk)) {
            let address = Fact::new(t.get("invitation-address"), format!("/advies/{invitation}"));
            let until = Fact::new(t.get("invitation-until"), t.moment(until));
            parts.push(Part::facts(t.get("invitation"), vec![until, address]));
        }
        parts
    }

    fn acts(desk: &Desk<'_, Self>) -> Vec<Act> {
        let (t, state) = (desk.t, &desk.view.state);
        let further = || {
            let colleagues = desk.names.posts_to_choose(Some(state.asked_by()));
            let mut fields = adviser_fields(t, state.last().adviser, colleagues);
            let hint = t.get("consult-further-hint");
            fields.push(Field::area(t, ask!(FURTHER, "vraag")).hint(hint));
            Act::new("verder", fields)
        };
        let withdraw = || Act::new("intrekken", Vec::new()).weighty();
        match (state.stage(), asks(desk)) {
            (Stage::Asked, false) => {
                let hint = t.get("consult-answer-hint");
                let words = Field::area(t, ask!(ADVICE, "woorden")).hint(hint);
                // Whoever answers reads what was asked while they write.
                let asked = t.with1(
                    "consult-question-to",
                    "who",
                    adviser_name(t, &desk.names, state.last().adviser),
                );
                let asked = Field::heading(asked, state.last().question.reveal().to_owned());
                vec![Act::new("antwoorden", vec![asked, words])]
            }
            (Stage::Asked, true) if state.last().adviser != Adviser::Expert => vec![withdraw()],
            (Stage::Asked | Stage::Invited { .. }, true) => vec![further(), withdraw()],
            (Stage::Answered, true) => {
                let hint = t.get("consult-tell-hint");
                let told = Field::area(t, ask!(CAME_OF_ADVICE, "woorden")).hint(hint);
                vec![Act::new("gelezen", vec![told]), further()]
            }
            (Stage::Answered | Stage::Invited { .. }, false)
            | (Stage::Heard | Stage::Withdrawn, _) => Vec::new(),
        }
    }

    fn due_link(desk: &Desk<'_, Self>) -> Option<(String, String)> {
        let state = &desk.view.state;
        let invites = state.stage() == Stage::Asked && state.last().adviser == Adviser::Expert;
        (invites && asks(desk)).then(|| invite_link(desk, "invitation-make"))
    }

    fn links(desk: &Desk<'_, Self>) -> Vec<(String, String)> {
        let (t, state) = (desk.t, &desk.view.state);
        let mut links = Vec::new();
        if !asks(desk) {
            return links;
        }
        if matches!(state.stage(), Stage::Invited { .. }) {
            links.push(invite_link(desk, "invitation-make-again"));
        }
        if !state.went_on() && state.stage() != Stage::Withdrawn {
            let href = format!("/werk/signalen/nieuw?uit={}", desk.view.row.id);
            links.push((t.get("consult-go-on"), href));
        }
        links
    }

    fn waits(desk: &Desk<'_, Self>) -> bool {
        let state = &desk.view.state;
        match state.stage() {
            Stage::Asked => asks(desk) && state.last().adviser != Adviser::Expert,
            Stage::Answered => false,
            Stage::Invited { .. } | Stage::Heard | Stage::Withdrawn => true,
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
            "antwoorden" => {
                let words = message(answers, "woorden").ok_or_else(unreadable)?;
                advice::answer(cx, id, seen, words).await?;
                Ok(Done::here("answered"))
            }
            "verder" => {
                let (adviser, words) = (read_adviser(answers), message(answers, "vraag"));
                let (adviser, words) = adviser.zip(words).ok_or_else(unreadable)?;
                advice::ask_further(cx, id, seen, adviser, words).await?;
                Ok(Done::here("asked"))
            }
            "gelezen" => {
                let told = if answers.raw("woorden").trim().is_empty() {
                    None
                } else {
                    Some(message(answers, "woorden").ok_or_else(unreadable)?)
                };
                advice::hear(cx, id, seen, told).await?;
                Ok(Done::here("kept"))
            }
            "intrekken" => {
                advice::withdraw(cx, id, seen).await?;
                Ok(Done::here("closed"))
            }
            _ => Err(Failure::NotFound),
        }
    }
}

/// Whether the one who looks asks, and doesn't answer.
fn asks(desk: &Desk<'_, Consultation>) -> bool {
    desk.view.row.opened_by == desk.actor.worker || desk.actor.has_post(desk.view.state.asked_by())
}

fn invite_link(desk: &Desk<'_, Consultation>, words: &str) -> (String, String) {
    let here = links::subject(Kind::Consultation, desk.view.row.id);
    (desk.t.get(words), format!("{here}/uitnodigen"))
}

/// A question and its answer.
fn turn_parts(desk: &Desk<'_, Consultation>, turn: &Turn) -> Vec<Part> {
    let t = desk.t;
    let asked = t.with1("consult-question-to", "who", adviser_name(t, &desk.names, turn.adviser));
    let mut parts = vec![Part::lines(asked, vec![turn.question.reveal().to_owned()])];
    if let Some(answer) = &turn.answer {
        let mut words = vec![answer.words.reveal().to_owned()];
        if let Some(from) = &turn.from {
            let (function, place) = (from.function.reveal(), from.organisation.reveal());
            words.push(t.with2("consult-from", "function", function, "organisation", place));
        }
        words.push(t.get("consult-is-advice"));
        parts.push(Part::lines(t.get("consult-answer"), words));
    }
    parts
}

fn adviser_name(t: Text, names: &Names<'_>, adviser: Adviser) -> String {
    match adviser {
        Adviser::Colleague(post) => names.post(post),
        Adviser::FocalOfficer | Adviser::Expert => t.pick("adviser", adviser.kind().word()),
    }
}

/// Words, and whether the writer looked again at what seems to be a name.
fn message(answers: &mut Answers, field: &str) -> Option<Message> {
    let looked_again = answers.form().has("nagekeken", "ja");
    answers.free(field).map(|words| Message { words, looked_again })
}
