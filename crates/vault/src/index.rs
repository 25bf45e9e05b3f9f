//! The blind index: finding a word without storing it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::cipher::framed;
use crate::secret::Secret;

/// What stands in the index instead of a word: 16 bytes, the same for the same word in the same
/// field of the same organisation, and unrelated in every other field or organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlindIndex([u8; 16]);

impl BlindIndex {
    /// The bytes to store and to look up.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// The index that these bytes are.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for BlindIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlindIndex(…)")
    }
}

/// Makes index values for one organisation.
#[derive(Clone)]
pub struct IndexKey(Hmac<Sha256>);

impl IndexKey {
    pub(crate) fn new(secret: &Secret) -> Self {
        Self(Hmac::new_from_slice(secret.bytes()).expect("HMAC takes a key of any length"))
    }

    /// The index value of a token in a field: HMAC-SHA-256 over both, each preceded by its length,
    /// cut to 16 bytes. The caller normalises the token the same way when it stores and when it
    /// searches.
    pub fn token(&self, field: &str, normalised: &str) -> BlindIndex {
        let mut mac = self.0.clone();
        mac.update(&framed(&[field.as_bytes(), normalised.as_bytes()]));
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let mut short = [0; 16];
        short.iter_mut().zip(full).for_each(|(to, from)| *to = from);
        BlindIndex(short)
    }
}

impl std::fmt::Debug for IndexKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IndexKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> IndexKey {
        IndexKey::new(&Secret::take([seed; 32]))
    }

    #[test]
    fn a_word_is_found_in_its_own_field_and_organisation_only() {
        let here = key(1).token("name", "vries");
        assert_eq!(here, key(1).token("name", "vries"));
        assert_ne!(here, key(2).token("name", "vries"));
        assert_ne!(here, key(1).token("street", "vries"));
        assert_ne!(key(1).token("na", "mevries"), key(1).token("name", "vries"));
        assert_eq!(BlindIndex::from_bytes(here.to_bytes()), here);
        assert_eq!(format!("{here:?}"), "BlindIndex(…)");
    }

    #[test]
    fn an_index_value_is_hmac_sha_256_cut_to_16_bytes() {
        // Computed with another implementation (Python's hmac).
        let found = key(1).token("name", "vries").to_bytes();
        assert_eq!(u128::from_be_bytes(found), 0xf488_dc9a_265a_3e1a_4bcd_c725_f30f_547c);
    }
}
