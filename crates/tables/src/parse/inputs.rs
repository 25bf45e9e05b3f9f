//! Reads `[inputs]`: what a table asks.

use super::{
    document::{Node, NodeValue},
    fields::{Faults, Fields, both, bounds, codes, is_code},
};
use crate::{Input, Kind, Text, axis::MOST_CELLS, input::MOST_INPUTS};

/// Reads all inputs, in the order of the text.
pub(crate) fn inputs(node: &Node, faults: &mut Faults) -> Vec<Input> {
    let Some(mut fields) = Fields::of(node, "inputs", faults) else { return Vec::new() };
    let entries = fields.take_rest();
    if entries.len() > MOST_INPUTS {
        let what = format!("more than {MOST_INPUTS} inputs: split the table");
        faults.note(node.line, "inputs", what);
    }
    entries.into_iter().filter_map(|(name, node)| input(name, node, faults)).collect()
}

fn input(name: &str, node: &Node, faults: &mut Faults) -> Option<Input> {
    let path = format!("inputs.{name}");
    if !is_code(name) {
        faults.note(node.line, &path, "a name has letters, digits, hyphens and underscores only");
    }
    if let NodeValue::Text(kind) = &node.value {
        if kind == "yes-no" {
            let (label, help, option_labels) = (None, None, Vec::new());
            return Some(Input {
                name: name.to_owned(),
                kind: Kind::YesNo,
                label,
                help,
                option_labels,
            });
        }
        faults.note(node.line, &path, KINDS);
        return None;
    }
    let mut fields = Fields::of(node, &path, faults)?;
    let label = fields.take_both("label", faults);
    let help = fields.take_both("help", faults);
    let kind = kind(&mut fields, faults);
    let labels = fields.take("options");
    let option_labels = match (&kind, labels) {
        (Some(kind), Some(labels)) => {
            option_labels(labels, &fields.path_of("options"), &kind.codes(), faults)
        }
        _ => Vec::new(),
    };
    fields.finish(faults);
    Some(Input { name: name.to_owned(), kind: kind?, label, help, option_labels })
}

const KINDS: &str =
    "write \"yes-no\", { whole = [0, 120] }, { one_of = [\"…\"] } or { kind = \"yes-no\" }";

fn kind(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Kind> {
    let unit = fields.take_text("unit", faults);
    let given = (fields.take("whole"), fields.take("one_of"), fields.take_text("kind", faults));
    match given {
        (Some(node), None, None) => {
            let (least, most) = bounds(node, &fields.path_of("whole"), faults)?;
            Some(Kind::Whole { least, most, unit })
        }
        (None, Some(node), None) => {
            let path = fields.path_of("one_of");
            let codes = codes(node, &path, faults)?;
            if codes.len() > MOST_CELLS {
                faults.note(
                    node.line,
                    &path,
                    format!("more than {MOST_CELLS} codes: split the table"),
                );
                return None;
            }
            Some(Kind::OneOf(codes))
        }
        (None, None, Some(kind)) if kind == "yes-no" => Some(Kind::YesNo),
        _ => {
            faults.note(fields.line(), &fields.path_of("kind"), KINDS);
            None
        }
    }
}

/// Words for each code, in the order of the codes. All or none: a form with half its options in
/// words and half in codes helps nobody.
pub(crate) fn option_labels(
    node: &Node,
    path: &str,
    codes: &[&str],
    faults: &mut Faults,
) -> Vec<Text> {
    let Some(mut fields) = Fields::of(node, path, faults) else { return Vec::new() };
    let mut labels = Vec::new();
    for code in codes {
        let label = fields.need(code, faults);
        labels.extend(label.and_then(|node| both(node, &format!("{path}.{code}"), faults)));
    }
    fields.finish(faults);
    labels
}
