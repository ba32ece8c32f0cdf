//! What is known about a cell from around it.

use super::policy::SchedulePolicy;
use crate::schedule::Day;

/// What is known about a cell from around it.
///
/// ```
/// use gongwen::normalize::{self, ContextYear, ScheduleContext};
///
/// let mut context = ScheduleContext::default();
/// context.year = Some(ContextYear::School { start: 2023 });
/// context.term_start = "2023-09-04".parse().ok();
/// assert_eq!(normalize::schedule("3月", &context).to_string(), "2024-03");
/// assert_eq!(normalize::schedule("第3周", &context).to_string(), "2023-W38");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleContext {
    /// The year of a bare month.
    pub year: Option<ContextYear>,
    /// 成文日期: where 即日 is; its year is that of a bare month where `year` is not given.
    pub notice_date: Option<Day>,
    /// The header of the column: `时间（月）` gives bare numbers a unit.
    pub header: Option<String>,
    /// The cells of this column are months: a typed day among them may be what a sheet made out of
    /// `5-6`.
    pub column_of_months: bool,
    /// First day (a Monday) of week 1 of the term.
    pub term_start: Option<Day>,
    /// The choices where print leaves a choice.
    pub policy: SchedulePolicy,
}

/// The year of a bare month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextYear {
    /// A calendar year.
    Calendar(i16),
    /// A school year by its first calendar year: months 8 to 12 are in it, 1 to 7 in the next.
    School {
        /// The year in which it starts.
        start: i16,
    },
}

/// The first month of a school year.
const SCHOOL_YEAR_STARTS: u8 = 8;

impl ScheduleContext {
    /// The year of a period that ends in this month and says no year itself. The end decides, so
    /// that 下半年 and 三季度 (from July) are in the first year of a school year.
    pub(super) fn year_of(&self, last_month: u8) -> Option<i16> {
        match self.year {
            Some(ContextYear::Calendar(year)) => Some(year),
            Some(ContextYear::School { start }) if last_month >= SCHOOL_YEAR_STARTS => Some(start),
            Some(ContextYear::School { start }) => start.checked_add(1),
            None => self.notice_date.and_then(|day| day.year),
        }
    }

    /// The year that 今年 and two-digit years are counted from.
    pub(super) fn this_year(&self) -> Option<i16> {
        match self.year {
            Some(ContextYear::Calendar(year)) => Some(year),
            Some(ContextYear::School { start }) => Some(start),
            None => self.notice_date.and_then(|day| day.year),
        }
    }
}
