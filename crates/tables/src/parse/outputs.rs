//! Reads `[outputs]` and the answers of rows.

use super::{
    document::{Node, NodeValue},
    fields::{Faults, Fields, both, bounds, codes, is_code, plain_text},
    inputs::option_labels,
};
use crate::{Answer, Output, OutputKind};

const KINDS: &str = "write \"text\", \"term\", \"word\", \"words\", { one_of = [\"…\"] }, { some_of = [\"…\"] } or { whole = [0, 10] }";

/// Reads all promised outputs, in the order of the text.
pub(crate) fn outputs(node: &Node, faults: &mut Faults) -> Vec<Output> {
    let Some(mut fields) = Fields::of(node, "outputs", faults) else { return Vec::new() };
    fields.take_rest().into_iter().filter_map(|(name, node)| output(name, node, faults)).collect()
}

fn output(name: &str, node: &Node, faults: &mut Faults) -> Option<Output> {
    let path = format!("outputs.{name}");
    if !is_code(name) {
        faults.note(node.line, &path, "a name has letters, digits, hyphens and underscores only");
    }
    if let NodeValue::Text(word) = &node.value {
        let kind = named_kind(word);
        if kind.is_none() {
            faults.note(node.line, &path, KINDS);
        }
        let (single, optional, option_labels) = (false, false, Vec::new());
        return Some(Output {
            name: name.to_owned(),
            kind: kind?,
            single,
            optional,
            option_labels,
        });
    }
    let mut fields = Fields::of(node, &path, faults)?;
    let single = fields.take_flag("single", faults);
    let optional = fields.take_flag("optional", faults);
    let kind = kind(&mut fields, faults);
    let option_labels = match (&kind, fields.take("options")) {
        (Some(OutputKind::OneOf(codes) | OutputKind::SomeOf(codes)), Some(labels)) => {
            let codes: Vec<_> = codes.iter().map(String::as_str).collect();
            option_labels(labels, &fields.path_of("options"), &codes, faults)
        }
        (_, Some(labels)) => {
            let what = "only one_of and some_of have options: remove it";
            faults.note(labels.line, &fields.path_of("options"), what);
            Vec::new()
        }
        _ => Vec::new(),
    };
    fields.finish(faults);
    Some(Output { name: name.to_owned(), kind: kind?, single, optional, option_labels })
}

fn named_kind(word: &str) -> Option<OutputKind> {
    match word {
        "text" => Some(OutputKind::Text),
        "term" => Some(OutputKind::Term),
        "word" => Some(OutputKind::Word),
        "words" => Some(OutputKind::Words),
        _ => None,
    }
}

fn kind(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<OutputKind> {
    let unit = fields.take_text("unit", faults);
    let named = fields.take_text("kind", faults);
    match (fields.take("one_of"), fields.take("some_of"), fields.take("whole"), named) {
        (Some(node), None, None, None) => {
            codes(node, &fields.path_of("one_of"), faults).map(OutputKind::OneOf)
        }
        (None, Some(node), None, None) => {
            codes(node, &fields.path_of("some_of"), faults).map(OutputKind::SomeOf)
        }
        (None, None, Some(node), None) => {
            let (least, most) = bounds(node, &fields.path_of("whole"), faults)?;
            Some(OutputKind::Whole { least, most, unit })
        }
        (None, None, None, Some(word)) if named_kind(&word).is_some() => named_kind(&word),
        _ => {
            faults.note(fields.line(), &fields.path_of("kind"), KINDS);
            None
        }
    }
}

/// Reads the answers of a row and holds them against what the table promises.
pub(crate) fn answers(
    node: &Node,
    promised: Option<&[Output]>,
    faults: &mut Faults,
) -> Vec<(String, Answer)> {
    let Some(mut fields) = Fields::of(node, "then", faults) else { return Vec::new() };
    let mut answers = Vec::new();
    let Some(promised) = promised else {
        for (name, node) in fields.take_rest() {
            let answer = free_answer(node, &format!("then.{name}"), faults);
            answers.extend(answer.map(|answer| (name.to_owned(), answer)));
        }
        return answers;
    };
    for output in promised {
        let found = if output.optional {
            fields.take(&output.name)
        } else {
            fields.need(&output.name, faults)
        };
        let path = format!("then.{}", output.name);
        let answer = found.and_then(|node| promised_answer(node, &output.kind, &path, faults));
        answers.extend(answer.map(|answer| (output.name.clone(), answer)));
    }
    for (name, node) in fields.take_rest() {
        let what = "not among the outputs: declare it there or remove it";
        faults.note(node.line, &format!("then.{name}"), what);
    }
    answers
}

/// An answer whose kind follows from how it is written.
fn free_answer(node: &Node, path: &str, faults: &mut Faults) -> Option<Answer> {
    match &node.value {
        NodeValue::Text(_) => plain_text(node, path, faults).map(Answer::Word),
        NodeValue::Table(_) => both(node, path, faults).map(Answer::Text),
        NodeValue::List(_) => words(node, path, faults).map(Answer::Words),
        NodeValue::Number(number) => Some(Answer::Number(*number)),
        _ => {
            faults.note(node.line, path, "write a text, { nl, en }, a list of texts or a number");
            None
        }
    }
}

fn promised_answer(
    node: &Node,
    kind: &OutputKind,
    path: &str,
    faults: &mut Faults,
) -> Option<Answer> {
    match kind {
        OutputKind::Text => both(node, path, faults).map(Answer::Text),
        OutputKind::Word => plain_text(node, path, faults).map(Answer::Word),
        OutputKind::Words => words(node, path, faults).map(Answer::Words),
        OutputKind::Term => {
            let term = plain_text(node, path, faults)?.parse();
            term.map(Answer::Term).map_err(|e| faults.note(node.line, path, e.to_string())).ok()
        }
        OutputKind::OneOf(codes) => {
            let code = plain_text(node, path, faults)?;
            known(&code, codes, node.line, path, faults).then_some(Answer::Word(code))
        }
        OutputKind::SomeOf(codes) => {
            let given = words(node, path, faults)?;
            let all =
                given.iter().filter(|code| known(code, codes, node.line, path, faults)).count();
            (all == given.len()).then_some(Answer::Words(given))
        }
        OutputKind::Whole { least, most, .. } => match node.value {
            NodeValue::Number(number) if (*least..=*most).contains(&number) => {
                Some(Answer::Number(number))
            }
            _ => {
                faults.note(
                    node.line,
                    path,
                    format!("write a whole number from {least} to {most}"),
                );
                None
            }
        },
    }
}

fn known(code: &str, codes: &[String], line: usize, path: &str, faults: &mut Faults) -> bool {
    let known = codes.iter().any(|other| other == code);
    if !known {
        faults.note(line, path, format!("`{code}` can't be: choose from {}", codes.join(", ")));
    }
    known
}

fn words(node: &Node, path: &str, faults: &mut Faults) -> Option<Vec<String>> {
    let NodeValue::List(items) = &node.value else {
        faults.note(node.line, path, "write a list of texts, as in [\"…\", \"…\"]");
        return None;
    };
    let words: Vec<_> = items.iter().filter_map(|item| plain_text(item, path, faults)).collect();
    (words.len() == items.len()).then_some(words)
}
