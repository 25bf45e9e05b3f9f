//! Hashes of the log: SHA-256, with leaves and nodes kept apart (RFC 9162, section 2.1.1).

use sha2::{Digest, Sha256};

/// A text that isn't 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 lower-case hexadecimal digits")]
pub struct NotAHash;

/// The hash of a leaf, of a node, or of the whole tree: 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The root of a log without entries.
    pub fn of_nothing() -> Self {
        Self(Sha256::digest(b"").into())
    }

    /// The hash of an entry: of the bytes of [`crate::Line::encode`], exactly as stored.
    pub fn of_leaf(line: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(line).finalize().into())
    }

    /// The hash of a node from those of its two children.
    pub(crate) fn of_node(left: Self, right: Self) -> Self {
        let both = Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0);
        Self(both.finalize().into())
    }

    /// The hash that these bytes are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    pub const fn to_bytes(self) -> [u8; 32] {
        self.0
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 64 || !text.bytes().all(digits) {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAHash)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_never_hashes_like_a_node() {
        let (left, right) = (Hash([1; 32]), Hash([2; 32]));
        let as_leaf = Hash::of_leaf(&[[1; 32], [2; 32]].concat());
        assert_ne!(as_leaf, Hash::of_node(left, right));
    }

    #[test]
    fn only_the_one_spelling_is_a_hash() {
        let text = Hash::of_nothing().to_string();
        assert_eq!(text.parse(), Ok(Hash::of_nothing()));
        assert_eq!(text.to_uppercase().parse::<Hash>(), Err(NotAHash));
        assert_eq!(text[1..].parse::<Hash>(), Err(NotAHash));
    }
}
