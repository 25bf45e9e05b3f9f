//! What a table asks: closed, typed inputs, and handles to set them fast.

use crate::{Table, output::Text};
use kernel::Lang;

/// The most inputs a table may have.
pub(crate) const MOST_INPUTS: usize = 32;

/// One question that a situation answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The stable name, as in `age`.
    pub name: String,
    /// Which values there are.
    pub kind: Kind,
    /// The question on screen, when the table brings one.
    pub label: Option<Text>,
    /// A line of help under the question, when the table brings one.
    pub help: Option<Text>,
    /// The options on screen, in the order of the values; empty when the table brings none.
    pub option_labels: Vec<Text>,
}

/// The values of an input: always a finite number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A whole number from `least` to `most`, both included.
    Whole {
        /// The lowest value.
        least: i64,
        /// The highest value.
        most: i64,
        /// What is counted, as in `years`.
        unit: Option<String>,
    },
    /// One of these codes, at most 128.
    OneOf(Vec<String>),
    /// `yes` or `no`.
    YesNo,
}

/// Which values a row wants of one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Numbers from the first to the second, both included.
    Ranges(Vec<(i64, i64)>),
    /// Options by their place.
    Options(u128),
}

/// An input of one table, found by name once and then used without looking up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handle {
    pub(crate) table: u64,
    pub(crate) input: u8,
}

/// A value of an input of one table, ready to be put in a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    pub(crate) table: u64,
    pub(crate) input: u8,
    pub(crate) cell: u8,
}

impl Kind {
    /// How many values there are.
    pub fn count(&self) -> u128 {
        match self {
            Self::Whole { least, most, .. } => {
                u128::try_from(i128::from(*most) - i128::from(*least) + 1).unwrap_or(0)
            }
            Self::OneOf(codes) => codes.len() as u128,
            Self::YesNo => 2,
        }
    }

    /// The codes of the options, in order; none for a whole number.
    pub fn codes(&self) -> Vec<&str> {
        match self {
            Self::Whole { .. } => Vec::new(),
            Self::OneOf(codes) => codes.iter().map(String::as_str).collect(),
            Self::YesNo => vec!["yes", "no"],
        }
    }

    /// What may be given, in words, for a message.
    pub fn expected(&self) -> String {
        match self {
            Self::Whole { least, most, .. } => format!("a whole number from {least} to {most}"),
            Self::OneOf(codes) => format!("one of {}", codes.join(", ")),
            Self::YesNo => "yes or no".to_owned(),
        }
    }

    /// The place of an option.
    pub(crate) fn option(&self, code: &str) -> Option<usize> {
        match self {
            Self::Whole { .. } => None,
            Self::OneOf(codes) => codes.iter().position(|known| known == code),
            Self::YesNo => ["yes", "no"].iter().position(|known| *known == code),
        }
    }
}

impl Input {
    /// The question in a language, or the name when the table brings no question.
    pub fn label_in(&self, lang: Lang) -> &str {
        self.label.as_ref().map_or(&self.name, |label| label.in_lang(lang))
    }

    /// An option by its place in a language, or its code when the table brings no words.
    pub fn option_in(&self, place: usize, lang: Lang) -> String {
        match (self.option_labels.get(place), &self.kind, lang) {
            (Some(label), ..) => label.in_lang(lang).to_owned(),
            (None, Kind::YesNo, Lang::Nl) => (if place == 0 { "ja" } else { "nee" }).to_owned(),
            _ => self.kind.codes().get(place).copied().unwrap_or_default().to_owned(),
        }
    }
}

impl Table {
    /// Finds an input by name.
    pub fn input(&self, name: &str) -> Option<Handle> {
        let place = self.inputs().iter().position(|input| input.name == name)?;
        Some(Handle { table: self.fingerprint(), input: u8::try_from(place).ok()? })
    }

    /// A number as a value; none when it is out of range or the input isn't a whole number.
    pub fn whole(&self, input: Handle, number: i64) -> Option<Value> {
        let cell = self.axis(input)?.cell_of_number(number)?;
        Some(Value { table: input.table, input: input.input, cell })
    }

    /// An option by its place; none when there is no such option.
    pub fn option(&self, input: Handle, place: usize) -> Option<Value> {
        let cell = self.axis(input)?.cell_of_option(place)?;
        Some(Value { table: input.table, input: input.input, cell })
    }

    /// Yes or no as a value; none when the input isn't a yes-no one.
    pub fn yes_no(&self, input: Handle, yes: bool) -> Option<Value> {
        let described = self.inputs().get(usize::from(input.input))?;
        matches!(described.kind, Kind::YesNo).then_some(())?;
        self.option(input, usize::from(!yes))
    }

    /// A value from text.
    ///
    /// # Errors
    /// When the table has no such input, or the input has no such value; the fault says what it has.
    pub fn value(&self, name: &str, text: &str) -> Result<Value, crate::Fault> {
        let Some(handle) = self.input(name) else {
            let names: Vec<_> = self.inputs().iter().map(|input| input.name.as_str()).collect();
            let what = format!("no such input: this table asks {}", names.join(", "));
            return Err(crate::Fault::at_key(name, what));
        };
        let found =
            self.inputs().get(usize::from(handle.input)).and_then(|input| match input.kind {
                Kind::Whole { .. } => self.whole(handle, text.trim().parse().ok()?),
                _ => self.option(handle, input.kind.option(text.trim())?),
            });
        found.ok_or_else(|| {
            let kind = self.inputs().get(usize::from(handle.input)).map(|input| &input.kind);
            let expected = kind.map(Kind::expected).unwrap_or_default();
            crate::Fault::at_key(name, format!("`{text}` can't be: give {expected}"))
        })
    }

    fn axis(&self, input: Handle) -> Option<&crate::axis::Axis> {
        (input.table == self.fingerprint()).then(|| self.axes().get(usize::from(input.input)))?
    }
}
