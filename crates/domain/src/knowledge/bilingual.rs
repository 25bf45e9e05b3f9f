//! A text in the two languages of the interface.

use kernel::Lang;

/// The same text in Dutch and English; neither is ever missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// Dutch, plain language (B1).
    pub nl: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in this language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}
