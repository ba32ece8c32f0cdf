//! Lines left right under a table without rulings that look like its next row: where the table ends is
//! doubtful.

use crate::reader::pdf::page::Direction;

use super::super::pages::sheet::Sheet;
use super::super::ruled::lattice::Shaded;
use super::super::table::Table;
use super::super::text::ink::ASCENT;
use super::super::text::lines::TextLine;
use super::columns;

/// The next row stands so many sizes under a table at most, ink to edge.
const NEAR: f32 = 4.0;

/// Marks the tables under which a row may have been left.
pub(crate) fn doubt(sheets: &mut [Sheet]) {
    for sheet in sheets {
        let Sheet { tables, lines, .. } = sheet;
        for table in tables.iter_mut().filter(|table| is_open(table)) {
            let is_row = lines.iter().any(|line| is_row_under(table, line));
            table.doubtful |= is_row;
        }
    }
}

/// Whether no ruling need close a table.
fn is_open(table: &Table) -> bool {
    !table.boxed || table.lattice.shaded != Shaded::default()
}

/// Whether a line right under a table has text in at least half of its columns, and between none.
fn is_row_under(table: &Table, line: &TextLine) -> bool {
    let rect = table.lattice.rect();
    let gap = line.baseline - ASCENT * line.size - rect.bottom;
    if line.direction() != Direction::Right || !(-line.size..=NEAR * line.size).contains(&gap) {
        return false;
    }
    let edges = &table.lattice.columns;
    let parts = line.parts(edges);
    let apart = parts.iter().zip(parts.iter().skip(1));
    2 * parts.len() >= edges.len().saturating_sub(1)
        && parts.len() > 1
        && columns::pieces(line) == parts.len()
        && apart.into_iter().all(|((_, left), (_, right))| left.end < right.start)
}
