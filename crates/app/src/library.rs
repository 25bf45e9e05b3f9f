//! What the field knows as it stands now: what came with the product, and what people here changed in it.

use domain::knowledge::Knowledge;
use std::sync::{Arc, PoisonError, RwLock};

/// What the field knows, with what was changed here in the list of signals. Pages and use cases share
/// one.
#[derive(Debug, Clone)]
pub struct Library {
    shipped: Arc<Knowledge>,
    now: Arc<RwLock<Arc<Knowledge>>>,
}

impl Library {
    /// A library of what came with the product.
    pub fn new(shipped: Arc<Knowledge>) -> Self {
        let now = Arc::new(RwLock::new(Arc::clone(&shipped)));
        Self { shipped, now }
    }

    /// What the field knows now. Requests under way keep what they began with.
    pub fn now(&self) -> Arc<Knowledge> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What came with the product, before anything was changed.
    pub fn shipped(&self) -> &Knowledge {
        &self.shipped
    }

    pub(crate) fn set(&self, knowledge: Knowledge) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(knowledge);
    }
}
