//! The closed lists of what is said of a time.

use serde::{Deserialize, Serialize};

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
