//! What came from another organisation: screened, answered, told; help that starts and ends.

use super::asking::{Answer, Asked, Reply};
use super::consultations::InWords;
use super::matters::{NewStatement, Opened};
use super::operation::{Operation, changes, reads};
use super::registrations;
use super::scalars::{
    At, ClassificationCode, Code, FunctionCode, Id, OrganisationRef, PostRef, PurposeCode,
    RegistrationRef, Short, WhyRefusedCode, Words,
};
use super::{signals, telling, worklist};
use app::{looking, reporting};
use domain::reporting::{Incoming, IncomingCommand, IncomingStage, Purpose, Screening};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

const HERE: &str = "ontvangsten";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let refusal = json!({ "reden": "no-capacity", "woorden": "Pas over vier weken is er tijd." });
    let feedback = json!({ "woorden": "We hebben het bekeken en een zorgcoördinator gevraagd." });
    let statement = json!({ "rol": "professional", "wijze": "heard", "woorden": "School belde." });
    let mut all = vec![
        worklist::list_of(Kind::Incoming, "/ontvangsten", "lijstOntvangsten"),
        reads::<ArrivalShown>("/ontvangsten/{id}", "toonOntvangst", show)
            .said("Toon wat ontvangen is", "Wie aan zet is of het team leidt. Wie meldde, staat er niet bij."),
        signals::statements_of(HERE, "/ontvangsten/{id}/uitspraken", "toonOntvangstUitspraken"),
        telling::chronology_of::<Incoming>(
            "/ontvangsten/{id}/chronologie",
            "toonOntvangstChronologie",
        ),
        changes("/ontvangsten/{id}/uitspraken", "noteerBijOntvangst", statement, add)
            .said("Voeg een uitspraak toe", "Wie aan zet is."),
        changes("/ontvangsten/{id}/beoordelingen", "beoordeelMelding", screening_example(), screen)
            .said("Zeg wat een melding is", "Wie aan zet is: een mens kiest, met een reden."),
        changes("/ontvangsten/{id}/terugkoppelingen", "koppelTerug", feedback, feed_back)
            .said("Vertel de melder wat er is gedaan", "Wie aan zet is. Niet meer dan de melder mag weten."),
        changes("/ontvangsten/{id}/aanvaardingen", "aanvaard", json!({}), accept).said(
            "Neem een casus of een verwijzing aan",
            "Een casus: een zorgcoördinator, en het antwoord is de nieuwe casus. Een verwijzing: wie \
             aan zet is.",
        ),
        changes("/ontvangsten/{id}/weigeringen", "weiger", refusal, refuse)
            .said("Weiger een casus of een verwijzing, met reden", "Wie aan zet is."),
    ];
    all.push(reads::<ReporterShown>("/ontvangsten/{id}/melder", "toonMelder", reporter).said(
        "Toon wie meldde, voor de terugkoppeling",
        "Wie aan zet is. De melder staat apart van de zaak; het journaal onthoudt wie keek.",
    ));
    all.extend(help_operations());
    all.extend(registrations::operations());
    Operation::tagged("Ontvangsten en registratie", all)
}

/// What follows when a referral was accepted.
fn help_operations() -> Vec<Operation> {
    let prepare = json!({ "voorbereidTijdstip": "2027-06-01T10:00:00Z" });
    let ended = json!({ "woorden": "De behandeling is af; de terugkeer is voorbereid." });
    vec![
        changes("/ontvangsten/{id}/hulpstarts", "startHulp", prepare.clone(), start_help)
            .said("Leg vast dat de hulp begon", "Wie aan zet is. De verwijzer hoort het."),
        changes("/ontvangsten/{id}/terugkeerafspraken", "spreekTerugkeerAf", prepare, agree_return)
            .said("Spreek af wanneer de terugkeer wordt voorbereid", "Wie aan zet is."),
        changes("/ontvangsten/{id}/hulpeinden", "beeindigHulp", ended, end_help)
            .said("Leg vast dat de hulp eindigt", "Wie aan zet is. De verwijzer hoort het."),
    ]
}

/// An arrival, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ontvangst)]
#[serde(rename_all = "camelCase")]
struct ArrivalShown {
    #[serde(flatten)]
    zaak: Opened,
    van: OrganisationRef,
    doel: PurposeCode,
    inhoud: Words,
    ontvangen_tijdstip: At,
    antwoord_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    indeling: Option<ClassificationCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registratie: Option<RegistrationRef>,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Incoming>(&asked.looking(), asked.id()?).await?;
    let (stage, classification) = match view.state.stage {
        IncomingStage::Received => ("received", None),
        IncomingStage::Screened { classification, .. } => ("screened", Some(Code(classification))),
        IncomingStage::Accepted { .. } => ("accepted", None),
        IncomingStage::Started { .. } => ("started", None),
        IncomingStage::Closed { .. } => ("closed", None),
    };
    let arrival = &view.state.arrival;
    let shown = ArrivalShown {
        van: Id(arrival.from),
        doel: Code(arrival.purpose),
        inhoud: Words::from(&arrival.content),
        ontvangen_tijdstip: At(view.state.received_at),
        antwoord_tijdstip: At(arrival.answer_by),
        indeling: classification,
        registratie: reporting::registration_on(&view.timeline).map(Id),
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn add(asked: Asked, new: NewStatement) -> Answer {
    signals::add_to(asked, new, HERE).await
}

async fn act(asked: Asked, command: IncomingCommand) -> Answer {
    let id = asked.id()?;
    let result = reporting::act_on_incoming(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

/// A screening, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweBeoordeling)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewScreening {
    indeling: ClassificationCode,
    toelichting: Words,
    naar_zorg: bool,
    politie: Option<Words>,
    veilig_thuis: Option<Words>,
}

fn screening_example() -> Value {
    json!({ "indeling": "presumed", "toelichting": "Past bij wat school zag.", "naarZorg": true })
}

async fn screen(asked: Asked, new: NewScreening) -> Answer {
    let screening = Screening {
        classification: new.indeling.0,
        reason: new.toelichting.0,
        to_care: new.naar_zorg,
        police: new.politie.map(|words| words.0),
        veilig_thuis: new.veilig_thuis.map(|words| words.0),
    };
    act(asked, IncomingCommand::Screen(screening)).await
}

async fn feed_back(asked: Asked, new: InWords) -> Answer {
    act(asked, IncomingCommand::GiveFeedback { words: new.woorden.0 }).await
}

/// An acceptance, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweAanvaarding)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewAcceptance {
    plek: Option<PostRef>,
    start_tijdstip: Option<At>,
}

async fn accept(asked: Asked, new: NewAcceptance) -> Answer {
    let id = asked.id()?;
    let view = looking::view::<Incoming>(&asked.looking(), id).await?;
    // What was accepted before is closed and has an answer of its own: the once-key sees to that.
    if view.state.arrival.purpose == Purpose::Care {
        let post = asked.post(new.plek.map(|id| id.0))?;
        let result = reporting::accept_case(&asked.cx(), id, asked.seen(), post).await;
        return asked.done(result, "casussen");
    }
    let start_by = signals::moment(new.start_tijdstip);
    act(asked, IncomingCommand::AcceptReferral { start_by }).await
}

/// A refusal, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweWeigering)]
#[serde(deny_unknown_fields)]
struct NewRefusal {
    reden: WhyRefusedCode,
    woorden: Words,
}

async fn refuse(asked: Asked, new: NewRefusal) -> Answer {
    act(asked, IncomingCommand::Refuse { why: new.reden.0, words: new.woorden.0 }).await
}

/// When the return must be prepared, as sent; when help starts it may not be known yet.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweHulpstart)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewStart {
    voorbereid_tijdstip: Option<At>,
}

async fn start_help(asked: Asked, new: NewStart) -> Answer {
    let prepare_by = signals::moment(new.voorbereid_tijdstip);
    act(asked, IncomingCommand::StartHelp { prepare_by }).await
}

/// By when the return must be prepared, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTerugkeerafspraak)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewReturn {
    voorbereid_tijdstip: At,
}

async fn agree_return(asked: Asked, new: NewReturn) -> Answer {
    act(asked, IncomingCommand::AgreeReturn { prepare_by: new.voorbereid_tijdstip.0 }).await
}

async fn end_help(asked: Asked, new: InWords) -> Answer {
    act(asked, IncomingCommand::EndHelp { words: new.woorden.0 }).await
}

/// Who reported; empty when that isn't known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Melder)]
struct ReporterShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    functie: Option<FunctionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisatie: Option<String>,
}

async fn reporter(asked: Asked) -> Answer {
    let reporter = reporting::reporter(&asked.looking(), asked.id()?).await?;
    Reply::of(&ReporterShown {
        naam: reporter.as_ref().map(|one| Short(one.name.clone())),
        functie: reporter.as_ref().map(|one| Code(one.function)),
        organisatie: reporter.map(|one| one.organisation),
    })
}
