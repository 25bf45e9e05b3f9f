//! People and posts: who is here, who is absent, who left. What they held finds someone who can act.

use crate::face::{Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::people::{self, Organisation};
use app::ports::Worker;
use app::{Failure, handing_over};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use kernel::{Moment, TeamId, WorkerId};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "management/people.html")]
struct PeoplePage {
    t: Text,
    shell: StaffShell,
    moved: String,
    teams: Vec<TeamCard>,
    people: Vec<PersonCard>,
}

struct TeamCard {
    id: String,
    name: String,
    closed: String,
    posts: Vec<String>,
}

struct PersonCard {
    id: String,
    name: String,
    functions: String,
    state: String,
    away: bool,
    gone: bool,
}

#[derive(Template)]
#[template(path = "management/ask.html")]
struct AskPage {
    t: Text,
    shell: StaffShell,
    what: &'static str,
    name: String,
    action: String,
    form: Form,
}

/// What the last change moved.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    #[serde(default)]
    verplaatst: String,
}

/// The page.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(after): Query<After>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let organisation = people::organisation(&visitor.cx(&state.house)).await?;
    let moved = after.verplaatst.parse::<u32>().ok();
    let page = PeoplePage {
        t,
        shell: visitor.shell(&state).await?,
        moved: moved.map(|n| t.with1("people-moved", "n", n)).unwrap_or_default(),
        teams: teams(t, &organisation),
        people: organisation.workers.iter().map(|one| person(t, &organisation, one)).collect(),
    };
    Ok(html(&page))
}

fn teams(t: Text, organisation: &Organisation) -> Vec<TeamCard> {
    let name = |id: WorkerId| {
        let found = organisation.workers.iter().find(|worker| worker.id == id);
        found.map(|worker| worker.name.reveal().to_owned()).unwrap_or_default()
    };
    organisation
        .teams
        .iter()
        .map(|team| {
            let posts = organisation.posts.iter().filter(|post| post.team == team.id);
            let posts = posts.map(|post| {
                let function = t.pick("function", post.function.word());
                let who = name(post.person);
                match post.deputy {
                    Some(deputy) => t.text_with(
                        "people-post-deputy",
                        &[("function", &function), ("who", &who), ("deputy", &name(deputy))],
                    ),
                    None => t.with2("people-post", "function", function, "who", who),
                }
            });
            TeamCard {
                id: team.id.to_string(),
                name: team.name.clone(),
                closed: team
                    .closed_at
                    .map(|at| t.with1("people-team-closed", "when", t.day(at.day())))
                    .unwrap_or_default(),
                posts: posts.collect(),
            }
        })
        .collect()
}

fn person(t: Text, organisation: &Organisation, worker: &Worker) -> PersonCard {
    let posts = organisation.posts.iter().filter(|post| post.person == worker.id);
    let functions: Vec<_> = posts.map(|post| t.pick("function", post.function.word())).collect();
    let state = match (worker.disabled_at, worker.can_act, worker.absent_until) {
        (Some(at), _, _) => t.with1("people-gone", "when", t.day(at.day())),
        (None, false, Some(until)) => t.with1("people-away-until", "when", t.day(until.day())),
        (None, false, None) => t.get("people-away"),
        (None, true, _) => t.get("people-here"),
    };
    PersonCard {
        id: worker.id.to_string(),
        name: worker.name.reveal().to_owned(),
        functions: functions.join(", "),
        state,
        away: !worker.can_act && worker.disabled_at.is_none(),
        gone: worker.disabled_at.is_some(),
    }
}

fn worker_id(text: &str) -> Result<WorkerId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

fn team_id(text: &str) -> Result<TeamId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// Asks until when someone is away.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn ask_absent(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    ask(&state, &visitor, "absent", &id, Form::new()).await
}

/// Asks to confirm that someone left.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn ask_disable(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    ask(&state, &visitor, "disable", &id, Form::new()).await
}

/// Asks to confirm that a team closes.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn ask_close(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    ask(&state, &visitor, "close-team", &id, Form::new()).await
}

async fn ask(
    state: &StaffState,
    visitor: &Visitor,
    what: &'static str,
    id: &str,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let organisation = people::organisation(&visitor.cx(&state.house)).await?;
    let (name, action) = if what == "close-team" {
        let team = team_id(id)?;
        let team = organisation.teams.iter().find(|one| one.id == team);
        (team.map(|team| team.name.clone()), format!("/werk/teams/{id}/sluiten"))
    } else {
        let worker = worker_id(id)?;
        let worker = organisation.workers.iter().find(|one| one.id == worker);
        let name = worker.map(|worker| worker.name.reveal().to_owned());
        let last = if what == "absent" { "afwezig" } else { "einde" };
        (name, format!("/werk/mensen/{id}/{last}"))
    };
    let name = name.ok_or(Failure::NotFound)?;
    let t = visitor.t;
    form.name_questions(|_, field| match field {
        "tot" => Some(t.get("people-until")),
        "zeker" => Some(t.get("people-sure")),
        _ => None,
    });
    let shell = visitor.shell(state).await?;
    Ok(html(&AskPage { t: visitor.t, shell, what, name, action, form }))
}

/// Someone is away; what they hold finds another.
///
/// # Errors
/// As for [`show`]; the form again when nobody would be left at the end.
pub async fn set_absent(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let worker = worker_id(&id)?;
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let until: Option<Option<Moment>> = answers.by_or_none("tot");
    let moved = match until {
        Some(until) => handing_over::set_absent(&visitor.cx(&state.house), worker, until).await,
        None => Err(Failure::Invalid(Vec::new())),
    };
    settle(&state, &visitor, "absent", &id, answers.into_form(), moved).await
}

/// Someone is back; what is theirs comes back to them.
///
/// # Errors
/// As for [`show`].
pub async fn set_present(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let moved = handing_over::set_present(&visitor.cx(&state.house), worker_id(&id)?).await?;
    Ok(back(moved))
}

/// Someone left; their access ends and what they hold finds another.
///
/// # Errors
/// As for [`show`]; the form again when nobody would be left at the end.
pub async fn disable(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let worker = worker_id(&id)?;
    let moved = if answers.raw("zeker") == "ja" {
        handing_over::disable(&visitor.cx(&state.house), worker).await
    } else {
        answers.refuse("zeker", "confirm");
        Err(Failure::Invalid(Vec::new()))
    };
    settle(&state, &visitor, "disable", &id, answers.into_form(), moved).await
}

/// A team closed; what its posts hold finds others.
///
/// # Errors
/// As for [`show`]; the form again when nobody would be left at the end.
pub async fn close_team(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let team = team_id(&id)?;
    let moved = if answers.raw("zeker") == "ja" {
        handing_over::close_team(&visitor.cx(&state.house), team).await
    } else {
        answers.refuse("zeker", "confirm");
        Err(Failure::Invalid(Vec::new()))
    };
    settle(&state, &visitor, "close-team", &id, answers.into_form(), moved).await
}

async fn settle(
    state: &StaffState,
    visitor: &Visitor,
    what: &'static str,
    id: &str,
    mut form: Form,
    moved: Result<usize, Failure>,
) -> Result<Response, PageProblem> {
    match moved {
        Ok(moved) => Ok(back(moved)),
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            let page = ask(state, visitor, what, id, form).await?;
            Ok((status, page).into_response())
        }
    }
}

fn back(moved: usize) -> Response {
    Redirect::to(&format!("/werk/mensen?verplaatst={moved}")).into_response()
}
