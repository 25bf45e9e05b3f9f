//! The right edge of the tree: all that is needed to add a leaf and to know the root.

use crate::hash::Hash;

/// Bytes that aren't a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes aren't the frontier of a log")]
pub struct NotAFrontier;

/// A log of `size` entries, folded to the roots of its complete subtrees, at most 64. Adding an entry
/// costs one hash on average.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// One per set bit of `size`, the largest subtree first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// An empty log.
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// Adds an entry by its [`Hash::of_leaf`].
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = Hash::of_node(left, node);
            }
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// How many entries there are.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root over all of them.
    pub fn root(&self) -> Hash {
        let folded =
            self.peaks.iter().rev().copied().reduce(|right, left| Hash::of_node(left, right));
        folded.unwrap_or_else(Hash::of_nothing)
    }

    /// The bytes to store: the size in eight bytes, then the peaks.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.extend(self.peaks.iter().flat_map(|peak| peak.to_bytes()));
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] gave.
    ///
    /// # Errors
    /// [`NotAFrontier`] when size and peaks don't belong together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAFrontier> {
        let (size, rest) = bytes.split_first_chunk::<8>().ok_or(NotAFrontier)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, []) = rest.as_chunks::<32>() else { return Err(NotAFrontier) };
        if peaks.len() != size.count_ones() as usize {
            return Err(NotAFrontier);
        }
        Ok(Self { size, peaks: peaks.iter().copied().map(Hash::from_bytes).collect() })
    }
}
