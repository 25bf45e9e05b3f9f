//! Handing a duty over: offered, then accepted or refused. The holder stays liable until then.

use super::asking::{Answer, Asked};
use super::operation::{Operation, changes};
use super::scalars::{PostRef, SubjectRef, Words};
use super::signals::one_fault;
use crate::links;
use app::handing_over::{self, Reply};
use app::looking;
use kernel::SubjectId;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// The operations. A handover has the id of the matter: there is never more than one at a time.
pub(super) fn operations() -> Vec<Operation> {
    let offered = json!({
        "zaak": "zaak-00000000000000000000000000000000",
        "naar": "plek-00000000000000000000000000000000",
    });
    let answered = json!({ "aanvaard": false, "toelichting": "Ik ken deze jongere privé." });
    let all = vec![
        changes("/overdrachten", "biedAan", offered, offer).said(
            "Bied een taak aan een andere plek aan",
            "Wie aan zet is, en die blijft dat tot de ander aanneemt. Een overdracht heeft het \
             nummer van de zaak; `If-Match` noemt de versie van de zaak.",
        ),
        changes("/overdrachten/{id}/beoordelingen", "beantwoordOverdracht", answered, answer)
            .said("Neem een aangeboden taak aan, of weiger met een reden", "Wie gevraagd is."),
    ];
    Operation::tagged("Overdrachten", all)
}

/// An offer, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweOverdracht)]
#[serde(deny_unknown_fields)]
struct NewOffer {
    zaak: SubjectRef,
    naar: PostRef,
}

async fn offer(asked: Asked, new: NewOffer) -> Answer {
    let collection = collection_of(&asked, new.zaak.0).await;
    let result = handing_over::offer(&asked.cx(), new.zaak.0, asked.seen(), new.naar.0).await;
    asked.done(result, collection)
}

/// An answer to an offer, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwAntwoordOpOverdracht)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    aanvaard: bool,
    toelichting: Option<Words>,
}

async fn answer(asked: Asked, new: NewAnswer) -> Answer {
    let reply = match (new.aanvaard, new.toelichting) {
        (true, _) => Reply::Accept,
        (false, Some(reason)) => Reply::Refuse(reason.0),
        (false, None) => return Err(one_fault("/toelichting", "missing")),
    };
    let id = asked.id()?;
    let collection = collection_of(&asked, id).await;
    let result = handing_over::answer(&asked.cx(), id, asked.seen(), reply).await;
    asked.done(result, collection)
}

/// In which collection a matter stands, for `Location`; who may not open it gets no answer either.
async fn collection_of(asked: &Asked, id: SubjectId) -> &'static str {
    looking::kind_of(&asked.looking(), id).await.map_or("werklijst", links::collection)
}
