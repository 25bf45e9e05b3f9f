//! Something received from another organisation: screened, accepted or refused, and answered.
//!
//! INVARIANT: whoever sent something hears back. A report isn't closed before feedback was given;
//! a case or referral isn't closed before it was answered, unless the sender took it back.

use super::answering::decide_care;
use super::{Classification, Parcel, Purpose, WhyRefused};
use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::subjects::{Due, Kind, Next, Subject, Who};
use kernel::{FreeText, Moment, OrganisationId, RegistrationId, SubjectId};

/// What arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// From whom.
    pub from: OrganisationId,
    /// Their side of it.
    pub their: SubjectId,
    /// What for.
    pub purpose: Purpose,
    /// What they wrote.
    pub content: FreeText,
    /// When the answer or feedback is due, as the receipt promised.
    pub answer_by: Moment,
}

/// One arrival and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What arrived.
    pub arrival: Arrival,
    /// When.
    pub received_at: Moment,
    /// What became of it.
    pub stage: Stage,
}

/// What a person made of a report, and what should follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// What it is.
    pub classification: Classification,
    /// Why.
    pub reason: FreeText,
    /// Whether it goes on to care coordination.
    pub to_care: bool,
    /// What was agreed with or advised about the police.
    pub police: Option<FreeText>,
    /// What was agreed with or advised about Veilig Thuis.
    pub veilig_thuis: Option<FreeText>,
}

/// Whether someone coordinates care after a screening that asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// The screening asked for none.
    NotNeeded,
    /// Care coordination must be asked, for the first time or after a refusal.
    ToAsk,
    /// It was asked and hasn't answered.
    Asked,
    /// A coordinator has it.
    Accepted,
}

/// What became of an arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Received; nobody looked yet.
    Received,
    /// A report was screened; the reporter must hear, and what counts must be registered.
    Screened {
        /// What it is.
        classification: Classification,
        /// Whether someone coordinates care.
        care: Care,
        /// Whether the reporter heard.
        told: bool,
        /// Whether the registration was written or waived.
        registered: bool,
    },
    /// A referral was accepted; help must start.
    Accepted {
        /// When help must have started; the standard term when not agreed.
        start_by: Option<Moment>,
    },
    /// Help is given; the return must be prepared.
    Started {
        /// When the return must be prepared; the standard term when not agreed.
        prepare_by: Option<Moment>,
    },
    /// Over.
    Closed {
        /// The coded reason.
        reason: &'static str,
    },
}

/// What one can ask of an arrival. The last one comes from a parcel.
#[derive(Debug, Clone)]
pub enum Command {
    /// Say what a report is.
    Screen(Screening),
    /// Note that it was handed on to care coordination.
    PassOn {
        /// The sending that carries it.
        outgoing: SubjectId,
    },
    /// Note what care coordination answered; comes from a parcel.
    CareAnswered {
        /// Whether a coordinator has it now.
        accepted: bool,
    },
    /// Tell the reporter what was done.
    GiveFeedback {
        /// In words that say nothing more than the reporter may know.
        words: FreeText,
    },
    /// Say which registration was written.
    Register {
        /// Which.
        registration: RegistrationId,
    },
    /// Say why there is no registration.
    WaiveRegistration {
        /// Why.
        reason: FreeText,
    },
    /// Accept a case: it was opened here.
    AcceptCase {
        /// The case.
        case: SubjectId,
    },
    /// Accept a referral.
    AcceptReferral {
        /// When help must have started.
        start_by: Option<Moment>,
    },
    /// Refuse a case or referral.
    Refuse {
        /// The coded reason.
        why: WhyRefused,
        /// In words.
        words: FreeText,
    },
    /// Say that help started.
    StartHelp {
        /// When the return must be prepared.
        prepare_by: Option<Moment>,
    },
    /// Agree when the return must be prepared.
    AgreeReturn {
        /// By when.
        prepare_by: Moment,
    },
    /// Say that help ended.
    EndHelp {
        /// How, and what was handed over.
        words: FreeText,
    },
    /// The sender took it back.
    SenderWithdraws {
        /// Why.
        reason: FreeText,
    },
}

/// What happened to an arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A report was screened.
    Screened(Screening),
    /// It was handed on to care coordination.
    PassedOn {
        /// The sending that carries it.
        outgoing: SubjectId,
    },
    /// Care coordination answered, or the question was taken back.
    CareAnswered {
        /// Whether a coordinator has it now.
        accepted: bool,
    },
    /// The reporter was told.
    FeedbackGiven {
        /// What was said.
        words: FreeText,
    },
    /// A registration was written.
    Registered {
        /// Which.
        registration: RegistrationId,
    },
    /// There will be no registration.
    RegistrationWaived {
        /// Why.
        reason: FreeText,
    },
    /// A case was accepted.
    CaseAccepted {
        /// The case that was opened here.
        case: SubjectId,
    },
    /// A referral was accepted.
    ReferralAccepted {
        /// When help must have started.
        start_by: Option<Moment>,
    },
    /// A case or referral was refused.
    Refused {
        /// The coded reason.
        why: WhyRefused,
        /// In words.
        words: FreeText,
    },
    /// Help started.
    HelpStarted {
        /// When the return must be prepared.
        prepare_by: Option<Moment>,
    },
    /// It was agreed when the return must be prepared.
    ReturnAgreed {
        /// By when.
        prepare_by: Moment,
    },
    /// Help ended.
    HelpEnded {
        /// How, and what was handed over.
        words: FreeText,
    },
    /// The sender took it back. What is known can't become unknown: a report and an accepted
    /// referral go on; what wasn't answered yet closes.
    SenderWithdrew {
        /// Why.
        reason: FreeText,
    },
}

/// Why a command on an arrival can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is over.
    #[error("this matter is closed")]
    Closed,
    /// It was sent for another purpose.
    #[error("this doesn't belong to what it was sent for")]
    WrongPurpose,
    /// Someone must screen it first.
    #[error("screen the report first")]
    NotScreened,
    /// It was done before.
    #[error("this was done before")]
    DoneBefore,
    /// What isn't an indication isn't registered.
    #[error("a report without indication is not registered")]
    NothingToRegister,
    /// It must be accepted first.
    #[error("accept the referral first")]
    NotAccepted,
    /// Help must have started first.
    #[error("help hasn't started")]
    NotStarted,
    /// The date lies in the past.
    #[error("the date lies in the past")]
    DateInPast,
}

impl Refusal {
    /// The stable word, key of the text on screen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "matter-closed",
            Self::WrongPurpose => "wrong-purpose",
            Self::NotScreened => "not-screened",
            Self::DoneBefore => "done-before",
            Self::NothingToRegister => "nothing-to-register",
            Self::NotAccepted => "not-accepted",
            Self::NotStarted => "not-started",
            Self::DateInPast => "date-in-past",
        }
    }
}

impl Arrival {
    /// When the sender must have heard: what the receipt promises.
    pub fn answer_by(purpose: Purpose, facts: &Facts<'_>, at: Moment) -> Moment {
        facts.due(
            match purpose {
                Purpose::Report => Action::GiveFeedback,
                Purpose::Care => Action::AcceptCase,
                Purpose::Referral => Action::AnswerReferral,
            },
            at,
        )
    }

    /// The receipt that goes to the sender.
    pub const fn receipt(&self, at: Moment) -> Parcel {
        Parcel::Receipt { at, answer_by: self.answer_by }
    }
}

impl Incoming {
    /// An arrival of now.
    pub const fn new(arrival: Arrival, received_at: Moment) -> Self {
        Self { arrival, received_at, stage: Stage::Received }
    }
}

impl Subject for Incoming {
    const KIND: Kind = Kind::Incoming;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        _facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, self.arrival.purpose, command) {
            (_, _, Command::SenderWithdraws { reason }) => {
                Ok(vec![Event::SenderWithdrew { reason }])
            }
            (Stage::Closed { .. }, _, _) => Err(Refusal::Closed),
            (_, purpose, Command::Refuse { why, .. }) if why.purpose() != purpose => {
                Err(Refusal::WrongPurpose)
            }
            (_, Purpose::Report, command) => self.decide_report(command),
            (_, Purpose::Care, command) => decide_care(command),
            (_, Purpose::Referral, command) => self.decide_referral(command, at),
        }
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        self.stage = match event {
            Event::Screened(screening) => Stage::Screened {
                classification: screening.classification,
                care: if screening.to_care { Care::ToAsk } else { Care::NotNeeded },
                told: false,
                registered: !screening.classification.counts(),
            },
            Event::PassedOn { .. } => self.stage.report_step(ReportStep::Care(Care::Asked)),
            Event::CareAnswered { accepted: true } => {
                self.stage.report_step(ReportStep::Care(Care::Accepted))
            }
            Event::CareAnswered { accepted: false } => {
                self.stage.report_step(ReportStep::Care(Care::ToAsk))
            }
            Event::FeedbackGiven { .. } => self.stage.report_step(ReportStep::Tell),
            Event::Registered { .. } | Event::RegistrationWaived { .. } => {
                self.stage.report_step(ReportStep::Register)
            }
            Event::CaseAccepted { .. } => Stage::Closed { reason: "accepted" },
            Event::ReferralAccepted { start_by } => Stage::Accepted { start_by: *start_by },
            Event::Refused { .. } => Stage::Closed { reason: "refused" },
            Event::HelpStarted { prepare_by } => Stage::Started { prepare_by: *prepare_by },
            Event::ReturnAgreed { prepare_by } => Stage::Started { prepare_by: Some(*prepare_by) },
            Event::HelpEnded { .. } => Stage::Closed { reason: "completed" },
            Event::SenderWithdrew { .. } => match (self.stage, self.arrival.purpose) {
                (Stage::Received, Purpose::Care | Purpose::Referral) => {
                    Stage::Closed { reason: "withdrawn" }
                }
                (stage, Purpose::Report | Purpose::Care | Purpose::Referral) => stage,
            },
        };
        self
    }

    fn next(&self) -> Next {
        let answer_by = self.arrival.answer_by;
        match (&self.stage, self.arrival.purpose) {
            (Stage::Received, Purpose::Report) => {
                Next::function(Action::ScreenIntake, Function::IntakeOfficer)
            }
            (Stage::Received, Purpose::Care) => {
                by_function(Action::AcceptCase, Function::CareCoordinator, answer_by)
            }
            (Stage::Received, Purpose::Referral) => {
                by_function(Action::AnswerReferral, Function::HelpProvider, answer_by)
            }
            // The young person first: then the reporter, then the figures.
            (Stage::Screened { care: Care::ToAsk, .. }, _) => Next::holder(Action::PassToCare),
            (Stage::Screened { told: false, .. }, _) => {
                Next::holder_by(Action::GiveFeedback, answer_by)
            }
            (Stage::Screened { registered: false, .. }, _) => Next::holder(Action::Register),
            // Whoever screened it answers for it until a coordinator has it.
            (Stage::Screened { care: Care::Asked, .. }, _) => Next::holder(Action::AwaitReferral),
            (Stage::Screened { .. }, _) => Next::Closed("answered"),
            (Stage::Accepted { start_by: None }, _) => Next::holder(Action::StartHelp),
            (Stage::Accepted { start_by: Some(by) }, _) => Next::holder_by(Action::StartHelp, *by),
            (Stage::Started { prepare_by: None }, _) => Next::holder(Action::PrepareReturn),
            (Stage::Started { prepare_by: Some(by) }, _) => {
                Next::holder_by(Action::PrepareReturn, *by)
            }
            (Stage::Closed { reason }, _) => Next::Closed(reason),
        }
    }
}

fn by_function(action: Action, function: Function, at: Moment) -> Next {
    Next::Act { action, who: Who::Function(function), due: Due::At(at) }
}

/// What settles one of the three things that a screened report asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReportStep {
    Care(Care),
    Tell,
    Register,
}

impl Stage {
    /// A report is over when a coordinator accepted where one is needed, the reporter heard and the
    /// registration was settled, in any order.
    fn report_step(self, step: ReportStep) -> Self {
        match self {
            Self::Screened { classification, care, told, registered } => {
                let care = match step {
                    ReportStep::Care(care) => care,
                    ReportStep::Tell | ReportStep::Register => care,
                };
                let told = told || step == ReportStep::Tell;
                let registered = registered || step == ReportStep::Register;
                let settled = matches!(care, Care::NotNeeded | Care::Accepted);
                if told && registered && settled {
                    Self::Closed { reason: "answered" }
                } else {
                    Self::Screened { classification, care, told, registered }
                }
            }
            stage @ (Self::Received
            | Self::Accepted { .. }
            | Self::Started { .. }
            | Self::Closed { .. }) => stage,
        }
    }
}
