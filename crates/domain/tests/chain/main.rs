//! The chain between organisations, told as casework: a report, its intake, a track of years.

#[path = "../diagram/mod.rs"]
mod diagram;
mod diagrams;
mod region;
mod story;
mod turns;
