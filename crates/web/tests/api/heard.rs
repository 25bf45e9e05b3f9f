//! Whoever notes something hears back: for every way to note something there is a duty that ends in
//! their hearing what was done. Every operation that writes stands in one of two tables; a new one that
//! stands in neither fails here.

use crate::discussions::discussion;
use crate::document::{document, operations};
use crate::scene::{Scene, worry};
use crate::story::case;
use domain::organisations::Function;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

/// Every way to note something, and the story in which whoever noted it hears back.
const WAYS: &[(&str, Way)] = &[
    ("noteerSignaal", Way(|scene| Box::pin(a_worry_that_another_takes_over(scene)))),
    ("maakSignaalVanVermissing", Way(|scene| Box::pin(a_worry_that_another_takes_over(scene)))),
    ("noteerUitspraak", Way(|scene| Box::pin(words_with_a_signal_of_another(scene)))),
    ("noteerBijCasus", Way(|scene| Box::pin(words_with_a_case_of_another(scene)))),
    ("noteerTekens", Way(|scene| Box::pin(signs_in_a_case_of_another(scene)))),
    ("noteerVermissing", Way(|scene| Box::pin(an_alarm_that_another_closes(scene)))),
    ("noteerBijVermissing", Way(|scene| Box::pin(words_with_a_missing_of_another(scene)))),
    (
        "zetVermissingBijDeZaak",
        Way(|scene| Box::pin(a_worry_brought_to_a_signal_of_another(scene))),
    ),
    ("noteerCasusGesprek", Way(|scene| Box::pin(a_talk_in_a_case_of_another(scene)))),
    ("noteerGedragsbespreking", Way(|scene| Box::pin(behaviour_of_another_s_signal(scene)))),
    ("noteerCasusGedragssessie", Way(|scene| Box::pin(a_session_in_a_case_of_another(scene)))),
    ("vraagAdvies", Way(|scene| Box::pin(a_question(scene)))),
    ("vraagVerder", Way(|scene| Box::pin(a_further_question(scene)))),
    ("maakSignaalVanAdviesvraag", Way(|scene| Box::pin(a_worry_after_advice(scene)))),
    ("verstuurMelding", Way(|scene| Box::pin(a_report_of_anothers_worry(scene)))),
];

/// Tells the story on a stage of its own.
#[derive(Clone, Copy)]
struct Way(for<'s> fn(&'s Scene) -> Pin<Box<dyn Future<Output = ()> + 's>>);

/// Everything else that writes, and why nobody waits to hear of it.
const NOTHING_TO_HEAR: &[(&str, &str)] = &[
    ("aanvaard beantwoordOverdracht biedAan weiger", "it is an answer, or asks one that is a duty"),
    ("beantwoordAdviesvraag koppelTerug vertelCollega", "it is the feedback itself"),
    ("nodigDeskundigeUit", "the expert from elsewhere answers to a question; see vraagVerder"),
    ("leesAdvies leesTerugkoppeling leesVanCollega leesBerichten", "it is the hearing itself"),
    (
        "noteerMeldcodestap noteerWeging noteerBesluit spreekHulpAf evalueerHulp sluitSignaal \
         beoordeelMelding registreer zieAfVanRegistratie startHulp spreekTerugkeerAf beeindigHulp \
         noteerContact kiesRisico kiesTeam schrijfVeiligheidsplan evalueerVeiligheidsplan \
         noteerHulpGestopt planTerugkeer noteerTerugkomst noteerPauze beoordeelTekens sluitCasus \
         heropenCasus beoordeelNoodtoegang",
        "it is the work of whoever holds the matter or works on it, not a worry",
    ),
    (
        "schatVermissingIn noteerZoekactie noteerPolitieoverleg noteerPolitiemelding \
         noteerBerichtAanPolitie noteerBerichtAanGezin noteerTerugVanVermissing noteerTerugkeergesprek \
         noteerUitbuitingscheck sluitVermissing",
        "it is the work around someone who is missing",
    ),
    ("noteerGesprek", "as noteerCasusGesprek: one use case"),
    (
        "noteerGedragssessie noteerCasusGedragsbespreking",
        "as noteerGedragsbespreking and noteerCasusGedragssessie: one use case",
    ),
    (
        "noteerBijOntvangst noteerOntvangstGesprek noteerOntvangstGedragsbespreking noteerOntvangstGedragssessie",
        "only whoever holds what came in may add to it",
    ),
    (
        "noteerKindcheck noteerBeeld noteerSlachtoffertoets vraagLezingen openLezingen",
        "it is the work of whoever weighs the signal, or asks what is a duty",
    ),
    (
        "geefLezing meldLezingAf noteerGezamenlijkBesluit",
        "a reading was asked; the decision taken together answers whoever read it otherwise",
    ),
    ("verwijs", "the receiver's answer is a duty of the one who asked"),
    (
        "herinnerOntvanger trekMeldingIn trekAdviesvraagIn",
        "it goes with something that is answered",
    ),
    (
        "besluitOverSamenhang neemSamenhangTerug",
        "it is the work of whoever compares; whoever has the matters is told",
    ),
    ("vraagNoodtoegang", "it is judged; the privacy officer writes to whoever opened it"),
    (
        "stelRegeltabelVoor activeerRegeltabel kiesMeldroute",
        "it is about rules, not about a person",
    ),
];

#[tokio::test]
async fn every_operation_that_writes_says_who_hears_of_it() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let writes: BTreeSet<String> = operations(&document)
        .into_iter()
        .filter(|(_, _, entry)| entry["responses"].get("201").is_some())
        .map(|(_, _, entry)| entry["operationId"].as_str().unwrap().to_owned())
        .collect();
    let mut stands: BTreeMap<&str, usize> = BTreeMap::new();
    let others = NOTHING_TO_HEAR.iter().flat_map(|(names, _)| names.split_whitespace());
    for name in WAYS.iter().map(|(name, _)| *name).chain(others) {
        *stands.entry(name).or_default() += 1;
    }
    let missing: Vec<_> =
        writes.iter().filter(|name| !stands.contains_key(name.as_str())).collect();
    assert!(missing.is_empty(), "who hears of this? {missing:?}");
    let twice: Vec<_> = stands.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let asks = ["leesBerichten", "stelRegeltabelVoor", "activeerRegeltabel", "kiesMeldroute"];
    let gone = stands.keys().filter(|name| !writes.contains(**name) && !asks.contains(name));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&&str>::new(), "not an operation that writes");
}

#[tokio::test]
async fn for_every_way_to_note_something_whoever_noted_it_hears_back() {
    for (_, Way(story)) in WAYS {
        let scene = Scene::set().await;
        story(&scene).await;
    }
}

fn said(words: &str) -> Value {
    json!({ "rol": "professional", "wijze": "seen", "woorden": words })
}

/// The matters on someone's worklist whose next action is this one.
async fn asked(scene: &Scene, token: &str, action: &str) -> Vec<String> {
    let list = scene.get(token, "/werklijst?limit=100").await.is(200).json();
    let items = list["items"].as_array().unwrap();
    let of = items.iter().filter(|item| item["zaak"]["taak"]["actie"] == action);
    of.map(|item| {
        let (kind, id) = (&item["zaak"]["soort"], &item["zaak"]["id"]);
        format!("/{}/{}", kind.as_str().unwrap(), id.as_str().unwrap())
    })
    .collect()
}

/// Whoever works on it tells, in time; whoever noted it hears exactly that, and it is over.
async fn hears(scene: &Scene, giver: &str, hearer: &str, why: &str) {
    let owed = asked(scene, giver, "tell-noter").await;
    let [owed] = owed.as_slice() else { panic!("{why}: {owed:?}") };
    let shown = scene.get(giver, owed).await.is(200);
    assert_eq!(shown.at("/waarom"), why);
    let body = json!({ "grond": "only-taken-up", "woorden": format!("Opgepakt: {why}.") });
    let early = scene.change(hearer, owed, &format!("{owed}/kennisnames"), &json!({})).await;
    assert_eq!(early.status.as_u16(), 404, "nobody hears what wasn't told: {}", early.text);
    scene.change(giver, owed, &format!("{owed}/vertellingen"), &body).await.is(201);
    assert!(asked(scene, giver, "tell-noter").await.is_empty());
    assert_eq!(asked(scene, hearer, "hear-back").await, std::slice::from_ref(owed), "{why}");
    let shown = scene.get(hearer, owed).await.is(200);
    assert_eq!(shown.at("/woorden"), format!("Opgepakt: {why}."));
    scene.change(hearer, owed, &format!("{owed}/kennisnames"), &json!({})).await.is(201);
    assert!(asked(scene, hearer, "hear-back").await.is_empty());
    assert_eq!(scene.get(hearer, owed).await.is(200).at("/stadium"), "heard");
}

/// A teacher's signal, and the focal officer who took it over; what follows from that was heard.
async fn taken_over(scene: &Scene) -> (String, String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    let made = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201);
    let (id, signal) = (made.at("/id"), format!("/signalen/{}", made.at("/id")));
    let to = scene.school.who(Function::FocalOfficer).post.to_string();
    let offer = json!({ "zaak": id, "naar": to });
    scene.change(&teacher, &signal, "/overdrachten", &offer).await.is(201);
    let answer = format!("/overdrachten/{id}/beoordelingen");
    scene.change(&focal, &signal, &answer, &json!({ "aanvaard": true })).await.is(201);
    hears(scene, &focal, &teacher, "handed-over").await;
    (teacher, focal, signal)
}

async fn a_worry_that_another_takes_over(scene: &Scene) {
    let (teacher, focal, signal) = taken_over(scene).await;
    let path = format!("{signal}/afsluitingen");
    let why = json!({ "reden": "no-suspicion", "woorden": "Een gewone verklaring." });
    scene.change(&focal, &signal, &path, &why).await.is(201);
    hears(scene, &focal, &teacher, "closed-by-another").await;
}

async fn words_with_a_signal_of_another(scene: &Scene) {
    let (teacher, focal, signal) = taken_over(scene).await;
    let path = format!("{signal}/uitspraken");
    for _ in 0..2 {
        let made = scene.change(&teacher, &signal, &path, &said("Weer een auto.")).await.is(201);
        assert_eq!(
            format!("/signalen/{}", made.at("/id")),
            signal,
            "it is the signal that changed"
        );
    }
    hears(scene, &focal, &teacher, "added").await;
    scene.change(&focal, &signal, &path, &said("Zelf ook gezien.")).await.is(201);
    assert!(asked(scene, &focal, "tell-noter").await.is_empty(), "nobody tells themselves");
}

/// A case with a team lead in its team.
async fn case_with_a_team(scene: &Scene) -> (String, String, String) {
    let (coordinator, case) = case(scene).await;
    let helper = scene.token(&scene.school, Function::HelpProvider).await;
    let posts = [Function::CareCoordinator, Function::HelpProvider]
        .map(|one| scene.school.who(one).post.to_string());
    let team = json!({ "plekken": posts });
    scene.change(&coordinator, &case, &format!("{case}/teams"), &team).await.is(201);
    (coordinator, helper, case)
}

async fn words_with_a_case_of_another(scene: &Scene) {
    let (coordinator, helper, case) = case_with_a_team(scene).await;
    let path = format!("{case}/uitspraken");
    scene.change(&helper, &case, &path, &said("Zij belde mij.")).await.is(201);
    hears(scene, &coordinator, &helper, "added").await;
}

async fn a_talk_in_a_case_of_another(scene: &Scene) {
    let (coordinator, helper, case) = case_with_a_team(scene).await;
    let talk = json!({
        "taal": "nl", "niveau": "easy", "geschoold": false,
        "antwoorden": [{ "vraag": "app-name", "woorden": "Snapchat" }],
    });
    scene.change(&helper, &case, &format!("{case}/gesprekken"), &talk).await.is(201);
    hears(scene, &coordinator, &helper, "added").await;
}

async fn behaviour_of_another_s_signal(scene: &Scene) {
    let (teacher, focal, signal) = taken_over(scene).await;
    let path = format!("{signal}/gedragsbesprekingen");
    scene.change(&teacher, &signal, &path, &discussion()).await.is(201);
    hears(scene, &focal, &teacher, "added").await;
}

async fn a_session_in_a_case_of_another(scene: &Scene) {
    let (coordinator, helper, case) = case_with_a_team(scene).await;
    let session = json!({
        "woorden": "De foto.", "functie": "Gedragswetenschapper", "organisatieElders": "Jeugdhulp",
        "uitgave": "criteria-other", "uitkomst": "Het tweede niveau.",
    });
    scene.change(&helper, &case, &format!("{case}/gedragssessies"), &session).await.is(201);
    hears(scene, &coordinator, &helper, "added").await;
}

async fn signs_in_a_case_of_another(scene: &Scene) {
    let (coordinator, helper, case) = case_with_a_team(scene).await;
    let signs = json!({
        "tekens": ["revict-missed-contact"], "spoed": false, "andereVerklaring": "Telefoon stuk.",
        "woorden": "Neemt niet op.",
    });
    scene.change(&helper, &case, &format!("{case}/tekens"), &signs).await.is(201);
    hears(scene, &coordinator, &helper, "added").await;
}

/// Someone missing from a teacher's signal, noted by the focal officer.
async fn alarm(scene: &Scene) -> (String, String, String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    let signal = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201).at("/id");
    let gone = json!({
        "zaak": signal, "uitspraken": [said("Laatst gezien bij de bus.")],
        "inschatting": { "klasse": "orange", "woorden": "Niemand weet waar zij is." },
    });
    let made = scene.post(&focal, "/vermissingen", &gone).await.is(201);
    let missing = format!("/vermissingen/{}", made.at("/id"));
    (teacher, focal, format!("/signalen/{signal}"), missing)
}

async fn an_alarm_that_another_closes(scene: &Scene) {
    let (teacher, focal, _, missing) = alarm(scene).await;
    // Whoever noted it holds it; it goes over to the teacher, who closes it.
    let id = missing.rsplit('/').next().unwrap().to_owned();
    let to = scene.school.who(Function::Teacher).post.to_string();
    let offer = json!({ "zaak": id, "naar": to });
    scene.change(&focal, &missing, "/overdrachten", &offer).await.is(201);
    let answer = format!("/overdrachten/{id}/beoordelingen");
    scene.change(&teacher, &missing, &answer, &json!({ "aanvaard": true })).await.is(201);
    hears(scene, &teacher, &focal, "handed-over").await;
    let why = json!({ "reden": "not-missing", "woorden": "Lag te slapen." });
    scene.change(&teacher, &missing, &format!("{missing}/afsluitingen"), &why).await.is(201);
    hears(scene, &teacher, &focal, "closed-by-another").await;
}

async fn words_with_a_missing_of_another(scene: &Scene) {
    let (teacher, focal, _, missing) = alarm(scene).await;
    let path = format!("{missing}/uitspraken");
    scene.change(&teacher, &missing, &path, &said("Een klasgenoot zag haar.")).await.is(201);
    hears(scene, &focal, &teacher, "added").await;
}

async fn a_worry_brought_to_a_signal_of_another(scene: &Scene) {
    let (teacher, focal, signal) = taken_over(scene).await;
    let gone = json!({
        "zaak": signal.rsplit('/').next().unwrap(), "uitspraken": [said("Laatst gezien bij de bus.")],
        "inschatting": { "klasse": "green", "woorden": "Een vriendin weet meer." },
    });
    let made = scene.post(&teacher, "/vermissingen", &gone).await.is(201);
    let missing = format!("/vermissingen/{}", made.at("/id"));
    for (what, body) in [
        ("terugkomsten", json!({ "woorden": "Zelf terug.", "thuis": "Haar vader weet het." })),
        ("terugkeergesprekken", json!({ "gehad": true, "woorden": "Gesproken." })),
        ("uitbuitingschecks", json!({ "uitkomst": "worry", "toelichting": "Er is iets." })),
        ("zaakuitspraken", json!({ "uitspraken": [said("Iemand betaalt alles.")] })),
    ] {
        scene.change(&teacher, &missing, &format!("{missing}/{what}"), &body).await.is(201);
    }
    hears(scene, &focal, &teacher, "added").await;
}

async fn a_question(scene: &Scene) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    scene.post(&teacher, "/adviesvragen", &json!({ "vraag": "Wat nu?" })).await.is(201);
    let [question] = asked(scene, &focal, "answer-consultation").await.try_into().unwrap();
    let answer = json!({ "woorden": "Praat eerst met haar." });
    scene.change(&focal, &question, &format!("{question}/antwoorden"), &answer).await.is(201);
    assert_eq!(asked(scene, &teacher, "hear-answer").await, [question]);
}

async fn a_further_question(scene: &Scene) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    scene.post(&teacher, "/adviesvragen", &json!({ "vraag": "Wat nu?" })).await.is(201);
    let [thread] = asked(scene, &focal, "answer-consultation").await.try_into().unwrap();
    let answer = json!({ "woorden": "Praat eerst met haar." });
    scene.change(&focal, &thread, &format!("{thread}/antwoorden"), &answer).await.is(201);
    let further = json!({ "vraag": "En dan?", "adviseur": "focal-officer" });
    scene.change(&teacher, &thread, &format!("{thread}/vragen"), &further).await.is(201);
    scene.change(&focal, &thread, &format!("{thread}/antwoorden"), &answer).await.is(201);
    assert_eq!(asked(scene, &teacher, "hear-answer").await, std::slice::from_ref(&thread));
    // Whoever advised hears what came of it, without a name.
    let told = json!({ "woorden": "Het gesprek is gelukt." });
    scene.change(&teacher, &thread, &format!("{thread}/kennisnames"), &told).await.is(201);
    assert_eq!(scene.get(&focal, &thread).await.is(200).at("/woorden"), "Het gesprek is gelukt.");
}

/// A signal that was made after advice is a worry like any other: another takes it over.
async fn a_worry_after_advice(scene: &Scene) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    scene.post(&teacher, "/adviesvragen", &json!({ "vraag": "Wat nu?" })).await.is(201);
    let [thread] = asked(scene, &focal, "answer-consultation").await.try_into().unwrap();
    let answer = json!({ "woorden": "Meld het." });
    scene.change(&focal, &thread, &format!("{thread}/antwoorden"), &answer).await.is(201);
    let on = json!({ "reden": "Het advies is melden.", "signaal": worry("Vaak weg.") });
    let made = scene.change(&teacher, &thread, &format!("{thread}/signalen"), &on).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    let to = scene.school.who(Function::FocalOfficer).post.to_string();
    let offer = json!({ "zaak": made.at("/id"), "naar": to });
    scene.change(&teacher, &signal, "/overdrachten", &offer).await.is(201);
    let taken = format!("/overdrachten/{}/beoordelingen", made.at("/id"));
    scene.change(&focal, &signal, &taken, &json!({ "aanvaard": true })).await.is(201);
    hears(scene, &focal, &teacher, "handed-over").await;
}

/// The focal officer reports what the teacher noted: both hear what was done with the report.
async fn a_report_of_anothers_worry(scene: &Scene) {
    let (teacher, focal, signal) = taken_over(scene).await;
    let act = async |what: &str, body: Value| {
        scene.change(&focal, &signal, &format!("{signal}/{what}"), &body).await.is(201);
    };
    act("meldcodestappen", json!({ "stap": "talk", "wat": "Rustig gesproken." })).await;
    let unknown = json!({ "antwoord": "unknown" });
    let weighing = json!({
        "vermoeden": { "antwoord": "yes" }, "onveiligheid": "structural", "hulpMogelijk": unknown,
        "hulpAanvaard": unknown, "hulpWerkt": unknown, "onthulling": false,
    });
    act("wegingen", weighing).await;
    act("besluiten", json!({ "melden": true, "hulp": false })).await;
    let sending = json!({
        "over": signal.rsplit('/').next().unwrap(), "aan": scene.other.id.to_string(),
        "doel": "report", "inhoud": "Wat school zag.",
        "grond": { "code": "right-to-report", "toelichting": "Structureel onveilig." },
    });
    scene.post(&focal, "/meldingen", &sending).await.is(201);
    hears(scene, &focal, &teacher, "closed-by-another").await;
    scene.deliver().await;
    let intake = scene.token(&scene.other, Function::IntakeOfficer).await;
    let [arrival] = asked(scene, &intake, "screen-intake").await.try_into().unwrap();
    let screening =
        json!({ "indeling": "no-indication", "toelichting": "Past.", "naarZorg": false });
    scene.change(&intake, &arrival, &format!("{arrival}/beoordelingen"), &screening).await.is(201);
    let told = json!({ "woorden": "Bekeken en besproken." });
    scene.change(&intake, &arrival, &format!("{arrival}/terugkoppelingen"), &told).await.is(201);
    scene.deliver().await;
    let [sent] = asked(scene, &focal, "hear-feedback").await.try_into().unwrap();
    scene.change(&focal, &sent, &format!("{sent}/kennisnames"), &json!({})).await.is(201);
    hears(scene, &focal, &teacher, "report-answered").await;
}
