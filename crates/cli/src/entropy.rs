//! Where ids, keys and secrets come from: the operating system; for the demo's choices, a seed.

use kernel::Entropy;

/// The operating system's chance.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl Entropy for System {
    /// # Panics
    /// When the operating system has no chance to give: then no key may be made at all.
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// A fresh source for whoever needs one.
pub fn source() -> store::EntropySource {
    std::sync::Arc::new(|| Box::new(System))
}
