//! Problems of the API (RFC 9457): one shape for everything that can go wrong.
//!
//! Hidden and unknown are the same bytes. Nothing that was sent is ever repeated in an answer.

use crate::face::Text;
use crate::problem::Kind;
use app::{Failure, Fault};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{CorrelationId, Lang};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of every error.
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// The API speaks Dutch.
const NL: Text = Text::new(Lang::Nl);

/// What went wrong.
#[derive(Debug, Clone)]
pub(super) struct Problem(Box<Sheet>);

/// What went wrong, as it is sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Problem)]
#[serde(rename_all = "camelCase")]
pub(super) struct Sheet {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<PlacedFault>,
    #[serde(skip)]
    #[schema(ignore)]
    headers: Vec<(HeaderName, &'static str)>,
}

/// One fault and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct PlacedFault {
    /// A JSON pointer into the body (RFC 6901), or `header:` or `query:` and a name.
    pub(super) pointer: String,
    pub(super) code: &'static str,
    detail: String,
    /// The first character that it is about, counted from the first word, when it is about a piece of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<usize>,
    /// The character after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<usize>,
}

impl PlacedFault {
    /// A fault at a place.
    pub(super) fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        let detail = NL.pick("api-fault", code);
        Self { pointer: pointer.into(), code, detail, from: None, until: None }
    }
}

impl Problem {
    /// The body, query or headers can't be read: every fault at once.
    pub(super) fn invalid(faults: Vec<PlacedFault>) -> Self {
        Sheet::invalid(faults).into()
    }

    /// No bearer token, or none that is good now.
    pub(super) fn unauthorized() -> Self {
        Sheet::unauthorized().into()
    }

    /// A change that doesn't say which version it started from.
    pub(super) fn version_missing() -> Self {
        Sheet::version_missing().into()
    }

    /// It isn't there, or not for whoever asks.
    pub(super) fn not_found() -> Self {
        Sheet::worded("not-found", StatusCode::NOT_FOUND).into()
    }

    /// The media type of the body is none we read.
    pub(super) fn unsupported_media() -> Self {
        Sheet::worded("unsupported", StatusCode::UNSUPPORTED_MEDIA_TYPE).into()
    }

    /// More than is taken in one go.
    pub(super) fn too_large() -> Self {
        Sheet::worded("too-large", StatusCode::PAYLOAD_TOO_LARGE).into()
    }

    /// The problem that belongs to a bare status: of an unknown path, a method, a panic.
    pub(super) fn of_status(status: StatusCode, correlation: CorrelationId) -> Self {
        Sheet::of_status(status, correlation).into()
    }
}

impl From<Sheet> for Problem {
    fn from(sheet: Sheet) -> Self {
        Self(Box::new(sheet))
    }
}

impl Sheet {
    fn new(word: &str, status: StatusCode, code: Option<&str>, detail: String) -> Self {
        Self {
            kind: format!("/problems/{word}"),
            title: NL.pick("api-title", word),
            status: status.as_u16(),
            detail,
            instance: None,
            code: code.map(str::to_owned),
            current: None,
            faults: Vec::new(),
            headers: Vec::new(),
        }
    }

    fn worded(word: &'static str, status: StatusCode) -> Self {
        Self::new(word, status, None, NL.pick("api-detail", word))
    }

    fn invalid(faults: Vec<PlacedFault>) -> Self {
        Self { faults, ..Self::worded("invalid", StatusCode::BAD_REQUEST) }
    }

    fn unauthorized() -> Self {
        let detail = NL.get("api-detail-signed-out");
        let code = Some("signed-out");
        let headers = vec![(header::WWW_AUTHENTICATE, "Bearer realm=\"vangnet\"")];
        let problem = Self::new("not-allowed", StatusCode::UNAUTHORIZED, code, detail);
        Self { headers, ..problem }
    }

    fn version_missing() -> Self {
        let detail = NL.get("api-detail-version-missing");
        Self::new("stale", StatusCode::PRECONDITION_REQUIRED, Some("if-match-missing"), detail)
    }

    fn of_status(status: StatusCode, correlation: CorrelationId) -> Self {
        match status.as_u16() {
            404 => Self::worded("not-found", status),
            401 => Self::unauthorized(),
            403 => Self::of_failure(Failure::NotAllowed),
            405 | 406 | 415 => Self::worded("unsupported", status),
            413 => Self::worded("too-large", status),
            503 => Self::worded("unavailable", status),
            400..=499 => Self::worded("invalid", StatusCode::BAD_REQUEST),
            _ => Self {
                instance: Some(format!("urn:vangnet:{correlation}")),
                ..Self::worded("internal", StatusCode::INTERNAL_SERVER_ERROR)
            },
        }
    }

    fn of_failure(failure: Failure) -> Self {
        let Kind { word, status } = Kind::of(&failure);
        match failure {
            Failure::Invalid(faults) => Self::invalid(faults.iter().map(placed).collect()),
            Failure::Refused("idempotency-key-reused") => {
                let detail = NL.get("api-detail-key-reused");
                Self::new(word, status, Some("idempotency-key-reused"), detail)
            }
            Failure::Refused(code) => Self::new(word, status, Some(code), NL.pick("refusal", code)),
            Failure::Stale { current } => {
                Self { current: Some(current), ..Self::worded("stale", status) }
            }
            Failure::StepUp => {
                let detail = NL.pick("api-detail", "step-up");
                Self::new("not-allowed", status, Some("step-up"), detail)
            }
            Failure::Unavailable(what) => {
                // Names tables and columns at most; what people typed is never in it.
                tracing::error!(what, "unavailable");
                let headers = vec![(header::RETRY_AFTER, "5")];
                Self { headers, ..Self::worded("unavailable", status) }
            }
            Failure::NotFound | Failure::NotAllowed => Self::worded(word, status),
        }
    }
}

/// A fault of a use case names its field as the form does: `statements/0/words`.
fn placed(fault: &Fault) -> PlacedFault {
    let place = fault.place.clone();
    let (from, until) = place.map(|place| (place.start, place.end)).unzip();
    PlacedFault { from, until, ..PlacedFault::new(format!("/{}", fault.field), fault.code) }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Sheet::of_failure(failure).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self(sheet) = self;
        let status = StatusCode::from_u16(sheet.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&sheet).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        for (name, value) in sheet.headers {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
