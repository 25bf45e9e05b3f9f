//! Reads `when`: for which values of an input a row holds.

use super::{
    document::{Node, NodeValue},
    fields::{Faults, Fields},
};
use crate::{Input, Kind, input::Wanted};

/// Reads the conditions of a row: the place of the input and the values wanted.
pub(crate) fn conditions(
    node: &Node,
    inputs: &[Input],
    faults: &mut Faults,
) -> Vec<(usize, Wanted)> {
    let Some(mut fields) = Fields::of(node, "when", faults) else { return Vec::new() };
    let mut conditions = Vec::new();
    for (name, node) in fields.take_rest() {
        let path = format!("when.{name}");
        let Some(place) = inputs.iter().position(|input| input.name == name) else {
            faults.note(node.line, &path, "not among the inputs: declare it there or remove it");
            continue;
        };
        let kind = inputs.get(place).map(|input| &input.kind);
        let wanted = kind.and_then(|kind| wanted(node, kind, &path, faults));
        conditions.extend(wanted.map(|wanted| (place, wanted)));
    }
    conditions
}

fn wanted(node: &Node, kind: &Kind, path: &str, faults: &mut Faults) -> Option<Wanted> {
    let items = match &node.value {
        NodeValue::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if items.is_empty() {
        let what = "an empty list holds for nothing: name a value, or leave the input out";
        faults.note(node.line, path, what);
        return None;
    }
    if let Kind::Whole { least, most, .. } = kind {
        let ranges: Vec<_> =
            items.iter().filter_map(|item| range(item, (*least, *most), path, faults)).collect();
        return (ranges.len() == items.len()).then_some(Wanted::Ranges(ranges));
    }
    let places: Vec<_> = items.iter().filter_map(|item| option(item, kind, path, faults)).collect();
    let mask = places.iter().fold(0, |mask, place| mask | 1 << place);
    (places.len() == items.len()).then_some(Wanted::Options(mask))
}

fn option(node: &Node, kind: &Kind, path: &str, faults: &mut Faults) -> Option<usize> {
    let place = match &node.value {
        NodeValue::Text(code) => kind.option(code),
        NodeValue::YesNo(yes) if *kind == Kind::YesNo => Some(usize::from(!yes)),
        _ => None,
    };
    if place.is_none() {
        faults.note(node.line, path, format!("write {}", kind.expected()));
    }
    place
}

/// A number or a stretch: `15`, `"12-17"`, `"-7..-1"`, `">=18"`, `"<12"`.
fn range(
    node: &Node,
    (least, most): (i64, i64),
    path: &str,
    faults: &mut Faults,
) -> Option<(i64, i64)> {
    let found = match &node.value {
        NodeValue::Number(number) => Some((*number, *number)),
        NodeValue::Text(text) => stretch(text.trim(), (least, most)),
        _ => None,
    };
    let Some((from, to)) = found else {
        let what = "write a number, or a stretch as in \"12-17\", \"-7..-1\", \">=18\" or \"<12\"";
        faults.note(node.line, path, what);
        return None;
    };
    if from < least || to > most || from > to {
        let what = format!("outside the input, or empty: stay within {least} to {most}");
        faults.note(node.line, path, what);
        return None;
    }
    Some((from, to))
}

fn stretch(text: &str, (least, most): (i64, i64)) -> Option<(i64, i64)> {
    let number = |text: &str| text.trim().parse::<i64>().ok();
    if let Some(rest) = text.strip_prefix(">=") {
        return Some((number(rest)?, most));
    }
    if let Some(rest) = text.strip_prefix("<=") {
        return Some((least, number(rest)?));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return Some((number(rest)?.checked_add(1)?, most));
    }
    if let Some(rest) = text.strip_prefix('<') {
        return Some((least, number(rest)?.checked_sub(1)?));
    }
    if let Some(one) = number(text) {
        return Some((one, one));
    }
    // A hyphen inside the text parts two numbers; one at the start is a minus sign.
    let two_dots = text.split_once("..");
    let hyphen = text.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
    let (from, to) = two_dots.or_else(|| {
        let at = hyphen?;
        Some((text.get(..at)?, text.get(at + 1..)?))
    })?;
    Some((number(from)?, number(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_read_as_people_write_it() {
        let of = |text| stretch(text, (-60, 120));
        for (text, wanted) in [
            ("12-17", (12, 17)),
            (">=18", (18, 120)),
            (">17", (18, 120)),
            ("<12", (-60, 11)),
            ("<= 11", (-60, 11)),
            ("15", (15, 15)),
            ("-7", (-7, -7)),
            ("-7..-1", (-7, -1)),
            ("-7--1", (-7, -1)),
            ("0..3", (0, 3)),
        ] {
            assert_eq!(of(text), Some(wanted), "{text}");
        }
        for text in ["", "-", "a-b", "12-", "12 t/m 17", ">", ">=x", "1..2..3", "é-3"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
