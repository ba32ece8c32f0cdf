//! The unit that the header of a column gives to bare numbers.

use super::borrow::Unit;

/// The unit that a header gives to bare numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderUnit {
    Dates(Unit),
    Week,
    None,
}

impl HeaderUnit {
    pub(super) fn of_dates(self) -> Option<Unit> {
        match self {
            Self::Dates(unit) => Some(unit),
            _ => None,
        }
    }
}

/// `时间（月）`, `月份`, `周次`
pub(super) fn header_unit(header: &str) -> HeaderUnit {
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    if has(&["周次", "教学周", "（周）", "(周)"]) {
        HeaderUnit::Week
    } else if has(&["季度"]) {
        HeaderUnit::Dates(Unit::Quarter)
    } else if has(&["月份", "（月）", "(月)"]) || header.trim() == "月" {
        HeaderUnit::Dates(Unit::Month)
    } else if has(&["年份", "年度", "（年）", "(年)"]) {
        HeaderUnit::Dates(Unit::Year)
    } else {
        HeaderUnit::None
    }
}
