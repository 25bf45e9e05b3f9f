//! The case itself: how far the track is, and what that says must happen.

use super::agenda::AgendaItem;
use super::command::{Command, Event, Refusal};
use crate::duties::{Action, Facts};
use crate::organisations::Function;
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
        /// Taken back.
        Withdrawn = "withdrawn",
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

    /// The risk by which the rhythm of contact is looked up: high until a person chose otherwise.
    pub fn rhythm_risk(&self) -> Risk {
        self.risk.unwrap_or(Risk::High)
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
            // A case that was just accepted or reopened, and a sign on a closed one, go to a care
            // coordinator, whoever had it before.
            (Some(AgendaItem { action, due }), Stage::Closed { .. } | Stage::Accepted { .. }) => {
                Next::Act {
                    action: *action,
                    who: Who::Function(Function::CareCoordinator),
                    due: Due::At(*due),
                }
            }
            (Some(AgendaItem { action, due }), _) => Next::holder_by(*action, *due),
            (None, _) => Next::holder(Action::Close),
        }
    }
}
