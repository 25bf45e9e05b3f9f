//! A signed head: the size and root of a log at one moment, for anyone to keep and hold it to.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::frontier::Frontier;
use crate::hash::Hash;
use crate::note::{Note, Origin, SigningKey, VerifyingKey};

/// Why a text isn't a head of this log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeadFault {
    /// It doesn't read as a signed head.
    #[error("this doesn't read as a signed head")]
    Shape,
    /// It is of another log, or this key didn't sign it.
    #[error("this head isn't signed with the key of this log")]
    OtherKey,
    /// The signature is wrong.
    #[error("the signature under this head is wrong")]
    Signature,
}

/// The state of a log: this many entries, with this root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which log.
    pub origin: Origin,
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Head {
    /// The head of the log that has come to this frontier.
    pub fn of(origin: Origin, frontier: &Frontier) -> Self {
        Self { origin, size: frontier.size(), root: frontier.root() }
    }

    /// Signs this head. The key is that of the same log.
    ///
    /// # Errors
    /// [`HeadFault::OtherKey`] when the key has another name than the log.
    pub fn sign(&self, key: &SigningKey) -> Result<SignedHead, HeadFault> {
        if *key.name() != self.origin {
            return Err(HeadFault::OtherKey);
        }
        Ok(SignedHead(Note::sign(&self.text(), key)))
    }

    /// The signed text (C2SP `tlog-checkpoint`): three lines.
    fn text(&self) -> String {
        let root = STANDARD.encode(self.root.to_bytes());
        format!("{}\n{}\n{root}\n", self.origin, self.size)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let origin = Origin::new(lines.next()?).ok()?;
        let size = lines.next()?.parse().ok()?;
        let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        let head = Self { origin, size, root: Hash::from_bytes(root) };
        (head.text() == text).then_some(head)
    }
}

/// A head with its signatures, as text: first that of the log, then those of witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedHead(Note);

impl SignedHead {
    /// A text as it was stored or received. [`SignedHead::open`] tells whether it is right.
    pub fn from_text(text: String) -> Self {
        Self(Note::from_text(text))
    }

    /// The text to store, publish and hand to witnesses.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The head, if `key` signed it and it is of that key's log.
    ///
    /// # Errors
    /// [`HeadFault`].
    pub fn open(&self, key: &VerifyingKey) -> Result<Head, HeadFault> {
        let head = self.witnessed(key)?;
        if head.origin == *key.name() { Ok(head) } else { Err(HeadFault::OtherKey) }
    }

    /// The head, if `key` signed it; for the key of a witness.
    ///
    /// # Errors
    /// [`HeadFault`].
    pub fn witnessed(&self, key: &VerifyingKey) -> Result<Head, HeadFault> {
        Head::parse(self.0.open(key)?).ok_or(HeadFault::Shape)
    }

    /// Adds the signature of a witness, who has checked that this head follows the last one it saw.
    ///
    /// # Errors
    /// [`HeadFault::Shape`] when this isn't a signed head.
    pub fn witness(&self, key: &SigningKey) -> Result<Self, HeadFault> {
        self.0.signed_too(key).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, seed: u8) -> SigningKey {
        SigningKey::from_seed(Origin::new(name).unwrap(), [seed; 32])
    }

    fn head() -> Head {
        let mut frontier = Frontier::new();
        frontier.append(Hash::of_leaf(b"{}"));
        Head::of(Origin::new("log").unwrap(), &frontier)
    }

    #[test]
    fn a_head_reads_back_with_the_key_of_its_log() {
        let key = key("log", 1);
        let signed = head().sign(&key).unwrap();
        assert_eq!(
            SignedHead::from_text(signed.as_str().into()).open(&key.verifying_key()),
            Ok(head())
        );
        assert!(signed.as_str().starts_with("log\n1\n"), "{}", signed.as_str());
    }

    #[test]
    fn another_key_of_the_same_name_opens_nothing() {
        let signed = head().sign(&key("log", 1)).unwrap();
        assert_eq!(signed.open(&key("log", 2).verifying_key()), Err(HeadFault::OtherKey));
        assert_eq!(head().sign(&key("other", 1)), Err(HeadFault::OtherKey));
    }

    #[test]
    fn any_flipped_bit_is_refused() {
        let key = key("log", 1);
        let signed = head().sign(&key).unwrap();
        for at in 0..signed.as_str().len() * 8 {
            let mut bent = signed.as_str().as_bytes().to_vec();
            bent[at / 8] ^= 1 << (at % 8);
            if let Ok(text) = String::from_utf8(bent) {
                assert!(
                    SignedHead::from_text(text).open(&key.verifying_key()).is_err(),
                    "bit {at}"
                );
            }
        }
    }

    #[test]
    fn a_witness_adds_its_name_and_the_log_stays_readable() {
        let (log, witness) = (key("log", 1), key("witness.example", 2));
        let signed = head().sign(&log).unwrap().witness(&witness).unwrap();
        assert_eq!(signed.open(&log.verifying_key()), Ok(head()));
        assert_eq!(signed.witnessed(&witness.verifying_key()), Ok(head()));
        assert_eq!(signed.open(&witness.verifying_key()), Err(HeadFault::OtherKey));
        let unseen = key("witness.example", 3).verifying_key();
        assert_eq!(signed.witnessed(&unseen), Err(HeadFault::OtherKey));
    }
}
