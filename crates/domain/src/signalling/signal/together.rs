//! Weighing together: several people read a signal, each apart, before anyone sees what another wrote.
//! Differences stand side by side; nothing is averaged and nobody is outvoted. Whoever decides names
//! the grounds, and says to each who read it otherwise why it goes the other way.
//!
//! The round is our proposal: no source sets how many read or how long it takes.

use super::{ACUTE_HOURS, Event, Refusal, Signal, Stage};
use crate::duties::{Action, Facts};
use crate::meldcode::{Answer, Decision};
use crate::signalling::reading::Outcome;
use crate::subjects::Next;
use kernel::{FreeText, Moment, PostId, SubjectId, WorkerId};
use std::collections::BTreeSet;

/// Fewer than two readings are no weighing together.
pub const FEWEST_READERS: usize = 2;

/// More than eight people needn't look at one young person's life. Our proposal.
pub const MOST_READERS: usize = 8;

/// Who was asked to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The matter that holds the reading.
    pub reading: SubjectId,
    /// The post that was asked.
    pub post: PostId,
}

/// A round of readings that isn't over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Who was asked.
    pub readers: Vec<Reader>,
    /// Until when each may write; after that the weighing goes on.
    pub until: Moment,
    /// By when to go on.
    pub weigh_by: Moment,
    /// Which of them came to an end.
    pub came: Vec<SubjectId>,
}

/// A reading, once the round is over and it may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Who was asked.
    pub reader: Reader,
    /// Who wrote it or said why not; nobody when the time was up.
    pub by: Option<WorkerId>,
    /// What came of it.
    pub outcome: Outcome,
}

/// To someone who read it otherwise: why it goes the other way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dissent {
    /// Their reading.
    pub reading: SubjectId,
    /// In words.
    pub why: FreeText,
}

/// Both decisions after weighing together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The decisions.
    pub decision: Decision,
    /// What they rest on.
    pub grounds: FreeText,
    /// Who read it otherwise, and why it goes the other way.
    pub dissent: Vec<Dissent>,
}

impl Round {
    /// The readings that are still awaited.
    pub fn outstanding(&self) -> impl Iterator<Item = &Reader> {
        self.readers.iter().filter(|reader| !self.came.contains(&reader.reading))
    }

    /// Whether everyone came to an end, or the time is up.
    pub fn may_open(&self, at: Moment) -> bool {
        self.outstanding().next().is_none() || self.until <= at
    }
}

impl Read {
    /// Whether this reader would report, when they said so.
    pub const fn report(&self) -> Option<bool> {
        match &self.outcome {
            Outcome::Given(view) => match view.report {
                Answer::Yes => Some(true),
                Answer::No => Some(false),
                Answer::Unknown => None,
            },
            Outcome::Declined(_) | Outcome::Missed => None,
        }
    }

    /// Whether this reader said otherwise about reporting. Not knowing is no dissent.
    pub fn dissents_from(&self, report: bool) -> bool {
        self.report().is_some_and(|theirs| theirs != report)
    }
}

impl Signal {
    /// The round that isn't over, if there is one.
    pub const fn round(&self) -> Option<&Round> {
        self.round.as_ref()
    }

    /// The readings of the last round that is over.
    pub fn readings(&self) -> &[Read] {
        &self.readings
    }

    /// Whether a decision must name its grounds: there are readings, and nobody decided on them yet.
    pub const fn needs_grounds(&self) -> bool {
        self.undecided
    }

    /// Whether the readings ask for a weighing that wasn't made yet.
    pub const fn must_weigh(&self) -> bool {
        self.to_weigh
    }

    /// The decision that was taken on the readings.
    pub const fn together(&self) -> Option<&Together> {
        self.together.as_ref()
    }

    pub(super) fn ask_readings(
        &self,
        readers: Vec<Reader>,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        let posts: BTreeSet<_> = readers.iter().map(|one| one.post).collect();
        if self.round.is_some() {
            return Err(Refusal::RoundOpen);
        }
        if self.is_acute() {
            return Err(Refusal::NoTimeToLose);
        }
        if !self.is_before_deciding() {
            return Err(Refusal::NoRoundNow);
        }
        if posts.len() != readers.len() || !(FEWEST_READERS..=MOST_READERS).contains(&posts.len()) {
            return Err(Refusal::TooFewReaders);
        }
        let until = facts.due(Action::GiveReading, at);
        let weigh_by = facts.due(Action::AwaitReadings, until);
        Ok(vec![Event::ReadingsAsked { readers, until, weigh_by }])
    }

    pub(super) fn reading_came(&self, reading: SubjectId) -> Result<Vec<Event>, Refusal> {
        let mut awaited = self.round.iter().flat_map(Round::outstanding);
        let known = awaited.any(|reader| reader.reading == reading);
        if known { Ok(vec![Event::ReadingCame(reading)]) } else { Err(Refusal::NoRound) }
    }

    /// Whether it matters now that a reader calls it acutely unsafe: it isn't decided, and nobody weighed
    /// it as acute or was told so already.
    pub fn heeds_alarm(&self) -> bool {
        self.is_before_deciding() && !self.is_acute() && self.alarm.is_none()
    }

    pub(super) fn read_as_acute(&self) -> Result<Vec<Event>, Refusal> {
        if self.heeds_alarm() { Ok(vec![Event::ReadAsAcute]) } else { Err(Refusal::NoRound) }
    }

    pub(super) fn open_readings(&self, read: Vec<Read>, at: Moment) -> Result<Vec<Event>, Refusal> {
        let round = self.round.as_ref().ok_or(Refusal::NoRound)?;
        if !round.may_open(at) {
            return Err(Refusal::ReadingsAwaited { until: round.until });
        }
        let theirs: Vec<_> = read.iter().map(|read| read.reader).collect();
        if theirs == round.readers {
            Ok(vec![Event::ReadingsOpened(read)])
        } else {
            Err(Refusal::NoRound)
        }
    }

    /// Before both decisions, and after help that didn't work.
    const fn is_before_deciding(&self) -> bool {
        matches!(self.stage, Stage::Noted | Stage::ReadyToWeigh | Stage::Weighed | Stage::NotSafe)
    }

    /// Whether a weighing or decision must wait for the round. What is acute waits for nobody; nor does
    /// looking whether it is, once a reader says so.
    pub(super) fn must_wait(&self, acute: bool) -> Result<(), Refusal> {
        match &self.round {
            Some(round) if !acute && self.alarm.is_none() => {
                Err(Refusal::ReadingsAwaited { until: round.until })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn decide_together(&self, together: Together) -> Result<Vec<Event>, Refusal> {
        if !self.undecided {
            return Err(Refusal::NoRound);
        }
        let answered: BTreeSet<_> = together.dissent.iter().map(|one| one.reading).collect();
        let read: BTreeSet<_> = self.readings.iter().map(|one| one.reader.reading).collect();
        if !answered.is_subset(&read) {
            return Err(Refusal::NoRound);
        }
        let report = together.decision.report;
        let mut otherwise = self.readings.iter().filter(|one| one.dissents_from(report));
        if otherwise.any(|one| !answered.contains(&one.reader.reading)) {
            return Err(Refusal::DissentUnanswered);
        }
        self.allow_decision(&together.decision)?;
        Ok(vec![Event::DecidedTogether(together)])
    }

    pub(super) fn note_asked(&mut self, readers: &[Reader], until: Moment, weigh_by: Moment) {
        let (readers, came) = (readers.to_vec(), Vec::new());
        self.round = Some(Round { readers, until, weigh_by, came });
    }

    pub(super) fn note_came(&mut self, reading: SubjectId) {
        if let Some(round) = &mut self.round {
            round.came.push(reading);
        }
    }

    /// The round is over: everyone may see all of it, and it must be weighed.
    pub(super) fn note_opened(&mut self, read: &[Read]) {
        self.round = None;
        self.readings = read.to_vec();
        (self.undecided, self.to_weigh) = (true, true);
    }

    /// Whose move a round makes it: to see to it that the readings come, and to weigh once they did; at
    /// once when a reader calls it acutely unsafe.
    pub(super) fn round_next(&self) -> Option<Next> {
        if let Some(since) = self.alarm.filter(|_| self.is_before_deciding()) {
            let within = since.plus_seconds(ACUTE_HOURS * 3600);
            return Some(Next::holder_by(Action::WeighSignal, within));
        }
        let weighed = matches!(self.stage, Stage::Weighed | Stage::NotSafe);
        match &self.round {
            Some(round) if self.is_before_deciding() && !self.is_acute() => {
                Some(Next::holder_by(Action::AwaitReadings, round.weigh_by))
            }
            None if self.to_weigh && weighed => Some(Next::holder(Action::WeighSignal)),
            _ => None,
        }
    }
}
