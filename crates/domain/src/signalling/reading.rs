//! Reading (*lezing*): how one person reads a signal, written before they know how others do.
//!
//! It is a matter of its own, with a duty for whoever was asked and a term. What it says is shown to
//! nobody until the round is over; then it comes to stand on the timeline of the signal, all at once.

use super::picture::Picture;
use crate::duties::{Action, Facts};
use crate::meldcode::{Answer, Unsafety};
use crate::subjects::{Due, Kind, Next, Subject, Who};
use crate::words::words;
use kernel::{FreeText, Moment, PostId, SubjectId};

/// What someone was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// To read which signal.
    pub signal: SubjectId,
    /// Who asks.
    pub by: PostId,
    /// Who is asked.
    pub reader: PostId,
    /// Until when. The weighing goes on after that.
    pub until: Moment,
    /// What to look at in particular, when that was said.
    pub question: Option<FreeText>,
}

/// How someone reads a signal. Nothing in it is a number, and nothing of it is added to what another
/// person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Whether they suspect abuse, violence or exploitation.
    pub suspicion: Answer,
    /// How unsafe it is.
    pub unsafety: Unsafety,
    /// What they make of the situation.
    pub picture: Picture,
    /// Whether they would report.
    pub report: Answer,
    /// Why they read it so.
    pub why: FreeText,
}

words! {
    /// How a reading ended.
    pub enum Ended {
        /// It was written.
        Given = "reading-given",
        /// Whoever was asked can't or won't, and said why.
        Declined = "reading-declined",
        /// The time was up.
        Missed = "reading-missed",
    }
}

/// A reading that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What was asked.
    pub asked: Asked,
    outcome: Option<Outcome>,
}

/// What came of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Given(View),
    /// It wasn't, and why.
    Declined(FreeText),
    /// The time was up.
    Missed,
}

/// What one can ask of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write it.
    Give(View),
    /// Say why not.
    Decline(FreeText),
    /// The weighing goes on without it. Asked by the installation itself.
    Miss,
}

/// What can happen to a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was written.
    Given(View),
    /// Whoever was asked said why not.
    Declined {
        /// In words.
        why: FreeText,
    },
    /// The weighing went on without it.
    Missed,
}

/// Why a command on a reading can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was written, declined, or too late.
    #[error("this reading is closed")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "reading-closed",
        }
    }
}

impl Outcome {
    /// Which of the three ways.
    pub const fn ended(&self) -> Ended {
        match self {
            Self::Given(_) => Ended::Given,
            Self::Declined(_) => Ended::Declined,
            Self::Missed => Ended::Missed,
        }
    }
}

impl Reading {
    /// A reading is asked.
    pub const fn ask(asked: Asked) -> Self {
        Self { asked, outcome: None }
    }

    /// What came of it.
    pub const fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }
}

impl Subject for Reading {
    const KIND: Kind = Kind::Reading;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        _facts: &Facts<'_>,
        _at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (&self.outcome, command) {
            (Some(_), _) => Err(Refusal::Closed),
            (None, Command::Give(view)) => Ok(vec![Event::Given(view)]),
            (None, Command::Decline(why)) => Ok(vec![Event::Declined { why }]),
            (None, Command::Miss) => Ok(vec![Event::Missed]),
        }
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        self.outcome = Some(match event {
            Event::Given(view) => Outcome::Given(view.clone()),
            Event::Declined { why } => Outcome::Declined(why.clone()),
            Event::Missed => Outcome::Missed,
        });
        self
    }

    fn next(&self) -> Next {
        match &self.outcome {
            None => Next::Act {
                action: Action::GiveReading,
                who: Who::Post(self.asked.reader),
                due: Due::At(self.asked.until),
            },
            Some(outcome) => Next::Closed(outcome.ended().word()),
        }
    }
}
