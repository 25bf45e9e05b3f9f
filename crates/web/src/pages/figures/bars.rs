//! Bars: lengths for a drawing that says nothing more than the words beside it.

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// What it shows, in words.
    pub words: String,
    /// Its length, in hundredths of the width there is.
    pub length: u64,
}

/// The length of the longest bar: some room stays beside it.
const LONGEST: u64 = 96;

/// Bars of these values: label, value, words. The largest has the full length.
pub fn of(values: Vec<(String, u64, String)>) -> Vec<Bar> {
    let most = values.iter().map(|(_, value, _)| *value).max().unwrap_or(0).max(1);
    values
        .into_iter()
        .map(|(label, value, words)| {
            let length = value.saturating_mul(LONGEST) / most;
            Bar { label, words, length }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_fills_the_width_and_nothing_has_no_length() {
        let bars = of(vec![
            ("a".into(), 10, "10".into()),
            ("b".into(), 5, "5".into()),
            ("c".into(), 0, "minder dan 5".into()),
        ]);
        let lengths: Vec<_> = bars.iter().map(|bar| bar.length).collect();
        assert_eq!(lengths, [96, 48, 0]);
        assert!(of(vec![("a".into(), 0, String::new())]).iter().all(|bar| bar.length == 0));
    }
}
