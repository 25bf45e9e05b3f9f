//! An operation of the API: declared once, and both the router and the document are made of it, so
//! that the two can't differ.

use super::asking::{Answer, Asked, MadeOut, Read, Sent};
use crate::staff::StaffState;
use axum::routing::{self, MethodRouter};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::future::Future;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, schema::Schema};

/// A schema with its name.
type NamedSchema = (String, RefOr<Schema>);

/// One operation.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) route: MethodRouter<StaffState>,
    /// Every schema it speaks of.
    pub(super) schemas: Vec<NamedSchema>,
    name: &'static str,
    summary: &'static str,
    about: &'static str,
    tag: &'static str,
    query: Vec<Value>,
    body: Option<(String, Value)>,
    answer: String,
    status: &'static str,
    key: bool,
    version: bool,
    public: bool,
}

fn collect<T: ToSchema>(schemas: &mut Vec<NamedSchema>) -> String {
    let name = T::name().into_owned();
    schemas.push((name.clone(), T::schema()));
    T::schemas(schemas);
    name
}

/// An operation that reads.
pub(super) fn reads<A, F, Fut>(path: &'static str, name: &'static str, act: F) -> Operation
where
    A: ToSchema,
    F: Fn(Asked) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    let route = routing::get(move |Read(asked): Read| act(asked));
    Operation::new::<A>("get", path, name, route)
}

/// An operation that anyone may read.
pub(super) fn shows<A: ToSchema>(
    path: &'static str,
    name: &'static str,
    route: MethodRouter<StaffState>,
) -> Operation {
    Operation { public: true, ..Operation::new::<A>("get", path, name, route) }
}

/// An operation that asks something with a body and changes nothing.
pub(super) fn asks<B, A, F, Fut>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: F,
) -> Operation
where
    B: ToSchema + DeserializeOwned + Send + 'static,
    A: ToSchema,
    F: Fn(Asked, B) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    let route = routing::post(move |Sent(asked, body): Sent<B, false, false>| act(asked, body));
    Operation::new::<A>("post", path, name, route).with_body::<B>(example)
}

/// An operation that begins something: carried out once per key.
pub(super) fn begins<B, F, Fut>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: F,
) -> Operation
where
    B: ToSchema + DeserializeOwned + Send + 'static,
    F: Fn(Asked, B) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    let route = routing::post(move |Sent(asked, body): Sent<B, true, false>| act(asked, body));
    let operation = Operation::new::<MadeOut>("post", path, name, route).with_body::<B>(example);
    Operation { key: true, status: "201", ..operation }
}

/// An operation that adds something to what exists: carried out once per key, on the version seen.
pub(super) fn changes<B, F, Fut>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: F,
) -> Operation
where
    B: ToSchema + DeserializeOwned + Send + 'static,
    F: Fn(Asked, B) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    let route = routing::post(move |Sent(asked, body): Sent<B, true, true>| act(asked, body));
    let operation = Operation::new::<MadeOut>("post", path, name, route).with_body::<B>(example);
    Operation { key: true, version: true, status: "201", ..operation }
}

impl Operation {
    fn new<A: ToSchema>(
        method: &'static str,
        path: &'static str,
        name: &'static str,
        route: MethodRouter<StaffState>,
    ) -> Self {
        let mut schemas = Vec::new();
        let answer = collect::<A>(&mut schemas);
        Self {
            method,
            path,
            route,
            schemas,
            name,
            summary: "",
            about: "",
            tag: "",
            query: Vec::new(),
            body: None,
            answer,
            status: "200",
            key: false,
            version: false,
            public: false,
        }
    }

    fn with_body<B: ToSchema>(mut self, example: Value) -> Self {
        let name = collect::<B>(&mut self.schemas);
        self.body = Some((name, example));
        self
    }

    /// What it does, in one line and in a few more, and who may.
    pub(super) const fn said(mut self, summary: &'static str, about: &'static str) -> Self {
        self.summary = summary;
        self.about = about;
        self
    }

    /// A key of the query.
    pub(super) fn with_query(
        mut self,
        name: &str,
        about: &str,
        schema: &Value,
        ex: &Value,
    ) -> Self {
        self.query.push(json!({
            "name": name, "in": "query", "required": false, "description": about,
            "schema": schema, "example": ex,
        }));
        self
    }

    /// These operations under one heading.
    pub(super) fn tagged(tag: &'static str, operations: Vec<Self>) -> Vec<Self> {
        operations.into_iter().map(|operation| Self { tag, ..operation }).collect()
    }

    /// Its entry in the document.
    pub(super) fn entry(&self) -> Value {
        let mut entry = json!({
            "operationId": self.name,
            "summary": self.summary,
            "description": format!("{}\n\n```sh\n{}\n```", self.about, self.command()),
            "tags": [self.tag],
            "parameters": self.parameters(),
            "responses": self.responses(),
        });
        if let Some((name, example)) = &self.body {
            let body = json!({ "required": true, "content": { "application/json": {
                "schema": { "$ref": format!("#/components/schemas/{name}") }, "example": example,
            } } });
            put(&mut entry, "requestBody", body);
        }
        if self.public {
            put(&mut entry, "security", json!([]));
        }
        entry
    }

    /// A line that does it on the demo, with the ids that other operations gave.
    fn command(&self) -> String {
        let path = self.path.replace("{id}", "$ID").replace("{soort}", "signalen");
        let mut lines = vec![format!("curl http://127.0.0.1:8080/api/v1{path}")];
        if !self.public {
            lines.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
        }
        if self.key {
            lines.push("-H \"Idempotency-Key: $(uuidgen)\"".to_owned());
        }
        if self.version {
            lines.push("-H 'If-Match: \"1\"'".to_owned());
        }
        if let Some((_, example)) = &self.body {
            lines.push("-H \"Content-Type: application/json\"".to_owned());
            lines.push(format!("-d '{}'", example.to_string().replace('\'', "’")));
        }
        lines.join(" \\\n  ")
    }

    fn parameters(&self) -> Vec<Value> {
        let mut parameters: Vec<_> = self.path_parts().map(path_part).collect();
        parameters.extend(self.query.iter().cloned());
        for (wanted, name) in [(self.key, "idempotencyKey"), (self.version, "ifMatch")] {
            if wanted {
                parameters.push(json!({ "$ref": format!("#/components/parameters/{name}") }));
            }
        }
        parameters
    }

    fn path_parts(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.path.split('/');
        parts.filter_map(|part| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')))
    }

    fn responses(&self) -> Value {
        let mut headers = json!({ "API-Version": { "$ref": "#/components/headers/apiVersion" } });
        if self.key || (self.path.ends_with("{id}") && self.method == "get") {
            put(&mut headers, "ETag", json!({ "$ref": "#/components/headers/etag" }));
        }
        if self.status == "201" {
            put(&mut headers, "Location", json!({ "$ref": "#/components/headers/location" }));
        }
        let answer = format!("#/components/schemas/{}", self.answer);
        let mut all = json!({ self.status: {
            "description": "Gelukt.",
            "headers": headers,
            "content": { "application/json": { "schema": { "$ref": answer } } },
        } });
        for status in self.problems() {
            let to = format!("#/components/responses/problem{status}");
            put(&mut all, status, json!({ "$ref": to }));
        }
        all
    }

    /// The statuses of the problems it can answer with.
    fn problems(&self) -> Vec<&'static str> {
        let mut statuses = vec!["400", "404", "405", "500"];
        if !self.public {
            statuses.extend(["401", "403", "503"]);
        }
        if self.body.is_some() {
            statuses.extend(["413", "415"]);
        }
        if self.key {
            statuses.push("409");
        }
        if self.version {
            statuses.extend(["412", "428"]);
        }
        statuses
    }
}

/// Puts a field into an object.
pub(super) fn put(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn path_part(name: &str) -> Value {
    let (about, example) = match name {
        "soort" => ("Welke lijst", "signalen"),
        "route" => ("Welke meldroute", "meldroute-a"),
        _ => ("Het nummer van de zaak", "zaak-00000000000000000000000000000000"),
    };
    json!({
        "name": name, "in": "path", "required": true, "description": about,
        "schema": { "type": "string" }, "example": example,
    })
}
