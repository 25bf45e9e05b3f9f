//! The talk (*het gesprek*): questions in plain words to put to a young person, and what they said.
//!
//! It is no method for questioning a witness and it draws no conclusion: it gives words that are open and
//! short, and takes the answers as they were given. What wasn't answered isn't kept as an answer.

mod check;
mod question;
mod talk;

pub use check::{CommonWords, Flaw, FlawWords, Found, found};
pub use question::{Approval, Asker, Excuse, GuideLine, Plainness, TalkQuestion};
pub use question::{NAMED_LATER, Picture};
pub use talk::{Given, NotAsked, Talk};
