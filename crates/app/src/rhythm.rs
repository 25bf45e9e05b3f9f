//! How soon the next contact follows: the rule tables of bridging and aftercare, asked in the words
//! of the domain.

use crate::failure::Failure;
use crate::rules::Rules;
use domain::aftercare::{self, Asked};
use domain::casework::{Rhythm, Risk, Then};
use domain::reporting::AgeBand;
use kernel::{Calendar, Date, Moment, Term};
use tables::{Situation, Table};

/// The table of contacts until help starts.
pub const BRIDGING: &str = "overbrugging";
/// The table of contacts around and after the return.
pub const AFTERCARE: &str = "contactschema";

/// The rhythm of contact until help starts. Without a chosen risk it is that of high risk; after a
/// missed contact it is as if there had been none yet.
pub(crate) fn bridging(rules: &Rules, risk: Option<Risk>) -> Result<Rhythm, Failure> {
    let missing = || Failure::Unavailable(format!("rule table {BRIDGING}"));
    let table = rules.table(BRIDGING).ok_or_else(missing)?;
    let risk = risk.unwrap_or(Risk::High).word();
    let within = |contacted| {
        term(table, [("risk", risk), ("contacted", contacted), ("days", "0")]).ok_or_else(missing)
    };
    Rhythm::new(within("yes")?, within("no")?).map_err(|_| missing())
}

/// What follows a contact after the return.
pub(crate) fn aftercare(
    rules: &Rules,
    returned: Moment,
    reached: bool,
    birth: Option<Date>,
    at: Moment,
    calendar: Calendar,
) -> Then {
    let special = birth.map(|birth| aftercare::birthdays(birth, &calendar)).unwrap_or_default();
    let rule = |asked| scheduled(rules, asked, birth, at);
    aftercare::then(rule, returned, reached, &special, at, &calendar)
}

/// The contacts that lie ahead if each one reaches, for the page.
pub fn coming(
    rules: &Rules,
    returned: Moment,
    birth: Option<Date>,
    from: Moment,
    calendar: Calendar,
) -> Vec<Moment> {
    const MOST: usize = 12;
    let rule = |asked| scheduled(rules, asked, birth, from);
    aftercare::coming(rule, returned, from, MOST, &calendar)
}

/// The term of the schedule; `None` when the years are over. A missed contact is looked at as a sign
/// to watch: it isn't a refusal, and it isn't nothing.
fn scheduled(rules: &Rules, asked: Asked, birth: Option<Date>, at: Moment) -> Option<Term> {
    let age = match AgeBand::of(birth, at.day()) {
        AgeBand::Under12 | AgeBand::From12 | AgeBand::Unknown => "under-16",
        AgeBand::From16 => "16-17",
        AgeBand::From18 | AgeBand::From23 => "18-and-over",
    };
    let inputs = [
        ("days", asked.days_since_return.to_string()),
        ("paused", "no".to_owned()),
        ("signal", if asked.reached { "none" } else { "attention" }.to_owned()),
        ("turning-point", "no".to_owned()),
        ("age", age.to_owned()),
    ];
    let table = rules.table(AFTERCARE)?;
    let situation = Situation::read(table, inputs).ok()?;
    table.first(&situation)?.term("within")
}

fn term<const N: usize>(table: &Table, inputs: [(&str, &str); N]) -> Option<Term> {
    let situation = Situation::read(table, inputs).ok()?;
    table.first(&situation)?.term("within")
}
