//! From what a subject says must happen next to the duty that makes someone do it.

use super::{Action, Duty, Event, Lead, Level, Standing, Terms, WhyMoved};
use crate::organisations::{Function, Roster};
use crate::subjects::{Due, Next, Who};
use kernel::{Calendar, Moment, PostId, WorkerId};

/// What a decision may know of the world: looked up before it is taken, never during.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The organisation's posts and who can act.
    pub roster: &'a Roster,
    /// How long each action may take.
    pub terms: &'a Terms,
    /// Working days.
    pub calendar: &'a Calendar,
}

impl Facts<'_> {
    /// When an action that starts now is due.
    pub fn due(&self, action: Action, at: Moment) -> Moment {
        self.terms.of(action).end(at, self.calendar)
    }

    /// Who is told at this level of a duty, if such a person exists and can act.
    pub fn told_at(&self, duty: &Duty, level: Level) -> Option<WorkerId> {
        let post = self.roster.post(duty.post);
        let team = post.map(|post| post.team);
        let nearest = match level {
            Level::Holder => return Some(duty.holder),
            Level::Deputy => return post?.deputy.filter(|deputy| self.roster.can_act(*deputy)),
            // A team lead leads one team.
            Level::TeamLead => self.roster.nearest(Function::TeamLead, Some(team?)),
            Level::FocalOfficer => self.roster.nearest(Function::FocalOfficer, team),
            Level::ChainDirector => self.roster.nearest(Function::ChainDirector, team),
        };
        nearest.map(|post| self.roster.who_acts(post.id).1)
    }
}

/// The first duty of a subject that `post` opened.
pub fn start(next: &Next, post: PostId, facts: &Facts<'_>, at: Moment) -> Event {
    match next {
        Next::Closed(reason) => Event::Ended { reason },
        Next::Act { action, who, due } => {
            let post = post_of(*who, post, facts);
            Event::Started(new_duty(*action, post, *due, facts, at))
        }
    }
}

/// The event that brings the standing in line with what the subject says is next.
///
/// `None` when the move is still the same: same action, same post meant, same date. A handover that
/// was accepted stands: a function names who begins an action, not who must end it. An offer that is
/// pending stays pending when the same post gets its next action.
pub fn follow(standing: &Standing, next: &Next, facts: &Facts<'_>, at: Moment) -> Option<Event> {
    match (standing, next) {
        (Standing::Closed { .. }, Next::Closed(_)) => None,
        (Standing::Open(_), Next::Closed(reason)) => Some(Event::Ended { reason }),
        (Standing::Closed { .. }, Next::Act { action, who, due }) => {
            let post = post_of(*who, facts.roster.last_resort().0, facts);
            Some(Event::Started(new_duty(*action, post, *due, facts, at)))
        }
        (Standing::Open(duty), Next::Act { action, who, due }) => {
            let post = match who {
                Who::Function(_) if duty.action == *action => duty.post,
                who => post_of(*who, duty.post, facts),
            };
            let same_date = match due {
                Due::Standard => true,
                Due::At(moment) => *moment == duty.due,
            };
            if duty.action == *action && duty.post == post && same_date {
                return None;
            }
            let mut new = new_duty(*action, post, *due, facts, at);
            if new.post == duty.post {
                new.lead = duty.lead.clone();
            }
            Some(Event::Started(new))
        }
    }
}

/// The event that moves a duty to someone who can act, or back to the person whose post it is.
pub fn reroute(duty: &Duty, roster: &Roster) -> Option<Event> {
    let (_, holder) = roster.who_acts(duty.post);
    if holder == duty.holder {
        return None;
    }
    let why = if roster.can_act(duty.holder) { WhyMoved::Returned } else { WhyMoved::CannotAct };
    Some(Event::Rerouted { holder, why })
}

fn post_of(who: Who, current: PostId, facts: &Facts<'_>) -> PostId {
    match who {
        Who::Holder => current,
        Who::Post(post) => post,
        Who::Function(function) => {
            let current = facts.roster.post(current);
            if let Some(post) = current.filter(|post| post.function == function) {
                return post.id;
            }
            let team = current.map(|post| post.team);
            let nearest = facts.roster.nearest(function, team).map(|post| post.id);
            nearest.unwrap_or_else(|| facts.roster.last_resort().0)
        }
    }
}

fn new_duty(action: Action, post: PostId, due: Due, facts: &Facts<'_>, at: Moment) -> Duty {
    let due = match due {
        Due::Standard => facts.due(action, at),
        Due::At(moment) => moment,
    };
    let (_, holder) = facts.roster.who_acts(post);
    Duty {
        post,
        holder,
        action,
        since: at,
        warn: facts.calendar.warning_before(at, due),
        due,
        warned: false,
        level: Level::Holder,
        lead: Lead::Held,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisations::Post;
    use kernel::{TeamId, Term};

    const ASKER: PostId = PostId::from_raw(1);
    const FOCAL: PostId = PostId::from_raw(2);
    const DIRECTOR: PostId = PostId::from_raw(3);
    const ANSWER: Next = Next::function(Action::AnswerConsultation, Function::FocalOfficer);

    fn roster() -> Roster {
        let post = |id, person, function| Post {
            id,
            team: TeamId::from_raw(1),
            function,
            person: WorkerId::from_raw(person),
            deputy: None,
        };
        let posts = vec![
            post(ASKER, 1, Function::Teacher),
            post(FOCAL, 2, Function::FocalOfficer),
            post(DIRECTOR, 3, Function::ChainDirector),
        ];
        Roster::new(posts, [1, 2, 3].map(WorkerId::from_raw).into(), [].into()).unwrap()
    }

    fn with_facts<T>(what: impl FnOnce(&Facts<'_>, Moment) -> T) -> T {
        let (roster, calendar) = (roster(), Calendar::default());
        let terms = Terms::new(|_| Some(Term::WorkingDays(2))).unwrap();
        let facts = Facts { roster: &roster, terms: &terms, calendar: &calendar };
        what(&facts, Moment::in_netherlands(kernel::date(2026, 3, 2), 10, 0))
    }

    fn held_by(post: PostId, facts: &Facts<'_>, at: Moment) -> Duty {
        new_duty(Action::AnswerConsultation, post, Due::Standard, facts, at)
    }

    #[test]
    fn a_duty_starts_with_the_function_that_must_begin_it() {
        with_facts(|facts, at| {
            let Event::Started(duty) = start(&ANSWER, ASKER, facts, at) else { panic!() };
            assert_eq!((duty.post, duty.holder), (FOCAL, WorkerId::from_raw(2)));
        });
    }

    #[test]
    fn a_handover_to_another_function_stands_while_the_action_is_the_same() {
        with_facts(|facts, at| {
            let taken_over = Standing::Open(held_by(ASKER, facts, at));
            assert_eq!(follow(&taken_over, &ANSWER, facts, at.plus_days(1)), None);
        });
    }

    #[test]
    fn an_offer_is_kept_by_the_next_action_of_the_same_post_and_ends_with_another() {
        with_facts(|facts, at| {
            let lead = Lead::OnOffer { to: DIRECTOR, answer_by: at.plus_days(2) };
            let offered = Standing::Open(Duty { lead: lead.clone(), ..held_by(FOCAL, facts, at) });
            let after = |next| match follow(&offered, &next, facts, at) {
                Some(Event::Started(duty)) => (duty.post, duty.lead),
                other => panic!("{other:?}"),
            };
            assert_eq!(after(Next::holder(Action::Close)), (FOCAL, lead));
            let asker =
                Next::Act { action: Action::HearAnswer, who: Who::Post(ASKER), due: Due::Standard };
            assert_eq!(after(asker), (ASKER, Lead::Held));
        });
    }

    #[test]
    fn another_agreed_date_is_another_duty_and_the_same_date_is_not() {
        with_facts(|facts, at| {
            let next = Next::holder_by(Action::AnswerConsultation, at.plus_days(9));
            let held = Standing::Open(held_by(FOCAL, facts, at));
            let Some(Event::Started(duty)) = follow(&held, &next, facts, at) else { panic!() };
            assert_eq!(duty.due, at.plus_days(9));
            assert_eq!(follow(&Standing::Open(duty), &next, facts, at), None);
        });
    }

    #[test]
    fn what_reopens_without_a_post_rests_with_the_chain_director() {
        with_facts(|facts, at| {
            let closed = Standing::Closed { at, reason: "answered" };
            let reopened = follow(&closed, &Next::holder(Action::Decide), facts, at);
            let Some(Event::Started(duty)) = reopened else { panic!() };
            assert_eq!(duty.post, DIRECTOR);
        });
    }
}
