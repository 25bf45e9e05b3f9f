//! Behaviour that is discussed in six aspects, and what sessions elsewhere came to.

use super::asking::{Answer, Asked, Reply};
use super::discussed;
use super::operation::{Operation, asks, changes};
use super::scalars::{AspectOutcomeCode, EntryRef, FitCode, ModeCode, Short, When, Words};
use crate::face::Text;
use crate::pages::behaviour::hint_words;
use app::{Failure, behaviour};
use domain::behaviour::{AspectAnswer, Discussed, Discussion, Session, Situation, hints};
use domain::casework::Case;
use domain::reporting::Incoming;
use domain::signalling::Signal;
use kernel::{FuzzyTime, Lang};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The API speaks Dutch.
const NL: Text = Text::new(Lang::Nl);

/// Who may add one.
const WHO_ADDS: &str = "Wie bij deze zaak mag noteren. De uitgave en haar aspecten staan bij \
    `/kennis/gedragsuitgaven`; elk aspect één keer, met een reden. Vangnet rekent niets uit: elke \
    uitkomst past bij elke combinatie van antwoorden. Met `corrigeert` verbetert u een eerdere; die \
    blijft staan.";

/// Who may note what a session came to.
const WHO_NOTES: &str = "Wie bij deze zaak mag noteren. De uitkomst staat er in de woorden van de \
    sessie; Vangnet rekent die niet om. Uitgaven staan bij `/kennis/gedragssessie-uitgaven`.";

/// The operations: the same for every kind of matter that is talked about.
pub(super) fn operations() -> Vec<Operation> {
    let all = vec![
        discusses("/signalen/{id}/gedragsbesprekingen", "noteerGedragsbespreking", "signalen"),
        discusses("/casussen/{id}/gedragsbesprekingen", "noteerCasusGedragsbespreking", "casussen"),
        discusses(
            "/ontvangsten/{id}/gedragsbesprekingen",
            "noteerOntvangstGedragsbespreking",
            "ontvangsten",
        ),
        notes("/signalen/{id}/gedragssessies", "noteerGedragssessie", "signalen"),
        notes("/casussen/{id}/gedragssessies", "noteerCasusGedragssessie", "casussen"),
        notes("/ontvangsten/{id}/gedragssessies", "noteerOntvangstGedragssessie", "ontvangsten"),
        discussed::of::<Signal>("/signalen/{id}/gedragsbesprekingen", "toonGedragsbesprekingen"),
        discussed::of::<Case>("/casussen/{id}/gedragsbesprekingen", "toonCasusGedragsbesprekingen"),
        discussed::of::<Incoming>(
            "/ontvangsten/{id}/gedragsbesprekingen",
            "toonOntvangstGedragsbesprekingen",
        ),
        asks::<Points, NewDiscussion>(
            "/gedragsbespreking-aandachtspunten",
            "vraagAandachtspunten",
            discussion_example(),
            point,
        )
        .said(
            "Vraag waar een lezer van een gedragsbespreking naar zal vragen",
            "Iedereen met een account. Er wordt niets bewaard. Het is uitleg en houdt niets tegen.",
        ),
    ];
    Operation::tagged("Gedragsbesprekingen", all)
}

fn discusses(path: &'static str, name: &'static str, collection: &'static str) -> Operation {
    let act = move |asked, new: NewDiscussion| keep(asked, Discussed::Here(new.into()), collection);
    changes(path, name, discussion_example(), act)
        .said("Leg een gedragsbespreking in zes aspecten vast", WHO_ADDS)
}

fn notes(path: &'static str, name: &'static str, collection: &'static str) -> Operation {
    let act =
        move |asked, new: NewSession| keep(asked, Discussed::Elsewhere(new.into()), collection);
    changes(path, name, session_example(), act)
        .said("Leg vast wat een gedragssessie elders opleverde", WHO_NOTES)
}

/// A discussion, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweGedragsbespreking)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewDiscussion {
    uitgave: String,
    woorden: Words,
    wijze: ModeCode,
    wanneer: Option<When>,
    #[schema(max_items = 6)]
    aspecten: Vec<Side>,
    zwaarste: String,
    zwaarste_toelichting: Words,
    uitkomst: AspectOutcomeCode,
    toelichting: Words,
    corrigeert: Option<EntryRef>,
}

/// How an aspect stands, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Gedragsaspect)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    pub(super) aspect: String,
    pub(super) aspectstand: FitCode,
    pub(super) toelichting: Words,
}

/// What a session elsewhere came to, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweGedragssessie)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewSession {
    woorden: Words,
    wanneer: Option<When>,
    functie: Short,
    organisatie_elders: Short,
    certificaat: Option<Short>,
    uitgave: String,
    uitkomst: Words,
    toelichting: Option<Words>,
    corrigeert: Option<EntryRef>,
}

fn discussion_example() -> Value {
    let aspects = ["consent", "freedom", "equality", "functioning", "setting", "impact"];
    let aspects = aspects.map(|aspect| {
        json!({ "aspect": aspect, "aspectstand": "slightly-off", "toelichting": "Zij wist het pas later." })
    });
    json!({
        "uitgave": "impact-2026-11", "woorden": "Hij stuurde in de kantine een foto van haar door.",
        "wijze": "heard", "wanneer": "2026-03-02", "aspecten": aspects, "zwaarste": "consent",
        "zwaarsteToelichting": "Zij vroeg hem dit niet te doen.", "uitkomst": "slightly-over",
        "toelichting": "Eén keer, en hij haalde de foto meteen weg.",
    })
}

fn session_example() -> Value {
    json!({
        "woorden": "De foto in de kantine.", "wanneer": "2026-03-04",
        "functie": "Gedragswetenschapper", "organisatieElders": "Jeugdhulp Voorbeeldstad",
        "uitgave": "criteria-impact", "uitkomst": "Het tweede niveau van vier.",
        "toelichting": "Geen dwang, wel zonder vragen.",
    })
}

fn when(sent: Option<When>) -> FuzzyTime {
    sent.map_or(FuzzyTime::Unknown, |when| when.0)
}

impl From<NewDiscussion> for Discussion {
    fn from(new: NewDiscussion) -> Self {
        let aspect = |one: Side| AspectAnswer {
            aspect: one.aspect,
            fit: one.aspectstand.0,
            why: one.toelichting.0,
        };
        let (words, mode, when) = (new.woorden.0, new.wijze.0, when(new.wanneer));
        Self {
            edition: new.uitgave,
            situation: Situation { words, mode, when },
            aspects: new.aspecten.into_iter().map(aspect).collect(),
            heaviest: new.zwaarste,
            heaviest_why: new.zwaarste_toelichting.0,
            outcome: new.uitkomst.0,
            why: new.toelichting.0,
            corrects: new.corrigeert.map(|entry| entry.0),
        }
    }
}

impl From<NewSession> for Session {
    fn from(new: NewSession) -> Self {
        Self {
            situation: new.woorden.0,
            when: when(new.wanneer),
            holder: new.functie.0,
            organisation: new.organisatie_elders.0,
            certificate: new.certificaat.map(|short| short.0),
            edition: new.uitgave,
            outcome: new.uitkomst.0,
            why: new.toelichting.map(|words| words.0),
            corrects: new.corrigeert.map(|entry| entry.0),
        }
    }
}

async fn keep(asked: Asked, discussed: Discussed, collection: &'static str) -> Answer {
    let id = asked.id()?;
    let result = behaviour::keep(&asked.cx(), id, asked.seen(), discussed).await;
    asked.done(result, collection)
}

/// What a reader will ask about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Aandachtspunten)]
struct Points {
    aandachtspunten: Vec<Point>,
}

/// One thing that a reader will ask about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Aandachtspunt)]
struct Point {
    soort: String,
    aspecten: Vec<String>,
    advies: String,
}

async fn point(asked: Asked, new: NewDiscussion) -> Answer {
    let discussion = Discussion::from(new);
    let faults = behaviour::faults_in(&asked.looking(), &discussion);
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults).into());
    }
    let edition = asked.state.house.knowledge.behaviour.edition(&discussion.edition);
    let point = |hint: domain::behaviour::Hint| Point {
        soort: hint.tension.word().to_owned(),
        advies: hint_words(NL, edition, &hint).1,
        aspecten: hint.aspects,
    };
    Reply::of(&Points { aandachtspunten: hints(&discussion).into_iter().map(point).collect() })
}
