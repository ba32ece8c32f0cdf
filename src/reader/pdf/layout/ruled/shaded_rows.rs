//! Rows that no edge parts in a table by shading: where the rows of one group share a shade, and under
//! a shaded header, the texts alone tell them.

use std::ops::Range;

use super::super::alignment::aligned;
use super::super::alignment::heads;
use super::super::alignment::rows::{self, Column};
use super::super::alignment::text_blocks::Cells;
use super::super::table::Table;
use super::super::text::cell_text::{LEADING, Measure, SAME_PITCH, wraps, wraps_in_middle};
use super::super::text::ink::{ASCENT, DESCENT};
use super::super::text::lines::TextLine;
use super::lattice::{Region, Shaded, cut_row};

/// In so many columns of one row lines are texts of their own before the row is several: in one they
/// may be the paragraphs of a cell.
const PARTED_COLUMNS: usize = 2;

/// Cuts the rows of a table by shading that hold several; where they cannot be told the table is
/// doubtful.
pub(crate) fn cut(mut table: Table) -> Table {
    if table.lattice.shaded == Shaded::default() {
        return table;
    }
    let measures = table.measures();
    let centred = table.centred_columns();
    let count = table.lattice.row_count();
    let mut cut = 0;
    for row in (0..count).rev() {
        let columns = columns(&table, row);
        let parted: Vec<bool> = columns
            .iter()
            .zip(measures.iter().zip(&centred))
            .map(|(column, (measure, centred))| is_parted(column, *measure, *centred))
            .collect();
        let are_several = parted.iter().filter(|parted| **parted).count() >= PARTED_COLUMNS;
        // Over stripes of one row each the header is one row, too.
        let is_head = row == 0 && (cut == 0 || heads::is_one_row(&columns));
        if !are_several || is_head {
            continue;
        }
        let is_group = has_one_label(&columns);
        let (cells, doubtful) = cells(&columns, &measures, is_group);
        table.doubtful |= doubtful;
        let Some(heights) = heights(&columns, &cells).filter(|_| is_plain(&table, row)) else {
            table.doubtful = true;
            continue;
        };
        if !heights.is_empty() {
            part(&mut table, row, &heights, columns, cells);
            cut += 1;
        }
    }
    // Where most stripes are one row, a few with two texts in two columns may be that as well.
    table.doubtful |= cut > 0 && 2 * cut + 1 < count;
    table
}

/// Whether some line of a column does not go on with the text of the one before.
fn is_parted(column: &Column, measure: Option<Measure>, is_centred: bool) -> bool {
    let wraps = if is_centred { wraps_in_middle } else { wraps };
    let mut pairs = column.iter().zip(column.iter().skip(1));
    pairs.any(|(before, line)| {
        line.baseline - before.baseline > LEADING * line.size || !wraps(before, line, measure)
    })
}

/// Whether the first column has one text for all rows: of one line, or of lines that lie nearer to one
/// another than any of the others, and level with the first row or in the middle of them all. A label
/// that stands elsewhere is that of the rows around it, below those of a label on the page before.
fn has_one_label(columns: &[Column]) -> bool {
    let Some((first, others)) = columns.split_first() else { return false };
    let pitch = rows::least_pitch(others);
    let pairs = first.iter().zip(first.iter().skip(1));
    let is_one = pairs.into_iter().all(|(a, b)| SAME_PITCH * (b.baseline - a.baseline) < pitch);
    let (Some(label), Some(rows)) = (baselines(first), baselines(others.iter().flatten())) else {
        return false;
    };
    let is_near = |a: f32, b: f32| (a - b).abs() < pitch / 2.0;
    let middle = |(first, last)| f32::midpoint(first, last);
    is_one && (is_near(label.0, rows.0) || is_near(middle(label), middle(rows)))
}

/// The first and the last baseline of lines.
fn baselines<'a>(lines: impl IntoIterator<Item = &'a TextLine>) -> Option<(f32, f32)> {
    let baselines = lines.into_iter().map(|line| (line.baseline, line.baseline));
    baselines.reduce(|all, line| (all.0.min(line.0), all.1.max(line.1)))
}

/// For every line of every column the rows that its cell covers, and whether that is doubtful. The
/// one text that a group has in the first column is that of all its rows.
fn cells(columns: &[Column], measures: &[Option<Measure>], is_group: bool) -> (Cells, bool) {
    let (Some((first, others)), Some((_, rest)), true) =
        (columns.split_first(), measures.split_first(), is_group)
    else {
        return aligned::cells(columns, measures);
    };
    let (mut cells, doubtful) = aligned::cells(others, rest);
    let last = cells.iter().flatten().map(|rows| rows.end).max().unwrap_or(1);
    cells.insert(0, std::iter::repeat_n(0..last, first.len()).collect());
    (cells, doubtful)
}

/// Whether every cell of a row covers this row and one column only.
fn is_plain(table: &Table, row: usize) -> bool {
    let mut cells = table.lattice.cells.iter();
    cells.all(|cell| {
        !(cell.row..cell.row_end).contains(&row) || *cell == Region::square(row, cell.column)
    })
}

/// The lines of the cells of one row and column each, by their columns.
fn columns(table: &Table, row: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![Vec::new(); table.lattice.column_count()];
    for (cell, lines) in table.lattice.cells.iter().zip(&table.contents) {
        if *cell == Region::square(row, cell.column)
            && let Some(column) = columns.get_mut(cell.column)
        {
            column.clone_from(lines);
        }
    }
    columns
}

/// The heights between the rows that cells cover: in the middle between the texts of cells of one
/// row. `None` if these overlap, or a row has none.
fn heights(columns: &[Column], cells: &Cells) -> Option<Vec<f32>> {
    let rows = cells.iter().flatten().map(|rows| rows.end).max()?;
    let mut extents = vec![(f32::INFINITY, f32::NEG_INFINITY); rows];
    for (line, rows) in columns.iter().flatten().zip(cells.iter().flatten()) {
        if rows.len() == 1
            && let Some(extent) = extents.get_mut(rows.start)
        {
            extent.0 = extent.0.min(line.baseline - ASCENT * line.size);
            extent.1 = extent.1.max(line.baseline + DESCENT * line.size);
        }
    }
    let pairs = extents.iter().zip(extents.iter().skip(1));
    pairs
        .map(|(upper, lower)| {
            let at = f32::midpoint(upper.1, lower.0);
            (at.is_finite() && upper.0 < lower.0 && upper.1 < lower.1).then_some(at)
        })
        .collect()
}

/// Puts the edges into a row and gives its lines to the cells between them.
fn part(table: &mut Table, row: usize, heights: &[f32], columns: Vec<Column>, cells: Cells) {
    for at in heights.iter().rev() {
        cut_row(&mut table.lattice, row, *at);
    }
    let new = row..row + heights.len() + 1;
    table.contents.resize(table.lattice.cells.len(), Vec::new());
    let parts = std::mem::take(&mut table.lattice.cells);
    let parts = parts.into_iter().zip(std::mem::take(&mut table.contents));
    let mut kept: Vec<(Region, Vec<TextLine>)> =
        parts.filter(|(cell, _)| !new.contains(&cell.row)).collect();
    for (column, (lines, cells)) in columns.into_iter().zip(cells).enumerate() {
        let mut next = new.start;
        let mut filled: Vec<(Range<usize>, Vec<TextLine>)> = Vec::new();
        for (line, rows) in lines.into_iter().zip(cells) {
            match filled.last_mut().filter(|(last, _)| *last == rows) {
                Some((_, lines)) => lines.push(line),
                None => filled.push((rows, vec![line])),
            }
        }
        for (rows, lines) in filled {
            let (start, end) = (row + rows.start, row + rows.end);
            kept.extend((next..start).map(|row| (Region::square(row, column), Vec::new())));
            kept.push((Region { row_end: end, ..Region::square(start, column) }, lines));
            next = end;
        }
        kept.extend((next..new.end).map(|row| (Region::square(row, column), Vec::new())));
    }
    (table.lattice.cells, table.contents) = kept.into_iter().unzip();
}
