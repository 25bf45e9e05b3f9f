//! When reporting is the professional norm: a hint with its source. The person decides.

use super::{Answer, Unsafety, Weighing};
use crate::words::words;

words! {
    /// Why reporting is the norm.
    pub enum Because {
        /// There is acute unsafety.
        AcuteUnsafety = "acute-unsafety",
        /// The young person told of it or asked for help.
        Disclosure = "disclosure",
        /// Unsafe situations repeat or go on.
        StructuralUnsafety = "structural-unsafety",
        /// A person suspects abuse, violence or exploitation.
        Suspicion = "suspicion",
        /// A minor may be exploited: one of the check questions for acute unsafety.
        ExploitationOfMinor = "exploitation-of-minor",
        /// No help that works can be given or organised.
        HelpNotPossible = "help-not-possible",
        /// Those involved don't accept the help.
        HelpNotAccepted = "help-not-accepted",
        /// The help doesn't lead to safety.
        HelpDoesNotWork = "help-does-not-work",
    }
}

/// What the profession says about this weighing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// Reporting is the professional norm. Not reporting stays possible, with a reason.
    ReportIsTheNorm {
        /// Why.
        because: Because,
        /// Where that is written.
        source: &'static str,
    },
    /// No norm says that this must be reported.
    NoNorm,
    /// An adult: the code holds when there is domestic violence too; else the route for adult
    /// victims of trafficking is the one to take.
    OutsideMeldcode {
        /// Where that is written.
        source: &'static str,
    },
}

impl Because {
    /// Where it is written.
    pub const fn source(self) -> &'static str {
        match self {
            Self::AcuteUnsafety | Self::StructuralUnsafety | Self::HelpNotPossible => {
                "KNMG-meldcode, stap 5"
            }
            Self::Disclosure => "handelingsprotocol.nl (stap 5); Veilig Thuis, Augeo",
            Self::Suspicion => "Meldplichten, meldrechten en het pettenvraagstuk, c. 2020",
            Self::ExploitationOfMinor => "Afwegingsvraag 2, Interventieacademie",
            Self::HelpNotAccepted => "Meldcode Haaglanden, afwegingsvraag 4",
            Self::HelpDoesNotWork => "KNMG-meldcode, stap 5; Meldcode Haaglanden, afwegingsvraag 5",
        }
    }
}

/// Whether reporting is the professional norm after this weighing.
///
/// `minor` is whether the code's rules for the young hold: under 18, or up to 23 with youth help
/// that began before 18 (Richtlijnen Jeugdhulp). For adults outside the household the formal code
/// is uncertain (Medisch Contact, 2017), so the answer points to the other route.
pub const fn norm(weighing: &Weighing, minor: bool) -> Norm {
    if !minor {
        return Norm::OutsideMeldcode {
            source: "Medisch Contact, 2017 (advies Nationaal Rapporteur)",
        };
    }
    let because = match reason_needed(weighing) {
        Some(Because::Suspicion) => Because::ExploitationOfMinor,
        Some(because) => because,
        None => return Norm::NoNorm,
    };
    Norm::ReportIsTheNorm { because, source: because.source() }
}

/// What makes a decision not to report need a reason, if anything does. Holds at any age: reporting is
/// a right, but whoever doesn't use it where it was obvious must be able to say why.
pub const fn reason_needed(weighing: &Weighing) -> Option<Because> {
    match (weighing.unsafety, weighing.disclosure) {
        (Unsafety::Acute, _) => Some(Because::AcuteUnsafety),
        (_, true) => Some(Because::Disclosure),
        (Unsafety::Structural, false) => Some(Because::StructuralUnsafety),
        (Unsafety::NoneKnown | Unsafety::Unknown, false) => match weighing.suspicion.answer {
            Answer::No => None,
            Answer::Yes => Some(Because::Suspicion),
            Answer::Unknown => because_of_help(weighing),
        },
    }
}

const fn because_of_help(weighing: &Weighing) -> Option<Because> {
    match (weighing.help_possible.answer, weighing.help_accepted.answer, weighing.help_works.answer)
    {
        (Answer::No, _, _) => Some(Because::HelpNotPossible),
        (_, Answer::No, _) => Some(Because::HelpNotAccepted),
        (_, _, Answer::No) => Some(Because::HelpDoesNotWork),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meldcode::Answered;

    fn weighing(suspicion: Answer, unsafety: Unsafety) -> Weighing {
        Weighing {
            suspicion: Answered::plain(suspicion),
            unsafety,
            unsafety_reason: None,
            help_possible: Answered::UNKNOWN,
            help_accepted: Answered::UNKNOWN,
            help_works: Answered::UNKNOWN,
            disclosure: false,
        }
    }

    fn reported_because(weighing: &Weighing) -> Option<Because> {
        match norm(weighing, true) {
            Norm::ReportIsTheNorm { because, .. } => Some(because),
            Norm::NoNorm | Norm::OutsideMeldcode { .. } => None,
        }
    }

    #[test]
    fn unsafety_and_disclosure_make_reporting_the_norm_whatever_else_was_answered() {
        for suspicion in Answer::ALL {
            let acute = weighing(*suspicion, Unsafety::Acute);
            assert_eq!(reported_because(&acute), Some(Because::AcuteUnsafety));
            let structural = weighing(*suspicion, Unsafety::Structural);
            assert_eq!(reported_because(&structural), Some(Because::StructuralUnsafety));
            let told = Weighing { disclosure: true, ..structural };
            assert_eq!(reported_because(&told), Some(Because::Disclosure));
        }
    }

    #[test]
    fn a_suspicion_that_a_minor_is_exploited_is_enough() {
        let suspected = weighing(Answer::Yes, Unsafety::Unknown);
        assert_eq!(reported_because(&suspected), Some(Because::ExploitationOfMinor));
        assert_eq!(norm(&weighing(Answer::No, Unsafety::NoneKnown), true), Norm::NoNorm);
    }

    #[test]
    fn help_that_cannot_be_given_is_refused_or_fails_makes_reporting_the_norm() {
        let doubt = weighing(Answer::Unknown, Unsafety::Unknown);
        assert_eq!(reported_because(&doubt), None);
        let no = || Answered::plain(Answer::No);
        let cases = [
            (Weighing { help_possible: no(), ..doubt.clone() }, Because::HelpNotPossible),
            (Weighing { help_accepted: no(), ..doubt.clone() }, Because::HelpNotAccepted),
            (Weighing { help_works: no(), ..doubt }, Because::HelpDoesNotWork),
        ];
        for (weighing, because) in cases {
            assert_eq!(reported_because(&weighing), Some(because));
        }
    }

    #[test]
    fn an_adult_is_pointed_to_another_route_yet_a_reason_stays_needed() {
        let acute = weighing(Answer::Yes, Unsafety::Acute);
        assert!(matches!(norm(&acute, false), Norm::OutsideMeldcode { .. }));
        assert_eq!(reason_needed(&acute), Some(Because::AcuteUnsafety));
        let suspected = weighing(Answer::Yes, Unsafety::NoneKnown);
        assert_eq!(reason_needed(&suspected), Some(Because::Suspicion));
        assert_eq!(reason_needed(&weighing(Answer::No, Unsafety::NoneKnown)), None);
    }
}
