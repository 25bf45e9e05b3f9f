//! What a refused form comes back with: every fault in words, and everything that was typed.

use crate::face::{Form, Text};
use crate::problem::PageProblem;
use app::{Failure, Fault};
use axum::http::StatusCode;

/// Notes faults on a form, in words.
pub fn refuse(form: &mut Form, t: Text, faults: &[Fault]) {
    for fault in faults {
        form.refuse(&fault.field, t.pick("fault", fault.code));
    }
}

/// The status with which a form comes back, with the reason on it; or a problem that isn't the
/// form's. A form that comes back because someone else was first holds the new version: the page
/// shows what is there now beside what was typed.
///
/// # Errors
/// Every failure that mending the form doesn't help.
pub fn mend(form: &mut Form, t: Text, failure: Failure) -> Result<StatusCode, PageProblem> {
    /// The page itself: for what isn't wrong with one field.
    const WHOLE: &str = "inhoud";
    match failure {
        Failure::Invalid(faults) => {
            refuse(form, t, &faults);
            Ok(StatusCode::BAD_REQUEST)
        }
        Failure::Refused(code) => {
            form.refuse(WHOLE, t.pick("refusal", code));
            Ok(StatusCode::CONFLICT)
        }
        Failure::Stale { .. } => {
            form.refuse(WHOLE, t.get("changed-meanwhile"));
            Ok(StatusCode::PRECONDITION_FAILED)
        }
        other => Err(other.into()),
    }
}

/// The version that a form was made for: what was seen.
pub fn seen(form: &Form) -> Option<i64> {
    form.value("versie").parse().ok()
}
