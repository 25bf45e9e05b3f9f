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
            Told {
                what: t.with1("event-discussed", "outcome", outcome),
                words: below(situation, &t.get("behaviour-why"), one.why.reveal()),
                mark: t.pick("mode", one.situation.mode.word()),
                href: String::new(),
            }
        }
        Discussed::Elsewhere(one) => {
            let (who, at) = (one.holder.reveal(), one.organisation.reveal());
            Told {
                what: t.with2("event-discussed-elsewhere", "who", who, "organisation", at),
                words: below(situation, &t.get("session-outcome"), one.outcome.reveal()),
                ..Told::default()
            }
        }
    }
}

/// A question with its answer, on a line of its own.
fn below(situation: &str, question: &str, answer: &str) -> String {
    format!("{situation}\n{question} {answer}")
}
