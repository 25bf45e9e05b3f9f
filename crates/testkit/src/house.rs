//! An organisation with a team, posts and people, and the real gate at its door.

use access::{Action, Actor, Gate, Object, Permit, Relation, Seat};
use app::ports::{NewSubject, SubjectRow, Unit};
use domain::duties::{Facts, Terms};
use domain::meldcode::Sector;
use domain::organisations::{Function, OrganisationKind, Post, Roster};
use domain::signalling::Signal;
use domain::subjects::{Kind, Matter};
use domain::timeline::{Beginning, Happening};
use kernel::{
    Calendar, CorrelationId, Moment, OrganisationId, PersonId, PostId, SubjectId, TeamId, Term,
    WorkerId, date,
};
use std::sync::LazyLock;
use store::{NewOrganisation, SqlStore};

/// The access table that the product ships.
static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let table = include_str!("../../../content/access/poort.toml");
    Gate::new(table, date(2026, 11, 21)).expect("the shipped access table is clean")
});

/// Everything may take two working days.
static TERMS: LazyLock<Terms> =
    LazyLock::new(|| Terms::new(|_| Some(Term::WorkingDays(2))).expect("every action has a term"));

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::default);

/// A Monday morning.
pub fn monday() -> Moment {
    Moment::in_netherlands(date(2026, 3, 2), 9, 0)
}

/// Someone in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub worker: WorkerId,
    /// Their post.
    pub post: PostId,
    /// What they do.
    pub function: Function,
}

/// An organisation with one team, in which every function is filled by one person.
#[derive(Debug, Clone)]
pub struct House {
    /// Which organisation.
    pub id: OrganisationId,
    /// Its team.
    pub team: TeamId,
    /// What kind of organisation.
    pub kind: OrganisationKind,
    number: u128,
}

impl House {
    /// The school with this number, 1 or higher. Ids follow from the number.
    pub const fn number(number: u128) -> Self {
        let base = number * 1_000;
        let (id, team) = (OrganisationId::from_raw(base), TeamId::from_raw(base));
        Self { id, team, kind: OrganisationKind::School, number }
    }

    /// The municipality with this number, as for a school.
    pub const fn town_hall(number: u128) -> Self {
        Self { kind: OrganisationKind::Municipality, ..Self::number(number) }
    }

    /// Whoever has this function.
    pub fn who(&self, function: Function) -> Member {
        let place = Function::ALL.iter().zip(1..).find(|(known, _)| **known == function);
        let id = self.number * 1_000 + place.map_or(0, |(_, place)| place);
        Member { worker: WorkerId::from_raw(id), post: PostId::from_raw(id), function }
    }

    /// The name with which someone signs in.
    pub fn login(&self, function: Function) -> String {
        format!("{function}@huis{}.example", self.number)
    }

    /// Writes the organisation, its team, people and posts. The team lead stands in for everyone.
    pub async fn settle(&self, store: &SqlStore) {
        let new = NewOrganisation {
            id: self.id,
            kind: self.kind,
            name: format!("Huis {}", self.number),
            municipality: "GM0344".to_owned(),
            sector: Sector::Education,
        };
        store.add_organisation(&new).await.expect("a new organisation");
        let mut unit = self.unit(store).await;
        unit.add_team(self.team, "Team").await.expect("a new team");
        for function in Function::ALL {
            let member = self.who(*function);
            let name = super::words::name(&format!("Naam van {function}"));
            let added = unit.add_worker(member.worker, &self.login(*function), &name).await;
            added.expect("a new worker");
        }
        for function in Function::ALL {
            let lead = self.who(Function::TeamLead).worker;
            let member = self.who(*function);
            let post = Post {
                id: member.post,
                team: self.team,
                function: *function,
                person: member.worker,
                deputy: Some(lead).filter(|lead| *lead != member.worker),
            };
            unit.add_post(post).await.expect("a new post");
        }
        unit.commit().await.expect("the people are written");
    }

    /// A unit of work in this organisation, on Monday morning.
    pub async fn unit(&self, store: &SqlStore) -> Box<dyn Unit> {
        app::ports::Store::begin(store, self.id, monday()).await.expect("a unit of work")
    }

    /// Someone who asks, with a fresh second factor.
    pub fn actor(&self, member: Member) -> Actor {
        Actor {
            worker: member.worker,
            organisation: self.id,
            seats: vec![Seat {
                post: member.post,
                team: self.team,
                function: member.function.word(),
            }],
            stepped_up_until: Some(monday().plus_days(1)),
            correlation: CorrelationId::from_raw(1),
            origin: "browser",
        }
    }

    /// The permit of the shipped access table.
    pub fn permit(
        &self,
        member: Member,
        action: Action,
        kind: &'static str,
        id: Option<SubjectId>,
        relation: Relation,
    ) -> Permit {
        let object = Object { kind, id };
        GATE.ask(&self.actor(member), action, object, relation, false, monday())
            .expect("the access table allows it")
    }

    /// The permit to begin a signal or note a person.
    pub fn may_begin(&self, member: Member, kind: &'static str) -> Permit {
        self.permit(member, Action::Begin, kind, None, Relation::None)
    }

    /// The permit of the holder of a signal to open it.
    pub fn may_open(&self, member: Member, id: SubjectId) -> Permit {
        self.permit(member, Action::Open, "signal", Some(id), Relation::Holder)
    }

    /// The permit of the holder of a signal to take the next step.
    pub fn may_act(&self, member: Member, id: SubjectId) -> Permit {
        self.permit(member, Action::Act, "signal", Some(id), Relation::Holder)
    }

    /// Facts for decisions: this roster, two working days for everything, office hours.
    pub fn facts<'a>(&self, roster: &'a Roster) -> Facts<'a> {
        Facts { roster, terms: &TERMS, calendar: &CALENDAR }
    }

    /// Notes a signal in a unit of work, with what was seen.
    pub async fn note_signal(
        &self,
        unit: &mut dyn Unit,
        by: Member,
        person: Option<PersonId>,
        words: &str,
    ) -> SubjectRow {
        let new = self.new_signal(unit, by, person, words).await;
        unit.open(&self.may_begin(by, "signal"), new).await.expect("a new signal")
    }

    /// A signal that can be opened.
    pub async fn new_signal(
        &self,
        unit: &mut dyn Unit,
        by: Member,
        person: Option<PersonId>,
        words: &str,
    ) -> NewSubject {
        let roster = unit.roster().await.expect("a roster");
        let facts = self.facts(&roster);
        let (matter, duty) = Matter::open(Signal::note(by.post), by.post, &facts, monday());
        NewSubject {
            id: SubjectId::draw(unit.entropy()),
            kind: Kind::Signal,
            person,
            origin: None,
            opener_post: by.post,
            beginning: Beginning::Signal { by: by.post },
            standing: matter.standing,
            happenings: vec![Happening::Said(super::words::seen(words)), Happening::Duty(duty)],
        }
    }
}
