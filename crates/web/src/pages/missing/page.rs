//! What the page of someone who is missing says, and what the matter says about them.

use super::{home, police};
use crate::links;
use crate::pages::acts::{Desk, Fact, Part};
use domain::knowledge::Status;
use domain::missing::{Event, Missing, Stage};
use domain::subjects::Kind;
use domain::timeline::Happening;

/// The list of classes.
pub const CLASSES: &str = "missing-class";
/// The list of what weighs in.
pub const REASONS: &str = "missing-reason";
/// The list of reasons to close.
pub const CLOSING: &str = "closing-reason-missing";

/// Every part of the page, in order. The first one also stands above each form.
pub fn parts(desk: &Desk<'_, Missing>) -> Vec<Part> {
    let mut parts = vec![standing(desk)];
    parts.extend(advice(desk));
    parts.extend(checked(desk));
    parts
}

/// What must happen first, the class with its reasons, who knows.
fn standing(desk: &Desk<'_, Missing>) -> Part {
    let t = desk.t;
    let missing = &desk.view.state;
    let due = |item: &domain::casework::AgendaItem| {
        Fact::new(t.pick("action", item.action.word()), t.due(item.due, desk.now).words)
    };
    let mut facts: Vec<_> = missing.agenda().iter().map(due).collect();
    facts.push(Fact::new(t.get("missing-stage"), stage(desk)));
    facts.push(Fact::new(t.get("missing-since"), t.fuzzy(missing.since)));
    if let Some(when) = missing.returned {
        facts.push(Fact::new(t.get("missing-returned"), t.fuzzy(when)));
    }
    facts.extend(judged(desk));
    facts.push(home::fact(desk));
    facts.extend(police::facts(desk));
    Part::facts(t.get("missing-standing"), facts)
}

/// The class as it was chosen last and what weighed in: of now only as long as they are away.
fn judged(desk: &Desk<'_, Missing>) -> Vec<Fact> {
    let t = desk.t;
    let missing = &desk.view.state;
    let (class_key, reasons_key) = match missing.stage {
        Stage::Away(_) => ("missing-class", "missing-reasons"),
        _ if missing.returned.is_some() => ("missing-class-then", "missing-reasons-then"),
        _ => ("missing-class-last", "missing-reasons-then"),
    };
    let judged = &missing.judgement;
    let class = desk.label(CLASSES, judged.class.word());
    let why = format!("{class}\n{}", judged.words.reveal());
    let mut facts = vec![Fact::new(t.get(class_key), why)];
    if !judged.reasons.is_empty() {
        let reasons: Vec<_> = judged.reasons.iter().map(|id| desk.label(REASONS, id)).collect();
        facts.push(Fact::new(t.get(reasons_key), reasons.join("\n")));
    }
    facts
}

fn stage(desk: &Desk<'_, Missing>) -> String {
    let t = desk.t;
    let words = t.pick("missing-stage", desk.view.state.stage.code());
    match &desk.view.state.stage {
        Stage::Closed { reason } => format!("{words}: {}", desk.label(CLOSING, reason.word())),
        Stage::Away(_) | Stage::Back { .. } | Stage::Talked { .. } | Stage::Worry { .. } => words,
        Stage::Untold { .. } => {
            unheard(&desk.view.state).map_or(words, |who| t.pick("missing-stage-untold", who))
        }
    }
}

/// Who must hear still that they are back, in a word for texts.
pub const fn unheard(missing: &Missing) -> Option<&'static str> {
    match (missing.police_by, missing.home_by) {
        (Some(_), Some(_)) => Some("both"),
        (Some(_), None) => Some("police"),
        (None, Some(_)) => Some("home"),
        (None, None) => None,
    }
}

/// What the class asks for, with how sure that is; only while someone is away.
fn advice(desk: &Desk<'_, Missing>) -> Option<Part> {
    let t = desk.t;
    let Stage::Away(_) = desk.view.state.stage else { return None };
    let class = desk.view.state.judgement.class.word();
    let code = desk.state.house.knowledge.list(CLASSES)?.code(class)?;
    let help = code.help.as_ref()?.in_lang(t.lang());
    let mark = match code.item.status {
        Status::Confirmed => t.get("missing-agreed"),
        Status::Background | Status::Proposal | Status::Local => t.get("missing-proposed"),
    };
    let lines = vec![t.get("missing-danger"), help.to_owned(), mark];
    Some(Part::lines(t.get("missing-what-now"), lines))
}

/// The last check: each question in a word with its answer, and the conclusion.
fn checked(desk: &Desk<'_, Missing>) -> Option<Part> {
    let t = desk.t;
    let check = desk.view.timeline.iter().rev().find_map(|noted| match &noted.what {
        Happening::Missing(Event::Checked { check, .. }) => Some(check),
        _ => None,
    })?;
    let questions = &desk.state.house.knowledge.missing_questions;
    let name = |id: &str| {
        let known = questions.iter().find(|one| one.item.id == *id);
        known.map_or_else(|| id.to_owned(), |one| one.short.in_lang(t.lang()).to_owned())
    };
    let answered = check.answers.iter();
    let mut facts: Vec<_> =
        answered.map(|(id, words)| Fact::new(name(id), words.reveal().to_owned())).collect();
    let finding = t.pick("missing-finding", check.finding.word());
    let concluded = format!("{finding}\n{}", check.conclusion.reveal());
    facts.push(Fact::new(t.get("missing-conclude"), concluded));
    Some(Part::facts(t.get("missing-checked"), facts))
}

/// When the young person of a matter was away, in dates and words; nothing when never.
pub fn part<S>(desk: &Desk<'_, S>) -> Option<Part> {
    let t = desk.t;
    let timeline = &desk.view.timeline;
    let back = |id| {
        timeline.iter().find_map(|noted| match noted.what {
            Happening::CameBack { missing, when } if missing == id => Some(when),
            _ => None,
        })
    };
    let closed = |id| {
        let row = desk.view.followed.iter().find(|row| row.id == id);
        row.is_some_and(|row| row.standing.duty().is_none())
    };
    let facts: Vec<_> = timeline
        .iter()
        .filter_map(|noted| match noted.what {
            Happening::WentMissing { missing, since } => Some((missing, since)),
            _ => None,
        })
        .map(|(missing, since)| {
            let words = match back(missing) {
                Some(when) => t.with1("missing-back-since", "when", t.fuzzy(when)),
                None if closed(missing) => t.pick("missing-stage", "closed"),
                None => t.get("missing-not-back"),
            };
            Fact::new(t.with1("missing-away-since", "when", t.fuzzy(since)), words)
                .href(links::subject(Kind::Missing, missing))
        })
        .collect();
    (!facts.is_empty()).then(|| Part::facts(t.get("missing-list"), facts))
}
