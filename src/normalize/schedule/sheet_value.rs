//! Typed cells of a sheet: the type and the number format say how exactly a date was meant.

use super::context::ScheduleContext;
use super::header::{HeaderUnit, header_unit};
use super::serial::number_of_sheet;
use super::{schedule, unresolved};
use crate::schedule::{
    Clock, Day, Precision, Schedule, ScheduleNote, ScheduleValue, Span, Unresolved, YearSource,
};

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
        /// Its number format code, or the number of a built-in one: `57`.
        format: &'a str,
    },
    /// TRUE or FALSE.
    Bool(bool),
    /// `#N/A` and the like.
    Error,
}

/// The day number of 1970-01-01 in the date system that counts from 1900, and from 1904.
const EPOCH_1900: f64 = 25_569.0;
const EPOCH_1904: f64 = 24_107.0;
/// Day numbers of the years 1900 to 2200: a plan has no others, and they are exact in any float.
const SERIALS: std::ops::Range<f64> = 1.0..110_000.0;
/// The day numbers of unformatted cells that are read as dates: 2000-01-01 to 2099-12-31.
const BARE_SERIALS: std::ops::Range<f64> = 36_526.0..73_051.0;
const MINUTES_A_DAY: f64 = 1440.0;

/// Reads a typed cell of a sheet, shown as `text`.
///
/// A date is as exact as its number format shows it: `m"月"` is a month. A plain number that can be
/// two dates (`5.1` is 1 May or 10 May) is refused.
///
/// ```
/// use gongwen::normalize::{self, ScheduleContext, SheetValue};
///
/// let cell = SheetValue::DateTime { serial: 45047.0, is_1904: false, format: "m\"月\"" };
/// let schedule = normalize::schedule_of_value("5月", cell, &ScheduleContext::default());
/// assert_eq!(schedule.to_edtf().as_deref(), Some("2023-05"));
/// ```
#[must_use]
pub fn schedule_of_value(text: &str, value: SheetValue<'_>, context: &ScheduleContext) -> Schedule {
    let read = match value {
        SheetValue::Error => unresolved(Unresolved::CellError),
        SheetValue::Bool(_) => unresolved(Unresolved::Unrecognized),
        SheetValue::DateTime { serial, is_1904, format } => {
            date_time(serial, if is_1904 { EPOCH_1904 } else { EPOCH_1900 }, format, context)
        }
        SheetValue::Number { value, format } => number(value, format, context),
    };
    Schedule { raw: text.to_owned(), ..read }
}

fn date_time(serial: f64, epoch: f64, format: &str, context: &ScheduleContext) -> Schedule {
    let shown = Shown::by(format);
    if shown.is_time_only() || (0.0..1.0).contains(&serial) {
        return unresolved(Unresolved::TimeOnly);
    }
    let Some((day, time)) = day_and_time(serial, epoch) else {
        return unresolved(Unresolved::OutOfRange);
    };
    // A typed midnight is a day; a time that the format hides was not printed.
    let time = time.filter(|time| shown.time && (time.hour(), time.minute()) != (0, 0));
    let (first, last, precision) = if time.is_some() {
        (day, day, Precision::Minute)
    } else if shown.day || !(shown.month || shown.year) {
        (day, day, Precision::Day)
    } else if shown.month {
        let last = crate::schedule::days_in_month(day.year, day.month);
        (Day { day: 1, ..day }, Day { day: last, ..day }, Precision::Month)
    } else {
        (Day { month: 1, day: 1, ..day }, Day { month: 12, day: 31, ..day }, Precision::Year)
    };
    let mut span = Span::new(first, last, precision, YearSource::Cell);
    span.start_time = time;
    let mut found = Schedule { value: ScheduleValue::Interval(span), ..Schedule::default() };
    let months =
        context.header.as_deref().map(header_unit) == Some(HeaderUnit::Dates(super::Unit::Month));
    // `5-6` typed into a sheet becomes 6 May, shown as `5月6日` or `6-May`.
    if precision == Precision::Day && !shown.year && (months || context.column_of_months) {
        found.notes.push(ScheduleNote::PossibleAutodate);
    }
    found
}

fn number(value: f64, format: &str, context: &ScheduleContext) -> Schedule {
    if BARE_SERIALS.contains(&value) {
        let shown = Shown::by(format);
        let by_format = if shown.is_time_only() || value.fract() != 0.0 {
            r"yyyy\-mm\-dd hh:mm"
        } else {
            format
        };
        let mut found = date_time(value, EPOCH_1900, by_format, context);
        if let ScheduleValue::Interval(span) = &mut found.value {
            span.year_source = YearSource::Stated;
            found.notes.push(ScheduleNote::ExcelSerial);
        }
        return found;
    }
    let Some(printed) = number_of_sheet(value, decimals(format)) else {
        return unresolved(Unresolved::Unrecognized);
    };
    if decimals(format).is_none_or(|decimals| decimals < 2) && is_ambiguous(&printed) {
        return unresolved(Unresolved::AmbiguousFloat);
    }
    schedule(&(printed + &unit_behind(format).unwrap_or_default()), context)
}

/// What a format prints behind a whole number: `0"月"`.
fn unit_behind(format: &str) -> Option<String> {
    let behind = format.strip_prefix("General").or_else(|| format.strip_prefix(['0', '#']))?;
    let unit: String = behind.chars().filter(|c| !matches!(c, '"' | '\\')).collect();
    matches!(unit.as_str(), "月" | "月份" | "年" | "年度" | "日" | "季度").then_some(unit)
}

/// The number of decimals that a plain number format shows; `None` for General.
fn decimals(format: &str) -> Option<usize> {
    let (_, decimals) = format.split_once('.')?;
    let shown = decimals.chars().take_while(|c| *c == '0').count();
    (shown == decimals.len() && shown > 0).then_some(shown)
}

/// Whether a zero lost at the end would give another date: `5.1`, `2023.1`.
fn is_ambiguous(printed: &str) -> bool {
    let Some((whole, fraction)) = printed.split_once('.') else { return false };
    let (Ok(whole), Ok(tens)) = (whole.parse::<u32>(), fraction.parse::<u8>()) else {
        return false;
    };
    if fraction.len() != 1 {
        return false;
    }
    match u8::try_from(whole) {
        // Month and day: 5.3 is 3 May or 30 May.
        Ok(month @ 1..=12) => Day::checked(None, month, tens.saturating_mul(10)).is_some(),
        // Year and month: 2023.1 is January or October.
        _ => tens == 1,
    }
}

fn day_and_time(serial: f64, epoch: f64) -> Option<(Day, Option<Clock>)> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    // To the minute, so that 9:00 stored as 0.37499999 is 9:00.
    let minutes = ((serial - epoch) * MINUTES_A_DAY).round();
    #[expect(clippy::cast_possible_truncation, reason = "checked above: below 2^31 minutes")]
    let minutes = minutes as i32;
    let day = Day::from_number(minutes.div_euclid(1440))?;
    let of_day = minutes.rem_euclid(1440);
    let clock = Clock::new((of_day / 60).try_into().ok()?, (of_day % 60).try_into().ok()?);
    Some((day, clock))
}

/// What a number format shows of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a unit that is shown or not")]
struct Shown {
    year: bool,
    month: bool,
    day: bool,
    time: bool,
}

impl Shown {
    fn is_time_only(self) -> bool {
        self.time && !(self.year || self.month || self.day)
    }

    fn by(format: &str) -> Self {
        match format.parse::<u8>() {
            Ok(id) => Self::by_id(id),
            Err(_) if format.eq_ignore_ascii_case("General") => Self::default(),
            Err(_) => Self::by_code(format),
        }
    }

    /// The built-in formats of ECMA-376 part 1, 18.8.30, as the Chinese versions show them.
    fn by_id(id: u8) -> Self {
        let date = |year, month, day| Self { year, month, day, time: false };
        match id {
            14 | 15 | 30 | 31 => date(true, true, true),
            16 | 28 | 29 | 51 | 53 | 54 | 58 => date(false, true, true),
            17 | 27 | 36 | 50 | 52 | 57 => date(true, true, false),
            22 => Self { time: true, ..date(true, true, true) },
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self { time: true, ..Self::default() },
            _ => Self::default(),
        }
    }

    /// Letters of a format code outside quotes, brackets and escapes.
    fn by_code(format: &str) -> Self {
        let mut shown = Self::default();
        let mut letters = format.chars();
        let mut months = false;
        // An m next to hours or seconds is minutes.
        let mut after_hours = false;
        while let Some(c) = letters.next() {
            match if c == 'E' { c } else { c.to_ascii_lowercase() } {
                '"' => while letters.next().is_some_and(|c| c != '"') {},
                '[' => {
                    // `[h]`, `[mm]` are elapsed times; `[DBNum1]`, `[$-804]` say how digits look.
                    let inside = letters.as_str().split(']').next().unwrap_or_default();
                    shown.time |= inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 's'));
                    while letters.next().is_some_and(|c| c != ']') {}
                }
                '\\' | '_' | '*' => {
                    letters.next();
                }
                // The other sections are for other signs.
                ';' => break,
                // `E` is the exponent of a number, `e` the year of an era.
                'y' | 'e' => shown.year = true,
                'd' => shown.day = true,
                'm' if after_hours => {}
                'm' => months = true,
                'h' => {
                    shown.time = true;
                    after_hours = true;
                }
                's' => {
                    shown.time = true;
                    after_hours = false;
                }
                _ => {}
            }
            if c.eq_ignore_ascii_case(&'d') || c.eq_ignore_ascii_case(&'y') {
                after_hours = false;
            }
        }
        shown.month =
            months && !(shown.time && !shown.day && !shown.year && !format.contains('月'));
        shown
    }
}
