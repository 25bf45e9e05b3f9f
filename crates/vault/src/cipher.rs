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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<_> = hex.split_whitespace().collect::<String>().into_bytes();
        let pairs = digits.chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
    }

    #[test]
    fn the_cipher_is_the_one_of_the_cfrg_draft() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let associated = bytes("50515253c0c1c2c3c4c5c6c7");
        let plaintext = "Ladies and Gentlemen of the class of '99: If I could offer you only one \
                         tip for the future, sunscreen would be it.";
        let mut sealed = Vec::new();
        encrypt(&Secret::take(key), nonce, &associated, plaintext.as_bytes(), &mut sealed);
        let expected = bytes(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
             731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
             2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
             21f9664c97637da9768812f615c68b13b52e
             c0875924c1c7987947deafd8780acf49",
        );
        assert_eq!(sealed, expected);
    }

    proptest! {
        #[test]
        fn no_two_lists_of_parts_are_framed_alike(
            one in prop::collection::vec(prop::collection::vec(0_u8..3, 0..4), 0..4),
            other in prop::collection::vec(prop::collection::vec(0_u8..3, 0..4), 0..4),
        ) {
            let parts = |list: &[Vec<u8>]| {
                framed(&list.iter().map(Vec::as_slice).collect::<Vec<_>>())
            };
            prop_assert_eq!(parts(&one) == parts(&other), one == other);
        }
    }
}
