//! What may be done with an arrival: screen a report, accept or refuse a case, carry a referral.

use super::incoming::{Care, Command, Event, Incoming, Refusal, Stage};
use kernel::Moment;

impl Incoming {
    /// A report: screened, then told to the reporter and registered.
    pub(super) fn decide_report(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, command) {
            (Stage::Received, Command::Screen(screening)) => Ok(vec![Event::Screened(screening)]),
            (
                Stage::Received,
                Command::PassOn { .. }
                | Command::CareAnswered { .. }
                | Command::GiveFeedback { .. }
                | Command::Register { .. }
                | Command::WaiveRegistration { .. },
            ) => Err(Refusal::NotScreened),
            (Stage::Screened { care: Care::ToAsk, .. }, Command::PassOn { outgoing }) => {
                Ok(vec![Event::PassedOn { outgoing }])
            }
            (Stage::Screened { care: Care::Asked, .. }, Command::CareAnswered { accepted }) => {
                Ok(vec![Event::CareAnswered { accepted }])
            }
            (Stage::Screened { .. }, Command::PassOn { .. } | Command::CareAnswered { .. }) => {
                Err(Refusal::DoneBefore)
            }
            (Stage::Screened { .. }, Command::GiveFeedback { words }) => {
                Ok(vec![Event::FeedbackGiven { words }])
            }
            (
                Stage::Screened { classification, .. },
                Command::Register { .. } | Command::WaiveRegistration { .. },
            ) if !classification.counts() => Err(Refusal::NothingToRegister),
            (Stage::Screened { .. }, Command::Screen(_))
            | (
                Stage::Screened { registered: true, .. },
                Command::Register { .. } | Command::WaiveRegistration { .. },
            ) => Err(Refusal::DoneBefore),
            (Stage::Screened { registered: false, .. }, Command::Register { registration }) => {
                Ok(vec![Event::Registered { registration }])
            }
            (Stage::Screened { registered: false, .. }, Command::WaiveRegistration { reason }) => {
                Ok(vec![Event::RegistrationWaived { reason }])
            }
            (Stage::Accepted { .. } | Stage::Started { .. } | Stage::Closed { .. }, _)
            | (
                _,
                Command::AcceptCase { .. }
                | Command::AcceptReferral { .. }
                | Command::Refuse { .. }
                | Command::StartHelp { .. }
                | Command::AgreeReturn { .. }
                | Command::EndHelp { .. }
                | Command::SenderWithdraws { .. },
            ) => Err(Refusal::WrongPurpose),
        }
    }

    /// A referral: accepted or refused; then help starts, its end is prepared, and it ends.
    pub(super) fn decide_referral(
        &self,
        command: Command,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, command) {
            (
                _,
                Command::AcceptReferral { start_by: Some(date) }
                | Command::StartHelp { prepare_by: Some(date) }
                | Command::AgreeReturn { prepare_by: date },
            ) if date < at => Err(Refusal::DateInPast),
            (Stage::Received, Command::AcceptReferral { start_by }) => {
                Ok(vec![Event::ReferralAccepted { start_by }])
            }
            (Stage::Received, Command::Refuse { why, words }) => {
                Ok(vec![Event::Refused { why, words }])
            }
            (
                Stage::Received,
                Command::StartHelp { .. } | Command::AgreeReturn { .. } | Command::EndHelp { .. },
            ) => Err(Refusal::NotAccepted),
            (
                Stage::Accepted { .. } | Stage::Started { .. },
                Command::AcceptReferral { .. } | Command::Refuse { .. },
            )
            | (Stage::Started { .. }, Command::StartHelp { .. }) => Err(Refusal::DoneBefore),
            (Stage::Accepted { .. }, Command::StartHelp { prepare_by }) => {
                Ok(vec![Event::HelpStarted { prepare_by }])
            }
            (Stage::Accepted { .. }, Command::AgreeReturn { .. }) => Err(Refusal::NotStarted),
            (Stage::Started { .. }, Command::AgreeReturn { prepare_by }) => {
                Ok(vec![Event::ReturnAgreed { prepare_by }])
            }
            // Help that was promised and never began also ends: the referrer must know.
            (Stage::Accepted { .. } | Stage::Started { .. }, Command::EndHelp { words }) => {
                Ok(vec![Event::HelpEnded { words }])
            }
            (Stage::Screened { .. } | Stage::Closed { .. }, _)
            | (
                _,
                Command::Screen(_)
                | Command::PassOn { .. }
                | Command::CareAnswered { .. }
                | Command::GiveFeedback { .. }
                | Command::Register { .. }
                | Command::WaiveRegistration { .. }
                | Command::AcceptCase { .. }
                | Command::SenderWithdraws { .. },
            ) => Err(Refusal::WrongPurpose),
        }
    }
}

/// A case: accepted, so that it lives on as a case here, or refused.
pub(super) fn decide_care(command: Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AcceptCase { case } => Ok(vec![Event::CaseAccepted { case }]),
        Command::Refuse { why, words } => Ok(vec![Event::Refused { why, words }]),
        Command::Screen(_)
        | Command::PassOn { .. }
        | Command::CareAnswered { .. }
        | Command::GiveFeedback { .. }
        | Command::Register { .. }
        | Command::WaiveRegistration { .. }
        | Command::AcceptReferral { .. }
        | Command::StartHelp { .. }
        | Command::AgreeReturn { .. }
        | Command::EndHelp { .. }
        | Command::SenderWithdraws { .. } => Err(Refusal::WrongPurpose),
    }
}
