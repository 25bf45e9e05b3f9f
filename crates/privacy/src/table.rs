//! Counts by two closed lists, such as form of exploitation by age band.

use crate::Exact;

/// Counts of people by row and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossTable {
    rows: Vec<String>,
    columns: Vec<String>,
    cells: Vec<Exact>,
}

/// A row or column that the table doesn't have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table has no cell `{row}` by `{column}`")]
pub struct UnknownCell {
    /// The row that was asked.
    pub row: String,
    /// The column that was asked.
    pub column: String,
}

impl CrossTable {
    /// An empty table. Rows and columns are the whole closed lists, not what happens to occur: a row
    /// that is left out would say that nobody is in it.
    pub fn new(
        rows: impl IntoIterator<Item = impl Into<String>>,
        columns: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let rows: Vec<String> = rows.into_iter().map(Into::into).collect();
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let cells = vec![Exact::none(); rows.len() * columns.len()];
        Self { rows, columns, cells }
    }

    /// Counts one person.
    ///
    /// # Errors
    /// When the table has no such row or column.
    pub fn add(&mut self, row: &str, column: &str) -> Result<(), UnknownCell> {
        let cell = self.cell_mut(row, column)?;
        *cell = cell.and_one();
        Ok(())
    }

    /// Writes the count of a cell.
    ///
    /// # Errors
    /// When the table has no such row or column.
    pub fn set(&mut self, row: &str, column: &str, count: Exact) -> Result<(), UnknownCell> {
        *self.cell_mut(row, column)? = count;
        Ok(())
    }

    /// The rows, in their order.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The columns, in their order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The cells, row by row.
    pub(crate) fn cells(&self) -> &[Exact] {
        &self.cells
    }

    fn cell_mut(&mut self, row: &str, column: &str) -> Result<&mut Exact, UnknownCell> {
        let unknown = || UnknownCell { row: row.to_owned(), column: column.to_owned() };
        let place = |list: &[String], wanted| list.iter().position(|name| name == wanted);
        let row_at = place(&self.rows, row).ok_or_else(unknown)?;
        let column_at = place(&self.columns, column).ok_or_else(unknown)?;
        self.cells.get_mut(row_at * self.columns.len() + column_at).ok_or_else(unknown)
    }
}
