//! A mentor worries about a pupil who has two telephones, new clothes and no more friends.

use crate::school::{FOCAL, MENTOR, Story, deputy_of_mentor, monday, person_of, words, yesterday};
use kernel::{Moment, SubjectId};
use vangnet_domain::duties::{self, Action};
use vangnet_domain::meldcode::{
    Answer, Answered, Because, Decision, Norm, SkipReason, Step, StepRecord, Template, Unsafety,
    Weighing, norm,
};
use vangnet_domain::signalling::Signal;
use vangnet_domain::signalling::signal::{ClosingReason, Command, Outcome, Refusal};
use vangnet_domain::statements::Role;

const REPORT: SubjectId = SubjectId::from_raw(70);

fn worry() -> Story<Signal> {
    Story::given(Signal::note(MENTOR), MENTOR)
}

fn step(step: Step) -> Command {
    Command::TakeStep(StepRecord::Taken {
        step,
        when: yesterday(),
        with: Some(Role::YoungPerson),
        whom: None,
        what: words("We spoke after class; she wanted to go home."),
        reason: None,
    })
}

fn no_talk(because: SkipReason) -> Command {
    let why = words("Her telephone is read by someone else.");
    Command::TakeStep(StepRecord::TalkSkipped { when: yesterday(), because, why })
}

/// Where nothing unsafe is known, whether there is something to suspect isn't either.
fn weighing(unsafety: Unsafety) -> Weighing {
    let suspicion = if unsafety == Unsafety::NoneKnown { Answer::Unknown } else { Answer::Yes };
    Weighing {
        suspicion: Answered::plain(suspicion),
        unsafety,
        unsafety_reason: None,
        help_possible: Answered::UNKNOWN,
        help_accepted: Answered::UNKNOWN,
        help_works: Answered::UNKNOWN,
        disclosure: false,
    }
}

fn weigh(unsafety: Unsafety) -> Command {
    Command::Weigh(weighing(unsafety))
}

fn told_by_herself() -> Command {
    Command::Weigh(Weighing { disclosure: true, ..weighing(Unsafety::Unknown) })
}

fn decide(report: bool, help: bool) -> Command {
    Command::Decide(Decision { report, report_reason: None, help, help_reason: None })
}

fn decide_not_to_report(why: &str, help: bool) -> Command {
    let report_reason = Some(words(why));
    Command::Decide(Decision { report: false, report_reason, help, help_reason: None })
}

fn review(outcome: Outcome) -> Command {
    Command::ReviewHelp { outcome, why: words("We spoke with her and her mother.") }
}

fn close(reason: ClosingReason) -> Command {
    Command::Close { reason, why: words("What was seen has another explanation.") }
}

fn on(days: i32) -> Moment {
    monday().plus_days(days)
}

#[test]
fn a_mentor_walks_the_five_steps_and_reports() {
    let mentor = person_of(MENTOR);
    let story = worry()
        .then_it_is_up_to(mentor, Action::MeldcodeStep)
        .when(step(Step::MapSignals))
        .when(Command::LinkConsultation(SubjectId::from_raw(60)))
        .when(step(Step::Consult))
        .then_it_is_up_to(mentor, Action::MeldcodeStep)
        .when(step(Step::Talk))
        .then_it_is_up_to(mentor, Action::WeighSignal)
        .when(weigh(Unsafety::Structural))
        .then_it_is_up_to(mentor, Action::Decide)
        .when(decide(true, false))
        .then_it_is_up_to(mentor, Action::SendReport)
        .when(Command::ReportSent(REPORT))
        .then_it_is_closed("reported");
    assert_eq!(story.matter.state.links(), [SubjectId::from_raw(60), REPORT]);
    assert_eq!(story.matter.state.not_on_record(&Template::general()).count(), 0);
    assert_eq!(story.refused(step(Step::Talk)), Refusal::Closed);
}

#[test]
fn steps_taken_out_of_order_or_twice_are_all_kept() {
    let story = worry()
        .when(step(Step::Talk))
        .when(step(Step::MapSignals))
        .when(step(Step::Talk))
        .then_it_is_up_to(person_of(MENTOR), Action::WeighSignal);
    let steps: Vec<_> = story.matter.state.steps().iter().map(StepRecord::step).collect();
    assert_eq!(steps, [Step::Talk, Step::MapSignals, Step::Talk]);
    let general = Template::general();
    let open: Vec<_> = story.matter.state.not_on_record(&general).collect();
    assert_eq!(open, [Step::Consult, Step::Weigh, Step::Decide]);
}

#[test]
fn weighing_waits_for_the_talk_or_the_reason_why_there_was_none() {
    assert_eq!(worry().refused(weigh(Unsafety::Structural)), Refusal::TalkFirst);
    for because in SkipReason::ALL {
        worry()
            .when(no_talk(*because))
            .when(weigh(Unsafety::Structural))
            .then_it_is_up_to(person_of(MENTOR), Action::Decide);
    }
}

#[test]
fn steps_do_not_push_the_date_away() {
    let story = worry();
    let due = story.duty().due;
    let later = story.days_later(1).when(step(Step::MapSignals)).when(step(Step::Consult));
    assert_eq!(later.duty().due, due);
}

#[test]
fn acute_danger_is_weighed_decided_and_sent_within_the_hour_without_a_talk() {
    let story = worry().when(weigh(Unsafety::Acute));
    assert_eq!(story.duty().due, monday().plus_seconds(3600));
    let story = story.when(decide(true, false));
    assert_eq!(story.duty().due, monday().plus_seconds(3600));
    story.when(Command::ReportSent(REPORT)).then_it_is_closed("reported");
}

#[test]
fn when_she_tells_it_herself_there_is_no_waiting_either() {
    worry()
        .when(told_by_herself())
        .when(decide(true, false))
        .then_it_is_up_to(person_of(MENTOR), Action::SendReport);
}

#[test]
fn danger_that_becomes_acute_while_help_is_given_is_weighed_anew() {
    worry()
        .when(step(Step::Talk))
        .when(weigh(Unsafety::NoneKnown))
        .when(decide_not_to_report("Help is near.", true))
        .days_later(3)
        .when(weigh(Unsafety::Acute))
        .when(decide(true, false))
        .when(Command::ReportSent(REPORT))
        .then_it_is_closed("reported");
}

#[test]
fn not_reporting_what_is_unsafe_or_told_needs_a_reason_and_then_stands() {
    for (weighed, because) in [
        (weigh(Unsafety::Acute), Because::AcuteUnsafety),
        (weigh(Unsafety::Structural), Because::StructuralUnsafety),
        (told_by_herself(), Because::Disclosure),
    ] {
        let story = worry().when(step(Step::Talk)).when(weighed);
        assert_eq!(story.refused(decide(false, true)), Refusal::ReasonNeeded(because));
        story
            .when(decide_not_to_report("Veilig Thuis advised to wait a day.", true))
            .then_it_is_up_to(person_of(MENTOR), Action::ReviewHelp);
    }
}

#[test]
fn the_norm_is_a_hint_with_its_source_and_the_person_decides() {
    let weighed = weighing(Unsafety::Unknown);
    let Norm::ReportIsTheNorm { because, source } = norm(&weighed, true) else {
        panic!("a suspicion of exploitation of a minor is to be reported")
    };
    assert_eq!(because, Because::ExploitationOfMinor);
    assert!(!source.is_empty());
    let weighed = worry().when(step(Step::Talk)).when(Command::Weigh(weighed));
    weighed.when(decide_not_to_report("She is helped already.", true));
}

#[test]
fn help_is_reviewed_on_the_agreed_day_and_led_to_safety() {
    let story = worry()
        .when(step(Step::Talk))
        .when(weigh(Unsafety::NoneKnown))
        .when(decide(false, true))
        .then_it_is_up_to(person_of(MENTOR), Action::ReviewHelp)
        .when(Command::AgreeHelp { review: on(42) });
    assert_eq!(story.duty().due, on(42));
    story.days_later(42).when(review(Outcome::Safe)).then_it_is_closed("help-led-to-safety");
}

#[test]
fn a_review_is_never_agreed_in_the_past_or_years_ahead() {
    let story =
        worry().when(step(Step::Talk)).when(weigh(Unsafety::NoneKnown)).when(decide(false, true));
    let agree = |review| Command::AgreeHelp { review };
    assert_eq!(story.refused(agree(monday())), Refusal::ReviewInThePast);
    assert!(matches!(story.refused(agree(on(365))), Refusal::ReviewTooFar { .. }));
}

#[test]
fn help_that_does_not_lead_to_safety_asks_for_a_decision_again() {
    let story = worry()
        .when(step(Step::Talk))
        .when(weigh(Unsafety::NoneKnown))
        .when(decide(false, true))
        .when(Command::AgreeHelp { review: on(14) })
        .days_later(14)
        .when(review(Outcome::NotSafe))
        .then_it_is_up_to(person_of(MENTOR), Action::Decide);
    let because = Because::HelpDoesNotWork;
    assert_eq!(story.refused(decide(false, false)), Refusal::ReasonNeeded(because));
    assert_eq!(story.refused(close(ClosingReason::NoSuspicion)), Refusal::StillUnsafe(because));
    story.when(decide(true, false)).when(Command::ReportSent(REPORT)).then_it_is_closed("reported");
}

#[test]
fn help_beside_a_report_is_followed_after_the_report_went_out() {
    worry()
        .when(weigh(Unsafety::Acute))
        .when(decide(true, true))
        .when(Command::AgreeHelp { review: on(30) })
        .then_it_is_up_to(person_of(MENTOR), Action::SendReport)
        .when(Command::ReportSent(REPORT))
        .then_it_is_up_to(person_of(MENTOR), Action::ReviewHelp)
        .days_later(30)
        .when(review(Outcome::Safe))
        .then_it_is_closed("help-led-to-safety");
}

#[test]
fn neither_report_nor_help_is_closed_by_someone_who_says_why() {
    worry()
        .when(step(Step::Talk))
        .when(weigh(Unsafety::NoneKnown))
        .when(decide(false, false))
        .then_it_is_up_to(person_of(MENTOR), Action::Close)
        .when(close(ClosingReason::NoSuspicion))
        .then_it_is_closed("no-suspicion");
}

#[test]
fn an_unsafe_worry_cannot_be_closed_around_the_decision() {
    let story = worry().when(weigh(Unsafety::Acute));
    for reason in [ClosingReason::NoSuspicion, ClosingReason::MovedAway, ClosingReason::Withdrawn] {
        let because = Because::AcuteUnsafety;
        assert_eq!(story.refused(close(reason)), Refusal::StillUnsafe(because));
    }
    let story = story.when(decide(true, false));
    assert_eq!(story.refused(close(ClosingReason::MovedAway)), Refusal::ReportNotSent);
}

#[test]
fn closing_as_reported_or_safe_only_follows_from_reporting_and_reviewing() {
    for reason in [ClosingReason::Reported, ClosingReason::HelpLedToSafety] {
        assert_eq!(worry().refused(close(reason)), Refusal::FollowsByItself(reason));
    }
}

#[test]
fn nothing_is_decided_or_sent_before_its_time() {
    let story = worry().when(step(Step::Talk));
    assert_eq!(story.refused(decide(true, false)), Refusal::WeighFirst);
    assert_eq!(story.refused(Command::ReportSent(REPORT)), Refusal::NotDecidedToReport);
    assert_eq!(story.refused(review(Outcome::Safe)), Refusal::NotDecidedToHelp);
}

#[test]
fn a_mentor_who_falls_ill_leaves_the_worry_with_the_deputy() {
    worry()
        .absent(person_of(MENTOR))
        .then_it_is_up_to(deputy_of_mentor(), Action::MeldcodeStep)
        .when(step(Step::Talk))
        .then_it_is_up_to(deputy_of_mentor(), Action::WeighSignal);
}

#[test]
fn an_offer_stays_open_while_the_mentor_goes_on() {
    let (mentor, focal) = (person_of(MENTOR), person_of(FOCAL));
    worry()
        .asks(mentor, duties::Command::Offer { to: FOCAL })
        .then_it_is_up_to(mentor, Action::MeldcodeStep)
        .when(step(Step::Talk))
        .then_it_is_up_to(mentor, Action::WeighSignal)
        .asks(focal, duties::Command::Accept)
        .then_it_is_up_to(focal, Action::WeighSignal);
}

#[test]
fn whoever_suspects_something_and_does_not_report_says_why() {
    let suspected =
        Weighing { suspicion: Answered::plain(Answer::Yes), ..weighing(Unsafety::NoneKnown) };
    let story = worry().when(step(Step::Talk)).when(Command::Weigh(suspected));
    let because = Because::Suspicion;
    assert_eq!(story.refused(decide(false, true)), Refusal::ReasonNeeded(because));
    assert_eq!(story.refused(close(ClosingReason::NoSuspicion)), Refusal::StillUnsafe(because));
    story
        .when(decide_not_to_report("She is helped already.", true))
        .then_it_is_up_to(person_of(MENTOR), Action::ReviewHelp);
}
