//! A point in time, to the microsecond, in UTC; read once at the edge and handed inward.

use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned, civil::Date};

/// A text that isn't a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a moment as in 2026-03-02T09:30:00Z")]
pub struct UnreadableMoment;

/// A moment between the years 1 and 9999, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// When the Dutch clock stood somewhere on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallClock {
    /// At this moment.
    Once(Moment),
    /// In the hour that comes twice when summer time ends: first in summer time, then in winter time.
    Twice(Moment, Moment),
    /// In the hour that is skipped when summer time begins.
    Never,
}

/// The last microsecond of the year 9998: far enough that adding a term stays a valid timestamp.
const LAST: i64 = 253_370_764_799_999_999;
/// The first microsecond of the year 1.
const FIRST: i64 = -62_135_596_800_000_000;

impl Moment {
    /// The moment this many microseconds after 1970, held within the years 1 to 9998.
    pub const fn from_micros(micros: i64) -> Self {
        if micros > LAST {
            Self(LAST)
        } else if micros < FIRST {
            Self(FIRST)
        } else {
            Self(micros)
        }
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 moment with any offset.
    ///
    /// # Errors
    /// When the text isn't one, or lies outside the years 1 to 9998.
    pub fn parse(text: &str) -> Result<Self, UnreadableMoment> {
        let stamp: Timestamp = text.parse().map_err(|_| UnreadableMoment)?;
        Ok(Self::from_micros(stamp.as_microsecond()))
    }

    /// The moment at this wall-clock time in the Netherlands.
    pub fn in_netherlands(date: Date, hour: i8, minute: i8) -> Self {
        // Within a gap or fold of daylight saving jiff takes the later/earlier reading: no failure.
        let zoned = date.at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0).to_zoned(netherlands());
        zoned.map_or(Self(LAST), |z| Self::from_micros(z.timestamp().as_microsecond()))
    }

    /// When the Dutch clock stood at this time on this day.
    pub fn on_the_clock(date: Date, hour: i8, minute: i8) -> WallClock {
        let first = Self::in_netherlands(date, hour, minute);
        let at = date.at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0);
        match netherlands().to_ambiguous_zoned(at).offset() {
            AmbiguousOffset::Unambiguous { .. } => WallClock::Once(first),
            AmbiguousOffset::Gap { .. } => WallClock::Never,
            AmbiguousOffset::Fold { before, after } => {
                let apart = i64::from(before.seconds() - after.seconds());
                WallClock::Twice(first, first.plus_seconds(apart))
            }
        }
    }

    /// The day it is in the Netherlands.
    pub fn day(self) -> Date {
        self.zoned().date()
    }

    /// The same moment on the Dutch wall clock.
    pub fn zoned(self) -> Zoned {
        self.stamp().to_zoned(netherlands())
    }

    /// The moment `seconds` later (or earlier, when negative), held within the range.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole seconds from `earlier` to this moment; negative when it came before.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }

    /// The moment this many calendar days later at the same Dutch wall-clock time.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let zoned = self.zoned();
        let day = zoned.date().saturating_add(jiff::Span::new().days(days));
        Self::in_netherlands(day, zoned.hour(), zoned.minute())
    }

    fn stamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl std::fmt::Display for Moment {
    /// RFC 3339 in UTC with milliseconds, as the API and the journal write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.stamp().strftime("%Y-%m-%dT%H:%M:%S.%3fZ"))
    }
}

impl std::fmt::Debug for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

fn netherlands() -> TimeZone {
    const AMSTERDAM: TimeZone = jiff::tz::get!("Europe/Amsterdam");
    AMSTERDAM
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_reads_every_offset_and_writes_utc() {
        let moment = Moment::parse("2026-07-01T12:00:00+02:00").unwrap();
        assert_eq!(moment.to_string(), "2026-07-01T10:00:00.000Z");
        assert_eq!(moment.day(), date(2026, 7, 1));
        assert!(Moment::parse("gisteren").is_err());
    }

    #[test]
    fn the_day_turns_at_dutch_midnight() {
        let late = Moment::parse("2026-06-30T22:30:00Z").unwrap();
        assert_eq!(late.day(), date(2026, 7, 1));
    }

    #[test]
    fn days_keep_the_wall_clock_across_daylight_saving() {
        let before = Moment::in_netherlands(date(2026, 3, 28), 9, 0);
        assert_eq!(before.plus_days(1).zoned().hour(), 9);
    }

    #[test]
    fn the_clock_shows_an_hour_twice_in_autumn_and_skips_one_in_spring() {
        let autumn = Moment::on_the_clock(date(2026, 10, 25), 2, 30);
        let [summer, winter] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]
            .map(|text| Moment::parse(text).unwrap());
        assert_eq!(autumn, WallClock::Twice(summer, winter));
        assert_eq!(Moment::on_the_clock(date(2026, 3, 29), 2, 30), WallClock::Never);
        let noon = Moment::in_netherlands(date(2026, 3, 29), 12, 0);
        assert_eq!(Moment::on_the_clock(date(2026, 3, 29), 12, 0), WallClock::Once(noon));
    }

    #[test]
    fn the_ends_of_the_range_hold() {
        assert_eq!(Moment::from_micros(i64::MAX).plus_days(400).micros(), LAST);
        assert_eq!(Moment::from_micros(i64::MIN).micros(), FIRST);
    }
}
