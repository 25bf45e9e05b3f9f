//! What came of a discussion, as a page to read and print: everything that was noted, how one may react,
//! and that it is something else than a signal.

use super::session::site_of;
use super::{Place, facts, hint_words, page_of, title};
use crate::face::{StaffShell, Text, html};
use crate::pages::acts::Fact;
use crate::pages::subjects::{Beside, SubjectFrame};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::Failure;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::behaviour::{Discussed, Outcome, hints};
use domain::knowledge::Knowledge;
use domain::subjects::Kind;
use kernel::Date;

#[derive(Template)]
#[template(path = "behaviour/entry.html")]
struct EntryPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    title: String,
    noted: String,
    facts: Vec<Fact>,
    /// Earlier and later ones that put each other right: the address of each and how they stand.
    others: Vec<(String, Beside)>,
    /// What a reader will ask about, and what that means for the advice.
    hints: Vec<(String, String)>,
    hints_words: String,
    /// How one may react: each line with how sure it is.
    reactions: Vec<(String, &'static str)>,
    /// Whether it is so far over the line that someone may think of trafficking.
    is_serious: bool,
    on_signal: bool,
    /// The site of whoever publishes the edition of a session: address and name.
    site: Option<(String, String)>,
    /// Where it can be put right; empty for who may not.
    again: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path((id, entry)): Path<(String, String)>,
) -> Result<Response, PageProblem> {
    let place = Place::of(&state, &visitor, &id).await?;
    let (t, knowledge) = (visitor.t, &state.house.knowledge);
    let (who, noted) = place.entry(&entry).ok_or(Failure::NotFound)?;
    let discussion = match &noted.what {
        Discussed::Here(discussion) => Some(discussion),
        Discussed::Elsewhere(_) => None,
    };
    let outcome = discussion.map(|discussion| discussion.outcome);
    let hints = discussion.map(hints).unwrap_or_default();
    let edition = discussion.and_then(|one| knowledge.behaviour.edition(&one.edition));
    // Whoever is told how to react to what is fine, must not be told so while answers say otherwise.
    let torn = outcome == Some(Outcome::Acceptable) && !hints.is_empty();
    let advised = outcome.filter(|_| !torn);
    let page = EntryPage {
        t,
        shell: visitor.shell(&state).await?,
        title: title(t, &noted.what),
        noted: t.with2("entry-noted", "when", t.moment(noted.at), "who", who),
        facts: facts(t, knowledge, &noted.what),
        others: others(&place, &entry),
        hints: hints.iter().map(|hint| hint_words(t, edition, hint)).collect(),
        hints_words: t.pick("behaviour-hints-entry", if torn { "torn" } else { "kept" }),
        reactions: reactions(t, knowledge, advised, visitor.now.day()),
        is_serious: matches!(outcome, Some(Outcome::SeriouslyOver | Outcome::GravelyOver)),
        on_signal: place.kind == Kind::Signal,
        site: site(t, knowledge, &noted.what),
        again: again(&place, &entry, &noted.what),
        frame: place.frame,
    };
    Ok(html(&page))
}

/// What puts this one right and what it puts right itself, as they stand on the timeline.
fn others(place: &Place, entry: &str) -> Vec<(String, Beside)> {
    let found = place.frame.timeline.iter().find(|one| one.id == entry);
    let beside = found.into_iter().flat_map(|one| one.answers.iter().chain(&one.answered));
    let page = |other: &Beside| {
        let entry = place.entry(&other.id).map(|(_, noted)| noted.id)?;
        Some((page_of(place.id, entry), other.clone()))
    };
    beside.filter_map(page).collect()
}

fn reactions(
    t: Text,
    knowledge: &Knowledge,
    outcome: Option<Outcome>,
    today: Date,
) -> Vec<(String, &'static str)> {
    let Some(outcome) = outcome else { return Vec::new() };
    let lines = knowledge.behaviour.reactions_to(outcome, today).into_iter();
    let line = |one: &domain::behaviour::Reaction| {
        (one.item.text.in_lang(t.lang()).to_owned(), one.item.status.word())
    };
    lines.map(line).collect()
}

fn site(t: Text, knowledge: &Knowledge, what: &Discussed) -> Option<(String, String)> {
    let Discussed::Elsewhere(session) = what else { return None };
    site_of(t, knowledge, knowledge.behaviour.session_edition(&session.edition)?)
}

fn again(place: &Place, entry: &str, what: &Discussed) -> String {
    if !place.frame.may_talk {
        return String::new();
    }
    let form = match what {
        Discussed::Here(_) => "gedragsbespreking",
        Discussed::Elsewhere(_) => "gedragssessie",
    };
    format!("/werk/zaken/{}/{form}?over={entry}", place.id)
}
