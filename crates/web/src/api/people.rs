//! Who may already be known, and which organisations there are.

use super::asking::{Answer, Asked, Reply};
use super::matters::{Matter, Person};
use super::operation::{Operation, asks, reads};
use super::scalars::{Code, Id, OrganisationKindCode, OrganisationRef};
use app::{Failure, signalling};
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
}

async fn organisations(asked: Asked) -> Answer {
    let all = asked.state.house.store.organisations().await.map_err(Failure::from)?;
    let shown = all.into_iter().map(|one| OrganisationShown {
        id: Id(one.id),
        naam: one.name,
        soort: Code(one.kind),
        gemeente: one.municipality,
    });
    Reply::of(&OrganisationsShown { organisaties: shown.collect() })
}
