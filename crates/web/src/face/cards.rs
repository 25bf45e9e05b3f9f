//! What the components in `templates/components/` show: choices, duty cards, timeline entries, pages.

use super::Due;

/// One answer of a question with fixed answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// A word of explanation below it; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a word of explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// Whose move it is: one open duty on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyCard {
    /// The next action, as an instruction: "Weeg de signalen".
    pub what: String,
    /// What it is about, with no more of a person than the reader may see.
    pub about: String,
    /// Who holds it: "u", or the function and team.
    pub whose: String,
    /// By when.
    pub due: Due,
    /// Where it is done.
    pub href: String,
}

/// Something that happened, on a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineCard {
    /// When, in words.
    pub when: String,
    /// Who, as function and team.
    pub who: String,
    /// What happened, in a few words.
    pub what: String,
    /// The words themselves; empty for none.
    pub words: String,
    /// A short mark such as "gezien" or "gehoord"; empty for none.
    pub mark: String,
    /// Where more stands; empty for none.
    pub href: String,
}

/// Where a reader is in a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// How many there are in all.
    pub total: usize,
    /// The link to what comes before; empty at the start.
    pub previous: String,
    /// The link to what comes after; empty at the end.
    pub next: String,
}
