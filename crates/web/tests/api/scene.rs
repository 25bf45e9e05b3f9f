//! Two organisations on SQLite, the real gate, rules and router, and someone to ask with.

use app::signing_in::{self, Entry};
use app::{House, Rules};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::organisations::Function;
use kernel::Moment;
use serde_json::Value;
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use testkit::{OnlyPasswords, Seeded, Stage, house::monday};
use tower::ServiceExt;
use vangnet_web::{Attempts, PublicState, Settings, StaffState};

/// The stage with a router on it.
pub struct Scene {
    /// What the router is made of.
    pub state: StaffState,
    /// What everything is made of.
    pub house: Arc<House>,
    /// The first organisation.
    pub school: testkit::House,
    /// The second organisation.
    pub other: testkit::House,
    /// The municipality, whose rules everyone works by.
    pub town_hall: testkit::House,
    router: Router,
    clock: Arc<AtomicI64>,
    next: AtomicU64,
    /// What is below the house.
    pub stage: Stage,
}

/// An answer, read.
#[derive(Debug)]
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Got {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// A text in the body, by JSON pointer.
    pub fn at(&self, pointer: &str) -> String {
        let json = self.json();
        let found = json.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {json}"));
        found.as_str().map_or_else(|| found.to_string(), str::to_owned)
    }

    /// The faults: pointer and code.
    pub fn faults(&self) -> Vec<(String, String)> {
        let json = self.json();
        let faults = json["faults"].as_array().cloned().unwrap_or_default();
        let text = |fault: &Value, key: &str| fault[key].as_str().unwrap().to_owned();
        faults.iter().map(|fault| (text(fault, "pointer"), text(fault, "code"))).collect()
    }

    /// Stops unless it has this status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} {:?}", self.text, self.headers);
        self
    }
}

/// A request being put together.
#[derive(Clone)]
pub struct Ask<'s> {
    scene: &'s Scene,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Ask<'_> {
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    pub fn token(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub fn version(self, version: i64) -> Self {
        self.header("if-match", format!("\"{version}\""))
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    /// Sends it.
    pub async fn go(self) -> Got {
        let mut request = Request::builder().method(self.method).uri(&self.path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body)).unwrap();
        let answer = self.scene.router.clone().oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 10_000_000).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Got { status: head.status, headers: head.headers, text }
    }
}

impl Scene {
    pub async fn set() -> Self {
        Self::on(Stage::sqlite().await).await
    }

    /// The scene on a database that is there already.
    pub async fn on(set: Stage) -> Self {
        let (school, other) = (set.house.clone(), testkit::House::number(2));
        let town_hall = testkit::House::town_hall(9);
        other.settle(&set.store).await;
        town_hall.settle(&set.store).await;
        let content = content::load(None).unwrap();
        let today = kernel::date(2026, 11, 22);
        let gate = access::Gate::new(content.file("access/poort.toml").unwrap(), today).unwrap();
        let tables = content.tables.iter().map(|one| one.table.clone());
        let rules = Rules::new(tables).unwrap();
        let knowledge = Arc::new(content.knowledge);
        let store = Arc::new(set.store.clone());
        let proofs = Arc::new(OnlyPasswords);
        let house = House::new(store, gate, rules, Arc::clone(&knowledge), proofs, false);
        let house = Arc::new(house);
        let clock = Arc::new(AtomicI64::new(monday().micros()));
        let told = Arc::clone(&clock);
        let now = move || Moment::from_micros(told.load(Ordering::SeqCst));
        let settings = Settings { sign_in: true, ..Settings::default() };
        let drawn = AtomicU64::new(1000);
        let state = StaffState {
            public: PublicState::new(knowledge, settings, now).over(house.library.clone()),
            house: Arc::clone(&house),
            entropy: Arc::new(move || Box::new(Seeded::new(drawn.fetch_add(1, Ordering::SeqCst)))),
            tls: true,
            attempts: Arc::new(Attempts::default()),
            cast: Arc::default(),
        };
        let router = vangnet_web::router(state.clone());
        let next = AtomicU64::new(1);
        Self { state, house, school, other, town_hall, router, clock, next, stage: set }
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        Moment::from_micros(self.clock.load(Ordering::SeqCst))
    }

    /// Lets time go by.
    pub fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// A number that wasn't given before.
    pub fn number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::SeqCst)
    }

    /// The secret of a new session of this kind, as hexadecimal digits.
    pub async fn session(
        &self,
        house: &testkit::House,
        function: Function,
        kind: &'static str,
    ) -> String {
        let mut entropy = Seeded::new(10_000 + self.number());
        let worker = house.who(function).worker;
        let came = signing_in::begin_session(
            &self.house,
            house.id,
            worker,
            kind,
            30 * 24 * 3600,
            Entry { entropy: &mut entropy, now: self.now(), device: "" },
        );
        let secret = came.await.unwrap().secret;
        secret.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    /// A token for the API.
    pub async fn token(&self, house: &testkit::House, function: Function) -> String {
        self.session(house, function, "api").await
    }

    pub fn ask(&self, method: &str, path: &str) -> Ask<'_> {
        Ask {
            scene: self,
            method: method.parse().unwrap(),
            path: path.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Reads over the API.
    pub async fn get(&self, token: &str, path: &str) -> Got {
        self.ask("GET", &format!("/api/v1{path}")).token(token).go().await
    }

    /// Begins something over the API, under a key of its own.
    pub async fn post(&self, token: &str, path: &str, body: &Value) -> Got {
        let key = format!("sleutel-{}", self.number());
        let ask = self.ask("POST", &format!("/api/v1{path}")).token(token).key(&key).json(body);
        ask.go().await
    }

    /// Changes something over the API: looks which version it has, and goes on from there.
    pub async fn change(&self, token: &str, of: &str, path: &str, body: &Value) -> Got {
        let seen = self.get(token, of).await.is(200).header("etag").to_owned();
        let key = format!("sleutel-{}", self.number());
        let ask = self.ask("POST", &format!("/api/v1{path}")).token(token).key(&key).json(body);
        ask.header("if-match", seen).go().await
    }

    /// Carries messages between the organisations until none waits.
    pub async fn deliver(&self) {
        for _ in 0..4 {
            for house in [&self.school, &self.other] {
                app::delivering::deliver(&self.house, house.id, self.now()).await.unwrap();
            }
        }
    }

    /// A page, with a browser session.
    pub async fn page(&self, session: &str, path: &str) -> Got {
        self.ask("GET", path).header(header::COOKIE.as_str(), cookie(session)).go().await
    }
}

/// The cookie of a browser session.
pub fn cookie(session: &str) -> String {
    format!("__Host-vangnet={session}")
}

/// A worry as it can be sent, with these words.
pub fn worry(words: &str) -> Value {
    serde_json::json!({
        "persoon": { "voornaam": "Noor", "achternaam": "Voorbeeld", "geboortedatum": "2011-05-04" },
        "uitspraken": [{ "rol": "professional", "wijze": "seen", "woorden": words }],
    })
}
