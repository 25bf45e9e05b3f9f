//! Clock times as people write them: `23.30 uur`, `23:30`, `23u30`, `half twaalf`, `11:30 pm`.

use super::day::number;
use kernel::Part;

/// What the clock said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    hour: i8,
    pub minute: i8,
    reading: Reading,
}

/// How sure the hour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// 23.30, 05.10, 11 pm: of twenty-four hours.
    Sure,
    /// 11.30: of twenty-four hours, unless a part of the day says otherwise.
    Written,
    /// half twaalf, 8 uur: of twelve hours.
    Spoken,
}

impl Clock {
    fn new(hour: i8, minute: i8, reading: Reading) -> Option<Self> {
        let of_twelve = (1..=12).contains(&hour);
        let reading = if of_twelve { reading } else { Reading::Sure };
        let exists = (0..=23).contains(&hour) && (0..=59).contains(&minute);
        exists.then_some(Self { hour, minute, reading })
    }

    /// The hours of the day it can be, in that part of the day if one was said.
    pub(super) fn hours(self, part: Option<Part>) -> Vec<i8> {
        let both = match self.reading {
            Reading::Sure => false,
            Reading::Written => part.is_some(),
            Reading::Spoken => true,
        };
        let hours = if both { vec![self.hour % 12, self.hour % 12 + 12] } else { vec![self.hour] };
        hours.into_iter().filter(|hour| part.is_none_or(|part| belongs(*hour, part))).collect()
    }

    /// The same with "am" or "pm" behind it.
    fn half(self, half: &str) -> Option<Self> {
        let after = match half {
            "am" | "a.m" => 0,
            "pm" | "p.m" => 12,
            _ => return None,
        };
        let fits = self.reading != Reading::Sure;
        fits.then_some(Self { hour: self.hour % 12 + after, reading: Reading::Sure, ..self })
    }
}

/// Whether people call this hour so.
fn belongs(hour: i8, part: Part) -> bool {
    match part {
        Part::Morning => hour < 12,
        Part::Afternoon => (12..=18).contains(&hour),
        Part::Evening => hour >= 17,
        Part::Night => hour >= 20 || hour <= 7,
    }
}

/// The clock time with which the words begin, and the words after it.
pub(super) fn written<'a, 'b>(words: &'a [&'b str]) -> Option<(Clock, &'a [&'b str])> {
    let (clock, more) = digits(words).or_else(|| spoken(words))?;
    match more {
        ["uur" | "u" | "h" | "hours", more @ ..] => Some((clock, more)),
        [half, after @ ..] => Some(clock.half(half).map_or((clock, more), |clock| (clock, after))),
        [] => Some((clock, more)),
    }
}

/// `23.30`, `23:30`, `23u30`, `23u`, `11pm`; an hour alone only with a word behind it.
fn digits<'a, 'b>(words: &'a [&'b str]) -> Option<(Clock, &'a [&'b str])> {
    let [first, more @ ..] = words else { return None };
    let halves = ["am", "pm"].into_iter().find_map(|half| Some((first.strip_suffix(half)?, half)));
    if let Some((bare, half)) = halves {
        let clock = with_minutes(bare).or_else(|| Clock::new(number(bare)?, 0, Reading::Spoken))?;
        return Some((clock.half(half)?, more));
    }
    if let Some(clock) = with_minutes(first) {
        return Some((clock, more));
    }
    let unit = ["uur", "u", "h"].into_iter().find_map(|unit| first.strip_suffix(unit));
    let followed = || match more {
        ["uur" | "u" | "h" | "hours" | "o'clock" | "am" | "pm" | "a.m" | "p.m", ..] => Some(*first),
        _ => None,
    };
    let clock = Clock::new(number(unit.or_else(followed)?)?, 0, Reading::Spoken)?;
    Some((clock, if let ["o'clock", after @ ..] = more { after } else { more }))
}

fn with_minutes(word: &str) -> Option<Clock> {
    let word =
        ["uur", "u", "h"].into_iter().find_map(|unit| word.strip_suffix(unit)).unwrap_or(word);
    let (hour, minute) = word.split_once(['.', ':', 'u', 'h'])?;
    let sure = hour.len() == 2 && hour.starts_with('0');
    let reading = if sure { Reading::Sure } else { Reading::Written };
    let minute = number(minute).filter(|_| minute.len() == 2)?;
    Clock::new(number(hour)?, minute, reading)
}

/// `half twaalf`, `kwart voor twaalf`, `tien over half elf`, `quarter past eleven`, `elf uur`.
fn spoken<'a, 'b>(words: &'a [&'b str]) -> Option<(Clock, &'a [&'b str])> {
    let (hour, minute, more) = match words {
        ["half", "past", hour, more @ ..] => (hour_of(hour)?, 30, more),
        ["half", hour, more @ ..] => (dutch_hour(hour)?, -30, more),
        [minutes, "voor", "half", hour, more @ ..] => {
            (dutch_hour(hour)?, -30 - minutes_of(minutes)?, more)
        }
        [minutes, "over", "half", hour, more @ ..] => {
            (dutch_hour(hour)?, -30 + minutes_of(minutes)?, more)
        }
        [minutes, "voor" | "to", hour, more @ ..] => (hour_of(hour)?, -minutes_of(minutes)?, more),
        [minutes, "over" | "past", hour, more @ ..] => (hour_of(hour)?, minutes_of(minutes)?, more),
        [hour, "uur" | "o'clock", more @ ..] => (hour_of(hour)?, 0, more),
        [hour, "am" | "pm" | "a.m" | "p.m", ..] => (hour_of(hour)?, 0, words.get(1..)?),
        _ => return None,
    };
    let before = minute < 0;
    let hour = if before { (hour + 10) % 12 + 1 } else { hour };
    let minute = if before { minute + 60 } else { minute };
    Some((Clock::new(hour, minute, Reading::Spoken)?, more))
}

/// The minutes before or after the hour that people name.
fn minutes_of(word: &str) -> Option<i8> {
    match word {
        "kwart" | "quarter" => Some(15),
        "vijf" | "five" => Some(5),
        "tien" | "ten" => Some(10),
        "twintig" | "twenty" => Some(20),
        _ => number(word).filter(|minutes| (1..30).contains(minutes)),
    }
}

/// An hour of twelve in either language.
fn hour_of(word: &str) -> Option<i8> {
    const ENGLISH: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let english = || ENGLISH.iter().position(|name| *name == word);
    dutch_hour(word).or_else(|| i8::try_from(english()? + 1).ok())
}

/// An hour of twelve that isn't said in English: "half eleven" is another time there.
fn dutch_hour(word: &str) -> Option<i8> {
    const DUTCH: [&str; 12] = [
        "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
        "twaalf",
    ];
    let word = if word == "één" { "een" } else { word };
    let named = || i8::try_from(DUTCH.iter().position(|name| *name == word)? + 1).ok();
    number(word).filter(|hour| (1..=12).contains(hour)).or_else(named)
}
