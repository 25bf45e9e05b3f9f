//! Who one can be in the demo: those whose turn follows each other in the walk through the chain, and
//! everyone by organisation.

use crate::staff::CastMember;

/// The functions through which a worry goes, in order.
const WALK: &[&str] = &[
    "teacher",
    "focal-officer",
    "intake-officer",
    "care-coordinator",
    "help-provider",
    "policy-officer",
];

/// Who one can be.
pub(super) struct Cast {
    /// One person for every step of the walk.
    pub walk: Vec<CastMember>,
    /// Everyone, by organisation.
    pub places: Vec<Place>,
}

/// An organisation and those in it whom one can be.
pub(super) struct Place {
    /// Its name.
    pub name: String,
    /// Who.
    pub people: Vec<CastMember>,
}

impl Cast {
    /// The cast, put in order. The walk begins where the first teacher works and stays there while it
    /// can.
    pub fn of(everyone: &[CastMember]) -> Self {
        let mut places: Vec<Place> = Vec::new();
        for one in everyone {
            if let Some(place) = places.iter_mut().find(|place| place.name == one.organisation) {
                place.people.push(one.clone());
            } else {
                let name = one.organisation.clone();
                places.push(Place { name, people: vec![one.clone()] });
            }
        }
        let start = everyone.iter().find(|one| Some(&one.role.as_str()) == WALK.first());
        let start = start.map(|one| one.organisation.clone()).unwrap_or_default();
        let step = |role: &&str| {
            let with_role = || everyone.iter().filter(|one| one.role == **role);
            with_role()
                .find(|one| one.organisation == start)
                .or_else(|| with_role().next())
                .cloned()
        };
        Self { walk: WALK.iter().filter_map(step).collect(), places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: &str, organisation: &str) -> CastMember {
        CastMember {
            name: format!("{role} {organisation}"),
            role: role.to_owned(),
            organisation: organisation.to_owned(),
            secret: String::new(),
        }
    }

    #[test]
    fn the_walk_stays_at_the_school_where_it_begins_and_everyone_stands_under_their_organisation() {
        let everyone = [
            member("focal-officer", "Wijkteam"),
            member("teacher", "De Brug"),
            member("focal-officer", "De Brug"),
            member("intake-officer", "Meldpunt"),
        ];
        let cast = Cast::of(&everyone);
        let walk: Vec<_> = cast.walk.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(walk, ["teacher De Brug", "focal-officer De Brug", "intake-officer Meldpunt"]);
        let places: Vec<_> =
            cast.places.iter().map(|one| (one.name.as_str(), one.people.len())).collect();
        assert_eq!(places, [("Wijkteam", 1), ("De Brug", 2), ("Meldpunt", 1)]);
        assert!(Cast::of(&[]).places.is_empty());
    }
}
