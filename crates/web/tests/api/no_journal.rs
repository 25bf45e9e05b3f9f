//! No journal, no answer: a database that refuses the line of a request refuses the request.

use crate::document::{document, operations};
use crate::scene::{Ask, Scene, worry};
use domain::organisations::Function;
use serde_json::json;
use store::TABLES;
use testkit::Stage;

/// From now on the database refuses every line of the journal.
async fn refuse_lines(stage: &Stage) {
    if stage.is_sqlite() {
        let trigger = "CREATE TRIGGER no_line BEFORE INSERT ON journal_line \
                       BEGIN SELECT RAISE(ABORT, 'the disk of the journal is full'); END";
        stage.exec(trigger, vec![]).await.unwrap();
    } else {
        let function = "CREATE FUNCTION no_line() RETURNS trigger LANGUAGE plpgsql AS \
                        $$ BEGIN RAISE EXCEPTION 'the disk of the journal is full'; END $$";
        let trigger = "CREATE TRIGGER no_line BEFORE INSERT ON journal_line \
                       FOR EACH ROW EXECUTE FUNCTION no_line()";
        stage.exec(function, vec![]).await.unwrap();
        stage.exec(trigger, vec![]).await.unwrap();
    }
}

/// The journal can be written again.
async fn allow_lines(stage: &Stage) {
    let drop = if stage.is_sqlite() {
        "DROP TRIGGER no_line"
    } else {
        "DROP TRIGGER no_line ON journal_line"
    };
    stage.exec(drop, vec![]).await.unwrap();
}

/// Everything that is kept.
async fn kept(stage: &Stage) -> Vec<String> {
    let mut all = Vec::new();
    for table in TABLES {
        let mut rows = stage.dump(table).await;
        rows.sort();
        all.push(format!("{} {rows:?}", table.name));
    }
    all
}

async fn stages() -> Vec<Stage> {
    [Some(Stage::sqlite().await), Stage::postgres().await].into_iter().flatten().collect()
}

#[tokio::test]
async fn a_request_whose_line_cant_be_written_fails_changes_nothing_and_can_be_sent_again() {
    for stage in stages().await {
        let scene = Scene::on(stage).await;
        let teacher = scene.token(&scene.school, Function::Teacher).await;
        let made = scene.post(&teacher, "/signalen", &worry("Kanarie een.")).await.is(201);
        let signal = format!("/api/v1/signalen/{}", made.at("/id"));
        let said = json!({ "rol": "parent", "wijze": "quoted", "woorden": "Kanarie twee." });
        let note = scene.ask("POST", "/api/v1/signalen").token(&teacher).key("een");
        let note = note.json(&worry("Kanarie drie."));
        let add = scene.ask("POST", &format!("{signal}/uitspraken")).token(&teacher).key("twee");
        let add = add.json(&said).header("if-match", made.header("etag"));
        let read = scene.ask("GET", &signal).token(&teacher);
        let all: [&Ask<'_>; 3] = [&note, &add, &read];

        let before = kept(&scene.stage).await;
        refuse_lines(&scene.stage).await;
        for ask in all {
            let got = ask.clone().go().await.is(503);
            assert_eq!(got.at("/type"), "/problems/unavailable");
            assert!(!got.header("retry-after").is_empty());
            assert!(!got.text.contains("Kanarie"), "what was read is shown: {}", got.text);
            assert!(!got.text.contains("disk"), "what the database said is told: {}", got.text);
        }
        assert_eq!(kept(&scene.stage).await, before, "nothing was done");

        allow_lines(&scene.stage).await;
        note.clone().go().await.is(201);
        add.clone().go().await.is(201);
        let shown = read.clone().go().await.is(200);
        assert!(shown.text.contains("Kanarie twee."));
    }
}

/// What shows nobody and changes nothing, so that no line belongs to it.
const WITHOUT_A_LINE: &[&str] = &[
    "toonOrganisaties",
    "toonPlekken",
    "toonMeldroutes",
    "vraagMeldroute",
    "vraagSchrijfhulp",
    "vraagAandachtspunten",
    "toonRegeltabellen",
    "toonRegeltabel",
    "toonFormulieren",
    "toonKennis",
    "toonLijstwijzigingen",
    "toonStreeftijden",
    "leesBerichten",
];

#[tokio::test]
async fn no_operation_goes_on_without_its_line() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let functions = [Function::Teacher, Function::FunctionalManager, Function::PrivacyOfficer];
    let mut tokens = Vec::new();
    for function in functions {
        tokens.push(scene.token(&scene.school, function).await);
    }
    let teacher = tokens.first().unwrap();
    let made = scene.post(teacher, "/signalen", &worry("Zonder regel.")).await.is(201);
    let before = kept(&scene.stage).await;
    refuse_lines(&scene.stage).await;
    for token in &tokens {
        for (method, path, entry) in operations(&document) {
            if WITHOUT_A_LINE.iter().any(|name| entry["operationId"] == *name) {
                continue;
            }
            let address = path.replace("{id}", &made.at("/id")).replace("{tabel}", "termijnen");
            let address = format!("/api/v1{}", address.replace("{versie}", "2027-01"));
            let key = format!("zonder-{}", scene.number());
            let ask = scene.ask(&method, &address).token(token).key(&key).version(1);
            let example = entry.pointer("/requestBody/content/application~1json/example");
            let ask = match example {
                Some(example) => ask.json(example),
                None => ask,
            };
            let got = ask.go().await;
            assert!(!got.status.is_success(), "{method} {path}: {}", got.text);
            assert!(!got.text.contains("Noor"), "{method} {path}: {}", got.text);
        }
    }
    assert_eq!(kept(&scene.stage).await, before, "nothing was done");
}
