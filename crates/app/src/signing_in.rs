//! Coming in: with a password and a time-based code (for a passkey: [`crate::passkeys`]), and proving
//! again who one is.

use crate::failure::{Failure, StoreError};
use crate::house::{Cx, House};
use crate::limits::Limits;
use crate::ports::{Session, Unit};
use access::{Actor, Seat};
use kernel::{CorrelationId, Entropy, Moment, OrganisationId, SessionId, WorkerId};

/// The most that the table of sessions can give, in seconds; what it gives stands in [`Limits`].
pub const LASTS_SECONDS: i64 = 24 * 3600;
/// How long someone may take to choose their first password, in seconds.
const CHOOSING_SECONDS: i64 = 15 * 60;
/// A session that was used this recently isn't written again, in seconds.
const TOUCH_AFTER_SECONDS: i64 = 60;

/// Checking and making what people prove themselves with. Slow on purpose: never inside a unit of
/// work.
pub trait Proofs: Send + Sync {
    /// The hash of a password, to keep.
    fn hash(&self, password: &str, entropy: &mut dyn Entropy) -> String;
    /// Whether a password fits a hash; with no hash it takes as long and says no.
    fn password_fits(&self, hash: Option<&str>, password: &str) -> bool;
    /// The time step of which this is the code of a secret, when that is now or just beside it.
    fn code_step(&self, secret: &[u8], code: &str, now: Moment) -> Option<i64>;
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

/// A session to be begun, for someone who proved who they are.
pub struct Entry<'e> {
    /// Where its secret comes from.
    pub entropy: &'e mut dyn Entropy,
    /// When.
    pub now: Moment,
    /// On what kind of device, as a word; empty when that isn't known.
    pub device: &'e str,
}

/// Someone came in.
pub struct CameIn {
    /// The secret for the cookie or the token: shown once, only its hash is kept.
    pub secret: [u8; 32],
    /// Who.
    pub worker: WorkerId,
    /// From which organisation.
    pub organisation: OrganisationId,
    /// Whether they must first choose a password of their own: until then they can do nothing else.
    pub must_choose: bool,
}

/// Checks a claim and begins a session. Unknown and wrong answer the same, in the same time.
///
/// # Errors
/// Not allowed when anything doesn't fit; which of them isn't said.
pub async fn sign_in(house: &House, claim: &Claim, entry: Entry<'_>) -> Result<CameIn, Failure> {
    let found = house.store.worker_by_login(&claim.login).await?;
    let kept = match found {
        Some((organisation, worker)) => kept_proofs(house, organisation, worker, entry.now).await?,
        None => Kept::default(),
    };
    let fits = house.proofs.password_fits(kept.hash.as_deref(), &claim.password);
    let code = second_factor(house, &kept, &claim.code, entry.now);
    let Some((organisation, worker)) = found else { return Err(Failure::NotAllowed) };
    let mut unit = house.store.begin(organisation, entry.now).await?;
    if !fits || kept.disabled || !taken(&mut *unit, worker, code).await? {
        return Err(refused(unit, worker).await?);
    }
    let came = if kept.must_choose {
        start(&mut *unit, worker, Kind::First, entry).await?
    } else {
        start_session(&mut *unit, worker, entry).await?
    };
    unit.commit().await?;
    Ok(came)
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
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let (house, worker, organisation) = (cx.house, cx.actor.worker, cx.actor.organisation);
    let kept = kept_proofs(house, organisation, worker, cx.now).await?;
    let fits = house.proofs.password_fits(kept.hash.as_deref(), password);
    let code = second_factor(house, &kept, code, cx.now);
    let mut unit = house.store.begin(organisation, cx.now).await?;
    if !fits || !taken(&mut *unit, worker, code).await? {
        return Err(refused(unit, worker).await?);
    }
    unit.end_session(old).await?;
    let came = start_session(&mut *unit, worker, entry).await?;
    unit.commit().await?;
    Ok(came)
}

/// Writes that someone wasn't let in, and nothing else.
pub(crate) async fn refused(
    mut unit: Box<dyn Unit>,
    worker: WorkerId,
) -> Result<Failure, StoreError> {
    unit.sign_line(worker, "sign-in-failed").await?;
    unit.commit().await?;
    Ok(Failure::NotAllowed)
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Pages.
    Browser,
    /// Choosing a first password.
    First,
}

/// Begins a browser session in a unit of work; the caller commits.
///
/// # Errors
/// When the store can't be reached.
pub(crate) async fn start_session(
    unit: &mut dyn Unit,
    worker: WorkerId,
    entry: Entry<'_>,
) -> Result<CameIn, StoreError> {
    start(unit, worker, Kind::Browser, entry).await
}

async fn start(
    unit: &mut dyn Unit,
    worker: WorkerId,
    kind: Kind,
    entry: Entry<'_>,
) -> Result<CameIn, StoreError> {
    let (word, lasts) = match kind {
        Kind::Browser => ("browser", LASTS_SECONDS),
        Kind::First => ("first", CHOOSING_SECONDS),
    };
    let (secret, mut session) = entry.draw(unit.organisation(), worker, word, lasts);
    if kind == Kind::First {
        session.stepped_up = None;
    }
    unit.begin_session(&secret, &session).await?;
    unit.sign_line(worker, "sign-in").await?;
    let must_choose = kind == Kind::First;
    Ok(CameIn { secret, worker, organisation: session.organisation, must_choose })
}

impl Entry<'_> {
    /// The session and its secret.
    fn draw(
        self,
        organisation: OrganisationId,
        worker: WorkerId,
        kind: &str,
        lasts_seconds: i64,
    ) -> ([u8; 32], Session) {
        let mut secret = [0; 32];
        self.entropy.fill(&mut secret);
        let now = self.now;
        let session = Session {
            organisation,
            id: SessionId::draw(self.entropy),
            worker,
            kind: kind.to_owned(),
            device: self.device.to_owned(),
            made_at: now,
            seen_at: now,
            ends_at: now.plus_seconds(lasts_seconds),
            stepped_up: Some(now),
        };
        (secret, session)
    }
}

/// Begins a session of a kind for someone whom another vouches for: an API token from the console.
///
/// # Errors
/// When the store can't be reached.
pub async fn begin_session(
    house: &House,
    organisation: OrganisationId,
    worker: WorkerId,
    kind: &'static str,
    lasts_seconds: i64,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let mut unit = house.store.begin(organisation, entry.now).await?;
    let (secret, session) = entry.draw(organisation, worker, kind, lasts_seconds);
    unit.begin_session(&secret, &session).await?;
    unit.sign_line(worker, "sign-in").await?;
    unit.commit().await?;
    Ok(CameIn { secret, worker, organisation, must_choose: false })
}

/// Who is behind a session secret now, with their posts. `None` when it ended, was idle too long, its
/// worker can no longer sign in, or must first choose a password.
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
    if session.kind == "first" || now >= session.ends_at {
        return Ok(None);
    }
    let roster = house.store.begin_reading(session.organisation, now).await?.roster().await?;
    // Their own posts first: what they begin is theirs, not that of whom they stand in for.
    let mut posts: Vec<_> = roster.posts_of(session.worker).collect();
    posts.sort_by_key(|post| post.person != session.worker);
    let seats: Vec<_> = posts
        .into_iter()
        .map(|post| Seat { post: post.id, team: post.team, function: post.function.word() })
        .collect();
    let rules = house.rules();
    let limits = |proven| Limits::of(&rules, seats.iter().map(|seat| seat.function), proven);
    let (idle, age) = (now.seconds_since(session.seen_at), now.seconds_since(session.made_at));
    let browser = session.kind == "browser";
    if browser && (idle > limits(false).idle || age > limits(false).lasts) {
        return Ok(None);
    }
    // A proof lapses when nobody is at the screen, for good.
    let proven = session.stepped_up.filter(|_| idle <= limits(true).idle);
    if idle > TOUCH_AFTER_SECONDS {
        let mut unit = house.store.begin(session.organisation, now).await?;
        unit.touch_session(secret, now, proven).await?;
        unit.commit().await?;
    }
    let stepped_up_until = proven.map(|at| at.plus_seconds(limits(true).lasts));
    Ok(Some(Actor {
        worker: session.worker,
        organisation: session.organisation,
        seats,
        stepped_up_until,
        correlation,
        origin: if browser { "browser" } else { "api" },
    }))
}

/// Who came in with a first password and must choose one of their own: their session.
///
/// # Errors
/// When the store can't be reached.
pub async fn newcomer(
    house: &House,
    secret: &[u8],
    now: Moment,
) -> Result<Option<Session>, Failure> {
    let session = house.store.session(secret).await?;
    Ok(session.filter(|session| session.kind == "first" && now < session.ends_at))
}

/// What is kept of someone's proofs.
#[derive(Default)]
struct Kept {
    hash: Option<String>,
    must_choose: bool,
    secrets: Vec<Vec<u8>>,
    disabled: bool,
}

async fn kept_proofs(
    house: &House,
    organisation: OrganisationId,
    worker: WorkerId,
    now: Moment,
) -> Result<Kept, StoreError> {
    let mut unit = house.store.begin_reading(organisation, now).await?;
    let own = unit.credentials(worker, "password").await?.into_iter().next();
    let first = unit.credentials(worker, "first-password").await?.into_iter().next();
    let must_choose = own.is_none() && first.is_some();
    let person = unit.worker(worker).await?;
    Ok(Kept {
        hash: own.or(first).and_then(|hash| String::from_utf8(hash).ok()),
        must_choose,
        secrets: unit.credentials(worker, "totp").await?,
        disabled: person.is_none_or(|worker| worker.disabled_at.is_some()),
    })
}

/// What a second factor says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Second {
    /// It is the code of this time step.
    Code(i64),
    /// None is needed.
    NotNeeded,
    /// It doesn't fit.
    No,
}

/// Without a second factor nobody comes in, except in a demo where nothing is real.
fn second_factor(house: &House, kept: &Kept, code: &str, now: Moment) -> Second {
    if kept.secrets.is_empty() {
        return if house.demo { Second::NotNeeded } else { Second::No };
    }
    let step = kept.secrets.iter().find_map(|secret| house.proofs.code_step(secret, code, now));
    step.map_or(Second::No, Second::Code)
}

/// Takes the code, so that it works once: whoever saw it over a shoulder comes too late.
async fn taken(unit: &mut dyn Unit, worker: WorkerId, code: Second) -> Result<bool, StoreError> {
    match code {
        Second::Code(step) => unit.take_step(worker, step).await,
        Second::NotNeeded => Ok(true),
        Second::No => Ok(false),
    }
}
