//! What people prove themselves with, hashed as it really is; nobody here has a code app.

use app::signing_in::Proofs;
use kernel::{Entropy, Moment};
use vault::PasswordHash;

/// Passwords and codes of invitations, without time-based codes.
#[derive(Debug, Clone, Copy, Default)]
pub struct OnlyPasswords;

impl Proofs for OnlyPasswords {
    fn hash(&self, password: &str, entropy: &mut dyn Entropy) -> String {
        PasswordHash::of(password, entropy).as_str().to_owned()
    }

    fn password_fits(&self, hash: Option<&str>, password: &str) -> bool {
        let hash = hash.and_then(|hash| PasswordHash::parse(hash).ok());
        hash.is_some_and(|hash| hash.matches(password))
    }

    fn code_step(&self, _: &[u8], _: &str, _: Moment) -> Option<i64> {
        None
    }

    fn new_secret(&self, _: &mut dyn Entropy) -> Vec<u8> {
        vec![0; 20]
    }

    fn enrolment(&self, _: &[u8], _: &str) -> String {
        String::new()
    }
}
