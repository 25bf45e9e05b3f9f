//! The timeline of a subject: how it began and everything that happened to it, of every kind.
//!
//! A subject is folded from its timeline, so what was known on a moment is the fold of what was
//! noted by then.

use crate::behaviour::Discussed;
use crate::casework::{Acceptance, Case, Event as CaseEvent};
use crate::duties;
use crate::matching::Likeness;
use crate::matching::combination::{Combination, Event as CombinationEvent, Pair};
use crate::missing::{Alarm, Event as MissingEvent, Missing};
use crate::reporting::{
    Arrival, Feedback, FeedbackEvent, Incoming, IncomingEvent, Outgoing, OutgoingEvent, Owed,
    Sending,
};
use crate::review::{EmergencyReview, Event as ReviewEvent};
use crate::signalling::consultation::Adviser;
use crate::signalling::{Consultation, Reading, Signal, consultation, reading, signal};
use crate::statements::{Noted, Statement};
use crate::subjects::Subject;
use kernel::{FreeText, FuzzyTime, Moment, PostId, SubjectId, WorkerId};

/// How a subject began: always the first entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// A worry was noted.
    Signal {
        /// From which post.
        by: PostId,
    },
    /// Advice was asked.
    Consultation {
        /// What is asked, without a name.
        question: FreeText,
        /// From which post.
        by: PostId,
        /// Of whom.
        adviser: Adviser,
    },
    /// A reading was asked.
    Reading(reading::Asked),
    /// Something was sent.
    Outgoing(Sending),
    /// Something arrived.
    Incoming(Arrival),
    /// A case was accepted.
    Case(Acceptance),
    /// An emergency access happened.
    Review {
        /// Who opened it.
        who: WorkerId,
        /// What was opened.
        subject: SubjectId,
        /// Why.
        reason: FreeText,
        /// Until when.
        until: Moment,
    },
    /// A young person is away.
    Missing(Alarm),
    /// Someone must hear what was done with what they noted.
    Feedback(Owed),
    /// Two records may be about one person.
    Combination {
        /// The two records.
        pair: Pair,
        /// What was alike, and what wasn't.
        likeness: Vec<Likeness>,
    },
}

/// One thing on a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// How it began.
    Began(Box<Beginning>),
    /// Someone said something.
    Said(Statement),
    /// Whose move it is changed.
    Duty(duties::Event),
    /// Someone opened it in an emergency, for this reason.
    EmergencyOpened {
        /// Why.
        reason: FreeText,
        /// Until when.
        until: Moment,
    },
    /// Whom it is about went missing.
    WentMissing {
        /// Where that is followed.
        missing: SubjectId,
        /// Since when.
        since: FuzzyTime,
    },
    /// Whom it is about came back.
    CameBack {
        /// Where that was followed.
        missing: SubjectId,
        /// Since when.
        when: FuzzyTime,
    },
    /// Behaviour was discussed, here or elsewhere.
    Discussed(Box<Discussed>),
    /// Someone found that another matter here is about the same person.
    Combined {
        /// The other matter.
        with: SubjectId,
        /// The post that it was with.
        at: PostId,
        /// Why.
        reason: FreeText,
    },
    /// Someone took that back.
    Parted {
        /// The other matter.
        with: SubjectId,
        /// Why.
        reason: FreeText,
    },
    /// To a signal.
    Signal(signal::Event),
    /// To a consultation.
    Consultation(consultation::Event),
    /// To a reading.
    Reading(reading::Event),
    /// To something sent.
    Outgoing(OutgoingEvent),
    /// To something received.
    Incoming(IncomingEvent),
    /// To a case.
    Case(CaseEvent),
    /// To the review of an emergency access.
    Review(ReviewEvent),
    /// To someone who is missing.
    Missing(MissingEvent),
    /// To feedback.
    Feedback(FeedbackEvent),
    /// To a combination.
    Combination(CombinationEvent),
}

/// The matters that a timeline says are about the same person, in the order of being found.
pub fn combined_with(timeline: &[Noted<Happening>]) -> Vec<SubjectId> {
    let mut with = Vec::new();
    for noted in timeline {
        match &noted.what {
            Happening::Combined { with: other, .. } if !with.contains(other) => with.push(*other),
            Happening::Parted { with: other, .. } => with.retain(|one| one != other),
            _ => {}
        }
    }
    with
}

/// A subject that can be folded from a timeline.
pub trait Replay: Subject {
    /// The state right after the beginning; `None` when it is the beginning of another kind.
    fn begin(beginning: &Beginning, at: Moment) -> Option<Self>;
    /// The event of this kind that a happening holds.
    fn own(happening: &Happening) -> Option<&Self::Event>;
    /// The happening that holds this event.
    fn happening(event: Self::Event) -> Happening;
}

/// Folds a subject from its timeline; `None` when the timeline doesn't begin with one of its kind.
pub fn replay<S: Replay>(timeline: &[Noted<Happening>]) -> Option<S> {
    let (first, rest) = timeline.split_first()?;
    let Happening::Began(beginning) = &first.what else { return None };
    let state = S::begin(beginning, first.at)?;
    Some(rest.iter().fold(state, |state, noted| match S::own(&noted.what) {
        Some(event) => state.apply(event, noted.at),
        None => state,
    }))
}

macro_rules! replays {
    ($($subject:ident as $variant:ident: $pattern:pat, $at:ident => $state:expr;)+) => {$(
        impl Replay for $subject {
            fn begin(beginning: &Beginning, $at: Moment) -> Option<Self> {
                match beginning {
                    $pattern => Some($state),
                    _ => None,
                }
            }

            fn own(happening: &Happening) -> Option<&Self::Event> {
                match happening {
                    Happening::$variant(event) => Some(event),
                    _ => None,
                }
            }

            fn happening(event: Self::Event) -> Happening {
                Happening::$variant(event)
            }
        }
    )+};
}

replays! {
    Signal as Signal: Beginning::Signal { by }, _at => Self::note(*by);
    Consultation as Consultation:
        Beginning::Consultation { question, by, adviser }, _at =>
            Self::ask(question.clone(), *by, *adviser);
    Reading as Reading: Beginning::Reading(asked), _at => Self::ask(asked.clone());
    Outgoing as Outgoing: Beginning::Outgoing(sending), at => Self::new(sending.clone(), at);
    Incoming as Incoming: Beginning::Incoming(arrival), at => Self::new(arrival.clone(), at);
    Case as Case: Beginning::Case(acceptance), at => Self::new(*acceptance, at);
    EmergencyReview as Review:
        Beginning::Review { who, subject, reason, until }, _at =>
            Self::new(*who, *subject, reason.clone(), *until);
    Missing as Missing: Beginning::Missing(alarm), _at => Self::new(alarm.clone());
    Feedback as Feedback: Beginning::Feedback(owed), _at => Self::new(owed.clone());
    Combination as Combination:
        Beginning::Combination { pair, likeness }, _at => Self::found(*pair, likeness.clone());
}
