//! A matter as a chronology and the writing aid, over the API.

use crate::scene::{Scene, worry};
use domain::organisations::Function;
use serde_json::{Value, json};

#[tokio::test]
async fn a_chronology_is_in_the_order_of_what_happened_and_says_since_when_it_was_known() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Stond bij een auto.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    scene.wait(24 * 3600);
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let earlier = json!({
        "rol": "professional", "wijze": "heard", "wanneer": "2025-10",
        "woorden": "Belde toen al met iemand.",
    });
    scene.change(&teacher, &signal, &format!("{signal}/uitspraken"), &earlier).await.is(201);

    let shown = scene.get(&teacher, &format!("{signal}/chronologie")).await.is(200).json();
    let rows = shown["gedateerd"].as_array().unwrap();
    assert_eq!(rows[0]["tekst"], "Belde toen al met iemand.");
    assert_eq!(rows[0]["wanneer"], "2025-10");
    assert!(rows[0]["notitieTijdstip"].as_str().unwrap() > "2026-03-03");
    let undated: Vec<_> = shown["ongedateerd"].as_array().unwrap().iter().collect();
    assert_eq!(undated[0]["tekst"], "Stond bij een auto.");
    assert_eq!(undated[0].get("wanneer"), None::<&Value>);

    let path = format!("{signal}/chronologie");
    scene.wait(3600);
    assert_eq!(scene.get(&teacher, &path).await.is(403).at("/code"), "step-up");
    for (house, function) in
        [(&scene.school, Function::NeighbourhoodWorker), (&scene.other, Function::Teacher)]
    {
        let stranger = scene.token(house, function).await;
        scene.get(&stranger, &path).await.is(404);
    }
}

#[tokio::test]
async fn the_writing_aid_names_the_words_and_keeps_nothing() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let ask = async |body: Value| {
        scene.ask("POST", "/api/v1/schrijfhulp").token(&teacher).json(&body).go().await
    };
    let seen = ask(json!({ "woorden": "Ze is vaak te laat." })).await.is(200);
    assert_eq!(
        (seen.at("/tips/0/over"), seen.at("/tips/0/soort")),
        ("vaak".into(), "vague-time".into())
    );
    let quoted = ask(json!({ "woorden": "Ze is vaak te laat.", "wijze": "quoted" })).await.is(200);
    assert_eq!(quoted.json()["tips"], json!([]), "a quote is nobody's to polish");
    ask(json!({ "woorden": "" })).await.is(400);
    ask(json!({ "wijze": "seen" })).await.is(400);
    ask(json!({ "woorden": "Te laat.", "wijze": "gevoeld" })).await.is(400);
}
