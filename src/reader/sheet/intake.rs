//! What the readers of all sheet formats fill: sheets of shown cells, within the limits.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{CellReference, CellValue, Paragraph, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::limits::{Limits, Stopwatch};

use super::number_format::NumberFormat;

/// Rows of the largest sheet that any program makes.
pub(super) const MAX_ROWS: u32 = 1 << 20;
/// Columns of the largest sheet that any program makes.
pub(super) const MAX_COLUMNS: u32 = 1 << 14;

/// Merged regions of one sheet that are looked at: a hundred times those of a real annex.
const MAX_REGIONS: usize = 100_000;

/// Diagnostics of one sheet about single cells; the rest of a broken sheet says nothing new.
const MAX_CELL_DIAGNOSTICS: u32 = 50;

/// Positions of all grids of a workbook for each cell that [`Limits::cells`] allows: recognition
/// keeps a word for every position, blank or not.
const POSITIONS_PER_CELL: u64 = 2;

/// How many elements are read between two looks at the clock.
const ELEMENTS_BETWEEN_CLOCK: u32 = 4096;

/// One sheet with its shown cells, sparse.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: Arc<str>,
    pub(super) is_hidden: bool,
    pub(super) cells: Vec<Cell>,
    pub(super) regions: Vec<Region>,
    pub(super) hidden_rows: Vec<Region>,
    pub(super) hidden_columns: Vec<Region>,
    pub(super) text_boxes: Vec<TextBox>,
    cell_diagnostics: u32,
}

impl Sheet {
    pub(super) fn new(name: &str, is_hidden: bool) -> Self {
        Self { name: name.into(), is_hidden, ..Self::default() }
    }

    /// Takes hidden rows, from 0, the last included; most come one after the other.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        let regions = self.hidden_rows.len();
        match self.hidden_rows.last_mut() {
            Some(before) if before.first_row <= first && first <= before.last_row + 1 => {
                before.last_row = before.last_row.max(last.min(MAX_ROWS - 1));
            }
            _ if first < MAX_ROWS && regions < MAX_REGIONS => {
                self.hidden_rows.push(Region::rows(first, last.min(MAX_ROWS - 1)));
            }
            _ => {}
        }
    }

    /// The sheet as a place; a file that is one sheet without a name is no place.
    pub(super) fn place(&self) -> Place {
        if self.name.is_empty() { Place::default() } else { Place::sheet(Arc::clone(&self.name)) }
    }
}

/// A cell that shows something, by row and column from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
    pub(super) value: Option<Box<CellValue>>,
}

/// A text that lies over the cells, with the row over which it begins, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextBox {
    pub(super) row: u32,
    pub(super) text: String,
}

impl TextBox {
    /// Its lines as paragraphs of its sheet.
    pub(super) fn paragraphs(&self, sheet: &Place) -> Vec<Paragraph> {
        let lines = self.text.lines().filter(|line| !line.trim().is_empty());
        let paragraph = |line: &str| {
            let (text, place) = (line.to_owned(), sheet.clone());
            Paragraph { text, place, ..Paragraph::default() }
        };
        lines.map(paragraph).collect()
    }
}

/// Rows and columns from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) first_row: u32,
    pub(super) first_column: u32,
    pub(super) last_row: u32,
    pub(super) last_column: u32,
}

impl Region {
    /// Whole rows, from 0, the last included.
    pub(super) fn rows(first: u32, last: u32) -> Self {
        Self { first_row: first, last_row: last, first_column: 0, last_column: MAX_COLUMNS - 1 }
    }

    /// Whole columns, from 0, the last included.
    pub(super) fn columns(first: u32, last: u32) -> Self {
        Self { first_row: 0, last_row: MAX_ROWS - 1, first_column: first, last_column: last }
    }
}

/// What is stored in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stored {
    Number(f64),
    /// A day number that the file itself marks as a date.
    Date(f64),
    Text(String),
    Bool(bool),
    /// An error with its code: `#N/A`.
    Error(String),
}

/// What reading one workbook has cost so far, and what it had to say.
pub(super) struct Intake<'a> {
    pub(super) limits: &'a Limits,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) is_1904: bool,
    /// What is broken, to be the error if nothing else is found.
    pub(super) damage: Option<Error>,
    clock: Stopwatch,
    cells_left: u32,
    positions_left: u64,
    text_left: u64,
    elements: u32,
    is_over: bool,
}

impl<'a> Intake<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            diagnostics: Vec::new(),
            is_1904: false,
            damage: None,
            clock: Stopwatch::start(limits),
            cells_left: limits.cells,
            positions_left: u64::from(limits.cells) * POSITIONS_PER_CELL,
            text_left: limits.text_bytes,
            elements: 0,
            is_over: false,
        }
    }

    pub(super) fn report(&mut self, code: Code, place: Place, text: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, place, text));
    }

    /// Goes on after a broken part that was read as far as it goes; errors that say more than that
    /// one part is broken go up.
    pub(super) fn go_on_after(&mut self, place: Place, error: Error) -> Result<()> {
        if error.kind() != ErrorKind::Damaged {
            return Err(error);
        }
        self.report(Code::DamagedPart, place, error.to_string());
        self.damage.get_or_insert(error);
        Ok(())
    }

    /// Whether a limit was reached, so that nothing more is read.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Counts an element of a sheet; whether reading goes on.
    pub(super) fn goes_on(&mut self, sheet: &Sheet) -> bool {
        self.elements = self.elements.wrapping_add(1);
        if self.elements.is_multiple_of(ELEMENTS_BETWEEN_CLOCK) && self.clock.is_reading_over() {
            self.stop(sheet, "time");
        }
        !self.is_over
    }

    /// Whether grids of so many positions more are within the limit on cells.
    pub(super) fn take_positions(&mut self, positions: u64) -> bool {
        let left = self.positions_left.checked_sub(positions);
        self.positions_left = left.unwrap_or(self.positions_left);
        left.is_some()
    }

    fn stop(&mut self, sheet: &Sheet, limit: &str) {
        if !self.is_over {
            self.is_over = true;
            self.report(Code::TruncatedByLimit, sheet.place(), format!("the limit on {limit}"));
        }
    }

    /// Takes a cell as its format shows it; what shows nothing is no cell.
    pub(super) fn cell(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        stored: Stored,
        format: &NumberFormat,
    ) {
        let (text, value) = self.as_shown(stored, format);
        self.shown_cell(sheet, (row, column), text, value);
    }

    /// What a format makes of what is stored: the text it shows, and the typed value.
    pub(super) fn as_shown(
        &self,
        stored: Stored,
        format: &NumberFormat,
    ) -> (String, Option<CellValue>) {
        let (text, value) = match stored {
            Stored::Text(text) => return (format.show_text(text), None),
            Stored::Number(value) => self.number(value, format),
            Stored::Date(serial) => match self.number(serial, format) {
                (text, date @ CellValue::DateTime { .. }) => (text, date),
                _ => self.number(serial, &NumberFormat::iso_date()),
            },
            Stored::Bool(value) => {
                (if value { "TRUE" } else { "FALSE" }.to_owned(), CellValue::Bool(value))
            }
            Stored::Error(code) => (code, CellValue::Error),
        };
        (text, Some(value))
    }

    fn number(&self, value: f64, format: &NumberFormat) -> (String, CellValue) {
        let shown = format.show(value, self.is_1904);
        let (format, is_1904) = (format.code(), self.is_1904);
        let value = if shown.is_date {
            CellValue::DateTime { serial: value, is_1904, format }
        } else {
            CellValue::Number { value, format }
        };
        (shown.text, value)
    }

    /// Takes a cell whose shown text is known.
    pub(super) fn shown_cell(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        text: String,
        value: Option<CellValue>,
    ) {
        if self.is_over || text.trim().is_empty() {
            return;
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS || column >= self.limits.columns {
            self.cell_report(sheet, Code::CellsOutsideGrid, (row, column), &text);
            return;
        }
        if self.spend(sheet, &text) {
            let (text, value) = (line_breaks(text), value.map(Box::new));
            sheet.cells.push(Cell { row, column, text, value });
        }
    }

    /// Takes a text that lies over the cells.
    pub(super) fn text_box(&mut self, sheet: &mut Sheet, found: TextBox) {
        if self.spend(sheet, &found.text) {
            sheet.text_boxes.push(found);
        }
    }

    /// Whether there is room for one more text.
    fn spend(&mut self, sheet: &Sheet, text: &str) -> bool {
        let text_left = self.text_left.checked_sub(text.len() as u64);
        match (self.cells_left.checked_sub(1), text_left) {
            (None, _) => self.stop(sheet, "cells"),
            (_, None) => self.stop(sheet, "text"),
            (Some(cells), Some(text)) => {
                (self.cells_left, self.text_left) = (cells, text);
                return true;
            }
        }
        false
    }

    /// Reports something about one cell, unless its sheet has said enough.
    pub(super) fn cell_report(
        &mut self,
        sheet: &mut Sheet,
        code: Code,
        (row, column): (u32, u32),
        text: &str,
    ) {
        let cell = CellReference::new(row.saturating_add(1), column.saturating_add(1));
        let place = sheet.place().at_cell(cell);
        self.capped_report(sheet, code, place, text);
    }

    /// Reports a formula whose result the file does not have: a program would show one.
    pub(super) fn untold_formula(&mut self, sheet: &mut Sheet, position: Option<(u32, u32)>) {
        let what = "a formula without its result";
        match position {
            Some(position) => self.cell_report(sheet, Code::PartNotRead, position, what),
            None => self.capped_report(sheet, Code::PartNotRead, sheet.place(), what),
        }
    }

    /// Reports a cell of which only the sheet is known.
    pub(super) fn unread_cell(&mut self, sheet: &mut Sheet, text: &str) {
        self.capped_report(sheet, Code::DamagedPart, sheet.place(), text);
    }

    fn capped_report(&mut self, sheet: &mut Sheet, code: Code, place: Place, text: &str) {
        sheet.cell_diagnostics += 1;
        if sheet.cell_diagnostics <= MAX_CELL_DIAGNOSTICS {
            self.report(code, place, text);
        }
    }

    /// Says how many reports about cells of a sheet were left out.
    pub(super) fn end_cell_reports(&mut self, sheet: &Sheet) {
        let left_out = sheet.cell_diagnostics.saturating_sub(MAX_CELL_DIAGNOSTICS);
        if left_out > 0 {
            let what = format!("reports about cells that are left out: {left_out}");
            self.report(Code::TruncatedByLimit, sheet.place(), what);
        }
    }

    /// Whether a sheet has as many merged regions as are looked at.
    pub(super) fn has_all_regions(sheet: &Sheet) -> bool {
        sheet.regions.len() >= MAX_REGIONS
    }

    /// Takes a merged region; corners in any order, none outside a sheet, no more than the limit.
    pub(super) fn region(&mut self, sheet: &mut Sheet, region: Region) {
        if Self::has_all_regions(sheet) {
            return;
        }
        let region = Region {
            first_row: region.first_row.min(region.last_row),
            last_row: region.first_row.max(region.last_row).min(MAX_ROWS - 1),
            first_column: region.first_column.min(region.last_column),
            last_column: region.first_column.max(region.last_column).min(MAX_COLUMNS - 1),
        };
        let is_inside =
            region.first_row <= region.last_row && region.first_column <= region.last_column;
        let is_one_cell =
            region.first_row == region.last_row && region.first_column == region.last_column;
        if !is_inside || is_one_cell {
            return;
        }
        sheet.regions.push(region);
        if Self::has_all_regions(sheet) {
            let what = "the limit on merged regions";
            self.report(Code::TruncatedByLimit, sheet.place(), what);
        }
    }
}

/// Line breaks inside a cell are `\n`, however they were stored.
fn line_breaks(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
