//! The route of a municipality: which there are, what they ask, and what they say.

use super::asking::{Answer, Asked, Reply};
use super::operation::{Operation, asks, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{self, Day};
use super::signals::one_fault;
use app::pathways::{self, Advice, Answers, RouteForm};
use app::{Failure, Fault};
use kernel::Lang;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let all = vec![
        reads::<RoutesShown>("/meldroutes", "toonMeldroutes", list)
            .said(
                "Toon de meldroutes, wat ze willen weten en welke er geldt",
                "Iedereen met een account. Met `op` ziet u welke route op een dag gold: wat toen is \
                 gewogen, houdt die route.",
            )
            .with_query(
                "op",
                "Een dag.",
                &json!({ "type": "string", "format": "date" }),
                &json!("2026-11-22"),
            ),
        asks::<AdviceShown, Situation>(
            "/meldroutes/{route}/_adviseer",
            "vraagMeldroute",
            example(),
            advise,
        )
        .said(
            "Vraag een meldroute wat u nu moet doen",
            "Iedereen met een account. De vraag gaat over niemand en wordt niet bewaard. Bel bij \
                 acuut gevaar eerst 112.",
        ),
    ];
    Operation::tagged("Meldroutes", all)
}

/// The routes of this installation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meldroutes)]
struct RoutesShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<String>,
    routes: Vec<RouteShown>,
}

/// A route, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meldroute)]
struct RouteShown {
    id: String,
    naam: String,
    versie: String,
    invoer: Vec<InputShown>,
}

/// What a route asks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeldrouteVraag)]
struct InputShown {
    naam: String,
    vraag: String,
    waarden: Vec<String>,
}

async fn list(asked: Asked) -> Answer {
    let cx = asked.looking();
    let usual = pathways::questions(&cx, None, Lang::Nl)?;
    let forms = usual.variants.iter().map(|(id, _)| pathways::questions(&cx, Some(id), Lang::Nl));
    let forms: Result<Vec<RouteForm>, Failure> = forms.collect();
    let routes = forms?.into_iter().map(RouteShown::from).collect();
    let day = match asked.asked("op") {
        None | Some("") => cx.today(),
        Some(text) => scalars::day(text).ok_or_else(|| one_fault("query:op", "not-a-date"))?,
    };
    Reply::of(&RoutesShown { route: pathways::in_force(&cx, day), routes })
}

impl From<RouteForm> for RouteShown {
    fn from(form: RouteForm) -> Self {
        let invoer = form.questions.into_iter().map(|question| InputShown {
            naam: question.name,
            vraag: question.label,
            waarden: match question.answers {
                Answers::OneOf(codes) => codes.into_iter().map(|(code, _)| code).collect(),
                Answers::Whole(least, most) => vec![format!("{least}-{most}")],
            },
        });
        Self { id: form.id, naam: form.title, versie: form.version, invoer: invoer.collect() }
    }
}

/// A situation, as sent: an answer for every question of the route.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Situatie)]
#[serde(deny_unknown_fields)]
struct Situation {
    situatie: BTreeMap<String, String>,
}

fn example() -> Value {
    json!({ "situatie": {
        "danger": "no", "self-harm": "no", "about": "person", "age": "15", "certainty": "suspected",
        "form": "sexual", "structural": "yes", "missing": "no", "recent-sexual-violence": "no",
        "images": "no", "colleague": "no", "willing": "yes", "others-at-risk": "no",
        "dependent": "no", "youth-help": "no", "residence": "not-at-issue", "several-domains": "no",
        "suspect": "no",
    } })
}

/// What a route says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meldadvies)]
struct AdviceShown {
    route: String,
    versie: String,
    regels: Vec<RowShown>,
}

/// One thing to do, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeldadviesRegel)]
#[serde(rename_all = "camelCase")]
struct RowShown {
    id: String,
    wat: String,
    wie: String,
    manieren: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    termijn: Option<String>,
    tekst: String,
    waarom: String,
    bron: String,
    status: &'static str,
    gecontroleerd_datum: Day,
}

impl From<Advice> for RowShown {
    fn from(advice: Advice) -> Self {
        Self {
            id: advice.row,
            wat: advice.act,
            wie: advice.contact,
            manieren: advice.how,
            termijn: advice.within.map(|term| term.to_string()),
            tekst: advice.say,
            waarom: advice.why,
            bron: advice.source,
            status: advice.status,
            gecontroleerd_datum: Day(advice.checked),
        }
    }
}

async fn advise(asked: Asked, new: Situation) -> Answer {
    let (cx, route) = (asked.looking(), asked.part("route")?);
    let form = pathways::questions(&cx, None, Lang::Nl)?;
    if form.variants.iter().all(|(id, _)| id != route) {
        return Err(Problem::not_found());
    }
    let form = pathways::questions(&cx, Some(route), Lang::Nl)?;
    let answers: Vec<_> = new.situatie.into_iter().collect();
    let known = |name: &str| form.questions.iter().any(|question| question.name == name);
    // A name that the route doesn't ask is what someone sent: it isn't repeated.
    let unknown = answers.iter().filter(|(name, _)| !known(name));
    let mut faults: Vec<_> =
        unknown.map(|_| PlacedFault::new("/situatie/?", "unknown-field")).collect();
    let advice = pathways::advise(&cx, Some(route), &answers, Lang::Nl);
    match advice {
        Ok(advice) if faults.is_empty() => {
            let regels = advice.into_iter().map(RowShown::from).collect();
            Reply::of(&AdviceShown { route: form.id, versie: form.version, regels })
        }
        Ok(_) => Err(Problem::invalid(faults)),
        Err(Failure::Invalid(found)) => {
            faults.extend(found.iter().map(placed));
            Err(Problem::invalid(faults))
        }
        Err(other) => Err(other.into()),
    }
}

/// The faults of a situation stand under `situatie`.
fn placed(fault: &Fault) -> PlacedFault {
    let code = if fault.code == "choose" { "missing" } else { fault.code };
    PlacedFault::new(format!("/situatie/{}", fault.field), code)
}
