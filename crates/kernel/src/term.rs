//! A term: how long something may take, in clock time, calendar days or working days.

use crate::{Calendar, Moment};

/// How long something may take.
///
/// Text form, also used in `content/`: an ISO 8601 duration of one unit (`PT0S`, `PT4H`, `P7D`,
/// `P6W`, `P3M`, `P2Y`) or `P5B` for working days (*B* for business day; ISO has no unit for it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// Clock hours, nights and weekends included; 0 means at once.
    Hours(u16),
    /// Calendar days, to the end of the working day in office hours.
    Days(u16),
    /// Working days as [`Calendar`] counts them.
    WorkingDays(u16),
    /// Calendar months.
    Months(u16),
}

/// A text that isn't a term.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a term: write PT4H (hours), P7D (days), P5B (working days), P6W (weeks), P3M (months) or P2Y (years)"
)]
pub struct UnreadableTerm {
    /// What was read.
    pub text: String,
}

impl Term {
    /// At once: no waiting at all.
    pub const AT_ONCE: Self = Self::Hours(0);

    /// The moment at which the term that starts at `from` ends.
    pub fn end(self, from: Moment, calendar: &Calendar) -> Moment {
        match self {
            Self::Hours(hours) => from.plus_seconds(i64::from(hours) * 3600),
            Self::Days(days) => calendar.close_of(from.plus_days(i32::from(days)).day()),
            Self::WorkingDays(days) => calendar.add_working_days(from, days),
            Self::Months(months) => {
                let span = jiff::Span::new().months(i32::from(months));
                calendar.close_of(from.day().saturating_add(span))
            }
        }
    }

    /// Whether this term surely ends no later than the other, whenever both start. Working days, days
    /// and months last longer in one week than in another: `false` also means that nobody can be sure.
    pub fn never_later_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Hours(own), Self::Hours(other))
            | (Self::Days(own), Self::Days(other))
            | (Self::WorkingDays(own), Self::WorkingDays(other))
            | (Self::Months(own), Self::Months(other)) => own <= other,
            // A working day that begins now ends at the close of another day.
            (Self::Hours(own), Self::WorkingDays(other)) => u32::from(own) <= 24 * u32::from(other),
            // A day that begins just before midnight ends in the office hours of the next.
            (Self::Hours(own), other) => u32::from(own) + 24 <= 24 * other.fewest_days(),
            (own, Self::Hours(other)) => 24 * (own.most_days() + 1) <= u32::from(other),
            (own, other) => own.most_days() <= other.fewest_days(),
        }
    }

    /// On how many days from now it ends at the soonest.
    fn fewest_days(self) -> u32 {
        match self {
            Self::Hours(hours) => u32::from(hours) / 24,
            Self::Days(days) | Self::WorkingDays(days) => u32::from(days),
            Self::Months(months) => 28 * u32::from(months),
        }
    }

    /// On how many days from now it ends at the latest. Around Easter and Christmas a few working days
    /// take more than a week: twice as many days and six are always enough.
    fn most_days(self) -> u32 {
        match self {
            Self::Hours(hours) => u32::from(hours) / 24 + 1,
            Self::Days(days) => u32::from(days),
            Self::WorkingDays(days) => 2 * u32::from(days) + 6,
            Self::Months(months) => 31 * u32::from(months),
        }
    }

    /// A short form for sorting and tests: the shortest time in hours that the term can last.
    pub fn at_least_hours(self) -> u32 {
        match self {
            Self::Hours(hours) => u32::from(hours),
            Self::Days(days) | Self::WorkingDays(days) => u32::from(days) * 24,
            Self::Months(months) => u32::from(months) * 28 * 24,
        }
    }
}

impl std::str::FromStr for Term {
    type Err = UnreadableTerm;

    fn from_str(text: &str) -> Result<Self, UnreadableTerm> {
        let wrong = || UnreadableTerm { text: text.to_owned() };
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| wrong());
        let split = |rest: &str| -> Result<(u16, char), UnreadableTerm> {
            let unit = rest.chars().last().ok_or_else(wrong)?;
            Ok((number(rest.strip_suffix(unit).unwrap_or_default())?, unit))
        };
        if let Some(rest) = text.strip_prefix("PT") {
            return match split(rest)? {
                (hours, 'H') => Ok(Self::Hours(hours)),
                (0, 'S' | 'M') => Ok(Self::AT_ONCE),
                _ => Err(wrong()),
            };
        }
        let rest = text.strip_prefix('P').ok_or_else(wrong)?;
        match split(rest)? {
            (days, 'D') => Ok(Self::Days(days)),
            (days, 'B') => Ok(Self::WorkingDays(days)),
            (weeks, 'W') => weeks.checked_mul(7).map(Self::Days).ok_or_else(wrong),
            (months, 'M') => Ok(Self::Months(months)),
            (years, 'Y') => years.checked_mul(12).map(Self::Months).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hours(0) => write!(f, "PT0S"),
            Self::Hours(hours) => write!(f, "PT{hours}H"),
            Self::Days(days) => write!(f, "P{days}D"),
            Self::WorkingDays(days) => write!(f, "P{days}B"),
            Self::Months(months) => write!(f, "P{months}M"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    #[test]
    fn a_term_reads_back_from_its_text() {
        for text in ["PT0S", "PT4H", "P7D", "P5B", "P3M"] {
            let term: Term = text.parse().unwrap();
            assert_eq!(term.to_string(), text);
        }
        assert_eq!("P6W".parse(), Ok(Term::Days(42)));
        assert_eq!("P2Y".parse(), Ok(Term::Months(24)));
    }

    /// Every moment of several years at which terms could end strangely: midnight, office hours, and
    /// the last minute of a day.
    fn starts() -> impl Iterator<Item = Moment> {
        let days =
            (0..3 * 366).map(|day| Moment::in_netherlands(date(2026, 1, 1), 0, 0).plus_days(day));
        let times = [(0, 0), (8, 59), (16, 59), (17, 0), (23, 59)];
        days.flat_map(move |day| {
            times.map(|(hour, minute)| Moment::in_netherlands(day.day(), hour, minute))
        })
    }

    #[test]
    fn what_is_said_to_end_no_later_never_does() {
        let numbers = [0, 1, 2, 3, 5, 14, 30];
        let terms: Vec<_> = numbers
            .into_iter()
            .flat_map(|n| {
                [
                    Term::Hours(n),
                    Term::Hours(24 * n),
                    Term::Days(n),
                    Term::WorkingDays(n),
                    Term::Months(n / 5),
                ]
            })
            .collect();
        let calendar = Calendar::default();
        let mut wrong = std::collections::BTreeSet::new();
        for start in starts() {
            let ends: Vec<_> =
                terms.iter().map(|term| (*term, term.end(start, &calendar))).collect();
            for (own, own_end) in &ends {
                let later = ends
                    .iter()
                    .filter(|(other, end)| own.never_later_than(*other) && own_end > end);
                wrong.extend(later.map(|(other, _)| format!("{own} and {other}")));
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn terms_of_one_kind_and_clearly_shorter_ones_are_compared() {
        let surely = |own: &str, other: &str| {
            let [own, other]: [Term; 2] = [own, other].map(|text| text.parse().unwrap());
            own.never_later_than(other)
        };
        for (own, other) in [
            ("P2B", "P2B"),
            ("PT4H", "P1B"),
            ("PT24H", "P1B"),
            ("P3D", "P3B"),
            ("P5B", "P6W"),
            ("P6W", "P2M"),
        ] {
            assert!(surely(own, other), "{own} ends no later than {other}");
        }
        for (own, other) in
            [("P3B", "P2B"), ("P1B", "PT24H"), ("P2B", "P2D"), ("P30D", "P1M"), ("P1M", "P30D")]
        {
            assert!(!surely(own, other), "{own} may end later than {other}");
        }
    }

    #[test]
    fn what_is_not_a_term_says_how_to_write_one() {
        for text in ["", "P", "PT", "5 dagen", "P-1D", "PT5S", "P99999D", "P1.5D", "PéD"] {
            let fault = text.parse::<Term>().unwrap_err();
            assert!(fault.to_string().contains("P5B"), "{fault}");
        }
    }
}
