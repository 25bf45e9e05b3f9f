//! A failure as the reader sees it: one place turns it into a page or a problem document.

use crate::face::{StaffShell, Text, html};
use crate::guard::ProofNeeded;
use app::Failure;
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

/// What went wrong, as a stable word and a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The end of the problem's type: `/problems/<word>`.
    pub word: &'static str,
    /// The status.
    pub status: StatusCode,
}

impl Kind {
    /// The kind of a failure. Exhaustive: a new failure doesn't compile until it has an answer here.
    pub const fn of(failure: &Failure) -> Self {
        let (word, status) = match failure {
            Failure::Invalid(_) => ("invalid", StatusCode::BAD_REQUEST),
            Failure::NotFound => ("not-found", StatusCode::NOT_FOUND),
            Failure::NotAllowed => ("not-allowed", StatusCode::FORBIDDEN),
            Failure::StepUp => ("step-up", StatusCode::FORBIDDEN),
            Failure::Refused(_) => ("refused", StatusCode::CONFLICT),
            Failure::Stale { .. } => ("stale", StatusCode::PRECONDITION_FAILED),
            Failure::Unavailable(_) => ("unavailable", StatusCode::SERVICE_UNAVAILABLE),
        };
        Self { word, status }
    }
}

/// A failure on its way to a reader of pages.
pub enum PageProblem {
    /// Something a page can say.
    Failure(Failure),
    /// The session ended: sign in, then come back here.
    SignedOut {
        /// The path to come back to.
        path: String,
    },
}

impl PageProblem {
    /// The session ended at this path.
    pub fn signed_out(path: &str) -> Self {
        Self::SignedOut { path: path.to_owned() }
    }
}

impl From<Failure> for PageProblem {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

#[derive(Template)]
#[template(path = "problem/problem.html")]
struct ProblemPage {
    t: Text,
    shell: StaffShell,
    title: String,
    words: String,
    /// Whether the way in for an emergency stands on it: it says nothing about what is there.
    emergency: bool,
}

impl IntoResponse for PageProblem {
    fn into_response(self) -> Response {
        match self {
            Self::SignedOut { path } => {
                let back = path.strip_prefix("/werk").map_or("", |_| path.as_str());
                Redirect::to(&format!("/inloggen?verder={back}")).into_response()
            }
            Self::Failure(failure) => page(&failure, Text::new(kernel::Lang::Nl)),
        }
    }
}

/// The page of a failure, in a language.
pub fn page(failure: &Failure, t: Text) -> Response {
    let kind = Kind::of(failure);
    if let Failure::Unavailable(what) = failure {
        // Names tables and columns at most; what people typed is never in it.
        tracing::error!(what, "unavailable");
    }
    let words = match failure {
        Failure::Refused(code) => t.pick("refusal", code),
        _ => t.pick("problem-words", kind.word),
    };
    let title = t.pick("problem-title", kind.word);
    let shell = StaffShell::new(t.lang(), "/werk");
    let emergency = matches!(failure, Failure::NotFound);
    let mut response = html(&ProblemPage { t, shell, title, words, emergency });
    *response.status_mut() = kind.status;
    if matches!(failure, Failure::StepUp) {
        response.extensions_mut().insert(ProofNeeded);
    }
    response
}
