//! Asking advice without a name: there is no field for one, and words that look like one are pointed
//! out before they are sent.

use super::own_posts;
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::links;
use crate::pages::drafts;
use crate::pages::subjects::{mend, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::{Failure, Fault, looking, signalling};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::matching::PersonDetails;
use domain::signalling::{Signal, nameless};
use domain::subjects::Kind;
use kernel::{FreeText, PostId, SubjectId};
use serde::Deserialize;

/// The name under which the form is kept while it is typed.
const DRAFT: &str = "adviesvraag-nieuw";

#[derive(Template)]
#[template(path = "signalling/consult.html")]
struct ConsultPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    posts: Vec<Choice>,
    /// What seems to say who it is about: what it is, and the words.
    telltales: Vec<(String, String)>,
    draft: &'static str,
    restored: String,
}

/// The signal that advice is asked about: `?over=zaak-…`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct About {
    #[serde(default)]
    over: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(about): Query<About>,
) -> Result<Response, PageProblem> {
    let kept = drafts::restore(&state, &visitor, DRAFT).await?;
    let (mut form, restored) = kept.unwrap_or_default();
    form.set("over", about.over);
    page(&state, &visitor, form, Vec::new(), restored, StatusCode::OK).await
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    telltales: Vec<(String, String)>,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let (t, posts) = (visitor.t, own_posts(visitor));
    if let (true, Some(first)) = (form.value("post").is_empty(), posts.first()) {
        form.set("post", first.value.clone());
    }
    form.name_questions(|_, field| match field {
        "post" => Some(t.get("worry-post")),
        "vraag" => Some(t.get("consult-question")),
        "zeker" => Some(t.get("consult-telltales")),
        _ => None,
    });
    let shell = visitor.shell(state).await?;
    let page = ConsultPage { t, shell, form, posts, telltales, draft: DRAFT, restored };
    Ok((status, html(&page)).into_response())
}

pub(super) async fn ask(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let (post, about, question) = match read(&form) {
        Ok(read) => read,
        Err(faults) => {
            let status = mend(&mut form, t, Failure::Invalid(faults))?;
            return page(&state, &visitor, form, Vec::new(), String::new(), status).await;
        }
    };
    let person = match about {
        Some(signal) => looking::view::<Signal>(&cx, signal).await?.person,
        None => None,
    };
    let telltales = telltales(t, question.reveal(), person.as_ref());
    if !telltales.is_empty() && !form.has("zeker", "ja") {
        form.refuse("zeker", t.get("consult-look-again"));
        let status = StatusCode::BAD_REQUEST;
        return page(&state, &visitor, form, telltales, String::new(), status).await;
    }
    match signalling::ask_advice(&cx, post, about, question).await {
        Ok(id) => {
            drafts::drop(&state, &visitor, DRAFT).await?;
            let href = links::subject(Kind::Consultation, id);
            Ok(Redirect::to(&format!("{href}?gedaan=asked")).into_response())
        }
        Err(failure) => {
            let status = mend(&mut form, t, failure)?;
            page(&state, &visitor, form, telltales, String::new(), status).await
        }
    }
}

/// From which post, about which signal of one's own, and what.
fn read(form: &Form) -> Result<(PostId, Option<SubjectId>, FreeText), Vec<Fault>> {
    let mut reader = Reader::default();
    let question = reader.words("vraag", form.value("vraag"));
    let post = reader.word("post", form.value("post"));
    let about = match form.value("over") {
        "" => Some(None),
        id => reader.keep("vraag", subject_id(id).map_err(|_| "not-a-number")).map(Some),
    };
    let read = post.zip(about).zip(question);
    reader.finish(read.map(|((post, about), question)| (post, about, question)))
}

/// The pieces of the question that seem to say who it is about. The names of the person of the
/// signal are known names.
fn telltales(t: Text, question: &str, person: Option<&PersonDetails>) -> Vec<(String, String)> {
    let names: Vec<String> = person
        .iter()
        .flat_map(|person| [&person.first_name, &person.surname])
        .flat_map(|name| name.reveal().split([' ', '-']).map(str::to_lowercase))
        .collect();
    let known = |word: &str| names.contains(&word.to_lowercase());
    nameless::suspicions(question, &known)
        .into_iter()
        .map(|found| {
            let words = question.get(found.place).unwrap_or_default();
            (t.pick("telltale", found.what.word()), words.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Lang, Personal};

    fn person() -> PersonDetails {
        PersonDetails {
            first_name: Personal::new("Noa").unwrap(),
            prefix: None,
            surname: Personal::new("Jansen").unwrap(),
            birth: None,
            phone: None,
        }
    }

    #[test]
    fn the_name_of_the_one_it_is_about_is_pointed_out() {
        let t = Text::new(Lang::Nl);
        let found = telltales(t, "Wat kan ik doen voor noa?", Some(&person()));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, "noa");
        assert!(telltales(t, "Wat kan ik doen voor een leerling?", Some(&person())).is_empty());
    }
}
