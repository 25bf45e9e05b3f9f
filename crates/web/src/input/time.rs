//! Days and times as people write them: 2 maart 2026, 2-3-2026 avond, oktober 2025, gisteren.

use kernel::{Date, FuzzyTime, Part};

/// When something was, as exactly as it was written; empty is unknown. `today` gives "vandaag" and
/// "gisteren" their day.
///
/// # Errors
/// The code `time-unreadable` when it is none of the forms.
pub fn fuzzy(text: &str, today: Date) -> Result<FuzzyTime, &'static str> {
    const UNREADABLE: &str = "time-unreadable";
    if let Ok(time) = text.trim().parse() {
        return Ok(time);
    }
    let text = text.trim().to_lowercase();
    let (rest, part) = split_part(&text);
    if let Some(day) = day(rest, today) {
        return Ok(FuzzyTime::On(day, part));
    }
    match (month_of_year(rest), part) {
        (Some((year, month)), None) => Ok(FuzzyTime::InMonth { year, month }),
        _ => Err(UNREADABLE),
    }
}

/// A day: `2026-03-02`, `2 maart 2026`, `2-3-2026`, `2 mrt`, vandaag, gisteren. A day without a year
/// is the latest that isn't in the future.
pub fn day(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "vandaag" | "today" | "nu" => return Some(today),
        "gisteren" | "yesterday" => return today.yesterday().ok(),
        "eergisteren" => return today.yesterday().ok()?.yesterday().ok(),
        _ => {}
    }
    if text.len() == 10
        && let Ok(day) = text.parse()
    {
        return Some(day);
    }
    let split = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',');
    let parts: Vec<&str> = text.split(split).filter(|part| !part.is_empty()).collect();
    match *parts.as_slice() {
        [day, month, year] => Date::new(year_of(year)?, month_of(month)?, day.parse().ok()?).ok(),
        [day, month] if month.starts_with(char::is_alphabetic) => {
            let (day, month) = (day.parse().ok()?, month_of(month)?);
            let this_year = Date::new(today.year(), month, day).ok();
            this_year
                .filter(|one| *one <= today)
                .or_else(|| Date::new(today.year() - 1, month, day).ok())
        }
        _ => None,
    }
}

/// "oktober 2025", "10-2025".
fn month_of_year(text: &str) -> Option<(i16, i8)> {
    let split = |c: char| c.is_whitespace() || matches!(c, '-' | '/');
    let parts: Vec<&str> = text.split(split).filter(|part| !part.is_empty()).collect();
    match *parts.as_slice() {
        [month, year] => Some((year_of(year)?, month_of(month)?)),
        _ => None,
    }
}

fn year_of(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| text.len() == 4 && (1900..=2200).contains(year))
}

fn month_of(text: &str) -> Option<i8> {
    /// What the name of each month begins with, in Dutch and English.
    const BEGINS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["maa", "mrt", "mar"],
        &["apr"],
        &["mei", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec"],
    ];
    if let Ok(number) = text.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let place = BEGINS.iter().position(|names| names.iter().any(|name| text.starts_with(name)))?;
    i8::try_from(place + 1).ok()
}

/// Takes the part of the day off the end: "'s avonds", "avond", "in de avond".
fn split_part(text: &str) -> (&str, Option<Part>) {
    /// How each part of a day is written at the end, longest first.
    const ENDS: [(&str, Part); 12] = [
        ("in de ochtend", Part::Morning),
        ("'s ochtends", Part::Morning),
        ("ochtend", Part::Morning),
        ("in de middag", Part::Afternoon),
        ("'s middags", Part::Afternoon),
        ("middag", Part::Afternoon),
        ("in de avond", Part::Evening),
        ("'s avonds", Part::Evening),
        ("avond", Part::Evening),
        ("in de nacht", Part::Night),
        ("'s nachts", Part::Night),
        ("nacht", Part::Night),
    ];
    let found = ENDS.iter().find_map(|(end, part)| Some((text.strip_suffix(end)?, *part)));
    match found {
        Some((rest, part)) => (rest.trim_end_matches([' ', ',']), Some(part)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    fn read(text: &str) -> String {
        fuzzy(text, date(2026, 11, 22)).map_or_else(str::to_owned, |time| time.to_string())
    }

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let cases = [
            ("", ""),
            ("2026-03-02", "2026-03-02"),
            ("2 maart 2026", "2026-03-02"),
            ("2-3-2026", "2026-03-02"),
            ("2 mrt. 2026 's avonds", "2026-03-02/evening"),
            ("gisteren avond", "2026-11-21/evening"),
            ("Oktober 2025", "2025-10"),
            ("10-2025", "2025-10"),
            ("2025", "2025"),
            ("3 december", "2025-12-03"),
            ("3 november", "2026-11-03"),
        ];
        for (typed, read_as) in cases {
            assert_eq!(read(typed), read_as, "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused_and_never_guessed() {
        for typed in ["ooit", "31 februari 2026", "oktober", "2 maart 26", "32-1-2026"] {
            assert_eq!(read(typed), "time-unreadable", "{typed}");
        }
    }
}
