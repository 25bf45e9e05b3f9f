//! From text to table, with all faults at once.

mod condition;
mod document;
mod fields;
mod inputs;
mod outputs;

use crate::{Fault, Hit, Output, Row, Status, Table, axis::MOST_CELLS, table::Heading};
use document::{Node, NodeValue};
use fields::{Faults, Fields, is_code};
use kernel::Date;

impl Table {
    /// Reads a table from its TOML text.
    ///
    /// A row holds for every value of an input that its `when` leaves out. `checked` may stand at the
    /// top for all rows. When `[outputs]` is there, every row must answer each of them in kind.
    ///
    /// ```
    /// let table = vangnet_tables::Table::parse(r#"
    ///     id = "bedtime"
    ///     version = "2026-11"
    ///     title = { nl = "Bedtijd", en = "Bedtime" }
    ///     from = 2026-11-01
    ///     checked = 2026-11-21
    ///     hit = "unique"                       # or first, or collect
    ///     [inputs]
    ///     age = { whole = [0, 17], unit = "years" }
    ///     day = { one_of = ["school", "free"] }
    ///     ill = "yes-no"
    ///     [outputs]
    ///     hour = { whole = [18, 24] }          # or text, term, word, words, one_of, some_of
    ///     [[rows]]
    ///     id = "early"
    ///     when = { age = ["<12", 12], day = "school" }
    ///     then = { hour = 20 }
    ///     source = "At home"
    ///     status = "proposal"
    /// "#).expect("well formed");
    /// let gaps = table.check(kernel::date(2026, 11, 21)).missing;
    /// assert_eq!(gaps[0].words, "age >=13, day = school");
    /// assert_eq!(gaps[1].words, "day = free");
    /// ```
    ///
    /// # Errors
    /// All faults at once, each with its line, row and key, and what to do.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let document = document::read(text)?;
        let mut faults = Faults::default();
        let table = table(text, &document, &mut faults);
        match table {
            Some(table) if faults.found.is_empty() => Ok(table),
            _ => Err(faults.found),
        }
    }
}

fn table(text: &str, document: &Node, faults: &mut Faults) -> Option<Table> {
    let mut fields = Fields::of(document, "", faults)?;
    let heading = heading(&mut fields, faults);
    let checked = fields.take_date("checked", faults);
    let inputs_node = fields.need("inputs", faults);
    let inputs = inputs_node.map(|node| inputs::inputs(node, faults)).unwrap_or_default();
    let outputs = fields.take("outputs").map(|node| outputs::outputs(node, faults));
    let rows_node = fields.need("rows", faults);
    let rows = rows_node.map(|n| rows(n, &inputs, outputs.as_deref(), checked, faults));
    fields.finish(faults);
    if !faults.found.is_empty() {
        return None;
    }
    let assembled =
        Table::assemble(text, heading?, inputs.clone(), outputs.unwrap_or_default(), rows?);
    assembled
        .map_err(|(place, _)| {
            let name = inputs.get(place).map(|input| input.name.as_str()).unwrap_or_default();
            let what =
                format!("the rows cut it into more than {MOST_CELLS} parts: split the table");
            faults.note(1, &format!("inputs.{name}"), what);
        })
        .ok()
}

fn heading(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Heading> {
    let id = fields.need_text("id", faults);
    if let Some(id) = id.as_ref().filter(|id| !is_code(id)) {
        let what = format!("`{id}` isn't an id: use small letters, digits and hyphens");
        faults.note(fields.line(), "id", what);
    }
    let version = fields.need_text("version", faults);
    let title_node = fields.need("title", faults);
    let title = title_node.and_then(|node| fields::both(node, "title", faults));
    let purpose = fields.take_both("purpose", faults);
    let owner = fields.take_text("owner", faults);
    let from = needed_date(fields, "from", faults);
    let until = fields.take_date("until", faults);
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        faults.note(fields.line(), "until", "ends before it begins: mend one of the two dates");
    }
    let hit = hit(fields, faults);
    Some(Heading {
        id: id?,
        version: version?,
        title: title?,
        purpose,
        owner,
        from: from?,
        until,
        hit: hit?,
    })
}

fn needed_date(fields: &mut Fields<'_>, key: &str, faults: &mut Faults) -> Option<Date> {
    let before = faults.found.len();
    let date = fields.take_date(key, faults);
    if date.is_none() && faults.found.len() == before {
        faults.note(fields.line(), key, "missing: write a date, as in 2026-11-01");
    }
    date
}

fn hit(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Hit> {
    let text = fields.need_text("hit", faults)?;
    let known = [Hit::Unique, Hit::First, Hit::Collect].into_iter().find(|hit| hit.code() == text);
    if known.is_none() {
        let what = format!("`{text}` can't be: write unique, first or collect");
        faults.note(fields.line(), "hit", what);
    }
    known
}

fn rows(
    node: &Node,
    inputs: &[crate::Input],
    outputs: Option<&[Output]>,
    checked: Option<Date>,
    faults: &mut Faults,
) -> Vec<Row> {
    let NodeValue::List(items) = &node.value else {
        faults.note(node.line, "rows", "write each row under [[rows]]");
        return Vec::new();
    };
    if items.is_empty() {
        faults.note(node.line, "rows", "a table needs at least one row");
    }
    let mut rows: Vec<Row> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        faults.row = Some(format!("{}", place + 1));
        let Some(row) = row(item, inputs, outputs, checked, faults) else { continue };
        if rows.iter().any(|other| other.id == row.id) {
            faults.note(item.line, "id", "another row has this id: give each its own");
        }
        rows.push(row);
    }
    faults.row = None;
    rows
}

fn row(
    node: &Node,
    inputs: &[crate::Input],
    outputs: Option<&[Output]>,
    checked_for_all: Option<Date>,
    faults: &mut Faults,
) -> Option<Row> {
    let mut fields = Fields::of(node, "", faults)?;
    let id = fields.need_text("id", faults);
    if id.is_some() {
        faults.row.clone_from(&id);
    }
    let when = fields.take("when").map(|n| condition::conditions(n, inputs, faults));
    let then_node = fields.need("then", faults);
    let then = then_node.map(|node| outputs::answers(node, outputs, faults));
    let source = fields.need_text("source", faults);
    let status = status(&mut fields, faults);
    let own = fields.take_date("checked", faults);
    let contact_checked = fields.take_date("contact_checked", faults);
    let checked = own.or(checked_for_all);
    if checked.is_none() {
        let what = "missing: say here or at the top when someone last compared it with the source";
        faults.note(fields.line(), "checked", what);
    }
    fields.finish(faults);
    Some(Row {
        id: id?,
        when: when.unwrap_or_default(),
        then: then?,
        source: source?,
        status: status?,
        checked: checked?,
        contact_checked,
    })
}

fn status(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Status> {
    let text = fields.need_text("status", faults)?;
    let all = [Status::Confirmed, Status::Background, Status::Proposal];
    let known = all.into_iter().find(|status| status.code() == text);
    if known.is_none() {
        let what = format!("`{text}` can't be: write confirmed, background or proposal");
        faults.note(fields.line(), "status", what);
    }
    known
}
