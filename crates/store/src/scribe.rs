//! Writing journal lines: those of a change in its own transaction, those of readings many at a time.
//!
//! A unit that only reads holds nobody up, so it can't write its lines itself. It hands them to the
//! scribe and is told "done" once they are durable; nobody sees what was read before that (ADR 0015).

use crate::db::args;
use crate::engine::{Engine, Tx};
use crate::sql;
use crate::unit::{database, unreadable};
use app::StoreError;
use app::ports::Stored;
use journal::Line;
use kernel::OrganisationId;
use std::collections::BTreeMap;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

/// The statements that add lines, with how many each adds.
const ADD_LINES: &[(usize, &str)] =
    &[(4, sql::ADD_4_LINES), (2, sql::ADD_2_LINES), (1, sql::ADD_LINE)];

/// How many readings wait for the scribe before the next has to wait for a place.
const QUEUE: usize = 256;

/// Writes lines at the end of an organisation's log. Taking the next numbers locks the log until
/// the commit: the only serial step (ADR 0007).
pub(crate) async fn write(tx: &mut Tx, org: OrganisationId, lines: Vec<Line>) -> Stored<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let read = |error: sqlx::Error| database(&error);
    let count = i64::try_from(lines.len()).map_err(|_| unreadable("journal size"))?;
    let row = tx.row(sql::TAKE_NUMBERS, args![org, count]).await.map_err(read)?;
    let row = row.ok_or(StoreError::Missing)?;
    let (size, frontier) = (row.int(0).map_err(read)?, row.bytes(1).map_err(read)?);
    let mut frontier =
        journal::Frontier::from_bytes(&frontier).map_err(|_| unreadable("journal frontier"))?;
    let mut rows = Vec::with_capacity(lines.len());
    for (line, n) in lines.into_iter().zip((size - count)..) {
        let encoded = line.encode();
        frontier.append(journal::Hash::of_leaf(&encoded));
        rows.push(args![n, encoded]);
    }
    tx.add_many(ADD_LINES, args![org], rows).await.map_err(read)?;
    tx.exec(sql::SET_FRONTIER, args![org, frontier.to_bytes()]).await.map_err(read)?;
    Ok(())
}

/// Whoever writes the lines of readings.
pub(crate) struct Scribe(mpsc::Sender<Order>);

/// The lines of one reading, and whom to tell that they are durable.
struct Order {
    org: OrganisationId,
    lines: Vec<Line>,
    done: oneshot::Sender<Stored<()>>,
}

impl Scribe {
    /// A scribe for a database; it stops when nobody can hand it lines any more.
    pub(crate) fn of(engine: Engine) -> Self {
        let (sender, orders) = mpsc::channel(QUEUE);
        tokio::spawn(work(engine, orders));
        Self(sender)
    }

    /// Writes the lines of a reading; returns when they are durable.
    pub(crate) async fn write(&self, org: OrganisationId, lines: Vec<Line>) -> Stored<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let gone = || StoreError::Database("the journal can't be written".to_owned());
        let (done, told) = oneshot::channel();
        self.0.send(Order { org, lines, done }).await.map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

/// Writes whatever waits, organisation by organisation, and then whatever came meanwhile.
async fn work(engine: Engine, mut orders: mpsc::Receiver<Order>) {
    let mut queue = Vec::new();
    while orders.recv_many(&mut queue, QUEUE).await > 0 {
        let mut by_organisation: BTreeMap<_, Vec<Order>> = BTreeMap::new();
        for order in queue.drain(..) {
            by_organisation.entry(order.org).or_default().push(order);
        }
        let mut writing = JoinSet::new();
        for (org, orders) in by_organisation {
            writing.spawn(write_and_tell(engine.clone(), org, orders));
        }
        writing.join_all().await;
    }
}

/// One organisation's fault is no other's.
async fn write_and_tell(engine: Engine, org: OrganisationId, orders: Vec<Order>) {
    let mut lines = Vec::new();
    let mut readers = Vec::new();
    for order in orders {
        lines.extend(order.lines);
        readers.push(order.done);
    }
    let written = write_in_a_turn(&engine, org, lines).await;
    for reader in readers {
        // Whoever is gone has seen nothing; that the line stands is no harm.
        let _ = reader.send(written.clone());
    }
}

async fn write_in_a_turn(engine: &Engine, org: OrganisationId, lines: Vec<Line>) -> Stored<()> {
    let mut tx = engine.begin().await.map_err(|error| database(&error))?;
    write(&mut tx, org, lines).await?;
    tx.commit().await.map_err(|error| database(&error))
}
