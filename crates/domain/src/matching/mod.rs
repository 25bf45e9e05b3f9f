//! Matching, within one organisation: who may already be known here, and which records that nobody
//! linked may be about one person?
//!
//! [`tokens`] turns a person into words for a blind index, in which equal words meet and nothing
//! else can be read. What is shared says how alike two names are written and nothing about anyone:
//! it sets the order of a list that a person looks through, and [`is_enough`] says who is on it at all.
//! Of two records that were noted by different people, [`may_be_one`] says when a focal officer looks:
//! a [`Combination`].

pub mod combination;
mod evidence;
mod fold;
mod likeness;
mod person;
mod sound;
mod tokens;

pub use combination::Combination;
pub use evidence::is_enough;
pub use likeness::{Likeness, likeness, may_be_one};
pub use person::PersonDetails;
pub use tokens::{Token, overlap, query_tokens, tokens};
