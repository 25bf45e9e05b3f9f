//! An operation as it stands in the document: parameters, body, answers, and a line that does it.

use super::operation::{Operation, Way};
use serde_json::{Value, json};

/// The entry of an operation.
pub(super) fn entry(operation: &Operation) -> Value {
    let mut entry = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "description": format!("{}\n\n```sh\n{}\n```", operation.about, command(operation)),
        "tags": [operation.tag],
        "parameters": parameters(operation),
        "responses": responses(operation),
    });
    if let Some((name, example)) = &operation.body {
        let body = json!({ "required": true, "content": { "application/json": {
            "schema": { "$ref": format!("#/components/schemas/{name}") }, "example": example,
        } } });
        put(&mut entry, "requestBody", body);
    }
    if operation.way.is_public() {
        put(&mut entry, "security", json!([]));
    }
    entry
}

/// A line that does it on the demo, with the ids that other operations gave.
fn command(operation: &Operation) -> String {
    let way = operation.way;
    let path = operation.path.replace("{id}", "$ID").replace("{soort}", "signalen");
    let mut lines = vec![format!("curl http://127.0.0.1:8080/api/v1{path}")];
    if way == Way::Sets {
        lines.push("-X PUT".to_owned());
    }
    if !way.is_public() {
        lines.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
    }
    if way.wants_key() {
        lines.push("-H \"Idempotency-Key: $(uuidgen)\"".to_owned());
    }
    if way.wants_version() {
        lines.push("-H 'If-Match: \"1\"'".to_owned());
    }
    if let Some((_, example)) = &operation.body {
        lines.push("-H \"Content-Type: application/json\"".to_owned());
        lines.push(format!("-d '{}'", example.to_string().replace('\'', "’")));
    }
    lines.join(" \\\n  ")
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let parts = operation.path.split('/');
    let parts =
        parts.filter_map(|part| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')));
    let mut parameters: Vec<_> = parts.map(path_part).collect();
    parameters.extend(operation.query.iter().cloned());
    let headers =
        [(operation.way.wants_key(), "idempotencyKey"), (operation.way.wants_version(), "ifMatch")];
    for (_, name) in headers.into_iter().filter(|(wanted, _)| *wanted) {
        parameters.push(json!({ "$ref": format!("#/components/parameters/{name}") }));
    }
    parameters
}

fn path_part(name: &str) -> Value {
    let (about, example) = match name {
        "soort" => ("Welke lijst", "signalen"),
        "route" => ("Welke meldroute", "meldroute-a"),
        "tabel" => ("Welke regeltabel", "termijnen"),
        "versie" => ("Welke versie van de regeltabel", "2027-01"),
        _ => ("Het nummer van de zaak", "zaak-00000000000000000000000000000000"),
    };
    json!({
        "name": name, "in": "path", "required": true, "description": about,
        "schema": { "type": "string" }, "example": example,
    })
}

fn responses(operation: &Operation) -> Value {
    let way = operation.way;
    let mut headers = json!({ "API-Version": { "$ref": "#/components/headers/apiVersion" } });
    if way.wants_key() || (way == Way::Reads && operation.path.ends_with("{id}")) {
        put(&mut headers, "ETag", json!({ "$ref": "#/components/headers/etag" }));
    }
    if way.wants_key() {
        put(&mut headers, "Location", json!({ "$ref": "#/components/headers/location" }));
    }
    let answer = format!("#/components/schemas/{}", operation.answer);
    let mut all = json!({ way.status(): {
        "description": "Gelukt.",
        "headers": headers,
        "content": { "application/json": { "schema": { "$ref": answer } } },
    } });
    for status in problems(operation) {
        let to = format!("#/components/responses/problem{status}");
        put(&mut all, status, json!({ "$ref": to }));
    }
    all
}

/// The statuses of the problems it can answer with.
fn problems(operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["400", "404", "405", "500"];
    if !operation.way.is_public() {
        statuses.extend(["401", "403", "503"]);
    }
    if operation.body.is_some() {
        statuses.extend(["409", "413", "415"]);
    }
    if operation.way.wants_version() {
        statuses.extend(["412", "428"]);
    }
    statuses
}

/// Puts a field into an object.
pub(super) fn put(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}
