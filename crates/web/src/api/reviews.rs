//! Emergency access: opening a matter with a stored reason, and judging that afterwards.

use super::asking::{Answer, Asked, Reply};
use super::matters::Opened;
use super::operation::{Operation, begins, changes, reads};
use super::scalars::{At, Code, Id, SubjectRef, VerdictCode, Words, WorkerRef};
use super::worklist;
use app::{emergency, looking};
use domain::review::EmergencyReview;
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

const HERE: &str = "beoordelingen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let emergency = json!({
        "zaak": "zaak-00000000000000000000000000000000",
        "woorden": "De jongere belt: direct gevaar, en de collega is niet bereikbaar.",
    });
    let judged = json!({ "oordeel": "justified", "toelichting": "Er was direct gevaar." });
    let all = vec![
        begins("/noodtoegangen", "vraagNoodtoegang", emergency, break_glass).said(
            "Open een zaak in nood, voor een uur",
            "Wie met jongeren werkt, binnen de eigen organisatie, met een vers bewijs: een token dat \
             net is gemaakt. De reden blijft bij de zaak staan en de privacyfunctionaris hoort het \
             meteen. Het antwoord noemt de beoordeling die daaruit volgt; de zaak opent u met het \
             eigen nummer.",
        ),
        worklist::list_of(Kind::Review, "/beoordelingen", "lijstBeoordelingen"),
        reads::<ReviewShown>("/beoordelingen/{id}", "toonBeoordeling", show)
            .said("Toon een noodtoegang om te beoordelen", "De privacyfunctionaris."),
        changes("/beoordelingen/{id}/oordelen", "beoordeelNoodtoegang", judged, judge).said(
            "Oordeel over een noodtoegang",
            "De privacyfunctionaris; nooit over de eigen noodtoegang.",
        ),
    ];
    Operation::tagged("Noodtoegang", all)
}

/// An emergency access, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweNoodtoegang)]
#[serde(deny_unknown_fields)]
struct NewEmergency {
    zaak: SubjectRef,
    woorden: Words,
}

async fn break_glass(asked: Asked, new: NewEmergency) -> Answer {
    let result = emergency::break_glass(&asked.cx(), new.zaak.0, new.woorden.0).await;
    asked.done(result, HERE)
}

/// An emergency access to judge, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Beoordeling)]
#[serde(rename_all = "camelCase")]
struct ReviewShown {
    #[serde(flatten)]
    zaak: Opened,
    medewerker: WorkerRef,
    over: SubjectRef,
    woorden: Words,
    tot_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    oordeel: Option<VerdictCode>,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<EmergencyReview>(&asked.looking(), asked.id()?).await?;
    let review = &view.state;
    let stage = if review.verdict().is_some() { "judged" } else { "to-judge" };
    let shown = ReviewShown {
        medewerker: Id(review.who()),
        over: Id(review.subject()),
        woorden: Words::from(review.reason()),
        tot_tijdstip: At(review.until()),
        oordeel: review.verdict().map(Code),
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

/// A verdict, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwOordeel)]
#[serde(deny_unknown_fields)]
struct NewVerdict {
    oordeel: VerdictCode,
    toelichting: Words,
}

async fn judge(asked: Asked, new: NewVerdict) -> Answer {
    let (id, verdict, reason) = (asked.id()?, new.oordeel.0, new.toelichting.0);
    let result = emergency::judge(&asked.cx(), id, asked.seen(), verdict, reason).await;
    asked.done(result, HERE)
}
