//! A worry at school, told as casework: the teacher's steps, the focal officer's advice, the decision,
//! who looks at an emergency access, and who compares two records.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod advice;
mod combination;
mod school;
mod worry;
