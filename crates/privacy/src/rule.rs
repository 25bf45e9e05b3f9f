//! The rule for small numbers: what is shown instead of a count.

use crate::Exact;

/// What is shown instead of a count: fewer than a minimum, or about so many.
///
/// Nobody counts as fewer than the minimum too: a zero would say that someone isn't in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Published {
    /// From none up to one less than this.
    FewerThan(u64),
    /// About this many: a multiple of the step.
    About(u64),
}

/// The rule for small numbers.
///
/// INVARIANT: what is shown never pins a count to one value. Fewer than the minimum can be at least
/// three values, and each multiple of the step stands for at least two (with a step of 5: 5 for 5
/// to 7, 10 for 8 to 12). One person more or less moves what is shown by no or one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    minimum: u64,
    step: u64,
}

/// Why this can't be a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// A minimum below 3 would show that there is one person, or nobody.
    #[error("the minimum must be 3 or more")]
    MinimumTooSmall,
    /// A step below 3 would show some counts as they are.
    #[error("the step must be 3 or more")]
    StepTooSmall,
    /// Otherwise the first number shown would stand for too few counts.
    #[error("the minimum must be a multiple of the step")]
    NoMultiple,
}

impl Default for Rule {
    /// Fewer than 5 isn't shown; the rest in fives.
    fn default() -> Self {
        Self { minimum: 5, step: 5 }
    }
}

impl Rule {
    /// A rule with this smallest number shown, in steps of this size.
    ///
    /// # Errors
    /// [`RuleFault`] says how a count could be read from what such a rule shows.
    pub const fn new(minimum: u64, step: u64) -> Result<Self, RuleFault> {
        if minimum < 3 {
            Err(RuleFault::MinimumTooSmall)
        } else if step < 3 {
            Err(RuleFault::StepTooSmall)
        } else if !minimum.is_multiple_of(step) {
            Err(RuleFault::NoMultiple)
        } else {
            Ok(Self { minimum, step })
        }
    }

    /// The smallest number that is shown.
    pub const fn minimum(self) -> u64 {
        self.minimum
    }

    /// The step in which numbers are shown.
    pub const fn step(self) -> u64 {
        self.step
    }

    /// What is shown for this count. The same count always gives the same answer: asking again, or
    /// in another table, tells nothing new.
    pub const fn show(self, count: Exact) -> Published {
        let people = count.people();
        if people < self.minimum {
            return Published::FewerThan(self.minimum);
        }
        let steps = people / self.step;
        let rounded = if people % self.step > (self.step - 1) / 2 { steps + 1 } else { steps };
        Published::About(rounded.saturating_mul(self.step))
    }

    /// The smallest and largest count that what is shown can stand for.
    pub const fn stands_for(self, shown: Published) -> (u64, u64) {
        match shown {
            Published::FewerThan(minimum) => (0, minimum - 1),
            Published::About(number) => {
                let below = number.saturating_sub(self.step / 2);
                let least = if below < self.minimum { self.minimum } else { below };
                (least, number.saturating_add((self.step - 1) / 2))
            }
        }
    }
}
