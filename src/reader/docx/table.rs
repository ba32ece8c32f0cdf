//! A table as it grows row by row: grid positions, spans and merges.

use crate::document::{Grid, GridCell, Place};
use crate::limits::Limits;

use super::styles::StyleId;
use super::table_properties::{CellFormat, Merge, RowFormat, length};
use super::xml::Attributes;

/// Columns that Word allows in a table. A span over more than these is no real one.
const WORD_COLUMNS: u32 = 63;

/// Where a cell's text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// It is this cell of the grid.
    Cell(usize),
    /// A merged cell covers it; what it holds is not printed.
    Covered,
}

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Table {
    /// Where among the document's blocks it goes.
    pub(super) reserved: usize,
    pub(super) style: Option<StyleId>,
    grid: Grid,
    /// Widths of the columns that the table declares, in twentieths of a point.
    widths: Vec<f32>,
    /// The row that is read, from 0: also the number of rows that are finished.
    row: u32,
    /// The grid column of the next cell.
    column: u32,
    /// The first cell of the row that is read.
    row_start: usize,
    /// What was placed last in this row: a cell of it, or one above that covers the position.
    last: Option<usize>,
    /// For each column, the cell whose vertical merge may go on there.
    merges: Vec<Option<usize>>,
    /// Width of each cell of this row; `None` once the row has said where its cells stand.
    row_widths: Option<Vec<f32>>,
    row_format: RowFormat,
    most_columns: u32,
}

impl Table {
    pub(super) fn new(number: u32, reserved: usize, limits: &Limits) -> Self {
        Self {
            reserved,
            style: None,
            grid: Grid::new(Place::table(number)),
            widths: Vec::new(),
            row: 0,
            column: 0,
            row_start: 0,
            last: None,
            merges: Vec::new(),
            row_widths: None,
            row_format: RowFormat::default(),
            most_columns: limits.columns,
        }
    }

    /// The place of the next cell, from 1.
    pub(super) fn place(&self) -> Place {
        let place = self.grid.place.clone().at_row(self.row.saturating_add(1));
        place.at_column(self.column.saturating_add(1))
    }

    /// The place of a cell of the grid.
    pub(super) fn place_of(&self, cell: usize) -> Place {
        self.grid.cells.get(cell).map_or_else(|| self.place(), |cell| self.grid.place_of(cell))
    }

    /// Takes in a column that the table declares.
    pub(super) fn declare_column(&mut self, attributes: &Attributes<'_>) {
        if self.widths.len() < self.most_columns as usize {
            self.widths.push(length(attributes).unwrap_or(0.0));
        }
    }

    pub(super) fn begin_row(&mut self) {
        self.column = 0;
        self.row_start = self.grid.cells.len();
        self.last = None;
        self.row_format = RowFormat::default();
        let mut widths = self.row_widths.take().unwrap_or_default();
        widths.clear();
        self.row_widths = Some(widths);
    }

    /// Takes in what the row says; whether its numbers were sound.
    pub(super) fn format_row(&mut self, format: RowFormat) -> bool {
        self.row_format = format;
        if format.before > 0 || format.after > 0 {
            self.row_widths = None;
        }
        let is_sound = format.before <= WORD_COLUMNS.max(self.declared());
        if is_sound {
            self.column = format.before;
        }
        is_sound
    }

    /// Places the next cell of the row; also whether its span was sound.
    pub(super) fn place_cell(&mut self, format: CellFormat) -> (Placed, bool) {
        let (span, is_sound) = self.sound_span(format.span);
        let column = self.column;
        self.column = column.saturating_add(span);
        match (&mut self.row_widths, format.width) {
            (Some(widths), Some(width)) if format.span == 1 => widths.push(width),
            _ => self.row_widths = None,
        }
        let covering = match (format.horizontal, format.vertical) {
            (Merge::Continue, _) => self.continue_across(column, span),
            (_, Merge::Continue) => self.continue_down(column, span, format.horizontal),
            _ => None,
        };
        if let Some(covering) = covering {
            self.last = Some(covering);
            self.row_widths = None;
            return (Placed::Covered, is_sound);
        }
        let index = self.grid.cells.len();
        self.grid.push(GridCell::new(self.row, column, String::new()).spanning(1, span));
        let end = self.column as usize;
        if self.merges.len() < end {
            self.merges.resize(end, None);
        }
        if let Some(merges) = self.merges.get_mut(column as usize..end) {
            merges.fill(None);
        }
        if format.vertical != Merge::No
            && let Some(merge) = self.merges.get_mut(column as usize)
        {
            *merge = Some(index);
        }
        self.last = Some(index);
        (Placed::Cell(index), is_sound)
    }

    /// Whether there is a column left for another cell.
    pub(super) fn has_room(&self) -> bool {
        self.column < self.most_columns
    }

    /// A span that a table can have: at least one column, and not past the declared grid by a
    /// number that no table has.
    fn sound_span(&self, span: u32) -> (u32, bool) {
        let room = self.most_columns.saturating_sub(self.column).max(1);
        if span == 0 {
            return (1, false);
        }
        if span > WORD_COLUMNS.max(self.declared()) {
            return (self.declared().saturating_sub(self.column).clamp(1, room), false);
        }
        (span.min(room), span <= room)
    }

    fn declared(&self) -> u32 {
        u32::try_from(self.widths.len()).unwrap_or(u32::MAX)
    }

    /// The cell to the left that goes on over these columns.
    fn continue_across(&mut self, column: u32, span: u32) -> Option<usize> {
        let index = self.last?;
        let row = self.row;
        let cell = self.grid.cells.get_mut(index)?;
        if cell.row == row {
            cell.column_span = cell.column_span.saturating_add(span);
            self.grid.columns = self.grid.columns.max(cell.column_end());
        } else if cell.column_end() <= column {
            return None;
        }
        Some(index)
    }

    /// The cell above that goes on over this row.
    fn continue_down(&mut self, column: u32, span: u32, horizontal: Merge) -> Option<usize> {
        let index = self.merges.get(column as usize).copied().flatten()?;
        let row = self.row;
        let cell = self.grid.cells.get_mut(index)?;
        let is_as_wide = cell.column_span == span || horizontal == Merge::Start;
        if cell.row_end() != row || !is_as_wide {
            return None;
        }
        cell.row_span += 1;
        Some(index)
    }

    /// Sets the text of a cell.
    pub(super) fn set_text(&mut self, cell: usize, text: String) {
        if let Some(cell) = self.grid.cells.get_mut(cell) {
            cell.text = text;
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.last.is_none() {
            // A row without a cell has no height.
            return;
        }
        self.spread_by_width();
        if self.row_format.is_header && self.grid.header_rows == self.row {
            self.grid.header_rows += 1;
        }
        self.row += 1;
        self.grid.rows = self.row;
    }

    /// Forgets the row that is read: it is no row of the printed table, or was cut short.
    pub(super) fn abandon_row(&mut self) {
        if self.last.take().is_none() {
            return;
        }
        self.grid.cells.truncate(self.row_start);
        for cell in &mut self.grid.cells {
            cell.row_span = cell.row_span.min(self.row.saturating_sub(cell.row).max(1));
        }
        let indices = self.grid.cells.len();
        for merge in &mut self.merges {
            *merge = merge.filter(|index| *index < indices);
        }
        self.grid.rows = self.row;
        self.column = 0;
    }

    /// The finished table; `None` if it has no row.
    pub(super) fn finish(mut self) -> Option<Grid> {
        self.grid.rows = self.row;
        self.end_at_last_column();
        (self.row > 0).then_some(self.grid)
    }

    /// Writers give a title row more columns than the table has: no edge shows where a span ends
    /// behind the declared columns and behind every column that a cell starts in.
    fn end_at_last_column(&mut self) {
        let starts = self.grid.cells.iter().map(|cell| cell.column + 1);
        let columns = starts.max().unwrap_or_default().max(self.declared());
        if self.declared() > 0 && columns < self.grid.columns {
            self.grid.columns = columns;
            for cell in &mut self.grid.cells {
                cell.column_span = cell.column_span.min(columns - cell.column);
            }
        }
    }

    /// Old writers give a title row one wide cell without saying how many columns it spans: Word
    /// lays it out by its width, and so its right edge is looked for among the declared columns.
    fn spread_by_width(&mut self) {
        /// Widths are rounded by writers; twentieths of a point.
        const TOLERANCE: f32 = 20.0;
        let Some(row_widths) = &self.row_widths else {
            return;
        };
        if row_widths.is_empty() || row_widths.len() >= self.widths.len() {
            return;
        }
        let mut spans = Vec::with_capacity(row_widths.len());
        let mut columns = self.widths.iter();
        let (mut right, mut edge) = (0.0, 0.0);
        for width in row_widths {
            right += width;
            let mut span = 0;
            while edge + TOLERANCE < right {
                let Some(column) = columns.next() else {
                    return;
                };
                edge += column;
                span += 1;
            }
            if span == 0 || (edge - right).abs() > TOLERANCE {
                return;
            }
            spans.push(span);
        }
        if columns.next().is_some() {
            return;
        }
        let mut column = 0;
        for (cell, span) in self.grid.cells.iter_mut().skip(self.row_start).zip(spans) {
            (cell.column, cell.column_span) = (column, span);
            column += span;
        }
        self.grid.columns = self.grid.columns.max(column);
    }
}
