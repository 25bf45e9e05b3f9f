//! The rule tables that the product ships: asked, and checked for completeness.

use super::reading::{Budget, Reading};
use crate::fault::Fault;
use crate::house::now;
use app::House;
use std::hint::black_box;
use std::time::Instant;
use tables::{Kind, Situation, Table};

/// So many questions make one measurement: a single one is shorter than the clock's tick.
const BATCH: u32 = 1_000;

/// A situation of a table: the first value of every input.
fn first_situation(table: &Table) -> Option<Situation> {
    let value = |kind: &Kind| match kind {
        Kind::Whole { least, .. } => least.to_string(),
        _ => kind.codes().first().copied().unwrap_or_default().to_owned(),
    };
    let pairs = table.inputs().iter().map(|input| (input.name.clone(), value(&input.kind)));
    Situation::read(table, pairs).ok()
}

/// The slowest table to ask and the slowest to check, of all that are in force.
///
/// # Errors
/// When a table has no situation.
pub fn all(house: &House, many: usize) -> Result<Vec<Reading>, Fault> {
    let today = now().day();
    let (mut slowest, mut checks) = (Vec::new(), Vec::new());
    let rules = house.rules();
    for table in rules.tables() {
        let situation = first_situation(table)
            .ok_or_else(|| Fault::Unusable(format!("`{}` has no situation", table.id())))?;
        let mut times = Vec::new();
        for _ in 0..many.max(1) {
            let start = Instant::now();
            for _ in 0..BATCH {
                black_box(table.evaluate(black_box(&situation)));
            }
            times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(BATCH));
        }
        let sum = |times: &[f64]| times.iter().sum::<f64>();
        if sum(&times) > sum(&slowest) {
            slowest = times;
        }
        let start = Instant::now();
        black_box(table.check(today));
        checks.push(start.elapsed().as_secs_f64());
    }
    let slowest_check = checks.into_iter().fold(0.0, f64::max);
    Ok(vec![
        Reading::of("rule table evaluated, the slowest", "µs", slowest, Budget::P99Under(1.0)),
        Reading::once("rule table checked, the slowest", "s", slowest_check, Budget::P99Under(1.0)),
    ])
}
