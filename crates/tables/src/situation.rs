//! A situation: one value for each input of a table, and the rows that decide in it.

use crate::{Fault, Hit, Row, Table, Value, input::MOST_INPUTS};

/// One value for each input of one table. Small and without allocation, so that a gate can ask often.
///
/// A situation that isn't complete, or belongs to another table or version, matches no row: whoever
/// asks gets no answer rather than a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    table: u64,
    known: u32,
    cells: [u8; MOST_INPUTS],
}

/// The rows that decide, in the order of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<'t> {
    rows: Vec<&'t Row>,
}

/// The rows that hold in a situation, one after the other, before the hit policy is applied.
#[derive(Debug, Clone)]
pub struct Matching<'t> {
    table: &'t Table,
    situation: Situation,
    word: usize,
    bits: u64,
}

impl Situation {
    /// Reads a situation from names and texts, one for each input of the table.
    ///
    /// # Errors
    /// All faults at once: inputs unknown, missing, given twice, or with a value that can't be.
    pub fn read<K: AsRef<str>, V: AsRef<str>>(
        table: &Table,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<Fault>> {
        let mut situation = table.situation();
        let mut faults = Vec::new();
        let mut seen = Vec::new();
        for (name, text) in pairs {
            let (name, text) = (name.as_ref(), text.as_ref());
            match table.value(name, text) {
                Ok(value) if situation.knows(value.input) => {
                    faults.push(Fault::at_key(name, "given twice: give it once"));
                }
                Ok(value) => situation = situation.with(value),
                Err(fault) => faults.push(fault),
            }
            seen.push(name.to_owned());
        }
        for input in table.inputs().iter().filter(|input| !seen.contains(&input.name)) {
            let what = format!("missing: give {}", input.kind.expected());
            faults.push(Fault::at_key(&input.name, what));
        }
        if faults.is_empty() { Ok(situation) } else { Err(faults) }
    }

    /// The same situation with this value. A value of another table is left out.
    #[must_use]
    pub fn with(mut self, value: Value) -> Self {
        if let Some(cell) = self.cells.get_mut(usize::from(value.input))
            && value.table == self.table
        {
            *cell = value.cell;
            self.known |= 1 << value.input;
        }
        self
    }

    fn knows(&self, input: u8) -> bool {
        self.known >> input & 1 == 1
    }
}

impl Table {
    /// A situation of which nothing is known yet.
    pub const fn situation(&self) -> Situation {
        Situation { table: self.fingerprint(), known: 0, cells: [0; MOST_INPUTS] }
    }

    /// Whether the situation is one of this table and has a value for every input.
    pub fn is_complete(&self, situation: &Situation) -> bool {
        let known = situation.known.count_ones();
        situation.table == self.fingerprint() && known as usize == self.inputs().len()
    }

    /// The rows that hold, without allocation and before the hit policy is applied.
    pub fn matching(&self, situation: &Situation) -> Matching<'_> {
        let mut matching = Matching { table: self, situation: *situation, word: 0, bits: 0 };
        if self.is_complete(situation) {
            matching.bits = matching.rows_of_word();
        } else {
            matching.word = usize::MAX;
        }
        matching
    }

    /// The first row that holds, without allocation.
    pub fn first(&self, situation: &Situation) -> Option<&Row> {
        self.matching(situation).next()
    }

    /// The rows that decide: the first one when the table says `first`, otherwise all that hold.
    pub fn evaluate(&self, situation: &Situation) -> Outcome<'_> {
        let most = if self.hit() == Hit::First { 1 } else { usize::MAX };
        Outcome { rows: self.matching(situation).take(most).collect() }
    }
}

impl<'t> Outcome<'t> {
    /// The deciding rows, in the order of the table.
    pub fn rows(&self) -> &[&'t Row] {
        &self.rows
    }

    /// The first deciding row.
    pub fn first(&self) -> Option<&'t Row> {
        self.rows.first().copied()
    }

    /// The ids of the deciding rows, for the journal.
    pub fn ids(&self) -> impl Iterator<Item = &'t str> {
        self.rows.iter().map(|row| row.id())
    }

    /// Whether no row holds. Never so for a complete situation of a table whose check is clean.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Matching<'_> {
    /// The 64 rows from this word on that accept every value.
    fn rows_of_word(&self) -> u64 {
        let rows = self.table.rows().len().saturating_sub(self.word.saturating_mul(64));
        let mut bits = if rows >= 64 { u64::MAX } else { (1 << rows) - 1 };
        for (cells, cell) in self.table.accepting().iter().zip(&self.situation.cells) {
            bits &= cells.get(usize::from(*cell)).map_or(0, |set| set.word(self.word));
        }
        bits
    }
}

impl<'t> Iterator for Matching<'t> {
    type Item = &'t Row;

    fn next(&mut self) -> Option<&'t Row> {
        while self.bits == 0 {
            self.word = self.word.checked_add(1)?;
            if self.word.checked_mul(64)? >= self.table.rows().len() {
                return None;
            }
            self.bits = self.rows_of_word();
        }
        let bit = self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        self.table.rows().get(self.word * 64 + bit)
    }
}
