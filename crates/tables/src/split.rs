//! Splits all situations into boxes in which a question has one answer, without trying each.
//!
//! The split goes input by input. Cells that leave the same rows alive are taken together, an answer
//! found once is reused for the same rows and inputs, and a branch ends as soon as its answer is
//! certain. The boxes are disjoint and together exact.

use crate::{region::Region, rowset::RowSet};
use std::{collections::HashMap, rc::Rc};

/// A table with so many situations that tell rows apart that the engine refuses to split them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the table tells too many situations apart to be checked: split it into several tables")]
pub struct TooLarge;

/// How much work a split may be: about a second.
const MOST_STEPS: usize = 500_000;

/// What a question says about the situations in a branch.
pub(crate) enum Verdict<L> {
    /// These situations are not asked for.
    Nothing,
    /// They all have this answer.
    Leaf(L),
    /// It depends on inputs not yet looked at.
    Split,
}

/// A question about situations.
pub(crate) trait Question {
    /// The answer that a box gets.
    type Leaf: Clone + PartialEq;

    /// Drops alive rows that can no longer matter, given the rows that hold for certain.
    fn trim(&self, _alive: &mut RowSet, _settled: &RowSet) {}

    /// Answers from the rows that may still hold and those among them that hold for certain.
    fn judge(&self, alive: &RowSet, settled: &RowSet) -> Verdict<Self::Leaf>;
}

/// Boxes with their answers.
pub(crate) type Boxes<L> = Vec<(Region, L)>;

/// The situations within `start` that no row holds for, as few boxes.
pub(crate) fn uncovered(start: &Region, rows: &[Region]) -> Result<Vec<Region>, TooLarge> {
    struct Uncovered;
    impl Question for Uncovered {
        type Leaf = ();
        fn judge(&self, alive: &RowSet, settled: &RowSet) -> Verdict<()> {
            match (settled.is_empty(), alive.is_empty()) {
                (false, _) => Verdict::Nothing,
                (true, true) => Verdict::Leaf(()),
                (true, false) => Verdict::Split,
            }
        }
    }
    let boxes = split(start, rows, &Uncovered)?;
    Ok(boxes.into_iter().map(|(region, ())| region).collect())
}

/// Splits `start` by the rows until the question has an answer everywhere.
pub(crate) fn split<Q: Question>(
    start: &Region,
    rows: &[Region],
    question: &Q,
) -> Result<Boxes<Q::Leaf>, TooLarge> {
    let mut splitter = Splitter::new(start, rows, question);
    let inputs = start.iter().enumerate().fold(0, |left, (input, _)| left | 1_u64 << input);
    let boxes = splitter.boxes(inputs, RowSet::all(rows.len()))?;
    let mut boxes = Rc::unwrap_or_clone(boxes);
    merge(&mut boxes);
    Ok(boxes)
}

struct Splitter<'a, Q: Question> {
    start: &'a Region,
    question: &'a Q,
    /// Per row, the inputs on which it doesn't accept every value of `start`.
    open: Vec<u64>,
    /// Per input and cell, the rows that accept it.
    accepting: Vec<Vec<RowSet>>,
    known: HashMap<(u64, RowSet), Rc<Boxes<Q::Leaf>>>,
    steps: usize,
}

impl<'a, Q: Question> Splitter<'a, Q> {
    fn new(start: &'a Region, rows: &[Region], question: &'a Q) -> Self {
        let open = rows.iter().map(|row| open_inputs(start, row)).collect();
        let accepting = (0..start.len()).map(|input| accepting(rows, input)).collect();
        Self { start, question, open, accepting, known: HashMap::new(), steps: 0 }
    }

    fn boxes(&mut self, left: u64, mut alive: RowSet) -> Result<Rc<Boxes<Q::Leaf>>, TooLarge> {
        let mut settled = RowSet::none(self.open.len());
        for row in alive.iter().filter(|row| self.open_on(*row, left) == 0) {
            settled.add(row);
        }
        self.question.trim(&mut alive, &settled);
        match self.question.judge(&alive, &settled) {
            Verdict::Nothing => return Ok(Rc::default()),
            Verdict::Leaf(leaf) => return Ok(Rc::new(vec![(self.start.clone(), leaf)])),
            Verdict::Split => {}
        }
        let left = alive.iter().fold(0, |open, row| open | self.open_on(row, left));
        let key = (left, alive);
        if let Some(known) = self.known.get(&key) {
            return Ok(Rc::clone(known));
        }
        let (left, alive) = &key;
        let Some(input) = self.most_telling(*left, alive) else { return Ok(Rc::default()) };
        let found = Rc::new(self.split_on(input, *left & !(1 << input), alive)?);
        self.known.insert(key, Rc::clone(&found));
        Ok(found)
    }

    /// Splits on one input: cells that lead to the same boxes stay together.
    fn split_on(
        &mut self,
        input: usize,
        left: u64,
        alive: &RowSet,
    ) -> Result<Boxes<Q::Leaf>, TooLarge> {
        let mut groups: Vec<(RowSet, u128)> = Vec::new();
        let within = self.start.get(input).copied().unwrap_or(0);
        for (cell, rows) in self.accepting.get(input).into_iter().flatten().enumerate() {
            if within >> cell & 1 == 0 {
                continue;
            }
            let mut next = alive.clone();
            next.keep(rows);
            match groups.iter_mut().find(|(rows, _)| *rows == next) {
                Some((_, mask)) => *mask |= 1 << cell,
                None => groups.push((next, 1 << cell)),
            }
        }
        let mut branches: Vec<(Rc<Boxes<Q::Leaf>>, u128)> = Vec::new();
        for (rows, mask) in groups {
            let boxes = self.boxes(left, rows)?;
            match branches.iter_mut().find(|(known, _)| *known == boxes) {
                Some((_, known)) => *known |= mask,
                None => branches.push((boxes, mask)),
            }
        }
        self.steps += 1 + branches.iter().map(|(boxes, _)| boxes.len()).sum::<usize>();
        if self.steps > MOST_STEPS {
            return Err(TooLarge);
        }
        let mut found = Vec::new();
        for (boxes, mask) in branches {
            found.extend(
                boxes.iter().map(|(region, leaf)| (narrowed(region, input, mask), leaf.clone())),
            );
        }
        Ok(found)
    }

    /// The input that most of the alive rows still depend on.
    fn most_telling(&self, left: u64, alive: &RowSet) -> Option<usize> {
        (0..self.start.len()).filter(|input| left >> input & 1 == 1).max_by_key(|input| {
            alive.iter().filter(|row| self.open_on(*row, 1 << input) != 0).count()
        })
    }

    fn open_on(&self, row: usize, inputs: u64) -> u64 {
        self.open.get(row).map_or(0, |open| open & inputs)
    }
}

fn open_inputs(start: &Region, row: &Region) -> u64 {
    let narrower =
        start.iter().zip(row).enumerate().filter(|(_, (all, mask))| *all & *mask != **all);
    narrower.fold(0, |open, (input, _)| open | 1 << input)
}

fn accepting(rows: &[Region], input: usize) -> Vec<RowSet> {
    (0..u128::BITS)
        .map(|cell| {
            let mut set = RowSet::none(rows.len());
            for (place, row) in rows.iter().enumerate() {
                if row.get(input).is_some_and(|mask| mask >> cell & 1 == 1) {
                    set.add(place);
                }
            }
            set
        })
        .collect()
}

fn narrowed(region: &Region, input: usize, mask: u128) -> Region {
    let mut region = region.clone();
    if let Some(old) = region.get_mut(input) {
        *old = mask;
    }
    region
}

/// Joins boxes with the same answer that differ in one input only, until none is left to join.
pub(crate) fn merge<L: PartialEq>(boxes: &mut Boxes<L>) {
    /// Above this, a reader won't read them all anyhow and joining takes longer than it is worth.
    const MOST: usize = 1_000;
    let mut joined = boxes.len() <= MOST;
    while joined {
        joined = false;
        let mut place = 0;
        while place < boxes.len() {
            let pair = (place + 1..boxes.len())
                .find_map(|other| Some((other, join(boxes.get(place)?, boxes.get(other)?)?)));
            let Some((other, region)) = pair else {
                place += 1;
                continue;
            };
            boxes.remove(other);
            if let Some((old, _)) = boxes.get_mut(place) {
                *old = region;
            }
            joined = true;
        }
    }
}

fn join<L: PartialEq>(one: &(Region, L), other: &(Region, L)) -> Option<Region> {
    if one.1 != other.1 {
        return None;
    }
    let mut different = one.0.iter().zip(&other.0).enumerate().filter(|(_, (a, b))| a != b);
    let (input, (a, b)) = different.next()?;
    different.next().is_none().then(|| narrowed(&one.0, input, a | b))
}
