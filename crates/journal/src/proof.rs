//! Proofs that an entry is in the log, and that a later log only added to an earlier one
//! (RFC 9162, sections 2.1.3 and 2.1.4).

use std::ops::Range;

use crate::frontier::Frontier;
use crate::hash::Hash;

/// Why a proof can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The entry, or the earlier log, isn't within the log.
    #[error("that lies beyond the end of the log")]
    Beyond,
    /// The source gave fewer leaves than the log has.
    #[error("the source ran out of entries")]
    TooFewLeaves,
}

/// Proof that an entry is in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inclusion {
    /// The number of the entry, counted from 0.
    pub index: u64,
    /// The size of the log.
    pub size: u64,
    /// The hashes beside the way from the entry to the root, nearest first.
    pub path: Vec<Hash>,
}

impl Inclusion {
    /// Proves that entry `index` is in the log of the first `size` leaves. Reads the leaves once, in
    /// order, and keeps none.
    ///
    /// # Errors
    /// [`ProofFault`].
    pub fn prove(
        index: u64,
        size: u64,
        leaves: impl IntoIterator<Item = Hash>,
    ) -> Result<Self, ProofFault> {
        if index >= size {
            return Err(ProofFault::Beyond);
        }
        let mut beside = Vec::new();
        let mut whole = 0..size;
        while whole.end - whole.start > 1 {
            let (left, right) = halves(&whole);
            if left.contains(&index) {
                beside.push(right);
                whole = left;
            } else {
                beside.push(left);
                whole = right;
            }
        }
        beside.reverse();
        Ok(Self { index, size, path: roots(&beside, leaves)? })
    }

    /// Whether this proves that `leaf` is in the log with this root.
    pub fn proves(&self, leaf: Hash, root: Hash) -> bool {
        let Some(mut last) = self.size.checked_sub(1) else { return false };
        let mut place = self.index;
        let mut node = leaf;
        if place > last {
            return false;
        }
        for &other in &self.path {
            if last == 0 {
                return false;
            }
            if is_right(place) || place == last {
                node = Hash::of_node(other, node);
                (place, last) = climb_to_right(place, last);
            } else {
                node = Hash::of_node(node, other);
            }
            (place, last) = (place >> 1, last >> 1);
        }
        last == 0 && node == root
    }
}

/// Proof that a log is the beginning of a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consistency {
    /// The size of the earlier log.
    pub earlier: u64,
    /// The size of the later log.
    pub later: u64,
    /// The hashes from which both roots follow.
    pub path: Vec<Hash>,
}

impl Consistency {
    /// Proves that the first `earlier` leaves begin the log of the first `later` leaves. Reads the
    /// leaves once, in order, and keeps none.
    ///
    /// # Errors
    /// [`ProofFault`].
    pub fn prove(
        earlier: u64,
        later: u64,
        leaves: impl IntoIterator<Item = Hash>,
    ) -> Result<Self, ProofFault> {
        if earlier > later {
            return Err(ProofFault::Beyond);
        }
        let mut beside = Vec::new();
        let mut whole = 0..later;
        // The earlier log is empty, or the same: there is nothing to prove.
        while earlier > 0 && earlier < whole.end {
            let (left, right) = halves(&whole);
            if earlier <= left.end {
                beside.push(right);
                whole = left;
            } else {
                beside.push(left);
                whole = right;
            }
        }
        // Starting at 0 it is the earlier log itself, whose root the one who checks knows.
        if whole.start > 0 {
            beside.push(whole);
        }
        beside.reverse();
        Ok(Self { earlier, later, path: roots(&beside, leaves)? })
    }

    /// Whether this proves that the log with root `earlier` is the beginning of that with `later`.
    pub fn proves(&self, earlier: Hash, later: Hash) -> bool {
        if self.earlier > self.later {
            return false;
        }
        if self.earlier == self.later {
            return self.path.is_empty() && earlier == later;
        }
        if self.earlier == 0 {
            return self.path.is_empty() && earlier == Hash::of_nothing();
        }
        let shift = (self.earlier - 1).trailing_ones();
        let (mut place, mut last) = ((self.earlier - 1) >> shift, (self.later - 1) >> shift);
        // An earlier log of 2^n entries is itself the subtree to start from.
        let known = self.earlier.is_power_of_two().then_some(earlier);
        let mut path = known.into_iter().chain(self.path.iter().copied());
        let Some(start) = path.next() else { return false };
        let (mut old, mut new) = (start, start);
        for other in path {
            if last == 0 {
                return false;
            }
            if is_right(place) || place == last {
                old = Hash::of_node(other, old);
                new = Hash::of_node(other, new);
                (place, last) = climb_to_right(place, last);
            } else {
                new = Hash::of_node(new, other);
            }
            (place, last) = (place >> 1, last >> 1);
        }
        last == 0 && old == earlier && new == later
    }
}

const fn is_right(place: u64) -> bool {
    place & 1 == 1
}

/// Skips the levels where the last node has no neighbour.
const fn climb_to_right(place: u64, last: u64) -> (u64, u64) {
    if place == 0 || is_right(place) {
        return (place, last);
    }
    let levels = place.trailing_zeros();
    (place >> levels, last >> levels)
}

/// Splits at the largest power of two below the length, which is at least 2.
fn halves(whole: &Range<u64>) -> (Range<u64>, Range<u64>) {
    let length = whole.end - whole.start;
    let middle = whole.start + (1 << (length - 1).ilog2());
    (whole.start..middle, middle..whole.end)
}

/// The roots over ranges of leaves that don't overlap, in the order of the ranges.
fn roots(
    ranges: &[Range<u64>],
    leaves: impl IntoIterator<Item = Hash>,
) -> Result<Vec<Hash>, ProofFault> {
    let mut folded: Vec<Frontier> = ranges.iter().map(|_| Frontier::new()).collect();
    let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    let mut seen = 0;
    for (number, leaf) in (0..end).zip(leaves) {
        seen = number + 1;
        let here = ranges.iter().zip(&mut folded).find(|(range, _)| range.contains(&number));
        if let Some((_, frontier)) = here {
            frontier.append(leaf);
        }
    }
    if seen < end {
        return Err(ProofFault::TooFewLeaves);
    }
    Ok(folded.iter().map(Frontier::root).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;
    use sha2::Sha256;

    fn leaf(number: u64) -> Hash {
        Hash::of_leaf(number.to_string().as_bytes())
    }

    fn root(size: u64) -> Hash {
        let mut frontier = Frontier::new();
        (0..size).for_each(|number| frontier.append(leaf(number)));
        frontier.root()
    }

    fn oracle(size: u64) -> MemoryBackedTree<Sha256, String> {
        let mut tree = MemoryBackedTree::new();
        (0..size).for_each(|number| tree.push(number.to_string()));
        tree
    }

    fn joined(path: &[Hash]) -> Vec<u8> {
        path.iter().flat_map(|hash| hash.to_bytes()).collect()
    }

    #[test]
    fn every_proof_of_a_small_log_proves_and_is_the_oracles() {
        for size in 1..40 {
            let oracle_tree = oracle(size);
            for index in 0..size {
                let proof = Inclusion::prove(index, size, (0..).map(leaf)).unwrap();
                assert!(proof.proves(leaf(index), root(size)), "{index} in {size}");
                let theirs = oracle_tree.prove_inclusion(usize::try_from(index).unwrap());
                assert_eq!(joined(&proof.path), theirs.as_bytes(), "{index} in {size}");
            }
            for earlier in 0..=size {
                let proof = Consistency::prove(earlier, size, (0..).map(leaf)).unwrap();
                assert!(proof.proves(root(earlier), root(size)), "{earlier} to {size}");
                if earlier > 0 {
                    let more = usize::try_from(size - earlier).unwrap();
                    let theirs = oracle_tree.prove_consistency(more);
                    assert_eq!(joined(&proof.path), theirs.as_bytes(), "{earlier} to {size}");
                }
            }
        }
    }

    #[test]
    fn what_lies_beyond_the_log_has_no_proof() {
        assert_eq!(Inclusion::prove(5, 5, (0..).map(leaf)), Err(ProofFault::Beyond));
        assert_eq!(Consistency::prove(6, 5, (0..).map(leaf)), Err(ProofFault::Beyond));
        let short = (0..3).map(leaf);
        assert_eq!(Inclusion::prove(0, 5, short.clone()), Err(ProofFault::TooFewLeaves));
        assert_eq!(Consistency::prove(2, 5, short), Err(ProofFault::TooFewLeaves));
    }

    proptest! {
        #[test]
        fn a_proof_proves_nothing_but_its_own_entry(
            size in 2_u64..600, at: prop::sample::Index, other: prop::sample::Index,
            hit: prop::sample::Index,
        ) {
            let spread = usize::try_from(size).unwrap();
            let (index, other) = (at.index(spread) as u64, other.index(spread) as u64);
            let proof = Inclusion::prove(index, size, (0..).map(leaf)).unwrap();
            let root = root(size);
            prop_assert!(proof.proves(leaf(index), root));
            prop_assert!(index == other || !proof.proves(leaf(other), root));
            let elsewhere = Inclusion { index: other, ..proof.clone() };
            prop_assert!(index == other || !elsewhere.proves(leaf(index), root));
            let mut bent = proof.clone();
            bent.path[hit.index(proof.path.len())] = leaf(size);
            prop_assert!(!bent.proves(leaf(index), root));
            let mut longer = proof.clone();
            longer.path.push(leaf(0));
            prop_assert!(!longer.proves(leaf(index), root));
            let mut shorter = proof;
            shorter.path.pop();
            prop_assert!(!shorter.proves(leaf(index), root));
        }

        #[test]
        fn a_rewritten_past_is_not_consistent(
            later in 2_u64..600, at: prop::sample::Index, changed: prop::sample::Index,
        ) {
            let earlier = 1 + at.index(usize::try_from(later - 1).unwrap()) as u64;
            let changed = changed.index(usize::try_from(earlier).unwrap()) as u64;
            let rewritten = |number| if number == changed { leaf(later) } else { leaf(number) };
            let proof = Consistency::prove(earlier, later, (0..).map(rewritten)).unwrap();
            let mut frontier = Frontier::new();
            (0..later).for_each(|number| frontier.append(rewritten(number)));
            prop_assert!(!proof.proves(root(earlier), frontier.root()));
            let honest = Consistency::prove(earlier, later, (0..).map(leaf)).unwrap();
            prop_assert!(honest.proves(root(earlier), root(later)));
            prop_assert!(!honest.proves(root(earlier), frontier.root()));
        }
    }
}
