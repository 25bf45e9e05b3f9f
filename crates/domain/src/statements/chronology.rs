//! A timeline in the order in which things happened, not in which they were noted.

use super::Noted;
use kernel::{Date, FuzzyTime, Part};

/// Entries by when they happened; what is least exact comes first among what may be as early, and what
/// nobody can date stands apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Chronology<'a, T> {
    /// From first to last.
    pub dated: Vec<(FuzzyTime, &'a Noted<T>)>,
    /// Of which nobody knows when they were, in the order of noting.
    pub undated: Vec<&'a Noted<T>>,
}

/// Puts a timeline in the order of what happened. `when` says when an entry was, as exactly as is known.
pub fn chronology<T>(
    timeline: &[Noted<T>],
    when: impl Fn(&Noted<T>) -> FuzzyTime,
) -> Chronology<'_, T> {
    let mut keyed = Vec::new();
    let mut undated = Vec::new();
    for noted in timeline {
        let time = when(noted);
        match time.earliest() {
            Some(day) => keyed.push((key(time, day), time, noted)),
            None => undated.push(noted),
        }
    }
    // A stable sort: what was as early stays in the order of noting.
    keyed.sort_by_key(|(key, _, _)| *key);
    let dated = keyed.into_iter().map(|(_, time, noted)| (time, noted)).collect();
    Chronology { dated, undated }
}

/// The first day it can have been, how exact that is, and what it was on that day.
fn key(time: FuzzyTime, day: Date) -> (Date, u8, i64) {
    match time {
        FuzzyTime::Unknown | FuzzyTime::InYear(_) => (day, 0, 0),
        FuzzyTime::InMonth { .. } => (day, 1, 0),
        FuzzyTime::On(_, None) => (day, 2, 0),
        FuzzyTime::On(_, Some(part)) => (day, 3, hour_of(part) * 3600),
        FuzzyTime::At(moment) => {
            (day, 3, moment.seconds_since(kernel::Moment::in_netherlands(day, 0, 0)))
        }
    }
}

/// The hour at which a part of the day begins.
const fn hour_of(part: Part) -> i64 {
    match part {
        Part::Night => 0,
        Part::Morning => 6,
        Part::Afternoon => 12,
        Part::Evening => 18,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{EntryId, Moment, WorkerId};

    /// The order in which these times come, and how many can't be dated.
    fn order(times: &[&str]) -> (Vec<String>, usize) {
        let timeline: Vec<_> = (1..)
            .zip(times)
            .map(|(n, time)| Noted {
                id: EntryId::from_raw(n),
                by: WorkerId::from_raw(1),
                at: Moment::from_micros(0),
                what: *time,
            })
            .collect();
        let found = chronology(&timeline, |noted| noted.what.parse().unwrap());
        let dated = found.dated.iter().map(|(time, _)| time.to_string()).collect();
        (dated, found.undated.len())
    }

    #[test]
    fn what_happened_first_comes_first_whenever_it_was_noted() {
        let (dated, undated) = order(&["2026-03-02", "", "2025-10-05", "2026-03-01", ""]);
        assert_eq!(dated, ["2025-10-05", "2026-03-01", "2026-03-02"]);
        assert_eq!(undated, 2);
    }

    #[test]
    fn what_is_less_exact_stands_before_what_may_be_as_late() {
        let times = ["2025-10-01", "2025-10", "2025-01-01", "2025", "2025-10-01/evening"];
        let (dated, _) = order(&times);
        assert_eq!(dated, ["2025", "2025-01-01", "2025-10", "2025-10-01", "2025-10-01/evening"]);
    }

    #[test]
    fn on_one_day_the_hour_and_the_part_of_the_day_decide() {
        let times = [
            "2026-03-02/evening",
            "2026-03-02T09:30:00.000Z",
            "2026-03-02/night",
            "2026-03-02/afternoon",
        ];
        let (dated, _) = order(&times);
        let expected = [
            "2026-03-02/night",
            "2026-03-02T09:30:00.000Z",
            "2026-03-02/afternoon",
            "2026-03-02/evening",
        ];
        assert_eq!(dated, expected);
    }
}
