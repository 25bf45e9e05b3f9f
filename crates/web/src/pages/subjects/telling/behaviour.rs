//! Behaviour that was discussed, in words.

use super::Told;
use crate::face::Text;
use domain::behaviour::Discussed;

/// What it came to and about what; the whole stands on a page of its own.
pub fn discussed(t: Text, discussed: &Discussed) -> Told {
    let situation = discussed.situation().reveal();
    match discussed {
        Discussed::Here(one) => {
            let outcome = t.pick("behaviour-outcome", one.outcome.word());
            let why = t.with1("event-discussed-why", "words", one.why.reveal());
            Told {
                what: t.with1("event-discussed", "outcome", outcome),
                words: format!("{situation}\n{why}"),
                mark: t.pick("mode", one.situation.mode.word()),
                href: String::new(),
            }
        }
        Discussed::Elsewhere(one) => {
            let (who, at) = (one.holder.reveal(), one.organisation.reveal());
            let outcome = t.with1("event-discussed-came-to", "words", one.outcome.reveal());
            Told {
                what: t.with2("event-discussed-elsewhere", "who", who, "organisation", at),
                words: format!("{situation}\n{outcome}"),
                ..Told::default()
            }
        }
    }
}
