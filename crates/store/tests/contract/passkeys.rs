//! Passkeys: found by the number of the device's key, and by nobody else's name.

use app::StoreError;
use app::ports::{Passkey, PasskeyOwner, Store};
use domain::organisations::Function;
use kernel::PasskeyId;
use testkit::house::monday;
use testkit::{House, Stage};

fn passkey(id: u128, name: &str) -> Passkey {
    Passkey {
        id: PasskeyId::from_raw(id),
        name: testkit::words::name(name),
        key: format!("{{\"public key\":{id}}}"),
        made_at: monday(),
        used_at: None,
    }
}

pub async fn a_passkey_is_found_by_its_number_and_belongs_to_one(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.add_passkey(teacher, b"number 1", &passkey(1, "Telefoon")).await.unwrap());
    assert!(unit.add_passkey(teacher, b"number 2", &passkey(2, "Laptop")).await.unwrap());
    assert!(!unit.add_passkey(officer, b"number 1", &passkey(3, "Van een ander")).await.unwrap());
    unit.commit().await.unwrap();

    let owner = PasskeyOwner {
        organisation: stage.house.id,
        worker: teacher,
        passkey: PasskeyId::from_raw(1),
    };
    assert_eq!(stage.store.passkey_owner(b"number 1").await.unwrap(), Some(owner));
    assert_eq!(stage.store.passkey_owner(b"number 3").await.unwrap(), None);
    let mut unit = stage.house.unit(&stage.store).await;
    let kept = unit.passkeys(teacher).await.unwrap();
    assert_eq!(kept, [passkey(1, "Telefoon"), passkey(2, "Laptop")]);
    assert!(unit.passkeys(officer).await.unwrap().is_empty());
}

pub async fn a_passkey_is_changed_and_removed_by_its_owner_only(stage: &Stage) {
    let teacher = stage.house.who(Function::Teacher).worker;
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let other = House::number(2);
    other.settle(&stage.store).await;
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.add_passkey(teacher, b"number", &passkey(1, "Telefoon")).await.unwrap());
    unit.commit().await.unwrap();
    let used = Passkey { used_at: Some(monday()), ..passkey(1, "Werktelefoon") };
    for (house, worker) in [(&stage.house, officer), (&other, teacher)] {
        let mut unit = house.unit(&stage.store).await;
        let changed = unit.change_passkey(worker, &used).await;
        assert!(matches!(changed, Err(StoreError::Missing)));
        let dropped = unit.drop_passkey(worker, used.id).await;
        assert!(matches!(dropped, Err(StoreError::Missing)));
    }
    let mut unit = stage.house.unit(&stage.store).await;
    unit.change_passkey(teacher, &used).await.unwrap();
    assert_eq!(unit.passkeys(teacher).await.unwrap(), std::slice::from_ref(&used));
    unit.drop_passkey(teacher, used.id).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(stage.store.passkey_owner(b"number").await.unwrap(), None);
}

pub async fn whoever_left_has_nothing_to_prove_themselves_with(stage: &Stage) {
    let officer = stage.house.who(Function::PoliceOfficer).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.add_passkey(officer, b"number", &passkey(1, "Telefoon")).await.unwrap());
    unit.set_credential(officer, "password", b"hash", false).await.unwrap();
    unit.disable(officer).await.unwrap();
    assert!(unit.passkeys(officer).await.unwrap().is_empty());
    assert!(unit.credentials(officer, "password").await.unwrap().is_empty());
    unit.commit().await.unwrap();
    assert_eq!(stage.store.passkey_owner(b"number").await.unwrap(), None);
}
