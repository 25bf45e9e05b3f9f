//! *Aan zet*: one worklist for every role. Mine, late, offered, waiting for others, my team.

use crate::face::{DutyCard, StaffShell, Text, html};
use crate::links;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::looking::{self, Item};
use app::ports::{Page, Worklist};
use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use kernel::{Moment, SubjectId};
use serde::Deserialize;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk", get(show))
        .route("/werk/gelezen", post(read))
        .route("/werk/zaken/{id}", get(forward))
}

/// How many rows a page has.
const ROWS: u16 = 20;

#[derive(Template)]
#[template(path = "work/work.html")]
struct WorkPage {
    t: Text,
    shell: StaffShell,
    tabs: Vec<Tab>,
    list: &'static str,
    cards: Vec<DutyCard>,
    notices: Vec<(String, String, String)>,
    more: String,
}

struct Tab {
    word: &'static str,
    count: u64,
    current: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    lijst: String,
    #[serde(default)]
    na: String,
}

const fn word_of(list: Worklist) -> &'static str {
    match list {
        Worklist::Mine => "mijn",
        Worklist::Late => "te-laat",
        Worklist::Offered => "aangeboden",
        Worklist::Waiting => "wachten",
        Worklist::Team => "team",
    }
}

async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, PageProblem> {
    let (t, now) = (visitor.t, visitor.now);
    let list = looking::LISTS.into_iter().find(|one| word_of(*one) == asked.lijst);
    let list = list.unwrap_or(Worklist::Mine);
    let page = Page { after: cursor(&asked.na), limit: ROWS };
    let desk = looking::desk(&visitor.cx(&state.house), list, page).await?;
    let tabs = desk
        .counts
        .iter()
        .map(|(one, count)| Tab { word: word_of(*one), count: *count, current: *one == list })
        .collect();
    let cards = desk.items.iter().filter_map(|item| card(item, &visitor)).collect();
    let notices = desk
        .notices
        .iter()
        .map(|notice| {
            let href = notice.subject.map(|id| format!("/werk/zaken/{id}")).unwrap_or_default();
            (t.pick("news", &notice.kind), t.lately(notice.at, now), href)
        })
        .collect();
    let full = desk.items.len() == usize::from(ROWS);
    let more = desk.items.last().filter(|_| full).and_then(|item| {
        let due = item.row.standing.duty()?.due;
        let (list, id) = (word_of(list), item.row.id);
        Some(format!("/werk?lijst={list}&na={}.{id}", due.micros()))
    });
    let shell = visitor.shell(&state).await?;
    let more = more.unwrap_or_default();
    Ok(html(&WorkPage { t, shell, tabs, list: word_of(list), cards, notices, more }))
}

fn card(item: &Item, visitor: &Visitor) -> Option<DutyCard> {
    let (t, duty) = (visitor.t, item.row.standing.duty()?);
    let whose =
        if duty.holder == visitor.actor.worker { t.get("duty-you") } else { t.get("duty-other") };
    Some(DutyCard {
        what: t.pick("action", duty.action.word()),
        about: links::about(t, item.row.kind, item.person.as_ref()),
        whose,
        due: t.due(duty.due, visitor.now),
        href: links::subject(item.row.kind, item.row.id),
    })
}

fn cursor(text: &str) -> Option<(Moment, SubjectId)> {
    let (due, id) = text.split_once('.')?;
    Some((Moment::from_micros(due.parse().ok()?), id.parse().ok()?))
}

/// A link that knows only the id finds the page of its kind.
async fn forward(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id: SubjectId = id.parse().map_err(|_| app::Failure::NotFound)?;
    let kind = looking::kind_of(&visitor.cx(&state.house), id).await?;
    Ok(Redirect::to(&links::subject(kind, id)).into_response())
}

async fn read(State(state): State<StaffState>, visitor: Visitor) -> Result<Response, PageProblem> {
    app::desk::read_notices(&visitor.cx(&state.house)).await?;
    Ok(Redirect::to("/werk").into_response())
}
