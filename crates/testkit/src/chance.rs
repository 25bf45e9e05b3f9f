//! Chance from a seed: the same ids, keys and nonces on every run.

use kernel::Entropy;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::EntropySource;
use vault::{MasterKey, Ring};

/// A reproducible stream of bytes.
#[derive(Debug, Clone)]
pub struct Seeded(ChaCha8Rng);

impl Seeded {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

/// A source for a store: every unit of work gets a stream of its own.
pub fn source(seed: u64) -> EntropySource {
    let next = AtomicU64::new(seed.wrapping_mul(1_000_003));
    Arc::new(move || Box::new(Seeded::new(next.fetch_add(1, Ordering::Relaxed))))
}

/// Master keys that are the same on every run, so that another process can open what one wrote.
pub fn ring() -> Ring {
    Ring::new(vec![MasterKey::draw(1, &mut Seeded::new(1))]).expect("one key is a ring")
}
