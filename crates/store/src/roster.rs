//! The roster of an organisation and its people, kept in memory until someone changes them.
//!
//! Every change to people, teams or posts counts up a number in the organisation's row, in the same
//! transaction. Every unit reads that number; a copy in memory serves only under the number it was
//! read at, so that two servers on one database never work with an old roster.

use crate::db::args;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use app::StoreError;
use app::ports::{Stored, Worker};
use domain::organisations::{Post, Roster};
use kernel::{OrganisationId, PostId, TeamId, WorkerId};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// The rosters and people in memory, each with the number it was read at.
#[derive(Default)]
pub(crate) struct Rosters {
    rosters: Kept<Roster>,
    workers: Kept<Vec<Worker>>,
}

/// What was read of each organisation, with the number it was read at.
struct Kept<T>(RwLock<HashMap<OrganisationId, (i64, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T> Kept<T> {
    fn at(&self, org: OrganisationId, number: i64) -> Option<Arc<T>> {
        let kept = self.0.read().ok()?;
        kept.get(&org).filter(|(at, _)| *at == number).map(|(_, what)| Arc::clone(what))
    }

    fn keep(&self, org: OrganisationId, number: i64, what: &Arc<T>) {
        if let Ok(mut kept) = self.0.write() {
            kept.insert(org, (number, Arc::clone(what)));
        }
    }
}

impl SqlUnit {
    /// Counts a change to people, teams or posts.
    pub(crate) async fn roster_changed(&mut self) -> Stored<()> {
        self.roster_touched = true;
        self.exec(sql::ROSTER_CHANGED, args![self.org]).await.map(|_| ())
    }
}

/// The roster as this unit sees it.
pub(crate) async fn of(unit: &mut SqlUnit) -> Stored<Arc<Roster>> {
    let Some(number) = number(unit).await? else { return read(unit).await.map(Arc::new) };
    if let Some(roster) = unit.rosters.rosters.at(unit.org, number) {
        return Ok(roster);
    }
    let roster = Arc::new(read(unit).await?);
    unit.rosters.rosters.keep(unit.org, number, &roster);
    Ok(roster)
}

/// Every worker by name, as this unit sees them. Opening a thousand sealed names takes longer than
/// all the rest of showing a page.
pub(crate) async fn workers(unit: &mut SqlUnit) -> Stored<Arc<Vec<Worker>>> {
    let Some(number) = number(unit).await? else {
        return unit.read_workers().await.map(Arc::new);
    };
    if let Some(workers) = unit.rosters.workers.at(unit.org, number) {
        return Ok(workers);
    }
    let workers = Arc::new(unit.read_workers().await?);
    unit.rosters.workers.keep(unit.org, number, &workers);
    Ok(workers)
}

/// The number that counts the changes to the people, read before them: what is kept under it is
/// never older than it says. None when this unit changed them itself, which may yet be undone.
async fn number(unit: &mut SqlUnit) -> Stored<Option<i64>> {
    if unit.roster_touched {
        return Ok(None);
    }
    let row = unit.row(sql::ROSTER_VERSION, args![unit.org]).await?.ok_or(StoreError::Missing)?;
    row.int(0).map(Some).map_err(|e| database(&e))
}

async fn read(unit: &mut SqlUnit) -> Stored<Roster> {
    let db = |error: sqlx::Error| database(&error);
    let rows = unit.rows(sql::POSTS, args![unit.org]).await?;
    let posts = rows.iter().map(|row| {
        Ok(Post {
            id: PostId::from_bytes(row.id(0).map_err(db)?),
            team: TeamId::from_bytes(row.id(1).map_err(db)?),
            function: row.text(2).map_err(db)?.parse().map_err(|_| unreadable("post.job"))?,
            person: WorkerId::from_bytes(row.id(3).map_err(db)?),
            deputy: row.opt_id(4).map_err(db)?.map(WorkerId::from_bytes),
        })
    });
    let posts = posts.collect::<Stored<Vec<_>>>()?;
    let able = unit.rows(sql::ABLE, args![unit.org]).await?;
    let able = able.iter().map(|row| row.id(0).map(WorkerId::from_bytes).map_err(db));
    let able = able.collect::<Stored<_>>()?;
    let closed = unit.rows(sql::CLOSED_TEAMS, args![unit.org]).await?;
    let closed = closed.iter().map(|row| row.id(0).map(TeamId::from_bytes).map_err(db));
    let closed = closed.collect::<Stored<_>>()?;
    Roster::new(posts, able, closed).map_err(|fault| StoreError::Unreadable(fault.to_string()))
}
