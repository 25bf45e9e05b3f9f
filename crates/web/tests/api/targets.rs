//! Target times over pages and API: the organisation's own, and never said to be law.

use crate::scene::{Got, Scene, cookie, worry};
use domain::organisations::Function;
use serde_json::{Value, json};

const HERE: &str = "/werk/regels/streeftijden";
const MANAGER: Function = Function::FunctionalManager;
const OFFICER: Function = Function::PrivacyOfficer;

fn new() -> Value {
    json!({
        "actie": "meldcode-step", "streeftijd": "P3B", "vanafDatum": "2026-03-02",
        "waarom": "Onze mentoren <b>werken</b> vier dagen.",
    })
}

/// Sends a form from a page of our own.
async fn send(scene: &Scene, session: &str, path: &str, body: &str) -> Got {
    let ask = scene.ask("POST", path).header("cookie", cookie(session));
    let ask = ask.header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(body).go().await
}

async fn propose(scene: &Scene, body: &Value) -> Got {
    let manager = scene.token(&scene.school, MANAGER).await;
    scene.post(&manager, "/streeftijden/_stel-voor", body).await
}

/// A colleague lets it in.
async fn agree(scene: &Scene, id: &str) {
    let officer = scene.school.actor(scene.school.who(OFFICER));
    let cx = app::Cx::new(&scene.house, officer, scene.now());
    app::targets::answer(&cx, id.parse().unwrap(), None).await.unwrap();
}

/// What the API says about an action.
async fn shown(scene: &Scene, house: &testkit::House, action: &str) -> Value {
    let token = scene.token(house, Function::Teacher).await;
    let all = scene.get(&token, "/streeftijden").await.is(200).json();
    let all = all["streeftijden"].as_array().unwrap();
    all.iter().find(|one| one["actie"] == action).unwrap().clone()
}

#[tokio::test]
async fn a_signal_says_whose_time_it_is_and_that_no_law_sets_it() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let before =
        scene.post(&teacher, "/signalen", &worry("Komt vaak moe.")).await.is(201).at("/id");
    let page = scene.page(&session, &format!("/werk/signalen/{before}")).await.is(200).text;
    assert!(page.contains("binnen 2 werkdagen. Dat is een voorstel van Vangnet"), "the table");
    let id = propose(&scene, &new()).await.is(200).at("/id");
    scene.wait(60);
    agree(&scene, &id).await;
    let after =
        scene.post(&teacher, "/signalen", &worry("Heeft nieuwe kleren.")).await.is(201).at("/id");
    let page = scene.page(&session, &format!("/werk/signalen/{after}")).await.is(200).text;
    assert!(
        page.contains("Streeftijd van Huis 1 voor de volgende stap: binnen 3 werkdagen. De wet")
    );
    let page = scene.page(&session, &format!("/werk/signalen/{before}")).await.is(200).text;
    assert!(page.contains("binnen 2 werkdagen. Dat is een voorstel"), "what ran keeps its time");
}

#[tokio::test]
async fn the_page_shows_the_own_time_beside_the_table_with_its_source() {
    let scene = Scene::set().await;
    let id = propose(&scene, &new()).await.is(200).at("/id");
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&teacher, HERE).await.is(200).text;
    assert!(page.contains("Geen wettelijke termijn.") && page.contains("Streeftijden van Huis 1"));
    assert!(page.contains("RTV Utrecht"), "the confirmed row shows its source");
    assert!(!page.contains(&*id) && !page.contains("Kies een eigen tijd"), "no part in it");
    agree(&scene, &id).await;
    let page = scene.page(&teacher, HERE).await.is(200).text;
    assert!(page.contains("<strong>binnen 3 werkdagen</strong>"));
    let own = shown(&scene, &scene.school, "meldcode-step").await;
    assert_eq!((&own["termijn"], &own["streeftijd"]), (&json!("P2B"), &json!("P3B")));
    assert_eq!((&own["hoogstens"], &own["status"]), (&json!("P5B"), &json!("proposal")));
    let elsewhere = shown(&scene, &scene.other, "meldcode-step").await;
    assert!(elsewhere.get("streeftijd").is_none(), "another organisation has its own");
    let dated = shown(&scene, &scene.school, "first-contact").await;
    assert!(dated.get("hoogstens").is_none(), "another table dates it");

    let manager = scene.session(&scene.school, MANAGER, "browser").await;
    let page = scene.page(&manager, HERE).await.is(200).text;
    assert!(page.contains("Geldt nu") && page.contains("Naam van functional-manager"));
    let page = scene.page(&manager, &format!("{HERE}/voorstellen/{id}")).await.is(200).text;
    assert!(
        page.contains("Onze mentoren &#60;b&#62;werken&#60;/b&#62; vier dagen."),
        "only as text"
    );
    assert!(page.contains("Naam van privacy-officer"), "who let it in");
}

#[tokio::test]
async fn everything_wrong_with_a_time_is_said_at_once_and_nothing_typed_is_lost() {
    let scene = Scene::set().await;
    let manager = scene.session(&scene.school, MANAGER, "browser").await;
    let path = format!("{HERE}/meldcode-step");
    let got =
        send(&scene, &manager, &path, "term=ooit&unit=eeuwen&from=gisteren&why=%3Cb%3E").await;
    let got = got.is(400);
    for field in ["term", "unit", "from"] {
        assert!(got.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(got.text.contains("value=\"ooit\"") && got.text.contains("&#60;b&#62;"));
    for (body, field) in [
        ("term=6&unit=working-days&from=2026-03-02&why=x", "term"),
        ("term=7&unit=days&from=2026-03-02&why=x", "term"),
        ("term=0&unit=hours&from=2026-03-02&why=x", "term"),
        ("term=99999&unit=hours&from=2026-03-02&why=x", "term"),
        ("unit=table&from=2026-03-02&why=x", "term"),
        ("term=4&unit=hours&from=2026-03-01&why=x", "from"),
        ("term=4&unit=hours&from=2026-03-02&why=+", "why"),
    ] {
        let got = send(&scene, &manager, &path, body).await.is(400);
        assert!(got.text.contains(&format!("href=\"#{field}\"")), "{body}: {}", got.text);
    }
    let mut odd = new();
    odd["streeftijd"] = json!("P6B");
    odd["vanafDatum"] = json!("2026-03-01");
    let faults = propose(&scene, &odd).await.is(400).faults();
    let faults: Vec<_> = faults.iter().map(|(at, code)| (at.as_str(), code.as_str())).collect();
    assert_eq!(faults, [("/streeftijd", "target-slower"), ("/vanafDatum", "day-past")]);
    odd["streeftijd"] = json!("gauw");
    odd["actie"] = json!("dragons");
    odd["waarom"] = json!("a".repeat(5000));
    let faults = propose(&scene, &odd).await.is(400).faults();
    let codes: Vec<_> = faults.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["unknown-word", "not-a-term", "too-long"]);
    for hidden in ["first-contact", "await-feedback", "dragons", "%3Cscript%3E"] {
        scene.page(&manager, &format!("{HERE}/{hidden}")).await.is(404);
    }
}

#[tokio::test]
async fn who_has_no_part_in_it_or_works_elsewhere_sees_and_changes_nothing() {
    let scene = Scene::set().await;
    let id = propose(&scene, &new()).await.is(200).at("/id");
    for (house, function) in [
        (&scene.school, Function::Teacher),
        (&scene.school, Function::FocalOfficer),
        (&scene.other, MANAGER),
        (&scene.other, OFFICER),
        (&scene.town_hall, Function::ChainDirector),
    ] {
        let session = scene.session(house, function, "browser").await;
        let at = format!("{HERE}/voorstellen/{id}");
        scene.page(&session, &at).await.is(404);
        for (path, body) in [(at.clone(), "answer=agreed"), (format!("{at}/intrekken"), "")] {
            let got = send(&scene, &session, &path, body).await;
            let proof = got.header("location").starts_with("/werk/bewijs");
            let status = got.status.as_u16();
            assert!(proof || [403, 404].contains(&status), "{function} {path}: {status}");
        }
        let list = scene.page(&session, HERE).await.is(200);
        assert!(!list.text.contains(&*id), "{function} sees what only waits");
    }
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    let path = format!("{HERE}/decide");
    scene.page(&teacher, &path).await.is(403);
    send(&scene, &teacher, &path, "term=2&unit=working-days&from=2026-03-02&why=x").await.is(403);
    assert!(shown(&scene, &scene.school, "meldcode-step").await.get("streeftijd").is_none());
}

#[tokio::test]
async fn a_proposal_waits_once_is_taken_back_once_and_needs_a_fresh_proof_to_be_let_in() {
    let scene = Scene::set().await;
    let id = propose(&scene, &new()).await.is(200).at("/id");
    assert_eq!(propose(&scene, &new()).await.is(409).at("/code"), "target-waits");
    let manager = scene.session(&scene.school, MANAGER, "browser").await;
    let at = format!("{HERE}/voorstellen/{id}");
    let page = scene.page(&manager, &at).await.is(200).text;
    assert!(page.contains("Trek dit voorstel in") && !page.contains("Geef dit antwoord"));
    let officer = scene.session(&scene.school, OFFICER, "browser").await;
    scene.wait(6 * 60);
    let got = send(&scene, &officer, &at, "answer=").await.is(400);
    assert!(got.text.contains("href=\"#answer\""));
    let got = send(&scene, &officer, &at, "answer=agreed").await.is(303);
    assert!(got.header("location").starts_with("/werk/bewijs"), "{}", got.header("location"));
    let got = send(&scene, &officer, &format!("{at}/intrekken"), "").await.is(403);
    assert!(!got.text.contains("mentoren"));

    let gone = send(&scene, &manager, &format!("{at}/intrekken"), "").await.is(303);
    assert!(gone.header("location").ends_with("gedaan=target-withdrawn"));
    let again = send(&scene, &manager, &format!("{at}/intrekken"), "").await.is(409);
    assert!(again.text.contains("Dit voorstel is ingetrokken door"));
    let page = scene.page(&manager, HERE).await.is(200).text;
    assert!(page.contains("Ingetrokken"), "it stays to be seen");
    let token = scene.token(&scene.school, MANAGER).await;
    let path = format!("/streeftijden/voorstellen/{id}/_trek-in");
    assert_eq!(
        scene.post(&token, &path, &json!({})).await.is(409).at("/code"),
        "proposal-withdrawn"
    );
}
