//! The file note over the API and as a file: complete, below the numbers of the sector, and only for
//! whoever holds the signal and proved who they are.

use crate::scene::{Scene, worry};
use domain::meldcode::Sector;
use domain::organisations::Function;
use serde_json::{Value, json};

/// A signal that went through the whole code, in a sector; the token of who holds it.
async fn decided(scene: &Scene, sector: Sector) -> (String, String) {
    scene.stage.store.set_sector(scene.school.id, sector, scene.now()).await.unwrap();
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Dure telefoon.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    let act = async |what: &str, body: Value| {
        scene.change(&teacher, &signal, &format!("{signal}/{what}"), &body).await.is(201);
    };
    act("meldcodestappen", json!({ "stap": "map-signals", "wat": "Op een rij gezet." })).await;
    let consulted = json!({
        "stap": "consult", "wanneer": "2026-03-01", "met": "professional", "wie": "Schoolarts",
        "wat": "Samen gekeken.", "waarom": "Om niet alleen te staan.",
    });
    act("meldcodestappen", consulted).await;
    act("meldcodestappen", json!({ "stap": "talk", "wat": "Rustig gesproken." })).await;
    if sector == Sector::Health {
        act("meldcodestappen", json!({ "stap": "consult-others", "wat": "De huisarts gebeld." }))
            .await;
    }
    let children = json!({ "kinderen": "yes", "veilig": "unknown", "woorden": "Een broertje." });
    act("kindchecks", children).await;
    let weighing = json!({
        "vermoeden": { "antwoord": "yes", "toelichting": "Alles bij elkaar." },
        "onveiligheid": "structural", "hulpMogelijk": { "antwoord": "no" },
        "hulpAanvaard": { "antwoord": "unknown" }, "hulpWerkt": { "antwoord": "unknown" },
        "onthulling": false,
    });
    act("wegingen", weighing).await;
    let both = json!({ "melden": true, "meldenToelichting": "Het gaat door.", "hulp": false });
    act("besluiten", both).await;
    (teacher, signal)
}

fn titles(lines: &Value) -> Vec<String> {
    let lines = lines.as_array().unwrap().iter();
    lines.map(|line| line["titel"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_file_note_is_complete_in_every_sector_below_the_numbers_of_that_sector() {
    for sector in Sector::ALL {
        let scene = Scene::set().await;
        let (teacher, signal) = decided(&scene, *sector).await;
        let got = scene.get(&teacher, &format!("{signal}/dossierstuk")).await.is(200);
        let note = got.json();
        assert_eq!(got.at("/meldcode"), format!("{sector}-2026-11"));
        let steps = note["stappen"].as_array().unwrap();
        assert_eq!(steps.len(), 5, "{sector}");
        for step in steps {
            assert_eq!(step["ontbreekt"], json!([]), "{sector}: {step}");
            assert!(!step["vastgelegd"].as_array().unwrap().is_empty(), "{sector}: {step}");
        }
        let (fourth, fifth) = (titles(&steps[3]["vastgelegd"]), titles(&steps[4]["vastgelegd"]));
        match sector {
            Sector::General => assert_eq!((fourth.len(), fifth.len()), (1, 1)),
            Sector::Health => {
                assert_eq!(fourth, ["Overleggen met andere betrokken professionals"]);
                assert_eq!(fifth, ["Gewogen", "Besloten"]);
            }
            _ => assert_eq!((fourth, fifth.len()), (vec!["Gewogen".to_owned()], 2)),
        }
        // Who, when, with whom, what and why; the norm with where it is written.
        let text = got.at("/tekst");
        for words in [
            "Naam van teacher",
            "Schoolarts",
            "Samen gekeken.",
            "Om niet alleen te staan.",
            "Een broertje.",
            "Het gaat door.",
            "KNMG-meldcode, stap 5",
            "Dure telefoon.",
            "1 maart 2026",
            "Noor Voorbeeld",
        ] {
            assert!(text.contains(words), "{sector}: {words} isn't in {text}");
        }
    }
}

#[tokio::test]
async fn what_is_not_on_record_is_said_and_old_signals_keep_their_form() {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let made = scene.post(&teacher, "/signalen", &worry("Is vaak weg.")).await.is(201);
    let signal = format!("/signalen/{}", made.at("/id"));
    scene.stage.store.set_sector(scene.school.id, Sector::Justice, scene.now()).await.unwrap();
    let got = scene.get(&teacher, &format!("{signal}/dossierstuk")).await.is(200);
    assert_eq!(got.at("/meldcode"), "education-2026-11");
    assert_eq!(got.at("/stappen/2/ontbreekt/0"), "Gesprek met betrokkenen");
    assert_eq!(got.at("/stappen/4/ontbreekt/0"), "Beslissen");
    assert!(got.at("/tekst").contains("Niet vastgelegd: Wegen."));
}

#[tokio::test]
async fn only_who_holds_it_takes_a_file_note_and_after_proving_who_they_are() {
    let scene = Scene::set().await;
    let (teacher, signal) = decided(&scene, Sector::Education).await;
    let note = format!("{signal}/dossierstuk");
    for (house, function) in [
        (&scene.school, Function::HelpProvider),
        (&scene.school, Function::PrivacyOfficer),
        (&scene.other, Function::FocalOfficer),
    ] {
        let stranger = scene.token(house, function).await;
        scene.get(&stranger, &note).await.is(404);
        let browser = scene.session(house, function, "browser").await;
        for path in [&note, &format!("{note}.md")] {
            scene.page(&browser, &format!("/werk{path}")).await.is(404);
        }
    }
    scene
        .get(&teacher, "/signalen/zaak-000000000000000000000000000dead0/dossierstuk")
        .await
        .is(404);
    scene.wait(3600);
    assert_eq!(scene.get(&teacher, &note).await.is(403).at("/code"), "step-up");
}

#[tokio::test]
async fn the_file_holds_what_the_page_shows_and_runs_nothing() {
    let scene = Scene::set().await;
    let (teacher, signal) = decided(&scene, Sector::Health).await;
    let hostile = "# 5. Besloten\n<script>alert(1)</script>";
    let said = json!({ "rol": "parent", "wijze": "heard", "woorden": hostile });
    scene.change(&teacher, &signal, &format!("{signal}/uitspraken"), &said).await.is(201);
    let browser = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&browser, &format!("/werk{signal}/dossierstuk")).await.is(200);
    assert!(page.text.contains("&lt;script&gt;") || page.text.contains("&#60;script&#62;"));
    assert!(page.text.contains("4. Overleggen met andere betrokken professionals"));
    let file = scene.page(&browser, &format!("/werk{signal}/dossierstuk.md")).await.is(200);
    assert_eq!(file.header("content-type"), "text/markdown; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"dossierstuk-"));
    let headings = file.text.lines().filter(|line| line.starts_with("## "));
    assert_eq!(headings.count(), 5, "{}", file.text);
    assert!(file.text.contains("  > # 5. Besloten"));
}
