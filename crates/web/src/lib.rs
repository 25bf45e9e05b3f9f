//! The web edge: text becomes typed values, answers become pages, JSON or a problem.

mod api;
mod asked;
mod attempts;
mod device;
pub mod face;
mod guard;
pub mod input;
mod links;
pub mod pages;
mod problem;
mod public;
mod same;
mod staff;
mod violations;

pub use api::watch::metrics_router;
pub use attempts::Attempts;
pub use public::{PublicPage, PublicState, Settings, public_router};
pub use staff::{CastMember, StaffState};

use axum::{Router, extract::DefaultBodyLimit, middleware};
use tower_http::catch_panic::CatchPanicLayer;

/// The largest body of a request, in bytes: the longest form with room to spare.
const LARGEST_BODY: usize = 256 * 1024;

/// Everything: the public door, the pages behind sign-in and the API.
pub fn router(state: StaffState) -> Router {
    let inside = Router::new()
        .merge(pages::routes())
        .layer(middleware::from_fn(guard::ask_proof))
        .layer(middleware::from_fn(guard::no_store))
        .layer(middleware::from_fn(guard::same_site))
        .with_state(state.clone());
    let whole = public_router(state.public.clone())
        .merge(inside)
        .merge(api::routes().with_state(state.clone()))
        .fallback(pages::publicdoor::not_found)
        .with_state(state.public.clone());
    around(whole, state)
}

/// What stands around every route: the largest body, a panic that stays a 500, problems for the API,
/// figures, and the security headers.
pub fn around(router: Router, state: StaffState) -> Router {
    let headers = face::Headers { tls: state.tls };
    let router = router
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(api::on_panic))
        .layer(middleware::from_fn_with_state(state, api::every_answer))
        .layer(middleware::from_fn(api::watch::count));
    face::secure(router, headers)
}
