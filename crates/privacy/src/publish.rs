//! From counts to a table that may be shown, with totals from which nothing can be subtracted.
//!
//! The usual weakness of a table with hidden cells is its totals: a total of 12 beside cells of 7
//! and *fewer than 5* gives the hidden cell away. Here totals are sums of what is shown, and say how
//! many cells are left out of them; they hold nothing that the cells don't hold. So no second cell
//! has to be hidden to protect a first.
//!
//! What the rule doesn't do, and who must:
//! - Two editions that differ by one known person show whether that person moved a cell over a
//!   step. Publish a period once, after it ended, and don't publish it again with a late addition.
//! - Every table of the same people must come from here, with the same rule: a total from
//!   elsewhere is a total to subtract from.
//! - Who knows everyone else in a cell can still learn about the last one when the cell stands on
//!   the edge of a step. Only noise protects against that; it isn't promised here.

use crate::{CrossTable, Published, Rule};

/// A total: the sum of the numbers shown, and how many cells aren't in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// About this many.
    pub about: u64,
    /// In how many cells there are fewer than the minimum, not counted here.
    pub hidden: usize,
}

/// A table that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedTable {
    rule: Rule,
    rows: Vec<String>,
    columns: Vec<String>,
    cells: Vec<Published>,
}

/// Applies the rule to every cell.
pub fn publish(table: &CrossTable, rule: Rule) -> PublishedTable {
    PublishedTable {
        rule,
        rows: table.rows().to_vec(),
        columns: table.columns().to_vec(),
        cells: table.cells().iter().map(|count| rule.show(*count)).collect(),
    }
}

impl PublishedTable {
    /// The rule it was made with: shown beside it.
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The columns, in their order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Each row: its name, its cells in the order of the columns, its total.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &[Published], Sum)> {
        let width = self.columns.len().max(1);
        let cells = self.cells.chunks(width).chain(std::iter::repeat(&[][..]));
        self.rows.iter().zip(cells).map(|(name, cells)| (name.as_str(), cells, sum(cells)))
    }

    /// The total of each column, in their order.
    pub fn column_totals(&self) -> Vec<Sum> {
        let width = self.columns.len();
        (0..width).map(|column| sum(self.cells.iter().skip(column).step_by(width))).collect()
    }

    /// The total of the table.
    pub fn total(&self) -> Sum {
        sum(&self.cells)
    }
}

fn sum<'a>(cells: impl IntoIterator<Item = &'a Published>) -> Sum {
    cells.into_iter().fold(Sum::default(), |sum, cell| match cell {
        Published::FewerThan(_) => Sum { hidden: sum.hidden + 1, ..sum },
        Published::About(number) => Sum { about: sum.about.saturating_add(*number), ..sum },
    })
}
