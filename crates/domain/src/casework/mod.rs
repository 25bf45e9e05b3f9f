//! Casework: one young person's track, from acceptance through help and return to years of aftercare.
//!
//! A [`Case`] is always in one [`Stage`], and every open stage carries the date of the next contact
//! or the next step: a case that nobody needs to do anything for can't be written down. What must
//! happen stands in [`Case::agenda`]; its first item is the duty.

mod agenda;
mod apply;
mod case;
mod command;
mod contact;
mod decide;
mod plan;

pub use agenda::AgendaItem;
pub use case::{
    Acceptance, Case, Outcome, PlanState, Referral, ReferralStatus, ReturnPlan, Risk, Signs, Stage,
    WaitingSigns, WhyClosed,
};
pub use command::{Command, Event, Refusal};
pub use contact::{Contact, Rhythm, RhythmFault, Then, Way};
pub use plan::{Chapter, PlanChapter, PlanFault, SafetyPlan};
