//! A model of two organisations that exchange a case, over the real transition functions: messages
//! get lost, come late and twice; people leave and return; a team closes; offers and terms run out.

use crate::town::{Town, monday, post, post_id, team, text, worker};
use kernel::{Moment, OrganisationId, PostId, SubjectId};
use stateright::{Checker, HasDiscoveries, Model, Property};
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use vangnet_domain::duties::{Command as Ask, Duty, Event, Standing, reroute};
use vangnet_domain::organisations::{Function, Post};
use vangnet_domain::reporting::{
    Answer, Arrival, Ground, Incoming, IncomingCommand, IncomingStage, Outgoing, OutgoingCommand,
    OutgoingStage, Parcel, Purpose, Sending, WhyRefused,
};
use vangnet_domain::subjects::{Matter, Next, Subject};

/// What is wrong in the transitions, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planted {
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
enum Message {
    Sending,
    Receipt,
    Answer,
    Withdrawal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Sender,
    Receiver,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
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

const SENDER: PostId = PostId::from_raw(10);
const RECEIVER: PostId = PostId::from_raw(20);
const LAST_DAY: u8 = 3;
const MOST_MISHAPS: u8 = 2;

/// Who may be absent. 19 is the sender's chain director: their leaving must be refused.
const LEAVERS: [u128; 3] = [11, 19, 21];

fn sender_posts() -> Vec<Post> {
    vec![
        post(10, 1, Function::CareCoordinator, 11, 12),
        post(19, 9, Function::ChainDirector, 19, 0),
    ]
}

fn receiver_posts() -> Vec<Post> {
    vec![
        post(20, 2, Function::CareCoordinator, 21, 0),
        post(22, 3, Function::CareCoordinator, 23, 0),
        post(29, 9, Function::ChainDirector, 29, 0),
    ]
}

/// Both organisations and what is between them.
#[derive(Debug, Clone)]
struct World {
    day: u8,
    /// A bit for each of [`LEAVERS`].
    absent: u8,
    team_closed: bool,
    mishaps: u8,
    under_way: Vec<Message>,
    sending: Matter<Outgoing>,
    arrival: Option<Matter<Incoming>>,
    moved_without_acceptance: bool,
}

impl World {
    fn at(&self) -> Moment {
        monday().plus_days(i32::from(self.day))
    }

    fn duty(&self, side: Side) -> Option<&Duty> {
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

    fn is_over(&self) -> bool {
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

struct Exchange {
    planted: Planted,
    /// Both organisations for every set of absent people and the team open or closed; `None` where
    /// nobody would be left at the end of the chain.
    towns: Vec<Option<[Town; 2]>>,
}

impl Exchange {
    fn new(planted: Planted) -> Self {
        let town = |n: usize, posts: &[Post]| {
            let is_absent = |bit: &usize| n & (1 << bit) != 0;
            let absent = (0..LEAVERS.len()).filter(is_absent).map(|bit| worker(LEAVERS[bit]));
            let closed = if is_absent(&LEAVERS.len()) { [team(2)].into() } else { [].into() };
            Town::new(posts, &absent.collect(), &closed).ok()
        };
        let both = |n| Some([town(n, &sender_posts())?, town(n, &receiver_posts())?]);
        Self { planted, towns: (0..1 << (LEAVERS.len() + 1)).map(both).collect() }
    }

    fn town(&self, world: &World, side: Side) -> Option<&Town> {
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
        by: kernel::WorkerId,
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

    fn on_duty(&self, world: &mut World, side: Side, by: kernel::WorkerId, ask: Ask) -> Option<()> {
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
        let vangnet_domain::duties::Lead::OnOffer { to, .. } = world.duty(side)?.lead else {
            return None;
        };
        let by = self.town(world, side)?.roster.who_acts(to).1;
        let answer = if yes { Ask::Accept } else { Ask::Refuse { reason: text("Vol.") } };
        self.on_duty(world, side, by, answer)
    }

    fn step(&self, world: &mut World, mv: Move) -> Option<()> {
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

fn leavers(world: &World, absent: bool) -> impl Iterator<Item = u128> {
    let mask = world.absent;
    let chosen = move |(bit, _): &(usize, u128)| (mask & (1 << bit) != 0) == absent;
    LEAVERS.into_iter().enumerate().filter(chosen).map(|(_, who)| who)
}

/// The same action rests with another post, and nobody accepted it.
fn moved_without_acceptance(before: &World, after: &World, mv: Move) -> bool {
    [Side::Sender, Side::Receiver].into_iter().any(|side| {
        match (before.duty(side), after.duty(side)) {
            (Some(before), Some(after)) => {
                before.post != after.post && mv != Move::AnswerOffer(side, true)
            }
            (None | Some(_), None) | (None, Some(_)) => false,
        }
    })
}

fn has_one_able_holder<S: Subject>(matter: &Matter<S>, town: &Town) -> bool {
    match (matter.state.next(), matter.standing.duty()) {
        (Next::Act { action, .. }, Some(duty)) => {
            duty.action == action && town.roster.can_act(duty.holder)
        }
        (Next::Closed(_), None) => true,
        (Next::Act { .. }, None) | (Next::Closed(_), Some(_)) => false,
    }
}

const HELD: &str = "every open matter has one duty, held by someone who can act";
const MOVES: &str = "only an acceptance moves a duty to another post";
const LIABLE: &str = "the sender is free only when the receiver accepted";

impl Model for Exchange {
    type State = World;
    type Action = Move;

    fn init_states(&self) -> Vec<World> {
        let town = self.towns[0].as_ref().map(|[sender, _]| sender).unwrap();
        let sending = Sending {
            to: OrganisationId::from_raw(2),
            purpose: Purpose::Care,
            about: None,
            by: SENDER,
            content: text("Wat de ontvanger nodig heeft."),
            ground: Ground { code: "voorbeeld".to_owned(), words: text("Om te helpen.") },
        };
        let state = Outgoing::new(sending, monday());
        let (sending, _) = Matter::open(state, SENDER, &town.facts(), monday());
        vec![World {
            day: 0,
            absent: 0,
            team_closed: false,
            mishaps: 0,
            under_way: vec![Message::Sending],
            sending,
            arrival: None,
            moved_without_acceptance: false,
        }]
    }

    fn actions(&self, world: &World, moves: &mut Vec<Move>) {
        if world.day < LAST_DAY {
            moves.push(Move::Wait);
        }
        if world.mishaps < MOST_MISHAPS {
            moves.extend(leavers(world, false).map(Move::Leave));
            moves.extend((!world.team_closed).then_some(Move::CloseTeam));
            moves.extend(world.under_way.iter().copied().map(Move::Lose));
            moves.extend(world.under_way.iter().copied().map(Move::DeliverTwice));
        }
        moves.extend(leavers(world, true).map(Move::Return));
        moves.extend(world.under_way.iter().copied().map(Move::Deliver));
        moves.push(Move::Offer(Side::Sender, post_id(19)));
        moves.push(Move::Offer(Side::Receiver, post_id(22)));
        for side in [Side::Sender, Side::Receiver] {
            moves.extend([true, false].map(|yes| Move::AnswerOffer(side, yes)));
        }
        moves.extend([Move::Withdraw, Move::Hear, Move::AcceptCase, Move::RefuseCase]);
    }

    fn next_state(&self, before: &World, mv: Move) -> Option<World> {
        let mut world = before.clone();
        if matches!(mv, Move::Leave(_) | Move::CloseTeam | Move::Lose(_) | Move::DeliverTwice(_)) {
            world.mishaps += 1;
        }
        self.step(&mut world, mv)?;
        world.moved_without_acceptance |= moved_without_acceptance(before, &world, mv);
        Some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(HELD, |model: &Self, world: &World| {
                let sender = model.town(world, Side::Sender);
                let receiver = model.town(world, Side::Receiver);
                let arrival = world.arrival.as_ref();
                sender.is_some_and(|town| has_one_able_holder(&world.sending, town))
                    && receiver.is_some_and(|town| {
                        arrival.is_none_or(|arrival| has_one_able_holder(arrival, town))
                    })
            }),
            Property::always(MOVES, |_, world: &World| !world.moved_without_acceptance),
            Property::always(LIABLE, |_, world: &World| {
                let accepted = |next| next == Next::Closed("accepted");
                !accepted(world.sending.state.next())
                    || world.arrival.as_ref().is_some_and(|a| accepted(a.state.next()))
            }),
            Property::sometimes("a case is accepted on the other side", |_, world: &World| {
                world.is_over() && world.sending.state.next() == Next::Closed("accepted")
            }),
            Property::sometimes("a late duty reaches the chain director", |_, world: &World| {
                world
                    .duty(Side::Sender)
                    .is_some_and(|duty| duty.level == vangnet_domain::duties::Level::ChainDirector)
            }),
        ]
    }
}

#[test]
fn no_mishap_between_two_organisations_leaves_a_matter_without_a_holder() {
    let checker = Exchange::new(Planted::Nothing).checker().threads(2).spawn_bfs().join();
    println!("{} worlds, {} moves", checker.unique_state_count(), checker.state_count());
    checker.assert_properties();
    assert!(checker.unique_state_count() > 1_000, "the model explores too little to mean much");
}

fn is_caught(planted: Planted, property: &'static str) {
    let checker = Exchange::new(planted)
        .checker()
        .finish_when(HasDiscoveries::AnyFailures)
        .spawn_bfs()
        .join();
    let path = checker.assert_any_discovery(property);
    println!("{planted:?} breaks \"{property}\" after {:?}", path.into_actions());
}

#[test]
fn a_forgotten_reroute_is_caught() {
    is_caught(Planted::NoReroute, HELD);
}

#[test]
fn an_offer_that_moves_the_liability_is_caught() {
    is_caught(Planted::OfferMoves, MOVES);
}

#[test]
fn a_sender_that_lets_go_at_the_receipt_is_caught() {
    is_caught(Planted::ReceiptIsAcceptance, LIABLE);
}

/// How many worlds there are from which no way leads to an end, by going back from every end.
fn stuck(planted: Planted) -> usize {
    let model = Exchange::new(planted);
    let mut number: HashMap<World, usize> = HashMap::new();
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut ends = Vec::new();
    let mut to_visit = model.init_states();
    for (n, world) in to_visit.iter().enumerate() {
        number.insert(world.clone(), n);
        before.push(Vec::new());
    }
    while let Some(world) = to_visit.pop() {
        let from = number[&world];
        if world.is_over() {
            ends.push(from);
        }
        for next in model.next_states(&world) {
            let fresh = before.len();
            let to = *number.entry(next.clone()).or_insert(fresh);
            if to == fresh {
                before.push(Vec::new());
                to_visit.push(next);
            }
            before[to].push(from);
        }
    }
    let mut can_end: HashSet<usize> = ends.iter().copied().collect();
    while let Some(world) = ends.pop() {
        ends.extend(before[world].iter().copied().filter(|from| can_end.insert(*from)));
    }
    before.len() - can_end.len()
}

#[test]
fn from_every_world_there_is_a_way_to_the_end() {
    assert_eq!(stuck(Planted::Nothing), 0);
}

#[test]
fn a_matter_that_nobody_can_end_is_caught() {
    assert!(stuck(Planted::NoWayBack) > 0);
}
