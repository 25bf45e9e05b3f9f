//! Inviting an expert from elsewhere: the address and the code are shown once, to be told in two
//! different ways.

use crate::face::{Form, StaffShell, Text, html};
use crate::links;
use crate::pages::subjects::{mend, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, guest, looking};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::duties::Action;
use domain::signalling::Consultation;
use domain::signalling::consultation::{Adviser, Stage};
use domain::subjects::Kind;

#[derive(Template)]
#[template(path = "signalling/invite.html")]
struct InvitePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    back: String,
    version: i64,
    /// Until when an invitation that is made now opens anything.
    until: String,
    /// Whether one was made before.
    again: bool,
}

#[derive(Template)]
#[template(path = "signalling/invited.html")]
struct InvitedPage {
    t: Text,
    shell: StaffShell,
    back: String,
    address: String,
    code: String,
    until: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    page(&state, &visitor, &id, Form::new(), StatusCode::OK).await
}

pub(super) async fn make(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let subject = subject_id(&id)?;
    // Without the version that was seen, a form that is sent again would make another one.
    let seen = form.value("versie").parse().unwrap_or(0);
    let mut entropy = (state.entropy)();
    match guest::invite(&cx, subject, Some(seen), &mut *entropy).await {
        Ok(made) => {
            let page = InvitedPage {
                t,
                shell: visitor.shell(&state).await?,
                back: links::subject(Kind::Consultation, subject),
                address: format!("{}/advies/{}", origin(&headers, state.tls), made.invitation),
                code: made.code,
                until: t.moment(made.until),
            };
            Ok(html(&page))
        }
        Err(failure) => {
            let status = mend(&mut form, t, failure)?;
            page(&state, &visitor, &id, form, status).await
        }
    }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    form: Form,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let view = looking::view::<Consultation>(&cx, subject_id(id)?).await?;
    let waits = matches!(view.state.stage(), Stage::Asked | Stage::Invited { .. });
    if !view.may_act || !waits || view.state.last().adviser != Adviser::Expert {
        return Err(Failure::NotFound.into());
    }
    let term = state.house.terms(visitor.actor.organisation, visitor.now).of(Action::AwaitExpert);
    let page = InvitePage {
        t: visitor.t,
        shell: visitor.shell(state).await?,
        form,
        back: links::subject(Kind::Consultation, view.row.id),
        version: view.row.version,
        until: visitor.t.moment(term.end(visitor.now, &state.house.calendar)),
        again: matches!(view.state.stage(), Stage::Invited { .. }),
    };
    Ok((status, html(&page)).into_response())
}

/// Where this installation is, as the browser of the one who asks knows it.
fn origin(headers: &HeaderMap, tls: bool) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    format!("{}://{host}", if tls { "https" } else { "http" })
}
