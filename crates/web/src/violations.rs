//! What browsers report about our content security policy: something on a page that it may not load.
//!
//! Such a report can come from any visitor, so nothing of it may point at one. The log gets which rule
//! was broken and the origin of what was blocked: no address of a page, no query, not who reported.
//! How many came is a figure of the installation (`vangnet_http_requests_total`).

use axum::{
    Router,
    body::Bytes,
    extract::DefaultBodyLimit,
    http::{StatusCode, Uri},
    routing::post,
};
use serde::Deserialize;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Where browsers report; the policy names it.
pub const PATH: &str = "/csp-rapport";

/// The largest report, in bytes.
const LARGEST: usize = 16 * 1024;

/// How many reports are logged within [`WINDOW`]: whoever sends more fills no disk.
const LOGGED: u32 = 20;
/// In which time [`LOGGED`] reports are logged.
const WINDOW: Duration = Duration::from_mins(1);

/// What a browser sends: one report as `report-uri` has it, or several as the Reporting API has them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    One {
        #[serde(rename = "csp-report")]
        report: Old,
    },
    Many(Vec<New>),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Old {
    #[serde(alias = "violated-directive")]
    effective_directive: String,
    blocked_uri: String,
}

#[derive(Deserialize)]
struct New {
    body: NewBody,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewBody {
    effective_directive: String,
    #[serde(rename = "blockedURL")]
    blocked_url: String,
}

/// A rule that was broken, and what broke it.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    directive: String,
    blocked: String,
}

impl Violation {
    fn new(directive: &str, blocked: &str) -> Self {
        // An older browser sends the whole rule; its name is the first word.
        let name = directive.split(' ').next().unwrap_or_default();
        let is_name = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let directive = if is_name { name } else { "other" }.to_owned();
        Self { directive, blocked: origin(blocked) }
    }
}

impl Sent {
    fn violations(self) -> Vec<Violation> {
        match self {
            Self::One { report } => {
                vec![Violation::new(&report.effective_directive, &report.blocked_uri)]
            }
            Self::Many(reports) => reports
                .iter()
                .map(|one| Violation::new(&one.body.effective_directive, &one.body.blocked_url))
                .collect(),
        }
    }
}

/// Where something came from, without path and query; or the word that browsers have for it.
fn origin(blocked: &str) -> String {
    const WORDS: [&str; 5] = ["inline", "eval", "data", "blob", "self"];
    if let Some(word) = WORDS.iter().find(|word| **word == blocked) {
        return (*word).to_owned();
    }
    let uri: Option<Uri> = blocked.parse().ok();
    let parts = uri.as_ref().and_then(|uri| Some((uri.scheme_str()?, uri.host()?)));
    match parts {
        Some((scheme @ ("http" | "https" | "ws" | "wss"), host)) => format!("{scheme}://{host}"),
        _ => "other".to_owned(),
    }
}

/// Lets through so many in a time.
#[derive(Debug, Default)]
struct Throttle(Mutex<Option<(Instant, u32)>>);

impl Throttle {
    fn lets_through(&self, now: Instant) -> bool {
        let mut since = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (began, count) = match *since {
            Some((began, count)) if now.duration_since(began) < WINDOW => (began, count + 1),
            _ => (now, 1),
        };
        *since = Some((began, count));
        count <= LOGGED
    }
}

/// The address that browsers report to.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let throttle = Arc::new(Throttle::default());
    // Browsers send it as `application/csp-report` or `application/reports+json`.
    let take = async move |body: Bytes| {
        let Ok(sent) = serde_json::from_slice::<Sent>(&body) else {
            return StatusCode::BAD_REQUEST;
        };
        for violation in sent.violations() {
            if throttle.lets_through(Instant::now()) {
                let Violation { directive, blocked } = violation;
                tracing::warn!(directive, blocked, "a page was kept from loading something");
            }
        }
        StatusCode::NO_CONTENT
    };
    Router::new().route(PATH, post(take)).layer(DefaultBodyLimit::max(LARGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_which_rule_and_which_origin_and_no_address() {
        let sent = r#"{"csp-report":{"document-uri":"https://a.nl/werk/zaken/1?wie=Sanne",
            "violated-directive":"img-src 'self'","blocked-uri":"https://u:p@b.nl:8/x?naam=Sanne"}}"#;
        let sent: Sent = serde_json::from_str(sent).unwrap();
        let wanted = Violation { directive: "img-src".into(), blocked: "https://b.nl".into() };
        assert_eq!(sent.violations(), [wanted]);
    }

    #[test]
    fn several_reports_come_as_the_newer_interface_sends_them() {
        let sent = r#"[{"type":"csp-violation","url":"https://a.nl/","body":
            {"effectiveDirective":"script-src-elem","blockedURL":"inline","sample":"Sanne"}}]"#;
        let sent: Sent = serde_json::from_str(sent).unwrap();
        let wanted = Violation { directive: "script-src-elem".into(), blocked: "inline".into() };
        assert_eq!(sent.violations(), [wanted]);
    }

    #[test]
    fn what_is_no_rule_and_no_origin_never_reaches_the_log() {
        let other = Violation { directive: "other".into(), blocked: "other".into() };
        for (directive, blocked) in [
            ("Sanne Jansen", "Sanne"),
            ("x\n{\"level\":\"ERROR\"}", "javascript:alert(1)"),
            (&"a".repeat(41), "file:///home/sanne"),
        ] {
            assert_eq!(Violation::new(directive, blocked), other, "{directive} {blocked}");
        }
    }

    #[test]
    fn who_sends_more_than_a_person_can_read_fills_no_log() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        let through = (0..100).filter(|_| throttle.lets_through(now)).count();
        assert_eq!(through, 20);
        assert!(throttle.lets_through(now + WINDOW));
    }
}
