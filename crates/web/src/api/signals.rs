//! Signals: note a worry, add what was said, walk through the meldcode.

use super::asking::{Answer, Asked, Reply};
use super::file_notes;
use super::matters::{self, NewStatement, Opened, Person, Said};
use super::meldcode::{self, NewDecision, NewStep, NewWeighing};
use super::operation::{Operation, begins, changes, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{self, At, HelpOutcomeCode, PostRef, SignalClosingCode, SubjectRef, Words};
use super::{telling, worklist};
use app::signalling::{About, Worry};
use app::{looking, signalling};
use domain::signalling::{Signal, signal};
use domain::statements::Statement;
use domain::subjects::Kind;
use kernel::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// What it is called in addresses.
pub(super) const HERE: &str = "signalen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let mut all = vec![
        worklist::list_of(Kind::Signal, "/signalen", "lijstSignalen"),
        begins("/signalen", "noteerSignaal", worry_example(), note).said(
            "Noteer een zorg over een jongere",
            "Iedereen die met jongeren werkt. Een `signaal` krijgt meteen een taak met een houder \
             en een datum. Noem een nieuwe `persoon`, of in `bekendUit` een zaak die u mag openen.",
        ),
        reads::<SignalShown>("/signalen/{id}", "toonSignaal", show)
            .said("Toon een signaal", "Wie aan zet is, meewerkt, het noteerde of de taak leidt."),
        statements_of(HERE, "/signalen/{id}/uitspraken", "toonUitspraken"),
        telling::chronology_of::<Signal>("/signalen/{id}/chronologie", "toonSignaalChronologie"),
        telling::writing_aid(),
        changes("/signalen/{id}/uitspraken", "noteerUitspraak", statement_example(), add).said(
            "Voeg een uitspraak toe",
            "Wie aan zet is, meewerkt of het signaal noteerde. Niets wordt overschreven: een \
             verbetering is een nieuwe uitspraak die zegt wat zij verbetert.",
        ),
        changes(
            "/signalen/{id}/meldcodestappen",
            "noteerMeldcodestap",
            meldcode::step_example(),
            step,
        )
        .said("Leg een stap van de meldcode vast", "Wie aan zet is."),
        changes(
            "/signalen/{id}/kindchecks",
            "noteerKindcheck",
            meldcode::kindcheck_example(),
            children,
        )
        .said(
            "Leg de kindcheck vast",
            "Wie aan zet is: hangen er kinderen van deze persoon af, en zijn zij veilig?",
        ),
        changes("/signalen/{id}/wegingen", "noteerWeging", meldcode::weighing_example(), weigh)
            .said(
                "Leg een weging vast",
                "Wie aan zet is. Een mens weegt; er wordt niets opgeteld.",
            ),
        changes("/signalen/{id}/besluiten", "noteerBesluit", meldcode::decision_example(), decide)
            .said("Leg beide besluiten vast", "Wie aan zet is: melden of niet, hulp of niet."),
    ];
    all.push(file_notes::operation());
    all.extend(later_operations());
    Operation::tagged("Signalen", all)
}

/// What comes after both decisions.
fn later_operations() -> Vec<Operation> {
    let agreed = json!({ "evaluatieTijdstip": "2027-01-15T10:00:00Z" });
    let reviewed =
        json!({ "uitkomst": "safe", "toelichting": "Thuis is het rustig; school ziet het ook." });
    vec![
        changes("/signalen/{id}/hulpafspraken", "spreekHulpAf", agreed, agree_help).said(
            "Spreek af wanneer u kijkt of de hulp werkt",
            "Wie aan zet is, als besloten is om hulp te bieden.",
        ),
        changes("/signalen/{id}/hulpevaluaties", "evalueerHulp", reviewed, review_help)
            .said("Zeg of de hulp tot veiligheid leidde", "Wie aan zet is."),
        changes("/signalen/{id}/afsluitingen", "sluitSignaal", closing_example(), close)
            .said("Sluit een signaal met een reden", "Wie aan zet is."),
    ]
}

/// A worry, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwSignaal)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewSignal {
    plek: Option<PostRef>,
    persoon: Option<Person>,
    bekend_uit: Option<SubjectRef>,
    #[schema(min_items = 1, max_items = 20)]
    uitspraken: Vec<NewStatement>,
}

pub(super) fn worry_example() -> Value {
    json!({
        "persoon": { "voornaam": "Noor", "achternaam": "Voorbeeld", "geboortedatum": "2011-05-04" },
        "uitspraken": [statement_example()],
    })
}

fn statement_example() -> Value {
    json!({
        "rol": "professional", "wijze": "seen", "wanneer": "2026-03-02",
        "woorden": "Heeft een nieuwe telefoon en wil niet zeggen van wie.",
    })
}

fn closing_example() -> Value {
    json!({ "reden": "no-suspicion", "woorden": "Er bleek een gewone verklaring." })
}

/// The worry as sent, which stands at a place of the body.
pub(super) fn read_worry(asked: &Asked, new: NewSignal, at: &str) -> Result<Worry, Problem> {
    let post = asked.post(new.plek.map(|id| id.0))?;
    let statements = read_statements(asked, new.uitspraken, &format!("{at}/uitspraken/"))?;
    let about = match (new.persoon, new.bekend_uit) {
        (Some(person), None) => About::New(person.into()),
        (None, Some(known)) => About::Known(known.0),
        (None, None) => return Err(one_fault(&format!("{at}/persoon"), "missing")),
        (Some(_), Some(_)) => return Err(one_fault(&format!("{at}/bekendUit"), "choose-one")),
    };
    Ok(Worry { post, about, statements })
}

async fn note(asked: Asked, new: NewSignal) -> Answer {
    let worry = read_worry(&asked, new, "")?;
    let result = signalling::note_worry(&asked.cx(), worry).await;
    asked.done(result, HERE)
}

/// One fault at one place.
pub(super) fn one_fault(pointer: &str, code: &'static str) -> Problem {
    Problem::invalid(vec![PlacedFault::new(pointer, code)])
}

/// The statements; what only the lists of the field can say is checked here.
pub(super) fn read_statements(
    asked: &Asked,
    new: Vec<NewStatement>,
    at: &str,
) -> Result<Vec<Statement>, Problem> {
    let knowledge = asked.state.house.library.now();
    let mut faults = Vec::new();
    for (place, statement) in new.iter().enumerate() {
        let at = if at.is_empty() { String::new() } else { format!("{at}{place}") };
        for (nr, id) in statement.signals().iter().enumerate() {
            if knowledge.signal(id).is_none() {
                faults.push(PlacedFault::new(format!("{at}/signalen/{nr}"), "unknown-word"));
            }
        }
        if statement.is_half_related() {
            faults.push(PlacedFault::new(format!("{at}/over"), "missing"));
        }
    }
    if faults.is_empty() {
        Ok(new.into_iter().map(Statement::from).collect())
    } else {
        Err(Problem::invalid(faults))
    }
}

/// A signal, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Signaal)]
struct SignalShown {
    #[serde(flatten)]
    zaak: Opened,
    /// De vorm van de meldcode die dit signaal vanaf het begin volgt.
    #[serde(skip_serializing_if = "Option::is_none")]
    meldcode: Option<String>,
    stappen: Vec<meldcode::StepShown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kindcheck: Option<meldcode::NewKindcheck>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weging: Option<meldcode::WeighingShown>,
}

const fn stage_word(stage: signal::Stage) -> &'static str {
    match stage {
        signal::Stage::Noted => "noted",
        signal::Stage::ReadyToWeigh => "ready-to-weigh",
        signal::Stage::Weighed => "weighed",
        signal::Stage::ToReport { .. } => "to-report",
        signal::Stage::Helping => "helping",
        signal::Stage::ToClose => "to-close",
        signal::Stage::NotSafe => "not-safe",
        signal::Stage::Reported => "reported",
        signal::Stage::Closed { .. } => "closed",
    }
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Signal>(&asked.looking(), asked.id()?).await?;
    let shown = SignalShown {
        meldcode: view.state.template().map(str::to_owned),
        kindcheck: view.state.children().map(meldcode::NewKindcheck::from),
        stappen: view.state.steps().iter().map(meldcode::StepShown::from).collect(),
        weging: view.state.weighing().map(meldcode::WeighingShown::from),
        zaak: Opened::of(&view, stage_word(view.state.stage())),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

/// The statements of a matter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Uitspraken)]
pub(super) struct Statements {
    uitspraken: Vec<Said>,
}

/// The operation that shows the statements of a signal, an arrival or a case.
pub(super) fn statements_of(
    collection: &'static str,
    path: &'static str,
    name: &'static str,
) -> Operation {
    let about = "Wie de zaak mag openen. Met `op` ziet u wat er toen bekend was.";
    reads::<Statements>(path, name, move |asked: Asked| known(asked, collection))
        .said("Toon de uitspraken, ook zoals ze op een dag bekend waren", about)
        .with_query(
            "op",
            "Een dag (tot en met het einde ervan) of een tijdstip.",
            &json!({ "type": "string" }),
            &json!("2026-03-03"),
        )
}

async fn known(asked: Asked, collection: &'static str) -> Answer {
    let moment = match asked.asked("op") {
        None | Some("") => None,
        Some(text) => Some(moment_of(text).ok_or_else(|| one_fault("query:op", "not-a-moment"))?),
    };
    let (cx, id) = (asked.looking(), asked.id()?);
    let (timeline, version) = match collection {
        "casussen" => {
            let view = looking::view_at::<domain::casework::Case>(&cx, id, moment).await?;
            (view.timeline, view.row.version)
        }
        "ontvangsten" => {
            let view = looking::view_at::<domain::reporting::Incoming>(&cx, id, moment).await?;
            (view.timeline, view.row.version)
        }
        "vermissingen" => {
            let view = looking::view_at::<domain::missing::Missing>(&cx, id, moment).await?;
            (view.timeline, view.row.version)
        }
        _ => {
            let view = looking::view_at::<Signal>(&cx, id, moment).await?;
            (view.timeline, view.row.version)
        }
    };
    let uitspraken = matters::statements(&timeline);
    Ok(Reply::of(&Statements { uitspraken })?.at_version(version))
}

/// A moment, or the end of a day in the Netherlands.
fn moment_of(text: &str) -> Option<Moment> {
    match scalars::day(text) {
        Some(day) => {
            let next = Moment::in_netherlands(day, 0, 0).plus_days(1);
            Some(Moment::from_micros(next.micros().saturating_sub(1)))
        }
        None => Moment::parse(text).ok(),
    }
}

async fn add(asked: Asked, new: NewStatement) -> Answer {
    add_to(asked, new, HERE).await
}

/// Adds a statement to a matter of any kind that has statements.
pub(super) async fn add_to(asked: Asked, new: NewStatement, collection: &str) -> Answer {
    let statements = read_statements(&asked, vec![new], "")?;
    let id = asked.id()?;
    let result = signalling::add_statements(&asked.cx(), id, asked.seen(), statements).await;
    asked.done(result, collection)
}

async fn act(asked: Asked, command: signal::Command) -> Answer {
    let id = asked.id()?;
    let result = signalling::act_on_signal(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

async fn step(asked: Asked, new: NewStep) -> Answer {
    let record = new.read()?;
    act(asked, signal::Command::TakeStep(record)).await
}

async fn children(asked: Asked, new: meldcode::NewKindcheck) -> Answer {
    act(asked, signal::Command::CheckChildren(new.into())).await
}

async fn weigh(asked: Asked, new: NewWeighing) -> Answer {
    act(asked, signal::Command::Weigh(new.into())).await
}

async fn decide(asked: Asked, new: NewDecision) -> Answer {
    act(asked, signal::Command::Decide(new.into())).await
}

/// When to look whether the help works, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweHulpafspraak)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewAgreement {
    evaluatie_tijdstip: At,
}

async fn agree_help(asked: Asked, new: NewAgreement) -> Answer {
    act(asked, signal::Command::AgreeHelp { review: new.evaluatie_tijdstip.0 }).await
}

/// Whether the help works, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweHulpevaluatie)]
#[serde(deny_unknown_fields)]
struct NewHelpReview {
    uitkomst: HelpOutcomeCode,
    toelichting: Words,
}

async fn review_help(asked: Asked, new: NewHelpReview) -> Answer {
    let (outcome, why) = (new.uitkomst.0, new.toelichting.0);
    act(asked, signal::Command::ReviewHelp { outcome, why }).await
}

/// A close, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = SignaalAfsluiting)]
#[serde(deny_unknown_fields)]
struct Closing {
    reden: SignalClosingCode,
    woorden: Words,
}

async fn close(asked: Asked, new: Closing) -> Answer {
    act(asked, signal::Command::Close { reason: new.reden.0, why: new.woorden.0 }).await
}

/// A moment that must be there for a change to make sense, on the wire.
pub(super) fn moment(at: Option<At>) -> Option<Moment> {
    at.map(|at| at.0)
}
