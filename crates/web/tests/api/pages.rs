//! Every page route that stands in the source: nobody comes in without a session, and every answer
//! carries the headers.

use crate::scene::{Scene, cookie};
use domain::organisations::Function;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The first arguments of every `.route(` below a folder.
fn routes(below: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            routes(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            for rest in text.split(".route(").skip(1) {
                let rest = rest.trim_start();
                let Some(rest) = rest.strip_prefix('"') else { continue };
                found.insert(rest.split('"').next().unwrap().to_owned());
            }
        }
    }
}

pub fn page_routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    routes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"), &mut found);
    assert!(found.len() > 30, "{found:?}");
    found
}

/// An address of a route, with ids that nobody has.
fn filled(route: &str) -> String {
    route
        .replace("{id}", "zaak-000000000000000000000000000dead0")
        .replace("{form}", "signaal-nieuw")
        .replace("{stap}", "x")
        .replace("{versie}", "x")
}

/// What may be seen without signing in.
fn is_public(route: &str) -> bool {
    !route.starts_with("/werk")
}

#[tokio::test]
async fn nobody_sees_a_page_behind_sign_in_without_a_session() {
    let scene = Scene::set().await;
    let token = scene.token(&scene.school, Function::FocalOfficer).await;
    for route in page_routes().iter().filter(|route| !is_public(route)) {
        for method in ["GET", "POST", "PUT"] {
            for ask in [
                scene.ask(method, &filled(route)),
                scene.ask(method, &filled(route)).header("cookie", cookie(&"0".repeat(64))),
                scene.ask(method, &filled(route)).token(&token),
            ] {
                let ask = ask.header("sec-fetch-site", "same-origin");
                let ask = ask.header("content-type", "application/x-www-form-urlencoded");
                let got = ask.go().await;
                let away = got.status == 303 && got.header("location").starts_with("/inloggen");
                let shut = [401, 403, 404, 405, 415].contains(&got.status.as_u16());
                assert!(away || shut, "{method} {route}: {} {}", got.status, got.text);
            }
        }
    }
}

#[tokio::test]
async fn every_page_carries_the_headers_and_leaves_nothing_behind() {
    let scene = Scene::set().await;
    for function in [Function::FocalOfficer, Function::FunctionalManager, Function::PrivacyOfficer]
    {
        let session = scene.session(&scene.school, function, "browser").await;
        for route in page_routes() {
            let got = scene.page(&session, &filled(&route)).await;
            let at = format!("{route} for {function}: {}", got.status);
            assert!(!got.status.is_server_error(), "{at}");
            assert!(got.header("content-security-policy").contains("default-src 'none'"), "{at}");
            assert_eq!(got.header("x-content-type-options"), "nosniff", "{at}");
            assert_eq!(got.header("referrer-policy"), "no-referrer", "{at}");
            assert_eq!(got.header("x-frame-options"), "DENY", "{at}");
            assert!(!got.text.contains("href=\"http"), "{at}: a link straight to another site");
            assert!(got.headers.get("api-version").is_none(), "{at}");
            assert!(got.headers.get("access-control-allow-origin").is_none(), "{at}");
            if !is_public(&route) {
                assert_eq!(got.header("cache-control"), "no-store", "{at}");
            }
        }
    }
}

#[tokio::test]
async fn another_site_changes_nothing_in_someones_name() {
    let scene = Scene::set().await;
    let session = scene.session(&scene.school, Function::FunctionalManager, "browser").await;
    for route in page_routes().iter().filter(|route| !is_public(route)) {
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("origin", "https://elders.example")]
        {
            let ask = scene.ask("POST", &filled(route)).header("cookie", cookie(&session));
            let got = ask.header(name, value).header("host", "vangnet.example").go().await;
            assert_eq!(got.status.as_u16(), 403, "{route} from {value}");
        }
    }
}
