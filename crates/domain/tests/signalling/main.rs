//! A worry at school, told as casework: the teacher's steps, the focal officer's advice, the decision,
//! and who looks at an emergency access.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod advice;
mod school;
mod worry;
