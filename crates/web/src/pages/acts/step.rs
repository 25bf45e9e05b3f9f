//! A step with a matter and the questions it asks, each with what it is for.

use crate::asked::{self, AskedForm, AskedRow, Label, Question};
use crate::face::{Choice, Form, Text};
use domain::subjects::Kind;

/// A step that can be taken with a matter: the last part of its address, and what it asks.
///
/// It must stand in [`crate::same`] with the operation of the API that does the same.
/// Its texts are `act-<kind>-<code>` (what to do), `act-about-<kind>-<code>` (why and how).
pub struct Act {
    /// The last part of the address.
    pub code: &'static str,
    /// What it asks, in order.
    pub fields: Vec<Field>,
    /// Whom one calls for it, first.
    pub calls: Vec<Call>,
    /// Whether it is weighty: then the link stands apart and a page asks whether one is sure. Its text
    /// `act-sure-<kind>-<code>` says what happens, to whom it goes, and what can't be undone.
    pub weighty: bool,
}

/// A number that a telephone dials when it is touched.
#[derive(Clone)]
pub struct Call {
    /// As people write it.
    pub phone: String,
    /// As a telephone dials it.
    pub dial: String,
}

/// One question of a form.
pub struct Field {
    /// The name of the field.
    pub name: &'static str,
    /// What it is for, and what needs the answer; a heading asks nothing.
    pub question: Option<&'static Question>,
    /// The question.
    pub label: String,
    /// A word of help; empty for none.
    pub hint: String,
    /// How it is answered.
    pub input: Input,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What stands in it at first; several for a question with any number of answers.
    pub first: Vec<String>,
}

/// How a question is answered.
pub enum Input {
    /// In one's own words.
    Area,
    /// On one line.
    Line,
    /// With an exact day.
    Day,
    /// One of a few.
    Radios(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Any number.
    Checks(Vec<Choice>),
    /// Not at all: words that stand above the next questions.
    Heading,
}

impl Field {
    fn new(t: Text, question: &'static Question, input: Input) -> Self {
        let label = match question.label {
            Label::Text(key) => t.get(key),
            // The words of a list come with its choices: see `label`.
            Label::List(list) => list.to_owned(),
        };
        Self {
            name: question.name,
            question: Some(question),
            label,
            hint: String::new(),
            input,
            optional: !question.must,
            first: Vec::new(),
        }
    }

    /// A question answered in one's own words.
    pub fn area(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Area)
    }

    /// A question answered on one line.
    pub fn line(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Line)
    }

    /// A question answered with a day.
    pub fn day(t: Text, question: &'static Question) -> Self {
        Self::new(t, question, Input::Day)
    }

    /// A question with a few answers.
    pub fn radios(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Radios(choices))
    }

    /// A question with many answers.
    pub fn select(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Select(choices))
    }

    /// A question with any number of answers.
    pub fn checks(t: Text, question: &'static Question, choices: Vec<Choice>) -> Self {
        Self::new(t, question, Input::Checks(choices))
    }

    /// A heading above the next questions.
    pub const fn heading(label: String, hint: String) -> Self {
        Self {
            name: "",
            question: None,
            label,
            hint,
            input: Input::Heading,
            optional: true,
            first: Vec::new(),
        }
    }

    /// The same question, once of several: with a name of its own.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The same question in other words.
    #[must_use]
    pub fn label(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// The same question with a word of help.
    #[must_use]
    pub fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// The same question where it may stay empty, or not.
    #[must_use]
    pub fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// The same question with an answer to start from.
    #[must_use]
    pub fn first(self, first: impl Into<String>) -> Self {
        self.first_of(vec![first.into()])
    }

    /// The same question with answers to start from; empty ones are left out.
    #[must_use]
    pub fn first_of(self, mut first: Vec<String>) -> Self {
        first.retain(|one| !one.is_empty());
        Self { first, ..self }
    }
}

impl Act {
    /// A step that asks these questions.
    pub fn new(code: &'static str, fields: Vec<Field>) -> Self {
        Self { code, fields, calls: Vec::new(), weighty: false }
    }

    /// The same step, done by calling someone first.
    #[must_use]
    pub fn calling(self, calls: Vec<Call>) -> Self {
        Self { calls, ..self }
    }

    /// The same step, marked as one that is hard to undo.
    #[must_use]
    pub fn weighty(self) -> Self {
        Self { weighty: true, ..self }
    }

    /// What a question is called: with the heading it stands below, where there is one, because the
    /// same question may stand below several.
    pub(super) fn question(&self, name: &str) -> Option<String> {
        let place = self.fields.iter().position(|field| field.name == name)?;
        let (before, from) = self.fields.split_at(place);
        let label = &from.first()?.label;
        let heading = before.iter().rev().find(|field| matches!(field.input, Input::Heading));
        Some(match heading {
            Some(heading) => format!("{}: {label}", heading.label),
            None => label.clone(),
        })
    }

    /// Why it asks what it asks.
    pub(super) fn why(&self, t: Text, kind: Kind) -> Option<AskedForm> {
        let asks = || self.fields.iter().filter_map(|field| Some((field, field.question?)));
        let Some(sheet) = asked::of_step(kind, self.code) else {
            debug_assert!(asks().next().is_none(), "{kind} {} is in no sheet", self.code);
            return None;
        };
        debug_assert!(
            asks().all(|(_, one)| sheet.questions().any(|known| known == one)),
            "{kind} {} asks something else than its sheet says",
            self.code
        );
        let row = |(field, question): (&Field, &Question)| AskedRow {
            must: !field.optional,
            ..asked::row(t, question, field.label.clone())
        };
        Some(asked::form(t, sheet, asks().map(row).collect()))
    }

    /// The form before anything is typed.
    pub(super) fn begin(&self) -> Form {
        let mut form = Form::new();
        for field in &self.fields {
            field.first.iter().for_each(|value| form.add(field.name, value.as_str()));
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::ask;
    use kernel::Lang;

    const T: Text = Text::new(Lang::Nl);

    #[test]
    fn a_question_is_named_with_the_heading_it_stands_below() {
        let heading = |words: &str| Field::heading(words.into(), String::new());
        let words = || "Wat kan er gebeuren?".to_owned();
        let ask = |name| Field::area(T, ask!(WHY, "reden")).named(name).label(words());
        let fields = vec![ask("a"), heading("Vervoer"), ask("b"), heading("Vermissing"), ask("c")];
        let act = Act::new("plan", fields);
        assert_eq!(act.question("a").unwrap(), "Wat kan er gebeuren?");
        assert_eq!(act.question("b").unwrap(), "Vervoer: Wat kan er gebeuren?");
        assert_eq!(act.question("c").unwrap(), "Vermissing: Wat kan er gebeuren?");
        assert_eq!(act.question("d"), None);
    }

    #[test]
    fn a_form_starts_with_what_is_known_and_nothing_else() {
        let field = Field::checks(T, ask!(TEAM, "team"), Vec::new());
        let field = field.first_of(vec!["a".into(), String::new(), "b".into()]);
        let form = Act::new("team", vec![field, Field::area(T, ask!(WHY, "reden"))]).begin();
        assert!(form.has("team", "a") && form.has("team", "b"));
        assert_eq!(form.values().len(), 2);
    }
}
