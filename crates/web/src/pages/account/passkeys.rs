//! Passkeys: the two halves of each ceremony, and one's own keys on one's own page.

use super::{inward, with_cookie};
use crate::device;
use crate::face::{Form, StaffShell, Text, html};
use crate::input::text_fault;
use crate::pages::subjects::mend;
use crate::problem::{Kind, PageProblem};
use crate::staff::{StaffState, Visitor};
use app::passkeys::{self, Answer, Asked};
use app::signing_in::Entry;
use app::{Failure, ports::Passkey};
use askama::Template;
use axum::{
    Form as Body, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use kernel::{PasskeyId, Personal};
use serde::Deserialize;
use serde_json::{Value, json};

/// What a browser sends when its device answered.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    ceremony: String,
    credential: Value,
    /// What a new key is called.
    #[serde(default)]
    naam: String,
    /// Where to go on.
    #[serde(default)]
    verder: String,
}

impl Sent {
    fn answer(&self) -> Answer {
        Answer { ceremony: self.ceremony.clone(), credential: self.credential.to_string() }
    }
}

/// What a script gets: what to give the device, where to go, or what went wrong.
fn ask(t: Text, asked: Result<Asked, Failure>) -> Response {
    let asked = asked.and_then(|asked| {
        let options = serde_json::from_str::<Value>(&asked.options);
        let options = options.map_err(|why| Failure::Unavailable(why.to_string()))?;
        Ok(json!({ "ceremony": asked.ceremony, "options": options }))
    });
    asked.map_or_else(|failure| wrong(t, &failure), |asked| Json(asked).into_response())
}

fn go_on(next: &str) -> Response {
    Json(json!({ "next": next })).into_response()
}

fn wrong(t: Text, failure: &Failure) -> Response {
    let words = match failure {
        Failure::Refused(code) => t.pick("refusal", code),
        Failure::Unavailable(_) => t.pick("problem-words", Kind::of(failure).word),
        _ => t.get("passkey-does-not-fit"),
    };
    // 403 tells the script that a fresh proof is needed; a key that doesn't fit is another matter.
    let status = match failure {
        Failure::NotAllowed => StatusCode::UNAUTHORIZED,
        _ => Kind::of(failure).status,
    };
    (status, Json(json!({ "words": words }))).into_response()
}

pub(super) async fn ask_anyone(State(state): State<StaffState>, parts: Parts) -> Response {
    let t = super::language_of(&parts);
    ask(t, passkeys::ask_anyone(&state.house, state.public.now()))
}

pub(super) async fn come_in(
    State(state): State<StaffState>,
    parts: Parts,
    Json(sent): Json<Sent>,
) -> Response {
    let (t, device) = (super::language_of(&parts), device::of(&parts.headers));
    let mut entropy = (state.entropy)();
    let entry = Entry { entropy: &mut *entropy, now: state.public.now(), device: &device };
    match passkeys::come_in(&state.house, &sent.answer(), entry).await {
        Ok(came) => with_cookie(go_on(inward(&sent.verder)), &state, Some(&came.secret)),
        Err(failure) => wrong(t, &failure),
    }
}

pub(super) async fn ask_again(State(state): State<StaffState>, visitor: Visitor) -> Response {
    ask(visitor.t, passkeys::ask_again(&visitor.cx(&state.house)).await)
}

pub(super) async fn prove(
    State(state): State<StaffState>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(sent): Json<Sent>,
) -> Response {
    let (cx, device) = (visitor.cx(&state.house), device::of(&headers));
    let mut entropy = (state.entropy)();
    let entry = Entry { entropy: &mut *entropy, now: visitor.now, device: &device };
    match passkeys::prove_again(&cx, &visitor.secret, &sent.answer(), entry).await {
        Ok(came) => with_cookie(go_on(inward(&sent.verder)), &state, Some(&came.secret)),
        Err(failure) => wrong(visitor.t, &failure),
    }
}

#[derive(Template)]
#[template(path = "account/passkey_new.html")]
struct NewPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    place: String,
}

pub(super) async fn show_new(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    if !visitor.actor.is_stepped_up(visitor.now) {
        return Err(Failure::StepUp.into());
    }
    let place = state.house.passkeys().place().ok_or(Failure::NotFound)?.to_owned();
    let shell = visitor.shell(&state).await?;
    Ok(html(&NewPage { t: visitor.t, shell, form: Form::new(), place }))
}

pub(super) async fn ask_new(State(state): State<StaffState>, visitor: Visitor) -> Response {
    ask(visitor.t, passkeys::ask_new(&visitor.cx(&state.house)).await)
}

pub(super) async fn keep(
    State(state): State<StaffState>,
    visitor: Visitor,
    Json(sent): Json<Sent>,
) -> Response {
    let t = visitor.t;
    let name =
        if sent.naam.trim().is_empty() { t.get("passkey-unnamed") } else { sent.naam.clone() };
    let kept = match Personal::new(&name) {
        Ok(name) => passkeys::keep(&visitor.cx(&state.house), name, &sent.answer()).await,
        Err(_) => Err(Failure::Refused("passkey-name")),
    };
    match kept {
        Ok(()) => go_on("/werk/account?gedaan=passkey-made"),
        Err(failure) => wrong(t, &failure),
    }
}

#[derive(Template)]
#[template(path = "account/passkey.html")]
struct KeyPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    key: Passkey,
}

fn id_of(text: &str) -> Result<PasskeyId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let key = passkeys::one(&visitor.cx(&state.house), id_of(&id)?).await?;
    let mut form = Form::new();
    form.set("naam", key.name.reveal());
    let shell = visitor.shell(&state).await?;
    Ok(html(&KeyPage { t: visitor.t, shell, form, key }))
}

pub(super) async fn rename(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let (cx, id) = (visitor.cx(&state.house), id_of(&id)?);
    let key = passkeys::one(&cx, id).await?;
    let mut form = Form::sent(values);
    let renamed = match Personal::new(form.value("naam")) {
        Ok(name) => passkeys::rename(&cx, id, name).await,
        Err(why) => Err(Failure::invalid("naam", text_fault(why))),
    };
    let Err(failure) = renamed else {
        return Ok(Redirect::to("/werk/account?gedaan=kept").into_response());
    };
    let status = mend(&mut form, visitor.t, failure)?;
    let shell = visitor.shell(&state).await?;
    Ok((status, html(&KeyPage { t: visitor.t, shell, form, key })).into_response())
}

#[derive(Template)]
#[template(path = "account/passkey_remove.html")]
struct RemovePage {
    t: Text,
    shell: StaffShell,
    key: Passkey,
}

pub(super) async fn ask_remove(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let key = passkeys::one(&visitor.cx(&state.house), id_of(&id)?).await?;
    Ok(html(&RemovePage { t: visitor.t, shell: visitor.shell(&state).await?, key }))
}

pub(super) async fn remove(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    passkeys::remove(&visitor.cx(&state.house), id_of(&id)?).await?;
    Ok(Redirect::to("/werk/account?gedaan=passkey-removed").into_response())
}
