//! A young person who is missing: noting it, what must be done while they are away, the return, the
//! talk and the check.

mod gone;
mod home;
mod page;
mod police;
mod steps;

pub use page::part;

use crate::pages::acts;
use crate::staff::StaffState;
use axum::{Router, routing::get};
use domain::missing::Missing;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/zaken/{id}/vermist", get(gone::show).post(gone::take))
        .route("/werk/vermissingen/{id}", get(acts::page::<Missing>))
        .route(
            "/werk/vermissingen/{id}/{stap}",
            get(acts::form::<Missing>).post(acts::take::<Missing>),
        )
}
