//! The use cases: each walks the same five steps, from loading what the rules may know to an answer.
//!
//! Nothing here knows SQL, HTTP, files or ciphers; what it needs from the outside stands in
//! [`ports`]. [`work`] holds the verbs every use case is written with.

pub mod advice;
pub mod behaviour;
pub mod casework;
pub mod combining;
pub mod conversation;
pub mod delivering;
pub mod desk;
pub mod emergency;
pub mod failure;
pub mod feedback;
pub mod figures;
pub mod guest;
pub mod handing_over;
pub mod house;
pub mod library;
pub mod limits;
pub mod looking;
pub mod missing;
pub mod once;
pub mod oversight;
pub mod own_times;
pub mod passkeys;
pub mod passwords;
pub mod pathways;
pub mod people;
pub mod ports;
pub mod proving;
pub mod reporting;
pub mod rhythm;
pub mod rulebook;
pub mod rules;
pub mod ruling;
pub mod second_person;
pub mod sessions;
pub mod signal_list;
pub mod signalling;
pub mod signing_in;
pub mod targets;
pub mod together;
pub mod work;

pub use failure::{Failure, Fault, StoreError};
pub use house::{Cx, House};
pub use library::Library;
pub use rules::Rules;
