//! The API: what the pages can do, for programs, by the NL API Design Rules 2.2.
//!
//! Every operation is declared once ([`operation::Operation`]); the router and the OpenAPI document
//! are made of the same list. Words on the wire are Dutch; [`crate::links`] has the names of the
//! collections.

mod aftercare;
mod arrivals;
mod asked;
mod asking;
mod cases;
mod combinations;
mod consultations;
mod discussed;
mod discussions;
mod document;
mod entry;
mod feedback;
mod figures;
mod file_notes;
mod handovers;
mod knowledge;
mod matters;
mod meldcode;
mod missing;
mod operation;
mod oversight;
mod people;
mod problem;
mod properties;
mod readings;
mod registrations;
mod reviews;
mod routes;
mod rules;
mod scalars;
mod sendings;
mod shape;
mod signal_list;
mod signals;
mod staffing;
mod talks;
mod targets;
mod telling;
pub(crate) mod watch;
mod worklist;

use crate::staff::StaffState;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing,
};
use kernel::CorrelationId;
use operation::Operation;
use problem::Problem;
use std::any::Any;

/// The version of the API, on every answer.
pub(crate) const VERSION: &str = "1.0.0";

/// Every operation.
fn operations() -> Vec<Operation> {
    [
        signals::operations(),
        readings::operations(),
        talks::operations(),
        discussions::operations(),
        consultations::operations(),
        sendings::operations(),
        arrivals::operations(),
        cases::operations(),
        missing::operations(),
        feedback::operations(),
        handovers::operations(),
        reviews::operations(),
        combinations::operations(),
        worklist::operations(),
        people::operations(),
        routes::operations(),
        rules::operations(),
        asked::operations(),
        staffing::operations(),
        oversight::operations(),
        figures::operations(),
        knowledge::operations(),
        signal_list::operations(),
        targets::operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The name of every operation.
#[cfg(test)]
pub(crate) fn names() -> Vec<&'static str> {
    operations().iter().map(|operation| operation.name).collect()
}

/// The routes of the API, and whether the installation is ready.
pub(crate) fn routes() -> Router<StaffState> {
    let router = Router::new()
        .route("/gereed", routing::get(watch::ready))
        .route("/api/v1/openapi.json", routing::get(document_json));
    operations().into_iter().fold(router, |router, operation| {
        router.route(&format!("/api/v1{}", operation.path), operation.route)
    })
}

/// The document, the one resource that any site may read.
async fn document_json() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, document::document().to_string()).into_response()
}

/// Whatever goes wrong under `/api`, the answer is a problem; and every answer tells the version.
pub(crate) async fn every_answer(
    State(state): State<StaffState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path != "/api" && !path.starts_with("/api/") {
        return next.run(request).await;
    }
    let mut response = next.run(request).await;
    let status = response.status();
    if (status.is_client_error() || status.is_server_error()) && !is_problem(&response) {
        let correlation = CorrelationId::draw(&mut *(state.entropy)());
        if status.is_server_error() {
            tracing::error!(%correlation, %status, "an answer of the API failed");
        }
        let mut problem = Problem::of_status(status, correlation).into_response();
        if let Some(allow) = response.headers_mut().remove(header::ALLOW) {
            problem.headers_mut().insert(header::ALLOW, allow);
        }
        response = problem;
    }
    let version = HeaderName::from_static("api-version");
    response.headers_mut().insert(version, HeaderValue::from_static(VERSION));
    response
}

fn is_problem(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == problem::MEDIA_TYPE)
}

/// A panic in a handler is our mistake: an empty 500, and no word of what was in memory.
pub(crate) fn on_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
