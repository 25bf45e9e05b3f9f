//! The route of a municipality: what to do now, whom to call, within what time, and why.
//!
//! A route is a rule table of the installation. Asking it says nothing about anyone and is written
//! down nowhere.

use crate::failure::{Failure, Fault};
use crate::house::House;
use kernel::Lang;
use std::sync::Arc;
use tables::{Answer, Situation};
pub use tables::{Input, Table};

/// What the id of every route begins with.
pub const PREFIX: &str = "meldroute";

/// The routes in force, by id.
pub fn routes(house: &House) -> Vec<Arc<Table>> {
    let rules = house.rules();
    rules.tables().filter(|table| table.id().starts_with(PREFIX)).cloned().collect()
}

/// What a route says in a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The route.
    pub table: String,
    /// The version that decided.
    pub version: String,
    /// The rows that decided, in the order of the table.
    pub rows: Vec<Deciding>,
}

/// A row that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// Which.
    pub id: String,
    /// Where it comes from.
    pub source: String,
    /// Whether that was confirmed, or is a proposal.
    pub status: String,
    /// What it answers, by output, as text in one language; a term as [`kernel::Term`] writes it.
    pub answers: Vec<(String, Vec<String>)>,
}

/// Asks a route.
///
/// # Errors
/// Not found for an unknown route; every input that is missing or can't be, at once.
pub fn advise(
    house: &House,
    id: &str,
    inputs: &[(String, String)],
    lang: Lang,
) -> Result<Advice, Failure> {
    let rules = house.rules();
    let table = rules.table(id).filter(|table| table.id().starts_with(PREFIX));
    let table = table.ok_or(Failure::NotFound)?;
    let pairs = inputs.iter().map(|(name, value)| (name, value));
    let situation = Situation::read(table, pairs).map_err(|_| faults(table, inputs))?;
    let outcome = table.evaluate(&situation);
    let rows = outcome.rows().iter().map(|row| Deciding {
        id: row.id().to_owned(),
        source: row.source().to_owned(),
        status: row.status().code().to_owned(),
        answers: row
            .answers()
            .map(|(name, answer)| (name.to_owned(), said(answer, lang)))
            .collect(),
    });
    Ok(Advice {
        table: table.id().to_owned(),
        version: table.version().to_owned(),
        rows: rows.collect(),
    })
}

/// Which inputs are wrong, and how.
fn faults(table: &Table, inputs: &[(String, String)]) -> Failure {
    let given = |name: &str| inputs.iter().filter(|(known, _)| known == name).count();
    let mut faults = Vec::new();
    for (name, value) in inputs {
        if table.inputs().iter().all(|input| input.name != *name) {
            faults.push(Fault::new(name, "unknown-field"));
        } else if given(name) > 1 {
            faults.push(Fault::new(name, "twice"));
        } else if table.value(name, value).is_err() {
            faults.push(Fault::new(name, "unknown-word"));
        }
    }
    let missing = table.inputs().iter().filter(|input| given(&input.name) == 0);
    faults.extend(missing.map(|input| Fault::new(&input.name, "missing")));
    Failure::Invalid(faults)
}

fn said(answer: &Answer, lang: Lang) -> Vec<String> {
    match answer {
        Answer::Text(text) => vec![text.in_lang(lang).to_owned()],
        Answer::Term(term) => vec![term.to_string()],
        Answer::Word(word) => vec![word.clone()],
        Answer::Words(words) => words.clone(),
        Answer::Number(number) => vec![number.to_string()],
    }
}
