//! One table, however many pieces it was printed in: its rows, and in each row the print that
//! stands in each column.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{CellValue, Place};
use crate::record::PlanNote;

use super::body::sections::{is_section_number, level};
use super::headers::columns::PlanColumn;
use super::times::calendar_time::is_time;
use super::view::View;
use super::wording;

/// A piece of a table, with the grid columns of each of its columns.
#[derive(Debug)]
pub(super) struct Piece<'d> {
    pub(super) view: View<'d>,
    pub(super) columns: Vec<Range<u32>>,
    /// Rows of its header; empty where it has none.
    pub(super) header: Range<u32>,
    /// Rows below the header.
    pub(super) body: Range<u32>,
    /// Lines above it that are banners over its rows.
    pub(super) banners: Vec<PlanNote>,
}

impl<'d> Piece<'d> {
    /// A piece with these grid columns; all rows below its header, or all if it has none, are its
    /// body.
    pub(super) fn new(view: View<'d>, columns: Vec<Range<u32>>, header: Range<u32>) -> Self {
        let top = if header.is_empty() { view.rows.start } else { header.end };
        let body = top..view.rows.end;
        Self { view, columns, header, body, banners: Vec::new() }
    }

    /// Whether a line above the header is the first of the banners that stand between the rows
    /// below it: 一、上半年 over the header, 二、下半年 further down; or 一季度 and 二季度.
    pub(super) fn has_banners_like(&self, text: &str) -> bool {
        let mut rows = self.body.clone().map(|row| self.view.printed(row));
        if is_section_number(text) {
            return rows.any(|row| match row.as_slice() {
                // Its number may stand in a cell of its own, under 序号.
                [cell] | [cell, _] => level(self.view.text(*cell)) == level(text),
                _ => false,
            });
        }
        is_time(text)
            && rows.any(|row| matches!(row.as_slice(), [cell] if is_time(self.view.text(*cell))))
    }
}

/// A cell of a piece, both by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellId {
    pub(super) piece: usize,
    pub(super) cell: usize,
}

/// What is printed once: a cell, or the pieces of a cell that a page break cut.
#[derive(Clone, Debug)]
pub(super) struct Slot<'d> {
    pub(super) text: String,
    pub(super) value: Option<&'d CellValue>,
    pub(super) place: Place,
    pub(super) cells: Vec<CellId>,
    /// Whether its text goes on in the next piece.
    pub(super) goes_on: bool,
    /// First row and column it stands in.
    pub(super) first: Option<(usize, usize)>,
}

impl Slot<'_> {
    pub(super) fn is_blank(&self) -> bool {
        wording::is_blank(&self.text)
    }
}

/// A row: for each column of the plan the slot that stands there.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) slots: Vec<Option<usize>>,
    pub(super) piece: usize,
    pub(super) place: Place,
}

/// The rows of a plan's table below its header.
#[derive(Debug)]
pub(super) struct Table<'d> {
    pub(super) columns: Vec<PlanColumn>,
    pub(super) pieces: Vec<Piece<'d>>,
    pub(super) slots: Vec<Slot<'d>>,
    pub(super) rows: Vec<Row>,
}

impl<'d> Table<'d> {
    /// Puts the pieces one below the other. Rows with more cells than columns are reported.
    pub(super) fn new(
        columns: Vec<PlanColumn>,
        pieces: Vec<Piece<'d>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut table = Self { columns, pieces: Vec::new(), slots: Vec::new(), rows: Vec::new() };
        for (number, piece) in pieces.into_iter().enumerate() {
            table.append(number, &piece, diagnostics);
            table.pieces.push(piece);
        }
        table
    }

    fn append(&mut self, number: usize, piece: &Piece<'d>, diagnostics: &mut Vec<Diagnostic>) {
        let mut slots: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for row in piece.body.clone() {
            let place = row_place(&piece.view, row);
            let (cells, ragged) = cells_by_column(&piece.view, row, &piece.columns);
            if ragged {
                let text =
                    piece.view.printed(row).first().map_or("", |&cell| piece.view.text(cell));
                diagnostics.push(Diagnostic::new(Code::RaggedRow, place.clone(), text));
            }
            let slots = cells
                .into_iter()
                .map(|cells| {
                    if cells.is_empty() {
                        return None;
                    }
                    let slot = *slots.entry(cells).or_insert_with_key(|cells| {
                        self.slots.push(slot_of(number, &piece.view, cells));
                        self.slots.len() - 1
                    });
                    Some(slot)
                })
                .collect();
            self.rows.push(Row { slots, piece: number, place });
        }
    }

    /// The slot of a row and column.
    pub(super) fn slot(&self, row: usize, column: usize) -> Option<&Slot<'d>> {
        self.slots.get(self.slot_index(row, column)?)
    }

    /// The index of the slot of a row and column.
    pub(super) fn slot_index(&self, row: usize, column: usize) -> Option<usize> {
        self.rows.get(row)?.slots.get(column).copied().flatten()
    }

    /// The text of a row and column; empty where nothing is printed.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.slot(row, column).map_or("", |slot| slot.text.as_str())
    }

    /// Whether nothing is printed in a row and column.
    pub(super) fn is_blank(&self, row: usize, column: usize) -> bool {
        wording::is_blank(self.text(row, column))
    }

    /// Whether the same slot stands in the row above.
    pub(super) fn goes_on_from_above(&self, row: usize, column: usize) -> bool {
        let slot = self.slot_index(row, column);
        slot.is_some() && row > 0 && slot == self.slot_index(row - 1, column)
    }

    /// The columns in which a row has print of its own: not from a cell above, and each slot at its
    /// first column only.
    pub(super) fn own_columns(&self, row: usize) -> Vec<usize> {
        let mut own = Vec::new();
        let mut last = None;
        for column in 0..self.columns.len() {
            let slot = self.slot_index(row, column);
            let new = slot != last && !self.goes_on_from_above(row, column);
            if new && !self.is_blank(row, column) {
                own.push(column);
            }
            last = slot;
        }
        own
    }

    /// How many columns from this one on the slot of a row stands in.
    pub(super) fn width(&self, row: usize, column: usize) -> usize {
        let slot = self.slot_index(row, column);
        (column..self.columns.len())
            .take_while(|&next| slot.is_some() && self.slot_index(row, next) == slot)
            .count()
    }

    /// Notes where each slot stands first; to be called when the rows no longer change.
    pub(super) fn settle(&mut self) {
        for (number, row) in self.rows.iter().enumerate() {
            for (column, slot) in row.slots.iter().enumerate() {
                if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot))
                    && slot.first.is_none()
                {
                    slot.first = Some((number, column));
                }
            }
        }
    }
}

fn slot_of<'d>(piece: usize, view: &View<'d>, cells: &[usize]) -> Slot<'d> {
    let texts: Vec<&str> =
        cells.iter().map(|&cell| view.text(cell)).filter(|text| !text.is_empty()).collect();
    let first = cells.first().copied().unwrap_or_default();
    Slot {
        text: texts.join("\n"),
        value: match cells {
            [cell] => view.cell(*cell).and_then(|cell| cell.value.as_deref()),
            _ => None,
        },
        place: view.place(first),
        cells: cells.iter().map(|&cell| CellId { piece, cell }).collect(),
        goes_on: cells.iter().any(|&cell| view.cell(cell).is_some_and(|cell| cell.goes_on)),
        first: None,
    }
}

/// The place of a row: that of its first own cell without the column.
fn row_place(view: &View<'_>, row: u32) -> Place {
    let cells = view.row(row);
    let own = cells.iter().find(|&&cell| view.cell(cell).is_some_and(|cell| cell.row == row));
    match own {
        Some(&cell) => Place { column: None, bbox: None, ..view.place(cell) },
        None => match view.grid.origin {
            Some(_) => view.grid.place.clone(),
            None => view.grid.place.clone().at_row(row.saturating_add(1)),
        },
    }
}

/// The cells of a row that stand in each column, and whether the row has cells that the columns
/// cannot tell apart.
///
/// Where cells and columns have other edges (borders dragged by hand in Word) but are as many, they
/// belong together in order. Otherwise each cell goes to the column it shares most with.
fn cells_by_column(view: &View<'_>, row: u32, columns: &[Range<u32>]) -> (Vec<Vec<usize>>, bool) {
    let mut by_position: Vec<Vec<usize>> = Vec::with_capacity(columns.len());
    for range in columns {
        let mut cells: Vec<usize> =
            range.clone().filter_map(|column| view.at(row, column)).collect();
        cells.dedup();
        by_position.push(cells);
    }
    if by_position.iter().all(|cells| cells.len() <= 1) {
        return (by_position, false);
    }
    let cells = view.row(row);
    if cells.len() == columns.len() {
        return (cells.into_iter().map(|cell| vec![cell]).collect(), false);
    }
    let mut shared: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
    for index in cells {
        let Some(cell) = view.cell(index) else { continue };
        let overlap = |range: &Range<u32>| {
            cell.column_end().min(range.end).saturating_sub(cell.column.max(range.start))
        };
        let most = columns.iter().map(overlap).max().unwrap_or_default();
        let mut placed = false;
        for (range, cells) in columns.iter().zip(&mut shared) {
            let whole = overlap(range) == range.end - range.start;
            if overlap(range) > 0 && (whole || (overlap(range) == most && !placed)) {
                cells.push(index);
                placed = true;
            }
        }
    }
    let ragged = shared
        .iter()
        .any(|cells| cells.iter().filter(|&&cell| !wording::is_blank(view.text(cell))).count() > 1);
    (shared, ragged)
}
