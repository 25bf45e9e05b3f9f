//! One input cut into cells: stretches of values that no row tells apart.

use crate::input::{Kind, Wanted};
use std::collections::BTreeSet;

/// The most cells one input may be cut into: as many as a mask has bits.
pub(crate) const MOST_CELLS: usize = 128;

/// An input as the engine sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Cell `n` runs from `starts[n]` to just before `starts[n + 1]`, the last one to `most`.
    Whole { starts: Vec<i64>, most: i64 },
    /// A cell per option.
    Options(u8),
}

/// An input that the rows cut into more than [`MOST_CELLS`] cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooManyCells;

impl Axis {
    /// Cuts an input where these wishes begin and end.
    pub(crate) fn cut<'w>(
        kind: &Kind,
        wishes: impl Iterator<Item = &'w Wanted>,
    ) -> Result<Self, TooManyCells> {
        let Kind::Whole { least, most, .. } = kind else {
            let count = u8::try_from(kind.count()).map_err(|_| TooManyCells)?;
            let fits = usize::from(count) <= MOST_CELLS;
            return fits.then_some(Self::Options(count)).ok_or(TooManyCells);
        };
        let mut starts = BTreeSet::from([*least]);
        for wish in wishes {
            let Wanted::Ranges(ranges) = wish else { continue };
            for (from, to) in ranges {
                starts.insert(*from);
                starts.extend(to.checked_add(1));
            }
        }
        let starts: Vec<_> = starts.into_iter().filter(|s| (least..=most).contains(&s)).collect();
        if starts.len() > MOST_CELLS {
            return Err(TooManyCells);
        }
        Ok(Self::Whole { starts, most: *most })
    }

    /// How many cells there are.
    pub(crate) fn cells(&self) -> usize {
        match self {
            Self::Whole { starts, .. } => starts.len(),
            Self::Options(count) => usize::from(*count),
        }
    }

    /// The mask of every cell.
    pub(crate) fn all(&self) -> u128 {
        match self.cells() {
            0 => 0,
            cells => u128::MAX >> (MOST_CELLS - cells.min(MOST_CELLS)),
        }
    }

    /// The mask of the cells that lie within a wish. Exact for the wishes the axis was cut by.
    pub(crate) fn mask(&self, wish: &Wanted) -> u128 {
        match (self, wish) {
            (Self::Options(_), Wanted::Options(mask)) => mask & self.all(),
            (Self::Whole { .. }, Wanted::Ranges(ranges)) => (0..self.cells())
                .filter(|cell| {
                    let (from, to) = self.bounds(*cell);
                    ranges.iter().any(|(least, most)| *least <= from && to <= *most)
                })
                .fold(0, |mask, cell| mask | 1 << cell),
            _ => 0,
        }
    }

    /// The first and last value of a cell; for an option its place, twice.
    pub(crate) fn bounds(&self, cell: usize) -> (i64, i64) {
        match self {
            Self::Whole { starts, most } => {
                let from = starts.get(cell).copied().unwrap_or(*most);
                let to = starts.get(cell + 1).map_or(*most, |next| next.saturating_sub(1));
                (from, to)
            }
            Self::Options(_) => {
                let place = i64::try_from(cell).unwrap_or(i64::MAX);
                (place, place)
            }
        }
    }

    /// The cells of a mask, first to last.
    pub(crate) fn cells_of(&self, mask: u128) -> impl Iterator<Item = usize> + use<> {
        (0..self.cells()).filter(move |cell| mask >> cell & 1 == 1)
    }

    /// How many values a mask holds.
    pub(crate) fn width(&self, mask: u128) -> u128 {
        self.cells_of(mask)
            .map(|cell| {
                let (from, to) = self.bounds(cell);
                u128::try_from(i128::from(to) - i128::from(from) + 1).unwrap_or(0)
            })
            .sum()
    }

    /// The cell that holds a number.
    pub(crate) fn cell_of_number(&self, number: i64) -> Option<u8> {
        let Self::Whole { starts, most } = self else { return None };
        let after = starts.partition_point(|start| *start <= number);
        (number <= *most).then_some(())?;
        u8::try_from(after.checked_sub(1)?).ok()
    }

    /// The cell of an option.
    pub(crate) fn cell_of_option(&self, place: usize) -> Option<u8> {
        let Self::Options(count) = self else { return None };
        u8::try_from(place).ok().filter(|place| place < count)
    }

    /// The stretches of numbers that a mask holds, neighbours joined.
    pub(crate) fn stretches(&self, mask: u128) -> Vec<(i64, i64)> {
        let mut joined: Vec<(i64, i64)> = Vec::new();
        for (from, to) in self.cells_of(mask).map(|cell| self.bounds(cell)) {
            match joined.last_mut() {
                Some(last) if last.1.checked_add(1) == Some(from) => last.1 = to,
                _ => joined.push((from, to)),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ages() -> (Axis, Wanted) {
        let kind = Kind::Whole { least: 0, most: 120, unit: None };
        let minors = Wanted::Ranges(vec![(12, 17)]);
        (Axis::cut(&kind, [&minors].into_iter()).unwrap(), minors)
    }

    #[test]
    fn a_number_falls_in_the_cell_that_the_rows_cut() {
        let (axis, minors) = ages();
        assert_eq!(axis.cells(), 3);
        assert_eq!(axis.mask(&minors), 0b010);
        for (number, cell) in [(-1, None), (0, Some(0)), (11, Some(0)), (12, Some(1))] {
            assert_eq!(axis.cell_of_number(number), cell, "{number}");
        }
        assert_eq!(axis.cell_of_number(120), Some(2));
        assert_eq!(axis.cell_of_number(121), None);
    }

    #[test]
    fn a_mask_counts_values_and_joins_neighbours() {
        let (axis, _) = ages();
        assert_eq!(axis.width(axis.all()), 121);
        assert_eq!(axis.stretches(0b011), [(0, 17)]);
        assert_eq!(axis.stretches(0b101), [(0, 11), (18, 120)]);
    }

    #[test]
    fn more_cells_than_bits_is_refused() {
        let kind = Kind::OneOf((0..129).map(|n| n.to_string()).collect());
        assert_eq!(Axis::cut(&kind, std::iter::empty()), Err(TooManyCells));
        let kind = Kind::OneOf((0..128).map(|n| n.to_string()).collect());
        assert_eq!(Axis::cut(&kind, std::iter::empty()).unwrap().all(), u128::MAX);
    }
}
