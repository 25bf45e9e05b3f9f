//! Coming in and going out, and one's own account.

mod authenticator;
mod cast;
mod own;
mod passkeys;
mod password;
mod proof;

use crate::device;
use crate::face::{Form, StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor, language, set_cookie};
use app::signing_in::{self, Claim, Entry};
use app::{Failure, sessions};
use askama::Template;
use axum::{
    Form as Body, Router,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use cast::Cast;
use serde::Deserialize;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/inloggen", get(show).post(sign_in))
        .route("/inloggen/sleutel/vraag", post(passkeys::ask_anyone))
        .route("/inloggen/sleutel", post(passkeys::come_in))
        .route("/inloggen/wachtwoord", get(password::show_first).post(password::choose_first))
        .route("/uitloggen", post(sign_out))
        .route("/sessie", post(keep_alive))
        .route("/werk/bewijs", get(proof::show).post(proof::take))
        .route("/werk/bewijs/sleutel/vraag", post(passkeys::ask_again))
        .route("/werk/bewijs/sleutel", post(passkeys::prove))
        .route("/werk/account", get(own::show))
        .route("/werk/account/app", get(authenticator::show).post(authenticator::take))
        .route("/werk/account/wachtwoord", get(password::show).post(password::change))
        .route("/werk/account/sleutels/nieuw", get(passkeys::show_new))
        .route("/werk/account/sleutels/vraag", post(passkeys::ask_new))
        .route("/werk/account/sleutels", post(passkeys::keep))
        .route("/werk/account/sleutels/{id}", get(passkeys::show).post(passkeys::rename))
        .route(
            "/werk/account/sleutels/{id}/verwijderen",
            get(passkeys::ask_remove).post(passkeys::remove),
        )
        .route("/werk/account/sessies/{id}/einde", post(own::end))
        .route("/werk/account/andere-uitloggen", post(own::end_others))
        .route("/werk/account/overal-uitloggen", post(own::end_all))
}

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    next: String,
    /// Where passkeys work; empty when nowhere.
    place: String,
    cast: Cast,
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

/// The bare page before sign-in.
fn page_shell(state: &StaffState, t: Text, path: &str) -> StaffShell {
    let mut shell = StaffShell::new(t.lang(), path);
    shell.demo = state.public.settings().demo;
    shell.theme = state.public.settings().theme.is_some();
    shell
}

fn page(state: &StaffState, t: Text, form: Form, next: &str) -> SignInPage {
    let shell = page_shell(state, t, "/inloggen");
    let place = state.house.passkeys().place().unwrap_or_default().to_owned();
    SignInPage { t, shell, form, next: inward(next).to_owned(), place, cast: Cast::of(&state.cast) }
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
    let (mut entropy, device) = ((state.entropy)(), device::of(&parts.headers));
    let entry = Entry { entropy: &mut *entropy, now: state.public.now(), device: &device };
    match signing_in::sign_in(&state.house, &claim, entry).await {
        Ok(came) => {
            state.attempts.forget(&claim.login);
            let next = if came.must_choose { "/inloggen/wachtwoord" } else { inward(&next) };
            Ok(with_cookie(Redirect::to(next).into_response(), &state, Some(&came.secret)))
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
    sessions::leave(&visitor.cx(&state.house), &visitor.secret).await?;
    Ok(gone(&state))
}

async fn keep_alive(_visitor: Visitor) -> StatusCode {
    StatusCode::NO_CONTENT
}
