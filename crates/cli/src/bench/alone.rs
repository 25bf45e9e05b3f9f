//! One request after another: how long each takes, and how much of the processor.

use super::ground::Ground;
use super::luck::Luck;
use super::reading::{Budget, Reading, millis};
use super::requests::User;
use crate::fault::Fault;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection as _, Executor as _};
use std::path::Path;
use std::time::Instant;

/// So many requests make one measurement of processor time: the clock of a thread that runs is only
/// brought up to date when it pauses.
const BATCH: u8 = 10;

/// A bare durable commit on the same disk: one row of a thousand bytes in a file of its own.
struct Bare {
    conn: SqliteConnection,
}

impl Bare {
    async fn open(folder: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("bare.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let mut conn = SqliteConnection::connect_with(&options).await?;
        conn.execute("CREATE TABLE IF NOT EXISTS bare (n INTEGER PRIMARY KEY, what BLOB)").await?;
        Ok(Self { conn })
    }

    async fn commit(&mut self) -> Result<(), sqlx::Error> {
        let insert = sqlx::query("INSERT INTO bare (what) VALUES ($1)").bind(vec![7_u8; 1_000]);
        insert.execute(&mut self.conn).await.map(drop)
    }

    async fn close(self, folder: &Path) -> Result<(), sqlx::Error> {
        self.conn.close().await?;
        let _ = std::fs::remove_file(folder.join("bare.db"));
        Ok(())
    }
}

/// Noting a signal, turn by turn with a bare durable commit, so that both meet the same disk.
///
/// # Errors
/// When the database refuses.
pub async fn note(ground: &Ground, folder: &Path, many: usize) -> Result<Vec<Reading>, Fault> {
    let database = |why: sqlx::Error| Fault::Unusable(format!("the bare database: {why}"));
    let teacher = ground.place.teachers.first().copied();
    let user = teacher.map(User::without_cases).ok_or_else(nobody)?;
    let mut luck = Luck::number(2);
    let mut bare = Bare::open(folder).await.map_err(database)?;
    let (mut commits, mut notes) = (Vec::new(), Vec::new());
    for _ in 0..many {
        let start = Instant::now();
        bare.commit().await.map_err(database)?;
        commits.push(millis(start.elapsed()));
        let start = Instant::now();
        user.note(ground, &mut luck).await?;
        notes.push(millis(start.elapsed()));
    }
    bare.close(folder).await.map_err(database)?;
    let commit = Reading::of("bare durable commit", "ms", commits, Budget::None);
    let note = Reading::of("note a signal, alone", "ms", notes, Budget::None);
    let times = Reading {
        name: "note a signal against a bare commit".to_owned(),
        unit: "times",
        median: note.median / commit.median,
        p99: note.p99 / commit.p99,
        budget: Budget::MedianUnder(2.0),
    };
    Ok(vec![commit, note, times])
}

/// Processor time of every thread of this process, in milliseconds per request.
///
/// # Errors
/// When a request fails, or the system doesn't tell processor time.
pub async fn processor(ground: &Ground, many: usize) -> Result<Vec<Reading>, Fault> {
    let coordinator = *ground.place.coordinators.first().ok_or_else(nobody)?;
    let teacher = *ground.place.teachers.first().ok_or_else(nobody)?;
    let user = User::with_cases(ground, coordinator).await?;
    let noting = User::without_cases(teacher);
    let mut luck = Luck::number(3);
    let mut readings = Vec::new();
    for (name, most) in [("list 20", 2.0), ("open", 2.0), ("fuzzy search", 5.0), ("create", 2.0)] {
        let mut times = Vec::new();
        for _ in 0..(many / usize::from(BATCH)).max(1) {
            let start = processor_time()?;
            for _ in 0..BATCH {
                match name {
                    "list 20" => user.list(ground).await?,
                    "open" => user.open(ground, &mut luck).await?,
                    "fuzzy search" => user.search(ground, &mut luck).await?,
                    _ => noting.note(ground, &mut luck).await?,
                }
            }
            times.push((processor_time()? - start) / f64::from(BATCH));
        }
        let name = format!("processor: {name}");
        readings.push(Reading::of(name, "ms", times, Budget::MedianUnder(most)));
    }
    readings.push(comparing(ground, &noting).await?);
    Ok(readings)
}

/// Comparing whoever was just noted with everyone here. Each of them is here already, so that every
/// comparison ends in a duty: the dearest way it can go.
async fn comparing(ground: &Ground, user: &User) -> Result<Reading, Fault> {
    let mut times = Vec::new();
    loop {
        let start = processor_time()?;
        let compared = u32::try_from(user.compare(ground).await?).unwrap_or(u32::MAX);
        if compared == 0 {
            break;
        }
        times.push((processor_time()? - start) / f64::from(compared));
    }
    Ok(Reading::of("processor: compare".to_owned(), "ms", times, Budget::MedianUnder(10.0)))
}

/// Compares every record that still waits for it.
///
/// # Errors
/// When a comparison fails.
pub async fn compare_all(ground: &Ground) -> Result<(), Fault> {
    let coordinator = *ground.place.coordinators.first().ok_or_else(nobody)?;
    let user = User::without_cases(coordinator);
    while user.compare(ground).await? > 0 {}
    Ok(())
}

/// The processor time of every thread so far, in milliseconds.
fn processor_time() -> Result<f64, Fault> {
    let unreadable = || Fault::Unreadable("/proc/self/task tells no processor time".to_owned());
    let mut nanos = 0.0;
    for thread in std::fs::read_dir("/proc/self/task").map_err(|_| unreadable())? {
        // A thread that ended meanwhile had nothing to do with the request.
        let Ok(text) = thread.and_then(|t| std::fs::read_to_string(t.path().join("schedstat")))
        else {
            continue;
        };
        let first = text.split_whitespace().next().and_then(|number| number.parse::<f64>().ok());
        nanos += first.ok_or_else(unreadable)?;
    }
    Ok(nanos / 1_000_000.0)
}

/// Searching among every person, one search after another.
///
/// # Errors
/// When a search fails.
pub async fn search(ground: &Ground, many: usize) -> Result<Vec<Reading>, Fault> {
    let coordinator = *ground.place.coordinators.first().ok_or_else(nobody)?;
    let user = User::without_cases(coordinator);
    let mut luck = Luck::number(4);
    let mut times = Vec::new();
    for _ in 0..many {
        let start = Instant::now();
        user.search(ground, &mut luck).await?;
        times.push(millis(start.elapsed()));
    }
    Ok(vec![Reading::of("fuzzy search, alone", "ms", times, Budget::P99Under(50.0))])
}

fn nobody() -> Fault {
    Fault::Unusable("nobody works here".to_owned())
}
