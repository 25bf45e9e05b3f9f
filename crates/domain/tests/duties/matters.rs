//! A matter of every kind, with the commands that random people give.

use crate::town::{Town, post, post_id, text, worker};
use kernel::{
    FuzzyTime, InvitationId, Moment, OrganisationId, PersonId, Personal, RegistrationId, SubjectId,
};
use vangnet_domain::casework::{
    self, Acceptance, Case, Chapter, Contact, PlanChapter, ReturnPlan, SafetyPlan, Signs, Then,
    Way, WhyClosed,
};
use vangnet_domain::duties::{Facts, Standing};
use vangnet_domain::matching::combination::{self, Combination, Pair};
use vangnet_domain::meldcode::{self, Answered, Decision, Step, StepRecord, Unsafety, Weighing};
use vangnet_domain::missing::{self, Alarm, Check, Class, Finding, Judgement, Missing};
use vangnet_domain::organisations::{Function, Post};
use vangnet_domain::reporting::{
    Answer, Arrival, Classification, Feedback, FeedbackCommand, Form, Ground, Incoming,
    IncomingCommand, Outgoing, OutgoingCommand, Owed, Purpose, Screening, Sending, WhyOwed,
};
use vangnet_domain::review::{self, EmergencyReview, Verdict};
use vangnet_domain::signalling::{
    Consultation, Picture, Reading, Signal, VictimCheck, consultation, reading, signal,
};
use vangnet_domain::subjects::{Kind, Matter, Next, Subject};

/// One organisation with every function in it.
pub fn posts() -> Vec<Post> {
    vec![
        post(1, 1, Function::Teacher, 1, 2),
        post(2, 1, Function::TeamLead, 3, 0),
        post(3, 1, Function::FocalOfficer, 4, 2),
        post(4, 2, Function::IntakeOfficer, 5, 6),
        post(5, 2, Function::TeamLead, 6, 0),
        post(6, 3, Function::FocalOfficer, 7, 0),
        post(7, 3, Function::PrivacyOfficer, 8, 0),
        post(8, 9, Function::ChainDirector, 9, 10),
        post(9, 3, Function::CareCoordinator, 7, 8),
    ]
}

/// An open matter of any kind.
pub trait Running {
    fn kind(&self) -> Kind;
    fn standing(&self) -> &Standing;
    fn set_standing(&mut self, standing: Standing);
    fn next(&self) -> Next;
    /// Tries one of the commands of its kind; refused ones change nothing.
    fn act(&mut self, choice: u8, facts: &Facts<'_>, at: Moment);
}

struct Track<S: Subject> {
    matter: Matter<S>,
    command: fn(u8, Moment) -> S::Command,
}

impl<S: Subject> Running for Track<S> {
    fn kind(&self) -> Kind {
        S::KIND
    }

    fn standing(&self) -> &Standing {
        &self.matter.standing
    }

    fn set_standing(&mut self, standing: Standing) {
        self.matter.standing = standing;
    }

    fn next(&self) -> Next {
        self.matter.state.next()
    }

    fn act(&mut self, choice: u8, facts: &Facts<'_>, at: Moment) {
        if let Ok(step) = self.matter.act((self.command)(choice, at), facts, at) {
            self.matter = step.after;
        }
    }
}

fn signal_command(choice: u8, at: Moment) -> signal::Command {
    use signal::{ClosingReason, Command, Outcome};
    let weighing = |unsafety| Weighing {
        suspicion: Answered::plain(meldcode::Answer::Yes),
        unsafety,
        unsafety_reason: None,
        help_possible: Answered::UNKNOWN,
        help_accepted: Answered::UNKNOWN,
        help_works: Answered::UNKNOWN,
        disclosure: false,
    };
    let decide = |report, help| {
        let report_reason = Some(text("Met reden."));
        Command::Decide(Decision { report, report_reason, help, help_reason: None })
    };
    match choice {
        0 => Command::Weigh(weighing(Unsafety::Acute)),
        1 => Command::Weigh(weighing(Unsafety::NoneKnown)),
        2 => decide(true, false),
        3 | 4 => decide(false, true),
        5 => decide(false, false),
        6 => Command::ReportSent(SubjectId::from_raw(5)),
        7 => Command::AgreeHelp { review: at.plus_days(40) },
        8 => Command::ReviewHelp { outcome: Outcome::NotSafe, why: text("Het gaat door.") },
        9 => Command::ReviewHelp { outcome: Outcome::Safe, why: text("Het is voorbij.") },
        10 => Command::Close { reason: ClosingReason::NoSuspicion, why: text("Uitgelegd.") },
        11 => Command::AskReadings(readers()),
        12 => Command::ReadingCame(readers()[usize::from(at.day().day() % 2 == 0)].reading),
        13 => Command::OpenReadings(read()),
        14 => Command::DecideTogether(signal::Together {
            decision: Decision {
                report: false,
                report_reason: Some(text("Met reden.")),
                help: true,
                help_reason: None,
            },
            grounds: text("Wat school zag."),
            dissent: vec![signal::Dissent { reading: readers()[0].reading, why: text("Daarom.") }],
        }),
        15 => Command::Picture(picture(meldcode::Answer::Yes)),
        17 => Command::ReadAsAcute,
        16 => Command::CheckVictim(VictimCheck {
            points: text("Schulden bij een ander."),
            told: text("De wijkagent."),
            agreed: text("De mentor houdt contact."),
        }),
        _ => Command::TakeStep(StepRecord::Taken {
            step: Step::Talk,
            when: FuzzyTime::Unknown,
            with: None,
            whom: None,
            what: text("Gesproken."),
            reason: None,
        }),
    }
}

/// Two colleagues who read the same signal.
fn readers() -> Vec<signal::Reader> {
    let reader = |id| signal::Reader { reading: SubjectId::from_raw(id), post: post_id(id) };
    vec![reader(21), reader(22)]
}

fn picture(suspect: meldcode::Answer) -> Picture {
    Picture { form: Form::Unclear, coercion: None, suspect, words: None }
}

fn view(report: meldcode::Answer) -> reading::View {
    reading::View {
        suspicion: meldcode::Answer::Yes,
        unsafety: Unsafety::Unknown,
        picture: picture(meldcode::Answer::Unknown),
        report,
        why: text("Ik lees het zo."),
    }
}

/// One of them wrote, the other didn't in time.
fn read() -> Vec<signal::Read> {
    let outcomes = [reading::Outcome::Given(view(meldcode::Answer::Yes)), reading::Outcome::Missed];
    let both = readers().into_iter().zip(outcomes);
    both.map(|(reader, outcome)| signal::Read { reader, by: None, outcome }).collect()
}

fn reading_command(choice: u8, _at: Moment) -> reading::Command {
    match choice {
        0..=1 => reading::Command::Give(view(meldcode::Answer::No)),
        2 => reading::Command::Decline(text("Ik ken deze leerling niet.")),
        3 => reading::Command::Miss,
        _ => reading::Command::Give(view(meldcode::Answer::Unknown)),
    }
}

fn consultation_command(choice: u8, at: Moment) -> consultation::Command {
    use consultation::{Adviser, Command};
    match choice {
        0..=2 => Command::Answer { words: text("Bel eerst.") },
        3 => Command::Withdraw,
        4 => Command::Ask { question: text("En dan?"), adviser: Adviser::Expert },
        5 => Command::Ask { question: text("En dan?"), adviser: Adviser::Colleague(post_id(4)) },
        6 => Command::Invite { invitation: InvitationId::from_raw(1), until: at.plus_days(5) },
        7 => Command::GoOn,
        _ => Command::Hear { told: None },
    }
}

fn outgoing_command(choice: u8, at: Moment) -> OutgoingCommand {
    match choice {
        0..=2 => OutgoingCommand::Receipt { at, answer_by: at.plus_days(20) },
        3 => OutgoingCommand::Feedback { words: text("Opgepakt.") },
        4 => OutgoingCommand::Hear,
        _ => OutgoingCommand::Remind { note: text("Gebeld.") },
    }
}

fn incoming_command(choice: u8, _at: Moment) -> IncomingCommand {
    match choice {
        0..=2 => IncomingCommand::Screen(Screening {
            classification: Classification::Potential,
            reason: text("Wat er staat."),
            to_care: false,
            police: None,
            veilig_thuis: None,
        }),
        3 => IncomingCommand::GiveFeedback { words: text("Opgepakt.") },
        4 => IncomingCommand::WaiveRegistration { reason: text("Staat er al.") },
        _ => IncomingCommand::Register { registration: RegistrationId::from_raw(1) },
    }
}

fn case_command(choice: u8, at: Moment) -> casework::Command {
    use casework::Command;
    let outgoing = SubjectId::from_raw(6);
    let contact = |reached| Contact { way: Way::Phone, reached, words: text("Even gebeld.") };
    match choice {
        0 => Command::RecordContact { contact: contact(false), next: at.plus_days(2) },
        1 => Command::RecordContact { contact: contact(true), next: at.plus_days(7) },
        2 => Command::WritePlan(safety_plan(at.plus_days(60))),
        3 => Command::Refer { outgoing, to: OrganisationId::from_raw(2) },
        4 => Command::ReferralAnswered { outgoing, answer: Answer::Accepted },
        5 => Command::HelpStarted { outgoing },
        6 => Command::PlanReturn(ReturnPlan {
            on: at.plus_days(10),
            helper: post_id(9),
            agreements: text("Haar tante haalt haar op."),
        }),
        7 => Command::Returned { on: at, next: at.plus_days(14) },
        8 => {
            Command::AftercareContact { contact: contact(true), then: Then::Next(at.plus_days(90)) }
        }
        9 => Command::NoteSign(Signs {
            ids: vec!["revict-secret-phones".to_owned()],
            urgent: true,
            alternative: text("Een eigen leven."),
            words: text("Een tweede telefoon."),
        }),
        10 => Command::ReviewSigns {
            outcome: casework::Outcome::Reopen,
            reason: text("Het begint opnieuw."),
        },
        _ => {
            Command::Close { reason: WhyClosed::PersonDeclined, words: text("Zij wil niet meer.") }
        }
    }
}

fn safety_plan(review_by: Moment) -> SafetyPlan {
    let chapters = Chapter::ALL.iter().map(|chapter| PlanChapter {
        chapter: *chapter,
        risk: text("Iemand wacht haar op."),
        agreement: text("Haar tante loopt mee."),
        who: Personal::new("haar tante").unwrap(),
        until: review_by.day(),
    });
    SafetyPlan::new(chapters.collect(), review_by).unwrap()
}

fn review_command(choice: u8, _at: Moment) -> review::Command {
    let by = if choice < 10 { worker(1) } else { worker(8) };
    review::Command::Judge { by, verdict: Verdict::Justified, reason: text("Gezien.") }
}

pub fn judged(class: Class) -> Judgement {
    Judgement { class, reasons: vec!["under-13".to_owned()], words: text("Zo staat het ervoor.") }
}

pub fn checked(finding: Finding) -> missing::Command {
    let answers = vec![("who-paid".to_owned(), text("Een onbekende."))];
    missing::Command::Check(Check { answers, finding, conclusion: text("Zo zie ik het.") })
}

fn missing_command(choice: u8, _at: Moment) -> missing::Command {
    use missing::Command;
    let words = || text("Gebeld.");
    match choice {
        0 => Command::Judge(judged(Class::Red)),
        1 => Command::Judge(judged(Class::Green)),
        2 => Command::Search { words: words() },
        3 => Command::ConsultPolice { words: words() },
        4 => Command::Report { number: None, words: words() },
        5 => Command::KeepFromHome { reason: words() },
        6 => Command::Return {
            when: FuzzyTime::Unknown,
            words: words(),
            told: missing::Told::default(),
        },
        7 => Command::Talk { held: false, words: words() },
        8 => checked(Finding::NoWorry),
        9 => checked(Finding::Unclear),
        10 => checked(Finding::Worry),
        11 => Command::TellPolice { words: words() },
        _ => Command::PassOn { to: SubjectId::from_raw(8) },
    }
}

fn feedback_command(choice: u8, _at: Moment) -> FeedbackCommand {
    match choice {
        0..=3 => FeedbackCommand::Give { ground: "own-task".to_owned(), words: text("Opgepakt.") },
        _ => FeedbackCommand::Hear,
    }
}

fn combination_command(choice: u8, at: Moment) -> combination::Command {
    use combination::Command;
    let reason = text("Samen bekeken.");
    match choice {
        0..=3 => Command::JudgeSame { reason },
        4..=7 => Command::JudgeDifferent { reason },
        8..=11 => Command::Wait { reason, until: at.plus_days(14) },
        _ => Command::TakeBack { reason, by: post_id(6) },
    }
}

fn open<S: Subject + 'static>(
    state: S,
    from: u128,
    command: fn(u8, Moment) -> S::Command,
    town: &Town,
    at: Moment,
) -> Box<dyn Running> {
    let (matter, _) = Matter::open(state, post_id(from), &town.facts(), at);
    Box::new(Track { matter, command })
}

/// A new matter of every kind, opened now.
pub fn matters(town: &Town, at: Moment) -> Vec<Box<dyn Running>> {
    let sending = Sending {
        to: OrganisationId::from_raw(2),
        purpose: Purpose::Report,
        about: None,
        by: post_id(3),
        content: text("De zorg."),
        ground: Ground { code: "voorbeeld".to_owned(), words: text("Veiligheid.") },
    };
    let arrival = Arrival {
        from: OrganisationId::from_raw(3),
        their: SubjectId::from_raw(3),
        purpose: Purpose::Report,
        content: text("De zorg."),
        answer_by: at.plus_days(10),
    };
    let until = at.plus_days(1);
    let access =
        EmergencyReview::new(worker(1), SubjectId::from_raw(4), text("Levensgevaar."), until);
    let case = Case::new(Acceptance::new(None, &town.facts(), at), at);
    let asked = reading::Asked {
        signal: SubjectId::from_raw(6),
        by: post_id(1),
        reader: post_id(4),
        until: at.plus_days(2),
        question: None,
    };
    let pair = Pair { one: PersonId::from_raw(1), other: PersonId::from_raw(2) };
    let question = Consultation::ask(
        text("Is dit een signaal?"),
        post_id(1),
        consultation::Adviser::FocalOfficer,
    );
    let judgement = judged(Class::Orange);
    let alarm = Alarm::new(SubjectId::from_raw(7), FuzzyTime::At(at), judgement, &town.facts(), at);
    let about = SubjectId::from_raw(7);
    let owed = Owed::new(about, post_id(1), WhyOwed::Added, &town.facts(), at);
    vec![
        open(Signal::note(post_id(1)), 1, signal_command, town, at),
        open(Signal::note(post_id(4)), 4, signal_command, town, at),
        open(question, 1, consultation_command, town, at),
        open(Reading::ask(asked), 4, reading_command, town, at),
        open(Outgoing::new(sending, at), 3, outgoing_command, town, at),
        open(Incoming::new(arrival, at), 4, incoming_command, town, at),
        open(case, 9, case_command, town, at),
        open(access, 1, review_command, town, at),
        open(Missing::new(alarm), 9, missing_command, town, at),
        open(Feedback::new(owed), 9, feedback_command, town, at),
        open(Combination::found(pair, Vec::new()), 3, combination_command, town, at),
    ]
}
