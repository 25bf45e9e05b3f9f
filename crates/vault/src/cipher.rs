//! The one cipher: XChaCha20-Poly1305, with a tag byte so that another can come after it.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// The key is gone, is another one, or the sealed bytes were changed or moved. Which of these can't
/// be told, and isn't said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this doesn't open")]
pub struct DoesNotOpen;

/// Tag byte of XChaCha20-Poly1305 with a nonce of 24 random bytes.
pub(crate) const ALGORITHM: u8 = 1;
/// Length of a nonce in bytes: long enough to draw at random for every seal.
pub(crate) const NONCE: usize = 24;
/// Length of the authentication tag in bytes.
pub(crate) const TAG: usize = 16;

/// Appends the encryption of `plaintext` and its authentication tag to `out`.
pub(crate) fn encrypt(
    key: &Secret,
    nonce: [u8; NONCE],
    associated: &[u8],
    plaintext: &[u8],
    out: &mut Vec<u8>,
) {
    let start = out.len();
    out.reserve(plaintext.len() + TAG);
    out.extend_from_slice(plaintext);
    let (_, text) = out.split_at_mut(start);
    let tag = XChaCha20Poly1305::new(key.bytes().into())
        .encrypt_inout_detached(&nonce.into(), associated, text.into())
        .expect("only a text of over 256 GiB can't be encrypted, and memory holds none");
    out.extend_from_slice(&tag);
}

/// Gives back what [`encrypt`] appended, if key, nonce and associated data are the same.
pub(crate) fn decrypt(
    key: &Secret,
    nonce: [u8; NONCE],
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let (text, tag) = sealed.split_last_chunk::<TAG>().ok_or(DoesNotOpen)?;
    let mut text = Zeroizing::new(text.to_vec());
    XChaCha20Poly1305::new(key.bytes().into())
        .decrypt_inout_detached(&nonce.into(), associated, text.as_mut_slice().into(), tag.into())
        .map_err(|_| DoesNotOpen)?;
    Ok(text)
}

/// Joins parts so that no two different lists of parts give the same bytes: each part is preceded by
/// its length.
pub(crate) fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}
