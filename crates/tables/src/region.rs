//! A box of situations: for each input, some of its cells. And how to say one in words.

use crate::{axis::Axis, input::Input, input::Kind};
use kernel::Lang;

/// A box: the situations whose every value lies in that input's mask.
pub(crate) type Region = Vec<u128>;

/// The box of all situations.
pub(crate) fn everything(axes: &[Axis]) -> Region {
    axes.iter().map(Axis::all).collect()
}

/// The situations that two boxes share; none when there are none.
pub(crate) fn common(one: &Region, other: &Region) -> Option<Region> {
    let region: Region = one.iter().zip(other).map(|(a, b)| a & b).collect();
    region.iter().all(|mask| *mask != 0).then_some(region)
}

/// How many situations a box holds, held at the largest number there is.
pub(crate) fn situations(axes: &[Axis], region: &Region) -> u128 {
    let widths = axes.iter().zip(region).map(|(axis, mask)| axis.width(*mask));
    widths.fold(1, u128::saturating_mul)
}

/// One situation of a box: the first of each input.
pub(crate) fn example(inputs: &[Input], axes: &[Axis], region: &Region) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for ((input, axis), mask) in inputs.iter().zip(axes).zip(region) {
        let Some(cell) = axis.cells_of(*mask).next() else { continue };
        let value = match &input.kind {
            Kind::Whole { .. } => axis.bounds(cell).0.to_string(),
            kind => kind.codes().get(cell).copied().unwrap_or_default().to_owned(),
        };
        values.push((input.name.clone(), value));
    }
    values
}

/// A box in words, as in `age 12-17, danger = acute`; in codes, or in a language when one is given.
pub(crate) fn words(
    inputs: &[Input],
    axes: &[Axis],
    region: &Region,
    lang: Option<Lang>,
) -> String {
    let mut parts = Vec::new();
    for ((input, axis), mask) in inputs.iter().zip(axes).zip(region) {
        if *mask != axis.all() {
            parts.push(words_of_one(input, axis, *mask, lang));
        }
    }
    if parts.is_empty() {
        return match lang {
            Some(Lang::Nl) => "elke situatie".to_owned(),
            _ => "every situation".to_owned(),
        };
    }
    parts.join(if lang.is_some() { "; " } else { ", " })
}

fn words_of_one(input: &Input, axis: &Axis, mask: u128, lang: Option<Lang>) -> String {
    let or = if lang == Some(Lang::Nl) { " of " } else { " or " };
    let name = lang.map_or(input.name.as_str(), |lang| input.label_in(lang));
    if let Kind::Whole { least, most, .. } = &input.kind {
        let stretches: Vec<_> = axis
            .stretches(mask)
            .into_iter()
            .map(|s| words_of_stretch(s, (*least, *most)))
            .collect();
        return format!("{name} {}", stretches.join(or));
    }
    let codes = input.kind.codes();
    let options: Vec<_> = axis
        .cells_of(mask)
        .map(|cell| match lang {
            Some(lang) => input.option_in(cell, lang),
            None => codes.get(cell).copied().unwrap_or_default().to_owned(),
        })
        .collect();
    match lang {
        Some(_) => format!("{name} {}", options.join(or)),
        None => format!("{name} = {}", options.join(or)),
    }
}

/// A stretch of numbers as a row may write it: `15`, `12-17`, `<12`, `>=18`, `-7..-1`.
fn words_of_stretch((from, to): (i64, i64), (least, most): (i64, i64)) -> String {
    match (from == least, to == most) {
        _ if from == to => from.to_string(),
        (false, true) => format!(">={from}"),
        (true, false) => format!("<={to}"),
        _ if from < 0 => format!("{from}..{to}"),
        _ => format!("{from}-{to}"),
    }
}
