//! What each row of a plan's table is: an activity, a section, a note, the header again, or blank.

use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::rows::{NOTE_LABELS, NOTE_STARTS, NUMBERED_NOTE, TOTALS};
use crate::limits::Allowance;
use crate::record::Role;

use super::super::headers::columns::column_of;
use super::super::headers::role::role_of;
use super::super::table::Table;
use super::super::title;
use super::super::wording::{self, folded};
use super::breaks;
use super::sections;
use super::serial;

/// Characters of the label of a row of totals: 合计（7项） has 6.
const MAX_TOTAL_CHARACTERS: usize = 8;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Activity,
    /// A banner over the rows below it.
    Section,
    /// A total or a note.
    Note,
    /// The header again.
    Header,
    /// Nothing of its own, or nothing but a serial number and a time: a row of a form or a calendar
    /// to fill in.
    Blank,
}

/// Says what each row is, and joins rows that only go on from the row above them. When no more is allowed
/// the rest are called blank.
pub(crate) fn classify(
    table: &mut Table<'_>,
    groups: &[usize],
    allowance: &Allowance,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Kind> {
    let deepest = deepest_number(table);
    let mut kinds = Vec::with_capacity(table.rows.len());
    let mut kept = Vec::with_capacity(table.rows.len());
    for row in 0..table.rows.len() {
        let kind = match lone_column(table, row, groups) {
            _ if allowance.reached().is_some() => Some(Kind::Blank),
            Some(column) => {
                let above = kept.last().copied().filter(|_| kinds.last() == Some(&Kind::Activity));
                lone(table, row, column, above)
            }
            None if row == 0 && is_rest_of_header(table) => {
                let place = table.rows.first().map(|row| row.place.clone()).unwrap_or_default();
                let text = printed(table, row);
                diagnostics.push(Diagnostic::new(Code::ColumnShiftSuspected, place, text));
                Some(Kind::Header)
            }
            None => Some(of_row(table, row, deepest)),
        };
        if let Some(kind) = kind {
            kinds.push(kind);
            kept.push(row);
        } else {
            let above = kept.last().copied().unwrap_or_default();
            let place = table.rows.get(row).map(|row| row.place.clone()).unwrap_or_default();
            let text = goes_on(table, above, row);
            diagnostics.push(Diagnostic::new(Code::RowSplitJoined, place, text));
        }
    }
    let mut row = 0_usize;
    table.rows.retain(|_| {
        row += 1;
        kept.binary_search(&(row - 1)).is_ok()
    });
    close(&mut kinds);
    kinds
}

/// Banners under the last activity stand over nothing: they are notes.
fn close(kinds: &mut [Kind]) {
    for kind in kinds.iter_mut().rev() {
        match kind {
            Kind::Activity => break,
            Kind::Section => *kind = Kind::Note,
            _ => {}
        }
    }
}

/// The only column of a row with print in it, if there is one; group columns aside that reach down
/// from above.
fn lone_column(table: &Table<'_>, row: usize, groups: &[usize]) -> Option<usize> {
    let own = table.own_columns(row);
    let [column] = own.as_slice() else { return None };
    let merged_text = (0..table.columns.len()).any(|other| {
        table.goes_on_from_above(row, other)
            && !table.is_blank(row, other)
            && !groups.contains(&other)
    });
    (!merged_text).then_some(*column)
}

/// What a row with print in one column is; `None` where it goes on from the activity `above` it.
fn lone(table: &Table<'_>, row: usize, column: usize, above: Option<usize>) -> Option<Kind> {
    let text = table.text(row, column);
    let is_of_page = title::is_mark_of_going_on(text) || title::is_annex_head(text);
    if is_note(text) || is_total(text, usize::MAX) || is_of_page {
        return Some(Kind::Note);
    }
    let role = table.columns.get(column).map(|column| column.role);
    let numbered = sections::is_section_number(text);
    let wide = table.width(row, column) > 1;
    let first = column == 0 && role != Some(Role::Theme);
    if role == Some(Role::Serial) && !wide && serial::number(text).is_some() && !numbered {
        return Some(Kind::Blank);
    }
    if wide || first || numbered {
        return Some(Kind::Section);
    }
    let has_serial = table.columns.iter().any(|column| column.role == Role::Serial);
    let goes_on = above.is_some_and(|above| breaks::same_edges(table, above, row, column))
        && (has_serial || role != Some(Role::Theme));
    (!goes_on).then_some(Kind::Activity)
}

/// What a row is that has print in no column or in several.
fn of_row(table: &Table<'_>, row: usize, deepest: Option<Style>) -> Kind {
    let own = table.own_columns(row);
    let Some(&first) = own.first() else { return Kind::Blank };
    if is_header(table, row, &own) {
        return Kind::Header;
    }
    let text = table.text(row, first);
    let theme = column_of(&table.columns, Role::Theme);
    let serial = column_of(&table.columns, Role::Serial);
    let leads = theme.is_none_or(|theme| first <= theme);
    if leads && is_total(text, MAX_TOTAL_CHARACTERS) {
        return Kind::Note;
    }
    let labels = || NOTE_LABELS.contains(&folded(text).as_str());
    if leads && Some(first) != theme && (is_note(text) || labels()) {
        return Kind::Note;
    }
    // 一 | 宣传类活动（共5项）: a section whose number stands in the serial column.
    let alone = own.as_slice() == [Some(first), theme].into_iter().flatten().collect::<Vec<_>>();
    let counts_deeper = || style(text).is_some_and(|outer| deepest > Some(outer));
    if alone && Some(first) == serial && counts_deeper() {
        return Kind::Section;
    }
    // Week 4, 3月11日—17日, and nothing on: a calendar prints its times before its activities.
    let is_time_or_number = |column: &usize| {
        let fit = table.columns.get(*column).and_then(|column| column.fit);
        fit.is_some_and(|fit| matches!(fit.role, Role::Serial | Role::Schedule))
    };
    let theme_is_blank = theme.is_some_and(|theme| table.is_blank(row, theme));
    if theme_is_blank && own.len() > 1 && own.iter().all(is_time_or_number) {
        return Kind::Blank;
    }
    Kind::Activity
}

/// Whether the first row has nothing but wordings of headers, which stand under no words that they
/// divide: a program that knows no merged rows (asciidoctor) moves the second row of a header to the
/// left, and nobody can say which column is meant by what.
fn is_rest_of_header(table: &Table<'_>) -> bool {
    let own = table.own_columns(0);
    own.len() > 1 && own.iter().all(|&column| role_of(table.text(0, column), &[]).is_some())
}

/// Whether the row prints the header again.
fn is_header(table: &Table<'_>, row: usize, own: &[usize]) -> bool {
    own.len() > 1
        && own.iter().all(|&column| {
            let text = folded(table.text(row, column));
            table.columns.get(column).is_some_and(|column| {
                let header = folded(&column.header);
                header == text
                    || (!header.is_empty() && header.ends_with(&text))
                    || (!header.is_empty() && header.starts_with(&text))
            })
        })
}

fn is_note(text: &str) -> bool {
    let text = folded(text);
    NOTE_STARTS.iter().any(|start| text.starts_with(start))
        || text
            .strip_prefix(NUMBERED_NOTE)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '('))
}

/// Whether a line under a table begins as its note does: 注：…, 备注：…, 注1….
pub(crate) fn is_labelled_note(text: &str) -> bool {
    let text = folded(text);
    let marked =
        |rest: &str| rest.starts_with(|c: char| matches!(c, ':' | '(') || c.is_ascii_digit());
    NOTE_LABELS.iter().any(|label| text.strip_prefix(label).is_some_and(marked))
}

fn is_total(text: &str, most: usize) -> bool {
    let text = folded(text);
    TOTALS.iter().any(|total| text.starts_with(total)) && text.chars().count() <= most
}

/// How a serial number is printed, outermost first: 一, （一）, 1, （1）, ①.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Chinese,
    BracketedChinese,
    Arabic,
    BracketedArabic,
    Circled,
}

fn style(text: &str) -> Option<Style> {
    let text = folded(text);
    let is_bracketed = text.starts_with('(');
    let bare = text.trim_start_matches('(').trim_end_matches([')', '、', '.']);
    serial::number(&text)?;
    Some(match (serial::chinese(bare).is_some(), is_bracketed) {
        (true, false) => Style::Chinese,
        (true, true) => Style::BracketedChinese,
        (false, true) => Style::BracketedArabic,
        (false, false) if bare.starts_with(|c: char| c.is_ascii_digit()) => Style::Arabic,
        (false, false) => Style::Circled,
    })
}

/// The innermost numbers of the serial column: others stand over them, 一 over （一） or 1.
fn deepest_number(table: &Table<'_>) -> Option<Style> {
    let serial = column_of(&table.columns, Role::Serial)?;
    (0..table.rows.len()).filter_map(|row| style(table.text(row, serial))).max()
}

/// Joins a row that only goes on to the row above it, as a line of its own in the same column.
fn goes_on(table: &mut Table<'_>, above: usize, row: usize) -> String {
    for column in table.own_columns(row) {
        let upper = table.slot_index(above, column);
        let lower = table.slot_index(row, column);
        match (upper, lower) {
            (Some(upper), Some(lower)) => {
                breaks::unite(table, upper, lower, row, |upper, lower| {
                    [upper.trim_end(), lower.trim_start()].join("\n")
                });
            }
            (None, Some(_)) => {
                let position = table.rows.get_mut(above).and_then(|row| row.slots.get_mut(column));
                if let Some(position) = position {
                    *position = lower;
                }
            }
            _ => {}
        }
    }
    breaks::named(table, above)
}

/// The texts that a row prints itself, joined by a blank.
pub(crate) fn printed(table: &Table<'_>, row: usize) -> String {
    let texts: Vec<&str> = table
        .own_columns(row)
        .into_iter()
        .map(|column| table.text(row, column).trim())
        .filter(|text| !wording::is_blank(text))
        .collect();
    texts.join(" ")
}
