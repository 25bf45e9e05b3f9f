//! What a form says, as typed values: every fault at once, in the reader's words, and nothing lost.

use crate::face::{Form, Text};
use crate::input;
use kernel::{Date, FreeText, FuzzyTime, Moment, Personal, TextFault};
use std::str::FromStr;

/// A form as it was sent, while it is read.
pub struct Answers {
    form: Form,
    t: Text,
    now: Moment,
}

impl Answers {
    /// The form as it was sent.
    pub fn new(t: Text, now: Moment, values: Vec<(String, String)>) -> Self {
        Self { form: Form::sent(values), t, now }
    }

    /// The version of the subject that was on the screen; `None` when the form doesn't say.
    pub fn seen(&self) -> Option<i64> {
        self.form.value("versie").parse().ok()
    }

    /// The form, while it is read.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// A field as it was typed.
    pub fn raw(&self, field: &str) -> &str {
        self.form.value(field)
    }

    /// Every value of a field that may have several.
    pub fn all(&self, field: &str) -> Vec<String> {
        let values = self.form.values().iter().filter(|(name, _)| name == field);
        values.map(|(_, value)| value.clone()).filter(|value| !value.is_empty()).collect()
    }

    /// Notes a fault: its words are the text `fault-<code>`.
    pub fn refuse(&mut self, field: &str, code: &str) {
        self.form.refuse(field, self.t.pick("fault", code));
    }

    /// Text in someone's own words.
    pub fn free(&mut self, field: &str) -> Option<FreeText> {
        let read = FreeText::new(self.form.value(field));
        self.text(field, read)
    }

    /// The same where it may stay empty: then `Some(None)`.
    pub fn free_or_none(&mut self, field: &str) -> Option<Option<FreeText>> {
        if self.form.value(field).trim().is_empty() {
            return Some(None);
        }
        self.free(field).map(Some)
    }

    /// A short text about a person.
    pub fn personal(&mut self, field: &str) -> Option<Personal> {
        let read = Personal::new(self.form.value(field));
        self.text(field, read)
    }

    /// The same where it may stay empty: then `Some(None)`.
    pub fn personal_or_none(&mut self, field: &str) -> Option<Option<Personal>> {
        if self.form.value(field).trim().is_empty() {
            return Some(None);
        }
        self.personal(field).map(Some)
    }

    /// When something was, as exactly as it was written; empty is unknown.
    pub fn when(&mut self, field: &str) -> Option<FuzzyTime> {
        match input::fuzzy(self.form.value(field), self.now) {
            Ok(when) => Some(when),
            Err(code) => {
                self.refuse(field, code);
                None
            }
        }
    }

    /// A word of a closed list, or an id.
    pub fn choice<W: FromStr>(&mut self, field: &str) -> Option<W> {
        let read = self.form.value(field).parse().ok();
        if read.is_none() {
            self.refuse(field, "choose");
        }
        read
    }

    /// Any number of ids.
    pub fn choices<W: FromStr>(&mut self, field: &str) -> Option<Vec<W>> {
        let read: Option<Vec<W>> = self.all(field).iter().map(|one| one.parse().ok()).collect();
        if read.is_none() {
            self.refuse(field, "choose");
        }
        read
    }

    /// An answer to a question with yes and no.
    pub fn yes(&mut self, field: &str) -> Option<bool> {
        match self.form.value(field) {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => {
                self.refuse(field, "choose");
                None
            }
        }
    }

    /// An exact day.
    pub fn day(&mut self, field: &str) -> Option<Date> {
        let read = input::day(self.form.value(field), self.now.day());
        if read.is_none() {
            self.refuse(field, "day");
        }
        read
    }

    /// The end of an exact day's office hours, as a moment by which something is due.
    pub fn by(&mut self, field: &str) -> Option<Moment> {
        self.day(field).map(|day| Moment::in_netherlands(day, 17, 0))
    }

    /// The same where it may stay empty: then `Some(None)`.
    pub fn by_or_none(&mut self, field: &str) -> Option<Option<Moment>> {
        if self.form.value(field).trim().is_empty() {
            return Some(None);
        }
        self.by(field).map(Some)
    }

    /// The form, with what was typed and what is wrong with it.
    pub fn into_form(self) -> Form {
        self.form
    }

    fn text<V>(&mut self, field: &str, read: Result<V, TextFault>) -> Option<V> {
        match read {
            Ok(text) => Some(text),
            Err(fault) => {
                self.refuse(field, input::text_fault(fault));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Lang, date};

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let values = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Answers::new(Text::new(Lang::Nl), Moment::in_netherlands(date(2026, 11, 22), 14, 0), values)
    }

    #[test]
    fn every_fault_is_named_at_once_and_nothing_typed_is_lost() {
        let mut answers = answers(&[("woorden", "  "), ("dag", "ooit"), ("naam", "A. de Vries")]);
        assert!(answers.free("woorden").is_none());
        assert!(answers.day("dag").is_none());
        assert!(answers.yes("bereikt").is_none());
        let form = answers.into_form();
        assert_eq!(form.faults().len(), 3);
        assert_eq!((form.value("dag"), form.value("naam")), ("ooit", "A. de Vries"));
    }

    #[test]
    fn what_may_stay_empty_may_stay_empty_but_not_be_wrong() {
        let mut answers = answers(&[("datum", "ooit")]);
        assert_eq!(answers.free_or_none("niets"), Some(None));
        assert_eq!(answers.by_or_none("niets"), Some(None));
        assert_eq!(answers.by_or_none("datum"), None);
    }
}
