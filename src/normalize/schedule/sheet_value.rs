//! Typed cells of a sheet.

use super::context::ScheduleContext;
use super::schedule;
use crate::schedule::Schedule;

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

/// Reads a typed cell of a sheet, shown as `text`.
#[must_use]
pub fn schedule_of_value(text: &str, value: SheetValue<'_>, context: &ScheduleContext) -> Schedule {
    let _ = value;
    schedule(text, context)
}
