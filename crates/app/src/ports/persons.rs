//! Young persons as one organisation knows them.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::matching::PersonDetails;
use domain::matching::combination::Pair;
use kernel::{PersonId, SubjectId};
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
    /// Persons who weren't compared with the others here yet, longest waiting first.
    async fn to_compare(&mut self, limit: u16) -> Stored<Vec<PersonId>>;
    /// Remembers that a person was compared.
    async fn compared(&mut self, id: PersonId) -> Stored<()>;
    /// The combination in which two persons are compared, or were.
    async fn combination_of(&mut self, pair: Pair) -> Stored<Option<SubjectId>>;
    /// Remembers in which combination two persons are compared.
    async fn keep_pair(&mut self, pair: Pair, combination: SubjectId) -> Stored<()>;
    /// Destroys the keys of a person, of every subject about them, and of every comparison with
    /// another; writes the line.
    async fn erase_person(&mut self, permit: &Permit, id: PersonId) -> Stored<u64>;
}
