//! Two organisations that exchange a case, over the real transition functions, and everything that
//! can happen to them: messages lost, late or twice, people leaving, a team closing, days passing.

use crate::town::{Town, monday, post, team, text, worker};
use kernel::{Moment, OrganisationId, PostId, SubjectId, WorkerId};
use std::hash::{Hash, Hasher};
use vangnet_domain::duties::{Command as Ask, Duty, Event, Lead, Standing, reroute};
use vangnet_domain::organisations::{Function, Post};
use vangnet_domain::reporting::{
    Answer, Arrival, Incoming, IncomingCommand, IncomingStage, Outgoing, OutgoingCommand,
    OutgoingStage, Parcel, Purpose, WhyRefused,
};
use vangnet_domain::subjects::{Matter, Subject};

/// What is wrong in the transitions, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    Nothing,
    /// Whoever leaves takes the duty along.
    NoReroute,
    /// Offering is handing over.
    OfferMoves,
    /// The sender lets go as soon as the other side has it.
    ReceiptIsAcceptance,
    /// The sender can't take it back, so a lost answer is never made good.
    NoWayBack,
}

/// The messages under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Message {
    Sending,
    Receipt,
    Answer,
    Withdrawal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Sender,
    Receiver,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// A day passes.
    Wait,
    Leave(u128),
    Return(u128),
    CloseTeam,
    Offer(Side, PostId),
    AnswerOffer(Side, bool),
    Deliver(Message),
    /// Delivered, and once more under way.
    DeliverTwice(Message),
    Lose(Message),
    Withdraw,
    Hear,
    AcceptCase,
    RefuseCase,
}

pub const SENDER: PostId = PostId::from_raw(10);
pub const RECEIVER: PostId = PostId::from_raw(20);
pub const LAST_DAY: u8 = 3;
pub const MOST_MISHAPS: u8 = 2;

/// Who may be absent. 19 is the sender's chain director: their leaving must be refused.
pub const LEAVERS: [u128; 3] = [11, 19, 21];

pub fn sender_posts() -> Vec<Post> {
    vec![
        post(10, 1, Function::CareCoordinator, 11, 12),
        post(19, 9, Function::ChainDirector, 19, 0),
    ]
}

pub fn receiver_posts() -> Vec<Post> {
    vec![
        post(20, 2, Function::CareCoordinator, 21, 0),
        post(22, 3, Function::CareCoordinator, 23, 0),
        post(29, 9, Function::ChainDirector, 29, 0),
    ]
}

/// Both organisations and what is between them.
#[derive(Debug, Clone)]
pub struct World {
    pub day: u8,
    /// A bit for each of [`LEAVERS`].
    pub absent: u8,
    pub team_closed: bool,
    pub mishaps: u8,
    pub under_way: Vec<Message>,
    pub sending: Matter<Outgoing>,
    pub arrival: Option<Matter<Incoming>>,
    pub moved_without_acceptance: bool,
}

impl World {
    pub fn at(&self) -> Moment {
        monday().plus_days(i32::from(self.day))
    }

    pub fn duty(&self, side: Side) -> Option<&Duty> {
        match side {
            Side::Sender => self.sending.standing.duty(),
            Side::Receiver => self.arrival.as_ref()?.standing.duty(),
        }
    }

    fn send(&mut self, message: Message) {
        if !self.under_way.contains(&message) {
            self.under_way.push(message);
            self.under_way.sort_by_key(|message| *message as u8);
        }
    }

    pub fn is_over(&self) -> bool {
        let over = |standing: &Standing| standing.duty().is_none();
        over(&self.sending.standing)
            && self.arrival.as_ref().is_none_or(|arrival| over(&arrival.standing))
    }

    /// What tells two worlds apart; when something closed makes no difference.
    fn key(&self) -> impl Hash + Eq + '_ {
        let sent = match &self.sending.state.stage {
            OutgoingStage::Sent => (0, None, ""),
            OutgoingStage::Received { answer_by, .. } => (1, Some(*answer_by), ""),
            OutgoingStage::Refused => (2, None, ""),
            OutgoingStage::FeedbackCame => (3, None, ""),
            OutgoingStage::Closed { reason } => (4, None, *reason),
        };
        let arrived = self.arrival.as_ref().map(|arrival| match &arrival.state.stage {
            IncomingStage::Received => (arrival.state.arrival.answer_by, ""),
            IncomingStage::Closed { reason } => (arrival.state.arrival.answer_by, *reason),
            stage => panic!("a case doesn't come to {stage:?}"),
        });
        (
            (self.day, self.absent, self.team_closed, self.mishaps, &self.under_way),
            (sent, self.sending.standing.duty()),
            (arrived, self.arrival.as_ref().map(|arrival| arrival.standing.duty())),
            self.moved_without_acceptance,
        )
    }
}

impl Hash for World {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.key().hash(hasher);
    }
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for World {}

pub struct Exchange {
    planted: Planted,
    /// Both organisations for every set of absent people and the team open or closed; `None` where
    /// nobody would be left at the end of the chain.
    pub towns: Vec<Option<[Town; 2]>>,
}

impl Exchange {
    pub fn new(planted: Planted) -> Self {
        let town = |n: usize, posts: &[Post]| {
            let is_absent = |bit: &usize| n & (1 << bit) != 0;
            let absent = (0..LEAVERS.len()).filter(is_absent).map(|bit| worker(LEAVERS[bit]));
            let closed = if is_absent(&LEAVERS.len()) { [team(2)].into() } else { [].into() };
            Town::new(posts, &absent.collect(), &closed).ok()
        };
        let both = |n| Some([town(n, &sender_posts())?, town(n, &receiver_posts())?]);
        Self { planted, towns: (0..1 << (LEAVERS.len() + 1)).map(both).collect() }
    }

    pub fn town(&self, world: &World, side: Side) -> Option<&Town> {
        let closed = usize::from(world.team_closed) << LEAVERS.len();
        self.towns[usize::from(world.absent) | closed].as_ref().map(|both| &both[side as usize])
    }

    /// Records an event of a duty the way the application does.
    fn record(&self, standing: Standing, event: &Event, at: Moment) -> Standing {
        match (self.planted, event, standing) {
            (Planted::OfferMoves, Event::Offered { to, .. }, Standing::Open(duty)) => {
                Standing::Open(Duty { post: *to, ..duty })
            }
            (_, event, standing) => standing.apply(event, at),
        }
    }

    /// The end of every transaction: whoever can't act is relieved.
    fn settle(&self, standing: Standing, town: &Town, at: Moment) -> Standing {
        let moved = standing.duty().and_then(|duty| reroute(duty, &town.roster));
        match moved {
            Some(event) if self.planted != Planted::NoReroute => standing.apply(&event, at),
            Some(_) | None => standing,
        }
    }

    fn ask<S: Subject>(
        &self,
        matter: &Matter<S>,
        by: WorkerId,
        command: Ask,
        town: &Town,
        at: Moment,
    ) -> Option<Matter<S>> {
        let events = matter.standing.duty()?.decide(by, command, &town.facts(), at).ok()?;
        let standing = events
            .iter()
            .fold(matter.standing.clone(), |standing, event| self.record(standing, event, at));
        Some(Matter { state: matter.state.clone(), standing: self.settle(standing, town, at) })
    }

    fn act<S: Subject>(
        &self,
        matter: &Matter<S>,
        command: S::Command,
        town: &Town,
        at: Moment,
    ) -> Option<(Matter<S>, Vec<S::Event>)> {
        let step = matter.act(command, &town.facts(), at).ok()?;
        let standing = self.settle(step.after.standing, town, at);
        Some((Matter { standing, ..step.after }, step.events))
    }

    fn tell_sender(&self, world: &mut World, command: OutgoingCommand) -> Option<()> {
        let town = self.town(world, Side::Sender)?;
        let (after, events) = self.act(&world.sending, command, town, world.at())?;
        world.sending = after;
        let parcels = events.iter().filter_map(Parcel::of_outgoing).count();
        if parcels > 0 {
            world.send(Message::Withdrawal);
        }
        Some(())
    }

    fn tell_receiver(&self, world: &mut World, command: IncomingCommand) -> Option<()> {
        let town = self.town(world, Side::Receiver)?;
        let (after, events) = self.act(world.arrival.as_ref()?, command, town, world.at())?;
        world.arrival = Some(after);
        let parcels = events.iter().filter_map(Parcel::of_incoming).count();
        if parcels > 0 {
            world.send(Message::Answer);
        }
        Some(())
    }

    fn deliver(&self, world: &mut World, message: Message) -> Option<()> {
        match message {
            Message::Sending => self.arrive(world),
            Message::Receipt if self.planted == Planted::ReceiptIsAcceptance => {
                self.tell_sender(world, OutgoingCommand::Answer(Answer::Accepted))
            }
            Message::Receipt => {
                let arrival = &world.arrival.as_ref()?.state;
                let (at, answer_by) = (arrival.received_at, arrival.arrival.answer_by);
                self.tell_sender(world, OutgoingCommand::Receipt { at, answer_by })
            }
            Message::Answer => {
                let answer = match &world.arrival.as_ref()?.state.stage {
                    IncomingStage::Closed { reason: "accepted" } => Answer::Accepted,
                    _ => Answer::Refused { why: WhyRefused::NoPlace, words: text("Geen plek.") },
                };
                self.tell_sender(world, OutgoingCommand::Answer(answer))
            }
            Message::Withdrawal if world.arrival.is_none() => Some(()),
            Message::Withdrawal => {
                let reason = text("Elders geplaatst.");
                self.tell_receiver(world, IncomingCommand::SenderWithdraws { reason })
            }
        }
    }

    /// The case arrives; a second copy is recognised and confirmed again.
    fn arrive(&self, world: &mut World) -> Option<()> {
        let (town, at) = (self.town(world, Side::Receiver)?, world.at());
        world.send(Message::Receipt);
        if world.arrival.is_none() {
            let arrival = Arrival {
                from: OrganisationId::from_raw(1),
                their: SubjectId::from_raw(1),
                purpose: Purpose::Care,
                content: text("Wat de ontvanger nodig heeft."),
                answer_by: Arrival::answer_by(Purpose::Care, &town.facts(), at),
            };
            let state = Incoming::new(arrival, at);
            let (matter, _) = Matter::open(state, RECEIVER, &town.facts(), at);
            let standing = self.settle(matter.standing, town, at);
            world.arrival = Some(Matter { standing, ..matter });
        }
        Some(())
    }

    fn wait(&self, world: &mut World) -> Option<()> {
        world.day += 1;
        let at = world.at();
        let nobody = worker(0);
        let town = self.town(world, Side::Sender)?;
        if let Some(after) = self.ask(&world.sending, nobody, Ask::Tick, town, at) {
            world.sending = after;
        }
        let town = self.town(world, Side::Receiver)?;
        let after = world.arrival.as_ref().map(|a| self.ask(a, nobody, Ask::Tick, town, at));
        if let Some(Some(after)) = after {
            world.arrival = Some(after);
        }
        Some(())
    }

    /// People come and go: refused when nobody would be left at the end of the chain.
    fn change_roster(&self, world: &mut World) -> Option<()> {
        let at = world.at();
        let town = self.town(world, Side::Sender)?;
        world.sending.standing = self.settle(world.sending.standing.clone(), town, at);
        let town = self.town(world, Side::Receiver)?;
        if let Some(arrival) = &mut world.arrival {
            arrival.standing = self.settle(arrival.standing.clone(), town, at);
        }
        Some(())
    }

    fn on_duty(&self, world: &mut World, side: Side, by: WorkerId, ask: Ask) -> Option<()> {
        let (town, at) = (self.town(world, side)?, world.at());
        match side {
            Side::Sender => world.sending = self.ask(&world.sending, by, ask, town, at)?,
            Side::Receiver => {
                world.arrival = Some(self.ask(world.arrival.as_ref()?, by, ask, town, at)?);
            }
        }
        Some(())
    }

    fn answer_offer(&self, world: &mut World, side: Side, yes: bool) -> Option<()> {
        let Lead::OnOffer { to, .. } = world.duty(side)?.lead else {
            return None;
        };
        let by = self.town(world, side)?.roster.who_acts(to).1;
        let answer = if yes { Ask::Accept } else { Ask::Refuse { reason: text("Vol.") } };
        self.on_duty(world, side, by, answer)
    }

    pub fn step(&self, world: &mut World, mv: Move) -> Option<()> {
        match mv {
            Move::Wait => self.wait(world),
            Move::Leave(who) | Move::Return(who) => {
                world.absent ^= 1 << LEAVERS.iter().position(|leaver| *leaver == who)?;
                self.change_roster(world)
            }
            Move::CloseTeam => {
                world.team_closed = true;
                self.change_roster(world)
            }
            Move::Offer(side, to) => {
                let holder = world.duty(side)?.holder;
                self.on_duty(world, side, holder, Ask::Offer { to })
            }
            Move::AnswerOffer(side, yes) => self.answer_offer(world, side, yes),
            Move::Deliver(message) => {
                world.under_way.retain(|other| *other != message);
                self.deliver(world, message)
            }
            Move::DeliverTwice(message) => self.deliver(world, message),
            Move::Lose(message) => {
                world.under_way.retain(|other| *other != message);
                Some(())
            }
            Move::Withdraw if self.planted == Planted::NoWayBack => None,
            Move::Withdraw => {
                self.tell_sender(world, OutgoingCommand::Withdraw { reason: text("Elders.") })
            }
            Move::Hear => self.tell_sender(world, OutgoingCommand::Hear),
            Move::AcceptCase => {
                let case = SubjectId::from_raw(2);
                self.tell_receiver(world, IncomingCommand::AcceptCase { case })
            }
            Move::RefuseCase => {
                let (why, words) = (WhyRefused::NoPlace, text("Geen plek."));
                self.tell_receiver(world, IncomingCommand::Refuse { why, words })
            }
        }
    }
}
