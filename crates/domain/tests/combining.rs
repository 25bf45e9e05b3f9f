//! Which records of one organisation someone is asked to compare: how many that are one person are
//! found, and how many of those that are found are one person. Through the words of the blind index,
//! as the installation does it. `docs/matching.md` explains the figures.
#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and a measurement is printed"
)]

use kernel::Personal;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vangnet_domain::matching::{
    Likeness, PersonDetails, Token, is_enough, likeness, may_be_one, tokens,
};

/// Two registers of invented people in which the same person is written down twice, in other ways:
/// everyone with a fifth of the family names of the registers that `docs/matching.md` tells of.
const REGISTERS: &str = include_str!("data/registers.tsv");

struct Row {
    number: Option<u32>,
    person: PersonDetails,
}

/// The two registers of a file, in the form of `data/registers.tsv`. Rows without a first name or a
/// family name are left out: nobody can note one here.
fn registers(text: &str) -> [Vec<Row>; 2] {
    let mut both = [Vec::new(), Vec::new()];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [register, number, first, prefix, surname, birth, phone] = fields[..] else {
            panic!("{line}");
        };
        let (Ok(first_name), Ok(surname)) = (Personal::new(first), Personal::new(surname)) else {
            continue;
        };
        let person = PersonDetails {
            first_name,
            prefix: Personal::new(prefix).ok(),
            surname,
            birth: birth.parse().ok(),
            phone: Personal::new(phone).ok(),
        };
        both[usize::from(register == "b")].push(Row { number: number.parse().ok(), person });
    }
    both
}

/// The pairs someone is asked to compare, when the second register is noted after the first.
struct Asked {
    /// How many are in both registers.
    known: usize,
    /// What was alike, and whether it is one person.
    pairs: Vec<(Vec<Likeness>, bool)>,
    /// What was alike between the two rows of one person that nobody is asked about.
    missed: Vec<Vec<Likeness>>,
}

impl Asked {
    fn of(text: &str) -> Self {
        let [noted, later] = registers(text);
        let mut index: HashMap<Token, Vec<usize>> = HashMap::new();
        for (place, row) in noted.iter().enumerate() {
            for word in tokens(&row.person) {
                index.entry(word).or_default().push(place);
            }
        }
        let numbers: BTreeMap<u32, usize> =
            noted.iter().enumerate().filter_map(|(n, row)| Some((row.number?, n))).collect();
        let mut asked = Self { known: 0, pairs: Vec::new(), missed: Vec::new() };
        for row in &later {
            let wanted = tokens(&row.person);
            let mut shared: HashMap<usize, Vec<&Token>> = HashMap::new();
            for word in &wanted {
                for place in index.get(word).into_iter().flatten() {
                    shared.entry(*place).or_default().push(word);
                }
            }
            let mut found = BTreeSet::new();
            for (place, _) in
                shared.into_iter().filter(|(_, words)| is_enough(words.iter().copied()))
            {
                let alike = likeness(&noted[place].person, &row.person);
                if may_be_one(&alike) {
                    found.insert(place);
                    let same = row.number.is_some() && noted[place].number == row.number;
                    asked.pairs.push((alike, same));
                }
            }
            if let Some(place) = row.number.and_then(|number| numbers.get(&number)) {
                asked.known += 1;
                if !found.contains(place) {
                    asked.missed.push(likeness(&noted[*place].person, &row.person));
                }
            }
        }
        asked
    }

    fn one_person(&self) -> usize {
        self.pairs.iter().filter(|(_, same)| *same).count()
    }

    /// In thousandths, so that a change of a tenth of a percent shows.
    fn recall(&self) -> usize {
        self.one_person() * 1000 / self.known
    }

    fn precision(&self) -> usize {
        self.one_person() * 1000 / self.pairs.len()
    }

    fn print(&self) {
        let (known, asked, right) = (self.known, self.pairs.len(), self.one_person());
        println!("{known} in both, {asked} asked, {right} of them one person");
        println!("recall {} ‰, precision {} ‰", self.recall(), self.precision());
        let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
        for (alike, _) in self.pairs.iter().filter(|(_, same)| !same) {
            *wrong.entry(words_of(alike)).or_default() += 1;
        }
        print_most("asked in vain", wrong);
        let mut missed: BTreeMap<String, usize> = BTreeMap::new();
        for alike in &self.missed {
            *missed.entry(words_of(alike)).or_default() += 1;
        }
        print_most("not asked", missed);
    }
}

fn words_of(alike: &[Likeness]) -> String {
    alike.iter().map(|one| one.word()).collect::<Vec<_>>().join(" ")
}

fn print_most(what: &str, counts: BTreeMap<String, usize>) {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (alike, count) in counts.into_iter().take(20) {
        println!("{what} {count}: {alike}");
    }
}

/// With `VANGNET_REGISTERS=FILE` and `--nocapture` it also prints the figures of other registers.
#[test]
fn of_those_noted_twice_most_are_found_and_hardly_anyone_looks_in_vain() {
    let asked = Asked::of(REGISTERS);
    asked.print();
    assert!(asked.recall() >= 949, "recall {} ‰", asked.recall());
    assert!(asked.precision() >= 980, "precision {} ‰", asked.precision());
    if let Ok(file) = std::env::var("VANGNET_REGISTERS") {
        Asked::of(&std::fs::read_to_string(file).unwrap()).print();
    }
}
