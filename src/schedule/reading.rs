//! How a cell was read, or why it was not.

use serde::{Deserialize, Serialize};

/// Why a cell was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unresolved {
    /// A number that no calendar has: `13月`.
    OutOfRange,
    /// A day that its month does not have: `2月30日`.
    InvalidDate,
    /// The end is before the start: `7月19日-15日`.
    ReversedRange,
    /// Numbers without a unit: `5-6` under a header that gives none.
    BareNumber,
    /// A day without a month: `19日`.
    DayOnly,
    /// A weekday without a date: `周三`.
    WeekdayOnly,
    /// A time of day without a date: `9:00-11:00`.
    TimeOnly,
    /// How far the work is, not when: `已完成`.
    Status,
    /// A number of a sheet that can be two dates: `5.1` is 5.1 or 5.10.
    AmbiguousFloat,
    /// An error value of a sheet: `#N/A`.
    CellError,
    /// Anything else; many in one column hint at a column shift.
    Unrecognized,
}

/// How a cell was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScheduleNote {
    /// `6月9日前` was read with 9 June included, as offices do; the words leave it open.
    InclusiveAssumed,
    /// `6.9` was read as month and day.
    DottedDate,
    /// `23年` was read as the year next to the context's.
    TwoDigitYear,
    /// `11月-1月` was read over the end of the year.
    WrapsYear,
    /// `45055` was read as the day number of a spreadsheet.
    ExcelSerial,
    /// `202305` was read as year and month.
    CompactDigits,
    /// `4月/10月` was read as both.
    AmbiguousSlash,
    /// The printed weekday is not the weekday of the printed date.
    WeekdayMismatch,
    /// Workdays are counted by a calendar that the notice does not print.
    WorkdayCalendar,
    /// `5一6月`: the numeral one stood for a dash.
    OcrDash,
    /// `5月l5日`, `1O月`, `4曰`: a letter stood for a figure, or 曰 for 日.
    OcrCharacter,
    /// `七八月` was read as from July to August.
    Idiom,
    /// The cell is running text and was not read.
    Prose,
    /// A typed day in a column of months: the sheet may have made it out of `5-6`.
    PossibleAutodate,
}
