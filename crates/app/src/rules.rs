//! The rule tables in force, and what follows from them: how long each action may take, and what that
//! leaves to organisations.

use domain::duties::{Action, Bound, Bounds, Terms};
use kernel::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use tables::Table;

/// The rule tables in force, by id.
#[derive(Debug, Clone)]
pub struct Rules {
    tables: BTreeMap<String, Arc<Table>>,
    /// The table of terms that came with the program: it knows every action.
    shipped: Arc<Table>,
    choices: Vec<Choice>,
    /// How long each action may take.
    pub terms: Arc<Terms>,
    /// What each action leaves an organisation to set itself.
    pub bounds: Bounds,
}

/// A choice of the route, and the day from which it holds.
#[derive(Debug, Clone)]
struct Choice {
    from: Date,
    table: Arc<Table>,
}

/// Why a set of tables can't be the rules.
#[derive(Debug, thiserror::Error)]
pub enum RulesFault {
    /// A table that the system can't do without isn't there.
    #[error("the rule table `{0}` is missing")]
    Missing(&'static str),
    /// An action has no term.
    #[error("the rule table `{TERMS}` gives no term for `{0}`")]
    NoTerm(Action),
    /// An action leaves an organisation less than its own term.
    #[error(
        "the rule table `{TERMS}` gives `{0}` an `at_most` that isn't surely as long as its term"
    )]
    Bound(Action),
}

/// The table that chooses the route of the municipality.
pub const ROUTE_CHOICE: &str = "keuze-meldroute";

/// The table that gives each action its term.
pub const TERMS: &str = "termijnen";

/// The output of that table that names the table which dates an action more exactly.
pub const REFINED_BY: &str = "refined_by";

impl Rules {
    /// Takes the tables that came with the program.
    ///
    /// # Errors
    /// When the table of terms is missing, leaves an action without a term, or leaves organisations less
    /// than it says itself.
    pub fn new(tables: impl IntoIterator<Item = Table>) -> Result<Self, RulesFault> {
        let tables: BTreeMap<_, _> =
            tables.into_iter().map(|table| (table.id().to_owned(), Arc::new(table))).collect();
        let shipped = Arc::clone(tables.get(TERMS).ok_or(RulesFault::Missing(TERMS))?);
        let choice = tables.get(ROUTE_CHOICE).cloned();
        let choices = choice.map(|table| Choice { from: table.from(), table });
        Self::over(tables, shipped, choices.into_iter().collect())
    }

    fn over(
        tables: BTreeMap<String, Arc<Table>>,
        shipped: Arc<Table>,
        choices: Vec<Choice>,
    ) -> Result<Self, RulesFault> {
        let table = tables.get(TERMS).ok_or(RulesFault::Missing(TERMS))?;
        let row = |action| row_of(table, action).or_else(|| row_of(&shipped, action));
        let terms = Terms::new(|action| row(action)?.term("within"));
        let terms = Arc::new(terms.map_err(RulesFault::NoTerm)?);
        let bounds = bounds(row)?;
        Ok(Self { tables, shipped, choices, terms, bounds })
    }

    /// The row that decides how long an action may take: of the table in force, or of the one that came
    /// with the program where a table of before that action was known says nothing about it.
    pub fn row_of(&self, action: Action) -> Option<&tables::Row> {
        let own = self.tables.get(TERMS).and_then(|table| row_of(table, action));
        own.or_else(|| row_of(&self.shipped, action))
    }

    /// The choice of the route that held on a day: of those that had begun, the one that was made
    /// last. Before the first there was nothing else to hold.
    pub fn route_choice(&self, day: Date) -> Option<&Arc<Table>> {
        let begun = self.choices.iter().rfind(|choice| choice.from <= day);
        begun.or_else(|| self.choices.first()).map(|choice| &choice.table)
    }

    /// A table in force.
    pub fn table(&self, id: &str) -> Option<&Arc<Table>> {
        self.tables.get(id)
    }

    /// Every table in force, by id.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.tables.values()
    }

    /// These rules with one table replaced on a day. A choice of the route replaces none before it:
    /// what went before keeps its route, and a choice never reaches back.
    ///
    /// # Errors
    /// When it is a table of terms that leaves organisations less than it says itself.
    pub fn with(&self, table: Table, day: Date) -> Result<Self, RulesFault> {
        let (mut tables, mut choices) = (self.tables.clone(), self.choices.clone());
        let table = Arc::new(table);
        if table.id() == ROUTE_CHOICE {
            choices.push(Choice { from: table.from().max(day), table: Arc::clone(&table) });
        }
        tables.insert(table.id().to_owned(), table);
        Self::over(tables, Arc::clone(&self.shipped), choices)
    }
}

fn row_of(table: &Table, action: Action) -> Option<&tables::Row> {
    let situation = tables::Situation::read(table, [("action", action.word())]).ok()?;
    table.first(&situation)
}

/// What each action leaves an organisation; none where another table says when.
fn bounds<'t>(row_of: impl Fn(Action) -> Option<&'t tables::Row>) -> Result<Bounds, RulesFault> {
    let mut bounds = Vec::new();
    for action in Action::ALL {
        let Some(row) = row_of(*action).filter(|row| row.word(REFINED_BY).is_none()) else {
            continue;
        };
        let Some(term) = row.term("within") else { continue };
        let bound = Bound::new(term, row.term("at_most")).ok_or(RulesFault::Bound(*action))?;
        bounds.push((*action, bound));
    }
    Ok(Bounds::new(bounds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Term, date};

    const TEXT: &str = include_str!("../../../content/duties/tables/termijnen.toml");

    fn shipped() -> Rules {
        Rules::new([Table::parse(TEXT).expect("a table")]).expect("rules")
    }

    fn replaced(text: &str) -> Result<Rules, RulesFault> {
        let table = Table::parse(text).expect("a table");
        assert!(table.check(date(2026, 12, 1)).is_clean());
        shipped().with(table, date(2026, 12, 1))
    }

    /// A municipality put a table in force before the program knew an action.
    #[test]
    fn a_table_of_before_an_action_was_known_leaves_it_the_term_of_the_program() {
        let (before, rest) =
            TEXT.split_once("[[rows]]\nid = \"ask-report-number\"").expect("a row");
        let (_, after) = rest.split_once("[[rows]]").expect("a next row");
        let kept = format!("{before}[[rows]]{after}").replace("\"ask-report-number\", ", "");
        let kept = kept.lines().filter(|line| !line.starts_with("options.ask-report-number"));
        let text = kept.collect::<Vec<_>>().join("\n").replace("\"PT1H\"", "\"PT2H\"");
        let rules = replaced(&text).expect("rules");
        assert!(row_of(rules.table(TERMS).expect("in force"), Action::AskReportNumber).is_none());
        assert_eq!(rules.terms.of(Action::AskReportNumber), Term::Hours(24));
        assert!(rules.row_of(Action::AskReportNumber).is_some());
        assert_eq!(
            rules.terms.of(Action::ReportMissing),
            Term::Hours(2),
            "its own where it says so"
        );
    }

    #[test]
    fn a_table_that_leaves_organisations_less_than_it_says_itself_is_no_rule() {
        let text = TEXT.replacen("at_most = ", "at_most = \"PT1H\" # ", 1);
        assert!(matches!(replaced(&text), Err(RulesFault::Bound(_))));
    }
}
