//! Repeatable choices: the same seed makes the same municipality.

use kernel::Entropy;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// Repeatable chance.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The choices of one part of the municipality; parts don't disturb each other.
    pub fn new(seed: u64, part: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(part);
        Self(chance)
    }

    /// A number under `end`; 0 when there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        // Widening keeps the numbers even, whatever the end.
        let wide = u128::from(self.0.next_u64()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `from` up to and including `to`.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// Yes in this many of a hundred.
    pub fn percent(&mut self, yes: u64) -> bool {
        self.below(100) < yes
    }

    /// One of these.
    ///
    /// # Panics
    /// When there are none: the lists of the demo are fixed.
    pub fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        let place = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        of.get(place).expect("the demo never chooses from nothing")
    }

    /// One of these, as often as the weight beside it says.
    ///
    /// # Panics
    /// When there are none: the lists of the demo are fixed.
    pub fn weighed<T: Copy>(&mut self, of: &[(u64, T)]) -> T {
        let mut left = self.below(of.iter().map(|(weight, _)| weight).sum());
        for (weight, what) in of {
            if left < *weight {
                return *what;
            }
            left -= weight;
        }
        of.last().map(|(_, what)| *what).expect("the demo never chooses from nothing")
    }
}

impl Entropy for Chance {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}
