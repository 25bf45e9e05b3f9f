//! The municipality's own route: what to do now, whom to call, within what time, and why.

use crate::face::{Choice, Form, StaffShell, Text, html};
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::pathways::{self, Advice, Answers, RouteForm};
use app::{Cx, Failure};
use askama::Template;
use axum::{
    Form as Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::knowledge::Knowledge;
use kernel::Date;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "signalling/route.html")]
struct RoutePage {
    t: Text,
    shell: StaffShell,
    form: Form,
    route: RouteForm,
    /// The day on which it held, when that was asked; empty for today.
    held_on: String,
    variants: Vec<Choice>,
    questions: Vec<QuestionView>,
    advice: Option<Vec<AdviceView>>,
}

/// A question, ready for the screen.
struct QuestionView {
    name: String,
    label: String,
    help: String,
    /// The answers; none for a number.
    choices: Vec<Choice>,
}

/// One thing to do, ready for the screen.
struct AdviceView {
    act: String,
    urgent: bool,
    contact: String,
    /// The number to call; empty for none.
    phone: String,
    dial: String,
    how: String,
    within: String,
    say: String,
    why: String,
    source: String,
    status: &'static str,
    checked: String,
    row: String,
}

/// Which route is tried, where that can be chosen: `?route=meldroute-b`; or the route that held on a
/// day: `?op=2026-03-02`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    route: String,
    #[serde(default)]
    op: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(chosen): Query<Chosen>,
) -> Result<Response, PageProblem> {
    let mut form = Form::new();
    form.set("route", chosen.route);
    form.set("op", chosen.op);
    page(&state, &visitor, form, None, StatusCode::OK).await
}

pub(super) async fn advise(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let (t, cx) = (visitor.t, visitor.cx(&state.house));
    let mut form = Form::sent(values);
    let route = route_of(&state, &cx, &form);
    match pathways::advise(&cx, route.as_deref(), form.values(), t.lang()) {
        Ok(advice) => {
            let today = visitor.now.day();
            let known = &state.house.knowledge;
            let advice = advice.into_iter().map(|one| view(t, one, known, today)).collect();
            page(&state, &visitor, form, Some(advice), StatusCode::OK).await
        }
        Err(Failure::NotFound) => Err(Failure::NotFound.into()),
        Err(failure) => {
            let status = mend(&mut form, t, failure)?;
            page(&state, &visitor, form, None, status).await
        }
    }
}

/// A visitor of a demo may try every route; elsewhere the municipality's own holds, of today or of the
/// day that was asked.
fn route_of(state: &StaffState, cx: &Cx<'_>, form: &Form) -> Option<String> {
    let chosen = form.value("route");
    let tried = (state.house.demo && !chosen.is_empty()).then(|| chosen.to_owned());
    tried.or_else(|| pathways::in_force(cx, day_of(form)?))
}

/// The day that was asked.
fn day_of(form: &Form) -> Option<Date> {
    form.value("op").parse().ok()
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    mut form: Form,
    advice: Option<Vec<AdviceView>>,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let cx = visitor.cx(&state.house);
    let chosen = route_of(state, &cx, &form);
    let route = pathways::questions(&cx, chosen.as_deref(), t.lang())?;
    let held_on = day_of(&form).map(|day| t.day(day)).unwrap_or_default();
    form.set("route", route.id.clone());
    form.name_questions(|_, field| {
        let asked = route.questions.iter().find(|one| one.name == field);
        asked.map(|one| one.label.clone())
    });
    let variants = if state.house.demo { route.variants.clone() } else { Vec::new() };
    let page = RoutePage {
        t,
        shell: visitor.shell(state).await?,
        variants: variants.into_iter().map(|(id, title)| Choice::new(id, title)).collect(),
        held_on,
        questions: route.questions.iter().map(question).collect(),
        form,
        route,
        advice,
    };
    Ok((status, html(&page)).into_response())
}

fn question(question: &pathways::Question) -> QuestionView {
    let choices = match &question.answers {
        Answers::OneOf(codes) => {
            codes.iter().map(|(code, words)| Choice::new(code, words)).collect()
        }
        Answers::Whole(..) => Vec::new(),
    };
    QuestionView {
        name: question.name.clone(),
        label: question.label.clone(),
        help: question.help.clone(),
        choices,
    }
}

fn view(t: Text, advice: Advice, knowledge: &Knowledge, today: Date) -> AdviceView {
    let line = knowledge.help_line(&advice.contact_code).filter(|line| line.may_be_shown(today));
    let phone = line.and_then(|line| line.phone.clone()).unwrap_or_default();
    let dial = line.and_then(|line| line.dial.clone()).unwrap_or_default();
    AdviceView {
        urgent: advice.act_code == "emergency",
        act: advice.act,
        contact: advice.contact,
        phone,
        dial,
        how: advice.how.join(", "),
        within: advice.within.map(|term| t.term(term)).unwrap_or_default(),
        say: advice.say,
        why: advice.why,
        source: advice.source,
        status: advice.status,
        checked: t.day(advice.checked),
        row: advice.row,
    }
}
