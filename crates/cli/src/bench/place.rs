//! The organisation that is measured on: one that holds every case, with as many people as keeps
//! their worklists human-sized. One organisation is the worst case: it is the unit of sharding, and
//! no query crosses it.

use super::luck::Luck;
use crate::fault::Fault;
use access::{Actor, Seat};
use app::ports::Store as _;
use domain::meldcode::Sector;
use domain::organisations::{Function, OrganisationKind, Post};
use kernel::{CorrelationId, Moment, OrganisationId, Personal, PostId, TeamId, WorkerId};
use store::{NewOrganisation, SqlStore};

/// How many use it at once.
pub const USERS: usize = 64;
/// So many coordinators make a team.
const TEAM: usize = 10;
/// For so many cases there is one coordinator more.
const CASES_EACH: usize = 1_000;

/// Someone in a post.
#[derive(Debug, Clone, Copy)]
pub struct Seated {
    /// Who.
    pub worker: WorkerId,
    /// Their post.
    pub post: PostId,
    /// In which team.
    pub team: TeamId,
    /// What they do.
    pub function: Function,
    /// The organisation.
    pub organisation: OrganisationId,
}

impl Seated {
    /// Someone who asks from this post.
    pub fn actor(&self) -> Actor {
        let seat = Seat { post: self.post, team: self.team, function: self.function.word() };
        Actor {
            worker: self.worker,
            organisation: self.organisation,
            seats: vec![seat],
            stepped_up_until: None,
            correlation: CorrelationId::draw(&mut crate::entropy::System),
            origin: "browser",
        }
    }
}

/// The organisation.
#[derive(Debug, Clone)]
pub struct Place {
    /// Which.
    pub id: OrganisationId,
    /// Those who hold the cases.
    pub coordinators: Vec<Seated>,
    /// Those who note worries while it is measured; they hold none of the cases.
    pub teachers: Vec<Seated>,
    teams: Vec<TeamId>,
    others: Vec<Seated>,
}

impl Place {
    /// The organisation for so many cases: always the same.
    pub fn for_cases(cases: usize) -> Self {
        let mut luck = Luck::number(1);
        let organisation = OrganisationId::draw(&mut luck);
        let mut place = Self {
            id: organisation,
            coordinators: Vec::new(),
            teachers: Vec::new(),
            teams: Vec::new(),
            others: Vec::new(),
        };
        let many = (cases / CASES_EACH).clamp(USERS, 1_000);
        let groups = [(Function::CareCoordinator, many), (Function::Teacher, USERS)];
        for (function, many) in groups {
            for from in (0..many).step_by(TEAM) {
                let team = TeamId::draw(&mut luck);
                place.teams.push(team);
                place.seat(Function::TeamLead, team, &mut luck);
                for _ in from..(from + TEAM).min(many) {
                    place.seat(function, team, &mut luck);
                }
            }
        }
        let staff = TeamId::draw(&mut luck);
        place.teams.push(staff);
        for function in [
            Function::ChainDirector,
            Function::FocalOfficer,
            Function::PrivacyOfficer,
            Function::FunctionalManager,
        ] {
            place.seat(function, staff, &mut luck);
        }
        place
    }

    fn seat(&mut self, function: Function, team: TeamId, luck: &mut Luck) {
        let (worker, post) = (WorkerId::draw(luck), PostId::draw(luck));
        let seated = Seated { worker, post, team, function, organisation: self.id };
        match function {
            Function::CareCoordinator => self.coordinators.push(seated),
            Function::Teacher => self.teachers.push(seated),
            _ => self.others.push(seated),
        }
    }

    /// Writes the organisation, its teams, people and posts.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn settle(&self, store: &SqlStore, at: Moment) -> Result<(), Fault> {
        let new = NewOrganisation {
            id: self.id,
            kind: OrganisationKind::CareCoordination,
            name: "Meetorganisatie".to_owned(),
            municipality: "GM9999".to_owned(),
            sector: Sector::General,
        };
        store.add_organisation(&new).await?;
        let mut unit = store.begin(self.id, at).await?;
        for (n, team) in self.teams.iter().enumerate() {
            unit.add_team(*team, &format!("Team {n}")).await?;
        }
        let everyone = || self.coordinators.iter().chain(&self.teachers).chain(&self.others);
        for (n, one) in everyone().enumerate() {
            let name = format!("Medewerker {n}");
            let personal = Personal::new(&name).map_err(|why| Fault::Usage(why.to_string()))?;
            unit.add_worker(one.worker, &name, &personal).await?;
        }
        let lead_of = |team| {
            let leads = self.others.iter().find(|one| one.team == team);
            leads.map(|one| one.worker)
        };
        for one in everyone() {
            let deputy = lead_of(one.team).filter(|lead| *lead != one.worker);
            let post = Post {
                id: one.post,
                team: one.team,
                function: one.function,
                person: one.worker,
                deputy,
            };
            unit.add_post(post).await?;
        }
        Ok(unit.commit().await?)
    }
}
