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
