//! Every way in which people write a time, and every way that is refused because it may mean two.

use super::*;
use crate::face::Text;
use kernel::{Date, Lang, Part, date};
use proptest::prelude::*;

const SUNDAY: Date = date(2026, 11, 22);

fn at(day: Date, hour: i8, minute: i8) -> Moment {
    Moment::in_netherlands(day, hour, minute)
}

fn seen(text: &str, now: Moment) -> String {
    fuzzy(text, now).map_or_else(str::to_owned, |time| time.to_string())
}

/// Read on Sunday 22 November 2026 at two in the afternoon; Dutch time is an hour ahead.
fn read(text: &str) -> String {
    seen(text, at(SUNDAY, 14, 0))
}

fn each(cases: &[(&str, &str)]) {
    for (typed, read_as) in cases {
        assert_eq!(read(typed), *read_as, "{typed}");
    }
}

#[test]
fn a_day_a_month_and_a_year_are_read_as_people_write_them() {
    each(&[
        ("", ""),
        ("2026-03-02", "2026-03-02"),
        ("2 maart 2026", "2026-03-02"),
        ("2-3-2026", "2026-03-02"),
        ("2 - 3 - 2026", "2026-03-02"),
        ("2/3/2026", "2026-03-02"),
        ("2.3.2026", "2026-03-02"),
        ("2 mrt. 2026 's avonds", "2026-03-02/evening"),
        ("gisteren avond", "2026-11-21/evening"),
        ("March 2, 2026", "2026-03-02"),
        ("Oktober 2025", "2025-10"),
        ("ergens in oktober 2025", "2025-10"),
        ("sometime in October 2025", "2025-10"),
        ("10-2025", "2025-10"),
        ("2025", "2025"),
        ("in 2025", "2025"),
        ("3 december", "2025-12-03"),
        ("3 november", "2026-11-03"),
    ]);
}

#[test]
fn a_clock_time_with_a_day_is_that_moment() {
    each(&[
        ("gisteren 23.30 uur", "2026-11-21T22:30:00.000Z"),
        ("Gisteren, om 23:30", "2026-11-21T22:30:00.000Z"),
        ("gisteren 23u30", "2026-11-21T22:30:00.000Z"),
        ("gisteren 23 uur", "2026-11-21T22:00:00.000Z"),
        ("gisteravond om half twaalf", "2026-11-21T22:30:00.000Z"),
        ("gisteren om half twaalf 's avonds", "2026-11-21T22:30:00.000Z"),
        ("gisteravond kwart voor twaalf", "2026-11-21T22:45:00.000Z"),
        ("gisteravond 5 over half 12", "2026-11-21T22:35:00.000Z"),
        ("gisteravond 11.30 uur", "2026-11-21T22:30:00.000Z"),
        ("gistermiddag half een", "2026-11-21T11:30:00.000Z"),
        ("vandaag 05.10 uur", "2026-11-22T04:10:00.000Z"),
        ("vandaag half twaalf", "2026-11-22T10:30:00.000Z"),
        ("vanochtend 5.10 uur", "2026-11-22T04:10:00.000Z"),
        ("vannacht om half twaalf", "2026-11-21T22:30:00.000Z"),
        ("vannacht 2 uur", "2026-11-22T01:00:00.000Z"),
        ("21 november 2026, 23.30 uur", "2026-11-21T22:30:00.000Z"),
        ("21-11-2026 23:30", "2026-11-21T22:30:00.000Z"),
        ("2026-11-21 23:30", "2026-11-21T22:30:00.000Z"),
        ("zaterdag 21 november 23.30 uur", "2026-11-21T22:30:00.000Z"),
        ("yesterday 11:30 pm", "2026-11-21T22:30:00.000Z"),
        ("Yesterday 11:30PM", "2026-11-21T22:30:00.000Z"),
        ("yesterday at 11 p.m.", "2026-11-21T22:00:00.000Z"),
        ("yesterday 23:30", "2026-11-21T22:30:00.000Z"),
        ("half past eleven yesterday evening", "2026-11-21T22:30:00.000Z"),
        ("last night 11:30", "2026-11-21T22:30:00.000Z"),
        ("last night 2 am", "2026-11-22T01:00:00.000Z"),
        ("today 5:10 am", "2026-11-22T04:10:00.000Z"),
        ("12:30 am today", "2026-11-21T23:30:00.000Z"),
        ("2 July 2026, 12:00", "2026-07-02T10:00:00.000Z"),
        ("nu", "2026-11-22T13:00:00.000Z"),
    ]);
}

#[test]
fn a_clock_time_alone_is_the_last_time_the_clock_stood_there() {
    each(&[
        ("23.30 uur", "2026-11-21T22:30:00.000Z"),
        ("14.00 uur", "2026-11-22T13:00:00.000Z"),
        ("14.01 uur", "2026-11-21T13:01:00.000Z"),
        ("11 uur 's avonds", "2026-11-21T22:00:00.000Z"),
        ("11:30 pm", "2026-11-21T22:30:00.000Z"),
        ("05:10", "2026-11-22T04:10:00.000Z"),
    ]);
    for (hour, minute, read_as) in [(23, 45, "22T22:30"), (0, 15, "21T22:30"), (23, 30, "22T22:30")]
    {
        let now = at(if hour == 0 { SUNDAY } else { date(2026, 11, 22) }, hour, minute);
        assert_eq!(seen("23.30 uur", now), format!("2026-11-{read_as}:00.000Z"), "{hour}");
    }
    assert_eq!(seen("gisteren 23.30 uur", at(SUNDAY, 0, 15)), "2026-11-21T22:30:00.000Z");
    assert_eq!(seen("gisteren 23.30 uur", at(SUNDAY, 23, 45)), "2026-11-21T22:30:00.000Z");
}

#[test]
fn a_part_of_a_day_stays_a_part() {
    each(&[
        ("vannacht", "2026-11-22/night"),
        ("vanochtend", "2026-11-22/morning"),
        ("vanmorgen", "2026-11-22/morning"),
        ("vanmiddag", "2026-11-22/afternoon"),
        ("vanavond", "2026-11-22/evening"),
        ("Gisteravond.", "2026-11-21/evening"),
        ("gisterenavond", "2026-11-21/evening"),
        ("gisterochtend", "2026-11-21/morning"),
        ("gistermiddag", "2026-11-21/afternoon"),
        ("eergisteravond", "2026-11-20/evening"),
        ("vrijdagavond", "2026-11-20/evening"),
        ("this morning", "2026-11-22/morning"),
        ("this afternoon", "2026-11-22/afternoon"),
        ("this evening", "2026-11-22/evening"),
        ("last night", "2026-11-22/night"),
        ("yesterday morning", "2026-11-21/morning"),
        ("yesterday evening", "2026-11-21/evening"),
    ]);
}

#[test]
fn around_a_time_is_no_more_exact_than_the_part_of_the_day() {
    each(&[
        ("gisteren rond 22.00 uur", "2026-11-21/evening"),
        ("gisteravond rond half elf", "2026-11-21/evening"),
        ("yesterday about 11:00", "2026-11-21/morning"),
        ("gisteren rond 18.10 uur", "2026-11-21"),
        ("gisteren rond 23.45 uur", UNREADABLE),
        ("rond gisteren", UNREADABLE),
    ]);
}

#[test]
fn a_week_and_a_day_of_the_week_are_read_only_as_far_as_they_are_clear() {
    each(&[
        ("vrijdag", "2026-11-20"),
        ("afgelopen vrijdag", "2026-11-20"),
        ("last friday", "2026-11-20"),
        ("Last Friday 23:30", "2026-11-20T22:30:00.000Z"),
        ("afgelopen zondag", "2026-11-15"),
        ("vrijdag 20 november 2026", "2026-11-20"),
        ("vorige week vrijdag", "2026-11-13"),
        ("friday last week", "2026-11-13"),
        ("vorige week", "2026-11"),
        ("last week", "2026-11"),
        ("afgelopen week", "2026-11"),
        ("vorige maand", "2026-10"),
        ("last month", "2026-10"),
        ("vorig jaar", "2025"),
        ("last year", "2025"),
        ("3 dagen geleden", "2026-11-19"),
        ("3 days ago", "2026-11-19"),
        ("zondag", UNREADABLE),
        ("vorige vrijdag", UNREADABLE),
        ("vrijdag 21 november 2026", UNREADABLE),
    ]);
    assert_eq!(seen("vorige vrijdag", at(date(2026, 11, 24), 9, 0)), "2026-11-20");
    assert_eq!(seen("vorige week", at(date(2026, 11, 4), 9, 0)), "2026");
    assert_eq!(seen("vorige week", at(date(2026, 1, 5), 9, 0)), UNREADABLE);
    assert_eq!(seen("vorige week", at(date(2026, 1, 6), 9, 0)), UNREADABLE);
}

#[test]
fn that_nobody_knows_can_be_written_in_words() {
    for typed in ["weet ik niet", "Onbekend", "niet bekend", "op een onbekend moment", "Don’t know"]
    {
        assert_eq!(fuzzy(typed, at(SUNDAY, 14, 0)), Ok(FuzzyTime::Unknown), "{typed}");
    }
}

#[test]
fn what_may_mean_two_times_is_refused_and_says_which() {
    each(&[
        ("gisteren om half twaalf", WHICH_HALF),
        ("gisteren 8 uur", WHICH_HALF),
        ("half twaalf", WHICH_HALF),
        ("yesterday half past eleven", WHICH_HALF),
        ("vandaag 23.30 uur", YET_TO_COME),
        ("23 november 2026, 9.00 uur", YET_TO_COME),
        ("gisternacht", UNREADABLE),
        ("half eleven", UNREADABLE),
        ("2030", UNREADABLE),
        ("2330", UNREADABLE),
        ("gisteren vandaag", UNREADABLE),
        ("gisteravond 's ochtends", UNREADABLE),
        ("gisterochtend 23.30 uur", UNREADABLE),
        ("ergens gisteren", UNREADABLE),
        ("voor 23.30 uur", UNREADABLE),
    ]);
    let night = at(SUNDAY, 0, 30);
    for typed in ["vanavond", "vanochtend", "last night", "this evening"] {
        assert_eq!(seen(typed, night), UNREADABLE, "{typed}");
    }
    assert_eq!(seen("vannacht", night), "2026-11-22/night");
    assert_eq!(seen("gisteravond", night), "2026-11-21/evening");
    assert_eq!(seen("vannacht", at(SUNDAY, 23, 30)), UNREADABLE);
    assert_eq!(seen("vanavond", at(SUNDAY, 23, 30)), "2026-11-22/evening");
}

#[test]
fn the_hour_that_comes_twice_is_asked_and_the_skipped_one_never_was() {
    each(&[
        ("25 oktober 2026, 2.30 uur", TWICE),
        ("25 oktober 2026, 2.30 uur zomertijd", "2026-10-25T00:30:00.000Z"),
        ("25 October 2026, 2:30 winter time", "2026-10-25T01:30:00.000Z"),
        ("25 oktober 2026, 1.59 uur", "2026-10-24T23:59:00.000Z"),
        ("25 oktober 2026, 3.00 uur", "2026-10-25T02:00:00.000Z"),
        ("24 oktober 2026, 23.30 uur", "2026-10-24T21:30:00.000Z"),
        ("29 maart 2026, 2.30 uur", SKIPPED),
        ("29 maart 2026, 3.00 uur", "2026-03-29T01:00:00.000Z"),
        ("28 maart 2026, 23.30 uur", "2026-03-28T22:30:00.000Z"),
        ("1 maart 2026, 2.30 uur zomertijd", UNREADABLE),
    ]);
    let spring = at(date(2026, 3, 29), 9, 0);
    assert_eq!(seen("gisteren 23.30 uur", spring), "2026-03-28T22:30:00.000Z");
    assert_eq!(seen("vandaag 05.10 uur", spring), "2026-03-29T03:10:00.000Z");
}

#[test]
fn what_is_no_time_is_refused_and_never_guessed() {
    let long = "gisteren ".repeat(1000);
    for typed in [
        "ooit",
        "eergisteren of zo",
        "31 februari 2026",
        "oktober",
        "2 maart 26",
        "2 maandag 2026",
        "32-1-2026",
        "+2 maart 2026",
        "24.00 uur",
        "23.60 uur",
        "23.3 uur",
        "-1 uur",
        "999999999999999999999 uur",
        "٢٣.٣٠ uur",
        "２３.３０ uur",
        "morgen",
        "rond",
        "'s",
        "half",
        "in",
        &long,
    ] {
        assert_eq!(read(typed), UNREADABLE, "{typed}");
    }
}

/// What a page shows for a time, typed into the field again a day after Christmas 2026.
fn typed_back(time: FuzzyTime) {
    let now = at(date(2026, 12, 26), 12, 0);
    for lang in [Lang::Nl, Lang::En] {
        let shown = Text::new(lang).fuzzy(time);
        assert_eq!(fuzzy(&shown, now), Ok(time), "{shown}");
    }
}

#[test]
fn every_minute_of_the_days_on_which_the_clock_changes_can_be_typed_back() {
    for midnight in [at(date(2026, 3, 29), 0, 0), at(date(2026, 10, 25), 0, 0)] {
        for minute in -60..26 * 60 {
            typed_back(FuzzyTime::At(midnight.plus_seconds(minute * 60)));
        }
    }
}

fn times() -> impl Strategy<Value = FuzzyTime> {
    let part = || {
        let parts = [Part::Morning, Part::Afternoon, Part::Evening, Part::Night].map(Some);
        prop::sample::select([None].into_iter().chain(parts).collect::<Vec<_>>())
    };
    let day = || (1950_i16..2027, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d));
    let minutes = 60_i64 * 24 * 365 * 50;
    let moment = (0..minutes)
        .prop_map(|minute| FuzzyTime::At(at(date(1976, 1, 1), 0, 0).plus_seconds(minute * 60)));
    prop_oneof![
        moment,
        (day(), part()).prop_map(|(day, part)| FuzzyTime::On(day, part)),
        day().prop_map(|day| FuzzyTime::InMonth { year: day.year(), month: day.month() }),
        (1900_i16..=2200).prop_map(FuzzyTime::InYear),
        Just(FuzzyTime::Unknown),
    ]
}

proptest! {
    #[test]
    fn what_a_page_shows_can_be_typed_back_and_means_the_same(time in times()) {
        typed_back(time);
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in "\\PC*", minute in 0_i64..3_000_000) {
        let now = at(date(2024, 1, 1), 0, 0).plus_seconds(minute * 60);
        let _ = (fuzzy(&text, now), day(&text, now.day()));
    }

    #[test]
    fn no_words_of_a_time_make_the_reader_fall_over_or_lie_ahead(
        words in prop::collection::vec(prop::sample::select(vec![
            "gisteren", "vandaag", "half", "elf", "voor", "over", "kwart", "23.30", "2", "uur",
            "maart", "2026", "vannacht", "last", "night", "vrijdag", "vorige", "week", "rond",
            "pm", "'s", "avonds", "0:00", "wintertijd", "12", "this", "evening", "to", "one",
        ]), 0..7),
        minute in 0_i64..1_500_000,
    ) {
        let now = at(date(2024, 1, 1), 0, 0).plus_seconds(minute * 60);
        if let Ok(FuzzyTime::At(moment)) = fuzzy(&words.join(" "), now) {
            prop_assert!(moment <= now, "{words:?}");
        }
    }
}
