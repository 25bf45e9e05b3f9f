//! Opening a matter in an emergency: a number, a reason, and a last look at what follows from it.

use super::{mend, subject_id};
use crate::face::{Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::pages::acts::{Confirmed, Deed, ask_sure};
use crate::pages::drafts;
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
    draft: &'static str,
    restored: String,
}

/// The name under which the form is kept while it is typed, and while one proves who one is.
const DRAFT: &str = "noodtoegang";

async fn show(State(state): State<StaffState>, visitor: Visitor) -> Result<Response, PageProblem> {
    let kept = drafts::restore(&state, &visitor, DRAFT).await?;
    let (form, restored) = kept.unwrap_or_default();
    page(&state, &visitor, form, restored, StatusCode::OK).await
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    form.name_questions(|_, field| match field {
        "nummer" => Some(t.get("emergency-number")),
        "reden" => Some(t.get("emergency-reason")),
        _ => None,
    });
    let shell = visitor.shell(state).await?;
    let page = EmergencyPage { t, shell, form, draft: DRAFT, restored };
    Ok((status, html(&page)).into_response())
}

async fn open(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let t = visitor.t;
    if Confirmed::of(&form) == Confirmed::Change {
        return page(&state, &visitor, form, String::new(), StatusCode::OK).await;
    }
    if read(&form).is_ok() && Confirmed::of(&form) == Confirmed::NotYet {
        return sure(&state, &visitor, &form).await;
    }
    let opened = match read(&form) {
        Ok((id, reason)) => {
            let cx = visitor.cx(&state.house);
            emergency::break_glass(&cx, id, reason).await.map(|_| id)
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    let failure = match opened {
        Ok(id) => {
            drafts::drop(&state, &visitor, DRAFT).await?;
            return Ok(Redirect::to(&format!("/werk/zaken/{id}")).into_response());
        }
        Err(failure) => failure,
    };
    let status = match failure {
        Failure::NotFound => {
            form.refuse("nummer", t.get("emergency-not-found"));
            StatusCode::NOT_FOUND
        }
        Failure::StepUp => {
            drafts::set_aside(&state, &visitor, DRAFT, &form).await?;
            return Err(Failure::StepUp.into());
        }
        other => mend(&mut form, t, other)?,
    };
    page(&state, &visitor, form, String::new(), status).await
}

/// Asks whether someone is sure; what they typed is kept in case they leave.
async fn sure(state: &StaffState, visitor: &Visitor, form: &Form) -> Result<Response, PageProblem> {
    drafts::set_aside(state, visitor, DRAFT, form).await?;
    let t = visitor.t;
    let deed = Deed {
        title: t.get("emergency-do"),
        happens: t.get("emergency-sure"),
        action: "/werk/nood".to_owned(),
    };
    let said = [("nummer", "emergency-number"), ("reden", "emergency-reason")];
    let said = said.map(|(field, question)| (t.get(question), form.value(field).to_owned()));
    ask_sure(state, visitor, deed, said.to_vec(), form).await
}

/// Which matter, and why.
fn read(form: &Form) -> Result<(SubjectId, FreeText), Vec<Fault>> {
    let mut reader = Reader::default();
    let number = form.value("nummer").trim();
    let number = number.rsplit('/').next().unwrap_or(number);
    let id = reader.keep("nummer", subject_id(number).map_err(|_| "not-a-number"));
    let reason = reader.words("reden", form.value("reden"));
    reader.finish(id.zip(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emergency_needs_a_matter_and_a_reason() {
        let faults = read(&Form::new()).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["nummer", "reden"]);
    }

    #[test]
    fn a_pasted_address_of_a_matter_is_understood() {
        let id = SubjectId::from_raw(7);
        let mut form = Form::new();
        form.set("nummer", format!("https://vangnet.example/werk/zaken/{id}"));
        form.set("reden", "Direct gevaar.");
        assert_eq!(read(&form).unwrap().0, id);
    }
}
