//! Weighing together over the API and in the browser: what is sealed shows through no door, and what
//! is open shows everyone's words side by side.

use crate::scene::{Scene, worry};
use domain::organisations::Function;
use serde_json::{Value, json};

const SECRET: &str = "Kanarie: zij moet geld verdienen.";

fn view(report: &str, why: &str) -> Value {
    json!({
        "vermoeden": "yes", "onveiligheid": "unknown",
        "beeld": { "vorm": "unclear", "verdachte": "unknown" },
        "melden": report, "uitleg": why,
    })
}

/// A signal that is ready to weigh, and whom its holder asked: the signal and the readings by post.
async fn asked(scene: &Scene) -> (String, Vec<(Function, String)>) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Heeft opeens geld.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    let step = json!({ "stap": "talk", "wat": "Rustig gesproken." });
    scene.change(&teacher, &signal, &format!("{signal}/meldcodestappen"), &step).await.is(201);
    let readers = [Function::FocalOfficer, Function::HelpProvider];
    let posts = readers.map(|one| scene.school.who(one).post.to_string());
    let path = format!("{signal}/lezingrondes");
    let round = scene.change(&teacher, &signal, &path, &json!({ "plekken": posts })).await.is(201);
    assert!(round.header("location").starts_with("/api/v1/lezingen/"), "one's own reading");
    let shown = scene.get(&teacher, &format!("{signal}/lezingen")).await.is(200).json();
    let of = |one: Function| {
        let post = scene.school.who(one).post.to_string();
        let all = shown["gevraagd"].as_array().unwrap();
        let own = all.iter().find(|reader| reader["plek"] == post.as_str()).unwrap();
        (one, format!("/lezingen/{}", own["lezing"].as_str().unwrap()))
    };
    let all = [Function::Teacher, Function::FocalOfficer, Function::HelpProvider];
    (signal, all.map(of).to_vec())
}

async fn write(scene: &Scene, who: Function, reading: &str, body: &Value) {
    let token = scene.token(&scene.school, who).await;
    scene.change(&token, reading, &format!("{reading}/bijdragen"), body).await.is(201);
}

#[tokio::test]
async fn what_someone_wrote_shows_through_no_door_until_the_round_is_over() {
    let scene = Scene::set().await;
    let (signal, readings) = asked(&scene).await;
    let (_, sealed) = &readings[1];
    write(&scene, Function::FocalOfficer, sealed, &view("yes", SECRET)).await;
    for who in Function::ALL {
        let token = scene.token(&scene.school, *who).await;
        let browser = scene.session(&scene.school, *who, "browser").await;
        // Whoever wrote it reads it again at its own address, and nowhere else.
        let wrote = *who == Function::FocalOfficer;
        let status = if wrote { 200 } else { 404 };
        let own = scene.get(&token, sealed).await.is(status);
        assert_eq!(own.text.contains("Kanarie"), wrote, "{who}");
        let own = scene.page(&browser, &format!("/werk{sealed}")).await.is(status);
        assert_eq!(own.text.contains("Kanarie"), wrote, "{who}");
        let own = scene.page(&browser, &format!("/werk{sealed}?op=2030-01-01")).await;
        assert!(wrote || !own.text.contains("Kanarie"), "{who}");
        for path in [
            format!("{sealed}/schrijven"),
            signal.clone(),
            format!("{signal}/lezingen"),
            format!("{signal}/dossierstuk"),
            format!("{signal}/dossierstuk.md"),
            format!("{signal}/samen-besluiten"),
            signal.replace("/signalen/", "/zaken/") + "/chronologie",
        ] {
            let page = scene.page(&browser, &format!("/werk{path}")).await;
            assert!(!page.text.contains("Kanarie"), "{who} {path}");
        }
        for path in [
            format!("{signal}/uitspraken"),
            format!("{signal}/lezingen"),
            "/werklijst".to_owned(),
            format!("{signal}/dossierstuk"),
            signal.clone(),
            "/lezingen".to_owned(),
            "/berichten".to_owned(),
            "/journaal".to_owned(),
            "/lezingen?lijst=team".to_owned(),
        ] {
            let got = scene.get(&token, &path).await;
            assert!(!got.text.contains("Kanarie"), "{who} {path}: {}", got.text);
        }
        scene.page(&browser, &format!("/werk{signal}/lezingen")).await.is(404);
        for (path, body) in
            [("bijdragen", view("no", "Nee.")), ("afmeldingen", json!({ "woorden": "x" }))]
        {
            let ask = scene.ask("POST", &format!("/api/v1{sealed}/{path}")).token(&token);
            ask.key("poging").version(1).json(&body).go().await.is(404);
        }
    }
}

#[tokio::test]
async fn what_is_open_stands_side_by_side_and_a_decision_answers_each() {
    let scene = Scene::set().await;
    let (signal, readings) = asked(&scene).await;
    for ((who, reading), report) in readings.iter().zip(["unknown", "yes", "no"]) {
        write(&scene, *who, reading, &view(report, &format!("{SECRET} {who}"))).await;
    }
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let own = scene.get(&teacher, &readings[0].1).await.is(200);
    assert_eq!(own.at("/uitkomst"), "reading-given");
    assert_eq!(own.at("/lezing/uitleg"), format!("{SECRET} {}", readings[0].0));
    let shown = scene.get(&teacher, &format!("{signal}/lezingen")).await.is(200);
    assert_eq!(shown.json()["lezingen"].as_array().unwrap().len(), 3);
    assert_eq!(shown.at("/lezingen/1/lezing/beeld/vorm"), "unclear");
    assert!(shown.json()["lezingen"][1]["lezing"]["beeld"].get("dwang").is_none());
    let browser = scene.session(&scene.school, Function::HelpProvider, "browser").await;
    let page = scene.page(&browser, &format!("/werk{signal}/lezingen")).await.is(200);
    for (who, _) in &readings {
        assert!(page.text.contains(&format!("{SECRET} {who}")), "{who}");
    }
    let stranger = scene.session(&scene.school, Function::CareCoordinator, "browser").await;
    let hidden = scene.page(&stranger, &format!("/werk{signal}/lezingen")).await;
    assert_eq!(hidden.text.contains(SECRET), hidden.status.as_u16() == 200, "as the signal itself");

    let act = async |what: &str, body: Value| {
        scene.change(&teacher, &signal, &format!("{signal}/{what}"), &body).await
    };
    let weighing = json!({
        "vermoeden": { "antwoord": "yes" }, "onveiligheid": "none-known",
        "hulpMogelijk": { "antwoord": "yes" }, "hulpAanvaard": { "antwoord": "unknown" },
        "hulpWerkt": { "antwoord": "unknown" }, "onthulling": false,
    });
    act("wegingen", weighing).await.is(201);
    let alone = json!({ "melden": true, "hulp": false });
    assert_eq!(act("besluiten", alone.clone()).await.is(409).at("/code"), "grounds-needed");
    let silent = json!({ "besluit": alone, "gronden": "Wat wij zagen." });
    assert_eq!(
        act("gezamenlijke-besluiten", silent).await.is(409).at("/code"),
        "dissent-unanswered"
    );
    let dissent = readings[2].1.replace("/lezingen/", "");
    let whole = json!({
        "besluit": { "melden": true, "hulp": false }, "gronden": "Wat wij zagen.",
        "andereLezingen": [{ "lezing": dissent, "woorden": "Wachten geeft meer gevaar." }],
    });
    act("gezamenlijke-besluiten", whole).await.is(201);
    let shown = scene.get(&teacher, &format!("{signal}/lezingen")).await.is(200);
    assert_eq!(shown.at("/gronden"), "Wat wij zagen.");
    assert_eq!(shown.at("/andereLezingen/0/woorden"), "Wachten geeft meer gevaar.");
    let note = scene.get(&teacher, &format!("{signal}/dossierstuk")).await.is(200);
    for words in ["Wat wij zagen.", "Wachten geeft meer gevaar.", SECRET] {
        assert!(note.at("/tekst").contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_suspect_who_may_be_a_victim_is_noted_and_checked() {
    let scene = Scene::set().await;
    let (signal, _) = asked(&scene).await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let act = async |what: &str, body: Value| {
        scene.change(&teacher, &signal, &format!("{signal}/{what}"), &body).await
    };
    let check = json!({ "wijst": "Schulden.", "weet": "De advocaat.", "afspraak": "Contact." });
    let early = act("slachtoffertoetsen", check.clone()).await.is(409);
    assert_eq!(early.at("/code"), "no-suspect");
    act("beelden", json!({ "vorm": "criminal", "verdachte": "yes" })).await.is(201);
    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&browser, &format!("/werk{signal}")).await.is(200);
    assert!(page.text.contains("Keerpunt") && page.text.contains("Doe de slachtoffertoets"));
    act("slachtoffertoetsen", check).await.is(201);
    let wrong = json!({ "vorm": "anders", "verdachte": "yes", "dwang": "misschien" });
    assert_eq!(act("beelden", wrong).await.is(400).faults().len(), 2);
}
