//! Invented names, of people from here and elsewhere. First names, surnames and dates of birth are
//! drawn apart, so that no real person is meant.

use super::chance::Chance;
use kernel::Personal;

const FIRST: &str = include_str!("../../demo-data/first-names.csv");
const SURNAMES: &str = include_str!("../../demo-data/surnames.csv");

/// How often each origin occurs, in a hundred: a town where most were born in the Netherlands.
const ORIGINS: [(u64, &str); 10] = [
    (62, "Dutch"),
    (8, "Turkish"),
    (8, "Maghreb"),
    (5, "Polish"),
    (4, "Romanian"),
    (3, "Bulgarian"),
    (3, "Hungarian"),
    (3, "West African"),
    (2, "Ukrainian"),
    (2, "Colombian"),
];

/// A list of names by origin.
pub struct Names {
    first: Vec<[&'static str; 3]>,
    surnames: Vec<[&'static str; 3]>,
}

/// An invented name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// First name.
    pub first: &'static str,
    /// The part before the surname.
    pub prefix: Option<&'static str>,
    /// Surname.
    pub surname: &'static str,
    /// Where the names come from.
    pub origin: &'static str,
}

impl Name {
    /// The whole name.
    pub fn full(&self) -> String {
        let parts = [Some(self.first), self.prefix, Some(self.surname)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

impl Names {
    /// Reads the lists in the program.
    pub fn read() -> Self {
        Self { first: rows(FIRST), surnames: rows(SURNAMES) }
    }

    /// A name for someone of this sex (`f` or `m`).
    pub fn draw(&self, sex: &str, chance: &mut Chance) -> Name {
        let origin = chance.weighed(&ORIGINS);
        let first: Vec<_> =
            self.first.iter().filter(|[from, of, _]| *from == origin && *of == sex).collect();
        let surnames: Vec<_> = self.surnames.iter().filter(|[from, ..]| *from == origin).collect();
        let ([_, _, first], [_, prefix, surname]) = (chance.one(&first), chance.one(&surnames));
        Name { first, prefix: Some(*prefix).filter(|p| !p.is_empty()), surname, origin }
    }
}

/// A name as personal data. The lists hold nothing that doesn't fit.
///
/// # Panics
/// When the text is empty or too long.
pub fn personal(text: &str) -> Personal {
    Personal::new(text).expect("the names of the demo are short texts")
}

fn rows(csv: &'static str) -> Vec<[&'static str; 3]> {
    let columns = |line: &'static str| {
        let mut columns = line.split(',');
        Some([columns.next()?, columns.next()?, columns.next()?])
    };
    csv.lines().skip(1).filter_map(columns).collect()
}
