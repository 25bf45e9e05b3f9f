//! What tests and benchmarks stand on: seeded chance, fixed moments, an organisation with people, a
//! store on either engine. Never shipped.
//!
//! A stage that can't be set is a failed test, so the functions here stop instead of answering an
//! error.
#![expect(clippy::missing_panics_doc, reason = "a stage that can't be set fails the test")]

pub mod chance;
pub mod house;
pub mod postgres;
pub mod proofs;
pub mod stage;
pub mod words;

pub use chance::Seeded;
pub use house::{House, Member};
pub use proofs::OnlyPasswords;
pub use stage::Stage;
