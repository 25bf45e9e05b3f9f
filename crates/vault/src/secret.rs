//! Thirty-two bytes that nobody sees: silent when printed, wiped when dropped.

use hkdf::Hkdf;
use kernel::Entropy;
use sha2::Sha256;
use zeroize::Zeroize;

/// A 256-bit secret key.
#[derive(Clone)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn draw(entropy: &mut dyn Entropy) -> Self {
        let mut secret = Self([0; 32]);
        entropy.fill(&mut secret.0);
        secret
    }

    /// Takes the bytes over and wipes the array it was handed.
    pub(crate) fn take(mut bytes: [u8; 32]) -> Self {
        let secret = Self(bytes);
        bytes.zeroize();
        secret
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one use only, by HKDF-SHA-256 (RFC 5869) with `label` as its info.
    pub(crate) fn derive(&self, salt: Option<&[u8]>, label: &str) -> Self {
        let mut derived = Self([0; 32]);
        Hkdf::<Sha256>::new(salt, &self.0)
            .expand(label.as_bytes(), &mut derived.0)
            .expect("32 bytes is far below what HKDF can give");
        derived
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_for_different_uses_are_unrelated_and_stay_the_same() {
        let secret = Secret::take([7; 32]);
        let one = secret.derive(None, "one");
        assert_eq!(one.bytes(), secret.derive(None, "one").bytes());
        assert_ne!(one.bytes(), secret.derive(None, "two").bytes());
        assert_ne!(one.bytes(), secret.derive(Some(b"salt"), "one").bytes());
        assert_ne!(one.bytes(), secret.bytes());
    }

    #[test]
    fn derivation_is_hkdf_as_rfc_5869_has_it() {
        // Computed with another implementation (Python's hmac, by the two formulas of section 2).
        let derived = Secret::take([7; 32]).derive(None, "vangnet organisation index v1");
        let halves = derived.bytes().as_chunks::<16>().0.iter().copied();
        let found: Vec<_> = halves.map(u128::from_be_bytes).collect();
        assert_eq!(
            found,
            [0x5d3a_1c43_1bee_3962_9843_b8cd_a919_3e8b, 0x62db_5ab6_4b57_7cdb_4d0e_928e_19ca_2ef2]
        );
    }
}
