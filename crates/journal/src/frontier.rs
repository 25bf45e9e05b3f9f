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

#[cfg(test)]
mod tests {
    use super::*;
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;
    use sha2::Sha256;

    #[test]
    fn the_root_is_the_one_another_implementation_finds() {
        let mut oracle = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        let mut frontier = Frontier::new();
        for number in 0..200_u32 {
            let line = number.to_string().into_bytes();
            frontier.append(Hash::of_leaf(&line));
            oracle.push(line);
            assert_eq!(frontier.root().to_bytes()[..], oracle.root().as_bytes()[..], "{number}");
        }
    }

    #[test]
    fn the_root_of_no_entries_is_the_hash_of_nothing() {
        let root = Frontier::new().root().to_string();
        assert_eq!(root, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    proptest! {
        #[test]
        fn a_frontier_goes_on_from_its_bytes(before in 0_u64..300, after in 0_u64..20) {
            let mut frontier = Frontier::new();
            (0..before).for_each(|n| frontier.append(Hash::of_leaf(&n.to_be_bytes())));
            let mut again = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
            (0..after).for_each(|n| {
                frontier.append(Hash::of_leaf(&n.to_be_bytes()));
                again.append(Hash::of_leaf(&n.to_be_bytes()));
            });
            prop_assert_eq!(again, frontier);
        }

        #[test]
        fn bytes_that_are_no_frontier_are_refused(size: u64, extra in 1_usize..40) {
            let mut bytes = size.to_be_bytes().to_vec();
            bytes.extend(vec![0; 32 * size.count_ones() as usize + extra]);
            prop_assert_eq!(Frontier::from_bytes(&bytes), Err(NotAFrontier));
        }
    }
}
