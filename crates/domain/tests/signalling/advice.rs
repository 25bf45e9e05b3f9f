//! Asking for advice without a name, and looking at an emergency access.

use crate::school::{
    FOCAL, MENTOR, OTHER_FOCAL, Story, deputy_of_mentor, monday, person_of, privacy_officer, words,
};
use kernel::{FuzzyTime, InvitationId, Personal, SubjectId};
use vangnet_domain::duties::{self, Action};
use vangnet_domain::review::{self, EmergencyReview, Verdict};
use vangnet_domain::signalling::Consultation;
use vangnet_domain::signalling::consultation::{Adviser, Command, Expert, Refusal};
use vangnet_domain::signalling::nameless::{NameKind, Telltale, suspicions};
use vangnet_domain::statements::{Mode, Role};

fn question() -> Story<Consultation> {
    asked_of(Adviser::FocalOfficer)
}

fn asked_of(adviser: Adviser) -> Story<Consultation> {
    let question = words("A pupil of fifteen has two telephones. What do I look at?");
    Story::given(Consultation::ask(question, MENTOR, adviser), MENTOR)
}

fn short(text: &str) -> Personal {
    Personal::new(text).unwrap()
}

fn hear() -> Command {
    Command::Hear { told: None }
}

fn further(adviser: Adviser) -> Command {
    Command::Ask { question: words("And when he says that it is nothing?"), adviser }
}

const INVITATION: InvitationId = InvitationId::from_raw(90);

fn invite() -> Command {
    Command::Invite { invitation: INVITATION, until: monday().plus_days(7) }
}

fn answer_with(invitation: InvitationId) -> Command {
    let from = Expert { function: short("Youth doctor"), organisation: short("A health service") };
    Command::AnswerFromElsewhere { invitation, words: words("Look at the sleep first."), from }
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
    let advice = story.matter.state.last().answer.clone().unwrap();
    assert_eq!((advice.role, advice.mode), (Role::Adviser, Mode::Assumed));
    assert_eq!(advice.when, FuzzyTime::At(monday()));
    story.when(hear()).then_it_is_closed("answered");
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
    assert_eq!(question().refused(hear()), Refusal::NotAnswered);
    let over = answered.when(hear());
    assert_eq!(over.refused(hear()), Refusal::Closed);
}

#[test]
fn a_thread_goes_on_until_the_asker_says_so_and_it_is_always_someones_move() {
    let story = question().when(answer()).when(further(Adviser::FocalOfficer));
    let story = story
        .then_it_is_up_to(person_of(FOCAL), Action::AnswerConsultation)
        .when(answer())
        .then_it_is_up_to(person_of(MENTOR), Action::HearAnswer)
        .when(further(Adviser::Colleague(OTHER_FOCAL)))
        .then_it_is_up_to(person_of(OTHER_FOCAL), Action::AnswerConsultation)
        .when(answer());
    assert_eq!(story.matter.state.turns().count(), 3);
    assert!(story.matter.state.turns().all(|turn| turn.answer.is_some()));
    story.when(hear()).then_it_is_closed("answered");
}

#[test]
fn while_a_colleague_must_answer_nobody_asks_further() {
    assert_eq!(question().refused(further(Adviser::FocalOfficer)), Refusal::NotAnswered);
    let over = question().when(answer()).when(hear());
    assert_eq!(over.refused(further(Adviser::FocalOfficer)), Refusal::Closed);
}

#[test]
fn for_an_expert_from_elsewhere_the_asker_sees_to_the_answer() {
    let story = asked_of(Adviser::Expert)
        .then_it_is_up_to(person_of(MENTOR), Action::InviteExpert)
        .when(invite())
        .then_it_is_up_to(person_of(MENTOR), Action::AwaitExpert);
    assert_eq!(story.duty().due, monday().plus_days(7));
    let story =
        story.when(answer_with(INVITATION)).then_it_is_up_to(person_of(MENTOR), Action::HearAnswer);
    assert!(story.matter.state.last().from.is_some());
    assert_eq!(story.refused(answer_with(INVITATION)), Refusal::AlreadyAnswered);
}

#[test]
fn nobody_here_answers_for_an_expert_and_no_expert_for_somebody_here() {
    assert_eq!(asked_of(Adviser::Expert).refused(answer()), Refusal::AnotherWasAsked);
    assert_eq!(
        asked_of(Adviser::Expert).when(invite()).refused(answer()),
        Refusal::AnotherWasAsked
    );
    assert_eq!(question().refused(invite()), Refusal::AnotherWasAsked);
    assert_eq!(question().refused(answer_with(INVITATION)), Refusal::AnotherWasAsked);
}

#[test]
fn an_invitation_opens_nothing_once_it_was_replaced_withdrawn_or_another_is_asked() {
    let other = InvitationId::from_raw(91);
    let invited = asked_of(Adviser::Expert).when(invite());
    let until = monday().plus_days(7);
    let state = &invited.matter.state;
    assert_eq!(state.invitation(monday()), Some(INVITATION));
    assert_eq!(state.invitation(until), None, "its term is over");
    assert_eq!(invited.refused(answer_with(other)), Refusal::AnotherWasAsked);
    let replaced =
        asked_of(Adviser::Expert).when(invite()).when(Command::Invite { invitation: other, until });
    assert_eq!(replaced.refused(answer_with(INVITATION)), Refusal::AnotherWasAsked);
    let withdrawn = asked_of(Adviser::Expert).when(invite()).when(Command::Withdraw);
    assert_eq!(withdrawn.refused(answer_with(INVITATION)), Refusal::Closed);
    let another = asked_of(Adviser::Expert).when(invite()).when(further(Adviser::FocalOfficer));
    another.then_it_is_up_to(person_of(FOCAL), Action::AnswerConsultation);
    let another = asked_of(Adviser::Expert).when(invite()).when(further(Adviser::Expert));
    assert_eq!(another.refused(answer_with(INVITATION)), Refusal::AnotherWasAsked);
}

#[test]
fn an_asker_who_goes_on_leaves_nothing_but_that_and_still_hears_an_answer_to_come() {
    let early = question().when(Command::GoOn);
    assert!(early.matter.state.went_on());
    let heard = early
        .then_it_is_up_to(person_of(FOCAL), Action::AnswerConsultation)
        .when(answer())
        .then_it_is_up_to(person_of(MENTOR), Action::HearAnswer);
    assert_eq!(heard.refused(Command::GoOn), Refusal::WentOnAlready);
    question().when(answer()).when(Command::GoOn).then_it_is_closed("answered");
    let later = question().when(answer()).when(hear()).when(Command::GoOn);
    later.then_it_is_closed("answered");
    assert_eq!(question().when(Command::Withdraw).refused(Command::GoOn), Refusal::Closed);
}

#[test]
fn a_question_with_a_name_in_it_gets_a_warning_and_never_a_refusal() {
    let typed = "Sanne (geb. 12-03-2010) van Dorpsstraat 3 heeft twee telefoons.";
    let found: Vec<_> = suspicions(typed, &|word| (word == "Sanne").then_some(NameKind::Own))
        .into_iter()
        .map(|s| s.what)
        .collect();
    assert_eq!(found, [Telltale::Name, Telltale::Date, Telltale::Address]);
    let asked = Consultation::ask(words(typed), MENTOR, Adviser::FocalOfficer);
    Story::given(asked, MENTOR).when(answer());
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
