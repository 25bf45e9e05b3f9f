//! Noting that a young person is away: the class with reasons, and what helps to find them. One screen;
//! what isn't known stays open, and what is more than needed now is folded.

use super::page::{CLASSES, REASONS};
use super::steps::{judgement, modes};
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::links;
use crate::pages::acts::{Answers, coded, own_posts};
use crate::pages::drafts;
use crate::pages::subjects::{SubjectFrame, mend, of_any_kind, subject_id};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::Failure;
use app::missing::{self, Away};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::knowledge::{Asked, MissingQuestion};
use domain::statements::{Mode, Role, Statement, Ticked};
use domain::subjects::Kind;
use kernel::{FreeText, FuzzyTime, Lang, PostId, SubjectId};

#[derive(Template)]
#[template(path = "missing/gone.html")]
struct GonePage {
    t: Text,
    shell: StaffShell,
    frame: SubjectFrame,
    form: Form,
    classes: Vec<Choice>,
    reasons: Vec<Choice>,
    first: Vec<Question>,
    more: Vec<Question>,
    unfolded: bool,
    modes: Vec<Choice>,
    posts: Vec<Choice>,
    draft: String,
    restored: String,
}

/// A question about someone who is away, as a field.
struct Question {
    name: String,
    label: String,
    optional: bool,
}

/// So many questions stand open; the others are folded until someone has time for them.
const OPEN: usize = 2;

fn questions(state: &StaffState) -> Vec<MissingQuestion> {
    state.house.knowledge.missing_questions(Asked::Gone).cloned().collect()
}

fn field_of(question: &MissingQuestion) -> String {
    format!("vraag-{}", question.item.id.as_str())
}

fn draft_of(id: SubjectId) -> String {
    format!("{id}-vermist")
}

/// The form.
///
/// # Errors
/// Not found when the matter is unknown or hidden, or nobody of it can be missing.
pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = subject_id(&id)?;
    // When it was, is asked and never filled in: at two at night "today" is mostly wrong.
    let kept = drafts::restore(&state, &visitor, &draft_of(id)).await?;
    let (form, restored) = kept.unwrap_or_default();
    page(&state, &visitor, id, form, restored, StatusCode::OK).await
}

/// Notes it, or shows the form again with everything that was typed.
///
/// # Errors
/// Not found when the matter is unknown or hidden, or nobody of it can be missing.
pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let id = subject_id(&id)?;
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let Some(away) = read(&state, &visitor, id, &mut answers) else {
        let form = answers.into_form();
        return page(&state, &visitor, id, form, String::new(), StatusCode::BAD_REQUEST).await;
    };
    match missing::note(&visitor.cx(&state.house), away).await {
        Ok(missing) => {
            drafts::drop(&state, &visitor, &draft_of(id)).await?;
            let href = links::subject(Kind::Missing, missing);
            Ok(Redirect::to(&format!("{href}?gedaan=noted-missing")).into_response())
        }
        Err(failure) => {
            let mut form = answers.into_form();
            let status = mend(&mut form, visitor.t, failure)?;
            page(&state, &visitor, id, form, String::new(), status).await
        }
    }
}

fn read(
    state: &StaffState,
    visitor: &Visitor,
    matter: SubjectId,
    answers: &mut Answers,
) -> Option<Away> {
    let lang = visitor.t.lang();
    let since = answers.when("sinds");
    let judgement = judgement(answers);
    let questions = questions(state);
    let mut said = Vec::new();
    for (place, one) in questions.iter().enumerate() {
        if let Some(words) = words_of(one, place == 0, lang, answers) {
            said.push((one, words));
        }
    }
    let mode: Option<Mode> = answers.choice("hoe");
    let post: Option<PostId> = match own_posts(visitor).as_slice() {
        [only] => only.value.parse().ok(),
        _ => answers.choice("post"),
    };
    if !answers.form().is_sound() {
        return None;
    }
    let (since, mode) = (since?, mode?);
    let statements = said.into_iter().map(|(one, words)| statement(one, words, mode, since));
    let statements = statements.collect();
    Some(Away { post: post?, matter, since, judgement: judgement?, statements })
}

/// The answer after the question in a word: "Kleding: een grijze jas" reads alone, where the question
/// doesn't stand. What was said stays as it was said.
fn words_of(
    question: &MissingQuestion,
    required: bool,
    lang: Lang,
    answers: &mut Answers,
) -> Option<FreeText> {
    let field = field_of(question);
    let typed = if required { answers.free(&field) } else { answers.free_or_none(&field)? }?;
    if question.quoted {
        return Some(typed);
    }
    let whole = format!("{}: {}", question.short.in_lang(lang), typed.reveal());
    let whole = FreeText::new(&whole);
    if whole.is_err() {
        answers.refuse(&field, "too-long");
    }
    whole.ok()
}

fn statement(
    question: &MissingQuestion,
    words: FreeText,
    mode: Mode,
    since: FuzzyTime,
) -> Statement {
    let (role, mode, when) = if question.quoted {
        (Role::YoungPerson, Mode::Quoted, FuzzyTime::Unknown)
    } else {
        (Role::Professional, mode, since)
    };
    Statement { role, mode, words, when, signals: Ticked::default(), about: None }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    id: SubjectId,
    mut form: Form,
    restored: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let frame = of_any_kind(state, visitor, id).await?;
    if !frame.may_go_missing && status.is_success() {
        return Err(Failure::NotFound.into());
    }
    let lang = t.lang();
    let ask = |one: &MissingQuestion| {
        let label = one.item.text.in_lang(lang).to_owned();
        Question { name: field_of(one), label, optional: true }
    };
    let mut first: Vec<_> = questions(state).iter().map(ask).collect();
    if let Some(seen) = first.first_mut() {
        seen.optional = false;
    }
    let named = |field: &str| match field {
        "sinds" => Some(t.get("missing-since-question")),
        "code" => Some(t.get("missing-class-question")),
        "meeweegt" => Some(t.get("missing-reasons")),
        "woorden" => Some(t.get("missing-class-why")),
        "hoe" => Some(t.get("missing-how-known")),
        "post" => Some(t.get("worry-post")),
        field => first.iter().find(|one| one.name == field).map(|one| one.label.clone()),
    };
    form.name_questions(|_, field| named(field));
    let more = first.split_off(OPEN.min(first.len()));
    let typed = |one: &Question| !form.value(&one.name).trim().is_empty();
    let unfolded = more.iter().any(typed);
    let knowledge = &state.house.knowledge;
    let posts = own_posts(visitor);
    let page = GonePage {
        t,
        shell: visitor.shell(state).await?,
        classes: coded(knowledge, t, CLASSES, |_| true),
        reasons: coded(knowledge, t, REASONS, |_| true),
        modes: modes(t),
        posts: if posts.len() > 1 { posts } else { Vec::new() },
        draft: draft_of(id),
        frame,
        form,
        first,
        more,
        unfolded,
        restored,
    };
    Ok((status, html(&page)).into_response())
}
