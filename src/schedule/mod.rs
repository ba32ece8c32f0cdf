//! What a cell of the time column means: [`Schedule`].

mod bounds;
#[cfg(any(feature = "jiff", feature = "chrono"))]
mod convert;
mod day;
mod edtf;
mod indirect;
mod occurrences;
mod reading;
mod span;
mod terms;

use serde::{Deserialize, Serialize, Serializer};

pub(crate) use self::day::days_in_month;
pub use self::day::{Clock, Day, DayRange, NoClock, NoDay};
pub use self::indirect::{Lunar, LunarDay, Recurrence, Relative};
pub use self::reading::{ScheduleNote, Unresolved};
pub use self::span::{Deadline, Span, Start};
pub use self::terms::{DayPart, Precision, Relation, SetMode, TimeUnit, Unscheduled, YearSource};

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
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
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
