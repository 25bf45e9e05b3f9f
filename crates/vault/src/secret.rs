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
