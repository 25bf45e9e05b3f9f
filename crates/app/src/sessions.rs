//! One's own sessions: where someone is signed in, and ending that. Someone else's are as unknown as
//! those that don't exist.

use crate::failure::Failure;
use crate::house::Cx;
use crate::ports::{Session, Worker};
use kernel::SessionId;

/// The one who asks.
///
/// # Errors
/// When the store can't be reached.
pub async fn me(cx: &Cx<'_>) -> Result<Worker, Failure> {
    let mut work = cx.begin_reading().await?;
    work.unit.worker(cx.actor.worker).await?.ok_or(Failure::NotFound)
}

/// The sessions and tokens of the one who asks that haven't ended, newest first; and which of them
/// this is.
///
/// # Errors
/// When the store can't be reached.
pub async fn mine(
    cx: &Cx<'_>,
    secret: &[u8],
) -> Result<(Vec<Session>, Option<SessionId>), Failure> {
    let this = cx.house.store.session(secret).await?.map(|session| session.id);
    let mut all = cx.begin_reading().await?.unit.sessions_of(cx.actor.worker).await?;
    all.retain(|session| session.ends_at > cx.now);
    Ok((all, this))
}

/// Leaves: ends the session with this secret.
///
/// # Errors
/// When the store can't be reached.
pub async fn leave(cx: &Cx<'_>, secret: &[u8]) -> Result<(), Failure> {
    let mut work = cx.begin().await?;
    work.unit.end_session(secret).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await
}

/// Ends one session or token of the one who asks.
///
/// # Errors
/// Not found when it isn't their own.
pub async fn end(cx: &Cx<'_>, id: SessionId) -> Result<(), Failure> {
    let mut work = cx.begin().await?;
    work.unit.end_own_session(cx.actor.worker, id).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await
}

/// Ends every session and token of the one who asks but this one; how many there were.
///
/// # Errors
/// When the store can't be reached.
pub async fn end_others(cx: &Cx<'_>, secret: &[u8]) -> Result<u64, Failure> {
    let mut work = cx.begin().await?;
    let ended = work.unit.end_other_sessions(cx.actor.worker, secret).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await?;
    Ok(ended)
}

/// Ends every session and token of the one who asks; how many there were.
///
/// # Errors
/// When the store can't be reached.
pub async fn leave_everywhere(cx: &Cx<'_>) -> Result<u64, Failure> {
    let mut work = cx.begin().await?;
    let ended = work.unit.end_sessions_of(cx.actor.worker).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await?;
    Ok(ended)
}
