//! The vault: the only crate that names a cipher.
//!
//! A [`Ring`] of master keys wraps one [`OrganisationKey`] per organisation, which wraps one
//! [`DossierKey`] per dossier, which seals fields. A sealed field opens only in its own [`Place`]:
//! moved to another table, row or column it is as good as noise. Erasing is destroying the wrapped
//! dossier key; turning to a new master key re-wraps keys and never touches what they seal.
//!
//! Nothing in this crate reads a file, a clock or the operating system's randomness: keys come in as
//! bytes or text, and chance as a [`kernel::Entropy`]. Every secret prints as `…` and is wiped when
//! dropped.

mod backup;
mod cipher;
mod field;
mod hierarchy;
mod index;
mod inventory;
mod master;
mod password;
mod secret;
mod token;
mod wrapped;

pub use backup::{BackupFault, BackupKey, BackupReader, BackupWriter};
pub use cipher::DoesNotOpen;
pub use field::{
    Dossier, DossierKey, Draft, DraftKey, FieldKey, Parcel, ParcelKey, Place, Rule, RuleKey,
    Sealed, Worker, WorkerKey,
};
pub use hierarchy::OrganisationKey;
pub use index::{BlindIndex, IndexKey};
pub use inventory::{Algorithm, INVENTORY};
pub use master::{KeyFault, MasterKey, Ring};
pub use password::{NotAPasswordHash, PasswordHash};
pub use token::TokenHash;
pub use wrapped::Wrapped;

#[cfg(test)]
mod seeded;
