//! The knowledge pages: what the field knows, each item with its source, standing and check date.
//!
//! Open to everyone, without sign-in. Nothing here is about a person; signals are never added up.

mod items;
mod lists;
mod search;
mod signals;
mod talk;

use crate::PublicState;
use axum::{Router, routing::get};

/// The pages, in one language; [`crate::public_router`] hangs them in twice.
pub fn pages() -> Router<PublicState> {
    Router::new()
        .route("/kennis", get(search::page))
        .route("/kennis/signalen", get(signals::page))
        .route("/kennis/factoren", get(lists::factors))
        .route("/kennis/programmas", get(lists::programmes))
        .route("/kennis/barrieremodel", get(lists::barriers))
        .route("/kennis/meldcode", get(lists::meldcodes))
        .route("/kennis/zelfscan", get(lists::self_scan))
        .route("/kennis/gesprek", get(talk::guide))
        .route("/kennis/gespreksvragen", get(talk::questions))
        .route("/kennis/hernieuwd-slachtofferschap", get(lists::revictimisation))
}
