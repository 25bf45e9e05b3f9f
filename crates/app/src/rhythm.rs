//! How soon the next contact follows: the rule tables of bridging and aftercare, asked in the words
//! of the domain.

use crate::failure::Failure;
use crate::house::Rules;
use domain::aftercare::{self, Asked};
use domain::casework::{Rhythm, Risk, Then};
use kernel::{Calendar, Date, Moment, Term};
use tables::{Situation, Table};

/// The table of contacts until help starts: `risk` and `reached` give `within`.
pub const BRIDGING: &str = "overbrugging";
/// The table of contacts after the return: `days-since-return` and `reached` give `within`, or
/// nothing when the schedule is over.
pub const AFTERCARE: &str = "contactschema";

/// The rhythm of contact until help starts. Without a chosen risk it is that of high risk.
pub fn bridging(rules: &Rules, risk: Option<Risk>) -> Result<Rhythm, Failure> {
    let missing = || Failure::Unavailable(format!("rule table {BRIDGING}"));
    let table = rules.table(BRIDGING).ok_or_else(missing)?;
    let risk = risk.unwrap_or(Risk::High).word();
    let within = |reached| term(table, [("risk", risk), ("reached", reached)]).ok_or_else(missing);
    Rhythm::new(within("yes")?, within("no")?).map_err(|_| missing())
}

/// What follows a contact after the return.
pub fn aftercare(
    rules: &Rules,
    returned: Moment,
    reached: bool,
    birth: Option<Date>,
    at: Moment,
    calendar: &Calendar,
) -> Then {
    let special = birth.map(|birth| aftercare::birthdays(birth, calendar)).unwrap_or_default();
    aftercare::then(|asked| scheduled(rules, asked), returned, reached, &special, at, calendar)
}

/// The contacts that lie ahead if each one reaches, for the page.
pub fn coming(rules: &Rules, returned: Moment, from: Moment, calendar: &Calendar) -> Vec<Moment> {
    aftercare::coming(|asked| scheduled(rules, asked), returned, from, 12, calendar)
}

fn scheduled(rules: &Rules, asked: Asked) -> Option<Term> {
    let days = asked.days_since_return.to_string();
    let reached = if asked.reached { "yes" } else { "no" };
    term(rules.table(AFTERCARE)?, [("days-since-return", &days), ("reached", reached)])
}

fn term<const N: usize>(table: &Table, inputs: [(&str, &str); N]) -> Option<Term> {
    let situation = Situation::read(table, inputs).ok()?;
    table.first(&situation)?.term("within")
}
