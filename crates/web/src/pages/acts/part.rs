//! What the page of a matter says of it: parts with facts and sentences.

/// A label with what it says of the matter: "Fase", "Nazorg".
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub words: String,
    /// Where more stands; empty for none.
    pub href: String,
}

impl Fact {
    /// A fact without a link.
    pub fn new(name: String, words: String) -> Self {
        Self { name, words, href: String::new() }
    }

    /// The same fact with a link.
    #[must_use]
    pub fn href(self, href: String) -> Self {
        Self { href, ..self }
    }
}

/// A part of the page of a matter: a heading and facts or lines below it.
pub struct Part {
    /// The heading.
    pub title: String,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Whole sentences, when there are no facts or beside them.
    pub lines: Vec<String>,
    /// A button that shows or does something at once: its words and address; empty for none.
    pub button: Option<(String, String)>,
}

impl Part {
    /// A part with facts.
    pub fn facts(title: String, facts: Vec<Fact>) -> Self {
        Self { title, facts, lines: Vec::new(), button: None }
    }

    /// A part with sentences.
    pub fn lines(title: String, lines: Vec<String>) -> Self {
        Self { title, facts: Vec::new(), lines, button: None }
    }

    /// The same part with a button.
    #[must_use]
    pub fn button(self, words: String, address: String) -> Self {
        Self { button: Some((words, address)), ..self }
    }
}
