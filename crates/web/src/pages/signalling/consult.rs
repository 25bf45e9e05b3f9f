//! Asking advice without a name: there is no field for one, and words that look like one are pointed
//! out before they are sent.

use super::own_posts;
use crate::asked::ask;
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::input::Reader;
use crate::links;
use crate::pages::acts::{Answers, Field};
use crate::pages::drafts;
use crate::pages::subjects::{Names, mend, seems_to_name, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::advice::{self, Message};
use app::{Failure, Fault, looking};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::signalling::Signal;
use domain::signalling::consultation::{Adviser, AdviserKind};
use domain::subjects::Kind;
use kernel::{FreeText, PostId, SubjectId};
use serde::Deserialize;

/// The name under which the question is kept while it is typed: one for each signal it is about, so that
/// a question never comes back beside another young person.
fn draft_of(signal: &str) -> String {
    format!("adviesvraag-nieuw-{signal}").trim_end_matches('-').to_owned()
}

#[derive(Template)]
#[template(path = "signalling/consult.html")]
struct ConsultPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    posts: Vec<Choice>,
    advisers: Vec<Choice>,
    colleagues: Vec<Choice>,
    /// Whether something typed seems to say who it is about.
    names_someone: bool,
    draft: String,
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
    let kept = drafts::restore(&state, &visitor, &draft_of(&about.over)).await?;
    let (mut form, restored) = kept.unwrap_or_default();
    form.set("over", about.over);
    if form.value("aan").is_empty() {
        form.set("aan", AdviserKind::FocalOfficer.word());
    }
    page(&state, &visitor, form, false, restored, StatusCode::OK).await
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    names_someone: bool,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let (t, posts) = (visitor.t, own_posts(visitor));
    if let (true, Some(first)) = (form.value("post").is_empty(), posts.first()) {
        form.set("post", first.value.clone());
    }
    form.name_questions(|_, field| match field {
        "post" => Some(t.get("worry-post")),
        "aan" => Some(t.get("consult-whom")),
        "collega" => Some(t.get("consult-colleague")),
        "vraag" => Some(t.get("consult-question")),
        _ => None,
    });
    let here = advice::colleagues(&visitor.cx(&state.house)).await?;
    let own = form.value("post").parse().ok();
    let colleagues = Names::here(t, &here).posts_to_choose(own);
    let shell = visitor.shell(state).await?;
    let draft = draft_of(form.value("over"));
    let advisers = adviser_choices(t);
    let page =
        ConsultPage { t, shell, form, posts, advisers, colleagues, names_someone, draft, restored };
    Ok((status, html(&page)).into_response())
}

/// Of whom one can ask advice.
fn adviser_choices(t: Text) -> Vec<Choice> {
    let choice = |kind: &AdviserKind| {
        let hint = t.pick("adviser-hint", kind.word());
        Choice::new(kind.word(), t.pick("adviser", kind.word())).hint(hint)
    };
    AdviserKind::ALL.iter().map(choice).collect()
}

/// The questions of whom one asks further; it starts from whoever was asked last.
pub(super) fn adviser_fields(t: Text, last: Adviser, colleagues: Vec<Choice>) -> Vec<Field> {
    let colleague = match last {
        Adviser::Colleague(post) => post.to_string(),
        Adviser::FocalOfficer | Adviser::Expert => String::new(),
    };
    vec![
        Field::radios(t, ask!(ADVISER, "aan"), adviser_choices(t)).first(last.kind().word()),
        Field::select(t, ask!(ADVISER, "collega"), colleagues)
            .hint(t.get("consult-colleague-hint"))
            .first_of(vec![colleague]),
    ]
}

/// Of whom one asks further.
pub(super) fn read_adviser(answers: &mut Answers) -> Option<Adviser> {
    let kind = answers.choice::<AdviserKind>("aan")?;
    let adviser = Adviser::of(kind, answers.raw("collega").parse().ok());
    if adviser.is_none() {
        answers.refuse("collega", "choose");
    }
    adviser
}

pub(super) async fn ask(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut form = Form::sent(values);
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let asked = match read(&form) {
        Ok(asked) => {
            // What can't be opened answers before anything is said about the words.
            if let Some(signal) = asked.about {
                looking::view::<Signal>(&cx, signal).await?;
            }
            let Asked { post, about, adviser, words } = asked;
            let question = Message { words, looked_again: form.has("nagekeken", "ja") };
            advice::ask(&cx, post, about, adviser, question).await
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match asked {
        Ok(id) => {
            drafts::drop(&state, &visitor, &draft_of(form.value("over"))).await?;
            let href = links::subject(Kind::Consultation, id);
            Ok(Redirect::to(&format!("{href}?gedaan=asked")).into_response())
        }
        Err(failure) => {
            let names_someone = seems_to_name(&failure);
            let status = mend(&mut form, t, failure)?;
            page(&state, &visitor, form, names_someone, String::new(), status).await
        }
    }
}

/// A question as typed.
struct Asked {
    post: PostId,
    about: Option<SubjectId>,
    adviser: Adviser,
    words: FreeText,
}

/// From which post, about which signal of one's own, of whom, and what.
fn read(form: &Form) -> Result<Asked, Vec<Fault>> {
    let mut reader = Reader::default();
    let post = reader.word("post", form.value("post"));
    let kind = reader.word::<AdviserKind>("aan", form.value("aan"));
    let adviser = kind.and_then(|kind| {
        let adviser = Adviser::of(kind, form.value("collega").parse().ok());
        reader.keep("collega", adviser.ok_or("choose"))
    });
    let words = reader.words("vraag", form.value("vraag"));
    let about = match form.value("over") {
        "" => Some(None),
        id => reader.keep("vraag", subject_id(id).map_err(|_| "not-a-number")).map(Some),
    };
    let read = post.zip(about).zip(adviser.zip(words));
    let read = read.map(|((post, about), (adviser, words))| Asked { post, about, adviser, words });
    reader.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colleague_who_is_asked_is_named_by_their_post() {
        let form = |aan: &str, collega: &str| {
            let post = PostId::from_raw(1).to_string();
            let pairs =
                [("post", post.as_str()), ("aan", aan), ("collega", collega), ("vraag", "Wat nu?")];
            Form::sent(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
        };
        let of = |aan, collega: &str| read(&form(aan, collega)).map(|asked| asked.adviser);
        let other = PostId::from_raw(2);
        assert_eq!(of("colleague", &other.to_string()).unwrap(), Adviser::Colleague(other));
        assert_eq!(of("colleague", "").unwrap_err()[0].field, "collega");
        assert_eq!(of("expert", "").unwrap(), Adviser::Expert);
        assert_eq!(of("police", "").unwrap_err()[0].field, "aan");
    }
}
