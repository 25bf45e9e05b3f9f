//! The web edge: text becomes typed values, answers become pages, JSON or a problem.

pub mod face;
pub mod pages;
mod public;

pub use public::{PublicPage, PublicState, Settings, public_router};
