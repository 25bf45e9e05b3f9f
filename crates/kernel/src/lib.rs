//! The words everyone shares: typed ids, moments, terms in working time, and chance.
//!
//! Nothing in this crate does I/O, reads a clock or draws randomness: a [`Moment`] and an
//! [`Entropy`] come in from the edge.

mod calendar;
mod entropy;
mod fuzzy;
mod ids;
mod moment;
mod term;
mod text;

pub use calendar::{Calendar, Holiday, OpeningHours};
pub use entropy::Entropy;
pub use fuzzy::{FuzzyTime, Part, UnreadableTime};
pub use ids::*;
pub use jiff::civil::{Date, Weekday, date};
pub use moment::{Moment, UnreadableMoment, WallClock};
pub use term::{Term, UnreadableTerm};
pub use text::{FreeText, Lang, Personal, TextFault, UnknownLang};
