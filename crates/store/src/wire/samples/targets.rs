//! Target times of an organisation.

use domain::duties::{Action, Target};
use kernel::{Term, date};

/// A target time of an organisation's own, and the way back to the table.
pub(in crate::wire) fn targets() -> [(&'static str, Target); 2] {
    let target = |term| Target {
        action: Action::WeighSignal,
        term,
        from: date(2026, 9, 1),
        why: "Afgesproken in het zorgteam.".to_owned(),
    };
    [("target.own", target(Some(Term::WorkingDays(2)))), ("target.back-to-table", target(None))]
}
