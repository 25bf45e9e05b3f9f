//! Proving again who one is: what is weighty asks for it, and goes on after it.

use super::{Onward, inward, with_cookie};
use crate::device;
use crate::face::{Form, StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::signing_in::{self, Entry};
use app::{Failure, passkeys};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "account/proof.html")]
struct ProofPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    next: String,
    /// Where passkeys work; empty when that is nowhere, or when they have none.
    place: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(onward): Query<Onward>,
) -> Result<Response, PageProblem> {
    page(&state, &visitor, Form::new(), &onward.verder).await
}

pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    headers: HeaderMap,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let mut form = Form::sent(values);
    let next = form.value("verder").to_owned();
    let who = visitor.actor.worker.to_string();
    if !state.attempts.may_try(&who, visitor.now) {
        form.refuse("wachtwoord", t.get("sign-in-too-often"));
        let page = page(&state, &visitor, form, &next).await?;
        return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
    }
    let cx = visitor.cx(&state.house);
    let (password, code) =
        (form.value("wachtwoord").to_owned(), form.value("code").replace(' ', ""));
    let (mut entropy, device) = ((state.entropy)(), device::of(&headers));
    let entry = Entry { entropy: &mut *entropy, now: visitor.now, device: &device };
    match signing_in::step_up(&cx, &visitor.secret, &password, &code, entry).await {
        Ok(entered) => {
            state.attempts.forget(&who);
            let onward = Redirect::to(inward(&next)).into_response();
            Ok(with_cookie(onward, &state, Some(&entered.secret)))
        }
        Err(Failure::NotAllowed) => {
            form.refuse("wachtwoord", t.get("proof-does-not-fit"));
            let page = page(&state, &visitor, form, &next).await?;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    form: Form,
    next: &str,
) -> Result<Response, PageProblem> {
    let shell = visitor.shell(state).await?;
    let keys = passkeys::mine(&visitor.cx(&state.house)).await?;
    let place = state.house.passkeys().place().filter(|_| !keys.is_empty());
    let (next, place) = (inward(next).to_owned(), place.unwrap_or_default().to_owned());
    Ok(html(&ProofPage { t: visitor.t, shell, form, next, place }))
}
