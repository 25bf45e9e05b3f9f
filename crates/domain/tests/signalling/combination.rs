//! Two records that may be about one person: a focal officer looks, decides, and can take it back.

use crate::school::{FOCAL, MENTOR, Story, monday, person_of, words};
use kernel::{Moment, PersonId};
use vangnet_domain::duties::Action;
use vangnet_domain::matching::Likeness;
use vangnet_domain::matching::combination::{Combination, Command, Pair, Refusal};

fn found() -> Story<Combination> {
    let pair = Pair { one: PersonId::from_raw(1), other: PersonId::from_raw(2) };
    let alike = vec![Likeness::FirstSame, Likeness::SurnameSounds, Likeness::BirthSame];
    Story::given(Combination::found(pair, alike), MENTOR)
}

fn same() -> Command {
    Command::JudgeSame { reason: words("Same mother, same address.") }
}

fn different() -> Command {
    Command::JudgeDifferent { reason: words("Cousins.") }
}

fn wait(until: Moment) -> Command {
    Command::Wait { reason: words("Her mentor is back on Monday."), until }
}

fn take_back() -> Command {
    Command::TakeBack { reason: words("I mixed up two sisters."), by: FOCAL }
}

#[test]
fn the_focal_officer_compares_whoever_noted_it() {
    found().then_it_is_up_to(person_of(FOCAL), Action::CompareRecords);
}

#[test]
fn one_person_or_two_ends_it_with_its_own_reason() {
    let story = found().when(same()).then_it_is_closed("same-person");
    assert_eq!(story.refused(different()), Refusal::Decided);
    let story = found().when(different()).then_it_is_closed("not-same-person");
    assert_eq!(story.refused(same()), Refusal::Decided);
    assert_eq!(story.refused(wait(monday().plus_days(7))), Refusal::Decided);
}

#[test]
fn who_cannot_tell_yet_looks_again_on_a_day_that_comes_soon() {
    let until = monday().plus_days(14);
    let story = found().when(wait(until));
    assert_eq!(story.duty().due, until);
    story.then_it_is_up_to(person_of(FOCAL), Action::CompareRecords).when(same());
    assert_eq!(found().refused(wait(monday())), Refusal::LookInThePast);
    assert_eq!(found().refused(wait(monday().plus_days(120))), Refusal::LookTooFar);
}

#[test]
fn a_decision_is_taken_back_by_deciding_again() {
    assert_eq!(found().refused(take_back()), Refusal::NotDecided);
    let again = found().when(same()).when(take_back());
    let again = again.then_it_is_up_to(person_of(FOCAL), Action::CompareRecords);
    again.when(different()).then_it_is_closed("not-same-person");
}
