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
    /// How far it has come.
    pub stage: Stage,
}

/// How far it has come. Every open stage holds the date of what must happen in it.
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
    /// All was done but one thing: the police don't know yet that they are back.
    Untold {
        /// By when they do.
        police_by: Moment,
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
    /// By when parents or guardian are told; nothing when that is settled.
    pub tell_by: Option<Moment>,
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
        let away =
            Away { act_by: Some(act_by), tell_by: Some(tell_by), number_by: None, review_by };
        Self {
            matter,
            since,
            judgement,
            acted: None,
            number: None,
            returned: None,
            police_by: None,
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

    /// Everything that must happen, first what is due first. Empty only when it is closed.
    pub fn agenda(&self) -> Vec<AgendaItem> {
        let item = |action, due| AgendaItem { action, due };
        let police = self.police_by.map(|due| item(Action::TellPoliceBack, due));
        let mut items: Vec<_> = police.into_iter().collect();
        items.extend(match &self.stage {
            Stage::Away(away) => {
                let class = self.judgement.class;
                let act = away.act_by.map(|due| item(class.act(), due));
                let tell = away.tell_by.map(|due| item(Action::TellHome, due));
                let number = away.number_by.map(|due| item(Action::AskReportNumber, due));
                let review = item(class.review(), away.review_by);
                act.into_iter().chain(tell).chain(number).chain([review]).collect()
            }
            Stage::Back { talk_by } => vec![item(Action::ReturnTalk, *talk_by)],
            Stage::Talked { check_by } => vec![item(Action::CheckExploitation, *check_by)],
            Stage::Worry { pass_on_by } => vec![item(Action::PassOnWorry, *pass_on_by)],
            Stage::Untold { police_by, .. } => vec![item(Action::TellPoliceBack, *police_by)],
            Stage::Closed { .. } => Vec::new(),
        });
        items.sort_by_key(|item| item.due);
        items
    }

    /// Closes it; while the police don't know yet that they are back, it waits for that.
    fn close_as(&mut self, reason: WhyClosed) {
        self.stage = match self.police_by.take() {
            Some(police_by) => Stage::Untold { police_by, reason },
            None => Stage::Closed { reason },
        };
    }

    /// The police know how it stands; what waited for that alone is closed.
    fn note_police_told(&mut self) {
        self.police_by = None;
        if let Stage::Untold { reason, .. } = self.stage {
            self.stage = Stage::Closed { reason };
        }
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
            Event::Reported { number, number_by, .. } => {
                self.number = number.clone().or(self.number.take());
                self.change_away(|away| away.number_by = *number_by);
                self.note_act(Class::Red);
            }
            Event::HomeTold { .. } | Event::HomeNotTold { .. } => {
                self.change_away(|away| away.tell_by = None);
            }
            Event::Returned { when, talk_by, police_by, .. } => {
                self.returned = Some(*when);
                self.police_by = *police_by;
                self.stage = Stage::Back { talk_by: *talk_by };
            }
            Event::PoliceTold { .. } => self.note_police_told(),
            Event::Talked { check_by, .. } => self.stage = Stage::Talked { check_by: *check_by },
            Event::Checked { check, next_by } => match (check.finding, next_by) {
                (Finding::Worry, Some(by)) => self.stage = Stage::Worry { pass_on_by: *by },
                (Finding::Unclear, Some(by)) => self.stage = Stage::Talked { check_by: *by },
                (_, None) | (Finding::NoWorry, Some(_)) => self.close_as(WhyClosed::NoNewWorry),
            },
            Event::WorryPassedOn { .. } => self.close_as(WhyClosed::WorryPassedOn),
            Event::Closed { reason, .. } => self.stage = Stage::Closed { reason: *reason },
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
