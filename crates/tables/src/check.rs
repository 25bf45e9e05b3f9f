//! Whether a table answers every situation, and none of them twice. Exact: nothing is sampled.

use crate::{
    Hit, Table, TooLarge,
    region::{self, Region},
    split,
};
use kernel::Date;
use serde::Serialize;

/// How long a contact may go untried, in calendar months (a house rule; help lines change yearly).
const CONTACT_MONTHS: i32 = 6;

/// What the check of a table found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The table's id.
    pub id: String,
    /// The table's version.
    pub version: String,
    /// How many rows it has.
    pub rows: usize,
    /// How many situations there are.
    pub situations: u128,
    /// The situations in which no row holds, as few boxes.
    pub missing: Vec<Gap>,
    /// The rows that contradict each other.
    pub overlaps: Vec<Overlap>,
    /// The rows that never decide, because earlier ones always do.
    pub unreachable: Vec<String>,
    /// The rows whose contact was tried more than six months ago. A warning: an unchecked telephone
    /// number doesn't make the rule wrong, and refusing the table would leave nobody with any.
    pub contacts_due: Vec<String>,
    /// Whether the table was too large to be checked; then nothing above is complete.
    pub too_large: bool,
}

/// Situations without an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Which, as in `age 12-17, danger = acute`.
    pub words: String,
    /// How many.
    pub situations: u128,
    /// One of them, name and value for each input.
    pub example: Vec<(String, String)>,
}

/// Two rows that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The ids of the two, the earlier one first.
    pub rows: (String, String),
    /// The outputs on which they must agree and don't; empty when they may not meet at all.
    pub outputs: Vec<String>,
    /// In which situations.
    pub words: String,
    /// How many.
    pub situations: u128,
}

impl Check {
    /// Whether every situation has an outcome and none contradicts itself.
    pub fn is_sound(&self) -> bool {
        !self.too_large && self.missing.is_empty() && self.overlaps.is_empty()
    }

    /// Whether it is sound and every row can decide: what a table must be to be activated.
    pub fn is_clean(&self) -> bool {
        self.is_sound() && self.unreachable.is_empty()
    }

    /// How many situations have no outcome.
    pub fn missing_situations(&self) -> u128 {
        self.missing.iter().map(|gap| gap.situations).fold(0, u128::saturating_add)
    }
}

impl Table {
    /// Checks the table as it is on a day; only the contact checks depend on the day.
    pub fn check(&self, today: Date) -> Check {
        let missing = split::uncovered(&region::everything(self.axes()), self.regions());
        let unreachable = unreachable(self);
        Check {
            id: self.id().to_owned(),
            version: self.version().to_owned(),
            rows: self.rows().len(),
            situations: region::situations(self.axes(), &region::everything(self.axes())),
            too_large: missing.is_err() || unreachable.is_err(),
            missing: missing.unwrap_or_default().iter().map(|gap| self.gap(gap)).collect(),
            overlaps: overlaps(self),
            unreachable: unreachable.unwrap_or_default(),
            contacts_due: contacts_due(self, today),
        }
    }

    fn gap(&self, region: &Region) -> Gap {
        Gap {
            words: region::words(self.inputs(), self.axes(), region, None),
            situations: region::situations(self.axes(), region),
            example: region::example(self.inputs(), self.axes(), region),
        }
    }
}

fn overlaps(table: &Table) -> Vec<Overlap> {
    let mut found = Vec::new();
    if table.hit() == Hit::First {
        return found;
    }
    let rows: Vec<_> = table.rows().iter().zip(table.regions()).collect();
    for (place, (one, one_region)) in rows.iter().enumerate() {
        for (other, other_region) in rows.iter().skip(place + 1) {
            let Some(shared) = region::common(one_region, other_region) else { continue };
            let contradicts = |name: &str| match (one.answer(name), other.answer(name)) {
                (Some(a), Some(b)) => a != b,
                _ => false,
            };
            let outputs = table.outputs().iter().filter(|o| o.single && contradicts(&o.name));
            let outputs: Vec<_> = outputs.map(|output| output.name.clone()).collect();
            if table.hit() == Hit::Collect && outputs.is_empty() {
                continue;
            }
            found.push(Overlap {
                rows: (one.id().to_owned(), other.id().to_owned()),
                outputs: if table.hit() == Hit::Unique { Vec::new() } else { outputs },
                words: region::words(table.inputs(), table.axes(), &shared, None),
                situations: region::situations(table.axes(), &shared),
            });
        }
    }
    found
}

fn unreachable(table: &Table) -> Result<Vec<String>, TooLarge> {
    let mut found = Vec::new();
    if table.hit() != Hit::First {
        return Ok(found);
    }
    for (place, (row, own)) in table.rows().iter().zip(table.regions()).enumerate() {
        let earlier = table.regions().get(..place).unwrap_or_default();
        let met: Vec<_> =
            earlier.iter().filter(|e| region::common(e, own).is_some()).cloned().collect();
        if split::uncovered(own, &met)?.is_empty() {
            found.push(row.id().to_owned());
        }
    }
    Ok(found)
}

fn contacts_due(table: &Table, today: Date) -> Vec<String> {
    table
        .rows()
        .iter()
        .filter(|row| row.contact_checked().is_some_and(|tried| months_later(tried) < today))
        .map(|row| row.id().to_owned())
        .collect()
}

fn months_later(day: Date) -> Date {
    // 6 months on is the same day of the month, or that month's last day.
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + CONTACT_MONTHS;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let (Ok(year), Ok(month)) = (i16::try_from(year), i8::try_from(month)) else {
        return Date::MAX;
    };
    let first = Date::new(year, month, 1).unwrap_or(Date::MAX);
    Date::new(year, month, day.day()).unwrap_or_else(|_| first.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    #[test]
    fn six_months_end_on_the_same_day_or_the_last_of_the_month() {
        assert_eq!(months_later(date(2026, 5, 21)), date(2026, 11, 21));
        assert_eq!(months_later(date(2026, 8, 31)), date(2027, 2, 28));
        assert_eq!(months_later(date(9999, 12, 31)), Date::MAX);
    }
}
