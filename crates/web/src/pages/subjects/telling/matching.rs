//! What happens to a combination, in words.

use super::Told;
use crate::face::Text;
use domain::matching::combination::Event;

pub(super) fn combination(t: Text, event: &Event) -> Told {
    match event {
        Event::JudgedSame { reason } => Told::with(t.get("event-judged-same"), reason),
        Event::JudgedDifferent { reason } => Told::with(t.get("event-judged-different"), reason),
        Event::Waited { reason, until } => {
            Told::with(t.with1("event-look-again", "when", t.moment(until)), reason)
        }
        Event::TakenBack { reason, .. } => Told::with(t.get("event-taken-back"), reason),
    }
}
