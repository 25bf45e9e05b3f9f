//! What may be done with a case, in the order in which a care coordinator would explain it.

use super::case::{
    Case, Outcome, PlanState, Referral, ReferralStatus, ReturnPlan, Signs, Stage, WhyClosed,
};
use super::command::{Command, Event, Refusal};
use super::contact::{Contact, Then};
use crate::duties::{Action, Facts};
use crate::reporting::Answer;
use kernel::{FreeText, Moment, PostId, SubjectId};

/// The farthest that anything may be put off, in days: the slowest rhythm there is, a yearly
/// contact, with a month to spare. Farther is a slip of the pen, and someone would be forgotten.
const FARTHEST_DAYS: i64 = 400;

type Decision = Result<Vec<Event>, Refusal>;

impl Case {
    pub(super) fn decide_case(&self, command: Command, facts: &Facts<'_>, at: Moment) -> Decision {
        match command {
            // These also when the case is closed: the door is open.
            Command::NoteSign(signs) => note_signs(signs, facts, at),
            Command::ReviewSigns { outcome, reason } => {
                self.review_signs(outcome, reason, facts, at)
            }
            Command::Reopen { reason } => self.reopen(reason, facts, at),
            // All others while it is open.
            _ if self.is_closed() => Err(Refusal::Closed),
            Command::NameTeam { posts, bridge } => name_team(posts, bridge),
            Command::SetRisk { risk, reason, next } => {
                next.map_or(Ok(()), |next| ahead(next, at))?;
                Ok(vec![Event::RiskSet { risk, reason, next }])
            }
            Command::WritePlan(plan) => {
                ahead(plan.review_by(), at)?;
                Ok(vec![Event::PlanWritten(plan)])
            }
            Command::ReviewPlan { words, next } => self.review_plan(words, next, at),
            Command::RecordContact { contact, next } => self.contact(contact, next, at),
            Command::NoteContact { contact } => self.note_contact(contact),
            Command::Refer { outgoing, to } => match self.referral(outgoing) {
                Some(_) => Err(Refusal::DoneBefore),
                None => Ok(vec![Event::Referred { outgoing, to }]),
            },
            Command::ReferralAnswered { outgoing, answer } => self.answered(outgoing, answer),
            Command::ReferralWithdrawn { outgoing } => self.withdrawn(outgoing),
            Command::HelpStarted { outgoing } => self.help_started(outgoing, facts, at),
            Command::HelpStopped { words, next } => self.help_stopped(words, next, at),
            Command::PlanReturn(plan) => self.plan_return(plan, at),
            Command::Returned { on, next } => self.returned(on, next, at),
            Command::AftercareContact { contact, then } => {
                self.aftercare_contact(contact, then, facts, at)
            }
            Command::PauseAftercare { until, reason } => {
                self.in_aftercare()?;
                ahead(until, at)?;
                Ok(vec![Event::AftercarePaused { until, reason }])
            }
            Command::Close { reason, words } => self.close(reason, words),
        }
    }

    /// Whether the case is closed.
    pub const fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed { .. })
    }

    fn referral(&self, outgoing: SubjectId) -> Option<&Referral> {
        self.referrals.iter().find(|referral| referral.outgoing == outgoing)
    }

    /// Before help started: each contact names the next one.
    fn contact(&self, contact: Contact, next: Moment, at: Moment) -> Decision {
        match &self.stage {
            Stage::Accepted { .. } | Stage::Bridging { .. } => {
                ahead(next, at)?;
                Ok(vec![Event::Contacted { contact, next }])
            }
            Stage::Helped { .. }
            | Stage::Returning { .. }
            | Stage::Aftercare { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    /// While others give help, or after the schedule: a contact that sets no date.
    fn note_contact(&self, contact: Contact) -> Decision {
        match &self.stage {
            Stage::Helped { .. } | Stage::Returning { .. } | Stage::ScheduleEnded { .. } => {
                Ok(vec![Event::ContactNoted { contact }])
            }
            Stage::Accepted { .. }
            | Stage::Bridging { .. }
            | Stage::Aftercare { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    fn aftercare_contact(
        &self,
        contact: Contact,
        then: Then,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Decision {
        self.in_aftercare()?;
        match then {
            Then::Next(next) => {
                ahead(next, at)?;
                Ok(vec![Event::AftercareContacted { contact, next }])
            }
            Then::ScheduleEnds => {
                let close_by = facts.due(Action::Close, at);
                Ok(vec![Event::ContactNoted { contact }, Event::ScheduleEnded { close_by }])
            }
        }
    }

    const fn in_aftercare(&self) -> Result<(), Refusal> {
        match &self.stage {
            Stage::Aftercare { .. } => Ok(()),
            Stage::Accepted { .. }
            | Stage::Bridging { .. }
            | Stage::Helped { .. }
            | Stage::Returning { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::NotInAftercare),
        }
    }

    /// The plan is reviewed as long as it stands; only in aftercare can it be left.
    fn review_plan(&self, words: FreeText, next: Option<Moment>, at: Moment) -> Decision {
        match (self.plan, next) {
            (PlanState::ToMake(_) | PlanState::Ended, _) => Err(Refusal::NoPlan),
            (PlanState::Stands(_), Some(next)) => {
                ahead(next, at)?;
                Ok(vec![Event::PlanReviewed { words, next: Some(next) }])
            }
            (PlanState::Stands(_), None) => match self.in_aftercare() {
                Ok(()) => Ok(vec![Event::PlanReviewed { words, next: None }]),
                Err(_) => Err(Refusal::PlanStillNeeded),
            },
        }
    }

    fn answered(&self, outgoing: SubjectId, answer: Answer) -> Decision {
        match self.referral(outgoing).map(|referral| referral.status) {
            None => Err(Refusal::UnknownReferral),
            Some(ReferralStatus::Asked) => Ok(vec![Event::ReferralAnswered { outgoing, answer }]),
            Some(
                ReferralStatus::Accepted
                | ReferralStatus::Refused
                | ReferralStatus::Started
                | ReferralStatus::Withdrawn,
            ) => Err(Refusal::DoneBefore),
        }
    }

    /// What wasn't answered can be taken back, and help that didn't start too.
    fn withdrawn(&self, outgoing: SubjectId) -> Decision {
        match self.referral(outgoing).map(|referral| referral.status) {
            None => Err(Refusal::UnknownReferral),
            Some(ReferralStatus::Asked | ReferralStatus::Accepted) => {
                Ok(vec![Event::ReferralWithdrawn { outgoing }])
            }
            Some(ReferralStatus::Refused | ReferralStatus::Started | ReferralStatus::Withdrawn) => {
                Err(Refusal::DoneBefore)
            }
        }
    }

    /// Only help that really started ends the bridging contact, not help that was promised.
    fn help_started(&self, outgoing: SubjectId, facts: &Facts<'_>, at: Moment) -> Decision {
        match self.referral(outgoing).map(|referral| referral.status) {
            None => return Err(Refusal::UnknownReferral),
            Some(ReferralStatus::Asked | ReferralStatus::Refused | ReferralStatus::Withdrawn) => {
                return Err(Refusal::NotAccepted);
            }
            Some(ReferralStatus::Started) => return Err(Refusal::DoneBefore),
            Some(ReferralStatus::Accepted) => {}
        }
        match &self.stage {
            Stage::Accepted { .. } | Stage::Bridging { .. } | Stage::Helped { .. } => {
                let prepare_by = facts.due(Action::PrepareReturn, at);
                Ok(vec![Event::HelpStarted { outgoing, prepare_by }])
            }
            Stage::Returning { .. }
            | Stage::Aftercare { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    fn help_stopped(&self, words: FreeText, next: Moment, at: Moment) -> Decision {
        match &self.stage {
            Stage::Helped { .. } | Stage::Returning { .. } => {
                ahead(next, at)?;
                Ok(vec![Event::HelpStopped { words, next }])
            }
            Stage::Accepted { .. }
            | Stage::Bridging { .. }
            | Stage::Aftercare { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    fn plan_return(&self, plan: ReturnPlan, at: Moment) -> Decision {
        match &self.stage {
            Stage::Helped { .. } | Stage::Returning { .. } => {
                ahead(plan.on, at)?;
                Ok(vec![Event::ReturnPlanned(plan)])
            }
            Stage::Accepted { .. }
            | Stage::Bridging { .. }
            | Stage::Aftercare { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    fn returned(&self, on: Moment, next: Moment, at: Moment) -> Decision {
        match &self.stage {
            Stage::Returning { .. } if on > at => Err(Refusal::NotYet),
            Stage::Returning { .. } => {
                ahead(next, at)?;
                Ok(vec![Event::Returned { on, next }])
            }
            Stage::Accepted { .. }
            | Stage::Bridging { .. }
            | Stage::Helped { .. }
            | Stage::Aftercare { .. }
            | Stage::ScheduleEnded { .. }
            | Stage::Closed { .. } => Err(Refusal::WrongStage),
        }
    }

    /// A look at signs. Where the track still runs there is nothing to reopen.
    fn review_signs(
        &self,
        outcome: Outcome,
        reason: FreeText,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Decision {
        match (&self.signs, outcome, &self.stage) {
            (None, Outcome::Continue | Outcome::Reopen, _) => Err(Refusal::NoSigns),
            (Some(_), Outcome::Continue, _) => Ok(vec![Event::SignsReviewed { outcome, reason }]),
            (
                Some(_),
                Outcome::Reopen,
                Stage::Aftercare { .. } | Stage::ScheduleEnded { .. } | Stage::Closed { .. },
            ) => Ok(vec![
                Event::SignsReviewed { outcome, reason: reason.clone() },
                start_again(reason, facts, at),
            ]),
            (
                Some(_),
                Outcome::Reopen,
                Stage::Accepted { .. }
                | Stage::Bridging { .. }
                | Stage::Helped { .. }
                | Stage::Returning { .. },
            ) => Err(Refusal::NotInAftercare),
        }
    }

    fn reopen(&self, reason: FreeText, facts: &Facts<'_>, at: Moment) -> Decision {
        if self.is_closed() {
            Ok(vec![start_again(reason, facts, at)])
        } else {
            Err(Refusal::NotClosed)
        }
    }

    /// Whether this reason to close can be true as far as the track is: aftercare is complete only once
    /// it began, and help led to safety only once the young person was reached.
    pub const fn can_close_for(&self, reason: WhyClosed) -> bool {
        match reason {
            WhyClosed::AftercareCompleted => {
                matches!(self.stage, Stage::Aftercare { .. } | Stage::ScheduleEnded { .. })
            }
            WhyClosed::HelpLedToSafety => !matches!(self.stage, Stage::Accepted { .. }),
            WhyClosed::NoSuspicion | WhyClosed::MovedAway | WhyClosed::PersonDeclined => true,
        }
    }

    fn close(&self, reason: WhyClosed, words: FreeText) -> Decision {
        match (&self.signs, reason) {
            (Some(_), _) => Err(Refusal::SignsWaiting),
            (None, reason) if self.can_close_for(reason) => {
                Ok(vec![Event::Closed { reason, words }])
            }
            (None, WhyClosed::AftercareCompleted) => Err(Refusal::NotInAftercare),
            (None, _) => Err(Refusal::WrongStage),
        }
    }
}

fn name_team(posts: Vec<PostId>, bridge: Option<PostId>) -> Decision {
    if bridge.is_some_and(|bridge| !posts.contains(&bridge)) {
        return Err(Refusal::BridgeNotInTeam);
    }
    Ok(vec![Event::TeamNamed { posts, bridge }])
}

/// Signs are looked at within the term of their kind: urgent ones have one of their own.
fn note_signs(signs: Signs, facts: &Facts<'_>, at: Moment) -> Decision {
    if signs.ids.is_empty() {
        return Err(Refusal::NoSignChosen);
    }
    let review_by = facts.due(Action::review_of_signs(signs.urgent), at);
    Ok(vec![Event::SignsNoted { signs, review_by }])
}

/// A track that starts again starts with contact and a new safety plan.
fn start_again(reason: FreeText, facts: &Facts<'_>, at: Moment) -> Event {
    Event::Reopened {
        reason,
        contact_by: facts.due(Action::FirstContact, at),
        plan_by: facts.due(Action::MakeSafetyPlan, at),
    }
}

/// A date that is agreed lies ahead, and not so far that someone is forgotten.
const fn ahead(date: Moment, at: Moment) -> Result<(), Refusal> {
    let seconds = date.seconds_since(at);
    if seconds <= 0 {
        Err(Refusal::DateInPast)
    } else if seconds > FARTHEST_DAYS * 86_400 {
        Err(Refusal::DateTooFar)
    } else {
        Ok(())
    }
}
