//! Interface texts: keys of `locales/<lang>/*.ftl` become words, in templates and in Rust alike.
//!
//! Keys are written out where they are used, or built from a fixed beginning with [`Text::pick`], so
//! that the test in `keys.rs` can find every key that is missing, unused or differs between languages.

use fluent_templates::{
    LanguageIdentifier,
    fluent_bundle::FluentValue,
    fluent_bundle::types::{FluentNumber, FluentNumberOptions},
    langid, static_loader,
};
use kernel::Lang;
use std::{borrow::Cow, collections::HashMap};

static_loader! {
    static LOCALES = {
        locales: "../../locales",
        fallback_language: "nl",
        // Isolation marks around variables would end up in tel: links, titles and tests.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const NL: LanguageIdentifier = langid!("nl");
const EN: LanguageIdentifier = langid!("en");

/// The words of the interface in one language. Copy it freely; templates know it as `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    lang: Lang,
}

/// What may be filled in for a `{ $name }` in a text: a word or a whole number.
pub trait Argument {
    /// The value as the text engine knows it; numbers keep their plural forms.
    fn value(&self) -> FluentValue<'static>;
}

impl Text {
    /// The words in this language.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language of the words.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The language code, for `lang` attributes.
    pub const fn code(self) -> &'static str {
        self.lang.code()
    }

    /// The text of a key without variables. A key that doesn't exist shows as `⟨key⟩`; a test keeps
    /// that from reaching anyone.
    pub fn get(self, key: impl AsRef<str>) -> String {
        self.find(key.as_ref(), None)
    }

    /// The text of the key `prefix-code`: for codes of a closed list, such as a state or a role.
    pub fn pick(self, prefix: impl AsRef<str>, code: impl AsRef<str>) -> String {
        self.find(&format!("{}-{}", prefix.as_ref(), code.as_ref()), None)
    }

    /// The text of a key with one variable.
    pub fn with1(
        self,
        key: impl AsRef<str>,
        name: impl AsRef<str>,
        value: impl Argument,
    ) -> String {
        self.text_with(key, &[(name.as_ref(), &value)])
    }

    /// The text of a key with two variables.
    pub fn with2(
        self,
        key: impl AsRef<str>,
        name: impl AsRef<str>,
        value: impl Argument,
        other_name: impl AsRef<str>,
        other_value: impl Argument,
    ) -> String {
        self.text_with(key, &[(name.as_ref(), &value), (other_name.as_ref(), &other_value)])
    }

    /// The text of a key with any number of variables.
    pub fn text_with(self, key: impl AsRef<str>, values: &[(&str, &dyn Argument)]) -> String {
        let arguments = values
            .iter()
            .map(|(name, value)| (Cow::Owned((*name).to_owned()), value.value()))
            .collect();
        self.find(key.as_ref(), Some(&arguments))
    }

    fn find(
        self,
        key: &str,
        arguments: Option<&HashMap<Cow<'static, str>, FluentValue<'static>>>,
    ) -> String {
        let lang = match self.lang {
            Lang::Nl => &NL,
            Lang::En => &EN,
        };
        LOCALES.lookup_single_language(lang, key, arguments).unwrap_or_else(|fault| {
            tracing::error!(key, lang = self.code(), %fault, "an interface text is missing");
            format!("⟨{key}⟩")
        })
    }
}

impl Argument for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_owned()))
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

macro_rules! whole_numbers {
    ($($kind:ty)+) => {$(
        impl Argument for $kind {
            fn value(&self) -> FluentValue<'static> {
                // Counts on a screen stay far below 2^53, where f64 would start to round.
                #[expect(clippy::cast_precision_loss, reason = "a count on a screen is small")]
                let value = *self as f64;
                FluentValue::Number(FluentNumber::new(value, FluentNumberOptions::default()))
            }
        }
    )+};
}

whole_numbers!(i64 usize);

macro_rules! small_numbers {
    ($($kind:ty)+) => {$(
        impl Argument for $kind {
            fn value(&self) -> FluentValue<'static> {
                i64::from(*self).value()
            }
        }
    )+};
}

small_numbers!(i8 i16 i32 u8 u16 u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_its_language() {
        assert_eq!(Text::new(Lang::Nl).get("skip-to-content"), "Naar de inhoud");
        assert_eq!(Text::new(Lang::En).get("skip-to-content"), "Skip to content");
    }

    #[test]
    fn a_number_takes_its_plural() {
        let t = Text::new(Lang::Nl);
        assert_eq!(t.with1("when-in-days", "n", 2), "over 2 dagen");
        assert_eq!(t.with1("term-months", "n", 1_u16), "binnen 1 maand");
        assert_eq!(t.with1("term-months", "n", 2_u16), "binnen 2 maanden");
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(Text::new(Lang::Nl).get("no-such-text"), "⟨no-such-text⟩");
    }
}
