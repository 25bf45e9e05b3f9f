//! One track, from a teacher's report to years after the return, with everyone who has a part in it.

use crate::region::{
    COORDINATION, DESK, Place, REPORTING_POINT, SCHOOL, SHELTER, accepted_case, closed, contact,
    due, duty, in_year, incoming, on, outgoing, safety_plan, screening, sending, signs, words,
};
use kernel::{Calendar, Date, Moment, PostId, RegistrationId, SubjectId, Term, date};
use vangnet_domain::aftercare::{self, Asked};
use vangnet_domain::casework::{
    Command as Ask, Outcome, Refusal, ReturnPlan, Risk, Stage, Then, WhyClosed,
};
use vangnet_domain::duties::Action;
use vangnet_domain::organisations::Function;
use vangnet_domain::reporting::{
    Answer, Classification, IncomingCommand, Outgoing, OutgoingCommand, Parcel, Progress, Purpose,
};
use vangnet_domain::subjects::Matter;

const TO_SHELTER: SubjectId = SubjectId::from_raw(300);

/// What arrives at the sender because of what happened at the receiver.
fn deliver(place: &Place, sender: &mut Matter<Outgoing>, parcel: Option<Parcel>, at: Moment) {
    let command = match parcel.expect("the other side says something") {
        Parcel::Receipt { at, answer_by } => OutgoingCommand::Receipt { at, answer_by },
        Parcel::Answer(answer) => OutgoingCommand::Answer(answer),
        Parcel::Feedback(words) => OutgoingCommand::Feedback { words },
        Parcel::Progress(progress) => OutgoingCommand::Progress(progress),
        Parcel::Withdrawal(_) => panic!("only a sender takes back"),
    };
    place.act(sender, command, at);
}

#[test]
fn a_report_is_followed_until_the_reporter_heard_what_was_done() {
    let school = Place::with(Function::Teacher);
    let point = Place::with(Function::IntakeOfficer);

    // Monday: the teacher reports. It stays the teacher's move to see that it arrives.
    let mut report = school.open(outgoing(Purpose::Report, on(3, 2)), on(3, 2));
    assert_eq!(due(&report), (Action::AwaitReceipt, date(2026, 3, 3)));

    // It arrives; feedback is promised within ten working days, and the teacher sees that date.
    let mut intake = point.open(incoming(SCHOOL, Purpose::Report, &point, on(3, 2)), on(3, 2));
    assert_eq!(due(&intake), (Action::ScreenIntake, date(2026, 3, 3)));
    let receipt = intake.state.arrival.receipt(on(3, 2));
    deliver(&school, &mut report, Some(receipt), on(3, 2));
    assert_eq!(due(&report), (Action::AwaitFeedback, date(2026, 3, 16)));

    // Tuesday: someone looks and says what it is, with a reason. First someone must hold the case.
    let screened = screening(Classification::Presumed);
    point.act(&mut intake, IncomingCommand::Screen(screened), on(3, 3));
    assert_eq!(due(&intake), (Action::PassToCare, date(2026, 3, 4)));
    let outgoing = SubjectId::from_raw(9);
    point.act(&mut intake, IncomingCommand::PassOn { outgoing }, on(3, 3));
    assert_eq!(due(&intake), (Action::GiveFeedback, date(2026, 3, 16)));

    // Thursday: feedback. The teacher reads it, and is done.
    let said = IncomingCommand::GiveFeedback { words: words("A care coordinator called her.") };
    let events = point.act(&mut intake, said, on(3, 5));
    deliver(&school, &mut report, events.iter().find_map(Parcel::of_incoming), on(3, 5));
    assert_eq!(duty(&report).action, Action::HearFeedback);
    school.act(&mut report, OutgoingCommand::Hear, on(3, 6));
    assert_eq!(closed(&report), "feedback-heard");

    // The reporting point writes the coded registration: after the help, never a condition for it.
    assert_eq!(duty(&intake).action, Action::Register);
    let registration = RegistrationId::from_raw(1);
    point.act(&mut intake, IncomingCommand::Register { registration }, on(3, 9));

    // Care coordination has no time: the point asks again, and is done when a coordinator has it.
    assert_eq!(duty(&intake).action, Action::AwaitReferral);
    point.act(&mut intake, IncomingCommand::CareAnswered { accepted: false }, on(3, 9));
    assert_eq!(duty(&intake).action, Action::PassToCare);
    point.act(&mut intake, IncomingCommand::PassOn { outgoing }, on(3, 9));
    point.act(&mut intake, IncomingCommand::CareAnswered { accepted: true }, on(3, 10));
    assert_eq!(closed(&intake), "answered");
}

#[test]
fn a_track_runs_from_acceptance_to_years_of_aftercare_and_starts_again_on_a_sign() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = care_is_accepted(&team);
    bridging_until_help_starts(&team, &mut case);
    return_is_prepared(&team, &mut case);
    aftercare_follows_the_schedule(&team, &mut case);

    // Two years on, a mentor sees something. It is looked at today, by a person.
    team.act(&mut case, Ask::NoteSign(signs(true)), in_year(2028, 3, 2));
    assert_eq!(due(&case), (Action::ReviewUrgentSigns, date(2028, 3, 2)));
    let reason = words("She says the men are back.");
    let again = Ask::ReviewSigns { outcome: Outcome::Reopen, reason };
    team.act(&mut case, again, in_year(2028, 3, 2));
    assert_eq!(due(&case), (Action::FirstContact, date(2028, 3, 3)));

    // She is safe and wants no more. The door stays open.
    let next = in_year(2028, 3, 9);
    team.act(&mut case, Ask::RecordContact { contact: contact(true), next }, in_year(2028, 3, 2));
    let reason = WhyClosed::PersonDeclined;
    team.act(&mut case, Ask::Close { reason, words: words("She knows the way.") }, next);
    assert_eq!(closed(&case), "person-declined");
    team.act(&mut case, Ask::Reopen { reason: words("She called.") }, in_year(2028, 11, 6));
    assert_eq!(due(&case), (Action::FirstContact, date(2028, 11, 7)));
    assert_eq!(duty(&case).post, DESK, "with a care coordinator, not with the director");
}

type Track = Matter<vangnet_domain::casework::Case>;

/// The reporting point asks for care; the coordinator accepts, and from then on answers for it.
fn care_is_accepted(team: &Place) -> Track {
    let point = Place::with(Function::IntakeOfficer);
    let asked = Outgoing::new(sending(COORDINATION, Purpose::Care), on(3, 3));
    let mut asked = point.open(asked, on(3, 3));
    let mut intake = team.open(incoming(REPORTING_POINT, Purpose::Care, team, on(3, 3)), on(3, 3));
    assert_eq!(due(&intake), (Action::AcceptCase, date(2026, 3, 4)));
    assert_eq!(duty(&asked).action, Action::AwaitReceipt);

    let accept = IncomingCommand::AcceptCase { case: SubjectId::from_raw(201) };
    let events = team.act(&mut intake, accept, on(3, 4));
    assert_eq!(closed(&intake), "accepted");
    let case = team.open(accepted_case(team, on(3, 4)), on(3, 4));
    assert_eq!(due(&case), (Action::FirstContact, date(2026, 3, 5)));

    // Only now does the reporting point let go. The receipt got lost on the way: no matter.
    deliver(&point, &mut asked, events.iter().find_map(Parcel::of_incoming), on(3, 4));
    assert_eq!(closed(&asked), "accepted");
    case
}

/// Contact is kept from acceptance until help has really started.
fn bridging_until_help_starts(team: &Place, case: &mut Track) {
    let (posts, bridge) = (vec![DESK, PostId::from_raw(2)], Some(PostId::from_raw(2)));
    team.act(case, Ask::NameTeam { posts, bridge }, on(3, 4));

    // Not reached isn't refused: it stays a first contact, and soon.
    let missed = Ask::RecordContact { contact: contact(false), next: on(3, 5) };
    team.act(case, missed, on(3, 4));
    assert_eq!(due(case), (Action::FirstContact, date(2026, 3, 5)));
    let reached = Ask::RecordContact { contact: contact(true), next: on(3, 12) };
    team.act(case, reached, on(3, 5));

    // The risk is high, a person says so: the next contact comes closer.
    let (risk, reason) = (Risk::High, words("They know where she sleeps."));
    team.act(case, Ask::SetRisk { risk, reason, next: Some(on(3, 10)) }, on(3, 5));
    let agenda: Vec<_> =
        case.state.agenda().iter().map(|item| (item.action, item.due.day())).collect();
    let plan_first = (Action::MakeSafetyPlan, date(2026, 3, 9));
    assert_eq!(agenda, [plan_first, (Action::BridgeContact, date(2026, 3, 10))]);
    assert_eq!(due(case), plan_first);
    team.act(case, Ask::WritePlan(safety_plan(on(6, 1))), on(3, 6));

    // Help is asked, and accepted; contact goes on until it starts.
    team.act(case, Ask::Refer { outgoing: TO_SHELTER, to: SHELTER }, on(3, 6));
    let started = Ask::HelpStarted { outgoing: TO_SHELTER };
    assert_eq!(team.refuses(case, started.clone(), on(3, 6)), Refusal::NotAccepted);
    shelter_accepts_and_starts(team, case);
    assert_eq!(due(case), (Action::BridgeContact, date(2026, 3, 10)));
    team.act(case, started, on(3, 9));
    assert_eq!(due(case), (Action::PrepareReturn, date(2026, 4, 20)));
}

fn shelter_accepts_and_starts(team: &Place, case: &mut Track) {
    let shelter = Place::with(Function::HelpProvider);
    let referral = Outgoing::new(sending(SHELTER, Purpose::Referral), on(3, 6));
    let mut referral = team.open(referral, on(3, 6));
    let mut asked =
        shelter.open(incoming(COORDINATION, Purpose::Referral, &shelter, on(3, 6)), on(3, 6));
    assert_eq!(due(&asked), (Action::AnswerReferral, date(2026, 3, 9)));

    let accept = IncomingCommand::AcceptReferral { start_by: Some(on(3, 9)) };
    let events = shelter.act(&mut asked, accept, on(3, 6));
    deliver(team, &mut referral, events.iter().find_map(Parcel::of_incoming), on(3, 6));
    assert_eq!(closed(&referral), "accepted");
    let answered = Ask::ReferralAnswered { outgoing: TO_SHELTER, answer: Answer::Accepted };
    team.act(case, answered, on(3, 6));

    assert_eq!(due(&asked), (Action::StartHelp, date(2026, 3, 9)));
    let start = IncomingCommand::StartHelp { prepare_by: Some(on(5, 1)) };
    let events = shelter.act(&mut asked, start, on(3, 9));
    let news = events.iter().find_map(Parcel::of_incoming);
    assert_eq!(news, Some(Parcel::Progress(Progress::HelpStarted)));
    assert_eq!(due(&asked), (Action::PrepareReturn, date(2026, 5, 1)));
    let end = IncomingCommand::EndHelp { words: words("She goes home; the file goes along.") };
    shelter.act(&mut asked, end, on(6, 8));
    assert_eq!(closed(&asked), "completed");
}

fn return_is_prepared(team: &Place, case: &mut Track) {
    let agreements = words("Her mentor, her aunt and the neighbourhood officer know what to do.");
    let plan = ReturnPlan { on: on(6, 8), helper: PostId::from_raw(2), agreements };
    team.act(case, Ask::PlanReturn(plan), on(4, 13));
    // Before the return comes the review of the safety plan.
    assert_eq!(due(case), (Action::ReviewSafetyPlan, date(2026, 6, 1)));
    let review = Ask::ReviewPlan { words: words("Also for home."), next: Some(on(12, 1)) };
    team.act(case, review, on(6, 1));
    assert_eq!(due(case), (Action::PrepareReturn, date(2026, 6, 8)));
    team.act(case, Ask::Returned { on: on(6, 8), next: on(6, 9) }, on(6, 8));
    assert_eq!(due(case), (Action::AftercareContact, date(2026, 6, 9)));
}

/// Weekly, then yearly; the day after a missed one; until seven years have passed.
fn rule(asked: Asked) -> Option<Term> {
    match (asked.days_since_return, asked.reached) {
        (2555.., _) => None,
        (_, false) => Some(Term::WorkingDays(1)),
        (0..=89, true) => Some(Term::Days(7)),
        (_, true) => Some(Term::Months(12)),
    }
}

fn sees(team: &Place, case: &mut Track, reached: bool, at: Moment) -> Option<Date> {
    let Stage::Aftercare { returned, .. } = case.state.stage else { panic!("in aftercare") };
    let then = aftercare::then(rule, returned, reached, &[], at, &Calendar::default());
    team.act(case, Ask::AftercareContact { contact: contact(reached), then }, at);
    match then {
        Then::Next(next) => Some(next.day()),
        Then::ScheduleEnds => None,
    }
}

fn aftercare_follows_the_schedule(team: &Place, case: &mut Track) {
    assert_eq!(sees(team, case, true, on(6, 9)), Some(date(2026, 6, 16)));
    assert_eq!(sees(team, case, false, on(6, 16)), Some(date(2026, 6, 17)));
    // She asks for a pause: it ends with contact, never with silence.
    let pause = Ask::PauseAftercare { until: on(8, 3), reason: words("Exams, she says.") };
    team.act(case, pause, on(6, 17));
    assert_eq!(due(case), (Action::AftercareContact, date(2026, 8, 3)));
    sees(team, case, true, on(9, 14));
    // In aftercare the plan may end, when it isn't needed any more.
    assert_eq!(due(case), (Action::ReviewSafetyPlan, date(2026, 12, 1)));
    let review = Ask::ReviewPlan { words: words("She doesn't need it."), next: None };
    team.act(case, review, on(12, 1));
    assert_eq!(due(case), (Action::AftercareContact, date(2027, 9, 14)));
    assert_eq!(sees(team, case, true, in_year(2027, 9, 14)), Some(date(2028, 9, 14)));
}

#[test]
fn after_seven_years_the_schedule_ends_and_someone_closes_with_a_reason() {
    let team = Place::with(Function::CareCoordinator);
    let mut case = care_is_accepted(&team);
    bridging_until_help_starts(&team, &mut case);
    return_is_prepared(&team, &mut case);
    aftercare_follows_the_schedule(&team, &mut case);
    let last = in_year(2033, 9, 14);
    assert_eq!(sees(&team, &mut case, true, last), None);
    assert_eq!(due(&case), (Action::Close, date(2033, 9, 15)));
    let reason = WhyClosed::AftercareCompleted;
    team.act(&mut case, Ask::Close { reason, words: words("She sent a card.") }, last);
    assert_eq!(closed(&case), "aftercare-completed");

    // A sign on a closed case is someone's move again; when it is nothing, it is closed as before.
    team.act(&mut case, Ask::NoteSign(signs(false)), in_year(2034, 1, 9));
    assert_eq!(due(&case), (Action::ReviewSigns, date(2034, 1, 10)));
    let (outcome, reason) = (Outcome::Continue, words("A new phone for her birthday."));
    team.act(&mut case, Ask::ReviewSigns { outcome, reason }, in_year(2034, 1, 10));
    assert_eq!(closed(&case), "aftercare-completed");
}
