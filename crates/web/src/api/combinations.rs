//! Combinations: two records that may be about one person, and the decision of whoever compares them.

use super::asking::{Answer, Asked, Reply};
use super::consultations::InWords;
use super::matters::{Opened, Person};
use super::operation::{Operation, changes, reads};
use super::scalars::{
    At, Code, ComparedCode, Day, Id, LikenessCode, PostRef, SubjectRef, Words, WorkerRef,
};
use super::worklist;
use crate::links;
use app::combining::{self, Beside, Finding, Side};
use app::{Failure, looking};
use domain::matching::combination::{Combination, Outcome, Stage};
use domain::subjects::Kind;
use kernel::Moment;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

const HERE: &str = "samenhangen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let decided = json!({ "uitkomst": "same", "toelichting": "Zelfde adres, zelfde moeder." });
    let back = json!({ "woorden": "Het zijn toch twee nichten." });
    let all = vec![
        worklist::list_of(Kind::Combination, "/samenhangen", "lijstSamenhangen"),
        reads::<CombinationShown>("/samenhangen/{id}", "toonSamenhang", show).said(
            "Toon twee notities die over dezelfde jongere kunnen gaan",
            "Wie aan zet is, meestal de aandachtsfunctionaris. U ziet wie er staat en bij wie de \
             zaken liggen, niet wat erin genoteerd is.",
        ),
        changes("/samenhangen/{id}/besluiten", "besluitOverSamenhang", decided, decide).said(
            "Besluit of het om dezelfde jongere gaat",
            "Wie aan zet is. Bij `same` verwijzen de zaken naar elkaar en krijgt wie ze heeft \
             bericht, met uw toelichting. Bij `wait` kijkt u opnieuw op `opnieuwDatum`, binnen \
             drie maanden.",
        ),
        changes("/samenhangen/{id}/terugnames", "neemSamenhangTerug", back, take_back).said(
            "Neem een besluit terug",
            "Wie besloot. De verwijzingen vervallen en de vraag staat weer open.",
        ),
    ];
    Operation::tagged("Samenhang", all)
}

/// A combination, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Samenhang)]
struct CombinationShown {
    #[serde(flatten)]
    zaak: Opened,
    gelijkenis: Vec<LikenessCode>,
    notities: Vec<SideShown>,
}

/// One of the two records, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SamenhangNotitie)]
struct SideShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    persoon: Option<Person>,
    zaken: Vec<BesideShown>,
}

/// A matter beside a record, as shown: with whom it is, and not what must happen in it. Its id only to
/// whoever may open it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SamenhangZaak)]
#[serde(rename_all = "camelCase")]
struct BesideShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<SubjectRef>,
    soort: String,
    geopend_tijdstip: At,
    plek: PostRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    houder: Option<WorkerRef>,
}

impl From<&Beside> for BesideShown {
    fn from(Beside { row, may_open }: &Beside) -> Self {
        let duty = row.standing.duty();
        Self {
            id: may_open.then_some(Id(row.id)),
            soort: links::collection(row.kind).to_owned(),
            geopend_tijdstip: At(row.opened_at),
            plek: Id(duty.map_or(row.opener_post, |duty| duty.post)),
            houder: duty.map(|duty| Id(duty.holder)),
        }
    }
}

impl From<&Side> for SideShown {
    fn from(side: &Side) -> Self {
        Self {
            persoon: side.person.as_ref().map(Person::from),
            zaken: side.matters.iter().map(BesideShown::from).collect(),
        }
    }
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Combination>(&asked.looking(), asked.id()?).await?;
    let stage = match view.state.stage() {
        Stage::ToCompare { .. } => "to-compare",
        Stage::LookAgain { .. } => "look-again",
        Stage::Same => "same",
        Stage::Different => "different",
    };
    let shown = CombinationShown {
        gelijkenis: view.state.likeness().iter().map(|one| Code(*one)).collect(),
        notities: view.sides.iter().map(SideShown::from).collect(),
        zaak: Opened::of(&view, stage),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

/// A decision, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwSamenhangbesluit)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewDecision {
    uitkomst: ComparedCode,
    toelichting: Words,
    opnieuw_datum: Option<Day>,
}

async fn decide(asked: Asked, new: NewDecision) -> Answer {
    let finding = match (new.uitkomst.0, new.opnieuw_datum) {
        (Outcome::Same, None) => Finding::Same,
        (Outcome::Different, None) => Finding::Different,
        (Outcome::Wait, Some(day)) => Finding::Wait(Moment::in_netherlands(day.0, 17, 0)),
        (Outcome::Wait, None) => return Err(Failure::invalid("opnieuwDatum", "missing").into()),
        (Outcome::Same | Outcome::Different, Some(_)) => {
            return Err(Failure::invalid("opnieuwDatum", "only-when-waiting").into());
        }
    };
    let id = asked.id()?;
    let result = combining::decide(&asked.cx(), id, asked.seen(), finding, new.toelichting.0).await;
    asked.done(result, HERE)
}

async fn take_back(asked: Asked, new: InWords) -> Answer {
    let (id, finding) = (asked.id()?, Finding::TakeBack);
    let result = combining::decide(&asked.cx(), id, asked.seen(), finding, new.woorden.0).await;
    asked.done(result, HERE)
}
