//! Rule tables: what holds, what was put forward, and letting a version take effect. It takes two
//! people, and a table with a gap or a contradiction never takes effect.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::operation::{Operation, asks, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{At, Day, Long};
use app::{Failure, pathways, rulebook, ruling};
use kernel::Lang;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let table = json!({ "tekst": EXAMPLE });
    let choice = json!({ "route": "meldroute-b", "vanafDatum": "2027-01-01" });
    let all = vec![
        reads::<TablesShown>("/regeltabellen", "toonRegeltabellen", list)
            .said("Toon de regeltabellen die gelden", "Iedereen met een account."),
        reads::<TableShown>("/regeltabellen/{tabel}", "toonRegeltabel", show).said(
            "Toon een regeltabel, wat de controle vindt en welke versies zijn voorgesteld",
            "Iedereen met een account.",
        ),
        asks::<Proposed, NewTable>("/regeltabellen/_stel-voor", "stelRegeltabelVoor", table, propose)
            .said(
                "Stel een versie van een regeltabel voor",
                "Functioneel beheerder en ketenregisseur. Een tabel met een gat of een tegenspraak \
                 wordt geweigerd. Een versie die er al is, verandert nooit.",
            ),
        asks::<Proposed, NewChoice>("/meldroutes/_kies", "kiesMeldroute", choice, choose).said(
            "Stel voor dat vanaf een dag een andere meldroute geldt",
            "Functioneel beheerder en ketenregisseur. Iemand anders laat de keuze ingaan. Wat eerder \
             is gewogen, houdt de route van toen.",
        ),
        asks::<Proposed, Nothing>(
            "/regeltabellen/{tabel}/versies/{versie}/_activeer",
            "activeerRegeltabel",
            json!({}),
            activate,
        )
        .said(
            "Laat een voorgestelde versie ingaan",
            "Functioneel beheerder, ketenregisseur en privacyfunctionaris, met een vers bewijs; nooit \
             wie de versie zelf voorstelde.",
        ),
    ];
    Operation::tagged("Regeltabellen", all)
}

/// A whole table, as small as one can be.
const EXAMPLE: &str = r#"
id = "voorbeeld"
version = "2027-01"
title = { nl = "Voorbeeld", en = "Example" }
from = 2027-01-01
checked = 2026-11-22
hit = "unique"
[inputs]
spoed = "yes-no"
[outputs]
binnen = "term"
[[rows]]
id = "spoed"
when = { spoed = "yes" }
then = { binnen = "PT4H" }
source = "afgesproken in de gemeente"
status = "proposal"
[[rows]]
id = "anders"
when = { spoed = "no" }
then = { binnen = "P5B" }
source = "afgesproken in de gemeente"
status = "proposal"
"#;

/// Every table in force.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Regeltabellen)]
struct TablesShown {
    tabellen: Vec<HeadShown>,
}

/// A table, in a line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RegeltabelKop)]
#[serde(rename_all = "camelCase")]
struct HeadShown {
    id: String,
    versie: String,
    naam: String,
    vanaf_datum: Day,
}

impl From<&rulebook::InForce> for HeadShown {
    fn from(table: &rulebook::InForce) -> Self {
        Self {
            id: table.id.clone(),
            versie: table.version.clone(),
            naam: table.title.clone(),
            vanaf_datum: Day(table.from),
        }
    }
}

async fn list(asked: Asked) -> Answer {
    let tables = rulebook::in_force(&asked.looking(), Lang::Nl);
    Reply::of(&TablesShown { tabellen: tables.iter().map(HeadShown::from).collect() })
}

/// A table with its rules.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Regeltabel)]
struct TableShown {
    tabel: HeadShown,
    klopt: bool,
    rijen: Vec<RuleShown>,
    versies: Vec<VersionShown>,
}

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Regel)]
#[serde(rename_all = "camelCase")]
struct RuleShown {
    id: String,
    situatie: String,
    bron: String,
    status: &'static str,
    gecontroleerd_datum: Day,
}

/// A version that was put forward.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Regelversie)]
#[serde(rename_all = "camelCase")]
struct VersionShown {
    versie: String,
    eigen: bool,
    klopt: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sinds_tijdstip: Option<At>,
}

async fn show(asked: Asked) -> Answer {
    let (cx, id) = (asked.looking(), asked.part("tabel")?);
    let (table, findings) = rulebook::table(&cx, id, Lang::Nl)?;
    let versions = rulebook::proposals(&cx, id).await?;
    let rules = table.rules.iter().map(|rule| RuleShown {
        id: rule.id.clone(),
        situatie: rule.condition.clone(),
        bron: rule.source.clone(),
        status: rule.status,
        gecontroleerd_datum: Day(rule.checked),
    });
    Reply::of(&TableShown {
        klopt: findings.is_clean(),
        rijen: rules.collect(),
        versies: versions.iter().map(VersionShown::from).collect(),
        tabel: HeadShown::from(&table),
    })
}

impl From<&rulebook::Proposal> for VersionShown {
    fn from(proposal: &rulebook::Proposal) -> Self {
        Self {
            versie: proposal.version.clone(),
            eigen: proposal.own,
            klopt: proposal.findings.is_clean(),
            sinds_tijdstip: proposal.active.map(At),
        }
    }
}

/// A version that was put forward or took effect.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VoorgesteldeVersie)]
struct Proposed {
    tabel: String,
    versie: String,
}

/// A whole table, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweRegeltabel)]
#[serde(deny_unknown_fields)]
struct NewTable {
    tekst: Long,
}

async fn propose(asked: Asked, new: NewTable) -> Answer {
    proposed(ruling::propose(&asked.looking(), &new.tekst.0).await)
}

/// A choice of the route, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweMeldroutekeuze)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewChoice {
    route: String,
    vanaf_datum: Day,
}

async fn choose(asked: Asked, new: NewChoice) -> Answer {
    proposed(pathways::choose(&asked.looking(), &new.route, new.vanaf_datum.0).await)
}

/// What was put forward; the faults of the use case under the names that the API has.
fn proposed(result: Result<(String, String), Failure>) -> Answer {
    match result {
        Ok((tabel, versie)) => Reply::of(&Proposed { tabel, versie }),
        Err(Failure::Invalid(faults)) => {
            let placed = faults.iter().map(|fault| match fault.field.as_str() {
                "route" => PlacedFault::new("/route", "unknown-word"),
                "from" => PlacedFault::new("/vanafDatum", fault.code),
                _ => PlacedFault::new("/tekst", fault.code),
            });
            Err(Problem::invalid(placed.collect()))
        }
        Err(other) => Err(other.into()),
    }
}

async fn activate(asked: Asked, _: Nothing) -> Answer {
    let (tabel, versie) = (asked.part("tabel")?.to_owned(), asked.part("versie")?.to_owned());
    ruling::activate(&asked.looking(), &tabel, &versie).await?;
    Reply::of(&Proposed { tabel, versie })
}
