//! People: found by their login, in a roster that is never old, out when they are out.

use app::ports::{Session, Store};
use domain::organisations::Function;
use kernel::SessionId;
use testkit::Stage;
use testkit::house::monday;

pub async fn a_worker_is_found_by_the_name_they_sign_in_with(stage: &Stage) {
    let house = &stage.house;
    let teacher = house.who(Function::Teacher).worker;
    let typed = format!("  {} ", house.login(Function::Teacher).to_uppercase());
    assert_eq!(stage.store.worker_by_login(&typed).await.unwrap(), Some((house.id, teacher)));
    // Another process with the same master key finds the same.
    let again = stage.second_store().worker_by_login(&typed).await.unwrap();
    assert_eq!(again, Some((house.id, teacher)));
    assert_eq!(stage.store.worker_by_login("niemand@example").await.unwrap(), None);
    let mut unit = house.unit(&stage.store).await;
    let taken = unit
        .add_worker(
            kernel::WorkerId::from_raw(9),
            &house.login(Function::Teacher),
            &testkit::words::name("Naamgenoot"),
        )
        .await;
    assert!(taken.is_err(), "two workers can't share a login");
    drop(unit);
    let mut unit = house.unit(&stage.store).await;
    assert_eq!(unit.worker(teacher).await.unwrap().unwrap().name.reveal(), "Naam van teacher");
    assert_eq!(unit.workers().await.unwrap().len(), Function::ALL.len());
}

pub async fn the_roster_follows_every_change_also_in_another_process(stage: &Stage) {
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let other = stage.second_store();
    for store in [&stage.store, &other] {
        assert!(stage.house.unit(store).await.roster().await.unwrap().can_act(officer));
    }
    let mut unit = stage.house.unit(&stage.store).await;
    unit.set_able(officer, false, Some(monday().plus_days(7))).await.unwrap();
    assert!(!unit.roster().await.unwrap().can_act(officer), "a unit sees its own change");
    unit.commit().await.unwrap();
    for store in [&stage.store, &other] {
        assert!(!stage.house.unit(store).await.roster().await.unwrap().can_act(officer));
    }
    let mut unit = stage.house.unit(&other).await;
    let worker = unit.worker(officer).await.unwrap().unwrap();
    assert_eq!(worker.absent_until, Some(monday().plus_days(7)));
    unit.set_able(officer, true, None).await.unwrap();
    unit.commit().await.unwrap();
    assert!(stage.house.unit(&stage.store).await.roster().await.unwrap().can_act(officer));
}

pub async fn a_roster_of_a_unit_that_was_undone_is_not_kept(stage: &Stage) {
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let help = stage.house.who(Function::HelpProvider).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.set_able(officer, false, None).await.unwrap();
    assert!(!unit.roster().await.unwrap().can_act(officer));
    drop(unit);
    // The next change gets the same number in the count of changes.
    let mut unit = stage.house.unit(&stage.store).await;
    unit.set_able(help, false, None).await.unwrap();
    unit.commit().await.unwrap();
    let roster = stage.house.unit(&stage.store).await.roster().await.unwrap();
    assert!(roster.can_act(officer) && !roster.can_act(help));
}

pub async fn a_disabled_worker_has_no_sessions_and_cannot_sign_in(stage: &Stage) {
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let session = Session {
        organisation: stage.house.id,
        id: SessionId::from_raw(1),
        worker: officer,
        kind: "browser".to_owned(),
        device: "firefox/linux".to_owned(),
        made_at: monday(),
        seen_at: monday(),
        ends_at: monday().plus_days(1),
        stepped_up: None,
    };
    let mut unit = stage.house.unit(&stage.store).await;
    unit.begin_session(b"geheim", &session).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(stage.store.session(b"geheim").await.unwrap(), Some(session.clone()));
    assert_eq!(stage.store.session(b"gehein").await.unwrap(), None);

    let later = monday().plus_seconds(60);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.touch_session(b"geheim", later, Some(later)).await.unwrap();
    unit.commit().await.unwrap();
    let touched = stage.store.session(b"geheim").await.unwrap().unwrap();
    assert_eq!((touched.seen_at, touched.stepped_up), (later, Some(later)));
    let mut unit = stage.house.unit(&stage.store).await;
    unit.touch_session(b"geheim", later, None).await.unwrap();
    unit.commit().await.unwrap();
    let touched = stage.store.session(b"geheim").await.unwrap().unwrap();
    assert_eq!(touched.stepped_up, None, "a proof that lapsed");

    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.sessions_of(officer).await.unwrap().len(), 1);
    unit.disable(officer).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(stage.store.session(b"geheim").await.unwrap(), None);
    let login = stage.house.login(Function::PoliceOfficer);
    assert_eq!(stage.store.worker_by_login(&login).await.unwrap(), None);
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.set_able(officer, true, None).await.is_err(), "for good");
}

pub async fn credentials_are_replaced_or_stand_beside_each_other(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.set_credential(teacher, "password", b"one", false).await.unwrap();
    unit.set_credential(teacher, "password", b"two", false).await.unwrap();
    unit.set_credential(teacher, "totp", b"key a", true).await.unwrap();
    unit.set_credential(teacher, "totp", b"key b", true).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    assert_eq!(unit.credentials(teacher, "password").await.unwrap(), [b"two"]);
    assert_eq!(unit.credentials(teacher, "totp").await.unwrap().len(), 2);
    unit.drop_credentials(teacher, "totp").await.unwrap();
    assert!(unit.credentials(teacher, "totp").await.unwrap().is_empty());
    assert_eq!(unit.credentials(teacher, "password").await.unwrap().len(), 1);
}

pub async fn a_time_step_is_taken_once_and_none_before_it(stage: &Stage) {
    let (teacher, officer) = (Function::Teacher, Function::PoliceOfficer);
    let [teacher, officer] = [teacher, officer].map(|function| stage.house.who(function).worker);
    let mut unit = stage.house.unit(&stage.store).await;
    for worker in [teacher, officer] {
        unit.set_credential(worker, "totp", b"secret", false).await.unwrap();
    }
    assert!(unit.take_step(teacher, 100).await.unwrap());
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    for (step, taken) in [(100, false), (99, false), (101, true), (101, false)] {
        assert_eq!(unit.take_step(teacher, step).await.unwrap(), taken, "{step}");
    }
    assert!(unit.take_step(officer, 100).await.unwrap(), "another's code is another");
    // A new secret begins anew.
    unit.set_credential(teacher, "totp", b"other", false).await.unwrap();
    assert!(unit.take_step(teacher, 100).await.unwrap());
}

pub async fn someone_ends_one_session_of_their_own_by_its_id(stage: &Stage) {
    let (teacher, officer) = (Function::Teacher, Function::PoliceOfficer);
    let [teacher, officer] = [teacher, officer].map(|function| stage.house.who(function).worker);
    let session = |id, worker| Session {
        organisation: stage.house.id,
        id: SessionId::from_raw(id),
        worker,
        kind: "browser".to_owned(),
        device: "firefox/linux".to_owned(),
        made_at: monday().plus_seconds(i64::try_from(id).unwrap()),
        seen_at: monday(),
        ends_at: monday().plus_days(1),
        stepped_up: None,
    };
    let mut unit = stage.house.unit(&stage.store).await;
    for (id, worker) in [(1, teacher), (2, teacher), (3, teacher), (4, officer)] {
        unit.begin_session(format!("secret {id}").as_bytes(), &session(id, worker)).await.unwrap();
    }
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    for theirs in [4, 9] {
        let ended = unit.end_own_session(teacher, SessionId::from_raw(theirs)).await;
        assert!(matches!(ended, Err(app::StoreError::Missing)), "{theirs}");
    }
    unit.end_own_session(teacher, SessionId::from_raw(1)).await.unwrap();
    let left = unit.sessions_of(teacher).await.unwrap();
    assert_eq!(left.iter().map(|one| one.id.to_string()).collect::<Vec<_>>().len(), 2);
    assert_eq!(unit.end_other_sessions(teacher, b"secret 2").await.unwrap(), 1);
    assert_eq!(unit.sessions_of(teacher).await.unwrap(), [session(2, teacher)]);
    assert_eq!(unit.sessions_of(officer).await.unwrap().len(), 1);
}
