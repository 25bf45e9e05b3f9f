//! How a table version comes into force: one person proposes it, another approves it, and the check
//! must be clean.

use crate::{Check, Table};
use kernel::{Date, WorkerId};

/// A version that someone proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    table: Table,
    proposed_by: WorkerId,
}

/// A version in force, and who answers for it. Only [`Proposal::approve`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active {
    table: Table,
    proposed_by: WorkerId,
    approved_by: WorkerId,
    approved_on: Date,
}

/// Why a version doesn't come into force.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody approves their own proposal.
    #[error("the one who proposed this version can't approve it: ask someone else")]
    SamePerson,
    /// A situation without outcome, a contradiction, or a row that never decides.
    #[error("the check isn't clean: see what is missing, overlaps or can't be reached")]
    NotClean(Box<Check>),
    /// The version has ended already.
    #[error("this version ended on {until}: give it a later end date or none")]
    Ended {
        /// Its last day.
        until: Date,
    },
}

impl Proposal {
    /// Proposes a version. It may still be incomplete: then nobody can approve it.
    pub const fn new(table: Table, proposed_by: WorkerId) -> Self {
        Self { table, proposed_by }
    }

    /// The version proposed.
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// Who proposes it.
    pub const fn proposed_by(&self) -> WorkerId {
        self.proposed_by
    }

    /// Brings the version into force.
    ///
    /// # Errors
    /// [`Refusal`] says why not, and what the check found.
    pub fn approve(self, approved_by: WorkerId, today: Date) -> Result<Active, Refusal> {
        if approved_by == self.proposed_by {
            return Err(Refusal::SamePerson);
        }
        if let Some(until) = self.table.until().filter(|until| *until < today) {
            return Err(Refusal::Ended { until });
        }
        let check = self.table.check(today);
        if !check.is_clean() {
            return Err(Refusal::NotClean(Box::new(check)));
        }
        let Self { table, proposed_by } = self;
        Ok(Active { table, proposed_by, approved_by, approved_on: today })
    }
}

impl Active {
    /// The version in force.
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// Who proposed it.
    pub const fn proposed_by(&self) -> WorkerId {
        self.proposed_by
    }

    /// Who approved it: always someone else.
    pub const fn approved_by(&self) -> WorkerId {
        self.approved_by
    }

    /// The day it was approved.
    pub const fn approved_on(&self) -> Date {
        self.approved_on
    }
}

/// Proposes and approves in one step, for whoever has both names at hand.
///
/// # Errors
/// [`Refusal`] says why not.
pub fn activate(
    table: Table,
    proposed_by: WorkerId,
    approved_by: WorkerId,
    today: Date,
) -> Result<Active, Refusal> {
    Proposal::new(table, proposed_by).approve(approved_by, today)
}
