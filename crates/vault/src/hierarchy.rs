//! The key of an organisation: it wraps dossier keys, and every other key of the organisation is
//! derived from it.

use kernel::{DossierId, Entropy};
use zeroize::Zeroizing;

use crate::cipher::DoesNotOpen;
use crate::field::{DossierKey, DraftKey, FieldKey, ParcelKey, WorkerKey};
use crate::index::IndexKey;
use crate::secret::Secret;
use crate::wrapped::Wrapped;

const DOSSIER: &[u8] = b"dossier";

/// The key of one organisation. It has a generation of its own, so that it can be replaced: dossier
/// keys are then re-wrapped. The derived keys ([`OrganisationKey::index`] and the four after it)
/// change with it: what they sealed is sealed anew, and the index is built anew.
#[derive(Clone)]
pub struct OrganisationKey {
    generation: u32,
    secret: Secret,
}

impl OrganisationKey {
    /// The first key of a new organisation: generation 1.
    pub fn draw(entropy: &mut dyn Entropy) -> Self {
        Self { generation: 1, secret: Secret::draw(entropy) }
    }

    /// The key that comes after this one.
    #[must_use]
    pub fn successor(&self, entropy: &mut dyn Entropy) -> Self {
        Self { generation: self.generation.saturating_add(1), secret: Secret::draw(entropy) }
    }

    /// How many keys this organisation has had, this one included; at least 1.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Wraps the key of a dossier.
    pub fn wrap(&self, dossier: DossierId, key: &DossierKey, entropy: &mut dyn Entropy) -> Wrapped {
        let id = dossier.to_bytes();
        Wrapped::wrap(&self.secret, self.generation, [DOSSIER, &id], key.secret().bytes(), entropy)
    }

    /// The key of a dossier.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when it belongs to another dossier or organisation, to another generation of
    /// this key, or was erased or changed.
    pub fn open(&self, dossier: DossierId, wrapped: &Wrapped) -> Result<DossierKey, DoesNotOpen> {
        if wrapped.generation()? != self.generation {
            return Err(DoesNotOpen);
        }
        let bytes = wrapped.unwrap_with(&self.secret, [DOSSIER, &dossier.to_bytes()])?;
        let bytes = bytes.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(FieldKey::new(Secret::take(bytes)))
    }

    /// Wraps under this key what `older` had wrapped. What the dossier key seals isn't touched.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when `older` doesn't open it.
    pub fn rewrap(
        &self,
        older: &Self,
        dossier: DossierId,
        wrapped: &Wrapped,
        entropy: &mut dyn Entropy,
    ) -> Result<Wrapped, DoesNotOpen> {
        Ok(self.wrap(dossier, &older.open(dossier, wrapped)?, entropy))
    }

    /// Makes the words of a search findable without storing them.
    pub fn index(&self) -> IndexKey {
        IndexKey::new(&self.secret.derive(None, "vangnet organisation index v1"))
    }

    /// Seals unfinished forms.
    pub fn drafts(&self) -> DraftKey {
        FieldKey::new(self.secret.derive(None, "vangnet organisation drafts v1"))
    }

    /// Seals the personal data of the organisation's own workers.
    pub fn workers(&self) -> WorkerKey {
        FieldKey::new(self.secret.derive(None, "vangnet organisation workers v1"))
    }

    /// Seals messages to this organisation from another one in the same installation.
    pub fn parcels(&self) -> ParcelKey {
        FieldKey::new(self.secret.derive(None, "vangnet organisation parcels v1"))
    }

    /// The seed of the key that signs the heads of this organisation's journal.
    pub fn journal_seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.secret.derive(None, "vangnet organisation journal v1").bytes())
    }

    /// Generation and secret, as they are wrapped.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(36));
        bytes.extend_from_slice(&self.generation.to_be_bytes());
        bytes.extend_from_slice(self.secret.bytes());
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, DoesNotOpen> {
        let (generation, secret) = bytes.split_first_chunk::<4>().ok_or(DoesNotOpen)?;
        let secret = secret.try_into().map_err(|_| DoesNotOpen)?;
        Ok(Self { generation: u32::from_be_bytes(*generation), secret: Secret::take(secret) })
    }
}

impl std::fmt::Debug for OrganisationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrganisationKey(…)")
    }
}
