//! Two records of one person, over the API: who compares them, and who learns nothing.

use crate::scene::{Scene, worry};
use domain::organisations::Function;
use serde_json::json;

#[tokio::test]
async fn two_records_of_one_person_are_compared_by_whoever_does_that_and_by_nobody_else() {
    let scene = Scene::set().await;
    let noted = async |function: Function, first: &str, last: &str| {
        let token = scene.token(&scene.school, function).await;
        let mut new = worry("Vaak weg.");
        new["persoon"] =
            json!({ "voornaam": first, "achternaam": last, "geboortedatum": "2010-03-14" });
        let made = scene.post(&token, "/signalen", &new).await.is(201);
        (token, format!("/signalen/{}", made.at("/id")))
    };
    let (teacher, one) = noted(Function::Teacher, "Fatima", "el Amrani").await;
    let (neighbour, other) = noted(Function::NeighbourhoodWorker, "Fatma", "Amrany").await;
    let before = scene.get(&teacher, &one).await.is(200).text;
    let now = scene.now();
    app::combining::look(&app::Cx::system(&scene.house, scene.school.id, now)).await.unwrap();
    assert_eq!(scene.get(&teacher, &one).await.is(200).text, before, "nothing is given away");

    let officer = scene.token(&scene.school, Function::FocalOfficer).await;
    let list = scene.get(&officer, "/samenhangen").await.is(200);
    let found = format!("/samenhangen/{}", list.at("/items/0/zaak/id"));
    let shown = scene.get(&officer, &found).await.is(200);
    assert_eq!(shown.json()["gelijkenis"], json!(["first-sounds", "surname-sounds", "birth-same"]));
    assert_eq!(shown.json()["notities"].as_array().unwrap().len(), 2);
    assert!(!shown.text.contains("Vaak weg."), "not what was noted");
    let beside = &shown.json()["notities"][0]["zaken"][0];
    let told: Vec<_> = beside.as_object().unwrap().keys().collect();
    let with_whom = ["geopendTijdstip", "houder", "id", "plek", "soort"];
    assert_eq!(
        told, with_whom,
        "nor what must happen in it; an id, for the team may open it anyway"
    );
    let decide = format!("{found}/besluiten");
    let same = json!({ "uitkomst": "same", "toelichting": "Zelfde adres." });
    let stranger = scene.token(&scene.other, Function::FocalOfficer).await;
    for token in [&teacher, &neighbour, &stranger] {
        scene.get(token, &found).await.is(404);
        let ask = scene.ask("POST", &format!("/api/v1{decide}")).token(token).key("x").version(1);
        ask.json(&same).go().await.is(404);
        assert_eq!(scene.get(token, "/samenhangen").await.is(200).json()["items"], json!([]));
    }
    let wait = json!({ "uitkomst": "wait", "toelichting": "Nog vragen." });
    let refused = scene.change(&officer, &found, &decide, &wait).await.is(400);
    assert!(refused.text.contains("opnieuwDatum"), "{}", refused.text);
    let far = json!({ "uitkomst": "wait", "toelichting": "x", "opnieuwDatum": "2099-01-01" });
    let too_far = scene.change(&officer, &found, &decide, &far).await.is(409);
    assert!(too_far.text.contains("look-too-far"), "{}", too_far.text);

    scene.change(&officer, &found, &decide, &same).await.is(201);
    assert_ne!(scene.get(&teacher, &one).await.is(200).text, before, "now it refers");
    scene.get(&teacher, &other).await.is(404);
    let back = json!({ "woorden": "Toch nichten." });
    scene.change(&officer, &found, &format!("{found}/terugnames"), &back).await.is(201);
    assert_eq!(scene.get(&officer, &found).await.is(200).at("/stadium"), "to-compare");
}
