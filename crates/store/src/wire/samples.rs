//! One of everything that can happen, with every field filled.

mod advice;
mod behaviour;
mod feedback;
mod missing;
mod targets;

pub(super) use targets::targets;

use super::samples_together;
use domain::casework::{
    Acceptance, Chapter, Contact, Event as CaseEvent, Outcome as SignsOutcome, PlanChapter,
    ReturnPlan, Risk, SafetyPlan, Signs, Way, WhyClosed,
};
use domain::duties::{Action, Duty, Event as DutyEvent, Lead, Level, WhyMoved};
use domain::knowledge::{Amendment, Bilingual, Change, NewSignal};
use domain::matching::Likeness;
use domain::matching::combination::{Event as CombinationEvent, Pair};
use domain::meldcode::{
    Answer as Yes, Answered, Decision, Kindcheck, SkipReason, Step, StepRecord,
};
use domain::meldcode::{Unsafety, Weighing};
use domain::reporting::{
    Answer, Arrival, Classification, Ground, IncomingEvent, OutgoingEvent, ParcelKind, Progress,
    Purpose, Screening, Sending, WhyRefused,
};
use domain::review::{Event as ReviewEvent, Verdict};
use domain::signalling::consultation::Adviser;
use domain::signalling::signal;
use domain::statements::{Mode, Relation, Role, Statement, Ticked};
use domain::timeline::{Beginning, Happening};
use kernel::{
    EntryId, FreeText, FuzzyTime, Moment, OrganisationId, Part, PersonId, Personal, PostId,
    RegistrationId, SubjectId, WorkerId, date,
};

pub(super) fn text(words: &str) -> FreeText {
    FreeText::new(words).unwrap()
}

pub(super) const fn at(second: i64) -> Moment {
    Moment::from_micros(1_772_438_400_000_001 + second * 1_000_000)
}

pub(super) const POST: PostId = PostId::from_raw(1);
const OTHER_POST: PostId = PostId::from_raw(2);
pub(super) const WORKER: WorkerId = WorkerId::from_raw(3);
pub(super) const SUBJECT: SubjectId = SubjectId::from_raw(4);
const OTHER: OrganisationId = OrganisationId::from_raw(5);

fn duty(lead: Lead) -> Duty {
    Duty {
        post: POST,
        holder: WORKER,
        action: Action::WeighSignal,
        since: at(0),
        warn: at(1),
        due: at(2),
        warned: true,
        level: Level::Deputy,
        lead,
    }
}

fn statement(when: FuzzyTime) -> Statement {
    Statement {
        role: Role::YoungPerson,
        mode: Mode::Quoted,
        words: text("“Het gaat wel.”\nTwee regels."),
        when,
        signals: Ticked::of(["nieuwe-telefoon", "moe"].map(str::to_owned)),
        about: Some((Relation::Corrects, EntryId::from_raw(6))),
    }
}

/// Every happening under the name of its file.
pub(super) fn all() -> Vec<(&'static str, Happening)> {
    let mut all = vec![
        (
            "emergency-opened",
            Happening::EmergencyOpened { reason: text("Ze is nu weg."), until: at(3) },
        ),
        (
            "went-missing",
            Happening::WentMissing {
                missing: SUBJECT,
                since: FuzzyTime::On(date(2026, 3, 2), Some(Part::Evening)),
            },
        ),
        ("came-back", Happening::CameBack { missing: SUBJECT, when: FuzzyTime::At(at(9)) }),
    ];
    all.extend(said());
    all.extend(beginnings().map(|(name, it)| (name, Happening::Began(Box::new(it)))));
    all.extend(duties().map(|(name, it)| (name, Happening::Duty(it))));
    all.extend(signals().map(|(name, it)| (name, Happening::Signal(it))));
    all.extend(samples_together::signals().map(|(name, it)| (name, Happening::Signal(it))));
    all.extend(samples_together::readings().map(|(name, it)| (name, Happening::Reading(it))));
    all.push(("began.reading", Happening::Began(Box::new(samples_together::asked()))));
    all.extend(advice::all().map(|(name, it)| (name, Happening::Consultation(it))));
    all.push(("signal.from-consultation", Happening::Signal(advice::went_on())));
    all.extend(outgoing().map(|(name, it)| (name, Happening::Outgoing(it))));
    all.extend(incoming().map(|(name, it)| (name, Happening::Incoming(it))));
    all.extend(cases().into_iter().map(|(name, it)| (name, Happening::Case(it))));
    all.extend(missing::all().map(|(name, it)| (name, Happening::Missing(it))));
    all.extend(behaviour::all());
    all.extend(feedback::all().map(|(name, it)| (name, Happening::Feedback(it))));
    all.extend(combinations().map(|(name, it)| (name, Happening::Combination(it))));
    all.extend(combined());
    all.push((
        "review.judged",
        Happening::Review(ReviewEvent::Judged {
            by: WORKER,
            verdict: Verdict::Justified,
            reason: text("Er was geen tijd."),
        }),
    ));
    all
}

fn said() -> [(&'static str, Happening); 6] {
    [
        ("said", Happening::Said(statement(FuzzyTime::At(at(0))))),
        (
            "said.plain",
            Happening::Said(Statement {
                signals: Ticked::default(),
                about: None,
                ..statement(FuzzyTime::Unknown)
            }),
        ),
        ("said.on-a-day", Happening::Said(statement(FuzzyTime::On(date(2026, 3, 2), None)))),
        (
            "said.in-the-evening",
            Happening::Said(statement(FuzzyTime::On(date(2026, 3, 2), Some(Part::Evening)))),
        ),
        (
            "said.in-october",
            Happening::Said(statement(FuzzyTime::InMonth { year: 2025, month: 10 })),
        ),
        ("said.in-a-year", Happening::Said(statement(FuzzyTime::InYear(2025)))),
    ]
}

fn combined() -> [(&'static str, Happening); 2] {
    let reason = text("Zelfde adres en moeder.");
    [
        ("combined", Happening::Combined { with: SUBJECT, at: POST, reason }),
        ("parted", Happening::Parted { with: SUBJECT, reason: text("Toch haar nicht.") }),
    ]
}

fn combinations() -> [(&'static str, CombinationEvent); 4] {
    [
        (
            "combination.judged-same",
            CombinationEvent::JudgedSame { reason: text("Zelfde adres en moeder.") },
        ),
        (
            "combination.judged-different",
            CombinationEvent::JudgedDifferent { reason: text("Het zijn nichten.") },
        ),
        (
            "combination.waited",
            CombinationEvent::Waited { reason: text("Mentor is ziek."), until: at(6) },
        ),
        (
            "combination.taken-back",
            CombinationEvent::TakenBack { reason: text("Toch haar nicht."), by: POST },
        ),
    ]
}

fn beginnings() -> [(&'static str, Beginning); 10] {
    [
        ("began.signal", Beginning::Signal { by: POST }),
        (
            "began.consultation",
            Beginning::Consultation {
                question: text("Wat is wijs?"),
                by: POST,
                adviser: Adviser::FocalOfficer,
            },
        ),
        (
            "began.consultation.colleague",
            Beginning::Consultation {
                question: text("Wat is wijs?"),
                by: POST,
                adviser: Adviser::Colleague(OTHER_POST),
            },
        ),
        (
            "began.outgoing",
            Beginning::Outgoing(Sending {
                to: OTHER,
                purpose: Purpose::Report,
                about: Some(SUBJECT),
                by: POST,
                content: text("Wat nodig is."),
                ground: Ground { code: "jeugdwet".to_owned(), words: text("Daarom.") },
            }),
        ),
        (
            "began.incoming",
            Beginning::Incoming(Arrival {
                from: OTHER,
                their: SUBJECT,
                purpose: Purpose::Referral,
                content: text("Wat nodig is."),
                answer_by: at(4),
            }),
        ),
        (
            "began.case",
            Beginning::Case(Acceptance { from: Some(SUBJECT), contact_by: at(1), plan_by: at(2) }),
        ),
        (
            "began.review",
            Beginning::Review {
                who: WORKER,
                subject: SUBJECT,
                reason: text("Ze is nu weg."),
                until: at(3),
            },
        ),
        ("began.missing", Beginning::Missing(missing::alarm())),
        ("began.feedback", Beginning::Feedback(feedback::owed())),
        ("began.combination", found()),
    ]
}

fn found() -> Beginning {
    let pair = Pair { one: PersonId::from_raw(21), other: PersonId::from_raw(22) };
    let likeness = vec![Likeness::FirstSounds, Likeness::SurnameSame, Likeness::BirthUnknown];
    Beginning::Combination { pair, likeness }
}

fn duties() -> [(&'static str, DutyEvent); 10] {
    let on_offer = Lead::OnOffer { to: OTHER_POST, answer_by: at(5) };
    [
        ("duty.started", DutyEvent::Started(duty(Lead::Held))),
        ("duty.started.on-offer", DutyEvent::Started(duty(on_offer))),
        ("duty.offered", DutyEvent::Offered { to: OTHER_POST, answer_by: at(5) }),
        ("duty.accepted", DutyEvent::Accepted { post: OTHER_POST, holder: WORKER }),
        ("duty.refused", DutyEvent::Refused { reason: text("Geen tijd.") }),
        ("duty.offer-lapsed", DutyEvent::OfferLapsed),
        ("duty.warned", DutyEvent::Warned),
        ("duty.escalated", DutyEvent::Escalated { level: Level::ChainDirector, told: WORKER }),
        ("duty.rerouted", DutyEvent::Rerouted { holder: WORKER, why: WhyMoved::CannotAct }),
        ("duty.ended", DutyEvent::Ended { reason: "answered" }),
    ]
}

fn answered(answer: Yes) -> Answered {
    Answered { answer, reason: Some(text("Hierom.")) }
}

fn signals() -> [(&'static str, signal::Event); 11] {
    use signal::Event;
    let taken = StepRecord::Taken {
        step: Step::Consult,
        when: FuzzyTime::At(at(0)),
        with: Some(Role::Professional),
        whom: Some(text("De schoolarts.")),
        what: text("Samen gekeken."),
        reason: Some(text("Twijfel.")),
    };
    let skipped = StepRecord::TalkSkipped {
        when: FuzzyTime::Unknown,
        because: SkipReason::SafetyClient,
        why: text("Thuis wordt meegelezen."),
    };
    let weighing = Weighing {
        suspicion: answered(Yes::Yes),
        unsafety: Unsafety::Structural,
        unsafety_reason: Some(text("Het gaat door.")),
        help_possible: answered(Yes::No),
        help_accepted: answered(Yes::Unknown),
        help_works: Answered::UNKNOWN,
        disclosure: true,
    };
    let decision = Decision {
        report: true,
        report_reason: Some(text("Nodig.")),
        help: true,
        help_reason: Some(text("Kan ook.")),
    };
    let children = Kindcheck {
        children: Yes::Yes,
        safe: Yes::Unknown,
        when: FuzzyTime::On(date(2026, 3, 2), None),
        words: text("Een broertje van drie."),
    };
    [
        ("signal.follows", Event::Follows { template: "education-2026-11".to_owned() }),
        ("signal.children-checked", Event::ChildrenChecked(children)),
        ("signal.consultation-linked", Event::ConsultationLinked(SUBJECT)),
        ("signal.step-taken", Event::StepTaken(taken)),
        ("signal.step-taken.talk-skipped", Event::StepTaken(skipped)),
        ("signal.weighed", Event::Weighed(weighing)),
        ("signal.decided", Event::Decided(decision)),
        ("signal.report-sent", Event::ReportSent(SUBJECT)),
        ("signal.help-agreed", Event::HelpAgreed { review: at(6) }),
        (
            "signal.help-reviewed",
            Event::HelpReviewed { outcome: signal::Outcome::NotSafe, why: text("Nog niet.") },
        ),
        (
            "signal.closed",
            Event::Closed {
                reason: signal::ClosingReason::NoSuspicion,
                why: text("Een misverstand."),
            },
        ),
    ]
}

fn refused() -> Answer {
    Answer::Refused { why: WhyRefused::NoPlace, words: text("Pas over een maand.") }
}

fn outgoing() -> [(&'static str, OutgoingEvent); 9] {
    use OutgoingEvent as Event;
    let late =
        Event::CameLate { parcel: ParcelKind::Feedback, words: Some(text("Toch nog gehoord.")) };
    [
        ("outgoing.reminded", Event::Reminded { note: text("Gebeld.") }),
        ("outgoing.withdrawn", Event::Withdrawn { reason: text("Vergissing.") }),
        ("outgoing.received", Event::Received { at: at(1), answer_by: at(7) }),
        ("outgoing.answered", Event::Answered(Answer::Accepted)),
        ("outgoing.answered.refused", Event::Answered(refused())),
        ("outgoing.feedback-came", Event::FeedbackCame { words: text("Opgepakt.") }),
        ("outgoing.heard", Event::Heard),
        ("outgoing.progress-came", Event::ProgressCame { progress: Progress::HelpStarted }),
        ("outgoing.came-late", late),
    ]
}

fn incoming() -> [(&'static str, IncomingEvent); 13] {
    use IncomingEvent as Event;
    let screening = Screening {
        classification: Classification::Presumed,
        reason: text("Meer dan een ding."),
        to_care: true,
        police: Some(text("Overlegd.")),
        veilig_thuis: Some(text("Gemeld.")),
    };
    [
        ("incoming.screened", Event::Screened(screening)),
        ("incoming.passed-on", Event::PassedOn { outgoing: SUBJECT }),
        ("incoming.care-answered", Event::CareAnswered { accepted: true }),
        ("incoming.feedback-given", Event::FeedbackGiven { words: text("Opgepakt.") }),
        ("incoming.registered", Event::Registered { registration: RegistrationId::from_raw(8) }),
        (
            "incoming.registration-waived",
            Event::RegistrationWaived { reason: text("Elders geteld.") },
        ),
        ("incoming.case-accepted", Event::CaseAccepted { case: SUBJECT }),
        ("incoming.referral-accepted", Event::ReferralAccepted { start_by: Some(at(8)) }),
        (
            "incoming.refused",
            Event::Refused { why: WhyRefused::OtherAge, words: text("Vanaf achttien.") },
        ),
        ("incoming.help-started", Event::HelpStarted { prepare_by: Some(at(9)) }),
        ("incoming.return-agreed", Event::ReturnAgreed { prepare_by: at(9) }),
        ("incoming.help-ended", Event::HelpEnded { words: text("Overgedragen.") }),
        ("incoming.sender-withdrew", Event::SenderWithdrew { reason: text("Vergissing.") }),
    ]
}

fn contact() -> Contact {
    Contact { way: Way::Phone, reached: false, words: text("Niet opgenomen.") }
}

fn plan() -> SafetyPlan {
    let chapters = Chapter::ALL.iter().map(|chapter| PlanChapter {
        chapter: *chapter,
        risk: text("Wat kan gebeuren."),
        agreement: text("Wat we afspraken."),
        who: Personal::new("Mentor").unwrap(),
        until: date(2026, 9, 1),
    });
    SafetyPlan::new(chapters.collect(), at(10)).unwrap()
}

fn cases() -> Vec<(&'static str, CaseEvent)> {
    use CaseEvent as Event;
    let mut all = vec![
        (
            "case.team-named",
            Event::TeamNamed { posts: vec![POST, OTHER_POST], bridge: Some(OTHER_POST) },
        ),
        ("case.contacted", Event::Contacted { contact: contact(), next: at(11) }),
        ("case.contact-noted", Event::ContactNoted { contact: contact() }),
        (
            "case.aftercare-contacted",
            Event::AftercareContacted { contact: contact(), next: at(12) },
        ),
        ("case.schedule-ended", Event::ScheduleEnded { close_by: at(13) }),
        (
            "case.risk-set",
            Event::RiskSet { risk: Risk::High, reason: text("Hij belt weer."), next: Some(at(14)) },
        ),
        ("case.plan-written", Event::PlanWritten(plan())),
        ("case.plan-reviewed", Event::PlanReviewed { words: text("Klopt."), next: Some(at(15)) }),
        ("case.referred", Event::Referred { outgoing: SUBJECT, to: OTHER }),
        (
            "case.referral-answered",
            Event::ReferralAnswered { outgoing: SUBJECT, answer: Answer::Accepted },
        ),
        (
            "case.referral-answered.refused",
            Event::ReferralAnswered { outgoing: SUBJECT, answer: refused() },
        ),
    ];
    all.extend(later_in_a_case());
    all
}

fn later_in_a_case() -> Vec<(&'static str, CaseEvent)> {
    use CaseEvent as Event;
    let signs = Signs {
        ids: vec!["weg-van-huis".to_owned()],
        urgent: true,
        alternative: text("Logeren bij oma."),
        words: text("Twee nachten niet thuis."),
    };
    let coming_home =
        ReturnPlan { on: at(17), helper: OTHER_POST, agreements: text("Elke week een gesprek.") };
    vec![
        ("case.referral-withdrawn", Event::ReferralWithdrawn { outgoing: SUBJECT }),
        ("case.help-started", Event::HelpStarted { outgoing: SUBJECT, prepare_by: at(16) }),
        ("case.help-stopped", Event::HelpStopped { words: text("Gestopt."), next: at(16) }),
        ("case.return-planned", Event::ReturnPlanned(coming_home)),
        ("case.returned", Event::Returned { on: at(17), next: at(18) }),
        (
            "case.aftercare-paused",
            Event::AftercarePaused { until: at(19), reason: text("Even rust.") },
        ),
        ("case.signs-noted", Event::SignsNoted { signs, review_by: at(20) }),
        (
            "case.signs-reviewed",
            Event::SignsReviewed { outcome: SignsOutcome::Reopen, reason: text("Ze vraagt hulp.") },
        ),
        (
            "case.reopened",
            Event::Reopened {
                reason: text("Ze vraagt hulp."),
                contact_by: at(21),
                plan_by: at(22),
            },
        ),
        (
            "case.closed",
            Event::Closed { reason: WhyClosed::AftercareCompleted, words: text("Het gaat goed.") },
        ),
    ]
}

/// Both changes to the list of signals under the name of their file.
pub(super) fn amendments() -> [(&'static str, Amendment); 2] {
    let both = |nl: &str, en: &str| Bilingual { nl: nl.to_owned(), en: en.to_owned() };
    let why = || "Gezien op drie scholen.".to_owned();
    let new = NewSignal {
        text: both("Draagt steeds dezelfde tas.", "Always carries the same bag."),
        other_explanation: both("Sport.", "Sports."),
        group: "school".to_owned(),
        phases: vec!["grooming".to_owned(), "exploitation".to_owned()],
        forms: vec!["criminal".to_owned()],
        observers: vec!["school".to_owned()],
        from: date(2026, 9, 1),
    };
    let end = Change::Retire { signal: "sch-waited-for".to_owned(), last: date(2026, 12, 31) };
    [
        ("amendment.add", Amendment { change: Change::Add(new), why: why() }),
        ("amendment.retire", Amendment { change: end, why: why() }),
    ]
}
