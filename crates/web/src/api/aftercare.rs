//! After the help: the return, the contact of years, signs of renewed victimisation, closing and
//! opening again.

use super::asking::{Answer, Asked};
use super::cases::{HERE, TEAM, act};
use super::consultations::InWords;
use super::operation::{Operation, changes};
use super::problem::{PlacedFault, Problem};
use super::scalars::{At, OutcomeCode, PostRef, WhyClosedCode, Words};
use app::casework;
use domain::casework::{Command, ReturnPlan, Signs};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The operations: home, and the years after.
pub(super) fn operations() -> Vec<Operation> {
    let home = json!({ "sindsTijdstip": "2026-03-02T09:00:00Z" });
    let stopped = json!({ "woorden": "De plaatsing hield op; er is nog geen ander verblijf." });
    let pause = json!({
        "totTijdstip": "2027-03-01T10:00:00Z", "woorden": "Wil even met rust gelaten worden.",
    });
    let mut all = vec![
        changes("/casussen/{id}/hulpeinden", "noteerHulpGestopt", stopped, help_stopped).said(
            "Leg vast dat de hulp ophield zonder terugkeer",
            "De zorgcoördinator en het team. Vanaf nu is er weer contact tot nieuwe hulp begint.",
        ),
        changes("/casussen/{id}/terugkeerplannen", "planTerugkeer", return_example(), plan_return)
            .said("Plan de terugkeer, of plan die opnieuw", TEAM),
        changes("/casussen/{id}/terugkomsten", "noteerTerugkomst", home, returned)
            .said("Leg vast dat de jongere thuis is", "De nazorg van jaren begint."),
        changes("/casussen/{id}/pauzes", "noteerPauze", pause, pause_aftercare).said(
            "Leg vast dat de jongere om een pauze vraagt",
            "De zorgcoördinator en het team. Daarna wordt er weer contact gezocht.",
        ),
    ];
    all.extend(closing_operations());
    all
}

fn closing_operations() -> Vec<Operation> {
    let review = json!({ "uitkomst": "continue", "toelichting": "De telefoon was kapot." });
    let closing =
        json!({ "reden": "help-led-to-safety", "woorden": "Het gaat goed; de deur staat open." });
    let again = json!({ "woorden": "Belde zelf: het begint opnieuw." });
    vec![
        changes("/casussen/{id}/tekens", "noteerTekens", signs_example(), note_signs).said(
            "Leg tekens van hernieuwd slachtofferschap vast",
            "Ook als de casus gesloten is. Ze worden niet opgeteld: een mens kijkt ernaar.",
        ),
        changes("/casussen/{id}/tekenbeoordelingen", "beoordeelTekens", review, review_signs).said(
            "Zeg wat u met de tekens doet",
            "De zorgcoördinator en het team. Een mens kiest, met een reden.",
        ),
        changes("/casussen/{id}/afsluitingen", "sluitCasus", closing, close)
            .said("Sluit een casus met een reden", TEAM),
        changes("/casussen/{id}/heropeningen", "heropenCasus", again, reopen).said(
            "Open een gesloten casus opnieuw",
            "De zorgcoördinator die de casus had, of een collega.",
        ),
    ]
}

async fn help_stopped(asked: Asked, new: InWords) -> Answer {
    let id = asked.id()?;
    let result = casework::help_stopped(&asked.cx(), id, asked.seen(), new.woorden.0).await;
    asked.done(result, HERE)
}

/// A pause, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwePauze)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPause {
    tot_tijdstip: At,
    woorden: Words,
}

async fn pause_aftercare(asked: Asked, new: NewPause) -> Answer {
    let (until, reason) = (new.tot_tijdstip.0, new.woorden.0);
    act(asked, Command::PauseAftercare { until, reason }).await
}

/// What a look at the signs led to, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTekenbeoordeling)]
#[serde(deny_unknown_fields)]
struct NewSignsReview {
    uitkomst: OutcomeCode,
    toelichting: Words,
}

async fn review_signs(asked: Asked, new: NewSignsReview) -> Answer {
    let (outcome, reason) = (new.uitkomst.0, new.toelichting.0);
    act(asked, Command::ReviewSigns { outcome, reason }).await
}

/// A plan for the return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwTerugkeerplan)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewReturn {
    terug_tijdstip: At,
    helper: PostRef,
    afspraken: Words,
}

fn return_example() -> Value {
    json!({
        "terugTijdstip": "2027-02-01T10:00:00Z",
        "helper": "plek-00000000000000000000000000000000",
        "afspraken": "Eerst een weekend; school weet het; de wijkagent kijkt mee.",
    })
}

async fn plan_return(asked: Asked, new: NewReturn) -> Answer {
    let plan =
        ReturnPlan { on: new.terug_tijdstip.0, helper: new.helper.0, agreements: new.afspraken.0 };
    let id = asked.id()?;
    let result = casework::plan_return(&asked.cx(), id, asked.seen(), plan).await;
    asked.done(result, HERE)
}

/// A return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTerugkomst)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewHome {
    sinds_tijdstip: At,
}

async fn returned(asked: Asked, new: NewHome) -> Answer {
    let id = asked.id()?;
    let on = new.sinds_tijdstip.0;
    let result = casework::returned(&asked.cx(), id, asked.seen(), on).await;
    asked.done(result, HERE)
}

/// Signs, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTekens)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewSigns {
    #[schema(min_items = 1, max_items = 50)]
    tekens: Vec<String>,
    spoed: bool,
    andere_verklaring: Words,
    woorden: Words,
}

fn signs_example() -> Value {
    json!({
        "tekens": ["revict-missed-contact"], "spoed": false,
        "andereVerklaring": "De telefoon kan stuk zijn.",
        "woorden": "Neemt al drie dagen niet op.",
    })
}

async fn note_signs(asked: Asked, new: NewSigns) -> Answer {
    let knowledge = &asked.state.house.knowledge;
    let unknown = new.tekens.iter().enumerate();
    let unknown = unknown.filter(|(_, id)| knowledge.revictimisation_sign(id).is_none());
    let faults: Vec<_> = unknown
        .map(|(place, _)| PlacedFault::new(format!("/tekens/{place}"), "unknown-word"))
        .collect();
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let signs = Signs {
        ids: new.tekens,
        urgent: new.spoed,
        alternative: new.andere_verklaring.0,
        words: new.woorden.0,
    };
    act(asked, Command::NoteSign(signs)).await
}

/// A close, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = CasusAfsluiting)]
#[serde(deny_unknown_fields)]
struct Closing {
    reden: WhyClosedCode,
    woorden: Words,
}

async fn close(asked: Asked, new: Closing) -> Answer {
    act(asked, Command::Close { reason: new.reden.0, words: new.woorden.0 }).await
}

async fn reopen(asked: Asked, new: InWords) -> Answer {
    act(asked, Command::Reopen { reason: new.woorden.0 }).await
}
