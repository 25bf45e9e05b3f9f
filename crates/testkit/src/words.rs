//! Texts and details of people who don't exist.

use domain::matching::PersonDetails;
use domain::statements::{Mode, Role, Statement, Ticked};
use kernel::{Date, FreeText, FuzzyTime, Personal};

/// A text as someone types it.
pub fn text(words: &str) -> FreeText {
    FreeText::new(words).expect("a text that fits")
}

/// A name.
pub fn name(words: &str) -> Personal {
    Personal::new(words).expect("a name that fits")
}

/// What a professional saw.
pub fn seen(words: &str) -> Statement {
    Statement {
        role: Role::Professional,
        mode: Mode::Seen,
        words: text(words),
        when: FuzzyTime::Unknown,
        signals: Ticked::default(),
        about: None,
    }
}

/// A young person.
pub fn person(first: &str, surname: &str, birth: Option<Date>) -> PersonDetails {
    PersonDetails {
        first_name: name(first),
        prefix: None,
        surname: name(surname),
        birth,
        phone: None,
    }
}
