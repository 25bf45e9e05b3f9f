//! The OpenAPI document: made of the same operations as the router, served without signing in.

use super::entry::{entry, put};
use super::operation::Operation;
use super::problem::{MEDIA_TYPE, PlacedFault, Sheet};
use super::properties::described;
use super::shape::Shapes;
use super::{VERSION, operations};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::{PartialSchema, ToSchema};

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| build(&operations()));

/// The document.
pub(super) fn document() -> &'static Value {
    &DOCUMENT
}

/// The schemas that bodies are held against.
pub(super) fn shapes() -> Shapes<'static> {
    static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    let schemas = DOCUMENT.pointer("/components/schemas").and_then(Value::as_object);
    Shapes { schemas: schemas.unwrap_or(&NONE) }
}

const ABOUT: &str = "Alles wat in het scherm kan, kan ook hier: met dezelfde rechten, dezelfde \
    regels en dezelfde regel in het journaal.\n\n\
    **Aanmelden.** Stuur `Authorization: Bearer <token>` mee. Een token krijgt u van de functioneel \
    beheerder (`vangnet token create`); in de demo is het wachtwoord van elke gebruiker ook een token. \
    Cookies gelden hier niet.\n\n\
    **Eén keer.** Elke opdracht die iets vastlegt, heeft een `Idempotency-Key`. Stuurt u hetzelfde \
    nog eens met dezelfde sleutel, dan gebeurt er niets en krijgt u hetzelfde antwoord.\n\n\
    **Niets overschrijven.** Een wijziging noemt in `If-Match` de versie die u zag (`ETag`). Heeft \
    iemand anders intussen iets gewijzigd, dan krijgt u 412 en is er niets veranderd.\n\n\
    **Fouten** zijn `application/problem+json`. Alle fouten in wat u stuurde komen tegelijk. Wat er \
    niet is en wat u niet mag weten, geven hetzelfde antwoord 404.\n\n\
    **Haast?** Bel 112 bij acuut gevaar. Wacht niet op een computer.";

fn build(operations: &[Operation]) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    add::<Sheet>("Problem", &mut schemas);
    add::<PlacedFault>("PlacedFault", &mut schemas);
    for operation in operations {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        put(path, operation.way.method(), entry(operation));
        for (name, schema) in &operation.schemas {
            let schema = serde_json::to_value(schema).unwrap_or_default();
            schemas.insert(name.clone(), described(schema));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Vangnet",
            "version": VERSION,
            "description": ABOUT,
            "contact": {
                "name": "De functioneel beheerder van deze Vangnet-installatie",
                "url": "https://www.vangnet.example/contact",
                "email": "beheer@vangnet.example",
            },
            "license": { "name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/" },
        },
        "servers": [{ "url": "/api/v1", "description": "Deze installatie" }],
        "security": [{ "bearer": [] }],
        "tags": tags(operations),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": parameters(),
            "headers": headers(),
            "responses": problems(),
            "securitySchemes": { "bearer": {
                "type": "http", "scheme": "bearer",
                "description": "Een token van de functioneel beheerder.",
            } },
        },
    })
}

fn add<T: ToSchema + PartialSchema>(name: &str, schemas: &mut Map<String, Value>) {
    let schema = serde_json::to_value(T::schema()).unwrap_or_default();
    schemas.insert(name.to_owned(), described(schema));
}

fn tags(operations: &[Operation]) -> Vec<Value> {
    let mut names: Vec<&str> = operations.iter().map(|operation| operation.tag).collect();
    names.dedup();
    names.into_iter().map(|name| json!({ "name": name })).collect()
}

fn parameters() -> Value {
    json!({
        "idempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "Een eigen sleutel voor deze opdracht, bij herhalen dezelfde.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 200 },
            "example": "8e0c1a52-7a0f-4d6e-9d0b-1f2f4a0f7c11",
        },
        "ifMatch": {
            "name": "If-Match", "in": "header", "required": true,
            "description": "De versie (`ETag`) van de zaak waar u van uitging.",
            "schema": { "type": "string" }, "example": "\"1\"",
        },
    })
}

fn headers() -> Value {
    let text = |about: &str, example: &str| json!({ "description": about, "schema": { "type": "string" }, "example": example });
    json!({
        "apiVersion": text("De versie van deze API.", VERSION),
        "etag": text("De versie van de zaak.", "\"1\""),
        "location": text("Waar het nu staat.", "/api/v1/signalen/zaak-…"),
    })
}

/// One response per status, shared by every operation.
fn problems() -> Value {
    let known = [
        ("400", "Er klopt iets niet in wat u stuurde: alle fouten tegelijk."),
        ("401", "Geen token, of een token dat niet (meer) geldt."),
        ("403", "Dit mag u niet doen."),
        ("404", "Het is er niet, of niet voor u."),
        ("405", "Dit kan hier niet; `Allow` noemt wat wel kan."),
        (
            "409",
            "Een regel van het werk zegt nu nee, of de sleutel is al voor iets anders gebruikt.",
        ),
        ("412", "Iemand anders was u voor; `current` is de versie die er nu staat."),
        ("413", "Te groot om in één keer te sturen."),
        ("415", "Stuur `application/json`."),
        ("428", "Zeg in `If-Match` van welke versie u uitging."),
        ("500", "Een fout van ons. Er is niets half gedaan."),
        ("503", "Iets wat nodig is antwoordt nu niet; `Retry-After` zegt wanneer wel."),
    ];
    let mut all = json!({});
    for (status, about) in known {
        let response = json!({
            "description": about,
            "headers": { "API-Version": { "$ref": "#/components/headers/apiVersion" } },
            "content": { MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } },
        });
        put(&mut all, &format!("problem{status}"), response);
    }
    all
}
