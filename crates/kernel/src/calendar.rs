//! Working time in the Netherlands: office hours, weekends and generally recognised holidays.
//!
//! Holidays follow article 3 of the Algemene termijnenwet: New Year's Day, Good Friday, Easter
//! Monday, King's Day, Liberation Day (5 May), Ascension Day, Whit Monday and both days of
//! Christmas. Source: wetten.overheid.nl/BWBR0002448 (background: check before quoting).

use crate::Moment;
use jiff::{Span, civil::Date, civil::Weekday, civil::date};

/// A generally recognised holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The Friday before Easter.
    GoodFriday,
    /// The Monday after Easter.
    EasterMonday,
    /// 27 April, or 26 April when the 27th is a Sunday.
    KingsDay,
    /// 5 May.
    LiberationDay,
    /// 39 days after Easter.
    Ascension,
    /// 50 days after Easter.
    WhitMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmasDay,
}

/// The hours in which an organisation works, on working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningHours {
    /// First hour, 0 to 23.
    pub from: i8,
    /// Closing hour, 1 to 23, later than `from`.
    pub until: i8,
}

/// Counts working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    hours: OpeningHours,
}

impl Default for Calendar {
    /// Monday to Friday, 9 to 17.
    fn default() -> Self {
        Self::with_hours(OpeningHours { from: 9, until: 17 })
    }
}

impl Calendar {
    /// A calendar with these office hours; hours that make no day become 9 to 17.
    pub const fn with_hours(hours: OpeningHours) -> Self {
        let sane = hours.from >= 0 && hours.until <= 23 && hours.from < hours.until;
        Self { hours: if sane { hours } else { OpeningHours { from: 9, until: 17 } } }
    }

    /// Whether people work on this day.
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && Self::holiday(day).is_none()
    }

    /// The holiday on this day, if it is one.
    pub fn holiday(day: Date) -> Option<Holiday> {
        let easter = easter(day.year());
        let after_easter = (day - easter).get_days();
        let kings_day = date(day.year(), 4, 27);
        let kings_day = match kings_day.weekday() {
            Weekday::Sunday => date(day.year(), 4, 26),
            _ => kings_day,
        };
        match (day.month(), day.day(), after_easter) {
            (1, 1, _) => Some(Holiday::NewYear),
            (5, 5, _) => Some(Holiday::LiberationDay),
            (12, 25, _) => Some(Holiday::Christmas),
            (12, 26, _) => Some(Holiday::SecondChristmasDay),
            (_, _, -2) => Some(Holiday::GoodFriday),
            (_, _, 1) => Some(Holiday::EasterMonday),
            (_, _, 39) => Some(Holiday::Ascension),
            (_, _, 50) => Some(Holiday::WhitMonday),
            _ if day == kings_day => Some(Holiday::KingsDay),
            _ => None,
        }
    }

    /// The end of office hours `days` working days after `from`.
    ///
    /// A start outside office hours counts from the next working moment: what arrives on Friday
    /// evening with a term of one working day is due on Tuesday at closing time when Monday works.
    pub fn add_working_days(&self, from: Moment, days: u16) -> Moment {
        let mut day = self.first_working_day(from);
        for _ in 0..days {
            day = self.next_working_day(tomorrow(day));
        }
        self.close_of(day)
    }

    /// The moment office hours end on this day, working day or not.
    pub fn close_of(&self, day: Date) -> Moment {
        Moment::in_netherlands(day, self.hours.until, 0)
    }

    /// The moment office hours begin on this day, working day or not.
    pub fn open_of(&self, day: Date) -> Moment {
        Moment::in_netherlands(day, self.hours.from, 0)
    }

    /// The start of the last working day before the one in which `due` falls: when a warning goes
    /// out. A term that ends sooner than that warns halfway.
    pub fn warning_before(&self, start: Moment, due: Moment) -> Moment {
        let mut day = yesterday(due.day());
        while !self.is_working_day(day) {
            day = yesterday(day);
        }
        let warning = self.open_of(day);
        if warning > start {
            return warning;
        }
        Moment::from_micros(start.micros() + (due.micros() - start.micros()).max(0) / 2)
    }

    /// The day on which work on something that arrives now begins.
    fn first_working_day(self, from: Moment) -> Date {
        let day = from.day();
        let after_hours = from >= self.close_of(day);
        self.next_working_day(if after_hours { tomorrow(day) } else { day })
    }

    fn next_working_day(self, mut day: Date) -> Date {
        while !self.is_working_day(day) && day < Date::MAX {
            day = tomorrow(day);
        }
        day
    }
}

fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

fn yesterday(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876).
#[expect(clippy::many_single_char_names, reason = "the names of the published algorithm")]
fn easter(year: i16) -> Date {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    // days / 31 is 3 or 4: counted from 1 March it is at most 56 days on.
    date(year, 3, 1).saturating_add(Span::new().days((days / 31 - 3) * 31 + days % 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: i16, month: i8, day: i8, hour: i8) -> Moment {
        Moment::in_netherlands(date(year, month, day), hour, 0)
    }

    /// Known dates: Easter fell on 20 April 2025, falls on 5 April 2026 and 28 March 2027.
    #[test]
    fn easter_is_where_the_almanac_says() {
        assert_eq!(easter(2025), date(2025, 4, 20));
        assert_eq!(easter(2026), date(2026, 4, 5));
        assert_eq!(easter(2027), date(2027, 3, 28));
        assert_eq!(easter(2038), date(2038, 4, 25));
    }

    #[test]
    fn a_year_has_its_holidays() {
        let holidays: Vec<_> = (0..365)
            .map(|n| date(2026, 1, 1).saturating_add(Span::new().days(n)))
            .filter_map(|day| Calendar::holiday(day).map(|_| (day.month(), day.day())))
            .collect();
        let expected =
            [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)];
        assert_eq!(holidays, expected);
    }

    #[test]
    fn kings_day_moves_off_a_sunday() {
        assert_eq!(Calendar::holiday(date(2025, 4, 26)), Some(Holiday::KingsDay));
        assert_eq!(Calendar::holiday(date(2025, 4, 27)), None);
    }

    #[test]
    fn a_working_day_passes_over_the_weekend() {
        let calendar = Calendar::default();
        assert_eq!(calendar.add_working_days(at(2026, 3, 6, 10), 1), at(2026, 3, 9, 17));
        assert_eq!(calendar.add_working_days(at(2026, 3, 6, 10), 0), at(2026, 3, 6, 17));
    }

    #[test]
    fn what_arrives_after_hours_starts_the_next_working_day() {
        let calendar = Calendar::default();
        assert_eq!(calendar.add_working_days(at(2026, 3, 6, 18), 1), at(2026, 3, 10, 17));
        assert_eq!(calendar.add_working_days(at(2026, 3, 7, 10), 0), at(2026, 3, 9, 17));
    }

    #[test]
    fn five_working_days_pass_over_easter() {
        let calendar = Calendar::default();
        // Thursday 2 April 2026; Friday and Monday are holidays.
        assert_eq!(calendar.add_working_days(at(2026, 4, 2, 10), 5), at(2026, 4, 13, 17));
    }

    #[test]
    fn the_warning_comes_on_the_working_day_before() {
        let calendar = Calendar::default();
        let warning = calendar.warning_before(at(2026, 3, 2, 9), at(2026, 3, 9, 17));
        assert_eq!(warning, at(2026, 3, 6, 9));
    }

    #[test]
    fn a_short_term_warns_halfway() {
        let calendar = Calendar::default();
        assert_eq!(
            calendar.warning_before(at(2026, 3, 2, 9), at(2026, 3, 2, 13)),
            at(2026, 3, 2, 11)
        );
    }
}
