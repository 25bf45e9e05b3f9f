//! What someone wrote about when it was, taken apart: which day, which part of it, what the clock said.

use super::clock::{self, Clock};
use super::day;
use super::mean::days_after;
use kernel::{Date, Part, Weekday};

/// The days that were named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// This moment.
    Now,
    /// One day.
    Day(Date),
    /// The part of today that is named beside it: vanavond.
    This,
    /// "last night" in English.
    LastNight,
    /// From Monday to Sunday, this many weeks ago.
    Week(i64),
    /// Somewhere in the last seven days or in the week before this one.
    PastWeek,
    /// A month of a year.
    Month(i16, i8),
    /// A year.
    Year(i16),
}

/// Which of the days of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// "vrijdag".
    Bare,
    /// "afgelopen vrijdag": the last one before today.
    Latest,
    /// "vorige vrijdag": to some the last one, to others that of the week before.
    Previous,
}

/// Which of the two hours when the clock goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// The first: still summer time.
    Summer,
    /// The second: winter time.
    Winter,
}

/// Everything that was said, each at most once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub span: Option<Span>,
    pub weekday: Option<(Weekday, Which)>,
    pub part: Option<Part>,
    pub clock: Option<Clock>,
    pub season: Option<Season>,
    /// "rond", "about".
    pub about: bool,
    /// "ergens in", "sometime in".
    pub somewhere: bool,
}

/// The words in small letters, without the commas; what is one word for two things becomes two.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['’', '‘'], "'").replace([',', ';', '(', ')'], " ");
    let text = text.replace(" - ", "-").replace(" / ", "/");
    let bare = text.split_whitespace().map(|word| word.trim_end_matches(['.', '!', '?']));
    bare.filter(|word| !word.is_empty()).flat_map(apart).collect()
}

/// `gisteravond` is `gisteren avond`, `vrijdagmiddag` is `vrijdag middag`, `vannacht` is `this nacht`.
fn apart(word: &str) -> Vec<String> {
    const ENDS: [&str; 5] = ["ochtend", "morgen", "middag", "avond", "nacht"];
    if word == "tonight" {
        return vec!["this".into(), "evening".into()];
    }
    let split = ENDS.into_iter().find_map(|end| Some((word.strip_suffix(end)?, end)));
    let first = match split {
        Some(("van", _)) => "this",
        // Of "gisternacht" some say the night that ended yesterday, others that which began then.
        Some(("gister" | "gisteren", end)) if end != "nacht" => "gisteren",
        Some(("eergister" | "eergisteren", end)) if end != "nacht" => "eergisteren",
        Some((day, _)) if weekday_of(day).is_some() => day,
        _ => return vec![word.to_owned()],
    };
    let end = split.map_or("", |(_, end)| if end == "morgen" { "ochtend" } else { end });
    vec![first.to_owned(), end.to_owned()]
}

/// Whether it says that nobody knows.
pub(super) fn is_unknown(words: &[&str]) -> bool {
    const UNKNOWN: [&str; 15] = [
        "niet bekend",
        "onbekend",
        "is niet bekend",
        "op een onbekend moment",
        "weet ik niet",
        "weet niet",
        "ik weet het niet",
        "geen idee",
        "not known",
        "unknown",
        "at an unknown moment",
        "i don't know",
        "don't know",
        "i do not know",
        "no idea",
    ];
    UNKNOWN.contains(&words.join(" ").as_str())
}

impl Said {
    /// Takes the words apart; `None` when one of them isn't understood or something is said twice.
    pub(super) fn of(words: &[&str], today: Date) -> Option<Self> {
        let (mut said, mut rest) = (Self::default(), words);
        while !rest.is_empty() {
            rest = said.take(rest, today)?;
        }
        Some(said)
    }

    fn take<'a, 'b>(&mut self, words: &'a [&'b str], today: Date) -> Option<&'a [&'b str]> {
        if let Some((clock, more)) = clock::written(words) {
            once(&mut self.clock, clock)?;
            return Some(more);
        }
        if let Some((span, more)) = span(words, today).or_else(|| day::written(words, today)) {
            once(&mut self.span, span)?;
            return Some(more);
        }
        if let Some((weekday, more)) = weekday(words) {
            once(&mut self.weekday, weekday)?;
            return Some(more);
        }
        match words {
            ["zomertijd", more @ ..] | ["summer", "time", more @ ..] => {
                once(&mut self.season, Season::Summer)?;
                Some(more)
            }
            ["wintertijd", more @ ..] | ["winter", "time", more @ ..] => {
                once(&mut self.season, Season::Winter)?;
                Some(more)
            }
            [word, more @ ..] => {
                self.word(word)?;
                Some(more)
            }
            [] => None,
        }
    }

    /// A word that stands by itself.
    fn word(&mut self, word: &str) -> Option<()> {
        match word {
            "op" | "om" | "sinds" | "vanaf" | "de" | "in" | "'s" | "s" | "on" | "at" | "since"
            | "the" => return Some(()),
            "rond" | "omstreeks" | "ongeveer" | "circa" | "ca" | "tegen" | "around" | "about"
            | "approximately" => self.about = true,
            "ergens" | "sometime" | "somewhere" => self.somewhere = true,
            _ => return once(&mut self.part, part_of(word)?),
        }
        Some(())
    }
}

/// Fills what was still open.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

fn part_of(word: &str) -> Option<Part> {
    Some(match word {
        "ochtend" | "ochtends" | "morgens" | "voormiddag" | "morning" => Part::Morning,
        "middag" | "middags" | "namiddag" | "afternoon" => Part::Afternoon,
        "avond" | "avonds" | "evening" => Part::Evening,
        "nacht" | "nachts" | "night" => Part::Night,
        _ => return None,
    })
}

/// The days with which the words begin, seen from today.
fn span<'a, 'b>(words: &'a [&'b str], today: Date) -> Option<(Span, &'a [&'b str])> {
    let ago = |days: i64| Span::Day(days_after(today, -days));
    let last_month = || today.first_of_month().yesterday().ok();
    Some(match words {
        ["nu" | "now", more @ ..] => (Span::Now, more),
        ["vandaag" | "today", more @ ..] => (Span::Day(today), more),
        ["gisteren" | "gister" | "yesterday", more @ ..] => (ago(1), more),
        ["eergisteren" | "eergister", more @ ..] | ["day", "before", "yesterday", more @ ..] => {
            (ago(2), more)
        }
        [days, "dag" | "dagen" | "day" | "days", "geleden" | "ago", more @ ..] => {
            (ago(i64::from(day::number(days)?)), more)
        }
        ["last", "night", more @ ..] => (Span::LastNight, more),
        ["this" | "deze", "week", more @ ..] => (Span::Week(0), more),
        ["last" | "vorige", "week", more @ ..] => (Span::Week(1), more),
        ["past" | "afgelopen", "week", more @ ..] => (Span::PastWeek, more),
        ["this" | "deze", "month" | "maand", more @ ..] => {
            (Span::Month(today.year(), today.month()), more)
        }
        ["last" | "vorige", "month" | "maand", more @ ..] => {
            let month = last_month()?;
            (Span::Month(month.year(), month.month()), more)
        }
        ["this" | "dit", "year" | "jaar", more @ ..] => (Span::Year(today.year()), more),
        ["last" | "vorig", "year" | "jaar", more @ ..] => (Span::Year(today.year() - 1), more),
        ["this" | "deze", part, ..] if part_of(part).is_some() => (Span::This, words.get(1..)?),
        _ => return None,
    })
}

fn weekday<'a, 'b>(words: &'a [&'b str]) -> Option<((Weekday, Which), &'a [&'b str])> {
    let (which, day, more) = match words {
        ["afgelopen" | "last", day, more @ ..] => (Which::Latest, day, more),
        ["vorige", day, more @ ..] => (Which::Previous, day, more),
        [day, more @ ..] => (Which::Bare, day, more),
        [] => return None,
    };
    Some(((weekday_of(day)?, which), more))
}

fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word {
        "maandag" | "monday" => Weekday::Monday,
        "dinsdag" | "tuesday" => Weekday::Tuesday,
        "woensdag" | "wednesday" => Weekday::Wednesday,
        "donderdag" | "thursday" => Weekday::Thursday,
        "vrijdag" | "friday" => Weekday::Friday,
        "zaterdag" | "saturday" => Weekday::Saturday,
        "zondag" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
