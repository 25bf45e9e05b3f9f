//! Who may already be known, and which organisations there are.

use super::asking::{Answer, Asked, Reply};
use super::matters::{Matter, Person};
use super::operation::{Operation, asks, reads};
use super::scalars::{
    Code, FunctionCode, Id, OrganisationKindCode, OrganisationRef, PostRef, SectorCode, Short,
    TeamRef, WorkerRef,
};
use app::{Failure, people, signalling};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let example = json!({ "voornaam": "Noor", "achternaam": "Voorbeeld" });
    let all = vec![
        asks::<FoundShown, Person>("/personen/_zoek", "zoekPersoon", example, search).said(
            "Zoek of u iemand al kent",
            "Iedereen die met jongeren werkt. U vindt alleen wie voorkomt in een zaak die u mag \
             openen. Elke zoekvraag staat in het journaal; namen staan nooit in een adres.",
        ),
        reads::<OrganisationsShown>("/organisaties", "toonOrganisaties", organisations)
            .said("Toon de organisaties in deze installatie", "Iedereen met een account."),
        reads::<PlacesShown>("/plekken", "toonPlekken", places).said(
            "Toon de plekken in uw organisatie: welke functie, in welk team, en wie er werkt",
            "Iedereen met een account. Een plek is wat u noemt bij een overdracht, een team van een \
             casus of een terugkeerplan.",
        ),
    ];
    Operation::tagged("Personen en organisaties", all)
}

/// Whom one may already know.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gevonden)]
struct FoundShown {
    items: Vec<KnownShown>,
}

/// A person and a matter through which they are known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BekendePersoon)]
struct KnownShown {
    zaak: Matter,
    persoon: Person,
}

async fn search(asked: Asked, person: Person) -> Answer {
    let known = signalling::search_first(&asked.looking(), &person.into()).await?;
    let items = known.iter().map(|known| KnownShown {
        zaak: Matter::from(&known.row),
        persoon: Person::from(&known.person),
    });
    Reply::of(&FoundShown { items: items.collect() })
}

/// The organisations of this installation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Organisaties)]
struct OrganisationsShown {
    organisaties: Vec<OrganisationShown>,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Organisatie)]
struct OrganisationShown {
    id: OrganisationRef,
    naam: String,
    soort: OrganisationKindCode,
    gemeente: String,
    sector: SectorCode,
}

async fn organisations(asked: Asked) -> Answer {
    let all = asked.state.house.store.organisations().await.map_err(Failure::from)?;
    let shown = all.into_iter().map(|one| OrganisationShown {
        id: Id(one.id),
        naam: one.name,
        soort: Code(one.kind),
        gemeente: one.municipality,
        sector: Code(one.sector),
    });
    Reply::of(&OrganisationsShown { organisaties: shown.collect() })
}

/// The posts of one's organisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plekken)]
struct PlacesShown {
    plekken: Vec<PlaceShown>,
}

/// A post.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plek)]
struct PlaceShown {
    id: PostRef,
    functie: FunctionCode,
    team: TeamRef,
    teamnaam: String,
    medewerker: WorkerRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<Short>,
    eigen: bool,
}

async fn places(asked: Asked) -> Answer {
    let places = people::places(&asked.looking()).await?;
    let plekken = places.into_iter().map(|place| PlaceShown {
        id: Id(place.post.id),
        functie: Code(place.post.function),
        team: Id(place.team.id),
        teamnaam: place.team.name,
        medewerker: Id(place.post.person),
        naam: place.person.map(|worker| Short(worker.name)),
        eigen: place.own,
    });
    Reply::of(&PlacesShown { plekken: plekken.collect() })
}
