//! Coming in and going out.

mod authenticator;
mod proof;

use crate::face::{Form, StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{CastMember, StaffState, Visitor, language, set_cookie};
use app::Failure;
use app::signing_in::{self, Claim};
use askama::Template;
use axum::{
    Form as Body, Router,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/inloggen", get(show).post(sign_in))
        .route("/uitloggen", post(sign_out))
        .route("/werk/account", get(account))
        .route("/werk/account/overal-uitloggen", post(sign_out_everywhere))
        .route("/sessie", post(keep_alive))
        .route("/werk/bewijs", get(proof::show).post(proof::take))
        .route("/werk/account/app", get(authenticator::show).post(authenticator::take))
}

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    next: String,
    cast: Vec<CastMember>,
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
struct Onward {
    #[serde(default)]
    verder: String,
}

async fn show(
    State(state): State<StaffState>,
    Query(onward): Query<Onward>,
    parts: Parts,
) -> Response {
    html(&page(&state, language_of(&parts), Form::new(), &onward.verder))
}

fn language_of(parts: &Parts) -> Text {
    Text::new(language(parts))
}

fn page(state: &StaffState, t: Text, form: Form, next: &str) -> SignInPage {
    let mut shell = StaffShell::new(t.lang(), "/inloggen");
    shell.demo = state.public.settings().demo;
    shell.theme = state.public.settings().theme.is_some();
    SignInPage { t, shell, form, next: inward(next).to_owned(), cast: state.cast.to_vec() }
}

/// Only a path of ours: never another site.
fn inward(next: &str) -> &str {
    let ours = next.starts_with("/werk") && !next.contains("//") && !next.contains('\\');
    if ours { next } else { "/werk" }
}

async fn sign_in(
    State(state): State<StaffState>,
    parts: Parts,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let t = language_of(&parts);
    let mut form = Form::sent(values);
    let claim = Claim {
        login: form.value("naam").to_owned(),
        password: form.value("wachtwoord").to_owned(),
        code: form.value("code").replace(' ', ""),
    };
    let next = form.value("verder").to_owned();
    if !state.attempts.may_try(&claim.login, state.public.now()) {
        form.refuse("naam", t.get("sign-in-too-often"));
        let mut response = html(&page(&state, t, form, &next));
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    let now = state.public.now();
    let entered = signing_in::sign_in(&state.house, &claim, &mut *(state.entropy)(), now).await;
    match entered {
        Ok(entered) => {
            state.attempts.forget(&claim.login);
            Ok(with_cookie(
                Redirect::to(inward(&next)).into_response(),
                &state,
                Some(&entered.secret),
            ))
        }
        Err(Failure::NotAllowed) => {
            form.refuse("naam", t.get("sign-in-does-not-fit"));
            let mut response = html(&page(&state, t, form, &next));
            *response.status_mut() = StatusCode::UNAUTHORIZED;
            Ok(response)
        }
        Err(failure) => Err(failure.into()),
    }
}

fn with_cookie(mut response: Response, state: &StaffState, secret: Option<&[u8]>) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(secret, state.tls)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What a browser throws away when someone leaves.
const CLEAR: &str = "\"cache\", \"storage\"";

fn gone(state: &StaffState) -> Response {
    let mut response = with_cookie(Redirect::to("/inloggen").into_response(), state, None);
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static(CLEAR));
    response
}

async fn sign_out(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    signing_in::sign_out(&visitor.cx(&state.house), &visitor.secret).await?;
    Ok(gone(&state))
}

async fn sign_out_everywhere(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    signing_in::sign_out_everywhere(&visitor.cx(&state.house)).await?;
    Ok(gone(&state))
}

async fn keep_alive(_visitor: Visitor) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    t: Text,
    shell: StaffShell,
    sessions: Vec<(String, String)>,
}

async fn account(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let (_, sessions) = signing_in::account(&visitor.cx(&state.house)).await?;
    let sessions = sessions
        .iter()
        .map(|one| (t.pick("session-kind", &one.kind), t.lately(one.seen_at, visitor.now)))
        .collect();
    Ok(html(&AccountPage { t, shell: visitor.shell(&state).await?, sessions }))
}
