//! What the store keeps of a session or bearer token: enough to recognise it, too little to use it.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The SHA-256 of a token. A token is drawn from at least 128 random bits, so that a plain hash can't
/// be searched; for passwords there is [`crate::PasswordHash`].
#[derive(Clone, Copy)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of a token, exactly as the client sends it.
    pub fn of(token: &[u8]) -> Self {
        Self(Sha256::digest(token).into())
    }

    /// The hash that these bytes are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes to store and to look up.
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }
}

impl PartialEq for TokenHash {
    /// Takes the same time wherever the two differ.
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for TokenHash {}

impl std::fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_recognised_by_its_hash_and_the_hash_prints_nothing() {
        let hash = TokenHash::of(b"token");
        assert_eq!(TokenHash::from_bytes(hash.to_bytes()), TokenHash::of(b"token"));
        assert_ne!(hash, TokenHash::of(b"tokem"));
        assert_eq!(format!("{hash:?}"), "TokenHash(…)");
    }
}
