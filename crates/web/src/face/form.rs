//! What a form holds between two requests: the values as typed and the fault of each field.
//!
//! A refused form comes back with every value still in it; nothing typed is ever lost.

/// One thing wrong with one field, in words that say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The field's name, which is also its id on the page.
    pub field: String,
    /// What to do, in the language of the reader.
    pub message: String,
    /// The question it is about, for the summary; empty when the message says it.
    pub question: String,
}

/// The values and faults of a form. Templates read it; handlers fill it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    values: Vec<(String, String)>,
    faults: Vec<FormFault>,
}

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// The form as it was sent: pairs of field name and value, names may repeat.
    pub fn sent(values: Vec<(String, String)>) -> Self {
        Self { values, faults: Vec::new() }
    }

    /// Sets a field that holds one value.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.values.retain(|(name, _)| name != field);
        self.values.push((field.to_owned(), value.into()));
    }

    /// Adds a value to a field that may hold several.
    pub fn add(&mut self, field: &str, value: impl Into<String>) {
        self.values.push((field.to_owned(), value.into()));
    }

    /// Notes what is wrong with a field. Keep the order of the page: the summary follows it.
    pub fn refuse(&mut self, field: &str, message: impl Into<String>) {
        let (field, message) = (field.to_owned(), message.into());
        self.faults.push(FormFault { field, message, question: String::new() });
    }

    /// Says in the summary which question each fault is about: "Choose an answer" alone doesn't tell.
    pub fn name_questions(&mut self, question: impl Fn(&Self, &str) -> Option<String>) {
        let fields = self.faults.iter().map(|fault| question(self, &fault.field));
        let questions: Vec<_> = fields.map(Option::unwrap_or_default).collect();
        for (fault, question) in self.faults.iter_mut().zip(questions) {
            fault.question = question;
        }
    }

    /// The first value of a field, empty when it has none.
    pub fn value(&self, field: impl AsRef<str>) -> &str {
        let field = field.as_ref();
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Whether a field holds this value: is this box ticked, is this choice made.
    pub fn has(&self, field: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        let (field, value) = (field.as_ref(), value.as_ref());
        self.values.iter().any(|(name, held)| name == field && held == value)
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn fault(&self, field: impl AsRef<str>) -> &str {
        let field = field.as_ref();
        self.faults.iter().find(|fault| fault.field == field).map_or("", |fault| &fault.message)
    }

    /// Everything that is wrong, in the order it was noted.
    pub fn faults(&self) -> &[FormFault] {
        &self.faults
    }

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// All values, as sent.
    pub fn values(&self) -> &[(String, String)] {
        &self.values
    }

    /// The ids a field's `aria-describedby` must name: its fault and its hint, when it has them.
    pub fn described_by(&self, field: impl AsRef<str>, hint: impl AsRef<str>) -> String {
        let field = field.as_ref();
        let fault = (!self.fault(field).is_empty()).then(|| format!("{field}-fault"));
        let hint = (!hint.as_ref().is_empty()).then(|| format!("{field}-hint"));
        fault.into_iter().chain(hint).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_keeps_what_was_typed() {
        let mut form = Form::sent(vec![("naam".into(), "A".into()), ("kies".into(), "b".into())]);
        form.refuse("naam", "Vul een naam in.");
        assert_eq!(form.value("naam"), "A");
        assert!(form.has("kies", "b") && !form.has("kies", "c"));
        assert_eq!(form.described_by("naam", "hint"), "naam-fault naam-hint");
        assert!(!form.is_sound());
    }

    #[test]
    fn setting_replaces_and_adding_keeps() {
        let mut form = Form::new();
        form.set("a", "1");
        form.set("a", "2");
        form.add("b", "1");
        form.add("b", "2");
        assert_eq!(form.value("a"), "2");
        assert!(form.has("b", "1") && form.has("b", "2"));
        assert!(!form.has("a", "1"));
    }
}
