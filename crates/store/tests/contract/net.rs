//! No orphan: the database itself refuses an open matter that nobody can act on.

use crate::units::noted;
use app::ports::{Census, Page, Worklist};
use domain::organisations::Function;
use testkit::Stage;
use testkit::house::monday;

pub async fn an_open_subject_without_a_holder_is_refused(stage: &Stage) {
    noted(stage, "Van iemand.").await;
    for orphaned in [
        "UPDATE subject SET holder = NULL, holder_able = NULL",
        "UPDATE subject SET holder_able = NULL",
        "UPDATE subject SET action = NULL",
        "UPDATE subject SET due = NULL",
        "UPDATE subject SET warn = NULL",
        "UPDATE subject SET since = NULL",
        "UPDATE subject SET post = NULL",
        "UPDATE subject SET closed_at = 1",
        "UPDATE subject SET closed_at = 1, reason = 'answered'",
        "DELETE FROM worker",
        "DELETE FROM post",
        "DELETE FROM dossier",
    ] {
        assert!(stage.exec(orphaned, vec![]).await.is_err(), "{orphaned}");
    }
}

pub async fn a_holder_who_cannot_act_is_refused(stage: &Stage) {
    noted(stage, "Van iemand.").await;
    let unable = stage.house.who(Function::PoliceOfficer).worker;
    let mut unit = stage.house.unit(&stage.store).await;
    unit.set_able(unable, false, None).await.unwrap();
    unit.commit().await.unwrap();
    let give = "UPDATE subject SET holder = $1";
    assert!(stage.exec(give, vec![unable.into()]).await.is_err());
    let unable_flag = "UPDATE subject SET holder = $1, holder_able = $2";
    assert!(stage.exec(unable_flag, vec![unable.into(), false.into()]).await.is_err());
    let nobody = kernel::WorkerId::from_raw(404);
    assert!(stage.exec(give, vec![nobody.into()]).await.is_err());
}

pub async fn whoever_still_holds_a_duty_cannot_become_unable(stage: &Stage) {
    let (row, teacher) = noted(stage, "Van de leraar.").await;
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.set_able(teacher, false, None).await.is_err());
    drop(unit);
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.disable(teacher).await.is_err());
    drop(unit);
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.worker(teacher).await.unwrap().unwrap().can_act);
    assert_eq!(unit.held_by(teacher).await.unwrap().len(), 1);
    assert_eq!(unit.on_posts(&[row.opener_post]).await.unwrap().len(), 1);
}

pub async fn the_census_counts_what_is_open(stage: &Stage) {
    noted(stage, "Een.").await;
    noted(stage, "Twee.").await;
    let mut unit = stage.house.unit(&stage.store).await;
    let now = unit.census(monday()).await.unwrap();
    assert_eq!(now, Census { open: 2, without_holder: 0, overdue: 0, oldest: Some(monday()) });
    let later = unit.census(monday().plus_days(30)).await.unwrap();
    assert_eq!(later.overdue, 2);
    assert_eq!(unit.ticking(monday(), 10).await.unwrap().len(), 0);
    assert_eq!(unit.ticking(monday().plus_days(30), 10).await.unwrap().len(), 2);
}

pub async fn a_worklist_and_its_count_agree_page_by_page(stage: &Stage) {
    for n in 0..7 {
        noted(stage, &format!("Nummer {n}.")).await;
    }
    let teacher = stage.house.who(Function::Teacher);
    let mut unit = stage.house.unit(&stage.store).await;
    for (list, expected) in [
        (Worklist::Mine, 7),
        (Worklist::Late, 0),
        (Worklist::Waiting, 0),
        (Worklist::Offered, 0),
        (Worklist::Team, 7),
    ] {
        let count = unit.count(teacher.worker, &[teacher.post], list).await.unwrap();
        assert_eq!(count, expected, "{list:?}");
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = Page { after, limit: 3 };
            let rows = unit.worklist(teacher.worker, &[teacher.post], list, page).await.unwrap();
            let Some(last) = rows.last() else { break };
            after = last.standing.duty().map(|duty| (duty.due, last.id));
            seen.extend(rows.iter().map(|row| row.id));
        }
        let different: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len() as u64, different.len() as u64), (count, count), "{list:?}");
    }
}
