//! The attacks learned from other systems, tried on this one.

use crate::scene::{Scene, cookie, worry};
use domain::organisations::Function;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::{Arc, Mutex};

/// What a hostile visitor types in every field that takes text.
const HOSTILE: &str = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>{{7*7}}${7*7}";

async fn noted(scene: &Scene, words: &str) -> (String, String) {
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry(words)).await.is(201);
    (teacher, made.at("/id"))
}

#[tokio::test]
async fn a_matter_of_another_organisation_can_be_named_nowhere() {
    let scene = Scene::set().await;
    let (_, theirs) = noted(&scene, "Van de school.").await;
    let stranger = scene.token(&scene.other, Function::FocalOfficer).await;
    let own = scene.post(&stranger, "/signalen", &worry("Van mij.")).await.is(201);
    // As the parent of a new record, as what it is about, as what is handed over, as what is sent.
    let known = json!({ "bekendUit": theirs, "uitspraken": worry("x")["uitspraken"] });
    scene.post(&stranger, "/signalen", &known).await.is(404);
    let question = json!({ "vraag": "Wat nu?", "overSignaal": theirs });
    scene.post(&stranger, "/adviesvragen", &question).await.is(404);
    let sending = json!({
        "over": theirs, "aan": scene.school.id.to_string(), "doel": "report", "inhoud": "x",
        "grond": { "code": "right-to-report", "toelichting": "x" },
    });
    scene.post(&stranger, "/meldingen", &sending).await.is(404);
    let post = scene.other.who(Function::Teacher).post.to_string();
    let ask = scene.ask("POST", "/api/v1/overdrachten").token(&stranger).key("o").version(1);
    ask.json(&json!({ "zaak": theirs, "naar": post })).go().await.is(404);
    // A post of another organisation isn't one to act from, nor one to hand over to.
    let mut foreign = worry("x");
    foreign["plek"] = json!(scene.school.who(Function::Teacher).post.to_string());
    scene.post(&stranger, "/signalen", &foreign).await.is(404);
    let post = scene.school.who(Function::Teacher).post.to_string();
    let offer = json!({ "zaak": own.at("/id"), "naar": post });
    let of = format!("/signalen/{}", own.at("/id"));
    let refused = scene.change(&stranger, &of, "/overdrachten", &offer).await;
    assert!([404, 409].contains(&refused.status.as_u16()), "{}", refused.text);
    // Nothing of it was done: one open matter, still one's own.
    let desk = scene.get(&stranger, "/werklijst").await.is(200);
    assert_eq!(desk.at("/tellingen/mijn"), "1");
    assert_eq!(desk.at("/tellingen/wacht"), "0");
}

#[tokio::test]
async fn an_id_of_another_kind_opens_nothing() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene, "x").await;
    for collection in ["casussen", "ontvangsten", "meldingen", "adviesvragen"] {
        scene.get(&teacher, &format!("/{collection}/{signal}")).await.is(404);
    }
    for wrong in ["..", "%2e%2e", "zaak-", "1", "zaak-%00", "'%20OR%201=1--"] {
        let got = scene.get(&teacher, &format!("/signalen/{wrong}")).await;
        assert_eq!(got.status.as_u16(), 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_list_a_search_and_an_expansion_show_no_more_than_one_may_open() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene, "Kanariewoord").await;
    let noor = json!({ "voornaam": "Noor", "achternaam": "Voorbeeld" });
    let search = async |token: &str| {
        let ask = scene.ask("POST", "/api/v1/personen/_zoek").token(token).json(&noor);
        ask.go().await
    };
    assert_eq!(search(&teacher).await.is(200).at("/items/0/zaak/id"), signal);
    for (house, function) in
        [(&scene.school, Function::PoliceOfficer), (&scene.other, Function::FocalOfficer)]
    {
        let stranger = scene.token(house, function).await;
        let found = search(&stranger).await.is(200);
        assert_eq!(found.json()["items"], json!([]), "{function}");
        for list in ["mijn", "te-laat", "wacht", "aangeboden", "team"] {
            let page = scene.get(&stranger, &format!("/werklijst?lijst={list}")).await.is(200);
            assert_eq!(page.json()["items"], json!([]), "{function} {list}");
        }
    }
    let policy = scene.token(&scene.school, Function::PolicyOfficer).await;
    search(&policy).await.is(404);
    for extra in ["?expand=persoon", "?limit=0", "?limit=1000000", "?cursor=x", "?lijst=alles"] {
        scene.get(&teacher, &format!("/werklijst{extra}")).await.is(400);
    }
}

#[tokio::test]
async fn someone_elses_turn_is_not_yours() {
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene, "x").await;
    let lead = scene.token(&scene.school, Function::FocalOfficer).await;
    let of = format!("/signalen/{signal}");
    // Who may read along may not decide.
    let step = json!({ "stap": "talk", "wat": "x" });
    let got = scene.change(&lead, &of, &format!("{of}/meldcodestappen"), &step).await;
    assert!([403, 404].contains(&got.status.as_u16()), "{}", got.text);
    // Nobody answers an offer to someone else, and nobody takes without an offer.
    let answer = format!("/overdrachten/{signal}/beoordelingen");
    let got = scene.change(&lead, &of, &answer, &json!({ "aanvaard": true })).await;
    assert!([403, 404].contains(&got.status.as_u16()), "{}", got.text);
    let stage = scene.get(&teacher, &of).await.is(200).at("/stadium");
    assert_eq!(stage, "noted");
}

#[tokio::test]
async fn impossible_dates_unknown_codes_and_long_texts_are_told_all_at_once() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let body = json!({
        "persoon": { "voornaam": "x".repeat(201), "achternaam": "", "geboortedatum": "2011-02-30" },
        "uitspraken": [
            { "rol": "buurman", "wijze": "seen", "woorden": "x".repeat(10_001), "wanneer": "2026-13" },
            { "rol": "parent", "wijze": "heard", "woorden": "a\u{0}b", "signalen": ["x"], "score": 9 },
        ],
    });
    let got = scene.post(&teacher, "/signalen", &body).await.is(400);
    let faults = got.faults();
    for expected in [
        ("/persoon/voornaam", "too-long"),
        ("/persoon/achternaam", "missing"),
        ("/persoon/geboortedatum", "not-a-date"),
        ("/uitspraken/0/rol", "unknown-word"),
        ("/uitspraken/0/woorden", "too-long"),
        ("/uitspraken/0/wanneer", "not-a-time"),
        ("/uitspraken/1/woorden", "odd-characters"),
        ("/uitspraken/1/score", "unknown-field"),
    ] {
        assert!(faults.iter().any(|(p, c)| (p.as_str(), c.as_str()) == expected), "{expected:?}");
    }
    assert!(!got.text.contains("xxx") && !got.text.contains("buurman"), "nothing is repeated");
    let mut unknown = worry("x");
    unknown["uitspraken"][0]["signalen"] = json!(["bestaat-niet"]);
    let faults = scene.post(&teacher, "/signalen", &unknown).await.is(400).faults();
    assert_eq!(faults, [("/uitspraken/0/signalen/0".to_owned(), "unknown-word".to_owned())]);
}

#[tokio::test]
async fn a_stored_script_comes_out_as_text_in_every_place() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let body = json!({
        "persoon": {
            "voornaam": HOSTILE, "tussenvoegsel": HOSTILE, "achternaam": HOSTILE, "telefoon": HOSTILE,
        },
        "uitspraken": [{ "rol": "professional", "wijze": "seen", "woorden": HOSTILE }],
    });
    let made = scene.post(&teacher, "/signalen", &body).await.is(201);
    let of = format!("/signalen/{}", made.at("/id"));
    let step = json!({ "stap": "talk", "wat": HOSTILE, "wie": HOSTILE, "waarom": HOSTILE });
    scene.change(&teacher, &of, &format!("{of}/meldcodestappen"), &step).await.is(201);
    let answer = json!({ "antwoord": "yes", "toelichting": HOSTILE });
    let weighing = json!({
        "vermoeden": answer, "onveiligheid": "structural", "onveiligheidToelichting": HOSTILE,
        "hulpMogelijk": answer, "hulpAanvaard": answer, "hulpWerkt": answer, "onthulling": false,
    });
    scene.change(&teacher, &of, &format!("{of}/wegingen"), &weighing).await.is(201);
    let decision = json!({
        "melden": true, "meldenToelichting": HOSTILE, "hulp": true, "hulpToelichting": HOSTILE,
    });
    scene.change(&teacher, &of, &format!("{of}/besluiten"), &decision).await.is(201);
    let asked = scene.post(&teacher, "/adviesvragen", &json!({ "vraag": HOSTILE })).await.is(201);

    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    let pages =
        [format!("/werk{of}"), format!("/werk/adviesvragen/{}", asked.at("/id")), "/werk".into()];
    for path in pages {
        let page = scene.page(&browser, &path).await.is(200);
        assert!(!page.text.contains("<script>alert"), "{path}");
        assert!(!page.text.contains("<img src=x"), "{path}");
        assert!(
            page.text.contains("&#60;script&#62;alert") || page.text.contains("&lt;script&gt;"),
            "{path}"
        );
    }
    // In the API it is text, and no browser would read it as a page.
    let shown = scene.get(&teacher, &of).await.is(200);
    assert_eq!(shown.at("/persoon/voornaam"), HOSTILE);
    assert_eq!(shown.header("content-type"), "application/json");
}

#[tokio::test]
async fn emergency_access_takes_a_reason_that_is_kept() {
    let scene = Scene::set().await;
    let (_, signal) = noted(&scene, "Geheim van de school.").await;
    let director = scene.session(&scene.school, Function::ChainDirector, "browser").await;
    scene.page(&director, &format!("/werk/signalen/{signal}")).await.is(404);
    let ask = |fields: &str| {
        let ask = scene.ask("POST", "/werk/nood").header("cookie", cookie(&director));
        ask.header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(fields.to_owned())
    };
    for reason in ["", "%20%20"] {
        let got =
            ask(&format!("zaak={signal}&reden={reason}&reason={reason}&id={signal}")).go().await;
        assert!(got.status.is_client_error(), "{} {}", got.status, got.text);
    }
    scene.page(&director, &format!("/werk/signalen/{signal}")).await.is(404);
    let actor = scene.school.actor(scene.school.who(Function::ChainDirector));
    let cx = app::Cx::new(&scene.house, actor, scene.now());
    let reason = kernel::FreeText::new("Ze loopt nu langs het spoor.").unwrap();
    app::emergency::break_glass(&cx, signal.parse().unwrap(), reason).await.unwrap();
    let page = scene.page(&director, &format!("/werk/signalen/{signal}")).await.is(200);
    assert!(
        page.text.contains("Ze loopt nu langs het spoor."),
        "the reason stands on the timeline"
    );
    let privacy = scene.token(&scene.school, Function::PrivacyOfficer).await;
    assert_eq!(scene.get(&privacy, "/werklijst").await.is(200).at("/tellingen/mijn"), "1");
}

#[tokio::test]
async fn nobody_approves_their_own_rule() {
    let scene = Scene::set().await;
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../content/pathways/tables/meldroute-a.toml"
    ));
    let text = text.unwrap().replace("version = \"2026-11\"", "version = \"2026-12\"");
    let as_who = |at: &testkit::House, function| {
        app::Cx::new(&scene.house, at.actor(at.who(function)), scene.now())
    };
    let cx = as_who(&scene.town_hall, Function::ChainDirector);
    // A teacher anywhere, and whoever manages a school: the rules are those of the municipality.
    for not_theirs in [
        as_who(&scene.town_hall, Function::Teacher),
        as_who(&scene.school, Function::ChainDirector),
        as_who(&scene.school, Function::FunctionalManager),
    ] {
        let theirs = app::ruling::propose(&not_theirs, &text).await;
        assert!(matches!(theirs, Err(app::Failure::NotAllowed)), "{theirs:?}");
    }
    let (id, version) = app::ruling::propose(&cx, &text).await.unwrap();
    let own = app::ruling::activate(&cx, &id, &version).await;
    assert!(matches!(own, Err(app::Failure::Refused("own-proposal"))), "{own:?}");
    let elsewhere = as_who(&scene.school, Function::FunctionalManager);
    let elsewhere = app::ruling::activate(&elsewhere, &id, &version).await;
    assert!(matches!(elsewhere, Err(app::Failure::NotAllowed)), "{elsewhere:?}");
    let rules = scene.house.rules();
    assert_eq!(rules.table("meldroute-a").unwrap().version(), "2026-11");
}

#[tokio::test]
async fn a_teacher_changes_nobodys_posts_and_sees_no_journal() {
    let scene = Scene::set().await;
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    let own = scene.school.who(Function::Teacher).worker;
    for path in ["/werk/mensen", "/werk/journaal", "/werk/cijfers"] {
        let got = scene.page(&teacher, path).await;
        assert!([403, 404].contains(&got.status.as_u16()), "{path}: {}", got.status);
    }
    let acts = ["afwezig", "einde", "terug"].map(|act| format!("/werk/mensen/{own}/{act}"));
    for path in acts.into_iter().chain(["/werk/regels/voorstel".to_owned()]) {
        let ask = scene.ask("POST", &path).header("cookie", cookie(&teacher));
        let got = ask
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("zeker=ja&bevestig=ja&tot=2026-04-01&doe=voorstellen&text=x")
            .go()
            .await;
        assert!(got.status.is_client_error(), "{path}: {}", got.status);
    }
    let token = scene.token(&scene.school, Function::Teacher).await;
    scene.get(&token, "/werklijst").await.is(200);
}

#[tokio::test]
async fn a_draft_is_for_who_typed_it() {
    let scene = Scene::set().await;
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    let focal = scene.session(&scene.school, Function::FocalOfficer, "browser").await;
    let put = scene.ask("PUT", "/werk/concepten/signaal-nieuw").header("cookie", cookie(&teacher));
    let put = put.header("sec-fetch-site", "same-origin");
    let put = put.header("content-type", "application/x-www-form-urlencoded");
    let kept = put.body("statements/0/words=Kanarieconcept").go().await;
    assert!(kept.status.is_success(), "{} {}", kept.status, kept.text);
    for path in ["/werk/signalen/nieuw", "/werk/concepten/signaal-nieuw"] {
        let theirs = scene.page(&focal, path).await;
        assert!(!theirs.text.contains("Kanarieconcept"), "{path}");
    }
    let anonymous = scene.ask("GET", "/werk/concepten/signaal-nieuw").go().await;
    assert!(!anonymous.status.is_success());
}

/// Where log lines go in this test.
#[derive(Clone, Default)]
struct Caught(Arc<Mutex<Vec<u8>>>);

impl Write for Caught {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_word_that_people_typed_and_no_secret_is_in_the_log() {
    let caught = Caught::default();
    let into = caught.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || into.clone())
        .finish();
    let guard = tracing_subscriber::util::SubscriberInitExt::set_default(subscriber);
    let scene = Scene::set().await;
    let (teacher, signal) = noted(&scene, "Kanariewoorden in de zorg").await;
    let noor = json!({ "voornaam": "Kanarievoornaam", "achternaam": "Kanarieachternaam" });
    let search = scene.ask("POST", "/api/v1/personen/_zoek").token(&teacher).json(&noor);
    search.go().await.is(200);
    let mut wrong: Value = worry("Kanariefout");
    wrong["Kanarieveld"] = json!("Kanariewaarde");
    let got = scene.post(&teacher, "/signalen", &wrong).await.is(400);
    assert!(!got.text.contains("Kanariewaarde"));
    scene.get(&teacher, &format!("/signalen/{signal}?x=Kanariequery")).await.is(200);
    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    scene.page(&browser, &format!("/werk/signalen/{signal}")).await.is(200);
    let invited = crate::advice::invited(&scene, &teacher).await;
    let guest = crate::advice::opened(&scene, &invited).await;
    let words = "Kanarieantwoord van elders";
    crate::advice::answer(&scene, &invited, &guest, words).go().await.is(303);
    let guest = guest.split_once('=').unwrap().1.to_owned();
    let (code, plain) = (invited.code.clone(), invited.code.replace('-', ""));
    tracing::info!("the log is read");
    drop(guard);
    let log = String::from_utf8_lossy(&caught.0.lock().unwrap()).into_owned();
    assert!(log.contains("the log is read"), "the log was caught");
    let secrets = [&teacher, &browser, &guest, &code, &plain].map(String::as_str);
    for canary in ["anarie", "Noor", "telefoon"].into_iter().chain(secrets) {
        assert!(!log.contains(canary), "`{canary}` is in the log");
    }
}
