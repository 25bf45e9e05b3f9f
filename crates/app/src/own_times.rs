//! The target times of the organisations as they stand now, at hand for every request.

use domain::duties::Targets;
use kernel::OrganisationId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The target times of every organisation that has some.
#[derive(Debug, Default)]
pub struct OwnTimes {
    by_organisation: RwLock<HashMap<OrganisationId, Arc<Targets>>>,
}

impl OwnTimes {
    /// Those of an organisation. Requests under way keep what they began with.
    pub fn of(&self, organisation: OrganisationId) -> Arc<Targets> {
        let all = self.by_organisation.read().unwrap_or_else(PoisonError::into_inner);
        all.get(&organisation).map(Arc::clone).unwrap_or_default()
    }

    pub(crate) fn set(&self, organisation: OrganisationId, targets: Targets) {
        let mut all = self.by_organisation.write().unwrap_or_else(PoisonError::into_inner);
        all.insert(organisation, Arc::new(targets));
    }
}
