//! What goes to another organisation: reports, requests to hold a track, referrals.

use super::asking::{Answer, Asked, Reply};
use super::consultations::{InWords, Nothing};
use super::matters::Opened;
use super::operation::{Operation, begins, changes, reads};
use super::problem::Problem;
use super::scalars::{At, Code, Id, OrganisationRef, PostRef, PurposeCode, SubjectRef, Words};
use super::signals::one_fault;
use super::worklist;
use app::looking;
use app::reporting::{self, ToSend};
use domain::knowledge::Knowledge;
use domain::reporting::{Ground, Outgoing, OutgoingCommand, OutgoingStage};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

const HERE: &str = "meldingen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let words = json!({ "woorden": "Gebeld met de balie; zij bellen morgen terug." });
    let withdrawal = json!({ "woorden": "Verkeerde ontvanger gekozen." });
    let all = vec![
        worklist::list_of(Kind::Outgoing, "/meldingen", "lijstMeldingen"),
        begins("/meldingen", "verstuurMelding", example(), send).said(
            "Stuur een melding, een casus of een verwijzing",
            "Wie bij de zaak aan zet is. Versturen is tweezijdig: u blijft aan zet tot de ander \
             heeft geantwoord. Wat al is verstuurd, kan worden ingetrokken, niet ongedaan gemaakt.",
        ),
        reads::<SendingShown>("/meldingen/{id}", "toonMelding", show).said(
            "Toon wat verstuurd is en hoe ver het is",
            "Wie het stuurde of ervoor aan zet is.",
        ),
        changes("/meldingen/{id}/herinneringen", "herinnerOntvanger", words, remind)
            .said("Leg vast dat u de ontvanger herinnerde", "Wie aan zet is."),
        changes("/meldingen/{id}/kennisnames", "leesTerugkoppeling", json!({}), hear)
            .said("Zeg dat de terugkoppeling of weigering gelezen is", "Wie aan zet is."),
        changes("/meldingen/{id}/intrekkingen", "trekMeldingIn", withdrawal, withdraw).said(
            "Trek in wat u stuurde, met een reden",
            "Wie aan zet is. De ontvanger hoort het; wat die al las, is niet ongelezen.",
        ),
    ];
    Operation::tagged("Meldingen", all)
}

/// A legal ground, as sent: a code of the list of grounds (`/kennis/gronden`).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Grond)]
#[serde(deny_unknown_fields)]
pub(super) struct NewGround {
    code: String,
    toelichting: Words,
}

impl NewGround {
    /// The ground of the domain: one of those that the field knows.
    pub(super) fn read(self, knowledge: &Knowledge) -> Result<Ground, Problem> {
        match knowledge.label(Ground::LIST, &self.code) {
            Some(_) => Ok(Ground { code: self.code, words: self.toelichting.0 }),
            None => Err(one_fault("/grond/code", "unknown-word")),
        }
    }
}

/// Something to send, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweMelding)]
#[serde(deny_unknown_fields)]
struct NewSending {
    plek: Option<PostRef>,
    over: SubjectRef,
    aan: OrganisationRef,
    doel: PurposeCode,
    inhoud: Words,
    grond: NewGround,
}

fn example() -> Value {
    json!({
        "over": "zaak-00000000000000000000000000000000",
        "aan": "organisatie-00000000000000000000000000000000",
        "doel": "report",
        "inhoud": "Cadeaus, spijbelen en een oudere vriend. Er is met de jongere gesproken.",
        "grond": { "code": "right-to-report", "toelichting": "Vermoeden van structurele onveiligheid." },
    })
}

async fn send(asked: Asked, new: NewSending) -> Answer {
    let to_send = ToSend {
        post: asked.post(new.plek.map(|id| id.0))?,
        about: new.over.0,
        to: new.aan.0,
        purpose: new.doel.0,
        content: new.inhoud.0,
        ground: new.grond.read(&asked.state.house.knowledge)?,
    };
    let result = reporting::send(&asked.cx(), to_send).await;
    asked.done(result, HERE)
}

/// Something sent, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Melding)]
#[serde(rename_all = "camelCase")]
struct SendingShown {
    #[serde(flatten)]
    zaak: Opened,
    aan: OrganisationRef,
    doel: PurposeCode,
    inhoud: Words,
    verzonden_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    antwoord_tijdstip: Option<At>,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Outgoing>(&asked.looking(), asked.id()?).await?;
    let (stage, answer_by) = match view.state.stage {
        OutgoingStage::Sent => ("sent", None),
        OutgoingStage::Received { answer_by, .. } => ("received", Some(At(answer_by))),
        OutgoingStage::Refused => ("refused", None),
        OutgoingStage::FeedbackCame => ("feedback-came", None),
        OutgoingStage::Closed { .. } => ("closed", None),
    };
    let shown = SendingShown {
        aan: Id(view.state.sending.to),
        doel: Code(view.state.sending.purpose),
        inhoud: Words::from(&view.state.sending.content),
        verzonden_tijdstip: At(view.state.sent_at),
        antwoord_tijdstip: answer_by,
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn act(asked: Asked, command: OutgoingCommand) -> Answer {
    let id = asked.id()?;
    let result = reporting::act_on_outgoing(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

async fn remind(asked: Asked, new: InWords) -> Answer {
    act(asked, OutgoingCommand::Remind { note: new.woorden.0 }).await
}

async fn hear(asked: Asked, _: Nothing) -> Answer {
    act(asked, OutgoingCommand::Hear).await
}

async fn withdraw(asked: Asked, new: InWords) -> Answer {
    act(asked, OutgoingCommand::Withdraw { reason: new.woorden.0 }).await
}
