//! The exchange of a case, searched by a model checker to every world it can come to.

use crate::exchange::{
    Exchange, LAST_DAY, LEAVERS, MOST_MISHAPS, Message, Move, Planted, SENDER, Side, World,
};
use crate::town::{Town, monday, post_id, text};
use kernel::OrganisationId;
use stateright::{Checker, HasDiscoveries, Model, Property};
use std::collections::{HashMap, HashSet};
use vangnet_domain::duties::Level;
use vangnet_domain::reporting::{Ground, Outgoing, Purpose, Sending};
use vangnet_domain::subjects::{Matter, Next, Subject};

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

impl Exchange {
    /// The case was sent on Monday morning.
    fn first(&self) -> World {
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
        World {
            day: 0,
            absent: 0,
            team_closed: false,
            mishaps: 0,
            under_way: vec![Message::Sending],
            sending,
            arrival: None,
            moved_without_acceptance: false,
        }
    }
}

const HELD: &str = "every open matter has one duty, held by someone who can act";
const MOVES: &str = "only an acceptance moves a duty to another post";
const LIABLE: &str = "the sender is free only when the receiver accepted";

impl Model for Exchange {
    type State = World;
    type Action = Move;

    fn init_states(&self) -> Vec<World> {
        vec![self.first()]
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
                world.duty(Side::Sender).is_some_and(|duty| duty.level == Level::ChainDirector)
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
