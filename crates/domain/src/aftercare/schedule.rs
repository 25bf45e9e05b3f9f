//! When the next contact of aftercare is, by the rule table of contacts.
//!
//! The table (`content/aftercare/tables/contactschema.toml`) says how long after a contact the next
//! one follows; the days around the return, court dates and birthdays come on top. How long
//! aftercare lasts is a proposal: half of the victims are a victim of crime again within seven
//! years. Source: Nationaal Rapporteur, by Trouw, 2021.

use crate::casework::Then;
use kernel::{Calendar, Date, Moment, Term};

/// The slowest rhythm there is, in days.
const A_YEAR: i32 = 365;

/// What the table is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Whole days since the return; 0 on the day itself.
    pub days_since_return: u32,
    /// Whether the young person was reached.
    pub reached: bool,
}

/// What follows a contact at `at`.
///
/// `rule` gives the term until the next contact; `None` when the schedule is over. After a missed
/// contact the next is never later than it would have been. `special` are dates on which contact is
/// sought whatever the schedule says (a court date, a release, a birthday): the first of them that
/// lies ahead comes before a later contact of the schedule, and keeps the schedule from ending; until
/// then contact is sought once a year.
pub fn then(
    rule: impl Fn(Asked) -> Option<Term>,
    returned: Moment,
    reached: bool,
    special: &[Moment],
    at: Moment,
    calendar: &Calendar,
) -> Then {
    let days_since_return = days_between(returned, at);
    let next = |reached| {
        rule(Asked { days_since_return, reached }).map(|term| soonest(term.end(at, calendar), at))
    };
    let scheduled =
        if reached { next(true) } else { next(false).into_iter().chain(next(true)).min() };
    let special = special.iter().copied().filter(|moment| *moment > at).min();
    let special = special.map(|moment| moment.min(at.plus_days(A_YEAR)));
    scheduled.into_iter().chain(special).min().map_or(Then::ScheduleEnds, Then::Next)
}

/// The coming contacts if each one reaches, at most `most` of them: what lies ahead, for the page.
pub fn coming(
    rule: impl Fn(Asked) -> Option<Term>,
    returned: Moment,
    from: Moment,
    most: usize,
    calendar: &Calendar,
) -> Vec<Moment> {
    let next = |at: &Moment| match then(&rule, returned, true, &[], *at, calendar) {
        Then::Next(next) => Some(next),
        Then::ScheduleEnds => None,
    };
    std::iter::successors(next(&from), next).take(most).collect()
}

/// The 16th and 18th birthday of someone born on `birth`, at the start of office hours: from then
/// on other rules for consent and help hold.
pub fn birthdays(birth: Date, calendar: &Calendar) -> Vec<Moment> {
    [16, 18]
        .iter()
        .filter_map(|years| {
            let year = birth.year().checked_add(*years)?;
            // Someone born on 29 February turns 16 on one, and 18 on 1 March.
            let day = Date::new(year, birth.month(), birth.day());
            day.or_else(|_| Date::new(year, 3, 1)).ok()
        })
        .map(|day| calendar.open_of(day))
        .collect()
}

fn days_between(returned: Moment, at: Moment) -> u32 {
    u32::try_from((at.day() - returned.day()).get_days()).unwrap_or(0)
}

/// A contact lies ahead, so that the schedule always moves on: at least an hour.
fn soonest(next: Moment, at: Moment) -> Moment {
    next.max(at.plus_seconds(3600))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    /// Daily for a week, weekly for three months, yearly until year seven; the day after a miss.
    fn table(asked: Asked) -> Option<Term> {
        match (asked.days_since_return, asked.reached) {
            (2555.., _) => None,
            (_, false) => Some(Term::WorkingDays(1)),
            (0..=6, true) => Some(Term::Days(1)),
            (7..=89, true) => Some(Term::Days(7)),
            (_, true) => Some(Term::Months(12)),
        }
    }

    fn at(year: i16, month: i8, day: i8) -> Moment {
        Moment::in_netherlands(date(year, month, day), 10, 0)
    }

    fn next(reached: bool, special: &[Moment], now: Moment) -> Then {
        then(table, at(2026, 3, 2), reached, special, now, &Calendar::default())
    }

    fn day_of(then: Then) -> Option<Date> {
        match then {
            Then::Next(moment) => Some(moment.day()),
            Then::ScheduleEnds => None,
        }
    }

    #[test]
    fn the_rhythm_slows_down_over_the_years() {
        assert_eq!(day_of(next(true, &[], at(2026, 3, 2))), Some(date(2026, 3, 3)));
        assert_eq!(day_of(next(true, &[], at(2026, 4, 1))), Some(date(2026, 4, 8)));
        assert_eq!(day_of(next(true, &[], at(2028, 3, 2))), Some(date(2029, 3, 2)));
    }

    #[test]
    fn a_missed_contact_comes_back_soon_and_never_later_than_planned() {
        assert_eq!(day_of(next(false, &[], at(2028, 3, 2))), Some(date(2028, 3, 3)));
        // On a Friday in the first week the daily contact would be on Saturday: that stands.
        assert_eq!(day_of(next(false, &[], at(2026, 3, 6))), Some(date(2026, 3, 7)));
    }

    #[test]
    fn a_court_date_comes_before_a_later_contact() {
        let court = at(2028, 6, 1);
        assert_eq!(day_of(next(true, &[court], at(2028, 3, 2))), Some(date(2028, 6, 1)));
        assert_eq!(day_of(next(true, &[court], at(2028, 6, 2))), Some(date(2029, 6, 2)));
    }

    #[test]
    fn after_seven_years_the_schedule_ends_unless_a_date_is_to_come() {
        assert_eq!(next(true, &[], at(2033, 3, 2)), Then::ScheduleEnds);
        let release = at(2033, 9, 1);
        assert_eq!(next(true, &[release], at(2033, 3, 2)), Then::Next(release));
        let far = at(2040, 9, 1);
        assert_eq!(day_of(next(true, &[far], at(2033, 3, 2))), Some(date(2034, 3, 2)));
    }

    #[test]
    fn what_lies_ahead_always_moves_on_and_ends() {
        let returned = at(2026, 3, 2);
        let coming = coming(table, returned, returned, 100, &Calendar::default());
        assert!(coming.len() < 40, "{}", coming.len());
        assert!(coming.is_sorted_by(|a, b| a < b));
        assert_eq!(coming.last().map(|moment| moment.day().year()), Some(2033));
    }

    #[test]
    fn someone_born_on_a_leap_day_turns_eighteen_on_the_first_of_march() {
        let days = birthdays(date(2012, 2, 29), &Calendar::default());
        let days: Vec<_> = days.iter().map(|moment| moment.day()).collect();
        assert_eq!(days, [date(2028, 2, 29), date(2030, 3, 1)]);
    }
}
