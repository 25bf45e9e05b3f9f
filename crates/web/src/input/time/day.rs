//! Days, months and years as people write them: `2-3-2026`, `2 maart 2026`, `2 mrt`, `oktober 2025`.

use super::said::Span;
use kernel::Date;

/// A day: `2026-03-02`, `2 maart 2026`, `2-3-2026`, `2 mrt`, vandaag, gisteren. A day without a year
/// is the latest that isn't in the future.
pub fn day(text: &str, today: Date) -> Option<Date> {
    if text.trim().len() > super::LONGEST {
        return None;
    }
    let words = super::said::words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words.as_slice() {
        ["vandaag" | "today" | "nu"] => return Some(today),
        ["gisteren" | "yesterday"] => return today.yesterday().ok(),
        ["eergisteren"] => return today.yesterday().ok()?.yesterday().ok(),
        _ => {}
    }
    match written(&words, today)? {
        (Span::Day(day), []) => Some(day),
        _ => None,
    }
}

/// The day, month or year with which the words begin, and the words after it.
pub(super) fn written<'a, 'b>(words: &'a [&'b str], today: Date) -> Option<(Span, &'a [&'b str])> {
    if let [first, more @ ..] = words
        && let Some(span) = joined(first, today)
    {
        return Some((span, more));
    }
    let whole = match words {
        [day, month, year, more @ ..] => on(day, month, year).map(|day| (day, more)),
        _ => None,
    };
    let turned = || match words {
        [month, day, year, more @ ..] if is_name(month) => {
            on(day, month, year).map(|day| (day, more))
        }
        _ => None,
    };
    if let Some((day, more)) = whole.or_else(turned) {
        return Some((Span::Day(day), more));
    }
    match words {
        [day, month, more @ ..] if is_name(month) && number(day).is_some() => {
            Some((Span::Day(latest(day, month, today)?), more))
        }
        [month, year, more @ ..] if is_name(month) => {
            Some((Span::Month(year_of(year)?, month_of(month)?), more))
        }
        [year, more @ ..] => Some((Span::Year(year_of(year)?), more)),
        [] => None,
    }
}

/// What is written as one word: `2-3-2026`, `2026-03-02`, `2/mrt`, `10-2025`.
fn joined(word: &str, today: Date) -> Option<Span> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    match *parts.as_slice() {
        [year, month, day] if year.len() == 4 => on(day, month, year).map(Span::Day),
        [day, month, year] => on(day, month, year).map(Span::Day),
        [day, month] if is_name(month) => latest(day, month, today).map(Span::Day),
        [month, year] => Some(Span::Month(year_of(year)?, month_of(month)?)),
        _ => None,
    }
}

fn on(day: &str, month: &str, year: &str) -> Option<Date> {
    Date::new(year_of(year)?, month_of(month)?, number(day)?).ok()
}

/// A day without a year: the latest that isn't in the future.
fn latest(day: &str, month: &str, today: Date) -> Option<Date> {
    let (day, month) = (number(day)?, month_of(month)?);
    let this_year = Date::new(today.year(), month, day).ok().filter(|one| *one <= today);
    this_year.or_else(|| Date::new(today.year() - 1, month, day).ok())
}

/// One or two plain digits.
pub(super) fn number(text: &str) -> Option<i8> {
    let plain = matches!(text.len(), 1 | 2) && text.bytes().all(|one| one.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn year_of(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|one| one.is_ascii_digit());
    text.parse().ok().filter(|year| plain && (1900..=2200).contains(year))
}

fn month_of(text: &str) -> Option<i8> {
    number(text).or_else(|| named(text)).filter(|month| (1..=12).contains(month))
}

fn is_name(text: &str) -> bool {
    named(text).is_some()
}

/// A month by its name in Dutch or English, or what that begins with.
fn named(text: &str) -> Option<i8> {
    const NAMES: [[&str; 3]; 12] = [
        ["januari", "january", "jan"],
        ["februari", "february", "feb"],
        ["maart", "march", "mrt"],
        ["april", "april", "apr"],
        ["mei", "may", "mei"],
        ["juni", "june", "jun"],
        ["juli", "july", "jul"],
        ["augustus", "august", "aug"],
        ["september", "september", "sept"],
        ["oktober", "october", "okt"],
        ["november", "november", "nov"],
        ["december", "december", "dec"],
    ];
    let text = text.trim_end_matches('.');
    if text.len() < 3 {
        return None;
    }
    let place = NAMES.iter().position(|names| names.iter().any(|name| name.starts_with(text)))?;
    i8::try_from(place + 1).ok()
}
