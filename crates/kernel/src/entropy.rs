//! Chance as an argument: ids, keys and noise are drawn from what the caller hands in.

/// A source of random bytes.
///
/// The edges hand in the operating system's; tests and the demo hand in a seeded one. The trait
/// keeps the version of any `rand` crate out of our signatures.
pub trait Entropy: Send {
    /// Fills `bytes` completely.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<E: Entropy + ?Sized> Entropy for &mut E {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

impl<E: Entropy + ?Sized> Entropy for Box<E> {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}
