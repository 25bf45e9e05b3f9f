//! What people typed becomes typed values, for pages and API alike; all faults come together.

mod statement;
mod time;

pub use statement::{StatementInput, statement, statements, wanted_blocks};
pub use time::{day, fuzzy};

use app::Fault;
use kernel::{FreeText, Personal, TextFault};

/// Reads values one after another and keeps every fault.
#[derive(Debug, Default)]
pub struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    /// Notes what is wrong with a field.
    pub fn refuse(&mut self, field: &str, code: &'static str) {
        self.faults.push(Fault::new(field, code));
    }

    /// A value that was read, or the code of what is wrong with it.
    pub fn keep<T>(&mut self, field: &str, read: Result<T, &'static str>) -> Option<T> {
        read.map_err(|code| self.refuse(field, code)).ok()
    }

    /// Words that must be there.
    pub fn words(&mut self, field: &str, text: &str) -> Option<FreeText> {
        self.keep(field, FreeText::new(text).map_err(text_fault))
    }

    /// Words that may be left out: `Some(None)` when they were.
    pub fn words_if_any(&mut self, field: &str, text: &str) -> Option<Option<FreeText>> {
        if text.trim().is_empty() { Some(None) } else { self.words(field, text).map(Some) }
    }

    /// A short text about a person that must be there.
    pub fn personal(&mut self, field: &str, text: &str) -> Option<Personal> {
        self.keep(field, Personal::new(text).map_err(text_fault))
    }

    /// A short text about a person that may be left out.
    pub fn personal_if_any(&mut self, field: &str, text: &str) -> Option<Option<Personal>> {
        if text.trim().is_empty() { Some(None) } else { self.personal(field, text).map(Some) }
    }

    /// A word of a closed list.
    pub fn word<T: std::str::FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        let code = if text.is_empty() { "choose" } else { "unknown-word" };
        self.keep(field, text.parse().map_err(|_| code))
    }

    /// The value, when nothing was wrong.
    ///
    /// # Errors
    /// Every fault that was noted. `value` is `None` only when something was wrong.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }
}

/// The code of what is wrong with a text: its text is the locale key `fault-<code>`.
pub const fn text_fault(fault: TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "missing",
        TextFault::TooLong { .. } => "too-long",
        TextFault::Control => "odd-characters",
    }
}
