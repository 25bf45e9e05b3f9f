//! A key sealed under another key, with the generation of that other key beside it.

use kernel::Entropy;
use zeroize::Zeroizing;

use crate::cipher::{ALGORITHM, DoesNotOpen, NONCE, decrypt, encrypt, framed};
use crate::secret::Secret;

/// A wrapped key: a byte that names the algorithm, the generation of the wrapping key in four bytes,
/// a nonce of 24 bytes, and the ciphertext with its tag.
#[derive(Clone, PartialEq, Eq)]
pub struct Wrapped(Vec<u8>);

impl Wrapped {
    /// Wrapped bytes as they were stored. That they are whole shows when they are opened.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to store.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The generation of the key that this was wrapped with.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when these bytes aren't a wrapped key.
    pub fn generation(&self) -> Result<u32, DoesNotOpen> {
        self.split().map(|(generation, ..)| generation)
    }

    /// Wraps `key` for `what` (a kind of key and the id of its owner).
    pub(crate) fn wrap(
        by: &Secret,
        generation: u32,
        what: [&[u8]; 2],
        key: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Self {
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let mut bytes = vec![ALGORITHM];
        bytes.extend_from_slice(&generation.to_be_bytes());
        bytes.extend_from_slice(&nonce);
        encrypt(by, nonce, &associated(generation, what), key, &mut bytes);
        Self(bytes)
    }

    pub(crate) fn unwrap_with(
        &self,
        by: &Secret,
        what: [&[u8]; 2],
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let (generation, nonce, ciphertext) = self.split()?;
        decrypt(by, nonce, &associated(generation, what), ciphertext)
    }

    fn split(&self) -> Result<(u32, [u8; NONCE], &[u8]), DoesNotOpen> {
        let (&algorithm, rest) = self.0.split_first().ok_or(DoesNotOpen)?;
        let (generation, rest) = rest.split_first_chunk::<4>().ok_or(DoesNotOpen)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
        if algorithm == ALGORITHM {
            Ok((u32::from_be_bytes(*generation), *nonce, ciphertext))
        } else {
            Err(DoesNotOpen)
        }
    }
}

fn associated(generation: u32, [kind, id]: [&[u8]; 2]) -> Vec<u8> {
    framed(&[b"vangnet wrapped key", &[ALGORITHM], &generation.to_be_bytes(), kind, id])
}

impl std::fmt::Debug for Wrapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wrapped(…)")
    }
}
