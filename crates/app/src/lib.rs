//! The use cases: each walks the same five steps, from loading what the rules may know to an answer.
//!
//! Nothing here knows SQL, HTTP, files or ciphers; what it needs from the outside stands in
//! [`ports`].

pub mod failure;
pub mod ports;

pub use failure::{Failure, Fault, StoreError};
