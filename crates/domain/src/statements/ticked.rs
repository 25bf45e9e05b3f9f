//! The signals that someone ticked: to be shown and kept, never to be reckoned with.

use std::fmt;

/// The signals of the list that someone ticked beside a statement.
///
/// It has no length, no order to compare and no iterator, so nothing can be counted or added up from
/// it. There are two ways out, [`Ticked::spell_out`] and [`Ticked::was_ticked`], for what shows, keeps
/// or checks the signals by name; `docs/ticked-signals.md` lists the files that may take them, and a
/// test reads that list.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ticked(Vec<String>);

impl Ticked {
    /// The signals with these ids, in the order in which they were ticked.
    pub fn of(ids: impl IntoIterator<Item = String>) -> Self {
        Self(ids.into_iter().collect())
    }

    /// What each signal becomes, by its id: a name on a page, a word in a document.
    pub fn spell_out<T>(&self, mut name: impl FnMut(&str) -> T) -> Vec<T> {
        self.0.iter().map(|id| name(id)).collect()
    }

    /// Whether this signal was ticked: its box comes back ticked.
    pub fn was_ticked(&self, id: &str) -> bool {
        self.0.iter().any(|ticked| ticked == id)
    }
}

impl fmt::Debug for Ticked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticked(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticked_signals_are_spelled_out_in_the_order_in_which_they_were_ticked() {
        let ticked = Ticked::of(["b".to_owned(), "a".to_owned()]);
        assert_eq!(ticked.spell_out(str::to_owned), ["b", "a"]);
        assert!(ticked.was_ticked("a") && !ticked.was_ticked("c"));
    }

    #[test]
    fn ticked_signals_do_not_print() {
        assert_eq!(format!("{:?}", Ticked::of(["a".to_owned()])), "Ticked(…)");
        assert_eq!(format!("{:?}", Ticked::default()), "Ticked(…)");
    }
}
