//! Discussing behaviour over the API and in the browser: every outcome stays open, hints are words
//! before one confirms, nothing typed is lost, and no page says the name of a protected method.

use crate::scene::{Got, Scene, cookie, worry};
use domain::organisations::Function;
use serde_json::{Value, json};
use std::fmt::Write as _;

const ASPECTS: [&str; 6] = ["consent", "freedom", "equality", "functioning", "setting", "impact"];

/// A discussion as it can be sent.
pub fn discussion() -> Value {
    let answers = ASPECTS.map(|aspect| {
        json!({ "aspect": aspect, "aspectstand": "clearly-off", "toelichting": format!("Om {aspect}.") })
    });
    json!({
        "uitgave": "impact-2026-11", "woorden": "Hij stuurde haar foto door.", "wijze": "heard",
        "wanneer": "2025-10", "aspecten": answers, "zwaarste": "freedom",
        "zwaarsteToelichting": "Zij durfde geen nee te zeggen.", "uitkomst": "acceptable",
        "toelichting": "Dat vind ik.",
    })
}

/// A signal of a teacher: the token and the path.
async fn noted(scene: &Scene) -> (String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Is vaak weg.")).await.is(201);
    (teacher, format!("/signalen/{}", made.at("/id")))
}

async fn keep(scene: &Scene, token: &str, matter: &str, what: &str, body: &Value) -> Got {
    scene.change(token, matter, &format!("{matter}/{what}"), body).await
}

#[tokio::test]
async fn whatever_the_aspects_say_the_chosen_outcome_is_kept_and_put_right_beside() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene).await;
    for outcome in ["acceptable", "slightly-over", "seriously-over", "gravely-over"] {
        let mut one = discussion();
        one["uitkomst"] = outcome.into();
        keep(&scene, &teacher, &signal, "gedragsbesprekingen", &one).await.is(201);
    }
    let path = format!("{signal}/gedragsbesprekingen");
    let shown = scene.get(&teacher, &path).await.is(200).json();
    let outcomes: Vec<_> =
        shown["besprekingen"].as_array().unwrap().iter().map(|one| &one["uitkomst"]).collect();
    assert_eq!(outcomes, ["acceptable", "slightly-over", "seriously-over", "gravely-over"]);
    let mut later = discussion();
    later["corrigeert"] = shown["besprekingen"][0]["id"].clone();
    keep(&scene, &teacher, &signal, "gedragsbesprekingen", &later).await.is(201);
    let shown = scene.get(&teacher, &path).await.is(200);
    assert_eq!(shown.at("/besprekingen/0/uitkomst"), "acceptable", "it stays");
    assert_eq!(shown.at("/besprekingen/4/corrigeert"), shown.at("/besprekingen/0/id"));
    assert_eq!(scene.get(&teacher, &signal).await.is(200).at("/stadium"), "noted");
    let rows = scene.get(&teacher, &format!("{signal}/chronologie")).await.is(200).json();
    let dated = rows["gedateerd"].as_array().unwrap();
    assert_eq!(dated[0]["wanneer"], "2025-10", "when it happened, not when it was noted");
}

#[tokio::test]
async fn what_a_session_elsewhere_came_to_is_kept_in_its_own_words() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene).await;
    let session = json!({
        "woorden": "De foto.", "wanneer": "2026-03-01", "functie": "Gedragswetenschapper",
        "organisatieElders": "Jeugdhulp", "certificaat": "Nr. 12", "uitgave": "criteria-self-respect",
        "uitkomst": "Derde van vier.", "toelichting": "Geen instemming.",
    });
    keep(&scene, &teacher, &signal, "gedragssessies", &session).await.is(201);
    let shown = scene.get(&teacher, &format!("{signal}/gedragsbesprekingen")).await.is(200);
    for (field, value) in session.as_object().unwrap() {
        assert_eq!(shown.at(&format!("/sessies/0/{field}")), value.as_str().unwrap());
    }
    assert_eq!(shown.json()["besprekingen"], json!([]));
}

#[tokio::test]
async fn what_no_page_offers_is_told_all_at_once_and_nothing_is_kept() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene).await;
    let with = |field: &str, value: Value| {
        let mut one = discussion();
        one[field] = value;
        one
    };
    let long = "a".repeat(20_001);
    for wrong in [
        with("uitkomst", json!("rood")),
        with("uitkomst", json!(3)),
        with("score", json!(3)),
        with("woorden", json!("")),
        with("woorden", json!(long)),
        with("toelichting", json!(" ")),
        with("uitgave", json!("zelf-bedacht")),
        with("zwaarste", json!("self-respect")),
        with("corrigeert", json!("regel-00000000000000000000000000000009")),
        with("aspecten", json!([])),
    ] {
        keep(&scene, &teacher, &signal, "gedragsbesprekingen", &wrong).await.is(400);
    }
    let mut twice = discussion();
    twice["aspecten"][3]["aspect"] = "consent".into();
    let got = keep(&scene, &teacher, &signal, "gedragsbesprekingen", &twice).await.is(400);
    let codes: Vec<_> = got.faults().into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["twice", "missing"]);
    let path = format!("{signal}/gedragsbesprekingen");
    let shown = scene.get(&teacher, &path).await.is(200).json();
    assert_eq!(shown, json!({ "besprekingen": [], "sessies": [] }));
    // Someone else's matter, another organisation's, and one that isn't there are the same.
    for (house, who) in [
        (&scene.school, Function::NeighbourhoodWorker),
        (&scene.other, Function::Teacher),
        (&scene.school, Function::PolicyOfficer),
    ] {
        let stranger = scene.token(house, who).await;
        scene.get(&stranger, &path).await.is(404);
        let ask = scene.ask("POST", &format!("/api/v1{path}")).token(&stranger);
        ask.key("poging").version(1).json(&discussion()).go().await.is(404);
    }
}

#[tokio::test]
async fn a_repeated_request_is_carried_out_once_and_a_stale_one_is_told() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene).await;
    let path = format!("/api/v1{signal}/gedragsbesprekingen");
    let ask = scene.ask("POST", &path).token(&teacher).key("k1").version(1).json(&discussion());
    let first = ask.clone().go().await.is(201);
    assert_eq!(ask.clone().go().await.is(201).text, first.text);
    ask.key("k2").go().await.is(412);
    let shown = scene.get(&teacher, &format!("{signal}/gedragsbesprekingen")).await.json();
    assert_eq!(shown["besprekingen"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_a_reader_will_ask_about_is_told_and_nothing_is_kept() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let ask = async |body: &Value| {
        let ask = scene.ask("POST", "/api/v1/gedragsbespreking-aandachtspunten");
        ask.token(&teacher).json(body).go().await
    };
    let got = ask(&discussion()).await.is(200);
    assert_eq!(got.at("/aandachtspunten/0/soort"), "clearly-off-yet-acceptable");
    assert_eq!(got.json()["aandachtspunten"][0]["aspecten"], json!(ASPECTS));
    let mut agrees = discussion();
    agrees["uitkomst"] = "gravely-over".into();
    assert_eq!(ask(&agrees).await.is(200).json()["aandachtspunten"], json!([]));
    agrees["uitgave"] = "zelf-bedacht".into();
    ask(&agrees).await.is(400);
    let editions = scene.ask("GET", "/api/v1/kennis/gedragsuitgaven").go().await.is(200).json();
    let ids: Vec<_> = editions["items"][1]["aspecten"].as_array().unwrap().clone();
    assert_eq!(ids.iter().map(|one| &one["id"]).collect::<Vec<_>>(), ASPECTS);
}

/// A form sent from a page of our own.
async fn send(scene: &Scene, session: &str, path: &str, fields: &[(String, String)]) -> Got {
    let mut body = String::new();
    for (name, value) in fields {
        body.push('&');
        body.push_str(name);
        body.push('=');
        for byte in value.bytes() {
            let _ = write!(body, "%{byte:02x}");
        }
    }
    let ask = scene.ask("POST", path).header("cookie", cookie(session));
    let ask = ask.header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(body).go().await
}

/// A filled form of a discussion.
fn filled() -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = [
        ("versie", "1"),
        ("uitgave", "impact-2026-11"),
        ("situatie/words", "Hij stuurde <b>haar</b> foto door."),
        ("situatie/mode", "heard"),
        ("situatie/when", "oktober 2025"),
        ("zwaarste", "freedom"),
        ("zwaarste-waarom", "Zij durfde geen nee te zeggen."),
        ("uitkomst", "acceptable"),
        ("uitkomst-waarom", "Dat vind ik."),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    for aspect in ASPECTS {
        fields.push((format!("aspect/{aspect}"), "clearly-off".to_owned()));
        fields.push((format!("waarom/{aspect}"), format!("Reden {aspect}")));
    }
    fields
}

#[tokio::test]
async fn hints_stand_in_the_last_look_hold_nobody_back_and_nothing_typed_is_lost() {
    let scene = Scene::set().await;
    let (token, signal) = noted(&scene).await;
    let matter = signal.replace("/signalen/", "");
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let path = format!("/werk/zaken/{matter}/gedragsbespreking");
    let form = scene.page(&session, &path).await.is(200);
    assert!(!form.text.contains(" checked"), "no answer is given beforehand");
    let mut open = filled();
    open.retain(|(name, _)| name != "waarom/setting");
    let refused = send(&scene, &session, &path, &open).await.is(400);
    assert!(refused.text.contains("De plek: waarom?") && refused.text.contains("Reden freedom"));
    let look = send(&scene, &session, &path, &filled()).await.is(200);
    assert!(look.text.contains("Instemming, Vrije keus") && look.text.contains("data-hint"));
    assert!(look.text.contains("&#60;b&#62;haar") && !look.text.contains("<b>haar"));
    let nothing = scene.get(&token, &format!("{signal}/gedragsbesprekingen")).await.json();
    assert_eq!(nothing["besprekingen"], json!([]), "a look keeps nothing");
    let mut change = filled();
    change.push(("bevestiging".to_owned(), "wijzig".to_owned()));
    let again = send(&scene, &session, &path, &change).await.is(200);
    assert!(again.text.contains("Reden impact"));
    let mut sure = filled();
    sure.push(("bevestiging".to_owned(), "doe".to_owned()));
    let kept = send(&scene, &session, &path, &sure).await.is(303);
    assert!(kept.header("location").ends_with("#tijdlijn"));
    let late = send(&scene, &session, &path, &sure).await.is(412);
    assert!(late.text.contains("Reden impact"), "what was typed is still there");

    let page = scene.page(&session, &format!("/werk{signal}")).await.is(200);
    assert!(page.text.contains("Gedrag besproken in zes aspecten: Aanvaardbaar"));
    let shown = scene.get(&token, &format!("{signal}/gedragsbesprekingen")).await;
    let entry = format!("{path}/{}", shown.at("/besprekingen/0/id"));
    assert!(page.text.contains(&entry));
    let read = scene.page(&session, &entry).await.is(200);
    for words in ["Duidelijk niet in orde", "Reden consent", "(2026-11)"] {
        assert!(read.text.to_lowercase().contains(&words.to_lowercase()), "{words}");
    }
    assert!(!read.text.contains("iets anders dan mensenhandel"), "only where it is serious");
    assert!(read.text.contains("data-hint") && read.text.contains("Instemming, Vrije keus"));
    assert!(!read.text.contains("id=\"reageren\""), "nobody is advised to say that it is fine");
    let again = format!("{path}?over={}", shown.at("/besprekingen/0/id"));
    let correct = scene.page(&session, &again).await.is(200);
    assert!(correct.text.contains("Reden consent") && correct.text.contains("name=\"over\""));
    let note = scene.page(&session, &format!("/werk{signal}/dossierstuk")).await.is(200);
    assert!(note.text.contains("Gedragsbespreking in zes aspecten"));
}

#[tokio::test]
async fn a_serious_outcome_is_said_to_be_no_trafficking_and_begins_nothing() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene).await;
    let mut serious = discussion();
    serious["uitkomst"] = "gravely-over".into();
    keep(&scene, &teacher, &signal, "gedragsbesprekingen", &serious).await.is(201);
    let shown = scene.get(&teacher, &format!("{signal}/gedragsbesprekingen")).await;
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let matter = signal.replace("/signalen/", "");
    let entry = shown.at("/besprekingen/0/id");
    let path = format!("/werk/zaken/{matter}/gedragsbespreking/{entry}");
    let page = scene.page(&session, &path).await.is(200);
    assert!(page.text.contains("Dit is iets anders dan mensenhandel"));
    assert!(page.text.contains("Ga verder met dit signaal"));
    assert!(page.text.contains("id=\"reageren\"") && page.text.contains("achtergrond"));
    assert_eq!(scene.get(&teacher, &signal).await.json()["vervolg"], json!([]));
    let other = scene.session(&scene.other, Function::Teacher, "browser").await;
    scene.page(&other, &path).await.is(404);
    let unknown = path.replace(&entry, "regel-00000000000000000000000000000009");
    scene.page(&session, &unknown).await.is(404);
}
