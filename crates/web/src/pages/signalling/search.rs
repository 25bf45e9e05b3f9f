//! Searching first: who may already be known to the one who asks. Names travel in the body of the
//! request, never in an address.

use super::person::{self, KnownView};
use crate::face::{Form, StaffShell, Text, html};
use crate::pages::subjects::{mend, questions, refuse};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::signalling;
use askama::Template;
use axum::{
    Form as Body,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

#[derive(Template)]
#[template(path = "signalling/search.html")]
struct SearchPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    fields: [&'static str; 5],
    found: Option<Vec<KnownView>>,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    page(&state, &visitor, Form::new(), None, StatusCode::OK).await
}

pub(super) async fn search(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let details = match person::details(&form, visitor.now.day()) {
        Ok(details) => details,
        Err(faults) => {
            refuse(&mut form, visitor.t, &faults);
            return page(&state, &visitor, form, None, StatusCode::BAD_REQUEST).await;
        }
    };
    match signalling::search_first(&visitor.cx(&state.house), &details).await {
        Ok(found) => {
            let found = person::known(visitor.t, &found);
            page(&state, &visitor, form, Some(found), StatusCode::OK).await
        }
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            page(&state, &visitor, form, None, status).await
        }
    }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    found: Option<Vec<KnownView>>,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let (t, shell) = (visitor.t, visitor.shell(state).await?);
    form.name_questions(|_, field| questions::person(t, field));
    let page = SearchPage { t, shell, form, fields: person::FIELDS, found };
    Ok((status, html(&page)).into_response())
}
