//! Takes the keys of a node one by one, and notes every fault on the way instead of stopping.

use super::document::{Node, NodeValue};
use crate::{Fault, Text};
use kernel::Date;

/// The faults found so far, and the row that is being read.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pub(crate) found: Vec<Fault>,
    pub(crate) row: Option<String>,
}

impl Faults {
    /// Notes a fault.
    pub(crate) fn note(&mut self, line: usize, key: &str, what: impl Into<String>) {
        let fault = Fault {
            line: Some(line),
            row: self.row.clone(),
            key: key.to_owned(),
            what: what.into(),
        };
        self.found.push(fault);
    }
}

/// The keys of one node that weren't taken yet.
#[derive(Debug)]
pub(crate) struct Fields<'n> {
    line: usize,
    path: String,
    left: Vec<(&'n str, &'n Node)>,
}

impl<'n> Fields<'n> {
    /// The keys of a node; notes a fault when it is something else than a table.
    pub(crate) fn of(node: &'n Node, path: &str, faults: &mut Faults) -> Option<Self> {
        let NodeValue::Table(entries) = &node.value else {
            faults.note(node.line, path, "write a table with keys here, as in { key = value }");
            return None;
        };
        let left = entries.iter().map(|(key, node)| (key.as_str(), node)).collect();
        Some(Self { line: node.line, path: path.to_owned(), left })
    }

    /// The line the node begins on.
    pub(crate) const fn line(&self) -> usize {
        self.line
    }

    /// The place of a key, as in `inputs.age.unit`.
    pub(crate) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// A key that may be left out.
    pub(crate) fn take(&mut self, key: &str) -> Option<&'n Node> {
        let place = self.left.iter().position(|(known, _)| *known == key)?;
        Some(self.left.remove(place).1)
    }

    /// A key that must be there.
    pub(crate) fn need(&mut self, key: &str, faults: &mut Faults) -> Option<&'n Node> {
        let found = self.take(key);
        if found.is_none() {
            faults.note(self.line, &self.path_of(key), "missing: add it");
        }
        found
    }

    /// All keys that are left, in order.
    pub(crate) fn take_rest(&mut self) -> Vec<(&'n str, &'n Node)> {
        std::mem::take(&mut self.left)
    }

    /// Notes a fault for every key that nobody asked for.
    pub(crate) fn finish(self, faults: &mut Faults) {
        for (key, node) in &self.left {
            faults.note(
                node.line,
                &self.path_of(key),
                "unknown key: remove it or mend its spelling",
            );
        }
    }

    /// A short text that must be there.
    pub(crate) fn need_text(&mut self, key: &str, faults: &mut Faults) -> Option<String> {
        let node = self.need(key, faults)?;
        plain_text(node, &self.path_of(key), faults)
    }

    /// A short text that may be left out.
    pub(crate) fn take_text(&mut self, key: &str, faults: &mut Faults) -> Option<String> {
        let node = self.take(key)?;
        plain_text(node, &self.path_of(key), faults)
    }

    /// A text in both languages that may be left out.
    pub(crate) fn take_both(&mut self, key: &str, faults: &mut Faults) -> Option<Text> {
        let node = self.take(key)?;
        both(node, &self.path_of(key), faults)
    }

    /// A date that may be left out.
    pub(crate) fn take_date(&mut self, key: &str, faults: &mut Faults) -> Option<Date> {
        let node = self.take(key)?;
        let (NodeValue::Date(text) | NodeValue::Text(text)) = &node.value else {
            faults.note(node.line, &self.path_of(key), "write a date, as in 2026-11-01");
            return None;
        };
        let date = text.parse().ok().filter(|_| text.len() == 10);
        if date.is_none() {
            let what = format!("`{text}` isn't a date: write it as 2026-11-01");
            faults.note(node.line, &self.path_of(key), what);
        }
        date
    }

    /// Yes or no; no when left out.
    pub(crate) fn take_flag(&mut self, key: &str, faults: &mut Faults) -> bool {
        match self.take(key) {
            None => false,
            Some(Node { value: NodeValue::YesNo(yes), .. }) => *yes,
            Some(node) => {
                faults.note(node.line, &self.path_of(key), "write true or false");
                false
            }
        }
    }
}

/// A text that isn't empty.
pub(crate) fn plain_text(node: &Node, path: &str, faults: &mut Faults) -> Option<String> {
    match &node.value {
        NodeValue::Text(text) if !text.trim().is_empty() => Some(text.clone()),
        NodeValue::Text(_) => {
            faults.note(node.line, path, "empty: write the text or remove the key");
            None
        }
        _ => {
            faults.note(node.line, path, "write a text between quotes");
            None
        }
    }
}

/// A text in Dutch and English.
pub(crate) fn both(node: &Node, path: &str, faults: &mut Faults) -> Option<Text> {
    let NodeValue::Table(_) = node.value else {
        faults.note(node.line, path, "write it in both languages: { nl = \"…\", en = \"…\" }");
        return None;
    };
    let mut fields = Fields::of(node, path, faults)?;
    let nl = fields.need_text("nl", faults);
    let en = fields.need_text("en", faults);
    fields.finish(faults);
    Some(Text { nl: nl?, en: en? })
}

/// A list of different codes, at least one.
pub(crate) fn codes(node: &Node, path: &str, faults: &mut Faults) -> Option<Vec<String>> {
    let NodeValue::List(items) = &node.value else {
        faults.note(node.line, path, "write a list of codes, as in [\"acute\", \"none-known\"]");
        return None;
    };
    let mut codes: Vec<String> = Vec::new();
    for item in items {
        let Some(code) = plain_text(item, path, faults) else { continue };
        if !is_code(&code) {
            let what = format!("`{code}` isn't a code: use small letters, digits and hyphens");
            faults.note(item.line, path, what);
        } else if codes.contains(&code) {
            faults.note(item.line, path, format!("`{code}` stands here twice: remove one"));
        } else {
            codes.push(code);
        }
    }
    if items.is_empty() {
        faults.note(node.line, path, "empty: name at least one code");
    }
    (codes.len() == items.len() && !codes.is_empty()).then_some(codes)
}

/// Two whole numbers, the lower one first.
pub(crate) fn bounds(node: &Node, path: &str, faults: &mut Faults) -> Option<(i64, i64)> {
    if let NodeValue::List(items) = &node.value
        && let [
            Node { value: NodeValue::Number(least), .. },
            Node { value: NodeValue::Number(most), .. },
        ] = items.as_slice()
        && least <= most
    {
        return Some((*least, *most));
    }
    faults.note(node.line, path, "write the lowest and the highest number, as in [0, 120]");
    None
}

/// Whether a text is a name or code: letters, digits, `-`, `_`, `.` and `:`.
pub(crate) fn is_code(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    !text.is_empty() && text.len() <= 80 && text.chars().all(allowed)
}
