//! The pages, a folder per feature.

pub mod account;
pub mod drafts;
pub mod knowledge;
pub mod publicdoor;
pub mod subjects;
pub mod work;

use crate::staff::StaffState;
use axum::Router;

/// The pages behind sign-in.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .merge(account::routes())
        .merge(work::routes())
        .merge(drafts::routes())
        .merge(subjects::routes())
}
