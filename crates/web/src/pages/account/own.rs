//! My account: how I come in, and where I am signed in.

use super::gone;
use crate::device;
use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::ports::{Passkey, Session};
use app::{Failure, passkeys, sessions};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

/// A passkey on the page.
struct KeyLine {
    id: String,
    name: String,
    made: String,
    used: String,
    /// Whether it opens nothing any more.
    stopped: bool,
}

/// A session or token on the page.
struct SessionLine {
    id: String,
    what: String,
    began: String,
    seen: String,
    ends: String,
    /// Whether it is the one that looks.
    this: bool,
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    t: Text,
    shell: StaffShell,
    /// Where passkeys work; empty when nowhere.
    place: String,
    keys: Vec<KeyLine>,
    sessions: Vec<SessionLine>,
    tokens: Vec<SessionLine>,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let (cx, t, now) = (visitor.cx(&state.house), visitor.t, visitor.now);
    let key = |key: Passkey| KeyLine {
        id: key.id.to_string(),
        name: key.name.reveal().to_owned(),
        made: t.lately(key.made_at, now),
        stopped: key.is_stopped(),
        used: key.used_at.map(|at| t.lately(at, now)).unwrap_or_default(),
    };
    let keys = passkeys::mine(&cx).await?.into_iter().map(key).collect();
    let (all, this) = sessions::mine(&cx, &visitor.secret).await?;
    let line = |one: Session| {
        let device = device::named(t, &one.device);
        SessionLine {
            id: one.id.to_string(),
            what: if device.is_empty() { t.pick("session-kind", &one.kind) } else { device },
            began: t.lately(one.made_at, now),
            seen: t.lately(one.seen_at, now),
            ends: t.lately(one.ends_at, now),
            this: Some(one.id) == this,
        }
    };
    let (tokens, sessions): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.kind == "api");
    let tokens = tokens.into_iter().map(line).collect();
    let sessions = sessions.into_iter().map(line).collect();
    let place = state.house.passkeys().place().unwrap_or_default().to_owned();
    let shell = visitor.shell(&state).await?;
    Ok(html(&AccountPage { t, shell, place, keys, sessions, tokens }))
}

pub(super) async fn end(
    State(state): State<StaffState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    sessions::end(&visitor.cx(&state.house), id).await?;
    Ok(Redirect::to("/werk/account?gedaan=session-ended").into_response())
}

pub(super) async fn end_others(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    sessions::end_others(&visitor.cx(&state.house), &visitor.secret).await?;
    Ok(Redirect::to("/werk/account?gedaan=sessions-ended").into_response())
}

pub(super) async fn end_all(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    sessions::leave_everywhere(&visitor.cx(&state.house)).await?;
    Ok(gone(&state))
}
