//! What happens around someone who is missing, in words.

use super::Told;
use crate::face::Text;
use domain::missing::{Alarm, Check, Event, Judgement};
use kernel::Personal;

pub(super) fn alarm(t: Text, alarm: &Alarm) -> Told {
    let mut told = judged(t, &alarm.judgement);
    told.what = t.with1("event-missing-began", "when", t.fuzzy(alarm.since));
    told.mark = t.pick("missing-code", alarm.judgement.class.word());
    told
}

pub(super) fn missing(t: Text, event: &Event) -> Told {
    match event {
        Event::Judged { judgement, .. } => judged(t, judgement),
        Event::Searched { words } => Told::with(t.get("event-missing-searched"), words),
        Event::PoliceConsulted { words } => Told::with(t.get("event-missing-consulted"), words),
        Event::Reported { number, words, .. } => {
            let number = number.as_ref().map(Personal::reveal);
            let what = match number {
                Some(number) => t.with1("event-missing-reported-as", "number", number),
                None => t.get("event-missing-reported"),
            };
            Told::with(what, words)
        }
        Event::NumberAsked { number, words, .. } => {
            let number = number.as_ref().map(Personal::reveal);
            let what = match number {
                Some(number) => t.with1("event-missing-number", "number", number),
                None => t.get("event-missing-number-asked"),
            };
            Told::with(what, words)
        }
        Event::HomeTold { whom, words } => {
            Told::with(t.with1("event-missing-home-told", "who", whom.reveal()), words)
        }
        Event::HomeNotTold { reason } => Told::with(t.get("event-missing-home-not-told"), reason),
        Event::Returned { when, words, .. } => {
            Told::with(t.with1("event-came-back", "when", t.fuzzy(*when)), words)
        }
        Event::PoliceTold { words } => Told::with(t.get("event-missing-police-told"), words),
        Event::HomeHeard { words } => Told::with(t.get("event-missing-home-heard"), words),
        Event::Talked { held: true, words, .. } => Told::with(t.get("event-missing-talked"), words),
        Event::Talked { held: false, words, .. } => {
            Told::with(t.get("event-missing-not-talked"), words)
        }
        Event::Checked { check, .. } => checked(t, check),
        Event::WorryPassedOn { to } => Told::plain(t.get("event-missing-passed-on")).at(*to),
        Event::Closed { reason, words } => {
            let reason = t.pick("closed", reason.word());
            Told::with(t.with1("event-closed", "reason", reason), words)
        }
    }
}

fn judged(t: Text, judgement: &Judgement) -> Told {
    Told::with(t.pick("event-missing-judged", judgement.class.word()), &judgement.words)
}

/// The conclusion first; what was asked and answered stands below it.
fn checked(t: Text, check: &Check) -> Told {
    let what = t.pick("event-missing-checked", check.finding.word());
    let mut told = Told::with(what, &check.conclusion);
    for (_, answer) in &check.answers {
        told.words.push_str("\n• ");
        told.words.push_str(answer.reveal());
    }
    told
}
