//! Times whose days follow from something else: a rule, an event, another calendar.

use serde::{Deserialize, Serialize};

use super::{Clock, Day, DayPart, DayRange, Relation, TimeUnit, is_default};

/// A time that comes again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Recurrence {
    /// Recurrence rule of RFC 5545 with the keys FREQ, INTERVAL, BYMONTH, BYMONTHDAY and BYDAY;
    /// `X-TERM` is once a school term (每学期), which the standard has no word for.
    pub rule: String,
    /// The printed day is the last one: `每月25日前`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub deadline: bool,
    /// How often in each period; of `至少` the least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u16>,
    /// First day, where one is printed: `7月起每月15日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Day>,
    /// The days within which it comes again: `5-10月每周五`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<DayRange>,
    /// Time of day at which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Clock>,
    /// Time of day at which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Clock>,
    /// Part of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_part: Option<DayPart>,
}

/// A time given by an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Relative {
    /// The event as printed: `活动结束`, `春节`; `十一` is the National Day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// On which side of the event.
    pub relation: Relation,
    /// Any time up to the distance: `5个工作日内`.
    #[serde(default)]
    pub within: bool,
    /// The distance; of a range, the least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<u16>,
    /// Of a range, the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_max: Option<u16>,
    /// Unit of the distance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<TimeUnit>,
}

/// A time by the Chinese calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Lunar {
    /// Month, 1 to 12.
    pub lunar_month: u8,
    /// Day, 1 to 30; the whole month without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunar_day: Option<u8>,
    /// The leap month after the month of that number: `闰四月`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub leap: bool,
    /// Where it ends, of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunar_to: Option<LunarDay>,
    /// The Gregorian days, where the year is known and 1900 to 2100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<DayRange>,
}

/// A day, or a month, of the Chinese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LunarDay {
    /// Month, 1 to 12.
    pub lunar_month: u8,
    /// Day, 1 to 30; the whole month without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunar_day: Option<u8>,
    /// The leap month after the month of that number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub leap: bool,
}
