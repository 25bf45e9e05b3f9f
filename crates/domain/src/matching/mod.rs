//! Matching, within one team's organisation: who may already be known here?
//!
//! [`tokens`] turns a person into words for a blind index, in which equal words meet and nothing
//! else can be read. What is shared says how alike two names are written and nothing about anyone:
//! it sets the order of a list that a person looks through, and [`is_enough`] says who is on it at all.

mod evidence;
mod fold;
mod person;
mod sound;
mod tokens;

pub use evidence::is_enough;
pub use person::PersonDetails;
pub use tokens::{Token, overlap, query_tokens, tokens};
