//! Duty (*aan zet*): whose move it is, what the move is, and when it is due.
//!
//! INVARIANT: every open subject has exactly one duty, with a holder who can act, a next action and
//! a date. It can't be otherwise: [`follow`] turns the total function
//! [`Subject::next`](crate::subjects::Subject::next) into a duty, and the only thing that ends a
//! duty is a subject that says it is closed, with a reason.

mod action;
mod duty;
mod follow;
mod hears;
mod news;
mod target;
mod terms;

pub use action::Action;
pub use duty::{Command, Duty, Event, Lead, Level, Refusal, Standing, WhyMoved};
pub use follow::{Facts, follow, reroute, start};
pub use hears::who_hears;
pub use news::News;
pub use target::{Bound, Bounds, Target, TargetFault, TargetObjection, TargetSet, Targets};
pub use terms::Terms;
