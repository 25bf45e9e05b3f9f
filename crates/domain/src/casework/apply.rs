//! How what happened changes a case.

use super::case::{Case, PlanState, Referral, ReferralStatus, Stage, WaitingSigns};
use super::command::Event;
use crate::reporting::Answer;
use kernel::{Moment, OrganisationId, SubjectId};

impl Case {
    pub(super) fn apply_case(mut self, event: &Event, at: Moment) -> Self {
        match event {
            Event::TeamNamed { posts, bridge } => {
                self.team.clone_from(posts);
                self.bridge = *bridge;
            }
            Event::Contacted { contact, next } => {
                self.stage = self.stage.contacted(contact.reached, *next);
            }
            Event::AftercareContacted { next, .. } => self.stage = self.stage.seen(*next, false),
            Event::AftercarePaused { until, .. } => self.stage = self.stage.seen(*until, true),
            Event::ScheduleEnded { close_by } => {
                if let Stage::Aftercare { returned, .. } = self.stage {
                    self.stage = Stage::ScheduleEnded { returned, close_by: *close_by };
                }
            }
            Event::RiskSet { risk, next, .. } => {
                self.risk = Some(*risk);
                if let Some(next) = next {
                    self.stage = self.stage.closer(*next);
                }
            }
            Event::PlanWritten(plan) => self.plan = PlanState::Stands(plan.review_by()),
            Event::PlanReviewed { next, .. } => {
                self.plan = next.map_or(PlanState::Ended, PlanState::Stands);
            }
            Event::Referred { outgoing, to } => {
                self.referrals.push(Referral::asked(*outgoing, *to));
            }
            Event::ReferralAnswered { outgoing, answer } => {
                self.mark(*outgoing, ReferralStatus::of(answer));
            }
            Event::ReferralWithdrawn { outgoing } => {
                self.mark(*outgoing, ReferralStatus::Withdrawn);
            }
            Event::HelpStarted { outgoing, prepare_by } => {
                self.mark(*outgoing, ReferralStatus::Started);
                self.stage =
                    Stage::Helped { referral: *outgoing, since: at, prepare_by: *prepare_by };
            }
            Event::HelpStopped { next, .. } => self.stage = Stage::Bridging { next_contact: *next },
            Event::ReturnPlanned(plan) => self.stage = Stage::Returning { plan: plan.clone() },
            Event::Returned { on, next } => {
                self.stage = Stage::Aftercare { returned: *on, next_contact: *next, paused: false };
            }
            Event::SignsNoted { signs, review_by } => {
                self.signs = Some(WaitingSigns::with(self.signs, signs.urgent, *review_by));
            }
            Event::SignsReviewed { .. } => self.signs = None,
            Event::Reopened { contact_by, plan_by, .. } => {
                self.signs = None;
                self.plan = PlanState::ToMake(*plan_by);
                self.stage = Stage::Accepted { contact_by: *contact_by };
            }
            Event::Closed { reason, .. } => self.stage = Stage::Closed { reason: *reason },
            Event::ContactNoted { .. } => {}
        }
        self
    }

    fn mark(&mut self, outgoing: SubjectId, status: ReferralStatus) {
        for referral in self.referrals.iter_mut().filter(|r| r.outgoing == outgoing) {
            referral.status = status;
        }
    }
}

impl Referral {
    const fn asked(outgoing: SubjectId, to: OrganisationId) -> Self {
        Self { outgoing, to, status: ReferralStatus::Asked }
    }
}

impl ReferralStatus {
    const fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Accepted => Self::Accepted,
            Answer::Refused { .. } => Self::Refused,
        }
    }
}

impl Stage {
    /// Contact before help started. Only who was reached is bridged; else it stays a first contact.
    fn contacted(self, reached: bool, next: Moment) -> Self {
        match self {
            Self::Accepted { .. } if !reached => Self::Accepted { contact_by: next },
            Self::Accepted { .. } | Self::Bridging { .. } => Self::Bridging { next_contact: next },
            stage @ (Self::Helped { .. }
            | Self::Returning { .. }
            | Self::Aftercare { .. }
            | Self::ScheduleEnded { .. }
            | Self::Closed { .. }) => stage,
        }
    }

    /// The next contact of aftercare.
    fn seen(self, next_contact: Moment, paused: bool) -> Self {
        match self {
            Self::Aftercare { returned, .. } => Self::Aftercare { returned, next_contact, paused },
            stage @ (Self::Accepted { .. }
            | Self::Bridging { .. }
            | Self::Helped { .. }
            | Self::Returning { .. }
            | Self::ScheduleEnded { .. }
            | Self::Closed { .. }) => stage,
        }
    }

    /// Brings an agreed contact closer, never later.
    fn closer(self, next: Moment) -> Self {
        match self {
            Self::Accepted { contact_by } => Self::Accepted { contact_by: contact_by.min(next) },
            Self::Bridging { next_contact } => {
                Self::Bridging { next_contact: next_contact.min(next) }
            }
            Self::Aftercare { returned, next_contact, paused } => {
                Self::Aftercare { returned, next_contact: next_contact.min(next), paused }
            }
            stage @ (Self::Helped { .. }
            | Self::Returning { .. }
            | Self::ScheduleEnded { .. }
            | Self::Closed { .. }) => stage,
        }
    }
}

impl WaitingSigns {
    /// One more sign: looked at by the earliest date, urgent when one of them is.
    fn with(waiting: Option<Self>, urgent: bool, review_by: Moment) -> Self {
        let waiting = waiting.unwrap_or(Self { urgent, review_by });
        Self { urgent: waiting.urgent || urgent, review_by: waiting.review_by.min(review_by) }
    }
}
