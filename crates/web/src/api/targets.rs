//! Target times: how long each action may take in the organisation of whoever asks, putting a time
//! forward, and the answer of someone else of that organisation.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::operation::{Operation, asks, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{ActionCode, At, Code, Day, Id, Short, Span, TargetObjectionCode, TargetRef};
use app::ports::TargetAnswer;
use app::targets::{self, Left, Proposed, Standing};
use app::{Failure, Fault};
use domain::duties::Target;
use kernel::TargetId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let new = json!({
        "actie": "decide", "streeftijd": "P2B", "vanafDatum": "2027-01-01",
        "waarom": "Het zorgteam komt twee keer per week bij elkaar.",
    });
    let all = vec![
        reads::<TimesShown>("/streeftijden", "toonStreeftijden", list).said(
            "Toon hoe lang elke handeling in uw organisatie mag duren",
            "Iedereen met een account, van de eigen organisatie. Voorstellen alleen voor functioneel \
             beheerder, ketenregisseur en privacyfunctionaris. Een streeftijd is nooit een wettelijke \
             termijn.",
        ),
        asks::<Done, NewTarget>("/streeftijden/_stel-voor", "stelStreeftijdVoor", new, propose).said(
            "Stel een eigen tijd voor een handeling voor",
            "Functioneel beheerder en ketenregisseur. Zonder `streeftijd` geldt vanaf die dag de tabel \
             weer. Korter dan de tabel mag altijd, langer tot `hoogstens`.",
        ),
        asks::<Done, NewAnswer>(
            "/streeftijden/voorstellen/{id}/_beantwoord",
            "beantwoordStreeftijd",
            json!({ "bezwaar": "too-long" }),
            answer,
        )
        .said(
            "Laat een streeftijd ingaan, of maak bezwaar",
            "Functioneel beheerder, ketenregisseur en privacyfunctionaris van dezelfde organisatie, met \
             een vers bewijs; nooit wie de tijd zelf voorstelde. Zonder `bezwaar` gaat de tijd in.",
        ),
        asks::<Done, Nothing>(
            "/streeftijden/voorstellen/{id}/_trek-in",
            "trekStreeftijdIn",
            json!({}),
            withdraw,
        )
        .said(
            "Trek een eigen voorstel in",
            "Wie het voorstelde, zolang niemand antwoordde. Het blijft te zien als ingetrokken.",
        ),
    ];
    Operation::tagged("Streeftijden", all)
}

/// A target time that was put forward, answered or taken back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StreeftijdGedaan)]
struct Done {
    id: TargetRef,
}

/// A target time, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweStreeftijd)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewTarget {
    actie: ActionCode,
    streeftijd: Option<Span>,
    vanaf_datum: Day,
    waarom: Short,
}

async fn propose(asked: Asked, new: NewTarget) -> Answer {
    let target = Target {
        action: new.actie.0,
        term: new.streeftijd.map(|span| span.0),
        from: new.vanaf_datum.0,
        why: new.waarom.0.reveal().to_owned(),
    };
    match targets::propose(&asked.looking(), &target).await {
        Ok(id) => Reply::of(&Done { id: Id(id) }),
        Err(Failure::Invalid(faults)) => {
            let place = |fault: &Fault| PlacedFault::new(pointer(&fault.field), fault.code);
            Err(Problem::invalid(faults.iter().map(place).collect()))
        }
        Err(other) => Err(other.into()),
    }
}

/// Where the document has a field of the use case.
fn pointer(field: &str) -> &'static str {
    match field {
        "action" => "/actie",
        "term" => "/streeftijd",
        "from" => "/vanafDatum",
        _ => "/waarom",
    }
}

/// An answer, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Streeftijdantwoord)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    bezwaar: Option<TargetObjectionCode>,
}

fn parsed(asked: &Asked) -> Result<TargetId, Problem> {
    asked.part("id")?.parse().map_err(|_| Problem::not_found())
}

async fn answer(asked: Asked, new: NewAnswer) -> Answer {
    let id = parsed(&asked)?;
    targets::answer(&asked.looking(), id, new.bezwaar.map(|code| code.0)).await?;
    Reply::of(&Done { id: Id(id) })
}

async fn withdraw(asked: Asked, _: Nothing) -> Answer {
    let id = parsed(&asked)?;
    targets::withdraw(&asked.looking(), id).await?;
    Reply::of(&Done { id: Id(id) })
}

/// How long everything may take, and what was put forward.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Streeftijden)]
struct TimesShown {
    streeftijden: Vec<TimeShown>,
    voorstellen: Vec<ProposalShown>,
}

/// How long an action may take.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Streeftijd)]
#[serde(rename_all = "camelCase")]
struct TimeShown {
    actie: ActionCode,
    termijn: Span,
    bron: String,
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    streeftijd: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vanaf_datum: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hoogstens: Option<Span>,
}

impl From<&targets::Line> for TimeShown {
    fn from(line: &targets::Line) -> Self {
        Self {
            actie: Code(line.action),
            termijn: Span(line.table),
            bron: line.source.clone(),
            status: line.status.to_owned(),
            streeftijd: line.own.map(Span),
            vanaf_datum: line.since.map(Day),
            hoogstens: match &line.left {
                Left::Own(bound) => Some(Span(bound.most())),
                Left::ToTable(_) | Left::ToAgreement => None,
            },
        }
    }
}

/// A target time that was put forward.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Streeftijdvoorstel)]
#[serde(rename_all = "camelCase")]
struct ProposalShown {
    id: TargetRef,
    actie: ActionCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    streeftijd: Option<Span>,
    vanaf_datum: Day,
    waarom: String,
    voorgesteld_tijdstip: At,
    eigen: bool,
    stand: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tot_datum: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beantwoord_tijdstip: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bezwaar: Option<TargetObjectionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ingetrokken_tijdstip: Option<At>,
}

impl From<&Proposed> for ProposalShown {
    fn from(one: &Proposed) -> Self {
        let (target, answered) = (&one.proposed.target, one.proposed.answered);
        let (since, until) = match one.standing {
            Standing::Coming { since } | Standing::InForce { since } => (since, None),
            Standing::Former { since, until } => (since, Some(until)),
            Standing::Waiting | Standing::Refused | Standing::Withdrawn => (target.from, None),
        };
        Self {
            id: Id(one.proposed.id),
            actie: Code(target.action),
            streeftijd: target.term.map(Span),
            vanaf_datum: Day(since),
            waarom: target.why.clone(),
            voorgesteld_tijdstip: At(one.proposed.proposed_at),
            eigen: one.own,
            stand: one.standing.word().to_owned(),
            tot_datum: until.map(Day),
            beantwoord_tijdstip: answered
                .filter(|answered| answered.answer != TargetAnswer::Withdrawn)
                .map(|answered| At(answered.at)),
            ingetrokken_tijdstip: answered
                .filter(|answered| answered.answer == TargetAnswer::Withdrawn)
                .map(|answered| At(answered.at)),
            bezwaar: answered.and_then(|answered| match answered.answer {
                TargetAnswer::Objected(objection) => Some(Code(objection)),
                TargetAnswer::Agreed | TargetAnswer::Withdrawn => None,
            }),
        }
    }
}

async fn list(asked: Asked) -> Answer {
    let cx = asked.looking();
    let voorstellen = targets::proposals(&cx).await?.iter().map(ProposalShown::from).collect();
    let streeftijden = targets::lines(&cx).iter().map(TimeShown::from).collect();
    Reply::of(&TimesShown { streeftijden, voorstellen })
}
