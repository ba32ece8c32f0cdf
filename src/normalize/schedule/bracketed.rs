//! Times that stand in brackets, or have theirs behind them in brackets.

use super::context::ScheduleContext;
use super::duration::duration;
use super::list;
use super::lunar::lunar;
use super::relative::relative;
use super::resolve::resolve;
use super::side::{is_action, is_day_of_something};
use super::week_of_term::week_of_term;
use super::{finish, value};
use crate::schedule::{Precision, Schedule, ScheduleValue, Unresolved};

/// `重阳节（10月23日）`, `第1周（2月20日—24日）`, `3天（10月26日-28日）`: the bracket has the days of what
/// stands before it.
pub(super) fn dated_in_bracket(
    raw: &str,
    text: &str,
    context: &ScheduleContext,
) -> Option<Schedule> {
    let (before, inside) = with_bracket(text)?;
    // Where a time of its own stands before it, the bracket says something else of that.
    let named = relative(before)
        .is_some_and(|(found, side)| found.length.is_none() && side.is_none())
        || is_action(before)
        || is_day_of_something(before)
        || lunar(before, context).is_some()
        || duration(before).is_some()
        || week_of_term(before, false, context).is_some();
    // A season is where those who name it say: `冬季（11月-次年3月）`.
    let is_season = before.ends_with('季') || before.ends_with("季节");
    let is_time = || list::items(before).is_some_and(|it| resolve(it, None, context).is_ok());
    if !is_season && (!named || is_time()) {
        return None;
    }
    let mut found = resolve(list::items(inside)?, None, context).ok()?;
    let ScheduleValue::Interval(span) = &found.value else { return None };
    // `第3周（3月）`: the week is not the month.
    if before.ends_with('周') && span.precision != Precision::Day {
        return None;
    }
    found.sides.insert(0, before);
    Some(finish(raw, text, found))
}

/// `第2周 3月4日-8日`: the days of a week of the term stand behind it.
pub(super) fn dated_behind_week(
    raw: &str,
    text: &str,
    context: &ScheduleContext,
) -> Option<Schedule> {
    let numbered = text.starts_with('第').then(|| text.find('周')).flatten()?;
    let (week, behind) = text.split_at_checked(numbered + '周'.len_utf8())?;
    week_of_term(week, false, context)?.ok()?;
    let behind = behind.trim_start_matches([',', ':', ';']);
    let mut found = resolve(list::items(behind)?, None, context).ok()?;
    let ScheduleValue::Interval(span) = &found.value else { return None };
    if span.precision != Precision::Day {
        return None;
    }
    found.sides.insert(0, week);
    Some(finish(raw, text, found))
}

/// `5月（10日-20日）`, `5月（上旬）`: the bracket has the days of the month before it.
pub(super) fn days_in_bracket(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    let (before, inside) = with_bracket(text)?;
    let within_month =
        inside.ends_with(['日', '号', '旬', '初', '底', '末', '前']) && !inside.contains('月');
    if !before.ends_with('月') || before.contains(['-', '~', '、']) || !within_month {
        return None;
    }
    let joined = [before, inside].concat();
    let found = resolve(list::items(&joined)?, None, context).ok()?;
    let whole = found.sides.is_empty();
    whole.then(|| Schedule { notes: found.notes, ..value(found.value) })
}

/// `8:30-11:30（5月4日）`, `周四（5月4日）`: the day stands behind the time of day, or the weekday.
pub(super) fn day_behind(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    let (time, day) = with_bracket(text)?;
    let alone = resolve(list::items(time)?, None, context);
    if !matches!(alone, Err(Unresolved::TimeOnly | Unresolved::WeekdayOnly)) {
        return None;
    }
    let joined = [day, time].concat();
    let found = resolve(list::items(&joined)?, None, context).ok()?;
    let whole = found.sides.is_empty() && matches!(found.value, ScheduleValue::Interval(_));
    whole.then(|| Schedule { notes: found.notes, ..value(found.value) })
}

/// A text that ends in one pair of brackets: what stands before and in them.
pub(super) fn with_bracket(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(')')?.split_once('(')?;
    (!before.is_empty() && !inside.contains(['(', ')'])).then_some((before, inside))
}
