//! Why a use case can't do what was asked: six families, named for the caller.

use access::{Denial, Shown};
use domain::signalling::nameless::{Suspicion, Telltale};
use std::ops::Range;

/// One thing that is wrong with the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field, as the form and the API name it (`statements/0/words`).
    pub field: String,
    /// A stable code; its text in every language is the locale key `fault-<code>`.
    pub code: &'static str,
    /// Where in the text of the field, in characters from its first word, when it is about a piece of it.
    pub place: Option<Range<usize>>,
}

impl Fault {
    /// A fault in a field.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, place: None }
    }

    /// A piece of `text` in a field that seems to say who it is about.
    pub fn telltale(field: &str, text: &str, found: &Suspicion) -> Self {
        let code = match found.what {
            Telltale::Name => "telltale-name",
            Telltale::Date => "telltale-date",
            Telltale::Bsn => "telltale-bsn",
            Telltale::Phone => "telltale-phone",
            Telltale::Account => "telltale-account",
            Telltale::Address => "telltale-address",
        };
        let characters = |bytes| text.get(..bytes).map_or(0, |before| before.chars().count());
        let place = characters(found.place.start)..characters(found.place.end);
        Self { field: field.to_owned(), code, place: Some(place) }
    }
}

/// Why a use case can't do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input can't be read; every fault at once.
    #[error("the input has {} fault(s)", .0.len())]
    Invalid(Vec<Fault>),
    /// Unknown, or hidden: the two answer the same.
    #[error("not found")]
    NotFound,
    /// Known, but not yours to do.
    #[error("not allowed")]
    NotAllowed,
    /// Yours to do after proving again who you are.
    #[error("a fresh second factor is needed")]
    StepUp,
    /// The rules say no, with a stable code; its text is the locale key `refusal-<code>`.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Someone else was first: nothing was written.
    #[error("changed in the meantime; the current version is {current}")]
    Stale {
        /// The version that stands now.
        current: i64,
    },
    /// Not now; trying again may help.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

impl Failure {
    /// One fault in one field.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![Fault::new(field, code)])
    }
}

impl From<Box<Denial>> for Failure {
    fn from(denial: Box<Denial>) -> Self {
        match denial.shown_as {
            Shown::Hidden => Self::NotFound,
            Shown::Forbidden => Self::NotAllowed,
            Shown::StepUp => Self::StepUp,
        }
    }
}

/// What a store can't do.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The row was changed since it was read.
    #[error("stale: the current version is {current}")]
    Stale {
        /// The version that stands now.
        current: i64,
    },
    /// Something that a permit or a row pointed at isn't there.
    #[error("a row that should be there isn't")]
    Missing,
    /// The content's key was destroyed.
    #[error("the content was erased")]
    Erased,
    /// A sealed value doesn't open or can't be read.
    #[error("a sealed value can't be read: {0}")]
    Unreadable(String),
    /// The database or the disk.
    #[error("the database: {0}")]
    Database(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale { current } => Self::Stale { current },
            StoreError::Missing | StoreError::Erased => Self::NotFound,
            StoreError::Unreadable(text) | StoreError::Database(text) => Self::Unavailable(text),
        }
    }
}

macro_rules! refusals {
    ($($refusal:ty),+ $(,)?) => {$(
        impl From<$refusal> for Failure {
            fn from(refusal: $refusal) -> Self {
                Self::Refused(refusal.code())
            }
        }
    )+};
}

refusals!(
    domain::casework::Refusal,
    domain::duties::Refusal,
    domain::matching::combination::Refusal,
    domain::missing::Refusal,
    domain::reporting::FeedbackRefusal,
    domain::reporting::IncomingRefusal,
    domain::reporting::OutgoingRefusal,
    domain::review::Refusal,
    domain::signalling::consultation::Refusal,
    domain::signalling::reading::Refusal,
    domain::signalling::signal::Refusal,
);
