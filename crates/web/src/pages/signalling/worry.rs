//! Noting a worry: first who it is about, then one calm screen with what was seen or heard.
//!
//! Everything stays in the body of one form, so that no name is ever in an address, and a form that
//! is refused or left comes back as it was.

use super::own_posts;
use super::person::{self, KnownView};
use crate::face::{Choice, Form, StaffShell, Text, html, may_hear};
use crate::input::{self, Reader};
use crate::links;
use crate::pages::drafts;
use crate::pages::subjects::{
    Block, StatementChoices, asks_for_more, blocks, mend, questions, refuse, statement_choices,
    subject_id,
};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::signalling::{self, About, Worry};
use app::{Failure, Fault, advice, looking};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::signalling::Consultation;
use domain::subjects::Kind;
use kernel::{FreeText, Moment, PostId, SubjectId};
use serde::Deserialize;

/// The name under which the form is kept while it is typed.
const DRAFT: &str = "signaal-nieuw";

/// The consultation that someone goes on with under a name: `?uit=zaak-…`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    uit: String,
}

/// A draft of its own for each consultation that someone goes on with, so that words never come back
/// beside another young person.
fn draft_of(uit: &str) -> String {
    if uit.is_empty() { DRAFT.to_owned() } else { format!("signaal-uit-{uit}") }
}

/// The function that notes what others tell by telephone.
const TAKES_CALLS: &str = "intake-officer";

/// What the field `over` holds for someone who isn't known yet.
const NEW: &str = "nieuw";

/// Who it is about: details first, then a choice when someone alike is known.
#[derive(Template)]
#[template(path = "signalling/who.html")]
struct WhoPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    fields: [&'static str; 5],
    known: Vec<KnownView>,
    choices: Vec<Choice>,
}

/// What was seen or heard.
#[derive(Template)]
#[template(path = "signalling/worry.html")]
struct WorryPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    fields: [&'static str; 5],
    name: String,
    posts: Vec<Choice>,
    blocks: Vec<Block>,
    choices: StatementChoices,
    draft: String,
    restored: String,
    /// Whether the one who notes it takes calls of others.
    takes_calls: bool,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(From { uit }): Query<From>,
) -> Result<Response, PageProblem> {
    if !uit.is_empty() {
        // Only what one may act on oneself: to everyone else it doesn't exist.
        let cx = visitor.cx(&state.house);
        let view = looking::view::<Consultation>(&cx, subject_id(&uit)?).await?;
        if !view.may_act {
            return Err(Failure::NotFound.into());
        }
    }
    let kept = drafts::restore(&state, &visitor, &draft_of(&uit)).await?;
    if let Some((mut form, restored)) = kept {
        form.set("uit", uit);
        return what(&state, &visitor, form, restored, StatusCode::OK).await;
    }
    let mut form = Form::new();
    form.set("uit", uit);
    who(&state, &visitor, form, Vec::new(), StatusCode::OK).await
}

pub(super) async fn go_on(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let form = Form::sent(values);
    match form.value("doe") {
        "opnieuw" => {
            let uit = form.value("uit");
            drafts::drop(&state, &visitor, &draft_of(uit)).await?;
            let from = if uit.is_empty() { String::new() } else { format!("?uit={uit}") };
            Ok(Redirect::to(&format!("/werk/signalen/nieuw{from}")).into_response())
        }
        "zoek" => search(&state, &visitor, form).await,
        "kies" => choose(&state, &visitor, form).await,
        _ if asks_for_more(&form) => {
            what(&state, &visitor, form, String::new(), StatusCode::OK).await
        }
        _ => keep(&state, &visitor, form).await,
    }
}

/// Looks whether someone alike is known; when nobody is, there is nothing to choose.
async fn search(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let details = match person::details(&form, visitor.now.day()) {
        Ok(details) => details,
        Err(faults) => {
            refuse(&mut form, visitor.t, &faults);
            return who(state, visitor, form, Vec::new(), StatusCode::BAD_REQUEST).await;
        }
    };
    let found = signalling::search_first(&visitor.cx(&state.house), &details).await?;
    let known = person::known(visitor.t, &found);
    if known.is_empty() {
        form.set("over", NEW);
        return what(state, visitor, form, String::new(), StatusCode::OK).await;
    }
    who(state, visitor, form, known, StatusCode::OK).await
}

/// Someone known, or someone new, was chosen.
async fn choose(
    state: &StaffState,
    visitor: &Visitor,
    form: Form,
) -> Result<Response, PageProblem> {
    if !form.value("over").is_empty() {
        return what(state, visitor, form, String::new(), StatusCode::OK).await;
    }
    let details = person::details(&form, visitor.now.day()).map_err(Failure::Invalid)?;
    let found = signalling::search_first(&visitor.cx(&state.house), &details).await?;
    let (t, mut form) = (visitor.t, form);
    refuse(&mut form, t, &[Fault::new("over", "choose")]);
    who(state, visitor, form, person::known(t, &found), StatusCode::BAD_REQUEST).await
}

async fn keep(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let noted = match (read_why(&form), read(&form, visitor.now)) {
        (Ok(None), Ok(worry)) => signalling::note_worry(&cx, worry).await,
        (Ok(Some((from, why))), Ok(worry)) => advice::go_on(&cx, from, None, why, worry).await,
        (why, worry) => {
            let faults = why.err().into_iter().chain(worry.err()).flatten();
            Err(Failure::Invalid(faults.collect()))
        }
    };
    match noted {
        Ok(id) => {
            drafts::drop(state, visitor, &draft_of(form.value("uit"))).await?;
            let href = links::subject(Kind::Signal, id);
            Ok(Redirect::to(&format!("{href}?gedaan=noted")).into_response())
        }
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            what(state, visitor, form, String::new(), status).await
        }
    }
}

/// With which consultation someone goes on, and why a name is needed; nothing when it is a worry of
/// its own.
fn read_why(form: &Form) -> Result<Option<(SubjectId, FreeText)>, Vec<Fault>> {
    let from = form.value("uit");
    if from.is_empty() {
        return Ok(None);
    }
    let mut reader = Reader::default();
    let why = reader.words("reden", form.value("reden"));
    let from = reader.keep("reden", subject_id(from).map_err(|_| "not-a-number"));
    reader.finish(from.zip(why).map(Some))
}

/// The worry as typed.
fn read(form: &Form, now: Moment) -> Result<Worry, Vec<Fault>> {
    let mut reader = Reader::default();
    let post = reader.word::<PostId>("post", form.value("post"));
    let (post, mut faults) = match reader.finish(post) {
        Ok(post) => (Some(post), Vec::new()),
        Err(faults) => (None, faults),
    };
    let mut keep = |more: Vec<Fault>| faults.extend(more);
    let about = match form.value("over") {
        NEW | "" => person::details(form, now.day()).map(About::New),
        known => subject_id(known)
            .map(About::Known)
            .map_err(|_| vec![Fault::new("over", "unknown-word")]),
    };
    let about = about.map_err(&mut keep).ok();
    let statements = input::statements(form, now).map_err(&mut keep).ok();
    match (post, about, statements) {
        (Some(post), Some(about), Some(statements)) if faults.is_empty() => {
            Ok(Worry { post, about, statements })
        }
        _ => Err(faults),
    }
}

/// What a field of these pages is called.
fn question(t: Text, form: &Form, field: &str) -> Option<String> {
    match field {
        "post" => Some(t.get("worry-post")),
        "over" => Some(t.get("worry-is-it")),
        "reden" => Some(t.get("go-on-why")),
        _ => questions::person(t, field).or_else(|| questions::statement(t, form, field)),
    }
}

async fn who(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    known: Vec<KnownView>,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let one = |known: &KnownView| Choice::new(&*known.id, &*known.name).hint(&*known.about);
    let mut choices: Vec<_> = known.iter().map(one).collect();
    choices.push(Choice::new(NEW, t.get("worry-someone-else")));
    form.name_questions(|form, field| question(t, form, field));
    let shell = visitor.shell(state).await?;
    let page = WhoPage { t, shell, form, fields: person::FIELDS, known, choices };
    Ok((status, html(&page)).into_response())
}

async fn what(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let posts = own_posts(visitor);
    if let (true, Some(first)) = (form.value("post").is_empty(), posts.first()) {
        form.set("post", first.value.clone());
    }
    let blocks = blocks(state, visitor, &form);
    // Who takes a call tells what another said: then nobody is filled in beforehand.
    let takes_calls = visitor.actor.has_function(TAKES_CALLS);
    for block in blocks.iter().filter(|_| !takes_calls) {
        let role = format!("{}/role", block.prefix);
        if form.value(&role).is_empty() {
            form.set(&role, "professional");
        }
    }
    form.name_questions(|form, field| question(t, form, field));
    let name = ["voornaam", "tussenvoegsel", "achternaam"].map(|field| form.value(field).trim());
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let page = WorryPage {
        t,
        shell: visitor.shell(state).await?,
        name,
        posts,
        choices: statement_choices(t, None),
        blocks,
        draft: draft_of(form.value("uit")),
        form,
        fields: person::FIELDS,
        restored,
        takes_calls,
    };
    Ok(may_hear((status, html(&page)).into_response()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    fn now() -> Moment {
        Moment::in_netherlands(date(2026, 11, 22), 14, 0)
    }

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::sent(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn everything_that_is_wrong_with_a_worry_is_said_at_once() {
        let faults = read(&form(&[("over", "nieuw")]), now()).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["post", "voornaam", "achternaam", "statements/0/words"]);
    }

    #[test]
    fn someone_known_needs_no_details_again() {
        let (post, known) = (PostId::from_raw(1).to_string(), SubjectId::from_raw(2));
        let typed = known.to_string();
        let worry = read(
            &form(&[
                ("post", &post),
                ("over", &typed),
                ("statements/0/words", "Er stond een auto te wachten."),
                ("statements/0/mode", "seen"),
                ("statements/0/role", "professional"),
            ]),
            now(),
        );
        assert!(matches!(worry.unwrap().about, About::Known(id) if id == known));
    }
}
