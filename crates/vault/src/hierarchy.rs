//! The key of an organisation: it wraps dossier keys, and every other key of the organisation is
//! derived from it.

use kernel::{DossierId, Entropy};
use zeroize::Zeroizing;

use crate::cipher::DoesNotOpen;
use crate::field::{DossierKey, DraftKey, FieldKey, ParcelKey, RuleKey, WorkerKey};
use crate::index::IndexKey;
use crate::secret::Secret;
use crate::wrapped::Wrapped;

const DOSSIER: &[u8] = b"dossier";

/// A generation and a secret, as they are written.
const WRITTEN: usize = 36;

/// The key of one organisation. It can be replaced while everything goes on: a successor wraps under
/// a new secret and still opens what the older ones wrapped, until each dossier key is re-wrapped.
/// The derived keys ([`OrganisationKey::index`] and the four after it) come from the first secret and
/// stay: the index, the drafts and the signatures of the journal stay as they are.
#[derive(Clone)]
pub struct OrganisationKey {
    newest: Generation,
    /// Newest first.
    older: Vec<Generation>,
}

#[derive(Clone)]
struct Generation {
    number: u32,
    secret: Secret,
}

impl OrganisationKey {
    /// The first key of a new organisation: generation 1.
    pub fn draw(entropy: &mut dyn Entropy) -> Self {
        let newest = Generation { number: 1, secret: Secret::draw(entropy) };
        Self { newest, older: Vec::new() }
    }

    /// The key that comes after this one: it wraps under a new secret and opens what this one did.
    #[must_use]
    pub fn successor(&self, entropy: &mut dyn Entropy) -> Self {
        let number = self.newest.number.saturating_add(1);
        let newest = Generation { number, secret: Secret::draw(entropy) };
        Self { newest, older: self.generations().cloned().collect() }
    }

    fn generations(&self) -> impl Iterator<Item = &Generation> {
        std::iter::once(&self.newest).chain(&self.older)
    }

    /// The secret that the derived keys come from.
    fn first(&self) -> &Secret {
        &self.older.last().unwrap_or(&self.newest).secret
    }

    /// How many keys this organisation has had, this one included; at least 1.
    pub fn generation(&self) -> u32 {
        self.newest.number
    }

    /// Wraps the key of a dossier.
    pub fn wrap(&self, dossier: DossierId, key: &DossierKey, entropy: &mut dyn Entropy) -> Wrapped {
        let id = dossier.to_bytes();
        let Generation { number, secret } = &self.newest;
        Wrapped::wrap(secret, *number, [DOSSIER, &id], key.secret().bytes(), entropy)
    }

    /// The key of a dossier.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when it belongs to another dossier or organisation, to a later generation of
    /// this key, or was erased or changed.
    pub fn open(&self, dossier: DossierId, wrapped: &Wrapped) -> Result<DossierKey, DoesNotOpen> {
        let number = wrapped.generation()?;
        let by = self.generations().find(|one| one.number == number).ok_or(DoesNotOpen)?;
        let bytes = wrapped.unwrap_with(&by.secret, [DOSSIER, &dossier.to_bytes()])?;
        let bytes = bytes.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(FieldKey::new(Secret::take(bytes)))
    }

    /// Wraps under the newest secret what an older one had wrapped; `None` when it already was. What
    /// the dossier key seals isn't touched.
    ///
    /// # Errors
    /// [`DoesNotOpen`] as for [`OrganisationKey::open`].
    pub fn rewrap(
        &self,
        dossier: DossierId,
        wrapped: &Wrapped,
        entropy: &mut dyn Entropy,
    ) -> Result<Option<Wrapped>, DoesNotOpen> {
        let key = self.open(dossier, wrapped)?;
        let newest = wrapped.generation()? == self.newest.number;
        Ok((!newest).then(|| self.wrap(dossier, &key, entropy)))
    }

    /// Makes the words of a search findable without storing them.
    pub fn index(&self) -> IndexKey {
        IndexKey::new(&self.first().derive(None, "vangnet organisation index v1"))
    }

    /// Seals unfinished forms.
    pub fn drafts(&self) -> DraftKey {
        FieldKey::new(self.first().derive(None, "vangnet organisation drafts v1"))
    }

    /// Seals the personal data of the organisation's own workers.
    pub fn workers(&self) -> WorkerKey {
        FieldKey::new(self.first().derive(None, "vangnet organisation workers v1"))
    }

    /// Seals what the organisation set for itself, and why.
    pub fn rules(&self) -> RuleKey {
        FieldKey::new(self.first().derive(None, "vangnet organisation rules v1"))
    }

    /// Seals messages to this organisation from another one in the same installation.
    pub fn parcels(&self) -> ParcelKey {
        FieldKey::new(self.first().derive(None, "vangnet organisation parcels v1"))
    }

    /// The seed of the key that signs the heads of this organisation's journal.
    pub fn journal_seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.first().derive(None, "vangnet organisation journal v1").bytes())
    }

    /// Generations and secrets, newest first, as they are wrapped.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(WRITTEN * (1 + self.older.len())));
        for Generation { number, secret } in self.generations() {
            bytes.extend_from_slice(&number.to_be_bytes());
            bytes.extend_from_slice(secret.bytes());
        }
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, DoesNotOpen> {
        let read = |bytes: &[u8]| {
            let (number, secret) = bytes.split_first_chunk::<4>().ok_or(DoesNotOpen)?;
            let secret = Secret::take(secret.try_into().map_err(|_| DoesNotOpen)?);
            Ok(Generation { number: u32::from_be_bytes(*number), secret })
        };
        let (newest, older) = bytes.split_at_checked(WRITTEN).ok_or(DoesNotOpen)?;
        let older = older.chunks(WRITTEN).map(read).collect::<Result<_, _>>()?;
        Ok(Self { newest: read(newest)?, older })
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
        assert!(new.open(dossier, &wrapped).is_ok(), "nothing is out of reach meanwhile");
        let rewrapped = new.rewrap(dossier, &wrapped, &mut entropy).unwrap().expect("it was older");
        assert_eq!(rewrapped.generation(), Ok(2));
        assert_eq!(new.rewrap(dossier, &rewrapped, &mut entropy), Ok(None));
        assert!(new.open(dossier, &rewrapped).unwrap().open(PLACE, &sealed).is_ok());
        assert_eq!(old.open(dossier, &rewrapped).err(), Some(DoesNotOpen));
    }

    #[test]
    fn a_successor_reads_back_with_all_its_generations_and_derives_as_the_first() {
        let mut entropy = Seeded::new(1);
        let first = OrganisationKey::draw(&mut entropy);
        let third = first.successor(&mut entropy).successor(&mut entropy);
        let again = OrganisationKey::from_bytes(&third.to_bytes()).unwrap();
        assert_eq!((again.generation(), again.to_bytes()), (3, third.to_bytes()));
        assert_eq!(again.journal_seed(), first.journal_seed());
        assert_eq!(again.drafts().secret().bytes(), first.drafts().secret().bytes());
        let bytes = third.to_bytes();
        for short in [0, 1, 35, 37, bytes.len() - 1] {
            assert_eq!(OrganisationKey::from_bytes(&bytes[..short]).err(), Some(DoesNotOpen));
        }
    }

    #[test]
    fn each_use_has_a_key_of_its_own() {
        let organisation = OrganisationKey::draw(&mut Seeded::new(1));
        let stranger = OrganisationKey::draw(&mut Seeded::new(2));
        let keys = [&organisation, &stranger].map(|of| {
            let fields = [*of.drafts().secret().bytes(), *of.workers().secret().bytes()];
            let more = [*of.parcels().secret().bytes(), *of.rules().secret().bytes()];
            [fields, more].concat().into_iter().chain([*of.journal_seed()]).collect::<Vec<_>>()
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
