//! Units of work: all or nothing, one after another, and lasting.

use access::{Action, Relation};
use app::StoreError;
use app::ports::{Change, SubjectRow};
use domain::organisations::Function;
use domain::timeline::{Beginning, Happening};
use kernel::SubjectId;
use testkit::house::monday;
use testkit::words::seen;
use testkit::{House, Stage};

pub async fn every_statement_is_understood(stage: &Stage) {
    for (name, sql) in vangnet_store::STATEMENTS {
        let mut tx = stage.store.engine().begin().await.unwrap();
        if let Err(error) = tx.understands(sql).await {
            panic!("{name}: {error}");
        }
    }
}

pub async fn what_was_written_reads_back(stage: &Stage) {
    let (row, teacher) = noted(stage, "Elke vrijdag opgehaald.").await;
    let mut unit = stage.house.unit(&stage.store).await;
    let found = unit.find(row.id).await.unwrap().unwrap();
    assert_eq!(found.standing, row.standing);
    assert_eq!((found.version, found.opened_by), (1, teacher));
    let permit = stage.house.may_open(stage.house.who(Function::Teacher), row.id);
    let timeline = unit.timeline(&permit, &found).await.unwrap();
    let said: Vec<_> = timeline.iter().map(|noted| &noted.what).collect();
    let by = stage.house.who(Function::Teacher).post;
    assert_eq!(*said[0], Happening::Began(Box::new(Beginning::Signal { by })));
    assert_eq!(*said[1], Happening::Said(seen("Elke vrijdag opgehaald.")));
    assert_eq!(timeline.len(), 3);
    assert!(timeline.iter().all(|noted| noted.at == monday() && noted.by == teacher));
}

pub async fn a_second_writer_with_an_old_version_is_told_the_current_one(stage: &Stage) {
    let (row, _) = noted(stage, "Eerst gezien.").await;
    say(stage, &row, "De eerste.").await.unwrap();
    let refused = say(stage, &row, "De tweede.").await;
    assert!(matches!(refused, Err(StoreError::Stale { current: 2 })), "{refused:?}");
    assert_eq!(stage.number("SELECT COUNT(*) FROM entry").await, 4);
}

pub async fn a_unit_that_is_not_committed_leaves_nothing(stage: &Stage) {
    let lines = stage.number("SELECT COUNT(*) FROM journal_line").await;
    let mut unit = stage.house.unit(&stage.store).await;
    let teacher = stage.house.who(Function::Teacher);
    stage.house.note_signal(&mut *unit, teacher, None, "Weg ermee.").await;
    drop(unit);
    for table in ["SELECT COUNT(*) FROM subject", "SELECT COUNT(*) FROM entry"] {
        assert_eq!(stage.number(table).await, 0, "{table}");
    }
    assert_eq!(stage.number("SELECT COUNT(*) FROM dossier").await, 0);
    assert_eq!(stage.number("SELECT COUNT(*) FROM journal_line").await, lines);
}

pub async fn a_unit_that_is_dropped_half_way_leaves_nothing_and_blocks_nobody(stage: &Stage) {
    for steps in 0..60 {
        let mut work = Box::pin(async {
            let mut unit = stage.house.unit(&stage.store).await;
            let teacher = stage.house.who(Function::Teacher);
            stage.house.note_signal(&mut *unit, teacher, None, "Half werk.").await;
            std::future::pending::<()>().await;
        });
        for _ in 0..steps {
            // On even rounds dropped after a number of turns, on odd ones after a time.
            let turn = tokio::time::Duration::from_micros(if steps % 2 == 0 { 0 } else { 300 });
            if tokio::time::timeout(turn, &mut work).await.is_ok() {
                unreachable!("the work never ends");
            }
        }
        drop(work);
    }
    let (row, _) = noted(stage, "Heel werk.").await;
    assert_eq!(stage.number("SELECT COUNT(*) FROM subject").await, 1);
    assert_eq!(stage.number("SELECT COUNT(*) FROM entry").await, 3);
    assert_eq!(row.version, 1);
}

pub async fn sixty_four_at_once_all_get_through_and_lose_nothing(stage: &Stage) {
    let mut all = tokio::task::JoinSet::new();
    for n in 0..64 {
        let (store, house) = (stage.store.clone(), stage.house.clone());
        all.spawn(async move {
            let mut unit = house.unit(&store).await;
            let teacher = house.who(Function::Teacher);
            let row = house.note_signal(&mut *unit, teacher, None, &format!("Signaal {n}")).await;
            unit.commit().await.map(|()| row.id)
        });
    }
    let mut written = 0;
    while let Some(done) = all.join_next().await {
        let id = done.unwrap().unwrap();
        let mut unit = stage.house.unit(&stage.store).await;
        assert!(unit.find(id).await.unwrap().is_some());
        written += 1;
    }
    assert_eq!(written, 64);
    assert_eq!(stage.number("SELECT COUNT(*) FROM subject").await, 64);
    let size = stage.number("SELECT size FROM journal_tree").await;
    assert_eq!(stage.number("SELECT COUNT(*) FROM journal_line").await, size);
    assert_eq!(stage.number("SELECT COALESCE(MAX(n), -1) + 1 FROM journal_line").await, size);
}

pub async fn two_organisations_cannot_reach_each_others_rows(stage: &Stage) {
    let neighbours = House::number(2);
    neighbours.settle(&stage.store).await;
    let (row, _) = noted(stage, "Van ons.").await;
    let mut unit = neighbours.unit(&stage.store).await;
    assert!(unit.find(row.id).await.unwrap().is_none());
    let theirs = neighbours.who(Function::Teacher);
    let permit = neighbours.may_open(theirs, row.id);
    let refused = unit.timeline(&permit, &row).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    let permit = neighbours.may_act(theirs, row.id);
    let change = Change { before: &row, standing: &row.standing, happenings: &[] };
    let refused = unit.record(&permit, change).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    assert!(
        unit.workers()
            .await
            .unwrap()
            .iter()
            .all(|worker| { worker.id != stage.house.who(Function::Teacher).worker })
    );
    drop(unit);
    // Nor behind the store's back: a subject can't hang on another organisation's dossier.
    let moved = "UPDATE subject SET org = $1 WHERE id = $2";
    assert!(stage.exec(moved, vec![neighbours.id.into(), row.id.into()]).await.is_err());
}

/// A signal of the teacher, written.
pub async fn noted(stage: &Stage, words: &str) -> (SubjectRow, kernel::WorkerId) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    let row = stage.house.note_signal(&mut *unit, teacher, None, words).await;
    unit.commit().await.unwrap();
    (row, teacher.worker)
}

/// Adds a statement to a signal as it was read.
pub async fn say(stage: &Stage, row: &SubjectRow, words: &str) -> Result<SubjectRow, StoreError> {
    let teacher = stage.house.who(Function::Teacher);
    let permit =
        stage.house.permit(teacher, Action::Note, "signal", Some(row.id), Relation::Holder);
    let mut unit = stage.house.unit(&stage.store).await;
    let happenings = [Happening::Said(seen(words))];
    let change = Change { before: row, standing: &row.standing, happenings: &happenings };
    let after = unit.record(&permit, change).await?;
    unit.commit().await?;
    Ok(after)
}

/// An id that nothing has.
pub fn nothing() -> SubjectId {
    SubjectId::from_raw(404)
}
