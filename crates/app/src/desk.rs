//! What lies on someone's desk: drafts and notices. Nothing typed is ever lost.

use crate::failure::Failure;
use crate::house::Cx;
use kernel::Moment;

/// The most characters of a draft: all fields of the largest form together.
const MOST: usize = 100_000;

/// Keeps what someone is typing in a form, sealed; only they can read it back.
///
/// # Errors
/// Invalid when it is too long.
pub async fn keep_draft(cx: &Cx<'_>, form: &str, text: &str) -> Result<(), Failure> {
    if text.len() > MOST || form.len() > 120 {
        return Err(Failure::invalid("draft", "too-long"));
    }
    let mut work = cx.begin().await?;
    work.unit.keep_draft(cx.actor.worker, form, text).await?;
    work.commit().await
}

/// What someone was typing in a form, and when it was kept.
///
/// # Errors
/// When the store can't be reached.
pub async fn draft(cx: &Cx<'_>, form: &str) -> Result<Option<(String, Moment)>, Failure> {
    let mut work = cx.begin_reading().await?;
    Ok(work.unit.draft(cx.actor.worker, form).await?)
}

/// Throws a draft away: it was sent, or is no longer wanted.
///
/// # Errors
/// When the store can't be reached.
pub async fn drop_draft(cx: &Cx<'_>, form: &str) -> Result<(), Failure> {
    let mut work = cx.begin().await?;
    work.unit.drop_draft(cx.actor.worker, form).await?;
    work.commit().await
}

/// Marks every notice as read.
///
/// # Errors
/// When the store can't be reached.
pub async fn read_notices(cx: &Cx<'_>) -> Result<(), Failure> {
    let mut work = cx.begin().await?;
    work.unit.read_notices(cx.actor.worker).await?;
    work.commit().await
}
