//! A duty is offered, accepted or refused; time warns, lapses and escalates; absence re-routes.

use crate::failure::Failure;
use crate::feedback;
use crate::house::Cx;
use crate::ports::{Census, SubjectRow};
use crate::signalling::check_seen;
use crate::work::Work;
use access::{Action, Permit};
use domain::duties::{self, Command, reroute};
use domain::timeline::Happening;
use kernel::{FreeText, Moment, PostId, SubjectId, TeamId, WorkerId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What one can do with an offer.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Accept: from now on one answers for it.
    Accept,
    /// Refuse, with a reason.
    Refuse(FreeText),
}

/// Offers a duty to another post of the organisation. The holder stays liable until it accepts.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn offer(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    to: PostId,
) -> Result<SubjectRow, Failure> {
    change(cx, id, seen, Action::Offer, Command::Offer { to }).await
}

/// Answers an offered duty.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn answer(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    reply: Reply,
) -> Result<SubjectRow, Failure> {
    let command = match reply {
        Reply::Accept => Command::Accept,
        Reply::Refuse(reason) => Command::Refuse { reason },
    };
    change(cx, id, seen, Action::Answer, command).await
}

async fn change(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    action: Action,
    command: Command,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let (row, permit) = work.ask_about(action, id).await?;
    check_seen(&row, seen)?;
    let duty = row.standing.duty().ok_or(Failure::from(duties::Refusal::Closed))?;
    let events = duty.decide(cx.actor.worker, command, &work.facts(), cx.now)?;
    let accepted = events.iter().any(|event| matches!(event, duties::Event::Accepted { .. }));
    let row = record_duty(&mut work, &permit, &row, events).await?;
    if accepted {
        feedback::after_handing_over(&mut work, &permit, &row).await?;
    }
    work.commit().await?;
    Ok(row)
}

async fn record_duty(
    work: &mut Work<'_>,
    permit: &Permit,
    row: &SubjectRow,
    events: Vec<duties::Event>,
) -> Result<SubjectRow, Failure> {
    let at = work.cx.now;
    let standing = events.iter().fold(row.standing.clone(), |standing, e| standing.apply(e, at));
    let happenings: Vec<_> = events.into_iter().map(Happening::Duty).collect();
    work.record(permit, row, &standing, &happenings).await
}

/// Lets time do its work in one organisation: warnings, lapsed offers, escalations. How many duties
/// something happened to.
///
/// # Errors
/// When the store can't be reached.
pub async fn tick(cx: &Cx<'_>) -> Result<usize, Failure> {
    /// So many in one transaction, so that nobody waits long behind it.
    const BATCH: u16 = 50;
    let mut work = cx.begin().await?;
    let mut moved = 0;
    for row in work.unit.ticking(cx.now, BATCH).await? {
        let Some(duty) = row.standing.duty() else { continue };
        let events = duty.decide(cx.actor.worker, Command::Tick, &work.facts(), cx.now)?;
        if !events.is_empty() {
            let (_, permit) = work.ask_about(Action::Act, row.id).await?;
            record_duty(&mut work, &permit, &row, events).await?;
            moved += 1;
        }
    }
    work.commit().await?;
    Ok(moved)
}

/// Someone is absent until a moment: every duty on their posts finds someone who can act, in the
/// same transaction. How many duties moved.
///
/// # Errors
/// Refused when nobody would be left at the end of the escalation.
pub async fn set_absent(
    cx: &Cx<'_>,
    worker: WorkerId,
    until: Option<Moment>,
) -> Result<usize, Failure> {
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    let moved = move_away(&mut work, &[worker].into(), &BTreeSet::new()).await?;
    work.unit.set_able(worker, false, until).await?;
    work.unit.people_line(&permit, worker.into()).await?;
    work.commit().await?;
    Ok(moved)
}

/// Someone is back: the duties of their own posts return to them.
///
/// # Errors
/// Not allowed for functions that don't manage people.
pub async fn set_present(cx: &Cx<'_>, worker: WorkerId) -> Result<usize, Failure> {
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    work.unit.set_able(worker, true, None).await?;
    work.unit.people_line(&permit, worker.into()).await?;
    work.roster = work.unit.roster().await?;
    let posts: Vec<_> = work.roster.posts_of(worker).map(|post| post.id).collect();
    let rows = work.unit.on_posts(&posts).await?;
    let moved = reroute_all(&mut work, rows).await?;
    work.commit().await?;
    Ok(moved)
}

/// Someone left for good: their access and sessions end, their duties find someone who can act.
///
/// # Errors
/// Refused when nobody would be left at the end of the escalation.
pub async fn disable(cx: &Cx<'_>, worker: WorkerId) -> Result<usize, Failure> {
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    let moved = move_away(&mut work, &[worker].into(), &BTreeSet::new()).await?;
    work.unit.disable(worker).await?;
    work.unit.people_line(&permit, worker.into()).await?;
    work.commit().await?;
    Ok(moved)
}

/// A team closed: every duty on its posts finds someone who can act.
///
/// # Errors
/// Refused when nobody would be left at the end of the escalation.
pub async fn close_team(cx: &Cx<'_>, team: TeamId) -> Result<usize, Failure> {
    let mut work = cx.begin().await?;
    let permit = work.ask(Action::ManagePeople, "people").await?;
    let moved = move_away(&mut work, &BTreeSet::new(), &[team].into()).await?;
    work.unit.close_team(team).await?;
    work.unit.people_line(&permit, team.into()).await?;
    work.commit().await?;
    Ok(moved)
}

/// Re-routes every duty that rests with these people or on posts of these teams.
async fn move_away(
    work: &mut Work<'_>,
    people: &BTreeSet<WorkerId>,
    teams: &BTreeSet<TeamId>,
) -> Result<usize, Failure> {
    let roster = work.roster.without(people, teams);
    work.roster = Arc::new(roster.map_err(|_| Failure::Refused("nobody-at-the-end"))?);
    let mut rows = Vec::new();
    for worker in people {
        rows.extend(work.unit.held_by(*worker).await?);
    }
    let in_teams = work.roster.posts().iter().filter(|post| teams.contains(&post.team));
    let posts: Vec<_> = in_teams.map(|post| post.id).collect();
    rows.extend(work.unit.on_posts(&posts).await?);
    reroute_all(work, rows).await
}

async fn reroute_all(work: &mut Work<'_>, rows: Vec<SubjectRow>) -> Result<usize, Failure> {
    let mut moved = 0;
    for row in rows {
        let Some(event) = row.standing.duty().and_then(|duty| reroute(duty, &work.roster)) else {
            continue;
        };
        let permit = system_permit(work, &row)?;
        record_duty(work, &permit, &row, vec![event]).await?;
        moved += 1;
    }
    Ok(moved)
}

/// A re-route opens nothing: the installation itself moves the duty, and the journal says so.
pub(crate) fn system_permit(work: &Work<'_>, row: &SubjectRow) -> Result<Permit, Failure> {
    let cx = Cx::system(work.cx.house, work.cx.actor.organisation, work.cx.now);
    let object = access::Object { kind: row.kind.word(), id: Some(row.id) };
    let asked = work.cx.house.gate.ask(
        &cx.actor,
        Action::Act,
        object,
        access::Relation::None,
        false,
        cx.now,
    );
    Ok(asked?)
}

/// The state of the net in one organisation: every open matter has a holder who can act.
///
/// # Errors
/// When the store can't be reached.
pub async fn census(cx: &Cx<'_>) -> Result<Census, Failure> {
    let mut work = cx.begin_reading().await?;
    Ok(work.unit.census(cx.now).await?)
}
