//! What happens to something sent or received, in words.

use super::Told;
use crate::face::Text;
use domain::reporting::{Answer, FeedbackEvent, IncomingEvent, OutgoingEvent, Screening};

pub(super) fn feedback(t: Text, event: &FeedbackEvent) -> Told {
    match event {
        FeedbackEvent::Given { words, .. } => Told::with(t.get("event-colleague-told"), words),
        FeedbackEvent::Heard => Told::plain(t.get("event-heard")),
    }
}

pub(super) fn outgoing(t: Text, event: &OutgoingEvent) -> Told {
    match event {
        OutgoingEvent::Reminded { note } => Told::with(t.get("event-reminded"), note),
        OutgoingEvent::Withdrawn { reason } => Told::with(t.get("event-withdrawn"), reason),
        OutgoingEvent::Received { at, answer_by } => {
            let (at, by) = (t.moment(at), t.moment(answer_by));
            Told::plain(t.with2("event-received", "at", at, "by", by))
        }
        OutgoingEvent::Answered(answer) => answered(t, answer),
        OutgoingEvent::FeedbackCame { words } => Told::with(t.get("event-feedback-came"), words),
        OutgoingEvent::Heard => Told::plain(t.get("event-heard")),
        OutgoingEvent::ProgressCame { progress } => {
            Told::plain(t.pick("event-progress", progress.word()))
        }
        OutgoingEvent::CameLate { parcel, words } => {
            let what = t.with1("event-came-late", "what", t.pick("parcel", parcel.word()));
            match words {
                Some(words) => Told::with(what, words),
                None => Told::plain(what),
            }
        }
    }
}

/// An answer of another organisation.
pub(super) fn answered(t: Text, answer: &Answer) -> Told {
    match answer {
        Answer::Accepted => Told::plain(t.get("event-other-accepted")),
        Answer::Refused { why, words } => {
            let why = t.pick("why-refused", why.word());
            Told::with(t.with1("event-other-refused", "why", why), words)
        }
    }
}

pub(super) fn incoming(t: Text, event: &IncomingEvent) -> Told {
    match event {
        IncomingEvent::Screened(screening) => screened(t, screening),
        IncomingEvent::PassedOn { outgoing } => Told::plain(t.get("event-passed-on")).at(*outgoing),
        IncomingEvent::CareAnswered { accepted: true } => Told::plain(t.get("event-care-accepted")),
        IncomingEvent::CareAnswered { accepted: false } => Told::plain(t.get("event-care-refused")),
        IncomingEvent::FeedbackGiven { words } => Told::with(t.get("event-feedback-given"), words),
        IncomingEvent::Registered { .. } => Told::plain(t.get("event-registered")),
        IncomingEvent::RegistrationWaived { reason } => {
            Told::with(t.get("event-registration-waived"), reason)
        }
        IncomingEvent::CaseAccepted { case } => Told::plain(t.get("event-case-accepted")).at(*case),
        IncomingEvent::ReferralAccepted { start_by } => Told::plain(match start_by {
            Some(by) => t.with1("event-referral-accepted-by", "when", t.moment(by)),
            None => t.get("event-referral-accepted"),
        }),
        IncomingEvent::Refused { why, words } => {
            let why = t.pick("why-refused", why.word());
            Told::with(t.with1("event-we-refused", "why", why), words)
        }
        IncomingEvent::HelpStarted { .. } => Told::plain(t.pick("event-progress", "help-started")),
        IncomingEvent::ReturnAgreed { prepare_by } => {
            Told::plain(t.with1("event-return-agreed", "when", t.moment(prepare_by)))
        }
        IncomingEvent::HelpEnded { words } => {
            Told::with(t.pick("event-progress", "help-ended"), words)
        }
        IncomingEvent::SenderWithdrew { reason } => {
            Told::with(t.get("event-sender-withdrew"), reason)
        }
    }
}

fn screened(t: Text, screening: &Screening) -> Told {
    let classified = t.pick("classification", screening.classification.word());
    let mut told = Told::with(t.with1("event-screened", "as", classified), &screening.reason);
    let care = screening.to_care.then(|| t.get("event-screened-care"));
    let police = screening.police.as_ref();
    let police = police.map(|words| t.with1("event-screened-police", "words", words.reveal()));
    let other = screening.veilig_thuis.as_ref();
    let other = other.map(|words| t.with1("event-screened-veilig-thuis", "words", words.reveal()));
    for line in care.into_iter().chain(police).chain(other) {
        told.words.push('\n');
        told.words.push_str(&line);
    }
    told
}
