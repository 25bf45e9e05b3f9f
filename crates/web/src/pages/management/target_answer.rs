//! Answering a target time that a colleague put forward, or taking back one's own.

use super::target_words::{ProposedLine, proposed_line};
use super::targets::HERE;
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use access::Action as Act;
use app::Failure;
use app::targets::{self, Standing};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::duties::TargetObjection;
use kernel::TargetId;

/// The answer of someone who has no objection.
const AGREED: &str = "agreed";

#[derive(Template)]
#[template(path = "management/target_answer.html")]
struct AnswerPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    organisation: String,
    line: ProposedLine,
    /// What the table says, and what it leaves.
    table: String,
    left: String,
    waits: bool,
    own: bool,
    may_answer: bool,
    answers: Vec<Choice>,
}

/// A target time that was put forward, and the question whether it may take effect.
///
/// # Errors
/// Not found when nobody of this organisation put it forward, and for who sets no target times.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    page(&state, &visitor, parsed(&id)?, Form::new()).await
}

fn parsed(id: &str) -> Result<TargetId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    id: TargetId,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let found = targets::proposals(&cx).await?.into_iter().find(|one| one.proposed.id == id);
    let one = found.ok_or(Failure::NotFound)?;
    let action = one.proposed.target.action;
    let lines = targets::lines(&cx);
    let line = lines.iter().find(|line| line.action == action).ok_or(Failure::NotFound)?;
    let line = super::target_words::line(t, &state.house, line);
    form.name_questions(|_, field| (field == "answer").then(|| t.get("target-may-it")));
    let objections = TargetObjection::ALL.iter().map(|one| one.word());
    let choice = |word: &str| Choice::new(word, t.pick("target-answer", word));
    let page = AnswerPage {
        t,
        form,
        organisation: targets::whose(&cx).await?,
        table: line.table,
        left: line.left,
        waits: one.standing == Standing::Waiting,
        own: one.own,
        may_answer: targets::may_change(&cx, Act::ActivateRule),
        answers: std::iter::once(AGREED).chain(objections).map(choice).collect(),
        line: proposed_line(t, &one),
        shell: visitor.shell(state).await?,
    };
    Ok(html(&page))
}

/// Takes the answer.
///
/// # Errors
/// Not allowed for functions that let no target time in; a fresh proof is asked.
pub async fn answer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let chosen = match answers.raw("answer") {
        AGREED => Some(None),
        _ => answers.choice::<TargetObjection>("answer").map(Some),
    };
    let id = parsed(&id)?;
    let done = match chosen {
        Some(objection) => {
            let code = if objection.is_none() { "target-set" } else { "target-kept" };
            targets::answer(&visitor.cx(&state.house), id, objection).await.map(|()| code)
        }
        None => Err(Failure::Invalid(Vec::new())),
    };
    finish(&state, &visitor, id, answers.into_form(), done).await
}

/// Takes one's own back.
///
/// # Errors
/// Not allowed for functions that set no target times.
pub async fn withdraw(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = parsed(&id)?;
    let done = targets::withdraw(&visitor.cx(&state.house), id).await.map(|()| "target-withdrawn");
    finish(&state, &visitor, id, Form::new(), done).await
}

async fn finish(
    state: &StaffState,
    visitor: &Visitor,
    id: TargetId,
    mut form: Form,
    done: Result<&str, Failure>,
) -> Result<Response, PageProblem> {
    match done {
        Ok(code) => Ok(Redirect::to(&format!("{HERE}?gedaan={code}")).into_response()),
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(state, visitor, id, form).await?).into_response())
        }
    }
}
