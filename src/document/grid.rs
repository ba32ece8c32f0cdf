use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{BoundingBox, CellReference, Place};

/// A table, or the part of one that stands on one page: cells with spans on a grid of rows and
/// columns.
///
/// Cells are the anchors only: a merged region is one cell with its spans. They are sorted by row
/// and column, lie inside the grid and do not overlap; positions that no cell covers are allowed
/// (ragged rows). [`Grid::push`] keeps this.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each of its own")]
pub struct Grid {
    /// Where the table stands: page and number, number, or sheet.
    pub place: Place,
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub columns: u32,
    /// The cells, sorted by row and column.
    pub cells: Vec<GridCell>,
    /// How many rows the file itself marks as a heading that is repeated on every page.
    #[serde(default)]
    pub header_rows: u32,
    /// Row and column of the sheet at which the grid's first cell stands; `None` off a sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<CellReference>,
    /// Columns of the table to the left of this grid: it is one of several tables that stand abreast.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub columns_before: u32,
    /// The x positions of the `columns + 1` column edges in points, left to right; empty off a
    /// page. Two pieces of one table have the same edges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub column_edges: Vec<f32>,
    /// Whether a box stands open at the lower edge: no rule closes the last row there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_below: bool,
    /// Whether no rule closes the first row at the upper edge.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_above: bool,
    /// Whether rows or columns were told by the alignment of their text or by shading, because no
    /// rulings bound the cells: merged cells cannot be seen in such a table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_alignment: bool,
    /// Whether, in such a table, nothing but the words says which lines are one cell and which are
    /// cells under one another: they lie equally far apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rows_in_doubt: bool,
    /// Rows that the file hides, from 0, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_rows: Vec<u32>,
    /// Columns that the file hides, from 0, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_columns: Vec<u32>,
    /// Whether the whole sheet is hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A cell of a grid with the rows and columns it covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GridCell {
    /// First row it covers, from 0.
    pub row: u32,
    /// First column it covers, from 0.
    pub column: u32,
    /// Rows covered, at least 1.
    pub row_span: u32,
    /// Columns covered, at least 1.
    pub column_span: u32,
    /// The printed text: wrapped lines joined, paragraph and set line breaks as `\n`.
    pub text: String,
    /// Whether a page break cut its text, which goes on in the same column of the next page's table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes_on: bool,
    /// Its box on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<BoundingBox>,
    /// The page it stands on if that is not the grid's: a wide sheet printed over two pages side
    /// by side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// What a sheet holds behind the shown text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<CellValue>>,
}

/// The typed value of a sheet's cell; the cell's text is what the sheet shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CellValue {
    /// A number that is no date.
    Number {
        /// The stored number.
        value: f64,
        /// Its number format code, e.g. `0.00`; `General` if none is set.
        format: Arc<str>,
    },
    /// A number shown as a date or time.
    DateTime {
        /// Days since the epoch of the workbook's date system, with fraction.
        serial: f64,
        /// Whether days count from 1904-01-01 instead of 1900-01-01.
        is_1904: bool,
        /// Its number format code, e.g. `m"月"d"日"`.
        format: Arc<str>,
    },
    /// TRUE or FALSE.
    Bool(bool),
    /// `#N/A` and the like; the text has the code.
    Error,
}

impl GridCell {
    /// A cell that covers one row and one column, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32, text: impl Into<String>) -> Self {
        Self { row, column, row_span: 1, column_span: 1, text: text.into(), ..Self::default() }
    }

    /// The same cell over so many rows and columns, at least 1 each.
    #[must_use]
    pub fn spanning(self, row_span: u32, column_span: u32) -> Self {
        Self { row_span: row_span.max(1), column_span: column_span.max(1), ..self }
    }

    /// One past the last row it covers.
    #[must_use]
    pub fn row_end(&self) -> u32 {
        self.row.saturating_add(self.row_span)
    }

    /// One past the last column it covers.
    #[must_use]
    pub fn column_end(&self) -> u32 {
        self.column.saturating_add(self.column_span)
    }
}

impl Grid {
    /// An empty grid at this place.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// Adds a cell; the grid grows to hold it. Cells come in any order: call [`Grid::sort`] after
    /// the last unless they came sorted.
    pub fn push(&mut self, cell: GridCell) {
        self.rows = self.rows.max(cell.row_end());
        self.columns = self.columns.max(cell.column_end());
        self.cells.push(cell);
    }

    /// Sorts the cells by row and column.
    pub fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
    }

    /// The place of a cell of this grid, counted from 1.
    #[must_use]
    pub fn place_of(&self, cell: &GridCell) -> Place {
        let before = self.columns_before.saturating_add(cell.column);
        if let Some(origin) = self.origin {
            let row = origin.row.saturating_add(cell.row);
            let column = origin.column.saturating_add(before);
            self.place.clone().at_cell(CellReference::new(row, column))
        } else {
            let (row, column) = (cell.row.saturating_add(1), before.saturating_add(1));
            Place {
                bbox: cell.bbox,
                page: cell.page.or(self.place.page),
                ..self.place.clone().at_row(row).at_column(column)
            }
        }
    }

    /// For every row and column, from 0, row by row: the index in `cells` of the cell that covers
    /// it. `None` where the grid is ragged.
    #[must_use]
    pub fn coverage(&self) -> Vec<Option<usize>> {
        let (rows, columns) = (self.rows as usize, self.columns as usize);
        let mut covered = vec![None; rows.saturating_mul(columns)];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row as usize..(cell.row_end() as usize).min(rows) {
                let end = (cell.column_end() as usize).min(columns);
                let line = row * columns + cell.column as usize..row * columns + end;
                if let Some(positions) = covered.get_mut(line) {
                    positions.fill(Some(index));
                }
            }
        }
        covered
    }
}
