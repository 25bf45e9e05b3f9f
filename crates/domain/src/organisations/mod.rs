//! Organisations, teams, the posts in them and the people who fill those posts.

mod function;
mod roster;

pub use function::{Function, OrganisationKind};
pub use roster::{Post, Roster, RosterFault};
