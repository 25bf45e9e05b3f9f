//! Target times: how long an organisation itself lets an action take, within what the table leaves it.
//!
//! The table gives every action a term and, where more time does little harm, the most that an
//! organisation may take. Less is always allowed. An action that another table or an agreement dates has
//! no target time of its own.

use super::{Action, Terms};
use crate::knowledge::text_fault;
use crate::words::words;
use kernel::{Date, Moment, TargetId, Term};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A target time for one action, as someone of the organisation puts it forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// For which action.
    pub action: Action,
    /// How long it may take; `None` for what the table says.
    pub term: Option<Term>,
    /// The first day.
    pub from: Date,
    /// Why, for the one who decides.
    pub why: String,
}

words! {
    /// Why someone lets a target time not take effect.
    pub enum TargetObjection {
        /// A young person would wait too long.
        TooLong = "too-long",
        /// Nobody here can keep it.
        TooShort = "too-short",
        /// The time of the table is right.
        NotNeeded = "not-needed",
        /// It isn't clear why.
        Unclear = "unclear",
    }
}

/// What the table says about one action: its term, and the most an organisation may make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    table: Term,
    most: Term,
}

impl Bound {
    /// The term of the table, and the most; without one, only less is left.
    ///
    /// `None` when the most isn't surely as long as the term: then the table is wrong.
    pub fn new(table: Term, most: Option<Term>) -> Option<Self> {
        let most = most.unwrap_or(table);
        table.never_later_than(most).then_some(Self { table, most })
    }

    /// The most an organisation may take.
    pub const fn most(self) -> Term {
        self.most
    }

    /// Whether an organisation may take longer than the table says.
    pub fn leaves_more(self) -> bool {
        self.most != self.table
    }

    /// The code of what is wrong with a term, if something is.
    fn fault(self, term: Term) -> Option<&'static str> {
        if [Term::Hours(0), Term::Days(0), Term::WorkingDays(0), Term::Months(0)].contains(&term) {
            Some("target-nothing")
        } else if self.leaves(term) {
            None
        } else if self.most.never_later_than(term) {
            Some("target-slower")
        } else {
            Some("target-unsure")
        }
    }

    fn leaves(self, term: Term) -> bool {
        term.never_later_than(self.table) || term.never_later_than(self.most)
    }
}

/// What the table leaves to organisations, per action.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounds {
    by_action: BTreeMap<Action, Bound>,
}

impl Action {
    /// Whether its date always comes from what was agreed about this one matter: what the receiver
    /// promised, or the day that someone chose with a plan.
    pub const fn is_dated_by_agreement(self) -> bool {
        matches!(self, Self::AwaitFeedback | Self::ReviewSafetyPlan)
    }
}

impl Bounds {
    /// Takes the bounds; an action that isn't among them is dated by another table.
    pub fn new(bounds: impl IntoIterator<Item = (Action, Bound)>) -> Self {
        let own = bounds.into_iter().filter(|(action, _)| !action.is_dated_by_agreement());
        Self { by_action: own.collect() }
    }

    /// What is left to an organisation for this action; `None` when it is dated by another table or by
    /// what was agreed.
    pub fn of(&self, action: Action) -> Option<Bound> {
        self.by_action.get(&action).copied()
    }
}

/// One thing wrong with a target time: a field and the code of a fault.
pub type TargetFault = (&'static str, &'static str);

impl Target {
    /// Everything wrong with it on a day; empty when it may take effect.
    pub fn faults(&self, bounds: &Bounds, today: Date) -> Vec<TargetFault> {
        let mut faults = Vec::new();
        match bounds.of(self.action) {
            None => faults.push(("action", "target-elsewhere")),
            Some(bound) => {
                let fault = self.term.and_then(|term| bound.fault(term));
                faults.extend(fault.map(|code| ("term", code)));
            }
        }
        faults.extend((self.from < today).then_some(("from", "day-past")));
        faults.extend(text_fault("why", &self.why));
        faults
    }
}

/// A target time that took effect or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetSet {
    /// Which.
    pub id: TargetId,
    /// When someone let it in: it never reaches back.
    pub at: Moment,
    /// The target time.
    pub target: Target,
}

impl TargetSet {
    /// The first day on which it holds.
    pub fn since(&self) -> Date {
        self.target.from.max(self.at.day())
    }
}

/// The target times of one organisation: those that held, hold or will.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    sets: Vec<TargetSet>,
}

impl Targets {
    /// Takes what was let in, in any order. Of one action the one with the later first day follows.
    pub fn new(sets: impl IntoIterator<Item = TargetSet>) -> Self {
        let mut sets: Vec<_> = sets.into_iter().collect();
        sets.sort_by_key(|set| (set.since(), set.at, set.id));
        Self { sets }
    }

    /// Those of one action, in the order in which they hold.
    pub fn of(&self, action: Action) -> impl DoubleEndedIterator<Item = &TargetSet> {
        self.sets.iter().filter(move |set| set.target.action == action)
    }

    /// The one that is in effect for an action at a moment.
    pub fn at(&self, action: Action, moment: Moment) -> Option<&TargetSet> {
        self.of(action).rfind(|set| set.target.from <= moment.day() && set.at <= moment)
    }

    /// The organisation's own time for an action at a moment. One that a newer table doesn't leave any
    /// more doesn't hold: the table does.
    pub fn term(&self, action: Action, moment: Moment, bounds: &Bounds) -> Option<Term> {
        let term = self.at(action, moment)?.target.term?;
        bounds.of(action).filter(|bound| bound.leaves(term)).map(|_| term)
    }

    /// How long each action may take in this organisation at a moment.
    pub fn terms(&self, table: &Arc<Terms>, bounds: &Bounds, moment: Moment) -> Arc<Terms> {
        if self.sets.is_empty() {
            return Arc::clone(table);
        }
        let own = |action: &Action| Some((*action, self.term(*action, moment, bounds)?));
        Arc::new(table.with(Action::ALL.iter().filter_map(own)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    const TODAY: Date = date(2026, 3, 2);

    fn bounds() -> Bounds {
        let bound = |term: &str, most: Option<&str>| {
            Bound::new(term.parse().unwrap(), most.map(|most| most.parse().unwrap())).unwrap()
        };
        Bounds::new([
            (Action::Decide, bound("P1B", Some("P3B"))),
            (Action::ReviewRed, bound("PT4H", None)),
        ])
    }

    fn target(action: Action, term: Option<&str>) -> Target {
        let term = term.map(|term| term.parse().unwrap());
        Target { action, term, from: TODAY, why: "Afgesproken met het team.".to_owned() }
    }

    fn fault(action: Action, term: &str) -> Option<&'static str> {
        let faults = target(action, Some(term)).faults(&bounds(), TODAY);
        faults.first().map(|(field, code)| {
            assert_eq!(*field, "term");
            *code
        })
    }

    fn set(id: u128, at: Moment, target: Target) -> TargetSet {
        TargetSet { id: TargetId::from_raw(id), at, target }
    }

    fn morning(day: Date) -> Moment {
        Moment::in_netherlands(day, 9, 0)
    }

    #[test]
    fn an_organisation_may_be_stricter_and_slower_up_to_the_bound() {
        for term in ["PT4H", "P1B", "P2B", "P3B", "PT72H"] {
            assert_eq!(fault(Action::Decide, term), None, "{term}");
        }
        assert_eq!(fault(Action::Decide, "P4B"), Some("target-slower"));
        assert_eq!(fault(Action::Decide, "P2M"), Some("target-slower"));
        assert_eq!(fault(Action::ReviewRed, "PT2H"), None);
        assert_eq!(fault(Action::ReviewRed, "PT5H"), Some("target-slower"));
    }

    #[test]
    fn what_can_not_be_compared_surely_is_refused_with_the_way_out() {
        assert_eq!(fault(Action::Decide, "P4D"), Some("target-unsure"));
        assert_eq!(fault(Action::ReviewRed, "P1D"), Some("target-unsure"));
    }

    #[test]
    fn no_time_at_all_is_no_target_time() {
        for term in ["PT0S", "P0D", "P0B", "P0M"] {
            assert_eq!(fault(Action::Decide, term), Some("target-nothing"), "{term}");
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let odd = Target {
            from: date(2026, 3, 1),
            why: " ".to_owned(),
            ..target(Action::FirstContact, Some("P1B"))
        };
        let expected = [("action", "target-elsewhere"), ("from", "day-past"), ("why", "missing")];
        assert_eq!(odd.faults(&bounds(), TODAY), expected);
        let long = Target { why: "a".repeat(241), ..target(Action::Decide, None) };
        assert_eq!(long.faults(&bounds(), TODAY), [("why", "too-long")]);
    }

    #[test]
    fn a_bound_below_the_table_is_no_bound() {
        assert_eq!(Bound::new(Term::WorkingDays(2), Some(Term::WorkingDays(1))), None);
        assert_eq!(Bound::new(Term::Days(30), Some(Term::Months(1))), None);
    }

    #[test]
    fn the_one_with_the_later_first_day_follows_and_none_reaches_back() {
        let april = date(2026, 4, 1);
        let later = Target { from: april, ..target(Action::Decide, None) };
        let first = set(1, morning(TODAY), target(Action::Decide, Some("P2B")));
        // Let in first, and still the one that follows.
        let targets = Targets::new([set(2, morning(date(2026, 2, 1)), later), first.clone()]);
        let term = |moment| targets.term(Action::Decide, moment, &bounds());
        assert_eq!(term(morning(TODAY).plus_seconds(-1)), None);
        assert_eq!(term(morning(TODAY)), Some(Term::WorkingDays(2)));
        assert_eq!(term(morning(april)), None, "back to the table");
        assert_eq!(targets.of(Action::Decide).next(), Some(&first));
    }

    #[test]
    fn one_that_waited_long_holds_from_the_day_it_was_let_in() {
        let late = date(2026, 5, 4);
        let waited = set(1, morning(late), target(Action::Decide, Some("P2B")));
        assert_eq!(waited.since(), late);
        assert_eq!(Targets::new([waited]).term(Action::Decide, morning(TODAY), &bounds()), None);
    }

    #[test]
    fn a_table_that_became_stricter_wins_from_a_time_it_no_longer_leaves() {
        let targets = Targets::new([set(1, morning(TODAY), target(Action::Decide, Some("P3B")))]);
        let bound = Bound::new(Term::WorkingDays(1), None).unwrap();
        let stricter = Bounds::new([(Action::Decide, bound)]);
        assert_eq!(targets.term(Action::Decide, morning(TODAY), &stricter), None);
        let table = Arc::new(Terms::new(|_| Some(Term::WorkingDays(1))).unwrap());
        let terms = targets.terms(&table, &bounds(), morning(TODAY));
        assert_eq!(terms.of(Action::Decide), Term::WorkingDays(3));
        assert_eq!(terms.of(Action::Close), Term::WorkingDays(1));
        assert_eq!(targets.terms(&table, &stricter, morning(TODAY)), table);
    }
}
