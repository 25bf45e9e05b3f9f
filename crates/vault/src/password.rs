//! Passwords, for installations that have no identity provider: kept as Argon2id.

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kernel::Entropy;

/// Memory for one hash, in KiB: 64 MiB (RFC 9106, section 4, second recommended option).
const MEMORY: u32 = 64 * 1024;
/// Passes over that memory (the same).
const PASSES: u32 = 3;
/// Lanes (the same).
const LANES: u32 = 4;

/// A text that isn't an Argon2id hash in the PHC string format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this isn't an Argon2id hash")]
pub struct NotAPasswordHash;

/// The Argon2id hash of a password with a salt of 16 random bytes, in the PHC string format.
/// Making or checking one takes 64 MiB and tens of milliseconds: the caller bounds how many run at
/// once.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a password.
    pub fn of(password: &str, entropy: &mut dyn Entropy) -> Self {
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        let hash = hasher()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .expect("the settings are fixed and a password is shorter than 4 GiB");
        Self(hash.to_string())
    }

    /// Reads a stored hash.
    ///
    /// # Errors
    /// [`NotAPasswordHash`] when the text is anything else than an Argon2id hash.
    pub fn parse(text: &str) -> Result<Self, NotAPasswordHash> {
        let hash = Phc::new(text).map_err(|_| NotAPasswordHash)?;
        let whole = hash.salt.is_some() && hash.hash.is_some();
        if whole && hash.algorithm.as_str() == Algorithm::Argon2id.as_str() {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPasswordHash)
        }
    }

    /// A hash that no password is known for. Checking it for an unknown user name takes as long as
    /// checking the hash of a known one, so that the time doesn't tell who has an account.
    pub fn of_nobody() -> Self {
        Self(NOBODY.to_owned())
    }

    /// The text to store.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the hash of `password`.
    pub fn matches(&self, password: &str) -> bool {
        Phc::new(&self.0)
            .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
    }

    /// Whether it was made with other settings than today's, and should be made anew at the next
    /// sign-in.
    pub fn is_dated(&self) -> bool {
        let today = settings();
        let made_with = Phc::new(&self.0).ok().and_then(|hash| Params::try_from(&hash).ok());
        !made_with.is_some_and(|made| {
            (made.m_cost(), made.t_cost(), made.p_cost())
                == (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }
}

/// Made from 32 random bytes that were not kept.
const NOBODY: &str = "";

fn settings() -> Params {
    Params::new(MEMORY, PASSES, LANES, None).expect("within the bounds of Argon2")
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, settings())
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}
