//! Answering a change to the list of signals: it takes effect, or there is an objection; or whoever put
//! it forward takes it back. Whether a text helps an offender, blames or names someone is for a person
//! to judge.

use super::signal_list::{HERE, change_line};
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::Failure;
use app::ports::Amended;
use app::signal_list::{self, Proposed};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::knowledge::{Bilingual, Change, Knowledge, NewSignal, Objection};
use kernel::AmendmentId;

/// The answer of someone who has no objection.
const AGREED: &str = "agreed";

#[derive(Template)]
#[template(path = "management/signal_answer.html")]
struct AnswerPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    id: String,
    /// Whether it adds: else it ends one.
    adds: bool,
    facts: Vec<(String, String)>,
    own: bool,
    /// What became of it; empty while it waits.
    ended: String,
    answers: Vec<Choice>,
}

/// A change, and the question whether it may take effect.
///
/// # Errors
/// Not found when nobody put it forward, and for who has no part in changing rules.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    page(&state, &visitor, &id, Form::new()).await
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    id: &str,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let id = parsed(id)?;
    let changes = signal_list::changes(&visitor.cx(&state.house)).await?;
    let one = changes.into_iter().find(|one| one.amended.id == id).ok_or(Failure::NotFound)?;
    form.name_questions(|_, field| (field == "answer").then(|| t.get("signal-list-may-it")));
    let known = state.house.library.now();
    let line = change_line(t, &known, &one);
    let page = AnswerPage {
        t,
        shell: visitor.shell(state).await?,
        form,
        id: line.id.clone(),
        adds: line.adds,
        own: one.own,
        ended: ended(t, &one.amended),
        facts: facts(t, &known, &one, line.by, line.words),
        answers: answers(t),
    };
    Ok(html(&page))
}

fn parsed(id: &str) -> Result<AmendmentId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

fn answers(t: Text) -> Vec<Choice> {
    let objections = Objection::ALL.iter().map(|one| one.word());
    let choice = |word: &str| Choice::new(word, t.pick("signal-list-answer", word));
    std::iter::once(AGREED).chain(objections).map(choice).collect()
}

/// What became of a change.
fn ended(t: Text, one: &Amended) -> String {
    match (one.answer, one.withdrawn_at) {
        (Some(answer), _) => {
            let word = answer.objection.map_or(AGREED, Objection::word);
            let said = t.pick("signal-list-answer", word);
            t.with2("signal-list-answered", "answer", said, "when", t.moment(answer.at))
        }
        (None, Some(at)) => t.with1("signal-list-withdrawn", "when", t.moment(at)),
        (None, None) => String::new(),
    }
}

/// Everything that someone must see to judge it, in both languages.
fn facts(
    t: Text,
    known: &Knowledge,
    one: &Proposed,
    by: String,
    words: String,
) -> Vec<(String, String)> {
    let named = |name: &str, value: String| (t.pick("signal-list", name), value);
    let mut facts = match &one.amended.amendment.change {
        Change::Add(new) => of_addition(t, known, new),
        Change::Retire { last, .. } => {
            vec![named("signal", words), named("last", t.day(*last))]
        }
    };
    facts.push(named("why", one.amended.amendment.why.clone()));
    facts.push(named("by", by));
    facts
}

fn of_addition(t: Text, known: &Knowledge, new: &NewSignal) -> Vec<(String, String)> {
    let label = |list: &str, code: &String| {
        let label: Option<&Bilingual> = known.label(list, code);
        label.map_or_else(|| code.clone(), |text| text.in_lang(t.lang()).to_owned())
    };
    let labels = |list: &str, codes: &[String]| {
        codes.iter().map(|code| label(list, code)).collect::<Vec<_>>().join(", ")
    };
    [
        ("text-nl", new.text.nl.clone()),
        ("text-en", new.text.en.clone()),
        ("other-nl", new.other_explanation.nl.clone()),
        ("other-en", new.other_explanation.en.clone()),
        ("group", label("signal-group", &new.group)),
        ("phases", labels("phase", &new.phases)),
        ("forms", labels("form", &new.forms)),
        ("observers", labels("observer", &new.observers)),
        ("from", t.day(new.from)),
    ]
    .map(|(name, value)| (t.pick("signal-list", name), value))
    .into()
}

/// Takes the answer.
///
/// # Errors
/// Not allowed for functions that don't activate rules; a fresh proof is asked.
pub async fn answer(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let chosen = match answers.raw("answer") {
        AGREED => Some(None),
        _ => answers.choice::<Objection>("answer").map(Some),
    };
    let done = match chosen {
        Some(objection) => {
            let code = if objection.is_none() { "list-changed" } else { "list-kept" };
            let cx = visitor.cx(&state.house);
            signal_list::answer(&cx, parsed(&id)?, objection).await.map(|()| code)
        }
        None => Err(Failure::Invalid(Vec::new())),
    };
    match done {
        Ok(code) => Ok(Redirect::to(&format!("{HERE}?gedaan={code}")).into_response()),
        Err(failure) => {
            let mut form = answers.into_form();
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(&state, &visitor, &id, form).await?).into_response())
        }
    }
}

/// Takes one's own change back.
///
/// # Errors
/// Not allowed for functions that don't put rules forward; refused for a change of someone else, and for
/// one that was answered.
pub async fn withdraw(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    match signal_list::withdraw(&visitor.cx(&state.house), parsed(&id)?).await {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?gedaan=list-withdrawn")).into_response()),
        Err(failure) => {
            let mut form = Form::new();
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(&state, &visitor, &id, form).await?).into_response())
        }
    }
}
