//! Meldcode: the legal code for domestic violence and child abuse: the steps, one weighing, two
//! decisions, in the form of each sector.
//!
//! The law asks that every step is recorded; it sets no number of days for steps 1 to 4, and steps
//! may be taken in another order, again, or all on one day (background: check before quoting). So
//! nothing here is a legal deadline: terms come from the installation's own table. Reporting is a
//! right, not a duty, but whoever doesn't use it where it was obvious must be able to say why.
//! Sources: Basisdocument afwegingskader, VWS, 2018; KNMG-meldcode, step 5; signalenkaart.nl.

mod branches;
mod decision;
mod kindcheck;
mod norm;
mod sector;
mod step;
mod template;
mod weighing;

pub use branches::{Branches, End, branches};
pub use decision::Decision;
pub use kindcheck::Kindcheck;
pub use norm::{Because, Norm, norm, reason_needed};
pub use sector::Sector;
pub use step::{SkipReason, Step, StepRecord};
pub use template::{Place, Template, TemplateFault};
pub use weighing::{Answer, Answered, Question, Unsafety, Weighing};
