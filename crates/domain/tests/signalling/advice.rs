//! Asking for advice without a name, and looking at an emergency access.

use crate::school::{
    FOCAL, MENTOR, OTHER_FOCAL, Story, deputy_of_mentor, monday, person_of, privacy_officer, words,
};
use kernel::{FuzzyTime, SubjectId};
use vangnet_domain::duties::{self, Action};
use vangnet_domain::review::{self, EmergencyReview, Verdict};
use vangnet_domain::signalling::Consultation;
use vangnet_domain::signalling::consultation::{Command, Refusal};
use vangnet_domain::signalling::nameless::{NameKind, Telltale, suspicions};
use vangnet_domain::statements::{Mode, Role};

fn question() -> Story<Consultation> {
    let question = words("A pupil of fifteen has two telephones. What do I look at?");
    Story::given(Consultation::ask(question, MENTOR), MENTOR)
}

fn answer() -> Command {
    Command::Answer { words: words("Note what you saw and when. Talk at a quiet moment.") }
}

#[test]
fn a_nameless_question_goes_to_the_focal_officer_and_the_answer_comes_back() {
    let story = question()
        .then_it_is_up_to(person_of(FOCAL), Action::AnswerConsultation)
        .when(answer())
        .then_it_is_up_to(person_of(MENTOR), Action::HearAnswer);
    let advice = story.matter.state.answer().unwrap();
    assert_eq!((advice.role, advice.mode), (Role::Adviser, Mode::Assumed));
    assert_eq!(advice.when, FuzzyTime::At(monday()));
    story.when(Command::Hear).then_it_is_closed("answered");
}

#[test]
fn an_answer_finds_the_deputy_of_an_asker_who_is_ill() {
    question()
        .absent(person_of(MENTOR))
        .when(answer())
        .then_it_is_up_to(deputy_of_mentor(), Action::HearAnswer);
}

#[test]
fn a_question_for_an_absent_focal_officer_goes_up_and_not_astray() {
    let story = question().absent(person_of(FOCAL));
    assert_ne!(story.duty().holder, person_of(FOCAL));
    story.when(answer()).then_it_is_up_to(person_of(MENTOR), Action::HearAnswer);
}

#[test]
fn a_question_that_a_colleague_took_over_stays_with_that_colleague() {
    let story = question()
        .asks(person_of(FOCAL), duties::Command::Offer { to: OTHER_FOCAL })
        .asks(person_of(OTHER_FOCAL), duties::Command::Accept);
    story.then_it_is_up_to(person_of(OTHER_FOCAL), Action::AnswerConsultation);
}

#[test]
fn a_question_can_be_taken_back_until_it_is_answered() {
    question().when(Command::Withdraw).then_it_is_closed("withdrawn");
    let answered = question().when(answer());
    assert_eq!(answered.refused(Command::Withdraw), Refusal::AlreadyAnswered);
    assert_eq!(question().refused(Command::Hear), Refusal::NotAnswered);
    let over = answered.when(Command::Hear);
    assert_eq!(over.refused(Command::Hear), Refusal::Closed);
}

#[test]
fn a_question_with_a_name_in_it_gets_a_warning_and_never_a_refusal() {
    let typed = "Sanne (geb. 12-03-2010) van Dorpsstraat 3 heeft twee telefoons.";
    let found: Vec<_> = suspicions(typed, &|word| (word == "Sanne").then_some(NameKind::Own))
        .into_iter()
        .map(|s| s.what)
        .collect();
    assert_eq!(found, [Telltale::Name, Telltale::Date, Telltale::Address]);
    Story::given(Consultation::ask(words(typed), MENTOR), MENTOR).when(answer());
}

#[test]
fn the_privacy_officer_judges_an_emergency_access_and_nobody_their_own() {
    let access = |who| {
        let until = monday().plus_seconds(3600);
        let reason = words("She called from a hotel and I needed the safety plan.");
        let state = EmergencyReview::new(who, SubjectId::from_raw(80), reason, until);
        Story::given(state, MENTOR)
    };
    let judge = |by| review::Command::Judge {
        by,
        verdict: Verdict::Justified,
        reason: words("The danger was real and the access was short."),
    };
    let story = access(person_of(MENTOR))
        .then_it_is_up_to(privacy_officer(), Action::ReviewEmergencyAccess);
    assert_eq!(story.refused(judge(person_of(MENTOR))), review::Refusal::OwnAccess);
    let story = story.when(judge(privacy_officer())).then_it_is_closed("reviewed");
    assert_eq!(story.refused(judge(privacy_officer())), review::Refusal::Closed);
    let own = access(privacy_officer());
    assert_eq!(own.refused(judge(privacy_officer())), review::Refusal::OwnAccess);
}
