//! Cases: who works on them, contact, safety plan, risk, referrals; [`super::aftercare`] has the rest.

use super::aftercare;
use super::asking::{Answer, Asked, Reply};
use super::matters::{NewStatement, Opened};
use super::operation::{Operation, begins, changes, reads};
use super::problem::Problem;
use super::scalars::{
    At, ChapterCode, Code, Day, Id, OrganisationRef, PostRef, ReferralStatusCode, RiskCode, Short,
    SubjectRef, WayCode, Words,
};
use super::sendings::NewGround;
use super::{signals, telling, worklist};
use app::reporting::{self, ToSend};
use app::{casework, looking};
use domain::casework::{
    Case, Command, Contact, PlanChapter, PlanFault, PlanState, SafetyPlan, Stage,
};
use domain::reporting::Purpose;
use domain::subjects::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// What it is called in addresses.
pub(super) const HERE: &str = "casussen";

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
        telling::chronology_of::<Case>("/casussen/{id}/chronologie", "toonCasusChronologie"),
        changes("/casussen/{id}/uitspraken", "noteerBijCasus", statement, add)
            .said("Voeg een uitspraak toe", TEAM),
        changes("/casussen/{id}/contactmomenten", "noteerContact", contact, record_contact).said(
            "Leg een contactmoment vast",
            "De zorgcoördinator en het team. Het volgende contact krijgt een datum uit de \
             regeltabel. Niet bereikt is geen weigering.",
        ),
        changes("/casussen/{id}/risico", "kiesRisico", risk, set_risk)
            .said("Kies het risico", "De zorgcoördinator. Een mens kiest, met een reden; het bepaalt alleen hoe vaak er contact is."),
        begins("/casussen/{id}/verwijzingen", "verwijs", referral_example(), refer)
            .said("Vraag een organisatie om hulp", "Wie aan zet is. U blijft aan zet tot er antwoord is."),
    ];
    all.extend(plan_operations());
    all.extend(aftercare::operations());
    Operation::tagged("Casussen", all)
}

/// Who may work on a case.
pub(super) const TEAM: &str = "De zorgcoördinator en het team van de casus.";

/// The safety plan, and who works on the case.
fn plan_operations() -> Vec<Operation> {
    let review = json!({
        "woorden": "De afspraken werken; school belt op tijd.",
        "evaluatieTijdstip": "2027-04-01T10:00:00Z",
    });
    let team = json!({ "plekken": ["plek-00000000000000000000000000000000"] });
    vec![
        changes(
            "/casussen/{id}/veiligheidsplannen",
            "schrijfVeiligheidsplan",
            plan_example(),
            write_plan,
        )
        .said("Schrijf het veiligheidsplan, of schrijf het opnieuw", TEAM),
        changes("/casussen/{id}/planevaluaties", "evalueerVeiligheidsplan", review, review_plan)
            .said(
                "Leg vast dat het veiligheidsplan is bekeken",
                "De zorgcoördinator en het team. Zonder volgende evaluatie houdt het plan op: dat \
                 kan alleen tijdens de nazorg.",
            ),
        changes("/casussen/{id}/teams", "kiesTeam", team, name_team).said(
            "Zeg wie aan de casus werken en wie contact houdt tot de hulp begint",
            "De zorgcoördinator en het team. De plekken staan op `/plekken`.",
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

/// Takes a step with a case that brings its own dates.
pub(super) async fn act(asked: Asked, command: Command) -> Answer {
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

/// A review of the safety plan, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwePlanevaluatie)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPlanReview {
    woorden: Words,
    evaluatie_tijdstip: Option<At>,
}

async fn review_plan(asked: Asked, new: NewPlanReview) -> Answer {
    let next = signals::moment(new.evaluatie_tijdstip);
    act(asked, Command::ReviewPlan { words: new.woorden.0, next }).await
}

/// Who works on a case, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwTeam)]
#[serde(deny_unknown_fields)]
struct NewTeam {
    #[schema(min_items = 1, max_items = 50)]
    plekken: Vec<PostRef>,
    brug: Option<PostRef>,
}

async fn name_team(asked: Asked, new: NewTeam) -> Answer {
    let (posts, bridge) = (new.plekken.iter().map(|post| post.0), new.brug.map(|post| post.0));
    let (id, posts) = (asked.id()?, posts.collect());
    let result = casework::name_team(&asked.cx(), id, asked.seen(), posts, bridge).await;
    asked.done(result, HERE)
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
        "grond": { "code": "consent", "toelichting": "De jongere en de ouder willen het." },
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
        ground: new.grond.read(&asked.state.house.knowledge)?,
    };
    let result = reporting::send(&asked.cx(), to_send).await;
    asked.done(result, "meldingen")
}
