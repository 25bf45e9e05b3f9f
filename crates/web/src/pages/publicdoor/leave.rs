//! The way out, the municipality's theme, and what machines ask for.

use crate::PublicState;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// How far ahead the expiry in security.txt lies, in days; RFC 9116 advises less than a year.
const SECURITY_TXT_DAYS: i32 = 180;

/// Leads to a neutral site. Works as a plain link, so also without scripts.
pub(super) async fn leave(State(state): State<PublicState>) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, state.settings().exit_to.clone())]).into_response()
}

pub(super) async fn theme(State(state): State<PublicState>) -> Response {
    match &state.settings().theme {
        Some(css) => {
            ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Liveness: the process answers. Whether it can also work is `/gereed`.
pub(super) async fn healthy() -> &'static str {
    "gezond\n"
}

/// Where to report a weakness, as RFC 9116 writes it; unknown while no contact is set.
pub(super) async fn security_txt(State(state): State<PublicState>) -> Response {
    let Some(contact) = &state.settings().security_contact else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let expires = state.now().plus_days(SECURITY_TXT_DAYS);
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: nl, en\n");
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
