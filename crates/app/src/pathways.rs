//! The municipality's own route: what to do now, whom to call and within what time, by rule table.
//!
//! The answers are about nobody: no person is named, nothing is kept and no journal line is written.

use crate::failure::{Failure, Fault};
use crate::house::Cx;
use crate::rules::ROUTE_CHOICE;
use kernel::{Date, Lang, Moment, Term};
use std::sync::Arc;
use tables::{Input, Kind, Row, Situation, Table, Text};

/// What the ids of the tables with a route begin with.
pub(crate) const ROUTES: &str = "meldroute-";

/// The route that a municipality chose, as it held on a day.
pub fn in_force(cx: &Cx<'_>, day: Date) -> Option<String> {
    let rules = cx.house.rules();
    let table = rules.route_choice(day)?;
    let row = table.rows().first()?;
    row.word("route").map(str::to_owned)
}

/// The text of a choice: a version of the table in force, with another route from a day on.
fn choice(now: &Table, route: &str, from: Date, at: Moment) -> String {
    let both = |text: &Text| format!("{{ nl = {:?}, en = {:?} }}", text.nl, text.en);
    let purpose = now.purpose().map(|text| format!("purpose = {}\n", both(text)));
    // The moment it was made, so that a choice can be made again: `20261122093000`.
    let made: String = at.to_string().chars().filter(char::is_ascii_digit).take(14).collect();
    let (title, purpose, today) = (both(now.title()), purpose.unwrap_or_default(), at.day());
    format!(
        r#"id = "{ROUTE_CHOICE}"
version = "{from}.{route}.{made}"
title = {title}
{purpose}from = {from}
checked = {today}
hit = "unique"

[inputs]

[outputs]
route = "word"

[[rows]]
id = "geldt"
when = {{}}
then = {{ route = "{route}" }}
source = "the municipality"
status = "confirmed"
"#
    )
}

/// Puts forward that another route holds, from a day on. Someone else lets it take effect, as every
/// rule table: see [`crate::ruling`]. Gives the version of the choice.
///
/// # Errors
/// Invalid for a route there isn't and a day that has passed; not allowed for functions that don't
/// manage rules.
pub async fn choose(cx: &Cx<'_>, route: &str, from: Date) -> Result<(String, String), Failure> {
    let rules = cx.house.rules();
    let known = rules.table(route).is_some_and(|table| table.id().starts_with(ROUTES));
    let mut faults = Vec::new();
    if !known {
        faults.push(Fault::new("route", "choose"));
    }
    if from < cx.today() {
        faults.push(Fault::new("from", "day-past"));
    }
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let now = rules.table(ROUTE_CHOICE).ok_or(Failure::NotFound)?;
    crate::ruling::propose(cx, &choice(now, route, from, cx.now)).await
}

/// The questions of a route.
#[derive(Debug, Clone)]
pub struct RouteForm {
    /// The id of its table.
    pub id: String,
    /// Its name.
    pub title: String,
    /// For which municipalities it is meant; empty when the table doesn't say.
    pub purpose: String,
    /// The version of the table.
    pub version: String,
    /// Every route there is: id and name.
    pub variants: Vec<(String, String)>,
    /// What must be answered, in order.
    pub questions: Vec<Question>,
}

/// One question of a route.
#[derive(Debug, Clone)]
pub struct Question {
    /// The name of its input.
    pub name: String,
    /// The question.
    pub label: String,
    /// A word of explanation; empty for none.
    pub help: String,
    /// What may be answered.
    pub answers: Answers,
}

/// What may be answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// One of these codes, with its words.
    OneOf(Vec<(String, String)>),
    /// A whole number from the first to the second, both included.
    Whole(i64, i64),
}

/// One thing to do, and why.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The row that decided.
    pub row: String,
    /// What kind of act it is, in words.
    pub act: String,
    /// The code of that: `emergency`, `report`, `registration`…
    pub act_code: String,
    /// Whom to turn to, in words.
    pub contact: String,
    /// The code of that; a help line may have the same id.
    pub contact_code: String,
    /// How, in words.
    pub how: Vec<String>,
    /// Within what time.
    pub within: Option<Term>,
    /// What to do.
    pub say: String,
    /// Why.
    pub why: String,
    /// Where that is written.
    pub source: String,
    /// `confirmed`, `background` or `proposal`.
    pub status: &'static str,
    /// When the rule was last compared with its source.
    pub checked: Date,
}

/// The questions of a route; of the one that holds today when it isn't named.
///
/// # Errors
/// Not found when there is no such route.
pub fn questions(cx: &Cx<'_>, route: Option<&str>, lang: Lang) -> Result<RouteForm, Failure> {
    let rules = cx.house.rules();
    let table = route_table(cx, route)?;
    let variants = rules.tables().filter(|table| table.id().starts_with(ROUTES));
    Ok(RouteForm {
        id: table.id().to_owned(),
        title: table.title().in_lang(lang).to_owned(),
        purpose: table.purpose().map(|text| text.in_lang(lang).to_owned()).unwrap_or_default(),
        version: table.version().to_owned(),
        variants: variants
            .map(|table| (table.id().to_owned(), table.title().in_lang(lang).to_owned()))
            .collect(),
        questions: table.inputs().iter().map(|input| question(input, lang)).collect(),
    })
}

/// What a route says in a situation, first things first.
///
/// # Errors
/// Invalid with every question that has no answer, or one that can't be.
pub fn advise(
    cx: &Cx<'_>,
    route: Option<&str>,
    answers: &[(String, String)],
    lang: Lang,
) -> Result<Vec<Advice>, Failure> {
    let table = route_table(cx, route)?;
    let answered = |input: &Input| {
        let found = answers.iter().find(|(name, _)| *name == input.name);
        found.map(|(_, answer)| answer.trim()).unwrap_or_default()
    };
    let pairs = table.inputs().iter().map(|input| (input.name.as_str(), answered(input)));
    let situation = Situation::read(&table, pairs).map_err(|faults| {
        let wrong = faults.into_iter().map(|fault| {
            let blank = answers.iter().all(|(name, text)| *name != fault.key || text.is_empty());
            Fault::new(fault.key, if blank { "choose" } else { "unknown-word" })
        });
        Failure::Invalid(wrong.collect())
    })?;
    let outcome = table.evaluate(&situation);
    Ok(outcome.rows().iter().map(|row| advice(&table, row, lang)).collect())
}

fn route_table(cx: &Cx<'_>, route: Option<&str>) -> Result<Arc<Table>, Failure> {
    let chosen = in_force(cx, cx.today());
    let id = route.filter(|id| id.starts_with(ROUTES)).or(chosen.as_deref());
    id.and_then(|id| cx.house.rules().table(id).cloned()).ok_or(Failure::NotFound)
}

fn question(input: &Input, lang: Lang) -> Question {
    let answers = match &input.kind {
        Kind::Whole { least, most, .. } => Answers::Whole(*least, *most),
        Kind::OneOf(_) | Kind::YesNo => {
            let codes = input.kind.codes().into_iter().enumerate();
            let options =
                codes.map(|(place, code)| (code.to_owned(), input.option_in(place, lang)));
            Answers::OneOf(options.collect())
        }
    };
    Question {
        name: input.name.clone(),
        label: input.label_in(lang).to_owned(),
        help: input.help.as_ref().map(|help| help.in_lang(lang).to_owned()).unwrap_or_default(),
        answers,
    }
}

fn advice(table: &Table, row: &Row, lang: Lang) -> Advice {
    let in_words = |output: &str, code: &str| {
        let output = table.output(output);
        output.map_or_else(|| code.to_owned(), |output| output.code_in(code, lang).to_owned())
    };
    let text = |output: &str| row.text(output, lang).unwrap_or_default().to_owned();
    let word = |output: &str| row.word(output).unwrap_or_default();
    Advice {
        row: row.id().to_owned(),
        act: in_words("act", word("act")),
        act_code: word("act").to_owned(),
        contact: in_words("contact", word("contact")),
        contact_code: word("contact").to_owned(),
        how: row.words("how").iter().map(|code| in_words("how", code)).collect(),
        within: row.term("within"),
        say: text("say"),
        why: text("why"),
        source: row.source().to_owned(),
        status: row.status().code(),
        checked: row.checked(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    #[test]
    fn a_choice_is_a_rule_table_that_is_complete_and_always_says_the_same() {
        let shipped = include_str!("../../../content/pathways/tables/keuze-meldroute.toml");
        let now = Table::parse(shipped).unwrap();
        let text = choice(&now, "meldroute-c", date(2027, 1, 1), Moment::from_micros(0));
        let table = Table::parse(&text).unwrap();
        assert!(table.check(date(2027, 1, 1)).is_clean());
        assert_eq!(table.rows()[0].word("route"), Some("meldroute-c"));
        assert_eq!(
            (table.from(), table.title().nl.as_str()),
            (date(2027, 1, 1), now.title().nl.as_str())
        );
    }
}
