//! White blocks beside shaded first columns: where a header and the first cell of every row are shaded
//! and nothing else is, the cells of all other columns look like one. The columns of the header and the
//! rows of the first column part them.

use crate::reader::pdf::page::Direction;

use super::super::geometry;
use super::super::table::Table;
use super::super::text::ink::{ASCENT, DESCENT, RAISE};
use super::super::text::lines::TextLine;
use super::lattice::{Lattice, Region, Shaded};
use super::open_rows::columns_of;

/// A text stands in its row as those of the other rows do, but for so many sizes.
const OFF: f32 = 0.3;

/// Cuts the blocks of a shaded table into squares. A blank one under or over a text, or a text that does
/// not stand in its square as the others do, may be a part of a merged cell: then the table is doubtful.
pub(crate) fn cut(mut table: Table) -> Table {
    if table.lattice.shaded == Shaded::default() {
        return table;
    }
    let is_block = |cell: &Region| cell.row_end > cell.row + 1 && cell.column_end > cell.column + 1;
    let mut block = 0;
    while let Some(cell) = table.lattice.cells.get(block).copied() {
        let lines = table.contents.get(block).map(Vec::as_slice).unwrap_or_default();
        if !is_block(&cell) || lines.iter().any(|line| line.direction() != Direction::Right) {
            block += 1;
            continue;
        }
        let squares = squares(&table.lattice, cell, lines);
        table.doubtful |= is_doubtful(&table.lattice, cell, &squares);
        table.lattice.cells.swap_remove(block);
        table.contents.swap_remove(block);
        for (square, lines) in squares {
            table.lattice.cells.push(square);
            table.contents.push(lines);
        }
    }
    table
}

/// The cells of a block with their lines, row by row. A row whose text stands across the columns is one
/// cell.
fn squares(lattice: &Lattice, block: Region, lines: &[TextLine]) -> Vec<(Region, Vec<TextLine>)> {
    let mut rows: Vec<Vec<&TextLine>> = vec![Vec::new(); block.row_end - block.row];
    for line in lines {
        let row = geometry::interval(&lattice.rows, line.baseline - RAISE * line.size);
        if let Some(row) = rows.get_mut(row.clamp(block.row, block.row_end - 1) - block.row) {
            row.push(line);
        }
    }
    let mut squares = Vec::new();
    for (lines, row) in rows.into_iter().zip(block.row..) {
        let lines: Vec<TextLine> = lines.into_iter().cloned().collect();
        if columns_of(&lines, &lattice.columns).is_none() {
            squares.push((Region { row, row_end: row + 1, ..block }, lines));
            continue;
        }
        let columns = block.column..block.column_end;
        let mut cells: Vec<(Region, Vec<TextLine>)> =
            columns.clone().map(|column| (Region::square(row, column), Vec::new())).collect();
        for (column, part) in lines.iter().flat_map(|line| line.parts(&lattice.columns)) {
            let column = column.clamp(columns.start, columns.end - 1) - columns.start;
            if let Some((_, lines)) = cells.get_mut(column) {
                lines.push(part);
            }
        }
        squares.extend(cells);
    }
    squares
}

/// Whether some text of a block may be that of a merged cell: a column has blank squares between others,
/// or its texts stand neither all in the middle nor all at the top.
fn is_doubtful(lattice: &Lattice, block: Region, squares: &[(Region, Vec<TextLine>)]) -> bool {
    let filled = |column: usize| {
        let cells = squares.iter().filter(move |(cell, _)| cell.column_end == column + 1);
        cells.map(|(_, lines)| !lines.is_empty())
    };
    let has_blanks =
        |column: usize| filled(column).any(|filled| filled) && !filled(column).all(|filled| filled);
    let offs = |stand: fn(f32, f32) -> f32| {
        let offs = squares.iter().filter_map(move |(cell, lines)| {
            let (first, last, rect) = (lines.first()?, lines.last()?, lattice.cell_rect(*cell));
            let above = first.baseline - ASCENT * first.size - rect.top;
            let below = rect.bottom - last.baseline - DESCENT * last.size;
            Some(stand(above, below) / first.size)
        });
        let offs: Vec<f32> = offs.collect();
        let usual = geometry::median(offs.clone()).unwrap_or_default();
        offs.into_iter().all(|off| (off - usual).abs() <= OFF)
    };
    let stand_alike = offs(|above, below| (above - below) / 2.0) || offs(|above, _| above);
    !stand_alike || (block.column..block.column_end).any(has_blanks)
}
