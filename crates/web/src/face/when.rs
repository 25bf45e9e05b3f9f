//! Moments, days and terms in words people use: "2 maart 2026, 14.30 uur", "over 3 dagen", "te laat".

use super::Text;
use domain::duties::Duty;
use kernel::{Date, FuzzyTime, Moment, Part, Term, WallClock};
use std::borrow::Borrow;

/// How near a due moment is. Shown by a word and a sign, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// The moment has passed.
    Late,
    /// To be done at once; its short term still runs.
    Now,
    /// Today or tomorrow.
    Soon,
    /// Later than tomorrow.
    Calm,
}

/// A due moment, ready for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// "over 3 dagen", "te laat sinds gisteren".
    pub words: String,
    /// The exact moment in words.
    pub exact: String,
    /// The moment for machines, RFC 3339.
    pub machine: String,
    /// How near it is.
    pub urgency: Urgency,
}

impl Urgency {
    /// The end of the class name in `components.css`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Now => "now",
            Self::Soon => "soon",
            Self::Calm => "calm",
        }
    }
}

impl Text {
    /// "2 maart 2026".
    pub fn day(self, day: impl Borrow<Date>) -> String {
        let day = day.borrow();
        self.text_with(
            "when-day",
            &[("day", &day.day()), ("month", &self.month(day.month())), ("year", &year(*day))],
        )
    }

    /// "2 maart 2026, 14.30 uur".
    pub fn moment(self, moment: impl Borrow<Moment>) -> String {
        let moment = *moment.borrow();
        self.with2("when-moment", "day", self.day(moment.day()), "time", self.time(moment))
    }

    /// "vandaag, 14.30 uur", "gisteren, 9.05 uur" or the whole moment: for what has happened.
    pub fn lately(self, moment: impl Borrow<Moment>, now: impl Borrow<Moment>) -> String {
        let (moment, now) = (*moment.borrow(), *now.borrow());
        let time = self.time(moment);
        match days_between(moment.day(), now.day()) {
            0 => self.with1("when-today-at", "time", time),
            1 => self.with1("when-yesterday-at", "time", time),
            _ => self.moment(moment),
        }
    }

    /// When a duty is due, seen from `now`: what is for now says so, until it is late.
    pub fn due_of(self, duty: &Duty, now: impl Borrow<Moment>) -> Due {
        let now = *now.borrow();
        let due = self.due(duty.due, now);
        if !duty.is_for_now() || duty.due < now {
            return due;
        }
        let words = self.with1("when-now", "time", self.time(duty.due));
        Due { words, urgency: Urgency::Now, ..due }
    }

    /// How far off a due moment is, seen from `now`.
    pub fn due(self, due: impl Borrow<Moment>, now: impl Borrow<Moment>) -> Due {
        let (due, now) = (*due.borrow(), *now.borrow());
        let days = days_between(now.day(), due.day());
        let time = self.time(due);
        let (urgency, words) = match (due < now, days) {
            (true, 0) => (Urgency::Late, self.with1("when-late-since-time", "time", time)),
            (true, -1) => (Urgency::Late, self.get("when-late-since-yesterday")),
            (true, days) => (Urgency::Late, self.with1("when-late-days", "n", -days)),
            (false, 0) => (Urgency::Soon, self.with1("when-today-at", "time", time)),
            (false, 1) => (Urgency::Soon, self.with1("when-tomorrow-at", "time", time)),
            (false, days @ 2..=21) => (Urgency::Calm, self.with1("when-in-days", "n", days)),
            (false, _) => (Urgency::Calm, self.with1("when-on", "day", self.day(due.day()))),
        };
        Due { words, exact: self.moment(due), machine: due.to_string(), urgency }
    }

    /// When something was, as exact as the person who told it.
    pub fn fuzzy(self, time: impl Borrow<FuzzyTime>) -> String {
        match *time.borrow() {
            FuzzyTime::At(moment) => self.moment(moment),
            FuzzyTime::On(day, None) => self.day(day),
            FuzzyTime::On(day, Some(part)) => {
                let part = match part {
                    Part::Morning => "morning",
                    Part::Afternoon => "afternoon",
                    Part::Evening => "evening",
                    Part::Night => "night",
                };
                self.with2("when-part", "day", self.day(day), "part", self.pick("part", part))
            }
            FuzzyTime::InMonth { year, month } => {
                self.with2("when-in-month", "month", self.month(month), "year", year.to_string())
            }
            FuzzyTime::InYear(year) => self.with1("when-in-year", "year", year.to_string()),
            FuzzyTime::Unknown => self.get("when-unknown"),
        }
    }

    /// "meteen", "binnen 4 uur", "binnen 5 werkdagen".
    pub fn term(self, term: impl Borrow<Term>) -> String {
        match *term.borrow() {
            Term::Hours(0) => self.get("term-at-once"),
            Term::Hours(hours) => self.with1("term-hours", "n", hours),
            Term::Days(days) => self.with1("term-days", "n", days),
            Term::WorkingDays(days) => self.with1("term-working-days", "n", days),
            Term::Months(months) => self.with1("term-months", "n", months),
        }
    }

    fn month(self, month: i8) -> String {
        self.pick("month", month.to_string())
    }

    /// "14.30 uur" in Dutch, "14:30" in English; in the hour that comes twice also which of both.
    fn time(self, moment: Moment) -> String {
        let clock = moment.zoned();
        let minute = format!("{:02}", clock.minute());
        let time = self.with2("when-time", "hour", clock.hour(), "minute", minute);
        match Moment::on_the_clock(clock.date(), clock.hour(), clock.minute()) {
            WallClock::Twice(_, winter) if moment >= winter => {
                self.with1("when-winter-time", "time", time)
            }
            WallClock::Twice(..) => self.with1("when-summer-time", "time", time),
            WallClock::Once(_) | WallClock::Never => time,
        }
    }
}

fn year(day: Date) -> String {
    day.year().to_string()
}

/// Whole days from `from` to `to`; negative when `to` lies before.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Lang, date};

    const NL: Text = Text::new(Lang::Nl);
    const EN: Text = Text::new(Lang::En);

    fn at(day: i8, hour: i8, minute: i8) -> Moment {
        Moment::in_netherlands(date(2026, 3, day), hour, minute)
    }

    #[test]
    fn a_moment_reads_as_people_say_it() {
        assert_eq!(NL.moment(at(2, 14, 30)), "2 maart 2026, 14.30 uur");
        assert_eq!(EN.moment(at(2, 14, 30)), "2 March 2026, 14:30");
        assert_eq!(NL.moment(at(2, 9, 5)), "2 maart 2026, 9.05 uur");
    }

    #[test]
    fn what_is_due_says_how_far_off_it_is() {
        let now = at(10, 12, 0);
        let cases = [
            (at(10, 16, 0), "vandaag, 16.00 uur", Urgency::Soon),
            (at(11, 9, 0), "morgen, 9.00 uur", Urgency::Soon),
            (at(13, 9, 0), "over 3 dagen", Urgency::Calm),
            (at(10, 10, 0), "te laat sinds 10.00 uur", Urgency::Late),
            (at(9, 10, 0), "te laat sinds gisteren", Urgency::Late),
            (at(5, 10, 0), "5 dagen te laat", Urgency::Late),
        ];
        for (due, words, urgency) in cases {
            let shown = NL.due(due, now);
            assert_eq!((shown.words.as_str(), shown.urgency), (words, urgency));
        }
    }

    #[test]
    fn far_off_is_a_date() {
        let far = Moment::in_netherlands(date(2027, 1, 4), 17, 0);
        assert_eq!(NL.due(far, at(10, 12, 0)).words, "op 4 januari 2027");
    }

    #[test]
    fn what_is_for_now_says_so_and_is_late_only_after_its_term() {
        let duty = |hours: i64| Duty {
            post: kernel::PostId::from_raw(1),
            holder: kernel::WorkerId::from_raw(1),
            action: domain::duties::Action::ReviewUrgentSigns,
            since: at(10, 12, 0),
            warn: at(10, 12, 0),
            due: at(10, 12, 0).plus_seconds(hours * 3600),
            warned: false,
            level: domain::duties::Level::Holder,
            lead: domain::duties::Lead::Held,
        };
        let said = |hours, now| {
            let due = NL.due_of(&duty(hours), now);
            (due.words, due.urgency)
        };
        assert_eq!(said(4, at(10, 12, 0)), ("nu, uiterlijk om 16.00 uur".into(), Urgency::Now));
        assert_eq!(said(4, at(10, 15, 59)).1, Urgency::Now);
        assert_eq!(said(4, at(10, 16, 1)).1, Urgency::Late);
        assert_eq!(said(5, at(10, 12, 0)).1, Urgency::Soon);
    }

    #[test]
    fn a_time_is_no_more_exact_than_who_told_it() {
        let fuzzy = |text: &str| NL.fuzzy(text.parse::<FuzzyTime>().unwrap());
        assert_eq!(fuzzy("2025-10"), "ergens in oktober 2025");
        assert_eq!(fuzzy("2025"), "ergens in 2025");
        assert_eq!(fuzzy("2026-03-02/evening"), "2 maart 2026, in de avond");
        assert_eq!(fuzzy(""), "niet bekend");
    }

    #[test]
    fn a_term_is_said_in_working_time() {
        assert_eq!(NL.term(Term::AT_ONCE), "meteen");
        assert_eq!(NL.term(Term::WorkingDays(5)), "binnen 5 werkdagen");
        assert_eq!(EN.term(Term::Hours(1)), "within 1 hour");
    }
}
