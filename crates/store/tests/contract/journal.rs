//! The journal: a line for everything, in the same transaction, or nothing at all.

use crate::units::{noted, nothing, say};
use access::{Action, Actor, Denial, Object, Relation, Shown};
use app::ports::Store;
use domain::meldcode::Sector;
use domain::organisations::Function;
use testkit::Stage;
use testkit::house::monday;
use testkit::words::person;

pub async fn every_read_and_change_has_a_line(stage: &Stage) {
    let count = "SELECT COUNT(*) FROM journal_line";
    let teacher = stage.house.who(Function::Teacher);
    let before = stage.number(count).await;
    let (row, _) = noted(stage, "Begin.").await;
    assert_eq!(stage.number(count).await, before + 1);
    say(stage, &row, "Verder.").await.unwrap();
    assert_eq!(stage.number(count).await, before + 2);

    let open = stage.house.may_open(teacher, row.id);
    let begin = stage.house.may_begin(teacher, "person");
    let mut unit = stage.house.unit(&stage.store).await;
    unit.timeline(&open, &row).await.unwrap();
    let id = unit.add_person(&begin, &person("Sanne", "Jansen", None)).await.unwrap();
    unit.person(&open, id).await.unwrap();
    unit.reporter(&open, row.id).await.unwrap();
    unit.note(&open, &[row.id.into()]).await.unwrap();
    unit.sign_line(teacher.worker, "sign-in").await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(stage.number(count).await, before + 8);

    let officer = stage.house.who(Function::PrivacyOfficer);
    let read = stage.house.permit(officer, Action::ReadJournal, "journal", None, Relation::None);
    let mut unit = stage.house.unit(&stage.store).await;
    let lines = unit.journal_lines(&read, 100).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(lines.len(), usize::try_from(before + 8).unwrap());
    assert!(lines.iter().any(|line| line.contains(&row.id.to_string())));
    assert!(lines.iter().all(|line| !line.contains("Begin.") && !line.contains("Sanne")));
    assert_eq!(stage.number(count).await, before + 9, "reading the journal is a line");
}

pub async fn without_a_journal_nothing_is_shown_or_written(stage: &Stage) {
    let (row, _) = noted(stage, "Begin.").await;
    stage.exec("DROP TABLE journal_line", vec![]).await.unwrap();
    let refused = say(stage, &row, "Ongezien.").await;
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(stage.number("SELECT COUNT(*) FROM entry").await, 3);
    assert_eq!(stage.number("SELECT version FROM subject").await, 1);

    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.timeline(&stage.house.may_open(teacher, row.id), &row).await.unwrap();
    assert!(unit.commit().await.is_err(), "what was read may not be shown");
}

pub async fn a_refusal_is_a_line_too(stage: &Stage) {
    let actor: Actor = stage.house.actor(stage.house.who(Function::PolicyOfficer));
    let denial = Denial {
        actor,
        action: Action::Open,
        object: Object { kind: "signal", id: Some(nothing()) },
        row: "figures-desk-never-opens".to_owned(),
        table: "poort".to_owned(),
        version: "2026-11".to_owned(),
        shown_as: Shown::Hidden,
    };
    let mut unit = stage.house.unit(&stage.store).await;
    let teacher = stage.house.who(Function::Teacher);
    stage.house.note_signal(&mut *unit, teacher, None, "Te vroeg.").await;
    unit.refuse_alone(&denial).await.unwrap();
    drop(unit);
    assert_eq!(stage.number("SELECT COUNT(*) FROM subject").await, 0);
    let rows = stage.rows("SELECT line FROM journal_line ORDER BY n DESC LIMIT 1", vec![]).await;
    let line = String::from_utf8(rows[0].bytes(0).unwrap()).unwrap();
    assert!(line.contains("hidden") && line.contains(&nothing().to_string()), "{line}");
}

pub async fn another_form_of_the_meldcode_is_a_line_too(stage: &Stage) {
    let (org, sector) = (stage.house.id, Sector::Justice);
    stage.store.set_sector(org, sector, monday()).await.unwrap();
    let rows = stage.rows("SELECT line FROM journal_line ORDER BY n DESC LIMIT 1", vec![]).await;
    let line = String::from_utf8(rows[0].bytes(0).unwrap()).unwrap();
    assert!(line.contains("rule-change") && line.contains("organisation-sector"), "{line}");
    stage.exec("DROP TABLE journal_line", vec![]).await.unwrap();
    assert!(stage.store.set_sector(org, Sector::Health, monday()).await.is_err());
    let all = stage.store.organisations().await.unwrap();
    let kept = all.iter().find(|one| one.id == org).unwrap().sector;
    assert_eq!(kept, sector, "what has no line isn't done");
}
