//! What was said to be kept is kept, also when the process is killed in the middle of its work.

use domain::organisations::Function;
use kernel::SubjectId;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use store::{Engine, SqlStore};
use vangnet_testkit::{Stage, chance};

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let stage = Stage::sqlite().await;
    let mut acknowledged = Vec::new();
    for round in [1, 40, 200] {
        acknowledged.extend(write_and_kill(&stage, round));
    }
    assert!(acknowledged.len() >= 241);

    let engine = Engine::sqlite(&stage.file()).await.unwrap();
    let store = SqlStore::new(engine, chance::ring(), chance::source(5));
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&store).await;
    for id in acknowledged {
        let row = unit.find(id).await.unwrap().expect("what was acknowledged");
        let timeline = unit.timeline(&stage.house.may_open(teacher, id), &row).await.unwrap();
        assert_eq!(timeline.len(), 3);
    }
    drop(unit);
    let halves = "SELECT COUNT(*) FROM subject WHERE \
                  (SELECT COUNT(*) FROM entry WHERE entry.subject = subject.id) <> 3";
    assert_eq!(stage.number(halves).await, 0, "no half unit of work");
    let report = store.verify_journal(stage.house.id, Vec::new()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
    let written = stage.number("SELECT COUNT(*) FROM subject").await;
    assert_eq!(i64::try_from(report.entries), Ok(written), "a line for each");
}

/// Lets a process write until it said this many times that something is kept, and kills it.
fn write_and_kill(stage: &Stage, times: usize) -> Vec<SubjectId> {
    let mut writer = Command::new(env!("CARGO_BIN_EXE_writer"))
        .arg(stage.file())
        .arg(times.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process that writes");
    let said = writer.stdout.take().expect("what it says");
    let mut lines = BufReader::new(said).lines().map_while(Result::ok);
    let mut ids: Vec<_> = lines.by_ref().take(times).collect();
    assert_eq!(ids.len(), times);
    writer.kill().and_then(|()| writer.wait()).expect("it can be killed");
    // What it said before it noticed counts too; the last line may be cut off.
    ids.extend(lines);
    let last = ids.len() - 1;
    let ids = ids.iter().enumerate();
    ids.filter_map(|(n, id)| match id.parse() {
        Ok(id) => Some(id),
        Err(_) if n == last => None,
        Err(error) => unreachable!("{id}: {error}"),
    })
    .collect()
}
