//! Aftercare: contact kept for years after the return, closer when someone can't be reached.

mod schedule;

pub use schedule::{Asked, birthdays, coming, then};
