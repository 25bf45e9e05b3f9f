//! A salted commitment: proof afterwards of what content was, without holding it.

use sha2::{Digest, Sha256};

use crate::hash::{Hash, NotAHash};

/// Binds an entry to content that lies elsewhere. Whoever has the salt and the content can show that
/// it was this; without the salt the content can't be guessed, however short. The salt is sealed with
/// the content in the vault and goes when the content goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commitment(Hash);

impl Commitment {
    /// The commitment to `content` under 32 random bytes, used once.
    pub fn of(salt: [u8; 32], content: &[u8]) -> Self {
        let hash = Sha256::new()
            .chain_update(b"vangnet journal commitment v1")
            .chain_update(salt)
            .chain_update(content);
        Self(Hash::from_bytes(hash.finalize().into()))
    }

    /// The commitment that these bytes are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Hash::from_bytes(bytes))
    }

    /// The bytes to store.
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }
}

impl std::fmt::Display for Commitment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::fmt::Debug for Commitment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Commitment {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        text.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_content_under_another_salt_looks_unrelated() {
        let one = Commitment::of([1; 32], b"ja");
        assert_eq!(one, Commitment::of([1; 32], b"ja"));
        assert_ne!(one, Commitment::of([2; 32], b"ja"));
        assert_ne!(one, Commitment::of([1; 32], b"nee"));
    }
}
