//! What every request shares: the store, the gate, the rules in force, and what the field knows.

use crate::failure::Failure;
use crate::library::Library;
use crate::once::Once;
use crate::own_times::OwnTimes;
use crate::passkeys::{Ceremonies, Nowhere};
use crate::ports::Store;
use crate::rules::Rules;
use crate::signing_in::Proofs;
use crate::work::Work;
use access::{Actor, Gate};
use domain::duties::Terms;
use domain::knowledge::Knowledge;
use kernel::{Calendar, CorrelationId, Date, Moment, OrganisationId, WorkerId};
use std::sync::{Arc, PoisonError, RwLock};

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
