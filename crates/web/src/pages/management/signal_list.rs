//! The list of signals as people here change it: what was added, what ended, what waits for an answer,
//! and the forms to put a change forward.

use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use access::Action;
use app::signal_list::{self, Proposed};
use app::{Failure, rulebook};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::knowledge::{Amendment, Bilingual, Change, Knowledge, NewSignal, SignalItem, Status};
use kernel::Date;
use serde::Deserialize;

/// Where the page stands.
pub(super) const HERE: &str = "/werk/regels/signalen";

/// A signal that was added or ended here.
struct Line {
    words: String,
    from: String,
    until: String,
}

/// A change, in a line.
pub(super) struct ChangeLine {
    pub id: String,
    /// Whether it adds: else it ends one.
    pub adds: bool,
    pub words: String,
    pub by: String,
    /// What became of it: `waiting`, `in-force`, `refused` or `withdrawn`.
    pub standing: &'static str,
}

#[derive(Template)]
#[template(path = "management/signal_list.html")]
struct ListPage {
    t: Text,
    shell: StaffShell,
    added: Vec<Line>,
    ended: Vec<Line>,
    changes: Vec<ChangeLine>,
    may_propose: bool,
    takes_part: bool,
}

/// What was changed here, and what waits.
///
/// # Errors
/// When the store can't be reached.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let known = state.house.library.now();
    let changes = signal_list::changes(&cx).await?;
    let may_propose = rulebook::may_change(&cx, Action::ProposeRule).await?;
    let here = |signal: &&SignalItem| signal.item.status == Status::Local;
    let ended = |signal: &&SignalItem| signal.item.until.is_some();
    let lines = |keep: &dyn Fn(&&SignalItem) -> bool| {
        known.signals.iter().filter(keep).map(|signal| line(t, signal)).collect::<Vec<_>>()
    };
    let page = ListPage {
        t,
        added: lines(&here),
        ended: lines(&ended),
        changes: changes.iter().map(|one| change_line(t, &known, one)).collect(),
        may_propose,
        takes_part: rulebook::takes_part(&cx).await?,
        shell: visitor.shell(&state).await?,
    };
    Ok(html(&page))
}

fn line(t: Text, signal: &SignalItem) -> Line {
    let day = |day: Option<Date>| day.map(|day| t.day(day)).unwrap_or_default();
    let words = signal.item.text.in_lang(t.lang()).to_owned();
    Line { words, from: day(signal.item.from), until: day(signal.item.until) }
}

/// A change in a line; what it ends is named by its words.
pub(super) fn change_line(t: Text, known: &Knowledge, one: &Proposed) -> ChangeLine {
    let in_lang = |text: &Bilingual| text.in_lang(t.lang()).to_owned();
    let (adds, words) = match &one.amended.amendment.change {
        Change::Add(new) => (true, in_lang(&new.text)),
        Change::Retire { signal, .. } => {
            let text = known.signal(signal).map(|known| in_lang(&known.item.text));
            (false, text.unwrap_or_else(|| signal.clone()))
        }
    };
    ChangeLine {
        id: one.amended.id.to_string(),
        adds,
        words,
        by: proposer(one),
        standing: match one.amended.answer {
            None if one.amended.waits() => "waiting",
            None => "withdrawn",
            Some(answer) if answer.objection.is_none() => "in-force",
            Some(_) => "refused",
        },
    }
}

/// Who put a change forward, and of which organisation.
fn proposer(one: &Proposed) -> String {
    match &one.by {
        Some(by) => format!("{}, {}", by.reveal(), one.organisation),
        None => one.organisation.clone(),
    }
}

#[derive(Template)]
#[template(path = "management/signal_add.html")]
struct AddPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    groups: Vec<Choice>,
    phases: Vec<Choice>,
    forms: Vec<Choice>,
    observers: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "management/signal_retire.html")]
struct RetirePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    signals: Vec<Choice>,
}

/// The form to add a signal.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn ask_add(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let mut form = Form::new();
    form.set("from", visitor.now.day().to_string());
    add_page(&state, &visitor, form).await
}

/// Puts a signal forward.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn add(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let from = answers.day("from");
    let both = |nl: &str, en: &str| Bilingual {
        nl: answers.raw(nl).trim().to_owned(),
        en: answers.raw(en).trim().to_owned(),
    };
    let new = NewSignal {
        text: both("text-nl", "text-en"),
        other_explanation: both("other-nl", "other-en"),
        group: answers.raw("group").to_owned(),
        phases: answers.all("phases"),
        forms: answers.all("forms"),
        observers: answers.all("observers"),
        from: from.unwrap_or(visitor.now.day()),
    };
    match propose(&state, &visitor, answers, from, Change::Add(new)).await? {
        None => Ok(kept()),
        Some((status, form)) => {
            Ok((status, add_page(&state, &visitor, form).await?).into_response())
        }
    }
}

fn kept() -> Response {
    Redirect::to(&format!("{HERE}?gedaan=list-proposed")).into_response()
}

/// Puts a change forward, unless its day can't be read; the form comes back with what is wrong.
async fn propose(
    state: &StaffState,
    visitor: &Visitor,
    answers: Answers,
    day: Option<Date>,
    change: Change,
) -> Result<Option<(StatusCode, Form)>, PageProblem> {
    let cx = visitor.cx(&state.house);
    let amendment = Amendment { change, why: answers.raw("why").trim().to_owned() };
    let done = if day.is_some() {
        signal_list::propose(&cx, &amendment).await.map(|_| ())
    } else {
        let found = state.house.library.now().amendment_faults(&amendment, visitor.now.day());
        let faults = found.into_iter().map(|(field, code)| app::Fault::new(field, code));
        Err(Failure::Invalid(faults.collect()))
    };
    let Err(failure) = done else { return Ok(None) };
    let mut form = answers.into_form();
    let status = mend(&mut form, visitor.t, failure)?;
    Ok(Some((status, form)))
}

async fn add_page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
) -> Result<Response, PageProblem> {
    may_propose(state, visitor).await?;
    let t = visitor.t;
    form.name_questions(|_, field| question(t, field));
    let known = &state.house.knowledge;
    let codes = |list: &str| {
        let codes = known.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        // That no exploitation is known is an answer about someone, no form that a signal goes with.
        let codes = codes.iter().filter(|code| code.item.id != *"none-known");
        let choice = |code: &domain::knowledge::Code| {
            Choice::new(code.item.id.as_str(), code.item.text.in_lang(t.lang()))
        };
        codes.map(choice).collect()
    };
    let page = AddPage {
        t,
        shell: visitor.shell(state).await?,
        form,
        groups: codes("signal-group"),
        phases: codes("phase"),
        forms: codes("form"),
        observers: codes("observer"),
    };
    Ok(html(&page))
}

/// The signal that a link names: `?signaal=sch-waited-for`.
#[derive(Debug, Default, Deserialize)]
pub struct About {
    #[serde(default)]
    signaal: String,
}

/// The form to end a signal.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn ask_retire(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(about): Query<About>,
) -> Result<Response, PageProblem> {
    let mut form = Form::new();
    form.set("signal", about.signaal);
    form.set("last", visitor.now.day().to_string());
    retire_page(&state, &visitor, form).await
}

/// Puts the end of a signal forward.
///
/// # Errors
/// Not allowed for functions that don't manage rules.
pub async fn retire(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let last = answers.day("last");
    let signal = answers.raw("signal").to_owned();
    let change = Change::Retire { signal, last: last.unwrap_or(visitor.now.day()) };
    match propose(&state, &visitor, answers, last, change).await? {
        None => Ok(kept()),
        Some((status, form)) => {
            Ok((status, retire_page(&state, &visitor, form).await?).into_response())
        }
    }
}

async fn retire_page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
) -> Result<Response, PageProblem> {
    may_propose(state, visitor).await?;
    let t = visitor.t;
    form.name_questions(|_, field| question(t, field));
    let known = state.house.library.now();
    let goes_on = known.signals.iter().filter(|signal| signal.item.until.is_none());
    let choice = |signal: &SignalItem| {
        Choice::new(signal.item.id.as_str(), signal.item.text.in_lang(t.lang()))
    };
    let signals = goes_on.map(choice).collect();
    Ok(html(&RetirePage { t, shell: visitor.shell(state).await?, form, signals }))
}

async fn may_propose(state: &StaffState, visitor: &Visitor) -> Result<(), Failure> {
    let may = rulebook::may_change(&visitor.cx(&state.house), Action::ProposeRule).await?;
    if may { Ok(()) } else { Err(Failure::NotAllowed) }
}

/// What a field of these pages is called.
fn question(t: Text, field: &str) -> Option<String> {
    const FIELDS: [&str; 12] = [
        "text-nl",
        "text-en",
        "other-nl",
        "other-en",
        "group",
        "phases",
        "forms",
        "observers",
        "from",
        "signal",
        "last",
        "why",
    ];
    FIELDS.contains(&field).then(|| t.pick("signal-list", field))
}
