//! The smallest forms: ids, moments, texts, closed words, and lists and absences of them.

use super::form::Form;
use crate::unit::unreadable;
use app::ports::Stored;
use domain::behaviour::{Fit, Outcome as BehaviourOutcome};
use domain::casework::{Chapter, Outcome as SignsOutcome, Risk, Way, WhyClosed};
use domain::duties::{Action, Level, WhyMoved};
use domain::matching::Likeness;
use domain::meldcode::{Answer, SkipReason, Step, Unsafety};
use domain::missing::{Class, Finding, WhyClosed as WhyMissingClosed};
use domain::organisations::Function;
use domain::reporting::{
    Classification, Form as FormOfExploitation, ParcelKind, Progress, Purpose, WhyOwed, WhyRefused,
};
use domain::review::Verdict;
use domain::signalling::reading::Ended;
use domain::signalling::signal::{ClosingReason, Outcome as HelpOutcome};
use domain::statements::{Mode, Relation, Role};
use kernel::{
    Date, EntryId, FreeText, FuzzyTime, InvitationId, Moment, OrganisationId, PersonId, Personal,
    PostId, RegistrationId, SubjectId, Term, WorkerId,
};
use serde_json::Value;

/// The closing reasons that aren't a closed word of their own.
const REASONS: &[&str] = &[
    "accepted",
    "answered",
    "completed",
    "feedback-heard",
    "heard",
    "not-same-person",
    "refused",
    "reviewed",
    "same-person",
    "withdrawn",
];

/// The closing reason with this code.
pub(crate) fn reason(code: &str) -> Stored<&'static str> {
    let of_signals = ClosingReason::ALL.iter().map(|reason| reason.word());
    let of_cases = WhyClosed::ALL.iter().map(|reason| reason.word());
    let of_readings = Ended::ALL.iter().map(|ended| ended.word());
    let of_missing = WhyMissingClosed::ALL.iter().map(|reason| reason.word());
    REASONS
        .iter()
        .copied()
        .chain(of_signals)
        .chain(of_cases)
        .chain(of_readings)
        .chain(of_missing)
        .find(|known| *known == code)
        .ok_or_else(|| unreadable("closing reason"))
}

fn text(value: Value) -> Stored<String> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(unreadable("wire text")),
    }
}

/// What has one text form that it reads back from: ids, closed words, dates.
macro_rules! by_text {
    ($($type:ty),+ $(,)?) => {$(
        impl Form for $type {
            fn encode(&self) -> Value {
                Value::String(self.to_string())
            }

            fn decode(value: Value) -> Stored<Self> {
                text(value)?.parse().map_err(|_| unreadable(stringify!($type)))
            }
        }
    )+};
}

by_text! {
    Action, Answer, BehaviourOutcome, Chapter, Class, Classification, ClosingReason, Date, EntryId, Finding, Fit, FormOfExploitation, Function, HelpOutcome, InvitationId, Level, Likeness, Mode, OrganisationId, ParcelKind, PersonId, PostId, Progress, Purpose, RegistrationId,
    Relation, Risk, Role, SignsOutcome, SkipReason, Step, String, SubjectId, Term, Unsafety, Verdict, Way,
    WhyClosed, WhyMissingClosed, WhyMoved, WhyOwed, WhyRefused, WorkerId,
}

/// What people typed.
macro_rules! by_reveal {
    ($($type:ty),+ $(,)?) => {$(
        impl Form for $type {
            fn encode(&self) -> Value {
                Value::String(self.reveal().to_owned())
            }

            fn decode(value: Value) -> Stored<Self> {
                Self::new(&text(value)?).map_err(|_| unreadable(stringify!($type)))
            }
        }
    )+};
}

by_reveal!(FreeText, Personal);

impl Form for bool {
    fn encode(&self) -> Value {
        Value::Bool(*self)
    }

    fn decode(value: Value) -> Stored<Self> {
        value.as_bool().ok_or_else(|| unreadable("wire yes or no"))
    }
}

impl Form for Moment {
    fn encode(&self) -> Value {
        self.micros().into()
    }

    fn decode(value: Value) -> Stored<Self> {
        value.as_i64().map(Self::from_micros).ok_or_else(|| unreadable("wire moment"))
    }
}

impl Form for FuzzyTime {
    /// A moment is a number, so that no microsecond is lost; the rest has a text form.
    fn encode(&self) -> Value {
        match self {
            Self::At(moment) => moment.encode(),
            Self::On(..) | Self::InMonth { .. } | Self::InYear(_) | Self::Unknown => {
                Value::String(self.to_string())
            }
        }
    }

    fn decode(value: Value) -> Stored<Self> {
        match value {
            Value::String(text) => text.parse().map_err(|_| unreadable("wire time")),
            value => Moment::decode(value).map(Self::At),
        }
    }
}

impl Form for &'static str {
    fn encode(&self) -> Value {
        Value::String((*self).to_owned())
    }

    fn decode(value: Value) -> Stored<Self> {
        reason(&text(value)?)
    }
}

impl<T: Form> Form for Option<T> {
    fn encode(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::encode)
    }

    fn decode(value: Value) -> Stored<Self> {
        match value {
            Value::Null => Ok(None),
            value => T::decode(value).map(Some),
        }
    }
}

impl<T: Form> Form for Vec<T> {
    fn encode(&self) -> Value {
        Value::Array(self.iter().map(T::encode).collect())
    }

    fn decode(value: Value) -> Stored<Self> {
        match value {
            Value::Array(items) => items.into_iter().map(T::decode).collect(),
            _ => Err(unreadable("wire list")),
        }
    }
}

impl<T: Form> Form for Box<T> {
    fn encode(&self) -> Value {
        T::encode(self)
    }

    fn decode(value: Value) -> Stored<Self> {
        T::decode(value).map(Self::new)
    }
}

impl<A: Form, B: Form> Form for (A, B) {
    fn encode(&self) -> Value {
        Value::Array(vec![self.0.encode(), self.1.encode()])
    }

    fn decode(value: Value) -> Stored<Self> {
        let Value::Array(items) = value else { return Err(unreadable("wire pair")) };
        let [first, second] = <[Value; 2]>::try_from(items).map_err(|_| unreadable("wire pair"))?;
        Ok((A::decode(first)?, B::decode(second)?))
    }
}
