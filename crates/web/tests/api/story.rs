//! One young person's track over the API: from a worry to a case that opens again.

use crate::scene::{Scene, worry};
use domain::organisations::Function;
use serde_json::json;

/// The operations by which a worry becomes a report, told as the people do it.
async fn report(scene: &Scene) -> (String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Dure telefoon.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    assert_eq!(made.header("location"), format!("/api/v1{signal}"));
    assert_eq!(made.header("etag"), format!("\"{}\"", made.at("/versie")));

    let act = async |what: &str, body: &serde_json::Value| {
        scene.change(&teacher, &signal, &format!("{signal}/{what}"), body).await.is(201)
    };
    act("uitspraken", &json!({ "rol": "parent", "wijze": "quoted", "woorden": "Ze is vaak weg." }))
        .await;
    act("meldcodestappen", &json!({ "stap": "talk", "wat": "Rustig gesproken." })).await;
    act(
        "wegingen",
        &json!({
            "vermoeden": { "antwoord": "yes" }, "onveiligheid": "structural",
            "hulpMogelijk": { "antwoord": "no" }, "hulpAanvaard": { "antwoord": "unknown" },
            "hulpWerkt": { "antwoord": "unknown" }, "onthulling": false,
        }),
    )
    .await;
    act("besluiten", &json!({ "melden": true, "hulp": false })).await;
    let shown = scene.get(&teacher, &signal).await.is(200);
    assert_eq!(shown.at("/stadium"), "to-report");
    assert_eq!(shown.at("/persoon/voornaam"), "Noor");
    assert_eq!(shown.at("/weging/onveiligheid"), "structural");

    let sending = json!({
        "over": shown.at("/zaak/id"), "aan": scene.other.id.to_string(), "doel": "report",
        "inhoud": "Wat school zag.",
        "grond": { "code": "right-to-report", "toelichting": "Structureel onveilig." },
    });
    let sent = scene.post(&teacher, "/meldingen", &sending).await.is(201);
    scene.deliver().await;
    (teacher, format!("/meldingen/{}", sent.at("/id")))
}

#[tokio::test]
async fn a_worry_is_noted_weighed_reported_screened_registered_and_told_back() {
    let scene = Scene::set().await;
    let (teacher, sending) = report(&scene).await;
    assert_eq!(scene.get(&teacher, &sending).await.at("/stadium"), "received");

    let intake = scene.token(&scene.other, Function::IntakeOfficer).await;
    let list = scene.get(&intake, "/ontvangsten").await.is(200);
    let arrival = format!("/ontvangsten/{}", list.at("/items/0/zaak/id"));
    let shown = scene.get(&intake, &arrival).await.is(200);
    assert_eq!(shown.at("/inhoud"), "Wat school zag.");
    assert!(!shown.text.contains("Naam van teacher"), "who reported is kept apart");

    let screening = json!({ "indeling": "presumed", "toelichting": "Past.", "naarZorg": true });
    let path = format!("{arrival}/beoordelingen");
    scene.change(&intake, &arrival, &path, &screening).await.is(201);
    let told = json!({ "woorden": "We zoeken een zorgcoördinator." });
    let path = format!("{arrival}/terugkoppelingen");
    scene.change(&intake, &arrival, &path, &told).await.is(201);
    let registration = json!({
        "ontvangst": shown.at("/zaak/id"), "vorm": "sexual", "leeftijd": "12-15",
        "geslacht": "female", "herkomst": "dutch", "melder": "school", "zorg": "unknown",
        "indeling": "presumed", "gemeente": "GM0344",
    });
    let written = scene.change(&intake, &arrival, "/registraties", &registration).await.is(201);
    let kept = scene.get(&intake, &format!("{arrival}/registratie")).await.is(200);
    assert_eq!(kept.at("/id"), written.at("/registratie"));
    assert_eq!((kept.at("/vorm"), kept.at("/leeftijd")), ("sexual".into(), "12-15".into()));
    assert_eq!((kept.at("/jaar"), kept.at("/kwartaal")), ("2026".into(), "1".into()));

    scene.deliver().await;
    assert_eq!(scene.get(&teacher, &sending).await.at("/stadium"), "feedback-came");
    let read = format!("{sending}/kennisnames");
    scene.change(&teacher, &sending, &read, &json!({})).await.is(201);
    assert_eq!(scene.get(&teacher, &sending).await.at("/stadium"), "closed");
}

/// A report goes on to a care coordinator of the other organisation; the case that is accepted.
pub async fn case(scene: &Scene) -> (String, String) {
    let (_, _) = report(scene).await;
    let intake = scene.token(&scene.other, Function::IntakeOfficer).await;
    let list = scene.get(&intake, "/ontvangsten").await.is(200);
    let arrival = format!("/ontvangsten/{}", list.at("/items/0/zaak/id"));
    let screening = json!({ "indeling": "presumed", "toelichting": "Past.", "naarZorg": true });
    scene.change(&intake, &arrival, &format!("{arrival}/beoordelingen"), &screening).await.is(201);
    let care = json!({
        "over": list.at("/items/0/zaak/id"), "aan": scene.school.id.to_string(), "doel": "care",
        "inhoud": "Wie houdt deze track vast?",
        "grond": { "code": "public-task", "toelichting": "Zorgcoördinatie." },
    });
    scene.post(&intake, "/meldingen", &care).await.is(201);
    scene.deliver().await;

    let coordinator = scene.token(&scene.school, Function::CareCoordinator).await;
    let list = scene.get(&coordinator, "/ontvangsten").await.is(200);
    let arrival = format!("/ontvangsten/{}", list.at("/items/0/zaak/id"));
    let path = format!("{arrival}/aanvaardingen");
    let accepted = scene.change(&coordinator, &arrival, &path, &json!({})).await.is(201);
    assert!(accepted.header("location").starts_with("/api/v1/casussen/"));
    (coordinator, format!("/casussen/{}", accepted.at("/id")))
}

#[tokio::test]
async fn a_case_is_accepted_kept_in_contact_planned_referred_closed_and_opened_again() {
    let scene = Scene::set().await;
    let (coordinator, case) = case(&scene).await;
    let act = async |what: &str, body: &serde_json::Value| {
        scene.change(&coordinator, &case, &format!("{case}/{what}"), body).await.is(201)
    };
    act("contactmomenten", &json!({ "manier": "phone", "bereikt": true, "woorden": "Gebeld." }))
        .await;
    act("risico", &json!({ "risico": "high", "toelichting": "Nog contact." })).await;
    let chapter = |name: &str| {
        json!({
            "hoofdstuk": name, "risico": "r", "afspraak": "a", "wie": "mentor",
            "totDatum": "2026-09-01",
        })
    };
    let chapters = ["transport", "education", "social-media", "going-missing"].map(chapter);
    let plan = json!({
        "hoofdstukken": chapters,
        "evaluatieTijdstip": "2026-05-01T10:00:00+02:00",
    });
    act("veiligheidsplannen", &plan).await;
    let referral = json!({
        "aan": scene.other.id.to_string(), "inhoud": "Een veilige plek.",
        "grond": { "code": "consent", "toelichting": "Zij wil het." },
    });
    scene.post(&coordinator, &format!("{case}/verwijzingen"), &referral).await.is(201);
    let shown = scene.get(&coordinator, &case).await.is(200);
    assert_eq!(shown.at("/stadium"), "bridging");
    assert_eq!(shown.at("/planTijdstip"), "2026-05-01T08:00:00.000Z", "UTC goes out");
    assert_eq!(shown.at("/verwijzingen/0/stand"), "asked");

    act("afsluitingen", &json!({ "reden": "moved-away", "woorden": "Verhuisd." })).await;
    let signs = json!({
        "tekens": ["revict-missed-contact"], "spoed": true, "andereVerklaring": "Telefoon stuk.",
        "woorden": "Neemt niet op.",
    });
    act("tekens", &signs).await;
    let shown = scene.get(&coordinator, &case).await.is(200);
    assert_eq!(shown.at("/zaak/taak/actie"), "review-urgent-signs");
}

#[tokio::test]
async fn advice_is_asked_and_answered_without_a_name() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    let asked = scene.post(&teacher, "/adviesvragen", &json!({ "vraag": "Wat nu?" })).await.is(201);
    let question = format!("/adviesvragen/{}", asked.at("/id"));
    let answer = json!({ "woorden": "Praat eerst met haar." });
    let path = format!("{question}/antwoorden");
    scene.change(&focal, &question, &path, &answer).await.is(201);
    let shown = scene.get(&teacher, &question).await.is(200);
    assert_eq!(shown.at("/draad/0/advies"), "Praat eerst met haar.");
    assert!(shown.json().get("persoon").is_none());
    let read = format!("{question}/kennisnames");
    scene.change(&teacher, &question, &read, &json!({})).await.is(201);
}

#[tokio::test]
async fn a_duty_is_offered_refused_offered_again_and_accepted() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    let made = scene.post(&teacher, "/signalen", &worry("Blauwe plek.")).await.is(201);
    let (id, signal) = (made.at("/id"), format!("/signalen/{}", made.at("/id")));
    let to = scene.school.who(Function::FocalOfficer).post.to_string();
    let offer = json!({ "zaak": id, "naar": to });
    let answer = format!("/overdrachten/{id}/beoordelingen");
    scene.change(&teacher, &signal, "/overdrachten", &offer).await.is(201);
    let no = json!({ "aanvaard": false });
    let faults = scene.change(&focal, &signal, &answer, &no).await.is(400).faults();
    assert_eq!(faults, [("/toelichting".to_owned(), "missing".to_owned())]);
    let no = json!({ "aanvaard": false, "toelichting": "Ik ken haar." });
    scene.change(&focal, &signal, &answer, &no).await.is(201);
    scene.change(&teacher, &signal, "/overdrachten", &offer).await.is(201);
    scene.change(&focal, &signal, &answer, &json!({ "aanvaard": true })).await.is(201);
    let shown = scene.get(&focal, &signal).await.is(200);
    let holder = scene.school.who(Function::FocalOfficer).worker.to_string();
    assert_eq!(shown.at("/zaak/taak/houder"), holder);
}

#[tokio::test]
async fn what_was_known_on_a_day_leaves_out_what_was_noted_later() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Eerst dit.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    scene.wait(24 * 3600);
    let later = json!({ "rol": "bystander", "wijze": "heard", "woorden": "Later dat." });
    scene.change(&teacher, &signal, &format!("{signal}/uitspraken"), &later).await.is(201);
    let known = async |query: &str| {
        let shown = scene.get(&teacher, &format!("{signal}/uitspraken{query}")).await.is(200);
        shown.json()["uitspraken"].as_array().unwrap().len()
    };
    assert_eq!(known("").await, 2);
    assert_eq!(known("?op=2026-03-02").await, 1);
    assert_eq!(known("?op=2026-03-03T23:00:00Z").await, 2);
    scene.get(&teacher, &format!("{signal}/uitspraken?op=2026-03-01")).await.is(404);
    scene.get(&teacher, &format!("{signal}/uitspraken?op=gisteren")).await.is(400);
}

#[tokio::test]
async fn a_worklist_comes_in_pages_that_hold_everything_once() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    for n in 0..5 {
        scene.post(&teacher, "/signalen", &worry(&format!("Zorg {n}"))).await.is(201);
    }
    let mut path = "/api/v1/signalen?limit=2".to_owned();
    let mut seen = std::collections::BTreeSet::new();
    loop {
        let page = scene.ask("GET", &path).token(&teacher).go().await.is(200);
        assert_eq!(page.at("/tellingen/mijn"), "5");
        for item in page.json()["items"].as_array().unwrap() {
            let id = item["zaak"]["id"].as_str().unwrap().to_owned();
            assert!(seen.insert(id), "a row came twice");
        }
        let Some(next) = page.header("link").strip_prefix('<') else { break };
        path = next.split('>').next().unwrap().to_owned();
    }
    assert_eq!(seen.len(), 5);
}

#[tokio::test]
async fn a_route_says_what_to_do_and_every_wrong_answer_is_named() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let routes = scene.get(&teacher, "/meldroutes").await.is(200);
    assert_eq!(routes.json()["routes"].as_array().unwrap().len(), 4);
    let wrong = json!({ "situatie": { "danger": "misschien", "Sanne": "ja" } });
    let ask = scene.ask("POST", "/api/v1/meldroutes/meldroute-a/_adviseer").token(&teacher);
    let got = ask.clone().json(&wrong).go().await.is(400);
    let faults = got.faults();
    assert!(faults.contains(&("/situatie/danger".to_owned(), "unknown-word".to_owned())));
    assert!(faults.contains(&("/situatie/?".to_owned(), "unknown-field".to_owned())));
    assert!(faults.iter().any(|(_, code)| code == "missing"), "{faults:?}");
    assert!(!got.text.contains("Sanne"), "what was sent isn't repeated");
    let unknown = scene.ask("POST", "/api/v1/meldroutes/termijnen/_adviseer").token(&teacher);
    unknown.json(&wrong).go().await.is(404);
}

#[tokio::test]
async fn figures_are_for_the_policy_desk_and_knowledge_for_everyone() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let policy = scene.token(&scene.school, Function::PolicyOfficer).await;
    scene.get(&teacher, "/cijfers").await.is(403);
    let figures = scene.get(&policy, "/cijfers").await.is(200);
    assert_eq!(figures.at("/jaar"), "2025");
    assert!(figures.json().pointer("/naarLeeftijd/rijen/0/cellen/0/aantal").is_none());
    scene.get(&policy, "/cijfers?jaar=2026").await.is(400);
    let signals = scene.ask("GET", "/api/v1/kennis/signalen").go().await.is(200);
    assert!(signals.json()["items"].as_array().unwrap().len() > 20);
    scene.ask("GET", "/api/v1/kennis/geheimen").go().await.is(404);
}
