//! *Aan zet*: one worklist for every role. Mine, late, offered, waiting for others, my team.

use crate::face::{DutyCard, NavItem, StaffShell, Text, html};
use crate::links;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::looking::{self, Holder, Item, Told};
use app::ports::{Page, Worklist};
use app::second_person::{self, Proposed};
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

/// The entries of the navigation that everyone has.
const EVERYONES: [&str; 3] = ["/werk", "/kennis", "/werk/account"];

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
    news: Vec<NewsLine>,
    /// What others proposed and wait for: address and words.
    awaited: Vec<(&'static str, String)>,
    next: Vec<NavItem>,
    more: String,
}

/// Something the reader was told.
struct NewsLine {
    words: String,
    about: String,
    when: String,
    href: String,
}

impl NewsLine {
    fn of(told: &Told, t: Text, now: Moment) -> Self {
        let kind = t.pick("kind", told.row.kind.word());
        let action = told.row.standing.duty().map(|duty| t.pick("action", duty.action.word()));
        Self {
            words: t.pick("news", told.news.word()),
            about: [Some(kind), action].into_iter().flatten().collect::<Vec<_>>().join(": "),
            when: t.lately(told.at, now),
            href: links::subject(told.row.kind, told.row.id),
        }
    }
}

/// Where a proposal is answered, and what is proposed.
fn proposal(t: Text, one: Proposed) -> (&'static str, String) {
    let (href, word) = match one {
        Proposed::TargetTime => ("/werk/regels/streeftijden", "target"),
        Proposed::Signal => ("/werk/regels/signalen", "signal"),
        Proposed::RuleTable => ("/werk/regels", "table"),
    };
    (href, t.pick("second-person", word))
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
    let wanted = looking::LISTS.into_iter().find(|one| word_of(*one) == asked.lijst);
    let mut list = wanted.unwrap_or(Worklist::Mine);
    let page = Page { after: cursor(&asked.na), limit: ROWS };
    let cx = visitor.cx(&state.house);
    let mut desk = looking::desk(&cx, list, page).await?;
    // Who has no move of their own begins with the first list that has something on it.
    if wanted.is_none()
        && desk.items.is_empty()
        && let Some((first, _)) = desk.counts.iter().find(|(_, count)| *count > 0)
    {
        list = *first;
        desk = looking::desk(&cx, list, page).await?;
    }
    let tabs = desk
        .counts
        .iter()
        .map(|(one, count)| Tab { word: word_of(*one), count: *count, current: *one == list })
        .collect();
    let cards: Vec<_> = desk.items.iter().filter_map(|item| card(item, &visitor)).collect();
    let news = desk.news.iter().map(|told| NewsLine::of(told, t, now)).collect();
    let awaited = second_person::awaited(&cx).await?;
    let awaited = awaited.into_iter().map(|one| proposal(t, one)).collect();
    let full = desk.items.len() == usize::from(ROWS);
    let more = desk.items.last().filter(|_| full).and_then(|item| {
        let due = item.row.standing.duty()?.due;
        let (list, id) = (word_of(list), item.row.id);
        Some(format!("/werk?lijst={list}&na={}.{id}", due.micros()))
    });
    let shell = visitor.shell(&state).await?;
    let more = more.unwrap_or_default();
    // Whose list is empty goes on with what their function comes here for.
    let own = shell.nav.iter().filter(|item| !EVERYONES.contains(&item.href.as_str()));
    let next = if cards.is_empty() { own.take(3).cloned().collect() } else { Vec::new() };
    let list = word_of(list);
    Ok(html(&WorkPage { t, shell, tabs, list, cards, news, awaited, next, more }))
}

fn card(item: &Item, visitor: &Visitor) -> Option<DutyCard> {
    let (t, duty) = (visitor.t, item.row.standing.duty()?);
    let whose = item.holder.as_ref().map_or_else(|| t.get("duty-you"), |holder| whose(holder, t));
    Some(DutyCard {
        what: t.pick("action", duty.action.word()),
        about: links::about(t, item.row.kind, item.person.as_ref()),
        whose,
        due: t.due_of(duty, visitor.now),
        href: links::subject(item.row.kind, item.row.id),
    })
}

/// Another's name and function, as far as they are known.
fn whose(holder: &Holder, t: Text) -> String {
    let name = holder.name.as_ref().map(|name| name.reveal().to_owned());
    let function = holder.function.map(|function| t.pick("function", function.word()));
    let known: Vec<_> = name.into_iter().chain(function).collect();
    if known.is_empty() { t.get("duty-other") } else { known.join(", ") }
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
