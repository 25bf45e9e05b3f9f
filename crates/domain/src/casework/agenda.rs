//! What must happen in a case, in order of urgency: the page shows all of it, the duty is its first.

use super::case::{Case, PlanState, Stage};
use crate::duties::Action;
use kernel::Moment;

/// One thing that must happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// What.
    pub action: Action,
    /// By when.
    pub due: Moment,
}

impl Case {
    /// Everything that must happen, first what is due first. Empty only when the case is closed and
    /// no sign waits to be looked at.
    pub fn agenda(&self) -> Vec<AgendaItem> {
        let mut items = vec![];
        let mut add = |action, due| items.push(AgendaItem { action, due });
        if let Some(signs) = &self.signs {
            add(Action::review_of_signs(signs.urgent), signs.review_by);
        }
        match &self.stage {
            Stage::Accepted { contact_by } => add(Action::FirstContact, *contact_by),
            Stage::Bridging { next_contact } => add(Action::BridgeContact, *next_contact),
            Stage::Helped { prepare_by, .. } => add(Action::PrepareReturn, *prepare_by),
            Stage::Returning { plan } => add(Action::PrepareReturn, plan.on),
            Stage::Aftercare { next_contact, .. } => add(Action::AftercareContact, *next_contact),
            Stage::ScheduleEnded { close_by, .. } => add(Action::Close, *close_by),
            Stage::Closed { .. } => {}
        }
        match (self.plan, &self.stage) {
            (_, Stage::ScheduleEnded { .. } | Stage::Closed { .. }) | (PlanState::Ended, _) => {}
            (PlanState::ToMake(by), _) => add(Action::MakeSafetyPlan, by),
            (PlanState::Stands(review_by), _) => add(Action::ReviewSafetyPlan, review_by),
        }
        items.sort_by_key(|item| item.due);
        items
    }
}

impl Action {
    /// The look at signs of renewed victimisation, urgent or not.
    pub(super) const fn review_of_signs(urgent: bool) -> Self {
        if urgent { Self::ReviewUrgentSigns } else { Self::ReviewSigns }
    }
}
