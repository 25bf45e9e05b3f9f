//! What a command answers: one JSON document, or text for people.

use crate::fault::Fault;
use serde_json::Value;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

/// The answer of a command.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// For machines.
    pub json: Value,
    /// For people.
    pub text: String,
    /// Whether a check failed or the answer is no: exit code 1.
    pub no: bool,
}

impl Answer {
    /// A yes.
    pub fn new(json: Value, text: impl Into<String>) -> Self {
        Self { json, text: text.into(), no: false }
    }

    /// An answer that is no unless `ok`.
    pub fn ok_if(self, ok: bool) -> Self {
        Self { no: !ok, ..self }
    }
}

/// Prints answers in the form that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    json: bool,
    colour: bool,
}

impl Printer {
    /// Prints JSON or text; colour only on a terminal whose user didn't ask for none.
    pub fn new(json: bool) -> Self {
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { json, colour }
    }

    /// Whether JSON was asked for.
    pub const fn is_json(self) -> bool {
        self.json
    }

    /// Prints an answer; the exit code that belongs to it.
    pub fn answer(self, answer: &Answer) -> ExitCode {
        if self.json && !answer.json.is_null() {
            print_line(&answer.json.to_string());
        } else if !self.json && !answer.text.is_empty() {
            print_line(answer.text.trim_end());
        }
        if answer.no { ExitCode::from(1) } else { ExitCode::SUCCESS }
    }

    /// Prints why it can't be done; the exit code that belongs to it.
    pub fn fault(self, fault: &Fault) -> ExitCode {
        let (start, end) = if self.colour { ("\x1b[31m", "\x1b[0m") } else { ("", "") };
        eprintln!("{start}vangnet:{end} {fault}");
        ExitCode::from(fault.code())
    }
}

/// Prints a line on stdout at once; a reader that went away is no fault of ours.
pub fn print_line(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
