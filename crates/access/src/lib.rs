//! The gate (*poort*): who may do what to what, for which purpose, on which ground.
//!
//! The rules are a rule table (`content/access/poort.toml`): complete, readable, replayable. Code
//! never compares roles: it asks [`Gate::ask`], and the answer is a [`Permit`] that only this crate
//! can make, or a [`Denial`]. A permit names the deciding row, so the journal can say why.

mod actor;
mod gate;
mod permit;

pub use actor::{Actor, Seat};
pub use gate::{Gate, GateFault};
pub use permit::{Action, Denial, Object, Permit, Relation, Shown};
