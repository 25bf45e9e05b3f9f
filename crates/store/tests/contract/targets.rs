//! Target times: of one organisation, kept as they were put forward, answered once and by someone else.

use access::{Action, Permit, Relation};
use app::ports::{Store, TargetAnswer, TargetAnswered};
use domain::duties::{Action as Duty, Target, TargetObjection};
use domain::organisations::Function;
use kernel::{TargetId, Term, date};
use testkit::{House, Stage, house::monday};

fn target(action: Duty) -> Target {
    let why = "Afgesproken in het zorgteam.".to_owned();
    Target { action, term: Some(Term::WorkingDays(3)), from: date(2026, 4, 1), why }
}

fn permit(house: &House, function: Function, action: Action) -> Permit {
    house.permit(house.who(function), action, "target-times", None, Relation::Holder)
}

async fn proposed(stage: &Stage, action: Duty) -> Option<TargetId> {
    let mut unit = stage.house.unit(&stage.store).await;
    let propose = permit(&stage.house, Function::FunctionalManager, Action::ProposeRule);
    let id = unit.propose_target(&propose, &target(action)).await.unwrap();
    unit.commit().await.unwrap();
    id
}

async fn answered(
    house: &House,
    stage: &Stage,
    by: Function,
    id: TargetId,
    answer: TargetAnswer,
) -> bool {
    let mut unit = house.unit(&stage.store).await;
    let done = unit.answer_target(&permit(house, by, Action::ActivateRule), id, answer).await;
    if done.is_ok() {
        unit.commit().await.unwrap();
    }
    done.is_ok()
}

pub async fn nobody_answers_their_own_target_time_and_none_is_answered_twice(stage: &Stage) {
    let (manager, officer) = (Function::FunctionalManager, Function::PrivacyOfficer);
    let first = proposed(stage, Duty::Decide).await.unwrap();
    let other = proposed(stage, Duty::Close).await.unwrap();
    assert_eq!(proposed(stage, Duty::Decide).await, None, "one waits for it already");
    let house = &stage.house;
    let objected = TargetAnswer::Objected(TargetObjection::TooLong);
    for (by, answer) in
        [(manager, TargetAnswer::Agreed), (manager, objected), (officer, TargetAnswer::Withdrawn)]
    {
        assert!(!answered(house, stage, by, first, answer).await, "{by}: {answer:?}");
    }
    assert!(answered(house, stage, officer, first, TargetAnswer::Agreed).await);
    assert!(answered(house, stage, manager, other, TargetAnswer::Withdrawn).await);
    for late in [TargetAnswer::Agreed, objected] {
        assert!(!answered(house, stage, officer, first, late).await, "once");
        assert!(!answered(house, stage, officer, other, late).await, "it was taken back");
    }
    let all = stage.store.targets(house.id).await.unwrap();
    let kept = |id| all.iter().find(|one| one.id == id).unwrap();
    assert_eq!(kept(first).target, target(Duty::Decide));
    let answer = |function, answer| {
        Some(TargetAnswered { by: house.who(function).worker, at: monday(), answer })
    };
    assert_eq!(kept(first).answered, answer(officer, TargetAnswer::Agreed));
    assert_eq!(kept(other).answered, answer(manager, TargetAnswer::Withdrawn));
    assert!(proposed(stage, Duty::Decide).await.is_some(), "nothing waits any more");
}

pub async fn a_target_time_of_one_organisation_is_out_of_reach_of_another(stage: &Stage) {
    let id = proposed(stage, Duty::Decide).await.unwrap();
    let other = House::number(2);
    other.settle(&stage.store).await;
    assert!(!answered(&other, stage, Function::PrivacyOfficer, id, TargetAnswer::Agreed).await);
    assert!(stage.store.targets(other.id).await.unwrap().is_empty());
    let kept = stage.store.targets(stage.house.id).await.unwrap();
    assert_eq!(kept.iter().map(|one| one.answered).collect::<Vec<_>>(), [None]);
}
