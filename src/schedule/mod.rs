//! What a cell of the time column means: [`Schedule`].

mod bounds;
#[cfg(any(feature = "jiff", feature = "chrono"))]
mod convert;
mod day;
mod edtf;
mod occurrences;

use serde::{Deserialize, Serialize, Serializer};

pub(crate) use self::day::days_in_month;
pub use self::day::{Clock, Day, DayRange, NoClock, NoDay};

/// One cell of the time column: the printed text and what it means.
///
/// A cell that was not read keeps its text with [`ScheduleValue::Unresolved`]; no value is guessed.
/// The JSON also has `edtf` where ISO 8601-2 has a form for the value; it follows from the value,
/// so it is not read back.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Schedule {
    /// The printed text, unchanged.
    pub raw: String,
    /// What it means.
    #[serde(flatten)]
    pub value: ScheduleValue,
    /// Text printed beside the value: `如遇雨天顺延`, `世界水日`.
    #[serde(default)]
    pub qualifier: Option<String>,
    /// How it was read.
    #[serde(default)]
    pub notes: Vec<ScheduleNote>,
}

impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            raw: &'a str,
            #[serde(flatten)]
            value: &'a ScheduleValue,
            #[serde(skip_serializing_if = "Option::is_none")]
            edtf: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            qualifier: Option<&'a str>,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            notes: &'a [ScheduleNote],
        }
        let written = Written {
            raw: &self.raw,
            value: &self.value,
            edtf: self.to_edtf(),
            qualifier: self.qualifier.as_deref(),
            notes: &self.notes,
        };
        written.serialize(serializer)
    }
}

/// Whether a value equals its default: such a key is left out of the JSON.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The kinds of time that stand in a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScheduleValue {
    /// From a day to a day: `5月`, `5-6月`, `6月9日-15日`, `上半年`.
    Interval(Span),
    /// Several times, as written and never merged: `5月、9月`, `9月或10月`.
    Set {
        /// All of them, or one of them.
        mode: SetMode,
        /// The times in the order of print; none is itself a set.
        items: Vec<ScheduleValue>,
        /// Whence the years: `Stated` if any item states one.
        year_source: YearSource,
    },
    /// The last day only, the start is open: `6月底前`.
    Deadline(Deadline),
    /// The first day only, the end is open: `7月起`.
    From(Start),
    /// Again and again: `每月15日`.
    Recurring(Recurrence),
    /// All the time: `长期`, `常态化`.
    Ongoing {
        /// The first day, where one is printed: `7月起长期`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<Day>,
    },
    /// Printed to be without a date.
    Unscheduled {
        /// In what way.
        reason: Unscheduled,
    },
    /// By an event: `活动结束后5个工作日内`, `春节前`, `国庆期间`.
    Relative(Relative),
    /// A week of a school term whose start is not known: `第3周`, `第1-2周`.
    WeekOfTerm {
        /// First week, from 1.
        from: u8,
        /// Last week, included.
        to: u8,
        /// The term as printed: `秋季学期`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        term: Option<String>,
    },
    /// By the Chinese calendar: `腊月`, `正月十五`.
    Lunar(Lunar),
    /// A length of time: `15个工作日`, `1～2周`.
    Duration {
        /// How many units; of a range, the least.
        amount: u16,
        /// Of a range, the most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount_max: Option<u16>,
        /// Of what.
        unit: TimeUnit,
    },
    /// As the row above: `同上`, `〃`.
    Ditto,
    /// Not read: kept in `raw`, with the reason.
    Unresolved {
        /// Why.
        reason: Unresolved,
    },
    /// Nothing, or a dash.
    #[default]
    Empty,
}

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

/// Whether a set of times means all of them or one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetMode {
    /// `5月、9月`.
    All,
    /// `9月或10月`.
    OneOf,
}

/// How exactly a time was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// `2023年`
    Year,
    /// `上半年`
    HalfYear,
    /// `二季度`
    Quarter,
    /// `春季`
    Season,
    /// `5月`
    Month,
    /// 旬: `5月上旬`, days 1 to 10, 11 to 20, 21 to the end.
    TenDays,
    /// `2月份第二周`
    Week,
    /// `5月9日`
    Day,
    /// `5月9日9:00`
    Minute,
    /// `5月初`, `5月底`
    MonthPart,
    /// `季度末`
    QuarterPart,
    /// `年初`, `年底`
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

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DayPart {
    /// 早上, 上午
    Morning,
    /// 中午
    Noon,
    /// 下午
    Afternoon,
    /// 晚上
    Evening,
}

/// In what way a time is without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unscheduled {
    /// To be told: 待定, 另行通知.
    Tbd,
    /// As it suits: 适时, 择机, 根据…安排.
    Discretionary,
    /// Now and then: 不定期, 随时.
    Irregular,
}

/// On which side of an event a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relation {
    /// 前
    Before,
    /// 后
    After,
    /// 期间, 当天
    During,
    /// 内, without saying on which side
    Within,
    /// 起
    From,
}

/// A unit of a distance or a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TimeUnit {
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 天, 日, 自然日
    Day,
    /// 工作日
    Workday,
    /// 周, 星期
    Week,
    /// 个月
    Month,
    /// 个季度
    Quarter,
    /// 年
    Year,
    /// 学期
    Term,
    /// 学时, 课时
    ClassHour,
}

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
