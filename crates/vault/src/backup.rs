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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::master::{MasterKey, Ring};
    use crate::seeded::Seeded;
    use proptest::prelude::*;

    fn ring(generations: &[u32]) -> Ring {
        let key = |&generation: &u32| {
            MasterKey::draw(generation, &mut Seeded::new(u64::from(generation)))
        };
        Ring::new(generations.iter().map(key).collect()).unwrap()
    }

    fn write(plaintext: &[u8], piece: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let key = ring(&[1]).newest().backup();
        let mut writer = BackupWriter::start(&key, &mut Seeded::new(5), &mut out);
        plaintext.chunks(piece).for_each(|piece| writer.push(piece, &mut out));
        writer.finish(&mut out);
        out
    }

    fn read(sealed: &[u8], piece: usize, keys: Vec<BackupKey>) -> Result<Vec<u8>, BackupFault> {
        let (mut reader, mut out) = (BackupReader::new(keys), Vec::new());
        sealed.chunks(piece).try_for_each(|piece| reader.push(piece, &mut out))?;
        let length = reader.finish(&mut out)?;
        assert_eq!(length, out.len() as u64);
        Ok(out)
    }

    fn reads(sealed: &[u8]) -> bool {
        read(sealed, 10_000, ring(&[1]).backups()).is_ok()
    }

    fn plaintext(length: usize) -> Vec<u8> {
        (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect()
    }

    /// Header and chunks of a backup of two and a half chunks.
    fn pieces() -> (Vec<u8>, Vec<Vec<u8>>) {
        let sealed = write(&plaintext(CHUNK * 5 / 2), CHUNK);
        let (header, rest) = sealed.split_at(HEADER);
        (header.to_vec(), rest.chunks(SEALED_CHUNK).map(<[u8]>::to_vec).collect())
    }

    #[test]
    fn a_backup_of_any_length_reads_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
            let text = plaintext(length);
            for piece in [1000, CHUNK, 5 * CHUNK] {
                let sealed = write(&text, piece);
                let opened = read(&sealed, piece + 1, ring(&[1, 2]).backups());
                assert!(opened == Ok(text.clone()), "{length} by {piece}");
            }
        }
    }

    #[test]
    fn a_backup_opens_with_an_older_key_of_the_ring_and_says_which_one_it_misses() {
        let sealed = write(b"x", 1);
        assert_eq!(read(&sealed, 100, ring(&[3, 2, 1]).backups()), Ok(b"x".to_vec()));
        let missing = BackupFault::NoKey { generation: 1 };
        assert_eq!(read(&sealed, 100, ring(&[2]).backups()), Err(missing));
    }

    #[test]
    fn a_key_given_by_hand_opens_its_own_backup() {
        let hand = |digit: &str| BackupKey::from_hex(&digit.repeat(64)).unwrap();
        let mut sealed = Vec::new();
        let writer = BackupWriter::start(&hand("a"), &mut Seeded::new(1), &mut sealed);
        writer.finish(&mut sealed);
        assert_eq!(read(&sealed, 10, vec![hand("A")]), Ok(Vec::new()));
        assert_eq!(read(&sealed, 10, vec![hand("b")]), Err(BackupFault::Damaged { good: 0 }));
        assert_eq!(BackupKey::from_hex("abc").err(), Some(KeyFault::NotAKey));
    }

    #[test]
    fn swapped_repeated_or_missing_chunks_do_not_open() {
        let (header, chunks) = pieces();
        assert!(reads(&[header.clone(), chunks.concat()].concat()));
        let orders: [&[usize]; 7] =
            [&[1, 0, 2], &[0, 0, 1, 2], &[0, 2], &[0, 1], &[1, 2], &[0, 1, 2, 2], &[]];
        for order in orders {
            let order: Vec<_> = order.iter().flat_map(|&at| chunks[at].clone()).collect();
            assert!(!reads(&[header.clone(), order].concat()));
        }
    }

    #[test]
    fn a_chunk_of_another_backup_does_not_open() {
        let (header, chunks) = pieces();
        let mut other = Vec::new();
        let key = ring(&[1]).newest().backup();
        let mut writer = BackupWriter::start(&key, &mut Seeded::new(6), &mut other);
        writer.push(&plaintext(CHUNK * 5 / 2), &mut other);
        writer.finish(&mut other);
        let foreign = &other[HEADER..HEADER + SEALED_CHUNK];
        let mixed = [&header[..], foreign, &chunks[1], &chunks[2]].concat();
        assert!(!reads(&mixed));
    }

    #[test]
    fn what_is_no_backup_is_called_so() {
        for bytes in [&b""[..], b"SQLite format 3\0", &[0; 100]] {
            let fault = read(bytes, 10, ring(&[1]).backups()).expect_err("no backup");
            assert_eq!(fault, BackupFault::NotABackup);
        }
        let header_only = &write(b"x", 1)[..HEADER];
        let fault = read(header_only, 10, ring(&[1]).backups());
        assert_eq!(fault, Err(BackupFault::Damaged { good: 0 }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn a_backup_with_a_flipped_bit_or_a_cut_does_not_read(
            length in 0_usize..3 * CHUNK, at: prop::sample::Index, bit in 0..8,
        ) {
            let mut sealed = write(&plaintext(length), CHUNK);
            let at = at.index(sealed.len());
            prop_assert!(!reads(&sealed[..at]));
            sealed[at] ^= 1_u8 << bit;
            prop_assert!(!reads(&sealed));
        }

        #[test]
        fn what_a_reader_gives_before_a_fault_is_the_true_beginning(
            length in 0_usize..3 * CHUNK, at: prop::sample::Index,
        ) {
            let text = plaintext(length);
            let mut sealed = write(&text, CHUNK);
            let at = at.index(sealed.len());
            sealed[at] ^= 1;
            let (mut reader, mut out) = (BackupReader::new(ring(&[1]).backups()), Vec::new());
            let _ = sealed.chunks(999).try_for_each(|piece| reader.push(piece, &mut out));
            prop_assert!(text.starts_with(&out));
        }
    }
}
