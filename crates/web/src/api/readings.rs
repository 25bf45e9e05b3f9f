//! Weighing together on the wire: readings that are asked and written apart, and what a signal says of
//! them once the round is over.

use super::asking::{Answer, Asked, Reply};
use super::consultations::{InWords, Nothing};
use super::matters::Opened;
use super::meldcode::NewDecision;
use super::operation::{Operation, changes, reads};
use super::scalars::{
    AnswerCode, At, Code, FormCode, Id, PostRef, SubjectRef, UnsafetyCode, Words, WorkerRef,
};
use super::worklist;
use app::{looking, signalling, together};
use domain::signalling::reading::{self, Outcome, Reading};
use domain::signalling::signal::{self, Dissent, Read, Together};
use domain::signalling::{Picture, Signal, VictimCheck};
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

const HERE: &str = "lezingen";
const SIGNALS: &str = "signalen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let declined = json!({ "woorden": "Ik ken deze leerling niet." });
    let mut all = vec![
        worklist::list_of(Kind::Reading, "/lezingen", "lijstLezingen"),
        reads::<ReadingShown>("/lezingen/{id}", "toonLezing", show).said(
            "Toon een lezing",
            "Wie hem moet schrijven en wie erom vroeg. Wat geschreven is, opent alleen wie het schreef, \
             tot de ronde voorbij is: dan staat alles bij het signaal.",
        ),
        changes("/lezingen/{id}/bijdragen", "geefLezing", view_example(), give).said(
            "Schrijf uw lezing",
            "Wie aan zet is. Het antwoord noemt het signaal; de lezing zelf opent daarna alleen wie \
             die schreef, tot de ronde voorbij is.",
        ),
        changes("/lezingen/{id}/afmeldingen", "meldLezingAf", declined, decline)
            .said("Zeg waarom u geen lezing geeft", "Wie aan zet is."),
    ];
    all.extend(of_signals());
    Operation::tagged("Samen wegen", all)
}

/// What belongs to weighing together on the signal itself.
fn of_signals() -> Vec<Operation> {
    let asked = json!({ "plekken": ["plek-00000000000000000000000000000001"] });
    let check = json!({
        "wijst": "Schulden bij een ander; reed mee zonder te weten waarheen.",
        "weet": "De wijkagent en de advocaat.", "afspraak": "De mentor houdt contact.",
    });
    vec![
        changes("/signalen/{id}/lezingrondes", "vraagLezingen", asked, ask).said(
            "Vraag collega's om hun lezing",
            "Wie aan zet is; die schrijft er zelf ook een. Het antwoord noemt die eigen lezing.",
        ),
        changes("/signalen/{id}/lezingopeningen", "openLezingen", json!({}), open).said(
            "Ga verder zonder de lezingen die niet kwamen",
            "Wie aan zet is, als de tijd om is. Wie niets schreef, staat erbij.",
        ),
        changes("/signalen/{id}/beelden", "noteerBeeld", picture_example(), picture).said(
            "Leg vast wat u van de situatie maakt",
            "Wie aan zet is. `unclear` is een volledig antwoord; `dwang` mag ontbreken.",
        ),
        changes("/signalen/{id}/slachtoffertoetsen", "noteerSlachtoffertoets", check, victim).said(
            "Leg vast of een verdachte slachtoffer is",
            "Wie aan zet is, als het beeld zegt dat iemand verdacht wordt en slachtoffer kan zijn.",
        ),
        changes(
            "/signalen/{id}/gezamenlijke-besluiten",
            "noteerGezamenlijkBesluit",
            together_example(),
            decide,
        )
        .said(
            "Leg beide besluiten vast na samen wegen",
            "Wie aan zet is: met de gronden, en een antwoord aan ieder die het anders las.",
        ),
        reads::<Readings>("/signalen/{id}/lezingen", "toonLezingen", read_all).said(
            "Toon hoe ieder het signaal las",
            "Wie het signaal mag openen, zodra de ronde voorbij is; daarvoor alleen wie gevraagd is.",
        ),
    ]
}

/// What someone makes of the situation, as sent and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Beeld)]
#[serde(deny_unknown_fields)]
pub(super) struct PictureBody {
    vorm: FormCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    dwang: Option<AnswerCode>,
    verdachte: AnswerCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    toelichting: Option<Words>,
}

fn picture_example() -> Value {
    json!({ "vorm": "unclear", "verdachte": "yes", "toelichting": "Aangehouden met een pakje." })
}

impl From<PictureBody> for Picture {
    fn from(body: PictureBody) -> Self {
        Self {
            form: body.vorm.0,
            coercion: body.dwang.map(|answer| answer.0),
            suspect: body.verdachte.0,
            words: body.toelichting.map(|words| words.0),
        }
    }
}

impl From<&Picture> for PictureBody {
    fn from(picture: &Picture) -> Self {
        Self {
            vorm: Code(picture.form),
            dwang: picture.coercion.map(Code),
            verdachte: Code(picture.suspect),
            toelichting: picture.words.as_ref().map(Words::from),
        }
    }
}

/// A reading, as sent and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Lezing)]
#[serde(deny_unknown_fields)]
struct ViewBody {
    vermoeden: AnswerCode,
    onveiligheid: UnsafetyCode,
    beeld: PictureBody,
    melden: AnswerCode,
    uitleg: Words,
}

fn view_example() -> Value {
    json!({
        "vermoeden": "yes", "onveiligheid": "structural",
        "beeld": { "vorm": "unclear", "verdachte": "unknown" },
        "melden": "yes", "uitleg": "Het gaat al weken door en wordt erger.",
    })
}

impl From<ViewBody> for reading::View {
    fn from(body: ViewBody) -> Self {
        Self {
            suspicion: body.vermoeden.0,
            unsafety: body.onveiligheid.0,
            picture: body.beeld.into(),
            report: body.melden.0,
            why: body.uitleg.0,
        }
    }
}

impl From<&reading::View> for ViewBody {
    fn from(view: &reading::View) -> Self {
        Self {
            vermoeden: Code(view.suspicion),
            onveiligheid: Code(view.unsafety),
            beeld: PictureBody::from(&view.picture),
            melden: Code(view.report),
            uitleg: Words::from(&view.why),
        }
    }
}

/// A reading, as shown: whom it asks what, and to whoever wrote it what they wrote.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GevraagdeLezing)]
#[serde(rename_all = "camelCase")]
struct ReadingShown {
    #[serde(flatten)]
    zaak: Opened,
    signaal: SubjectRef,
    gevraagd_door: PostRef,
    lezer: PostRef,
    tot_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    vraag: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uitkomst: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lezing: Option<ViewBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waarom_niet: Option<Words>,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Reading>(&asked.looking(), asked.id()?).await?;
    let (asked, outcome) = (&view.state.asked, view.state.outcome());
    let (lezing, waarom_niet) = outcome.map(written).unwrap_or_default();
    let shown = ReadingShown {
        signaal: Id(asked.signal),
        gevraagd_door: Id(asked.by),
        lezer: Id(asked.reader),
        tot_tijdstip: At(asked.until),
        vraag: asked.question.as_ref().map(Words::from),
        uitkomst: outcome.map(|outcome| outcome.ended().word().to_owned()),
        lezing,
        waarom_niet,
        zaak: Opened::of(&view, outcome.map_or("asked", |outcome| outcome.ended().word())),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn give(asked: Asked, body: ViewBody) -> Answer {
    act_on_reading(asked, reading::Command::Give(body.into())).await
}

async fn decline(asked: Asked, body: InWords) -> Answer {
    act_on_reading(asked, reading::Command::Decline(body.woorden.0)).await
}

async fn act_on_reading(asked: Asked, command: reading::Command) -> Answer {
    let id = asked.id()?;
    let result = together::act_on_reading(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, SIGNALS)
}

/// Whom one asks for a reading, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweLezingronde)]
#[serde(deny_unknown_fields)]
struct NewRound {
    #[schema(min_items = 1, max_items = 7)]
    plekken: Vec<PostRef>,
    vraag: Option<Words>,
}

async fn ask(asked: Asked, new: NewRound) -> Answer {
    let posts = new.plekken.into_iter().map(|post| post.0).collect();
    let (id, question) = (asked.id()?, new.vraag.map(|words| words.0));
    let result = together::ask_readings(&asked.cx(), id, asked.seen(), posts, question).await;
    asked.done(result, HERE)
}

async fn open(asked: Asked, _: Nothing) -> Answer {
    let id = asked.id()?;
    let result = together::open_readings(&asked.cx(), id, asked.seen()).await;
    asked.done(result, SIGNALS)
}

async fn act(asked: Asked, command: signal::Command) -> Answer {
    let id = asked.id()?;
    let result = signalling::act_on_signal(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, SIGNALS)
}

async fn picture(asked: Asked, body: PictureBody) -> Answer {
    act(asked, signal::Command::Picture(body.into())).await
}

/// What was found about a suspect, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweSlachtoffertoets)]
#[serde(deny_unknown_fields)]
struct NewCheck {
    wijst: Words,
    weet: Words,
    afspraak: Words,
}

async fn victim(asked: Asked, new: NewCheck) -> Answer {
    let check = VictimCheck { points: new.wijst.0, told: new.weet.0, agreed: new.afspraak.0 };
    act(asked, signal::Command::CheckVictim(check)).await
}

/// An answer to someone who read it otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = AndereLezing)]
#[serde(deny_unknown_fields)]
struct DissentBody {
    lezing: SubjectRef,
    woorden: Words,
}

/// Both decisions after weighing together, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwGezamenlijkBesluit)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewTogether {
    besluit: NewDecision,
    gronden: Words,
    #[serde(default)]
    #[schema(max_items = 8)]
    andere_lezingen: Vec<DissentBody>,
}

fn together_example() -> Value {
    json!({
        "besluit": super::meldcode::decision_example(),
        "gronden": "Wat school zag, en dat het doorgaat.",
        "andereLezingen": [{
            "lezing": "zaak-00000000000000000000000000000000",
            "woorden": "Hulp loopt al, maar de onveiligheid stopt niet.",
        }],
    })
}

async fn decide(asked: Asked, new: NewTogether) -> Answer {
    let dissent = new.andere_lezingen.into_iter();
    let dissent = dissent.map(|one| Dissent { reading: one.lezing.0, why: one.woorden.0 });
    let together = Together {
        decision: new.besluit.into(),
        grounds: new.gronden.0,
        dissent: dissent.collect(),
    };
    act(asked, signal::Command::DecideTogether(together)).await
}

/// How weighing together stands on a signal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lezingen)]
#[serde(rename_all = "camelCase")]
struct Readings {
    #[serde(skip_serializing_if = "Option::is_none")]
    beeld: Option<PictureBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tot_tijdstip: Option<At>,
    gevraagd: Vec<ReaderShown>,
    lezingen: Vec<ReadShown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gronden: Option<Words>,
    andere_lezingen: Vec<DissentBody>,
}

/// Who was asked in a round that isn't over.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lezer)]
struct ReaderShown {
    lezing: SubjectRef,
    plek: PostRef,
    binnen: bool,
}

/// A reading, once it may be seen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GelezenDoor)]
#[serde(rename_all = "camelCase")]
struct ReadShown {
    id: SubjectRef,
    plek: PostRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    medewerker: Option<WorkerRef>,
    uitkomst: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lezing: Option<ViewBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waarom_niet: Option<Words>,
}

/// What was written: the reading, or why there is none.
fn written(outcome: &Outcome) -> (Option<ViewBody>, Option<Words>) {
    match outcome {
        Outcome::Given(view) => (Some(ViewBody::from(view)), None),
        Outcome::Declined(why) => (None, Some(Words::from(why))),
        Outcome::Missed => (None, None),
    }
}

impl From<&Read> for ReadShown {
    fn from(read: &Read) -> Self {
        let (lezing, waarom_niet) = written(&read.outcome);
        Self {
            id: Id(read.reader.reading),
            plek: Id(read.reader.post),
            medewerker: read.by.map(Id),
            uitkomst: read.outcome.ended().word().to_owned(),
            lezing,
            waarom_niet,
        }
    }
}

async fn read_all(asked: Asked) -> Answer {
    let view = looking::view::<Signal>(&asked.looking(), asked.id()?).await?;
    let state = &view.state;
    let round = state.round();
    let gevraagd = round.into_iter().flat_map(|round| {
        round.readers.iter().map(|one| ReaderShown {
            lezing: Id(one.reading),
            plek: Id(one.post),
            binnen: round.came.contains(&one.reading),
        })
    });
    let together = state.together();
    let dissent = together.into_iter().flat_map(|both| &both.dissent);
    let shown = Readings {
        beeld: state.picture().map(PictureBody::from),
        tot_tijdstip: round.map(|round| At(round.until)),
        gevraagd: gevraagd.collect(),
        lezingen: state.readings().iter().map(ReadShown::from).collect(),
        gronden: together.map(|both| Words::from(&both.grounds)),
        andere_lezingen: dissent
            .map(|one| DissentBody { lezing: Id(one.reading), woorden: Words::from(&one.why) })
            .collect(),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}
