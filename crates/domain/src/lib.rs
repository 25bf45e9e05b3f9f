//! Chain care, pure: what may happen to a signal, a report, a case, and whose move it is.
//!
//! A folder per feature. No I/O, no async, no clock, no randomness, no serialisation: what a
//! decision depends on is in its arguments, and what it decides is in its answer.

pub mod aftercare;
pub mod casework;
pub mod conversation;
pub mod duties;
pub mod knowledge;
pub mod matching;
pub mod meldcode;
pub mod missing;
pub mod necessity;
pub mod organisations;
pub mod reporting;
pub mod review;
pub mod signalling;
pub mod statements;
pub mod subjects;
pub mod timeline;
mod words;

pub use words::UnknownWord;
