//! Coming in and going out: password plus a time-based code, or a passkey; own sessions; step-up.

use crate::failure::{Failure, StoreError};
use crate::house::{Cx, House};
use crate::ports::{Session, Unit, Worker};
use access::{Actor, Seat};
use kernel::{CorrelationId, Entropy, Moment, OrganisationId, WorkerId};

/// How long a session lasts without use, in seconds.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// How long a session lasts at most, in seconds: a working day.
pub const LASTS_SECONDS: i64 = 10 * 3600;
/// How long a fresh second factor counts, in seconds.
pub const STEP_UP_SECONDS: i64 = 10 * 60;
/// A session that was used this recently isn't written again, in seconds.
const TOUCH_AFTER_SECONDS: i64 = 60;

/// Checking and making what people prove themselves with. Slow on purpose: never inside a unit of
/// work.
pub trait Proofs: Send + Sync {
    /// The hash of a password, to keep.
    fn hash(&self, password: &str, entropy: &mut dyn Entropy) -> String;
    /// Whether a password fits a hash; with no hash it takes as long and says no.
    fn password_fits(&self, hash: Option<&str>, password: &str) -> bool;
    /// Whether a time-based code fits a secret at a moment.
    fn code_fits(&self, secret: &[u8], code: &str, now: Moment) -> bool;
    /// A new secret for time-based codes.
    fn new_secret(&self, entropy: &mut dyn Entropy) -> Vec<u8>;
    /// What an authenticator app reads to learn the secret: an `otpauth:` address.
    fn enrolment(&self, secret: &[u8], login: &str) -> String;
}

/// What someone types to come in.
#[derive(Clone)]
pub struct Claim {
    /// The name they sign in with.
    pub login: String,
    /// Their password.
    pub password: String,
    /// The time-based code, when they have one.
    pub code: String,
}

/// Someone came in.
pub struct CameIn {
    /// The secret for the cookie or the token: shown once, only its hash is kept.
    pub secret: [u8; 32],
    /// Who.
    pub worker: WorkerId,
    /// From which organisation.
    pub organisation: OrganisationId,
}

/// Checks a claim and begins a session. Unknown and wrong answer the same, in the same time.
///
/// # Errors
/// Not allowed when anything doesn't fit; which of them isn't said.
pub async fn sign_in(
    house: &House,
    claim: &Claim,
    entropy: &mut dyn Entropy,
    now: Moment,
) -> Result<CameIn, Failure> {
    let found = house.store.worker_by_login(&claim.login).await?;
    let kept = match found {
        Some((organisation, worker)) => kept_proofs(house, organisation, worker, now).await?,
        None => Kept::default(),
    };
    let fits = house.proofs.password_fits(kept.hash.as_deref(), &claim.password)
        && second_factor_fits(house, &kept, &claim.code, now);
    let Some((organisation, worker)) = found else { return Err(Failure::NotAllowed) };
    if !fits || kept.disabled {
        let mut unit = house.store.begin(organisation, now).await?;
        unit.sign_line(worker, "sign-in-failed").await?;
        unit.commit().await?;
        return Err(Failure::NotAllowed);
    }
    begin_session(house, organisation, worker, "browser", LASTS_SECONDS, entropy, now).await
}

/// A browser session to be begun, for someone who proved who they are.
pub struct Entry<'e> {
    /// Where its secret comes from.
    pub entropy: &'e mut dyn Entropy,
    /// When.
    pub now: Moment,
}

/// Begins a browser session in a unit of work; the caller commits.
///
/// # Errors
/// When the store can't be reached.
pub(crate) async fn start_session(
    unit: &mut dyn Unit,
    worker: WorkerId,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let mut secret = [0; 32];
    entry.entropy.fill(&mut secret);
    let organisation = unit.organisation();
    let session = Session {
        organisation,
        worker,
        kind: "browser".to_owned(),
        made_at: entry.now,
        seen_at: entry.now,
        ends_at: entry.now.plus_seconds(LASTS_SECONDS),
        stepped_up: Some(entry.now),
    };
    unit.begin_session(&secret, &session).await?;
    unit.sign_line(worker, "sign-in").await?;
    Ok(CameIn { secret, worker, organisation })
}

/// Begins a session for someone who proved who they are (a passkey, the console).
///
/// # Errors
/// When the store can't be reached.
pub async fn begin_session(
    house: &House,
    organisation: OrganisationId,
    worker: WorkerId,
    kind: &'static str,
    lasts_seconds: i64,
    entropy: &mut dyn Entropy,
    now: Moment,
) -> Result<CameIn, Failure> {
    let mut secret = [0; 32];
    entropy.fill(&mut secret);
    let session = Session {
        organisation,
        worker,
        kind: kind.to_owned(),
        made_at: now,
        seen_at: now,
        ends_at: now.plus_seconds(lasts_seconds),
        stepped_up: Some(now),
    };
    let mut unit = house.store.begin(organisation, now).await?;
    unit.begin_session(&secret, &session).await?;
    unit.sign_line(worker, "sign-in").await?;
    unit.commit().await?;
    Ok(CameIn { secret, worker, organisation })
}

/// Who is behind a session secret now, with their posts. `None` when it ended, was idle too long, or
/// its worker can no longer sign in.
///
/// # Errors
/// When the store can't be reached.
pub async fn actor(
    house: &House,
    secret: &[u8],
    correlation: CorrelationId,
    now: Moment,
) -> Result<Option<Actor>, Failure> {
    let Some(session) = house.store.session(secret).await? else { return Ok(None) };
    let idle = now.seconds_since(session.seen_at);
    let browser = session.kind == "browser";
    if now >= session.ends_at || (browser && idle > IDLE_SECONDS) {
        return Ok(None);
    }
    let mut unit = house.store.begin(session.organisation, now).await?;
    let roster = unit.roster().await?;
    // Their own posts first: what they begin is theirs, not that of whom they stand in for.
    let mut posts: Vec<_> = roster.posts_of(session.worker).collect();
    posts.sort_by_key(|post| post.person != session.worker);
    let seats = posts
        .into_iter()
        .map(|post| Seat { post: post.id, team: post.team, function: post.function.word() })
        .collect();
    if idle > TOUCH_AFTER_SECONDS {
        unit.touch_session(secret, now, session.stepped_up).await?;
        unit.commit().await?;
    }
    Ok(Some(Actor {
        worker: session.worker,
        organisation: session.organisation,
        seats,
        stepped_up_until: session.stepped_up.map(|at| at.plus_seconds(STEP_UP_SECONDS)),
        correlation,
        origin: if browser { "browser" } else { "api" },
    }))
}

/// Proves again who one is: the session gets a new secret and the old one is dead.
///
/// # Errors
/// Not allowed when the proof doesn't fit.
pub async fn step_up(
    cx: &Cx<'_>,
    old: &[u8],
    password: &str,
    code: &str,
    entropy: &mut dyn Entropy,
) -> Result<CameIn, Failure> {
    let (house, worker, organisation) = (cx.house, cx.actor.worker, cx.actor.organisation);
    let kept = kept_proofs(house, organisation, worker, cx.now).await?;
    let fits = house.proofs.password_fits(kept.hash.as_deref(), password)
        && second_factor_fits(house, &kept, code, cx.now);
    if !fits {
        return Err(Failure::NotAllowed);
    }
    let mut unit = house.store.begin(organisation, cx.now).await?;
    unit.end_session(old).await?;
    unit.commit().await?;
    begin_session(house, organisation, worker, "browser", LASTS_SECONDS, entropy, cx.now).await
}

/// Ends one session.
///
/// # Errors
/// When the store can't be reached.
pub async fn sign_out(cx: &Cx<'_>, secret: &[u8]) -> Result<(), Failure> {
    let mut work = cx.begin().await?;
    work.unit.end_session(secret).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await
}

/// Ends every session of the one who asks; how many there were.
///
/// # Errors
/// When the store can't be reached.
pub async fn sign_out_everywhere(cx: &Cx<'_>) -> Result<u64, Failure> {
    let mut work = cx.begin().await?;
    let ended = work.unit.end_sessions_of(cx.actor.worker).await?;
    work.unit.sign_line(cx.actor.worker, "sign-out").await?;
    work.commit().await?;
    Ok(ended)
}

/// The one who asks, and their sessions.
///
/// # Errors
/// When the store can't be reached.
pub async fn account(cx: &Cx<'_>) -> Result<(Worker, Vec<Session>), Failure> {
    let mut work = cx.begin_reading().await?;
    let worker = work.unit.worker(cx.actor.worker).await?.ok_or(Failure::NotFound)?;
    Ok((worker, work.unit.sessions_of(cx.actor.worker).await?))
}

/// What is kept of someone's proofs.
#[derive(Default)]
struct Kept {
    hash: Option<String>,
    secrets: Vec<Vec<u8>>,
    disabled: bool,
}

async fn kept_proofs(
    house: &House,
    organisation: OrganisationId,
    worker: WorkerId,
    now: Moment,
) -> Result<Kept, StoreError> {
    let mut unit = house.store.begin(organisation, now).await?;
    let hash = unit.credentials(worker, "password").await?.into_iter().next();
    let person = unit.worker(worker).await?;
    Ok(Kept {
        hash: hash.and_then(|hash| String::from_utf8(hash).ok()),
        secrets: unit.credentials(worker, "totp").await?,
        disabled: person.is_none_or(|worker| worker.disabled_at.is_some()),
    })
}

/// Without a second factor nobody comes in, except in a demo where nothing is real.
fn second_factor_fits(house: &House, kept: &Kept, code: &str, now: Moment) -> bool {
    if kept.secrets.is_empty() {
        return house.demo;
    }
    kept.secrets.iter().any(|secret| house.proofs.code_fits(secret, code, now))
}
