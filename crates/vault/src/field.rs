//! Sealing a field so that it opens only where it stands.

use std::marker::PhantomData;

use kernel::Entropy;
use zeroize::Zeroizing;

use crate::cipher::{ALGORITHM, DoesNotOpen, NONCE, TAG, decrypt, encrypt, framed};
use crate::secret::Secret;

/// Where a sealed field stands. It is bound to the ciphertext, so that a field copied to another
/// person's row, or from one column to another, doesn't open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table's name in the database.
    pub table: &'a str,
    /// The row's key, in the bytes the store keeps it in.
    pub row: &'a [u8],
    /// The column's name.
    pub column: &'a str,
}

impl Place<'_> {
    fn associated(&self) -> Vec<u8> {
        framed(&[
            b"vangnet field",
            &[ALGORITHM],
            self.table.as_bytes(),
            self.row,
            self.column.as_bytes(),
        ])
    }
}

/// A sealed field: a byte that names the algorithm, a nonce of 24 bytes, and the ciphertext with its
/// tag of 16 bytes. Its length tells how long the content is, nothing else.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// How many bytes sealing adds to the plaintext.
    pub const OVERHEAD: usize = 1 + NONCE + TAG;

    /// Sealed bytes as they were stored. That they are whole shows when they are opened.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to store.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// Use of a [`FieldKey`]: the content of one dossier, or the identity of one person.
#[derive(Debug)]
pub enum Dossier {}
/// Use of a [`FieldKey`]: unfinished forms of an organisation's workers.
#[derive(Debug)]
pub enum Draft {}
/// Use of a [`FieldKey`]: names and addresses of an organisation's own workers.
#[derive(Debug)]
pub enum Worker {}
/// Use of a [`FieldKey`]: what an organisation set for itself, and why.
#[derive(Debug)]
pub enum Rule {}
/// Use of a [`FieldKey`]: messages on their way to an organisation in the same installation.
#[derive(Debug)]
pub enum Parcel {}

/// A key that seals fields. Its use is part of its type: a draft isn't sealed with a dossier's key.
pub struct FieldKey<Use> {
    secret: Secret,
    used_for: PhantomData<fn() -> Use>,
}

/// Seals what is known in one dossier. Destroy its wrapped form and all of that is gone.
pub type DossierKey = FieldKey<Dossier>;
/// Seals unfinished forms.
pub type DraftKey = FieldKey<Draft>;
/// Seals the personal data of workers.
pub type WorkerKey = FieldKey<Worker>;
/// Seals what an organisation set for itself, and why.
pub type RuleKey = FieldKey<Rule>;
/// Seals messages to the organisation whose key it was derived from.
pub type ParcelKey = FieldKey<Parcel>;

impl FieldKey<Dossier> {
    /// A new key for a new dossier.
    pub fn draw(entropy: &mut dyn Entropy) -> Self {
        Self::new(Secret::draw(entropy))
    }
}

impl<Use> FieldKey<Use> {
    pub(crate) fn new(secret: Secret) -> Self {
        Self { secret, used_for: PhantomData }
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Seals `plaintext` for this place. Twice the same gives different bytes each time.
    pub fn seal(&self, place: Place<'_>, plaintext: &[u8], entropy: &mut dyn Entropy) -> Sealed {
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let mut sealed = Vec::with_capacity(plaintext.len() + Sealed::OVERHEAD);
        sealed.push(ALGORITHM);
        sealed.extend_from_slice(&nonce);
        encrypt(&self.secret, nonce, &place.associated(), plaintext, &mut sealed);
        Sealed(sealed)
    }

    /// Opens what was sealed with this key for this place.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when key or place is another, or a bit was changed.
    pub fn open(
        &self,
        place: Place<'_>,
        sealed: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let (&algorithm, rest) = sealed.0.split_first().ok_or(DoesNotOpen)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
        if algorithm != ALGORITHM {
            return Err(DoesNotOpen);
        }
        decrypt(&self.secret, *nonce, &place.associated(), ciphertext)
    }
}

impl<Use> Clone for FieldKey<Use> {
    fn clone(&self) -> Self {
        Self::new(self.secret.clone())
    }
}

impl<Use> std::fmt::Debug for FieldKey<Use> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FieldKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeded::Seeded;
    use proptest::prelude::*;
    use std::collections::HashSet;

    const HERE: Place<'_> = Place { table: "statement", row: b"0123456789abcdef", column: "body" };

    fn key(seed: u64) -> DossierKey {
        DossierKey::draw(&mut Seeded::new(seed))
    }

    #[test]
    fn nonces_of_one_key_never_repeat() {
        let (key, mut entropy) = (key(1), Seeded::new(2));
        let mut nonces = HashSet::new();
        for _ in 0..20_000 {
            let sealed = key.seal(HERE, b"", &mut entropy);
            assert!(nonces.insert(sealed.as_bytes()[1..=NONCE].to_vec()));
        }
    }

    #[test]
    fn an_unknown_algorithm_or_a_stump_does_not_open() {
        for bytes in [vec![], vec![ALGORITHM], vec![2; 60], vec![ALGORITHM; 30]] {
            assert_eq!(key(1).open(HERE, &Sealed::from_bytes(bytes)), Err(DoesNotOpen));
        }
    }

    #[test]
    fn keys_and_sealed_fields_print_no_content() {
        let sealed = key(1).seal(HERE, b"Sanne", &mut Seeded::new(1));
        assert_eq!(format!("{sealed:?}"), format!("Sealed({} bytes)", 5 + Sealed::OVERHEAD));
        assert_eq!(format!("{:?}", key(1)), "FieldKey(…)");
    }

    fn place() -> impl Strategy<Value = (String, Vec<u8>, String)> {
        ("[ab]{0,3}", prop::collection::vec(97_u8..99, 0..3), "[ab]{0,3}")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_field_opens_in_its_own_place_and_in_no_other(
            text: Vec<u8>, seed: u64, (table, row, column) in place(), elsewhere in place(),
        ) {
            let place = Place { table: &table, row: &row, column: &column };
            let sealed = key(seed).seal(place, &text, &mut Seeded::new(seed ^ 1));
            prop_assert_eq!(sealed.as_bytes().len(), text.len() + Sealed::OVERHEAD);
            let stored = Sealed::from_bytes(sealed.clone().into_bytes());
            let opened = key(seed).open(place, &stored).unwrap();
            prop_assert_eq!(opened.as_slice(), &text);
            let (table, row, column) = &elsewhere;
            let other = Place { table, row, column };
            prop_assert_eq!(key(seed).open(other, &sealed).is_ok(), other == place);
            prop_assert_eq!(key(seed.wrapping_add(1)).open(place, &sealed), Err(DoesNotOpen));
        }

        #[test]
        fn a_field_with_any_bit_flipped_does_not_open(text: Vec<u8>, seed: u64) {
            let key = key(seed);
            let sealed = key.seal(HERE, &text, &mut Seeded::new(seed));
            for bit in 0..sealed.as_bytes().len() * 8 {
                let mut bent = sealed.clone().into_bytes();
                bent[bit / 8] ^= 1 << (bit % 8);
                prop_assert_eq!(key.open(HERE, &Sealed(bent)), Err(DoesNotOpen));
            }
        }

        #[test]
        fn the_same_text_sealed_twice_looks_different(text: Vec<u8>, seed: u64) {
            let (key, mut entropy) = (key(seed), Seeded::new(seed));
            let once = key.seal(HERE, &text, &mut entropy);
            prop_assert_ne!(once, key.seal(HERE, &text, &mut entropy));
        }
    }
}
