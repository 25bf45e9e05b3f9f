//! Handing over: offering whose move it is to another post, accepting that, or giving it back.

use super::{SubjectFrame, mend, of_any_kind, refuse, seen, subject_id};
use crate::face::{Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::handing_over::{self, Reply};
use app::{Failure, Fault};
use askama::Template;
use axum::{
    Form as Body, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use kernel::PostId;

pub(super) fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/zaken/{id}/aanbod", get(show_offer).post(offer))
        .route("/werk/zaken/{id}/antwoord", get(show_answer).post(answer))
}

#[derive(Template)]
#[template(path = "subjects/offer.html")]
struct OfferPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
}

#[derive(Template)]
#[template(path = "subjects/answer.html")]
struct AnswerPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
}

async fn show_offer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    offer_page(&state, &visitor, &id, Form::new(), StatusCode::OK).await
}

async fn offer_page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    mut form: Form,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let frame = of_any_kind(state, visitor, subject_id(id)?).await?;
    let t = visitor.t;
    form.name_questions(|_, field| (field == "aan").then(|| t.get("offer-to")));
    let page = OfferPage { t: visitor.t, shell: visitor.shell(state).await?, frame, form };
    Ok((status, html(&page)).into_response())
}

async fn offer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let subject = subject_id(&id)?;
    let Some(to) = post(&form) else {
        refuse(&mut form, visitor.t, &[Fault::new("aan", "choose")]);
        return offer_page(&state, &visitor, &id, form, StatusCode::BAD_REQUEST).await;
    };
    let cx = visitor.cx(&state.house);
    match handing_over::offer(&cx, subject, seen(&form), to).await {
        Ok(_) => Ok(Redirect::to("/werk?gedaan=offered").into_response()),
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            offer_page(&state, &visitor, &id, form, status).await
        }
    }
}

fn post(form: &Form) -> Option<PostId> {
    form.value("aan").parse().ok()
}

async fn show_answer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    answer_page(&state, &visitor, &id, Form::new(), StatusCode::OK).await
}

async fn answer_page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    mut form: Form,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let frame = of_any_kind(state, visitor, subject_id(id)?).await?;
    let t = visitor.t;
    form.name_questions(|_, field| (field == "reden").then(|| t.get("answer-reason")));
    let page = AnswerPage { t: visitor.t, shell: visitor.shell(state).await?, frame, form };
    Ok((status, html(&page)).into_response())
}

async fn answer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let subject = subject_id(&id)?;
    let answered = match reply(&form) {
        Ok(reply) => {
            let accepted = matches!(reply, Reply::Accept);
            let cx = visitor.cx(&state.house);
            let done = handing_over::answer(&cx, subject, seen(&form), reply).await;
            done.map(|row| (row, accepted))
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match answered {
        Ok((row, true)) => {
            let href = crate::links::subject(row.kind, row.id);
            Ok(Redirect::to(&format!("{href}?gedaan=accepted")).into_response())
        }
        Ok((_, false)) => Ok(Redirect::to("/werk?gedaan=refused").into_response()),
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            answer_page(&state, &visitor, &id, form, status).await
        }
    }
}

/// What was answered to an offer.
fn reply(form: &Form) -> Result<Reply, Vec<Fault>> {
    let mut reader = Reader::default();
    let reply = match form.value("antwoord") {
        "aannemen" => Some(Reply::Accept),
        "teruggeven" => reader.words("reden", form.value("reden")).map(Reply::Refuse),
        _ => {
            reader.refuse("antwoord", "choose");
            None
        }
    };
    reader.finish(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::sent(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn giving_back_needs_a_reason_and_accepting_needs_none() {
        assert!(matches!(reply(&form(&[("antwoord", "aannemen")])), Ok(Reply::Accept)));
        let without = reply(&form(&[("antwoord", "teruggeven")])).unwrap_err();
        assert_eq!(without, [Fault::new("reden", "missing")]);
        let silent = reply(&form(&[])).unwrap_err();
        assert_eq!(silent, [Fault::new("antwoord", "choose")]);
    }
}
