//! A password of one's own: changing it, and choosing the first one.

use super::{language_of, page_shell, with_cookie};
use crate::device;
use crate::face::{Form, StaffShell, Text, html};
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor, session_secret};
use app::Failure;
use app::passwords;
use app::ports::Session;
use app::signing_in::{self, CameIn, Entry};
use askama::Template;
use axum::{
    Form as Body,
    extract::State,
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    /// Whether it is the first one: then there is no old one to ask for.
    first: bool,
}

/// The new password, when it was typed twice the same.
fn typed(form: &Form) -> Result<String, Failure> {
    let new = form.value("nieuw").to_owned();
    if new == form.value("nogmaals") {
        Ok(new)
    } else {
        Err(Failure::invalid("nogmaals", "password-twice"))
    }
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let shell = visitor.shell(&state).await?;
    Ok(page(visitor.t, shell, Form::new(), false))
}

pub(super) async fn change(
    State(state): State<StaffState>,
    visitor: Visitor,
    headers: HeaderMap,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let (t, who) = (visitor.t, visitor.actor.worker.to_string());
    let mut form = Form::sent(values);
    let status = if state.attempts.may_try(&who, visitor.now) {
        match try_change(&state, &visitor, &headers, &form).await {
            Ok(came) => {
                state.attempts.forget(&who);
                return Ok(changed(&state, &came, "/werk/account?gedaan=password-changed"));
            }
            Err(Failure::NotAllowed) => {
                form.refuse("wachtwoord", t.get("password-old-wrong"));
                StatusCode::UNAUTHORIZED
            }
            Err(failure) => mend(&mut form, t, failure)?,
        }
    } else {
        form.refuse("wachtwoord", t.get("sign-in-too-often"));
        StatusCode::TOO_MANY_REQUESTS
    };
    let shell = visitor.shell(&state).await?;
    Ok((status, page(t, shell, form, false)).into_response())
}

async fn try_change(
    state: &StaffState,
    visitor: &Visitor,
    headers: &HeaderMap,
    form: &Form,
) -> Result<CameIn, Failure> {
    let new = typed(form)?;
    let (mut entropy, device) = ((state.entropy)(), device::of(headers));
    let entry = Entry { entropy: &mut *entropy, now: visitor.now, device: &device };
    passwords::change(&visitor.cx(&state.house), form.value("wachtwoord"), &new, entry).await
}

fn changed(state: &StaffState, came: &CameIn, next: &str) -> Response {
    with_cookie(Redirect::to(next).into_response(), state, Some(&came.secret))
}

/// The page; what is wrong says of which question it is.
fn page(t: Text, shell: StaffShell, mut form: Form, first: bool) -> Response {
    form.name_questions(|_, field| match field {
        "wachtwoord" => Some(t.get("password-old")),
        "nieuw" => Some(t.get("password-new")),
        "nogmaals" => Some(t.get("password-again")),
        _ => None,
    });
    html(&PasswordPage { t, shell, form, first })
}

/// Whoever came in with a first password; anyone else signs in.
async fn newcomer(state: &StaffState, parts: &Parts) -> Result<Session, PageProblem> {
    let signed_out = || PageProblem::signed_out("/werk");
    let secret = session_secret(&parts.headers).ok_or_else(signed_out)?;
    let found = signing_in::newcomer(&state.house, &secret, state.public.now()).await?;
    found.ok_or_else(signed_out)
}

fn first_page(state: &StaffState, parts: &Parts, form: Form) -> Response {
    let t = language_of(parts);
    let shell = page_shell(state, t, "/inloggen/wachtwoord");
    page(t, shell, form, true)
}

pub(super) async fn show_first(
    State(state): State<StaffState>,
    parts: Parts,
) -> Result<Response, PageProblem> {
    newcomer(&state, &parts).await?;
    Ok(first_page(&state, &parts, Form::new()))
}

pub(super) async fn choose_first(
    State(state): State<StaffState>,
    parts: Parts,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let session = newcomer(&state, &parts).await?;
    let mut form = Form::sent(values);
    let (mut entropy, device) = ((state.entropy)(), device::of(&parts.headers));
    let entry = Entry { entropy: &mut *entropy, now: state.public.now(), device: &device };
    let chosen = match typed(&form) {
        Ok(new) => passwords::choose(&state.house, &session, &new, entry).await,
        Err(failure) => Err(failure),
    };
    match chosen {
        Ok(came) => Ok(changed(&state, &came, "/werk?gedaan=password-changed")),
        Err(failure) => {
            let status = mend(&mut form, language_of(&parts), failure)?;
            Ok((status, first_page(&state, &parts, form)).into_response())
        }
    }
}
