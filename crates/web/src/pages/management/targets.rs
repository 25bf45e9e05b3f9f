//! Target times: how long each action may take in this organisation, what was put forward, and the form
//! to put one forward. No law sets them, and the page says so.

use super::target_words::{Line, ProposedLine, line, proposed_line};
use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::acts::Answers;
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use access::Action as Act;
use app::targets::{self, Left, Standing};
use app::{Failure, Fault};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::duties::{Action, Target};
use kernel::Term;

/// Where the page stands.
pub(super) const HERE: &str = "/werk/regels/streeftijden";

/// The answer of someone who wants the time of the table again.
const TABLE: &str = "table";

/// In what a time is counted, with the letters around the number.
const UNITS: &[(&str, &str, &str)] = &[
    ("hours", "PT", "H"),
    ("working-days", "P", "B"),
    ("days", "P", "D"),
    ("weeks", "P", "W"),
    ("months", "P", "M"),
];

#[derive(Template)]
#[template(path = "management/targets.html")]
struct TargetsPage {
    t: Text,
    shell: StaffShell,
    organisation: String,
    lines: Vec<Line>,
    /// Those with a time of their own, or one that the table outgrew.
    own: Vec<Line>,
    waiting: Vec<ProposedLine>,
    answered: Vec<ProposedLine>,
    may_propose: bool,
    takes_part: bool,
}

/// How long everything may take here, what waits and what was answered.
///
/// # Errors
/// When the store can't be reached.
pub async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let proposals = targets::proposals(&cx).await?;
    let of = |waits: bool| {
        let chosen = proposals.iter().filter(|one| (one.standing == Standing::Waiting) == waits);
        chosen.map(|one| proposed_line(t, one)).collect()
    };
    let may_propose = targets::may_change(&cx, Act::ProposeRule);
    let all = targets::lines(&cx);
    let chosen = all.iter().filter(|one| one.own.is_some() || one.outgrown);
    let page = TargetsPage {
        t,
        organisation: targets::whose(&cx).await?,
        lines: all.iter().map(|one| line(t, &state.house, one)).collect(),
        own: chosen.map(|one| line(t, &state.house, one)).collect(),
        waiting: of(true),
        answered: of(false),
        may_propose,
        takes_part: targets::takes_part(&cx),
        shell: visitor.shell(&state).await?,
    };
    Ok(html(&page))
}

#[derive(Template)]
#[template(path = "management/target.html")]
struct TargetPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    organisation: String,
    line: Line,
    units: Vec<Choice>,
}

/// The form for one action.
///
/// # Errors
/// Not found for an action that leaves nothing; not allowed for functions that set no target times.
pub async fn ask(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(action): Path<String>,
) -> Result<Response, PageProblem> {
    let mut form = Form::new();
    form.set("from", visitor.now.day().to_string());
    page(&state, &visitor, parsed(&action)?, form).await
}

fn parsed(action: &str) -> Result<Action, Failure> {
    action.parse().map_err(|_| Failure::NotFound)
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    action: Action,
    mut form: Form,
) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    if !targets::may_change(&cx, Act::ProposeRule) {
        return Err(Failure::NotAllowed.into());
    }
    let lines = targets::lines(&cx);
    let own = lines.iter().find(|one| one.action == action && matches!(one.left, Left::Own(_)));
    let own = own.ok_or(Failure::NotFound)?;
    form.name_questions(|_, field| question(t, field));
    let units = UNITS.iter().map(|(word, _, _)| *word).chain([TABLE]);
    let page = TargetPage {
        t,
        form,
        organisation: targets::whose(&cx).await?,
        line: line(t, &state.house, own),
        units: units.map(|word| Choice::new(word, t.pick("target-unit", word))).collect(),
        shell: visitor.shell(state).await?,
    };
    Ok(html(&page))
}

/// What a field of this page is called.
fn question(t: Text, field: &str) -> Option<String> {
    ["term", "unit", "from", "why"].contains(&field).then(|| t.pick("target", field))
}

/// Puts a target time forward.
///
/// # Errors
/// Not allowed for functions that set no target times.
pub async fn propose(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(action): Path<String>,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let action = parsed(&action)?;
    let mut answers = Answers::new(visitor.t, visitor.now, values);
    let wish = wish(&mut answers);
    let from = answers.day("from");
    let target = Target {
        action,
        term: wish.and_then(Wish::term),
        from: from.unwrap_or(visitor.now.day()),
        why: answers.raw("why").trim().to_owned(),
    };
    let done = if wish.is_some() && from.is_some() {
        targets::propose(&visitor.cx(&state.house), &target).await.map(|_| ())
    } else {
        // What could be read is looked at too: everything wrong is said at once.
        let faults = target.faults(&state.house.rules().bounds, visitor.now.day());
        let faults = faults.into_iter().map(|(field, code)| Fault::new(field, code));
        Err(Failure::Invalid(faults.collect()))
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?gedaan=target-proposed")).into_response()),
        Err(failure) => {
            let mut form = answers.into_form();
            let status = mend(&mut form, visitor.t, failure)?;
            Ok((status, page(&state, &visitor, action, form).await?).into_response())
        }
    }
}

/// What someone wants for an action.
#[derive(Debug, Clone, Copy)]
enum Wish {
    /// A time of the organisation's own.
    Own(Term),
    /// The time of the table again.
    Table,
}

impl Wish {
    const fn term(self) -> Option<Term> {
        match self {
            Self::Own(term) => Some(term),
            Self::Table => None,
        }
    }
}

/// The time that was typed.
fn wish(answers: &mut Answers) -> Option<Wish> {
    let unit = answers.raw("unit").to_owned();
    if unit == TABLE {
        return Some(Wish::Table);
    }
    let number = answers.raw("term").trim().parse::<u16>().ok().filter(|n| (1..=999).contains(n));
    if number.is_none() {
        answers.refuse("term", "target-number");
    }
    let Some((_, before, after)) = UNITS.iter().find(|(word, _, _)| *word == unit) else {
        answers.refuse("unit", "choose");
        return None;
    };
    number.and_then(|number| format!("{before}{number}{after}").parse().ok()).map(Wish::Own)
}
