//! What was said about when something was, held as exactly as it was meant: two meanings are refused.

use super::clock::Clock;
use super::said::{Said, Season, Span, Which};
use super::{SKIPPED, TWICE, UNREADABLE, WHICH_HALF, YET_TO_COME};
use kernel::{Date, FuzzyTime, Moment, Part, WallClock, Weekday};

/// Before this hour it isn't clear which evening "vanavond" is.
const DAY_BEGINS: i8 = 6;
/// From this hour on it isn't clear which night "vannacht" is.
const NIGHT_BEGINS: i8 = 22;

/// What was meant, seen from `now`.
///
/// # Errors
/// A code that says why it is unclear.
pub(super) fn meant(said: Said, now: Moment) -> Result<FuzzyTime, &'static str> {
    let span = span(said, now.day())?;
    let time = match (span, said.clock) {
        (Some(span), None) => without_clock(span, said.part, now)?,
        (span, Some(clock)) => FuzzyTime::At(at_clock(span, clock, said, now)?),
        (None, None) => return Err(UNREADABLE),
    };
    let is_part = matches!(time, FuzzyTime::InMonth { .. } | FuzzyTime::InYear(_));
    let needs_hour = said.season.is_some() && said.clock.is_none();
    match time {
        FuzzyTime::InYear(year) if year > now.day().year() && !said.somewhere => Err(UNREADABLE),
        _ if (said.somewhere && !is_part) || needs_hour => Err(UNREADABLE),
        FuzzyTime::At(moment) if said.about => about(moment),
        _ if said.about => Err(UNREADABLE),
        _ => Ok(time),
    }
}

/// The days, when the day of the week agrees with them.
fn span(said: Said, today: Date) -> Result<Option<Span>, &'static str> {
    let day = match (said.span, said.weekday) {
        (span, None) => return Ok(span),
        (None, Some((weekday, which))) => latest(weekday, which, today),
        (Some(Span::Week(ago)), Some((weekday, Which::Bare))) => {
            let place = i64::from(weekday.to_monday_zero_offset());
            Some(days_after(monday(today, ago), place)).filter(|day| *day <= today)
        }
        (Some(Span::Day(day)), Some((weekday, Which::Bare))) => {
            Some(day).filter(|day| day.weekday() == weekday)
        }
        _ => None,
    };
    day.map(|day| Some(Span::Day(day))).ok_or(UNREADABLE)
}

/// The last day of that name; `None` when it can be another one too.
fn latest(weekday: Weekday, which: Which, today: Date) -> Option<Date> {
    let back = i64::from(today.weekday().since(weekday));
    let day = days_after(today, if back == 0 { -7 } else { -back });
    let clear = match which {
        Which::Bare => back != 0,
        Which::Latest => true,
        Which::Previous => day < monday(today, 0) && day >= monday(today, 1),
    };
    clear.then_some(day)
}

fn without_clock(span: Span, part: Option<Part>, now: Moment) -> Result<FuzzyTime, &'static str> {
    let (today, hour) = (now.day(), now.zoned().hour());
    let time = match (span, part) {
        (Span::Now, None) => Some(FuzzyTime::At(whole_minute(now))),
        (Span::Day(day), part) => Some(FuzzyTime::On(day, part)),
        (Span::This, Some(Part::Night)) => {
            (hour < NIGHT_BEGINS).then_some(FuzzyTime::On(today, Some(Part::Night)))
        }
        (Span::This, part @ Some(_)) => (hour >= DAY_BEGINS).then_some(FuzzyTime::On(today, part)),
        (Span::LastNight, None) => {
            (hour >= DAY_BEGINS).then_some(FuzzyTime::On(today, Some(Part::Night)))
        }
        (Span::Week(ago), None) => {
            let monday = monday(today, ago);
            within(monday, days_after(monday, 6).min(today))
        }
        (Span::PastWeek, None) => within(monday(today, 1), today),
        (Span::Month(year, month), None) => Some(FuzzyTime::InMonth { year, month }),
        (Span::Year(year), None) => Some(FuzzyTime::InYear(year)),
        _ => None,
    };
    time.ok_or(UNREADABLE)
}

/// The month or the year that holds all of these days.
fn within(first: Date, last: Date) -> Option<FuzzyTime> {
    let (year, month) = (first.year(), first.month());
    match (last.year() == year, last.month() == month) {
        (true, true) => Some(FuzzyTime::InMonth { year, month }),
        (true, false) => Some(FuzzyTime::InYear(year)),
        (false, _) => None,
    }
}

/// The one moment in the past at which the clock stood there.
fn at_clock(
    span: Option<Span>,
    clock: Clock,
    said: Said,
    now: Moment,
) -> Result<Moment, &'static str> {
    let today = now.day();
    let part = if span == Some(Span::LastNight) { Some(Part::Night) } else { said.part };
    if span == Some(Span::LastNight) && said.part.is_some() {
        return Err(UNREADABLE);
    }
    let mut found = Vec::new();
    for hour in clock.hours(part) {
        let read = |day| on_the_clock(day, hour, clock.minute, said.season);
        let moment = match span {
            Some(Span::Day(day)) => read(day)?,
            Some(Span::This | Span::LastNight) => read(day_of(today, hour, part))?,
            None => match read(today)? {
                ahead if ahead > now => read(days_after(today, -1))?,
                passed => passed,
            },
            Some(_) => return Err(UNREADABLE),
        };
        found.push(moment);
    }
    let passed: Vec<Moment> = found.iter().copied().filter(|one| *one <= now).collect();
    match (found.as_slice(), passed.as_slice()) {
        ([], _) => Err(UNREADABLE),
        (_, [moment]) => Ok(*moment),
        (_, []) => Err(YET_TO_COME),
        _ => Err(WHICH_HALF),
    }
}

/// The day of an hour of this morning, afternoon, evening or night: a night begins the day before.
fn day_of(today: Date, hour: i8, part: Option<Part>) -> Date {
    let before = part == Some(Part::Night) && hour > 12;
    if before { days_after(today, -1) } else { today }
}

fn on_the_clock(
    day: Date,
    hour: i8,
    minute: i8,
    season: Option<Season>,
) -> Result<Moment, &'static str> {
    match (Moment::on_the_clock(day, hour, minute), season) {
        (WallClock::Once(moment), None) | (WallClock::Twice(moment, _), Some(Season::Summer)) => {
            Ok(moment)
        }
        (WallClock::Twice(_, moment), Some(Season::Winter)) => Ok(moment),
        (WallClock::Twice(..), None) => Err(TWICE),
        (WallClock::Never, _) => Err(SKIPPED),
        (WallClock::Once(_), Some(_)) => Err(UNREADABLE),
    }
}

/// About that time: the part of the day, or the day alone where two parts meet.
///
/// # Errors
/// Around midnight, where not even the day is sure.
fn about(moment: Moment) -> Result<FuzzyTime, &'static str> {
    /// So many minutes off is still "about".
    const MARGIN: i16 = 30;
    let (day, clock) = (moment.day(), moment.zoned());
    let minutes = i16::from(clock.hour()) * 60 + i16::from(clock.minute());
    let near = |hour: i16| (minutes - hour * 60).abs() < MARGIN;
    if near(0) || near(24) {
        return Err(UNREADABLE);
    }
    let part = match clock.hour() {
        0..6 => Part::Night,
        6..12 => Part::Morning,
        12..18 => Part::Afternoon,
        _ => Part::Evening,
    };
    let between = [6, 12, 18].into_iter().any(near);
    Ok(FuzzyTime::On(day, if between { None } else { Some(part) }))
}

fn whole_minute(moment: Moment) -> Moment {
    Moment::from_micros(moment.micros() - moment.micros().rem_euclid(60_000_000))
}

/// The Monday of the week that many weeks ago.
fn monday(today: Date, weeks_ago: i64) -> Date {
    let place = i64::from(today.weekday().to_monday_zero_offset());
    days_after(today, -place - 7 * weeks_ago)
}

/// The day that many days later, or earlier when negative.
pub(super) fn days_after(day: Date, days: i64) -> Date {
    let days = i32::try_from(days).unwrap_or(0);
    Moment::in_netherlands(day, 12, 0).plus_days(days).day()
}
