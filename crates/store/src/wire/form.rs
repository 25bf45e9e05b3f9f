//! What has a wire form, and two macros that give it to records and to choices.
//!
//! A record is an object of its fields; a field that is `null` is left out. A choice is an object
//! with one key, the word of the variant; a variant without content is the word alone.

use crate::unit::unreadable;
use app::ports::Stored;
use serde_json::{Map, Value};

/// Something that is written in, and read from, the wire form.
pub(super) trait Form: Sized {
    /// Writes it.
    fn encode(&self) -> Value;
    /// Reads it; fails on anything that wasn't written by [`Form::encode`].
    fn decode(value: Value) -> Stored<Self>;
}

/// A choice of a closed list of variants.
#[cfg(test)]
pub(super) trait Choice {
    /// The word of every variant.
    const WORDS: &'static [&'static str];
}

/// The fields of an object, written or read one by one.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn new() -> Self {
        Self(Map::new())
    }

    pub(super) fn of(value: Value) -> Stored<Self> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(unreadable("wire record")),
        }
    }

    pub(super) fn put<T: Form>(&mut self, name: &str, value: &T) {
        match value.encode() {
            Value::Null => {}
            value => {
                self.0.insert(name.to_owned(), value);
            }
        }
    }

    pub(super) fn take<T: Form>(&mut self, name: &str) -> Stored<T> {
        T::decode(self.0.remove(name).unwrap_or(Value::Null))
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    /// Fails when a field is left that nobody asked for.
    pub(super) fn end(self) -> Stored<()> {
        if self.0.is_empty() { Ok(()) } else { Err(unreadable("wire field")) }
    }
}

/// The form of a variant: its word, and its content if it has any.
pub(super) fn tagged(word: &str, content: Value) -> Value {
    match content {
        Value::Null => Value::String(word.to_owned()),
        content => Value::Object(std::iter::once((word.to_owned(), content)).collect()),
    }
}

/// The word of a variant and its content.
pub(super) fn untagged(value: Value) -> Stored<(String, Value)> {
    match value {
        Value::String(word) => Ok((word, Value::Null)),
        Value::Object(fields) if fields.len() == 1 => {
            fields.into_iter().next().ok_or_else(|| unreadable("wire choice"))
        }
        _ => Err(unreadable("wire choice")),
    }
}

/// Gives records their form: `record! { Sending { to, purpose } }`, every field named.
macro_rules! record {
    ($($type:ty { $($field:ident),+ $(,)? })+) => {$(
        impl $crate::wire::form::Form for $type {
            fn encode(&self) -> serde_json::Value {
                let Self { $($field),+ } = self;
                let mut fields = $crate::wire::form::Fields::new();
                $(fields.put(stringify!($field), $field);)+
                fields.into_value()
            }

            fn decode(value: serde_json::Value) -> app::ports::Stored<Self> {
                let mut fields = $crate::wire::form::Fields::of(value)?;
                let read = Self { $($field: fields.take(stringify!($field))?),+ };
                fields.end().map(|()| read)
            }
        }
    )+};
}

/// Gives choices their form: `choice! { Event { "heard" => Heard, … } }`, every variant named.
macro_rules! choice {
    ($($type:ty {
        $($word:literal => $variant:ident $(($one:ident))? $({ $($field:ident),+ $(,)? })?,)+
    })+) => {$(
        impl $crate::wire::form::Form for $type {
            fn encode(&self) -> serde_json::Value {
                match self {$(
                    Self::$variant $(($one))? $({ $($field),+ })? => $crate::wire::form::tagged(
                        $word,
                        $crate::wire::form::content_out!($(($one))? $({ $($field),+ })?),
                    ),
                )+}
            }

            fn decode(value: serde_json::Value) -> app::ports::Stored<Self> {
                let (word, content) = $crate::wire::form::untagged(value)?;
                match word.as_str() {
                    $($word => $crate::wire::form::content_in!(
                        content, $variant $(($one))? $({ $($field),+ })?
                    ),)+
                    _ => Err($crate::unit::unreadable("wire word")),
                }
            }
        }

        #[cfg(test)]
        impl $crate::wire::form::Choice for $type {
            const WORDS: &'static [&'static str] = &[$($word),+];
        }
    )+};
}

macro_rules! content_out {
    () => { serde_json::Value::Null };
    (($one:ident)) => { $crate::wire::form::Form::encode($one) };
    ({ $($field:ident),+ }) => {{
        let mut fields = $crate::wire::form::Fields::new();
        $(fields.put(stringify!($field), $field);)+
        fields.into_value()
    }};
}

macro_rules! content_in {
    ($content:ident, $variant:ident) => {
        match $content {
            serde_json::Value::Null => Ok(Self::$variant),
            _ => Err($crate::unit::unreadable("wire content")),
        }
    };
    ($content:ident, $variant:ident ($one:ident)) => {
        $crate::wire::form::Form::decode($content).map(Self::$variant)
    };
    ($content:ident, $variant:ident { $($field:ident),+ }) => {{
        let mut fields = $crate::wire::form::Fields::of($content)?;
        let read = Self::$variant { $($field: fields.take(stringify!($field))?),+ };
        fields.end().map(|()| read)
    }};
}

pub(super) use {choice, content_in, content_out, record};
