//! Wide sheets printed over several pages: first all pages of the left columns, then all pages of
//! the next. Pages with the same rows side by side are one table.

use crate::document::Paragraph;
use crate::reader::pdf::page::Direction;

use super::super::geometry;
use super::super::ruled::lattice::{Lattice, Region};
use super::super::table::{Part, Table};
use super::super::text::ink::Ink;
use super::super::text::lines::{self, NO_TAB, TextLine};
use super::loose_spreads;
use super::sheet::Sheet;

/// Row edges of two pages within so many points are the same.
const SAME_EDGE: f32 = 1.0;
/// Fewer rows alike are chance.
const FEWEST_ROWS: usize = 3;
/// Tables with rows of their own that a column cut off is looked for beside: a table's pages before
/// those of its next columns.
const MOST_MAKES: usize = 100;

/// Joins the tables of pages that stand side by side, and gives back what the right pages repeat.
pub(crate) fn join(sheets: &mut [Sheet], furniture: &[Paragraph]) -> Vec<Paragraph> {
    let mut repeated = Vec::new();
    take_strips(sheets);
    let mut left = 0;
    while left < sheets.len() {
        let run = run(sheets, left);
        let mut next = left + run;
        while run > 0
            && self::run(sheets, next) == run
            && stand_beside(sheets, left, next, run, furniture)
        {
            for index in 0..run {
                repeated.extend(set_aside_repeated(sheets, next + index));
                append(sheets, left + index, next + index);
            }
            next += run;
        }
        left = next.max(left + 1);
    }
    repeated
}

/// The pages with a single column of rows that a table before has too, joined to none: columns cut
/// off to pages of their own, whose texts are in no cell. So may be tables that repeat the numbers of
/// one before.
pub(crate) fn cut_off(sheets: &[Sheet]) -> Vec<u32> {
    let mut rows: Vec<&[f32]> = Vec::new();
    let mut numbered: Vec<(&Sheet, &Table, Labels)> = Vec::new();
    let mut alone: Vec<(&Sheet, &Table)> = Vec::new();
    let mut pages = Vec::new();
    for sheet in sheets {
        let first = sheet.tables.first().filter(|table| table.is_numbered());
        let first = first.map(|table| (table, Labels::of(table)));
        let before = first.as_ref().and_then(|(table, labels)| {
            numbered.iter().rev().find(|(_, before, known)| {
                are_alike(&before.lattice.rows, &table.lattice.rows) && labels.repeat(known)
            })
        });
        if before.is_some_and(|(left, ..)| has_no_title((left, sheet))) {
            pages.push(sheet.number);
        }
        let only = only(sheet).filter(|table| table.lattice.row_count() >= FEWEST_ROWS);
        let has_rows_of = |table: &Table, (page, other): &(&Sheet, &Table)| {
            are_alike(&table.lattice.rows, &other.lattice.rows)
                && !are_alike(&table.lattice.columns, &other.lattice.columns)
                && have_no_title((page, sheet), other, table)
        };
        let unnumbered = only.filter(|table| !table.is_numbered());
        if unnumbered.is_some_and(|table| alone.iter().any(|other| has_rows_of(table, other))) {
            pages.push(sheet.number);
        }
        alone.extend(only.map(|table| (sheet, table)));
        let extra = alone.len().saturating_sub(MOST_MAKES);
        alone.drain(..extra);
        let is_alone = sheet.tables.is_empty() && !sheet.lines.is_empty();
        let is_of_table = |strip: &Lattice| {
            strip.row_count() >= FEWEST_ROWS
                && rows.iter().any(|rows| beside(strip, rows).is_some())
        };
        if is_alone && sheet.strips.iter().any(is_of_table) {
            pages.push(sheet.number);
        }
        let first = first.filter(|_| only.is_some());
        numbered.extend(first.map(|(table, labels)| (sheet, table, labels)));
        let extra = numbered.len().saturating_sub(MOST_MAKES);
        numbered.drain(..extra);
        // A column stands beside a table of the pages before: one of each make is enough.
        for table in sheet.tables.iter().filter(|table| table.boxed) {
            if !rows.iter().any(|known| are_alike(known, &table.lattice.rows)) {
                rows.push(&table.lattice.rows);
            }
        }
        let extra = rows.len().saturating_sub(MOST_MAKES);
        rows.drain(..extra);
    }
    pages
}

/// Makes tables of the single columns on pages that follow as many pages whose tables have the same
/// row edges: the last column of a sheet one column too wide.
fn take_strips(sheets: &mut [Sheet]) {
    let is_strip = |sheet: &Sheet| sheet.tables.is_empty() && sheet.strips.len() == 1;
    let mut from = 0;
    while from < sheets.len() {
        let run = sheets.iter().skip(from).take_while(|sheet| is_strip(sheet)).count();
        if let Some(left) = from.checked_sub(run).filter(|_| run > 0) {
            let beside = (0..run).map(|index| {
                let table = only_table(sheets, left + index)?;
                beside(sheets.get(from + index)?.strips.first()?, &table.lattice.rows)
            });
            let lattices: Option<Vec<Lattice>> = beside.collect();
            for (sheet, lattice) in sheets.iter_mut().skip(from).zip(lattices.unwrap_or_default()) {
                let rect = lattice.rect();
                let inks = std::mem::take(&mut sheet.lines).into_iter().flat_map(|line| line.inks);
                let (inside, outside) = inks.partition(|ink| rect.contains(ink.point()));
                sheet.lines = lines::lines(outside);
                sheet.tables.push(Table::ruled(lattice, inside));
            }
        }
        from += run.max(1);
    }
}

/// A grid with the row edges of the one beside it, if its own are some of these.
fn beside(grid: &Lattice, rows: &[f32]) -> Option<Lattice> {
    let index = |row: usize| {
        let edge = *grid.rows.get(row)?;
        let index = geometry::nearest(rows, edge);
        rows.get(index).is_some_and(|row| (row - edge).abs() <= SAME_EDGE).then_some(index)
    };
    let cells: Option<Vec<Region>> = grid
        .cells
        .iter()
        .map(|cell| Some(Region { row: index(cell.row)?, row_end: index(cell.row_end)?, ..*cell }))
        .collect();
    let whole = index(0)? == 0 && index(grid.row_count())? + 1 == rows.len();
    whole.then_some(Lattice { rows: rows.to_vec(), cells: cells?, ..grid.clone() })
}

/// The only table of a page.
fn only_table(sheets: &[Sheet], index: usize) -> Option<&Table> {
    sheets.get(index).and_then(only)
}

fn only(sheet: &Sheet) -> Option<&Table> {
    match sheet.tables.as_slice() {
        [table] if table.boxed => Some(table),
        _ => None,
    }
}

/// How many pages from this on have one table each, with the same columns.
fn run(sheets: &[Sheet], from: usize) -> usize {
    let Some(first) = only_table(sheets, from) else { return 0 };
    let columns = &first.lattice.columns;
    let same = |table: &Table| are_alike(&table.lattice.columns, columns);
    (from..sheets.len()).take_while(|index| only_table(sheets, *index).is_some_and(same)).count()
}

/// Whether two tables have the same edges.
pub(crate) fn are_alike(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= SAME_EDGE)
}

/// Whether a run of pages shows further columns of the rows of another: the same rows on each
/// page, numbered on the left pages only, or with the left pages' numbers again. Two forms of one make
/// are both numbered, or neither. A single column is no form, nor are rows of unlike heights that no
/// title stands over.
fn stand_beside(
    sheets: &[Sheet],
    left: usize,
    right: usize,
    run: usize,
    furniture: &[Paragraph],
) -> bool {
    (0..run).all(|index| {
        let tables = only_table(sheets, left + index).zip(only_table(sheets, right + index));
        let pages = sheets.get(left + index).zip(sheets.get(right + index));
        tables.zip(pages).is_some_and(|((left, right), pages)| {
            // The last page may have few rows.
            (index > 0 || left.lattice.row_count() >= FEWEST_ROWS)
                && have_same_rows(left, right)
                && (left.is_numbered()
                    || right.lattice.column_count() == 1
                    || are_cut_apart(pages, left, right))
                && (!right.is_numbered()
                    || Labels::of(right).repeat(&Labels::of(left))
                        && are_one_sheet(pages, left, furniture))
        })
    })
}

/// Whether two tables have the same rows; those that merged cells of one cover have no edges in it.
fn have_same_rows(left: &Table, right: &Table) -> bool {
    beside(&right.lattice, &left.lattice.rows).is_some()
        || beside(&left.lattice, &right.lattice.rows).is_some()
}

/// Whether rows are too unlike for two tables to have them by chance, and the right one has no title.
fn are_cut_apart(pages: (&Sheet, &Sheet), left: &Table, right: &Table) -> bool {
    left.lattice.row_count() > FEWEST_ROWS
        && loose_spreads::are_uneven(left.lattice.rows.iter().copied().skip(1))
        && have_no_title(pages, left, right)
}

/// Whether all lines of the right page repeat those of the left one, or are the rest of a title over all
/// columns.
fn have_no_title(pages: (&Sheet, &Sheet), left: &Table, right: &Table) -> bool {
    let (start, end) = (right.lattice.rect().x0, left.lattice.rect().x1);
    let goes_on = |line: &TextLine| {
        let ends_at_edge = |title: &TextLine| {
            (title.baseline - line.baseline).abs() <= SAME_EDGE && title.end >= end - title.size
        };
        line.start <= start + line.size && pages.0.lines.iter().any(ends_at_edge)
    };
    pages.1.lines.iter().all(|line| repeats(line, pages.0) || goes_on(line))
}

/// The texts of a table's first column and of its header, each with its row.
struct Labels {
    first: Vec<(usize, String)>,
    header: Vec<(usize, String)>,
    columns: usize,
}

impl Labels {
    fn of(table: &Table) -> Self {
        let texts = |is_wanted: fn(&Region) -> bool| {
            let cells = table.lattice.cells.iter().zip(&table.contents);
            let cells = cells.filter(|(cell, lines)| is_wanted(cell) && !lines.is_empty());
            let text = |lines: &[TextLine]| lines.iter().map(|line| line.text(NO_TAB)).collect();
            let mut texts: Vec<_> = cells.map(|(cell, lines)| (cell.row, text(lines))).collect();
            texts.sort_by_key(|(row, _)| *row);
            texts
        };
        Self {
            first: texts(|cell| cell.column_end == 1),
            header: texts(|cell| cell.row == 0 && cell.column > 0),
            columns: table.lattice.column_count(),
        }
    }

    /// Whether they repeat the first column of another table, with other words in the header: the
    /// numbers of the rows are printed again before further columns.
    fn repeat(&self, left: &Self) -> bool {
        self.columns > 1
            && self.first == left.first
            && self.header.iter().all(|word| !left.header.contains(word))
    }
}

/// Whether pages with the same row numbers are parts of one sheet: a sheet of its own has a title of
/// its own, and where rows are of one height only a title that stands on both tells.
fn are_one_sheet(pages: (&Sheet, &Sheet), table: &Table, furniture: &[Paragraph]) -> bool {
    let is_known = !pages.1.lines.is_empty()
        || loose_spreads::repeats_title(pages, furniture)
        || loose_spreads::are_uneven(table.lattice.rows.iter().copied().skip(1));
    has_no_title(pages) && is_known
}

/// Whether all lines beside the table of a right page are beginnings of the left page's.
fn has_no_title((left, right): (&Sheet, &Sheet)) -> bool {
    right.lines.iter().all(|line| repeats(line, left))
}

/// Whether a line is the beginning of one of another page, at the same height.
fn repeats(line: &TextLine, page: &Sheet) -> bool {
    page.lines.iter().any(|other| {
        (other.baseline - line.baseline).abs() <= SAME_EDGE
            && other.text(NO_TAB).starts_with(&line.text(NO_TAB))
    })
}

/// Takes the first column and the lines off a right page that repeats those of the left one.
fn set_aside_repeated(sheets: &mut [Sheet], right: usize) -> Vec<Paragraph> {
    let Some(sheet) = sheets.get_mut(right) else { return Vec::new() };
    let Some(table) = sheet.tables.first_mut().filter(|table| table.is_numbered()) else {
        return Vec::new();
    };
    let mut repeated = std::mem::take(&mut sheet.lines);
    let cells = std::mem::take(&mut table.lattice.cells).into_iter();
    for (cell, lines) in cells.zip(std::mem::take(&mut table.contents)) {
        if cell.column_end == 1 {
            repeated.extend(lines);
        } else {
            let column = cell.column.saturating_sub(1);
            let column_end = cell.column_end - 1;
            table.lattice.cells.push(Region { column, column_end, ..cell });
            table.contents.push(lines);
        }
    }
    let outermost = table.lattice.columns.len().min(1);
    table.lattice.columns.drain(..outermost);
    repeated.iter().map(|line| sheet.aside(line, NO_TAB)).collect()
}

/// Puts the columns of the right page's table behind those of the left's, and its other text (the
/// other half of a title over all columns) beside that of the left.
fn append(sheets: &mut [Sheet], left: usize, right: usize) {
    let Some(sheet) = sheets.get_mut(right) else { return };
    let (page, turn) = (sheet.number, sheet.turn);
    let Some(mut added) = sheet.tables.pop() else { return };
    let text = std::mem::take(&mut sheet.lines);
    let Some(sheet) = sheets.get_mut(left) else { return };
    let Some(table) = sheet.tables.first_mut() else { return };
    if let Some(lattice) = beside(&added.lattice, &table.lattice.rows) {
        added.lattice = lattice;
    } else if let Some(lattice) = beside(&table.lattice, &added.lattice.rows) {
        table.lattice = lattice;
    }
    let column = table.lattice.column_count();
    let (edge, start) = (table.lattice.rect().x1, added.lattice.rect().x0);
    let shift = edge - start;
    table.spread.push(Part { column, page, turn, shift });
    let edges = added.lattice.columns.iter().skip(1).map(|edge| edge + shift);
    table.lattice.columns.extend(edges);
    table.lattice.cells.extend(added.lattice.cells.into_iter().map(|cell| Region {
        column: cell.column + column,
        column_end: cell.column_end + column,
        ..cell
    }));
    table.contents.extend(added.contents);
    let moved = text.into_iter().flat_map(|line| line.inks).map(|ink| match ink.direction {
        Direction::Right => Ink { start: ink.start + shift, end: ink.end + shift, ..ink },
        _ => ink,
    });
    sheet.put_beside(moved);
    sheet.width += shift;
}
