//! Consultations: a nameless thread of questions and answers, and going on with it under a name.

use super::asking::{Answer, Asked, Reply};
use super::matters::Opened;
use super::operation::{Operation, begins, changes, makes, reads};
use super::problem::Problem;
use super::scalars::{AdviserCode, At, Code, InvitationRef, PostRef, Short, SubjectRef, Words};
use super::signals::{self, NewSignal, one_fault};
use super::worklist;
use app::advice::{self, Message};
use app::{guest, looking};
use domain::signalling::Consultation;
use domain::signalling::consultation::{Adviser, AdviserKind, Stage, Turn};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

const HERE: &str = "adviesvragen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let question = json!({
        "vraag": "Een leerling krijgt dure cadeaus van een oudere vriend. Wat nu?",
        "adviseur": "focal-officer",
    });
    let further = json!({
        "vraag": "En als hij zegt dat er niets aan de hand is?", "adviseur": "expert",
    });
    let advice = json!({ "woorden": "Praat eerst rustig onder vier ogen; leg vast wat u ziet." });
    let all = vec![
        worklist::list_of(Kind::Consultation, "/adviesvragen", "lijstAdviesvragen"),
        begins("/adviesvragen", "vraagAdvies", question, ask).said(
            "Vraag advies zonder naam",
            "Iedereen die met jongeren werkt. Schrijf geen naam, datum of adres op: er is geen \
             veld voor, en het is niet nodig. Lijkt het er toch te staan, dan zegt `faults` waar; \
             zeg met `nagekeken` dat daar niet staat over wie het gaat.",
        ),
        reads::<ConsultationShown>("/adviesvragen/{id}", "toonAdviesvraag", show)
            .said("Toon een adviesvraag", "Wie vroeg, wie moet antwoorden en wie antwoordde."),
        changes("/adviesvragen/{id}/vragen", "vraagVerder", further, ask_further).said(
            "Vraag verder, aan dezelfde adviseur of een ander",
            "Wie het vroeg, na een antwoord of in plaats van een deskundige die niet antwoordt.",
        ),
        changes("/adviesvragen/{id}/antwoorden", "beantwoordAdviesvraag", advice, answer)
            .said("Geef advies", "Wie aan zet is: de aandachtsfunctionaris of de collega."),
        changes("/adviesvragen/{id}/kennisnames", "leesAdvies", told_example(), hear).said(
            "Zeg dat u verder kunt",
            "Wie het vroeg. Wie adviseerde leest `woorden`: wat het advies bracht, zonder naam.",
        ),
        changes("/adviesvragen/{id}/intrekkingen", "trekAdviesvraagIn", json!({}), withdraw)
            .said("Trek een adviesvraag in waarop nog geen antwoord is", "Wie het vroeg."),
        makes::<InvitationMade, Nothing>(
            "/adviesvragen/{id}/uitnodigingen",
            "nodigDeskundigeUit",
            json!({}),
            invite,
        )
        .said(
            "Nodig de deskundige van buiten uit",
            "Wie het vroeg. Geef het adres en de code elk op een andere manier door. De code staat \
             alleen in het eerste antwoord; een eerdere uitnodiging opent niets meer.",
        ),
        changes(
            "/adviesvragen/{id}/signalen",
            "maakSignaalVanAdviesvraag",
            go_on_example(),
            go_on,
        )
        .said(
            "Ga verder met een naam: maak er een signaal van",
            "Wie het vroeg, met een reden. Het signaal kent de adviesvraag. De adviesvraag kent het \
             signaal niet: wie adviseerde ziet alleen dat u verder ging.",
        ),
    ];
    Operation::tagged("Adviesvragen", all)
}

fn told_example() -> Value {
    json!({ "woorden": "Met dit advies kon ik het gesprek beginnen." })
}

fn go_on_example() -> Value {
    json!({ "reden": "Het advies is om te melden.", "signaal": signals::worry_example() })
}

/// A question, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweAdviesvraag)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewQuestion {
    plek: Option<PostRef>,
    over_signaal: Option<SubjectRef>,
    vraag: Words,
    adviseur: Option<AdviserCode>,
    adviesplek: Option<PostRef>,
    nagekeken: Option<bool>,
}

/// A further question, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = VerdereAdviesvraag)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FurtherQuestion {
    vraag: Words,
    adviseur: AdviserCode,
    adviesplek: Option<PostRef>,
    nagekeken: Option<bool>,
}

/// Advice, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Advies)]
#[serde(deny_unknown_fields)]
struct NewAdvice {
    woorden: Words,
    nagekeken: Option<bool>,
}

/// That one can go on, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Kennisname)]
#[serde(deny_unknown_fields)]
struct CanGoOn {
    woorden: Option<Words>,
    nagekeken: Option<bool>,
}

/// Going on under a name, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = SignaalVanAdviesvraag)]
#[serde(deny_unknown_fields)]
struct UnderAName {
    reden: Words,
    signaal: NewSignal,
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
#[serde(rename_all = "camelCase")]
struct ConsultationShown {
    #[serde(flatten)]
    zaak: Opened,
    draad: Vec<TurnShown>,
    ging_verder: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    woorden: Option<Words>,
}

/// A question and its answer, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VraagEnAntwoord)]
#[serde(rename_all = "camelCase")]
struct TurnShown {
    vraag: Words,
    adviseur: AdviserCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    adviesplek: Option<PostRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    advies: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    van_functie: Option<Short>,
    #[serde(skip_serializing_if = "Option::is_none")]
    van_organisatie: Option<Short>,
}

/// An invitation, as its maker sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Uitnodiging)]
#[serde(rename_all = "camelCase")]
struct InvitationMade {
    id: String,
    versie: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    uitnodiging: Option<InvitationRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uitnodigingscode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opent_tot_tijdstip: Option<At>,
}

impl From<&Turn> for TurnShown {
    fn from(turn: &Turn) -> Self {
        let from = turn.from.as_ref();
        Self {
            vraag: Words::from(&turn.question),
            adviseur: Code(turn.adviser.kind()),
            adviesplek: match turn.adviser {
                Adviser::Colleague(post) => Some(super::scalars::Id(post)),
                Adviser::FocalOfficer | Adviser::Expert => None,
            },
            advies: turn.answer.as_ref().map(|answer| Words::from(&answer.words)),
            van_functie: from.map(|from| Short(from.function.clone())),
            van_organisatie: from.map(|from| Short(from.organisation.clone())),
        }
    }
}

fn message(words: Words, looked_again: Option<bool>) -> Message {
    Message { words: words.0, looked_again: looked_again.unwrap_or(false) }
}

fn adviser(kind: Option<AdviserCode>, colleague: Option<PostRef>) -> Result<Adviser, Problem> {
    let kind = kind.map_or(AdviserKind::FocalOfficer, |code| code.0);
    let adviser = Adviser::of(kind, colleague.map(|id| id.0));
    adviser.ok_or_else(|| one_fault("/adviesplek", "missing"))
}

async fn ask(asked: Asked, new: NewQuestion) -> Answer {
    let post = asked.post(new.plek.map(|id| id.0))?;
    let about = new.over_signaal.map(|id| id.0);
    let adviser = adviser(new.adviseur, new.adviesplek)?;
    let question = message(new.vraag, new.nagekeken);
    let result = advice::ask(&asked.cx(), post, about, adviser, question).await;
    asked.done(result, HERE)
}

async fn ask_further(asked: Asked, new: FurtherQuestion) -> Answer {
    let adviser = adviser(Some(new.adviseur), new.adviesplek)?;
    let (id, question) = (asked.id()?, message(new.vraag, new.nagekeken));
    let result = advice::ask_further(&asked.cx(), id, asked.seen(), adviser, question).await;
    asked.done(result, HERE)
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Consultation>(&asked.looking(), asked.id()?).await?;
    let stage = match view.state.stage() {
        Stage::Asked => "asked",
        Stage::Invited { .. } => "invited",
        Stage::Answered => "answered",
        Stage::Heard => "heard",
        Stage::Withdrawn => "withdrawn",
    };
    let shown = ConsultationShown {
        draad: view.state.turns().map(TurnShown::from).collect(),
        ging_verder: view.state.went_on(),
        woorden: view.state.told().map(Words::from),
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn answer(asked: Asked, new: NewAdvice) -> Answer {
    let (id, words) = (asked.id()?, message(new.woorden, new.nagekeken));
    let result = advice::answer(&asked.cx(), id, asked.seen(), words).await;
    asked.done(result, HERE)
}

async fn hear(asked: Asked, new: CanGoOn) -> Answer {
    let told = new.woorden.map(|words| message(words, new.nagekeken));
    let result = advice::hear(&asked.cx(), asked.id()?, asked.seen(), told).await;
    asked.done(result, HERE)
}

async fn withdraw(asked: Asked, _: Nothing) -> Answer {
    let result = advice::withdraw(&asked.cx(), asked.id()?, asked.seen()).await;
    asked.done(result, HERE)
}

async fn invite(asked: Asked, _: Nothing) -> Answer {
    let mut entropy = asked.entropy();
    let result = guest::invite(&asked.cx(), asked.id()?, asked.seen(), &mut *entropy).await;
    let made = result.as_ref().ok().map(|made| (made.invitation, made.code.clone(), made.until));
    let done = asked.settled(result)?;
    let shown = InvitationMade {
        id: done.subject.to_string(),
        versie: done.version,
        uitnodiging: made.as_ref().map(|made| super::scalars::Id(made.0)),
        uitnodigingscode: made.as_ref().map(|made| made.1.clone()),
        opent_tot_tijdstip: made.as_ref().map(|made| At(made.2)),
    };
    let location = format!("/api/v1/{HERE}/{}", done.subject);
    Ok(Reply::of(&shown)?.made_at(location, done.version))
}

async fn go_on(asked: Asked, new: UnderAName) -> Answer {
    let worry = signals::read_worry(&asked, new.signaal, "/signaal")?;
    let (id, why) = (asked.id()?, new.reden.0);
    let result = advice::go_on(&asked.cx(), id, asked.seen(), why, worry).await;
    asked.done(result, signals::HERE)
}
