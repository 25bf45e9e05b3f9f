//! Choosing the municipality's route: one person puts it forward here, another puts it in force on
//! the page of the version, as for every rule table.

use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, pathways};
use askama::Template;
use axum::{
    Form as Body,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "management/route.html")]
struct RoutePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    /// The route that holds today.
    now: String,
    routes: Vec<Choice>,
}

/// Which route holds, and the form to choose another.
///
/// # Errors
/// When the store can't be reached.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let mut form = Form::new();
    form.set("from", visitor.now.day().to_string());
    page(&state, &visitor, form).await
}

async fn page(state: &StaffState, visitor: &Visitor, form: Form) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let route = pathways::questions(&cx, None, t.lang())?;
    let shell = visitor.shell(state).await?;
    let routes = route.variants.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    Ok(html(&RoutePage { t, shell, form, now: route.title, routes }))
}

/// Puts a choice forward.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn choose(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let route = answers.raw("route").to_owned();
    let chosen = match answers.day("from") {
        Some(from) => pathways::choose(&visitor.cx(&state.house), &route, from).await,
        None => Err(Failure::Invalid(Vec::new())),
    };
    match chosen {
        Ok((table, _)) => {
            Ok(Redirect::to(&format!("/werk/regels/{table}?gedaan=proposed")).into_response())
        }
        Err(failure) => {
            let mut form = answers.into_form();
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(&state, &visitor, form).await?).into_response())
        }
    }
}
