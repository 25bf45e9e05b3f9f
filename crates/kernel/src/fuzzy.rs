//! When something was, as people remember it: a moment, a day, a month, "somewhere in October".

use crate::Moment;
use jiff::civil::{Date, date};

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// 6 to 12.
    Morning,
    /// 12 to 18.
    Afternoon,
    /// 18 to 24.
    Evening,
    /// 0 to 6.
    Night,
}

/// When something was. Never more exact than the person who told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FuzzyTime {
    /// At this moment.
    At(Moment),
    /// On this day, perhaps in a known part of it.
    On(Date, Option<Part>),
    /// Somewhere in this month.
    InMonth {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Somewhere in this year.
    InYear(i16),
    /// Nobody knows.
    Unknown,
}

/// A text that isn't a time of any exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time: write 2026-03-02, 2026-03-02/avond, 2026-03, 2026 or leave it empty")]
pub struct UnreadableTime;

impl FuzzyTime {
    /// The first day it can have been; `None` when nobody knows.
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::At(moment) => Some(moment.day()),
            Self::On(day, _) => Some(day),
            Self::InMonth { year, month } => Date::new(year, month, 1).ok(),
            Self::InYear(year) => Some(date(year.clamp(1, 9998), 1, 1)),
            Self::Unknown => None,
        }
    }
}

impl std::str::FromStr for FuzzyTime {
    type Err = UnreadableTime;

    /// Reads the text form: `2026-03-02T09:30:00Z`, `2026-03-02`, `2026-03-02/evening`,
    /// `2026-03`, `2026` or the empty text.
    fn from_str(text: &str) -> Result<Self, UnreadableTime> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::Unknown);
        }
        if text.contains('T') {
            return Moment::parse(text).map(Self::At).map_err(|_| UnreadableTime);
        }
        if let Some((day, part)) = text.split_once('/') {
            let part = match part {
                "morning" => Part::Morning,
                "afternoon" => Part::Afternoon,
                "evening" => Part::Evening,
                "night" => Part::Night,
                _ => return Err(UnreadableTime),
            };
            return day_of(day).map(|day| Self::On(day, Some(part)));
        }
        match *text.split('-').collect::<Vec<_>>().as_slice() {
            [year] => year_of(year).map(Self::InYear),
            [year, month] => {
                let (year, month) = (year_of(year)?, month.parse().map_err(|_| UnreadableTime)?);
                Date::new(year, month, 1).map_err(|_| UnreadableTime)?;
                Ok(Self::InMonth { year, month })
            }
            _ => day_of(text).map(|day| Self::On(day, None)),
        }
    }
}

impl std::fmt::Display for FuzzyTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(moment) => write!(f, "{moment}"),
            Self::On(day, None) => write!(f, "{day}"),
            Self::On(day, Some(part)) => {
                let part = match part {
                    Part::Morning => "morning",
                    Part::Afternoon => "afternoon",
                    Part::Evening => "evening",
                    Part::Night => "night",
                };
                write!(f, "{day}/{part}")
            }
            Self::InMonth { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::InYear(year) => write!(f, "{year:04}"),
            Self::Unknown => Ok(()),
        }
    }
}

fn day_of(text: &str) -> Result<Date, UnreadableTime> {
    if text.len() != 10 {
        return Err(UnreadableTime);
    }
    text.parse().map_err(|_| UnreadableTime)
}

fn year_of(text: &str) -> Result<i16, UnreadableTime> {
    text.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(UnreadableTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exactness_reads_back() {
        for text in
            ["2026-03-02T09:30:00.000Z", "2026-03-02", "2026-03-02/evening", "2025-10", "2025", ""]
        {
            let time: FuzzyTime = text.parse().unwrap();
            assert_eq!(time.to_string(), text);
        }
    }

    #[test]
    fn impossible_times_are_refused() {
        for text in
            ["2026-02-30", "2026-13", "26", "gisteren", "2026-03-02/later", "99999", "2026-1-1"]
        {
            assert!(text.parse::<FuzzyTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn somewhere_in_october_begins_on_the_first() {
        let october = FuzzyTime::InMonth { year: 2025, month: 10 };
        assert_eq!(october.earliest(), Some(date(2025, 10, 1)));
        assert_eq!(FuzzyTime::Unknown.earliest(), None);
    }
}
