//! The same figures as a file for a spreadsheet: the published cells, nothing more.

use super::{Asked, Lists, cell_words};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::Failure;
use app::figures::{self, PublishedTable};
use axum::{
    extract::{Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

pub(super) async fn download(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let cx = visitor.cx(&state.house);
    let year = asked.year(figures::latest_year(&cx));
    let figures = figures::figures(&cx, year).await?.ok_or(Failure::NotFound)?;
    let lists = Lists { state: &state, t };
    // Spreadsheets know by this mark that the text is UTF-8.
    let mut file = String::from("\u{feff}");
    line(
        &mut file,
        &["csv-year", "csv-table", "csv-form", "csv-group", "csv-count"]
            .map(|key| t.pick("figures", key)),
    );
    for (title, list, table) in [
        ("figures-by-age", "registration-age-band", &figures.by_age),
        ("figures-by-care", "registration-care-needed", &figures.by_care),
    ] {
        write(&mut file, &lists, [&year.to_string(), &t.get(title)], list, table);
    }
    let name = format!("attachment; filename=\"cijfers-{year}.csv\"");
    let disposition =
        HeaderValue::from_str(&name).map_err(|fault| Failure::Unavailable(fault.to_string()))?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], file)
        .into_response())
}

fn write(
    file: &mut String,
    lists: &Lists<'_>,
    [year, title]: [&str; 2],
    list: &str,
    table: &PublishedTable,
) {
    for (form, cells, _) in table.rows() {
        let form = lists.label("registration-form", form);
        for (column, cell) in table.columns().iter().zip(cells) {
            let (group, count) = (lists.label(list, column), cell_words(lists.t, *cell));
            line(file, &[year.to_owned(), title.to_owned(), form.clone(), group, count]);
        }
    }
}

/// One line, separated by semicolons as Dutch spreadsheets expect.
fn line(file: &mut String, fields: &[String]) {
    let fields: Vec<_> = fields.iter().map(|field| quoted(field)).collect();
    file.push_str(&fields.join(";"));
    file.push_str("\r\n");
}

/// A field between quotes. What a spreadsheet would run as a formula gets an apostrophe before it.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_file_runs_as_a_formula() {
        for field in ["=1+1", "+31", "-2", "@SUM(A1)", "\tx"] {
            assert_eq!(quoted(field), format!("\"'{field}\""));
        }
        assert_eq!(quoted("minder dan 5"), "\"minder dan 5\"");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
