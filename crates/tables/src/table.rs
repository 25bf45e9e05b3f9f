//! The table itself: what it asks, what it answers, its rows, and since when it holds.

use crate::{
    Answer, Input, Output, Text,
    axis::{Axis, TooManyCells},
    input::Wanted,
    region::{self, Region},
    rowset::RowSet,
};
use kernel::{Date, Lang, Term};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What happens when several rows hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hit {
    /// That may not be: two rows that share a situation contradict each other.
    Unique,
    /// The first row decides.
    First,
    /// All of them answer, in the order of the table.
    Collect,
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Our proposal: a default that the municipality must confirm.
    Proposal,
    /// Known, but not seen in the source named.
    Background,
    /// Seen in the source named.
    Confirmed,
}

impl Hit {
    /// The code in the text form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unique => "unique",
            Self::First => "first",
            Self::Collect => "collect",
        }
    }
}

impl Status {
    /// The code in the text form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposal => "proposal",
            Self::Background => "background",
            Self::Confirmed => "confirmed",
        }
    }
}

/// One rule: when it holds, what it answers, and where that comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub(crate) id: String,
    pub(crate) when: Vec<(usize, Wanted)>,
    pub(crate) then: Vec<(String, Answer)>,
    pub(crate) source: String,
    pub(crate) status: Status,
    pub(crate) checked: Date,
    pub(crate) contact_checked: Option<Date>,
}

impl Row {
    /// The stable id within the table; never reused.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where the rule comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How sure the rule is.
    pub const fn status(&self) -> Status {
        self.status
    }

    /// When someone last compared the rule with its source.
    pub const fn checked(&self) -> Date {
        self.checked
    }

    /// When someone last tried the contact that the row names; none when it names none.
    pub const fn contact_checked(&self) -> Option<Date> {
        self.contact_checked
    }

    /// All answers, in the order of the text.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.then.iter().map(|(name, answer)| (name.as_str(), answer))
    }

    /// The answer for an output.
    pub fn answer(&self, output: &str) -> Option<&Answer> {
        self.then.iter().find(|(name, _)| name == output).map(|(_, answer)| answer)
    }

    /// A text, or a word, in a language.
    pub fn text(&self, output: &str, lang: Lang) -> Option<&str> {
        self.answer(output)?.text(lang)
    }

    /// A word or code.
    pub fn word(&self, output: &str) -> Option<&str> {
        match self.answer(output)? {
            Answer::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Words or codes; none when the row doesn't answer.
    pub fn words(&self, output: &str) -> &[String] {
        match self.answer(output) {
            Some(Answer::Words(words)) => words,
            _ => &[],
        }
    }

    /// A term.
    pub fn term(&self, output: &str) -> Option<Term> {
        match self.answer(output)? {
            Answer::Term(term) => Some(*term),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&self, output: &str) -> Option<i64> {
        match self.answer(output)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// What a table says besides its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: Text,
    pub(crate) purpose: Option<Text>,
    pub(crate) owner: Option<String>,
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
    pub(crate) hit: Hit,
}

/// A rule table, read and typed, ready to be evaluated and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    heading: Heading,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    rows: Vec<Row>,
    fingerprint: u64,
    axes: Vec<Axis>,
    regions: Vec<Region>,
    /// Per input and cell, the rows that accept it.
    accepting: Vec<Vec<RowSet>>,
}

impl Table {
    /// Puts a table together from checked parts; names the input that has too many cells.
    pub(crate) fn assemble(
        text: &str,
        heading: Heading,
        inputs: Vec<Input>,
        outputs: Vec<Output>,
        rows: Vec<Row>,
    ) -> Result<Self, (usize, TooManyCells)> {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let axes = inputs
            .iter()
            .enumerate()
            .map(|(place, input)| {
                let wishes = rows.iter().flat_map(|row| &row.when).filter(|(at, _)| *at == place);
                Axis::cut(&input.kind, wishes.map(|(_, wish)| wish)).map_err(|e| (place, e))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let regions: Vec<_> = rows.iter().map(|row| region_of(&axes, &row.when)).collect();
        let accepting = axes.iter().enumerate().map(|(at, axis)| accepting(axis, at, &regions));
        let accepting = accepting.collect();
        let fingerprint = hasher.finish();
        Ok(Self { heading, inputs, outputs, rows, fingerprint, axes, regions, accepting })
    }

    /// The stable id, as in `meldroute-a`.
    pub fn id(&self) -> &str {
        &self.heading.id
    }

    /// The version, as in `2026-11`.
    pub fn version(&self) -> &str {
        &self.heading.version
    }

    /// The name on screen.
    pub const fn title(&self) -> &Text {
        &self.heading.title
    }

    /// What it is for, when it says so.
    pub const fn purpose(&self) -> Option<&Text> {
        self.heading.purpose.as_ref()
    }

    /// Who may change it, when it says so.
    pub fn owner(&self) -> Option<&str> {
        self.heading.owner.as_deref()
    }

    /// The first day it holds.
    pub const fn from(&self) -> Date {
        self.heading.from
    }

    /// The last day it holds; none when no end is set.
    pub const fn until(&self) -> Option<Date> {
        self.heading.until
    }

    /// What happens when several rows hold.
    pub const fn hit(&self) -> Hit {
        self.heading.hit
    }

    /// What it asks, in order.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// What it promises to answer, in order; empty when it promises nothing.
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// The promised output of this name.
    pub fn output(&self, name: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.name == name)
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row with this id.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Whether it holds on this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from() <= day && self.until().is_none_or(|until| day <= until)
    }

    /// A number that differs when the text differs: ties handles and situations to their table. Not
    /// a seal against tampering.
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// When a row holds, in words: `age 12-17, danger = acute`, or with the table's own questions
    /// and options when a language is given.
    pub fn condition(&self, row: &str, lang: Option<Lang>) -> Option<String> {
        let place = self.rows.iter().position(|known| known.id == row)?;
        Some(region::words(&self.inputs, &self.axes, self.regions.get(place)?, lang))
    }

    pub(crate) fn axes(&self) -> &[Axis] {
        &self.axes
    }

    pub(crate) fn regions(&self) -> &[Region] {
        &self.regions
    }

    pub(crate) fn accepting(&self) -> &[Vec<RowSet>] {
        &self.accepting
    }
}

/// The box of situations for which these wishes hold.
pub(crate) fn region_of(axes: &[Axis], when: &[(usize, Wanted)]) -> Region {
    let mut region = region::everything(axes);
    for (place, wish) in when {
        if let (Some(mask), Some(axis)) = (region.get_mut(*place), axes.get(*place)) {
            *mask = axis.mask(wish);
        }
    }
    region
}

fn accepting(axis: &Axis, at: usize, regions: &[Region]) -> Vec<RowSet> {
    let accepts = |row: &Region, cell: usize| row.get(at).is_some_and(|m| m >> cell & 1 == 1);
    (0..axis.cells())
        .map(|cell| {
            let mut set = RowSet::none(regions.len());
            for (place, _) in regions.iter().enumerate().filter(|(_, row)| accepts(row, cell)) {
                set.add(place);
            }
            set
        })
        .collect()
}
