//! Where someone who is missing stands, and what that says must happen.

use super::command::{Class, Command, Event, Finding, Judgement, Refusal, WhyClosed};
use crate::casework::AgendaItem;
use crate::duties::{Action, Facts};
use crate::subjects::{Kind, Next, Subject};
use kernel::{FuzzyTime, Moment, Personal, SubjectId};

/// Someone noted that a young person is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// The signal, report or case that it belongs to.
    pub matter: SubjectId,
    /// Since when, as exactly as is known.
    pub since: FuzzyTime,
    /// The class that was chosen first.
    pub judgement: Judgement,
    /// By when the act of that class must be done.
    pub act_by: Moment,
    /// By when parents or guardian are told, or a reason stands why not.
    pub tell_by: Moment,
    /// By when someone looks again.
    pub review_by: Moment,
}

impl Alarm {
    /// An alarm of now, with the dates that follow from it.
    pub fn new(
        matter: SubjectId,
        since: FuzzyTime,
        judgement: Judgement,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Self {
        let class = judgement.class;
        Self {
            matter,
            since,
            judgement,
            act_by: facts.due(class.act(), at),
            tell_by: facts.due(Action::TellHome, at),
            review_by: facts.due(class.review(), at),
        }
    }
}

/// A young person who is, or was, missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The signal, report or case that it belongs to.
    pub matter: SubjectId,
    /// Since when.
    pub since: FuzzyTime,
    /// The class as it was last chosen.
    pub judgement: Judgement,
    /// The heaviest class whose act was done.
    pub acted: Option<Class>,
    /// The number of the report to the police, once it is known.
    pub number: Option<Personal>,
    /// Since when back.
    pub returned: Option<FuzzyTime>,
    /// By when the police hear that they are back; nothing when they know it or needn't.
    pub police_by: Option<Moment>,
    /// By when parents or guardian know, or a reason stands why not; nothing when that is settled.
    pub home_by: Option<Moment>,
    /// Whether parents or guardian know of it, as was noted last.
    pub home_told: bool,
    /// How far it has come.
    pub stage: Stage,
}

/// How far it has come. Every open stage holds the date of what must happen in it; who must hear of it
/// has a date beside the stage, because that goes through all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Away.
    Away(Away),
    /// Back: there must be a talk.
    Back {
        /// By when.
        talk_by: Moment,
    },
    /// There was a talk, or the young person said no: the check must be done.
    Talked {
        /// By when.
        check_by: Moment,
    },
    /// The check gave worry: a person brings it to a signal or to the matter.
    Worry {
        /// By when.
        pass_on_by: Moment,
    },
    /// All was done, but the police, or parents or guardian, must hear it still.
    Untold {
        /// Why it closes then.
        reason: WhyClosed,
    },
    /// Over.
    Closed {
        /// The coded reason.
        reason: WhyClosed,
    },
}

/// What must happen while someone is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// By when the act of the class must be done; nothing when it was done.
    pub act_by: Option<Moment>,
    /// By when someone asks for the number of the report; nothing without a report, or when it is known.
    pub number_by: Option<Moment>,
    /// By when someone looks again.
    pub review_by: Moment,
}

impl Stage {
    /// A stable word for texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Away(_) => "away",
            Self::Back { .. } => "back",
            Self::Talked { .. } => "talked",
            Self::Worry { .. } => "worry",
            Self::Untold { .. } => "untold",
            Self::Closed { .. } => "closed",
        }
    }
}

impl Missing {
    /// Someone who is away since an alarm.
    pub fn new(alarm: Alarm) -> Self {
        let Alarm { matter, since, judgement, act_by, tell_by, review_by } = alarm;
        let away = Away { act_by: Some(act_by), number_by: None, review_by };
        Self {
            matter,
            since,
            judgement,
            acted: None,
            number: None,
            returned: None,
            police_by: None,
            home_by: Some(tell_by),
            home_told: false,
            stage: Stage::Away(away),
        }
    }

    /// Whether the act that a class asks for was done, or a heavier one.
    pub fn did(&self, class: Class) -> bool {
        self.acted >= Some(class)
    }

    /// Whether it was reported to the police, with a number or without.
    pub fn reported(&self) -> bool {
        self.did(Class::Red)
    }

    /// Whether parents or guardian must hear it before it is closed by hand. Who was told an alarm must
    /// hear how it ended. Who wasn't told yet must know of it while the young person is away, whoever
    /// follows it; of a young person who was never away there is nothing to tell.
    pub fn owes_home(&self, reason: WhyClosed) -> bool {
        let unsettled = self.home_by.is_some();
        self.home_told || (unsettled && reason == WhyClosed::FollowedElsewhere)
    }

    /// Everything that must happen, first what is due first. Empty only when it is closed.
    pub fn agenda(&self) -> Vec<AgendaItem> {
        let item = |action, due| AgendaItem { action, due };
        let police = self.police_by.map(|due| item(Action::TellPoliceBack, due));
        let tell_home = match self.stage {
            Stage::Away(_) => Action::TellHome,
            _ => Action::TellHomeBack,
        };
        let home = self.home_by.map(|due| item(tell_home, due));
        let class = self.judgement.class;
        let act = match self.stage {
            Stage::Away(away) => away.act_by.map(|due| item(class.act(), due)),
            Stage::Back { talk_by } => Some(item(Action::ReturnTalk, talk_by)),
            Stage::Talked { check_by } => Some(item(Action::CheckExploitation, check_by)),
            Stage::Worry { pass_on_by } => Some(item(Action::PassOnWorry, pass_on_by)),
            Stage::Untold { .. } | Stage::Closed { .. } => None,
        };
        let (number, review) = match self.stage {
            Stage::Away(away) => (
                away.number_by.map(|due| item(Action::AskReportNumber, due)),
                Some(item(class.review(), away.review_by)),
            ),
            _ => (None, None),
        };
        let mut items: Vec<_> = [police, act, home, number, review].into_iter().flatten().collect();
        items.sort_by_key(|item| item.due);
        items
    }

    /// Closes it; while the police or home must hear it still, it waits for that.
    fn close_as(&mut self, reason: WhyClosed) {
        self.stage = Stage::Untold { reason };
        self.settle();
    }

    /// What waited only for who must hear it is closed, once nobody is left.
    fn settle(&mut self) {
        if let Stage::Untold { reason } = self.stage
            && self.police_by.is_none()
            && self.home_by.is_none()
        {
            self.stage = Stage::Closed { reason };
        }
    }

    /// Parents or guardian know, or a reason stands why not.
    fn note_home(&mut self, told: bool) {
        (self.home_by, self.home_told) = (None, told);
        self.settle();
    }

    fn change_away(&mut self, change: impl FnOnce(&mut Away)) {
        if let Stage::Away(away) = &mut self.stage {
            change(away);
        }
    }

    /// An act was done; it stands for those of lighter classes too.
    fn note_act(&mut self, done: Class) {
        self.acted = self.acted.max(Some(done));
        if self.did(self.judgement.class) {
            self.change_away(|away| away.act_by = None);
        }
    }
}

impl Subject for Missing {
    const KIND: Kind = Kind::Missing;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        self.answer(command, facts, at)
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        match event {
            Event::Judged { judgement, act_by, review_by } => {
                self.judgement = judgement.clone();
                self.change_away(|away| {
                    (away.act_by, away.review_by) = (*act_by, *review_by);
                });
            }
            Event::Searched { .. } => self.note_act(Class::Green),
            Event::PoliceConsulted { .. } => self.note_act(Class::Orange),
            Event::Reported { number, number_by, .. }
            | Event::NumberAsked { number, number_by, .. } => {
                self.number = number.clone().or(self.number.take());
                self.change_away(|away| away.number_by = *number_by);
                self.note_act(Class::Red);
            }
            Event::HomeTold { .. } | Event::HomeHeard { .. } => self.note_home(true),
            Event::HomeNotTold { .. } => self.note_home(false),
            Event::Returned { when, talk_by, police_by, home_by, .. } => {
                self.returned = Some(*when);
                (self.police_by, self.home_by) = (*police_by, *home_by);
                self.stage = Stage::Back { talk_by: *talk_by };
            }
            Event::PoliceTold { .. } => {
                self.police_by = None;
                self.settle();
            }
            Event::Talked { check_by, .. } => self.stage = Stage::Talked { check_by: *check_by },
            Event::Checked { check, next_by } => match (check.finding, next_by) {
                (Finding::Worry, Some(by)) => self.stage = Stage::Worry { pass_on_by: *by },
                (Finding::Unclear, Some(by)) => self.stage = Stage::Talked { check_by: *by },
                (_, None) | (Finding::NoWorry, Some(_)) => self.close_as(WhyClosed::NoNewWorry),
            },
            Event::WorryPassedOn { .. } => self.close_as(WhyClosed::WorryPassedOn),
            Event::Closed { reason, .. } => {
                self.home_by = None;
                self.stage = Stage::Closed { reason: *reason };
            }
        }
        self
    }

    fn next(&self) -> Next {
        match (self.agenda().first(), &self.stage) {
            (Some(item), _) => Next::holder_by(item.action, item.due),
            (None, Stage::Closed { reason }) => Next::Closed(reason.word()),
            // An open stage always has an agenda; were it empty, someone looks again at once.
            (None, _) => Next::holder(Action::Close),
        }
    }
}
