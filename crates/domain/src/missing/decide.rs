//! What is answered to a command, and the dates that follow from it.

use super::command::{Check, Command, Event, Finding, Judgement, Refusal, Told, WhyClosed};
use super::state::{Away, Missing, Stage};
use crate::duties::{Action, Facts};
use kernel::{FreeText, FuzzyTime, Moment, Personal, SubjectId};

type Decision = Result<Event, Refusal>;

impl Missing {
    pub(super) fn answer(
        &self,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Return { when, words, told } => {
                return self.come_back(when, words, told, facts, at);
            }
            Command::Close { reason, words, told } => return self.close(reason, words, told),
            Command::Judge(judgement) => Ok(self.judge(self.away()?, judgement, facts, at)),
            Command::Search { words } => self.away().map(|_| Event::Searched { words }),
            Command::ConsultPolice { words } => {
                self.away().map(|_| Event::PoliceConsulted { words })
            }
            Command::Report { number, words } => {
                self.away().map(|_| self.report(number, words, facts, at))
            }
            Command::TellHome { whom, words } => {
                self.open().map(|()| Event::HomeTold { whom, words })
            }
            Command::KeepFromHome { reason } => self.open().map(|()| Event::HomeNotTold { reason }),
            Command::TellPolice { words } => self.tell_police(words),
            Command::Talk { held, words } => self.talk(held, words, facts, at),
            Command::Check(check) => self.check(check, facts, at),
            Command::PassOn { to } => self.pass_on(to),
        };
        event.map(|event| vec![event])
    }

    /// What must happen while they are away; refused when they are back.
    const fn away(&self) -> Result<Away, Refusal> {
        match self.stage {
            Stage::Away(away) => Ok(away),
            Stage::Back { .. }
            | Stage::Talked { .. }
            | Stage::Worry { .. }
            | Stage::Untold { .. } => Err(Refusal::NotAway),
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    /// What may be noted as long as it isn't closed: home is told while they are away and after it.
    const fn open(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Away(_)
            | Stage::Back { .. }
            | Stage::Talked { .. }
            | Stage::Worry { .. }
            | Stage::Untold { .. } => Ok(()),
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    /// The act that the class asks for stays due when it was; a heavier one is due from now.
    fn judge(&self, away: Away, judgement: Judgement, facts: &Facts<'_>, at: Moment) -> Event {
        let class = judgement.class;
        let act_by = match away.act_by {
            _ if self.did(class) => None,
            Some(due) if class == self.judgement.class => Some(due),
            Some(_) | None => Some(facts.due(class.act(), at)),
        };
        Event::Judged { judgement, act_by, review_by: facts.due(class.review(), at) }
    }

    /// Without a number someone asks again: each time is noted, and only the number ends it.
    fn report(
        &self,
        number: Option<Personal>,
        words: FreeText,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Event {
        let known = number.is_some() || self.number.is_some();
        let number_by = (!known).then(|| facts.due(Action::AskReportNumber, at));
        if self.reported() && self.number.is_none() {
            return Event::NumberAsked { number, words, number_by };
        }
        Event::Reported { number, words, number_by }
    }

    fn come_back(
        &self,
        when: FuzzyTime,
        words: FreeText,
        told: Told,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        self.away()?;
        let yet_to_come = match when {
            FuzzyTime::At(moment) => moment > at,
            when => when.earliest().is_some_and(|day| day > at.day()),
        };
        if yet_to_come {
            return Err(Refusal::NotYet);
        }
        let talk_by = facts.due(Action::ReturnTalk, at);
        let look = self.reported() && told.police.is_none();
        let police_by = look.then(|| facts.due(Action::TellPoliceBack, at));
        // What was due stays due: a return gives no more time to tell home.
        let open = self.home_by.filter(|_| told.home.is_none());
        let home_by = open.map(|due| due.min(facts.due(Action::TellHomeBack, at)));
        let returned = Event::Returned { when, words, talk_by, police_by, home_by };
        Ok([returned].into_iter().chain(told.events()).collect())
    }

    /// It may be noted without a duty too: after a talk with the police, or once more.
    fn tell_police(&self, words: FreeText) -> Decision {
        match self.stage {
            Stage::Away(_) => Err(Refusal::NotBack),
            Stage::Back { .. }
            | Stage::Talked { .. }
            | Stage::Worry { .. }
            | Stage::Untold { .. } => Ok(Event::PoliceTold { words }),
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    fn talk(&self, held: bool, words: FreeText, facts: &Facts<'_>, at: Moment) -> Decision {
        match self.stage {
            Stage::Away(_) => Err(Refusal::NotBack),
            Stage::Back { .. } => {
                let check_by = facts.due(Action::CheckExploitation, at);
                Ok(Event::Talked { held, words, check_by })
            }
            Stage::Talked { .. } | Stage::Worry { .. } | Stage::Untold { .. } => {
                Err(Refusal::DoneBefore)
            }
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    fn check(&self, check: Check, facts: &Facts<'_>, at: Moment) -> Decision {
        match self.stage {
            Stage::Away(_) => Err(Refusal::NotBack),
            Stage::Back { .. } => Err(Refusal::TalkFirst),
            Stage::Talked { .. } => Ok(checked(check, facts, at)),
            Stage::Worry { .. } | Stage::Untold { .. } => Err(Refusal::DoneBefore),
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    const fn pass_on(&self, to: SubjectId) -> Decision {
        match self.stage {
            Stage::Away(_) => Err(Refusal::NotBack),
            Stage::Back { .. } | Stage::Talked { .. } => Err(Refusal::CheckFirst),
            Stage::Worry { .. } => Ok(Event::WorryPassedOn { to }),
            Stage::Untold { .. } => Err(Refusal::DoneBefore),
            Stage::Closed { .. } => Err(Refusal::Closed),
        }
    }

    /// Only who is away can be closed by hand: after a return the check decides, and a person brings on
    /// what it gave. Whoever looks or worries because of us hears it first.
    fn close(&self, reason: WhyClosed, words: FreeText, told: Told) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, reason) {
            (Stage::Closed { .. }, _) => Err(Refusal::Closed),
            (Stage::Back { .. } | Stage::Talked { .. }, _) => Err(Refusal::CheckFirst),
            (Stage::Worry { .. }, _) => Err(Refusal::WorryFirst),
            (Stage::Untold { .. }, _) if self.police_by.is_some() => Err(Refusal::PoliceFirst),
            (Stage::Untold { .. }, _) => Err(Refusal::HomeFirst),
            (Stage::Away(_), WhyClosed::NoNewWorry | WhyClosed::WorryPassedOn) => {
                Err(Refusal::FollowsByItself(reason))
            }
            (Stage::Away(_), WhyClosed::NotMissing | WhyClosed::FollowedElsewhere) => {
                if self.reported() && told.police.is_none() {
                    return Err(Refusal::PoliceFirst);
                }
                if self.owes_home(reason) && told.home.is_none() {
                    return Err(Refusal::HomeFirst);
                }
                Ok(told.events().chain([Event::Closed { reason, words }]).collect())
            }
        }
    }
}

fn checked(check: Check, facts: &Facts<'_>, at: Moment) -> Event {
    let next_by = match check.finding {
        Finding::NoWorry => None,
        Finding::Worry => Some(facts.due(Action::PassOnWorry, at)),
        Finding::Unclear => Some(facts.due(Action::CheckExploitation, at)),
    };
    Event::Checked { check, next_by }
}
