//! The engine's answers, held against trying every situation of small random tables.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

use kernel::date;
use proptest::prelude::*;
use std::fmt::Write;
use vangnet_tables::{Situation, Table, diff};

/// An input of a model: a whole number from 0, or options named by their place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum ModelInput {
    Whole(usize),
    Options(usize),
    YesNo,
}

/// A row of a model: per input the values for which it holds, and the answer it gives.
#[derive(Debug, Clone)]
struct ModelRow {
    holds: Vec<Vec<bool>>,
    answer: u8,
}

#[derive(Debug, Clone)]
struct Model {
    hit: &'static str,
    inputs: Vec<ModelInput>,
    rows: Vec<ModelRow>,
}

impl ModelInput {
    fn values(self) -> usize {
        match self {
            Self::Whole(count) | Self::Options(count) => count,
            Self::YesNo => 2,
        }
    }

    fn name_of(self, value: usize) -> String {
        match self {
            Self::Whole(_) => value.to_string(),
            Self::Options(_) => format!("option-{value}"),
            Self::YesNo => ["yes", "no"][value].to_owned(),
        }
    }
}

impl Model {
    fn text(&self) -> String {
        let mut text = format!(
            "id = \"model\"\nversion = \"1\"\ntitle = {{ nl = \"Model\", en = \"Model\" }}\n\
             from = 2026-01-01\nchecked = 2026-01-01\nhit = \"{}\"\n[inputs]\n",
            self.hit
        );
        for (place, input) in self.inputs.iter().enumerate() {
            let kind = match input {
                ModelInput::Whole(count) => format!("{{ whole = [0, {}] }}", count - 1),
                ModelInput::YesNo => "\"yes-no\"".to_owned(),
                ModelInput::Options(count) => {
                    let names: Vec<_> =
                        (0..*count).map(|v| format!("\"{}\"", input.name_of(v))).collect();
                    format!("{{ one_of = [{}] }}", names.join(", "))
                }
            };
            writeln!(text, "i{place} = {kind}").unwrap();
        }
        text.push_str("[outputs]\nanswer = { kind = \"word\", single = true }\n");
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(text, "[[rows]]\nid = \"r{number}\"\nsource = \"-\"\nstatus = \"proposal\"")
                .unwrap();
            writeln!(text, "then = {{ answer = \"a{}\" }}\n[rows.when]", row.answer).unwrap();
            for (place, (input, holds)) in self.inputs.iter().zip(&row.holds).enumerate() {
                if holds.iter().any(|h| !h) {
                    writeln!(text, "i{place} = {}", wish(*input, holds)).unwrap();
                }
            }
        }
        text
    }

    fn situations(&self) -> Vec<Vec<usize>> {
        self.inputs.iter().fold(vec![vec![]], |all, input| {
            let longer = |s: &Vec<usize>, v| s.iter().copied().chain([v]).collect();
            all.iter().flat_map(|s| (0..input.values()).map(move |v| longer(s, v))).collect()
        })
    }

    fn read(&self, table: &Table, situation: &[usize]) -> Situation {
        let named = self.inputs.iter().zip(situation).enumerate();
        let pairs = named.map(|(place, (input, v))| (format!("i{place}"), input.name_of(*v)));
        Situation::read(table, pairs).unwrap()
    }

    /// All rows that hold, the plain way.
    fn holding(&self, situation: &[usize]) -> Vec<usize> {
        let holds = |row: &ModelRow| row.holds.iter().zip(situation).all(|(mask, v)| mask[*v]);
        (0..self.rows.len()).filter(|row| holds(&self.rows[*row])).collect()
    }

    /// The rows that decide, the plain way.
    fn deciding(&self, situation: &[usize]) -> Vec<usize> {
        let mut rows = self.holding(situation);
        if self.hit == "first" {
            rows.truncate(1);
        }
        rows
    }

    /// Whether a situation lies in a box that is said in words.
    fn within(&self, words: &str, situation: &[usize]) -> bool {
        words == "every situation"
            || words.split(", ").all(|part| {
                let (name, rest) = part.split_once(' ').unwrap();
                let place: usize = name[1..].parse().unwrap();
                let value = situation[place];
                let input = self.inputs[place];
                rest.trim_start_matches("= ").split(" or ").any(|one| match input {
                    ModelInput::Whole(_) => number_within(one, value),
                    _ => one == input.name_of(value),
                })
            })
    }
}

fn number_within(stretch: &str, value: usize) -> bool {
    let number = |text: &str| text.parse::<usize>().unwrap();
    if let Some(least) = stretch.strip_prefix(">=") {
        return value >= number(least);
    }
    if let Some(most) = stretch.strip_prefix("<=") {
        return value <= number(most);
    }
    match stretch.split_once('-') {
        Some((from, to)) => (number(from)..=number(to)).contains(&value),
        None => value == number(stretch),
    }
}

/// The values as a list that a table may hold; neighbouring numbers as a stretch.
fn wish(input: ModelInput, holds: &[bool]) -> String {
    let mut parts = Vec::new();
    let mut value = 0;
    while value < holds.len() {
        let run = holds[value..].iter().take_while(|h| **h).count();
        if let ModelInput::Whole(_) = input
            && run > 1
        {
            parts.push(format!("\"{value}-{}\"", value + run - 1));
        } else {
            let one = |v| match input {
                ModelInput::Whole(_) => format!("{v}"),
                _ => format!("\"{}\"", input.name_of(v)),
            };
            parts.extend((value..value + run).map(one));
        }
        value += run.max(1);
    }
    if parts.len() == 1 { parts.remove(0) } else { format!("[{}]", parts.join(", ")) }
}

fn any_inputs() -> impl Strategy<Value = Vec<ModelInput>> {
    let input = prop_oneof![
        (2..8_usize).prop_map(ModelInput::Whole),
        (1..5_usize).prop_map(ModelInput::Options),
        Just(ModelInput::YesNo),
    ];
    prop::collection::vec(input, 1..5)
}

fn any_rows(inputs: Vec<ModelInput>) -> impl Strategy<Value = (Vec<ModelInput>, Vec<ModelRow>)> {
    let masks: Vec<_> = inputs
        .iter()
        .map(|input| {
            let count = input.values();
            let some = prop::collection::vec(any::<bool>(), count)
                .prop_filter("holds for something", |mask| mask.iter().any(|h| *h));
            prop_oneof![Just(vec![true; count]), some]
        })
        .collect();
    let row = (masks, 0..3_u8).prop_map(|(holds, answer)| ModelRow { holds, answer });
    (Just(inputs), prop::collection::vec(row, 1..8))
}

fn any_model() -> impl Strategy<Value = Model> {
    let hit = prop_oneof![Just("unique"), Just("first"), Just("collect")];
    (hit, any_inputs().prop_flat_map(any_rows)).prop_map(|(hit, (inputs, rows))| Model {
        hit,
        inputs,
        rows,
    })
}

/// Two models over the same inputs that share some rows.
fn any_two_models() -> impl Strategy<Value = (Model, Model)> {
    any_model().prop_flat_map(|old| {
        let inputs = old.inputs.clone();
        (Just(old), any_rows(inputs), any::<prop::sample::Index>()).prop_map(
            |(old, (inputs, mut rows), kept)| {
                let kept = kept.index(old.rows.len());
                rows.splice(0..0, old.rows[kept..].iter().cloned());
                (old.clone(), Model { hit: old.hit, inputs, rows })
            },
        )
    })
}

fn numbers<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    ids.into_iter().map(|id| id[1..].parse().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn exactly_the_rows_that_hold_decide(model in any_model()) {
        let table = Table::parse(&model.text()).unwrap();
        for situation in model.situations() {
            let read = model.read(&table, &situation);
            let deciding = model.deciding(&situation);
            prop_assert_eq!(numbers(table.evaluate(&read).ids()), deciding.clone());
            let first = table.first(&read).map(|row| row.id().to_owned());
            prop_assert_eq!(numbers(first.as_deref()), &deciding[..deciding.len().min(1)]);
        }
    }

    #[test]
    fn every_situation_without_a_row_lies_in_one_gap_and_no_other_does(model in any_model()) {
        let table = Table::parse(&model.text()).unwrap();
        let check = table.check(date(2026, 2, 1));
        let situations = model.situations();
        prop_assert_eq!(check.situations, situations.len() as u128);
        let mut missing = 0;
        for situation in &situations {
            let gaps = check.missing.iter().filter(|gap| model.within(&gap.words, situation)).count();
            let expected = usize::from(model.holding(situation).is_empty());
            prop_assert_eq!(gaps, expected, "{:?} in {:?}", situation, check.missing);
            missing += expected as u128;
        }
        prop_assert_eq!(check.missing_situations(), missing);
        for gap in &check.missing {
            let example = Situation::read(&table, gap.example.iter().cloned()).unwrap();
            prop_assert!(table.evaluate(&example).is_empty());
        }
    }

    #[test]
    fn two_rows_overlap_where_both_hold_and_may_not(model in any_model()) {
        let table = Table::parse(&model.text()).unwrap();
        let check = table.check(date(2026, 2, 1));
        let situations = model.situations();
        for one in 0..model.rows.len() {
            for other in one + 1..model.rows.len() {
                let differ = model.rows[one].answer != model.rows[other].answer;
                let forbidden = match model.hit {
                    "unique" => true,
                    "collect" => differ,
                    _ => false,
                };
                let both = |s: &&Vec<usize>| {
                    let holding = model.holding(s);
                    forbidden && holding.contains(&one) && holding.contains(&other)
                };
                let expected = situations.iter().filter(both).count() as u128;
                let ids = (format!("r{one}"), format!("r{other}"));
                let found = check.overlaps.iter().find(|overlap| overlap.rows == ids);
                prop_assert_eq!(found.map_or(0, |overlap| overlap.situations), expected);
                for situation in &situations {
                    let within = found.is_some_and(|o| model.within(&o.words, situation));
                    prop_assert_eq!(within, both(&situation));
                }
            }
        }
    }

    #[test]
    fn a_row_is_unreachable_when_it_decides_nowhere(model in any_model()) {
        let table = Table::parse(&model.text()).unwrap();
        let check = table.check(date(2026, 2, 1));
        let situations = model.situations();
        let decides = |row: &usize| situations.iter().any(|s| model.deciding(s).contains(row));
        let expected: Vec<_> = (0..model.rows.len()).filter(|row| !decides(row)).collect();
        prop_assert_eq!(numbers(check.unreachable.iter().map(String::as_str)), expected);
    }

    #[test]
    fn a_diff_names_exactly_the_situations_whose_answers_change((old, new) in any_two_models()) {
        let tables = [&old, &new].map(|model| Table::parse(&model.text()).unwrap());
        let diff = diff(&tables[0], &tables[1]).unwrap();
        prop_assert!(diff.inputs.is_empty());
        let mut changed = 0;
        for situation in old.situations() {
            let answers = |model: &Model| {
                let rows = model.deciding(&situation);
                let answers = rows.iter().map(|row| model.rows[*row].answer);
                answers.collect::<std::collections::BTreeSet<_>>()
            };
            let (before, after) = (answers(&old), answers(&new));
            let expected = match old.hit {
                "collect" => before.symmetric_difference(&after).count(),
                _ => usize::from(before != after),
            };
            changed += expected as u128;
            let said: Vec<_> = diff
                .changes
                .iter()
                .flat_map(|change| change.words.iter().map(move |words| (change, words)))
                .filter(|(_, words)| old.within(words, &situation))
                .collect();
            prop_assert_eq!(said.len(), expected, "{:?}: {:?}", situation, diff);
            if let Some((change, _)) = said.first() && old.hit == "first" {
                let before = numbers(change.before.iter().map(String::as_str));
                prop_assert_eq!(before, old.deciding(&situation));
                let after = numbers(change.after.iter().map(String::as_str));
                prop_assert_eq!(after, new.deciding(&situation));
            }
        }
        let said = diff.changes.iter().map(|change| change.situations).sum::<u128>();
        prop_assert_eq!(said, changed);
    }
}
