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
    #[expect(clippy::missing_panics_doc, reason = "the settings are within the bounds of Argon2")]
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
const NOBODY: &str = "$argon2id$v=19$m=65536,t=3,p=4$umF27Jdu9tSkUrMbWNuvSA$9HenxPM4Atp+6dqcwZxV/elaiCzVpTlkMqVmpV9e87s";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeded::Seeded;

    #[test]
    fn a_password_matches_its_hash_and_no_other_does() {
        let hash = PasswordHash::of("een lange zin als wachtwoord", &mut Seeded::new(1));
        let stored = PasswordHash::parse(hash.as_str()).unwrap();
        assert!(stored.matches("een lange zin als wachtwoord"));
        assert!(!stored.matches("een lange zin als wachtwoorD"));
        assert!(!stored.is_dated());
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=65536,t=3,p=4$"));
        assert_eq!(format!("{hash:?}"), "PasswordHash(…)");
    }

    #[test]
    fn the_same_password_hashes_differently_each_time() {
        let mut entropy = Seeded::new(1);
        let once = PasswordHash::of("x", &mut entropy);
        assert_ne!(once, PasswordHash::of("x", &mut entropy));
    }

    #[test]
    fn the_hash_of_nobody_costs_the_same_as_that_of_somebody() {
        let nobody = PasswordHash::of_nobody();
        assert_eq!(PasswordHash::parse(nobody.as_str()), Ok(nobody.clone()));
        assert!(!nobody.is_dated());
        assert!(!nobody.matches(""));
    }

    #[test]
    fn a_hash_with_other_settings_still_matches_and_is_dated() {
        // "password" under 16 MiB, from another implementation.
        let older = PasswordHash::parse("$argon2id$v=19$m=16384,t=2,p=1$t5Rz04WqI+oeE5pfYjMV3g$EaUQt7XIEWRZfUuBkIjF9WhF7lupuhrvaaqpuBcywck").unwrap();
        assert!(older.matches("password"));
        assert!(older.is_dated());
    }

    #[test]
    fn what_is_not_argon2id_is_refused() {
        for text in ["", "x", "$argon2id$v=19$m=65536,t=3,p=4", "$2b$10$abcdefghijklmnopqrstuv"] {
            assert_eq!(PasswordHash::parse(text), Err(NotAPasswordHash), "{text}");
        }
        let weaker = NOBODY.replace("argon2id", "argon2i");
        assert_eq!(PasswordHash::parse(&weaker), Err(NotAPasswordHash));
    }
}
