//! Titles of sections beside the rows they are the titles of, in a table without rules: every
//! section numbers its rows from the beginning (`进社区` beside 1 to 6, `进企业` beside 1 to 5).

use super::super::table::Table;
use super::numbers::number;

/// Lets a title in the first column span the rows of its section, if the second column numbers
/// them. Rows before the first number, and words between the numbers, are headers.
pub(crate) fn span(mut table: Table) -> Table {
    for rows in sections(&table) {
        join(&mut table, &rows);
    }
    table
}

/// The rows of each section; nothing if there is but one: on a later page the numbers go on, and so may
/// the rows of a title on the page before.
fn sections(table: &Table) -> Vec<std::ops::Range<usize>> {
    let mut numbers: Vec<Option<u32>> = vec![None; table.lattice.row_count()];
    for (cell, lines) in table.lattice.cells.iter().zip(&table.contents) {
        if let ([line], Some(slot)) = (lines.as_slice(), numbers.get_mut(cell.row))
            && cell.column == 1
        {
            *slot = number(line);
        }
    }
    let mut sections: Vec<std::ops::Range<usize>> = Vec::new();
    let mut before: Option<u32> = None;
    for (row, number) in numbers.into_iter().enumerate() {
        match (number, sections.last_mut()) {
            (Some(number), Some(section)) if before.is_some_and(|before| before < number) => {
                section.end = row + 1;
            }
            (Some(_), _) => sections.push(row..row + 1),
            (None, _) => {}
        }
        before = number;
    }
    if sections.len() < 2 { Vec::new() } else { sections }
}

/// Joins the cells of the first column in these rows if one of them alone has text.
fn join(table: &mut Table, rows: &std::ops::Range<usize>) {
    let cells = table.lattice.cells.iter().enumerate();
    let column: Vec<usize> = cells
        .filter(|(_, cell)| cell.column == 0 && rows.contains(&cell.row))
        .map(|(index, _)| index)
        .collect();
    let plain = column.iter().filter_map(|index| table.lattice.cells.get(*index));
    let plain = plain.filter(|cell| cell.row_end == cell.row + 1 && cell.column_end == 1).count();
    let has_text = |index: &&usize| table.contents.get(**index).is_some_and(|l| !l.is_empty());
    let filled: Vec<usize> = column.iter().filter(has_text).copied().collect();
    let ([title], true) = (filled.as_slice(), plain == rows.len()) else { return };
    let title = table.contents.get_mut(*title).map(std::mem::take).unwrap_or_default();
    let Some((first, others)) = column.split_first() else { return };
    if let Some(cell) = table.lattice.cells.get_mut(*first) {
        cell.row_end = rows.end;
    }
    if let Some(lines) = table.contents.get_mut(*first) {
        *lines = title;
    }
    for index in others.iter().rev() {
        table.lattice.cells.remove(*index);
        table.contents.remove(*index);
    }
}
