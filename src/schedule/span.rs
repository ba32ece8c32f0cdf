//! Times with days of their own, and with an open end.

use serde::{Deserialize, Serialize};

use super::{Clock, Day, DayPart, Precision, YearSource, is_default};

/// Days from `first` to `last`, both included; `first <= last` wherever the years are known.
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
    /// Time of day at which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Clock>,
    /// Time of day at which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Clock>,
    /// Part of the day: `上午`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_part: Option<DayPart>,
    /// The bounds are a usual reading of a vague word: `5月初`, `左右`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approx: bool,
    /// Printed as not settled: `暂定`, `预计`, `拟于`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tentative: bool,
    /// What it is the time of, where a cell has several: `报名：7月1日-10日；比赛：7月20日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Span {
    /// The days from `first` to `last` without further details.
    #[must_use]
    pub fn new(first: Day, last: Day, precision: Precision, year_source: YearSource) -> Self {
        Self {
            first,
            last,
            precision,
            year_source,
            start_time: None,
            end_time: None,
            day_part: None,
            approx: false,
            tentative: false,
            label: None,
        }
    }
}

/// A time whose start is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Deadline {
    /// Last day, included.
    pub last: Day,
    /// How exactly it was printed.
    pub precision: Precision,
    /// Whence the year.
    pub year_source: YearSource,
    /// Time of day at which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Clock>,
    /// The day is a usual reading of a vague word: `5月初前`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approx: bool,
    /// Printed as not settled: `预计6月底前`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tentative: bool,
    /// Where it starts, in words: `即日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// What it is the end of, where a cell has several times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A time whose end is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Start {
    /// First day.
    pub first: Day,
    /// How exactly it was printed.
    pub precision: Precision,
    /// Whence the year.
    pub year_source: YearSource,
    /// Time of day at which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Clock>,
    /// The day is a usual reading of a vague word: `5月底起`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approx: bool,
    /// Printed as not settled: `预计7月起`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tentative: bool,
    /// What it is the start of, where a cell has several times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}
