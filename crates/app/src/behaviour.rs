//! Behaviour is discussed, or what a session elsewhere came to is noted: with a signal, an arrival or a
//! case, and never over what stood there.

use crate::conversation::is_of;
use crate::failure::{Failure, Fault};
use crate::feedback;
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::signalling::check_seen;
use access::Action;
use domain::behaviour::{Discussed, Discussion, DiscussionFault, Session};
use domain::timeline::Happening;
use kernel::SubjectId;

/// Keeps what was discussed on the timeline of a matter about a young person. One that puts an earlier
/// one right names it; both stand. Whoever works on the matter owes the one who added it a word.
///
/// # Errors
/// Invalid with everything that can't stand in it; not found when the matter is hidden, or of a kind
/// that isn't talked about; stale when someone else was first.
pub async fn keep(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    discussed: Discussed,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let (row, permit) = work.ask_about(Action::Note, id).await?;
    if !is_of(row.kind) {
        return Err(Failure::NotFound);
    }
    check_seen(&row, seen)?;
    let mut faults = match &discussed {
        Discussed::Here(discussion) => faults_in(cx, discussion),
        Discussed::Elsewhere(session) => faults_elsewhere(cx, session),
    };
    if discussed.corrects().is_some() {
        let timeline = work.unit.timeline(&permit, &row).await?;
        if !discussed.follows_from(&timeline) {
            faults.push(Fault::new("corrigeert", "unknown-word"));
        }
    }
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let happened = [Happening::Discussed(Box::new(discussed))];
    let standing = row.standing.clone();
    let row = work.record(&permit, &row, &standing, &happened).await?;
    feedback::after_adding(&mut work, &permit, &row).await?;
    work.commit().await?;
    Ok(row)
}

/// What can't stand in a discussion, whichever matter it is kept with: what its edition doesn't have.
pub fn faults_in(cx: &Cx<'_>, discussion: &Discussion) -> Vec<Fault> {
    let words = &cx.house.knowledge.behaviour;
    let known = words.edition(&discussion.edition);
    let Some(edition) = known.filter(|edition| edition.item.valid_on(cx.today())) else {
        return vec![Fault::new("uitgave", "unknown-word")];
    };
    let fault = |fault| match fault {
        DiscussionFault::NoAspect(place) => Fault::new(format!("aspecten/{place}"), "unknown-word"),
        DiscussionFault::Twice(place) => Fault::new(format!("aspecten/{place}"), "twice"),
        DiscussionFault::Unanswered => Fault::new("aspecten", "missing"),
        DiscussionFault::NoHeaviest => Fault::new("zwaarste", "unknown-word"),
    };
    discussion.faults(edition).into_iter().map(fault).collect()
}

fn faults_elsewhere(cx: &Cx<'_>, session: &Session) -> Vec<Fault> {
    let known = cx.house.knowledge.behaviour.session_edition(&session.edition);
    match known.filter(|edition| edition.item.valid_on(cx.today())) {
        Some(_) => Vec::new(),
        None => vec![Fault::new("uitgave", "unknown-word")],
    }
}
