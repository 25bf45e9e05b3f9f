//! Missing (*vermissing*): a young person is away, comes back, and someone asks what happened.
//!
//! It belongs to a matter: a signal, a report, a case. A person chooses the class, with reasons; the
//! class sets what must be done now and how soon someone looks again, nothing else. The three classes
//! are those of the agreement in Flevoland (Regio Almere, 2019); the terms are our proposal.
//!
//! INVARIANT: whoever came back isn't closed before someone asked whether exploitation plays a part,
//! and a worry that comes of it isn't closed before a person brought it somewhere. Whoever was reported
//! to the police isn't closed before the police heard how it ended, and nobody who was away before parents
//! or guardian know of it, or a reason stands why not.

mod command;
mod decide;
mod state;

pub use command::{Check, Class, Command, Event, Finding, Judgement, Refusal, Told, WhyClosed};
pub use state::{Alarm, Away, Missing, Stage};
