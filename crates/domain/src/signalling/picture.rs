//! The picture: what someone makes of the situation, as far as it can be told. "Not clear yet" is a
//! full answer to any of it.
//!
//! Whether there was coercion may stay unanswered: for a minor in sexual exploitation no force needs
//! to be proven (Hoge Raad 20 May 2014; source: Ze wilde het zelf. Toch?, TPWS 2014/30), and victims
//! often deny it or didn't live it as such. That holds for other forms too is our proposal.

use crate::meldcode::Answer;
use crate::reporting::Form;
use kernel::FreeText;

/// What someone makes of the situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The form of exploitation that comes nearest; it may stay unclear.
    pub form: Form,
    /// Whether there was coercion; nothing when it isn't asked.
    pub coercion: Option<Answer>,
    /// Whether this young person is suspected of something and may be a victim at the same time.
    pub suspect: Answer,
    /// Why, in words.
    pub words: Option<FreeText>,
}

/// Someone is suspected of a crime and may be a victim: what points to that, who knows it now, and
/// what was agreed. Its own next step, because victims of criminal exploitation usually come into view
/// as offenders (NOS, 30 June 2022).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VictimCheck {
    /// What points to being a victim.
    pub points: FreeText,
    /// Who was told, so that nobody treats them as an offender alone: police, prosecution, a lawyer.
    pub told: FreeText,
    /// What was agreed, and who keeps contact.
    pub agreed: FreeText,
}
