//! Who hears of what happened to a duty. Telling them is the caller's work, in the same transaction.

use super::{Duty, Event};
use crate::organisations::Roster;
use kernel::WorkerId;

/// The people who hear of an event, each once: whoever has the duty now, whoever had it before, and
/// whoever was asked or told. `before` is the duty as it was, when there was one.
pub fn who_hears(event: &Event, before: Option<&Duty>, roster: &Roster) -> Vec<WorkerId> {
    let holder = before.map(|duty| duty.holder);
    let other = match event {
        Event::Started(duty) => Some(duty.holder),
        Event::Offered { to, .. } => Some(roster.who_acts(*to).1),
        Event::Accepted { holder, .. } | Event::Rerouted { holder, .. } => Some(*holder),
        Event::Escalated { told, .. } => Some(*told),
        Event::Refused { .. } | Event::OfferLapsed | Event::Warned | Event::Ended { .. } => None,
    };
    holder.into_iter().chain(other.filter(|other| Some(*other) != holder)).collect()
}
