//! What a session elsewhere came to: who held it, when, with which edition, and the outcome in the words
//! of that session.

use super::{Place, read};
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::input::{Reader, fuzzy};
use crate::pages::drafts;
use crate::pages::publicdoor::elsewhere;
use crate::pages::subjects::{SubjectFrame, mend, seen};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, Fault, behaviour};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::behaviour::{Discussed, Session, SessionEdition};
use domain::knowledge::Knowledge;
use kernel::Moment;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "behaviour/session.html")]
struct SessionPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
    draft: String,
    restored: String,
    editions: Vec<Choice>,
    /// The sites of whoever publishes the editions: address and name.
    sites: Vec<(String, String)>,
}

/// The earlier record that is put right.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Begin {
    #[serde(default)]
    over: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(begin): Query<Begin>,
) -> Result<Response, PageProblem> {
    let place = Place::to_add(&state, &visitor, &id).await?;
    let earlier = place.entry(&begin.over).map(|(_, noted)| &noted.what);
    let (form, restored) = if let Some(Discussed::Elsewhere(earlier)) = earlier {
        let mut form = again(visitor.t, earlier, visitor.now);
        form.set("over", begin.over);
        (form, String::new())
    } else {
        drafts::restore(&state, &visitor, &draft(&place)).await?.unwrap_or_default()
    };
    page(&state, &visitor, &place, form, restored, StatusCode::OK).await
}

pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let place = Place::to_add(&state, &visitor, &id).await?;
    let mut form = Form::sent(values);
    let kept = match session(&form, visitor.now) {
        Ok(session) => {
            let cx = visitor.cx(&state.house);
            behaviour::keep(&cx, place.id, seen(&form), Discussed::Elsewhere(session)).await
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match kept {
        Ok(_) => {
            drafts::drop(&state, &visitor, &draft(&place)).await?;
            Ok(Redirect::to(&place.after()).into_response())
        }
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            page(&state, &visitor, &place, form, String::new(), status).await
        }
    }
}

fn draft(place: &Place) -> String {
    format!("gedragssessie-{}", place.id)
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    place: &Place,
    mut form: Form,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let (t, knowledge) = (visitor.t, &state.house.knowledge);
    form.name_questions(|_, field| question_of(t, field));
    let editions = || knowledge.behaviour.session_editions_on(visitor.now.day());
    let choice =
        |one: &SessionEdition| Choice::new(one.item.id.as_str(), one.item.text.in_lang(t.lang()));
    let page = SessionPage {
        t,
        shell: visitor.shell(state).await?,
        frame: place.frame.clone(),
        draft: draft(place),
        restored,
        editions: editions().map(choice).collect(),
        sites: editions().filter_map(|one| site_of(t, knowledge, one)).collect(),
        form,
    };
    Ok((status, html(&page)).into_response())
}

/// The page before the site of whoever publishes an edition, and its name.
pub(super) fn site_of(
    t: Text,
    knowledge: &Knowledge,
    edition: &SessionEdition,
) -> Option<(String, String)> {
    let source = knowledge.source(edition.item.sources.first()?.as_str())?;
    source.url.as_ref()?;
    let name = edition.site.as_ref()?.in_lang(t.lang()).to_owned();
    Some((elsewhere::of_source(source.id.as_str()), name))
}

/// The session in a form.
fn session(form: &Form, now: Moment) -> Result<Session, Vec<Fault>> {
    let mut reader = Reader::default();
    let situation = reader.words("situatie", form.value("situatie"));
    let when = reader.keep("wanneer", fuzzy(form.value("wanneer"), now));
    let holder = reader.personal("wie", form.value("wie"));
    let organisation = reader.personal("organisatie", form.value("organisatie"));
    let certificate = reader.personal_if_any("certificaat", form.value("certificaat"));
    let edition = form.value("uitgave");
    if edition.is_empty() {
        reader.refuse("uitgave", "choose");
    }
    let outcome = reader.words("uitkomst", form.value("uitkomst"));
    let why = reader.words_if_any("waarom", form.value("waarom"));
    let corrects = read::corrects(&mut reader, form);
    let who = holder.zip(organisation).zip(certificate);
    let value = situation.zip(when).zip(who).zip(outcome).zip(why).zip(corrects);
    let value = value.map(|(((((situation, when), who), outcome), why), corrects)| {
        let ((holder, organisation), certificate) = who;
        let edition = edition.to_owned();
        Session {
            situation,
            when,
            holder,
            organisation,
            certificate,
            edition,
            outcome,
            why,
            corrects,
        }
    });
    reader.finish(value)
}

/// A form that begins with what was noted before.
fn again(t: Text, earlier: &Session, now: Moment) -> Form {
    let mut form = Form::new();
    let certificate = earlier.certificate.as_ref().map_or("", |text| text.reveal());
    let why = earlier.why.as_ref().map_or("", |text| text.reveal());
    form.set("wanneer", read::typed(t, earlier.when, now));
    for (field, text) in [
        ("situatie", earlier.situation.reveal()),
        ("wie", earlier.holder.reveal()),
        ("organisatie", earlier.organisation.reveal()),
        ("certificaat", certificate),
        ("uitgave", earlier.edition.as_str()),
        ("uitkomst", earlier.outcome.reveal()),
        ("waarom", why),
    ] {
        form.set(field, text);
    }
    form
}

/// What a field is called in the summary of what must be mended.
fn question_of(t: Text, field: &str) -> Option<String> {
    Some(match field {
        "situatie" => t.get("session-situation"),
        "wanneer" => t.get("session-when"),
        "wie" => t.get("session-holder"),
        "organisatie" => t.get("session-organisation"),
        "certificaat" => t.get("session-certificate"),
        "uitgave" => t.get("session-edition"),
        "uitkomst" => t.get("session-outcome"),
        "waarom" => t.get("session-why"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Lang, date};

    #[test]
    fn what_a_session_came_to_is_read_and_goes_back_into_a_form() {
        let (t, now) = (Text::new(Lang::Nl), Moment::in_netherlands(date(2026, 11, 22), 14, 0));
        let empty = session(&Form::new(), now).unwrap_err();
        assert_eq!(empty.len(), 5, "{empty:?}");
        assert!(empty.iter().all(|fault| question_of(t, &fault.field).is_some()));
        let mut form = Form::new();
        for (field, value) in [
            ("situatie", "De foto."),
            ("wanneer", "2 maart 2026"),
            ("wie", "Gedragswetenschapper"),
            ("organisatie", "Jeugdhulp Elders"),
            ("uitgave", "criteria-impact"),
            ("uitkomst", "Derde niveau van vier."),
        ] {
            form.set(field, value);
        }
        let read = session(&form, now).unwrap();
        assert_eq!((read.certificate.as_ref(), read.why.as_ref()), (None, None));
        assert_eq!(session(&again(t, &read, now), now).unwrap(), read);
    }
}
