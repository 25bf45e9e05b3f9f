//! What happens to a case, in words.

use super::{Names, Told, reporting};
use crate::face::Text;
use domain::casework::{Contact, Event, Signs};
use kernel::{FreeText, Moment};

pub(super) fn case(t: Text, names: &Names<'_>, event: &Event) -> Told {
    match event {
        Event::TeamNamed { posts, .. } => {
            let posts: Vec<_> = posts.iter().map(|post| names.post(*post)).collect();
            Told::plain(t.with1("event-team-named", "who", posts.join("; ")))
        }
        Event::Contacted { contact, next } | Event::AftercareContacted { contact, next } => {
            next_on(t, contacted(t, contact), *next)
        }
        Event::ContactNoted { contact } => contacted(t, contact),
        Event::ScheduleEnded { close_by } => {
            Told::plain(t.with1("event-schedule-ended", "when", t.moment(close_by)))
        }
        Event::RiskSet { risk, reason, .. } => {
            Told::with(t.pick("event-risk", risk.word()), reason)
        }
        Event::PlanWritten(plan) => {
            Told::plain(t.with1("event-plan-written", "when", t.moment(plan.review_by())))
        }
        Event::PlanReviewed { words, next } => reviewed(t, words, *next),
        Event::Referred { outgoing, to } => {
            let to = names.organisation(*to);
            Told::plain(t.with1("event-referred", "to", to)).at(*outgoing)
        }
        Event::ReferralAnswered { outgoing, answer } => {
            reporting::answered(t, answer).at(*outgoing)
        }
        Event::ReferralWithdrawn { outgoing } => {
            Told::plain(t.get("event-referral-withdrawn")).at(*outgoing)
        }
        Event::HelpStarted { outgoing, .. } => {
            Told::plain(t.pick("event-progress", "help-started")).at(*outgoing)
        }
        Event::HelpStopped { words, next } => {
            next_on(t, Told::with(t.get("event-help-stopped"), words), *next)
        }
        Event::ReturnPlanned(_)
        | Event::Returned { .. }
        | Event::AftercarePaused { .. }
        | Event::SignsNoted { .. }
        | Event::SignsReviewed { .. } => after(t, names, event),
        Event::Reopened { reason, .. } => Told::with(t.get("event-reopened"), reason),
        Event::Closed { reason, words } => {
            let reason = t.pick("closed", reason.word());
            Told::with(t.with1("event-closed", "reason", reason), words)
        }
    }
}

/// What happens around the return home and after it.
fn after(t: Text, names: &Names<'_>, event: &Event) -> Told {
    match event {
        Event::ReturnPlanned(plan) => {
            let (when, who) = (t.moment(plan.on), names.post(plan.helper));
            let what = t.with2("event-return-planned", "when", when, "who", who);
            Told::with(what, &plan.agreements)
        }
        Event::Returned { on, next } => {
            next_on(t, Told::plain(t.with1("event-returned", "when", t.day(on.day()))), *next)
        }
        Event::AftercarePaused { until, reason } => {
            Told::with(t.with1("event-aftercare-paused", "until", t.moment(until)), reason)
        }
        Event::SignsNoted { signs, review_by } => signs_noted(t, signs, *review_by),
        Event::SignsReviewed { outcome, reason } => {
            Told::with(t.pick("event-signs-reviewed", outcome.word()), reason)
        }
        _ => Told::default(),
    }
}

fn contacted(t: Text, contact: &Contact) -> Told {
    let way = t.pick("way", contact.way.word());
    let what = if contact.reached {
        t.with1("event-reached", "way", way)
    } else {
        t.with1("event-not-reached", "way", way)
    };
    Told::with(what, &contact.words)
}

fn reviewed(t: Text, words: &FreeText, next: Option<Moment>) -> Told {
    let what = match next {
        Some(next) => t.with1("event-plan-reviewed-until", "when", t.moment(next)),
        None => t.get("event-plan-ended"),
    };
    Told::with(what, words)
}

fn signs_noted(t: Text, signs: &Signs, review_by: Moment) -> Told {
    let what = t.with1("event-signs-noted", "when", t.moment(review_by));
    let mut told = Told::with(what, &signs.words);
    told.words.push('\n');
    told.words.push_str(&t.with1("event-alternative", "words", signs.alternative.reveal()));
    told
}

fn next_on(t: Text, mut told: Told, next: Moment) -> Told {
    if !told.words.is_empty() {
        told.words.push('\n');
    }
    told.words.push_str(&t.with1("event-next-contact", "when", t.moment(next)));
    told
}
