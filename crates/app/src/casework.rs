//! A young person's track: contact, safety plan, return, aftercare, signs, closing.

use crate::failure::Failure;
use crate::feedback;
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::rhythm;
use crate::signalling::check_seen;
use crate::work::{Opened, Work};
use access::Action;
use domain::casework::{Case, Command, Contact, ReturnPlan, Risk, Stage};
use kernel::{FreeText, Moment, PostId, SubjectId};

/// Takes a step with a case that brings its own dates: a plan, a return, a close, a sign.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: Command,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    finish(work, &opened, command).await
}

/// Records a contact. The next one has a date from the rule tables: the rhythm of bridging before
/// help starts, the schedule of years after the return.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn record_contact(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    contact: Contact,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let case = &opened.matter.state;
    let calendar = &cx.house.calendar;
    let command = match &case.stage {
        Stage::Accepted { .. } | Stage::Bridging { .. } => {
            let rhythm = rhythm::bridging(&work.rules, case.risk)?;
            let next = rhythm.next(contact.reached, cx.now, calendar);
            Command::RecordContact { contact, next }
        }
        Stage::Aftercare { returned, .. } => {
            let birth = match opened.row.person {
                Some(person) => work.unit.person(&opened.permit, person).await?.birth,
                None => None,
            };
            let reached = contact.reached;
            let then = rhythm::aftercare(&work.rules, *returned, reached, birth, cx.now, *calendar);
            Command::AftercareContact { contact, then }
        }
        Stage::Helped { .. }
        | Stage::Returning { .. }
        | Stage::ScheduleEnded { .. }
        | Stage::Closed { .. } => Command::NoteContact { contact },
    };
    finish(work, &opened, command).await
}

/// Chooses the risk; the rhythm of contact follows it, and an agreed contact can only come closer.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn set_risk(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    risk: Risk,
    reason: FreeText,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let rhythm = rhythm::bridging(&work.rules, Some(risk))?;
    let next = rhythm.next(true, cx.now, &cx.house.calendar);
    finish(work, &opened, Command::SetRisk { risk, reason, next: Some(next) }).await
}

/// Notes that the young person is home: the schedule of years begins.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn returned(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    on: Moment,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let calendar = &cx.house.calendar;
    let then = rhythm::aftercare(&work.rules, on, true, None, cx.now, *calendar);
    let next = match then {
        domain::casework::Then::Next(next) => next,
        // A return long ago that was never noted: contact is sought now, not never.
        domain::casework::Then::ScheduleEnds => calendar.add_working_days(cx.now, 1),
    };
    finish(work, &opened, Command::Returned { on, next }).await
}

/// Help stopped without a return: contact is kept again, at the rhythm of bridging.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn help_stopped(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    words: FreeText,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    let rhythm = rhythm::bridging(&work.rules, opened.matter.state.risk)?;
    let next = rhythm.next(false, cx.now, &cx.house.calendar);
    finish(work, &opened, Command::HelpStopped { words, next }).await
}

/// Names who works on the case and who of them keeps contact until help starts.
///
/// # Errors
/// The rules' refusal; not found for a post of another organisation.
pub async fn name_team(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    posts: Vec<PostId>,
    bridge: Option<PostId>,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    for post in &posts {
        work.roster.post(*post).ok_or(Failure::NotFound)?;
        work.unit.add_party(&opened.permit, id, *post).await?;
    }
    finish(work, &opened, Command::NameTeam { posts, bridge }).await
}

/// Plans the return home.
///
/// # Errors
/// The rules' refusal; not found for a helper of another organisation.
pub async fn plan_return(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    plan: ReturnPlan,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened = open(&mut work, id, seen).await?;
    work.roster.post(plan.helper).ok_or(Failure::NotFound)?;
    work.unit.add_party(&opened.permit, id, plan.helper).await?;
    finish(work, &opened, Command::PlanReturn(plan)).await
}

async fn open(
    work: &mut Work<'_>,
    id: SubjectId,
    seen: Option<i64>,
) -> Result<Opened<Case>, Failure> {
    let opened = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    Ok(opened)
}

async fn finish(
    mut work: Work<'_>,
    opened: &Opened<Case>,
    command: Command,
) -> Result<SubjectRow, Failure> {
    let signs = matches!(command, Command::NoteSign(_));
    let recorded = work.act(opened, command).await?;
    if signs {
        feedback::after_adding(&mut work, &opened.permit, &recorded.row).await?;
    }
    work.commit().await?;
    Ok(recorded.row)
}
