//! Which algorithms are used for what, under whose key, and what comes after a quantum computer.

/// One use of one algorithm (ASVS 5.0.0 11.1.3 and 11.1.4, BIO2 8.24.02).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Algorithm {
    /// What it protects.
    pub purpose: &'static str,
    /// The algorithm and the document that defines it.
    pub algorithm: &'static str,
    /// The Rust crate that has it.
    pub package: &'static str,
    /// Whose key it is and where that key lives.
    pub key: &'static str,
    /// What a quantum computer changes, and what we then do.
    pub post_quantum: &'static str,
}

/// Every use of cryptography in this crate and in the journal.
pub const INVENTORY: &[Algorithm] = &[];
