//! A small organisation to prove things in: who fills which post, terms of one working day.

use kernel::{Calendar, FreeText, Moment, PostId, TeamId, Term, WorkerId, date};
use std::collections::BTreeSet;
use vangnet_domain::duties::{Facts, Terms};
use vangnet_domain::organisations::{Function, Post, Roster, RosterFault};

/// Monday 2 March 2026, 10:00: a week without holidays lies ahead.
pub fn monday() -> Moment {
    Moment::in_netherlands(date(2026, 3, 2), 10, 0)
}

pub fn post_id(raw: u128) -> PostId {
    PostId::from_raw(raw)
}

pub fn worker(raw: u128) -> WorkerId {
    WorkerId::from_raw(raw)
}

pub fn team(raw: u128) -> TeamId {
    TeamId::from_raw(raw)
}

pub fn text(words: &str) -> FreeText {
    FreeText::new(words).unwrap()
}

/// A post, its team, its person and its deputy, by number.
pub fn post(id: u128, in_team: u128, function: Function, person: u128, deputy: u128) -> Post {
    Post {
        id: post_id(id),
        team: team(in_team),
        function,
        person: worker(person),
        deputy: (deputy != 0).then(|| worker(deputy)),
    }
}

/// Everything a decision may know.
#[derive(Debug, Clone)]
pub struct Town {
    pub roster: Roster,
    terms: Terms,
    calendar: Calendar,
}

impl Town {
    /// These posts, with everyone present except the absent, and these teams closed.
    pub fn new(
        posts: &[Post],
        absent: &BTreeSet<WorkerId>,
        closed: &BTreeSet<TeamId>,
    ) -> Result<Self, RosterFault> {
        let everyone =
            posts.iter().flat_map(|post| std::iter::once(post.person).chain(post.deputy));
        let able = everyone.filter(|worker| !absent.contains(worker)).collect();
        Ok(Self {
            roster: Roster::new(posts.to_vec(), able, closed.clone())?,
            terms: Terms::new(|_| Some(Term::WorkingDays(1))).unwrap(),
            calendar: Calendar::default(),
        })
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts { roster: &self.roster, terms: &self.terms, calendar: &self.calendar }
    }
}
