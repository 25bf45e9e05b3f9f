//! The lines inside a backup: rows to JSON and back.

use super::{BackupError, VERSION};
use crate::db::{Arg, Row};
use crate::schema::{Kind, Table};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Moment;
use serde_json::{Map, Value, json};

/// A line inside a backup.
pub(super) enum Line {
    /// The first.
    Beginning { schema: i64, at: Moment },
    /// The rows of this table follow.
    Table { name: String, columns: Vec<String> },
    /// A row.
    Row(Vec<Value>),
    /// The last.
    End { rows: u64 },
}

impl Line {
    pub(super) fn beginning(schema: i64, at: Moment) -> Value {
        json!({ "vangnet-backup": VERSION, "schema": schema, "at": at.micros() })
    }

    pub(super) fn table(table: &Table) -> Value {
        let columns: Vec<_> = table.columns.iter().map(|(name, _)| *name).collect();
        json!({ "table": table.name, "columns": columns })
    }

    pub(super) fn end(rows: u64) -> Value {
        json!({ "end": { "rows": rows } })
    }

    /// Reads a line; `None` when it is none of these.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        match serde_json::from_slice(bytes).ok()? {
            Value::Array(row) => Some(Self::Row(row)),
            Value::Object(fields) if fields.contains_key("vangnet-backup") => beginning(&fields),
            Value::Object(fields) if fields.contains_key("end") => {
                Some(Self::End { rows: fields.get("end")?.get("rows")?.as_u64()? })
            }
            Value::Object(fields) => Some(Self::Table {
                name: fields.get("table")?.as_str()?.to_owned(),
                columns: names(fields.get("columns")?)?,
            }),
            _ => None,
        }
    }
}

fn beginning(fields: &Map<String, Value>) -> Option<Line> {
    (fields.get("vangnet-backup")?.as_u64()? == VERSION).then_some(())?;
    let at = Moment::from_micros(fields.get("at")?.as_i64()?);
    Some(Line::Beginning { schema: fields.get("schema")?.as_i64()?, at })
}

fn names(columns: &Value) -> Option<Vec<String>> {
    columns.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect()
}

/// A row of a table as its line.
pub(super) fn row_out(table: &Table, row: &Row, first: usize) -> Result<Value, sqlx::Error> {
    let cell = |(column, kind): (usize, Kind)| {
        Ok(match kind {
            Kind::Bytes => {
                row.opt_bytes(column)?.map_or(Value::Null, |b| STANDARD.encode(b).into())
            }
            Kind::Text => row.opt_text(column)?.map_or(Value::Null, Value::from),
            Kind::Int => row.opt_int(column)?.map_or(Value::Null, Value::from),
            Kind::Bool => row.opt_bool(column)?.map_or(Value::Null, Value::from),
        })
    };
    let kinds = table.columns.iter().map(|(_, kind)| *kind);
    (first..).zip(kinds).map(cell).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

/// A line as the values of a row; `None` when it doesn't fit the table.
pub(super) fn row_in(table: &Table, row: &[Value]) -> Option<Vec<Arg>> {
    if row.len() != table.columns.len() {
        return None;
    }
    let kinds = table.columns.iter().map(|(_, kind)| *kind);
    row.iter().zip(kinds).map(|(value, kind)| cell_in(kind, value)).collect()
}

fn cell_in(kind: Kind, value: &Value) -> Option<Arg> {
    let there = !value.is_null();
    Some(match kind {
        Kind::Bytes if there => Arg::OptBytes(Some(STANDARD.decode(value.as_str()?).ok()?)),
        Kind::Bytes => Arg::OptBytes(None),
        Kind::Text if there => Arg::OptText(Some(value.as_str()?.to_owned())),
        Kind::Text => Arg::OptText(None),
        Kind::Int if there => Arg::OptInt(Some(value.as_i64()?)),
        Kind::Int => Arg::OptInt(None),
        Kind::Bool if there => Arg::OptBool(Some(value.as_bool()?)),
        Kind::Bool => Arg::OptBool(None),
    })
}

/// A fault at a line.
pub(super) const fn fault(line: u64, what: &'static str) -> BackupError {
    BackupError::Content { line, what }
}
