//! The time column.
//!
//! Reading order: fold ([`fold`]), cells of fixed wording, then one grammar over the whole text
//! ([`list`], [`point`]) into loose points, and a second pass ([`resolve`]) that borrows units from
//! right to left, finds the years and asks the calendar. What no rule consumes is refused.

mod borrow;
mod bracketed;
mod by_event;
mod calendar;
mod clock;
mod context;
mod duration;
mod edtf;
mod events;
mod five_year_plan;
mod fold;
mod from_notice;
mod header;
mod list;
mod lunar;
mod lunar_table;
mod point;
mod policy;
mod recurring;
mod relative;
mod resolve;
mod scope;
mod serial;
mod sheet_value;
mod side;
mod vocabulary;
mod week_of_term;
mod words;

pub use self::context::{ContextYear, ScheduleContext};
pub use self::policy::SchedulePolicy;
pub use self::sheet_value::{SheetValue, schedule_of_value};

use self::borrow::Unit;
use self::bracketed::{
    dated_behind_week, dated_in_bracket, day_behind, days_in_bracket, with_bracket,
};
use self::by_event::{beside_events, by_event};
use self::duration::duration;
use self::edtf::edtf;
use self::five_year_plan::five_year_plan;
use self::fold::{Folded, Misread, fold, printed};
use self::from_notice::{by_notice_month, from_today};
use self::header::{HeaderUnit, header_unit};
use self::lunar::lunar;
use self::recurring::{ratio, recurring};
use self::relative::{around_named_day, relative};
use self::resolve::{Resolved, resolve};
use self::serial::serial;
use self::side::{is_day_of_something, is_event};
use self::week_of_term::week_of_term;
use self::words::words;
use crate::normalize::width::plain;
use crate::schedule::{Schedule, ScheduleNote, ScheduleValue, SetMode, TimeUnit, Unresolved};

/// A longer cell is running text: the longest real times are lists of a dozen dates.
const MAX_CHARS: usize = 256;

/// Reads the text of a cell of the time column.
///
/// Any text gives a value; what was not read is [`ScheduleValue::Unresolved`] with its reason.
///
/// ```
/// use gongwen::normalize::{self, ContextYear, ScheduleContext};
///
/// let mut context = ScheduleContext::default();
/// context.year = Some(ContextYear::Calendar(2023));
/// let schedule = normalize::schedule("5-6 月", &context);
/// assert_eq!(schedule.to_edtf().as_deref(), Some("2023-05/2023-06"));
/// ```
#[must_use]
pub fn schedule(text: &str, context: &ScheduleContext) -> Schedule {
    let raw = text.to_owned();
    if text.len() > MAX_CHARS && text.chars().nth(MAX_CHARS).is_some() {
        let value = ScheduleValue::Unresolved { reason: Unresolved::Unrecognized };
        return Schedule { raw, value, qualifier: None, notes: vec![ScheduleNote::Prose] };
    }
    if let Some(value) = edtf(text) {
        return Schedule { raw, value, qualifier: None, notes: Vec::new() };
    }
    let text = without_brackets(text);
    let folded = fold(text);
    let mut schedule = read(text, &folded, context);
    if !matches!(schedule.value, ScheduleValue::Unresolved { .. }) {
        let Misread { dash, character } = folded.misread;
        schedule.notes.extend(dash.then_some(ScheduleNote::OcrDash));
        schedule.notes.extend(character.then_some(ScheduleNote::OcrCharacter));
    }
    schedule.raw = raw;
    if context.policy.merge_sets {
        merge(&mut schedule);
    }
    schedule
}

/// What stands in the one pair of brackets around a whole cell: `（5月）`, `【5月】`.
fn without_brackets(text: &str) -> &str {
    let open = |c: char| plain(c) == '(';
    let close = |c: char| plain(c) == ')';
    let inside = text.trim().strip_prefix(open).and_then(|text| text.strip_suffix(close));
    inside.filter(|inside| !inside.contains(open) && !inside.contains(close)).unwrap_or(text)
}

/// [`SchedulePolicy::merge_sets`]
fn merge(schedule: &mut Schedule) {
    let mut spans = schedule.coalesced();
    let ScheduleValue::Set { mode: SetMode::All, items, .. } = &mut schedule.value else { return };
    if !items.iter().all(|item| matches!(item, ScheduleValue::Interval(_))) {
        return;
    }
    if spans.len() == 1
        && let Some(span) = spans.pop()
    {
        schedule.value = ScheduleValue::Interval(span);
    } else {
        *items = spans.into_iter().map(ScheduleValue::Interval).collect();
    }
}

fn read(raw: &str, folded: &Folded, context: &ScheduleContext) -> Schedule {
    let found = read_folded(raw, &folded.text, context);
    // A date that no calendar has (`12.1 1.5`: which comes first?) is not put together anew.
    let unread = ScheduleValue::Unresolved { reason: Unresolved::Unrecognized };
    // Nor are two dotted numbers: `2023.1 1.5`.
    let mut parts = folded.text.split(' ').map(|part| part.contains('.'));
    let dotted = parts.next() == Some(true) && parts.next() == Some(true);
    if !folded.spaced || dotted || found.value != unread {
        return found;
    }
    // Letter-spaced digits: `2 0 2 3 年 1 0 月`.
    let joined: String = folded.text.chars().filter(|&c| c != ' ').collect();
    let found_joined = read_folded(raw, &joined, context);
    // Which text of the cell a qualifier is cannot be told any more.
    match found_joined {
        Schedule { value: ScheduleValue::Unresolved { .. }, .. }
        | Schedule { qualifier: Some(_), .. } => found,
        _ => found_joined,
    }
}

fn read_folded(raw: &str, text: &str, context: &ScheduleContext) -> Schedule {
    if matches!(text, "" | "-" | "~" | "/" | "\\" | "无" | "暂无" | "。" | ".") {
        return Schedule::default();
    }
    if matches!(text, "同上" | "同前" | "〃" | "″" | "々" | "\"" | "同上行") {
        return value(ScheduleValue::Ditto);
    }
    // Most cells start with a figure, and no cell of words does.
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        // `待定（另行通知）`, `长期（每季度1次）`
        if let Some((before, side)) = with_bracket(text)
            && let Some((found, done)) = words(before)
        {
            let sides: Vec<&str> = done.into_iter().chain([side]).collect();
            return Schedule { qualifier: qualifier(raw, text, &sides), ..value(found) };
        }
        if let Some(found) = words(text) {
            return with_side(raw, text, Ok(found));
        }
        if let Some(found) = five_year_plan(text) {
            return value(found);
        }
        if let Some(found) = by_notice_month(text, context).or_else(|| from_today(text, context)) {
            return found;
        }
        // `分阶段（第一阶段：3月；第二阶段：4-5月）`
        if let Some(phases) = text.strip_prefix("分阶段") {
            let phases = phases.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
            if let Some(Ok(found)) =
                phases.and_then(list::items).map(|items| resolve(items, None, context))
            {
                return finish(raw, text, found);
            }
        }
    }
    // `一季度一次` is once a quarter, not once in the first.
    if (text.ends_with(['次', '期', '场']) || text.ends_with("以上"))
        && let Some(found) = ratio(text)
    {
        return value(found);
    }
    if let Some(found) = serial(text) {
        return found;
    }
    let header = context.header.as_deref().map_or(HeaderUnit::None, header_unit);
    let weeks = || week_of_term(text, header == HeaderUnit::Week, context);
    if header == HeaderUnit::Week
        && let Some(found) = weeks()
    {
        return with_side(raw, text, found);
    }
    if let Some(found) = days_in_bracket(text, context).or_else(|| day_behind(text, context)) {
        return found;
    }
    if let Some(found) =
        dated_in_bracket(raw, text, context).or_else(|| dated_behind_week(raw, text, context))
    {
        return found;
    }
    if let Some(found) = slashed(text, context) {
        return found;
    }
    if let Some(found) = around_named_day(text) {
        return by_event(raw, text, (found, None));
    }
    let reason = match list::items(text).map(|items| resolve(items, header.of_dates(), context)) {
        Some(Ok(found)) => return finish(raw, text, found),
        None => Unresolved::Unrecognized,
        Some(Err(reason)) => reason,
    };
    // A date that no calendar has is not something else.
    let undated = [
        Unresolved::Unrecognized,
        Unresolved::DayOnly,
        Unresolved::WeekdayOnly,
        Unresolved::BareNumber,
    ];
    if !undated.contains(&reason) {
        return unresolved(reason);
    }
    if let Some(found) = recurring(text, context) {
        return match found {
            Ok(found) => finish(raw, text, found),
            Err(reason) => unresolved(reason),
        };
    }
    if let Some(found) = weeks() {
        return with_side(raw, text, found);
    }
    if let Some(found) = lunar(text, context) {
        return found.map_or_else(unresolved, value);
    }
    // `正月十五晚上`, `五月初五（端午节）`: which part of the day, or what day it is, stands beside it.
    if let Some((day, side)) = before_part_of_day(text).or_else(|| before_named_day(text))
        && let Some(found) = lunar(day, context)
    {
        return with_side(raw, text, found.map(|found| (found, Some(side))));
    }
    if let Some(found) = lasting(raw, text, context) {
        return found;
    }
    match relative(text) {
        Some(found) => by_event(raw, text, found),
        None => beside_events(text, context).unwrap_or_else(|| unresolved(reason)),
    }
}

/// `6/1-6/7`, `8/28`: days written month by day. One pair alone is that only where its second number
/// is no month.
fn slashed(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    /// The last number that may be a month.
    const MONTHS: u8 = 12;

    let pair = |text: &str| -> Option<(u8, u8)> {
        let (month, day) = text.split_once('/')?;
        let short = |number: &str| number.len() <= 2;
        (short(month) && short(day)).then_some((month.parse().ok()?, day.parse().ok()?))
    };
    match text.split_once(['-', '~']) {
        Some((first, last)) => pair(first).and(pair(last)).map(drop)?,
        None => pair(text).filter(|(_, day)| *day > MONTHS).map(drop)?,
    }
    let dotted = text.replace('/', ".");
    let found = resolve(list::items(&dotted)?, None, context).ok()?;
    let whole = found.sides.is_empty();
    let notes = vec![ScheduleNote::AmbiguousSlash];
    whole.then(|| Schedule { notes, ..value(found.value) })
}

/// A day and the part of it that stands behind it.
fn before_part_of_day(text: &str) -> Option<(&str, &str)> {
    const PARTS: &[&str] = &["上午", "下午", "晚上", "中午", "早上", "白天", "晚", "夜"];

    let day = PARTS.iter().find_map(|part| text.strip_suffix(part))?;
    text.split_at_checked(day.len())
}

/// A day and its name in brackets behind it.
fn before_named_day(text: &str) -> Option<(&str, &str)> {
    with_bracket(text).filter(|(_, name)| is_event(name) || is_day_of_something(name))
}

/// `15个工作日`, with what stands in brackets behind it: `（法定20个工作日）`.
fn lasting(raw: &str, text: &str, context: &ScheduleContext) -> Option<Schedule> {
    let (text_before, side) =
        with_bracket(text).map_or((text, None), |(before, side)| (before, Some(side)));
    let length = duration(text_before)?;
    // `1周（2月20日—24日）` is the first week of something.
    if length.unit == TimeUnit::Week && side.is_some_and(|side| side.contains(char::is_numeric)) {
        return None;
    }
    let bare_days = length.unit == TimeUnit::Day && text_before.contains('日');
    let unclear = match length.unit {
        // `19日` is a day of some month, `19日内` a length of time.
        TimeUnit::Day => bare_days && !length.within && !text_before.contains("自然日"),
        // `3月` is March; `12年` may be a year, unless the context's is far from it.
        TimeUnit::Month => !text_before.contains(['个', '半']),
        TimeUnit::Year => length.amount >= 10 && context.this_year().is_none(),
        // `9周` may be a week of a term.
        TimeUnit::Week => length.amount > 4 && !length.within && !text_before.contains('个'),
        _ => false,
    };
    if unclear {
        return None;
    }
    let (amount, amount_max, unit) = (length.amount, length.amount_max, length.unit);
    let found = ScheduleValue::Duration { amount, amount_max, unit };
    let mut found = with_side(raw, text, Ok((found, side)));
    if unit == TimeUnit::Workday {
        found.notes.push(ScheduleNote::WorkdayCalendar);
    }
    Some(found)
}

fn finish(raw: &str, text: &str, found: Resolved<'_>) -> Schedule {
    let qualifier = qualifier(raw, text, &found.sides);
    Schedule { qualifier, notes: found.notes, ..value(found.value) }
}

fn with_side(
    raw: &str,
    text: &str,
    found: Result<(ScheduleValue, Option<&str>), Unresolved>,
) -> Schedule {
    match found {
        Ok((found, side)) => {
            let qualifier = side.and_then(|side| qualifier(raw, text, &[side]));
            Schedule { qualifier, ..value(found) }
        }
        Err(reason) => unresolved(reason),
    }
}

/// The printed texts of slices of the folded text.
fn qualifier(raw: &str, text: &str, sides: &[&str]) -> Option<String> {
    let mut joined = String::new();
    for side in sides {
        let start = (side.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let side = printed(raw, start..start + side.len());
        if !joined.is_empty() && !side.is_empty() {
            joined.push('；');
        }
        joined += side;
    }
    Some(joined).filter(|joined| !joined.is_empty())
}

fn value(value: ScheduleValue) -> Schedule {
    Schedule { value, ..Schedule::default() }
}

fn unresolved(reason: Unresolved) -> Schedule {
    value(ScheduleValue::Unresolved { reason })
}
