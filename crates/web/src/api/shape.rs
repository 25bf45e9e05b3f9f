//! Whether a body has the shape of its published schema: what the document promises is what is held
//! against, so the two can't differ. Every fault is found, not only the first.

use super::problem::PlacedFault;
use super::scalars;
use kernel::{FreeText, FuzzyTime, Moment, Personal, Term, TextFault};
use serde_json::{Map, Value};

/// The most faults that are told: whoever sends more nonsense than this isn't helped by reading on.
const MOST_FAULTS: usize = 100;

/// The published schemas by name.
pub(super) struct Shapes<'s> {
    /// What stands under `components/schemas`.
    pub(super) schemas: &'s Map<String, Value>,
}

impl Shapes<'_> {
    /// Every way in which `value` differs from the named schema.
    pub(super) fn faults(&self, name: &str, value: &Value) -> Vec<PlacedFault> {
        let mut faults = Vec::new();
        if let Some(schema) = self.schemas.get(name) {
            self.check(schema, value, "", &mut faults);
        }
        faults.truncate(MOST_FAULTS);
        faults
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<PlacedFault>) {
        let schema = self.resolved(schema);
        let mut refuse = |code| faults.push(PlacedFault::new(at, code));
        match (schema.get("type").and_then(Value::as_str), value) {
            (Some("object"), Value::Object(fields)) => {
                self.check_fields(schema, fields, at, faults);
            }
            (Some("array"), Value::Array(items)) => {
                let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
                match items.len() as u64 {
                    length if length < least => refuse("missing"),
                    length if length > most => refuse("too-many"),
                    _ => {}
                }
                let item = schema.get("items").unwrap_or(&Value::Null);
                for (place, value) in items.iter().enumerate() {
                    self.check(item, value, &format!("{at}/{place}"), faults);
                }
            }
            (Some("string"), Value::String(text)) => {
                if let Some(code) = text_fault(schema, text) {
                    refuse(code);
                }
            }
            (Some("integer"), Value::Number(number)) if number.is_i64() || number.is_u64() => {}
            (Some("boolean"), Value::Bool(_)) | (None, _) => {}
            (Some(_), _) => refuse("wrong-type"),
        }
    }

    fn check_fields(
        &self,
        schema: &Value,
        fields: &Map<String, Value>,
        at: &str,
        faults: &mut Vec<PlacedFault>,
    ) {
        let none = Map::new();
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let free = schema.get("additionalProperties").filter(|free| free.is_object());
        let required = schema.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                faults.push(PlacedFault::new(format!("{at}/{name}"), "missing"));
            }
        }
        for (name, value) in fields {
            let place = format!("{at}/{}", escaped(name));
            match known.get(name).or(free) {
                Some(schema) => self.check(schema, value, &place, faults),
                // An unknown name is what someone sent: only a harmless one is repeated.
                None => faults.push(PlacedFault::new(place, "unknown-field")),
            }
        }
    }

    fn resolved<'v>(&'v self, schema: &'v Value) -> &'v Value {
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.rsplit('/').next());
        name.and_then(|name| self.schemas.get(name)).unwrap_or(schema)
    }
}

/// A name for a pointer; one that isn't a plain short name becomes `?`, so that no answer repeats
/// what could be a person's name.
fn escaped(name: &str) -> &str {
    let plain = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain { name } else { "?" }
}

fn text_fault(schema: &Value, text: &str) -> Option<&'static str> {
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        let known = words.iter().any(|word| word.as_str() == Some(text));
        return (!known).then_some("unknown-word");
    }
    if let Some(kind) = schema.get("pattern").and_then(Value::as_str) {
        return (!is_id(kind, text)).then_some("not-an-id");
    }
    match schema.get("format").and_then(Value::as_str)? {
        "free-text" => FreeText::new(text).err().map(text_code),
        "long-text" => (text.len() > 200_000).then_some("too-long"),
        "short-text" => Personal::new(text).err().map(text_code),
        "date" => scalars::day(text).is_none().then_some("not-a-date"),
        "date-time" => Moment::parse(text).is_err().then_some("not-a-moment"),
        "fuzzy-time" => text.parse::<FuzzyTime>().is_err().then_some("not-a-time"),
        "term" => text.parse::<Term>().is_err().then_some("not-a-term"),
        _ => None,
    }
}

const fn text_code(fault: TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "missing",
        TextFault::TooLong { .. } => "too-long",
        TextFault::Control => "odd-characters",
    }
}

/// Whether a text fits the pattern of an id: its kind, a hyphen, 32 hexadecimal digits.
fn is_id(pattern: &str, text: &str) -> bool {
    let kind = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix("[0-9a-f]{32}$"));
    let digits = kind.and_then(|kind| text.strip_prefix(kind));
    digits.is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(value: &Value) -> Vec<(String, &'static str)> {
        let schemas = json!({
            "A": { "type": "object", "required": ["woorden", "rol"], "properties": {
                "woorden": { "type": "string", "format": "free-text" },
                "rol": { "$ref": "#/components/schemas/Rol" },
                "dag": { "type": "string", "format": "date" },
                "wie": { "type": "string", "pattern": "^plek-[0-9a-f]{32}$" },
                "lijst": { "type": "array", "minItems": 1, "items": { "type": "boolean" } },
            } },
            "Rol": { "type": "string", "enum": ["a", "b"] },
        });
        let shapes = Shapes { schemas: schemas.as_object().unwrap() };
        shapes.faults("A", value).into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn every_fault_is_found_with_its_place() {
        let found = faults(&json!({
            "woorden": " ", "rol": "c", "dag": "2026-02-30", "wie": "plek-7", "lijst": [true, 1],
            "extra": 1, "Sanne de Vries": 2,
        }));
        let mut found: Vec<_> = found.iter().map(|(at, code)| (at.as_str(), *code)).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ("/?", "unknown-field"),
                ("/dag", "not-a-date"),
                ("/extra", "unknown-field"),
                ("/lijst/1", "wrong-type"),
                ("/rol", "unknown-word"),
                ("/wie", "not-an-id"),
                ("/woorden", "missing"),
            ]
        );
    }

    #[test]
    fn what_is_missing_is_named_and_what_fits_has_no_fault() {
        let found = faults(&json!({ "lijst": [] }));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(faults(&json!({ "woorden": "x", "rol": "a", "dag": "2026-03-02" })).is_empty());
        assert_eq!(faults(&json!([])), [(String::new(), "wrong-type")]);
    }
}
