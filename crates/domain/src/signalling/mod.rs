//! Signalling: from a worry about a young person, over nameless advice, to a decision.

pub mod consultation;
pub mod file_note;
pub mod nameless;
pub mod signal;

pub use consultation::Consultation;
pub use signal::Signal;
