//! Years of working time with random people doing random things to matters of several kinds: at every
//! moment each open matter is someone's move, and what stays late reaches the chain director.

use crate::matters::{Running, matters, posts};
use crate::town::{Town, monday, team, text, worker};
use kernel::{Calendar, Moment, TeamId, WorkerId};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;
use vangnet_domain::duties::{Command, Duty, Event, Lead, Level, reroute, who_hears};
use vangnet_domain::subjects::{Kind, Next};

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
        4 => (index.clone(), 0..20u8).prop_map(|(which, choice)| Move::Act { which, choice }),
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

struct Years {
    planted: Planted,
    town: Town,
    absent: BTreeSet<WorkerId>,
    closed: BTreeSet<TeamId>,
    at: Moment,
    matters: Vec<Box<dyn Running>>,
    /// What happened at least once.
    happened: BTreeSet<&'static str>,
}

impl Years {
    fn begin(planted: Planted) -> Self {
        let town = Town::new(&posts(), &[].into(), &[].into()).unwrap();
        let matters = matters(&town, monday());
        Self {
            planted,
            town,
            absent: [].into(),
            closed: [].into(),
            at: monday(),
            matters,
            happened: [].into(),
        }
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
        if self.matters[which].standing().duty().is_none() && !choice.is_multiple_of(3) {
            self.matters[which] = matters(&self.town, self.at).swap_remove(which);
        }
        let before = self.matters[which].standing().clone();
        self.matters[which].act(choice, &self.town.facts(), self.at);
        let closed = self.matters[which].standing().duty().is_none();
        match (before.duty(), closed) {
            (None, false) => self.happened.insert("reopened"),
            (Some(_), true) => self.happened.insert("closed"),
            (None, true) | (Some(_), false) => false,
        };
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
            self.happened.insert(name(&event));
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
            self.happened.insert(name(&event));
            self.matters[which].set_standing(standing);
        }
    }

    /// People leave and teams close, unless nobody would be left at the end of the chain.
    fn change(&mut self, how: impl FnOnce(&mut BTreeSet<WorkerId>, &mut BTreeSet<TeamId>)) {
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

const fn name(event: &Event) -> &'static str {
    match event {
        Event::Started(_) => "started",
        Event::Offered { .. } => "offered",
        Event::Accepted { .. } => "accepted",
        Event::Refused { .. } => "refused",
        Event::OfferLapsed => "lapsed",
        Event::Warned => "warned",
        Event::Escalated { .. } => "escalated",
        Event::Rerouted { .. } => "rerouted",
        Event::Ended { .. } => "ended",
    }
}

/// Lives through many lives of one to three years, always the same ones: what happened in them, or
/// the fault that was found. Nothing is shrunk: the plan in the message is the one that found it.
fn live(planted: Planted) -> Result<BTreeSet<&'static str>, String> {
    let config =
        Config { cases: 40, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    let plans = proptest::collection::vec(moves(), 150..300);
    let happened = RefCell::new(BTreeSet::new());
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
        .run(&plans, |plan| {
            let mut years = Years::begin(planted);
            plan.iter().try_for_each(|mv| years.go(mv)).map_err(TestCaseError::fail)?;
            happened.borrow_mut().extend(years.happened);
            Ok(())
        })
        .map_err(|fault| fault.to_string())?;
    Ok(happened.into_inner())
}

#[test]
fn every_kind_of_matter_lives_in_these_lives() {
    let town = Town::new(&posts(), &[].into(), &[].into()).unwrap();
    let lived: BTreeSet<_> = matters(&town, monday()).iter().map(|one| one.kind()).collect();
    assert_eq!(lived, Kind::ALL.iter().copied().collect());
}

#[test]
fn in_years_of_working_time_it_is_always_someones_move() {
    let happened = live(Planted::Nothing).unwrap();
    let everything = [
        "accepted",
        "closed",
        "escalated",
        "lapsed",
        "offered",
        "refused",
        "reopened",
        "rerouted",
        "warned",
    ];
    assert_eq!(happened, everything.into(), "too little happens in these lives to mean much");
}

#[test]
fn every_planted_fault_is_found() {
    for (planted, means) in [
        (Planted::NoReroute, "Act"),
        (Planted::EscalationStops, "four working days late"),
        (Planted::HolderNotTold, "don't both hear"),
        (Planted::DutyStays, "Closed"),
    ] {
        let fault = live(planted).expect_err("not found");
        assert!(fault.contains(means), "{planted:?} was found as something else: {fault}");
    }
}
