//! Years of working time with random people doing random things to matters of several kinds: at every
//! moment each open matter is someone's move, and what stays late reaches the chain director.

use crate::town::{Town, monday, post, post_id, team, text, worker};
use kernel::{
    Calendar, FuzzyTime, Moment, OrganisationId, Personal, RegistrationId, SubjectId, WorkerId,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;
use vangnet_domain::casework::{
    self, Acceptance, Case, Chapter, Contact, PlanChapter, ReturnPlan, SafetyPlan, Signs, Then,
    Way, WhyClosed,
};
use vangnet_domain::duties::{
    Command, Duty, Event, Facts, Lead, Level, Standing, reroute, who_hears,
};
use vangnet_domain::meldcode::{self, Answered, Decision, Step, StepRecord, Unsafety, Weighing};
use vangnet_domain::organisations::{Function, Post};
use vangnet_domain::reporting::{
    Answer, Arrival, Classification, Ground, Incoming, IncomingCommand, Outgoing, OutgoingCommand,
    Purpose, Screening, Sending,
};
use vangnet_domain::review::{self, EmergencyReview, Verdict};
use vangnet_domain::signalling::{Consultation, Signal, consultation, signal};
use vangnet_domain::subjects::{Matter, Next, Subject};

/// What is wrong in the transitions, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planted {
    Nothing,
    /// Whoever leaves takes their duties along.
    NoReroute,
    /// Nobody above the team lead is ever told.
    EscalationStops,
    /// Only who is told above hears of it, not the holder.
    HolderNotTold,
    /// Closing a matter leaves its duty behind.
    DutyStays,
}

/// Something that happens.
#[derive(Debug, Clone)]
enum Move {
    Act { which: usize, choice: u8 },
    Offer { which: usize, to: usize },
    AnswerOffer { which: usize, yes: bool },
    Leave(usize),
    Return(usize),
    CloseTeam(u128),
    OpenTeam(u128),
    Days(u8),
}

fn moves() -> impl Strategy<Value = Move> {
    let index = 0..100usize;
    prop_oneof![
        4 => (index.clone(), 0..12u8).prop_map(|(which, choice)| Move::Act { which, choice }),
        2 => (index.clone(), index.clone()).prop_map(|(which, to)| Move::Offer { which, to }),
        2 => (index.clone(), any::<bool>())
            .prop_map(|(which, yes)| Move::AnswerOffer { which, yes }),
        2 => index.clone().prop_map(Move::Leave),
        2 => index.prop_map(Move::Return),
        1 => (1..4u128).prop_map(Move::CloseTeam),
        1 => (1..4u128).prop_map(Move::OpenTeam),
        5 => (1..20u8).prop_map(Move::Days),
    ]
}

fn posts() -> Vec<Post> {
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
trait Running {
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

fn consultation_command(choice: u8, _at: Moment) -> consultation::Command {
    match choice {
        0..=2 => consultation::Command::Answer { words: text("Bel eerst.") },
        3 => consultation::Command::Withdraw,
        _ => consultation::Command::Hear,
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

fn matters(town: &Town, at: Moment) -> Vec<Box<dyn Running>> {
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
    let question = Consultation::ask(text("Is dit een signaal?"), post_id(1));
    vec![
        open(Signal::note(post_id(1)), 1, signal_command, town, at),
        open(Signal::note(post_id(4)), 4, signal_command, town, at),
        open(question, 1, consultation_command, town, at),
        open(Outgoing::new(sending, at), 3, outgoing_command, town, at),
        open(Incoming::new(arrival, at), 4, incoming_command, town, at),
        open(case, 9, case_command, town, at),
        open(access, 1, review_command, town, at),
    ]
}

struct Years {
    planted: Planted,
    town: Town,
    absent: BTreeSet<WorkerId>,
    closed: BTreeSet<kernel::TeamId>,
    at: Moment,
    matters: Vec<Box<dyn Running>>,
}

impl Years {
    fn begin(planted: Planted) -> Self {
        let town = Town::new(&posts(), &[].into(), &[].into()).unwrap();
        let matters = matters(&town, monday());
        Self { planted, town, absent: [].into(), closed: [].into(), at: monday(), matters }
    }

    fn go(&mut self, mv: &Move) -> Result<(), String> {
        match mv {
            Move::Act { which, choice } => self.act(which % self.matters.len(), *choice),
            Move::Offer { which, to } => {
                let to = posts()[to % posts().len()].id;
                self.ask(which % self.matters.len(), |duty| {
                    Some((duty.holder, Command::Offer { to }))
                })?;
            }
            Move::AnswerOffer { which, yes } => {
                let answer =
                    if *yes { Command::Accept } else { Command::Refuse { reason: text("Vol.") } };
                let roster = self.town.roster.clone();
                self.ask(which % self.matters.len(), |duty| match duty.lead {
                    Lead::OnOffer { to, .. } => Some((roster.who_acts(to).1, answer)),
                    Lead::Held => None,
                })?;
            }
            Move::Leave(who) => self.change(|absent, _| {
                absent.insert(worker((who % 10) as u128 + 1));
            }),
            Move::Return(who) => self.change(|absent, _| {
                absent.remove(&worker((who % 10) as u128 + 1));
            }),
            Move::CloseTeam(which) => self.change(|_, closed| {
                closed.insert(team(*which));
            }),
            Move::OpenTeam(which) => self.change(|_, closed| {
                closed.remove(&team(*which));
            }),
            Move::Days(days) => self.pass(*days)?,
        }
        self.everything_is_held()
    }

    /// Does something with a matter. A closed one mostly makes way for a new one of its kind; else
    /// it is asked too: a case can be opened again.
    fn act(&mut self, which: usize, choice: u8) {
        if self.matters[which].standing().duty().is_none() && choice % 3 != 0 {
            self.matters[which] = matters(&self.town, self.at).swap_remove(which);
        }
        let before = self.matters[which].standing().clone();
        self.matters[which].act(choice, &self.town.facts(), self.at);
        let closed = self.matters[which].standing().duty().is_none();
        if closed && self.planted == Planted::DutyStays {
            self.matters[which].set_standing(before);
        }
        self.settle(which);
    }

    /// Asks something of a duty and checks who hears of what came of it.
    fn ask(
        &mut self,
        which: usize,
        command: impl FnOnce(&Duty) -> Option<(WorkerId, Command)>,
    ) -> Result<(), String> {
        let Some(duty) = self.matters[which].standing().duty().cloned() else { return Ok(()) };
        let Some((by, command)) = command(&duty) else { return Ok(()) };
        let events = duty.decide(by, command, &self.town.facts(), self.at).unwrap_or_default();
        for event in events {
            if self.planted == Planted::EscalationStops && is_above_team_lead(&event) {
                continue;
            }
            let duty = self.matters[which].standing().duty().cloned();
            self.both_hear(&event, duty.as_ref())?;
            let standing = self.matters[which].standing().clone().apply(&event, self.at);
            self.matters[which].set_standing(standing);
        }
        self.settle(which);
        Ok(())
    }

    /// A late duty tells someone above and the holder.
    fn both_hear(&self, event: &Event, duty: Option<&Duty>) -> Result<(), String> {
        let (Event::Escalated { told, level }, Some(duty)) = (event, duty) else { return Ok(()) };
        let mut hear = who_hears(event, Some(duty), &self.town.roster);
        if self.planted == Planted::HolderNotTold {
            hear.retain(|who| *who == *told);
        }
        let alone = *told == duty.holder;
        match () {
            () if !hear.contains(told) || !hear.contains(&duty.holder) => {
                Err(format!("late, but {told} and {} don't both hear", duty.holder))
            }
            () if alone && *level != Level::ChainDirector => {
                Err(format!("late, but {told} is told of themselves at level {level}"))
            }
            () if !self.town.roster.can_act(*told) => Err(format!("late, but {told} can't act")),
            () => Ok(()),
        }
    }

    fn settle(&mut self, which: usize) {
        let standing = self.matters[which].standing();
        let moved = standing.duty().and_then(|duty| reroute(duty, &self.town.roster));
        if let (Some(event), true) = (moved, self.planted != Planted::NoReroute) {
            let standing = standing.clone().apply(&event, self.at);
            self.matters[which].set_standing(standing);
        }
    }

    /// People leave and teams close, unless nobody would be left at the end of the chain.
    fn change(&mut self, how: impl FnOnce(&mut BTreeSet<WorkerId>, &mut BTreeSet<kernel::TeamId>)) {
        let (mut absent, mut closed) = (self.absent.clone(), self.closed.clone());
        how(&mut absent, &mut closed);
        if let Ok(town) = Town::new(&posts(), &absent, &closed) {
            (self.town, self.absent, self.closed) = (town, absent, closed);
            (0..self.matters.len()).for_each(|which| self.settle(which));
        }
    }

    /// Days pass; every evening time does its work.
    fn pass(&mut self, days: u8) -> Result<(), String> {
        for _ in 0..days {
            self.at = Moment::in_netherlands(self.at.plus_days(1).day(), 20, 0);
            for which in 0..self.matters.len() {
                self.ask(which, |duty| Some((duty.holder, Command::Tick)))?;
            }
            self.late_is_known_above()?;
        }
        Ok(())
    }

    fn late_is_known_above(&self) -> Result<(), String> {
        let calendar = Calendar::default();
        let duties = self.matters.iter().filter_map(|matter| matter.standing().duty());
        let hidden = duties.filter(|duty| self.at > calendar.add_working_days(duty.due, 4));
        match hidden.into_iter().find(|duty| duty.level != Level::ChainDirector) {
            None => Ok(()),
            Some(duty) => Err(format!("four working days late, known to the {}", duty.level)),
        }
    }

    fn everything_is_held(&self) -> Result<(), String> {
        let wrong =
            self.matters.iter().find(|matter| match (matter.next(), matter.standing().duty()) {
                (Next::Act { action, .. }, Some(duty)) => {
                    let holder = self.town.roster.who_acts(duty.post).1;
                    let can_act = self.town.roster.can_act(duty.holder);
                    duty.action != action || duty.holder != holder || !can_act
                }
                (Next::Closed(_), None) => false,
                (Next::Act { .. }, None) | (Next::Closed(_), Some(_)) => true,
            });
        wrong.map_or(Ok(()), |matter| {
            Err(format!("{:?} with {:?}", matter.next(), matter.standing()))
        })
    }
}

fn is_above_team_lead(event: &Event) -> bool {
    matches!(event, Event::Escalated { level, .. } if *level > Level::TeamLead)
}

/// Lives through many lives of one to three years; the fault that was found, if any. Without
/// shrinking: the plan in the message is the one that found it.
fn live(planted: Planted, lives: u32) -> Result<(), String> {
    let config = Config {
        cases: lives,
        failure_persistence: None,
        max_shrink_iters: 0,
        ..Config::default()
    };
    let plans = proptest::collection::vec(moves(), 150..300);
    TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    )
    .run(&plans, |plan| {
        let mut years = Years::begin(planted);
        plan.iter().try_for_each(|mv| years.go(mv)).map_err(TestCaseError::fail)
    })
    .map_err(|fault| fault.to_string())
}

#[test]
fn in_years_of_working_time_it_is_always_someones_move() {
    let fault = live(Planted::Nothing, 40).err();
    assert_eq!(fault, None);
}

#[test]
fn every_planted_fault_is_found() {
    for (planted, means) in [
        (Planted::NoReroute, "Act"),
        (Planted::EscalationStops, "four working days late"),
        (Planted::HolderNotTold, "don't both hear"),
        (Planted::DutyStays, "Closed"),
    ] {
        let fault = live(planted, 40).expect_err("not found");
        assert!(fault.contains(means), "{planted:?} was found as something else: {fault}");
    }
}
