//! Passkeys by `WebAuthn`: what is asked of a device, and whether its answer holds.
//!
//! The device must verify its owner (finger, face, number); which device it is doesn't matter to us,
//! so no attestation is asked. What was asked is kept in memory: after a restart one asks again.

use crate::entropy;
use crate::fault::Fault;
use app::passkeys::{Answer, Asked, CEREMONY_SECONDS, Ceremonies, Claim, NewKey, Verdict};
use app::ports::Passkey as Kept;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{Entropy as _, Moment, WorkerId};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// How a device names us.
const NAME: &str = "Vangnet";
/// So many answers are waited for at once; of what anyone asked the oldest goes first.
const MOST: usize = 10_000;

/// Passkeys that are bound to one address.
pub struct RealPasskeys {
    webauthn: Webauthn,
    place: String,
    waiting: Mutex<HashMap<String, Waiting>>,
}

/// An answer that is waited for.
struct Waiting {
    until: Moment,
    who: Option<WorkerId>,
    asked: What,
}

/// What was asked.
enum What {
    NewKey(Box<PasskeyRegistration>),
    Who(Box<DiscoverableAuthentication>),
}

/// The address that visitors come to: the one that was set, or this machine's own.
pub fn public_address(set: Option<&str>, listen: SocketAddr) -> Option<String> {
    let own = || listen.ip().is_loopback().then(|| format!("http://localhost:{}", listen.port()));
    set.map(str::to_owned).or_else(own)
}

impl RealPasskeys {
    /// Passkeys for the address that visitors come to.
    ///
    /// # Errors
    /// When it isn't an address that browsers bind keys to.
    pub fn at(address: &str) -> Result<Self, Fault> {
        let bad = |why: &str| Fault::Usage(format!("--address {address}: {why}"));
        let url = Url::parse(address).map_err(|_| bad("not an address as in https://host"))?;
        let host = url.domain().ok_or_else(|| bad("a name is needed, not a number"))?;
        if url.scheme() != "https" && host != "localhost" {
            return Err(bad("visitors must come over https"));
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(bad("nothing may follow the name"));
        }
        let built = WebauthnBuilder::new(host, &url).and_then(|made| made.rp_name(NAME).build());
        let webauthn = built.map_err(|_| bad("browsers don't bind keys to it"))?;
        let place = url.origin().ascii_serialization();
        Ok(Self { webauthn, place, waiting: Mutex::default() })
    }

    /// Waits for the answer to what was asked.
    fn wait(&self, who: Option<WorkerId>, asked: What, options: &Value, now: Moment) -> Asked {
        let mut number = [0; 16];
        entropy::System.fill(&mut number);
        let ceremony = format!("{:032x}", u128::from_be_bytes(number));
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, one| one.until > now);
        if waiting.len() >= MOST {
            let anyone = waiting.iter().filter(|(_, one)| one.who.is_none());
            let oldest = anyone.min_by_key(|(_, one)| one.until).map(|(id, _)| id.clone());
            oldest.and_then(|id| waiting.remove(&id));
        }
        let until = now.plus_seconds(CEREMONY_SECONDS);
        waiting.insert(ceremony.clone(), Waiting { until, who, asked });
        drop(waiting);
        Asked { ceremony, options: options.to_string() }
    }

    /// What was asked, when it was asked of this worker and not too long ago. It is gone after this,
    /// whatever the answer is.
    fn take(&self, ceremony: &str, who: Option<WorkerId>, now: Moment) -> Option<What> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = waiting.remove(ceremony)?;
        (asked.who == who && asked.until > now).then_some(asked.asked)
    }
}

impl Ceremonies for RealPasskeys {
    fn place(&self) -> Option<&str> {
        Some(&self.place)
    }

    fn ask_new(&self, who: WorkerId, name: &str, kept: &[Kept], now: Moment) -> Option<Asked> {
        let known = kept.iter().filter_map(key_of).map(|key| key.cred_id().clone()).collect();
        let id = Uuid::from_bytes(who.to_bytes());
        let started = self.webauthn.start_passkey_registration(id, name, name, Some(known));
        let (options, state) = started.ok()?;
        let mut options = serde_json::to_value(&options).ok()?;
        // The device itself must know whose key it is: nobody types a name to come in.
        let choice = options.pointer_mut("/publicKey/authenticatorSelection")?;
        let choice = choice.as_object_mut()?;
        choice.insert("residentKey".to_owned(), json!("required"));
        choice.insert("requireResidentKey".to_owned(), json!(true));
        Some(self.wait(Some(who), What::NewKey(Box::new(state)), &options, now))
    }

    fn made(&self, who: WorkerId, answer: &Answer, now: Moment) -> Option<NewKey> {
        let asked = self.take(&answer.ceremony, Some(who), now)?;
        let What::NewKey(state) = asked else { return None };
        let made: RegisterPublicKeyCredential = serde_json::from_str(&answer.credential).ok()?;
        let key = self.webauthn.finish_passkey_registration(&made, &state).ok()?;
        let handle = key.cred_id().clone();
        Some(NewKey { handle, key: serde_json::to_string(&key).ok()? })
    }

    fn ask_who(&self, who: Option<(WorkerId, &[Kept])>, now: Moment) -> Option<Asked> {
        let (mut options, state) = self.webauthn.start_discoverable_authentication().ok()?;
        // By a button, not among the suggestions of a field.
        options.mediation = None;
        let mut options = serde_json::to_value(&options).ok()?;
        let kept = who.map(|(_, kept)| kept).unwrap_or_default();
        let known = kept.iter().filter_map(key_of);
        let known = known.map(|key| URL_SAFE_NO_PAD.encode(key.cred_id()));
        let known: Vec<_> = known.map(|id| json!({ "type": "public-key", "id": id })).collect();
        let ask = options.pointer_mut("/publicKey")?.as_object_mut()?;
        ask.insert("allowCredentials".to_owned(), json!(known));
        let who = who.map(|(worker, _)| worker);
        Some(self.wait(who, What::Who(Box::new(state)), &options, now))
    }

    fn claimed(&self, who: Option<WorkerId>, answer: &Answer, now: Moment) -> Option<Claim> {
        let What::Who(state) = self.take(&answer.ceremony, who, now)? else { return None };
        let given: PublicKeyCredential = serde_json::from_str(&answer.credential).ok()?;
        let (id, handle) = self.webauthn.identify_discoverable_authentication(&given).ok()?;
        let (worker, handle) = (WorkerId::from_bytes(id.into_bytes()), handle.to_vec());
        let webauthn = self.webauthn.clone();
        let check = move |key: &str| held_against(&webauthn, &given, *state, key);
        Some(Claim { handle, worker, check: Box::new(check) })
    }
}

fn key_of(kept: &Kept) -> Option<Passkey> {
    serde_json::from_str(&kept.key).ok()
}

fn held_against(
    webauthn: &Webauthn,
    given: &PublicKeyCredential,
    asked: DiscoverableAuthentication,
    key: &str,
) -> Verdict {
    let Ok(mut key) = serde_json::from_str::<Passkey>(key) else { return Verdict::No };
    match webauthn.finish_discoverable_authentication_v2(given, asked, &key) {
        Ok(used) if used.user_verified() => {
            let changed = key.update_credential(&used) == Some(true);
            Verdict::Fits(changed.then(|| serde_json::to_string(&key).ok()).flatten())
        }
        Err(WebauthnError::CredentialPossibleCompromise) => Verdict::Copied,
        _ => Verdict::No,
    }
}

#[cfg(test)]
pub mod device;
#[cfg(test)]
mod tests;
