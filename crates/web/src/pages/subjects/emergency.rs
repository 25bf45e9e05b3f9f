//! Opening a matter in an emergency: a number, a reason, and an understanding that someone looks.

use super::{mend, subject_id};
use crate::face::{Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, Fault, emergency};
use askama::Template;
use axum::{
    Form as Body, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use kernel::{FreeText, SubjectId};

pub(super) fn routes() -> Router<StaffState> {
    Router::new().route("/werk/nood", get(show).post(open))
}

#[derive(Template)]
#[template(path = "subjects/emergency.html")]
struct EmergencyPage {
    t: Text,
    shell: StaffShell,
    form: Form,
}

async fn show(State(state): State<StaffState>, visitor: Visitor) -> Result<Response, PageProblem> {
    page(&state, &visitor, Form::new(), StatusCode::OK).await
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    form: Form,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let page = EmergencyPage { t: visitor.t, shell: visitor.shell(state).await?, form };
    Ok((status, html(&page)).into_response())
}

async fn open(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let t = visitor.t;
    let opened = match read(&form) {
        Ok((id, reason)) => {
            let cx = visitor.cx(&state.house);
            emergency::break_glass(&cx, id, reason).await.map(|_| id)
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    let failure = match opened {
        Ok(id) => return Ok(Redirect::to(&format!("/werk/zaken/{id}")).into_response()),
        Err(failure) => failure,
    };
    let status = match failure {
        Failure::NotFound => {
            form.refuse("nummer", t.get("emergency-not-found"));
            StatusCode::NOT_FOUND
        }
        Failure::StepUp => {
            form.refuse("inhoud", t.get("emergency-step-up"));
            StatusCode::FORBIDDEN
        }
        other => mend(&mut form, t, other)?,
    };
    page(&state, &visitor, form, status).await
}

/// Which matter, and why.
fn read(form: &Form) -> Result<(SubjectId, FreeText), Vec<Fault>> {
    let mut reader = Reader::default();
    let number = form.value("nummer").trim();
    let number = number.rsplit('/').next().unwrap_or(number);
    let id = reader.keep("nummer", subject_id(number).map_err(|_| "not-a-number"));
    let reason = reader.words("reden", form.value("reden"));
    if !form.has("begrepen", "ja") {
        reader.refuse("begrepen", "confirm");
    }
    reader.finish(id.zip(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emergency_needs_a_matter_a_reason_and_an_understanding() {
        let faults = read(&Form::new()).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["nummer", "reden", "begrepen"]);
    }

    #[test]
    fn a_pasted_address_of_a_matter_is_understood() {
        let id = SubjectId::from_raw(7);
        let mut form = Form::new();
        form.set("nummer", format!("https://vangnet.example/werk/zaken/{id}"));
        form.set("reden", "Direct gevaar.");
        form.set("begrepen", "ja");
        assert_eq!(read(&form).unwrap().0, id);
    }
}
