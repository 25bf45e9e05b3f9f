//! The proofs that it is always someone's move: a model checker, years of simulated time, a small
//! world searched to the end, and the state machines as drawn from the decisions themselves. Each
//! proof also runs with a bug planted on purpose, to show that it would be found.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../diagram/mod.rs"]
mod diagram;
mod diagrams;
mod exchange;
mod exchange_model;
mod feedback;
mod matters;
mod missing;
mod small_world;
mod town;
mod years;
