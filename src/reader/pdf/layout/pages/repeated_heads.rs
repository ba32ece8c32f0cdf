//! Headers that stand again on the next page without a rule under all of their words: Firefox leaves
//! it out over a merged cell that goes on there, so that the word and the rest of the cell are one.

use super::super::ruled::lattice::Region;
use super::super::table::Table;
use super::super::text::lines::TextLine;
use super::sheet::Sheet;

/// Rows of a header.
const MOST_HEADERS: usize = 3;

/// Cuts the cells of repeated headers where the header of the page before ends. To be done again when
/// tables without rules down are known: Firefox leaves these out of a page, too.
pub(crate) fn cut(sheets: &mut [Sheet]) {
    for next in 1..sheets.len() {
        let Some([sheet, below]) = sheets.get_mut(next - 1..=next) else { continue };
        let Some(table) = sheet.last_table() else { continue };
        let Some(rest) = below.first_table_mut() else { continue };
        // Firefox sets the columns of every page anew.
        if table.lattice.column_count() == rest.lattice.column_count()
            && let Some(height) = height(table)
            && repeats(table, rest, height)
        {
            cut_at(rest, height);
        }
    }
}

/// The rows down to the first edge that no cell crosses.
fn height(table: &Table) -> Option<usize> {
    let crossed =
        |row: usize| table.lattice.cells.iter().any(|cell| cell.row < row && cell.row_end > row);
    let most = MOST_HEADERS.min(table.lattice.row_count().checked_sub(1)?);
    (1..=most).find(|row| !crossed(*row))
}

/// Whether a table begins with the words of another's first rows, each in its place. A cell may
/// reach further down, but not all may.
fn repeats(table: &Table, rest: &Table, height: usize) -> bool {
    let Some(end) = rest.lattice.rows.get(height).copied() else { return false };
    let heads = table.lattice.cells.iter().zip(&table.contents);
    let heads = heads.filter(|(cell, _)| cell.row < height);
    let (mut equal, mut words) = (0, 0);
    for (cell, lines) in heads {
        let mut below = rest.lattice.cells.iter().zip(&rest.contents);
        let own = below.find(|(own, _)| {
            (own.row, own.column, own.column_end) == (cell.row, cell.column, cell.column_end)
                && (own.row_end == cell.row_end || own.row_end > height)
        });
        let Some((own, own_lines)) = own else { return false };
        let is_head = |line: &&TextLine| own.row_end <= height || is_above(line, end);
        if !characters(lines.iter()).eq(characters(own_lines.iter().filter(is_head))) {
            return false;
        }
        equal += usize::from(own.row_end <= height);
        words += usize::from(!lines.is_empty());
    }
    equal > 0 && words > 1
}

fn cut_at(table: &mut Table, height: usize) {
    let Some(end) = table.lattice.rows.get(height).copied() else { return };
    let (mut cells, mut contents) = (Vec::new(), Vec::new());
    for (cell, lines) in table.lattice.cells.iter_mut().zip(&mut table.contents) {
        if cell.row < height && cell.row_end > height {
            cells.push(Region { row: height, ..*cell });
            cell.row_end = height;
            let (head, rest) = std::mem::take(lines).into_iter().partition(|l| is_above(l, end));
            *lines = head;
            contents.push(rest);
        }
    }
    table.lattice.cells.extend(cells);
    table.contents.extend(contents);
}

fn is_above(line: &TextLine, edge: f32) -> bool {
    let rect = line.rect();
    f32::midpoint(rect.top, rect.bottom) < edge
}

fn characters<'l>(lines: impl Iterator<Item = &'l TextLine>) -> impl Iterator<Item = char> {
    let inks = lines.flat_map(|line| &line.inks);
    inks.filter(|ink| !ink.is_blank()).map(|ink| ink.character)
}
