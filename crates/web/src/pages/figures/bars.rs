//! Bars: lengths for a drawing that says nothing more than the table beside it.

/// One bar, in units of the drawing: it is 400 wide and each bar has 28 in height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// What it shows, in words.
    pub words: String,
    /// Its length.
    pub length: u64,
    /// Its top.
    pub top: usize,
    /// The line of its words.
    pub line: usize,
}

/// The length of the longest bar.
const LONGEST: u64 = 400;
/// The height of a bar with its words.
const HEIGHT: usize = 44;

/// Bars of these values: label, value, words. The largest has the full length.
pub fn of(values: Vec<(String, u64, String)>) -> Vec<Bar> {
    let most = values.iter().map(|(_, value, _)| *value).max().unwrap_or(0).max(1);
    values
        .into_iter()
        .enumerate()
        .map(|(place, (label, value, words))| {
            let top = place * HEIGHT;
            Bar {
                label,
                words,
                length: value.saturating_mul(LONGEST) / most,
                top: top + 20,
                line: top + 15,
            }
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
        assert_eq!(lengths, [400, 200, 0]);
        assert!(of(vec![("a".into(), 0, String::new())]).iter().all(|bar| bar.length == 0));
    }
}
