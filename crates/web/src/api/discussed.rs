//! What was discussed with a matter, and what sessions elsewhere came to, as shown.

use super::asking::{Answer, Asked, Reply};
use super::discussions::Side;
use super::operation::{Operation, reads};
use super::scalars::{
    AspectOutcomeCode, At, Code, EntryRef, Id, ModeCode, Short, When, Words, WorkerRef,
};
use app::looking;
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Session};
use domain::statements::Noted;
use domain::timeline::{Happening, Replay};
use kernel::FuzzyTime;
use serde::Serialize;
use utoipa::ToSchema;

/// What was discussed with a kind of matter.
pub(super) fn of<S: Replay + Send + Sync + 'static>(
    path: &'static str,
    name: &'static str,
) -> Operation {
    reads::<DiscussedShown>(path, name, show::<S>).said(
        "Toon de gedragsbesprekingen en de gedragssessies van elders",
        "Wie de zaak mag zien. Op volgorde van noteren; ook wat later is verbeterd.",
    )
}

/// What was discussed with a matter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gedragsbesprekingen)]
struct DiscussedShown {
    besprekingen: Vec<DiscussionShown>,
    sessies: Vec<SessionShown>,
}

/// A discussion.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gedragsbespreking)]
#[serde(rename_all = "camelCase")]
struct DiscussionShown {
    id: EntryRef,
    medewerker: WorkerRef,
    notitie_tijdstip: At,
    uitgave: String,
    woorden: Words,
    wijze: ModeCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanneer: Option<When>,
    aspecten: Vec<Side>,
    zwaarste: String,
    zwaarste_toelichting: Words,
    uitkomst: AspectOutcomeCode,
    toelichting: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrigeert: Option<EntryRef>,
}

/// What a session elsewhere came to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gedragssessie)]
#[serde(rename_all = "camelCase")]
struct SessionShown {
    id: EntryRef,
    medewerker: WorkerRef,
    notitie_tijdstip: At,
    woorden: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanneer: Option<When>,
    functie: Short,
    organisatie_elders: Short,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificaat: Option<Short>,
    uitgave: String,
    uitkomst: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    toelichting: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrigeert: Option<EntryRef>,
}

async fn show<S: Replay + Send + Sync>(asked: Asked) -> Answer {
    let (cx, id) = (asked.looking(), asked.id()?);
    let view = looking::view::<S>(&cx, id).await?;
    let mut shown = DiscussedShown { besprekingen: Vec::new(), sessies: Vec::new() };
    for noted in &view.timeline {
        let Happening::Discussed(discussed) = &noted.what else { continue };
        match &**discussed {
            Discussed::Here(one) => shown.besprekingen.push(discussion_shown(noted, one)),
            Discussed::Elsewhere(one) => shown.sessies.push(session_shown(noted, one)),
        }
    }
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

fn known(when: FuzzyTime) -> Option<When> {
    Some(when).filter(|when| *when != FuzzyTime::Unknown).map(When)
}

fn discussion_shown(noted: &Noted<Happening>, one: &Discussion) -> DiscussionShown {
    let aspect = |answer: &AspectAnswer| Side {
        aspect: answer.aspect.clone(),
        aspectstand: Code(answer.fit),
        toelichting: Words::from(&answer.why),
    };
    DiscussionShown {
        id: Id(noted.id),
        medewerker: Id(noted.by),
        notitie_tijdstip: At(noted.at),
        uitgave: one.edition.clone(),
        woorden: Words::from(&one.situation.words),
        wijze: Code(one.situation.mode),
        wanneer: known(one.situation.when),
        aspecten: one.aspects.iter().map(aspect).collect(),
        zwaarste: one.heaviest.clone(),
        zwaarste_toelichting: Words::from(&one.heaviest_why),
        uitkomst: Code(one.outcome),
        toelichting: Words::from(&one.why),
        corrigeert: one.corrects.map(Id),
    }
}

fn session_shown(noted: &Noted<Happening>, one: &Session) -> SessionShown {
    SessionShown {
        id: Id(noted.id),
        medewerker: Id(noted.by),
        notitie_tijdstip: At(noted.at),
        woorden: Words::from(&one.situation),
        wanneer: known(one.when),
        functie: Short(one.holder.clone()),
        organisatie_elders: Short(one.organisation.clone()),
        certificaat: one.certificate.clone().map(Short),
        uitgave: one.edition.clone(),
        uitkomst: Words::from(&one.outcome),
        toelichting: one.why.as_ref().map(Words::from),
        corrigeert: one.corrects.map(Id),
    }
}
