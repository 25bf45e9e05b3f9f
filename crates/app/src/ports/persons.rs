//! Young persons as one organisation knows them.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::matching::PersonDetails;
use kernel::PersonId;
use std::collections::BTreeMap;

/// Young persons as this organisation knows them.
#[async_trait]
pub trait Persons {
    /// Adds a person under an identity key of their own, with blind-index tokens.
    async fn add_person(&mut self, permit: &Permit, details: &PersonDetails) -> Stored<PersonId>;
    /// Who a subject is about. The permit opened the subject.
    async fn person(&mut self, permit: &Permit, id: PersonId) -> Stored<PersonDetails>;
    /// Who the subjects of a list are about, in one line of the journal. Whoever was erased isn't among
    /// them.
    async fn persons(
        &mut self,
        permit: &Permit,
        ids: &[PersonId],
    ) -> Stored<BTreeMap<PersonId, PersonDetails>>;
    /// Persons who share blind-index tokens with these details, most alike first.
    async fn alike(&mut self, details: &PersonDetails, limit: u16) -> Stored<Vec<PersonId>>;
    /// Destroys the keys of a person and of every subject about them; writes the line.
    async fn erase_person(&mut self, permit: &Permit, id: PersonId) -> Stored<u64>;
}
