//! Signed heads and exports: others can hold the journal to what it said before.

use crate::units::noted;
use testkit::Stage;
use testkit::house::monday;

pub async fn a_head_is_signed_once_for_each_growth(stage: &Stage) {
    assert_eq!(stage.store.sign_heads(monday()).await.unwrap(), 0, "nothing to sign");
    noted(stage, "Een.").await;
    assert_eq!(stage.store.sign_heads(monday()).await.unwrap(), 1);
    assert_eq!(stage.store.sign_heads(monday()).await.unwrap(), 0);
    noted(stage, "Twee.").await;
    assert_eq!(stage.store.sign_heads(monday()).await.unwrap(), 1);
    let report = stage.store.verify_journal(stage.house.id, Vec::new()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
    assert_eq!((report.entries, report.heads), (2, 2));
}

pub async fn a_changed_removed_or_shortened_journal_is_found_out(stage: &Stage) {
    let org = stage.house.id;
    for n in 0..5 {
        noted(stage, &format!("Nummer {n}.")).await;
    }
    stage.store.sign_heads(monday()).await.unwrap();
    noted(stage, "Na het hoofd.").await;
    let report = stage.store.verify_journal(org, Vec::new()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");

    let swap = "UPDATE journal_line SET line = (SELECT line FROM journal_line WHERE n = 1) \
                WHERE n = 3";
    stage.exec(swap, vec![]).await.unwrap();
    let report = stage.store.verify_journal(org, Vec::new()).await.unwrap();
    assert_eq!(report.first_bad.unwrap().proven, 0);
    stage.exec("DELETE FROM journal_line WHERE n >= 3", vec![]).await.unwrap();
    let report = stage.store.verify_journal(org, Vec::new()).await.unwrap();
    assert!(!report.is_ok());
}

pub async fn an_export_verifies_without_us(stage: &Stage) {
    noted(stage, "Een.").await;
    stage.store.sign_heads(monday()).await.unwrap();
    noted(stage, "Twee.").await;
    let mut lines = Vec::new();
    let mut sink = |line: &[u8]| {
        lines.push(line.to_vec());
        Ok(())
    };
    assert_eq!(stage.store.export_journal(stage.house.id, &mut sink).await.unwrap(), 2);
    let key = stage.store.journal_key(stage.house.id).await.unwrap().parse().unwrap();
    let newest = stage.store.newest_head(stage.house.id).await.unwrap().unwrap();
    let known = [newest.open(&key).unwrap()];
    let report = journal::verify(&lines, &key, &known);
    assert!(report.is_ok(), "{report:?}");
    lines.swap(1, 3);
    assert!(!journal::verify(&lines, &key, &known).is_ok());
}
