//! The state machines as the documentation shows them, drawn from the decisions.

use crate::diagram::{Drawing, is_as_documented};
use crate::region::{
    DESK, Place, SCHOOL, SHELTER, accepted_case, contact, incoming, on, outgoing, safety_plan,
    screening, signs, words,
};
use kernel::{RegistrationId, SubjectId};
use vangnet_domain::casework::{
    Case, Command as Ask, Outcome, Refusal, ReturnPlan, Risk, Stage, Then, WhyClosed,
};
use vangnet_domain::organisations::Function;
use vangnet_domain::reporting::{
    Answer, Care, Classification, Incoming, IncomingCommand as In, IncomingRefusal, IncomingStage,
    Outgoing, OutgoingCommand as Out, OutgoingRefusal, OutgoingStage, Progress, Purpose,
    WhyRefused,
};

fn closed(reason: &str) -> String {
    format!("closed_{}", reason.replace('-', "_"))
}

#[test]
fn a_sending_does_what_its_diagram_says() {
    let place = Place::with(Function::CareCoordinator);
    let now = on(3, 2);
    let refused = Answer::Refused { why: WhyRefused::NoPlace, words: words("No.") };
    let drawing = Drawing {
        title: "A sending to another organisation",
        about: "A report gets feedback; a case or referral gets an answer. \
            It stays the sender's move until the other side has answered.",
        start: Purpose::ALL.iter().map(|purpose| outgoing(*purpose, now)).collect(),
        name: |sending: &Outgoing| match &sending.stage {
            OutgoingStage::Sent => "sent".to_owned(),
            OutgoingStage::Received { .. } => "received".to_owned(),
            OutgoingStage::Refused => "answer_refused".to_owned(),
            OutgoingStage::FeedbackCame => "feedback_came".to_owned(),
            OutgoingStage::Closed { reason } => closed(reason),
        },
        commands: vec![
            ("remind", Out::Remind { note: words("Called.") }),
            ("withdraw", Out::Withdraw { reason: words("Not needed.") }),
            ("hear", Out::Hear),
            ("receipt", Out::Receipt { at: now, answer_by: on(3, 16) }),
            ("answer, accepted", Out::Answer(Answer::Accepted)),
            ("answer, refused", Out::Answer(refused)),
            ("feedback", Out::Feedback { words: words("Done.") }),
            ("progress", Out::Progress(Progress::HelpStarted)),
        ],
        code: OutgoingRefusal::code,
    };
    is_as_documented("outgoing", &drawing.draw(&place.facts(), now));
}

#[test]
fn an_arrival_does_what_its_diagram_says() {
    let place = Place::with(Function::IntakeOfficer);
    let now = on(3, 2);
    let refuse = |why| In::Refuse { why, words: words("No.") };
    let drawing = Drawing {
        title: "An arrival from another organisation",
        about: "A report is screened, told to the reporter and registered; a case is accepted or \
            refused; a referral is carried until help ended. Whoever sent it hears back.",
        start: Purpose::ALL.iter().map(|p| incoming(SCHOOL, *p, &place, now)).collect(),
        name: |arrival: &Incoming| match &arrival.stage {
            IncomingStage::Received => format!("{}_received", arrival.arrival.purpose),
            IncomingStage::Screened { care: Care::ToAsk, .. } => "care_to_be_asked".to_owned(),
            IncomingStage::Screened { told: false, .. } => "screened".to_owned(),
            IncomingStage::Screened { registered: false, .. } => "reporter_told".to_owned(),
            IncomingStage::Screened { .. } => "care_asked".to_owned(),
            IncomingStage::Accepted { .. } => "referral_accepted".to_owned(),
            IncomingStage::Started { .. } => "help_started".to_owned(),
            IncomingStage::Closed { reason } => closed(reason),
        },
        commands: vec![
            ("screen, presumed", In::Screen(screening(Classification::Presumed))),
            ("screen, no indication", In::Screen(screening(Classification::NoIndication))),
            ("pass on", In::PassOn { outgoing: SubjectId::from_raw(3) }),
            ("care accepts", In::CareAnswered { accepted: true }),
            ("care refuses", In::CareAnswered { accepted: false }),
            ("give feedback", In::GiveFeedback { words: words("We called her.") }),
            ("register", In::Register { registration: RegistrationId::from_raw(1) }),
            ("waive registration", In::WaiveRegistration { reason: words("Done there.") }),
            ("accept case", In::AcceptCase { case: SubjectId::from_raw(2) }),
            ("accept referral", In::AcceptReferral { start_by: None }),
            ("refuse", refuse(WhyRefused::OtherRegion)),
            ("refuse", refuse(WhyRefused::NoPlace)),
            ("start help", In::StartHelp { prepare_by: None }),
            ("agree return", In::AgreeReturn { prepare_by: on(5, 1) }),
            ("end help", In::EndHelp { words: words("Home.") }),
            ("sender withdraws", In::SenderWithdraws { reason: words("Too soon.") }),
        ],
        code: IncomingRefusal::code,
    };
    is_as_documented("incoming", &drawing.draw(&place.facts(), now));
}

/// Every command on a case, with one value each.
fn asks() -> Vec<(&'static str, Ask)> {
    let outgoing = SubjectId::from_raw(300);
    let (now, soon) = (on(3, 2), on(3, 9));
    let plan = ReturnPlan { on: soon, helper: DESK, agreements: words("All know.") };
    let review = |outcome| Ask::ReviewSigns { outcome, reason: words("We asked her.") };
    let then = |then| Ask::AftercareContact { contact: contact(true), then };
    let record = |reached| Ask::RecordContact { contact: contact(reached), next: soon };
    vec![
        ("name team", Ask::NameTeam { posts: vec![DESK], bridge: None }),
        ("record contact, missed", record(false)),
        ("record contact, reached", record(true)),
        ("note contact", Ask::NoteContact { contact: contact(true) }),
        ("aftercare contact", then(Then::Next(soon))),
        ("aftercare contact, the last", then(Then::ScheduleEnds)),
        ("set risk", Ask::SetRisk { risk: Risk::High, reason: words("She said."), next: None }),
        ("write plan", Ask::WritePlan(safety_plan(soon))),
        ("review plan", Ask::ReviewPlan { words: words("Holds."), next: Some(soon) }),
        ("end plan", Ask::ReviewPlan { words: words("Not needed."), next: None }),
        ("refer", Ask::Refer { outgoing, to: SHELTER }),
        ("referral answered", Ask::ReferralAnswered { outgoing, answer: Answer::Accepted }),
        ("referral withdrawn", Ask::ReferralWithdrawn { outgoing }),
        ("help started", Ask::HelpStarted { outgoing }),
        ("help stopped", Ask::HelpStopped { words: words("She left."), next: soon }),
        ("plan return", Ask::PlanReturn(plan)),
        ("returned", Ask::Returned { on: now, next: soon }),
        ("pause", Ask::PauseAftercare { until: soon, reason: words("Exams.") }),
        ("note sign", Ask::NoteSign(signs(true))),
        ("review signs, continue", review(Outcome::Continue)),
        ("review signs, reopen", review(Outcome::Reopen)),
        ("close", Ask::Close { reason: WhyClosed::PersonDeclined, words: words("She knows.") }),
        ("reopen", Ask::Reopen { reason: words("She called.") }),
    ]
}

#[test]
fn a_case_does_what_its_diagram_says() {
    let place = Place::with(Function::CareCoordinator);
    let drawing = Drawing {
        title: "A case: one young person's track",
        about: "From acceptance to years of aftercare. In every open state someone must do something \
            by a date; signs can be noted in every state, also when the case is closed.",
        start: vec![accepted_case(&place, on(3, 2))],
        name: |case: &Case| match (&case.stage, case.signs) {
            (Stage::Closed { .. }, Some(_)) => "closed_with_signs".to_owned(),
            (stage, _) => stage.code().replace('-', "_"),
        },
        commands: asks(),
        code: Refusal::code,
    };
    is_as_documented("case", &drawing.draw(&place.facts(), on(3, 2)));
}

#[test]
fn in_a_case_every_open_state_is_someone_s_move_and_every_command_is_of_use() {
    let place = Place::with(Function::CareCoordinator);
    let facts = place.facts();
    let mut unused: Vec<_> = asks();
    let mut seen = std::collections::BTreeSet::new();
    let mut to_visit = vec![accepted_case(&place, on(3, 2))];
    while let Some(case) = to_visit.pop() {
        use vangnet_domain::subjects::{Next, Subject};
        if !seen.insert(format!("{case:?}")) {
            continue;
        }
        let open = !matches!(case.next(), Next::Closed(_));
        assert_eq!(open, !case.is_closed() || case.signs.is_some(), "{case:?}");
        assert_eq!(open, !case.agenda().is_empty(), "{case:?}");
        for (name, ask) in asks() {
            let Ok(events) = case.decide(ask, &facts, on(3, 2)) else { continue };
            unused.retain(|(unused, _)| *unused != name);
            let apply = |case: Case, event| case.apply(event, on(3, 2));
            to_visit.push(events.iter().fold(case.clone(), apply));
        }
    }
    let unused: Vec<_> = unused.iter().map(|(name, _)| *name).collect();
    assert!(unused.is_empty(), "never allowed: {unused:?}");
}
