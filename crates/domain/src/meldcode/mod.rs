//! Meldcode: the legal code for domestic violence and child abuse: five steps, one weighing, two
//! decisions.
//!
//! The law asks that every step is recorded; it sets no number of days for steps 1 to 4, and steps
//! may be taken in another order, again, or all on one day (background: check before quoting). So
//! nothing here is a legal deadline: terms come from the installation's own table. Reporting is a
//! right, not a duty, but whoever doesn't use it where it was obvious must be able to say why.
//! Sources: Basisdocument afwegingskader, VWS, 2018; KNMG-meldcode, step 5; signalenkaart.nl.

mod decision;
mod norm;
mod step;
mod template;
mod weighing;

pub use decision::Decision;
pub use norm::{Because, Norm, norm, reason_needed};
pub use step::{SkipReason, Step, StepRecord};
pub use template::{Template, TemplateFault};
pub use weighing::{Answer, Answered, Question, Unsafety, Weighing};
