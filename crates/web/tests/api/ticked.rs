//! What was ticked changes nothing but the names of what was ticked.
//!
//! The same things are done in several worlds that differ in one respect: which signals were ticked.
//! Whatever anyone may read is then read in each, and must be the same to the byte once the names of
//! ticked signals are taken out: every number, every order, every duty, date and button.

use crate::document::{document, operations};
use crate::pages::page_routes;
use crate::scene::{Scene, worry};
use domain::organisations::Function;
use kernel::Entropy;
use serde_json::{Value, json};
use testkit::Seeded;

/// The most signals that one statement may have.
const MOST: usize = 50;

/// Who reads.
const READERS: [Function; 6] = [
    Function::Teacher,
    Function::FocalOfficer,
    Function::TeamLead,
    Function::IntakeOfficer,
    Function::PolicyOfficer,
    Function::ChainDirector,
];

/// Takes the names of ticked signals out of a page or a document.
fn without_ticks(text: &str) -> String {
    if let Ok(mut json) = serde_json::from_str::<Value>(text) {
        take_out(&mut json);
        return json.to_string();
    }
    let text = cut(text, "<div data-ticked>", "</div>");
    let text = cut(&text, &format!("<dt>{LABEL}</dt>"), "</dd>");
    unquoted(&text)
}

/// A file note as text, without the ticked signals.
fn unquoted(text: &str) -> String {
    let mut quoted = false;
    let stays = |line: &&str| {
        quoted = *line == format!("- {LABEL}:") || (quoted && line.starts_with("  > "));
        !quoted
    };
    text.lines().filter(stays).collect::<Vec<_>>().join("\n")
}

/// What stands before the ticked signals in a file note.
const LABEL: &str = "Past bij deze signalen";

/// A text without what stands between two marks, both included.
fn cut(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(to).expect("it ends").1)
}

fn take_out(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            fields.remove("signalen");
            fields.values_mut().for_each(take_out);
        }
        Value::Array(items) => {
            let is_ticked = |item: &Value| {
                item.as_object().is_some_and(|fact| fact.values().any(|one| one == LABEL))
            };
            items.retain(|item| !is_ticked(item));
            items.iter_mut().for_each(take_out);
        }
        Value::String(text) => *text = unquoted(text),
        _ => {}
    }
}

/// Three worries with these signals, one of them further on its way; everything that can be read.
async fn world(ticks: &[Vec<String>; 3]) -> Vec<(String, String)> {
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let mut subjects = Vec::new();
    for (nr, ticked) in ticks.iter().enumerate() {
        let mut worry = worry(&format!("Gezien: nummer {nr}."));
        worry["persoon"]["achternaam"] = json!(format!("Voorbeeld-{nr}"));
        worry["uitspraken"][0]["signalen"] = json!(ticked);
        subjects.push(scene.post(&teacher, "/signalen", &worry).await.is(201).at("/id"));
    }
    let further = format!("/signalen/{}", subjects[0]);
    let said = json!({ "rol": "bystander", "wijze": "heard", "woorden": "Nog iets.", "signalen": ticks[0] });
    let weighing = json!({
        "vermoeden": { "antwoord": "yes" }, "onveiligheid": "structural",
        "hulpMogelijk": { "antwoord": "yes" }, "hulpAanvaard": { "antwoord": "yes" },
        "hulpWerkt": { "antwoord": "yes" }, "onthulling": false,
    });
    for (what, body) in [
        ("uitspraken", said),
        ("meldcodestappen", json!({ "stap": "talk", "wat": "Rustig gesproken." })),
        ("wegingen", weighing),
    ] {
        scene.change(&teacher, &further, &format!("{further}/{what}"), &body).await.is(201);
    }
    scene.wait(3 * 24 * 3600);
    everything_read(&scene, &subjects).await
}

/// Every page and every operation that reads, for each of the readers.
async fn everything_read(scene: &Scene, subjects: &[String]) -> Vec<(String, String)> {
    let document = document(scene).await;
    let reads = operations(&document).into_iter().filter(|(method, _, _)| method == "GET");
    let reads: Vec<_> = reads.map(|(_, path, _)| format!("/api/v1{path}")).collect();
    let mut read = Vec::new();
    for function in READERS {
        let token = scene.token(&scene.school, function).await;
        let session = scene.session(&scene.school, function, "browser").await;
        for subject in subjects {
            for path in page_routes().iter().chain(&reads) {
                let path = path.replace("{id}", subject).replace("{soort}", "signalen");
                let path = path.replace("{tabel}", "termijnen").replace("{stap}", "wegen");
                let got = if path.starts_with("/api") {
                    scene.ask("GET", &path).token(&token).go().await
                } else {
                    scene.page(&session, &path).await
                };
                let text = format!("{} {}", got.status, without_ticks(&got.text));
                read.push((format!("{path} by {function}"), text));
            }
        }
    }
    read
}

fn all_signals() -> Vec<String> {
    let known = content::load(None).unwrap().knowledge;
    known.signals.iter().map(|signal| signal.item.id.to_string()).collect()
}

/// Some signals, drawn.
fn drawn(seed: u64, all: &[String]) -> Vec<String> {
    let mut bytes = vec![0; all.len()];
    Seeded::new(seed).fill(&mut bytes);
    let drawn = all.iter().zip(bytes).filter(|(_, byte)| byte % 3 == 0).map(|(id, _)| id.clone());
    drawn.take(MOST).collect()
}

#[tokio::test]
async fn what_was_ticked_changes_no_number_no_order_and_no_step_anywhere() {
    let all = all_signals();
    let some = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let nothing = world(&[Vec::new(), Vec::new(), Vec::new()]).await;
    let with_words = nothing.iter().filter(|(_, text)| text.contains("Nog iets.")).count();
    assert!(nothing.len() > 900 && with_words > 10, "{} {with_words}", nothing.len());
    let worlds = [
        [Vec::new(), some(&["beh-mood-swings"]), all[..MOST].to_vec()],
        [all[all.len() - MOST..].to_vec(), some(&["coe-feared-appointment-today"]), Vec::new()],
        [drawn(1, &all), drawn(2, &all), drawn(3, &all)],
        [drawn(4, &all), drawn(5, &all), drawn(6, &all)],
    ];
    for ticks in worlds {
        let other = world(&ticks).await;
        assert_eq!(nothing.len(), other.len());
        for ((path, text), (same, differs)) in nothing.iter().zip(&other) {
            assert_eq!((path, text), (same, differs), "after ticking {ticks:?}");
        }
    }
}

#[tokio::test]
async fn ticks_are_on_the_pages_and_in_the_answers_until_they_are_taken_out() {
    let ticked = vec!["beh-mood-swings".to_owned()];
    let scene = Scene::set().await;
    let teacher = scene.token(&scene.school, Function::Teacher).await;
    let mut worry = worry("Gezien.");
    worry["uitspraken"][0]["signalen"] = json!(ticked);
    let id = scene.post(&teacher, "/signalen", &worry).await.is(201).at("/id");
    let answer = scene.get(&teacher, &format!("/signalen/{id}")).await.is(200).text;
    assert!(answer.contains("beh-mood-swings"));
    assert!(!without_ticks(&answer).contains("beh-mood-swings"));
    let session = scene.session(&scene.school, Function::Teacher, "browser").await;
    let page = scene.page(&session, &format!("/werk/signalen/{id}")).await.is(200).text;
    assert!(page.contains("De stemming slaat snel om"));
    let bare = without_ticks(&page);
    assert!(!bare.contains("De stemming slaat snel om") && bare.contains("Gezien."));
}
