//! `vangnet bench`: the budgets of the design, measured on this machine.

use crate::answer::{Answer, Printer};
use crate::args::{Bench, Place};
use crate::bench::{self, Asked};
use crate::fault::Fault;
use crate::settings::{File, Where};

/// Where the measured installation lives when nothing says otherwise.
const DATA: &str = "data/bench";

pub async fn run(place: &Place, asked: Bench, printer: Printer) -> Result<Answer, Fault> {
    let at = Where {
        data: place.data.clone().unwrap_or_else(|| DATA.into()),
        database: place.database.clone(),
        // A real installation's settings are no part of a measurement.
        file: File::default(),
    };
    let asked = Asked { name: asked.name, cases: asked.cases, requests: asked.requests };
    let readings = bench::run(&at, &asked, |step| eprintln!("{step}")).await?;
    if at.database.is_none() && !printer.is_json() {
        eprintln!("PostgreSQL was NOT measured: name an empty database with --database to do so");
    }
    let within = readings.iter().all(bench::Reading::is_within);
    Ok(Answer::new(bench::json(&readings), bench::table(&readings)).ok_if(within))
}
