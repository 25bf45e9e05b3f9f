//! Emergency access: a stored reason, a time limit, and a privacy officer who must look at it.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::SubjectRow;
use crate::signalling::check_seen;
use crate::work::{Opened, Start};
use access::Action;
use domain::duties::News;
use domain::organisations::Function;
use domain::review::{Command, EmergencyReview, Verdict};
use domain::timeline::{Beginning, Happening};
use kernel::{FreeText, Moment, SubjectId};

/// How long an emergency access lasts, in seconds: long enough to act, too short to browse.
const LASTS_SECONDS: i64 = 3600;

/// Opens a subject in an emergency. The reason goes on its timeline, and the privacy officer gets a
/// duty to review it, all in this transaction.
///
/// # Errors
/// A fresh second factor is asked; not found outside one's organisation.
pub async fn break_glass(cx: &Cx<'_>, id: SubjectId, reason: FreeText) -> Result<Moment, Failure> {
    let mut work = cx.begin().await?;
    let (row, permit) = work.ask_about(Action::BreakGlass, id).await?;
    let until = cx.now.plus_seconds(LASTS_SECONDS);
    work.unit.grant_emergency(&permit, id, until).await?;
    let standing = row.standing.clone();
    let opened = Happening::EmergencyOpened { reason: reason.clone(), until };
    work.record(&permit, &row, &standing, &[opened]).await?;

    let who = cx.actor.worker;
    let beginning = Beginning::Review { who, subject: id, reason, until };
    let officer = work.roster.nearest(Function::PrivacyOfficer, None).map(|post| post.id);
    let post = officer.unwrap_or_else(|| work.roster.last_resort().0);
    let start = Start::at(post, beginning);
    let (review, _) = work.start::<EmergencyReview>(&permit, start).await?;
    let (_, officer) = work.roster.who_acts(post);
    work.unit.tell(officer, News::EmergencyAccess.word(), Some(review.id)).await?;
    work.commit().await?;
    Ok(until)
}

/// Judges an emergency access.
///
/// # Errors
/// Refused for one's own access.
pub async fn judge(
    cx: &Cx<'_>,
    id: SubjectId,
    seen: Option<i64>,
    verdict: Verdict,
    reason: FreeText,
) -> Result<SubjectRow, Failure> {
    let mut work = cx.begin().await?;
    let opened: Opened<EmergencyReview> = work.open(Action::Act, id).await?;
    check_seen(&opened.row, seen)?;
    let command = Command::Judge { by: cx.actor.worker, verdict, reason };
    let recorded = work.act(&opened, command).await?;
    work.commit().await?;
    Ok(recorded.row)
}
