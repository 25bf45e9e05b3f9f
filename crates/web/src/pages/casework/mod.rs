//! One young person's track: what must happen first, then everything that belongs to it.

mod aftercare;
mod contact;
mod page;
mod plan;
mod steps;

use crate::pages::acts;
use crate::staff::StaffState;
use axum::{Router, routing::get};
use domain::casework::Case;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/casussen/{id}", get(acts::page::<Case>))
        .route("/werk/casussen/{id}/{stap}", get(acts::form::<Case>).post(acts::take::<Case>))
}
