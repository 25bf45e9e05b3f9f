//! Young people who are missing: noting it, what is done while they are away, the return, the talk and
//! the check.

use super::asking::{Answer, Asked, Reply};
use super::consultations::InWords;
use super::matters::{NewStatement, Opened};
use super::operation::{Operation, begins, changes, reads};
use super::problem::Problem;
use super::scalars::{
    At, ClassCode, Code, FindingCode, MissingClosingCode, PostRef, Short, SubjectRef, When, Words,
};
use super::signals::{add_to, one_fault, read_statements, statements_of};
use super::{telling, worklist};
use app::looking;
use app::missing::{self, Away};
use domain::missing::{Check, Command, Judgement, Missing, Told};
use domain::subjects::Kind;
use kernel::FuzzyTime;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// What it is called in addresses.
pub(super) const HERE: &str = "vermissingen";

/// Who may act.
const AROUND: &str = "Wie aan zet is, en wie de zaak heeft of eraan meewerkt.";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let mut all = vec![
        worklist::list_of(Kind::Missing, "/vermissingen", "lijstVermissingen"),
        begins("/vermissingen", "noteerVermissing", gone_example(), note).said(
            "Noteer dat een jongere weg is",
            "Wie bij het signaal, de melding of de casus hoort. Een mens kiest de code, met een \
             reden; er volgt meteen een taak met een tijd. De zaak onthoudt het en wie die heeft \
             krijgt bericht.",
        ),
        reads::<MissingShown>("/vermissingen/{id}", "toonVermissing", show)
            .said("Toon een vermissing", "Wie de zaak mag zien waar zij bij hoort."),
        statements_of(HERE, "/vermissingen/{id}/uitspraken", "toonVermissingUitspraken"),
        telling::chronology_of::<Missing>(
            "/vermissingen/{id}/chronologie",
            "toonVermissingChronologie",
        ),
        changes("/vermissingen/{id}/uitspraken", "noteerBijVermissing", statement(), add)
            .said("Voeg een uitspraak toe: een waarneming, een contact, een plek", AROUND),
    ];
    all.extend(away_operations());
    all.extend(back_operations());
    Operation::tagged("Vermissingen", all)
}

/// What is done while someone is away.
fn away_operations() -> Vec<Operation> {
    let words = json!({ "woorden": "Gebeld; over een uur weer contact." });
    let report = json!({ "nummer": "2026-000123", "woorden": "Gemeld bij de meldkamer." });
    let home =
        json!({ "ingelicht": true, "wie": "de moeder", "woorden": "Zij belt als zij iets hoort." });
    let back = json!({ "terug": "2026-03-02/evening", "woorden": "Kwam zelf terug, moe en stil." });
    let closing = json!({ "reden": "not-missing", "woorden": "Lag boven te slapen." });
    vec![
        changes(
            "/vermissingen/{id}/inschattingen",
            "schatVermissingIn",
            judgement_example(),
            judge,
        )
        .said("Kijk opnieuw en kies de code: dezelfde of een andere", AROUND),
        changes("/vermissingen/{id}/zoekacties", "noteerZoekactie", words.clone(), search)
            .said("Leg vast waar is gezocht en wie is gebeld", AROUND),
        changes("/vermissingen/{id}/politieoverleggen", "noteerPolitieoverleg", words, consult)
            .said("Leg het overleg met de politie vast", AROUND),
        changes("/vermissingen/{id}/politiemeldingen", "noteerPolitiemelding", report, reported)
            .said(
                "Leg de melding bij de politie vast; opnieuw als u om het nummer vroeg",
                "Wie aan zet is, en wie de zaak heeft of eraan meewerkt. Zonder nummer volgt een \
                 taak om het te vragen; na de terugkeer niet meer.",
            ),
        changes("/vermissingen/{id}/gezinsberichten", "noteerBerichtAanGezin", home, tell_home)
            .said(
                "Leg vast of ouders of voogd het weten, of waarom niet",
                "Wie aan zet is, en wie de zaak heeft of eraan meewerkt. Kan ook na de terugkeer: \
                 daarvoor sluit de vermissing niet.",
            ),
        changes("/vermissingen/{id}/terugkomsten", "noteerTerugVanVermissing", back, come_back)
            .said(
                "Leg vast dat de jongere terug is",
                "Wie aan zet is, en wie de zaak heeft of eraan meewerkt. Weet de politie het al, zet \
                 dan in `politie` wie u sprak; anders volgt na een melding een taak. Weten ouders of \
                 voogd het al, zet het in `thuis`; was dat nog open, dan blijft het een taak.",
            ),
        changes("/vermissingen/{id}/afsluitingen", "sluitVermissing", closing, close).said(
            "Sluit zonder terugkeer",
            "Alleen als de jongere niet weg was, of als een ander dit volgt en dat bevestigde. Na \
             een terugkeer beslist de check. Is er bij de politie gemeld, dan is `politie` nodig: \
             wat die te horen kreeg. Zijn ouders of voogd ingelicht, dan is `thuis` nodig; ook als een \
             ander het volgt en nog niet vaststaat of zij het weten.",
        ),
    ]
}

/// What follows after a return, every time.
fn back_operations() -> Vec<Operation> {
    let talk = json!({ "gehad": true, "woorden": "Zij vertelde dat iemand haar ophaalde." });
    let check = json!({
        "bevindingen": [{ "punt": "who-paid", "woorden": "Iemand die zij online kent." }],
        "uitkomst": "worry",
        "toelichting": "Iemand betaalt alles en wil daar iets voor terug.",
    });
    let worry = json!({ "uitspraken": [statement()] });
    let police = json!({ "woorden": "De meldkamer weet het en stopt met zoeken." });
    vec![
        changes(
            "/vermissingen/{id}/politieberichten",
            "noteerBerichtAanPolitie",
            police,
            police_told,
        )
        .said(
            "Leg vast dat de politie weet dat de jongere terug is",
            "Wie aan zet is, en wie de zaak heeft of eraan meewerkt. Nodig na elke melding bij \
                 de politie: daarvoor sluit de vermissing niet.",
        ),
        changes("/vermissingen/{id}/terugkeergesprekken", "noteerTerugkeergesprek", talk, talked)
            .said("Leg het gesprek na de terugkeer vast, of waarom er geen was", AROUND),
        changes("/vermissingen/{id}/uitbuitingschecks", "noteerUitbuitingscheck", check, checked)
            .said("Leg de check op uitbuiting vast: een mens besluit, in woorden", AROUND),
        changes("/vermissingen/{id}/signalen", "maakSignaalVanVermissing", worry.clone(), signal)
            .said("Maak een signaal van de zorg die de check gaf", AROUND),
        changes("/vermissingen/{id}/zaakuitspraken", "zetVermissingBijDeZaak", worry, to_matter)
            .said("Zet de zorg die de check gaf bij de zaak", AROUND),
    ]
}

fn statement() -> Value {
    json!({
        "rol": "professional", "wijze": "heard", "wanneer": "2026-03-02",
        "woorden": "Laatst gezien bij de bushalte, om half vier.",
    })
}

fn judgement_example() -> Value {
    json!({
        "klasse": "red", "weegtMee": ["under-13"], "woorden": "Zonder jas, telefoon uit, 12 jaar.",
    })
}

fn gone_example() -> Value {
    json!({
        "zaak": "zaak-00000000000000000000000000000000",
        "weg": "2026-03-02/afternoon",
        "inschatting": judgement_example(),
        "uitspraken": [statement()],
    })
}

/// The class as a person chose it, as sent and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Inschatting)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JudgementBody {
    klasse: ClassCode,
    #[serde(default)]
    #[schema(max_items = 20)]
    weegt_mee: Vec<String>,
    woorden: Words,
}

impl JudgementBody {
    fn read(self, asked: &Asked, at: &str) -> Result<Judgement, Problem> {
        known(asked, self.weegt_mee.iter().map(String::as_str), "missing-reason")
            .map_err(|place| one_fault(&format!("{at}/weegtMee/{place}"), "unknown-word"))?;
        Ok(Judgement { class: self.klasse.0, reasons: self.weegt_mee, words: self.woorden.0 })
    }
}

/// Whether every code stands in a list; else the place of the first that doesn't.
fn known<'c>(asked: &Asked, codes: impl Iterator<Item = &'c str>, list: &str) -> Result<(), usize> {
    let knowledge = &asked.state.house.knowledge;
    let mut codes = codes.enumerate();
    codes.find(|(_, code)| knowledge.label(list, code).is_none()).map_or(Ok(()), |(n, _)| Err(n))
}

/// That someone is away, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweVermissing)]
#[serde(deny_unknown_fields)]
struct NewMissing {
    plek: Option<PostRef>,
    zaak: SubjectRef,
    weg: Option<When>,
    inschatting: JudgementBody,
    #[schema(min_items = 1, max_items = 20)]
    uitspraken: Vec<NewStatement>,
}

async fn note(asked: Asked, new: NewMissing) -> Answer {
    let post = asked.post(new.plek.map(|id| id.0))?;
    let judgement = new.inschatting.read(&asked, "/inschatting")?;
    let statements = read_statements(&asked, new.uitspraken, "/uitspraken/")?;
    let since = new.weg.map_or(FuzzyTime::Unknown, |when| when.0);
    let away = Away { post, matter: new.zaak.0, since, judgement, statements };
    let result = missing::note(&asked.cx(), away).await;
    asked.done(result, HERE)
}

/// Someone who is, or was, missing, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Vermissing)]
#[serde(rename_all = "camelCase")]
struct MissingShown {
    #[serde(flatten)]
    zaak: Opened,
    bij: SubjectRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    weg: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terug: Option<When>,
    inschatting: JudgementBody,
    #[serde(skip_serializing_if = "Option::is_none")]
    nummer: Option<Short>,
    gemeld: bool,
    planning: Vec<PlannedShown>,
}

/// What must happen and by when, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gepland)]
#[serde(rename_all = "camelCase")]
struct PlannedShown {
    actie: super::scalars::ActionCode,
    uiterlijk_tijdstip: At,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Missing>(&asked.looking(), asked.id()?).await?;
    let state = &view.state;
    let known = |when: FuzzyTime| Some(When(when)).filter(|_| when != FuzzyTime::Unknown);
    let planned = state.agenda().into_iter();
    let shown = MissingShown {
        bij: super::scalars::Id(state.matter),
        weg: known(state.since),
        terug: state.returned.and_then(known),
        inschatting: JudgementBody {
            klasse: Code(state.judgement.class),
            weegt_mee: state.judgement.reasons.clone(),
            woorden: Words::from(&state.judgement.words),
        },
        nummer: state.number.clone().map(Short),
        gemeld: state.reported(),
        planning: planned
            .map(|item| PlannedShown { actie: Code(item.action), uiterlijk_tijdstip: At(item.due) })
            .collect(),
        zaak: Opened::of(&view, state.stage.code()),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

async fn add(asked: Asked, new: NewStatement) -> Answer {
    add_to(asked, new, HERE).await
}

async fn act(asked: Asked, command: Command) -> Answer {
    let id = asked.id()?;
    let result = missing::act(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

async fn judge(asked: Asked, new: JudgementBody) -> Answer {
    let judgement = new.read(&asked, "")?;
    act(asked, Command::Judge(judgement)).await
}

async fn search(asked: Asked, new: InWords) -> Answer {
    act(asked, Command::Search { words: new.woorden.0 }).await
}

async fn consult(asked: Asked, new: InWords) -> Answer {
    act(asked, Command::ConsultPolice { words: new.woorden.0 }).await
}

/// A report to the police, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwePolitiemelding)]
#[serde(deny_unknown_fields)]
struct NewReport {
    nummer: Option<Short>,
    woorden: Words,
}

async fn reported(asked: Asked, new: NewReport) -> Answer {
    let number = new.nummer.map(|number| number.0);
    act(asked, Command::Report { number, words: new.woorden.0 }).await
}

/// Whether home knows, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwGezinsbericht)]
#[serde(deny_unknown_fields)]
struct NewHome {
    ingelicht: bool,
    wie: Option<Short>,
    woorden: Words,
}

async fn tell_home(asked: Asked, new: NewHome) -> Answer {
    let words = new.woorden.0;
    let command = match (new.ingelicht, new.wie) {
        (true, Some(whom)) => Command::TellHome { whom: whom.0, words },
        (true, None) => return Err(one_fault("/wie", "missing")),
        (false, _) => Command::KeepFromHome { reason: words },
    };
    act(asked, command).await
}

/// A return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTerugVanVermissing)]
#[serde(deny_unknown_fields)]
struct NewReturn {
    terug: Option<When>,
    woorden: Words,
    politie: Option<Words>,
    thuis: Option<Words>,
}

/// Who was told in the same act.
fn told(police: Option<Words>, home: Option<Words>) -> Told {
    Told { police: police.map(|words| words.0), home: home.map(|words| words.0) }
}

async fn come_back(asked: Asked, new: NewReturn) -> Answer {
    let when = new.terug.map_or(FuzzyTime::Unknown, |when| when.0);
    let told = told(new.politie, new.thuis);
    act(asked, Command::Return { when, words: new.woorden.0, told }).await
}

async fn police_told(asked: Asked, new: InWords) -> Answer {
    act(asked, Command::TellPolice { words: new.woorden.0 }).await
}

/// A talk after a return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwTerugkeergesprek)]
#[serde(deny_unknown_fields)]
struct NewTalk {
    gehad: bool,
    woorden: Words,
}

async fn talked(asked: Asked, new: NewTalk) -> Answer {
    act(asked, Command::Talk { held: new.gehad, words: new.woorden.0 }).await
}

/// A question of the check with its answer, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Bevinding)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    punt: String,
    woorden: Words,
}

/// A check on exploitation, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweUitbuitingscheck)]
#[serde(deny_unknown_fields)]
struct NewCheck {
    #[serde(default)]
    #[schema(max_items = 20)]
    bevindingen: Vec<NewAnswer>,
    uitkomst: FindingCode,
    toelichting: Words,
}

async fn checked(asked: Asked, new: NewCheck) -> Answer {
    let knowledge = &asked.state.house.knowledge;
    let asks = |id: &str| {
        let mut known = knowledge.missing_questions(domain::knowledge::Asked::Check);
        known.any(|one| one.item.id == *id)
    };
    if let Some(place) = new.bevindingen.iter().position(|one| !asks(&one.punt)) {
        return Err(one_fault(&format!("/bevindingen/{place}/punt"), "unknown-word"));
    }
    let answers = new.bevindingen.into_iter().map(|one| (one.punt, one.woorden.0));
    let check = Check {
        answers: answers.collect(),
        finding: new.uitkomst.0,
        conclusion: new.toelichting.0,
    };
    act(asked, Command::Check(check)).await
}

/// The worry that a check gave, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweZorg)]
#[serde(deny_unknown_fields)]
struct NewWorry {
    plek: Option<PostRef>,
    #[schema(min_items = 1, max_items = 20)]
    uitspraken: Vec<NewStatement>,
}

async fn signal(asked: Asked, new: NewWorry) -> Answer {
    let (id, post) = (asked.id()?, asked.post(new.plek.map(|id| id.0))?);
    let statements = read_statements(&asked, new.uitspraken, "/uitspraken/")?;
    let result = missing::make_signal(&asked.cx(), id, asked.seen(), post, statements).await;
    asked.done(result, "signalen")
}

async fn to_matter(asked: Asked, new: NewWorry) -> Answer {
    let id = asked.id()?;
    let statements = read_statements(&asked, new.uitspraken, "/uitspraken/")?;
    let result = missing::add_to_matter(&asked.cx(), id, asked.seen(), statements).await;
    asked.done(result, HERE)
}

/// Why it is closed without a return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = VermissingAfsluiting)]
#[serde(deny_unknown_fields)]
struct Closing {
    reden: MissingClosingCode,
    woorden: Words,
    politie: Option<Words>,
    thuis: Option<Words>,
}

async fn close(asked: Asked, new: Closing) -> Answer {
    let told = told(new.politie, new.thuis);
    act(asked, Command::Close { reason: new.reden.0, words: new.woorden.0, told }).await
}
