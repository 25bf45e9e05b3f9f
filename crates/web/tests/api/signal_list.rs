//! The list of signals over pages and API: what people here added and ended in it.

use crate::scene::{Got, Scene, cookie};
use domain::knowledge::Objection;
use domain::organisations::Function;
use serde_json::{Value, json};

/// An item as it can be put forward.
fn item() -> Value {
    json!({
        "tekst": {
            "nl": "Wordt na de training <b>opgewacht</b>.", "en": "Is waited for after practice.",
        },
        "andereVerklaring": { "nl": "Familie die ophaalt.", "en": "Family picking them up." },
        "onderwerp": "network", "fasen": ["recruit"], "vormen": ["criminal"],
        "waarnemers": ["school"], "vanafDatum": "2026-03-02", "waarom": "Drie clubs vroegen hierom.",
    })
}

/// Sends a form from a page of our own.
async fn send(scene: &Scene, session: &str, path: &str, body: &str) -> Got {
    let ask = scene.ask("POST", path).header("cookie", cookie(session));
    let ask = ask.header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(body).go().await
}

async fn propose(scene: &Scene, path: &str, body: &Value) -> Got {
    let manager = scene.token(&scene.town_hall, Function::FunctionalManager).await;
    scene.post(&manager, path, body).await
}

/// Someone else lets it in, or objects.
async fn answer(scene: &Scene, id: &str, objection: Option<Objection>) {
    let director = scene.town_hall.actor(scene.town_hall.who(Function::ChainDirector));
    let cx = app::Cx::new(&scene.house, director, scene.now());
    app::signal_list::answer(&cx, id.parse().unwrap(), objection).await.unwrap();
}

#[tokio::test]
async fn what_was_let_in_is_read_by_everyone_and_what_ended_stays_readable_in_notes() {
    let scene = Scene::set().await;
    let id = propose(&scene, "/signalenlijst/_voeg-toe", &item()).await.is(200).at("/id");
    let public = scene.ask("GET", "/kennis/signalen").go().await.is(200);
    assert!(!public.text.contains("na de training"), "it waits for someone else");
    answer(&scene, &id, None).await;

    let public = scene.ask("GET", "/kennis/signalen").go().await.is(200).text;
    assert!(public.contains("na de training &#60;b&#62;opgewacht"), "shown, and only as text");
    assert!(public.contains("Huis 9"), "with the organisation as its source");
    let listed = scene.ask("GET", "/api/v1/kennis/signalen").go().await.is(200).json();
    let own = listed["items"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap();
    assert_eq!((&own["status"], &own["vormen"][0]), (&json!("local"), &json!("criminal")));
    assert_eq!(own["andereVerklaring"], "Familie die ophaalt.");

    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let mut worry = crate::scene::worry("Na de training stond er weer iemand.");
    worry["uitspraken"][0]["signalen"] = json!([id]);
    let noted = scene.post(&teacher, "/signalen", &worry).await.is(201).at("/id");
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let form = scene.page(&session, &format!("/werk/zaken/{noted}/uitspraken")).await.is(200);
    assert!(form.text.contains("na de training"), "a teacher can choose it");

    let end = json!({ "signaal": id, "totEnMetDatum": "2026-03-02", "waarom": "Niet meer nodig." });
    let end = propose(&scene, "/signalenlijst/_laat-stoppen", &end).await.is(200).at("/id");
    answer(&scene, &end, None).await;
    scene.wait(24 * 3600);
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let form = scene.page(&session, &format!("/werk/zaken/{noted}/uitspraken")).await.is(200);
    let offered = form.text.split("<fieldset class=\"panel statement\"").nth(1).unwrap();
    assert!(!offered.contains(&*id), "nobody chooses it any more");
    let public = scene.ask("GET", "/kennis/signalen").go().await.is(200).text;
    assert!(!public.contains("na de training"));
    let page = scene.page(&session, &format!("/werk/signalen/{noted}")).await.is(200);
    assert!(page.text.contains("na de training &#60;b&#62;opgewacht"), "the note keeps its words");
}

#[tokio::test]
async fn a_filter_says_what_it_leaves_out_and_leads_there() {
    let scene = Scene::set().await;
    let all = scene.ask("GET", "/kennis/signalen").go().await.is(200).text;
    assert!(!all.contains("niet-bekeken"), "nothing is left out");
    let few = scene.ask("GET", "/kennis/signalen?vorm=sexual&groep=school").go().await.is(200).text;
    let left_out = few.split("id=\"niet-bekeken\"").nth(1).unwrap().split("</section>").next();
    let left_out = left_out.unwrap();
    let links: Vec<_> = left_out.split("href=\"").skip(1).collect();
    let first =
        |link: &str| link.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    assert_eq!(first(links[0]), "/kennis/signalen?groep=boys", "boys come first");
    for of in ["vorm=criminal", "vorm=labour", "fase=exit"] {
        assert!(links.iter().any(|link| first(link).ends_with(of)), "{of}: {left_out}");
    }
    for link in &links {
        let there = scene.ask("GET", &first(link)).go().await.is(200).text;
        assert!(there.contains("class=\"item__words\""), "{link} leads to signals");
    }
    // A code that no list has filters nothing, and is shown to nobody.
    let odd = scene.ask("GET", "/kennis/signalen?vorm=%3Cscript%3E").go().await.is(200).text;
    assert!(!odd.contains("niet-bekeken") && !odd.contains("<script>alert"));
}

#[tokio::test]
async fn risks_and_signals_stand_on_pages_of_their_own() {
    let scene = Scene::set().await;
    let signals = scene.ask("GET", "/kennis/signalen").go().await.is(200).text;
    let factors = scene.ask("GET", "/kennis/factoren").go().await.is(200).text;
    let known = scene.house.library.now();
    for signal in &known.signals {
        assert!(signals.contains(&format!("id=\"{}\"", signal.item.id)));
        assert!(!factors.contains(&format!("id=\"{}\"", signal.item.id)));
    }
    for factor in &known.factors {
        assert!(!signals.contains(&format!("id=\"{}\"", factor.item.id)));
    }
    let explained = signals.matches("Kan ook zijn").count();
    assert_eq!(explained, known.signals.len(), "every signal has another explanation beside it");
}

#[tokio::test]
async fn everything_wrong_with_an_item_is_said_at_once_on_page_and_api() {
    let scene = Scene::set().await;
    let session = scene.session(&scene.town_hall, Function::FunctionalManager, "browser").await;
    let path = "/werk/regels/signalen/nieuw";
    let got = send(&scene, &session, path, "text-nl=+Gezien+%3Cb%3E&from=ooit").await.is(400);
    for field in ["text-en", "other-nl", "group", "forms", "phases", "observers", "from", "why"] {
        assert!(got.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(got.text.contains("Gezien &#60;b&#62;"), "nothing typed is lost");
    let mut odd = item();
    odd["vormen"] = json!(["dragons"]);
    odd["vanafDatum"] = json!("2026-03-01");
    let faults = propose(&scene, "/signalenlijst/_voeg-toe", &odd).await.is(400).faults();
    let faults: Vec<_> = faults.iter().map(|(at, code)| (at.as_str(), code.as_str())).collect();
    assert_eq!(faults, [("/vormen", "unknown-word"), ("/vanafDatum", "day-past")]);
}

#[tokio::test]
async fn who_manages_no_rules_changes_no_list_and_sees_no_proposal() {
    let scene = Scene::set().await;
    let id = propose(&scene, "/signalenlijst/_voeg-toe", &item()).await.is(200).at("/id");
    for function in [Function::Teacher, Function::FocalOfficer, Function::FunctionalManager] {
        let session = scene.session(&scene.school, function, "browser").await;
        for (path, body) in [
            ("/werk/regels/signalen/nieuw".to_owned(), "text-nl=x&from=2026-03-02"),
            (
                "/werk/regels/signalen/einde".to_owned(),
                "signal=sch-waited-for&last=2026-03-02&why=x",
            ),
            (format!("/werk/regels/signalen/wijzigingen/{id}"), "answer=agreed"),
        ] {
            let shown = scene.page(&session, &path).await;
            let sent = send(&scene, &session, &path, body).await;
            for got in [shown, sent] {
                assert!(
                    [403, 404].contains(&got.status.as_u16()),
                    "{function} {path}: {}",
                    got.status
                );
            }
        }
        let list = scene.page(&session, "/werk/regels/signalen").await.is(200);
        assert!(!list.text.contains("na de training"), "{function} sees what only waits");
    }
    assert!(scene.house.library.now().signal(&id).is_none());
}

#[tokio::test]
async fn one_s_own_proposal_is_taken_back_on_page_and_api() {
    let scene = Scene::set().await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(propose(&scene, "/signalenlijst/_voeg-toe", &item()).await.is(200).at("/id"));
    }
    let manager = scene.session(&scene.town_hall, Function::FunctionalManager, "browser").await;
    let path = format!("/werk/regels/signalen/wijzigingen/{}", ids[0]);
    let page = scene.page(&manager, &path).await.is(200).text;
    assert!(page.contains("Trek dit voorstel in"));
    let director = scene.session(&scene.town_hall, Function::ChainDirector, "browser").await;
    let page = scene.page(&director, &path).await.is(200).text;
    assert!(!page.contains("Trek dit voorstel in"), "only whoever proposed it");
    let desk = scene.page(&director, "/werk").await.is(200).text;
    assert!(
        desk.contains("Een wijziging in de lijst met signalen"),
        "it waits with a second person"
    );
    let back = format!("{path}/intrekken");
    let theirs = send(&scene, &director, &back, "").await.is(409);
    assert!(theirs.text.contains("Alleen wie iets voorstelde"));
    let done = send(&scene, &manager, &back, "").await.is(303);
    assert!(done.header("location").ends_with("gedaan=list-withdrawn"));
    let list = scene.page(&director, "/werk/regels/signalen?gedaan=list-withdrawn").await.is(200);
    assert!(list.text.contains("Ingetrokken") && list.text.contains("Uw voorstel is ingetrokken"));
    let page = scene.page(&director, &path).await.is(200).text;
    assert!(page.contains("Ingetrokken op") && !page.contains("Geef dit antwoord"));
    let twice = send(&scene, &manager, &back, "").await.is(409);
    assert!(twice.text.contains("ingetrokken door wie het deed"));

    let token = scene.token(&scene.town_hall, Function::FunctionalManager).await;
    let over_api = format!("/signalenlijst/wijzigingen/{}/_trek-in", ids[1]);
    scene.post(&token, &over_api, &json!({})).await.is(200);
    scene.post(&token, &over_api, &json!({})).await.is(409);
    let listed = scene.get(&token, "/signalenlijst/wijzigingen").await.is(200).json();
    let all = listed["wijzigingen"].as_array().unwrap();
    assert!(all.iter().all(|one| one["ingetrokkenTijdstip"].is_string()), "{listed}");
}

#[tokio::test]
async fn a_second_person_proves_who_they_are_before_the_list_changes() {
    let scene = Scene::set().await;
    let id = propose(&scene, "/signalenlijst/_voeg-toe", &item()).await.is(200).at("/id");
    let director = scene.session(&scene.town_hall, Function::ChainDirector, "browser").await;
    let path = format!("/werk/regels/signalen/wijzigingen/{id}");
    scene.wait(6 * 60);
    let page = scene.page(&director, &path).await.is(200).text;
    assert!(page.contains("Leert een dader er iets van?"), "what a person must look at");
    let got = send(&scene, &director, &path, "answer=").await.is(400);
    assert!(got.text.contains("href=\"#answer\""));
    let got = send(&scene, &director, &path, "answer=agreed").await;
    assert_eq!(got.status, 303, "{}", got.text);
    assert!(got.header("location").starts_with("/werk/bewijs"), "{}", got.header("location"));
    assert!(scene.house.library.now().signal(&id).is_none());
}
