//! White rows over and under the shaded ones of a table, which nothing bounds on the other side.

use crate::reader::pdf::page::Direction;

use super::super::text::ink::{ASCENT, DESCENT, Ink};
use super::super::text::lines::{self, TextLine};
use super::lattice::{Lattice, Region};
use super::partly_shaded::{columns_of_cells, inner_rows};
use super::rulings::Ruling;
use super::strip::columns_of;
use super::stripes::SAME_EDGE;

/// In sizes: how far a row's ink stands off the shaded row beside it, …
const OFF_EDGE: f32 = 1.2;
/// … how far lines of one row lie apart, …
const PITCH: f32 = 1.85;
/// … how far the sizes of one text's lines differ at most, …
const SAME_SIZE: f32 = 0.1;
/// … and the padding of a row no rule closes.
const PADDING: f32 = 0.3;
/// The end of a row that shading shows and the one that its text shows lie so many points apart.
const END_EDGE: f32 = 6.0;
/// Characters looked through for one row: no row of a page has more.
const MOST_INKS: usize = 2_000;

/// Puts the white rows over and under a table's shaded ones to it.
pub(crate) fn with_end_rows(mut table: Lattice, text: &[&Ink], marks: &[Ruling]) -> Lattice {
    let rect = table.rect();
    if table.shaded.below
        && let Some(bottom) = end_row(&table.columns, rect.bottom, false, text)
    {
        // Single cells in it may be shaded, the lowest down to its end.
        let (mut heights, mut parted) =
            inner_rows(rect.bottom, bottom + END_EDGE + SAME_EDGE, &table.columns, marks);
        let end = heights.pop_if(|last| *last >= bottom - END_EDGE).unwrap_or(bottom);
        for parted in &mut parted {
            parted.retain(|at| *at < heights.len());
        }
        table.cells.extend(columns_of_cells(table.row_count(), heights.len(), parted));
        table.rows.extend(heights);
        table.rows.push(end);
    }
    if table.shaded.above
        && let Some(top) = end_row(&table.columns, rect.top, true, text)
    {
        for cell in &mut table.cells {
            (cell.row, cell.row_end) = (cell.row + 1, cell.row_end + 1);
        }
        table.cells.extend((0..table.columns.len() - 1).map(|column| Region::square(0, column)));
        table.rows.insert(0, top);
    }
    table
}

/// The outer edge of the row that stands right over or under a height in these columns, if there
/// is one.
fn end_row(edges: &[f32], at: f32, above: bool, text: &[&Ink]) -> Option<f32> {
    let middle = text.partition_point(|ink| ink.point().1 < at);
    let near = if above {
        text.get(middle.saturating_sub(MOST_INKS)..middle)?
    } else {
        text.get(middle..text.len().min(middle + MOST_INKS))?
    };
    let mut lines = lines::lines(near.iter().map(|ink| **ink).collect());
    lines.retain(|line| line.direction() == Direction::Right);
    lines.sort_by(|a, b| (a.baseline - at).abs().total_cmp(&(b.baseline - at).abs()));
    let mut row: Vec<(TextLine, Vec<usize>)> = Vec::new();
    for line in lines {
        let (top, bottom) =
            (line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size);
        let distance = match row.last() {
            Some((before, _)) => (before.baseline - line.baseline).abs() / PITCH,
            None if above => (at - bottom) / OFF_EDGE,
            None => (top - at) / OFF_EDGE,
        };
        let Some(filled) = columns_of(&line, edges).filter(|_| distance <= line.size) else {
            break;
        };
        row.push((line, filled));
    }
    // What stands in one column is part of the row only as the next line of a text in it.
    while let Some(((last, filled), others)) = row.split_last() {
        let wraps = |(other, columns): &(TextLine, Vec<usize>)| {
            (last.baseline - other.baseline).abs() <= PITCH * last.size
                && (last.size - other.size).abs() <= SAME_SIZE * other.size
                && filled.iter().any(|column| columns.contains(column))
        };
        if filled.len() > 1 || others.iter().any(wraps) {
            break;
        }
        row.pop();
    }
    let mut filled: Vec<usize> = row.iter().flat_map(|(_, filled)| filled.clone()).collect();
    filled.sort_unstable();
    filled.dedup();
    let (outermost, _) = row.last()?;
    // The end of a row that began on the page before has text where its long cells have.
    let is_first = text.first().is_some_and(|ink| ink.baseline >= outermost.baseline - 1.0);
    let continues = above && is_first && filled.first().is_some_and(|first| *first > 0);
    if !continues && filled.len() < (edges.len() - 1).div_ceil(2).max(2) {
        return None;
    }
    let padding = PADDING * outermost.size;
    Some(if above {
        outermost.baseline - ASCENT * outermost.size - padding
    } else {
        outermost.baseline + DESCENT * outermost.size + padding
    })
}
