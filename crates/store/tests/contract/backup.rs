//! Backups: whole while others write, encrypted, put back on either engine, and nothing but whole.

use crate::units::noted;
use access::{Action, Relation};
use app::StoreError;
use app::ports::SubjectRow;
use domain::organisations::Function;
use testkit::house::monday;
use testkit::words::person;
use testkit::{Stage, chance, stage};
use vangnet_store::{
    BackupError, Erased, SqlStore, create_backup, migrate, restore_backup, verify_backup,
};

pub async fn a_backup_is_put_back_on_either_engine(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    let begin = stage.house.may_begin(teacher, "person");
    let known = person("Sanne", "Jansen", None);
    let id = unit.add_person(&begin, &known).await.unwrap();
    let row = stage.house.note_signal(&mut *unit, teacher, Some(id), "Bewaar dit.").await;
    unit.commit().await.unwrap();
    stage.store.sign_heads(monday()).await.unwrap();
    noted(stage, "Na het hoofd.").await;
    let (file, made) = backup(stage).await;
    assert_eq!(verify_backup(&chance::ring(), &mut file.as_slice()).unwrap(), made);
    assert_eq!((made.of("subject"), made.of("entry"), made.of("person")), (2, 6, 1));

    for (engine, _folder) in stage::empty_engines().await {
        let read = restore_backup(
            &engine,
            &chance::ring(),
            &mut file.as_slice(),
            Erased::default(),
            monday(),
        )
        .await
        .unwrap();
        assert_eq!(read, made);
        let store = SqlStore::new(engine, chance::ring(), chance::source(5));
        let mut unit = stage.house.unit(&store).await;
        assert_eq!(unit.alike(&known, 3).await.unwrap(), [id]);
        drop(unit);
        life_goes_on(stage, &store, &row).await;
    }
}

/// What was put back is read, written and verified as before.
async fn life_goes_on(stage: &Stage, store: &SqlStore, row: &SubjectRow) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(store).await;
    let timeline = unit.timeline(&stage.house.may_open(teacher, row.id), row).await;
    assert_eq!(timeline.unwrap().len(), 3);
    stage.house.note_signal(&mut *unit, teacher, None, "Het leven gaat door.").await;
    unit.commit().await.unwrap();
    let report = store.verify_journal(stage.house.id, Vec::new()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
}

pub async fn a_backup_made_while_others_write_is_whole(stage: &Stage) {
    let writing = {
        let (store, house) = (stage.store.clone(), stage.house.clone());
        tokio::spawn(async move {
            for n in 0..60 {
                let mut unit = house.unit(&store).await;
                let teacher = house.who(Function::Teacher);
                house.note_signal(&mut *unit, teacher, None, &format!("Nummer {n}")).await;
                unit.commit().await.unwrap();
                store.sign_heads(monday()).await.unwrap();
            }
        })
    };
    let mut seen = Vec::new();
    while !writing.is_finished() {
        let (file, made) = backup(stage).await;
        let read = verify_backup(&chance::ring(), &mut file.as_slice()).unwrap();
        assert_eq!(read, made);
        assert_eq!(read.of("entry"), 3 * read.of("subject"), "no half unit of work");
        seen.push(read.of("subject"));
    }
    writing.await.unwrap();
    assert!(seen.iter().any(|count| (1..60).contains(count)), "in the middle of it: {seen:?}");
}

pub async fn a_backup_is_put_back_in_an_empty_database_only(stage: &Stage) {
    let (file, _) = backup(stage).await;
    let before = stage.number("SELECT COUNT(*) FROM worker").await;
    let engine = stage.store.engine();
    let refused =
        restore_backup(engine, &chance::ring(), &mut file.as_slice(), Erased::default(), monday())
            .await;
    assert!(matches!(refused, Err(BackupError::NotEmpty(_))), "{refused:?}");
    assert_eq!(stage.number("SELECT COUNT(*) FROM worker").await, before);
}

pub async fn a_backup_that_was_cut_or_made_of_a_changed_journal_is_refused(stage: &Stage) {
    noted(stage, "Een.").await;
    noted(stage, "Twee.").await;
    let (file, _) = backup(stage).await;
    let cut = &file[..file.len() - 1];
    assert!(matches!(verify_backup(&chance::ring(), &mut &*cut), Err(BackupError::Sealed(_))));
    let (engine, _folder) = stage::empty_engines().await.remove(0);
    let none = Erased::default();
    assert!(restore_backup(&engine, &chance::ring(), &mut &*cut, none, monday()).await.is_err());
    migrate(&engine).await.unwrap();
    let store = SqlStore::new(engine, chance::ring(), chance::source(5));
    assert_eq!(store.setting("installation-key").await.unwrap(), None, "nothing of it stays");

    let forge = "UPDATE journal_line SET line = (SELECT line FROM journal_line WHERE n = 0) \
                 WHERE n = 1";
    assert_eq!(stage.exec(forge, vec![]).await.unwrap(), 1);
    let (file, _) = backup(stage).await;
    let refused = verify_backup(&chance::ring(), &mut file.as_slice());
    assert!(matches!(refused, Err(BackupError::Journal { .. })), "{refused:?}");
}

pub async fn erased_is_gone_also_from_an_older_backup(stage: &Stage) {
    let house = &stage.house;
    let teacher = house.who(Function::Teacher);
    let begin = house.may_begin(teacher, "person");
    let (sanne, bram) = (person("Sanne", "Jansen", None), person("Bram", "Visser", None));
    let mut unit = house.unit(&stage.store).await;
    let gone = unit.add_person(&begin, &sanne).await.unwrap();
    let stays = unit.add_person(&begin, &bram).await.unwrap();
    let about = house.note_signal(&mut *unit, teacher, Some(gone), "Over haar.").await;
    unit.commit().await.unwrap();
    let (file, _) = backup(stage).await;

    let officer = house.who(Function::PrivacyOfficer);
    let erase = house.permit(officer, Action::Erase, "person", None, Relation::None);
    let mut unit = house.unit(&stage.store).await;
    assert_eq!(unit.erase_person(&erase, gone).await.unwrap(), 2);
    unit.commit().await.unwrap();
    let list = stage.store.erased().await.unwrap();
    assert_eq!(list.len(), 2);

    let (engine, _folder) = stage::empty_engines().await.remove(0);
    let erased = Erased::new(list);
    let mut input = file.as_slice();
    restore_backup(&engine, &chance::ring(), &mut input, erased, monday()).await.unwrap();
    let store = SqlStore::new(engine, chance::ring(), chance::source(5));
    let mut unit = house.unit(&store).await;
    assert!(matches!(unit.person(&begin, gone).await, Err(StoreError::Erased)));
    let timeline = unit.timeline(&house.may_open(teacher, about.id), &about).await;
    assert!(matches!(timeline, Err(StoreError::Erased)));
    assert!(unit.alike(&sanne, 5).await.unwrap().is_empty());
    assert_eq!(unit.alike(&bram, 5).await.unwrap(), [stays]);
    drop(unit);
    assert!(store.verify_journal(house.id, Vec::new()).await.unwrap().is_ok());
}

async fn backup(stage: &Stage) -> (Vec<u8>, vangnet_store::BackupSummary) {
    let mut file = Vec::new();
    let made = create_backup(&stage.store, &mut file, monday()).await.unwrap();
    (file, made)
}
