//! What every open matter has in common: a kind, a timeline, commands, and a next move.

use crate::duties::{self, Action, Facts, Standing};
use crate::organisations::Function;
use crate::words::words;
use kernel::{Moment, PostId};

words! {
    /// The kinds of matter there are.
    pub enum Kind {
        /// A worry about a young person, before any case exists.
        Signal = "signal",
        /// A nameless question to someone who knows more.
        Consultation = "consultation",
        /// How one person reads a signal, apart from the others.
        Reading = "reading",
        /// Something sent to another organisation: a report, a case, a referral.
        Outgoing = "outgoing",
        /// Something received from another organisation.
        Incoming = "incoming",
        /// One young person's track.
        Case = "case",
        /// An emergency access that someone must look at.
        Review = "review",
        /// A young person of a signal, report or case is away.
        Missing = "missing",
        /// What someone hears of what they noted.
        Feedback = "feedback",
        /// Two records that may be about one person.
        Combination = "combination",
    }
}

/// What must happen next to a subject in a given state. There is no third possibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Someone must act.
    Act {
        /// What.
        action: Action,
        /// Who.
        who: Who,
        /// By when.
        due: Due,
    },
    /// Nobody must act, for this coded reason.
    Closed(&'static str),
}

/// On whom a next action falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The post that has it.
    Holder,
    /// The nearest post with this function.
    Function(Function),
    /// This post.
    Post(PostId),
}

/// When a next action is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// After the standard term of the action.
    Standard,
    /// At this moment: an agreed date, a schedule.
    At(Moment),
}

impl Next {
    /// The holder must do this within its standard term.
    pub const fn holder(action: Action) -> Self {
        Self::Act { action, who: Who::Holder, due: Due::Standard }
    }

    /// The nearest post with this function must do this within its standard term.
    pub const fn function(action: Action, function: Function) -> Self {
        Self::Act { action, who: Who::Function(function), due: Due::Standard }
    }

    /// The holder must do this by the given moment.
    pub const fn holder_by(action: Action, at: Moment) -> Self {
        Self::Act { action, who: Who::Holder, due: Due::At(at) }
    }
}

/// A matter with a state that is folded from what happened, and a total answer to "what now?".
pub trait Subject: Clone {
    /// Which kind of matter.
    const KIND: Kind;
    /// What one can ask of it.
    type Command;
    /// What can happen to it.
    type Event: Clone;
    /// Why a command is refused.
    type Refusal;

    /// Takes the decision: events, or a refusal. Nothing else happens.
    ///
    /// # Errors
    /// The refusal says why not, for the person who asked.
    fn decide(
        &self,
        command: Self::Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// Folds one event into the state. Total: it has nothing to refuse.
    #[must_use]
    fn apply(self, event: &Self::Event, at: Moment) -> Self;

    /// What must happen now. Total: every state has an answer.
    fn next(&self) -> Next;
}

/// A subject together with whose move it is: the two change in one step, or not at all.
#[derive(Debug, Clone)]
pub struct Matter<S> {
    /// The state of the subject.
    pub state: S,
    /// Whose move it is.
    pub standing: Standing,
}

/// What one step brought about.
#[derive(Debug, Clone)]
pub struct Step<S: Subject> {
    /// The matter after it.
    pub after: Matter<S>,
    /// What happened to the subject.
    pub events: Vec<S::Event>,
    /// What happened to its duty.
    pub duty: Vec<duties::Event>,
}

impl<S: Subject> Matter<S> {
    /// Opens a matter at a post; its duty starts in the same step.
    pub fn open(state: S, post: PostId, facts: &Facts<'_>, at: Moment) -> (Self, duties::Event) {
        let event = duties::start(&state.next(), post, facts, at);
        let standing = Standing::Closed { at, reason: "not-yet-open" }.apply(&event, at);
        (Self { state, standing }, event)
    }

    /// Carries out a command on the subject and moves its duty along.
    ///
    /// # Errors
    /// The subject's own refusal.
    pub fn act(
        &self,
        command: S::Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Step<S>, S::Refusal> {
        let events = self.state.decide(command, facts, at)?;
        let state = events.iter().fold(self.state.clone(), |state, event| state.apply(event, at));
        let follow = duties::follow(&self.standing, &state.next(), facts, at);
        let standing = match &follow {
            Some(event) => self.standing.clone().apply(event, at),
            None => self.standing.clone(),
        };
        let duty = follow.into_iter().collect();
        Ok(Step { after: Self { state, standing }, events, duty })
    }
}
