//! Encrypting a backup as a stream: any length in constant memory, and a cut, swapped or repeated
//! piece shows.

use kernel::Entropy;
use zeroize::Zeroizing;

use crate::cipher::{ALGORITHM, NONCE, TAG, decrypt, encrypt, framed};
use crate::master::{KeyFault, secret_from_hex};
use crate::secret::Secret;

/// Plaintext bytes in a chunk. Every chunk but the last is exactly this long.
const CHUNK: usize = 64 * 1024;
const SEALED_CHUNK: usize = CHUNK + TAG;
const MAGIC: &[u8; 16] = b"vangnet backup\0\x01";
const SALT: usize = 32;
const HEADER: usize = MAGIC.len() + 1 + 4 + SALT;

/// Why a backup can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupFault {
    /// It doesn't start as a backup does.
    #[error("this isn't a backup of Vangnet")]
    NotABackup,
    /// It was made with a key that isn't here.
    #[error("no key of generation {generation} is at hand (0 is a key given by hand)")]
    NoKey {
        /// The generation of the master key, or 0 for a key given by hand.
        generation: u32,
    },
    /// A piece was changed, moved, repeated or is missing, or the key is another one.
    #[error("the backup is damaged after {good} good bytes, or the key is another one")]
    Damaged {
        /// Plaintext bytes before the damage.
        good: u64,
    },
}

/// The key that backups are encrypted with: derived from a master key, or given by hand.
#[derive(Clone)]
pub struct BackupKey {
    generation: u32,
    secret: Secret,
}

impl BackupKey {
    /// A key given by hand, as 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`KeyFault::NotAKey`] when the text is anything else.
    pub fn from_hex(hex: &str) -> Result<Self, KeyFault> {
        Ok(Self { generation: 0, secret: secret_from_hex(hex)? })
    }

    pub(crate) fn derived(generation: u32, secret: Secret) -> Self {
        Self { generation, secret }
    }

    /// The key of the stream behind this header: its salt makes it another one for every backup.
    fn stream(&self, header: &[u8]) -> Secret {
        self.secret.derive(Some(header), "vangnet backup stream v1")
    }
}

impl std::fmt::Debug for BackupKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BackupKey({}, …)", self.generation)
    }
}

/// Encrypts a backup. Push plaintext in pieces of any size; what is ready is appended to `out`.
/// Without [`BackupWriter::finish`] the backup doesn't open to its end.
#[derive(Debug)]
pub struct BackupWriter {
    key: Secret,
    count: u64,
    waiting: Zeroizing<Vec<u8>>,
}

impl BackupWriter {
    /// Starts a backup and appends its header to `out`.
    pub fn start(key: &BackupKey, entropy: &mut dyn Entropy, out: &mut Vec<u8>) -> Self {
        let mut salt = [0; SALT];
        entropy.fill(&mut salt);
        let mut header = Vec::with_capacity(HEADER);
        header.extend_from_slice(MAGIC);
        header.push(ALGORITHM);
        header.extend_from_slice(&key.generation.to_be_bytes());
        header.extend_from_slice(&salt);
        out.extend_from_slice(&header);
        let waiting = Zeroizing::new(Vec::with_capacity(CHUNK));
        Self { key: key.stream(&header), count: 0, waiting }
    }

    /// Takes the next piece of plaintext.
    pub fn push(&mut self, mut plaintext: &[u8], out: &mut Vec<u8>) {
        while !plaintext.is_empty() {
            // A full chunk waits until there is more: only then it isn't the last.
            if self.waiting.len() == CHUNK {
                self.chunk(false, out);
            }
            let room = (CHUNK - self.waiting.len()).min(plaintext.len());
            let (now, later) = plaintext.split_at(room);
            self.waiting.extend_from_slice(now);
            plaintext = later;
        }
    }

    /// Appends the last chunk, which says that it is the last.
    pub fn finish(mut self, out: &mut Vec<u8>) {
        self.chunk(true, out);
    }

    fn chunk(&mut self, last: bool, out: &mut Vec<u8>) {
        let (nonce, associated) = position(self.count, last);
        encrypt(&self.key, nonce, &associated, &self.waiting, out);
        self.count += 1;
        self.waiting.clear();
    }
}

/// Decrypts a backup. Push the file in pieces of any size; plaintext is appended to `out` as soon as
/// its chunk is proven. That the whole is there is only proven by [`BackupReader::finish`].
#[derive(Debug)]
pub struct BackupReader {
    keys: Vec<BackupKey>,
    stream: Option<Secret>,
    count: u64,
    good: u64,
    waiting: Vec<u8>,
}

impl BackupReader {
    /// A reader that may use any of these keys; the header of the backup says which.
    pub fn new(keys: Vec<BackupKey>) -> Self {
        Self { keys, stream: None, count: 0, good: 0, waiting: Vec::new() }
    }

    /// Takes the next piece of the file.
    ///
    /// # Errors
    /// [`BackupFault`]; nothing after it is worth reading.
    pub fn push(&mut self, mut sealed: &[u8], out: &mut Vec<u8>) -> Result<(), BackupFault> {
        while !sealed.is_empty() {
            let whole = if self.stream.is_some() { SEALED_CHUNK } else { HEADER };
            // As in the writer: a full chunk is opened when there is more behind it.
            if self.waiting.len() == whole {
                self.open(false, out)?;
                continue;
            }
            let room = (whole - self.waiting.len()).min(sealed.len());
            let (now, later) = sealed.split_at(room);
            self.waiting.extend_from_slice(now);
            sealed = later;
        }
        Ok(())
    }

    /// Appends the last plaintext and gives the total number of plaintext bytes.
    ///
    /// # Errors
    /// [`BackupFault`] when the backup was cut off.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<u64, BackupFault> {
        self.open(true, out)?;
        Ok(self.good)
    }

    fn open(&mut self, last: bool, out: &mut Vec<u8>) -> Result<(), BackupFault> {
        let damaged = BackupFault::Damaged { good: self.good };
        if let Some(stream) = &self.stream {
            let (nonce, associated) = position(self.count, last);
            let plaintext =
                decrypt(stream, nonce, &associated, &self.waiting).map_err(|_| damaged)?;
            // The writer leaves a last chunk empty only when the whole backup is.
            if plaintext.is_empty() && self.count > 0 {
                return Err(damaged);
            }
            out.extend_from_slice(&plaintext);
            self.count += 1;
            self.good += plaintext.len() as u64;
        } else {
            self.stream = Some(self.read_header()?);
            if last {
                return Err(damaged);
            }
        }
        self.waiting.clear();
        Ok(())
    }

    fn read_header(&self) -> Result<Secret, BackupFault> {
        let rest = self.waiting.strip_prefix(MAGIC).ok_or(BackupFault::NotABackup)?;
        let rest = rest.strip_prefix(&[ALGORITHM]).ok_or(BackupFault::NotABackup)?;
        let (generation, salt) = rest.split_first_chunk::<4>().ok_or(BackupFault::NotABackup)?;
        if salt.len() != SALT {
            return Err(BackupFault::NotABackup);
        }
        let generation = u32::from_be_bytes(*generation);
        let key = self.keys.iter().find(|key| key.generation == generation);
        Ok(key.ok_or(BackupFault::NoKey { generation })?.stream(&self.waiting))
    }
}

/// Nonce and associated data of a chunk: where it stands, and whether it is the last. The key is used
/// for one stream only, so a counted nonce doesn't repeat.
fn position(count: u64, last: bool) -> ([u8; NONCE], Vec<u8>) {
    let mut nonce = [0; NONCE];
    let (_, tail) = nonce.split_at_mut(NONCE - 9);
    let place = count.to_be_bytes().into_iter().chain([u8::from(last)]);
    tail.iter_mut().zip(place).for_each(|(to, from)| *to = from);
    let associated = framed(&[b"vangnet backup chunk", &count.to_be_bytes(), &[u8::from(last)]]);
    (nonce, associated)
}
