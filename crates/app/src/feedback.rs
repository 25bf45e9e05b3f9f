//! Whoever noted something hears what was done with it: owed by whoever works on it now, by a date, and
//! not over before it was read.

use crate::failure::Failure;
use crate::house::{Cx, SYSTEM};
use crate::ports::SubjectRow;
use crate::signalling::check_seen;
use crate::work::{Opened, Start, Work};
use access::{Action, Permit};
use domain::reporting::{Feedback, FeedbackCommand, Owed, WhyOwed};
use domain::subjects::Kind;
use domain::timeline::Beginning;
use kernel::{PostId, SubjectId};

/// Tells a colleague what was done, or says that it was read.
///
/// # Errors
/// The rules' refusal; stale when someone else was first.
pub async fn act(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    command: FeedbackCommand,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<Feedback> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let recorded = work.act(&opened, command).await?;
    work.commit().await?;
    Ok(recorded.row)
}

/// Someone added something to a matter: when another works on it, they hear what was done with it.
pub(crate) async fn after_adding(
    work: &mut Work<'_>,
    permit: &Permit,
    matter: &SubjectRow,
) -> Result<(), Failure> {
    let from = matter.standing.duty().map_or(matter.opener_post, |duty| duty.post);
    let (actor, roster) = (&work.cx.actor, &work.roster);
    if roster.who_acts(from).1 == actor.worker {
        return Ok(());
    }
    let fills = |post| roster.post(post).is_some_and(|post| post.person == actor.worker);
    let mut posts = actor.seats.iter().map(|seat| seat.post);
    let Some(own) = posts.clone().find(|post| fills(*post)).or(posts.next()) else { return Ok(()) };
    owe(work, permit, matter, Debt { from, to: own, why: WhyOwed::Added }).await
}

/// A matter went over to another post: whoever began it hears what became of it.
pub(crate) async fn after_handing_over(
    work: &mut Work<'_>,
    permit: &Permit,
    matter: &SubjectRow,
) -> Result<(), Failure> {
    let Some(duty) = matter.standing.duty().filter(|_| begins_with_a_note(matter.kind)) else {
        return Ok(());
    };
    let (from, to) = (duty.post, matter.opener_post);
    owe(work, permit, matter, Debt { from, to, why: WhyOwed::HandedOver }).await
}

/// A matter was closed: whoever began it hears why, when another closed it; and what a report brought,
/// when their worry was reported by another.
pub(crate) async fn after_closing(
    work: &mut Work<'_>,
    permit: &Permit,
    before: &SubjectRow,
) -> Result<(), Failure> {
    let Some(duty) = before.standing.duty().filter(|_| begins_with_a_note(before.kind)) else {
        return Ok(());
    };
    let from = duty.post;
    let (to, why) = (before.opener_post, WhyOwed::ClosedByAnother);
    owe(work, permit, before, Debt { from, to, why }).await?;
    let (Kind::Outgoing, Some(origin)) = (before.kind, before.origin) else { return Ok(()) };
    let Some(origin) = work.unit.find(origin).await? else { return Ok(()) };
    if !begins_with_a_note(origin.kind) {
        return Ok(());
    }
    let (to, why) = (origin.opener_post, WhyOwed::ReportAnswered);
    owe(work, permit, &origin, Debt { from, to, why }).await
}

/// Whether a matter of this kind begins because someone noted something. A case begins because someone
/// took it on, and an arrival is answered to whoever sent it.
const fn begins_with_a_note(kind: Kind) -> bool {
    match kind {
        Kind::Signal | Kind::Outgoing | Kind::Missing => true,
        Kind::Consultation
        | Kind::Reading
        | Kind::Incoming
        | Kind::Case
        | Kind::Review
        | Kind::Feedback
        | Kind::Combination => false,
    }
}

/// Who tells whom, and of what.
struct Debt {
    from: PostId,
    to: PostId,
    why: WhyOwed,
}

/// Opens the feedback, unless nobody else works on it, or one is under way to the same post.
async fn owe(
    work: &mut Work<'_>,
    permit: &Permit,
    matter: &SubjectRow,
    debt: Debt,
) -> Result<(), Failure> {
    let Debt { from, to, why } = debt;
    let (giver, hearer) = (work.roster.who_acts(from).1, work.roster.who_acts(to).1);
    if giver == hearer || giver == SYSTEM || hearer == SYSTEM {
        return Ok(());
    }
    for row in work.unit.followed_from(matter.id).await? {
        let open = row.kind == Kind::Feedback && row.standing.duty().is_some();
        if open && work.unit.parties(row.id).await?.contains(&to) {
            return Ok(());
        }
    }
    let owed = Owed::new(matter.id, to, why, &work.facts(), work.cx.now);
    let start = Start {
        person: matter.person,
        origin: Some(matter.id),
        ..Start::at(from, Beginning::Feedback(owed))
    };
    let (row, _) = work.start_beside::<Feedback>(permit, start).await?;
    Ok(work.unit.add_party(permit, row.id, to).await?)
}
