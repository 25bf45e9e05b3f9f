//! Every operation of the document and every way to ask it wrongly: rights, headers, problems.

use crate::document::{document, operations};
use crate::scene::{Ask, Got, Scene, worry};
use domain::organisations::Function;
use serde_json::Value;

/// An id that nobody has.
const NOBODY: &str = "zaak-000000000000000000000000000dead0";

fn filled(path: &str) -> String {
    let path = path.replace("{id}", NOBODY).replace("{soort}", "signalen");
    let path = path.replace("{route}", "meldroute-a").replace("{tabel}", "termijnen");
    format!("/api/v1{}", path.replace("{versie}", "2027-01"))
}

fn example(entry: &Value) -> Option<Value> {
    entry.pointer("/requestBody/content/application~1json/example").cloned()
}

fn has_parameter(entry: &Value, name: &str) -> bool {
    let wanted = format!("#/components/parameters/{name}");
    entry["parameters"].as_array().unwrap().iter().any(|one| one["$ref"] == wanted.as_str())
}

/// The operation, asked rightly, by someone with a token.
fn rightly<'s>(scene: &'s Scene, token: &str, method: &str, path: &str, entry: &Value) -> Ask<'s> {
    let ask = scene.ask(method, &filled(path)).token(token);
    let ask = ask.key(&format!("wandeling-{}", scene.number())).version(1);
    match example(entry) {
        Some(example) => ask.json(&example),
        None => ask,
    }
}

/// What every answer of the API has.
#[track_caller]
fn check_headers(got: &Got, at: &str) {
    assert_eq!(got.header("api-version"), "1.0.0", "{at}");
    assert!(got.header("content-security-policy").contains("default-src 'none'"), "{at}");
    assert_eq!(got.header("x-content-type-options"), "nosniff", "{at}");
    assert!(got.header("strict-transport-security").contains("max-age="), "{at}");
    assert!(got.headers.get("server").is_none() && got.headers.get("set-cookie").is_none(), "{at}");
    if !at.ends_with("openapi.json") {
        assert_eq!(got.header("cache-control"), "no-store", "{at}");
        assert!(got.headers.get("access-control-allow-origin").is_none(), "{at}");
    }
    if !got.status.is_success() {
        assert_eq!(got.header("content-type"), "application/problem+json", "{at} {}", got.text);
        let problem = got.json();
        assert_eq!(problem["status"], got.status.as_u16(), "{at}");
        assert!(problem["type"].as_str().unwrap().starts_with("/problems/"), "{at}");
        for field in ["title", "detail"] {
            let text = problem[field].as_str().unwrap();
            assert!(!text.is_empty() && !text.contains('⟨'), "{at}: {text}");
        }
    }
}

#[tokio::test]
async fn nobody_gets_anything_without_a_token_but_what_is_public() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let browser = scene.session(&scene.school, Function::FocalOfficer, "browser").await;
    for (method, path, entry) in operations(&document) {
        let at = format!("{method} {path}");
        let public = entry.get("security").is_some();
        let ask = rightly(&scene, "x", &method, &path, &entry);
        let cookie = crate::scene::cookie(&browser);
        for ask in [
            ask.clone().without("authorization"),
            ask.clone().header("authorization", "Basic c2FubmU6c2FubmU="),
            ask.clone().token(&"0".repeat(64)),
            // A browser's session is no token, and its cookie isn't looked at.
            ask.clone().token(&browser),
            ask.without("authorization").header("cookie", cookie),
        ] {
            let got = ask.go().await;
            check_headers(&got, &at);
            assert_eq!(got.status.as_u16(), if public { 200 } else { 401 }, "{at}");
            assert_eq!(got.headers.contains_key("www-authenticate"), !public, "{at}");
        }
    }
}

#[tokio::test]
async fn every_operation_answers_as_the_document_says() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    for function in [Function::FocalOfficer, Function::FunctionalManager] {
        let token = scene.token(&scene.school, function).await;
        for (method, path, entry) in operations(&document) {
            let at = format!("{method} {path} by {function}");
            let got = rightly(&scene, &token, &method, &path, &entry).go().await;
            check_headers(&got, &at);
            let status = got.status.as_u16().to_string();
            assert!(entry["responses"].get(&status).is_some(), "{at}: {status} {}", got.text);
            assert_ne!(status, "500", "{at}");
            if path.contains("{id}") {
                assert_eq!(status, "404", "{at}: what isn't there is not found {}", got.text);
            }
        }
    }
}

#[tokio::test]
async fn every_example_that_needs_no_id_works() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let mut tokens = Vec::new();
    for function in [Function::Teacher, Function::FunctionalManager, Function::PrivacyOfficer] {
        tokens.push(scene.token(&scene.school, function).await);
    }
    tokens.push(scene.token(&scene.town_hall, Function::FunctionalManager).await);
    let mut worked = 0;
    for (method, path, entry) in operations(&document) {
        let example = example(&entry).unwrap_or_default().to_string();
        let of_one = path.contains("{id}") || path.contains("{versie}");
        if of_one || example.contains("-00000000") || path == "/cijfers" {
            continue;
        }
        let mut answers = Vec::new();
        for token in &tokens {
            let got = rightly(&scene, token, &method, &path, &entry).go().await;
            if got.status.is_success() {
                worked += 1;
                answers.clear();
                break;
            }
            answers.push(got.text);
        }
        assert!(answers.is_empty(), "{method} {path}: {answers:?}");
    }
    assert!(worked >= 20, "only {worked}");
}

#[tokio::test]
async fn other_methods_are_refused_with_what_is_allowed_and_a_slash_too_many_isnt_there() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let token = scene.token(&scene.school, Function::Teacher).await;
    for (known, path, _) in operations(&document) {
        for method in ["DELETE", "PATCH", "PUT", "TRACE"] {
            if method == known {
                continue;
            }
            let got = scene.ask(method, &filled(&path)).token(&token).go().await.is(405);
            check_headers(&got, &path);
            assert!(!got.header("allow").is_empty(), "{path}");
        }
        let slash = format!("{}/", filled(&path));
        let got = scene.ask("GET", &slash).token(&token).go().await.is(404);
        check_headers(&got, &slash);
    }
    for path in ["/api", "/api/", "/api/v1", "/api/v2/signalen", "/api/v1/zzz"] {
        check_headers(&scene.ask("GET", path).go().await.is(404), path);
    }
}

#[tokio::test]
async fn every_body_is_read_with_care() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let token = scene.token(&scene.school, Function::FocalOfficer).await;
    for (method, path, entry) in operations(&document) {
        let Some(example) = example(&entry) else { continue };
        let at = format!("{method} {path}");
        let ask = rightly(&scene, &token, &method, &path, &entry);
        let wrong = ask.clone().header("content-type", "text/plain").go().await.is(415);
        check_headers(&wrong, &at);
        ask.clone().without("content-type").go().await.is(415);
        for body in ["", "{", "null", "[]", "\"x\"", "{\"zzz\": 1}", "1e999", "{\"a\":\u{0}}"] {
            let got = ask.clone().body(body).go().await.is(400);
            check_headers(&got, &at);
            assert!(!got.faults().is_empty(), "{at} {body}");
        }
        ask.clone().body("[".repeat(100_000)).go().await.is(400);
        let huge = ask.clone().body(" ".repeat(300 * 1024)).go().await.is(413);
        check_headers(&huge, &at);
        wrong_types(&ask, &example, &at).await;
        if has_parameter(&entry, "idempotencyKey") {
            let got =
                ask.clone().without("idempotency-key").body("{\"zzz\": 1}").go().await.is(400);
            let faults = got.faults();
            assert!(
                faults[0].0 == "header:Idempotency-Key" && faults.len() > 1,
                "{at}: {faults:?}"
            );
        }
        if has_parameter(&entry, "ifMatch") {
            check_headers(&ask.clone().without("if-match").go().await.is(428), &at);
            ask.clone().header("if-match", "vorige week").go().await.is(400);
        }
    }
}

/// Every field of an example with another kind of value, one by one and all together.
async fn wrong_types(ask: &Ask<'_>, example: &Value, at: &str) {
    let mut all = example.clone();
    for field in example.as_object().unwrap().keys() {
        let mut one = example.clone();
        one[field] = serde_json::json!([[1.5]]);
        all[field] = serde_json::json!([[1.5]]);
        let faults = ask.clone().json(&one).go().await.is(400).faults();
        assert!(
            faults.iter().all(|(at, _)| at.starts_with(&format!("/{field}"))),
            "{at}: {faults:?}"
        );
    }
    let fields = example.as_object().unwrap().len();
    if fields > 0 {
        let faults = ask.clone().json(&all).go().await.is(400).faults();
        assert!(faults.len() >= fields, "{at}: all faults come together: {faults:?}");
    }
}

#[tokio::test]
async fn hidden_and_unknown_are_the_same_bytes() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Verborgen.")).await.is(201);
    let id = made.at("/id");
    let document = document(&scene).await;
    let strangers = [
        scene.token(&scene.school, Function::PoliceOfficer).await,
        scene.token(&scene.school, Function::PolicyOfficer).await,
        scene.token(&scene.school, Function::FunctionalManager).await,
        scene.token(&scene.other, Function::FocalOfficer).await,
    ];
    for (method, path, entry) in operations(&document) {
        if !path.contains("{id}") {
            continue;
        }
        for stranger in &strangers {
            let unknown = rightly(&scene, stranger, &method, &path, &entry);
            let address = filled(&path).replace(NOBODY, &id);
            let hidden = scene.ask(&method, &address).token(stranger).version(1);
            let hidden = hidden.key(&format!("verborgen-{}", scene.number()));
            let hidden = match example(&entry) {
                Some(example) => hidden.json(&example),
                None => hidden,
            };
            let (unknown, hidden) = (unknown.go().await.is(404), hidden.go().await.is(404));
            assert_eq!(unknown.text, hidden.text, "{method} {path}");
            assert_eq!(unknown.headers, hidden.headers, "{method} {path}");
        }
    }
    let nowhere = scene.ask("GET", "/api/v1/signalen/geen-nummer").token(&teacher);
    let unknown = scene.ask("GET", &filled("/signalen/{id}")).token(&teacher).go().await;
    assert_eq!(nowhere.go().await.is(404).text, unknown.is(404).text);
}

#[tokio::test]
async fn readiness_says_no_more_than_it_must_and_figures_have_an_address_of_their_own() {
    use axum::body::Body;
    use tower::ServiceExt;
    let scene = Scene::set().await;
    let ready = scene.ask("GET", "/gereed").go().await.is(200);
    assert_eq!(ready.text, "gereed\n");
    scene.ask("GET", "/metrics").go().await.is(404);
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Telling.")).await.is(201);
    scene.get(&teacher, &format!("/signalen/{}", made.at("/id"))).await.is(200);
    let request = axum::http::Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = vangnet_web::metrics_router().oneshot(request).await.unwrap();
    let bytes = axum::body::to_bytes(answer.into_body(), 10_000_000).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains("route=\"/api/v1/signalen/{id}\",status=\"200\""), "{text}");
    assert!(!text.contains("zaak-") && !text.contains("organisatie-"), "{text}");
}

#[tokio::test]
async fn a_panic_is_an_internal_problem_that_tells_nothing_and_has_a_reference() {
    use axum::{Router, body::Body, http::Request, routing};
    use tower::ServiceExt;
    let scene = Scene::set().await;
    let broken = || async {
        let secret = std::hint::black_box(None::<&str>);
        secret.expect("Kanariepaniek").to_owned()
    };
    let router = Router::new().route("/api/v1/stuk", routing::get(broken));
    let router = vangnet_web::around(router, scene.state.clone());
    let request = Request::get("/api/v1/stuk").body(Body::empty()).unwrap();
    let (head, body) = router.oneshot(request).await.unwrap().into_parts();
    let bytes = axum::body::to_bytes(body, 10_000).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let got = Got { status: head.status, headers: head.headers, text }.is(500);
    check_headers(&got, "a panic");
    assert_eq!(got.at("/type"), "/problems/internal");
    assert!(got.at("/instance").starts_with("urn:vangnet:verzoek-"));
    assert!(!got.text.contains("Kanarie"));
}
