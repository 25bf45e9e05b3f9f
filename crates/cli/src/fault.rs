//! Why a command can't do what was asked, and the exit code that says so to a script.

use app::{Failure, StoreError};

/// Why a command can't do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The command was used wrongly: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// The input or the data can't be read: exit code 3.
    #[error("{0}")]
    Unreadable(String),
    /// The installation isn't usable as it is; the text says what to do: exit code 4.
    #[error("{0}")]
    Unusable(String),
    /// The answer is no: exit code 1.
    #[error("{0}")]
    No(String),
}

impl Fault {
    /// The exit code, as `--help` and the manual promise it.
    pub const fn code(&self) -> u8 {
        match self {
            Self::No(_) => 1,
            Self::Usage(_) => 2,
            Self::Unreadable(_) => 3,
            Self::Unusable(_) => 4,
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unavailable(_) => Self::Unusable(failure.to_string()),
            Failure::Invalid(faults) => {
                let all: Vec<_> =
                    faults.iter().map(|fault| format!("{}: {}", fault.field, fault.code)).collect();
                Self::Usage(all.join("; "))
            }
            Failure::NotFound
            | Failure::NotAllowed
            | Failure::StepUp
            | Failure::Refused(_)
            | Failure::Stale { .. } => Self::No(failure.to_string()),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Unusable(error.to_string())
    }
}
