//! What every request shares: the store, the gate, the rules in force, and what the field knows.

use crate::failure::Failure;
use crate::library::Library;
use crate::once::Once;
use crate::own_times::OwnTimes;
use crate::passkeys::{Ceremonies, Nowhere};
use crate::ports::Store;
use crate::signing_in::Proofs;
use crate::work::Work;
use access::{Actor, Gate};
use domain::duties::{Action, Bound, Bounds, Terms};
use domain::knowledge::Knowledge;
use kernel::{Calendar, CorrelationId, Date, Moment, OrganisationId, WorkerId};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use tables::Table;

/// What every request shares.
pub struct House {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Who may do what.
    pub gate: Gate,
    /// What the field knows, as it came with the product: all but the signals is never changed here.
    pub knowledge: Arc<Knowledge>,
    /// The same with what was changed here: for everything about signals.
    pub library: Library,
    /// Working days.
    pub calendar: Calendar,
    /// Checks passwords and codes.
    pub proofs: Arc<dyn Proofs>,
    /// Whether everything here is invented.
    pub demo: bool,
    /// The target times of the organisations.
    pub own_times: OwnTimes,
    passkeys: Arc<dyn Ceremonies>,
    rules: RwLock<Arc<Rules>>,
}

/// The rule tables in force, by id.
#[derive(Debug, Clone)]
pub struct Rules {
    tables: BTreeMap<String, Arc<Table>>,
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
    /// Takes the tables in force.
    ///
    /// # Errors
    /// When the table of terms is missing or leaves an action without a term.
    pub fn new(tables: impl IntoIterator<Item = Table>) -> Result<Self, RulesFault> {
        let tables: BTreeMap<_, _> =
            tables.into_iter().map(|table| (table.id().to_owned(), Arc::new(table))).collect();
        let table = tables.get(TERMS).ok_or(RulesFault::Missing(TERMS))?;
        let terms = Terms::new(|action| row_of(table, action)?.term("within"));
        let terms = Arc::new(terms.map_err(RulesFault::NoTerm)?);
        let bounds = bounds(table)?;
        let choice = tables.get(ROUTE_CHOICE).cloned();
        let choices = choice.map(|table| Choice { from: table.from(), table });
        Ok(Self { tables, choices: choices.into_iter().collect(), terms, bounds })
    }

    /// The row of the table of terms that decides about an action.
    pub fn row_of(&self, action: Action) -> Option<&tables::Row> {
        self.tables.get(TERMS).and_then(|table| row_of(table, action))
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
    /// As for [`Rules::new`].
    pub fn with(&self, table: Table, day: Date) -> Result<Self, RulesFault> {
        let others = self.tables.values().filter(|other| other.id() != table.id());
        let mut all: Vec<_> = others.map(|other| Table::clone(other)).collect();
        let mut choices = self.choices.clone();
        if table.id() == ROUTE_CHOICE {
            choices.push(Choice { from: table.from().max(day), table: Arc::new(table.clone()) });
        }
        all.push(table);
        Ok(Self { choices, ..Self::new(all)? })
    }
}

fn row_of(table: &Table, action: Action) -> Option<&tables::Row> {
    let situation = tables::Situation::read(table, [("action", action.word())]).ok()?;
    table.first(&situation)
}

/// What each action leaves an organisation; none where another table says when.
fn bounds(table: &Table) -> Result<Bounds, RulesFault> {
    let mut bounds = Vec::new();
    for action in Action::ALL {
        let Some(row) = row_of(table, *action).filter(|row| row.word(REFINED_BY).is_none()) else {
            continue;
        };
        let Some(term) = row.term("within") else { continue };
        let bound = Bound::new(term, row.term("at_most")).ok_or(RulesFault::Bound(*action))?;
        bounds.push((*action, bound));
    }
    Ok(Bounds::new(bounds))
}

impl House {
    /// Puts a house together.
    pub fn new(
        store: Arc<dyn Store>,
        gate: Gate,
        rules: Rules,
        knowledge: Arc<Knowledge>,
        proofs: Arc<dyn Proofs>,
        demo: bool,
    ) -> Self {
        let rules = RwLock::new(Arc::new(rules));
        let library = Library::new(Arc::clone(&knowledge));
        let (calendar, passkeys) = (Calendar::default(), Arc::new(Nowhere));
        let own_times = OwnTimes::default();
        Self { store, gate, knowledge, library, calendar, proofs, demo, own_times, passkeys, rules }
    }

    /// The same house, with passkeys.
    #[must_use]
    pub fn with_passkeys(mut self, passkeys: Arc<dyn Ceremonies>) -> Self {
        self.passkeys = passkeys;
        self
    }

    /// Asks for passkeys and checks them.
    pub fn passkeys(&self) -> &dyn Ceremonies {
        &*self.passkeys
    }

    /// The rules in force now.
    pub fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How long each action may take in an organisation at a moment: its own target times over the
    /// table.
    pub fn terms(&self, organisation: OrganisationId, at: Moment) -> Arc<Terms> {
        let rules = self.rules();
        self.own_times.of(organisation).terms(&rules.terms, &rules.bounds, at)
    }

    /// Puts other rules in force; requests under way keep the ones they began with.
    pub fn set_rules(&self, rules: Rules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }
}

/// One request: who asks, when, of which house.
#[derive(Clone)]
pub struct Cx<'h> {
    /// The house.
    pub house: &'h House,
    /// Who asks.
    pub actor: Actor,
    /// The one moment of this request.
    pub now: Moment,
    /// What makes it a request that is carried out once, however often it comes.
    pub once: Option<&'h Once>,
}

impl<'h> Cx<'h> {
    /// A request by someone.
    pub const fn new(house: &'h House, actor: Actor, now: Moment) -> Self {
        Self { house, actor, now, once: None }
    }

    /// The same request, carried out once under the key it came with.
    #[must_use]
    pub fn only_once(self, once: &'h Once) -> Self {
        Self { once: Some(once), ..self }
    }

    /// A request by the installation itself: messages and the passing of time.
    pub fn system(house: &'h House, organisation: OrganisationId, now: Moment) -> Self {
        let seat = access::Seat {
            post: kernel::PostId::from_raw(0),
            team: kernel::TeamId::from_raw(0),
            function: "system",
        };
        let actor = Actor {
            worker: SYSTEM,
            organisation,
            seats: vec![seat],
            stepped_up_until: None,
            correlation: CorrelationId::from_raw(0),
            origin: "system",
        };
        Self { house, actor, now, once: None }
    }

    /// A request by an expert from elsewhere, who has no account: allowed one thing by the gate.
    pub fn guest(
        house: &'h House,
        organisation: OrganisationId,
        now: Moment,
        correlation: CorrelationId,
    ) -> Self {
        let seat = access::Seat {
            post: kernel::PostId::from_raw(0),
            team: kernel::TeamId::from_raw(0),
            function: "guest",
        };
        let actor = Actor {
            worker: GUEST,
            organisation,
            seats: vec![seat],
            stepped_up_until: None,
            correlation,
            origin: "browser",
        };
        Self { house, actor, now, once: None }
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.now.day()
    }

    /// Begins a unit of work in the organisation of whoever asks.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub async fn begin(&self) -> Result<Work<'_>, Failure> {
        Work::begin(self).await
    }

    /// Begins a unit of work that only reads, and leaves its lines in the journal.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub async fn begin_reading(&self) -> Result<Work<'_>, Failure> {
        Work::begin_reading(self).await
    }
}

/// Who the installation itself is in timelines and journal.
pub const SYSTEM: WorkerId = WorkerId::from_raw(0);

/// Who an expert from elsewhere is in timelines and journal.
pub const GUEST: WorkerId = WorkerId::from_raw(1);
