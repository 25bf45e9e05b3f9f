//! The public door: what is this, what can I do, where is help. For a young person, a parent, a
//! friend or a professional who is not signed in.
//!
//! Nobody is asked anything and nothing is kept. Page titles are neutral, so that a tab or a history
//! tells little; the words on the page are plain (sentences of at most 12 words, tested).

pub(crate) mod elsewhere;
mod help;
mod leave;
mod prose;

use crate::{PublicPage, PublicState, face::html};
use askama::Template;
use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use help::LineView;

/// The pages, in one language; [`crate::public_router`] hangs them in twice.
pub fn pages() -> Router<PublicState> {
    let mut router = Router::new()
        .route("/", get(front))
        .route("/hulp", get(help::page))
        .route("/naar/{soort}/{id}", get(elsewhere::page));
    for page in prose::PAGES {
        let show = async move |public: PublicPage, State(state): State<PublicState>| {
            prose::show(page, public, &state)
        };
        router = router.route(page.path, get(show));
    }
    router
}

/// What isn't a page and has no language: the way out, the theme, and what machines ask for.
pub fn files() -> Router<PublicState> {
    Router::new()
        .route("/weg", get(leave::leave))
        .route("/thema.css", get(leave::theme))
        .route("/gezond", get(leave::healthy))
        .route("/.well-known/security.txt", get(leave::security_txt))
}

#[derive(Template)]
#[template(path = "publicdoor/front.html")]
struct Front {
    t: crate::face::Text,
    shell: crate::face::PublicShell,
    first: Vec<LineView>,
}

async fn front(page: PublicPage, State(state): State<PublicState>) -> Response {
    let first = help::lines(&state, page.t).into_iter().take(4).collect();
    html(&Front { t: page.t, shell: page.shell, first })
}

#[derive(Template)]
#[template(path = "publicdoor/not_found.html")]
struct NotFound {
    t: crate::face::Text,
    shell: crate::face::PublicShell,
}

/// The answer to an address that leads nowhere, or to something that must not be known.
pub async fn not_found(State(state): State<PublicState>, request: Request) -> Response {
    let page = PublicPage::at(request.uri().path(), state.settings());
    (StatusCode::NOT_FOUND, html(&NotFound { t: page.t, shell: page.shell })).into_response()
}
