//! A signed statement of a journal's organisation, for someone outside to check.

use crate::head::HeadFault;
use crate::note::{Note, SigningKey, VerifyingKey};

/// The second line of every certificate. In a head a number stands there, so that neither can pass
/// for the other.
const KIND: &str = "certificate";

/// A text that can't be certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a certificate holds lines of text, none of them empty")]
pub struct NotCertifiable;

/// A statement signed with the key of a journal, such as how many duties are open and how many of
/// these have no holder. Its form is that of a signed note: the name of the log, the word
/// `certificate`, the lines of the statement, and the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate(Note);

impl Certificate {
    /// Signs a statement of one or more lines.
    ///
    /// # Errors
    /// [`NotCertifiable`] when a line is empty or holds a control character.
    pub fn sign(statement: &str, key: &SigningKey) -> Result<Self, NotCertifiable> {
        let fits = |line: &str| !line.is_empty() && !line.chars().any(char::is_control);
        if statement.is_empty() || !statement.split('\n').all(fits) {
            return Err(NotCertifiable);
        }
        Ok(Self(Note::sign(&format!("{}\n{KIND}\n{statement}\n", key.name()), key)))
    }

    /// A text as it was received. [`Certificate::open`] tells whether it is right.
    pub fn from_text(text: String) -> Self {
        Self(Note::from_text(text))
    }

    /// The text to hand out.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The statement, if `key` signed it.
    ///
    /// # Errors
    /// [`HeadFault`].
    pub fn open(&self, key: &VerifyingKey) -> Result<&str, HeadFault> {
        let text = self.0.open(key)?;
        let beginning = format!("{}\n{KIND}\n", key.name());
        let statement = text.strip_prefix(&beginning).and_then(|rest| rest.strip_suffix('\n'));
        statement.ok_or(HeadFault::Shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontier::Frontier;
    use crate::head::{Head, SignedHead};
    use crate::note::Origin;

    fn key() -> SigningKey {
        SigningKey::from_seed(Origin::new("log").unwrap(), [1; 32])
    }

    #[test]
    fn a_certificate_opens_with_the_key_that_signed_it() {
        let signed = Certificate::sign("open 12\nwithout holder 0", &key()).unwrap();
        let received = Certificate::from_text(signed.as_str().to_owned());
        assert_eq!(received.open(&key().verifying_key()), Ok("open 12\nwithout holder 0"));
        let bent = Certificate::from_text(signed.as_str().replace("12", "13"));
        assert_eq!(bent.open(&key().verifying_key()), Err(HeadFault::Signature));
    }

    #[test]
    fn a_certificate_never_passes_for_a_head_nor_a_head_for_a_certificate() {
        let verifying = key().verifying_key();
        let signed = Certificate::sign("5\nAAAA", &key()).unwrap();
        let as_head = SignedHead::from_text(signed.as_str().to_owned());
        assert_eq!(as_head.open(&verifying), Err(HeadFault::Shape));
        let head = Head::of(key().name().clone(), &Frontier::new()).sign(&key()).unwrap();
        let as_certificate = Certificate::from_text(head.as_str().to_owned());
        assert_eq!(as_certificate.open(&verifying), Err(HeadFault::Shape));
    }

    #[test]
    fn a_statement_that_would_end_the_text_early_is_refused() {
        for statement in ["", "a\n\n— b", "a\n", "\na", "a\rb"] {
            assert_eq!(Certificate::sign(statement, &key()), Err(NotCertifiable), "{statement:?}");
        }
    }
}
