//! Where one piece of a table ends and the next begins: a row that the page break cut is one row,
//! and a merged cell that goes on over the break is one cell.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{document, numerals};
use crate::limits::Allowance;
use crate::record::Role;

use super::super::headers::columns;
use super::super::table::Table;
use super::super::times::calendar_time::{MAX_TIME_BYTES, is_time};
use super::super::wording;

/// Joins at every break, as far as time allows. Rows of the lower piece that only go on are taken out.
pub(crate) fn join(
    table: &mut Table<'_>,
    allowance: &Allowance,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if table.pieces.len() < 2 {
        return;
    }
    cover_missing(table);
    let merging: Vec<bool> =
        (0..table.columns.len()).map(|column| is_merged_throughout(table, column)).collect();
    let mut notes = Vec::new();
    let mut between_rows: Vec<usize> = Vec::new();
    // From the last break to the first: a row may go on over several pages.
    for below in (1..table.rows.len()).rev() {
        if allowance.reached().is_some() {
            break;
        }
        let piece = |row: usize| table.rows.get(row).map(|row| row.piece);
        // Nothing goes on over a banner.
        let lower = piece(below).and_then(|piece| table.pieces.get(piece));
        if piece(below) == piece(below - 1) || lower.is_some_and(|piece| !piece.banners.is_empty())
        {
            continue;
        }
        if is_cut(table, below, &merging) {
            let place = table.rows.get(below).map(|row| row.place.clone()).unwrap_or_default();
            join_row(table, below);
            let text = named(table, below - 1);
            notes.push(Diagnostic::new(Code::RowSplitJoined, place, text));
            for lower in &mut between_rows {
                *lower -= 1;
            }
        } else {
            between_rows.push(below);
        }
    }
    // From the first to the last: a merged cell may go on over several pages, and what is blank on
    // one of them goes on from above before it goes on below.
    for below in between_rows.into_iter().rev() {
        join_merged(table, below, &merging);
    }
    diagnostics.extend(notes.into_iter().rev());
}

/// What a person calls the row: its theme, or the start of one that went on over many rows.
pub(crate) fn named(table: &Table<'_>, row: usize) -> String {
    /// Bytes of a theme: a long one of three lines has 300.
    const MAX_BYTES: usize = 1024;

    let theme = columns::column_of(&table.columns, Role::Theme);
    let text = theme.map_or("", |column| table.text(row, column));
    text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or_default().to_owned()
}

/// Whether the row below a break is the rest of the row above it.
///
/// A row has one serial number, so it is cut at most where one of both pieces has none; and a row
/// that has a time of its own on both sides is two rows under one merged number. In a column that
/// has merged cells a blank one may be the rest of one, so that it says nothing where all others go
/// on too.
fn is_cut(table: &Table<'_>, below: usize, merging: &[bool]) -> bool {
    let above = below - 1;
    let all = table.columns.len();
    // What a merged cell of the row above prints is no print of the row below.
    let covered =
        |row: usize, column: usize| row == below && table.goes_on_from_above(below, column);
    let printed = |row: usize| {
        (0..all).filter(move |&column| !table.is_blank(row, column) && !covered(row, column))
    };
    if printed(above).next().is_none() || printed(below).next().is_none() {
        return false;
    }
    // A row over all columns is a section or a note, and the parts of a row have the same cells.
    if table.width(above, 0) == all
        || !(0..all).all(|column| same_edges(table, above, below, column))
    {
        return false;
    }
    let column = |role: Role| columns::column_of(&table.columns, role);
    let both = |column: usize| !table.is_blank(above, column) && !table.is_blank(below, column);
    let either_blank = |column: Option<usize>| {
        column.is_some_and(|column| table.is_blank(above, column) != table.is_blank(below, column))
    };
    let serial = column(Role::Serial);
    if serial.is_some_and(both) {
        return false;
    }
    let schedule = column(Role::Schedule);
    let theme = column(Role::Theme);
    // 3月、 | 9月: a time that a mark joins to the next is one time.
    let is_joined_by_mark = |column: usize| {
        let (above, below) = (table.text(above, column), table.text(below, column));
        is_open_time(above, below) && is_time(&wording::rejoined(above, below))
    };
    if schedule
        .is_some_and(|column| both(column) && !covered(below, column) && is_joined_by_mark(column))
    {
        return true;
    }
    let complete = |row: usize| {
        schedule.is_some_and(|column| is_time(table.text(row, column)) && !covered(row, column))
            && theme.is_some_and(|column| !table.is_blank(row, column))
    };
    if complete(above) && complete(below) {
        return false;
    }
    // 10月上 | 旬: what is a time only together was cut.
    let is_time_together = |column: usize| {
        let (above, below) = (table.text(above, column), table.text(below, column));
        !is_time(below) && is_time(&wording::rejoined(above, below))
    };
    if schedule.is_some_and(|column| both(column) && is_time_together(column)) {
        return true;
    }
    if serial.is_some() {
        // A merged number over rows that are all filled in, where no column says the time.
        let filled = (0..all).all(|column| Some(column) == serial || both(column));
        return is_open(table, below) || !filled;
    }
    let alone = printed(below).count() == 1 || printed(above).count() == 1;
    let is_merging = |column: usize| merging.get(column).copied().unwrap_or_default();
    let others_filled = (0..all).all(|column| {
        let role = table.columns.get(column).map(|column| column.role);
        is_merging(column) || matches!(role, Some(Role::Remarks | Role::Extra)) || both(column)
    });
    let is_rest = schedule.is_some_and(is_merging) && others_filled;
    alone || either_blank(theme) || (either_blank(schedule) && !is_rest)
}

/// Whether a mark that stands between two times ends the one or begins the other. A mark alone says
/// that there is no time.
fn is_open_time(above: &str, below: &str) -> bool {
    if above.len().max(below.len()) > MAX_TIME_BYTES {
        return false;
    }
    let (above, below) = (wording::folded(above), wording::folded(below));
    let is_mark =
        |mark: char| document::LIST_MARKS.contains(&mark) || numerals::RANGE_MARKS.contains(&mark);
    let is_more = |text: &str| !text.chars().all(is_mark);
    is_more(&above) && is_more(&below) && (above.ends_with(is_mark) || below.starts_with(is_mark))
}

/// Where a piece does not have a column at all, the merged cell above it covers its rows.
fn cover_missing(table: &mut Table<'_>) {
    for row in 1..table.rows.len() {
        for column in 0..table.columns.len() {
            let above = table.slot_index(row - 1, column);
            let Some(row) = table.rows.get_mut(row) else { continue };
            let piece = table.pieces.get(row.piece);
            let is_missing =
                piece.is_some_and(|piece| piece.columns.get(column) == Some(&columns::MISSING));
            if let Some(slot @ None) = row.slots.get_mut(column).filter(|_| is_missing) {
                *slot = above;
            }
        }
    }
}

/// Whether a column's cells in two rows cover the same columns.
pub(crate) fn same_edges(table: &Table<'_>, above: usize, below: usize, column: usize) -> bool {
    let covered = |row: usize| {
        let slot = table.slot_index(row, column);
        let same = |other: &usize| slot.is_some() && table.slot_index(row, *other) == slot;
        let left = (0..column).rev().take_while(same).count();
        (left, table.width(row, column).max(1))
    };
    covered(above) == covered(below)
}

/// Whether no rule closes the row at the break.
fn is_open(table: &Table<'_>, below: usize) -> bool {
    let piece = |row: usize| {
        table.rows.get(row).and_then(|row| table.pieces.get(row.piece)).map(|piece| piece.view.grid)
    };
    piece(below - 1).is_some_and(|grid| grid.open_below)
        || piece(below).is_some_and(|grid| grid.open_above)
}

/// Joins the row below a break to the row above it, column by column.
fn join_row(table: &mut Table<'_>, below: usize) {
    for column in 0..table.columns.len() {
        let above_slot = table.slot_index(below - 1, column);
        let below_slot = table.slot_index(below, column);
        match (above_slot, below_slot) {
            (Some(above), Some(taken)) => unite(table, above, taken, below, wording::rejoined),
            (None, Some(below_slot)) => {
                let position =
                    table.rows.get_mut(below - 1).and_then(|row| row.slots.get_mut(column));
                if let Some(position) = position {
                    *position = Some(below_slot);
                }
            }
            _ => {}
        }
    }
    table.rows.remove(below);
}

/// Unites the parts of merged cells that stand on both sides of a break between whole rows: one
/// part has the text, the other is blank, and one of them covers more than one row, or the column
/// leaves no cell blank but by merging; there both may be blank, with the text on a later page. Where
/// the page shows that a text goes on both have a part of it.
fn join_merged(table: &mut Table<'_>, below: usize, merging: &[bool]) {
    for column in 0..table.columns.len() {
        let (Some(above_slot), Some(below_slot)) =
            (table.slot_index(below - 1, column), table.slot_index(below, column))
        else {
            continue;
        };
        let merging = merging.get(column).copied().unwrap_or_default();
        let tall = merging
            || table.goes_on_from_above(below - 1, column)
            || table.goes_on_from_above(below + 1, column);
        let blank = [table.is_blank(below - 1, column), table.is_blank(below, column)];
        let goes_on = blank[0] != blank[1] || (merging && blank[0]);
        let is_cut = table.slots.get(above_slot).is_some_and(|slot| slot.goes_on);
        if (is_cut || tall && goes_on) && same_edges(table, below - 1, below, column) {
            unite(table, above_slot, below_slot, below, wording::rejoined);
        }
    }
}

/// Whether a column has merged cells and, away from the breaks, none that is blank: a blank one at a
/// break is then a part of a merged cell too.
fn is_merged_throughout(table: &Table<'_>, column: usize) -> bool {
    let piece = |row: usize| table.rows.get(row).map(|row| row.piece);
    let at_break = |row: &usize| {
        piece(row + 1) != piece(*row)
            || row.checked_sub(1).is_none_or(|above| piece(above) != piece(*row))
    };
    let rows = 0..table.rows.len();
    let touching: BTreeSet<Option<usize>> =
        rows.clone().filter(at_break).map(|row| table.slot_index(row, column)).collect();
    let mut merged = false;
    for row in rows {
        let blank = table.is_blank(row, column);
        let inside = !touching.contains(&table.slot_index(row, column));
        if blank && inside && !table.own_columns(row).is_empty() {
            return false;
        }
        merged |= !blank && table.goes_on_from_above(row, column);
    }
    merged
}

/// Makes two slots one: the lower's text goes on from the upper's, and the rows from `row` on that
/// had the lower have the upper.
pub(crate) fn unite(
    table: &mut Table<'_>,
    upper: usize,
    lower: usize,
    row: usize,
    joined: impl Fn(&str, &str) -> String,
) {
    if upper == lower {
        return;
    }
    let Some(taken) = table.slots.get(lower).cloned() else { return };
    let Some(slot) = table.slots.get_mut(upper) else { return };
    if slot.is_blank() {
        slot.text = taken.text;
        slot.place = taken.place;
        slot.value = taken.value;
    } else if !wording::is_blank(&taken.text) {
        slot.text = joined(&slot.text, &taken.text);
        slot.value = None;
    }
    slot.goes_on = taken.goes_on;
    slot.cells.extend(taken.cells);
    for row in table.rows.iter_mut().skip(row) {
        if !row.slots.contains(&Some(lower)) {
            break;
        }
        for position in &mut row.slots {
            if *position == Some(lower) {
                *position = Some(upper);
            }
        }
    }
}
