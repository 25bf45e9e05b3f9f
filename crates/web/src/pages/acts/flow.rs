//! Showing a matter, showing one of its forms, and taking the step: the same for every kind.

use super::{Act, Acting, Answers, Call, Confirmed, Deed, Desk, Fact, Field, Input, Part, confirm};
use crate::asked::{AskedForm, ask};
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::links;
use crate::pages::subjects::{Asked, Names, SubjectFrame, mend, open, seems_to_name, subject_id};
use crate::pages::{drafts, missing};
use crate::problem::PageProblem;
use crate::same;
use crate::staff::{StaffState, Visitor};
use app::looking::{self, View};
use app::{Cx, Failure};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "acts/page.html")]
struct MatterPage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    parts: Vec<Part>,
    next: Option<Link>,
    others: Vec<Link>,
}

struct Link {
    label: String,
    about: String,
    calls: Vec<Call>,
    href: String,
    weighty: bool,
}

#[derive(Template)]
#[template(path = "acts/form.html")]
struct ActPage {
    t: Text,
    shell: StaffShell,
    kind: &'static str,
    title: String,
    about: String,
    draft: String,
    version: i64,
    back: String,
    facts: Vec<Fact>,
    act: Act,
    why: Option<AskedForm>,
    form: Form,
    restored: String,
    /// The matter as it is now, when someone else was first.
    meanwhile: Option<SubjectFrame>,
}

/// The page of one matter.
///
/// # Errors
/// Not found when it is unknown or hidden.
pub async fn page<S: Acting>(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let (view, frame) = open::<S>(&state, &visitor, subject_id(&id)?, &asked).await?;
    let desk = desk(&state, &visitor, &view);
    let acts = if frame.may_act { acts::<S>(&desk) } else { Vec::new() };
    let elsewhere = |(label, href): (String, String)| Link {
        label,
        about: String::new(),
        calls: Vec::new(),
        href,
        weighty: false,
    };
    let due = S::due_link(&desk).filter(|_| frame.may_act).map(elsewhere);
    let more = S::links(&desk).into_iter().filter(|_| frame.may_act).map(elsewhere);
    let acts = acts.into_iter().map(|act| Link {
        label: t.pick("act", key::<S>(&act)),
        about: t.pick("act-about", key::<S>(&act)),
        calls: act.calls.clone(),
        href: format!("{}/{}", frame.href, act.code),
        weighty: act.weighty,
    });
    let mut links: Vec<_> = due.into_iter().chain(acts).chain(more).collect();
    let mut parts = S::parts(&desk);
    parts.extend(missing::part(&desk));
    let next = (!links.is_empty() && !S::waits(&desk)).then(|| links.remove(0));
    // What is hard to undo stands last, apart from what one does every day.
    links.sort_by_key(|link| link.weighty);
    let shell = visitor.shell(&state).await?;
    Ok(html(&MatterPage { t, shell, frame, parts, next, others: links }))
}

/// The form of one step.
///
/// # Errors
/// Not found when it is unknown or hidden, or can't be asked of it now.
pub async fn form<S: Acting>(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path((id, code)): Path<(String, String)>,
) -> Result<Response, PageProblem> {
    let view = load::<S>(&visitor.cx(&state.house), &id).await?;
    let act = find::<S>(&desk(&state, &visitor, &view), &code)?;
    let kept = drafts::restore(&state, &visitor, &draft_name::<S>(&view, &code)).await?;
    let (form, restored) = kept.unwrap_or_else(|| (act.begin(), String::new()));
    show(&state, &visitor, &view, act, form, restored, None).await
}

/// Takes one step, or shows its form again with everything that was typed.
///
/// # Errors
/// Not found when it is unknown or hidden, or can't be asked of it now.
pub async fn take<S: Acting>(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path((id, code)): Path<(String, String)>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let view = load::<S>(&cx, &id).await?;
    let act = find::<S>(&desk(&state, &visitor, &view), &code).ok();
    same::operation(S::KIND, &code).ok_or(Failure::NotFound)?;
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let confirmed = Confirmed::of(answers.form());
    if let Some(act) = act.as_ref().filter(|act| act.weighty && confirmed != Confirmed::Sure) {
        let sound = confirm::check_answered(act, &mut answers);
        if sound && confirmed == Confirmed::NotYet {
            return sure::<S>(&state, &visitor, &view, act, answers.form()).await;
        }
        let form = answers.into_form();
        if sound {
            let act = find::<S>(&desk(&state, &visitor, &view), &code)?;
            return show(&state, &visitor, &view, act, form, String::new(), None).await;
        }
        return again::<S>(&state, &visitor, &view, &code, form, Failure::Invalid(Vec::new()))
            .await;
    }
    match S::carry_out(&cx, &view, &code, &mut answers).await {
        Ok(done) => {
            drafts::drop(&state, &visitor, &draft_name::<S>(&view, &code)).await?;
            let (kind, id) = done.onward.unwrap_or((S::KIND, view.row.id));
            let next = format!("{}?gedaan={}", links::subject(kind, id), done.code);
            Ok(Redirect::to(&next).into_response())
        }
        Err(failure) => {
            again::<S>(&state, &visitor, &view, &code, answers.into_form(), failure).await
        }
    }
}

/// The form again, with what is wrong and everything that was typed.
async fn again<S: Acting>(
    state: &StaffState,
    visitor: &Visitor,
    view: &View<S>,
    code: &str,
    mut form: Form,
    failure: Failure,
) -> Result<Response, PageProblem> {
    let names_someone = seems_to_name(&failure);
    let status = mend(&mut form, visitor.t, failure)?;
    // What can no longer be asked is still shown, with what was typed and why not.
    let act = find::<S>(&desk(state, visitor, view), code);
    let mut act = act.unwrap_or_else(|_| Act::new("", Vec::new()));
    if names_someone {
        act.fields.push(looked_again(visitor.t));
    }
    form.name_questions(|_, name| act.question(name));
    let meanwhile = if status == StatusCode::PRECONDITION_FAILED {
        Some(open::<S>(state, visitor, view.row.id, &Asked::default()).await?.1)
    } else {
        None
    };
    let mut response = show(state, visitor, view, act, form, String::new(), meanwhile).await?;
    *response.status_mut() = status;
    Ok(response)
}

/// The box for whoever looked again at what seems to be a name; it is there only when something does.
fn looked_again(t: Text) -> Field {
    let sure = vec![Choice::new("ja", t.get("consult-sure"))];
    Field::checks(t, ask!(LOOKED_AGAIN, "nagekeken"), sure).hint(t.get("consult-telltales-words"))
}

/// Asks whether someone is sure; what they typed is kept in case they leave.
async fn sure<S: Acting>(
    state: &StaffState,
    visitor: &Visitor,
    view: &View<S>,
    act: &Act,
    form: &Form,
) -> Result<Response, PageProblem> {
    drafts::set_aside(state, visitor, &draft_name::<S>(view, act.code), form).await?;
    let t = visitor.t;
    let deed = Deed {
        title: t.pick("act", key::<S>(act)),
        happens: t.pick("act-sure", key::<S>(act)),
        action: format!("{}/{}", links::subject(S::KIND, view.row.id), act.code),
    };
    confirm::ask(state, visitor, deed, confirm::read_back(act, form), form).await
}

async fn load<S: Acting>(cx: &Cx<'_>, id: &str) -> Result<View<S>, Failure> {
    looking::view::<S>(cx, subject_id(id)?).await
}

fn desk<'a, S: Acting>(
    state: &'a StaffState,
    visitor: &'a Visitor,
    view: &'a View<S>,
) -> Desk<'a, S> {
    let (t, now) = (visitor.t, visitor.now);
    Desk { view, state, actor: &visitor.actor, names: Names::of(t, view), t, now }
}

/// What can be asked of it now: only what the API can do too.
fn acts<S: Acting>(desk: &Desk<'_, S>) -> Vec<Act> {
    let mut acts = S::acts(desk);
    acts.retain(|act| same::operation(S::KIND, act.code).is_some());
    acts
}

fn find<S: Acting>(desk: &Desk<'_, S>, code: &str) -> Result<Act, Failure> {
    acts::<S>(desk).into_iter().find(|act| act.code == code).ok_or(Failure::NotFound)
}

fn key<S: Acting>(act: &Act) -> String {
    format!("{}-{}", S::KIND, act.code)
}

fn draft_name<S: Acting>(view: &View<S>, code: &str) -> String {
    format!("{}-{code}", view.row.id)
}

async fn show<S: Acting>(
    state: &StaffState,
    visitor: &Visitor,
    view: &View<S>,
    act: Act,
    form: Form,
    restored: String,
    meanwhile: Option<SubjectFrame>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let facts = S::parts(&desk(state, visitor, view)).into_iter().next();
    let (title, about) = match act.code {
        "" => (t.pick("kind", S::KIND.word()), String::new()),
        _ => (t.pick("act", key::<S>(&act)), t.pick("act-about", key::<S>(&act))),
    };
    Ok(html(&ActPage {
        t,
        shell: visitor.shell(state).await?,
        kind: S::KIND.word(),
        title,
        about,
        draft: draft_name(view, act.code),
        version: view.row.version,
        back: links::subject(S::KIND, view.row.id),
        facts: facts.map(|part| part.facts).unwrap_or_default(),
        why: act.why(t, S::KIND),
        act,
        form,
        restored,
        meanwhile,
    }))
}
