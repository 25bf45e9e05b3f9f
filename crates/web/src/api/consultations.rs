//! Consultations: a nameless question, its answer, and reading it.

use super::asking::{Answer, Asked, Reply};
use super::matters::Opened;
use super::operation::{Operation, begins, changes, reads};
use super::scalars::{PostRef, SubjectRef, Words};
use super::worklist;
use app::{looking, signalling};
use domain::signalling::{Consultation, consultation};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

const HERE: &str = "adviesvragen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let question =
        json!({ "vraag": "Een leerling krijgt dure cadeaus van een oudere vriend. Wat nu?" });
    let advice = json!({ "woorden": "Praat eerst rustig onder vier ogen; leg vast wat u ziet." });
    let all = vec![
        worklist::list_of(Kind::Consultation, "/adviesvragen", "lijstAdviesvragen"),
        begins("/adviesvragen", "vraagAdvies", question, ask).said(
            "Vraag advies zonder naam",
            "Iedereen die met jongeren werkt. Schrijf geen naam, datum of adres op: er is geen \
             veld voor, en het is niet nodig.",
        ),
        reads::<ConsultationShown>("/adviesvragen/{id}", "toonAdviesvraag", show)
            .said("Toon een adviesvraag", "Wie vroeg en wie moet antwoorden."),
        changes("/adviesvragen/{id}/antwoorden", "beantwoordAdviesvraag", advice, answer)
            .said("Geef advies", "Wie aan zet is, meestal de aandachtsfunctionaris."),
        changes("/adviesvragen/{id}/kennisnames", "leesAdvies", json!({}), hear)
            .said("Zeg dat het advies gelezen is", "Wie het vroeg."),
        changes("/adviesvragen/{id}/intrekkingen", "trekAdviesvraagIn", json!({}), withdraw)
            .said("Trek een adviesvraag in waarop nog geen antwoord is", "Wie het vroeg."),
    ];
    Operation::tagged("Adviesvragen", all)
}

/// A question, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweAdviesvraag)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewQuestion {
    plek: Option<PostRef>,
    over_signaal: Option<SubjectRef>,
    vraag: Words,
}

/// Words alone, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = InWoorden)]
#[serde(deny_unknown_fields)]
pub(super) struct InWords {
    pub(super) woorden: Words,
}

/// Nothing to say: the act itself is what counts.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = ZonderInhoud)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// A consultation, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Adviesvraag)]
struct ConsultationShown {
    #[serde(flatten)]
    zaak: Opened,
    vraag: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    advies: Option<Words>,
}

async fn ask(asked: Asked, new: NewQuestion) -> Answer {
    let post = asked.post(new.plek.map(|id| id.0))?;
    let about = new.over_signaal.map(|id| id.0);
    let result = signalling::ask_advice(&asked.cx(), post, about, new.vraag.0).await;
    asked.done(result, HERE)
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Consultation>(&asked.looking(), asked.id()?).await?;
    let stage = match view.state.stage() {
        consultation::Stage::Asked => "asked",
        consultation::Stage::Answered { .. } => "answered",
        consultation::Stage::Heard { .. } => "heard",
        consultation::Stage::Withdrawn => "withdrawn",
    };
    let shown = ConsultationShown {
        vraag: Words::from(view.state.question()),
        advies: view.state.answer().map(|answer| Words::from(&answer.words)),
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn act(asked: Asked, command: consultation::Command) -> Answer {
    let id = asked.id()?;
    let result = signalling::act_on_consultation(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

async fn answer(asked: Asked, new: InWords) -> Answer {
    act(asked, consultation::Command::Answer { words: new.woorden.0 }).await
}

async fn hear(asked: Asked, _: Nothing) -> Answer {
    act(asked, consultation::Command::Hear).await
}

async fn withdraw(asked: Asked, _: Nothing) -> Answer {
    act(asked, consultation::Command::Withdraw).await
}
