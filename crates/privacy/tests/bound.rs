//! The bound: from all that is shown, no small count can be known; and asking again tells nothing.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use vangnet_privacy::{CrossTable, Exact, Published, PublishedTable, Rule, RuleFault, publish};

fn table(counts: &[Vec<u64>]) -> CrossTable {
    let columns = counts.first().map_or(0, Vec::len);
    let mut table = CrossTable::new(
        (0..counts.len()).map(|row| row.to_string()),
        (0..columns).map(|column| column.to_string()),
    );
    for (row, counts) in counts.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            table.set(&row.to_string(), &column.to_string(), Exact::of(*count)).unwrap();
        }
    }
    table
}

/// Everything a reader of the publication sees.
fn seen(published: &PublishedTable) -> String {
    let rows: Vec<_> = published.rows().collect();
    format!("{rows:?} {:?} {:?}", published.column_totals(), published.total())
}

fn counts() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (1..6usize, 1..7usize).prop_flat_map(|(rows, columns)| {
        let cell = prop_oneof![3 => 0..12u64, 1 => 0..500u64];
        prop::collection::vec(prop::collection::vec(cell, columns), rows)
    })
}

fn rules() -> impl Strategy<Value = Rule> {
    (3..12u64, 1..4u64).prop_map(|(step, times)| Rule::new(step * times, step).unwrap())
}

fn cells(published: &PublishedTable) -> Vec<Published> {
    published.rows().flat_map(|(_, cells, _)| cells.to_vec()).collect()
}

/// How many steps there are between what is shown for two counts.
fn steps(rule: Rule, from: Published, to: Published) -> u64 {
    let place = |shown| match shown {
        Published::FewerThan(_) => 0,
        Published::About(number) => (number - rule.minimum()) / rule.step() + 1,
    };
    place(from).abs_diff(place(to))
}

proptest! {
    /// The strongest reader: sees every cell and total, and knows every other cell exactly. Still
    /// each hidden cell may be any number below the minimum, since every one gives the same page.
    #[test]
    fn no_count_below_the_minimum_can_be_known(counts in counts(), rule in rules()) {
        let page = seen(&publish(&table(&counts), rule));
        for (row, cells) in counts.iter().enumerate() {
            for (column, count) in cells.iter().enumerate() {
                if *count < rule.minimum() {
                    for other in 0..rule.minimum() {
                        let mut counts = counts.clone();
                        counts[row][column] = other;
                        prop_assert_eq!(&seen(&publish(&table(&counts), rule)), &page);
                    }
                }
            }
        }
    }

    /// The same for every cell: at least two counts give the same page.
    #[test]
    fn no_count_at_all_can_be_known(count in 0..10_000u64, rule in rules()) {
        let shown = rule.show(Exact::of(count));
        let neighbours = [count.checked_sub(1), count.checked_add(1)];
        let alike = neighbours.into_iter().flatten().any(|n| rule.show(Exact::of(n)) == shown);
        prop_assert!(alike, "{count} is shown as {shown:?} and nothing else is");
    }

    #[test]
    fn the_same_counts_give_the_same_page(counts in counts(), rule in rules()) {
        let first = publish(&table(&counts), rule);
        prop_assert_eq!(first, publish(&table(&counts), rule));
    }

    #[test]
    fn one_person_moves_one_cell_by_one_step_at_most(
        counts in counts(), rule in rules(), row in 0..6usize, column in 0..7usize,
    ) {
        let (row, column) = (row % counts.len(), column % counts[0].len());
        let before = cells(&publish(&table(&counts), rule));
        let mut more = table(&counts);
        more.add(&row.to_string(), &column.to_string()).unwrap();
        let after = cells(&publish(&more, rule));
        for (place, (before, after)) in before.iter().zip(&after).enumerate() {
            let moved = steps(rule, *before, *after);
            let here = place == row * counts[0].len() + column;
            prop_assert!(moved <= u64::from(here), "{before:?} became {after:?}");
        }
    }

    #[test]
    fn what_is_shown_stands_for_the_count(count in 0..10_000u64, rule in rules()) {
        let (least, most) = rule.stands_for(rule.show(Exact::of(count)));
        prop_assert!((least..=most).contains(&count), "{count} not in {least} to {most}");
    }
}

#[test]
fn the_standard_rule_shows_fives_and_nothing_below() {
    let show = |count| Rule::default().show(Exact::of(count));
    assert_eq!([0, 1, 4].map(show), [Published::FewerThan(5); 3]);
    assert_eq!([5, 7].map(show), [Published::About(5); 2]);
    assert_eq!([8, 12].map(show), [Published::About(10); 2]);
}

#[test]
fn totals_are_sums_of_what_is_shown() {
    let published = publish(&table(&[vec![7, 3], vec![13, 0]]), Rule::default());
    let totals: Vec<_> = published.rows().map(|(_, _, sum)| (sum.about, sum.hidden)).collect();
    assert_eq!(totals, [(5, 1), (15, 1)]);
    let columns: Vec<_> =
        published.column_totals().iter().map(|sum| (sum.about, sum.hidden)).collect();
    assert_eq!(columns, [(20, 0), (0, 2)]);
    assert_eq!((published.total().about, published.total().hidden), (20, 2));
}

#[test]
fn a_rule_that_would_show_a_count_is_refused() {
    assert_eq!(Rule::new(2, 2), Err(RuleFault::MinimumTooSmall));
    assert_eq!(Rule::new(4, 2), Err(RuleFault::StepTooSmall));
    assert_eq!(Rule::new(7, 5), Err(RuleFault::NoMultiple));
    assert_eq!(Rule::new(5, 5), Ok(Rule::default()));
}

#[test]
fn a_table_without_rows_or_columns_can_be_published() {
    for empty in [CrossTable::new([""; 0], ["a"]), CrossTable::new(["a"], [""; 0])] {
        let published = publish(&empty, Rule::default());
        assert_eq!((published.total().about, published.total().hidden), (0, 0));
        assert!(published.rows().all(|(_, cells, _)| cells.is_empty()));
    }
}

#[test]
fn a_count_for_an_unknown_row_is_an_error_and_counts_nowhere() {
    let mut table = CrossTable::new(["sexual"], ["12-15"]);
    assert!(table.add("secsual", "12-15").is_err());
    assert_eq!(table, CrossTable::new(["sexual"], ["12-15"]));
}
