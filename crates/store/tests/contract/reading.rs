//! Units that only read: beside the writer, and nothing shown without a durable line.

use crate::units::{noted, say};
use app::ports::{Change, Store as _, Unit};
use domain::organisations::Function;
use domain::statements::Noted;
use domain::timeline::Happening;
use testkit::Stage;
use testkit::house::monday;
use testkit::words::seen;

async fn reading(stage: &Stage) -> Box<dyn Unit> {
    stage.store.begin_reading(stage.house.id, monday()).await.expect("a unit")
}

async fn said(
    stage: &Stage,
    unit: &mut dyn Unit,
    row: &app::ports::SubjectRow,
) -> Vec<Noted<Happening>> {
    let teacher = stage.house.who(Function::Teacher);
    unit.timeline(&stage.house.may_open(teacher, row.id), row).await.expect("a timeline")
}

pub async fn a_unit_that_only_reads_can_change_nothing(stage: &Stage) {
    let (row, _) = noted(stage, "Begin.").await;
    let teacher = stage.house.who(Function::Teacher);
    let permit = stage.house.may_open(teacher, row.id);
    let mut unit = reading(stage).await;
    let standing = row.standing.clone();
    let more = [Happening::Said(seen("Stiekem."))];
    let change = Change { before: &row, standing: &standing, happenings: &more };
    assert!(unit.record(&permit, change).await.is_err());
    drop(unit);
    assert_eq!(stage.number("SELECT version FROM subject").await, 1);
    assert_eq!(stage.number("SELECT COUNT(*) FROM entry").await, 3);
    say(stage, &row, "Gewoon.").await.expect("the next unit isn't in the way");
}

pub async fn who_reads_sees_the_beginning_and_holds_nobody_up(stage: &Stage) {
    let (row, _) = noted(stage, "Begin.").await;
    let mut before = reading(stage).await;
    assert_eq!(said(stage, &mut *before, &row).await.len(), 3);
    say(stage, &row, "Ondertussen.").await.expect("a reader is in nobody's way");
    assert_eq!(said(stage, &mut *before, &row).await.len(), 3, "as it was when it began");
    before.commit().await.expect("lines");
    let mut after = reading(stage).await;
    assert_eq!(said(stage, &mut *after, &row).await.len(), 4);
}

pub async fn a_reading_that_cannot_be_written_down_fails(stage: &Stage) {
    let (row, _) = noted(stage, "Begin.").await;
    stage.exec("DROP TABLE journal_line", vec![]).await.expect("dropped");
    let mut unit = reading(stage).await;
    said(stage, &mut *unit, &row).await;
    assert!(unit.commit().await.is_err(), "what was read may not be shown");
}

pub async fn a_hundred_readings_at_once_each_have_their_line(stage: &Stage) {
    let (row, _) = noted(stage, "Begin.").await;
    let lines = "SELECT COUNT(*) FROM journal_line";
    let before = stage.number(lines).await;
    let mut readers = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (store, house, row) = (stage.store.clone(), stage.house.clone(), row.clone());
        readers.spawn(async move {
            let mut unit = store.begin_reading(house.id, monday()).await.expect("a unit");
            let open = house.may_open(house.who(Function::Teacher), row.id);
            unit.timeline(&open, &row).await.expect("a timeline");
            unit.commit().await.expect("a line");
        });
    }
    readers.join_all().await;
    assert_eq!(stage.number(lines).await, before + 100);
    let report = stage.store.verify_journal(stage.house.id, Vec::new()).await;
    assert!(report.expect("a report").is_ok());
}
