//! What is gathered while reading: faults, names given out, and names referred to.

use crate::Fault;
use kernel::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is gathered while reading: faults, names given out, and names referred to.
#[derive(Default)]
pub(crate) struct Notes {
    /// The faults so far.
    pub faults: Vec<Fault>,
    /// How many items were read.
    pub items: usize,
    /// The day after which no check can have been done; `None`: nobody looks at the calendar.
    today: Option<Date>,
    names: BTreeMap<String, BTreeSet<String>>,
    references: Vec<Reference>,
}

struct Reference {
    scope: String,
    name: String,
    at: (String, String),
}

impl Notes {
    /// Nothing noted yet; checks done after `today` will be faults.
    pub fn as_of(today: Option<Date>) -> Self {
        Self { today, ..Self::default() }
    }

    /// Notes a fault.
    pub fn fault(&mut self, file: &str, key: &str, what: impl Into<String>) {
        self.faults.push(Fault { file: file.into(), key: key.into(), what: what.into() });
    }

    /// Gives a name out; whether it is new in its scope.
    pub fn give_out(&mut self, scope: &str, name: &str) -> bool {
        self.names.entry(scope.to_owned()).or_default().insert(name.to_owned())
    }

    /// Notes that a place refers to a name.
    pub fn refer(&mut self, scope: &str, name: &str, (file, key): (&str, &str)) {
        let at = (file.to_owned(), key.to_owned());
        self.references.push(Reference { scope: scope.to_owned(), name: name.to_owned(), at });
    }

    /// Whether a check on this day has yet to come.
    pub fn is_to_come(&self, checked: Date) -> bool {
        self.today.is_some_and(|today| checked > today)
    }

    /// The names given out in a scope, those of items with a fault too.
    pub fn names(&self, scope: &str) -> BTreeSet<String> {
        self.names.get(scope).cloned().unwrap_or_default()
    }

    /// Notes every reference to a name that no file gave out.
    pub fn follow_references(&mut self) {
        for Reference { scope, name, at: (file, key) } in std::mem::take(&mut self.references) {
            if !self.names.get(&scope).is_some_and(|names| names.contains(&name)) {
                self.fault(&file, &key, format!("`{name}` is not a known {scope}"));
            }
        }
    }
}
