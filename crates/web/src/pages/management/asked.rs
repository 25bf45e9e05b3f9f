//! What every form asks against what a step needs, for whoever works with it or has to account for it.

use crate::asked::{self, AskedForm};
use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use askama::Template;
use axum::{extract::State, response::Response};

#[derive(Template)]
#[template(path = "management/asked.html")]
struct AskedPage {
    t: Text,
    shell: StaffShell,
    forms: Vec<AskedForm>,
}

/// Every form with its questions.
///
/// # Errors
/// When the store can't be reached.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let forms = asked::forms(t, &state.house.knowledge);
    Ok(html(&AskedPage { t, shell: visitor.shell(&state).await?, forms }))
}
