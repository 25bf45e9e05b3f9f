//! Cases: contact, safety plan, risk, referrals, return, signs, closing and opening again.

use super::asking::{Answer, Asked, Reply};
use super::consultations::InWords;
use super::matters::{NewStatement, Opened};
use super::operation::{Operation, begins, changes, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{
    At, ChapterCode, Code, Day, Id, OrganisationRef, PostRef, ReferralStatusCode, RiskCode, Short,
    SubjectRef, WayCode, WhyClosedCode, Words,
};
use super::sendings::NewGround;
use super::signals;
use super::worklist;
use app::reporting::{self, ToSend};
use app::{casework, looking};
use domain::casework::{
    Case, Command, Contact, PlanChapter, PlanFault, PlanState, ReturnPlan, SafetyPlan, Signs, Stage,
};
use domain::reporting::Purpose;
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

const HERE: &str = "casussen";

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let contact = json!({ "manier": "in-person", "bereikt": true, "woorden": "Even gewandeld." });
    let risk = json!({ "risico": "high", "toelichting": "De vriend weet waar school is." });
    let statement =
        json!({ "rol": "young-person", "wijze": "quoted", "woorden": "Ik wil naar huis." });
    let mut all = vec![
        worklist::list_of(Kind::Case, "/casussen", "lijstCasussen"),
        reads::<CaseShown>("/casussen/{id}", "toonCasus", show)
            .said("Toon een casus", "De zorgcoördinator en het team van de casus."),
        signals::statements_of(HERE, "/casussen/{id}/uitspraken", "toonCasusUitspraken"),
        changes("/casussen/{id}/uitspraken", "noteerBijCasus", statement, add)
            .said("Voeg een uitspraak toe", TEAM),
        changes("/casussen/{id}/contactmomenten", "noteerContact", contact, record_contact).said(
            "Leg een contactmoment vast",
            "De zorgcoördinator en het team. Het volgende contact krijgt een datum uit de \
             regeltabel. Niet bereikt is geen weigering.",
        ),
        changes("/casussen/{id}/veiligheidsplannen", "schrijfVeiligheidsplan", plan_example(), write_plan)
            .said("Schrijf het veiligheidsplan, of schrijf het opnieuw", TEAM),
        changes("/casussen/{id}/risico", "kiesRisico", risk, set_risk)
            .said("Kies het risico", "De zorgcoördinator. Een mens kiest, met een reden; het bepaalt alleen hoe vaak er contact is."),
        begins("/casussen/{id}/verwijzingen", "verwijs", referral_example(), refer)
            .said("Vraag een organisatie om hulp", "Wie aan zet is. U blijft aan zet tot er antwoord is."),
        changes("/casussen/{id}/terugkeerplannen", "planTerugkeer", return_example(), plan_return)
            .said("Plan de terugkeer", TEAM),
    ];
    all.extend(later_operations());
    Operation::tagged("Casussen", all)
}

const TEAM: &str = "De zorgcoördinator en het team van de casus.";

/// What comes after the help.
fn later_operations() -> Vec<Operation> {
    let home = json!({ "sindsTijdstip": "2026-03-02T09:00:00Z" });
    let closing =
        json!({ "reden": "help-led-to-safety", "woorden": "Het gaat goed; de deur staat open." });
    let again = json!({ "woorden": "Belde zelf: het begint opnieuw." });
    vec![
        changes("/casussen/{id}/terugkomsten", "noteerTerugkomst", home, returned)
            .said("Leg vast dat de jongere thuis is", "De nazorg van jaren begint."),
        changes("/casussen/{id}/tekens", "noteerTekens", signs_example(), note_signs).said(
            "Leg tekens van hernieuwd slachtofferschap vast",
            "Ook als de casus gesloten is. Ze worden niet opgeteld: een mens kijkt ernaar.",
        ),
        changes("/casussen/{id}/afsluitingen", "sluitCasus", closing, close)
            .said("Sluit een casus met een reden", TEAM),
        changes("/casussen/{id}/heropeningen", "heropenCasus", again, reopen).said(
            "Open een gesloten casus opnieuw",
            "De zorgcoördinator die de casus had, of een collega.",
        ),
    ]
}

/// A case, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Casus)]
#[serde(rename_all = "camelCase")]
struct CaseShown {
    #[serde(flatten)]
    zaak: Opened,
    #[serde(skip_serializing_if = "Option::is_none")]
    risico: Option<RiskCode>,
    plekken: Vec<PostRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brug: Option<PostRef>,
    plan: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan_tijdstip: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volgend_contact_tijdstip: Option<At>,
    verwijzingen: Vec<ReferralShown>,
}

/// A referral, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Verwijzing)]
struct ReferralShown {
    id: SubjectRef,
    aan: OrganisationRef,
    stand: ReferralStatusCode,
}

async fn show(asked: Asked) -> Answer {
    let view = looking::view::<Case>(&asked.looking(), asked.id()?).await?;
    let case = &view.state;
    let (plan, plan_by) = match case.plan {
        PlanState::ToMake(by) => ("to-make", Some(At(by))),
        PlanState::Stands(by) => ("stands", Some(At(by))),
        PlanState::Ended => ("ended", None),
    };
    let referrals = case.referrals.iter().map(|referral| ReferralShown {
        id: Id(referral.outgoing),
        aan: Id(referral.to),
        stand: Code(referral.status),
    });
    let shown = CaseShown {
        risico: case.risk.map(Code),
        plekken: case.team.iter().copied().map(Id).collect(),
        brug: case.bridge.map(Id),
        plan,
        plan_tijdstip: plan_by,
        volgend_contact_tijdstip: next_contact(&case.stage),
        verwijzingen: referrals.collect(),
        zaak: Opened::of(&view, case.stage.code()),
    };
    Ok(Reply::of(&shown)?.at_version(view.row.version))
}

const fn next_contact(stage: &Stage) -> Option<At> {
    match stage {
        Stage::Accepted { contact_by: next }
        | Stage::Bridging { next_contact: next }
        | Stage::Aftercare { next_contact: next, .. } => Some(At(*next)),
        Stage::Helped { .. }
        | Stage::Returning { .. }
        | Stage::ScheduleEnded { .. }
        | Stage::Closed { .. } => None,
    }
}

async fn add(asked: Asked, new: NewStatement) -> Answer {
    signals::add_to(asked, new, HERE).await
}

async fn act(asked: Asked, command: Command) -> Answer {
    let id = asked.id()?;
    let result = casework::act(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, HERE)
}

/// A contact, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwContactmoment)]
#[serde(deny_unknown_fields)]
struct NewContact {
    manier: WayCode,
    bereikt: bool,
    woorden: Words,
}

async fn record_contact(asked: Asked, new: NewContact) -> Answer {
    let contact = Contact { way: new.manier.0, reached: new.bereikt, words: new.woorden.0 };
    let id = asked.id()?;
    let result = casework::record_contact(&asked.cx(), id, asked.seen(), contact).await;
    asked.done(result, HERE)
}

/// A chapter of the safety plan, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwHoofdstuk)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewChapter {
    hoofdstuk: ChapterCode,
    risico: Words,
    afspraak: Words,
    wie: Short,
    tot_datum: Day,
}

/// A safety plan, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwVeiligheidsplan)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPlan {
    #[schema(min_items = 4, max_items = 20)]
    hoofdstukken: Vec<NewChapter>,
    evaluatie_tijdstip: At,
}

fn plan_example() -> Value {
    let chapter = |name: &str, risk: &str, agreement: &str| {
        json!({
            "hoofdstuk": name, "risico": risk, "afspraak": agreement, "wie": "de mentor",
            "totDatum": "2027-03-01",
        })
    };
    json!({
        "hoofdstukken": [
            chapter("transport", "Wordt opgewacht bij de bus.", "Reist samen met een vriendin."),
            chapter("education", "Verzuim.", "School belt op de eerste dag dat iemand er niet is."),
            chapter("social-media", "Berichten van de oude vriend.", "Blokkeren; een nieuw nummer."),
            chapter("going-missing", "Loopt weg na ruzie.", "Na een uur belt de begeleider de politie."),
        ],
        "evaluatieTijdstip": "2027-01-15T10:00:00Z",
    })
}

async fn write_plan(asked: Asked, new: NewPlan) -> Answer {
    let chapters = new.hoofdstukken.into_iter().map(|chapter| PlanChapter {
        chapter: chapter.hoofdstuk.0,
        risk: chapter.risico.0,
        agreement: chapter.afspraak.0,
        who: chapter.wie.0,
        until: chapter.tot_datum.0,
    });
    let plan = SafetyPlan::new(chapters.collect(), new.evaluatie_tijdstip.0);
    act(asked, Command::WritePlan(plan.map_err(|fault| plan_fault(&fault))?)).await
}

fn plan_fault(fault: &PlanFault) -> Problem {
    let code = match fault {
        PlanFault::Missing(_) => "chapters-missing",
        PlanFault::Twice(_) => "twice",
    };
    signals::one_fault("/hoofdstukken", code)
}

/// A risk, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = RisicoKeuze)]
#[serde(deny_unknown_fields)]
struct NewRisk {
    risico: RiskCode,
    toelichting: Words,
}

async fn set_risk(asked: Asked, new: NewRisk) -> Answer {
    let id = asked.id()?;
    let (risk, reason) = (new.risico.0, new.toelichting.0);
    let result = casework::set_risk(&asked.cx(), id, asked.seen(), risk, reason).await;
    asked.done(result, HERE)
}

/// A referral, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweVerwijzing)]
#[serde(deny_unknown_fields)]
struct NewReferral {
    plek: Option<PostRef>,
    aan: OrganisationRef,
    inhoud: Words,
    grond: NewGround,
}

fn referral_example() -> Value {
    json!({
        "aan": "organisatie-00000000000000000000000000000000",
        "inhoud": "Zoekt een veilige plek voor de komende maanden.",
        "grond": { "code": "toestemming", "toelichting": "De jongere en de ouder willen het." },
    })
}

async fn refer(asked: Asked, new: NewReferral) -> Answer {
    let about = asked.id()?;
    let to_send = ToSend {
        post: asked.post(new.plek.map(|id| id.0))?,
        about,
        to: new.aan.0,
        purpose: Purpose::Referral,
        content: new.inhoud.0,
        ground: new.grond.read()?,
    };
    let result = reporting::send(&asked.cx(), to_send).await;
    asked.done(result, "meldingen")
}

/// A plan for the return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwTerugkeerplan)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewReturn {
    terug_tijdstip: At,
    helper: PostRef,
    afspraken: Words,
}

fn return_example() -> Value {
    json!({
        "terugTijdstip": "2027-02-01T10:00:00Z",
        "helper": "plek-00000000000000000000000000000000",
        "afspraken": "Eerst een weekend; school weet het; de wijkagent kijkt mee.",
    })
}

async fn plan_return(asked: Asked, new: NewReturn) -> Answer {
    let plan =
        ReturnPlan { on: new.terug_tijdstip.0, helper: new.helper.0, agreements: new.afspraken.0 };
    let id = asked.id()?;
    let result = casework::plan_return(&asked.cx(), id, asked.seen(), plan).await;
    asked.done(result, HERE)
}

/// A return, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTerugkomst)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewHome {
    sinds_tijdstip: At,
}

async fn returned(asked: Asked, new: NewHome) -> Answer {
    let id = asked.id()?;
    let on = new.sinds_tijdstip.0;
    let result = casework::returned(&asked.cx(), id, asked.seen(), on).await;
    asked.done(result, HERE)
}

/// Signs, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweTekens)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewSigns {
    #[schema(min_items = 1, max_items = 50)]
    tekens: Vec<String>,
    spoed: bool,
    andere_verklaring: Words,
    woorden: Words,
}

fn signs_example() -> Value {
    json!({
        "tekens": ["revict-missed-contact"], "spoed": false,
        "andereVerklaring": "De telefoon kan stuk zijn.",
        "woorden": "Neemt al drie dagen niet op.",
    })
}

async fn note_signs(asked: Asked, new: NewSigns) -> Answer {
    let knowledge = &asked.state.house.knowledge;
    let unknown = new.tekens.iter().enumerate();
    let unknown = unknown.filter(|(_, id)| knowledge.revictimisation_sign(id).is_none());
    let faults: Vec<_> = unknown
        .map(|(place, _)| PlacedFault::new(format!("/tekens/{place}"), "unknown-word"))
        .collect();
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let signs = Signs {
        ids: new.tekens,
        urgent: new.spoed,
        alternative: new.andere_verklaring.0,
        words: new.woorden.0,
    };
    act(asked, Command::NoteSign(signs)).await
}

/// A close, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = CasusAfsluiting)]
#[serde(deny_unknown_fields)]
struct Closing {
    reden: WhyClosedCode,
    woorden: Words,
}

async fn close(asked: Asked, new: Closing) -> Answer {
    act(asked, Command::Close { reason: new.reden.0, words: new.woorden.0 }).await
}

async fn reopen(asked: Asked, new: InWords) -> Answer {
    act(asked, Command::Reopen { reason: new.woorden.0 }).await
}
