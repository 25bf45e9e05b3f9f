//! Every sequence of four commands by three people on one duty, without exception.

use crate::town::{Town, monday, post, post_id, text, worker};
use kernel::{Moment, PostId, WorkerId};
use vangnet_domain::duties::{Action, Command, Duty, Event, Standing, start};
use vangnet_domain::organisations::Function;
use vangnet_domain::subjects::Next;

const DEPTH: u8 = 4;
const PEOPLE: [u128; 3] = [1, 2, 3];

fn three_posts() -> Town {
    let posts = [
        post(1, 1, Function::Teacher, 1, 0),
        post(2, 1, Function::FocalOfficer, 2, 0),
        post(3, 1, Function::ChainDirector, 3, 0),
    ];
    Town::new(&posts, &[].into(), &[].into()).unwrap()
}

fn commands() -> Vec<(WorkerId, Command)> {
    let of = |person| {
        let offers = PEOPLE.map(|to| Command::Offer { to: post_id(to) });
        let answers =
            [Command::Accept, Command::Refuse { reason: text("Nu niet.") }, Command::Tick];
        offers.into_iter().chain(answers).map(move |command| (worker(person), command))
    };
    PEOPLE.into_iter().flat_map(of).collect()
}

/// What is wrong in the rules, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planted {
    Nothing,
    /// A refused offer goes to the one who refused it.
    RefusalMoves,
}

struct Search<'a> {
    town: &'a Town,
    planted: Planted,
    commands: Vec<(WorkerId, Command)>,
    sequences: usize,
    broken: usize,
}

impl Search<'_> {
    fn record(&self, standing: Standing, event: &Event, at: Moment) -> Standing {
        let offered_to = standing.duty().and_then(offered_to);
        match (self.planted, event, offered_to, standing) {
            (Planted::RefusalMoves, Event::Refused { .. }, Some(post), Standing::Open(duty)) => {
                Standing::Open(Duty { post, ..duty })
            }
            (_, event, _, standing) => standing.apply(event, at),
        }
    }

    /// Tries every command here and goes on from each outcome. `journal` is all that happened.
    fn go(&mut self, standing: &Standing, journal: &mut Vec<(Event, Moment)>, left: u8) {
        if left == 0 {
            self.sequences += 1;
            self.broken += usize::from(replay(journal) != *standing);
            return;
        }
        let at = monday().plus_days(i32::from(DEPTH - left));
        for (by, command) in self.commands.clone() {
            let duty = standing.duty().unwrap();
            let events = duty.decide(by, command, &self.town.facts(), at).unwrap_or_default();
            let after = events.iter().fold(standing.clone(), |s, event| self.record(s, event, at));
            let accepted = events.iter().any(|event| matches!(event, Event::Accepted { .. }));
            let now = after.duty().unwrap();
            let moved = now.post != duty.post || now.holder != duty.holder;
            self.broken += usize::from(moved != accepted);
            let known = journal.len();
            journal.extend(events.into_iter().map(|event| (event, at)));
            self.go(&after, journal, left - 1);
            journal.truncate(known);
        }
    }
}

fn offered_to(duty: &Duty) -> Option<PostId> {
    match duty.lead {
        vangnet_domain::duties::Lead::OnOffer { to, .. } => Some(to),
        vangnet_domain::duties::Lead::Held => None,
    }
}

fn replay(journal: &[(Event, Moment)]) -> Standing {
    let unopened = Standing::Closed { at: monday(), reason: "not-yet-open" };
    journal.iter().fold(unopened, |standing, (event, at)| standing.apply(event, *at))
}

/// How many sequences were tried, and how often a rule was broken in one.
fn search(planted: Planted) -> (usize, usize) {
    let town = three_posts();
    let started = start(&Next::holder(Action::WeighSignal), post_id(1), &town.facts(), monday());
    let standing = replay(&[(started.clone(), monday())]);
    let commands = commands();
    let mut search = Search { town: &town, planted, commands, sequences: 0, broken: 0 };
    search.go(&standing, &mut vec![(started, monday())], DEPTH);
    (search.sequences, search.broken)
}

#[test]
fn only_an_acceptance_moves_the_lead_and_the_journal_replays_to_the_state() {
    let everything = commands().len().pow(u32::from(DEPTH));
    assert_eq!(search(Planted::Nothing), (everything, 0));
}

#[test]
fn a_refusal_that_moves_the_lead_is_caught() {
    let (_, broken) = search(Planted::RefusalMoves);
    assert!(broken > 0);
}
