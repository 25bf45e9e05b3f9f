//! Days and times as people write them: gisteravond, vandaag 14.30 uur, 2 maart 2026, oktober 2025.

mod clock;
mod day;
mod mean;
mod said;
#[cfg(test)]
mod tests;

pub use day::day;

use kernel::{FuzzyTime, Moment};

/// Nobody writes more than this to say when something was.
const LONGEST: usize = 80;
/// None of the forms, or something that can be meant in two ways.
const UNREADABLE: &str = "time-unreadable";
/// Before noon or after it: half twaalf.
const WHICH_HALF: &str = "time-which-half";
/// The hour that comes twice when summer time ends.
const TWICE: &str = "time-twice";
/// The hour that doesn't come when summer time begins.
const SKIPPED: &str = "time-skipped";
/// A clock time that lies ahead.
const YET_TO_COME: &str = "time-yet-to-come";

/// When something was, as exactly as it was written and never more; empty is unknown. `now` gives
/// "vandaag" its day, and a clock time alone the last time the clock stood there.
///
/// # Errors
/// A code that says why it can't be read, or in which two ways.
pub fn fuzzy(text: &str, now: Moment) -> Result<FuzzyTime, &'static str> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(UNREADABLE);
    }
    match text.parse() {
        // Four digits may be a year or a clock time: which it is, is seen below.
        Ok(FuzzyTime::InYear(_)) | Err(_) => {}
        Ok(time) => return Ok(time),
    }
    let words = said::words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if said::is_unknown(&words) {
        return Ok(FuzzyTime::Unknown);
    }
    let said = said::Said::of(&words, now.day()).ok_or(UNREADABLE)?;
    mean::meant(said, now)
}
