//! One's own account over HTTP: nobody else's sessions, nothing before a first password was changed,
//! and no rules but those in force for who only works by them.

use crate::scene::{Got, Scene, cookie};
use domain::organisations::Function;
use kernel::SessionId;

async fn posted(scene: &Scene, session: &str, path: &str, body: &str) -> Got {
    let ask = scene.ask("POST", path).header("cookie", cookie(session));
    let ask = ask.header("sec-fetch-site", "same-origin");
    ask.header("content-type", "application/x-www-form-urlencoded").body(body).go().await
}

/// The id of the only session of this kind that someone has.
async fn id_of(scene: &Scene, function: Function, kind: &str) -> SessionId {
    let mut unit = scene.school.unit(&scene.stage.store).await;
    let all = unit.sessions_of(scene.school.who(function).worker).await.unwrap();
    all.iter().find(|one| one.kind == kind).unwrap().id
}

#[tokio::test]
async fn a_session_of_another_is_as_unknown_as_one_that_does_not_exist() {
    let scene = Scene::set().await;
    let own = scene.session(&scene.school, Function::Teacher, "browser").await;
    let theirs = scene.session(&scene.school, Function::FocalOfficer, "browser").await;
    let their_id = id_of(&scene, Function::FocalOfficer, "browser").await;
    for unknown in [their_id.to_string(), SessionId::from_raw(1).to_string(), "x".to_owned()] {
        let path = format!("/werk/account/sessies/{unknown}/einde");
        posted(&scene, &own, &path, "").await.is(404);
    }
    scene.page(&theirs, "/werk").await.is(200);
    let token = scene.token(&scene.school, Function::Teacher).await;
    let page = scene.page(&own, "/werk/account").await.is(200);
    let token_id = id_of(&scene, Function::Teacher, "api").await;
    assert!(page.text.contains(&token_id.to_string()), "tokens stand there too");
    assert!(!page.text.contains(&own) && !page.text.contains(&token), "a secret is on the page");
    posted(&scene, &own, &format!("/werk/account/sessies/{token_id}/einde"), "").await.is(303);
    scene.get(&token, "/werklijst").await.is(401);
}

#[tokio::test]
async fn before_a_first_password_is_changed_every_page_leads_to_changing_it() {
    let scene = Scene::set().await;
    let first = scene.session(&scene.school, Function::Teacher, "first").await;
    for path in ["/werk", "/werk/account", "/werk/signalen/nieuw", "/werk/bewijs"] {
        let got = scene.page(&first, path).await.is(303);
        assert_eq!(got.header("location"), "/inloggen/wachtwoord", "{path}");
    }
    posted(&scene, &first, "/werk/account/overal-uitloggen", "").await.is(303);
    scene.page(&first, "/inloggen/wachtwoord").await.is(200);
    scene.get(&first, "/werklijst").await.is(401);
    let twice = "nieuw=een+kat+op+het+dak&nogmaals=een+hond+op+het+dak";
    posted(&scene, &first, "/inloggen/wachtwoord", twice).await.is(400);
    // Who is in already, or isn't, has no first password to choose.
    let settled = scene.session(&scene.school, Function::Teacher, "browser").await;
    for session in [settled, "0".repeat(64)] {
        let got = scene.page(&session, "/inloggen/wachtwoord").await.is(303);
        assert!(got.header("location").starts_with("/inloggen?"), "{got:?}");
    }
}

#[tokio::test]
async fn whoever_works_by_a_rule_reads_it_and_only_its_keepers_see_what_was_put_forward() {
    let scene = Scene::set().await;
    let teacher = scene.session(&scene.school, Function::Teacher, "browser").await;
    let manager = scene.session(&scene.town_hall, Function::FunctionalManager, "browser").await;
    for path in ["/werk/regels", "/werk/regels/termijnen"] {
        let read = scene.page(&teacher, path).await.is(200);
        assert!(!read.text.contains("/werk/regels/voorstel"), "{path}");
        let kept = scene.page(&manager, path).await.is(200);
        assert!(kept.text.contains("/werk/regels/voorstel"), "{path}");
    }
    scene.page(&teacher, "/werk/regels/voorstel").await.is(403);
    scene.page(&manager, "/werk/regels/voorstel").await.is(200);
    scene.page(&teacher, "/werk/regels/bestaat-niet").await.is(404);
}
