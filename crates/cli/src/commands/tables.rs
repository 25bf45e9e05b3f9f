//! `vangnet tables`: what a rule table answers, why, and whether it answers everything.

use crate::answer::Answer;
use crate::args::Tables;
use crate::fault::Fault;
use crate::house::now;
use crate::settings::Where;
use ::tables::{Answer as Outcome, Check, Row, Situation, Table};
use kernel::Lang;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

pub fn run(at: &Where, asked: Tables) -> Result<Answer, Fault> {
    match asked {
        Tables::List => Ok(list(&in_force(at)?)),
        Tables::Check { file: Some(file), .. } => Ok(check(&[read(&file)?])),
        Tables::Check { file: None, .. } => Ok(check(&in_force(at)?)),
        Tables::Explain { table, situation } => explain(&find(at, &table)?, &situation),
        Tables::Diff { old, new } => diff(&read(&old)?, &read(&new)?),
    }
}

/// The tables of the content that hold today.
fn in_force(at: &Where) -> Result<Vec<Table>, Fault> {
    let content = content::load(at.file.content.as_deref()).map_err(|faults| {
        Fault::Unreadable(format!("{} faults in the content; see `content check`", faults.len()))
    })?;
    let today = now().day();
    let tables = content.tables.into_iter().map(|one| one.table);
    Ok(tables.filter(|table| table.holds_on(today)).collect())
}

fn read(path: &Path) -> Result<Table, Fault> {
    let text = std::fs::read_to_string(path)
        .map_err(|why| Fault::Unreadable(format!("{}: {why}", path.display())))?;
    Table::parse(&text).map_err(|faults| {
        let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
        Fault::Unreadable(format!("{}: {}", path.display(), all.join("; ")))
    })
}

fn find(at: &Where, table: &str) -> Result<Table, Fault> {
    let path = Path::new(table);
    if path.is_file() {
        return read(path);
    }
    let found = in_force(at)?.into_iter().find(|one| one.id() == table);
    found.ok_or_else(|| Fault::Usage(format!("there is no table `{table}`; see `tables list`")))
}

fn list(tables: &[Table]) -> Answer {
    let mut text = String::new();
    for table in tables {
        let rows = table.rows().len();
        let _ = writeln!(text, "{:28} {:10} {rows:4} rows", table.id(), table.version());
    }
    let json: Value = tables
        .iter()
        .map(|table| {
            let inputs: Vec<_> = table.inputs().iter().map(|input| &input.name).collect();
            json!({
                "id": table.id(),
                "version": table.version(),
                "rows": table.rows().len(),
                "inputs": inputs,
            })
        })
        .collect();
    Answer::new(json!({ "tables": json }), text)
}

fn check(tables: &[Table]) -> Answer {
    let today = now().day();
    let checks: Vec<Check> = tables.iter().map(|table| table.check(today)).collect();
    let mut text = String::new();
    for check in &checks {
        let verdict = if check.is_clean() { "complete" } else { "NOT COMPLETE" };
        let (rows, situations) = (check.rows, check.situations);
        let _ =
            writeln!(text, "{:28} {rows:4} rows {situations:>12} situations  {verdict}", check.id);
        for gap in &check.missing {
            let _ = writeln!(text, "  no row for {} ({} situations)", gap.words, gap.situations);
        }
        for overlap in &check.overlaps {
            let (one, other) = &overlap.rows;
            let _ = writeln!(text, "  {one} and {other} contradict each other: {}", overlap.words);
        }
        for row in &check.unreachable {
            let _ = writeln!(text, "  {row} never decides");
        }
        for row in &check.contacts_due {
            let _ = writeln!(text, "  {row}: its contact must be tried again");
        }
    }
    let sound = checks.iter().all(Check::is_sound);
    Answer::new(json!({ "tables": checks }), text).ok_if(sound)
}

fn explain(table: &Table, pairs: &[String]) -> Result<Answer, Fault> {
    let pairs = pairs.iter().map(|pair| {
        pair.split_once('=').ok_or_else(|| Fault::Usage(format!("`{pair}` isn't key=value")))
    });
    let pairs: Vec<_> = pairs.collect::<Result<_, _>>()?;
    let situation = Situation::read(table, pairs).map_err(|faults| {
        let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
        Fault::Usage(all.join("\n"))
    })?;
    let outcome = table.evaluate(&situation);
    let mut text = String::new();
    for row in outcome.rows() {
        let _ = writeln!(text, "row {} ({})", row.id(), row.source());
        if let Some(when) = table.condition(row.id(), Some(Lang::En)) {
            let _ = writeln!(text, "  when {when}");
        }
        for (name, answer) in row.answers() {
            let _ = writeln!(text, "  {name}: {}", words(answer));
        }
    }
    if outcome.is_empty() {
        text.push_str("no row holds");
    }
    let rows: Vec<_> = outcome
        .rows()
        .iter()
        .map(|row| json!({ "id": row.id(), "source": row.source() }))
        .collect();
    let outcomes: Vec<_> = outcome.rows().iter().map(|row| answers(row)).collect();
    let json = json!({
        "table": table.id(),
        "version": table.version(),
        "outcome": outcomes,
        "rows": rows,
    });
    Ok(Answer::new(json, text).ok_if(!outcome.is_empty()))
}

fn answers(row: &Row) -> Value {
    row.answers().map(|(name, answer)| (name.to_owned(), Value::String(words(answer)))).collect()
}

/// An answer as one line of text.
fn words(answer: &Outcome) -> String {
    match answer {
        Outcome::Text(text) => text.in_lang(Lang::Nl).to_owned(),
        Outcome::Term(term) => term.to_string(),
        Outcome::Word(word) => word.clone(),
        Outcome::Words(words) => words.join(", "),
        Outcome::Number(number) => number.to_string(),
    }
}

fn diff(old: &Table, new: &Table) -> Result<Answer, Fault> {
    let diff = ::tables::diff(old, new)
        .map_err(|_| Fault::Unreadable("these tables are too large to compare".to_owned()))?;
    let mut text = diff.inputs.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    let named = |rows: &[String]| {
        if rows.is_empty() { "nothing".to_owned() } else { rows.join(", ") }
    };
    for change in &diff.changes {
        let _ = writeln!(
            text,
            "{} becomes {} ({} situations):",
            named(&change.before),
            named(&change.after),
            change.situations
        );
        for words in &change.words {
            let _ = writeln!(text, "  {words}");
        }
    }
    if diff.is_empty() {
        text.push_str("every situation keeps its outcome");
    }
    let same = diff.is_empty();
    let json = json!({ "same": same, "inputs": diff.inputs, "changes": diff.changes });
    Ok(Answer::new(json, text))
}
