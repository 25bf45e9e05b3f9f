//! Everything that can happen to a subject, in words: what, the words themselves, and a mark.

mod behaviour;
mod casework;
mod matching;
mod missing;
mod reporting;
mod signalling;

use super::names::Names;
use crate::face::Text;
use domain::duties::Event as DutyEvent;
use domain::statements::Statement;
use domain::timeline::{Beginning, Happening};
use kernel::FreeText;

/// A happening in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What happened, in a few words.
    pub what: String,
    /// The words someone used; empty for none.
    pub words: String,
    /// A short mark, such as how the speaker knows; empty for none.
    pub mark: String,
    /// Where more stands; empty for none.
    pub href: String,
}

impl Told {
    /// Only that it happened.
    pub fn plain(what: String) -> Self {
        Self { what, ..Self::default() }
    }

    /// What happened, in the words of whoever did it.
    pub fn with(what: String, words: &FreeText) -> Self {
        Self { what, words: words.reveal().to_owned(), ..Self::default() }
    }

    /// The same with a link to more.
    #[must_use]
    pub fn at(mut self, id: kernel::SubjectId) -> Self {
        self.href = format!("/werk/zaken/{id}");
        self
    }
}

/// Tells one happening.
pub fn tell(t: Text, names: &Names<'_>, happening: &Happening) -> Told {
    match happening {
        Happening::Began(beginning) => began(t, names, beginning),
        Happening::Said(statement) => said(t, statement),
        Happening::Discussed(one) => behaviour::discussed(t, one),
        Happening::Duty(event) => duty(t, names, event),
        Happening::EmergencyOpened { reason, until } => {
            Told::with(t.with1("event-emergency", "until", t.moment(until)), reason)
        }
        Happening::Combined { at, reason, .. } => {
            Told::with(t.with1("event-combined", "who", names.who_at(*at)), reason)
        }
        Happening::Parted { reason, .. } => Told::with(t.get("event-parted"), reason),
        Happening::Signal(event) => signalling::signal(t, names, event),
        Happening::Reading(event) => signalling::reading(t, event),
        Happening::WentMissing { missing, since } => {
            Told::plain(t.with1("event-went-missing", "when", t.fuzzy(*since))).at(*missing)
        }
        Happening::CameBack { missing, when } => {
            Told::plain(t.with1("event-came-back", "when", t.fuzzy(*when))).at(*missing)
        }
        Happening::Missing(event) => missing::missing(t, event),
        Happening::Feedback(event) => reporting::feedback(t, event),
        Happening::Consultation(event) => signalling::consultation(t, event),
        Happening::Outgoing(event) => reporting::outgoing(t, event),
        Happening::Incoming(event) => reporting::incoming(t, event),
        Happening::Case(event) => casework::case(t, names, event),
        Happening::Review(domain::review::Event::Judged { verdict, reason, .. }) => {
            Told::with(t.pick("event-judged", verdict.word()), reason)
        }
        Happening::Combination(event) => matching::combination(t, event),
    }
}

fn began(t: Text, names: &Names<'_>, beginning: &Beginning) -> Told {
    match beginning {
        Beginning::Signal { .. } => Told::plain(t.get("event-worry-noted")),
        Beginning::Consultation { question, .. } => {
            Told::with(t.get("event-advice-asked"), question)
        }
        Beginning::Reading(asked) => {
            let told = Told::plain(t.get("event-reading-asked")).at(asked.signal);
            match &asked.question {
                Some(question) => Told { words: question.reveal().to_owned(), ..told },
                None => told,
            }
        }
        Beginning::Outgoing(sending) => {
            let to = names.organisation(sending.to);
            Told::with(t.with1("event-sent-to", "to", to), &sending.content)
        }
        Beginning::Incoming(arrival) => {
            let from = names.organisation(arrival.from);
            Told::with(t.with1("event-came-from", "from", from), &arrival.content)
        }
        Beginning::Case(acceptance) => {
            let told = Told::plain(t.get("event-case-accepted"));
            acceptance.from.map_or(told.clone(), |from| told.at(from))
        }
        Beginning::Review { who, subject, reason, until } => {
            let what =
                t.with2("event-emergency-by", "who", names.worker(*who), "until", t.moment(until));
            Told::with(what, reason).at(*subject)
        }
        Beginning::Missing(alarm) => missing::alarm(t, alarm),
        Beginning::Feedback(owed) => {
            let (why, to) = (t.pick("feedback-why", owed.why.word()), names.post(owed.to));
            Told::plain(t.with2("event-feedback-owed", "to", to, "why", why))
        }
        Beginning::Combination { .. } => Told::plain(t.get("event-combination-found")),
    }
}

fn said(t: Text, statement: &Statement) -> Told {
    let mut told = Told::with(t.pick("said-by", statement.role.word()), &statement.words);
    told.mark = t.pick("mode", statement.mode.word());
    told
}

fn duty(t: Text, names: &Names<'_>, event: &DutyEvent) -> Told {
    match event {
        DutyEvent::Started(duty) => {
            let action = t.pick("action", duty.action.word());
            let who = names.worker(duty.holder);
            let due = t.moment(duty.due);
            let values: [(&str, &dyn crate::face::Argument); 3] =
                [("who", &who), ("action", &action), ("due", &due)];
            Told::plain(t.text_with("event-duty", &values))
        }
        DutyEvent::Offered { to, answer_by } => {
            let (to, by) = (names.post(*to), t.moment(answer_by));
            Told::plain(t.with2("event-offered", "to", to, "by", by))
        }
        DutyEvent::Accepted { post, holder } => {
            let (who, post) = (names.worker(*holder), names.post(*post));
            Told::plain(t.with2("event-accepted", "who", who, "post", post))
        }
        DutyEvent::Refused { reason } => Told::with(t.get("event-refused"), reason),
        DutyEvent::OfferLapsed => Told::plain(t.get("event-offer-lapsed")),
        DutyEvent::Warned => Told::plain(t.get("event-warned")),
        DutyEvent::Escalated { level, told } => {
            let (who, level) = (names.worker(*told), t.pick("level", level.word()));
            Told::plain(t.with2("event-escalated", "who", who, "level", level))
        }
        DutyEvent::Rerouted { holder, why } => {
            let (who, why) = (names.worker(*holder), t.pick("why-moved", why.word()));
            Told::plain(t.with2("event-rerouted", "who", who, "why", why))
        }
        DutyEvent::Ended { reason } => {
            Told::plain(t.with1("event-ended", "reason", t.pick("closed", reason)))
        }
    }
}
