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

    #[test]
    fn a_term_reads_back_from_its_text() {
        for text in ["PT0S", "PT4H", "P7D", "P5B", "P3M"] {
            let term: Term = text.parse().unwrap();
            assert_eq!(term.to_string(), text);
        }
        assert_eq!("P6W".parse(), Ok(Term::Days(42)));
        assert_eq!("P2Y".parse(), Ok(Term::Months(24)));
    }

    #[test]
    fn what_is_not_a_term_says_how_to_write_one() {
        for text in ["", "P", "PT", "5 dagen", "P-1D", "PT5S", "P99999D", "P1.5D", "PéD"] {
            let fault = text.parse::<Term>().unwrap_err();
            assert!(fault.to_string().contains("P5B"), "{fault}");
        }
    }
}
