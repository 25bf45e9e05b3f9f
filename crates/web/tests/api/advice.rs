//! Advice without a name, from outside: what an invitation opens and for whom, what is the same bytes,
//! and that no door leads whoever advised to who it was about.

use crate::document::{document, operations};
use crate::pages::page_routes;
use crate::scene::{Ask, Got, Scene};
use domain::organisations::Function;
use serde_json::{Value, json};

/// An invitation: its thread, its address and its code.
pub struct Invited {
    pub thread: String,
    pub door: String,
    pub code: String,
}

const QUESTION: &str = "Een jongen slaapt niet en schrikt van zijn telefoon. Hoe houd ik contact?";

/// A teacher asks an expert from elsewhere and invites them.
pub async fn invited(scene: &Scene, teacher: &str) -> Invited {
    let question = json!({ "vraag": QUESTION, "adviseur": "expert" });
    let made = scene.post(teacher, "/adviesvragen", &question).await.is(201);
    let thread = format!("/adviesvragen/{}", made.at("/id"));
    invite(scene, teacher, &thread).await
}

async fn invite(scene: &Scene, teacher: &str, thread: &str) -> Invited {
    let path = format!("{thread}/uitnodigingen");
    let made = scene.change(teacher, thread, &path, &json!({})).await.is(201);
    let door = format!("/advies/{}", made.at("/uitnodiging"));
    Invited { thread: thread.to_owned(), door, code: made.at("/uitnodigingscode") }
}

fn typed<'s>(scene: &'s Scene, door: &str, fields: &[(&str, &str)]) -> Ask<'s> {
    let pairs: Vec<_> =
        fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    let ask = scene.ask("POST", door).header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(pairs.join("&"))
}

fn escaped(value: &str) -> String {
    let escape = |text: String, byte| text + &format!("%{byte:02X}");
    value.bytes().fold(String::new(), escape)
}

/// The cookie that an opened invitation gives.
pub async fn opened(scene: &Scene, invited: &Invited) -> String {
    let got = typed(scene, &invited.door, &[("code", &invited.code)]).go().await.is(303);
    let cookie = got.header("set-cookie").to_owned();
    for flag in
        ["__Host-vangnet-gast=", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=14400"]
    {
        assert!(cookie.contains(flag), "{cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

pub fn answer<'s>(scene: &'s Scene, invited: &Invited, cookie: &str, words: &str) -> Ask<'s> {
    let fields = [
        ("doe", "antwoord"),
        ("woorden", words),
        ("functie", "Jeugdarts"),
        ("organisatie", "Een gezondheidsdienst"),
    ];
    typed(scene, &invited.door, &fields).header("cookie", cookie)
}

#[tokio::test]
async fn whatever_opens_nothing_answers_with_the_same_bytes() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let unknown = format!("/advies/uitnodiging-{}", "0".repeat(32));
    let (wrong, used, back) = (
        invited(&scene, &teacher).await,
        invited(&scene, &teacher).await,
        invited(&scene, &teacher).await,
    );
    let (elsewhere, replaced) = (invited(&scene, &teacher).await, invited(&scene, &teacher).await);
    let secret = opened(&scene, &used).await;
    answer(&scene, &used, &secret, "Houd een vast moment per dag.").go().await.is(303);
    scene
        .change(&teacher, &back.thread, &format!("{}/intrekkingen", back.thread), &json!({}))
        .await
        .is(201);
    let held = opened(&scene, &elsewhere).await;
    invite(&scene, &teacher, &replaced.thread).await;
    let malformed =
        Invited { door: "/advies/%2e%2e".to_owned(), ..invited(&scene, &teacher).await };
    let nowhere = Invited { door: unknown.clone(), ..invited(&scene, &teacher).await };
    let guess = Invited { code: "AAAA-BBBB-CCCC-DDDD".to_owned(), ..wrong };
    let late = invited(&scene, &teacher).await;
    let tried = async |one: &Invited| typed(&scene, &one.door, &[("code", &one.code)]).go().await;
    let first = tried(&guess).await;
    assert_eq!(first.status.as_u16(), 404);
    let same = |got: &Got, why: &str| {
        assert_eq!((got.status, &got.text), (first.status, &first.text), "{why}");
        assert_eq!(got.header("set-cookie"), "", "{why}");
    };
    for (one, why) in [
        (&used, "used"),
        (&back, "taken back"),
        (&elsewhere, "open in another browser"),
        (&replaced, "replaced"),
        (&malformed, "no address of ours"),
        (&nowhere, "unknown"),
    ] {
        same(&tried(one).await, why);
    }
    let knocks = [&guess, &used, &back, &elsewhere, &replaced, &malformed, &nowhere];
    let closed = scene.ask("GET", &unknown).go().await.is(200);
    for one in knocks {
        for cookie in ["", secret.as_str(), "__Host-vangnet-gast=zz", "__Host-vangnet-gast="] {
            let got = scene.ask("GET", &one.door).header("cookie", cookie).go().await;
            assert_eq!(
                (got.status, &got.text),
                (closed.status, &closed.text),
                "{} {cookie}",
                one.door
            );
            let sent = answer(&scene, one, cookie, "Nog een keer.").go().await;
            same(&sent, "an answer that nothing is open for");
        }
    }
    let shown = scene.ask("GET", &elsewhere.door).header("cookie", &held).go().await.is(200);
    assert!(shown.text.contains(QUESTION) && shown.header("cache-control") == "no-store");
    scene.wait(21 * 86_400);
    same(&tried(&late).await, "too late");
    same(&answer(&scene, &elsewhere, &held, "Te laat.").go().await, "answered too late");
}

#[tokio::test]
async fn an_expert_from_elsewhere_sees_the_thread_and_no_name_and_answers_once() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let body = crate::scene::worry("Kanariezorg");
    let signal = scene.post(&teacher, "/signalen", &body).await.is(201).at("/id");
    let question = json!({ "vraag": QUESTION, "adviseur": "expert", "overSignaal": signal });
    let made = scene.post(&teacher, "/adviesvragen", &question).await.is(201);
    let invited = invite(&scene, &teacher, &format!("/adviesvragen/{}", made.at("/id"))).await;
    let cookie = opened(&scene, &invited).await;
    for _ in 0..2 {
        let page = scene.ask("GET", &invited.door).header("cookie", &cookie).go().await.is(200);
        assert!(page.text.contains(QUESTION));
        let teacher_of = scene.house.store.begin_reading(scene.school.id, scene.now()).await;
        let people = teacher_of.unwrap().workers().await.unwrap();
        let names = people.iter().map(|one| one.name.reveal().to_owned());
        for hidden in
            names.chain([signal.clone(), "Noor".into(), "Kanariezorg".into(), made.at("/id")])
        {
            assert!(!page.text.contains(&hidden), "{hidden} is on the page");
        }
    }
    // A door to elsewhere is no door to here.
    for path in ["/werk", &format!("/werk/signalen/{signal}"), &format!("/werk{}", invited.thread)]
    {
        let got = scene.ask("GET", path).header("cookie", &cookie).go().await;
        assert_eq!(got.status.as_u16(), 303, "{path}");
        assert!(got.header("location").starts_with("/inloggen"), "{path}");
    }
    let named = answer(&scene, &invited, &cookie, "Bel de moeder op 06-12345678.").go().await;
    let named = named.is(400);
    assert!(
        named.text.contains("06-12345678") && named.text.contains("nagekeken"),
        "{}",
        named.text
    );
    let sent =
        answer(&scene, &invited, &cookie, "Houd een vast moment per dag.").go().await.is(303);
    assert!(sent.header("location").starts_with("/advies/verstuurd"));
    assert!(sent.header("set-cookie").contains("Max-Age=0"));
    let shown = scene.get(&teacher, &invited.thread).await.is(200);
    assert_eq!(shown.at("/draad/0/advies"), "Houd een vast moment per dag.");
    assert_eq!(shown.at("/draad/0/vanFunctie"), "Jeugdarts");
    assert_eq!(shown.at("/zaak/taak/actie"), "hear-answer");
}

#[tokio::test]
async fn the_code_is_shown_once_and_stands_in_no_address() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let question = json!({ "vraag": QUESTION, "adviseur": "expert" });
    let made = scene.post(&teacher, "/adviesvragen", &question).await.is(201);
    let thread = format!("/adviesvragen/{}", made.at("/id"));
    let ask = || {
        let ask = scene.ask("POST", &format!("/api/v1{thread}/uitnodigingen")).token(&teacher);
        ask.key("dezelfde").version(1).json(&json!({}))
    };
    let first = ask().go().await.is(201);
    let code = first.at("/uitnodigingscode");
    assert!(!first.header("location").contains(&code));
    assert!(!first.at("/uitnodiging").contains(&code));
    let again = ask().go().await.is(201);
    assert!(again.json().get("uitnodigingscode").is_none(), "{}", again.text);
    assert_eq!(again.at("/versie"), first.at("/versie"));
    let plain = code.replace('-', "");
    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&browser, &format!("/werk{thread}")).await.is(200);
    let shown = scene.get(&teacher, &thread).await.is(200);
    for text in [&page.text, &shown.text] {
        assert!(!text.contains(&code) && !text.contains(&plain));
    }
}

#[tokio::test]
async fn too_many_codes_must_wait_also_for_the_right_one() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let invited = invited(&scene, &teacher).await;
    for _ in 0..10 {
        typed(&scene, &invited.door, &[("code", "AAAA")]).go().await.is(404);
    }
    let right = || typed(&scene, &invited.door, &[("code", invited.code.as_str())]);
    right().go().await.is(429);
    let unknown = format!("/advies/uitnodiging-{}", "1".repeat(32));
    for _ in 0..10 {
        typed(&scene, &unknown, &[("code", "AAAA")]).go().await.is(404);
    }
    let slow = typed(&scene, &unknown, &[("code", "AAAA")]).go().await.is(429);
    assert_eq!(slow.text, right().go().await.is(429).text, "an unknown door is no quicker");
    scene.wait(301);
    right().go().await.is(303);
}

#[tokio::test]
async fn hostile_and_endless_words_of_an_expert_stay_text_and_within_bounds() {
    const HOSTILE: &str = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let invited = invited(&scene, &teacher).await;
    let endless = "A".repeat(60_000);
    typed(&scene, &invited.door, &[("code", &endless)]).go().await.is(404);
    let cookie = opened(&scene, &invited).await;
    let long = "a".repeat(10_001);
    let refused = answer(&scene, &invited, &cookie, &long).go().await.is(400);
    assert!(refused.text.contains(&long), "nothing typed is lost");
    for missing in ["", "   "] {
        answer(&scene, &invited, &cookie, missing).go().await.is(400);
    }
    answer(&scene, &invited, &cookie, "a\u{0}b").go().await.is(400);
    let cross = answer(&scene, &invited, &cookie, "Van een andere site.");
    cross.header("sec-fetch-site", "cross-site").go().await.is(403);
    let fields = [
        ("doe", "antwoord"),
        ("woorden", HOSTILE),
        ("functie", HOSTILE),
        ("organisatie", HOSTILE),
        ("nagekeken", "ja"),
    ];
    typed(&scene, &invited.door, &fields).header("cookie", &cookie).go().await.is(303);
    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&browser, &format!("/werk{}", invited.thread)).await.is(200);
    assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"));
}

#[tokio::test]
async fn what_seems_a_name_is_refused_with_its_place_over_the_api() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let mut question = json!({ "vraag": "Bel ik de moeder op 06-12345678?" });
    let got = scene.post(&teacher, "/adviesvragen", &question).await.is(400);
    assert_eq!(got.faults(), [("/vraag".to_owned(), "telltale-phone".to_owned())]);
    let places: Value = got.json()["faults"][0].clone();
    assert_eq!((places["from"].as_u64(), places["until"].as_u64()), (Some(20), Some(31)));
    assert!(!got.text.contains("06-12345678"), "nothing that was sent is repeated");
    question["nagekeken"] = json!(true);
    scene.post(&teacher, "/adviesvragen", &question).await.is(201);
    let nobody = json!({ "vraag": "Wat nu?", "adviseur": "colleague" });
    let faults = scene.post(&teacher, "/adviesvragen", &nobody).await.is(400).faults();
    assert_eq!(faults, [("/adviesplek".to_owned(), "missing".to_owned())]);
}

#[tokio::test]
async fn no_page_and_no_operation_leads_an_adviser_to_who_it_was_about() {
    const NAME: &str = "Kanarievoornaam";
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let adviser = scene.token(&scene.school, Function::NeighbourhoodWorker).await;
    let post = scene.school.who(Function::NeighbourhoodWorker).post.to_string();
    let question = json!({ "vraag": QUESTION, "adviseur": "colleague", "adviesplek": post });
    let made = scene.post(&teacher, "/adviesvragen", &question).await.is(201);
    let (id, thread) = (made.at("/id"), format!("/adviesvragen/{}", made.at("/id")));
    let words = json!({ "woorden": "Meld dit vandaag." });
    scene.change(&adviser, &thread, &format!("{thread}/antwoorden"), &words).await.is(201);
    let mut worry = crate::scene::worry("Kanariewoorden");
    worry["persoon"]["voornaam"] = json!(NAME);
    let on = json!({ "reden": "Kanariereden: het advies is om te melden.", "signaal": worry });
    let theirs = scene.change(&adviser, &thread, &format!("{thread}/signalen"), &on).await;
    assert!(theirs.status.is_client_error(), "whoever advised makes no signal of it");
    let signal = scene.change(&teacher, &thread, &format!("{thread}/signalen"), &on).await;
    let signal = signal.is(201).at("/id");
    assert_ne!(signal, id);
    assert!(scene.get(&teacher, &format!("/signalen/{signal}")).await.is(200).text.contains(NAME));

    let browser = scene.session(&scene.school, Function::NeighbourhoodWorker, "browser").await;
    let (mut asked, mut leaks) = (0, Vec::new());
    let mut look = |path: &str, of: &str, got: &Got| {
        asked += 1;
        let named = got.text.contains("anarie") || (of != signal && got.text.contains(&signal));
        if named {
            leaks.push(format!("{path}: {}", got.status));
        }
    };
    let steps = ["x", "antwoorden", "gelezen", "verder", "intrekken", "wegen", "stap"];
    for route in page_routes() {
        for of in [&id, &signal] {
            for step in steps.iter().filter(|step| **step == "x" || route.contains("{stap}")) {
                let path = route.replace("{id}", of).replace("{stap}", step);
                let path =
                    path.replace("{form}", &format!("signaal-uit-{id}")).replace("{versie}", "x");
                look(&path, of, &scene.page(&browser, &path).await);
            }
        }
    }
    look("?uit", "", &scene.page(&browser, &format!("/werk/signalen/nieuw?uit={id}")).await);
    for (path, method, _) in operations(&document(&scene).await) {
        for of in [&id, &signal] {
            let path = path.replace("{id}", of);
            let got = match method.as_str() {
                "get" => scene.get(&adviser, &path).await,
                _ => continue,
            };
            look(&path, of, &got);
        }
    }
    let search = json!({ "voornaam": NAME, "achternaam": "Voorbeeld" });
    let ask = scene.ask("POST", "/api/v1/personen/_zoek").token(&adviser).json(&search);
    assert_eq!(ask.go().await.is(200).json()["items"], json!([]));
    assert!(asked > 150, "{asked}");
    assert!(leaks.is_empty(), "{leaks:#?}");
    let shown = scene.get(&adviser, &thread).await.is(200);
    assert_eq!(shown.at("/gingVerder"), "true");
}
