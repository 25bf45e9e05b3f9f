//! Text that people type: bounded, clean, and silent when printed.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Dutch, the default.
    Nl,
    /// English.
    En,
}

/// A code that is no language of Vangnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the language is nl or en")]
pub struct UnknownLang;

impl std::str::FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        Self::ALL.iter().copied().find(|lang| lang.code() == code).ok_or(UnknownLang)
    }
}

impl Lang {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::Nl, Self::En];

    /// The code for `lang` attributes and file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// More characters than fit.
    #[error("the text has more than {most} characters")]
    TooLong {
        /// The most that fit.
        most: usize,
    },
    /// A control character that no keyboard types.
    #[error("the text holds a control character")]
    Control,
}

/// Text in someone's own words: 1 to 10,000 characters, trimmed, without control characters except
/// line ends and tabs. Prints as `FreeText(…)`.
#[derive(Clone, PartialEq, Eq)]
pub struct FreeText(String);

impl FreeText {
    /// The most characters a text may have.
    pub const MOST: usize = 10_000;

    /// Takes a text as typed.
    ///
    /// # Errors
    /// [`TextFault`] says what is wrong; the caller keeps the text and names the field.
    pub fn new(text: &str) -> Result<Self, TextFault> {
        let text = text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return Err(TextFault::Empty);
        }
        if text.chars().count() > Self::MOST {
            return Err(TextFault::TooLong { most: Self::MOST });
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(TextFault::Control);
        }
        Ok(Self(text))
    }

    /// The words, for the screen of someone with a permit.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for FreeText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FreeText(…)")
    }
}

/// A short text about a person: a name, a telephone number. 1 to 200 characters on one line.
/// Prints as `Personal(…)`; [`Personal::reveal`] is the only way out.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal(String);

impl Personal {
    /// The most characters.
    pub const MOST: usize = 200;

    /// Takes a text as typed; inner white space becomes single spaces.
    ///
    /// # Errors
    /// [`TextFault`] says what is wrong.
    pub fn new(text: &str) -> Result<Self, TextFault> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(TextFault::Empty);
        }
        if text.chars().count() > Self::MOST {
            return Err(TextFault::TooLong { most: Self::MOST });
        }
        if text.chars().any(char::is_control) {
            return Err(TextFault::Control);
        }
        Ok(Self(text))
    }

    /// The text, for the screen of someone with a permit.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Personal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Personal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_say_does_not_print() {
        assert_eq!(format!("{:?}", FreeText::new("Sanne").unwrap()), "FreeText(…)");
        assert_eq!(format!("{:?}", Personal::new("Sanne").unwrap()), "Personal(…)");
    }

    #[test]
    fn a_text_is_trimmed_and_bounded() {
        assert_eq!(FreeText::new(" a\r\nb ").unwrap().reveal(), "a\nb");
        assert_eq!(FreeText::new(" \n"), Err(TextFault::Empty));
        assert_eq!(FreeText::new("a\u{0}"), Err(TextFault::Control));
        assert!(FreeText::new(&"é".repeat(10_000)).is_ok());
        assert_eq!(FreeText::new(&"é".repeat(10_001)), Err(TextFault::TooLong { most: 10_000 }));
        assert_eq!(Personal::new("a  b\tc").unwrap().reveal(), "a b c");
    }
}
