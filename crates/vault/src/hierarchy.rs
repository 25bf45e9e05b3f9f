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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Place;
    use crate::seeded::Seeded;

    const PLACE: Place<'_> = Place { table: "draft", row: b"1", column: "body" };

    #[test]
    fn a_dossier_key_opens_for_its_own_dossier_only() {
        let mut entropy = Seeded::new(1);
        let organisation = OrganisationKey::draw(&mut entropy);
        let (mine, other) = (DossierId::from_raw(1), DossierId::from_raw(2));
        let key = DossierKey::draw(&mut entropy);
        let sealed = key.seal(PLACE, b"x", &mut entropy);
        let wrapped = organisation.wrap(mine, &key, &mut entropy);
        let again = organisation.open(mine, &wrapped).unwrap();
        assert!(again.open(PLACE, &sealed).is_ok());
        assert_eq!(organisation.open(other, &wrapped).err(), Some(DoesNotOpen));
        let stranger = OrganisationKey::draw(&mut entropy);
        assert_eq!(stranger.open(mine, &wrapped).err(), Some(DoesNotOpen));
    }

    #[test]
    fn without_the_wrapped_key_nothing_opens_what_it_sealed() {
        let mut entropy = Seeded::new(1);
        let organisation = OrganisationKey::draw(&mut entropy);
        let key = DossierKey::draw(&mut entropy);
        let sealed = key.seal(PLACE, b"x", &mut entropy);
        drop(key);
        let erased = Wrapped::from_bytes(Vec::new());
        assert_eq!(organisation.open(DossierId::from_raw(1), &erased).err(), Some(DoesNotOpen));
        // Nor does any other key that the organisation has or can derive.
        assert_eq!(organisation.drafts().open(PLACE, &sealed), Err(DoesNotOpen));
        assert_eq!(organisation.workers().open(PLACE, &sealed), Err(DoesNotOpen));
        assert_eq!(organisation.parcels().open(PLACE, &sealed), Err(DoesNotOpen));
        let next = DossierKey::draw(&mut entropy);
        assert_eq!(next.open(PLACE, &sealed), Err(DoesNotOpen));
    }

    #[test]
    fn a_new_organisation_key_takes_over_what_the_old_one_wrapped() {
        let mut entropy = Seeded::new(1);
        let old = OrganisationKey::draw(&mut entropy);
        let new = old.successor(&mut entropy);
        let (dossier, key) = (DossierId::from_raw(1), DossierKey::draw(&mut entropy));
        let sealed = key.seal(PLACE, b"x", &mut entropy);
        let wrapped = old.wrap(dossier, &key, &mut entropy);
        assert_eq!(new.open(dossier, &wrapped).err(), Some(DoesNotOpen));
        let rewrapped = new.rewrap(&old, dossier, &wrapped, &mut entropy).unwrap();
        assert_eq!(rewrapped.generation(), Ok(2));
        assert!(new.open(dossier, &rewrapped).unwrap().open(PLACE, &sealed).is_ok());
        assert_eq!(old.open(dossier, &rewrapped).err(), Some(DoesNotOpen));
    }

    #[test]
    fn each_use_has_a_key_of_its_own() {
        let organisation = OrganisationKey::draw(&mut Seeded::new(1));
        let stranger = OrganisationKey::draw(&mut Seeded::new(2));
        let keys = [&organisation, &stranger].map(|of| {
            let fields = [*of.drafts().secret().bytes(), *of.workers().secret().bytes()];
            let more = [*of.parcels().secret().bytes(), *of.journal_seed()];
            [fields, more].concat()
        });
        let keys = keys.concat();
        let different: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
        assert_eq!(organisation.journal_seed(), organisation.clone().journal_seed());
    }

    #[test]
    fn a_wrapped_key_with_any_bit_flipped_does_not_open() {
        let mut entropy = Seeded::new(1);
        let organisation = OrganisationKey::draw(&mut entropy);
        let (dossier, key) = (DossierId::from_raw(1), DossierKey::draw(&mut entropy));
        let wrapped = organisation.wrap(dossier, &key, &mut entropy);
        for bit in 0..wrapped.as_bytes().len() * 8 {
            let mut bent = wrapped.clone().into_bytes();
            bent[bit / 8] ^= 1 << (bit % 8);
            let opened = organisation.open(dossier, &Wrapped::from_bytes(bent));
            assert_eq!(opened.err(), Some(DoesNotOpen), "bit {bit}");
        }
    }

    #[test]
    fn keys_print_nothing() {
        let mut entropy = Seeded::new(1);
        let organisation = OrganisationKey::draw(&mut entropy);
        let key = DossierKey::draw(&mut entropy);
        let wrapped = organisation.wrap(DossierId::from_raw(1), &key, &mut entropy);
        assert_eq!(format!("{organisation:?} {wrapped:?}"), "OrganisationKey(…) Wrapped(…)");
        assert_eq!(format!("{:?}", organisation.index()), "IndexKey(…)");
    }
}
