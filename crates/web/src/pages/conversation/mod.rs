//! The talk: how a worker begins one, and the screen to use together with the young person.
//!
//! The screen holds no name, of nobody. All questions stand in one page, so that it needs no network
//! once it is there; with scripts it shows one at a time and keeps the words in the memory of that page
//! alone, until they are handed in. Without scripts it is one form in parts, whose draft is kept sealed on
//! the server like that of any other form.

mod begin;
mod keep;
mod plan;
mod screen;
mod view;

use crate::staff::StaffState;
use axum::{Router, routing::get};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/zaken/{id}/gesprek", get(begin::show))
        .route("/werk/zaken/{id}/gesprek/scherm", get(screen::show).post(screen::take))
}
