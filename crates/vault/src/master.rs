//! The master keys of an installation: kept outside the database, replaced by adding a newer one.

use kernel::{Entropy, OrganisationId};
use zeroize::{Zeroize, Zeroizing};

use crate::backup::BackupKey;
use crate::cipher::DoesNotOpen;
use crate::hierarchy::OrganisationKey;
use crate::secret::Secret;
use crate::wrapped::Wrapped;

const ORGANISATION: &[u8] = b"organisation";

/// What is wrong with a key file or a key. It never repeats what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// There is no key at all.
    #[error("there is no master key")]
    None,
    /// A key isn't 64 hexadecimal digits.
    #[error("a key is 64 hexadecimal digits")]
    NotAKey,
    /// A line isn't a generation and a key.
    #[error("line {line} isn't a generation and a key, as in `1 0f…`")]
    Line {
        /// Counted from 1.
        line: usize,
    },
    /// A generation is zero: they are counted from 1.
    #[error("generations are counted from 1")]
    Zero,
    /// Two keys have the same generation.
    #[error("generation {generation} occurs twice")]
    Twice {
        /// The generation.
        generation: u32,
    },
}

/// A key that wraps the keys of organisations. It lives in a file that only the service can read, in
/// the environment, or with the service manager; never in the database.
#[derive(Clone)]
pub struct MasterKey {
    generation: u32,
    secret: Secret,
}

impl MasterKey {
    /// A new key.
    pub fn draw(generation: u32, entropy: &mut dyn Entropy) -> Self {
        Self { generation, secret: Secret::draw(entropy) }
    }

    /// The key that these bytes are.
    pub fn from_bytes(generation: u32, bytes: [u8; 32]) -> Self {
        Self { generation, secret: Secret::take(bytes) }
    }

    /// The key that these 64 hexadecimal digits are.
    ///
    /// # Errors
    /// [`KeyFault::NotAKey`] when the text is anything else.
    pub fn from_hex(generation: u32, hex: &str) -> Result<Self, KeyFault> {
        Ok(Self { generation, secret: secret_from_hex(hex)? })
    }

    /// The line of the key file that holds this key: its generation and 64 hexadecimal digits. The
    /// one way out of this type; for `vangnet init` and for a printed copy in a safe.
    pub fn to_line(&self) -> Zeroizing<String> {
        let digits = self.secret.bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut line = Zeroizing::new(String::with_capacity(80));
        line.push_str(&self.generation.to_string());
        line.push(' ');
        line.extend(digits.filter_map(|digit| char::from_digit(digit.into(), 16)));
        line
    }

    /// Which of the installation's keys this is. The highest is the one in use.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The key for backups made while this master key is the newest.
    pub fn backup(&self) -> BackupKey {
        BackupKey::derived(self.generation, self.secret.derive(None, "vangnet master backup v1"))
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MasterKey({}, …)", self.generation)
    }
}

/// All master keys of an installation. The newest wraps; every one opens.
#[derive(Debug, Clone)]
pub struct Ring {
    newest: MasterKey,
    older: Vec<MasterKey>,
}

impl Ring {
    /// A ring of these keys, in any order.
    ///
    /// # Errors
    /// [`KeyFault`] when there is none, when two have the same generation, or when one has 0.
    pub fn new(mut keys: Vec<MasterKey>) -> Result<Self, KeyFault> {
        keys.sort_by_key(MasterKey::generation);
        let twice = keys.windows(2).find_map(|pair| match pair {
            [one, next] if one.generation == next.generation => Some(one.generation),
            _ => None,
        });
        if let Some(generation) = twice {
            return Err(KeyFault::Twice { generation });
        }
        if keys.iter().any(|key| key.generation == 0) {
            return Err(KeyFault::Zero);
        }
        let newest = keys.pop().ok_or(KeyFault::None)?;
        Ok(Self { newest, older: keys })
    }

    /// Reads a key file: a generation and 64 hexadecimal digits on each line; empty lines and lines
    /// that start with `#` don't count.
    ///
    /// # Errors
    /// [`KeyFault`] says which line is wrong, and never what is in it.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let mut keys = Vec::new();
        for (above, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let key = line.split_once(' ').and_then(|(generation, hex)| {
                MasterKey::from_hex(generation.parse().ok()?, hex.trim()).ok()
            });
            keys.push(key.ok_or(KeyFault::Line { line: above + 1 })?);
        }
        Self::new(keys)
    }

    /// The key that wraps.
    pub fn newest(&self) -> &MasterKey {
        &self.newest
    }

    /// Wraps the key of an organisation with the newest master key.
    pub fn wrap(
        &self,
        organisation: OrganisationId,
        key: &OrganisationKey,
        entropy: &mut dyn Entropy,
    ) -> Wrapped {
        let what = [ORGANISATION, &organisation.to_bytes()];
        let by = &self.newest;
        Wrapped::wrap(&by.secret, by.generation, what, &key.to_bytes(), entropy)
    }

    /// The key of an organisation, whichever master key it was wrapped with.
    ///
    /// # Errors
    /// [`DoesNotOpen`] when that master key isn't on this ring, or when the wrapped key belongs to
    /// another organisation or was changed.
    pub fn open(
        &self,
        organisation: OrganisationId,
        wrapped: &Wrapped,
    ) -> Result<OrganisationKey, DoesNotOpen> {
        let generation = wrapped.generation()?;
        let key = self.keys().find(|key| key.generation == generation).ok_or(DoesNotOpen)?;
        let what = [ORGANISATION, &organisation.to_bytes()];
        OrganisationKey::from_bytes(&wrapped.unwrap_with(&key.secret, what)?)
    }

    /// Wraps with the newest master key what an older one had wrapped; `None` when it already was.
    /// An older master key can be destroyed once every organisation's key is re-wrapped.
    ///
    /// # Errors
    /// [`DoesNotOpen`] as for [`Ring::open`].
    pub fn rewrap(
        &self,
        organisation: OrganisationId,
        wrapped: &Wrapped,
        entropy: &mut dyn Entropy,
    ) -> Result<Option<Wrapped>, DoesNotOpen> {
        let key = self.open(organisation, wrapped)?;
        let newest = wrapped.generation()? == self.newest.generation;
        Ok((!newest).then(|| self.wrap(organisation, &key, entropy)))
    }

    /// The keys that may open a backup: one for each master key, newest first.
    pub fn backups(&self) -> Vec<BackupKey> {
        self.keys().map(MasterKey::backup).collect()
    }

    fn keys(&self) -> impl Iterator<Item = &MasterKey> {
        std::iter::once(&self.newest).chain(self.older.iter().rev())
    }
}

/// Reads 64 hexadecimal digits of either case.
pub(crate) fn secret_from_hex(hex: &str) -> Result<Secret, KeyFault> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(KeyFault::NotAKey);
    }
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| KeyFault::NotAKey)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| KeyFault::NotAKey)?;
    }
    let secret = Secret::take(bytes);
    bytes.zeroize();
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeded::Seeded;

    const HOME: OrganisationId = OrganisationId::from_raw(1);

    fn key(generation: u32) -> MasterKey {
        MasterKey::draw(generation, &mut Seeded::new(generation.into()))
    }

    #[test]
    fn turning_to_a_new_master_key_keeps_everything_readable() {
        let mut entropy = Seeded::new(9);
        let first = Ring::new(vec![key(1)]).unwrap();
        let organisation = OrganisationKey::draw(&mut entropy);
        let wrapped = first.wrap(HOME, &organisation, &mut entropy);

        let both = Ring::new(vec![key(2), key(1)]).unwrap();
        assert_eq!(both.newest().generation(), 2);
        let opened = both.open(HOME, &wrapped).unwrap();
        assert_eq!(opened.to_bytes(), organisation.to_bytes());

        let rewrapped = both.rewrap(HOME, &wrapped, &mut entropy).unwrap().expect("it was older");
        assert_eq!(rewrapped.generation(), Ok(2));
        assert_eq!(both.rewrap(HOME, &rewrapped, &mut entropy), Ok(None));

        let second = Ring::new(vec![key(2)]).unwrap();
        assert_eq!(second.open(HOME, &rewrapped).unwrap().to_bytes(), organisation.to_bytes());
        assert_eq!(second.open(HOME, &wrapped).err(), Some(DoesNotOpen));
    }

    #[test]
    fn a_key_of_another_organisation_or_another_ring_does_not_open() {
        let mut entropy = Seeded::new(9);
        let ring = Ring::new(vec![key(1)]).unwrap();
        let wrapped = ring.wrap(HOME, &OrganisationKey::draw(&mut entropy), &mut entropy);
        let neighbour = OrganisationId::from_raw(2);
        assert_eq!(ring.open(neighbour, &wrapped).err(), Some(DoesNotOpen));
        let stranger = MasterKey::draw(1, &mut Seeded::new(99));
        let stranger = Ring::new(vec![stranger]).unwrap();
        assert_eq!(stranger.open(HOME, &wrapped).err(), Some(DoesNotOpen));
    }

    #[test]
    fn a_key_file_reads_back() {
        let file =
            format!("# made at the founding\n{}\n\n{}\n", *key(1).to_line(), *key(2).to_line());
        let ring = Ring::parse(&file).unwrap();
        assert_eq!(ring.newest().generation(), 2);
        assert_eq!(*ring.newest().to_line(), *key(2).to_line());
        assert_eq!(ring.older.len(), 1);
    }

    #[test]
    fn a_wrong_key_file_is_refused_with_the_line_and_not_its_content() {
        let good = key(1).to_line();
        let cases = [
            (String::new(), KeyFault::None),
            ("# nothing\n".to_owned(), KeyFault::None),
            (format!("{}\n1 abc", *good), KeyFault::Line { line: 2 }),
            (format!("x{}", *good), KeyFault::Line { line: 1 }),
            (good.replace('1', "+"), KeyFault::Line { line: 1 }),
            (format!("{}\n{}", *good, *good), KeyFault::Twice { generation: 1 }),
            (format!("0{}", &good[1..]), KeyFault::Zero),
        ];
        for (file, fault) in cases {
            let refused = Ring::parse(&file).expect_err("a wrong key file");
            assert_eq!(refused, fault);
            assert!(!refused.to_string().contains(&good[2..]));
        }
    }

    #[test]
    fn a_master_key_prints_its_generation_and_nothing_else() {
        assert_eq!(format!("{:?}", key(3)), "MasterKey(3, …)");
        assert_eq!(format!("{:?}", key(3).backup()), "BackupKey(3, …)");
    }
}
