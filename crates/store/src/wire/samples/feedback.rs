//! Feedback to a colleague: how it begins and what can happen.

use super::{POST, SUBJECT, at, text};
use domain::reporting::{FeedbackEvent as Event, Owed, WhyOwed};

pub(super) fn owed() -> Owed {
    Owed { about: SUBJECT, to: POST, why: WhyOwed::HandedOver, give_by: at(1) }
}

pub(super) fn all() -> [(&'static str, Event); 2] {
    let words = text("Wij zijn ermee bezig.");
    [
        ("feedback.given", Event::Given { ground: "own-task".to_owned(), words }),
        ("feedback.heard", Event::Heard),
    ]
}
