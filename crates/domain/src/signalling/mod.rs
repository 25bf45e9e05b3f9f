//! Signalling: from a worry about a young person, over nameless advice, to a decision.

pub mod consultation;
pub mod file_note;
pub mod nameless;
mod picture;
pub mod reading;
pub mod signal;

pub use consultation::Consultation;
pub use picture::{Picture, VictimCheck};
pub use reading::Reading;
pub use signal::Signal;
