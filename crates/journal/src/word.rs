//! The only texts an entry can hold: coded words and ids. A name or a URL doesn't fit in them.

use std::borrow::Cow;

use kernel::{
    CorrelationId, DossierId, EntryId, OrganisationId, ParcelId, PersonId, PostId, RegistrationId,
    SubjectId, TargetId, TeamId, WorkerId,
};

/// A text that isn't a coded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a coded word is 1 to 64 of a-z, 0-9 and hyphen")]
pub struct NotAWord;

/// A word from a closed list (an action, a purpose, the id of a rule table or of a row): 1 to 64
/// characters of `a-z`, `0-9` and hyphen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(Cow<'static, str>);

impl Word {
    /// A word that stands in the code, as in `const HELP: Word = Word::of("help")`.
    ///
    /// # Panics
    /// When it isn't a coded word; in a constant that is a compile error.
    pub const fn of(text: &'static str) -> Self {
        assert!(is_word(text.as_bytes()), "a coded word is 1 to 64 of a-z, 0-9 and hyphen");
        Self(Cow::Borrowed(text))
    }

    /// Takes the id of an item of content, such as a table or a row.
    ///
    /// # Errors
    /// [`NotAWord`].
    pub fn parse(text: &str) -> Result<Self, NotAWord> {
        if is_word(text.as_bytes()) { Ok(Self(Cow::Owned(text.to_owned()))) } else { Err(NotAWord) }
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const fn is_word(bytes: &[u8]) -> bool {
    if bytes.len() > 64 {
        return false;
    }
    let mut rest = bytes;
    while let [first, others @ ..] = rest {
        if !matches!(first, b'a'..=b'z' | b'0'..=b'9' | b'-') {
            return false;
        }
        rest = others;
    }
    !bytes.is_empty()
}

impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Word {
    type Err = NotAWord;

    fn from_str(text: &str) -> Result<Self, NotAWord> {
        Self::parse(text)
    }
}

macro_rules! object_ids {
    ($($kind:ident)+) => {
        /// The id of any kind of thing, opaque: `ObjectId::from(subject)`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ObjectId {$(
            #[expect(missing_docs, reason = "the id type says what it is")]
            $kind($kind),
        )+}

        $(impl From<$kind> for ObjectId {
            fn from(id: $kind) -> Self {
                Self::$kind(id)
            }
        })+

        impl std::fmt::Display for ObjectId {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$kind(id) => id.fmt(f),)+
                }
            }
        }

        impl std::str::FromStr for ObjectId {
            type Err = NotAWord;

            fn from_str(text: &str) -> Result<Self, NotAWord> {
                $(if let Ok(id) = text.parse() {
                    return Ok(Self::$kind(id));
                })+
                Err(NotAWord)
            }
        }
    };
}

object_ids! {
    CorrelationId DossierId EntryId OrganisationId ParcelId PersonId PostId RegistrationId SubjectId
    TargetId TeamId WorkerId
}

impl std::fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_a_url_or_a_sentence_is_no_word() {
        for text in ["Sanne", "https://x", "two words", "café", "a.b", "a_b", "", &"a".repeat(65)]
        {
            assert_eq!(Word::parse(text), Err(NotAWord), "{text}");
        }
        assert_eq!(Word::parse("meldroute-2026-11"), Ok(Word::of("meldroute-2026-11")));
        assert!(Word::parse(&"a".repeat(64)).is_ok());
    }

    #[test]
    fn an_id_of_every_kind_reads_back() {
        let ids = [ObjectId::from(SubjectId::from_raw(1)), ObjectId::from(WorkerId::from_raw(1))];
        for id in ids {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!("sanne-1".parse::<ObjectId>().is_err());
    }
}
