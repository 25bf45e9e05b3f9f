//! A concrete situation, discussed in six aspects (*gedragsbespreking*): what happened, how each aspect
//! stands and why, which one weighs most, and the outcome that a person chose.
//!
//! Nothing is computed: no points, no outcome that follows from the answers. What seems to pull in two
//! directions is pointed at in words ([`hints`]) and stops nobody. What a session held elsewhere came
//! to is kept beside it, in the words of that session.

mod discussion;
mod edition;
mod hint;
mod session;

pub use discussion::{
    AspectAnswer, Discussed, Discussion, DiscussionFault, Fit, Outcome, Situation,
};
pub use edition::{ASPECTS, Aspect, BehaviourWords, Edition, Reaction, SessionEdition};
pub use hint::{Hint, Tension, hints};
pub use session::Session;
