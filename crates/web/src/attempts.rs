//! Slowing down guessing: so many attempts at one name, then a wait. It never locks anyone out for
//! good, so nobody can be kept from their work by someone else's guessing.

use kernel::Moment;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Attempts within [`WINDOW_SECONDS`] before one must wait.
const MOST: usize = 10;
/// How long an attempt counts, in seconds.
const WINDOW_SECONDS: i64 = 300;
/// More names than this are never kept: the oldest go first.
const MOST_NAMES: usize = 10_000;

/// Recent attempts, by the name that was tried.
#[derive(Debug, Default)]
pub struct Attempts {
    recent: Mutex<HashMap<String, Vec<Moment>>>,
}

impl Attempts {
    /// Notes an attempt; `false` when there were too many.
    pub fn may_try(&self, name: &str, now: Moment) -> bool {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() > MOST_NAMES {
            recent.retain(|_, at| {
                at.last().is_some_and(|last| now.seconds_since(*last) < WINDOW_SECONDS)
            });
        }
        let attempts = recent.entry(name.to_lowercase()).or_default();
        attempts.retain(|at| now.seconds_since(*at) < WINDOW_SECONDS);
        attempts.push(now);
        attempts.len() <= MOST
    }

    /// Forgets the attempts at a name: someone came in.
    pub fn forget(&self, name: &str) {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).remove(&name.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_attempts_must_wait_and_then_may_try_again() {
        let attempts = Attempts::default();
        let start = Moment::from_micros(0);
        assert!((0..MOST).all(|_| attempts.may_try("Sanne", start)));
        assert!(!attempts.may_try("sanne", start));
        assert!(attempts.may_try("another", start));
        assert!(attempts.may_try("sanne", start.plus_seconds(WINDOW_SECONDS)));
    }
}
