//! An operation of the API: declared once, and both the router and the document are made of it, so
//! that the two can't differ.

use super::asking::{Answer, Asked, MadeOut, Read, sent};
use crate::staff::StaffState;
use axum::{
    extract::{Request, State},
    routing::{self, MethodRouter},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::future::Future;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, schema::Schema};

/// How an operation is asked: all that its headers, its status and its problems follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Anyone may read it.
    Shows,
    /// It reads.
    Reads,
    /// It asks something with a body and records nothing by itself.
    Asks,
    /// It says how something must be: doing it again changes nothing.
    Sets,
    /// It begins something: carried out once per key.
    Begins,
    /// It adds something to what exists: carried out once per key, on the version seen.
    Changes,
}

impl Way {
    /// The method of HTTP.
    pub(super) const fn method(self) -> &'static str {
        match self {
            Self::Shows | Self::Reads => "get",
            Self::Sets => "put",
            Self::Asks | Self::Begins | Self::Changes => "post",
        }
    }

    /// The status when it went well.
    pub(super) const fn status(self) -> &'static str {
        if self.wants_key() { "201" } else { "200" }
    }

    /// Whether it has an `Idempotency-Key`.
    pub(super) const fn wants_key(self) -> bool {
        matches!(self, Self::Begins | Self::Changes)
    }

    /// Whether it says in `If-Match` which version was seen.
    pub(super) const fn wants_version(self) -> bool {
        matches!(self, Self::Changes)
    }

    /// Whether it needs no token.
    pub(super) const fn is_public(self) -> bool {
        matches!(self, Self::Shows)
    }
}

/// A schema with its name.
type NamedSchema = (String, RefOr<Schema>);

/// One operation.
pub(super) struct Operation {
    pub(super) way: Way,
    pub(super) path: &'static str,
    pub(super) name: &'static str,
    pub(super) route: MethodRouter<StaffState>,
    /// Every schema it speaks of.
    pub(super) schemas: Vec<NamedSchema>,
    pub(super) summary: &'static str,
    pub(super) about: &'static str,
    pub(super) tag: &'static str,
    pub(super) query: Vec<Value>,
    /// The name of the schema of its body, and an example.
    pub(super) body: Option<(String, Value)>,
    /// The name of the schema of its answer.
    pub(super) answer: String,
}

/// A body that can be read and described.
pub(super) trait Body: ToSchema + DeserializeOwned + Send + 'static {}

impl<B: ToSchema + DeserializeOwned + Send + 'static> Body for B {}

/// What answers an operation that reads.
pub(super) trait Looks: Fn(Asked) -> Self::Answered + Clone + Send + Sync + 'static {
    /// The answer, once it is there.
    type Answered: Future<Output = Answer> + Send + 'static;
}

impl<F, Fut> Looks for F
where
    F: Fn(Asked) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    type Answered = Fut;
}

/// What carries out an operation with a body.
pub(super) trait Acts<B>:
    Fn(Asked, B) -> Self::Answered + Clone + Send + Sync + 'static
{
    /// The answer, once it is there.
    type Answered: Future<Output = Answer> + Send + 'static;
}

impl<B, F, Fut> Acts<B> for F
where
    F: Fn(Asked, B) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    type Answered = Fut;
}

/// An operation that anyone may read.
pub(super) fn shows<A: ToSchema>(
    path: &'static str,
    name: &'static str,
    route: MethodRouter<StaffState>,
) -> Operation {
    Operation::new::<A>(Way::Shows, path, name, route)
}

/// An operation that reads.
pub(super) fn reads<A: ToSchema>(
    path: &'static str,
    name: &'static str,
    act: impl Looks,
) -> Operation {
    let route = routing::get(move |Read(asked): Read| act(asked));
    Operation::new::<A>(Way::Reads, path, name, route)
}

/// An operation that asks something with a body.
pub(super) fn asks<A: ToSchema, B: Body>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    with_body::<A, B>(Way::Asks, path, name, example, act)
}

/// An operation that says how something must be.
pub(super) fn sets<A: ToSchema, B: Body>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    with_body::<A, B>(Way::Sets, path, name, example, act)
}

/// An operation that begins something.
pub(super) fn begins<B: Body>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    with_body::<MadeOut, B>(Way::Begins, path, name, example, act)
}

/// An operation that adds something to what exists.
pub(super) fn changes<B: Body>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    with_body::<MadeOut, B>(Way::Changes, path, name, example, act)
}

/// An operation that adds something to what exists, and answers with more than that it was done.
pub(super) fn makes<A: ToSchema, B: Body>(
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    with_body::<A, B>(Way::Changes, path, name, example, act)
}

fn with_body<A: ToSchema, B: Body>(
    way: Way,
    path: &'static str,
    name: &'static str,
    example: Value,
    act: impl Acts<B>,
) -> Operation {
    let call = move |State(state): State<StaffState>, request: Request| {
        let act = act.clone();
        async move {
            let (asked, body) = sent::<B>(request, &state, way).await?;
            act(asked, body).await
        }
    };
    let route = if way == Way::Sets { routing::put(call) } else { routing::post(call) };
    let mut operation = Operation::new::<A>(way, path, name, route);
    operation.body = Some((collect::<B>(&mut operation.schemas), example));
    operation
}

fn collect<T: ToSchema>(schemas: &mut Vec<NamedSchema>) -> String {
    let name = T::name().into_owned();
    schemas.push((name.clone(), T::schema()));
    T::schemas(schemas);
    name
}

impl Operation {
    fn new<A: ToSchema>(
        way: Way,
        path: &'static str,
        name: &'static str,
        route: MethodRouter<StaffState>,
    ) -> Self {
        let mut schemas = Vec::new();
        let answer = collect::<A>(&mut schemas);
        Self {
            way,
            path,
            name,
            route,
            schemas,
            summary: "",
            about: "",
            tag: "",
            query: Vec::new(),
            body: None,
            answer,
        }
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
}
