//! Statements.

use super::form::{Form, record};
use app::ports::Stored;
use domain::statements::{Statement, Ticked};
use serde_json::Value;

record! {
    Statement { role, mode, words, when, signals, about }
}

impl Form for Ticked {
    fn encode(&self) -> Value {
        Value::Array(self.spell_out(|id| Value::from(id)))
    }

    fn decode(value: Value) -> Stored<Self> {
        Vec::<String>::decode(value).map(Self::of)
    }
}
