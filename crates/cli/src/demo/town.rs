//! Voorbeeldstad: a municipality that doesn't exist, its organisations and the people in them.

use super::chance::Chance;
use super::names::{Names, personal};
use crate::fault::Fault;
use access::Seat;
use domain::meldcode::Sector;
use domain::organisations::{Function, OrganisationKind, Post};
use kernel::{Moment, OrganisationId, PostId, TeamId, WorkerId};
use std::collections::{BTreeSet, HashMap};
use store::{NewOrganisation, SqlStore};

/// A code that the statistics office has given to no municipality.
pub const MUNICIPALITY: &str = "GM9999";

/// A function, how many people have it, and how many of them a visitor can be.
type Staffing = (Function, usize, usize);
/// A team by name, with who works in it.
type TeamPlan = (&'static str, &'static [Staffing]);

/// An organisation as it is planned: teams with functions, and how many of each.
struct Plan {
    kind: OrganisationKind,
    name: &'static str,
    teams: &'static [TeamPlan],
}

/// Everyone who keeps an organisation standing: how many there are, and how many a visitor can be.
const STAFF: &[Staffing] = &[
    (Function::FocalOfficer, 1, 1),
    (Function::ChainDirector, 1, 0),
    (Function::PrivacyOfficer, 1, 0),
    (Function::FunctionalManager, 1, 0),
];

const fn plan(kind: OrganisationKind, name: &'static str, teams: &'static [TeamPlan]) -> Plan {
    Plan { kind, name, teams }
}

const TOWN: &[Plan] = &[
    plan(
        OrganisationKind::School,
        "Scholengemeenschap De Brug",
        &[
            ("Onderbouw", &[(Function::Teacher, 4, 1), (Function::TeamLead, 1, 1)]),
            ("Bovenbouw", &[(Function::Teacher, 4, 1), (Function::TeamLead, 1, 0)]),
            ("Zorgteam", STAFF),
        ],
    ),
    plan(
        OrganisationKind::School,
        "Praktijkschool Het Kompas",
        &[
            ("Mentoren", &[(Function::Teacher, 4, 1), (Function::TeamLead, 1, 0)]),
            ("Zorgteam", STAFF),
        ],
    ),
    plan(
        OrganisationKind::NeighbourhoodTeam,
        "Wijkteam Noord",
        &[
            (
                "Jeugd en gezin",
                &[(Function::NeighbourhoodWorker, 4, 1), (Function::TeamLead, 1, 0)],
            ),
            ("Staf", STAFF),
        ],
    ),
    plan(
        OrganisationKind::NeighbourhoodTeam,
        "Wijkteam Zuid",
        &[
            (
                "Jeugd en gezin",
                &[(Function::NeighbourhoodWorker, 4, 1), (Function::TeamLead, 1, 0)],
            ),
            ("Staf", STAFF),
        ],
    ),
    plan(
        OrganisationKind::ReportingPoint,
        "Meldpunt Voorbeeldstad",
        &[
            ("Intake", &[(Function::IntakeOfficer, 3, 3), (Function::TeamLead, 1, 1)]),
            (
                "Staf",
                &[
                    (Function::FocalOfficer, 1, 0),
                    (Function::ChainDirector, 1, 1),
                    (Function::PrivacyOfficer, 1, 1),
                    (Function::FunctionalManager, 1, 0),
                ],
            ),
        ],
    ),
    plan(
        OrganisationKind::CareCoordination,
        "Zorgcoördinatie Voorbeeldstad",
        &[
            ("Zorgcoördinatoren", &[(Function::CareCoordinator, 4, 4), (Function::TeamLead, 1, 1)]),
            (
                "Staf",
                &[
                    (Function::FocalOfficer, 1, 0),
                    (Function::ChainDirector, 1, 0),
                    (Function::PrivacyOfficer, 1, 1),
                    (Function::FunctionalManager, 1, 1),
                ],
            ),
        ],
    ),
    plan(
        OrganisationKind::Shelter,
        "Opvang De Haven",
        &[
            ("Begeleiding", &[(Function::HelpProvider, 4, 4), (Function::TeamLead, 1, 0)]),
            ("Staf", STAFF),
        ],
    ),
    plan(
        OrganisationKind::Municipality,
        "Gemeente Voorbeeldstad",
        &[(
            "Zorg en veiligheid",
            &[
                (Function::PolicyOfficer, 2, 1),
                (Function::TeamLead, 1, 0),
                (Function::FocalOfficer, 1, 0),
                (Function::ChainDirector, 1, 1),
                (Function::PrivacyOfficer, 1, 0),
                (Function::FunctionalManager, 1, 1),
            ],
        )],
    ),
    plan(
        OrganisationKind::Police,
        "Politie Voorbeeldstad",
        &[
            ("Wijkagenten", &[(Function::PoliceOfficer, 3, 1), (Function::TeamLead, 1, 0)]),
            ("Staf", STAFF),
        ],
    ),
];

/// Someone who works in the town.
#[derive(Debug, Clone)]
pub struct Resident {
    /// Who.
    pub worker: WorkerId,
    /// Their name, with which they sign in.
    pub name: String,
    /// Their own post.
    pub post: PostId,
    /// What they do.
    pub function: Function,
    /// Where.
    pub organisation: OrganisationId,
    /// Whether a visitor of the demo can be them.
    pub is_cast: bool,
}

/// An organisation of the town.
#[derive(Debug, Clone)]
pub struct Place {
    /// Which.
    pub id: OrganisationId,
    /// What kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: &'static str,
    teams: Vec<(TeamId, &'static str)>,
    posts: Vec<Post>,
}

/// The town.
pub struct Town {
    /// Its organisations.
    pub places: Vec<Place>,
    /// Everyone who works there.
    pub people: Vec<Resident>,
    seats: HashMap<WorkerId, (OrganisationId, Vec<Seat>)>,
}

impl Town {
    /// The town of this seed: always the same.
    pub fn of(seed: u64) -> Self {
        let (mut chance, names) = (Chance::new(seed, 0), Names::read());
        let mut taken = BTreeSet::new();
        let (mut places, mut people) = (Vec::new(), Vec::new());
        for plan in TOWN {
            let place = build(plan, &names, &mut taken, &mut people, &mut chance);
            places.push(place);
        }
        let mut town = Self { places, people, seats: HashMap::new() };
        town.seats = town.people.iter().map(|one| (one.worker, town.seats_of(one))).collect();
        town
    }

    fn seats_of(&self, one: &Resident) -> (OrganisationId, Vec<Seat>) {
        let posts = self.places.iter().flat_map(|place| &place.posts);
        let own = posts.filter(|p| p.person == one.worker || p.deputy == Some(one.worker));
        let seat = |p: &Post| Seat { post: p.id, team: p.team, function: p.function.word() };
        (one.organisation, own.map(seat).collect())
    }

    /// The organisation and seats of someone.
    pub fn seats(&self, worker: WorkerId) -> Option<&(OrganisationId, Vec<Seat>)> {
        self.seats.get(&worker)
    }

    /// Someone by their id.
    pub fn person(&self, worker: WorkerId) -> Option<&Resident> {
        self.people.iter().find(|one| one.worker == worker)
    }

    /// The organisations of a kind.
    pub fn of_kind(&self, kind: OrganisationKind) -> Vec<OrganisationId> {
        self.places.iter().filter(|place| place.kind == kind).map(|place| place.id).collect()
    }

    /// Those who do this in an organisation.
    pub fn who(&self, organisation: OrganisationId, function: Function) -> Vec<&Resident> {
        let here = |one: &&Resident| one.organisation == organisation && one.function == function;
        self.people.iter().filter(here).collect()
    }

    /// Writes organisations, teams, people and posts.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn settle(&self, store: &SqlStore, at: Moment) -> Result<(), Fault> {
        for place in &self.places {
            let new = NewOrganisation {
                id: place.id,
                kind: place.kind,
                name: place.name.to_owned(),
                municipality: MUNICIPALITY.to_owned(),
                sector: Sector::usual_for(place.kind),
            };
            store.add_organisation(&new).await?;
            let mut unit = app::ports::Store::begin(store, place.id, at).await?;
            for (team, name) in &place.teams {
                unit.add_team(*team, name).await?;
            }
            for one in self.people.iter().filter(|one| one.organisation == place.id) {
                unit.add_worker(one.worker, &one.name, &personal(&one.name)).await?;
            }
            for post in &place.posts {
                unit.add_post(*post).await?;
            }
            unit.commit().await?;
        }
        Ok(())
    }
}

fn build(
    plan: &Plan,
    names: &Names,
    taken: &mut BTreeSet<String>,
    people: &mut Vec<Resident>,
    chance: &mut Chance,
) -> Place {
    let id = OrganisationId::draw(chance);
    let (mut teams, mut posts) = (Vec::new(), Vec::new());
    for (name, seats) in plan.teams {
        let team = TeamId::draw(chance);
        teams.push((team, *name));
        for (function, many, cast) in *seats {
            let first = posts.len();
            for n in 0..*many {
                let sex = if chance.percent(60) { "f" } else { "m" };
                let worker = WorkerId::draw(chance);
                let post = Post {
                    id: PostId::draw(chance),
                    team,
                    function: *function,
                    person: worker,
                    deputy: None,
                };
                people.push(Resident {
                    worker,
                    name: new_name(names, sex, taken, chance),
                    post: post.id,
                    function: *function,
                    organisation: id,
                    is_cast: n < *cast,
                });
                posts.push(post);
            }
            name_deputies(posts.get_mut(first..).unwrap_or_default());
        }
    }
    name_other_deputies(&mut posts);
    Place { id, kind: plan.kind, name: plan.name, teams, posts }
}

fn new_name(names: &Names, sex: &str, taken: &mut BTreeSet<String>, chance: &mut Chance) -> String {
    loop {
        let name = names.draw(sex, chance).full();
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

/// Those who do the same in one team stand in for each other, in a circle.
fn name_deputies(posts: &mut [Post]) {
    let people: Vec<_> = posts.iter().map(|post| post.person).collect();
    let next = people.iter().cycle().skip(1);
    for (post, deputy) in posts.iter_mut().zip(next) {
        post.deputy = Some(*deputy).filter(|deputy| *deputy != post.person);
    }
}

/// Whoever is alone in a function has someone near as deputy; the privacy officer, who reviews what
/// others did, has the director.
fn name_other_deputies(posts: &mut [Post]) {
    let person = |function| {
        let post = posts.iter().find(|post: &&Post| post.function == function);
        post.map(|post| post.person)
    };
    let (lead, focal, director) = (
        person(Function::TeamLead),
        person(Function::FocalOfficer),
        person(Function::ChainDirector),
    );
    for post in posts.iter_mut().filter(|post| post.deputy.is_none()) {
        post.deputy = match post.function {
            Function::ChainDirector | Function::FocalOfficer => lead,
            Function::TeamLead => focal,
            _ => director,
        };
    }
}
