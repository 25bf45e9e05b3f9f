//! Signal (*signaal*): a worry about a young person, from noting it to a decision.
//!
//! What was seen, heard or assumed are statements on its timeline; they are never added up. Here
//! stands how far the meldcode has come, and so what must happen next. Steps may be taken in any
//! order, again, or on one day; only a weighing needs a talk or a recorded reason for not having
//! one, and acute unsafety or a disclosure lifts even that.

mod command;
mod suspect;
mod together;

pub use command::{ClosingReason, Command, Event, Outcome, Refusal};
pub use together::{Dissent, FEWEST_READERS, MOST_READERS, Read, Reader, Round, Together};

use crate::duties::{Action, Facts};
use crate::meldcode::{
    Because, Decision, Kindcheck, Step, StepRecord, Template, Weighing, reason_needed,
};
use crate::signalling::picture::{Picture, VictimCheck};
use crate::subjects::{Kind, Next, Subject};
use kernel::{FreeText, Moment, PostId, SubjectId, Term};

/// Within how many hours to decide, and to send, when there is no time to lose. Our proposal: no law
/// sets it.
pub const ACUTE_HOURS: i64 = 1;

/// How far ahead a review of help may be agreed, so that no worry is parked. Our proposal.
pub const LATEST_REVIEW: Term = Term::Months(6);

/// A worry about a young person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    opened_by: PostId,
    template: Option<String>,
    steps: Vec<StepRecord>,
    children: Option<Kindcheck>,
    weighing: Option<(Weighing, Moment)>,
    decision: Option<Decision>,
    links: Vec<SubjectId>,
    review: Option<Moment>,
    picture: Option<Picture>,
    victim_check: Option<VictimCheck>,
    round: Option<Round>,
    readings: Vec<Read>,
    undecided: bool,
    to_weigh: bool,
    together: Option<Together>,
    /// Since when a reader calls it acutely unsafe and nobody weighed that.
    alarm: Option<Moment>,
    stage: Stage,
}

/// How far a signal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Noted: the meldcode begins.
    Noted,
    /// The talk was had, or skipped for a reason: it can be weighed.
    ReadyToWeigh,
    /// Weighed: it can be decided.
    Weighed,
    /// Decided to report: the report must go out.
    ToReport {
        /// Since when.
        since: Moment,
    },
    /// Help was decided on: whether it leads to safety must be reviewed.
    Helping,
    /// Decided on neither report nor help: whoever decided closes it, and says why.
    ToClose,
    /// The help didn't lead to safety: decide again.
    NotSafe,
    /// The report went out; a suspect who may be a victim must still be looked at as one.
    Reported,
    /// Closed, for a coded reason.
    Closed {
        /// Which.
        reason: ClosingReason,
    },
}

impl Signal {
    /// Notes a worry from a post. What the worry is stands in statements.
    pub const fn note(opened_by: PostId) -> Self {
        Self {
            opened_by,
            template: None,
            steps: Vec::new(),
            children: None,
            weighing: None,
            decision: None,
            links: Vec::new(),
            review: None,
            picture: None,
            victim_check: None,
            round: None,
            readings: Vec::new(),
            undecided: false,
            to_weigh: false,
            together: None,
            alarm: None,
            stage: Stage::Noted,
        }
    }

    /// The post that noted it.
    pub const fn opened_by(&self) -> PostId {
        self.opened_by
    }

    /// The form of the meldcode that it follows; `None` for what was noted before sectors had theirs.
    pub fn template(&self) -> Option<&str> {
        self.template.as_deref()
    }

    /// How far it has come.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The steps on record, in the order of recording.
    pub fn steps(&self) -> &[StepRecord] {
        &self.steps
    }

    /// What a form of the meldcode asks for and is not on record: shown, never a block.
    pub fn not_on_record<'a>(&'a self, template: &'a Template) -> impl Iterator<Item = Step> + 'a {
        template.steps().filter(|step| match step {
            Step::Weigh => self.weighing.is_none(),
            Step::Decide => self.decision.is_none(),
            // It began with what someone saw, heard or was told.
            Step::MapSignals => false,
            Step::Consult => !self.has_taken(Step::Consult) && self.readings.is_empty(),
            Step::Talk | Step::ConsultOthers => !self.has_taken(*step),
        })
    }

    fn has_taken(&self, step: Step) -> bool {
        self.steps.iter().any(|record| record.step() == step)
    }

    /// The latest kindcheck.
    pub const fn children(&self) -> Option<&Kindcheck> {
        self.children.as_ref()
    }

    /// The latest weighing.
    pub fn weighing(&self) -> Option<&Weighing> {
        self.weighing.as_ref().map(|(weighing, _)| weighing)
    }

    /// The latest decision.
    pub const fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// The consultations and reports that belong to it.
    pub fn links(&self) -> &[SubjectId] {
        &self.links
    }

    /// When the help is reviewed, once agreed.
    pub const fn review(&self) -> Option<Moment> {
        self.review
    }

    /// Whether the latest weighing leaves no time to lose.
    fn is_acute(&self) -> bool {
        self.weighing().is_some_and(Weighing::is_acute)
    }

    /// What makes not reporting need a reason: the latest weighing, or help that didn't work.
    fn unsafe_because(&self) -> Option<Because> {
        let failed = (self.stage == Stage::NotSafe).then_some(Because::HelpDoesNotWork);
        self.weighing().and_then(reason_needed).or(failed)
    }

    fn talk_on_record(&self) -> bool {
        self.has_taken(Step::Talk)
    }

    fn decide_decision(&self, decision: Decision) -> Result<Vec<Event>, Refusal> {
        if self.undecided {
            return Err(Refusal::GroundsNeeded);
        }
        self.allow_decision(&decision)?;
        Ok(vec![Event::Decided(decision)])
    }

    /// Whether these decisions can be taken now.
    fn allow_decision(&self, decision: &Decision) -> Result<(), Refusal> {
        self.must_wait(self.is_acute())?;
        let weighed = self.weighing().is_some() && !self.to_weigh;
        match self.unsafe_because() {
            _ if !weighed => Err(Refusal::WeighFirst),
            Some(because) if !decision.report && decision.report_reason.is_none() => {
                Err(Refusal::ReasonNeeded(because))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn decide_review_date(
        &self,
        review: Moment,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        let latest = LATEST_REVIEW.end(at, facts.calendar);
        match &self.decision {
            None => Err(Refusal::NotDecidedToHelp),
            Some(decision) if !decision.help => Err(Refusal::NotDecidedToHelp),
            Some(_) if review <= at => Err(Refusal::ReviewInThePast),
            Some(_) if review > latest => Err(Refusal::ReviewTooFar { latest }),
            Some(_) => Ok(vec![Event::HelpAgreed { review }]),
        }
    }

    fn decide_close(&self, reason: ClosingReason, why: FreeText) -> Result<Vec<Event>, Refusal> {
        match (reason, self.stage, self.unsafe_because()) {
            (ClosingReason::Reported | ClosingReason::HelpLedToSafety, ..) => {
                Err(Refusal::FollowsByItself(reason))
            }
            (_, Stage::ToReport { .. }, _) => Err(Refusal::ReportNotSent),
            _ if self.owes_victim_check() => Err(Refusal::VictimCheckFirst),
            _ if self.round.is_some() => Err(Refusal::RoundOpen),
            (_, Stage::Weighed | Stage::Helping | Stage::NotSafe, Some(because)) => {
                Err(Refusal::StillUnsafe(because))
            }
            (
                ClosingReason::NoSuspicion | ClosingReason::MovedAway | ClosingReason::Withdrawn,
                _,
                _,
            ) => Ok(vec![Event::Closed { reason, why }]),
        }
    }

    /// The stage that a decision leads to.
    const fn after(decision: &Decision, at: Moment) -> Stage {
        match (decision.report, decision.help) {
            (true, _) => Stage::ToReport { since: at },
            (false, true) => Stage::Helping,
            (false, false) => Stage::ToClose,
        }
    }

    fn note_step(&mut self, record: &StepRecord) {
        if self.stage == Stage::Noted && record.step() == Step::Talk {
            self.stage = Stage::ReadyToWeigh;
        }
        self.steps.push(record.clone());
    }

    /// A weighing asks for a decision; a decision to report that stands isn't undone by it.
    fn note_weighing(&mut self, weighing: &Weighing, at: Moment) {
        self.weighing = Some((weighing.clone(), at));
        self.to_weigh = false;
        self.alarm = None;
        self.stage = match self.stage {
            standing @ Stage::ToReport { .. } => standing,
            _ => Stage::Weighed,
        };
    }

    fn note_decision(&mut self, decision: &Decision, at: Moment) {
        self.stage = Self::after(decision, at);
        self.decision = Some(decision.clone());
        self.undecided = false;
        self.alarm = None;
        self.review = None;
    }

    /// With a review agreed, the help is followed after the report; without one, the report is.
    fn note_report(&mut self, report: SubjectId) {
        self.links.push(report);
        self.stage = match self.review {
            Some(_) => Stage::Helping,
            None if self.owes_victim_check() => Stage::Reported,
            None => Stage::Closed { reason: ClosingReason::Reported },
        };
    }

    fn note_review(&mut self, outcome: Outcome) {
        self.review = None;
        self.stage = match outcome {
            Outcome::Safe if self.owes_victim_check() => Stage::ToClose,
            Outcome::Safe => Stage::Closed { reason: ClosingReason::HelpLedToSafety },
            Outcome::NotSafe => Stage::NotSafe,
        };
    }

    fn urgent(&self, action: Action, since: Moment) -> Next {
        if self.is_acute() {
            Next::holder_by(action, since.plus_seconds(ACUTE_HOURS * 3600))
        } else {
            Next::holder(action)
        }
    }
}

impl Subject for Signal {
    const KIND: Kind = Kind::Signal;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (self.stage, command) {
            // Who was asked to read may still write, whatever became of the signal meanwhile.
            (_, Command::ReadingCame(reading)) => self.reading_came(reading),
            (_, Command::ReadAsAcute) => self.read_as_acute(),
            (_, Command::OpenReadings(read)) => self.open_readings(read, at),
            (Stage::Closed { .. }, _) => Err(Refusal::Closed),
            (_, Command::LinkConsultation(asked)) => Ok(vec![Event::ConsultationLinked(asked)]),
            (_, Command::TakeStep(record)) => Ok(vec![Event::StepTaken(record)]),
            (_, Command::CheckChildren(found)) => Ok(vec![Event::ChildrenChecked(found)]),
            (_, Command::Picture(picture)) => Ok(vec![Event::Pictured(picture)]),
            (_, Command::CheckVictim(check)) => self.decide_victim_check(check),
            (_, Command::Weigh(weighing)) if !self.talk_on_record() && !weighing.is_acute() => {
                Err(Refusal::TalkFirst)
            }
            (_, Command::Weigh(weighing)) => {
                self.must_wait(weighing.is_acute())?;
                Ok(vec![Event::Weighed(weighing)])
            }
            (_, Command::Decide(decision)) => self.decide_decision(decision),
            (_, Command::DecideTogether(together)) => self.decide_together(together),
            (_, Command::AskReadings(readers)) => self.ask_readings(readers, facts, at),
            (Stage::ToReport { .. }, Command::ReportSent(report)) => {
                Ok(vec![Event::ReportSent(report)])
            }
            (_, Command::ReportSent(_)) => Err(Refusal::NotDecidedToReport),
            (Stage::Helping | Stage::ToReport { .. }, Command::AgreeHelp { review }) => {
                self.decide_review_date(review, facts, at)
            }
            (Stage::Helping, Command::ReviewHelp { outcome, why }) => {
                Ok(vec![Event::HelpReviewed { outcome, why }])
            }
            (_, Command::AgreeHelp { .. } | Command::ReviewHelp { .. }) => {
                Err(Refusal::NotDecidedToHelp)
            }
            (_, Command::Close { reason, why }) => self.decide_close(reason, why),
        }
    }

    fn apply(mut self, event: &Event, at: Moment) -> Self {
        match event {
            Event::Follows { template } => self.template = Some(template.clone()),
            Event::ConsultationLinked(asked)
            | Event::FromConsultation { consultation: asked, .. } => self.links.push(*asked),
            Event::ChildrenChecked(found) => self.children = Some(found.clone()),
            Event::StepTaken(record) => self.note_step(record),
            Event::Pictured(picture) => self.note_picture(picture),
            Event::VictimChecked(check) => self.note_victim_check(check),
            Event::ReadingsAsked { readers, until, weigh_by } => {
                self.note_asked(readers, *until, *weigh_by);
            }
            Event::ReadingCame(reading) => self.note_came(*reading),
            Event::ReadAsAcute => self.alarm = Some(at),
            Event::ReadingsOpened(read) => self.note_opened(read),
            Event::Weighed(weighing) => self.note_weighing(weighing, at),
            Event::Decided(decision) => self.note_decision(decision, at),
            Event::DecidedTogether(together) => {
                self.note_decision(&together.decision, at);
                self.together = Some(together.clone());
            }
            Event::ReportSent(report) => self.note_report(*report),
            Event::HelpAgreed { review } => self.review = Some(*review),
            Event::HelpReviewed { outcome, .. } => self.note_review(*outcome),
            Event::Closed { reason, .. } => self.stage = Stage::Closed { reason: *reason },
        }
        self
    }

    fn next(&self) -> Next {
        if let Some(next) = self.round_next().or_else(|| self.suspect_next()) {
            return next;
        }
        let weighed_at = self.weighing.as_ref().map(|(_, at)| *at);
        match (self.stage, weighed_at) {
            (Stage::Noted, _) => Next::holder(Action::MeldcodeStep),
            (Stage::ReadyToWeigh, _) => Next::holder(Action::WeighSignal),
            (Stage::Weighed, Some(since)) => self.urgent(Action::Decide, since),
            (Stage::Weighed, None) | (Stage::NotSafe, _) => Next::holder(Action::Decide),
            (Stage::ToReport { since }, _) => self.urgent(Action::SendReport, since),
            (Stage::Helping, _) => match self.review {
                Some(review) => Next::holder_by(Action::ReviewHelp, review),
                None => Next::holder(Action::ReviewHelp),
            },
            (Stage::ToClose | Stage::Reported, _) => Next::holder(Action::Close),
            (Stage::Closed { reason }, _) => Next::Closed(reason.word()),
        }
    }
}
