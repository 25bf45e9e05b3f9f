//! The words both sides of an exchange use: what it is for, on what ground, and what was answered.

use crate::words::words;
use kernel::FreeText;

words! {
    /// What something is sent for. Advice and registration are other acts and never sent this way.
    pub enum Purpose {
        /// A report to Veilig Thuis, a reporting point or the police.
        Report = "report",
        /// A request to hold the young person's track.
        Care = "care",
        /// A request for help, shelter or treatment.
        Referral = "referral",
    }
}

/// The legal ground of an exchange. The code is an id of the list of grounds, which is content with
/// dates and never a constant here: the law changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Which ground.
    pub code: String,
    /// Why it applies to this young person.
    pub words: FreeText,
}

impl Ground {
    /// The list of the field that the codes are of.
    pub const LIST: &str = "legal-ground";
}

words! {
    /// What the receiver of a report makes of it, chosen by a person with a reason.
    pub enum Classification {
        /// Nothing points to exploitation.
        NoIndication = "no-indication",
        /// It could lead to exploitation.
        Potential = "potential",
        /// It points to exploitation.
        Presumed = "presumed",
        /// It is exploitation.
        Established = "established",
    }
}

impl Classification {
    /// Whether it counts for the yearly figures, so that it must be registered.
    pub const fn counts(self) -> bool {
        match self {
            Self::NoIndication => false,
            Self::Potential | Self::Presumed | Self::Established => true,
        }
    }
}

words! {
    /// Why a case or referral is refused; ids of `content/casework/reasons.toml`. It is never about
    /// what the young person did.
    pub enum WhyRefused {
        /// A case: it belongs to another region.
        OtherRegion = "other-region",
        /// A case: another coordinator has it.
        AlreadyHeld = "already-held",
        /// A case: there is no time soon enough.
        NoCapacity = "no-capacity",
        /// A case: the organisation is a party in it.
        ConflictOfInterest = "conflict-of-interest",
        /// A referral: there is no place soon enough.
        NoPlace = "no-place",
        /// A referral: the help is for another age.
        OtherAge = "other-age",
        /// A referral: the help doesn't fit what is needed.
        OtherNeed = "other-need",
        /// A referral: someone to stay away from is near.
        NotSafeHere = "not-safe-here",
        /// A referral: it can't be paid for.
        NoContract = "no-contract",
        /// A referral: something must be known first.
        InformationMissing = "information-missing",
    }
}

impl WhyRefused {
    /// What can be refused for this reason.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::OtherRegion | Self::AlreadyHeld | Self::NoCapacity | Self::ConflictOfInterest => {
                Purpose::Care
            }
            Self::NoPlace
            | Self::OtherAge
            | Self::OtherNeed
            | Self::NotSafeHere
            | Self::NoContract
            | Self::InformationMissing => Purpose::Referral,
        }
    }
}

/// The answer to a case or referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The receiver has it now.
    Accepted,
    /// The sender keeps it.
    Refused {
        /// The coded reason.
        why: WhyRefused,
        /// In words.
        words: FreeText,
    },
}

words! {
    /// What a helper tells the referrer after accepting.
    pub enum Progress {
        /// The help began: bridging contact may end.
        HelpStarted = "help-started",
        /// The help ended.
        HelpEnded = "help-ended",
    }
}
