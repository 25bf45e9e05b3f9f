//! What is answered to a command, and the dates that follow from it.

use super::command::{Check, Command, Event, Finding, Judgement, Refusal, WhyClosed};
use super::state::{Away, Missing, Stage};
use crate::duties::{Action, Facts};
use kernel::{FreeText, FuzzyTime, Moment};

type Decision = Result<Event, Refusal>;

impl Missing {
    pub(super) fn answer(&self, command: Command, facts: &Facts<'_>, at: Moment) -> Decision {
        match (&self.stage, command) {
            (Stage::Closed { .. }, _) => Err(Refusal::Closed),
            (Stage::Away(away), Command::Judge(judgement)) => {
                Ok(self.judge(*away, judgement, facts, at))
            }
            (Stage::Away(_), Command::Search { words }) => Ok(Event::Searched { words }),
            (Stage::Away(_), Command::ConsultPolice { words }) => {
                Ok(Event::PoliceConsulted { words })
            }
            (Stage::Away(_), Command::Report { number, words }) => {
                Ok(Event::Reported { number, words })
            }
            (Stage::Away(_), Command::TellHome { whom, words }) => {
                Ok(Event::HomeTold { whom, words })
            }
            (Stage::Away(_), Command::KeepFromHome { reason }) => Ok(Event::HomeNotTold { reason }),
            (Stage::Away(_), Command::Return { when, words }) => come_back(when, words, facts, at),
            (
                Stage::Back { .. } | Stage::Talked { .. } | Stage::Worry { .. },
                Command::Judge(_)
                | Command::Search { .. }
                | Command::ConsultPolice { .. }
                | Command::Report { .. }
                | Command::TellHome { .. }
                | Command::KeepFromHome { .. }
                | Command::Return { .. },
            ) => Err(Refusal::NotAway),
            (Stage::Back { .. }, Command::Talk { held, words }) => {
                let check_by = facts.due(Action::CheckExploitation, at);
                Ok(Event::Talked { held, words, check_by })
            }
            (Stage::Talked { .. }, Command::Check(check)) => Ok(done(check, facts, at)),
            (Stage::Worry { .. }, Command::PassOn { to }) => Ok(Event::WorryPassedOn { to }),
            (Stage::Away(_), Command::Talk { .. } | Command::Check(_) | Command::PassOn { .. }) => {
                Err(Refusal::NotBack)
            }
            (Stage::Back { .. }, Command::Check(_)) => Err(Refusal::TalkFirst),
            (Stage::Back { .. } | Stage::Talked { .. }, Command::PassOn { .. }) => {
                Err(Refusal::CheckFirst)
            }
            (Stage::Talked { .. } | Stage::Worry { .. }, Command::Talk { .. })
            | (Stage::Worry { .. }, Command::Check(_)) => Err(Refusal::DoneBefore),
            (stage, Command::Close { reason, words }) => close(stage, reason, words),
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
}

fn come_back(when: FuzzyTime, words: FreeText, facts: &Facts<'_>, at: Moment) -> Decision {
    let yet_to_come = match when {
        FuzzyTime::At(moment) => moment > at,
        when => when.earliest().is_some_and(|day| day > at.day()),
    };
    if yet_to_come {
        return Err(Refusal::NotYet);
    }
    Ok(Event::Returned { when, words, talk_by: facts.due(Action::ReturnTalk, at) })
}

fn done(check: Check, facts: &Facts<'_>, at: Moment) -> Event {
    let next_by = match check.finding {
        Finding::NoWorry => None,
        Finding::Worry => Some(facts.due(Action::PassOnWorry, at)),
        Finding::Unclear => Some(facts.due(Action::CheckExploitation, at)),
    };
    Event::Checked { check, next_by }
}

/// Only who is away can be closed by hand: after a return the check decides, and a person brings on
/// what it gave.
fn close(stage: &Stage, reason: WhyClosed, words: FreeText) -> Decision {
    match (stage, reason) {
        (Stage::Closed { .. }, _) => Err(Refusal::Closed),
        (Stage::Back { .. } | Stage::Talked { .. }, _) => Err(Refusal::CheckFirst),
        (Stage::Worry { .. }, _) => Err(Refusal::WorryFirst),
        (Stage::Away(_), WhyClosed::NoNewWorry | WhyClosed::WorryPassedOn) => {
            Err(Refusal::FollowsByItself(reason))
        }
        (Stage::Away(_), WhyClosed::NotMissing | WhyClosed::FollowedElsewhere) => {
            Ok(Event::Closed { reason, words })
        }
    }
}
