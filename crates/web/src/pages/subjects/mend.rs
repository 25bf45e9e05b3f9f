//! What a refused form comes back with: every fault in words, and everything that was typed.

use crate::face::{Form, Text};
use crate::problem::PageProblem;
use app::{Failure, Fault};
use axum::http::StatusCode;
use std::ops::Range;

/// Notes faults on a form, in words.
pub fn refuse(form: &mut Form, t: Text, faults: &[Fault]) {
    for fault in faults {
        let words = match &fault.place {
            Some(place) => {
                let words = piece(form.value(&fault.field), place);
                t.with1(format!("fault-{}", fault.code), "words", words)
            }
            None => t.pick("fault", fault.code),
        };
        form.refuse(&fault.field, words);
    }
}

/// Whether something that was typed seems to say who it is about: then the form comes back with a box to
/// tick, for whoever looked again.
pub fn seems_to_name(failure: &Failure) -> bool {
    matches!(failure, Failure::Invalid(faults) if faults.iter().any(|fault| fault.place.is_some()))
}

/// The characters of a text, as it is kept, at a place.
fn piece(typed: &str, place: &Range<usize>) -> String {
    let kept = typed.trim().replace("\r\n", "\n");
    kept.chars().skip(place.start).take(place.len()).collect()
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
