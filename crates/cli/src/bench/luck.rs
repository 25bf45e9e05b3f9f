//! Repeatable choices, so that the same invented cases can be made on any machine.

use kernel::{Entropy, Moment};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// Seconds in a day.
const DAY: u64 = 86_400;

/// Repeatable chance.
pub struct Luck(ChaCha8Rng);

impl Luck {
    /// The choices under this number: always the same.
    pub fn number(number: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(number))
    }

    /// A number under `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Yes in this many of a hundred.
    pub fn percent(&mut self, yes: usize) -> bool {
        self.below(100) < yes
    }

    /// One of these; nothing of nothing.
    pub fn one<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.below(of.len()))
    }

    /// A moment between so many days before another and that other.
    pub fn before(&mut self, moment: Moment, days: u64) -> Moment {
        let seconds = self.below(usize::try_from(days * DAY).unwrap_or(0));
        moment.plus_seconds(-i64::try_from(seconds).unwrap_or(0))
    }
}

impl Entropy for Luck {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}
