//! The list of signals as people here change it: an item of their own, the end of one, and the answer
//! of someone else.

use super::asking::{Answer, Asked, Reply};
use super::consultations::Nothing;
use super::operation::{Operation, asks, reads};
use super::problem::{PlacedFault, Problem};
use super::scalars::{AmendmentRef, At, Code, Day, Id, ObjectionCode, OrganisationRef, Short};
use app::Failure;
use app::signal_list::{self, Proposed};
use domain::knowledge::{Amendment, Bilingual, Change, NewSignal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let all = vec![
        reads::<ChangesShown>("/signalenlijst/wijzigingen", "toonLijstwijzigingen", list).said(
            "Toon wat er aan de lijst met signalen is veranderd of voorgesteld",
            "Functioneel beheerder, ketenregisseur en privacyfunctionaris van de gemeente; een ander \
             ziet een lege lijst. De lijst zelf staat bij `/kennis/signalen`.",
        ),
        asks::<ChangeMade, NewItem>(
            "/signalenlijst/_voeg-toe",
            "stelSignaalVoor",
            new_example(),
            add,
        )
        .said(
            "Stel voor om een signaal toe te voegen",
            "Functioneel beheerder en ketenregisseur van de gemeente. Iemand anders laat het \
             ingaan.",
        ),
        asks::<ChangeMade, NewEnd>(
            "/signalenlijst/_laat-stoppen",
            "stelSignaaleindeVoor",
            json!({
                "signaal": "sch-results-sudden-rise", "totEnMetDatum": "2027-06-30",
                "waarom": "Dit herkent hier niemand.",
            }),
            retire,
        )
        .said(
            "Stel voor om een signaal te laten stoppen",
            "Functioneel beheerder en ketenregisseur van de gemeente. Wat al is genoteerd, \
             houdt zijn woorden.",
        ),
        asks::<ChangeMade, NewAnswer>(
            "/signalenlijst/wijzigingen/{id}/_beantwoord",
            "beantwoordLijstwijziging",
            json!({ "bezwaar": "unclear" }),
            answer,
        )
        .said(
            "Laat een wijziging ingaan, of maak bezwaar",
            "Functioneel beheerder, ketenregisseur en privacyfunctionaris van de gemeente, met een \
             vers bewijs; nooit wie de wijziging zelf voorstelde. Zonder `bezwaar` gaat de wijziging in.",
        ),
        asks::<ChangeMade, Nothing>(
            "/signalenlijst/wijzigingen/{id}/_trek-in",
            "trekLijstwijzigingIn",
            json!({}),
            withdraw,
        )
        .said(
            "Trek een eigen voorstel in",
            "Wie de wijziging voorstelde, zolang niemand heeft geantwoord.",
        ),
    ];
    Operation::tagged("Signalenlijst", all)
}

fn new_example() -> Value {
    json!({
        "tekst": {
            "nl": "Wordt na de training opgewacht door mensen die niemand kent.",
            "en": "Is waited for after practice by people nobody knows.",
        },
        "andereVerklaring": { "nl": "Familie die komt ophalen.", "en": "Family picking them up." },
        "onderwerp": "network", "fasen": ["recruit"], "vormen": ["criminal", "sexual"],
        "waarnemers": ["youth-worker"], "vanafDatum": "2027-01-01",
        "waarom": "Drie clubs vroegen hierom.",
    })
}

/// A text in both languages.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = TekstInTweeTalen)]
#[serde(deny_unknown_fields)]
struct Both {
    nl: Short,
    en: Short,
}

impl From<Both> for Bilingual {
    fn from(both: Both) -> Self {
        Self { nl: both.nl.0.reveal().to_owned(), en: both.en.0.reveal().to_owned() }
    }
}

/// A signal to be added, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwLijstsignaal)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewItem {
    tekst: Both,
    andere_verklaring: Both,
    onderwerp: String,
    #[schema(min_items = 1, max_items = 20)]
    fasen: Vec<String>,
    #[schema(min_items = 1, max_items = 20)]
    vormen: Vec<String>,
    #[schema(min_items = 1, max_items = 20)]
    waarnemers: Vec<String>,
    vanaf_datum: Day,
    waarom: Short,
}

async fn add(asked: Asked, new: NewItem) -> Answer {
    let change = Change::Add(NewSignal {
        text: new.tekst.into(),
        other_explanation: new.andere_verklaring.into(),
        group: new.onderwerp,
        phases: new.fasen,
        forms: new.vormen,
        observers: new.waarnemers,
        from: new.vanaf_datum.0,
    });
    propose(asked, change, &new.waarom).await
}

/// The end of a signal, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuwSignaaleinde)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewEnd {
    signaal: String,
    tot_en_met_datum: Day,
    waarom: Short,
}

async fn retire(asked: Asked, new: NewEnd) -> Answer {
    let change = Change::Retire { signal: new.signaal, last: new.tot_en_met_datum.0 };
    propose(asked, change, &new.waarom).await
}

/// A change that was put forward or answered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LijstwijzigingGedaan)]
struct ChangeMade {
    id: AmendmentRef,
}

async fn propose(asked: Asked, change: Change, why: &Short) -> Answer {
    let amendment = Amendment { change, why: why.0.reveal().to_owned() };
    match signal_list::propose(&asked.looking(), &amendment).await {
        Ok(id) => Reply::of(&ChangeMade { id: Id(id) }),
        Err(Failure::Invalid(faults)) => {
            let place = |fault: &app::Fault| PlacedFault::new(pointer(&fault.field), code(fault));
            Err(Problem::invalid(faults.iter().map(place).collect()))
        }
        Err(other) => Err(other.into()),
    }
}

/// Where the document has a field of the use case.
fn pointer(field: &str) -> &'static str {
    match field {
        "text-nl" => "/tekst/nl",
        "text-en" => "/tekst/en",
        "other-nl" => "/andereVerklaring/nl",
        "other-en" => "/andereVerklaring/en",
        "group" => "/onderwerp",
        "phases" => "/fasen",
        "forms" => "/vormen",
        "observers" => "/waarnemers",
        "from" => "/vanafDatum",
        "signal" => "/signaal",
        "last" => "/totEnMetDatum",
        _ => "/waarom",
    }
}

fn code(fault: &app::Fault) -> &'static str {
    if fault.code == "choose" { "unknown-word" } else { fault.code }
}

/// An answer, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = Lijstantwoord)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    bezwaar: Option<ObjectionCode>,
}

async fn answer(asked: Asked, new: NewAnswer) -> Answer {
    let id = asked.part("id")?.parse().map_err(|_| Problem::not_found())?;
    signal_list::answer(&asked.looking(), id, new.bezwaar.map(|code| code.0)).await?;
    Reply::of(&ChangeMade { id: Id(id) })
}

async fn withdraw(asked: Asked, _: Nothing) -> Answer {
    let id = asked.part("id")?.parse().map_err(|_| Problem::not_found())?;
    signal_list::withdraw(&asked.looking(), id).await?;
    Reply::of(&ChangeMade { id: Id(id) })
}

/// Every change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lijstwijzigingen)]
struct ChangesShown {
    wijzigingen: Vec<ChangeShown>,
}

/// A change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lijstwijziging)]
#[serde(rename_all = "camelCase")]
struct ChangeShown {
    id: AmendmentRef,
    organisatie: OrganisationRef,
    voorgesteld_tijdstip: At,
    eigen: bool,
    waarom: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    nieuwe_tekst: Option<TextShown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopt_signaal: Option<String>,
    dag: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    beantwoord_tijdstip: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ingetrokken_tijdstip: Option<At>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bezwaar: Option<ObjectionCode>,
}

/// A text in both languages, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GetoondeTekst)]
struct TextShown {
    nl: String,
    en: String,
}

async fn list(asked: Asked) -> Answer {
    let changes = signal_list::changes(&asked.looking()).await?;
    Reply::of(&ChangesShown { wijzigingen: changes.iter().map(ChangeShown::from).collect() })
}

impl From<&Proposed> for ChangeShown {
    fn from(one: &Proposed) -> Self {
        let (text, ends, day) = match &one.amended.amendment.change {
            Change::Add(new) => {
                let text = TextShown { nl: new.text.nl.clone(), en: new.text.en.clone() };
                (Some(text), None, new.from)
            }
            Change::Retire { signal, last } => (None, Some(signal.clone()), *last),
        };
        let answer = one.amended.answer;
        Self {
            id: Id(one.amended.id),
            organisatie: Id(one.amended.organisation),
            voorgesteld_tijdstip: At(one.amended.proposed_at),
            eigen: one.own,
            waarom: one.amended.amendment.why.clone(),
            nieuwe_tekst: text,
            stopt_signaal: ends,
            dag: Day(day),
            beantwoord_tijdstip: answer.map(|answer| At(answer.at)),
            ingetrokken_tijdstip: one.amended.withdrawn_at.map(At),
            bezwaar: answer.and_then(|answer| answer.objection).map(Code),
        }
    }
}
