//! A set of rows as bits, so that many rows are tried at once.

/// Some of the rows of a table, by their place in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct RowSet(Box<[u64]>);

impl RowSet {
    /// No rows, out of `count`.
    pub(crate) fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)].into())
    }

    /// All `count` rows.
    pub(crate) fn all(count: usize) -> Self {
        let mut set = Self::none(count);
        (0..count).for_each(|row| set.add(row));
        set
    }

    /// Adds a row; a row outside the set's range is ignored.
    pub(crate) fn add(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Keeps only the rows that are in `other` too.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }

    /// Drops every row after the first one of `last` that this set holds too, when it does.
    pub(crate) fn cut_after_first_of(&mut self, last: &Self) {
        let mut cut = false;
        for (mine, stop) in self.0.iter_mut().zip(&last.0) {
            if cut {
                *mine = 0;
                continue;
            }
            let common = *mine & stop;
            if common != 0 {
                // All bits up to and including the lowest common one.
                *mine &= common ^ (common - 1);
                cut = true;
            }
        }
    }

    /// Whether each of these rows is in `other` too.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine & !theirs == 0)
    }

    /// Whether no row is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The rows, first to last.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(place, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| place * 64 + bit)
        })
    }

    /// 64 rows from `64 * place` on; nothing beyond the end.
    pub(crate) fn word(&self, place: usize) -> u64 {
        self.0.get(place).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[usize]) -> RowSet {
        let mut set = RowSet::none(130);
        for row in rows {
            set.add(*row);
        }
        set
    }

    #[test]
    fn rows_after_the_first_that_ends_the_search_are_dropped() {
        let mut set = of(&[0, 3, 64, 70, 129]);
        set.cut_after_first_of(&of(&[2, 64, 129]));
        assert_eq!(set, of(&[0, 3, 64]));
        set.cut_after_first_of(&of(&[2]));
        assert_eq!(set, of(&[0, 3, 64]));
    }

    #[test]
    fn a_set_lists_its_rows_in_order() {
        assert_eq!(of(&[129, 5, 64]).iter().collect::<Vec<_>>(), [5, 64, 129]);
        assert_eq!(RowSet::all(65).iter().count(), 65);
        assert!(of(&[]).is_empty());
    }
}
