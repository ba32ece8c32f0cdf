//! What a cell of the time column means: [`Schedule`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// One cell of the time column: the printed text and what it means.
///
/// A cell that was not read keeps its text with [`ScheduleValue::Unresolved`]; no value is guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Schedule {
    /// The printed text, unchanged.
    pub raw: String,
    /// What it means.
    #[serde(flatten)]
    pub value: ScheduleValue,
    /// Text printed beside the value: `如遇雨天顺延`, `世界水日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// How it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ScheduleNote>,
}

/// The kinds of time that stand in a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScheduleValue {
    /// From a day to a day: `5月`, `5-6月`, `6月9日-15日`, `上半年`.
    Interval(Span),
    /// Not read: kept in `raw`, with the reason.
    Unresolved {
        /// Why.
        reason: Unresolved,
    },
    /// Nothing, or a dash.
    #[default]
    Empty,
}

/// Days from `first` to `last`, both included; `first <= last` always.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Span {
    /// First day.
    pub first: Day,
    /// Last day, included.
    pub last: Day,
    /// How exactly it was printed.
    pub precision: Precision,
    /// Whence the year.
    pub year_source: YearSource,
}

/// How exactly a time was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Precision {
    Year,
    HalfYear,
    Quarter,
    Season,
    Month,
    TenDays,
    Week,
    Day,
    Minute,
    MonthPart,
    QuarterPart,
    YearPart,
}

/// Whence the year of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum YearSource {
    /// Printed in the cell.
    Stated,
    /// From the section, the title or the date of issue, or given by the caller.
    Context,
    /// From a typed date of a sheet.
    Cell,
    /// Not known.
    Unknown,
}

/// Why a cell was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Unresolved {
    OutOfRange,
    InvalidDate,
    ReversedRange,
    BareNumber,
    DayOnly,
    WeekdayOnly,
    TimeOnly,
    Status,
    AmbiguousFloat,
    CellError,
    Unrecognized,
}

/// How a cell was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "listed with their meaning in the table of notes")]
pub enum ScheduleNote {
    InclusiveAssumed,
    WrapsYear,
    PossibleAutodate,
}

/// A calendar day; the year is `None` where nothing says it.
///
/// Serialised `2023-05-01`, or `XXXX-05-01` (EDTF, ISO 8601-2, unspecified digits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// Year of the Gregorian calendar.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "XXXX-{:02}-{:02}", self.month, self.day),
        }
    }
}

impl std::str::FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().ok_or(NoDay);
        let year = match part()? {
            "XXXX" => None,
            year => Some(year.parse().map_err(|_| NoDay)?),
        };
        let month = part()?.parse().map_err(|_| NoDay)?;
        let day = part()?.parse().map_err(|_| NoDay)?;
        Ok(Self { year, month, day })
    }
}

/// What stands where a day should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no day in the form 2023-05-01 or XXXX-05-01")
    }
}

impl std::error::Error for NoDay {}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}
