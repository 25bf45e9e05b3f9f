//! The duty itself and what may happen to it: offered, accepted, refused, lapsed, warned, escalated.

use super::{Action, Facts};
use crate::words::words;
use kernel::{FreeText, Moment, PostId, WorkerId};

/// Whose move it is in one open subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Duty {
    /// The post that answers for it.
    pub post: PostId,
    /// The person who holds it today: fills that post, or stands in for those who can't.
    pub holder: WorkerId,
    /// What must be done.
    pub action: Action,
    /// Since when.
    pub since: Moment,
    /// When the holder is warned.
    pub warn: Moment,
    /// When it must be done.
    pub due: Moment,
    /// Whether the warning went out.
    pub warned: bool,
    /// How far up it was taken because it was late.
    pub level: Level,
    /// Whether it is on offer to another post.
    pub lead: Lead,
}

/// Who answers while a handover is pending: always the one who had it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Lead {
    /// Held, and not on offer.
    Held,
    /// Offered to another post; the holder stays liable until it accepts.
    OnOffer {
        /// To whom.
        to: PostId,
        /// When silence counts as no.
        answer_by: Moment,
    },
}

words! {
    /// How far up a late duty was taken. The holder stays the holder; those above are told.
    pub enum Level {
        /// Not late, or not yet told to anyone.
        Holder = "holder",
        /// The deputy was told.
        Deputy = "deputy",
        /// The team lead was told.
        TeamLead = "team-lead",
        /// The focal officer was told.
        FocalOfficer = "focal-officer",
        /// The chain director was told: the end of the chain.
        ChainDirector = "chain-director",
    }
}

words! {
    /// Why a duty came to rest with someone else without a handover.
    pub enum WhyMoved {
        /// The holder is absent, disabled or gone, or the team closed.
        CannotAct = "cannot-act",
        /// The person whose post it is can act again.
        Returned = "returned",
    }
}

/// A subject is open, with a duty; or closed, with a reason (which its own event holds).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Open: it is someone's move.
    Open(Duty),
    /// Closed: nobody needs to do anything.
    Closed {
        /// Since when.
        at: Moment,
        /// A coded reason.
        reason: &'static str,
    },
}

/// What one can ask of a duty.
#[derive(Debug, Clone)]
pub enum Command {
    /// Offer it to another post.
    Offer {
        /// To whom.
        to: PostId,
    },
    /// Accept the offer.
    Accept,
    /// Refuse the offer.
    Refuse {
        /// Why, in words.
        reason: FreeText,
    },
    /// Let time do its work: warn, lapse an offer, escalate.
    Tick,
}

/// What happened to a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A subject got its next (or first) duty.
    Started(Duty),
    /// It was offered.
    Offered {
        /// To whom.
        to: PostId,
        /// When silence counts as no.
        answer_by: Moment,
    },
    /// The offer was accepted: only this moves the liability by choice.
    Accepted {
        /// The new post.
        post: PostId,
        /// Who holds it from now on: whoever acts in that post today.
        holder: WorkerId,
    },
    /// The offer was refused; the old holder has it.
    Refused {
        /// Why.
        reason: FreeText,
    },
    /// No answer came in time; the old holder has it.
    OfferLapsed,
    /// The holder was warned that it is due soon.
    Warned,
    /// It is late: one level up was told, and the holder too.
    Escalated {
        /// Who was told.
        level: Level,
        /// The person told.
        told: WorkerId,
    },
    /// It moved to someone who can act.
    Rerouted {
        /// The holder from now on.
        holder: WorkerId,
        /// Why.
        why: WhyMoved,
    },
    /// The subject closed; the duty is over.
    Ended {
        /// A coded reason.
        reason: &'static str,
    },
}

/// Why a command on a duty can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only who answers for it may offer it.
    #[error("only the holder can offer this duty")]
    NotYoursToOffer,
    /// It rests there already.
    #[error("the duty already rests with that post")]
    AlreadyTheirs,
    /// An offer is open until the given moment.
    #[error("an offer is still open")]
    OfferStillOpen {
        /// Until when.
        answer_by: Moment,
    },
    /// Nobody in that post can act.
    #[error("nobody in that post can act today")]
    NobodyThere,
    /// There is no offer to answer.
    #[error("there is no offer to answer")]
    NoOffer,
    /// The offer was made to someone else.
    #[error("the offer was made to another post")]
    OfferedToAnother,
    /// The subject is closed.
    #[error("the matter is closed")]
    Closed,
}

impl Refusal {
    /// The stable word, key of the text on screen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYoursToOffer => "not-yours-to-offer",
            Self::AlreadyTheirs => "already-theirs",
            Self::OfferStillOpen { .. } => "offer-still-open",
            Self::NobodyThere => "nobody-there",
            Self::NoOffer => "no-offer",
            Self::OfferedToAnother => "offered-to-another",
            Self::Closed => "matter-closed",
        }
    }
}

impl Duty {
    /// What may take no longer than this is for now: it can't wait until other work is done.
    const NOW_SECONDS: i64 = 4 * 3600;

    /// Whether it is to be done now: at once, and late only after its short term.
    pub const fn is_for_now(&self) -> bool {
        self.due.seconds_since(self.since) <= Self::NOW_SECONDS
    }

    /// Takes the decision. Everything it depends on is in its arguments.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub fn decide(
        &self,
        by: WorkerId,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (&self.lead, command) {
            (_, Command::Tick) => Ok(self.tick(facts, at)),
            (_, Command::Offer { .. }) if self.holder != by => Err(Refusal::NotYoursToOffer),
            (_, Command::Offer { to }) if self.post == to => Err(Refusal::AlreadyTheirs),
            (Lead::OnOffer { answer_by, .. }, Command::Offer { .. }) if at <= *answer_by => {
                Err(Refusal::OfferStillOpen { answer_by: *answer_by })
            }
            (_, Command::Offer { to }) if !can_receive(to, facts) => Err(Refusal::NobodyThere),
            (Lead::OnOffer { .. }, Command::Offer { to }) => {
                Ok(vec![Event::OfferLapsed, offer(to, facts, at)])
            }
            (Lead::Held, Command::Offer { to }) => Ok(vec![offer(to, facts, at)]),
            (Lead::Held, Command::Accept | Command::Refuse { .. }) => Err(Refusal::NoOffer),
            (Lead::OnOffer { to, .. }, Command::Accept | Command::Refuse { .. })
                if !facts.roster.posts_of(by).any(|post| post.id == *to) =>
            {
                Err(Refusal::OfferedToAnother)
            }
            (Lead::OnOffer { answer_by, .. }, Command::Accept) if at > *answer_by => {
                Err(Refusal::NoOffer)
            }
            (Lead::OnOffer { to, .. }, Command::Accept) if !can_receive(*to, facts) => {
                Err(Refusal::NobodyThere)
            }
            (Lead::OnOffer { to, .. }, Command::Accept) => {
                Ok(vec![Event::Accepted { post: *to, holder: facts.roster.who_acts(*to).1 }])
            }
            (Lead::OnOffer { .. }, Command::Refuse { reason }) => {
                Ok(vec![Event::Refused { reason }])
            }
        }
    }

    /// What the passing of time brings about by `at`.
    fn tick(&self, facts: &Facts<'_>, at: Moment) -> Vec<Event> {
        let mut events = Vec::new();
        if let Lead::OnOffer { answer_by, .. } = self.lead
            && at > answer_by
        {
            events.push(Event::OfferLapsed);
        }
        if !self.warned && at >= self.warn && at <= self.due {
            events.push(Event::Warned);
        }
        if at > self.due
            && let Some((level, told)) = self.next_level(facts, at)
        {
            events.push(Event::Escalated { level, told });
        }
        events
    }

    /// The level to tell now: one more for each working day that it is late. A level without someone
    /// who can act, or that is the holder, is passed over upward.
    fn next_level(&self, facts: &Facts<'_>, at: Moment) -> Option<(Level, WorkerId)> {
        let days_late = (0..4u16)
            .take_while(|days| at > facts.calendar.add_working_days(self.due, *days))
            .count();
        let wanted = Level::ALL.iter().skip(1).nth(days_late.saturating_sub(1)).copied();
        let wanted = wanted.filter(|wanted| at > self.due && *wanted > self.level)?;
        let above = Level::ALL.iter().filter(|level| **level >= wanted).find_map(|level| {
            let told = facts.told_at(self, *level).filter(|told| *told != self.holder);
            told.map(|told| (*level, told))
        });
        // Above the chain director stands nobody.
        above.or(Some((Level::ChainDirector, self.holder)))
    }
}

fn can_receive(post: PostId, facts: &Facts<'_>) -> bool {
    facts.roster.post(post).is_some_and(|post| facts.roster.is_manned(post))
}

fn offer(to: PostId, facts: &Facts<'_>, at: Moment) -> Event {
    Event::Offered { to, answer_by: facts.due(Action::ReceiveOffer, at) }
}

impl Standing {
    /// Folds one event in. Total: it has nothing to refuse.
    #[must_use]
    pub fn apply(self, event: &Event, at: Moment) -> Self {
        match (self, event) {
            (_, Event::Started(duty)) => Self::Open(duty.clone()),
            (_, Event::Ended { reason }) => Self::Closed { at, reason },
            (Self::Open(duty), event) => Self::Open(duty.apply(event)),
            (closed @ Self::Closed { .. }, _) => closed,
        }
    }

    /// The duty, when open.
    pub const fn duty(&self) -> Option<&Duty> {
        match self {
            Self::Open(duty) => Some(duty),
            Self::Closed { .. } => None,
        }
    }
}

impl Duty {
    fn apply(mut self, event: &Event) -> Self {
        match event {
            Event::Offered { to, answer_by } => {
                self.lead = Lead::OnOffer { to: *to, answer_by: *answer_by };
            }
            Event::Accepted { post, holder } => {
                self.post = *post;
                self.holder = *holder;
                self.lead = Lead::Held;
            }
            Event::Refused { .. } | Event::OfferLapsed => self.lead = Lead::Held,
            Event::Warned => self.warned = true,
            Event::Escalated { level, .. } => self.level = *level,
            Event::Rerouted { holder, .. } => self.holder = *holder,
            Event::Started(_) | Event::Ended { .. } => {}
        }
        self
    }
}
