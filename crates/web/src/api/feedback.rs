//! Feedback to colleagues: telling what was done with what they noted, and reading it.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::matters::Opened;
use super::operation::{Operation, changes, reads};
use super::scalars::{At, Code, Id, PostRef, SubjectRef, WhyOwedCode, Words};
use super::signals::one_fault;
use super::worklist;
use crate::pages::reporting::GROUNDS;
use app::{feedback, looking};
use domain::reporting::{Feedback, FeedbackCommand};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// What it is called in addresses.
const HERE: &str = "terugkoppelingen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let told = json!({
        "grond": "only-taken-up",
        "woorden": "Gelezen en opgepakt. Ziet u iets nieuws, dan hoor ik het graag.",
    });
    let all = vec![
        worklist::list_of(Kind::Feedback, "/terugkoppelingen", "lijstTerugkoppelingen"),
        reads::<FeedbackShown>("/terugkoppelingen/{id}", "toonTerugkoppeling", show)
            .said("Toon een terugkoppeling", "Wie die geeft, en wie die krijgt."),
        changes("/terugkoppelingen/{id}/vertellingen", "vertelCollega", told, tell).said(
            "Vertel een collega wat er is gedaan met wat die noteerde",
            "Wie nu met de zaak bezig is, met een grond uit de lijst `feedback-ground` en niet meer \
             dan die toelaat.",
        ),
        changes("/terugkoppelingen/{id}/kennisnames", "leesVanCollega", json!({}), hear)
            .said("Zeg dat u het hebt gelezen", "Wie iets noteerde."),
    ];
    Operation::tagged("Terugkoppeling", all)
}

/// Feedback, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Terugkoppeling)]
#[serde(rename_all = "camelCase")]
struct FeedbackShown {
    #[serde(flatten)]
    zaak: Opened,
    over: SubjectRef,
    collega: PostRef,
    waarom: WhyOwedCode,
    uiterlijk_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    woorden: Option<Words>,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Feedback>(&asked.looking(), asked.id()?).await?;
    let owed = &view.state.owed;
    let shown = FeedbackShown {
        over: Id(owed.about),
        collega: Id(owed.to),
        waarom: Code(owed.why),
        uiterlijk_tijdstip: At(owed.give_by),
        woorden: view.state.told().map(|(_, words)| Words::from(words)),
        zaak: Opened::of(&view, view.state.stage.code()),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

/// What is told, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweVertelling)]
#[serde(deny_unknown_fields)]
struct NewTelling {
    grond: String,
    woorden: Words,
}

async fn tell(asked: Asked, new: NewTelling) -> Answer {
    if asked.state.house.knowledge.label(GROUNDS, &new.grond).is_none() {
        return Err(one_fault("/grond", "unknown-word"));
    }
    act(asked, FeedbackCommand::Give { ground: new.grond, words: new.woorden.0 }).await
}

async fn hear(asked: Asked, _: Nothing) -> Answer {
    act(asked, FeedbackCommand::Hear).await
}

async fn act(asked: Asked, command: FeedbackCommand) -> Answer {
    let id = asked.id()?;
    let result = feedback::act(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}
