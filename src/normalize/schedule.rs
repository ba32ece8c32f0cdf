//! The time column.

use crate::schedule::{Day, Schedule, ScheduleValue, Unresolved};

/// What is known about a cell from around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleContext {
    /// The year of a bare month.
    pub year: Option<ContextYear>,
    /// 成文日期.
    pub notice_date: Option<Day>,
    /// The header of the column: `时间（月）` gives bare numbers a unit.
    pub header: Option<String>,
    /// First day (a Monday) of week 1 of the term.
    pub term_start: Option<Day>,
    /// The choices where print leaves a choice.
    pub policy: SchedulePolicy,
}

/// The year of a bare month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextYear {
    /// A calendar year.
    Calendar(i16),
    /// A school year by its first calendar year: months 8 to 12 are in it, 1 to 7 in the next.
    School {
        /// The year in which it starts.
        start: i16,
    },
}

/// The choices where print leaves a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchedulePolicy {}

/// What a sheet holds behind the shown text of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum SheetValue<'a> {
    /// A number that is no date.
    Number {
        /// The stored number.
        value: f64,
        /// Its number format code.
        format: &'a str,
    },
    /// A number shown as a date or time.
    DateTime {
        /// Days since the epoch of the date system.
        serial: f64,
        /// Whether days count from 1904-01-01.
        is_1904: bool,
        /// Its number format code.
        format: &'a str,
    },
    /// TRUE or FALSE.
    Bool(bool),
    /// `#N/A` and the like.
    Error,
}

/// Reads the text of a cell of the time column.
#[must_use]
pub fn schedule(text: &str, context: &ScheduleContext) -> Schedule {
    let _ = context;
    let value = ScheduleValue::Unresolved { reason: Unresolved::Unrecognized };
    Schedule { raw: text.to_owned(), value, ..Schedule::default() }
}

/// Reads a typed cell of a sheet, shown as `text`.
#[must_use]
pub fn schedule_of_value(text: &str, value: SheetValue<'_>, context: &ScheduleContext) -> Schedule {
    let _ = value;
    schedule(text, context)
}
