//! What the page of a case says: the agenda first, then how far it is, who works on it, the plan.

use crate::links;
use crate::pages::acts::{Desk, Fact, Part};
use app::rhythm;
use domain::casework::{Case, Event, PlanState, SafetyPlan, Stage};
use domain::subjects::Kind;
use domain::timeline::Happening;

/// Every part of the page, in order. The first one also stands above each form.
pub fn parts(desk: &Desk<'_, Case>) -> Vec<Part> {
    let mut parts = vec![standing(desk)];
    parts.extend(signs(desk));
    parts.push(team(desk));
    parts.push(referrals(desk));
    parts.extend(plan(desk));
    parts.extend(agreements(desk));
    parts.extend(ahead(desk));
    parts
}

/// What must happen first, and how far the track is.
fn standing(desk: &Desk<'_, Case>) -> Part {
    let t = desk.t;
    let case = &desk.view.state;
    let mut facts: Vec<_> = case
        .agenda()
        .iter()
        .map(|item| {
            Fact::new(t.pick("action", item.action.word()), t.due(item.due, desk.now).words)
        })
        .collect();
    facts.push(Fact::new(t.get("case-stage"), stage(desk)));
    let risk = case.risk.map_or_else(|| t.get("case-no-risk"), |risk| t.pick("risk", risk.word()));
    facts.push(Fact::new(t.get("case-risk"), risk));
    Part::facts(t.get("case-agenda"), facts)
}

fn stage(desk: &Desk<'_, Case>) -> String {
    let t = desk.t;
    let words = t.pick("case-stage", desk.view.state.stage.code());
    match &desk.view.state.stage {
        Stage::Closed { reason } => {
            format!("{words}: {}", desk.label("closing-reason-case", reason.word()))
        }
        Stage::Aftercare { paused: true, .. } => format!("{words}, {}", t.get("case-paused")),
        Stage::Helped { since, .. } => format!("{words} ({})", t.day(since.day())),
        Stage::Aftercare { returned, .. } | Stage::ScheduleEnded { returned, .. } => {
            format!("{words} ({})", t.with1("case-home-since", "day", t.day(returned.day())))
        }
        Stage::Accepted { .. } | Stage::Bridging { .. } | Stage::Returning { .. } => words,
    }
}

/// The signs that wait for a person: what was seen, what else it could mean, the first step.
fn signs(desk: &Desk<'_, Case>) -> Option<Part> {
    let t = desk.t;
    desk.view.state.signs?;
    let noted = events(desk).filter_map(|event| match event {
        Event::SignsNoted { signs, .. } => Some(signs),
        _ => None,
    });
    let since_look = events(desk)
        .filter(|event| matches!(event, Event::SignsNoted { .. } | Event::SignsReviewed { .. }))
        .collect::<Vec<_>>();
    let looked = since_look.iter().rev();
    let waiting = looked.take_while(|event| matches!(event, Event::SignsNoted { .. })).count();
    let all: Vec<_> = noted.collect();
    let mut lines = vec![t.get("case-signs-words")];
    for signs in all.iter().skip(all.len().saturating_sub(waiting)) {
        for id in &signs.ids {
            lines.push(sign_words(desk, id));
        }
        lines.push(signs.words.reveal().to_owned());
        let other = signs.alternative.reveal();
        lines.push(t.with1("case-signs-other", "words", other));
    }
    Some(Part::lines(t.get("case-signs"), lines))
}

fn sign_words(desk: &Desk<'_, Case>, id: &str) -> String {
    let Some(sign) = desk.state.house.knowledge.revictimisation_sign(id) else {
        return id.to_owned();
    };
    let lang = desk.t.lang();
    let (seen, first) = (sign.item.text.in_lang(lang), sign.first_step.in_lang(lang));
    desk.t.with2("case-sign-first", "sign", seen, "step", first)
}

fn team(desk: &Desk<'_, Case>) -> Part {
    let t = desk.t;
    let case = &desk.view.state;
    if case.team.is_empty() {
        return Part::lines(t.get("case-team"), vec![t.get("case-no-team")]);
    }
    let bridge =
        |post| if case.bridge == Some(post) { t.get("case-bridge") } else { String::new() };
    let facts = case.team.iter().map(|post| Fact::new(desk.names.post(*post), bridge(*post)));
    Part::facts(t.get("case-team"), facts.collect())
}

fn referrals(desk: &Desk<'_, Case>) -> Part {
    let t = desk.t;
    let referrals = &desk.view.state.referrals;
    if referrals.is_empty() {
        return Part::lines(t.get("case-referrals"), vec![t.get("case-no-referrals")]);
    }
    let facts = referrals.iter().map(|one| {
        Fact::new(desk.names.organisation(one.to), t.pick("referral-status", one.status.word()))
            .href(links::subject(Kind::Outgoing, one.outgoing))
    });
    Part::facts(t.get("case-referrals"), facts.collect())
}

/// The safety plan that stands, newest version.
fn plan(desk: &Desk<'_, Case>) -> Option<Part> {
    let t = desk.t;
    match desk.view.state.plan {
        PlanState::Ended => {
            return Some(Part::lines(t.get("case-plan"), vec![t.get("case-plan-ended")]));
        }
        PlanState::ToMake(_) => return None,
        PlanState::Stands(_) => {}
    }
    let plan = latest_plan(desk)?;
    let facts = plan.chapters().iter().map(|chapter| {
        let name = desk.state.house.knowledge.safety_plan_chapter(chapter.chapter.word());
        let name = name.map_or(chapter.chapter.word(), |one| one.item.text.in_lang(t.lang()));
        let until =
            t.with2("case-plan-who", "who", chapter.who.reveal(), "until", t.day(chapter.until));
        let (risk, agreed) = (chapter.risk.reveal(), chapter.agreement.reveal());
        Fact::new(name.to_owned(), format!("{risk}\n{agreed}\n{until}"))
    });
    Some(Part::facts(t.get("case-plan"), facts.collect()))
}

/// The safety plan as it was last written.
pub fn latest_plan<'a>(desk: &Desk<'a, Case>) -> Option<&'a SafetyPlan> {
    events(desk)
        .filter_map(|event| match event {
            Event::PlanWritten(plan) => Some(plan),
            _ => None,
        })
        .last()
}

fn events<'a>(desk: &Desk<'a, Case>) -> impl Iterator<Item = &'a Event> {
    desk.view.timeline.iter().filter_map(|noted| match &noted.what {
        Happening::Case(event) => Some(event),
        _ => None,
    })
}

/// What was agreed about the return.
fn agreements(desk: &Desk<'_, Case>) -> Option<Part> {
    let t = desk.t;
    let Stage::Returning { plan } = &desk.view.state.stage else { return None };
    let facts = vec![
        Fact::new(t.get("case-return-on"), t.day(plan.on.day())),
        Fact::new(t.get("case-return-helper"), desk.names.post(plan.helper)),
        Fact::new(t.get("case-return-agreed"), plan.agreements.reveal().to_owned()),
    ];
    Some(Part::facts(t.get("case-return"), facts))
}

/// The contacts of aftercare that lie ahead when each one reaches.
fn ahead(desk: &Desk<'_, Case>) -> Option<Part> {
    let Stage::Aftercare { returned, next_contact, .. } = &desk.view.state.stage else {
        return None;
    };
    let t = desk.t;
    let house = &desk.state.house;
    let birth = desk.view.person.as_ref().and_then(|person| person.birth);
    let coming = rhythm::coming(&house.rules(), *returned, birth, *next_contact, house.calendar);
    let days = std::iter::once(*next_contact).chain(coming).map(|at| t.day(at.day()));
    let mut lines = vec![t.get("case-ahead-words")];
    lines.push(days.collect::<Vec<_>>().join("\n"));
    Some(Part::lines(t.get("case-ahead"), lines))
}
