//! Passwords as Argon2id, time-based codes by RFC 6238.

use app::signing_in::Proofs;
use kernel::{Entropy, Moment};
use std::sync::{Condvar, Mutex, PoisonError};
use tokio::runtime::{Handle, RuntimeFlavor};
use totp_rs::{Builder, Secret, Totp};
use vault::PasswordHash;

/// So many hashes at once: each takes 64 MiB.
const AT_ONCE: usize = 4;

/// How one step of a code lasts, in seconds (RFC 6238, section 5.2).
const STEP_SECONDS: u64 = 30;

/// Checks and makes what people prove themselves with.
#[derive(Debug, Default)]
pub struct RealProofs {
    running: Mutex<usize>,
    one_less: Condvar,
}

impl RealProofs {
    /// Does slow work off the async workers, and a bounded number at once.
    fn slowly<T>(&self, work: impl FnOnce() -> T) -> T {
        let many = Handle::try_current()
            .is_ok_and(|handle| handle.runtime_flavor() == RuntimeFlavor::MultiThread);
        if many { tokio::task::block_in_place(|| self.in_turn(work)) } else { self.in_turn(work) }
    }

    fn in_turn<T>(&self, work: impl FnOnce() -> T) -> T {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |running: &mut usize| *running >= AT_ONCE;
        let mut running =
            self.one_less.wait_while(running, full).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        drop(running);
        let done = work();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.one_less.notify_one();
        done
    }
}

impl Proofs for RealProofs {
    fn hash(&self, password: &str, entropy: &mut dyn Entropy) -> String {
        self.slowly(|| PasswordHash::of(password, entropy).as_str().to_owned())
    }

    fn password_fits(&self, hash: Option<&str>, password: &str) -> bool {
        let hash = hash.and_then(|hash| PasswordHash::parse(hash).ok());
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(PasswordHash::of_nobody);
        self.slowly(|| hash.matches(password)) && known
    }

    fn code_step(&self, secret: &[u8], code: &str, now: Moment) -> Option<i64> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or(0);
        totp(secret)?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    fn new_secret(&self, entropy: &mut dyn Entropy) -> Vec<u8> {
        let mut secret = vec![0; 20];
        entropy.fill(&mut secret);
        secret
    }

    fn enrolment(&self, secret: &[u8], login: &str) -> String {
        let secret = Secret::new(secret.into()).to_base32();
        let login: String = login.bytes().map(percent).collect();
        format!(
            "otpauth://totp/Vangnet:{login}?secret={secret}&issuer=Vangnet&algorithm=SHA1&digits=6\
             &period={STEP_SECONDS}"
        )
    }
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn totp(secret: &[u8]) -> Option<Totp> {
    let secret = Secret::new(secret.into());
    Builder::new().with_secret(secret).with_skew(1).with_step_duration(STEP_SECONDS).build().ok()
}

/// The code that an app shows at a moment.
#[cfg(test)]
pub fn code_at(secret: &[u8], at: Moment) -> String {
    let seconds = u64::try_from(at.micros() / 1_000_000).expect("a moment after 1970");
    totp(secret).expect("a secret").generate(seconds).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_for_its_half_minute_and_the_one_beside_it() {
        // RFC 6238, appendix B: at 59 seconds this secret gives 94287082; the last six digits count.
        let (proofs, secret) = (RealProofs::default(), b"12345678901234567890");
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        assert_eq!(proofs.code_step(secret, "287 082", at(59)), Some(1));
        assert_eq!(proofs.code_step(secret, "287082", at(89)), Some(1));
        assert_eq!(proofs.code_step(secret, "287082", at(150)), None);
        assert_eq!(proofs.code_step(secret, "287083", at(59)), None);
    }

    #[test]
    fn nobody_has_a_password() {
        assert!(!RealProofs::default().password_fits(None, ""));
    }

    #[test]
    fn an_enrolment_can_be_read_by_an_app() {
        let address = RealProofs::default().enrolment(b"12345678901234567890", "Noor de Wit");
        assert!(
            address.starts_with("otpauth://totp/Vangnet:Noor%20de%20Wit?secret=GEZDGNBVGY3TQOJQ")
        );
    }
}
