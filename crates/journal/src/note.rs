//! Signed text and the keys that sign it, in the signed-note form (C2SP `signed-note`): a name, a short hash that tells
//! keys of one name apart, and Ed25519.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::Signer as _;
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::head::HeadFault;

/// The byte that says Ed25519 in a signed note.
const ED25519: u8 = 1;

/// A text that can't name a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a log is 1 to 200 visible ASCII characters without `+`")]
pub struct NotAnOrigin;

/// The name of a log and of the key that signs it, as `vangnet.example/organisatie-0f…`. It holds no
/// white space and no `+`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin(String);

impl Origin {
    /// Takes a name.
    ///
    /// # Errors
    /// [`NotAnOrigin`].
    pub fn new(name: &str) -> Result<Self, NotAnOrigin> {
        let fits = |byte: u8| byte.is_ascii_graphic() && byte != b'+';
        if (1..=200).contains(&name.len()) && name.bytes().all(fits) {
            Ok(Self(name.to_owned()))
        } else {
            Err(NotAnOrigin)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Signs the heads of one log. Silent when printed, wiped when dropped.
#[derive(Clone)]
pub struct SigningKey {
    name: Origin,
    key: ed25519_dalek::SigningKey,
}

impl SigningKey {
    /// The key that follows from 32 secret bytes; the seed is wiped.
    pub fn from_seed(name: Origin, mut seed: [u8; 32]) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(&seed);
        seed.zeroize();
        Self { name, key }
    }

    /// The log it signs for.
    pub fn name(&self) -> &Origin {
        &self.name
    }

    /// The key that verifies what this one signs.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The signature line over a note's text, with its line end.
    fn signature_line(&self, text: &str) -> String {
        let mut bytes = key_id(&self.name, &self.key.verifying_key()).to_vec();
        bytes.extend_from_slice(&self.key.sign(text.as_bytes()).to_bytes());
        format!("— {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({}, …)", self.name)
    }
}

/// A text that isn't a verifying key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a verifying key reads as name+hash+key, with an Ed25519 key in base64")]
pub struct NotAKey;

/// Verifies the heads of one log. Its text, `name+hash+key`, is what another party needs to check an
/// export; it should come by another way than the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: Origin,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    /// The log it verifies.
    pub fn name(&self) -> &Origin {
        &self.name
    }

    /// Whether `signature` (the base64 of a signature line) is this key's over `text`; `None` when it
    /// says it is another key's.
    fn verifies(&self, text: &str, signature: &str) -> Option<bool> {
        let bytes = STANDARD.decode(signature).ok()?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        if *id != key_id(&self.name, &self.key) {
            return None;
        }
        let signature = ed25519_dalek::Signature::from_slice(signature).ok();
        Some(signature.is_some_and(|by| self.key.verify_strict(text.as_bytes(), &by).is_ok()))
    }
}

impl std::fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = vec![ED25519];
        bytes.extend_from_slice(self.key.as_bytes());
        let id = u32::from_be_bytes(key_id(&self.name, &self.key));
        write!(f, "{}+{id:08x}+{}", self.name, STANDARD.encode(bytes))
    }
}

impl std::str::FromStr for VerifyingKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        // Base64 may hold a `+`; the name and the hash can't.
        let mut parts = text.splitn(3, '+');
        let mut next = || parts.next().ok_or(NotAKey);
        let (name, _, key) = (next()?, next()?, next()?);
        let bytes = STANDARD.decode(key).map_err(|_| NotAKey)?;
        let [ED25519, key @ ..] = bytes.as_slice() else { return Err(NotAKey) };
        let key = key.try_into().map_err(|_| NotAKey)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(key).map_err(|_| NotAKey)?;
        let read = Self { name: Origin::new(name).map_err(|_| NotAKey)?, key };
        // Writing it out again also checks the hash.
        if key.is_weak() || read.to_string() != text { Err(NotAKey) } else { Ok(read) }
    }
}

/// A text of whole lines with its signatures below it, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note(String);

impl Note {
    pub(crate) fn sign(text: &str, key: &SigningKey) -> Self {
        Self(format!("{text}\n{}", key.signature_line(text)))
    }

    pub(crate) fn from_text(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, if `key` signed it. Signatures of others are passed over.
    pub(crate) fn open(&self, key: &VerifyingKey) -> Result<&str, HeadFault> {
        let (text, signatures) = self.split().ok_or(HeadFault::Shape)?;
        let mut found = false;
        for line in signatures.lines() {
            let signature = line.strip_prefix("— ").ok_or(HeadFault::Shape)?;
            let (name, signature) = signature.split_once(' ').ok_or(HeadFault::Shape)?;
            let by_key = name == key.name.as_str();
            match by_key.then(|| key.verifies(text, signature)).flatten() {
                Some(true) => found = true,
                Some(false) => return Err(HeadFault::Signature),
                None => {}
            }
        }
        if found { Ok(text) } else { Err(HeadFault::OtherKey) }
    }

    /// The same note with one more signature.
    pub(crate) fn signed_too(&self, key: &SigningKey) -> Result<Self, HeadFault> {
        let (text, _) = self.split().ok_or(HeadFault::Shape)?;
        Ok(Self(format!("{}{}", self.0, key.signature_line(text))))
    }

    /// The text with its line end, and the signature lines.
    fn split(&self) -> Option<(&str, &str)> {
        let (text, signatures) = self.0.split_at_checked(self.0.find("\n\n")? + 1)?;
        let signatures = signatures.strip_prefix('\n')?;
        signatures.ends_with('\n').then_some((text, signatures))
    }
}

fn key_id(name: &Origin, key: &ed25519_dalek::VerifyingKey) -> [u8; 4] {
    let hash = Sha256::new()
        .chain_update(name.as_str())
        .chain_update([b'\n', ED25519])
        .chain_update(key.as_bytes());
    let full: [u8; 32] = hash.finalize().into();
    let [a, b, c, d, ..] = full;
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example key of Go's sumdb/note, so that what we sign, others read.
    const VERIFYING: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                        then you don't know what your problem is.\n";
    const SIGNED: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2\
                          pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn example() -> SigningKey {
        let seed = STANDARD.decode(SEED).unwrap()[1..].try_into().unwrap();
        SigningKey::from_seed(Origin::new("PeterNeumann").unwrap(), seed)
    }

    #[test]
    fn a_note_is_signed_as_other_implementations_sign_it() {
        assert_eq!(example().verifying_key().to_string(), VERIFYING);
        assert_eq!(example().signature_line(TEXT), SIGNED);
    }

    #[test]
    fn a_verifying_key_reads_back_and_no_bit_of_it_is_free() {
        assert_eq!(VERIFYING.parse(), Ok(example().verifying_key()));
        for at in 0..VERIFYING.len() {
            let mut bent = VERIFYING.as_bytes().to_vec();
            bent[at] ^= 1;
            let read = std::str::from_utf8(&bent).unwrap().parse::<VerifyingKey>();
            assert_eq!(read, Err(NotAKey), "byte {at}");
        }
    }

    #[test]
    fn a_signing_key_prints_its_name_and_nothing_else() {
        assert_eq!(format!("{:?}", example()), "SigningKey(PeterNeumann, …)");
    }

    #[test]
    fn a_name_that_breaks_the_form_is_refused() {
        for name in ["", "a b", "a+b", "a\n", "é"] {
            assert_eq!(Origin::new(name), Err(NotAnOrigin), "{name}");
        }
    }
}
