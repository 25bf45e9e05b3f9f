//! Invented young persons and their cases, each the same under the same number.

use super::luck::Luck;
use super::place::{Place, Seated};
use domain::casework::{Acceptance, Event, WhyClosed};
use domain::duties::{self, Action, Duty, Lead, Level, Standing};
use domain::matching::PersonDetails;
use domain::statements::{Mode, Role, Statement, Ticked};
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{Date, FreeText, FuzzyTime, Moment, Personal, date};
use store::Made;

const FIRST: &str = include_str!("../../demo-data/first-names.csv");
const SURNAMES: &str = include_str!("../../demo-data/surnames.csv");

/// Of a hundred cases, so many are open: a register of years, of which most are over.
const OPEN: usize = 4;
/// Of a hundred surnames, so many come from the list of common ones; the others are put together.
const COMMON: usize = 40;
/// Over how many days cases began.
const DAYS: u64 = 3 * 365;

const STARTS: [&str; 24] = [
    "Aker", "Bol", "Claas", "Donk", "Ever", "Fel", "Groen", "Hoog", "Iepen", "Klaver", "Lange",
    "Meer", "Noor", "Oude", "Peter", "Ruiten", "Sander", "Terp", "Uiter", "Veen", "Water", "Zand",
    "Brouw", "Molen",
];
const MIDDLES: [&str; 12] =
    ["", "en", "er", "ing", "el", "se", "ker", "mans", "der", "ste", "ten", "rik"];
const ENDS: [&str; 20] = [
    "berg", "stra", "sma", "huis", "man", "veld", "kamp", "horst", "donk", "laar", "beek", "dijk",
    "brink", "ga", "meijer", "hoven", "hof", "rade", "zoon", "bosch",
];
const SEEN: [&str; 4] = [
    "Kwam voor de derde keer deze maand niet op school en wilde niet zeggen waar hij was. Had een \
     nieuwe telefoon die een vriend had betaald.",
    "Vertelde dat ze geld moest terugbetalen aan iemand die ze nog niet lang kent. Durfde de naam \
     niet te noemen en keek steeds op haar telefoon.",
    "De mentor hoorde van een klasgenoot dat er 's avonds een auto op de hoek staat te wachten. \
     Thuis weten ze daar niets van.",
    "Slaapt sinds twee weken bij steeds andere mensen. Kwam vandaag zelf langs en vroeg of er iemand \
     tijd had om te praten.",
];

/// The names that persons are made of.
pub struct Youth {
    first: Vec<&'static str>,
    surnames: Vec<(&'static str, &'static str)>,
}

impl Youth {
    /// Reads the lists in the program.
    pub fn read() -> Self {
        let first = FIRST.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
        let surname = |line: &'static str| {
            let mut columns = line.split(',').skip(1);
            Some((columns.next()?, columns.next()?))
        };
        Self { first, surnames: SURNAMES.lines().skip(1).filter_map(surname).collect() }
    }

    /// The person with this number.
    pub fn person(&self, number: usize) -> Option<PersonDetails> {
        let mut luck = Luck::number(number as u64);
        let first = *luck.one(&self.first)?;
        let (prefix, surname) = if luck.percent(COMMON) {
            let (prefix, surname) = luck.one(&self.surnames)?;
            (*prefix, (*surname).to_owned())
        } else {
            let parts = [luck.one(&STARTS)?, luck.one(&MIDDLES)?, luck.one(&ENDS)?];
            ("", parts.map(|part| *part).concat())
        };
        Some(PersonDetails {
            first_name: Personal::new(first).ok()?,
            prefix: Personal::new(prefix).ok(),
            surname: Personal::new(&surname).ok()?,
            birth: Some(birth(&mut luck)),
            phone: None,
        })
    }

    /// The case with this number.
    pub fn case(&self, number: usize, place: &Place, now: Moment) -> Option<Made> {
        let mut luck = Luck::number(number as u64 ^ (1 << 40));
        let person = self.person(number)?;
        // Everyone has at least one open case to look at, however few cases there are.
        let first = place.coordinators.get(number);
        let holder = *first.or(luck.one(&place.coordinators))?;
        let (standing, happenings) = if first.is_some() || luck.percent(OPEN) {
            open(&holder, now, &mut luck)?
        } else {
            closed(now, &mut luck)?
        };
        Some(Made {
            person,
            kind: Kind::Case,
            by: holder.worker,
            post: holder.post,
            standing,
            happenings,
        })
    }
}

fn birth(luck: &mut Luck) -> Date {
    let part = |number: usize| i8::try_from(number + 1).unwrap_or(1);
    let year = 2005 + i16::try_from(luck.below(12)).unwrap_or(0);
    date(year, part(luck.below(12)), part(luck.below(28)))
}

/// Something someone saw, as long as people write.
pub fn seen(luck: &mut Luck) -> Option<Statement> {
    Some(Statement {
        role: Role::Professional,
        mode: Mode::Seen,
        words: FreeText::new(luck.one(&SEEN)?).ok()?,
        when: FuzzyTime::Unknown,
        signals: Ticked::default(),
        about: None,
    })
}

type Track = (Standing, Vec<(Moment, Happening)>);

fn open(holder: &Seated, now: Moment, luck: &mut Luck) -> Option<Track> {
    let at = luck.before(now, 60);
    // From some days late to a month ahead.
    let due = luck.before(now.plus_days(30), 35);
    let duty = Duty {
        post: holder.post,
        holder: holder.worker,
        action: Action::FirstContact,
        since: at,
        warn: due.plus_days(-1),
        due,
        warned: false,
        level: Level::Holder,
        lead: Lead::Held,
    };
    let happenings = vec![
        (at, began(due)),
        (at, Happening::Duty(duties::Event::Started(duty.clone()))),
        (at, Happening::Said(seen(luck)?)),
        (at.plus_days(1), Happening::Said(seen(luck)?)),
    ];
    Some((Standing::Open(duty), happenings))
}

fn closed(now: Moment, luck: &mut Luck) -> Option<Track> {
    let at = luck.before(now.plus_days(-90), DAYS);
    let over = at.plus_days(80);
    let reason = WhyClosed::HelpLedToSafety;
    let words = FreeText::new("Het gaat goed; zij weet ons te vinden.").ok()?;
    let happenings = vec![
        (at, began(at.plus_days(2))),
        (at, Happening::Said(seen(luck)?)),
        (over, Happening::Case(Event::Closed { reason, words })),
        (over, Happening::Duty(duties::Event::Ended { reason: reason.word() })),
    ];
    Some((Standing::Closed { at: over, reason: reason.word() }, happenings))
}

fn began(contact_by: Moment) -> Happening {
    let plan_by = contact_by.plus_days(14);
    Happening::Began(Box::new(Beginning::Case(Acceptance { from: None, contact_by, plan_by })))
}
