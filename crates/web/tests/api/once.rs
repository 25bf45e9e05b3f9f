//! A request that comes again, and a change of what changed.

use crate::scene::{Scene, worry};
use domain::organisations::Function;
use serde_json::json;

#[tokio::test]
async fn the_same_request_again_gives_the_same_answer_and_does_nothing() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let ask = scene.ask("POST", "/api/v1/signalen").token(&teacher).key("k1").json(&worry("Eén."));
    let first = ask.clone().go().await.is(201);
    let again = ask.go().await.is(201);
    assert_eq!((first.text, first.headers), (again.text, again.headers));
    assert_eq!(scene.get(&teacher, "/werklijst").await.at("/tellingen/mijn"), "1");
}

#[tokio::test]
async fn a_repeated_change_is_not_stale_and_not_done_twice() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Eén.")).await.is(201);
    let path = format!("/api/v1/signalen/{}/uitspraken", made.at("/id"));
    let said = json!({ "rol": "parent", "wijze": "quoted", "woorden": "Nee." });
    let ask = scene.ask("POST", &path).token(&teacher).key("k2").json(&said);
    let ask = ask.header("if-match", made.header("etag"));
    let first = ask.clone().go().await.is(201);
    let again = ask.clone().go().await.is(201);
    assert_eq!(first.text, again.text);
    let shown = scene.get(&teacher, &format!("/signalen/{}", made.at("/id"))).await;
    assert_eq!(shown.json()["uitspraken"].as_array().unwrap().len(), 2);
    // Under another key it is another request, from a version that no longer stands.
    let stale = ask.key("k3").go().await.is(412).json();
    assert_eq!(stale["current"].as_i64(), shown.at("/zaak/versie").parse().ok());
}

#[tokio::test]
async fn a_key_for_one_thing_is_no_key_for_another() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let focal = scene.token(&scene.school, Function::FocalOfficer).await;
    let ask = scene.ask("POST", "/api/v1/signalen").token(&teacher).key("k4");
    ask.clone().json(&worry("Eén.")).go().await.is(201);
    let other = ask.clone().json(&worry("Twee.")).go().await.is(409);
    assert_eq!(other.at("/code"), "idempotency-key-reused");
    // Someone else's key is another key.
    let theirs = scene.ask("POST", "/api/v1/signalen").token(&focal).key("k4");
    theirs.json(&worry("Drie.")).go().await.is(201);
    // A request that failed keeps its key free.
    let broken = scene.ask("POST", "/api/v1/signalen").token(&teacher).key("k5");
    broken.clone().json(&json!({})).go().await.is(400);
    broken.json(&worry("Vier.")).go().await.is(201);
}

#[tokio::test]
async fn of_two_changes_from_the_same_version_one_is_told_it_came_late() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Eén.")).await.is(201);
    let path = format!("/api/v1/signalen/{}/meldcodestappen", made.at("/id"));
    let step = json!({ "stap": "talk", "wat": "Gesproken." });
    let ask = scene.ask("POST", &path).token(&teacher).json(&step);
    let ask = ask.header("if-match", made.header("etag"));
    let (one, two) = tokio::join!(ask.clone().key("a").go(), ask.key("b").go());
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412]);
}
