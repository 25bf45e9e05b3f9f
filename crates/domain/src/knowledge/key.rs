//! The name by which a knowledge item, a code or a source is known, for ever.

/// A lower-case name of words and digits joined by hyphens: `beh-mood-swings`. At most 80
/// characters. An id is never reused: a withdrawn item gets an end date, so old cases keep their
/// meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// A text that isn't a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a name of lower-case words and digits joined by hyphens")]
pub struct NotAKey {
    /// What was read.
    pub text: String,
}

impl Key {
    /// The most characters a key may have.
    pub const MOST: usize = 80;

    /// Takes a text as a key.
    ///
    /// # Errors
    /// [`NotAKey`] when it is empty, too long or holds anything but `a-z`, `0-9` and single hyphens.
    pub fn new(text: &str) -> Result<Self, NotAKey> {
        let word = |w: &str| {
            !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= Self::MOST && text.split('-').all(word) {
            return Ok(Self(text.to_owned()));
        }
        Err(NotAKey { text: text.chars().take(Self::MOST).collect() })
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_words_joined_by_hyphens() {
        for text in ["a", "11vb", "beh-mood-swings"] {
            assert_eq!(Key::new(text).unwrap().as_str(), text);
        }
        for text in ["", "-", "a-", "a--b", "Ab", "a b", "é", "a_b", "../a", &"a".repeat(81)] {
            assert!(Key::new(text).is_err(), "{text}");
        }
    }
}
