//! Knowledge of the field, for everyone: no account, nothing about anyone.

use super::asking::{Answer, Reply};
use super::operation::{Operation, shows};
use super::problem::Problem;
use super::scalars::{Code, Day, StatusCode};
use crate::staff::StaffState;
use axum::{
    extract::{Path, State},
    routing,
};
use domain::knowledge::{Item, Key, Knowledge, SignalItem};
use domain::reporting::Ground;
use kernel::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let operation = shows::<ItemsShown>("/kennis/{soort}", "toonKennis", routing::get(show)).said(
        "Toon wat het vakgebied weet",
        "Iedereen, ook zonder account. Soorten: `signalen`, `factoren`, `hulplijnen`, `programmas`, \
         `barrieres`, `zelfscanvragen`, `meldcodes` (per sector), `tekens` (van hernieuwd slachtofferschap), `gespreksvragen`, \
         `gesprekswijzer` en `gronden` (waarom delen mag). Elk onderdeel zegt hoe zeker het is en wanneer het is gecontroleerd. Signalen worden nooit opgeteld.",
    );
    Operation::tagged("Kennis", vec![operation])
}

/// Items of one kind.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KennisLijst)]
struct ItemsShown {
    soort: String,
    items: Vec<ItemShown>,
}

/// An item.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KennisItem)]
#[serde(rename_all = "camelCase")]
struct ItemShown {
    id: String,
    tekst: String,
    status: StatusCode,
    bronnen: Vec<String>,
    gecontroleerd_datum: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    telefoon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(flatten)]
    signaal: Option<SignalShown>,
}

/// What a signal has besides: what it may also be, and how it can be found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KennisSignaal)]
#[serde(rename_all = "camelCase")]
struct SignalShown {
    andere_verklaring: String,
    onderwerp: String,
    fasen: Vec<String>,
    vormen: Vec<String>,
    waarnemers: Vec<String>,
}

impl From<&SignalItem> for ItemShown {
    fn from(signal: &SignalItem) -> Self {
        let codes = |keys: &[Key]| keys.iter().map(ToString::to_string).collect();
        let shown = SignalShown {
            andere_verklaring: signal.other_explanation.nl.clone(),
            onderwerp: signal.group.to_string(),
            fasen: codes(&signal.phases),
            vormen: codes(&signal.forms),
            waarnemers: codes(&signal.observers),
        };
        Self { signaal: Some(shown), ..Self::from(&signal.item) }
    }
}

impl From<&Item> for ItemShown {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id.to_string(),
            tekst: item.text.nl.clone(),
            status: Code(item.status),
            bronnen: item.sources.iter().map(ToString::to_string).collect(),
            gecontroleerd_datum: Day(item.checked),
            telefoon: None,
            website: None,
            signaal: None,
        }
    }
}

async fn show(State(state): State<StaffState>, Path(kind): Path<String>) -> Answer {
    let today = state.public.now().day();
    let items =
        items(&state.public.knowledge_now(), &kind, today).ok_or_else(Problem::not_found)?;
    Reply::of(&ItemsShown { soort: kind, items })
}

/// The items of a kind that hold on a day; `None` for a kind there isn't.
fn items(knowledge: &Knowledge, kind: &str, today: Date) -> Option<Vec<ItemShown>> {
    fn held<'i>(items: impl Iterator<Item = &'i Item>, today: Date) -> Vec<ItemShown> {
        items.filter(|item| item.valid_on(today)).map(ItemShown::from).collect()
    }
    Some(match kind {
        "signalen" => {
            let offered = knowledge.signals.iter().filter(|one| one.item.valid_on(today));
            offered.map(ItemShown::from).collect()
        }
        "factoren" => held(knowledge.factors.iter().map(|one| &one.item), today),
        "programmas" => held(knowledge.programmes.iter().map(|one| &one.item), today),
        "barrieres" => held(knowledge.barriers.iter().map(|one| &one.item), today),
        "zelfscanvragen" => held(knowledge.self_scan.iter().map(|one| &one.item), today),
        "tekens" => held(knowledge.revictimisation_signs.iter().map(|one| &one.item), today),
        "meldcodes" => held(knowledge.meldcodes.iter().map(|one| &one.item), today),
        "gespreksvragen" => held(knowledge.talk_questions.iter().map(|one| &one.item), today),
        "gesprekswijzer" => held(knowledge.talk_guide.iter().map(|one| &one.item), today),
        "gronden" => {
            let codes = knowledge.list(Ground::LIST).map(|list| list.codes.as_slice());
            held(codes.unwrap_or_default().iter().map(|one| &one.item), today)
        }
        "hulplijnen" => {
            let lines = knowledge.help_lines.iter().filter(|line| line.may_be_shown(today));
            lines
                .map(|line| ItemShown {
                    telefoon: line.phone.clone(),
                    website: line.url.clone(),
                    ..ItemShown::from(&line.item)
                })
                .collect()
        }
        _ => return None,
    })
}
