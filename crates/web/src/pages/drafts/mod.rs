//! What someone is typing is kept, and put back in the form when they return to it.

use crate::face::Form;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, desk};
use axum::{
    Form as Body, Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::put,
};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new().route("/werk/concepten/{form}", put(keep).get(show).delete(forget))
}

/// Fields that belong to one sending, never to what someone typed.
const NOT_KEPT: [&str; 5] = ["versie", "doe", "wachtwoord", "bevestiging", "nagekeken"];

async fn keep(
    State(state): State<StaffState>,
    visitor: Result<Visitor, PageProblem>,
    Path(form): Path<String>,
    Body(mut pairs): Body<Vec<(String, String)>>,
) -> Response {
    // The script that keeps drafts knows two answers: kept, or signed out. A page helps it nothing.
    let Ok(visitor) = visitor else { return StatusCode::UNAUTHORIZED.into_response() };
    pairs.retain(|(name, _)| !NOT_KEPT.contains(&name.as_str()));
    match desk::keep_draft(&visitor.cx(&state.house), &form, &written(&pairs)).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => crate::problem::Kind::of(&failure).status.into_response(),
    }
}

async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(form): Path<String>,
) -> Result<Response, PageProblem> {
    let kept = desk::draft(&visitor.cx(&state.house), &form).await?;
    let (text, _) = kept.ok_or(Failure::NotFound)?;
    Ok(Json(read(&text)).into_response())
}

async fn forget(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(form): Path<String>,
) -> Result<Response, PageProblem> {
    desk::drop_draft(&visitor.cx(&state.house), &form).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The form as it was left, with a line that says from when it is; nothing when there is no draft.
///
/// # Errors
/// When the store can't be reached.
pub async fn restore(
    state: &StaffState,
    visitor: &Visitor,
    form: &str,
) -> Result<Option<(Form, String)>, Failure> {
    let Some((text, at)) = desk::draft(&visitor.cx(&state.house), form).await? else {
        return Ok(None);
    };
    let t = visitor.t;
    let when = t.lately(at, visitor.now);
    Ok(Some((Form::sent(read(&text)), t.with1("draft-restored", "when", when))))
}

/// Keeps a form as it was sent, because another page comes first: it is there again afterwards.
///
/// # Errors
/// When the store can't be reached.
pub async fn set_aside(
    state: &StaffState,
    visitor: &Visitor,
    name: &str,
    form: &Form,
) -> Result<(), Failure> {
    let mut pairs = form.values().to_vec();
    pairs.retain(|(name, _)| !NOT_KEPT.contains(&name.as_str()));
    desk::keep_draft(&visitor.cx(&state.house), name, &written(&pairs)).await
}

/// Throws the draft of a form away: it was sent.
///
/// # Errors
/// When the store can't be reached.
pub async fn drop(state: &StaffState, visitor: &Visitor, form: &str) -> Result<(), Failure> {
    desk::drop_draft(&visitor.cx(&state.house), form).await
}

/// A draft as it is kept: a list of fields and values.
fn written(pairs: &[(String, String)]) -> String {
    serde_json::to_string(pairs).unwrap_or_default()
}

/// The fields of a kept draft; none when it was written by something older.
fn read(text: &str) -> Vec<(String, String)> {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_typed() {
        let typed = [("statements/0/words", "Zij zei \"ja\" & huilde\n"), ("blocks", "2")];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read(&written(&typed)), typed);
    }

    #[test]
    fn a_draft_that_cannot_be_read_is_an_empty_form() {
        assert!(read("a=b").is_empty());
    }
}
