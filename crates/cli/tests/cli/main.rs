//! The built program, as its users and their scripts meet it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at what isn't there; its helpers too"
)]

mod clock;
mod commands;
mod demo;
mod run;
mod serve;
mod served;
