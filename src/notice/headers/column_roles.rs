//! The roles of a plan's columns: what their headers say, and how their cells are merged and numbered.

use crate::diagnostic::{Code, Diagnostic};
use crate::record::Role;

use super::super::body::sections::is_section_number;
use super::super::body::serial;
use super::super::table::Table;
use super::super::times::{calendar_columns, time_columns};
use super::super::wording::is_blank;
use super::columns::{self, column_of};

/// Of the printed cells of a column without a header, the part that must be numbers for it to be
/// the serial column: all but a tenth (totals, a stray note).
const NUMBERED_SHARE: f32 = 0.9;

/// Gives the columns their roles; the ones that lost theirs to another column are reported.
pub(crate) fn give_roles(table: &mut Table<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let count = table.columns.len();
    for column in 0..count {
        if is_ticked(table, column)
            && let Some(column) = table.columns.get_mut(column)
        {
            column.fit = None;
        }
    }
    let grouped: Vec<bool> = (0..count).map(|column| is_merged_downwards(table, column)).collect();
    let numbered: Vec<bool> = (0..count).map(|column| is_numbered(table, column)).collect();
    let sectioned: Vec<bool> = (0..count).map(|column| is_sectioned(table, column)).collect();
    let lost = columns::assign_roles(&mut table.columns, &grouped, &sectioned, &numbered);
    let place = table.pieces.first().map(|piece| piece.view.grid.place.clone()).unwrap_or_default();
    let mut repeated = Vec::new();
    for column in lost {
        let completes = time_columns::completes_times(table, column);
        match table.columns.get_mut(column) {
            Some(column) if completes => column.role = Role::Schedule,
            _ => repeated.push(column),
        }
    }
    let calendar: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| column.calendar.is_some())
        .map(|column| column.header.as_str())
        .collect();
    if calendar.len() > 1 {
        let headers = calendar.join(" ");
        diagnostics.push(Diagnostic::new(Code::ColumnRepeated, place.clone(), headers));
    }
    for column in repeated {
        let header = table.columns.get(column).map_or("", |column| column.header.as_str());
        diagnostics.push(Diagnostic::new(Code::ColumnRepeated, place.clone(), header));
    }
}

/// Whether the column says with marks for which rows its header holds: 线上 and 线下 under 活动方式.
fn is_ticked(table: &Table<'_>, column: usize) -> bool {
    let role = table.columns.get(column).and_then(|column| column.fit).map(|fit| fit.role);
    if !role.is_some_and(|role| role == Role::Forms || role.is_units()) {
        return false;
    }
    let cells = (0..table.rows.len()).filter(|&row| table.width(row, column) == 1);
    let mut printed =
        cells.map(|row| table.text(row, column)).filter(|text| !is_blank(text)).peekable();
    printed.peek().is_some() && printed.all(calendar_columns::is_mark)
}

/// Whether a cell of the column covers several rows.
fn is_merged_downwards(table: &Table<'_>, column: usize) -> bool {
    (1..table.rows.len()).any(|row| {
        table.goes_on_from_above(row, column)
            && !table.is_blank(row, column)
            && table.width(row, column) == 1
    })
}

/// Whether the column's wording is that of a theme, and its cells are merged over several rows and
/// numbered as sections are (一、 or （一）): what stands beside them are the items.
fn is_sectioned(table: &Table<'_>, column: usize) -> bool {
    let theme = table.columns.get(column).and_then(|column| column.fit);
    if theme.is_none_or(|fit| fit.role != Role::Theme) || !is_merged_downwards(table, column) {
        return false;
    }
    let mut printed = (0..table.rows.len())
        .filter(|&row| !table.is_blank(row, column) && table.width(row, column) == 1);
    printed.all(|row| is_section_number(table.text(row, column)))
}

/// Whether nearly all printed cells of the column are numbers.
fn is_numbered(table: &Table<'_>, column: usize) -> bool {
    let texts: Vec<&str> = (0..table.rows.len())
        .map(|row| table.text(row, column))
        .filter(|text| !is_blank(text))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a share of rows")]
    let are_enough = |numbers: usize| numbers as f32 >= NUMBERED_SHARE * texts.len() as f32;
    // Most columns are told by their first cells.
    let mut numbers = texts.len();
    for _ in texts.iter().filter(|text| serial::number(text).is_none()) {
        numbers -= 1;
        if !are_enough(numbers) {
            return false;
        }
    }
    numbers > 0
}

/// The columns whose merged cells are sections: without a role, before the theme.
pub(crate) fn group_columns(table: &Table<'_>) -> Vec<usize> {
    let theme = column_of(&table.columns, Role::Theme).unwrap_or_default();
    (0..theme)
        .filter(|&column| {
            let roleless = table
                .columns
                .get(column)
                .is_some_and(|column| column.role == Role::Extra && column.fit.is_none())
                || is_sectioned(table, column);
            roleless && is_merged_downwards(table, column)
        })
        .collect()
}
