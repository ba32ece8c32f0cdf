//! Dates as the day numbers of a spreadsheet.

use super::value;
use crate::schedule::{Day, Precision, Schedule, ScheduleNote, ScheduleValue, Span, YearSource};

/// The day numbers of spreadsheets that a plan can have: 2000-01-01 to 2099-12-31.
pub(super) const SERIALS: std::ops::RangeInclusive<i32> = 36_526..=73_050;
/// The day number of 1970-01-01 in the 1900 date system.
pub(super) const SERIAL_OF_1970: i32 = 25_569;

/// `45055`: a date of a spreadsheet that lost its format.
pub(super) fn serial(text: &str) -> Option<Schedule> {
    if text.len() != 5 {
        return None;
    }
    let number: i32 = text.parse().ok().filter(|number| SERIALS.contains(number))?;
    let day = Day::from_number(number - SERIAL_OF_1970)?;
    let span = Span::new(day, day, Precision::Day, YearSource::Stated);
    let notes = vec![ScheduleNote::ExcelSerial];
    Some(Schedule { notes, ..value(ScheduleValue::Interval(span)) })
}

/// A number as a sheet prints it: with so many decimals, or as few as it has. Excel keeps 15 digits
/// of a number, so a sum that comes to 5.1000000000000005 is 5.1.
pub(super) fn number_of_sheet(value: f64, decimals: Option<usize>) -> Option<String> {
    /// More digits are no date.
    const LARGEST: f64 = 100_000_000.0;
    if !(0.0..LARGEST).contains(&value) {
        return None;
    }
    if let Some(decimals) = decimals {
        return Some(format!("{value:.decimals$}"));
    }
    let printed = format!("{value:.6}");
    Some(printed.trim_end_matches('0').trim_end_matches('.').to_owned())
}
