//! Changes to the list of signals: kept as they were put forward, answered once and by someone else.

use access::{Action, Relation};
use app::ports::{Answered, Store};
use domain::knowledge::{Amendment, Change, Objection};
use domain::organisations::Function;
use kernel::date;
use testkit::{Stage, house::monday};

fn end_of(signal: &str) -> Amendment {
    let change = Change::Retire { signal: signal.to_owned(), last: date(2026, 12, 31) };
    Amendment { change, why: "Komt hier niet voor.".to_owned() }
}

pub async fn nobody_answers_their_own_change_to_the_list_and_none_is_answered_twice(stage: &Stage) {
    let manager = stage.house.who(Function::FunctionalManager);
    let director = stage.house.who(Function::ChainDirector);
    let permit =
        |member, action| stage.house.permit(member, action, "rules", None, Relation::Holder);
    let propose = permit(manager, Action::ProposeRule);
    let own = permit(manager, Action::ActivateRule);
    let second = permit(director, Action::ActivateRule);
    let mut unit = stage.house.unit(&stage.store).await;
    let first = unit.propose_amendment(&propose, &end_of("sch-waited-for")).await.unwrap();
    let other = unit.propose_amendment(&propose, &end_of("beh-mood-swings")).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    assert!(unit.answer_amendment(&own, first, None).await.is_err());
    drop(unit);
    let mut unit = stage.house.unit(&stage.store).await;
    unit.answer_amendment(&second, first, None).await.unwrap();
    unit.answer_amendment(&second, other, Some(Objection::NotNeeded)).await.unwrap();
    assert!(unit.answer_amendment(&second, first, Some(Objection::Blames)).await.is_err(), "once");
    unit.commit().await.unwrap();
    let mut unit = stage.house.unit(&stage.store).await;
    let third = unit.propose_amendment(&propose, &end_of("beh-mood-swings")).await.unwrap();
    assert!(unit.withdraw_amendment(&second, third).await.is_err(), "not by someone else");
    unit.withdraw_amendment(&propose, third).await.unwrap();
    assert!(unit.withdraw_amendment(&propose, third).await.is_err(), "once");
    assert!(unit.answer_amendment(&second, third, None).await.is_err(), "nobody needs to");
    assert!(unit.withdraw_amendment(&propose, first).await.is_err(), "it was answered");
    unit.commit().await.unwrap();
    let all = stage.store.amendments().await.unwrap();
    let kept = |id| all.iter().find(|one| one.id == id).unwrap();
    assert_eq!(kept(first).amendment, end_of("sch-waited-for"));
    assert_eq!(
        (kept(first).organisation, kept(first).proposed_by),
        (stage.house.id, manager.worker)
    );
    let answer = |objection| Some(Answered { by: director.worker, at: monday(), objection });
    assert_eq!((kept(first).withdrawn_at, kept(third).withdrawn_at), (None, Some(monday())));
    assert_eq!(kept(first).answer, answer(None));
    assert_eq!(kept(other).answer, answer(Some(Objection::NotNeeded)));
}
