//! The case itself: its stages, what one can ask of it and what can happen to it.

use super::agenda::AgendaItem;
use super::contact::{Contact, Then};
use super::plan::SafetyPlan;
use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::reporting::Answer;
use crate::subjects::{Due, Kind, Next, Subject, Who};
use crate::words::words;
use kernel::{FreeText, Moment, OrganisationId, PostId, SubjectId};

/// One young person's track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The report or signal it came from.
    pub from: Option<SubjectId>,
    /// When it was accepted.
    pub accepted_at: Moment,
    /// The risk a person chose; `None` until someone did, and then treated as high.
    pub risk: Option<Risk>,
    /// Who works on it.
    pub team: Vec<PostId>,
    /// Who keeps contact until help starts. The care coordinator answers for it.
    pub bridge: Option<PostId>,
    /// Where help was asked.
    pub referrals: Vec<Referral>,
    /// Whether there is a safety plan, and what must happen with it.
    pub plan: PlanState,
    /// Signs of renewed victimisation that nobody looked at yet.
    pub signs: Option<WaitingSigns>,
    /// How far the track is.
    pub stage: Stage,
}

/// How far a track is. Every open stage holds the date of what must happen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Accepted; the young person must be reached.
    Accepted {
        /// By when.
        contact_by: Moment,
    },
    /// Contact is kept until help starts.
    Bridging {
        /// When the next contact is.
        next_contact: Moment,
    },
    /// Help is given.
    Helped {
        /// The referral that led to it.
        referral: SubjectId,
        /// Since when.
        since: Moment,
        /// By when the return is planned.
        prepare_by: Moment,
    },
    /// The return is planned.
    Returning {
        /// What was agreed.
        plan: ReturnPlan,
    },
    /// Home again; contact is kept for years.
    Aftercare {
        /// Since when.
        returned: Moment,
        /// When the next contact is.
        next_contact: Moment,
        /// Whether the young person asked for a pause until that contact.
        paused: bool,
    },
    /// The schedule of contacts ended; someone must close the case.
    ScheduleEnded {
        /// Since when home.
        returned: Moment,
        /// By when.
        close_by: Moment,
    },
    /// Over, and the door is open: a sign or a question reopens it.
    Closed {
        /// The coded reason.
        reason: WhyClosed,
    },
}

/// Whether there is a safety plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    /// It must be made by this moment.
    ToMake(Moment),
    /// It stands, and is reviewed by this moment.
    Stands(Moment),
    /// It was ended in a review: no longer needed.
    Ended,
}

words! {
    /// The risk as a person judged it, with a reason. It sets the rhythm of contact, nothing else.
    pub enum Risk {
        /// High.
        High = "high",
        /// Otherwise.
        Other = "other",
    }
}

words! {
    /// Why a case is closed.
    pub enum WhyClosed {
        /// The years of aftercare are over.
        AftercareCompleted = "aftercare-completed",
        /// The help led to safety.
        HelpLedToSafety = "help-led-to-safety",
        /// It turned out that nothing points to exploitation.
        NoSuspicion = "no-suspicion",
        /// The young person lives elsewhere and someone there took over.
        MovedAway = "moved-away",
        /// The young person said no, knowing that the door stays open.
        PersonDeclined = "person-declined",
    }
}

words! {
    /// What a look at signs led to.
    pub enum Outcome {
        /// The track goes on as it was.
        Continue = "continue",
        /// The track starts again with contact.
        Reopen = "reopen",
    }
}

words! {
    /// How far a referral is.
    pub enum ReferralStatus {
        /// Not answered.
        Asked = "asked",
        /// Accepted; help hasn't started.
        Accepted = "accepted",
        /// Refused.
        Refused = "refused",
        /// Help started.
        Started = "started",
    }
}

/// Help that was asked somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referral {
    /// The sending.
    pub outgoing: SubjectId,
    /// To whom.
    pub to: OrganisationId,
    /// How far it is.
    pub status: ReferralStatus,
}

/// What was agreed about the return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPlan {
    /// When.
    pub on: Moment,
    /// The one helper who stays.
    pub helper: PostId,
    /// The agreements with the young person, parents, school and neighbourhood.
    pub agreements: FreeText,
}

/// Signs of renewed victimisation. They are never added up: a person looks at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Ids of `content/aftercare/signs.toml`.
    pub ids: Vec<String>,
    /// Whether someone must look at once.
    pub urgent: bool,
    /// What else it could mean.
    pub alternative: FreeText,
    /// What was seen or heard.
    pub words: FreeText,
}

/// Signs that wait for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingSigns {
    /// Whether one of them is urgent.
    pub urgent: bool,
    /// By when someone must have looked.
    pub review_by: Moment,
}

/// The start of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    /// The report or signal it comes from.
    pub from: Option<SubjectId>,
    /// By when the young person must be reached.
    pub contact_by: Moment,
    /// By when there must be a safety plan.
    pub plan_by: Moment,
}

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

impl Acceptance {
    /// A case accepted now, with the standard terms for first contact and safety plan.
    pub fn new(from: Option<SubjectId>, facts: &Facts<'_>, at: Moment) -> Self {
        Self {
            from,
            contact_by: facts.due(Action::FirstContact, at),
            plan_by: facts.due(Action::MakeSafetyPlan, at),
        }
    }
}

impl Case {
    /// A case that was accepted at this moment.
    pub const fn new(acceptance: Acceptance, accepted_at: Moment) -> Self {
        Self {
            from: acceptance.from,
            accepted_at,
            risk: None,
            team: Vec::new(),
            bridge: None,
            referrals: Vec::new(),
            plan: PlanState::ToMake(acceptance.plan_by),
            signs: None,
            stage: Stage::Accepted { contact_by: acceptance.contact_by },
        }
    }
}

impl Stage {
    /// The stable word, key of the text on screen.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Bridging { .. } => "bridging",
            Self::Helped { .. } => "helped",
            Self::Returning { .. } => "returning",
            Self::Aftercare { .. } => "aftercare",
            Self::ScheduleEnded { .. } => "schedule-ended",
            Self::Closed { .. } => "closed",
        }
    }
}

impl Subject for Case {
    const KIND: Kind = Kind::Case;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        self.decide_case(command, facts, at)
    }

    fn apply(self, event: &Event, at: Moment) -> Self {
        self.apply_case(event, at)
    }

    fn next(&self) -> Next {
        let agenda = self.agenda();
        match (agenda.first(), &self.stage) {
            (None, Stage::Closed { reason }) => Next::Closed(reason.word()),
            // A sign on a closed case goes to a care coordinator: nobody holds the case any more.
            (Some(AgendaItem { action, due }), Stage::Closed { .. }) => Next::Act {
                action: *action,
                who: Who::Function(Function::CareCoordinator),
                due: Due::At(*due),
            },
            (Some(AgendaItem { action, due }), _) => Next::holder_by(*action, *due),
            (None, _) => Next::holder(Action::Close),
        }
    }
}
