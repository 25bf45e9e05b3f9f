//! Someone who is missing, over the API and on the pages: every step, every wrong question, and nothing
//! for whom it isn't.

use crate::scene::{Scene, cookie, worry};
use domain::organisations::Function;
use serde_json::{Value, json};

/// What a hostile visitor types in every field that takes text.
const HOSTILE: &str = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>{{7*7}}";

fn said(words: &str) -> Value {
    json!({ "rol": "professional", "wijze": "heard", "woorden": words })
}

fn judged(class: &str) -> Value {
    json!({ "klasse": class, "weegtMee": ["under-13"], "woorden": "Zo staat het ervoor." })
}

fn gone(matter: &str) -> Value {
    json!({
        "zaak": matter, "weg": "2026-03-01/evening", "inschatting": judged("red"),
        "uitspraken": [said("Laatst gezien bij de bus.")],
    })
}

/// A signal of a teacher, and someone who is missing from it.
async fn missing(scene: &Scene) -> (String, String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let signal = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201).at("/id");
    let made = scene.post(&teacher, "/vermissingen", &gone(&signal)).await.is(201);
    (teacher, signal, format!("/vermissingen/{}", made.at("/id")))
}

async fn step(scene: &Scene, token: &str, of: &str, what: &str, body: &Value) -> String {
    scene.change(token, of, &format!("{of}/{what}"), body).await.is(201);
    scene.get(token, of).await.is(200).at("/stadium")
}

#[tokio::test]
async fn every_step_around_someone_who_is_missing_is_taken_over_the_api() {
    let scene = Scene::set().await;
    let (teacher, signal, missing) = missing(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/bij"), signal);
    assert_eq!(shown.at("/weg"), "2026-03-01/evening");
    assert_eq!(shown.at("/planning/0/actie"), "report-missing");
    assert_eq!(shown.at("/gemeld"), "false");
    act("uitspraken", said("Een klasgenoot zag haar in een auto stappen.")).await;
    let words = json!({ "woorden": "Gebeld." });
    act("zoekacties", words.clone()).await;
    act("politieoverleggen", words).await;
    act("inschattingen", judged("orange")).await;
    act("politiemeldingen", json!({ "woorden": "Gemeld." })).await;
    act("politiemeldingen", json!({ "nummer": "2026-1", "woorden": "Nummer gekregen." })).await;
    let home = json!({ "ingelicht": true, "wie": "haar vader", "woorden": "Hij zoekt mee." });
    assert_eq!(act("gezinsberichten", home).await, "away");
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/nummer"), "2026-1");
    assert!(!shown.text.contains("ask-report-number"), "the number is there");
    assert_eq!(shown.at("/planning/0/actie"), "review-orange");
    let back = json!({ "terug": "2026-03-02", "woorden": "Zelf terug." });
    assert_eq!(act("terugkomsten", back).await, "back");
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/planning/0/actie"), "tell-police-back");
    act("politieberichten", json!({ "woorden": "De wijkagent weet het." })).await;
    let talk = json!({ "gehad": false, "woorden": "Zij wil slapen." });
    assert_eq!(act("terugkeergesprekken", talk).await, "talked");
    let check = json!({
        "bevindingen": [{ "punt": "who-paid", "woorden": "Een onbekende." }],
        "uitkomst": "worry", "toelichting": "Iemand wil er iets voor terug.",
    });
    assert_eq!(act("uitbuitingschecks", check).await, "worry");
    let path = format!("{missing}/signalen");
    let worry = json!({ "uitspraken": [said("Een onbekende betaalt alles.")] });
    let made = scene.change(&teacher, &missing, &path, &worry).await.is(201);
    assert!(made.header("location").starts_with("/api/v1/signalen/"));
    assert_eq!(scene.get(&teacher, &missing).await.is(200).at("/stadium"), "closed");
    let matter = scene.get(&teacher, &format!("/signalen/{signal}")).await.is(200);
    assert_eq!(matter.at("/vervolg/0/soort"), "vermissingen");
}

#[tokio::test]
async fn the_worry_goes_to_the_matter_when_a_person_brings_it_there() {
    let scene = Scene::set().await;
    let (teacher, signal, missing) = missing(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    let back = json!({ "woorden": "Zelf terug.", "thuis": "Haar vader haalde haar op." });
    act("terugkomsten", back).await;
    act("terugkeergesprekken", json!({ "gehad": true, "woorden": "Gesproken." })).await;
    act("uitbuitingschecks", json!({ "uitkomst": "worry", "toelichting": "Zorg." })).await;
    let worry = json!({ "uitspraken": [said("Zorg in woorden.")] });
    assert_eq!(act("zaakuitspraken", worry).await, "closed");
    let shown = scene.get(&teacher, &format!("/signalen/{signal}/uitspraken")).await.is(200);
    assert!(shown.text.contains("Zorg in woorden."));
}

/// What the page of someone who is missing says, to a teacher in a browser.
async fn page(scene: &Scene, path: &str) -> String {
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    scene.page(&session, &format!("/werk{path}")).await.is(200).text
}

#[tokio::test]
async fn the_police_are_asked_for_the_number_and_hear_of_the_return_before_it_closes() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    act("politiemeldingen", json!({ "woorden": "Gemeld, het nummer volgt." })).await;
    act("gezinsberichten", json!({ "ingelicht": false, "woorden": "Niet veilig." })).await;
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/gemeld"), "true");
    assert!(shown.text.contains("ask-report-number"));
    assert!(page(&scene, &missing).await.contains(&format!("{missing}/meldnummer")));
    act("terugkomsten", json!({ "woorden": "Zelf terug." })).await;
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert!(!shown.text.contains("ask-report-number"), "nobody looks with it any more");
    assert!(page(&scene, &missing).await.contains(&format!("{missing}/politie-terug")));
    act("terugkeergesprekken", json!({ "gehad": true, "woorden": "Gesproken." })).await;
    let calm = json!({ "uitkomst": "no-worry", "toelichting": "Was bij haar oma." });
    assert_eq!(act("uitbuitingschecks", calm).await, "untold");
    let close = json!({ "reden": "not-missing", "woorden": "x", "politie": "x" });
    let path = format!("{missing}/afsluitingen");
    let refused = scene.change(&teacher, &missing, &path, &close).await.is(409);
    assert_eq!(refused.at("/code"), "missing-police-first");
    let told = json!({ "woorden": "De politie bracht haar zelf terug." });
    assert_eq!(act("politieberichten", told.clone()).await, "closed");
    let path = format!("{missing}/politieberichten");
    let again = scene.change(&teacher, &missing, &path, &told).await.is(409);
    assert_eq!(again.at("/code"), "closed");
}

#[tokio::test]
async fn after_a_report_one_closes_without_a_return_only_with_what_the_police_heard() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let change = async |what: &str, body: Value| {
        scene.change(&teacher, &missing, &format!("{missing}/{what}"), &body).await
    };
    let told = json!({ "woorden": "Zij is terug." });
    assert_eq!(change("politieberichten", told).await.is(409).at("/code"), "missing-not-back");
    change("politiemeldingen", json!({ "woorden": "Gemeld." })).await.is(201);
    let kept = json!({ "ingelicht": false, "woorden": "Niet veilig." });
    change("gezinsberichten", kept).await.is(201);
    let mut close = json!({ "reden": "followed-elsewhere", "woorden": "De instelling volgt het." });
    let refused = change("afsluitingen", close.clone()).await.is(409);
    assert_eq!(refused.at("/code"), "missing-police-first");
    close["politie"] = json!("x".repeat(10_001));
    change("afsluitingen", close.clone()).await.is(400);
    close["politie"] = json!("De meldkamer belt nu met de instelling.");
    change("afsluitingen", close).await.is(201);
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/stadium"), "closed");
    assert!(page(&scene, &missing).await.contains("De meldkamer belt nu met de instelling."));
}

#[tokio::test]
async fn police_who_brought_someone_back_are_not_called_again() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    act("politiemeldingen", json!({ "woorden": "Gemeld." })).await;
    let thuis = "Haar moeder deed open.";
    let police = "Zij brachten haar zelf thuis.";
    let back = json!({ "woorden": "Moe, en stil.", "politie": police, "thuis": thuis });
    assert_eq!(act("terugkomsten", back).await, "back");
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/planning/0/actie"), "return-talk");
    assert!(!shown.text.contains("tell-police-back") && !shown.text.contains("tell-home-back"));
    let page = page(&scene, &missing).await;
    assert!(page.contains(police) && page.contains(thuis));
}

#[tokio::test]
async fn home_that_knows_of_nothing_is_told_after_the_return_before_it_closes() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    assert!(page(&scene, &missing).await.contains("<dt>Code</dt>"));
    let long = json!({ "woorden": "Zelf terug.", "thuis": "x".repeat(10_001) });
    let path = format!("{missing}/terugkomsten");
    scene.change(&teacher, &missing, &path, &long).await.is(400);
    act("terugkomsten", json!({ "woorden": "Zelf terug." })).await;
    let shown = page(&scene, &missing).await;
    assert!(shown.contains(&format!("{missing}/thuis")), "the step stays after the return");
    assert!(shown.contains("Code toen de jongere weg was") && !shown.contains("<dt>Code</dt>"));
    let plan = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(plan.at("/planning/0/actie"), "tell-home-back");
    act("terugkeergesprekken", json!({ "gehad": false, "woorden": "Slaapt." })).await;
    assert!(page(&scene, &format!("{missing}/check")).await.contains("zodra ouders of voogd"));
    let calm = json!({ "uitkomst": "no-worry", "toelichting": "Was bij haar oma." });
    assert_eq!(act("uitbuitingschecks", calm).await, "untold");
    let only = "Terug, alleen ouders of voogd zijn nog niet ingelicht";
    assert!(page(&scene, &missing).await.contains(only));
    let close = json!({ "reden": "not-missing", "woorden": "x", "thuis": "x" });
    let path = format!("{missing}/afsluitingen");
    let refused = scene.change(&teacher, &missing, &path, &close).await.is(409);
    assert_eq!(refused.at("/code"), "missing-home-first");
    let home = json!({ "ingelicht": true, "wie": "haar vader", "woorden": "Hij wist van niets." });
    assert_eq!(act("gezinsberichten", home.clone()).await, "closed");
    let path = format!("{missing}/gezinsberichten");
    let again = scene.change(&teacher, &missing, &path, &home).await.is(409);
    assert_eq!(again.at("/code"), "closed");
}

#[tokio::test]
async fn the_form_that_closes_asks_what_home_heard_and_needs_it_when_home_was_alarmed() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let (form, back) = (format!("{missing}/sluiten"), format!("{missing}/terug"));
    for page in [page(&scene, &form).await, page(&scene, &back).await] {
        assert!(
            page.contains("name=\"thuis\"")
                && page.contains("Er staat nog niet dat zij het weten.")
        );
    }
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let path = format!("/werk{form}");
    let send = async |sent: &'static str| {
        let ask = scene.ask("POST", &path).header("cookie", cookie(&session)).body(sent);
        let ask = ask.header("content-type", "application/x-www-form-urlencoded");
        ask.header("sec-fetch-site", "same-origin").go().await
    };
    let elsewhere = "waarom=followed-elsewhere&woorden=De+instelling&thuis=&bevestiging=doe";
    send(elsewhere).await.is(400);
    let home = json!({ "ingelicht": true, "wie": "haar vader", "woorden": "Hij zoekt mee." });
    step(&scene, &teacher, &missing, "gezinsberichten", &home).await;
    assert!(page(&scene, &back).await.contains("Zij weten dat de jongere weg is."));
    send("waarom=not-missing&woorden=Lag+te+slapen&thuis=&bevestiging=doe").await.is(400);
    let kept = json!({ "ingelicht": false, "woorden": "Toch niet veilig." });
    step(&scene, &teacher, &missing, "gezinsberichten", &kept).await;
    for page in [page(&scene, &form).await, page(&scene, &back).await] {
        assert!(!page.contains("name=\"thuis\""), "who is kept out of it isn't asked about");
    }
}

#[tokio::test]
async fn the_form_that_closes_asks_what_the_police_heard_only_when_they_know_of_it() {
    let scene = Scene::set().await;
    let (teacher, _, missing) = missing(&scene).await;
    let form = format!("{missing}/sluiten");
    assert!(!page(&scene, &form).await.contains("name=\"politie\""));
    let back = format!("{missing}/terug");
    assert!(!page(&scene, &back).await.contains("name=\"politie\""));
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    act("politieoverleggen", json!({ "woorden": "Overlegd." })).await;
    assert!(page(&scene, &form).await.contains("name=\"politie\""));
    assert!(page(&scene, &back).await.contains("U overlegde met de politie."));
    act("politiemeldingen", json!({ "woorden": "Gemeld." })).await;
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let sent = "waarom=not-missing&woorden=Lag+te+slapen&politie=&bevestiging=doe";
    let form = format!("/werk{form}");
    let ask = scene.ask("POST", &form).header("cookie", cookie(&session)).body(sent);
    let ask = ask.header("content-type", "application/x-www-form-urlencoded");
    ask.header("sec-fetch-site", "same-origin").go().await.is(400);
    assert!(page(&scene, &back).await.contains("De politie zoekt nog."));
}

#[tokio::test]
async fn what_cant_be_read_is_named_and_changes_nothing() {
    let scene = Scene::set().await;
    let (teacher, signal, missing) = missing(&scene).await;
    let wrong = |pointer: &str, value: Value| {
        let mut body = gone(&signal);
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    for (pointer, value) in [
        ("/zaak", json!("zaak-x")),
        ("/weg", json!("ooit")),
        ("/inschatting/klasse", json!("purple")),
        ("/inschatting/weegtMee/0", json!("sterrenbeeld")),
        ("/inschatting/woorden", json!("x".repeat(10_001))),
        ("/uitspraken", json!([])),
        ("/uitspraken/0/signalen", json!(["geen-signaal"])),
    ] {
        let mut body = gone(&signal);
        body["uitspraken"][0]["signalen"] = json!([]);
        *body.pointer_mut(pointer).unwrap() = value;
        let got = scene.post(&teacher, "/vermissingen", &body).await;
        assert_eq!(got.status.as_u16(), 400, "{pointer}: {}", got.text);
    }
    let twice = scene.post(&teacher, "/vermissingen", &wrong("/weg", json!("2026-03-01"))).await;
    assert_eq!(twice.is(409).at("/code"), "already-missing");
    let change = async |what: &str, body: Value| {
        scene.change(&teacher, &missing, &format!("{missing}/{what}"), &body).await
    };
    change("gezinsberichten", json!({ "ingelicht": true, "woorden": "x" })).await.is(400);
    let future = json!({ "terug": "2031-01-01", "woorden": "x" });
    assert_eq!(change("terugkomsten", future).await.is(409).at("/code"), "missing-not-yet");
    let early = json!({ "uitkomst": "no-worry", "toelichting": "x" });
    assert_eq!(change("uitbuitingschecks", early).await.is(409).at("/code"), "missing-not-back");
    let unknown = json!({
        "bevindingen": [{ "punt": "sterrenbeeld", "woorden": "x" }], "uitkomst": "worry",
        "toelichting": "x",
    });
    change("uitbuitingschecks", unknown).await.is(400);
    for closing in ["no-new-worry", "worry-passed-on", "bored"] {
        let got = change("afsluitingen", json!({ "reden": closing, "woorden": "x" })).await;
        assert!([400, 409].contains(&got.status.as_u16()), "{closing}: {}", got.text);
    }
    let stale = scene.ask("POST", &format!("/api/v1{missing}/zoekacties")).token(&teacher);
    let stale = stale.key("oud").version(99).json(&json!({ "woorden": "x" })).go().await;
    stale.is(412);
    let shown = scene.get(&teacher, &missing).await.is(200);
    assert_eq!(shown.at("/zaak/versie"), "1", "something was changed");
}

#[tokio::test]
async fn the_same_alarm_sent_twice_is_noted_once() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let signal = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201).at("/id");
    let ask = || {
        let ask = scene.ask("POST", "/api/v1/vermissingen").token(&teacher).key("een-keer");
        ask.json(&gone(&signal))
    };
    let (first, second) = (ask().go().await.is(201), ask().go().await.is(201));
    assert_eq!(first.at("/id"), second.at("/id"));
}

#[tokio::test]
async fn whoever_may_not_see_the_matter_learns_nothing_of_who_is_missing() {
    let scene = Scene::set().await;
    let (_, signal, missing) = missing(&scene).await;
    let unknown = "/vermissingen/zaak-000000000000000000000000000dead0";
    for (house, function) in [
        (&scene.school, Function::PoliceOfficer),
        (&scene.school, Function::PolicyOfficer),
        (&scene.school, Function::FunctionalManager),
        (&scene.other, Function::FocalOfficer),
    ] {
        let stranger = scene.token(house, function).await;
        let hidden = scene.get(&stranger, &missing).await.is(404);
        let unknown = scene.get(&stranger, unknown).await.is(404);
        let bare = |text: &str| text.split("\"instance\"").next().unwrap().to_owned();
        assert_eq!(bare(&hidden.text), bare(&unknown.text), "{function}");
        scene.post(&stranger, "/vermissingen", &gone(&signal)).await.is(404);
        let words = json!({ "woorden": "x" });
        for what in [
            "zoekacties",
            "politieoverleggen",
            "terugkomsten",
            "politieberichten",
            "gezinsberichten",
        ] {
            let path = format!("/api/v1{missing}/{what}");
            let ask = scene.ask("POST", &path).token(&stranger).key(what).version(1);
            let home = json!({ "ingelicht": false, "woorden": "x" });
            ask.json(if what == "gezinsberichten" { &home } else { &words }).go().await.is(404);
        }
        let session = scene.session(house, function, "browser").await;
        for page in [format!("/werk{missing}"), format!("/werk/zaken/{signal}/vermist")] {
            let got = scene.page(&session, &page).await;
            assert_eq!(got.status.as_u16(), 404, "{function} {page}");
        }
    }
}

#[tokio::test]
async fn what_a_hostile_visitor_types_about_someone_who_is_missing_is_only_words() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let signal = scene.post(&teacher, "/signalen", &worry("Vaak weg.")).await.is(201).at("/id");
    let mut body = gone(&signal);
    body["inschatting"]["woorden"] = json!(HOSTILE);
    body["uitspraken"][0]["woorden"] = json!(HOSTILE);
    let made = scene.post(&teacher, "/vermissingen", &body).await.is(201);
    let missing = format!("/vermissingen/{}", made.at("/id"));
    let act = async |what: &str, body: Value| step(&scene, &teacher, &missing, what, &body).await;
    let short: String = HOSTILE.chars().take(200).collect();
    act("politiemeldingen", json!({ "nummer": short, "woorden": HOSTILE })).await;
    act("gezinsberichten", json!({ "ingelicht": true, "wie": short, "woorden": HOSTILE })).await;
    act("terugkomsten", json!({ "woorden": HOSTILE, "thuis": HOSTILE })).await;
    act("politieberichten", json!({ "woorden": HOSTILE })).await;
    act("terugkeergesprekken", json!({ "gehad": true, "woorden": HOSTILE })).await;
    let answers = json!([{ "punt": "who-paid", "woorden": HOSTILE }]);
    let check = json!({ "bevindingen": answers, "uitkomst": "unclear", "toelichting": HOSTILE });
    act("uitbuitingschecks", check).await;
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    for page in [
        format!("/werk{missing}"),
        format!("/werk{missing}/check"),
        format!("/werk/signalen/{signal}"),
    ] {
        let got = scene.page(&session, &page).await.is(200);
        assert!(!got.text.contains("<script>alert"), "{page}");
        assert!(!got.text.contains("<img src=x"), "{page}");
    }
    let shown = scene.page(&session, &format!("/werk{missing}")).await;
    assert!(shown.text.contains("&#60;script&#62;") || shown.text.contains("&lt;script&gt;"));
}

#[tokio::test]
async fn nobody_is_asked_to_talk_with_someone_who_is_away() {
    let scene = Scene::set().await;
    let (_, signal, missing) = missing(&scene).await;
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    for (page, id, talks) in [
        (format!("/werk{missing}"), missing.replace("/vermissingen/", ""), false),
        (format!("/werk/signalen/{signal}"), signal, true),
    ] {
        let talk = format!("/werk/zaken/{id}/gesprek");
        let shown = scene.page(&teacher, &page).await.is(200);
        assert_eq!(shown.text.contains(&talk), talks, "{page}");
        for path in [talk.clone(), format!("{talk}/scherm")] {
            let wanted = if talks { 200 } else { 404 };
            scene.page(&teacher, &path).await.is(wanted);
        }
    }
}
