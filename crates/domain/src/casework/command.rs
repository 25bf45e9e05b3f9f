//! What one can ask of a case, what can happen to it, and why something is refused.

use super::case::{Outcome, ReturnPlan, Risk, Signs, WhyClosed};
use super::contact::{Contact, Then};
use super::plan::SafetyPlan;
use crate::reporting::Answer;
use kernel::{FreeText, Moment, OrganisationId, PostId, SubjectId};

/// What one can ask of a case. Dates that a rule table gives come in as values.
#[derive(Debug, Clone)]
pub enum Command {
    /// Say who works on it.
    NameTeam {
        /// Who.
        posts: Vec<PostId>,
        /// Who of them keeps contact until help starts.
        bridge: Option<PostId>,
    },
    /// Note a contact before help started; the next one has a date, always.
    RecordContact {
        /// The contact.
        contact: Contact,
        /// When the next one is.
        next: Moment,
    },
    /// Note a contact while others give help: it sets no date.
    NoteContact {
        /// The contact.
        contact: Contact,
    },
    /// Note a contact of the aftercare schedule.
    AftercareContact {
        /// The contact.
        contact: Contact,
        /// What follows.
        then: Then,
    },
    /// Choose the risk.
    SetRisk {
        /// Which.
        risk: Risk,
        /// Why.
        reason: FreeText,
        /// When the next contact is at this risk; brings an agreed contact closer, never later.
        next: Option<Moment>,
    },
    /// Write the safety plan, or write it anew.
    WritePlan(SafetyPlan),
    /// Note that the safety plan was reviewed.
    ReviewPlan {
        /// What was found.
        words: FreeText,
        /// When the next review is; `None` ends the plan, in aftercare only.
        next: Option<Moment>,
    },
    /// Note that help was asked.
    Refer {
        /// The sending.
        outgoing: SubjectId,
        /// To whom.
        to: OrganisationId,
    },
    /// Note the answer to a referral.
    ReferralAnswered {
        /// The sending.
        outgoing: SubjectId,
        /// The answer.
        answer: Answer,
    },
    /// Note that a referral was taken back.
    ReferralWithdrawn {
        /// The sending.
        outgoing: SubjectId,
    },
    /// Note that help started.
    HelpStarted {
        /// The sending that led to it.
        outgoing: SubjectId,
    },
    /// Note that help stopped without a return: contact is kept again.
    HelpStopped {
        /// What happened.
        words: FreeText,
        /// When the next contact is.
        next: Moment,
    },
    /// Plan the return, or plan it anew.
    PlanReturn(ReturnPlan),
    /// Note that the young person is home.
    Returned {
        /// Since when; not in the future.
        on: Moment,
        /// When the first contact of the schedule is.
        next: Moment,
    },
    /// The young person asks for a pause.
    PauseAftercare {
        /// Until when: then contact is sought again.
        until: Moment,
        /// Why, in the young person's words.
        reason: FreeText,
    },
    /// Note signs of renewed victimisation, also when the case is closed.
    NoteSign(Signs),
    /// Say what a look at the signs led to.
    ReviewSigns {
        /// What.
        outcome: Outcome,
        /// Why.
        reason: FreeText,
    },
    /// Close.
    Close {
        /// The coded reason.
        reason: WhyClosed,
        /// In words.
        words: FreeText,
    },
    /// Open a closed case again.
    Reopen {
        /// Why.
        reason: FreeText,
    },
}

/// What happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was said who works on it.
    TeamNamed {
        /// Who.
        posts: Vec<PostId>,
        /// Who keeps contact until help starts.
        bridge: Option<PostId>,
    },
    /// Contact was sought before help started.
    Contacted {
        /// The contact.
        contact: Contact,
        /// When the next one is.
        next: Moment,
    },
    /// Contact was sought; it sets no date.
    ContactNoted {
        /// The contact.
        contact: Contact,
    },
    /// Contact of the aftercare schedule was sought.
    AftercareContacted {
        /// The contact.
        contact: Contact,
        /// When the next one is.
        next: Moment,
    },
    /// The aftercare schedule ended.
    ScheduleEnded {
        /// By when the case is closed.
        close_by: Moment,
    },
    /// The risk was chosen.
    RiskSet {
        /// Which.
        risk: Risk,
        /// Why.
        reason: FreeText,
        /// When the next contact is at this risk.
        next: Option<Moment>,
    },
    /// The safety plan was written.
    PlanWritten(SafetyPlan),
    /// The safety plan was reviewed.
    PlanReviewed {
        /// What was found.
        words: FreeText,
        /// When the next review is; `None`: the plan ended.
        next: Option<Moment>,
    },
    /// Help was asked.
    Referred {
        /// The sending.
        outgoing: SubjectId,
        /// To whom.
        to: OrganisationId,
    },
    /// A referral was answered.
    ReferralAnswered {
        /// The sending.
        outgoing: SubjectId,
        /// The answer.
        answer: Answer,
    },
    /// A referral was taken back.
    ReferralWithdrawn {
        /// The sending.
        outgoing: SubjectId,
    },
    /// Help started.
    HelpStarted {
        /// The sending that led to it.
        outgoing: SubjectId,
        /// By when the return is planned.
        prepare_by: Moment,
    },
    /// Help stopped without a return.
    HelpStopped {
        /// What happened.
        words: FreeText,
        /// When the next contact is.
        next: Moment,
    },
    /// The return was planned.
    ReturnPlanned(ReturnPlan),
    /// The young person is home.
    Returned {
        /// Since when.
        on: Moment,
        /// When the first contact of the schedule is.
        next: Moment,
    },
    /// The young person asked for a pause.
    AftercarePaused {
        /// Until when.
        until: Moment,
        /// Why.
        reason: FreeText,
    },
    /// Signs were noted.
    SignsNoted {
        /// Which.
        signs: Signs,
        /// By when someone must have looked.
        review_by: Moment,
    },
    /// Someone looked at the signs.
    SignsReviewed {
        /// What it led to.
        outcome: Outcome,
        /// Why.
        reason: FreeText,
    },
    /// The track started again.
    Reopened {
        /// Why.
        reason: FreeText,
        /// By when the young person must be reached.
        contact_by: Moment,
        /// By when there must be a new safety plan.
        plan_by: Moment,
    },
    /// It was closed.
    Closed {
        /// The coded reason.
        reason: WhyClosed,
        /// In words.
        words: FreeText,
    },
}

/// Why a command on a case can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is closed.
    #[error("the case is closed")]
    Closed,
    /// It isn't closed.
    #[error("the case is open")]
    NotClosed,
    /// It doesn't belong to how far the track is.
    #[error("this doesn't belong to how far the track is")]
    WrongStage,
    /// The date must lie in the future.
    #[error("the date must lie in the future")]
    DateInPast,
    /// Nothing is put off so far.
    #[error("the date lies more than 400 days ahead")]
    DateTooFar,
    /// What happened can't lie in the future.
    #[error("what happened can't lie in the future")]
    NotYet,
    /// Who keeps contact must be in the team.
    #[error("who keeps contact must be in the team")]
    BridgeNotInTeam,
    /// There is no safety plan to review.
    #[error("there is no safety plan to review")]
    NoPlan,
    /// The safety plan ends in aftercare only.
    #[error("the safety plan can only end in aftercare")]
    PlanStillNeeded,
    /// No such referral.
    #[error("there is no such referral in this case")]
    UnknownReferral,
    /// It was asked or answered before.
    #[error("this referral was asked or answered before")]
    DoneBefore,
    /// The referral wasn't accepted.
    #[error("this referral wasn't accepted")]
    NotAccepted,
    /// No sign was chosen.
    #[error("choose at least one sign")]
    NoSignChosen,
    /// No signs wait.
    #[error("no signs wait to be looked at")]
    NoSigns,
    /// Signs wait: look at them first.
    #[error("signs wait to be looked at")]
    SignsWaiting,
    /// The aftercare isn't that far.
    #[error("the case isn't in aftercare")]
    NotInAftercare,
}

impl Refusal {
    /// The stable word, key of the text on screen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "case-closed",
            Self::NotClosed => "case-not-closed",
            Self::WrongStage => "wrong-stage",
            Self::DateInPast => "date-in-past",
            Self::DateTooFar => "date-too-far",
            Self::NotYet => "not-yet",
            Self::BridgeNotInTeam => "bridge-not-in-team",
            Self::NoPlan => "no-plan",
            Self::PlanStillNeeded => "plan-still-needed",
            Self::UnknownReferral => "unknown-referral",
            Self::DoneBefore => "done-before",
            Self::NotAccepted => "not-accepted",
            Self::NoSignChosen => "no-sign-chosen",
            Self::NoSigns => "no-signs",
            Self::SignsWaiting => "signs-waiting",
            Self::NotInAftercare => "not-in-aftercare",
        }
    }
}
