//! Times counted from the date of the notice: `本月底前`, `下月初`, `即日起`.

use super::context::{ContextYear, ScheduleContext};
use super::resolve::resolve;
use super::side::is_action;
use super::words::words;
use super::{list, value};
use crate::schedule::{Precision, Schedule, ScheduleValue, Start, YearSource};

/// `本月底前`, `下月初`: months counted from the date of the notice.
pub(super) fn by_notice_month(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    // 当月 may be the month of the row, and a bare 月底 that of each month.
    let (by, rest) = [("本月", 0), ("下个月", 1), ("下月", 1)]
        .iter()
        .find_map(|&(word, by)| Some((by, text.strip_prefix(word)?)))?;
    let notice = context.notice_date?;
    let month = notice.month - 1 + by;
    let year = notice.year?.checked_add(i16::from(month / 12))?;
    let context = ScheduleContext { year: Some(ContextYear::Calendar(year)), ..context.clone() };
    let joined = format!("{}月{rest}", month % 12 + 1);
    let found = resolve(list::items(&joined)?, None, &context).ok()?;
    let whole = found.sides.is_empty();
    whole.then(|| Schedule { notes: found.notes, ..value(found.value) })
}

/// `即日起`, `即日起长期坚持`
pub(super) fn from_today(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    let text = text.strip_prefix('自').unwrap_or(text);
    let rest = ["即日起", "即日"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches([',', '至', '-', '~', '并']);
    if let Some((ScheduleValue::Ongoing { .. }, None)) = words(rest) {
        return Some(value(ScheduleValue::Ongoing { first: context.notice_date }));
    }
    let done = rest.is_empty() || is_action(rest);
    let first = context.notice_date.filter(|_| done && text.starts_with("即日起"))?;
    let start = Start {
        first,
        precision: Precision::Day,
        year_source: YearSource::Context,
        start_time: None,
        approx: false,
        tentative: false,
        label: None,
    };
    Some(value(ScheduleValue::From(start)))
}
