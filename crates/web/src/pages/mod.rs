//! The pages, a folder per feature.

pub mod account;
pub mod acts;
pub mod behaviour;
pub mod casework;
pub mod conversation;
pub mod drafts;
pub mod figures;
pub mod knowledge;
pub mod management;
pub mod matching;
pub mod missing;
pub mod publicdoor;
pub mod reporting;
pub mod signalling;
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
        .merge(signalling::routes())
        .merge(reporting::routes())
        .merge(casework::routes())
        .merge(missing::routes())
        .merge(conversation::routes())
        .merge(behaviour::routes())
        .merge(figures::routes())
        .merge(management::routes())
        .merge(matching::routes())
}
