//! What goes to another organisation and what comes from one: sending, following, answering.

mod feedback;
mod incoming;
mod outgoing;
mod register;
mod send;

pub use feedback::GROUNDS;

use crate::pages::acts;
use crate::staff::StaffState;
use axum::{Router, routing::get};
use domain::reporting::{Feedback, Incoming, Outgoing};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/zaken/{id}/versturen", get(send::show).post(send::take))
        .route("/werk/meldingen/{id}", get(acts::page::<Outgoing>))
        .route(
            "/werk/meldingen/{id}/{stap}",
            get(acts::form::<Outgoing>).post(acts::take::<Outgoing>),
        )
        .route("/werk/ontvangsten/{id}", get(acts::page::<Incoming>))
        .route(
            "/werk/ontvangsten/{id}/{stap}",
            get(acts::form::<Incoming>).post(acts::take::<Incoming>),
        )
        .route("/werk/terugkoppelingen/{id}", get(acts::page::<Feedback>))
        .route(
            "/werk/terugkoppelingen/{id}/{stap}",
            get(acts::form::<Feedback>).post(acts::take::<Feedback>),
        )
        .route("/werk/ontvangsten/{id}/melder", axum::routing::post(incoming::reporter))
}
