//! What a new version of a table does differently, said in situations.

use crate::{
    Answer, Hit, Input, Kind, Row, Table, TooLarge,
    axis::Axis,
    input::Wanted,
    region::{self, Region},
    rowset::RowSet,
    split::{self, Question, Verdict},
    table::region_of,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// What differs between two tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The inputs that came, went or got other values, in words. Situations are compared over the
    /// values that both tables know; an input that only one of them has takes every value.
    pub inputs: Vec<String>,
    /// The situations whose outcome changes, grouped by the rows that decide before and after.
    pub changes: Vec<Change>,
}

/// Situations whose outcome changes in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The ids of the rows that decide in the old table; empty when none did.
    pub before: Vec<String>,
    /// The ids of the rows that decide in the new one; empty when none does.
    pub after: Vec<String>,
    /// Which situations, as few boxes in words.
    pub words: Vec<String>,
    /// How many.
    pub situations: u128,
}

impl Diff {
    /// Whether every situation keeps its outcome and the inputs are the same.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.changes.is_empty()
    }
}

/// Compares what two tables answer. Sources, dates and ids don't count, answers do.
///
/// When both tables collect, each change is one answer that comes or goes, and a situation may be
/// named in several; otherwise each situation is named at most once, with what replaces what.
///
/// # Errors
/// [`TooLarge`] when the two together tell more situations apart than can be compared.
pub fn diff(old: &Table, new: &Table) -> Result<Diff, TooLarge> {
    let joint = Joint::of(old, new)?;
    let everywhere = region::everything(&joint.axes);
    let mut changes = Vec::new();
    for part in joint.parts() {
        let boxes = split::split(&everywhere, &part.regions, &part)?;
        changes.extend(part.changes(&joint, &boxes));
    }
    Ok(Diff { inputs: changed_inputs(old, new), changes })
}

/// The rows that decide before and after, by their place in the part.
type Deciding = (Vec<usize>, Vec<usize>);

/// Both tables over the same inputs.
struct Joint<'t> {
    inputs: Vec<Input>,
    axes: Vec<Axis>,
    whole: Part<'t>,
}

/// Rows of both tables that are compared together: those of the old one first.
struct Part<'t> {
    regions: Vec<Region>,
    rows: Vec<&'t Row>,
    /// Per row, a number that two rows share when they give the same answers.
    answers: Vec<usize>,
    /// How many of the rows are the old table's.
    old: usize,
    hits: (Hit, Hit),
}

impl<'t> Joint<'t> {
    fn of(old: &'t Table, new: &'t Table) -> Result<Self, TooLarge> {
        let mut inputs: Vec<Input> = Vec::new();
        for input in old.inputs() {
            let other = new.inputs().iter().find(|known| known.name == input.name);
            inputs.push(other.map_or_else(|| input.clone(), |other| shared_values(input, other)));
        }
        let added = new.inputs().iter().filter(|n| old.inputs().iter().all(|o| o.name != n.name));
        inputs.extend(added.cloned());

        let wishes: Vec<_> = translated(old, &inputs).chain(translated(new, &inputs)).collect();
        let axes = inputs.iter().enumerate().map(|(place, input)| {
            let of_input = wishes.iter().flatten().filter(|(at, _)| *at == place);
            Axis::cut(&input.kind, of_input.map(|(_, wish)| wish)).map_err(|_| TooLarge)
        });
        let axes = axes.collect::<Result<Vec<_>, _>>()?;
        let regions = wishes.iter().map(|when| region_of(&axes, when)).collect();
        let rows: Vec<_> = old.rows().iter().chain(new.rows()).collect();
        let answers = same_answers(&rows);
        let (old, hits) = (old.rows().len(), (old.hit(), new.hit()));
        Ok(Self { inputs, axes, whole: Part { regions, rows, answers, old, hits } })
    }

    /// What must be compared together: when all rows collect, each answer stands alone.
    fn parts(&self) -> Vec<Part<'t>> {
        let whole = &self.whole;
        if whole.hits != (Hit::Collect, Hit::Collect) {
            return vec![whole.only(|_| true)];
        }
        let answers: BTreeSet<_> = whole.answers.iter().collect();
        let parts = answers.into_iter().map(|answer| whole.only(|other| other == answer));
        parts.filter(|part| !part.is_same()).collect()
    }
}

impl Part<'_> {
    /// The rows whose answer is asked for.
    fn only(&self, asked: impl Fn(&usize) -> bool) -> Self {
        let kept: Vec<_> =
            (0..self.rows.len()).filter(|row| self.answers.get(*row).is_some_and(&asked)).collect();
        Self {
            regions: kept.iter().filter_map(|row| self.regions.get(*row).cloned()).collect(),
            rows: kept.iter().filter_map(|row| self.rows.get(*row).copied()).collect(),
            answers: kept.iter().filter_map(|row| self.answers.get(*row).copied()).collect(),
            old: kept.iter().filter(|row| **row < self.old).count(),
            hits: self.hits,
        }
    }

    /// Whether both tables have rows for the very same situations, so that nothing can differ.
    fn is_same(&self) -> bool {
        let (old, new) = self.regions.split_at(self.old.min(self.regions.len()));
        old.iter().collect::<BTreeSet<_>>() == new.iter().collect::<BTreeSet<_>>()
    }

    /// The boxes as changes, one for each way in which the outcome changes.
    fn changes(&self, joint: &Joint<'_>, boxes: &[(Region, Deciding)]) -> Vec<Change> {
        let mut changes: Vec<(&Deciding, Change)> = Vec::new();
        for (region, leaf) in boxes {
            let words = region::words(&joint.inputs, &joint.axes, region, None);
            let situations = region::situations(&joint.axes, region);
            if let Some((_, change)) = changes.iter_mut().find(|(known, _)| *known == leaf) {
                change.words.push(words);
                change.situations = change.situations.saturating_add(situations);
            } else {
                let ids = |rows: &[usize]| rows.iter().filter_map(|row| self.id(*row)).collect();
                let (before, after) = (ids(&leaf.0), ids(&leaf.1));
                changes.push((leaf, Change { before, after, words: vec![words], situations }));
            }
        }
        changes.sort_by_key(|(deciding, _)| *deciding);
        changes.into_iter().map(|(_, change)| change).collect()
    }

    fn id(&self, row: usize) -> Option<String> {
        Some(self.rows.get(row)?.id().to_owned())
    }

    fn hit_of(&self, row: usize) -> Hit {
        if row < self.old { self.hits.0 } else { self.hits.1 }
    }

    /// The answers that these rows give together.
    fn outcome(&self, rows: &[usize]) -> BTreeSet<usize> {
        rows.iter().filter_map(|row| self.answers.get(*row).copied()).collect()
    }
}

impl Question for Part<'_> {
    type Leaf = Deciding;

    fn trim(&self, alive: &mut RowSet, settled: &RowSet) {
        for old_half in [true, false] {
            let mut half = RowSet::none(self.rows.len());
            let mut rest = RowSet::none(self.rows.len());
            for row in alive.iter() {
                if (row < self.old) == old_half { half.add(row) } else { rest.add(row) }
            }
            if half.iter().next().is_some_and(|row| self.hit_of(row) == Hit::First) {
                half.cut_after_first_of(settled);
                half.iter().for_each(|row| rest.add(row));
                *alive = rest;
            }
        }
    }

    fn judge(&self, alive: &RowSet, settled: &RowSet) -> Verdict<Self::Leaf> {
        let (before, after): (Vec<_>, Vec<_>) = alive.iter().partition(|row| *row < self.old);
        if !alive.is_within(settled) {
            return Verdict::Split;
        }
        if self.outcome(&before) == self.outcome(&after) {
            return Verdict::Nothing;
        }
        Verdict::Leaf((before, after))
    }
}

/// The rows' wishes, over the joint inputs.
fn translated<'a>(
    table: &'a Table,
    inputs: &'a [Input],
) -> impl Iterator<Item = Vec<(usize, Wanted)>> + 'a {
    table.rows().iter().map(move |row| {
        row.when
            .iter()
            .filter_map(|(at, wish)| {
                let own = table.inputs().get(*at)?;
                let place = inputs.iter().position(|input| input.name == own.name)?;
                Some((place, renumbered(wish, &own.kind, &inputs.get(place)?.kind)))
            })
            .collect()
    })
}

/// A wish in terms of another list of the same options.
fn renumbered(wish: &Wanted, own: &Kind, joint: &Kind) -> Wanted {
    let Wanted::Options(mask) = wish else { return wish.clone() };
    let codes = own.codes().into_iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1);
    let places = codes.filter_map(|(_, code)| joint.option(code));
    Wanted::Options(places.fold(0, |mask, place| mask | 1 << place))
}

/// The input with the values that both tables know; the old one's when the kinds differ.
fn shared_values(old: &Input, new: &Input) -> Input {
    let kind = match (&old.kind, &new.kind) {
        (Kind::Whole { least, most, unit }, Kind::Whole { least: l, most: m, .. }) => {
            Kind::Whole { least: *least.max(l), most: *most.min(m), unit: unit.clone() }
        }
        (Kind::OneOf(codes), Kind::OneOf(others)) => {
            Kind::OneOf(codes.iter().filter(|code| others.contains(code)).cloned().collect())
        }
        (kind, _) => kind.clone(),
    };
    Input { kind, ..old.clone() }
}

fn same_answers(rows: &[&Row]) -> Vec<usize> {
    let mut known: Vec<BTreeSet<(&str, String)>> = Vec::new();
    rows.iter()
        .map(|row| {
            let answers = row.answers().map(|(name, answer)| (name, plain(answer))).collect();
            known.iter().position(|other| *other == answers).unwrap_or_else(|| {
                known.push(answers);
                known.len() - 1
            })
        })
        .collect()
}

fn plain(answer: &Answer) -> String {
    format!("{answer:?}")
}

fn changed_inputs(old: &Table, new: &Table) -> Vec<String> {
    let mut changed = Vec::new();
    for input in old.inputs() {
        match new.inputs().iter().find(|other| other.name == input.name) {
            None => changed.push(format!("{} is no longer asked", input.name)),
            Some(other) => changed.extend(changed_values(input, other)),
        }
    }
    let added = new.inputs().iter().filter(|n| old.inputs().iter().all(|o| o.name != n.name));
    changed.extend(added.map(|i| format!("{} is new: {}", i.name, i.kind.expected())));
    changed
}

fn changed_values(old: &Input, new: &Input) -> Option<String> {
    let (was, is) = (old.kind.expected(), new.kind.expected());
    let same = match (&old.kind, &new.kind) {
        (Kind::OneOf(a), Kind::OneOf(b)) => {
            a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>()
        }
        _ => was == is,
    };
    (!same).then(|| format!("{} was {was}, is {is}", old.name))
}
