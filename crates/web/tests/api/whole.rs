//! The whole walk over the API alone: help that is agreed and looked at, a track from the first
//! contact to years after the return, and what those do who keep the installation.

use crate::scene::{Scene, worry};
use crate::story::case;
use domain::organisations::Function;
use serde_json::{Value, json};

/// Takes a step with a matter, and gives its stage since.
async fn step(scene: &Scene, token: &str, matter: &str, what: &str, body: &Value) -> String {
    scene.change(token, matter, &format!("{matter}/{what}"), body).await.is(201);
    scene.get(token, matter).await.is(200).at("/stadium")
}

/// A moment so many days from now.
fn in_days(scene: &Scene, days: i32) -> String {
    scene.now().plus_days(days).to_string()
}

#[tokio::test]
async fn help_is_agreed_looked_at_and_the_signal_closes_by_itself() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    let act = async |what: &str, body: Value| step(&scene, &teacher, &signal, what, &body).await;
    act("meldcodestappen", json!({ "stap": "talk", "wat": "Rustig gesproken." })).await;
    let weighing = json!({
        "vermoeden": { "antwoord": "yes" }, "onveiligheid": "structural",
        "hulpMogelijk": { "antwoord": "yes" }, "hulpAanvaard": { "antwoord": "yes" },
        "hulpWerkt": { "antwoord": "yes" }, "onthulling": false,
    });
    act("wegingen", weighing).await;
    let both = json!({
        "melden": false, "meldenToelichting": "De hulp is er al.", "hulp": true,
        "hulpToelichting": "Schoolmaatschappelijk werk.",
    });
    assert_eq!(act("besluiten", both).await, "helping");
    act("hulpafspraken", json!({ "evaluatieTijdstip": in_days(&scene, 30) })).await;
    let late = json!({ "evaluatieTijdstip": in_days(&scene, -1) });
    let path = format!("{signal}/hulpafspraken");
    let refused = scene.change(&teacher, &signal, &path, &late).await.is(409);
    assert_eq!(refused.at("/code"), "review-in-the-past");
    let found = json!({ "uitkomst": "safe", "toelichting": "Het is rustig." });
    assert_eq!(act("hulpevaluaties", found).await, "closed");
}

#[tokio::test]
async fn what_was_asked_or_sent_is_taken_back() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let asked = scene.post(&teacher, "/adviesvragen", &json!({ "vraag": "Wat nu?" })).await;
    let question = format!("/adviesvragen/{}", asked.is(201).at("/id"));
    let stage = step(&scene, &teacher, &question, "intrekkingen", &json!({})).await;
    assert_eq!(stage, "withdrawn");

    let (coordinator, case) = case(&scene).await;
    let referral = json!({
        "aan": scene.other.id.to_string(), "inhoud": "Een veilige plek.",
        "grond": { "code": "consent", "toelichting": "Zij wil het." },
    });
    let path = format!("{case}/verwijzingen");
    let sent = scene.post(&coordinator, &path, &referral).await.is(201);
    let sending = format!("/meldingen/{}", sent.at("/id"));
    let why = json!({ "woorden": "Verkeerde organisatie." });
    assert_eq!(step(&scene, &coordinator, &sending, "intrekkingen", &why).await, "closed");
    let shown = scene.get(&coordinator, &case).await.is(200);
    assert_eq!(shown.at("/verwijzingen/0/stand"), "withdrawn");
}

/// The safety plan, its review, and who works on the case.
async fn plan(scene: &Scene, coordinator: &str, case: &str) {
    let act = async |what: &str, body: Value| step(scene, coordinator, case, what, &body).await;
    let posts = scene.get(coordinator, "/plekken").await.is(200);
    let posts = posts.json()["plekken"].as_array().unwrap().clone();
    let own = posts.iter().find(|post| post["eigen"] == true).unwrap();
    let lead = posts.iter().find(|post| post["functie"] == "team-lead").unwrap();
    assert!(posts.iter().all(|post| post["functie"] != "privacy-officer"), "holds no matter");
    let team = json!({ "plekken": [own["id"], lead["id"]], "brug": own["id"] });
    act("teams", team).await;
    let shown = scene.get(coordinator, case).await.is(200);
    assert_eq!(shown.json()["plekken"].as_array().unwrap().len(), 2);
    assert_eq!(shown.at("/brug"), own["id"].as_str().unwrap());
    let foreign = json!({ "plekken": [scene.other.who(Function::Teacher).post.to_string()] });
    scene.change(coordinator, case, &format!("{case}/teams"), &foreign).await.is(404);

    act("contactmomenten", json!({ "manier": "phone", "bereikt": true, "woorden": "Gebeld." }))
        .await;
    let chapters = ["transport", "education", "social-media", "going-missing"].map(|name| {
        json!({
            "hoofdstuk": name, "risico": "r", "afspraak": "a", "wie": "mentor",
            "totDatum": "2026-12-01",
        })
    });
    let by = in_days(scene, 30);
    act("veiligheidsplannen", json!({ "hoofdstukken": chapters, "evaluatieTijdstip": by })).await;
    let next = json!({ "woorden": "Werkt.", "evaluatieTijdstip": in_days(scene, 60) });
    act("planevaluaties", next).await;
    let path = format!("{case}/planevaluaties");
    let ended = json!({ "woorden": "Klaar." });
    let refused = scene.change(coordinator, case, &path, &ended).await.is(409);
    assert_eq!(refused.at("/code"), "plan-still-needed");
}

/// Help at the other organisation: asked, accepted, started, and the return agreed there.
async fn help(scene: &Scene, coordinator: &str, case: &str) -> (String, String) {
    let referral = json!({
        "aan": scene.other.id.to_string(), "inhoud": "Een veilige plek.",
        "grond": { "code": "consent", "toelichting": "Zij wil het." },
    });
    scene.post(coordinator, &format!("{case}/verwijzingen"), &referral).await.is(201);
    scene.deliver().await;
    let helper = scene.token(&scene.other, Function::HelpProvider).await;
    let list = scene.get(&helper, "/ontvangsten").await.is(200);
    let items = list.json()["items"].as_array().unwrap().clone();
    let mut arrival = String::new();
    for item in items {
        let one = format!("/ontvangsten/{}", item["zaak"]["id"].as_str().unwrap());
        if scene.get(&helper, &one).await.is(200).at("/doel") == "referral" {
            arrival = one;
        }
    }
    assert!(!arrival.is_empty(), "{}", list.text);
    let act = async |what: &str, body: Value| step(scene, &helper, &arrival, what, &body).await;
    assert_eq!(act("aanvaardingen", json!({})).await, "accepted");
    scene.deliver().await;
    assert_eq!(act("hulpstarts", json!({})).await, "started");
    scene.deliver().await;
    assert_eq!(scene.get(coordinator, case).await.at("/stadium"), "helped");
    let prepare = json!({ "voorbereidTijdstip": in_days(scene, 20) });
    act("terugkeerafspraken", prepare).await;
    (helper, arrival)
}

#[tokio::test]
async fn a_track_goes_from_a_team_to_years_after_the_return_and_opens_again() {
    let scene = Scene::set().await;
    let (coordinator, case) = case(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &coordinator, &case, what, &body).await;
    plan(&scene, &coordinator, &case).await;
    let (helper, arrival) = help(&scene, &coordinator, &case).await;

    // Help stops, starts with another, and then the young person goes home.
    assert_eq!(act("hulpeinden", json!({ "woorden": "Het klikte niet." })).await, "bridging");
    let over = json!({ "woorden": "De plaatsing hield op." });
    assert_eq!(step(&scene, &helper, &arrival, "hulpeinden", &over).await, "closed");
    scene.deliver().await;
    let (_, _) = help(&scene, &coordinator, &case).await;
    let home = json!({
        "terugTijdstip": in_days(&scene, 10), "afspraken": "School weet het.",
        "helper": scene.school.who(Function::CareCoordinator).post.to_string(),
    });
    assert_eq!(act("terugkeerplannen", home).await, "returning");
    scene.wait(10 * 24 * 3600);
    let since = json!({ "sindsTijdstip": in_days(&scene, 0) });
    assert_eq!(act("terugkomsten", since).await, "aftercare");

    // The years after: a pause, signs that a person looks at, and a plan that may end.
    let pause = json!({ "totTijdstip": in_days(&scene, 60), "woorden": "Even rust." });
    assert_eq!(act("pauzes", pause).await, "aftercare");
    act("planevaluaties", json!({ "woorden": "Klaar." })).await;
    let signs = json!({
        "tekens": ["revict-missed-contact"], "spoed": false, "andereVerklaring": "Telefoon stuk.",
        "woorden": "Neemt niet op.",
    });
    act("tekens", signs.clone()).await;
    let look = |outcome: &str| json!({ "uitkomst": outcome, "toelichting": "Gesproken." });
    assert_eq!(act("tekenbeoordelingen", look("continue")).await, "aftercare");
    act("tekens", signs).await;
    assert_ne!(act("tekenbeoordelingen", look("reopen")).await, "aftercare");
    let over = json!({ "reden": "moved-away", "woorden": "Verhuisd." });
    assert_eq!(act("afsluitingen", over).await, "closed");
    assert_ne!(act("heropeningen", json!({ "woorden": "Belde zelf." })).await, "closed");
}

#[tokio::test]
async fn an_emergency_access_is_judged_by_someone_else_and_the_journal_tells_of_both() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Alleen van mij.")).await.is(201);
    let stranger = scene.token(&scene.school, Function::HelpProvider).await;
    let signal = format!("/signalen/{}", made.at("/id"));
    // A reason is needed, and being known here; a token that is no longer fresh isn't enough.
    let zaak = made.at("/id");
    scene.post(&stranger, "/noodtoegangen", &json!({ "zaak": zaak })).await.is(400);
    let nood = json!({ "zaak": zaak, "woorden": "Direct gevaar." });
    let elsewhere = scene.token(&scene.other, Function::HelpProvider).await;
    scene.post(&elsewhere, "/noodtoegangen", &nood).await.is(404);
    scene.wait(3600);
    assert_eq!(scene.post(&stranger, "/noodtoegangen", &nood).await.is(403).at("/code"), "step-up");
    let stranger = scene.token(&scene.school, Function::HelpProvider).await;
    let opened = scene.post(&stranger, "/noodtoegangen", &nood).await.is(201);
    scene.get(&stranger, &signal).await.is(200);

    let review = format!("/beoordelingen/{}", opened.at("/id"));
    let officer = scene.token(&scene.school, Function::PrivacyOfficer).await;
    let told = scene.get(&officer, "/berichten").await.is(200);
    assert!(told.text.contains(&opened.at("/id")), "{}", told.text);
    assert_eq!(scene.get(&officer, &review).await.is(200).at("/woorden"), "Direct gevaar.");
    let verdict = json!({ "oordeel": "justified", "toelichting": "Er was gevaar." });
    let path = format!("{review}/oordelen");
    scene.change(&officer, &review, &path, &verdict).await.is(201);
    scene
        .ask("POST", "/api/v1/berichten/_lees")
        .token(&officer)
        .json(&json!({}))
        .go()
        .await
        .is(200);
    assert!(!scene.get(&officer, "/berichten").await.text.contains(&opened.at("/id")));
    let journal = scene.get(&officer, "/journaal").await.is(200);
    let lines = journal.json()["regels"].as_array().unwrap().clone();
    assert!(lines.iter().any(|line| line["doel"] == "emergency"), "{}", journal.text);
}

#[tokio::test]
async fn who_is_away_hands_over_what_was_theirs_and_saying_it_twice_changes_nothing() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    scene.post(&teacher, "/signalen", &worry("Blijft niet liggen.")).await.is(201);
    let manager = scene.token(&scene.school, Function::FunctionalManager).await;
    let who = scene.school.who(Function::Teacher).worker;
    let put = async |token: &str, path: String, body: Value| {
        scene.ask("PUT", &format!("/api/v1{path}")).token(token).json(&body).go().await
    };
    let away = json!({ "afwezig": true, "totTijdstip": in_days(&scene, 14) });
    let path = format!("/medewerkers/{who}/afwezigheid");
    put(&teacher, path.clone(), away.clone()).await.is(403);
    assert_eq!(put(&manager, path.clone(), away.clone()).await.is(200).at("/verplaatst"), "1");
    assert_eq!(put(&manager, path.clone(), away).await.is(200).at("/verplaatst"), "0");
    let back = json!({ "afwezig": false });
    assert_eq!(put(&manager, path, back).await.is(200).at("/verplaatst"), "1");
    let left = put(&manager, format!("/medewerkers/{who}/einde"), json!({})).await;
    assert_eq!(left.is(200).at("/verplaatst"), "1");
    scene.get(&teacher, "/werklijst").await.is(401);
    let all = scene.get(&manager, "/medewerkers").await.is(200);
    let gone = all.json()["medewerkers"].as_array().unwrap().clone();
    assert!(gone.iter().any(|one| one["eindTijdstip"].is_string()));
}

/// A page of someone who is signed in, and a form sent from it.
async fn send(scene: &Scene, session: &str, path: &str, body: &str) -> crate::scene::Got {
    let ask = scene.ask("POST", path).header("cookie", crate::scene::cookie(session));
    let ask = ask.header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(body).go().await
}

#[tokio::test]
async fn a_signal_that_was_weighed_keeps_the_route_of_its_own_day_on_the_pages_too() {
    let scene = Scene::set().await;
    let token = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&token, "/signalen", &worry("Vaak weg.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    let talk = json!({ "stap": "talk", "wat": "Gesproken." });
    step(&scene, &token, &signal, "meldcodestappen", &talk).await;
    let weighing = json!({
        "vermoeden": { "antwoord": "yes" }, "onveiligheid": "structural",
        "hulpMogelijk": { "antwoord": "no" }, "hulpAanvaard": { "antwoord": "unknown" },
        "hulpWerkt": { "antwoord": "unknown" }, "onthulling": false,
    });
    step(&scene, &token, &signal, "wegingen", &weighing).await;

    let manager = scene.session(&scene.town_hall, Function::FunctionalManager, "browser").await;
    let director = scene.session(&scene.town_hall, Function::ChainDirector, "browser").await;
    let page = scene.page(&manager, "/werk/regels/meldroute").await.is(200);
    assert!(page.text.contains("Meldroute A"));
    send(&scene, &manager, "/werk/regels/meldroute", "route=meldroute-c&from=2020-01-01")
        .await
        .is(400);
    let to = send(&scene, &manager, "/werk/regels/meldroute", "route=meldroute-c&from=2026-03-03");
    let to = to.await.is(303).header("location").to_owned();
    let shown = scene.page(&manager, &to).await.is(200);
    let version = shown.text.split("/werk/regels/keuze-meldroute/").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    let path = format!("/werk/regels/keuze-meldroute/{version}");
    assert!(send(&scene, &manager, &path, "").await.status.is_client_error(), "one's own");
    send(&scene, &director, &path, "").await.is(303);
    scene.wait(48 * 3600);

    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    assert!(scene.page(&teacher, "/werk/meldroute").await.text.contains("Meldroute C"));
    let shown = scene.page(&teacher, &format!("/werk{signal}")).await.is(200);
    assert!(shown.text.contains("/werk/meldroute?op=2026-03-02"), "{}", shown.text);
    let then = scene.page(&teacher, "/werk/meldroute?op=2026-03-02").await.is(200);
    assert!(then.text.contains("Meldroute A") && then.text.contains("2 maart 2026"));
}

#[tokio::test]
async fn another_route_takes_effect_by_two_people_and_never_reaches_back() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let manager = scene.token(&scene.town_hall, Function::FunctionalManager).await;
    let director = scene.token(&scene.town_hall, Function::ChainDirector).await;
    let ask = async |token: &str, path: &str, body: Value| {
        scene.ask("POST", &format!("/api/v1{path}")).token(token).json(&body).go().await
    };
    let today = scene.now().day();
    let tomorrow = today.tomorrow().unwrap();
    let choice = json!({ "route": "meldroute-b", "vanafDatum": tomorrow.to_string() });
    ask(&teacher, "/meldroutes/_kies", choice.clone()).await.is(403);
    let wrong = json!({ "route": "termijnen", "vanafDatum": "2020-01-01" });
    let faults = ask(&manager, "/meldroutes/_kies", wrong).await.is(400).faults();
    let wanted = [("/route", "unknown-word"), ("/vanafDatum", "day-past")];
    assert_eq!(faults, wanted.map(|(at, code)| (at.to_owned(), code.to_owned())));

    let put = ask(&manager, "/meldroutes/_kies", choice).await.is(200);
    let version = put.at("/versie").replace(' ', "%20");
    let path = format!("/regeltabellen/keuze-meldroute/versies/{version}/_activeer");
    let own = ask(&manager, &path, json!({})).await.is(409);
    assert_eq!(own.at("/code"), "own-proposal");
    let before = scene.get(&teacher, "/meldroutes").await.is(200);
    assert_eq!(before.at("/route"), "meldroute-a");
    ask(&director, &path, json!({})).await.is(200);
    assert_eq!(scene.get(&teacher, "/meldroutes").await.at("/route"), "meldroute-a", "not yet");
    scene.wait(24 * 3600);
    let on = async |day: &str| {
        scene.get(&teacher, &format!("/meldroutes?op={day}")).await.is(200).at("/route")
    };
    assert_eq!(scene.get(&teacher, "/meldroutes").await.at("/route"), "meldroute-b");
    assert_eq!(on(&today.to_string()).await, "meldroute-a", "what was weighed keeps its route");
    assert_eq!(on(&tomorrow.to_string()).await, "meldroute-b");
    scene.get(&teacher, "/meldroutes?op=gisteren").await.is(400);
    // A version never changes.
    let shown = scene.get(&manager, "/regeltabellen/keuze-meldroute").await.is(200);
    assert!(shown.json()["versies"][0]["sindsTijdstip"].is_string());
}
