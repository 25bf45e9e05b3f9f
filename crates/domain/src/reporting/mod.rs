//! Reporting: what goes to another organisation, what comes in, and the coded registration.
//!
//! An act between two organisations has two sides: an [`Outgoing`] at the sender and an
//! [`Incoming`] at the receiver. Each side answers for its own; parcels carry what happened on one
//! side to the other. The sender stays liable until the receiver has accepted or answered.

mod answering;
mod feedback;
mod incoming;
mod outgoing;
mod parcel;
mod purpose;
mod registration;

pub use feedback::{
    Command as FeedbackCommand, Event as FeedbackEvent, Feedback, Owed, Refusal as FeedbackRefusal,
    Stage as FeedbackStage, WhyOwed,
};
pub use incoming::{
    Arrival, Care, Command as IncomingCommand, Event as IncomingEvent, Incoming,
    Refusal as IncomingRefusal, Screening, Stage as IncomingStage,
};
pub use outgoing::{
    Command as OutgoingCommand, Event as OutgoingEvent, Outgoing, Refusal as OutgoingRefusal,
    Sending, Stage as OutgoingStage,
};
pub use parcel::{Parcel, ParcelKind};
pub use purpose::{Answer, Classification, Ground, Progress, Purpose, WhyRefused};
pub use registration::{
    AgeBand, CareNeed, CodedAnswers, Form, MunicipalityCode, Origin, Period, Registration,
    RegistrationFault, ReporterKind, Sex,
};
