//! Matching, within one team's organisation: who may already be known here?
//!
//! [`tokens`] turns a person into words for a blind index, in which equal words meet and nothing
//! else can be read. What is shared says how alike two names are written and nothing about anyone:
//! it only sets the order of a list that a person looks through.

mod fold;
mod person;
mod sound;
mod tokens;

pub use person::PersonDetails;
pub use tokens::{Token, overlap, query_tokens, tokens};
