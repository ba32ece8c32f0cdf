//! Rows that no column rule parts in a table where the columns of other rows part their text: tables
//! with shaded header cells and rules across only.

use crate::reader::pdf::page::Direction;

use super::super::alignment::columns::Columns;
use super::super::geometry;
use super::super::table::Table;
use super::super::text::lines::TextLine;
use super::lattice::{Lattice, Region, Shaded};

/// Cuts these rows into the cells that the columns make. A row with one text stays whole.
pub(crate) fn cut(table: Table) -> Table {
    let edges = &table.lattice.columns;
    let parted = |cell: &Region, lines: &[TextLine]| {
        let filled = columns_of(lines, edges);
        let spanned = cell.column_end - cell.column;
        cell.row_end == cell.row + 1
            && spanned > 1
            && lines.iter().all(|line| line.direction() == Direction::Right)
            && filled.is_some_and(|filled| filled.len() >= spanned.min(3))
    };
    let cut: Vec<bool> =
        table.lattice.cells.iter().zip(&table.contents).map(|(c, l)| parted(c, l)).collect();
    // Under a shaded word over several columns their own words stand on white.
    let least = if table.lattice.shaded == Shaded::default() { 2 } else { 1 };
    if cut.iter().filter(|cut| **cut).count() < least {
        return table;
    }
    let (mut cells, mut contents) = (Vec::new(), Vec::new());
    for ((cell, lines), cut) in table.lattice.cells.iter().zip(table.contents).zip(cut) {
        if !cut {
            cells.push(*cell);
            contents.push(lines);
            continue;
        }
        let mut parts: Vec<Vec<TextLine>> = vec![Vec::new(); edges.len()];
        for (column, part) in lines.into_iter().flat_map(|line| line.parts(edges)) {
            // Text may hang over the edges of its cell.
            let column = column.clamp(cell.column, cell.column_end - 1);
            if let Some(lines) = parts.get_mut(column) {
                lines.push(part);
            }
        }
        for (column, lines) in parts.into_iter().enumerate() {
            if (cell.column..cell.column_end).contains(&column) {
                cells.push(Region::square(cell.row, column));
                contents.push(lines);
            }
        }
    }
    Table { lattice: Lattice { cells, ..table.lattice }, contents, ..table }
}

/// The columns in which lines have text, or `None` if a piece of text reaches over an edge.
pub(super) fn columns_of(lines: &[TextLine], edges: &[f32]) -> Option<Vec<usize>> {
    let mut filled = Vec::new();
    for line in lines {
        for (start, end) in Columns::of(line).spans() {
            let column = geometry::interval(edges, f32::midpoint(*start, *end));
            let (left, right) = (edges.get(column)?, edges.get(column + 1)?);
            if *start < left - OVERHANG || *end > right + OVERHANG {
                return None;
            }
            filled.push(column);
        }
    }
    filled.sort_unstable();
    filled.dedup();
    Some(filled)
}

/// Text may reach so many points over the edge of its column.
const OVERHANG: f32 = 1.0;
