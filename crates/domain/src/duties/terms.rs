//! How long each action may take: read from a rule table, so an installation can set it.

use super::Action;
use kernel::Term;
use std::collections::BTreeMap;

/// The term of every action. Complete: reading one fails when an action has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    by_action: BTreeMap<Action, Term>,
}

impl Terms {
    /// Takes the term of each action.
    ///
    /// # Errors
    /// The first action that has no term.
    pub fn new(of: impl Fn(Action) -> Option<Term>) -> Result<Self, Action> {
        let by_action = Action::ALL
            .iter()
            .map(|action| of(*action).map(|term| (*action, term)).ok_or(*action))
            .collect::<Result<_, _>>()?;
        Ok(Self { by_action })
    }

    /// The same with other terms for some actions.
    #[must_use]
    pub fn with(&self, others: impl IntoIterator<Item = (Action, Term)>) -> Self {
        let mut by_action = self.by_action.clone();
        by_action.extend(others);
        Self { by_action }
    }

    /// How long this action may take.
    pub fn of(&self, action: Action) -> Term {
        self.by_action.get(&action).copied().unwrap_or(Term::AT_ONCE)
    }
}
