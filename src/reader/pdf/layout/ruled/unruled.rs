//! Rows that no rule parts in a table whose columns have rules.

use std::collections::BTreeSet;

use super::super::alignment::numbers;
use super::super::alignment::rows::{self, Column};
use super::super::alignment::stubs;
use super::super::table::Table;
use super::super::text::cell_text::Measure;
use super::super::text::ink::{ASCENT, DESCENT};
use super::super::text::lines::TextLine;
use super::lattice::{Region, cut_row};

/// Cuts rows that hold several: the first column numbers them, or names them beside figures.
pub(crate) fn cut(mut table: Table) -> Table {
    let mut serials: Option<Vec<Vec<u32>>> = None;
    let mut measures: Option<Vec<Option<Measure>>> = None;
    for row in rows_of_lines(&table).into_iter().rev() {
        let Some(columns) = columns_of(&table, row) else { continue };
        let numbered = numbers::are_numbered(&columns)
            && !is_one_number(serials.get_or_insert_with(|| self::serials(&table)), row);
        // The lines of a column stay the same however many rows they make.
        let measures = measures.get_or_insert_with(|| table.measures());
        let numbers = if numbered {
            rows::rows(&columns, measures)
        } else if let Some(numbers) = stubs::rows(&columns, measures) {
            numbers
        } else {
            continue;
        };
        let Some(heights) = heights(&columns, &numbers) else { continue };
        for at in heights.iter().rev() {
            cut_row(&mut table.lattice, row, *at);
        }
        refill(&mut table, row, columns, &numbers);
    }
    table
}

/// The rows in which some cell has several lines.
fn rows_of_lines(table: &Table) -> BTreeSet<usize> {
    let cells = table.lattice.cells.iter().zip(&table.contents);
    cells.filter(|(_, lines)| lines.len() > 1).map(|(cell, _)| cell.row).collect()
}

/// For every row the lines of its first cell if there are several and each is a digit, or the number
/// that it holds as a whole.
fn serials(table: &Table) -> Vec<Vec<u32>> {
    let mut serials = vec![Vec::new(); table.lattice.row_count()];
    for (cell, lines) in table.lattice.cells.iter().zip(&table.contents) {
        let numbers = lines.iter().map(numbers::number);
        if let (0, Some(slot)) = (cell.column, serials.get_mut(cell.row)) {
            *slot = numbers.collect::<Option<_>>().unwrap_or_default();
        }
    }
    serials
}

/// Whether a row has one number whose digits stand under one another, as the column is too narrow:
/// they do not count on, or together they are the number next to that of a row above or below.
fn is_one_number(serials: &[Vec<u32>], row: usize) -> bool {
    let whole = |row: usize| {
        let digits = serials.get(row).filter(|digits| !digits.is_empty())?;
        let digit = |digit: u32| digits.len() == 1 || digit < 10;
        digits.iter().try_fold(0_u32, |number, next| {
            digit(*next).then(|| number.checked_mul(10)?.checked_add(*next)).flatten()
        })
    };
    let digits = serials.get(row).map(Vec::as_slice).unwrap_or_default();
    let Some(number) = whole(row).filter(|_| digits.len() > 1) else { return false };
    let counts_on = digits.iter().zip(digits.iter().skip(1)).any(|(a, b)| a + 1 == *b);
    let above = row.checked_sub(1).and_then(whole);
    !counts_on
        || above.is_some_and(|above| above.checked_add(1) == Some(number))
        || whole(row + 1).is_some_and(|below| number.checked_add(1) == Some(below))
}

/// The lines of the cells of a row, if every cell of it covers this row and one column only.
fn columns_of(table: &Table, row: usize) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = vec![Vec::new(); table.lattice.column_count()];
    for (cell, lines) in table.lattice.cells.iter().zip(&table.contents) {
        if (cell.row..cell.row_end).contains(&row) {
            if *cell != Region::square(row, cell.column) {
                return None;
            }
            columns.get_mut(cell.column)?.clone_from(lines);
        }
    }
    Some(columns)
}

/// The heights between the rows; `None` if the rows overlap.
fn heights(columns: &[Column], numbers: &[Vec<usize>]) -> Option<Vec<f32>> {
    let mut extents: Vec<Option<(f32, f32)>> = Vec::new();
    let lines = columns.iter().flatten().zip(numbers.iter().flatten());
    for (line, number) in lines {
        if extents.len() <= *number {
            extents.resize(number + 1, None);
        }
        let extent = extents.get_mut(*number)?;
        let (top, bottom) =
            (line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size);
        let (first, last) = extent.unwrap_or((top, bottom));
        *extent = Some((first.min(top), last.max(bottom)));
    }
    let extents: Vec<(f32, f32)> = extents.into_iter().collect::<Option<_>>()?;
    let between = extents.iter().zip(extents.iter().skip(1)).map(|(upper, lower)| {
        (upper.0 < lower.0 && upper.1 < lower.1).then(|| f32::midpoint(upper.1, lower.0))
    });
    between.collect()
}

/// Gives the lines of a row that was cut to the new rows.
fn refill(table: &mut Table, row: usize, columns: Vec<Column>, numbers: &[Vec<usize>]) {
    let mut placed: Vec<((usize, usize), Vec<TextLine>)> = Vec::new();
    for (column, (lines, numbers)) in columns.into_iter().zip(numbers).enumerate() {
        for (line, number) in lines.into_iter().zip(numbers) {
            match placed.last_mut().filter(|(place, _)| *place == (row + number, column)) {
                Some((_, lines)) => lines.push(line),
                None => placed.push(((row + number, column), vec![line])),
            }
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let last = row + numbers.iter().flatten().copied().max().unwrap_or_default();
    // The new cells stand behind the others.
    table.contents.resize(table.lattice.cells.len(), Vec::new());
    for (cell, lines) in table.lattice.cells.iter().zip(&mut table.contents) {
        if (row..=last).contains(&cell.row) {
            let found = placed.binary_search_by_key(&(cell.row, cell.column), |(place, _)| *place);
            let found = found.ok().and_then(|index| placed.get_mut(index));
            *lines = found.map(|(_, lines)| std::mem::take(lines)).unwrap_or_default();
        }
    }
}
