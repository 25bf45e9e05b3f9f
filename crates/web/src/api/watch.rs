//! Watching over the installation: whether it is ready, and figures for Prometheus.
//!
//! No label is smaller than the installation: a route is its template, never its ids; no person,
//! matter or organisation is told apart.

use crate::staff::StaffState;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The upper ends of the buckets of durations, in milliseconds.
const BUCKETS: [u64; 8] = [2, 5, 10, 25, 50, 100, 500, 2500];

/// What is counted of one route and status.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Series {
    buckets: [u64; BUCKETS.len()],
    count: u64,
    micros: u64,
}

/// By method, route template and status.
#[derive(Debug, Default)]
struct Metrics {
    series: Mutex<BTreeMap<(String, String, u16), Series>>,
}

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::default);

impl Metrics {
    fn note(&self, method: &str, route: &str, status: StatusCode, took: Duration) {
        let mut series = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (method.to_owned(), route.to_owned(), status.as_u16());
        let one = series.entry(key).or_default();
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        one.count += 1;
        one.micros = one.micros.saturating_add(micros);
        for (end, count) in BUCKETS.iter().zip(&mut one.buckets) {
            *count += u64::from(micros <= end * 1000);
        }
    }

    /// The text form of Prometheus.
    fn text(&self) -> String {
        let series = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from(
            "# HELP vangnet_http_requests_total Answers by route template and status.\n\
             # TYPE vangnet_http_requests_total counter\n",
        );
        for ((method, route, status), one) in series.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(text, "vangnet_http_requests_total{{{labels}}} {}", one.count);
        }
        text.push_str(
            "# HELP vangnet_http_request_seconds How long an answer took.\n\
             # TYPE vangnet_http_request_seconds histogram\n",
        );
        for ((method, route, status), one) in series.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            let name = "vangnet_http_request_seconds";
            for (end, count) in BUCKETS.iter().zip(one.buckets) {
                let end = Duration::from_millis(*end).as_secs_f64();
                let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{end}\"}} {count}");
            }
            let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", one.count);
            let seconds = Duration::from_micros(one.micros).as_secs_f64();
            let _ = writeln!(text, "{name}_sum{{{labels}}} {seconds}");
            let _ = writeln!(text, "{name}_count{{{labels}}} {}", one.count);
        }
        text
    }
}

/// Counts an answer under its route template.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS") => known.to_owned(),
        // Anyone can invent a method: a label may not grow with what visitors send.
        _ => "OTHER".to_owned(),
    };
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    METRICS.note(&method, &route, response.status(), began.elapsed());
    response
}

/// The figures, for an address of their own that visitors can't reach.
pub fn metrics_router() -> Router {
    let show = || async {
        let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
        (kind, METRICS.text())
    };
    Router::new().route("/metrics", routing::get(show))
}

/// Whether requests can be answered: the store is asked, nothing else is told.
pub(crate) async fn ready(State(state): State<StaffState>) -> Response {
    match state.house.store.organisations().await {
        Ok(_) => (StatusCode::OK, "gereed\n").into_response(),
        Err(fault) => {
            tracing::error!(%fault, "not ready");
            let wait = [(header::RETRY_AFTER, "5")];
            (StatusCode::SERVICE_UNAVAILABLE, wait, "niet gereed\n").into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_counts_in_every_bucket_that_holds_it() {
        let metrics = Metrics::default();
        metrics.note("GET", "/api/v1/signalen/{id}", StatusCode::OK, Duration::from_millis(7));
        let text = metrics.text();
        let labels = "method=\"GET\",route=\"/api/v1/signalen/{id}\",status=\"200\"";
        assert!(text.contains(&format!("vangnet_http_requests_total{{{labels}}} 1\n")), "{text}");
        let bucket = |end: &str| format!("_bucket{{{labels},le=\"{end}\"}} ");
        assert!(text.contains(&format!("{}0\n", bucket("0.005"))), "{text}");
        assert!(text.contains(&format!("{}1\n", bucket("0.01"))), "{text}");
        assert!(text.contains(&format!("{}1\n", bucket("+Inf"))), "{text}");
    }
}
