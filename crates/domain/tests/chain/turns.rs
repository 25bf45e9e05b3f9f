//! The turns a chain can take: refused, withdrawn, late, twice, unanswered, out of order.

use crate::region::{
    Place, SCHOOL, SHELTER, accepted_case, closed, contact, due, duty, in_year, incoming, on,
    outgoing, safety_plan, screening, signs, words,
};
use kernel::{RegistrationId, SubjectId, date};
use vangnet_domain::casework::{
    Case, Command as Ask, Outcome, Refusal, ReturnPlan, Risk, Then, WhyClosed,
};
use vangnet_domain::duties::Action;
use vangnet_domain::organisations::Function;
use vangnet_domain::reporting::{
    Answer, Classification, IncomingCommand, IncomingRefusal, OutgoingCommand, OutgoingEvent,
    OutgoingRefusal, Parcel, ParcelKind, Purpose, WhyRefused,
};
use vangnet_domain::subjects::Matter;

fn refused() -> Answer {
    Answer::Refused { why: WhyRefused::NoPlace, words: words("Nothing before May.") }
}

#[test]
fn a_reminder_does_not_make_late_less_late() {
    let school = Place::with(Function::Teacher);
    let mut report = school.open(outgoing(Purpose::Report, on(3, 2)), on(3, 2));
    let before = duty(&report).due;
    school.act(&mut report, OutgoingCommand::Remind { note: words("Called.") }, on(3, 4));
    assert_eq!(duty(&report).due, before);
}

#[test]
fn a_refusal_must_be_read_and_then_another_way_is_looked_for() {
    let team = Place::with(Function::CareCoordinator);
    let mut referral = team.open(outgoing(Purpose::Referral, on(3, 2)), on(3, 2));
    team.act(&mut referral, OutgoingCommand::Answer(refused()), on(3, 3));
    assert_eq!(duty(&referral).action, Action::HearRefusal);
    team.act(&mut referral, OutgoingCommand::Hear, on(3, 3));
    assert_eq!(closed(&referral), "refused");
}

#[test]
fn a_second_receipt_changes_nothing() {
    let school = Place::with(Function::Teacher);
    let mut report = school.open(outgoing(Purpose::Report, on(3, 2)), on(3, 2));
    let receipt = |day| OutgoingCommand::Receipt { at: on(3, day), answer_by: on(3, day + 10) };
    school.act(&mut report, receipt(2), on(3, 2));
    assert!(school.act(&mut report, receipt(5), on(3, 5)).is_empty());
    assert_eq!(due(&report), (Action::AwaitFeedback, date(2026, 3, 12)));
}

#[test]
fn an_answer_that_comes_after_the_end_is_kept_and_changes_nothing() {
    let team = Place::with(Function::CareCoordinator);
    let mut referral = team.open(outgoing(Purpose::Referral, on(3, 2)), on(3, 2));
    let withdraw = OutgoingCommand::Withdraw { reason: words("Found elsewhere.") };
    let events = team.act(&mut referral, withdraw, on(3, 3));
    let told = events.iter().find_map(Parcel::of_outgoing).map(|parcel| parcel.kind());
    assert_eq!(told, Some(ParcelKind::Withdrawal));
    let late = team.act(&mut referral, OutgoingCommand::Answer(refused()), on(3, 9));
    assert!(matches!(late[..], [OutgoingEvent::CameLate { parcel: ParcelKind::Answer, .. }]));
    assert_eq!(closed(&referral), "withdrawn");
}

#[test]
fn a_report_gets_feedback_and_a_referral_an_answer_never_the_other_way() {
    let school = Place::with(Function::Teacher);
    let report = school.open(outgoing(Purpose::Report, on(3, 2)), on(3, 2));
    let answer = OutgoingCommand::Answer(Answer::Accepted);
    assert_eq!(school.refuses(&report, answer, on(3, 3)), OutgoingRefusal::WrongMessage);
    let care = school.open(outgoing(Purpose::Care, on(3, 2)), on(3, 2));
    let feedback = OutgoingCommand::Feedback { words: words("Done.") };
    assert_eq!(school.refuses(&care, feedback, on(3, 3)), OutgoingRefusal::WrongMessage);
}

#[test]
fn the_reporter_hears_also_when_nothing_was_found() {
    let point = Place::with(Function::IntakeOfficer);
    let mut intake = point.open(incoming(SCHOOL, Purpose::Report, &point, on(3, 2)), on(3, 2));
    let feedback = IncomingCommand::GiveFeedback { words: words("We looked into it.") };
    let early = point.refuses(&intake, feedback.clone(), on(3, 2));
    assert_eq!(early, IncomingRefusal::NotScreened);
    let screened = IncomingCommand::Screen(screening(Classification::NoIndication));
    point.act(&mut intake, screened, on(3, 3));
    assert_eq!(duty(&intake).action, Action::GiveFeedback);
    let register = IncomingCommand::Register { registration: RegistrationId::from_raw(1) };
    let counted = point.refuses(&intake, register, on(3, 3));
    assert_eq!(counted, IncomingRefusal::NothingToRegister);
    point.act(&mut intake, feedback, on(3, 4));
    assert_eq!(closed(&intake), "answered");
}

#[test]
fn a_report_that_is_taken_back_is_still_looked_at() {
    let point = Place::with(Function::IntakeOfficer);
    let withdraws = || IncomingCommand::SenderWithdraws { reason: words("Sent too soon.") };
    let mut report = point.open(incoming(SCHOOL, Purpose::Report, &point, on(3, 2)), on(3, 2));
    point.act(&mut report, withdraws(), on(3, 2));
    assert_eq!(duty(&report).action, Action::ScreenIntake);

    let shelter = Place::with(Function::HelpProvider);
    let referral = incoming(SCHOOL, Purpose::Referral, &shelter, on(3, 2));
    let mut referral = shelter.open(referral, on(3, 2));
    shelter.act(&mut referral, withdraws(), on(3, 2));
    assert_eq!(closed(&referral), "withdrawn");
}

#[test]
fn a_case_is_refused_for_a_reason_of_cases() {
    let team = Place::with(Function::CareCoordinator);
    let case = team.open(incoming(SCHOOL, Purpose::Care, &team, on(3, 2)), on(3, 2));
    let refuse = |why| IncomingCommand::Refuse { why, words: words("Ask the north.") };
    let wrong = team.refuses(&case, refuse(WhyRefused::NoPlace), on(3, 2));
    assert_eq!(wrong, IncomingRefusal::WrongPurpose);
    let mut case = case;
    team.act(&mut case, refuse(WhyRefused::OtherRegion), on(3, 2));
    assert_eq!(closed(&case), "refused");
}

#[test]
fn a_contact_names_a_next_one_that_lies_ahead_and_not_years_away() {
    let team = Place::with(Function::CareCoordinator);
    let case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let record = |next| Ask::RecordContact { contact: contact(true), next };
    assert_eq!(team.refuses(&case, record(on(3, 2)), on(3, 2)), Refusal::DateInPast);
    let years_away = record(in_year(2062, 3, 2));
    assert_eq!(team.refuses(&case, years_away, on(3, 2)), Refusal::DateTooFar);
}

#[test]
fn a_higher_risk_brings_contact_closer_and_a_lower_one_never_puts_it_off() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    team.act(&mut case, Ask::WritePlan(safety_plan(on(6, 1))), on(3, 2));
    team.act(&mut case, Ask::RecordContact { contact: contact(true), next: on(3, 9) }, on(3, 2));
    let set = |risk, next| Ask::SetRisk { risk, reason: words("She said so."), next: Some(next) };
    team.act(&mut case, set(Risk::High, on(3, 4)), on(3, 3));
    assert_eq!(due(&case), (Action::BridgeContact, date(2026, 3, 4)));
    team.act(&mut case, set(Risk::Other, on(3, 10)), on(3, 3));
    assert_eq!(due(&case), (Action::BridgeContact, date(2026, 3, 4)));
}

#[test]
fn help_that_stops_too_soon_is_followed_by_contact_again() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    team.act(&mut case, Ask::WritePlan(safety_plan(on(6, 1))), on(3, 2));
    let outgoing = SubjectId::from_raw(300);
    team.act(&mut case, Ask::Refer { outgoing, to: SHELTER }, on(3, 2));
    let answer = Answer::Accepted;
    team.act(&mut case, Ask::ReferralAnswered { outgoing, answer }, on(3, 3));
    team.act(&mut case, Ask::HelpStarted { outgoing }, on(3, 3));
    let stopped = Ask::HelpStopped { words: words("She left in the night."), next: on(3, 6) };
    team.act(&mut case, stopped, on(3, 5));
    assert_eq!(due(&case), (Action::BridgeContact, date(2026, 3, 6)));
}

#[test]
fn a_referral_that_was_taken_back_cannot_lead_to_help() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let outgoing = SubjectId::from_raw(300);
    let withdraw = Ask::ReferralWithdrawn { outgoing };
    assert_eq!(team.refuses(&case, withdraw.clone(), on(3, 2)), Refusal::UnknownReferral);
    team.act(&mut case, Ask::Refer { outgoing, to: SHELTER }, on(3, 2));
    team.act(&mut case, withdraw, on(3, 3));
    let started = team.refuses(&case, Ask::HelpStarted { outgoing }, on(3, 3));
    assert_eq!(started, Refusal::NotAccepted);
    let (answer, late) = (Answer::Accepted, on(3, 4));
    let answered = Ask::ReferralAnswered { outgoing, answer };
    assert_eq!(team.refuses(&case, answered, late), Refusal::DoneBefore);
}

#[test]
fn until_a_person_chose_the_risk_contact_goes_as_if_it_were_high() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = accepted_case(&team, on(3, 2));
    assert_eq!((case.risk, case.rhythm_risk()), (None, Risk::High));
    case.risk = Some(Risk::Other);
    assert_eq!(case.rhythm_risk(), Risk::Other);
}

#[test]
fn nobody_can_be_home_before_the_return_was_planned_or_in_the_future() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let home = |day| Ask::Returned { on: day, next: on(7, 1) };
    assert_eq!(team.refuses(&case, home(on(3, 2)), on(3, 2)), Refusal::WrongStage);
    let outgoing = SubjectId::from_raw(300);
    team.act(&mut case, Ask::Refer { outgoing, to: SHELTER }, on(3, 2));
    let answer = Answer::Accepted;
    team.act(&mut case, Ask::ReferralAnswered { outgoing, answer }, on(3, 3));
    team.act(&mut case, Ask::HelpStarted { outgoing }, on(3, 3));
    let plan = ReturnPlan { on: on(6, 1), helper: crate::region::DESK, agreements: words("All.") };
    team.act(&mut case, Ask::PlanReturn(plan), on(5, 1));
    assert_eq!(team.refuses(&case, home(on(6, 2)), on(6, 1)), Refusal::NotYet);
}

#[test]
fn a_case_with_signs_that_nobody_looked_at_cannot_be_closed() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    team.act(&mut case, Ask::NoteSign(signs(false)), on(3, 2));
    let close = Ask::Close { reason: WhyClosed::MovedAway, words: words("To another town.") };
    assert_eq!(team.refuses(&case, close.clone(), on(3, 2)), Refusal::SignsWaiting);
    let (outcome, reason) = (Outcome::Reopen, words("New men."));
    let reopen = Ask::ReviewSigns { outcome, reason: reason.clone() };
    assert_eq!(team.refuses(&case, reopen, on(3, 2)), Refusal::NotInAftercare);
    let outcome = Outcome::Continue;
    team.act(&mut case, Ask::ReviewSigns { outcome, reason }, on(3, 2));
    team.act(&mut case, close, on(3, 2));
    assert_eq!(closed(&case), "moved-away");
}

#[test]
fn an_urgent_sign_comes_before_everything_and_a_later_one_never_puts_it_off() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    team.act(&mut case, Ask::NoteSign(signs(true)), on(3, 2));
    team.act(&mut case, Ask::NoteSign(signs(false)), on(3, 2));
    assert_eq!(duty(&case).action, Action::ReviewUrgentSigns);
    assert!(duty(&case).is_for_now());
    assert!(duty(&case).due > on(3, 2), "at once isn't late at once");
    assert_eq!(duty(&case).due, on(3, 2).plus_seconds(4 * 3600));
    let nothing = vangnet_domain::casework::Signs { ids: vec![], ..signs(true) };
    assert_eq!(team.refuses(&case, Ask::NoteSign(nothing), on(3, 2)), Refusal::NoSignChosen);
}

#[test]
fn aftercare_cannot_be_completed_before_it_began() {
    let team = Place::with(Function::CareCoordinator);
    let case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let close = Ask::Close { reason: WhyClosed::AftercareCompleted, words: words("Done.") };
    assert_eq!(team.refuses(&case, close, on(3, 2)), Refusal::NotInAftercare);
    let then = Then::ScheduleEnds;
    let contacted = Ask::AftercareContact { contact: contact(true), then };
    assert_eq!(team.refuses(&case, contacted, on(3, 2)), Refusal::NotInAftercare);
}

#[test]
fn a_case_closes_only_for_a_reason_that_can_be_true_now() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let may = |case: &Matter<_>| -> Vec<_> {
        WhyClosed::ALL
            .iter()
            .copied()
            .filter(|why| Case::can_close_for(&case.state, *why))
            .collect()
    };
    let any_time = [WhyClosed::NoSuspicion, WhyClosed::MovedAway, WhyClosed::PersonDeclined];
    assert_eq!(may(&case), any_time);
    let safe = Ask::Close { reason: WhyClosed::HelpLedToSafety, words: words("Safe.") };
    assert_eq!(team.refuses(&case, safe.clone(), on(3, 2)), Refusal::WrongStage);
    team.act(&mut case, Ask::RecordContact { contact: contact(true), next: on(3, 9) }, on(3, 3));
    assert!(may(&case).contains(&WhyClosed::HelpLedToSafety));
    assert!(!may(&case).contains(&WhyClosed::AftercareCompleted));
    team.act(&mut case, safe, on(3, 4));
    assert_eq!(closed(&case), "help-led-to-safety");
}

#[test]
fn the_plan_is_reviewed_as_long_as_it_is_needed() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = team.open(accepted_case(&team, on(3, 2)), on(3, 2));
    let review = |next| Ask::ReviewPlan { words: words("Still holds."), next };
    assert_eq!(team.refuses(&case, review(Some(on(4, 1))), on(3, 2)), Refusal::NoPlan);
    team.act(&mut case, Ask::WritePlan(safety_plan(on(4, 1))), on(3, 2));
    assert_eq!(team.refuses(&case, review(None), on(3, 3)), Refusal::PlanStillNeeded);
}
