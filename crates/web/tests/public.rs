//! The public part as a visitor's browser meets it: answers, headers, addresses.

#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use kernel::{Moment, date};
use std::sync::Arc;
use tower::ServiceExt;
use vangnet_web::{PublicState, Settings, face, pages::publicdoor, public_router};

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn site(settings: Settings, now: Moment) -> Router {
    let knowledge = content::load(None).unwrap().knowledge;
    let state = PublicState::new(Arc::new(knowledge), settings, move || now);
    let not_found = Router::new().fallback(publicdoor::not_found).with_state(state.clone());
    let router = public_router(state).fallback_service(not_found);
    face::secure(router, face::Headers { tls: true })
}

fn today() -> Moment {
    Moment::in_netherlands(date(2026, 11, 22), 12, 0)
}

async fn get(site: &Router, path: &str) -> Answer {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = site.clone().oneshot(request).await.unwrap();
    let (head, body) = answer.into_parts();
    let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    Answer { status: head.status, headers: head.headers, text }
}

const PAGES: [&str; 17] = [
    "/",
    "/hulp",
    "/wat-is-dit",
    "/jongere",
    "/vriend",
    "/ouder",
    "/professional",
    "/veilig-kijken",
    "/privacy",
    "/toegankelijkheid",
    "/kennis",
    "/kennis/signalen",
    "/kennis/factoren",
    "/kennis/programmas",
    "/kennis/barrieremodel",
    "/kennis/zelfscan",
    "/kennis/hernieuwd-slachtofferschap",
];

#[tokio::test]
async fn every_page_exists_in_both_languages_and_no_text_is_missing() {
    let site = site(Settings::default(), today());
    for path in PAGES {
        for (prefix, lang) in [("", "nl"), ("/en", "en")] {
            let address =
                format!("{prefix}{}", if path == "/" && lang == "en" { "" } else { path });
            let answer = get(&site, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            assert!(answer.text.contains(&format!("<html lang=\"{lang}\">")), "{address}");
            assert!(!answer.text.contains('⟨'), "{address}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_also_when_it_is_an_error() {
    let site = site(Settings::default(), today());
    for path in ["/", "/nergens", "/weg", "/assets/000000000000/base.css", "/thema.css", "/gezond"]
    {
        let answer = get(&site, path).await;
        assert!(
            answer.header("content-security-policy").starts_with("default-src 'none'"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(answer.header("strict-transport-security").contains("includeSubDomains"));
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!((answer.header("server"), answer.header("set-cookie")), ("", ""));
    }
}

#[tokio::test]
async fn an_asset_is_kept_for_a_year_under_its_own_hash_only() {
    let site = site(Settings::default(), today());
    let answer = get(&site, face::asset_url("base.css")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("cache-control").contains("immutable"));
    assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(get(&site, "/assets/000000000000/base.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_way_out_is_a_plain_redirect_to_the_configured_site() {
    let settings = Settings { exit_to: "https://weer.example/".to_owned(), ..Settings::default() };
    let answer = get(&site(settings, today()), "/weg").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "https://weer.example/");
}

#[tokio::test]
async fn security_txt_expires_in_the_future_whenever_it_is_read() {
    let contact = Some("mailto:beveiliging@voorbeeld.example".to_owned());
    for now in [today(), today().plus_days(4000)] {
        let settings = Settings { security_contact: contact.clone(), ..Settings::default() };
        let text = get(&site(settings, now), "/.well-known/security.txt").await.text;
        let expires = text.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
        let expires = Moment::parse(expires).unwrap();
        assert!(expires > now && expires < now.plus_days(366), "{expires}");
    }
    let without = get(&site(Settings::default(), today()), "/.well-known/security.txt").await;
    assert_eq!(without.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_old_number_says_that_it_is_old() {
    let warning = "al meer dan 6 maanden niet nagekeken";
    let fresh = get(&site(Settings::default(), today()), "/hulp").await;
    assert!(!fresh.text.contains(warning));
    let later = get(&site(Settings::default(), today().plus_days(250)), "/hulp").await;
    assert!(later.text.contains(warning));
}

#[tokio::test]
async fn danger_stands_first_and_the_lines_for_young_people_follow_in_their_order() {
    let text = get(&site(Settings::default(), today()), "/hulp").await.text;
    let places: Vec<_> = ["emergency-112", "veilig-thuis", "kindertelefoon", "chat-met-fier"]
        .iter()
        .map(|id| text.find(&format!("id=\"{id}\"")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn an_ended_line_is_never_shown_as_help_but_can_be_found() {
    let site = site(Settings::default(), today());
    let help = get(&site, "/hulp").await.text;
    assert!(!help.contains("watch-nederland"));
    let found = get(&site, "/kennis?zoek=watch+nederland").await.text;
    assert!(found.contains("WATCH Nederland") && !found.contains("/hulp#watch-nederland"));
}

#[tokio::test]
async fn what_is_typed_in_the_search_comes_back_as_text_only() {
    let site = site(Settings::default(), today());
    let hostile = "/kennis?zoek=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27";
    let answer = get(&site, hostile).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.text.contains("<script>alert"));
    let long = format!("/kennis?zoek={}", "a".repeat(20_000));
    assert!(get(&site, &long).await.text.len() < 20_000);
}

#[tokio::test]
async fn a_filter_that_no_list_knows_filters_nothing() {
    let site = site(Settings::default(), today());
    let all = get(&site, "/kennis/signalen").await.text;
    let odd = get(&site, "/kennis/signalen?groep=../../etc&vorm=%00").await.text;
    assert_eq!(all.matches("item__words").count(), odd.matches("item__words").count());
}

#[tokio::test]
async fn the_theme_is_loaded_after_our_own_styles_when_there_is_one() {
    let theme = Some(":root { --utrecht-link-color: #036; }".to_owned());
    let site = site(Settings { theme, ..Settings::default() }, today());
    let page = get(&site, "/").await.text;
    assert!(page.find("components.css").unwrap() < page.find("/thema.css").unwrap());
    assert!(get(&site, "/thema.css").await.text.contains("--utrecht-link-color"));
}

/// The addresses of links on a page.
fn links(text: &str) -> Vec<&str> {
    let found = text.split("href=\"").skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn no_page_links_straight_to_another_site() {
    let settings = Settings {
        contact: Some("https://gemeente.example/vraag".to_owned()),
        ..Settings::default()
    };
    let site = site(settings, today());
    let mut between = 0;
    for path in PAGES {
        let answer = get(&site, path).await;
        for link in links(&answer.text) {
            assert!(!link.starts_with("http") && !link.starts_with("//"), "{path}: {link}");
            between += usize::from(link.starts_with("/naar/"));
        }
    }
    assert!(between > 100, "{between}");
}

#[tokio::test]
async fn a_page_stands_before_every_other_site_and_says_whose_it_is() {
    let contact = "https://gemeente.example/vraag";
    let settings = Settings { contact: Some(contact.to_owned()), ..Settings::default() };
    let site = site(settings, today());
    let mut before: Vec<String> = Vec::new();
    for path in PAGES {
        let answer = get(&site, path).await;
        let away = links(&answer.text).into_iter().filter(|link| link.starts_with("/naar/"));
        before.extend(away.map(str::to_owned));
    }
    before.sort();
    before.dedup();
    assert!(before.iter().any(|link| link == "/naar/beheerder/contact"));
    for link in before {
        for prefix in ["", "/en"] {
            let answer = get(&site, &format!("{prefix}{link}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{link}");
            let out: Vec<_> =
                links(&answer.text).into_iter().filter(|link| link.starts_with("http")).collect();
            assert_eq!(out.len(), 1, "{link}: {out:?}");
            let host = out[0].split('/').nth(2).unwrap().trim_start_matches("www.");
            assert!(answer.text.matches(host).count() > 1, "{link} doesn't name {host}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer");
        }
    }
}

#[tokio::test]
async fn only_places_that_we_know_have_a_page_before_them() {
    let mail = Settings {
        contact: Some("mailto:vraag@gemeente.example".to_owned()),
        ..Settings::default()
    };
    let site = site(mail, today());
    for unknown in [
        "/naar/lijn/geen",
        "/naar/bron/geen",
        "/naar/lijn/https%3A%2F%2Felders.example",
        "/naar/elders.example/x",
        "/naar/beheerder/contact",
        "/naar/lijn",
    ] {
        let answer = get(&site, unknown).await;
        assert!(!answer.text.contains("elders.example") || answer.status == StatusCode::NOT_FOUND);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn what_a_browser_reports_about_the_policy_is_taken_at_the_address_that_the_policy_names() {
    let site = site(Settings::default(), today());
    let page = get(&site, "/").await;
    let address = "/csp-rapport";
    assert!(page.header("content-security-policy").contains(&format!("report-uri {address};")));
    assert_eq!(page.header("reporting-endpoints"), format!("csp=\"{address}\""));
    let old = r#"{"csp-report":{"effective-directive":"img-src","blocked-uri":"https://b.nl/x"}}"#;
    let new =
        r#"[{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"data"}}]"#;
    let vast = format!("[{}]", " ".repeat(20_000));
    for (kind, body, wanted) in [
        ("application/csp-report", old, StatusCode::NO_CONTENT),
        ("application/reports+json", new, StatusCode::NO_CONTENT),
        ("application/csp-report", "geen json", StatusCode::BAD_REQUEST),
        ("application/csp-report", r#"{"csp-report":7}"#, StatusCode::BAD_REQUEST),
        ("application/reports+json", &vast, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let ask = Request::post(address).header("content-type", kind);
        let request = ask.body(Body::from(body.to_owned())).unwrap();
        let answer = site.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), wanted, "{kind} {body:.40}");
        assert!(answer.headers().get("set-cookie").is_none());
    }
}
