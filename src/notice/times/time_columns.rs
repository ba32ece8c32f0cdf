//! The time of a row from its time columns: one, its start and its end, a month and its day, or none but
//! the section over the row.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::CellValue;
use crate::lexicon::headers::WEEKS_RANK;
use crate::normalize::{self, ScheduleContext, SheetValue};
use crate::record::Role;
use crate::schedule::{Precision, Schedule, ScheduleNote, ScheduleValue, Span, Unresolved};

use super::super::body::combined;
use super::super::body::sections::without_number;
use super::super::headers::columns;
use super::super::headers::role::Fit;
use super::super::table::{Slot, Table};
use super::super::wording;
use super::calendar_columns;
use super::calendar_time::{MAX_TIME_BYTES, is_calendar_time, is_time};
use super::time_context::TimeContext;

/// What stands over the time of a row, outermost first: its sections, and the columns of times that
/// are no part of it (年度 beside 完成时限).
fn times_over(table: &Table<'_>, row: usize, sections: &[String]) -> Vec<String> {
    let is_over = |column: usize| {
        table.columns.get(column).is_some_and(|column| {
            column.role == Role::Extra && column.fit.is_some_and(|fit| fit.role == Role::Schedule)
        })
    };
    let columns = (0..table.columns.len()).filter(|&column| is_over(column));
    let texts = columns.map(|column| table.text(row, column).to_owned());
    sections.iter().cloned().chain(texts).collect()
}

/// The time of a row: from one column, from the columns of its start and its end, from those that
/// are months, or from the section over it. Where the time column says where, too, the place.
pub(crate) fn of_row(
    table: &Table<'_>,
    row: usize,
    sections: &[String],
    time: &TimeContext,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Schedule, Option<String>) {
    let sections = &times_over(table, row, sections)[..];
    let columns: Vec<(&Slot<'_>, &str)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, head)| head.role == Role::Schedule)
        .filter_map(|(column, head)| Some((table.slot(row, column)?, head.header.as_str())))
        .collect();
    let read = |(slot, header): (&Slot<'_>, &str)| of_slot(slot, &time.of_row(sections, header));
    let mut place = None;
    let schedule = match *columns.as_slice() {
        [] => {
            let context = time.of_row(sections, "");
            let marked = calendar_columns::schedule(table, row, &context);
            return (marked.or_else(|| of_sections(sections, &context)).unwrap_or_default(), None);
        }
        [(slot, header)] if slot.value.is_none() && combined::says_where(header) => {
            let context = time.of_row(sections, header);
            match combined::time_and_place(&slot.text, &context) {
                Some((schedule, at)) => {
                    place = Some(at).filter(|at| !at.is_empty());
                    schedule
                }
                None => normalize::schedule(&slot.text, &context),
            }
        }
        [only] => {
            let (_, header) = only;
            under_sections(read(only), sections, time.day(), &time.of_row(sections, header))
        }
        [start, end] if columns::has_start_and_end(&table.columns) => {
            from_start_to_end(read(start), read(end))
        }
        _ => {
            let texts: Vec<&str> = columns.iter().map(|(slot, _)| slot.text.as_str()).collect();
            in_parts(&texts, &time.of_row(sections, ""))
        }
    };
    let printed = columns.iter().find(|(slot, _)| !slot.is_blank()).or(columns.first());
    let printed_at = printed.map(|(slot, _)| slot.place.clone()).unwrap_or_default();
    let code = match schedule.value {
        ScheduleValue::Unresolved { .. } => Some(Code::UnreadSchedule),
        _ if schedule.notes.contains(&ScheduleNote::PossibleAutodate) => {
            Some(Code::PossibleAutodate)
        }
        _ => None,
    };
    if let Some(code) = code {
        diagnostics.push(Diagnostic::new(code, printed_at, schedule.raw.as_str()));
    }
    (schedule, place)
}

/// A time that is whole only with the month or day of the section over it: `5日` or 下旬 under 4月,
/// `9:00` under 5月9日, or with the day in the title.
fn under_sections(
    read: Schedule,
    sections: &[String],
    day: Option<&str>,
    context: &ScheduleContext,
) -> Schedule {
    if !matches!(read.value, ScheduleValue::Unresolved { .. }) {
        return read;
    }
    let over = sections.iter().rev().map(|section| without_number(section)).find(|section| {
        let time = normalize::schedule(section, context);
        matches!(time.value, ScheduleValue::Interval(_)) && time.qualifier.is_none()
    });
    let is_hour = read.value == ScheduleValue::Unresolved { reason: Unresolved::TimeOnly };
    let whole = over
        .or(day.filter(|_| is_hour))
        .map(|over| normalize::schedule(&format!("{over} {}", read.raw), context));
    match whole {
        Some(whole) if is_calendar_time(&whole) => Schedule { raw: read.raw, ..whole },
        _ => read,
    }
}

/// The time that the innermost section with one says, where the table has no time column. A year
/// says when the whole plan is, and not when an activity is.
fn of_sections(sections: &[String], context: &ScheduleContext) -> Option<Schedule> {
    sections.iter().rev().find_map(|section| {
        let time = normalize::schedule(without_number(section), context);
        let of_year =
            matches!(time.value, ScheduleValue::Interval(Span { precision: Precision::Year, .. }));
        let meant = is_calendar_time(&time) && !of_year;
        meant.then(|| Schedule { raw: section.clone(), ..time })
    })
}

/// Whether the cells of the time column are months, but for days that a sheet stores as dates: those
/// may be what it made out of a typed `5-6`. At least three months for each such day, and no day
/// that was typed as text.
pub(crate) fn is_column_of_months(table: &Table<'_>) -> bool {
    const MONTHS_FOR_A_DAY: usize = 3;

    let Some(column) = columns::column_of(&table.columns, Role::Schedule) else {
        return false;
    };
    let is_stored = |slot: &Slot<'_>| matches!(slot.value, Some(CellValue::DateTime { .. }));
    // Most tables have no such cell, and their times need not be read twice.
    if !(0..table.rows.len()).any(|row| table.slot(row, column).is_some_and(is_stored)) {
        return false;
    }
    let (mut months, mut stored_days) = (0_usize, 0_usize);
    for row in 0..table.rows.len() {
        let Some(slot) = table.slot(row, column) else { continue };
        let read = of_slot(slot, &ScheduleContext::default());
        match read.value {
            ScheduleValue::Interval(Span { precision: Precision::Month, .. }) => months += 1,
            ScheduleValue::Interval(Span { precision: Precision::Day, .. }) => {
                if !is_stored(slot) {
                    return false;
                }
                stored_days += 1;
            }
            _ => {}
        }
    }
    stored_days > 0 && months >= MONTHS_FOR_A_DAY * stored_days
}

fn of_slot(slot: &Slot<'_>, context: &ScheduleContext) -> Schedule {
    let value = match slot.value {
        Some(CellValue::Number { value, format }) => SheetValue::Number { value: *value, format },
        Some(CellValue::DateTime { serial, is_1904, format }) => {
            SheetValue::DateTime { serial: *serial, is_1904: *is_1904, format }
        }
        Some(CellValue::Bool(value)) => SheetValue::Bool(*value),
        Some(CellValue::Error) => SheetValue::Error,
        None => return normalize::schedule(&slot.text, context),
    };
    normalize::schedule_of_value(&slot.text, value, context)
}

/// A time whose parts stand in several columns: 日期 and 时间, 月份 and 日期.
fn in_parts(texts: &[&str], context: &ScheduleContext) -> Schedule {
    let parts: Vec<&str> = texts.iter().copied().filter(|part| !wording::is_blank(part)).collect();
    Schedule { raw: parts.join("\n"), ..normalize::schedule(&parts.join(" "), context) }
}

/// Whether another time column holds a part of the times: in nearly all rows they are a time
/// together, and not each of them (周次 beside 日期 says the same twice).
pub(crate) fn completes_times(table: &Table<'_>, column: usize) -> bool {
    /// Rows of which one may be different.
    const ROWS_FOR_AN_EXCEPTION: usize = 10;

    // The week of a term beside its month is no day of that month: 九月 | 2 is the second week.
    let is_part = |fit: Option<Fit>| {
        fit.is_some_and(|fit| fit.role == Role::Schedule && fit.rank < WEEKS_RANK)
    };
    let is_time_column = table.columns.get(column).is_some_and(|column| is_part(column.fit));
    let mut parts: Vec<usize> = (0..table.columns.len())
        .filter(|&index| {
            table.columns.get(index).is_some_and(|column| column.role == Role::Schedule)
        })
        .collect();
    let are_parts =
        parts.iter().all(|&part| table.columns.get(part).is_some_and(|column| is_part(column.fit)));
    if !is_time_column
        || !are_parts
        || parts.is_empty()
        || columns::has_start_and_end(&table.columns)
    {
        return false;
    }
    parts.push(column);
    parts.sort_unstable();
    let (mut rows, mut whole) = (0_usize, 0_usize);
    for row in 0..table.rows.len() {
        let mut slots: Vec<Option<usize>> =
            parts.iter().map(|&part| table.slot_index(row, part)).collect();
        slots.dedup();
        let texts: Vec<&str> = parts.iter().map(|&part| table.text(row, part)).collect();
        // A banner covers all of them.
        if slots.len() < parts.len() || texts.iter().any(|text| wording::is_blank(text)) {
            continue;
        }
        rows += 1;
        if texts.iter().any(|text| text.len() > MAX_TIME_BYTES) {
            continue;
        }
        let together = in_parts(&texts, &ScheduleContext::default());
        whole +=
            usize::from(is_calendar_time(&together) && !texts.iter().all(|text| is_time(text)));
    }
    whole > 0 && (rows - whole) * ROWS_FOR_AN_EXCEPTION <= rows
}

/// One interval from the columns 开始时间 and 结束时间: from the first day of the one to the last day of
/// the other, as exact as the less exact of both. Where one is blank the other stands alone; where
/// they are no two intervals in order, the time is not read.
fn from_start_to_end(start: Schedule, end: Schedule) -> Schedule {
    if end.value == ScheduleValue::Empty {
        return start;
    }
    if start.value == ScheduleValue::Empty {
        return end;
    }
    let value = match (start.value, end.value) {
        (ScheduleValue::Interval(from), ScheduleValue::Interval(to)) if from.first <= to.last => {
            ScheduleValue::Interval(Span {
                last: to.last,
                precision: if is_coarser(to.precision, from.precision) {
                    to.precision
                } else {
                    from.precision
                },
                ..from
            })
        }
        (ScheduleValue::Interval(_), ScheduleValue::Interval(_)) => {
            ScheduleValue::Unresolved { reason: Unresolved::ReversedRange }
        }
        _ => ScheduleValue::Unresolved { reason: Unresolved::Unrecognized },
    };
    let mut notes = start.notes;
    notes.extend(end.notes);
    Schedule { raw: [start.raw, end.raw].join("\n"), value, notes, ..Schedule::default() }
}

/// Precisions are listed from coarse to fine.
fn is_coarser(one: Precision, other: Precision) -> bool {
    (one as u8) < (other as u8)
}
