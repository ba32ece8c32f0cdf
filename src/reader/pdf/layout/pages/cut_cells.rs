//! Merged cells that the page break cut in the middle of their text. A browser closes the table with
//! a rule at the end of the page and goes on with the text under it, in the cell's column, or on the
//! next page at the very edge of the cell, without the padding that texts begin with.

use crate::reader::pdf::page::Direction;

use super::super::ruled::lattice::Region;
use super::super::table::Table;
use super::super::text::lines::TextLine;
use super::sheet::Sheet;
use super::spreads;

/// Baselines of two lines of one text lie so many sizes apart.
const PITCH: std::ops::RangeInclusive<f32> = 0.9..=1.8;
/// Lines of one text begin, or have their middles, within this share of the size.
const SAME_PLACE: f32 = 0.3;
/// The least padding above a text, in points.
const PADDING: f32 = 0.7;
/// Rows of a header that stands again on the next page.
const MOST_HEADERS: usize = 3;

/// Puts the lines under a table that goes on on the next page into the cells they belong to, and
/// marks the cells whose text goes on there.
pub(crate) fn join(sheets: &mut [Sheet]) {
    for next in 1..sheets.len() {
        let Some([sheet, below]) = sheets.get_mut(next - 1..=next) else { continue };
        let rest = below.first_table();
        let Some(rest) = rest.filter(|rest| is_on_top(rest, &below.lines)) else { continue };
        let Some(table) = sheet.last_table() else { continue };
        if !table.boxed || !spreads::are_alike(&table.lattice.columns, &rest.lattice.columns) {
            continue;
        }
        let bottom = table.lattice.rect().bottom;
        let lines = sheet.lines.iter().cloned();
        let (under, over): (Vec<TextLine>, Vec<TextLine>) =
            lines.partition(|line| line.baseline > bottom);
        let Some(mut whole) = with_lines(table, under) else { continue };
        mark(&mut whole, rest);
        sheet.lines = over;
        if let Some(table) = sheet.last_table_mut() {
            *table = whole;
        }
    }
}

/// Whether no line stands above a table.
fn is_on_top(table: &Table, lines: &[TextLine]) -> bool {
    let top = table.lattice.rect().top;
    lines.iter().all(|line| line.baseline > top)
}

/// The cells at the lower edge, by number, with text.
fn lowest(table: &Table) -> impl Iterator<Item = (usize, Region, &[TextLine])> {
    let last = table.lattice.row_count();
    let cells = table.lattice.cells.iter().zip(&table.contents).enumerate();
    let filled = cells.filter(move |(_, (cell, lines))| cell.row_end == last && !lines.is_empty());
    filled.map(|(index, (cell, lines))| (index, *cell, lines.as_slice()))
}

/// The table with all these lines in its lowest cells, each as the next line of the text there.
fn with_lines(table: &Table, mut under: Vec<TextLine>) -> Option<Table> {
    under.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut table = table.clone();
    for (column, part) in under.iter().flat_map(|line| line.parts(&table.lattice.columns)) {
        let found = lowest(&table).find(|(_, cell, lines)| {
            (cell.column..cell.column_end).contains(&column)
                && lines.last().is_some_and(|last| goes_on(last, &part))
        });
        let (index, ..) = found?;
        table.cut.push(index);
        table.contents.get_mut(index)?.push(part);
    }
    Some(table)
}

/// Whether a line is the next of the same text.
fn goes_on(last: &TextLine, line: &TextLine) -> bool {
    let middle = |line: &TextLine| f32::midpoint(line.start, line.end);
    let near = |a: f32, b: f32| (a - b).abs() <= SAME_PLACE * line.size;
    line.direction() == last.direction()
        && near(line.size, last.size)
        && PITCH.contains(&((line.baseline - last.baseline) / line.size))
        && (near(line.start, last.start) || near(middle(line), middle(last)))
}

/// Marks the lowest cells whose columns have, on the next page, a text nearer to the upper edge of
/// its cell than any text of one row is: the rest of theirs.
fn mark(table: &mut Table, rest: &Table) {
    // Text that runs down begins nearer to the edge.
    let room = |table: &Table, cell: Region, lines: &[TextLine]| {
        let first = lines.first().filter(|line| line.direction() == Direction::Right)?;
        Some(first.rect().top - table.lattice.cell_rect(cell).top)
    };
    let filled = |table: &Table, is_tall: bool| {
        let cells = table.lattice.cells.iter().zip(&table.contents);
        let of_kind = cells.filter(|(cell, _)| (cell.row_end > cell.row + 1) == is_tall);
        let rooms = of_kind.filter_map(|(cell, lines)| Some((*cell, room(table, *cell, lines)?)));
        rooms.collect::<Vec<(Region, f32)>>()
    };
    let usual = filled(table, false).into_iter().chain(filled(rest, false)).map(|(_, room)| room);
    let Some(least) = usual.reduce(f32::min) else { return };
    let tall = filled(rest, true).into_iter();
    let rests: Vec<std::ops::Range<usize>> = tall
        .filter(|(cell, room)| cell.row <= MOST_HEADERS && *room <= least - PADDING)
        .map(|(cell, _)| cell.column..cell.column_end)
        .collect();
    let cut = lowest(table).filter(|(_, cell, _)| rests.contains(&(cell.column..cell.column_end)));
    let cut: Vec<usize> = cut.map(|(index, ..)| index).collect();
    table.cut.extend(cut);
}
