//! The chain between organisations, told as casework: a report, its intake, a track of years.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../diagram/mod.rs"]
mod diagram;
mod diagrams;
mod region;
mod story;
mod turns;
