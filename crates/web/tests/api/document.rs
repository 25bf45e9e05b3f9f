//! The OpenAPI document against the design rules that a program can check, and against itself.

use crate::scene::Scene;
use serde_json::Value;
use std::collections::BTreeSet;

/// The document, as anyone gets it.
pub async fn document(scene: &Scene) -> Value {
    let got = scene.ask("GET", "/api/v1/openapi.json").go().await.is(200);
    assert_eq!(got.header("access-control-allow-origin"), "*");
    got.json()
}

/// Every operation: method, path and entry.
pub fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, entry)| {
            let methods = entry.as_object().unwrap().iter();
            methods.map(|(method, entry)| (method.to_uppercase(), path.clone(), entry.clone()))
        })
        .collect()
}

fn is_kebab(segment: &str) -> bool {
    let segment = segment.strip_prefix('_').unwrap_or(segment);
    let word =
        |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    segment.starts_with('{') || segment.split('-').all(word)
}

fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[tokio::test]
async fn the_document_keeps_the_design_rules() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["servers"][0]["url"].as_str().unwrap().ends_with("/v1"));
    for field in ["name", "url", "email"] {
        assert!(document["info"]["contact"][field].is_string(), "contact has no {field}");
    }
    let mut names = BTreeSet::new();
    let mut faults = Vec::new();
    for (method, path, entry) in operations(&document) {
        let at = format!("{method} {path}");
        let segments: Vec<_> = path.trim_start_matches('/').split('/').collect();
        if path.ends_with('/') || !segments.iter().all(|segment| is_kebab(segment)) {
            faults.push(format!("{at}: the path isn't kebab-case"));
        }
        let (_, before) = segments.split_last().unwrap();
        if before.iter().any(|segment| segment.starts_with('_')) {
            faults.push(format!("{at}: an operation may only come last"));
        }
        for parameter in entry["parameters"].as_array().unwrap() {
            let query = parameter["in"] == "query";
            if query && !is_camel(parameter["name"].as_str().unwrap()) {
                faults.push(format!("{at}: {} isn't camelCase", parameter["name"]));
            }
            if parameter.get("$ref").is_none() && parameter.get("example").is_none() {
                faults.push(format!("{at}: {} has no example", parameter["name"]));
            }
        }
        for status in ["400", "404", "500"] {
            if entry["responses"].get(status).is_none() {
                faults.push(format!("{at}: {status} isn't described"));
            }
        }
        if entry["responses"].get("422").is_some() {
            faults.push(format!("{at}: invalid input is 400"));
        }
        let body = &entry["requestBody"]["content"]["application/json"];
        if method == "POST" && body.get("example").is_none() {
            faults.push(format!("{at}: there is no example"));
        }
        for field in ["summary", "description"] {
            if entry[field].as_str().unwrap_or_default().len() < 5 {
                faults.push(format!("{at}: there is no {field}"));
            }
        }
        if !names.insert(entry["operationId"].to_string()) {
            faults.push(format!("{at}: its name is used twice"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn every_error_is_a_problem_with_the_version_of_the_api() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let problems = document["components"]["responses"].as_object().unwrap();
    for (name, problem) in problems {
        assert!(problem["content"].get("application/problem+json").is_some(), "{name}");
        assert!(problem["headers"].get("API-Version").is_some(), "{name}");
    }
    for (method, path, entry) in operations(&document) {
        for (status, response) in entry["responses"].as_object().unwrap() {
            let known = response["$ref"].as_str().map(|to| to.rsplit('/').next().unwrap());
            let described = known.is_some_and(|name| problems.contains_key(name));
            assert!(described || status.starts_with('2'), "{method} {path} {status}");
        }
    }
}

#[tokio::test]
async fn every_property_is_camel_case_has_a_meaning_and_says_its_kind_of_time() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut faults = Vec::new();
    for (name, schema) in schemas {
        let parts = schema["allOf"].as_array().cloned().unwrap_or_default();
        for part in parts.iter().chain([schema]) {
            for (property, about) in part["properties"].as_object().into_iter().flatten() {
                if !is_camel(property) {
                    faults.push(format!("{name}.{property}: not camelCase"));
                }
                if about["description"].as_str().unwrap_or_default().is_empty() {
                    faults.push(format!("{name}.{property}: no meaning"));
                }
                let to = about["$ref"].as_str().unwrap_or_default();
                let lower = property.to_lowercase();
                if lower.ends_with("datum") && !to.ends_with("/Dag") {
                    faults.push(format!("{name}.{property}: a datum is a date, not {about}"));
                }
                if lower.ends_with("tijdstip") && !to.ends_with("/Moment") {
                    faults.push(format!("{name}.{property}: a tijdstip is a moment"));
                }
            }
        }
    }
    assert_eq!(schemas["Dag"]["format"], "date");
    assert_eq!(schemas["Moment"]["format"], "date-time");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn everything_the_document_points_at_is_in_it() {
    let scene = Scene::set().await;
    let document = document(&scene).await;
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer} isn't there");
    }
}
