//! Finding who may already be known: how many are found, and how long the list is that one reads.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use kernel::Personal;
use std::collections::BTreeMap;
use vangnet_domain::matching::{PersonDetails, Token, is_enough, overlap, query_tokens, tokens};

const PERSONS: &str = include_str!("data/persons.tsv");

struct Row {
    register: &'static str,
    number: Option<u32>,
    person: PersonDetails,
}

fn rows() -> Vec<Row> {
    let lines = PERSONS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [register, number, first, prefix, surname, birth, phone] = fields[..] else {
                panic!("{line}");
            };
            let person = PersonDetails {
                first_name: Personal::new(first).unwrap(),
                prefix: Personal::new(prefix).ok(),
                surname: Personal::new(surname).unwrap(),
                birth: birth.parse().ok(),
                phone: Personal::new(phone).ok(),
            };
            Row { register, number: number.parse().ok(), person }
        })
        .collect()
}

/// A blind index in small: which rows of register `a` have a word.
struct Index {
    rows: Vec<(Option<u32>, Vec<Token>)>,
    by_token: BTreeMap<Token, Vec<usize>>,
}

impl Index {
    fn of(rows: &[Row]) -> Self {
        let rows: Vec<_> = rows
            .iter()
            .filter(|row| row.register == "a")
            .map(|row| (row.number, tokens(&row.person)))
            .collect();
        let mut by_token: BTreeMap<Token, Vec<usize>> = BTreeMap::new();
        for (place, (_, tokens)) in rows.iter().enumerate() {
            for token in tokens {
                by_token.entry(token.clone()).or_default().push(place);
            }
        }
        Self { rows, by_token }
    }

    /// The numbers of those who share a word, most alike first.
    fn search(&self, wanted: &[Token]) -> Vec<Option<u32>> {
        let mut places: Vec<usize> =
            wanted.iter().filter_map(|token| self.by_token.get(token)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.retain(|place| is_enough(wanted.iter().filter(|w| self.rows[*place].1.contains(w))));
        places.sort_by_key(|place| std::cmp::Reverse(overlap(wanted, &self.rows[*place].1)));
        places.into_iter().map(|place| self.rows[place].0).collect()
    }
}

/// Of those who are in both registers: how many are among the first `most`, in percent.
fn found_within(most: usize, wanted: impl Fn(&PersonDetails) -> Vec<Token>) -> usize {
    let rows = rows();
    let index = Index::of(&rows);
    let known: Vec<_> =
        rows.iter().filter(|row| row.register == "b" && row.number.is_some()).collect();
    let found = known
        .iter()
        .filter(|row| {
            index.search(&wanted(&row.person)).iter().take(most).any(|n| *n == row.number)
        })
        .count();
    found * 100 / known.len()
}

#[test]
fn who_is_known_stands_at_the_top_of_the_list() {
    let first = found_within(1, tokens);
    let among_five = found_within(5, tokens);
    assert!(first >= 90, "{first} % first");
    assert!(among_five >= 95, "{among_five} % among five");
}

#[test]
fn typing_only_first_name_and_surname_finds_most() {
    let by_name = |person: &PersonDetails| {
        query_tokens(&format!("{} {}", person.first_name.reveal(), person.surname.reveal()))
    };
    let among_ten = found_within(10, by_name);
    assert!(among_ten >= 90, "{among_ten} % among ten");
}

#[test]
fn who_is_not_known_gives_a_short_list() {
    let rows = rows();
    let index = Index::of(&rows);
    let unknown = rows.iter().filter(|row| row.register == "b" && row.number.is_none());
    let lengths: Vec<_> = unknown.map(|row| index.search(&tokens(&row.person)).len()).collect();
    let mean = lengths.iter().sum::<usize>() / lengths.len();
    assert!(mean <= 2, "on average {mean} names");
}
