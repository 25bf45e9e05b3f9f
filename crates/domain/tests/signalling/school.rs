//! A school in a Dutch town: a mentor with a deputy, a team lead, two focal officers, a privacy officer
//! and the head. And the words to tell a story in.

use kernel::{Calendar, FreeText, FuzzyTime, Moment, PostId, TeamId, Term, WorkerId, date};
use std::collections::BTreeSet;
use std::fmt::Debug;
use vangnet_domain::duties::{self, Action, Duty, Facts, Standing, Terms, reroute};
use vangnet_domain::organisations::{Function, Post, Roster};
use vangnet_domain::subjects::{Matter, Subject};

pub const MENTOR: PostId = PostId::from_raw(1);
pub const FOCAL: PostId = PostId::from_raw(3);
pub const OTHER_FOCAL: PostId = PostId::from_raw(4);

/// Monday 2 March 2026 at ten, when the story begins.
pub fn monday() -> Moment {
    Moment::in_netherlands(date(2026, 3, 2), 10, 0)
}

pub fn words(words: &str) -> FreeText {
    FreeText::new(words).unwrap()
}

pub fn yesterday() -> FuzzyTime {
    FuzzyTime::On(date(2026, 3, 1), None)
}

/// The person whose post has the same number; their deputy is ten further.
pub fn person_of(post: PostId) -> WorkerId {
    WorkerId::from_bytes(post.to_bytes())
}

pub fn deputy_of_mentor() -> WorkerId {
    WorkerId::from_raw(11)
}

pub fn privacy_officer() -> WorkerId {
    WorkerId::from_raw(5)
}

/// The school on a day: who is there, what time it is.
#[derive(Debug, Clone)]
pub struct School {
    pub now: Moment,
    roster: Roster,
    terms: Terms,
    calendar: Calendar,
}

impl School {
    pub fn open() -> Self {
        let post = |id: u128, team: u128, function, deputy: Option<u128>| Post {
            id: PostId::from_raw(id),
            team: TeamId::from_raw(team),
            function,
            person: WorkerId::from_raw(id),
            deputy: deputy.map(WorkerId::from_raw),
        };
        let posts = vec![
            post(1, 1, Function::Teacher, Some(11)),
            post(2, 1, Function::TeamLead, None),
            post(3, 1, Function::FocalOfficer, None),
            post(4, 2, Function::FocalOfficer, None),
            post(5, 2, Function::PrivacyOfficer, None),
            post(6, 2, Function::ChainDirector, None),
        ];
        let able = [1, 2, 3, 4, 5, 6, 11].map(WorkerId::from_raw).into();
        Self {
            now: monday(),
            roster: Roster::new(posts, able, BTreeSet::new()).unwrap(),
            terms: Terms::new(|_| Some(Term::WorkingDays(2))).unwrap(),
            calendar: Calendar::default(),
        }
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts { roster: &self.roster, terms: &self.terms, calendar: &self.calendar }
    }
}

/// A matter at the school while its story is told.
#[derive(Debug, Clone)]
pub struct Story<S: Subject> {
    pub school: School,
    pub matter: Matter<S>,
}

impl<S: Subject<Refusal: Debug, Event: Debug> + Debug> Story<S> {
    /// Someone opens a matter on Monday morning.
    pub fn given(state: S, opened_by: PostId) -> Self {
        let school = School::open();
        let (matter, _) = Matter::open(state, opened_by, &school.facts(), school.now);
        Self { school, matter }
    }

    /// This happens, and is allowed.
    pub fn when(mut self, command: S::Command) -> Self {
        let step = self.matter.act(command, &self.school.facts(), self.school.now);
        self.matter = step.unwrap().after;
        self
    }

    /// This is asked and refused; nothing changes.
    pub fn refused(&self, command: S::Command) -> S::Refusal {
        self.matter.act(command, &self.school.facts(), self.school.now).unwrap_err()
    }

    /// Days pass.
    pub fn days_later(mut self, days: i32) -> Self {
        self.school.now = self.school.now.plus_days(days);
        self
    }

    /// Someone can't act any more; the duty moves in the same step.
    pub fn absent(mut self, who: WorkerId) -> Self {
        self.school.roster = self.school.roster.without(&[who].into(), &[].into()).unwrap();
        let moved = reroute(self.duty(), &self.school.roster);
        if let Some(event) = moved {
            self.matter.standing = self.matter.standing.clone().apply(&event, self.school.now);
        }
        self
    }

    /// Someone asks something of the duty itself.
    pub fn asks(mut self, by: WorkerId, command: duties::Command) -> Self {
        let events = self.duty().decide(by, command, &self.school.facts(), self.school.now);
        let standing = self.matter.standing.clone();
        let apply = |standing: Standing, event| standing.apply(event, self.school.now);
        self.matter.standing = events.unwrap().iter().fold(standing, apply);
        self
    }

    pub fn duty(&self) -> &Duty {
        self.matter.standing.duty().unwrap()
    }

    /// It is this person's move, and this is the move.
    pub fn then_it_is_up_to(self, holder: WorkerId, action: Action) -> Self {
        assert_eq!((self.duty().holder, self.duty().action), (holder, action));
        self
    }

    /// Nobody has to do anything any more.
    pub fn then_it_is_closed(self, why: &str) -> Self {
        match &self.matter.standing {
            Standing::Closed { reason, .. } => assert_eq!(*reason, why),
            Standing::Open(duty) => panic!("still up to {} to {}", duty.holder, duty.action),
        }
        self
    }
}
