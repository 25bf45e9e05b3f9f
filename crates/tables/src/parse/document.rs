//! A TOML text as plain nodes with line numbers.

use crate::Fault;
use toml::de::{DeTable, DeValue};

/// A value and the line it begins on, from 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) value: NodeValue,
}

/// What a value can be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeValue {
    Text(String),
    Number(i64),
    YesNo(bool),
    Date(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    /// A number that isn't whole, or too large to hold.
    Other(String),
}

/// Reads a whole text.
pub(crate) fn read(text: &str) -> Result<Node, Vec<Fault>> {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node { line: 1, value: entries(table.get_ref(), &lines) });
    }
    let faults = errors.iter().map(|error| Fault {
        line: error.span().map(|span| lines.at(span.start)),
        row: None,
        key: String::new(),
        what: format!("not TOML: {}", error.message()),
    });
    Err(faults.collect())
}

fn entries(table: &DeTable<'_>, lines: &Lines) -> NodeValue {
    let entry = |(key, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, _)| {
        (key.get_ref().to_string(), node(value, lines.at(key.span().start), lines))
    };
    NodeValue::Table(table.iter().map(entry).collect())
}

/// `line` is that of the key, which reads better than where a value happens to begin.
fn node(value: &toml::Spanned<DeValue<'_>>, line: usize, lines: &Lines) -> Node {
    let value = match value.get_ref() {
        DeValue::String(text) => NodeValue::Text(text.to_string()),
        DeValue::Boolean(yes) => NodeValue::YesNo(*yes),
        DeValue::Datetime(date) => NodeValue::Date(date.to_string()),
        DeValue::Float(number) => NodeValue::Other(number.as_str().to_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| NodeValue::Other(number.as_str().to_owned()), NodeValue::Number),
        DeValue::Array(items) => NodeValue::List(
            items.iter().map(|i| node(i, lines.at(i.span().start), lines)).collect(),
        ),
        DeValue::Table(table) => entries(table, lines),
    };
    Node { line, value }
}

/// Where each line begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(place, _)| place + 1).collect())
    }

    fn at(&self, place: usize) -> usize {
        self.0.partition_point(|start| *start <= place) + 1
    }
}
