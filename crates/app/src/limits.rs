//! How long a session may stand idle, and how long it may last: the rule table of sessions.

use crate::rules::Rules;
use tables::Situation;

/// The table of sessions.
pub const SESSIONS: &str = "sessies";

/// What a session may last, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without use.
    pub idle: i64,
    /// In any case.
    pub lasts: i64,
}

/// Where no rule says it: ten minutes and one working day.
const UNRULED: Limits = Limits { idle: 10 * 60, lasts: 8 * 3600 };

impl Limits {
    /// The limits of someone with these functions: the strictest of them. `stepped_up` asks how long a
    /// fresh proof counts.
    pub fn of<'f>(
        rules: &Rules,
        functions: impl IntoIterator<Item = &'f str>,
        stepped_up: bool,
    ) -> Self {
        let each = functions.into_iter().filter_map(|function| ruled(rules, function, stepped_up));
        let strictest = |one: Self, other: Self| Self {
            idle: one.idle.min(other.idle),
            lasts: one.lasts.min(other.lasts),
        };
        each.reduce(strictest).unwrap_or(UNRULED)
    }
}

fn ruled(rules: &Rules, function: &str, stepped_up: bool) -> Option<Limits> {
    let table = rules.table(SESSIONS)?;
    let proven = if stepped_up { "yes" } else { "no" };
    let situation =
        Situation::read(table, [("function", function), ("stepped-up", proven)]).ok()?;
    let row = table.first(&situation)?;
    Some(Limits { idle: row.number("idle")? * 60, lasts: row.number("lifetime")? * 60 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        let content = content::load(None).expect("the built-in content");
        Rules::new(content.tables.into_iter().map(|rules| rules.table)).expect("rules")
    }

    #[test]
    fn the_table_of_sessions_says_how_long_and_the_strictest_function_counts() {
        let rules = rules();
        let desk = Limits::of(&rules, ["policy-officer"], false);
        assert_eq!(desk, Limits { idle: 30 * 60, lasts: 600 * 60 });
        let both = Limits::of(&rules, ["policy-officer", "functional-manager"], false);
        assert_eq!(both, Limits { idle: 10 * 60, lasts: 480 * 60 });
        let proven = Limits::of(&rules, ["policy-officer"], true);
        assert_eq!(proven, Limits { idle: 5 * 60, lasts: 30 * 60 });
    }

    #[test]
    fn who_has_no_function_has_little_time() {
        assert_eq!(Limits::of(&rules(), [], false), UNRULED);
        assert_eq!(Limits::of(&rules(), ["dragon"], false), UNRULED);
    }
}
