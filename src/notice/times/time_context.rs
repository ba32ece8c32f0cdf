//! The year of a bare month: from the section over the row, the table's title, the notice's title,
//! the date of issue, or the caller, in this order; never today's.

use crate::lexicon::numerals::{
    AUTUMN_TERMS, RANGE_MARKS, SCHOOL_YEAR, SPRING_TERMS, YEAR, YEAR_DIGITS, YEARLY,
};
use crate::normalize::{ContextYear, ScheduleContext, SchedulePolicy, day_in_title};
use crate::schedule::Day;

use super::super::wording::folded;

/// Years that a plan can be of.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2099;

/// What is known about the time of a whole plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimeContext {
    year: Option<ContextYear>,
    issued_on: Option<Day>,
    policy: SchedulePolicy,
    column_of_months: bool,
    term_start: Option<Day>,
    /// The one day that the table's title or the notice's names.
    day: Option<String>,
}

impl TimeContext {
    /// `titles`: the table's and the notice's, the nearest first.
    pub(crate) fn new(
        titles: &[&str],
        issued_on: Option<Day>,
        callers_year: Option<i16>,
        policy: &SchedulePolicy,
    ) -> Self {
        let named = titles.iter().map(|title| years_of(title)).find(|named| *named != Named::None);
        let year = match named {
            Some(Named::One(year)) => Some(year),
            // 2024—2026年行动: nor does the date of issue say which of them.
            Some(Named::Several) => None,
            _ => issued_on.and_then(|day| day.year).map(ContextYear::Calendar),
        };
        // The normaliser takes the year of the date where none is given.
        let issued_on = issued_on.filter(|_| named != Some(Named::Several));
        let year = year.or_else(|| callers_year.map(ContextYear::Calendar));
        Self {
            year,
            issued_on,
            policy: policy.clone(),
            column_of_months: false,
            term_start: None,
            day: titles.iter().find_map(|title| day_in_title(title)),
        }
    }

    /// The same for a column whose cells are months.
    pub(crate) fn in_column_of_months(self, column_of_months: bool) -> Self {
        Self { column_of_months, ..self }
    }

    /// The same where week 1 of the term begins on this day.
    pub(crate) fn in_term(self, term_start: Option<Day>) -> Self {
        Self { term_start, ..self }
    }

    /// The day of an hour (`9:00`) that nothing nearer says the day of.
    pub(crate) fn day(&self) -> Option<&str> {
        self.day.as_deref()
    }

    /// The context of a cell under these sections (outermost first) and this header.
    pub(crate) fn of_row(&self, sections: &[String], header: &str) -> ScheduleContext {
        let year = sections.iter().rev().find_map(|section| year_of(section)).or(self.year);
        ScheduleContext {
            year,
            notice_date: self.issued_on,
            header: Some(header.to_owned()),
            policy: self.policy.clone(),
            column_of_months: self.column_of_months,
            term_start: self.term_start,
        }
    }
}

/// The years that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    None,
    One(ContextYear),
    /// 2021—2025年: no bare month says which.
    Several,
}

/// The one year that a text names: `2023年`, `2023—2024学年`, `2023年秋季学期`.
pub(crate) fn year_of(text: &str) -> Option<ContextYear> {
    match years_of(text) {
        Named::One(year) => Some(year),
        Named::None | Named::Several => None,
    }
}

fn years_of(text: &str) -> Named {
    let text = folded(text);
    let mut found = None;
    let mut rest = text.as_str();
    while let Some((year, behind)) = next_year(rest) {
        rest = behind;
        let named = match range_end(behind) {
            Some((last, behind_range)) => {
                rest = behind_range;
                let school = last == year + 1 && behind_range.starts_with(SCHOOL_YEAR);
                // A range of years: each of them could be meant.
                if !school && behind_range.starts_with(YEAR) {
                    return Named::Several;
                }
                school.then_some(ContextYear::School { start: year })
            }
            None if behind.starts_with(SCHOOL_YEAR) => Some(ContextYear::School { start: year }),
            None => behind.strip_prefix(YEAR).map(|behind| of_term(year, behind)),
        };
        if named.is_some() && found.is_some() && named != found {
            return Named::Several;
        }
        found = found.or(named);
    }
    found.map_or(Named::None, Named::One)
}

/// The first four digits that stand alone and can be a year, and what stands behind them.
fn next_year(text: &str) -> Option<(i16, &str)> {
    let mut rest = text;
    loop {
        let start = rest.find(is_year_digit)?;
        let (_, from) = rest.split_at(start);
        let behind = from.trim_start_matches(is_year_digit);
        let digits = from.strip_suffix(behind).unwrap_or(from);
        if let Some(year) = year_number(digits) {
            return Some((year, behind));
        }
        rest = behind;
    }
}

/// The last year of a range (`—2024`, `至2025`) and what stands behind it.
fn range_end(behind: &str) -> Option<(i16, &str)> {
    let behind = behind.strip_prefix(YEAR).unwrap_or(behind);
    let rest = behind.trim_start_matches(RANGE_MARKS);
    if rest.len() == behind.len() || !rest.starts_with(is_year_digit) {
        return None;
    }
    let after = rest.trim_start_matches(is_year_digit);
    let year = year_number(rest.strip_suffix(after)?)?;
    Some((year, after))
}

fn is_year_digit(character: char) -> bool {
    character.is_ascii_digit() || YEAR_DIGITS.contains(character)
}

/// A year of four digits, Arabic or Chinese (二〇二三).
fn year_number(digits: &str) -> Option<i16> {
    let mut year = 0_i16;
    for (count, character) in digits.chars().enumerate() {
        let digit =
            character.to_digit(10).map(i16::try_from).and_then(Result::ok).or_else(|| {
                let position = YEAR_DIGITS.chars().position(|digit| digit == character)?;
                i16::try_from(position % 10).ok()
            })?;
        if count >= 4 {
            return None;
        }
        year = year * 10 + digit;
    }
    YEARS.contains(&year).then_some(year)
}

fn of_term(year: i16, behind: &str) -> ContextYear {
    let behind = behind.strip_prefix(YEARLY).unwrap_or(behind);
    if AUTUMN_TERMS.iter().any(|term| behind.starts_with(term)) {
        ContextYear::School { start: year }
    } else if SPRING_TERMS.iter().any(|term| behind.starts_with(term)) {
        ContextYear::School { start: year - 1 }
    } else {
        ContextYear::Calendar(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_titles() {
        use ContextYear::{Calendar, School};
        for (text, expected) in [
            ("关于印发《大祥区2023年“政务公开主题日”活动计划安排表》的通知", Some(Calendar(2023))),
            ("大祥区 2023 年活动", Some(Calendar(2023))),
            ("二〇二一年文化惠民活动", Some(Calendar(2021))),
            ("2023年度计划", Some(Calendar(2023))),
            ("2023—2024学年第一学期", Some(School { start: 2023 })),
            ("2023-2024学年度", Some(School { start: 2023 })),
            ("2023学年", Some(School { start: 2023 })),
            ("2024年春季学期安排", Some(School { start: 2023 })),
            ("2024年秋季学期安排", Some(School { start: 2024 })),
            ("2021—2025年规划", None),
            ("2021年至2025年规划", None),
            ("2022年总结和2023年计划", None),
            ("培训2000人次", None),
            ("活动安排表", None),
        ] {
            assert_eq!(year_of(text), expected, "{text}");
        }
    }

    #[test]
    fn the_nearest_year_counts() {
        let day = "2023-12-20".parse().ok();
        let policy = SchedulePolicy::default();
        let year = |titles: &[&str], sections: &[&str], issued_on, callers| {
            let sections: Vec<String> = sections.iter().map(|&text| text.to_owned()).collect();
            TimeContext::new(titles, issued_on, callers, &policy).of_row(&sections, "时间").year
        };
        let calendar = |year| Some(ContextYear::Calendar(year));
        assert_eq!(year(&["甲", "2024年乙"], &["2025年"], day, Some(2020)), calendar(2025));
        assert_eq!(year(&["甲", "2024年乙"], &["一、丙"], day, Some(2020)), calendar(2024));
        assert_eq!(year(&["甲"], &[], day, Some(2020)), calendar(2023));
        assert_eq!(year(&["甲"], &[], None, Some(2020)), calendar(2020));
        assert_eq!(year(&["甲"], &[], None, None), None);
        assert_eq!(year(&["2024—2026年甲"], &[], day, None), None);
        assert_eq!(year(&["2024—2026年甲", "2024年乙"], &["2025年"], day, None), calendar(2025));
    }
}
