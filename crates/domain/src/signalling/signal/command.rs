//! What one can ask of a signal, what can happen to it, and why it refuses.

use super::together::{Read, Reader, Together};
use crate::meldcode::{Because, Decision, Kindcheck, StepRecord, Weighing};
use crate::signalling::picture::{Picture, VictimCheck};
use crate::words::words;
use kernel::{FreeText, Moment, SubjectId};

words! {
    /// Why a signal is closed.
    pub enum ClosingReason {
        /// The report went out; what comes of it is followed there.
        Reported = "reported",
        /// The help led to safety.
        HelpLedToSafety = "help-led-to-safety",
        /// On reflection there is no suspicion.
        NoSuspicion = "no-suspicion",
        /// They live elsewhere now; the worry was passed on.
        MovedAway = "moved-away",
        /// Noted by mistake.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What a review of help finds.
    pub enum Outcome {
        /// The help led to safety.
        Safe = "safe",
        /// It didn't.
        NotSafe = "not-safe",
    }
}

/// What one can ask of a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Link a consultation that was asked about it.
    LinkConsultation(SubjectId),
    /// Record a step of the meldcode.
    TakeStep(StepRecord),
    /// Record whether children depend on this person, and whether they are safe.
    CheckChildren(Kindcheck),
    /// Record what one makes of the situation.
    Picture(Picture),
    /// Record that it was checked whether a suspect is a victim.
    CheckVictim(VictimCheck),
    /// Ask these for their reading.
    AskReadings(Vec<Reader>),
    /// Record that a reading came to an end, and nothing of what it says.
    ReadingCame(SubjectId),
    /// Record that a reader calls it acutely unsafe. Asked by the installation itself.
    ReadAsAcute,
    /// Bring all readings of the round to light.
    OpenReadings(Vec<Read>),
    /// Record a weighing.
    Weigh(Weighing),
    /// Record both decisions.
    Decide(Decision),
    /// Record both decisions after weighing together.
    DecideTogether(Together),
    /// Record that the report went out, as this outgoing matter.
    ReportSent(SubjectId),
    /// Agree when to review the help.
    AgreeHelp {
        /// The date and time of the review.
        review: Moment,
    },
    /// Record the review of the help.
    ReviewHelp {
        /// What it found.
        outcome: Outcome,
        /// In words.
        why: FreeText,
    },
    /// Close it.
    Close {
        /// For a coded reason.
        reason: ClosingReason,
        /// In words.
        why: FreeText,
    },
}

/// What can happen to a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It follows a sector's form of the meldcode, from the beginning: later versions leave it as it is.
    Follows {
        /// The id of the template.
        template: String,
    },
    /// It came from a nameless consultation: whoever asked there went on under a name.
    FromConsultation {
        /// Which; it doesn't know this signal.
        consultation: SubjectId,
        /// Why a name was needed.
        why: FreeText,
    },
    /// A consultation was linked.
    ConsultationLinked(SubjectId),
    /// A step was taken, or the talk skipped.
    StepTaken(StepRecord),
    /// It was asked whether children depend on this person, and whether they are safe.
    ChildrenChecked(Kindcheck),
    /// What someone made of the situation.
    Pictured(Picture),
    /// It was checked whether a suspect is a victim.
    VictimChecked(VictimCheck),
    /// Readings were asked.
    ReadingsAsked {
        /// Of whom.
        readers: Vec<Reader>,
        /// Until when.
        until: Moment,
        /// By when to go on.
        weigh_by: Moment,
    },
    /// A reading came to an end; what it says stays sealed.
    ReadingCame(SubjectId),
    /// A reader calls it acutely unsafe: that alone is said before the round is over.
    ReadAsAcute,
    /// The round is over: this is what everyone read.
    ReadingsOpened(Vec<Read>),
    /// It was weighed.
    Weighed(Weighing),
    /// Both decisions were taken.
    Decided(Decision),
    /// Both decisions were taken after weighing together.
    DecidedTogether(Together),
    /// The report went out.
    ReportSent(SubjectId),
    /// A review of the help was agreed.
    HelpAgreed {
        /// For when.
        review: Moment,
    },
    /// The help was reviewed.
    HelpReviewed {
        /// What was found.
        outcome: Outcome,
        /// In words.
        why: FreeText,
    },
    /// It was closed.
    Closed {
        /// For a coded reason.
        reason: ClosingReason,
        /// In words.
        why: FreeText,
    },
}

/// Why a command on a signal can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// First the talk, or the reason why there was none.
    #[error("record the talk, or why there was none, before weighing")]
    TalkFirst,
    /// First weigh.
    #[error("weigh before deciding")]
    WeighFirst,
    /// Not reporting needs a reason here.
    #[error("not reporting needs a reason: {0}")]
    ReasonNeeded(Because),
    /// Nobody decided to report.
    #[error("no decision to report stands")]
    NotDecidedToReport,
    /// Nobody decided on help.
    #[error("no decision to help stands")]
    NotDecidedToHelp,
    /// A review lies ahead, not behind.
    #[error("agree on a moment that is still to come")]
    ReviewInThePast,
    /// A review that far off would park the worry.
    #[error("agree on a moment before {latest}")]
    ReviewTooFar {
        /// The last moment that can be agreed.
        latest: Moment,
    },
    /// The report that was decided on must go out first, or the decision be taken again.
    #[error("the report that was decided on wasn't sent")]
    ReportNotSent,
    /// It was weighed as unsafe: closing needs a decision on neither report nor help, with a reason,
    /// or another weighing.
    #[error("weighed as unsafe: decide or weigh again before closing")]
    StillUnsafe(Because),
    /// This reason follows from an act of its own.
    #[error("`{0}` isn't a reason to close with: it follows from sending or reviewing")]
    FollowsByItself(ClosingReason),
    /// Readings are still being written.
    #[error("readings are awaited until {until}")]
    ReadingsAwaited {
        /// Until when.
        until: Moment,
    },
    /// A round is under way.
    #[error("a round of readings isn't over")]
    RoundOpen,
    /// There is no round that this belongs to.
    #[error("there is no such round of readings")]
    NoRound,
    /// Readings come before deciding.
    #[error("readings are asked before deciding")]
    NoRoundNow,
    /// There is no time to lose: nobody waits for readings.
    #[error("it is acute: don't wait for readings")]
    NoTimeToLose,
    /// One reading is no weighing together, and a crowd isn't either.
    #[error("ask at least one colleague, and no more than seven")]
    TooFewReaders,
    /// There are readings: name the grounds, and answer who read it otherwise.
    #[error("name the grounds, and answer who read it otherwise")]
    GroundsNeeded,
    /// Someone read it otherwise and gets no answer.
    #[error("say to each who read it otherwise why it goes the other way")]
    DissentUnanswered,
    /// A suspect may be a victim: check that first.
    #[error("check first whether this suspect is a victim")]
    VictimCheckFirst,
    /// Nobody said that this is a suspect who may be a victim.
    #[error("nobody noted a suspect who may be a victim")]
    NoSuspect,
    /// It is over.
    #[error("the signal is closed")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TalkFirst => "talk-first",
            Self::WeighFirst => "weigh-first",
            Self::ReasonNeeded(_) => "reason-needed",
            Self::NotDecidedToReport => "not-decided-to-report",
            Self::NotDecidedToHelp => "not-decided-to-help",
            Self::ReviewInThePast => "review-in-the-past",
            Self::ReviewTooFar { .. } => "review-too-far",
            Self::ReportNotSent => "report-not-sent",
            Self::StillUnsafe(_) => "still-unsafe",
            Self::FollowsByItself(_) => "follows-by-itself",
            Self::ReadingsAwaited { .. } => "readings-awaited",
            Self::RoundOpen => "round-open",
            Self::NoRound => "no-round",
            Self::NoRoundNow => "no-round-now",
            Self::NoTimeToLose => "no-time-to-lose",
            Self::TooFewReaders => "too-few-readers",
            Self::GroundsNeeded => "grounds-needed",
            Self::DissentUnanswered => "dissent-unanswered",
            Self::VictimCheckFirst => "victim-check-first",
            Self::NoSuspect => "no-suspect",
            Self::Closed => "closed",
        }
    }
}
