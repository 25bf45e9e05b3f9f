//! Changing a rule table takes two people: one puts a version forward, another puts it in force.

use crate::face::{Form, StaffShell, Text, html};
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use access::Action;
use app::rulebook::{self, Difference, Findings, Proposal};
use app::{Cx, Failure, ruling};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "management/propose.html")]
struct ProposePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    examined: Option<(Findings, Vec<Difference>)>,
}

#[derive(Template)]
#[template(path = "management/activate.html")]
struct ActivatePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    proposal: Proposal,
}

/// An empty form.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn form(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    may_propose(&visitor.cx(&state.house)).await?;
    page(&state, &visitor, Form::new(), None).await
}

async fn may_propose(cx: &Cx<'_>) -> Result<(), Failure> {
    let may = rulebook::may_change(cx, Action::ProposeRule).await?;
    if may { Ok(()) } else { Err(Failure::NotAllowed) }
}

/// Shows what a text would change; puts it forward when that was asked.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn propose(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    may_propose(&cx).await?;
    let mut form = Form::sent(values);
    let text = form.value("text").to_owned();
    let examined = rulebook::examine(&cx, &text);
    if form.value("doe") != "voorstellen" {
        return page(&state, &visitor, form, Some(examined)).await;
    }
    match ruling::propose(&cx, &text).await {
        Ok((id, _)) => {
            Ok(Redirect::to(&format!("/werk/regels/{id}?gedaan=proposed")).into_response())
        }
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(&state, &visitor, form, Some(examined)).await?).into_response())
        }
    }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    examined: Option<(Findings, Vec<Difference>)>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    form.name_questions(|_, field| (field == "text").then(|| t.get("rules-text")));
    let shell = visitor.shell(state).await?;
    Ok(html(&ProposePage { t: visitor.t, shell, form, examined }))
}

/// What a version changes, and whether the one who looks may put it in force.
///
/// # Errors
/// Not found when nobody put this version forward.
pub async fn ask_activate(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, PageProblem> {
    activate_page(&state, &visitor, &id, &version, Form::new()).await
}

async fn activate_page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    version: &str,
    form: Form,
) -> Result<Response, PageProblem> {
    let proposals = rulebook::proposals(&visitor.cx(&state.house), id).await?;
    let proposal = proposals.into_iter().find(|one| one.version == version);
    let proposal = proposal.ok_or(Failure::NotFound)?;
    let shell = visitor.shell(state).await?;
    Ok(html(&ActivatePage { t: visitor.t, shell, form, proposal }))
}

/// Puts a version in force.
///
/// # Errors
/// Not allowed for functions that don't activate rules; a fresh proof is asked.
pub async fn activate(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, PageProblem> {
    match ruling::activate(&visitor.cx(&state.house), &id, &version).await {
        Ok(()) => Ok(Redirect::to(&format!("/werk/regels/{id}?gedaan=activated")).into_response()),
        Err(failure) => {
            let mut form = Form::new();
            let status = mend(&mut form, visitor.t, failure)?;
            let page = activate_page(&state, &visitor, &id, &version, form).await?;
            Ok((status, page).into_response())
        }
    }
}
