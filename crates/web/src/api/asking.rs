//! Who asks what: the bearer token, the key, the version seen and the body, read in one place for
//! every operation.

use super::document;
use super::operation::Way;
use super::problem::{PlacedFault, Problem};
use crate::staff::{StaffState, from_hex};
use access::Actor;
use app::once::{Done, Once};
use app::{Cx, Failure, signing_in};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use kernel::{CorrelationId, Entropy, Moment, PostId, SubjectId};
use serde::{Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

/// What every operation answers.
pub(super) type Answer = Result<Reply, Problem>;

/// The most characters of an `Idempotency-Key`.
const LONGEST_KEY: usize = 200;

/// Someone who asks, proven by a bearer token.
pub(super) struct Asked {
    /// What everything is made of.
    pub(super) state: StaffState,
    /// Who.
    pub(super) actor: Actor,
    /// The moment of this request.
    pub(super) now: Moment,
    /// The query, decoded.
    pub(super) query: Vec<(String, String)>,
    path: Vec<(String, String)>,
    once: Option<Once>,
    seen: Option<i64>,
}

/// An operation that reads.
pub(super) struct Read(pub(super) Asked);

impl Asked {
    async fn of(parts: &mut Parts, state: &StaffState) -> Result<Self, Problem> {
        let now = state.public.now();
        let secret = bearer(&parts.headers).ok_or_else(Problem::unauthorized)?;
        let correlation = CorrelationId::draw(&mut *(state.entropy)());
        let actor = signing_in::actor(&state.house, &secret, correlation, now).await?;
        // A browser's session is no token: whoever has its cookie can't use it here.
        let actor = actor.filter(|actor| actor.origin == "api");
        let actor = actor.ok_or_else(Problem::unauthorized)?;
        let path = RawPathParams::from_request_parts(parts, state).await;
        let path = path.map_err(|_| Problem::not_found())?;
        let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let query = query(parts.uri.query().unwrap_or_default());
        Ok(Self { state: state.clone(), actor, now, query, path, once: None, seen: None })
    }

    /// The request for a use case.
    pub(super) fn cx(&self) -> Cx<'_> {
        let cx = Cx::new(&self.state.house, self.actor.clone(), self.now);
        match &self.once {
            Some(once) => cx.only_once(once),
            None => cx,
        }
    }

    /// The request for a use case that only looks.
    pub(super) fn looking(&self) -> Cx<'_> {
        Cx::new(&self.state.house, self.actor.clone(), self.now)
    }

    /// Where secrets come from.
    pub(super) fn entropy(&self) -> Box<dyn Entropy> {
        (self.state.entropy)()
    }

    /// A part of the path; one that isn't there is like one that doesn't exist.
    pub(super) fn part(&self, name: &str) -> Result<&str, Problem> {
        let part = self.path.iter().find(|(known, _)| known == name);
        part.map(|(_, value)| value.as_str()).ok_or_else(Problem::not_found)
    }

    /// The subject in the path. What isn't an id is like an id that doesn't exist.
    pub(super) fn id(&self) -> Result<SubjectId, Problem> {
        self.part("id")?.parse().map_err(|_| Problem::not_found())
    }

    /// The version that the one who asks has seen.
    pub(super) const fn seen(&self) -> Option<i64> {
        self.seen
    }

    /// The first value of a query key.
    pub(super) fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The post from which one acts: the one named, else one's first.
    pub(super) fn post(&self, named: Option<PostId>) -> Result<PostId, Problem> {
        let first = || self.actor.seats.first().map(|seat| seat.post);
        named.or_else(first).ok_or_else(|| Problem::from(Failure::NotAllowed))
    }

    /// What was done, now or under the same key before.
    pub(super) fn settled<T>(&self, result: Result<T, Failure>) -> Result<Done, Problem> {
        let once = self.once.as_ref();
        let Some(once) = once else { return Err(Failure::NotAllowed.into()) };
        Ok(once.settle(result)?)
    }

    /// The answer to something that was done: the subject and its version since.
    pub(super) fn done<T>(&self, result: Result<T, Failure>, collection: &str) -> Answer {
        let Done { subject, version, registration, .. } = self.settled(result)?;
        let location = format!("/api/v1/{collection}/{subject}");
        let registratie = registration.map(|id| id.to_string());
        let done = MadeOut { id: subject.to_string(), versie: version, registratie };
        Ok(Reply::of(&done)?.made_at(location, version))
    }
}

/// What was made or changed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gedaan)]
pub(super) struct MadeOut {
    id: String,
    versie: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    registratie: Option<String>,
}

/// An answer with what HTTP needs to know of it.
#[derive(Debug)]
pub(super) struct Reply {
    status: StatusCode,
    body: Vec<u8>,
    etag: Option<i64>,
    location: Option<String>,
    link: Option<String>,
}

impl Reply {
    /// A document.
    pub(super) fn of(document: &impl Serialize) -> Answer {
        let body = serde_json::to_vec(document);
        let body = body.map_err(|_| Failure::Unavailable("an answer can't be written".into()))?;
        Ok(Self { status: StatusCode::OK, body, etag: None, location: None, link: None })
    }

    /// As something that was done, with where it is and its version since.
    pub(super) fn made_at(self, location: String, version: i64) -> Self {
        let (status, etag) = (StatusCode::CREATED, Some(version));
        Self { status, etag, location: Some(location), ..self }
    }

    /// With the version of what it shows.
    pub(super) fn at_version(self, version: i64) -> Self {
        Self { etag: Some(version), ..self }
    }

    /// With where the next page is.
    pub(super) fn with_next(self, link: Option<String>) -> Self {
        Self { link: link.map(|to| format!("<{to}>; rel=\"next\"")), ..self }
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let json = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (self.status, json, self.body).into_response();
        let etag = self.etag.map(|version| format!("\"{version}\""));
        let extra =
            [(header::ETAG, etag), (header::LOCATION, self.location), (header::LINK, self.link)];
        for (name, value) in extra {
            if let Some(value) = value.and_then(|value| value.parse().ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

impl FromRequestParts<StaffState> for Read {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &StaffState) -> Result<Self, Problem> {
        Asked::of(parts, state).await.map(Self)
    }
}

/// Someone who asks something with a body, read with the headers that this way of asking needs. What
/// is wrong with all of them comes at once.
pub(super) async fn sent<B: DeserializeOwned + ToSchema>(
    request: Request,
    state: &StaffState,
    way: Way,
) -> Result<(Asked, B), Problem> {
    let (mut parts, body) = request.into_parts();
    let mut asked = Asked::of(&mut parts, state).await?;
    if !is_json(&parts.headers) {
        return Err(Problem::unsupported_media());
    }
    let mut faults = Vec::new();
    let key = if way.wants_key() { idempotency_key(&parts.headers, &mut faults) } else { None };
    let seen = if way.wants_version() { version_seen(&parts.headers, &mut faults) } else { None };
    let place = format!("{} {}", parts.method, parts.uri.path());
    let bytes = Bytes::from_request(Request::from_parts(parts, body), state).await;
    let bytes = bytes.map_err(|_| Problem::too_large())?;
    let body = read::<B>(&bytes, &mut faults);
    let Some(body) = body.filter(|_| faults.is_empty()) else {
        return Err(Problem::invalid(faults));
    };
    if way.wants_version() && seen.is_none() {
        return Err(Problem::version_missing());
    }
    asked.seen = seen;
    asked.once = key.map(|key| Once::new(key, [place.as_bytes(), b"\n", &bytes].concat()));
    Ok((asked, body))
}

fn read<B: DeserializeOwned + ToSchema>(bytes: &[u8], faults: &mut Vec<PlacedFault>) -> Option<B> {
    let Ok(value) = serde_json::from_slice(bytes) else {
        faults.push(PlacedFault::new("", "not-json"));
        return None;
    };
    let found = document::shapes().faults(&B::name(), &value);
    if !found.is_empty() {
        faults.extend(found);
        return None;
    }
    let body = serde_json::from_value(value);
    body.map_err(|_| faults.push(PlacedFault::new("", "unreadable"))).ok()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"))
}

fn idempotency_key(headers: &HeaderMap, faults: &mut Vec<PlacedFault>) -> Option<String> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = key.map(str::trim).filter(|key| !key.is_empty());
    match key {
        Some(key) if key.len() <= LONGEST_KEY => Some(key.to_owned()),
        Some(_) => {
            faults.push(PlacedFault::new("header:Idempotency-Key", "too-long"));
            None
        }
        None => {
            faults.push(PlacedFault::new("header:Idempotency-Key", "missing"));
            None
        }
    }
}

fn version_seen(headers: &HeaderMap, faults: &mut Vec<PlacedFault>) -> Option<i64> {
    let etag = headers.get(header::IF_MATCH)?.to_str().unwrap_or_default().trim();
    let version = etag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let version = version.and_then(|version| version.parse().ok());
    if version.is_none() {
        faults.push(PlacedFault::new("header:If-Match", "not-an-etag"));
    }
    version
}

/// The secret of a bearer token: 64 hexadecimal digits stand for 32 bytes, as `token create` prints
/// them; anything else is the secret as it stands.
fn bearer(headers: &HeaderMap) -> Option<Vec<u8>> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    let secret = secret.trim();
    if !scheme.eq_ignore_ascii_case("bearer") || secret.is_empty() || secret.len() > 256 {
        return None;
    }
    let bytes = from_hex(secret).filter(|bytes| bytes.len() == 32);
    Some(bytes.unwrap_or_else(|| secret.as_bytes().to_vec()))
}

/// The pairs of a query, decoded.
fn query(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = std::str::from_utf8(&digits).unwrap_or_default();
                bytes.push(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_hexadecimal_or_stands_for_itself() {
        let headers = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            headers
        };
        assert_eq!(bearer(&headers(&format!("Bearer {}", "0a".repeat(32)))), Some(vec![10; 32]));
        assert_eq!(bearer(&headers("bearer demo-1")), Some(b"demo-1".to_vec()));
        for wrong in ["Basic abc", "Bearer", "Bearer  "] {
            assert_eq!(bearer(&headers(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn a_query_is_decoded() {
        let pairs = query("op=2026-03-03&x=a%20b+c&leeg");
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(pairs, [("op", "2026-03-03"), ("x", "a b c"), ("leeg", "")]);
    }
}
