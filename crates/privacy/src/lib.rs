//! Publishing counts: between what was counted and what is shown stands one stated rule.
//!
//! An [`Exact`] count can't be printed, sent or stored as text; the only way out is [`publish`],
//! under a [`Rule`] that anyone can read beside the figures.

mod exact;
mod publish;
mod rule;
mod table;

pub use exact::Exact;
pub use publish::{PublishedTable, Sum, publish};
pub use rule::{Published, Rule, RuleFault};
pub use table::{CrossTable, UnknownCell};
