//! Another key for an organisation: while others work, halfway, and beside old backups.

use crate::units::{noted, say};
use access::{Action, Relation};
use app::ports::{Store as _, SubjectRow};
use domain::organisations::Function;
use testkit::house::monday;
use testkit::words::person;
use testkit::{Seeded, Stage, chance, stage};
use vangnet_store::{Erased, SqlStore, create_backup, restore_backup};
use vault::{MasterKey, Ring, Wrapped};

/// How many entries someone reads of a subject.
async fn entries(stage: &Stage, store: &SqlStore, row: &SubjectRow) -> usize {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = store.begin_reading(stage.house.id, monday()).await.unwrap();
    let timeline = unit.timeline(&stage.house.may_open(teacher, row.id), row).await.unwrap();
    unit.commit().await.unwrap();
    timeline.len()
}

/// The generations under which the keys of dossiers are wrapped.
async fn generations(stage: &Stage) -> Vec<u32> {
    let rows = stage.rows("SELECT wrapped_key FROM dossier WHERE erased_at IS NULL", vec![]).await;
    let wrapped = rows.iter().map(|row| Wrapped::from_bytes(row.bytes(0).unwrap()));
    wrapped.map(|wrapped| wrapped.generation().unwrap()).collect()
}

/// The lines that tell of keys.
async fn lines(stage: &Stage) -> usize {
    let rows = stage.rows("SELECT line FROM journal_line", vec![]).await;
    let text = |row: &vangnet_store::Row| String::from_utf8(row.bytes(0).unwrap()).unwrap();
    rows.iter().filter(|row| text(row).contains("organisation-key")).count()
}

pub async fn a_new_key_takes_over_while_everyone_works_on(stage: &Stage) {
    let org = stage.house.id;
    let (row, _) = noted(stage, "Voor de sleutel.").await;
    // Another process, that has the old key in memory.
    let other = stage.second_store();
    assert_eq!(entries(stage, &other, &row).await, 3);

    assert_eq!(stage.store.renew_key(org, monday()).await.unwrap(), 2);
    assert_eq!(entries(stage, &other, &row).await, 3, "between the two steps nothing is shut");
    let done = stage.store.rewrap_keys(org, monday(), |_| ()).await.unwrap();
    assert_eq!((done.generation, done.rewrapped > 0), (2, true));
    assert!(generations(stage).await.iter().all(|generation| *generation == 2));
    assert_eq!(lines(stage).await, 2, "the new key, and what was wrapped under it");

    // The other process reads what is wrapped under a key that it hasn't seen, and goes on.
    assert_eq!(entries(stage, &other, &row).await, 3);
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&other).await;
    let begin = stage.house.may_begin(teacher, "person");
    let known = person("Sanne", "Jansen", None);
    let id = unit.add_person(&begin, &known).await.unwrap();
    unit.commit().await.unwrap();
    say(stage, &row, "Na de sleutel.").await.unwrap();
    assert_eq!(entries(stage, &other, &row).await, 4);
    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.alike(&known, 3).await.unwrap(), [id], "the index stays as it was");
    drop(unit);

    // Once more changes nothing and tells nothing.
    let again = stage.store.rewrap_keys(org, monday(), |_| ()).await.unwrap();
    assert_eq!((again.rewrapped, lines(stage).await), (0, 2));
    let report = stage.store.verify_journal(org, Vec::new()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
}

pub async fn a_rotation_that_stopped_goes_on_where_it_was(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    let mut rows = Vec::new();
    for n in 0..250 {
        rows.push(stage.house.note_signal(&mut *unit, teacher, None, &format!("Nr {n}")).await);
    }
    unit.commit().await.unwrap();
    let org = stage.house.id;
    stage.store.renew_key(org, monday()).await.unwrap();
    let store = stage.store.clone();
    let failing = async move {
        store.rewrap_keys(org, monday(), |_| panic!("the power fails after the first part")).await
    };
    assert!(tokio::spawn(failing).await.is_err());
    let halfway = generations(stage).await;
    let old = halfway.iter().filter(|generation| **generation == 1).count();
    assert_eq!((old, halfway.len()), (50, 250), "two hundred at a time");
    for row in [rows.first().unwrap(), rows.last().unwrap()] {
        assert_eq!(entries(stage, &stage.second_store(), row).await, 3);
    }

    let rest = stage.store.rewrap_keys(org, monday(), |_| ()).await.unwrap();
    assert_eq!(rest.rewrapped, old as u64, "what was done isn't done again");
    assert!(generations(stage).await.iter().all(|generation| *generation == 2));
}

pub async fn a_key_that_was_destroyed_stays_so_when_all_others_are_wrapped_anew(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    let begin = stage.house.may_begin(teacher, "person");
    let id = unit.add_person(&begin, &person("Bram", "Bos", None)).await.unwrap();
    unit.commit().await.unwrap();
    noted(stage, "Blijft.").await;
    let officer = stage.house.who(Function::PrivacyOfficer);
    let erase = stage.house.permit(officer, Action::Erase, "person", None, Relation::None);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.erase_person(&erase, id).await.unwrap();
    unit.commit().await.unwrap();

    stage.store.renew_key(stage.house.id, monday()).await.unwrap();
    stage.store.rewrap_keys(stage.house.id, monday(), |_| ()).await.unwrap();
    let kept =
        "SELECT COUNT(*) FROM dossier WHERE erased_at IS NOT NULL AND wrapped_key IS NOT NULL";
    assert_eq!(stage.number(kept).await, 0);
    assert_eq!(stage.number("SELECT COUNT(*) FROM dossier WHERE erased_at IS NOT NULL").await, 1);
}

pub async fn a_backup_of_before_the_new_key_is_put_back(stage: &Stage) {
    let (row, _) = noted(stage, "In de reservekopie.").await;
    stage.store.sign_heads(monday()).await.unwrap();
    let mut before = Vec::new();
    create_backup(&stage.store, &mut before, monday()).await.unwrap();
    stage.store.renew_key(stage.house.id, monday()).await.unwrap();
    // Halfway: the new key is there, nothing is wrapped under it yet.
    let mut between = Vec::new();
    create_backup(&stage.store, &mut between, monday()).await.unwrap();
    stage.store.rewrap_keys(stage.house.id, monday(), |_| ()).await.unwrap();
    stage.store.sign_heads(monday()).await.unwrap();
    let mut after = Vec::new();
    create_backup(&stage.store, &mut after, monday()).await.unwrap();

    for file in [before, between, after] {
        let (engine, _folder) = stage::empty_engines().await.remove(0);
        let (ring, erased) = (chance::ring(), Erased::default());
        restore_backup(&engine, &ring, &mut file.as_slice(), erased, monday()).await.unwrap();
        let store = SqlStore::new(engine, chance::ring(), chance::source(5));
        assert_eq!(entries(stage, &store, &row).await, 3);
        let report = store.verify_journal(stage.house.id, Vec::new()).await.unwrap();
        assert!(report.is_ok(), "{report:?}");
        store.rewrap_keys(stage.house.id, monday(), |_| ()).await.unwrap();
        assert_eq!(entries(stage, &store, &row).await, 3);
    }
}

pub async fn an_old_master_key_can_go_once_everything_is_wrapped_under_the_next(stage: &Stage) {
    let (row, _) = noted(stage, "Onder de eerste.").await;
    let master = |generation: u32| MasterKey::draw(generation, &mut Seeded::new(generation.into()));
    let both = Ring::new(vec![master(2), master(1)]).unwrap();
    let store = |ring| SqlStore::new(stage.store.engine().clone(), ring, chance::source(13));
    let only_new = || Ring::new(vec![master(2)]).unwrap();
    let early = store(only_new());
    assert!(early.begin_reading(stage.house.id, monday()).await.is_err(), "not yet");

    let turning = store(both);
    assert!(turning.rewrap_installation_key().await.unwrap());
    assert!(!turning.rewrap_installation_key().await.unwrap(), "once");
    turning.rewrap_keys(stage.house.id, monday(), |_| ()).await.unwrap();
    let later = store(only_new());
    assert_eq!(entries(stage, &later, &row).await, 3);
    let login = stage.house.login(Function::Teacher);
    let found = later.worker_by_login(&login).await.unwrap();
    assert_eq!(found.map(|(org, _)| org), Some(stage.house.id));
}
