//! What a row answers: typed, so that a term is a term and a text has both languages.

use kernel::{Lang, Term};

/// A text in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// One answer that a table promises to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The stable name, as in `contact`.
    pub name: String,
    /// Which answers there are.
    pub kind: OutputKind,
    /// Whether two rows that hold in one situation must agree on it (`single = true`).
    pub single: bool,
    /// Whether a row may leave it out (`optional = true`).
    pub optional: bool,
    /// The options on screen, in the order of the values; empty when the table brings none.
    pub option_labels: Vec<Text>,
}

/// The answers of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputKind {
    /// A text in Dutch and English.
    Text,
    /// A term as [`kernel::Term`] writes it.
    Term,
    /// A word of the table's own.
    Word,
    /// Words of the table's own.
    Words,
    /// One of these codes.
    OneOf(Vec<String>),
    /// Some of these codes.
    SomeOf(Vec<String>),
    /// A whole number from `least` to `most`, both included.
    Whole {
        /// The lowest number.
        least: i64,
        /// The highest number.
        most: i64,
        /// What is counted, as in `minutes`.
        unit: Option<String>,
    },
}

/// What a row answers for one output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A text in both languages.
    Text(Text),
    /// A term.
    Term(Term),
    /// A word or code.
    Word(String),
    /// Words or codes.
    Words(Vec<String>),
    /// A number.
    Number(i64),
}

impl Answer {
    /// The text in a language; the word itself when it is a word.
    pub fn text(&self, lang: Lang) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.in_lang(lang)),
            Self::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl Output {
    /// A code of this output in a language, or the code itself when the table brings no words.
    pub fn code_in<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        let codes = match &self.kind {
            OutputKind::OneOf(codes) | OutputKind::SomeOf(codes) => codes.as_slice(),
            _ => &[],
        };
        let place = codes.iter().position(|known| known == code);
        let label = place.and_then(|place| self.option_labels.get(place));
        label.map_or(code, |label| label.in_lang(lang))
    }
}
