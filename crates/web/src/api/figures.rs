//! The yearly figures of a municipality: form by age band, under the small-number rule.

use super::asking::{Answer, Asked, Reply};
use super::operation::{Operation, reads};
use super::signals::one_fault;
use app::figures::{self, Published, PublishedTable, Sum};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let operation = reads::<FiguresShown>("/cijfers", "toonCijfers", show)
        .said(
            "Toon de jaarcijfers van uw gemeente",
            "Beleidsmedewerker en ketenregisseur. Aantallen onder het minimum worden niet getoond en \
             de rest is afgerond; een exact aantal komt er nooit uit.",
        )
        .with_query(
            "jaar",
            "Het jaar; zonder is het het laatste jaar dat voorbij is.",
            &json!({ "type": "integer", "minimum": 2000, "maximum": 2200 }),
            &json!(2025),
        );
    Operation::tagged("Cijfers", vec![operation])
}

/// A table that may be shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Jaarcijfers)]
#[serde(rename_all = "camelCase")]
struct FiguresShown {
    jaar: i16,
    naar_leeftijd: TableShown,
    naar_zorg: TableShown,
}

/// Forms by something else.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JaarcijfersTabel)]
struct TableShown {
    minimum: u64,
    afronding: u64,
    kolommen: Vec<String>,
    rijen: Vec<RowShown>,
    totaal: SumShown,
}

/// A row of the table.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JaarcijfersRij)]
struct RowShown {
    vorm: String,
    cellen: Vec<CellShown>,
    totaal: SumShown,
}

/// A cell: about so many, or fewer than the minimum when it is empty.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JaarcijfersCel)]
struct CellShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    aantal: Option<u64>,
}

/// A sum of what is shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JaarcijfersSom)]
#[serde(rename_all = "camelCase")]
struct SumShown {
    aantal: u64,
    niet_getoond: usize,
}

impl From<Sum> for SumShown {
    fn from(sum: Sum) -> Self {
        Self { aantal: sum.about, niet_getoond: sum.hidden }
    }
}

async fn show(asked: Asked) -> Answer {
    let cx = asked.looking();
    let year = match asked.asked("jaar") {
        None => figures::latest_year(&cx),
        Some(text) => {
            let year = text.parse().ok().filter(|year| (2000..=2200).contains(year));
            year.ok_or_else(|| one_fault("query:jaar", "out-of-range"))?
        }
    };
    let shown = figures::figures(&cx, year).await?;
    let shown = shown.ok_or_else(|| one_fault("query:jaar", "year-not-over"))?;
    Reply::of(&FiguresShown {
        jaar: year,
        naar_leeftijd: TableShown::from(&shown.by_age),
        naar_zorg: TableShown::from(&shown.by_care),
    })
}

impl From<&PublishedTable> for TableShown {
    fn from(table: &PublishedTable) -> Self {
        let rows = table.rows().map(|(form, cells, sum)| RowShown {
            vorm: form.to_owned(),
            cellen: cells.iter().map(CellShown::from).collect(),
            totaal: sum.into(),
        });
        Self {
            minimum: table.rule().minimum(),
            afronding: table.rule().step(),
            kolommen: table.columns().to_vec(),
            rijen: rows.collect(),
            totaal: table.total().into(),
        }
    }
}

impl From<&Published> for CellShown {
    fn from(published: &Published) -> Self {
        let aantal = match published {
            Published::FewerThan(_) => None,
            Published::About(number) => Some(*number),
        };
        Self { aantal }
    }
}
