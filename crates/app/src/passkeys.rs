//! Passkeys: a key on someone's own device, which asks for their finger or number itself, in the
//! place of password and code.
//!
//! A ceremony has two halves: we ask something that was never asked before, the device signs it.
//! What was asked is kept on our side, for five minutes and one answer.

use crate::failure::Failure;
use crate::house::{Cx, House};
use crate::ports::{Passkey, PasskeyOwner, Unit};
use crate::signing_in::{CameIn, Entry, refused, start_session};
use kernel::{Moment, PasskeyId, Personal, WorkerId};

/// How long the answer to a ceremony is waited for, in seconds.
pub const CEREMONY_SECONDS: i64 = 5 * 60;
/// More passkeys than this nobody needs.
const MOST: usize = 10;

/// What a browser must do for a ceremony.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Which ceremony: the answer names it.
    pub ceremony: String,
    /// What the browser gives its device, as JSON.
    pub options: String,
}

/// What a browser answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Which ceremony it answers.
    pub ceremony: String,
    /// What the device made, as JSON.
    pub credential: String,
}

/// A key that a device made.
#[derive(Debug)]
pub struct NewKey {
    /// The number the device gave it.
    pub handle: Vec<u8>,
    /// What recognises it from now on.
    pub key: String,
}

/// An answer that says who gives it; still to be held against the key that is kept.
pub struct Claim {
    /// The number of the key.
    pub handle: Vec<u8>,
    /// Whose key it says it is.
    pub worker: WorkerId,
    /// Holds the answer against the key that is kept under that number.
    pub check: Box<dyn FnOnce(&str) -> Verdict + Send>,
}

/// What holding an answer against a key gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is this key; what recognises it the next time, when that changed.
    Fits(Option<String>),
    /// The key counts its uses, and this one was counted before: there is a copy of it.
    Copied,
    /// It isn't this key, or its owner didn't show themselves to it.
    No,
}

/// Asking devices and checking what they answer.
pub trait Ceremonies: Send + Sync {
    /// The address that visitors come to and keys are bound to, as `https://host`; none where
    /// there can be no passkeys.
    fn place(&self) -> Option<&str>;
    /// Asks for a new key for someone, beside the keys they have.
    fn ask_new(&self, who: WorkerId, name: &str, kept: &[Passkey], now: Moment) -> Option<Asked>;
    /// The new key, when the answer fits what was asked for this worker.
    fn made(&self, who: WorkerId, answer: &Answer, now: Moment) -> Option<NewKey>;
    /// Asks who someone is; of a worker who is known, with one of the keys they have.
    fn ask_who(&self, who: Option<(WorkerId, &[Passkey])>, now: Moment) -> Option<Asked>;
    /// Who answers, when that was asked of this worker, or of anyone.
    fn claimed(&self, who: Option<WorkerId>, answer: &Answer, now: Moment) -> Option<Claim>;
}

/// Where there can be no passkeys: no address of ours is known.
#[derive(Debug, Clone, Copy)]
pub struct Nowhere;

impl Ceremonies for Nowhere {
    fn place(&self) -> Option<&str> {
        None
    }
    fn ask_new(&self, _: WorkerId, _: &str, _: &[Passkey], _: Moment) -> Option<Asked> {
        None
    }
    fn made(&self, _: WorkerId, _: &Answer, _: Moment) -> Option<NewKey> {
        None
    }
    fn ask_who(&self, _: Option<(WorkerId, &[Passkey])>, _: Moment) -> Option<Asked> {
        None
    }
    fn claimed(&self, _: Option<WorkerId>, _: &Answer, _: Moment) -> Option<Claim> {
        None
    }
}

/// The passkeys of the one who asks.
///
/// # Errors
/// When the store can't be reached.
pub async fn mine(cx: &Cx<'_>) -> Result<Vec<Passkey>, Failure> {
    Ok(cx.begin_reading().await?.unit.passkeys(cx.actor.worker).await?)
}

/// One passkey of the one who asks.
///
/// # Errors
/// Not found when it is nobody's or someone else's.
pub async fn one(cx: &Cx<'_>, id: PasskeyId) -> Result<Passkey, Failure> {
    mine(cx).await?.into_iter().find(|key| key.id == id).ok_or(Failure::NotFound)
}

/// Asks the device of the one who asks for a new key.
///
/// # Errors
/// A fresh proof is asked; not found where there can be no passkeys.
pub async fn ask_new(cx: &Cx<'_>) -> Result<Asked, Failure> {
    freshly_proven(cx)?;
    let mut work = cx.begin_reading().await?;
    let worker = work.unit.worker(cx.actor.worker).await?.ok_or(Failure::NotFound)?;
    let kept = work.unit.passkeys(worker.id).await?;
    let asked = cx.house.passkeys().ask_new(worker.id, worker.name.reveal(), &kept, cx.now);
    asked.ok_or(Failure::NotFound)
}

/// Keeps a new key under a name.
///
/// # Errors
/// Not allowed when the answer doesn't fit; refused when someone has this key, or there are many
/// already; a fresh proof is asked.
pub async fn keep(cx: &Cx<'_>, name: Personal, answer: &Answer) -> Result<(), Failure> {
    freshly_proven(cx)?;
    let worker = cx.actor.worker;
    let made = cx.house.passkeys().made(worker, answer, cx.now).ok_or(Failure::NotAllowed)?;
    let mut work = cx.begin().await?;
    if work.unit.passkeys(worker).await?.len() >= MOST {
        return Err(Failure::Refused("too-many-passkeys"));
    }
    let id = PasskeyId::draw(work.unit.entropy());
    let passkey = Passkey { id, name, key: made.key, made_at: cx.now, used_at: None };
    if !work.unit.add_passkey(worker, &made.handle, &passkey).await? {
        return Err(Failure::Refused("passkey-known"));
    }
    work.unit.sign_line(worker, "key-change").await?;
    work.commit().await
}

/// Calls a passkey something else.
///
/// # Errors
/// Not found when it isn't one's own.
pub async fn rename(cx: &Cx<'_>, id: PasskeyId, name: Personal) -> Result<(), Failure> {
    let passkey = Passkey { name, ..one(cx, id).await? };
    let mut work = cx.begin().await?;
    work.unit.change_passkey(cx.actor.worker, &passkey).await?;
    work.unit.sign_line(cx.actor.worker, "key-change").await?;
    work.commit().await
}

/// Removes a passkey.
///
/// # Errors
/// Not found when it isn't one's own; a fresh proof is asked.
pub async fn remove(cx: &Cx<'_>, id: PasskeyId) -> Result<(), Failure> {
    freshly_proven(cx)?;
    let mut work = cx.begin().await?;
    work.unit.drop_passkey(cx.actor.worker, id).await?;
    work.unit.sign_line(cx.actor.worker, "key-change").await?;
    work.commit().await
}

/// Asks who someone is who wants to come in.
///
/// # Errors
/// Not found where there can be no passkeys.
pub fn ask_anyone(house: &House, now: Moment) -> Result<Asked, Failure> {
    house.passkeys().ask_who(None, now).ok_or(Failure::NotFound)
}

/// Lets someone in by their passkey.
///
/// # Errors
/// Not allowed when anything doesn't fit; which of them isn't said.
pub async fn come_in(house: &House, answer: &Answer, entry: Entry<'_>) -> Result<CameIn, Failure> {
    let now = entry.now;
    let claim = house.passkeys().claimed(None, answer, now).ok_or(Failure::NotAllowed)?;
    let owner = house.store.passkey_owner(&claim.handle).await?.ok_or(Failure::NotAllowed)?;
    let mut unit = house.store.begin(owner.organisation, now).await?;
    if !recognised(&mut *unit, owner, claim, now).await? {
        return Err(refused(unit, owner.worker).await?);
    }
    let came = start_session(&mut *unit, owner.worker, entry).await?;
    unit.commit().await?;
    Ok(came)
}

/// Asks the one who asks to prove again who they are, with a key they have.
///
/// # Errors
/// Not found where there can be no passkeys, or when they have none.
pub async fn ask_again(cx: &Cx<'_>) -> Result<Asked, Failure> {
    let kept = mine(cx).await?;
    if kept.is_empty() {
        return Err(Failure::NotFound);
    }
    let asked = cx.house.passkeys().ask_who(Some((cx.actor.worker, &kept)), cx.now);
    asked.ok_or(Failure::NotFound)
}

/// Proves again who one is: the session gets a new secret and the old one is dead.
///
/// # Errors
/// Not allowed when the answer doesn't fit, or is someone else's.
pub async fn prove_again(
    cx: &Cx<'_>,
    old: &[u8],
    answer: &Answer,
    entry: Entry<'_>,
) -> Result<CameIn, Failure> {
    let (house, who) = (cx.house, cx.actor.worker);
    let claim = house.passkeys().claimed(Some(who), answer, cx.now).ok_or(Failure::NotAllowed)?;
    let owner = house.store.passkey_owner(&claim.handle).await?.ok_or(Failure::NotAllowed)?;
    let own = owner.worker == who && owner.organisation == cx.actor.organisation;
    let mut unit = house.store.begin(cx.actor.organisation, cx.now).await?;
    if !own || !recognised(&mut *unit, owner, claim, cx.now).await? {
        return Err(refused(unit, who).await?);
    }
    unit.end_session(old).await?;
    let came = start_session(&mut *unit, who, entry).await?;
    unit.commit().await?;
    Ok(came)
}

/// Whether a claim holds against what is kept of this key; its counter moves on. A key of which there
/// is a copy stops for good: which of the two is the true one can't be told.
async fn recognised(
    unit: &mut dyn Unit,
    owner: PasskeyOwner,
    claim: Claim,
    now: Moment,
) -> Result<bool, Failure> {
    let able = unit.worker(owner.worker).await?.is_some_and(|worker| worker.disabled_at.is_none());
    let kept = unit.passkeys(owner.worker).await?.into_iter().find(|key| key.id == owner.passkey);
    let Some(kept) = kept.filter(|_| able && claim.worker == owner.worker) else {
        return Ok(false);
    };
    match (claim.check)(&kept.key) {
        Verdict::Fits(moved_on) => {
            let key = moved_on.unwrap_or_else(|| kept.key.clone());
            let used = Passkey { key, used_at: Some(now), ..kept };
            unit.change_passkey(owner.worker, &used).await?;
            Ok(true)
        }
        Verdict::Copied => {
            let stopped = Passkey { key: String::new(), ..kept };
            unit.change_passkey(owner.worker, &stopped).await?;
            unit.sign_line(owner.worker, "key-change").await?;
            Ok(false)
        }
        Verdict::No => Ok(false),
    }
}

fn freshly_proven(cx: &Cx<'_>) -> Result<(), Failure> {
    if cx.actor.is_stepped_up(cx.now) { Ok(()) } else { Err(Failure::StepUp) }
}
