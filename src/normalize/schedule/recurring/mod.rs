//! Times that come again: `每月15日`, `每周一至周五`, `每季度至少1次`, `2次/年`, `5-10月每周五`.

mod how_often;
mod of_year;
mod on_which_days;
mod rule;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, not, opt, recognize, value};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

pub(super) use self::how_often::times;
use self::how_often::{at_least, every_other_month, frequency};
use self::on_which_days::{month_days, which};
use self::rule::{Frequency, Rule};
use super::clock::clocks;
use super::context::ScheduleContext;
use super::list::{self, MAX_ITEMS};
use super::point::{Point, bracket, day_part, number, numbered_week, time, weekday};
use super::policy::SchedulePolicy;
use super::resolve::{Resolved, resolve};
use super::side::side_text;
use crate::normalize::numerals::refused;
use crate::schedule::{
    DayRange, Precision, Recurrence, ScheduleNote, ScheduleValue, SetMode, Unresolved, YearSource,
};

/// Reads a whole cell; `None` where it is no recurring time.
pub(super) fn recurring<'a>(
    text: &'a str,
    context: &ScheduleContext,
) -> Option<Result<Resolved<'a>, Unresolved>> {
    if let Some(value) = ratio(text) {
        return Some(Ok(Resolved { value, notes: Vec::new(), sides: Vec::new() }));
    }
    let leads = ['每', '按', '逐', '隔', '双', '单', '逢', '工', '周', '星'];
    let Some((at, _)) = text.match_indices(leads).next() else { return daily(text, context) };
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let mut found = match rule(rest, &context.policy) {
        Some(Ok(found)) => found,
        Some(Err(reason)) => return Some(Err(reason)),
        None => return daily(text, context),
    };
    let before = before.trim_end_matches([',', '的', ';']);
    if HOW_FIRM.contains(&before) {
        // `原则上每月1次`
        found.sides.insert(0, before);
        return Some(Ok(found));
    }
    // `至少每月1次`: as of 每月至少1次, the times are the least.
    if before.is_empty() || AT_LEAST.contains(&before) {
        return Some(Ok(found));
    }
    // `5-10月每周五`, `7月起每月15日`
    let bounds = match resolve(list::items(before)?, None, context) {
        Ok(bounds) => bounds,
        // `15工作日` is a length of time.
        Err(Unresolved::BareNumber) => return None,
        Err(reason) => return Some(Err(reason)),
    };
    let value = bounded(found.value, &bounds.value)?;
    let mut sides = bounds.sides;
    sides.append(&mut found.sides);
    let mut notes = found.notes;
    notes.extend(bounds.notes);
    Some(Ok(Resolved { value, notes, sides }))
}

/// How binding a rule is, before it.
const HOW_FIRM: &[&str] = &["原则上", "一般为", "一般", "通常", "基本", "计划", "拟"];
const AT_LEAST: &[&str] = &["至少", "不少于", "不低于"];

/// A rule that holds since a day or within days, or, of several times (`5-6月、9-10月每周五`), one
/// within each.
fn bounded(value: ScheduleValue, bounds: &ScheduleValue) -> Option<ScheduleValue> {
    let rules = match value {
        ScheduleValue::Set { items, .. } => items,
        one => vec![one],
    };
    let times = match bounds {
        ScheduleValue::Set { mode: SetMode::All, items, .. } => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut bounded = Vec::with_capacity(rules.len() * times.len());
    let mut year_source = YearSource::Unknown;
    for time in times {
        let (first, within) = match time {
            ScheduleValue::Interval(span)
                if span.start_time.is_none() && span.first != span.last =>
            {
                year_source = span.year_source;
                (None, Some(DayRange { first: span.first, last: span.last }))
            }
            ScheduleValue::From(start) => {
                year_source = start.year_source;
                (Some(start.first), None)
            }
            _ => return None,
        };
        for rule in &rules {
            let ScheduleValue::Recurring(rule) = rule else { return None };
            bounded.push(ScheduleValue::Recurring(Recurrence { first, within, ..rule.clone() }));
        }
    }
    if bounded.len() > MAX_ITEMS {
        return None;
    }
    Some(one_or_all(bounded, year_source))
}

/// One value, or the set of several.
fn one_or_all(mut values: Vec<ScheduleValue>, year_source: YearSource) -> ScheduleValue {
    if values.len() == 1 {
        return values.pop().unwrap_or_default();
    }
    ScheduleValue::Set { mode: SetMode::All, items: values, year_source }
}

/// `2次/年`, `半年一次`
pub(super) fn ratio(text: &str) -> Option<ScheduleValue> {
    let (_, (frequency, times)) = all_consuming(how_often::ratio).parse(text).ok()?;
    let rule = Rule::new(frequency).to_string();
    let times = Some(times);
    Some(ScheduleValue::Recurring(Recurrence { rule, times, ..Recurrence::default() }))
}

/// `7月1日至3日，上午8:30—11:30，下午2:30—5:00`: times of day with both their ends behind several
/// days are those of each day.
fn daily<'a>(text: &'a str, context: &ScheduleContext) -> Option<Result<Resolved<'a>, Unresolved>> {
    // The clocks start at the first part of the day, or at the hour before the first colon.
    let colon = text.find([':', '时', '点'])?;
    let hour = text.get(..colon)?.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let part = text.find(['上', '早', '下', '晚', '中']).unwrap_or(hour).min(hour);
    // `5月上旬`, `5月中9:00`
    let (days, times) = [part, hour].into_iter().find_map(|at| {
        let (days, times) = (text.get(..at)?, text.get(at..)?);
        Some((days, clock_list(times)?))
    })?;
    if times.iter().any(|(_, last)| last.is_none()) {
        return None;
    }
    let found = match resolve(list::items(days.trim_end_matches([',', ' ', ';']))?, None, context) {
        Ok(found) => found,
        Err(reason) => return Some(Err(reason)),
    };
    let ScheduleValue::Interval(span) = &found.value else { return None };
    if span.precision != Precision::Day || span.first == span.last || !found.sides.is_empty() {
        return None;
    }
    let within = Some(DayRange { first: span.first, last: span.last });
    let recurrence = Recurrence {
        rule: Rule::new(Frequency::Days(1)).to_string(),
        within,
        ..Recurrence::default()
    };
    let value = match at_each(&recurrence, &times) {
        Ok(value) => value,
        Err(reason) => return Some(Err(reason)),
    };
    Some(Ok(Resolved { value, ..found }))
}

/// Times of day to the end of the text.
fn clock_list(text: &str) -> Option<Vec<(Point<'_>, Option<Point<'_>>)>> {
    let mut times = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (after, first, last) = clock_range(rest)?;
        times.push((first, last));
        rest = after.strip_prefix([',', '、', ';', '和', ' ']).unwrap_or(after);
    }
    Some(times)
}

/// A rule at each of several times of day.
fn at_each(
    recurrence: &Recurrence,
    times: &[(Point<'_>, Option<Point<'_>>)],
) -> Result<ScheduleValue, Unresolved> {
    let mut rules = Vec::with_capacity(times.len());
    for (first, last) in times {
        let clocks = clocks(first, last.as_ref(), true, false)?;
        rules.push(ScheduleValue::Recurring(Recurrence {
            start_time: clocks.start,
            end_time: clocks.end,
            day_part: clocks.part,
            ..recurrence.clone()
        }));
    }
    if rules.is_empty() {
        rules.push(ScheduleValue::Recurring(recurrence.clone()));
    }
    Ok(one_or_all(rules, YearSource::Unknown))
}

/// From 每 to the end.
fn rule<'a>(text: &'a str, policy: &SchedulePolicy) -> Option<Result<Resolved<'a>, Unresolved>> {
    let (rest, frequency, months) = match every_other_month(text) {
        Some((rest, months)) => (rest, Frequency::Years(1), Some(months)),
        None => frequency(text).map(|(rest, frequency)| (rest, frequency, None)).ok()?,
    };
    let mut rule = Rule::new(frequency);
    let mut recurrence = Recurrence::default();
    let mut notes = Vec::new();
    let mut sides = Vec::new();
    let mut times_of_day = Vec::new();
    if frequency == Frequency::Workdays {
        notes.push(ScheduleNote::WorkdayCalendar);
    }
    let which = match months {
        None => which(rest, frequency, &mut rule, &mut recurrence, policy),
        Some(months) => {
            rule.months = months;
            month_days(rest, &mut rule, policy)
        }
    };
    let mut i = match which {
        Ok(rest) => rest?,
        Err(reason) => return Some(Err(reason)),
    };
    // The words behind: times of day, limits, how often, actions.
    loop {
        let before = i.len();
        if let Ok((rest, _)) = one_of::<_, _, nom::error::Error<&str>>(",;。、的").parse(i) {
            i = rest;
        }
        if recurrence.times.is_none()
            && let Ok((rest, (_, times))) = (many0_count(at_least), times).parse(i)
        {
            recurrence.times = Some(times);
            i = rest;
        } else if let Ok((rest, limit)) = alt((
            tag::<_, _, nom::error::Error<&str>>("下班前"),
            tag("之前"),
            tag("以前"),
            tag("前"),
            tag("之内"),
            tag("以内"),
        ))
        .parse(i)
            && !(rule.month_days.is_empty() && rule.months.is_empty() && rule.days.is_empty())
        {
            recurrence.deadline = true;
            if rule.month_days.is_empty() && rule.days.is_empty() {
                rule.month_days.push(-1);
            } else if !policy.before_is_inclusive && matches!(limit, "前" | "之前" | "以前") {
                rule.end_a_day_before();
            }
            i = rest;
        } else if let Ok((rest, ())) = plain_word(i) {
            i = rest;
        } else if let Some((rest, first, last)) = clock_range(i) {
            times_of_day.push((first, last));
            i = rest;
        } else if sides.len() < 2
            && let Ok((rest, side)) =
                bracket(i).or_else(|_| side_text(i)).or_else(|_| which_of_period(i, frequency))
        {
            sides.push(side);
            i = rest;
        }
        if i.is_empty() {
            // `每日2次，早晚各一次`: how often at each?
            if recurrence.times.is_some() && times_of_day.len() > 1 {
                return None;
            }
            recurrence.rule = rule.to_string();
            let value = at_each(&recurrence, &times_of_day);
            return Some(value.map(|value| Resolved { value, notes, sides }));
        }
        if i.len() == before {
            return None;
        }
    }
}

/// `每学期期末`, `每月第二周`, `每月最后一个工作日`: no rule of months, days and weekdays says it, so it
/// stands beside the rule.
fn which_of_period(i: &str, frequency: Frequency) -> IResult<&str, &str> {
    let plain = |i| alt((tag("不定期"), tag("左右"), tag("前后"))).parse(i);
    let of_term = |i| {
        recognize((opt(tag("开学")), numbered_week))
            .or(alt((tag("期末"), tag("期初"), tag("期中"), tag("末"), tag("初"), tag("开学初"))))
            .parse(i)
    };
    let nth = alt((recognize((char('第'), number)), tag("最后一"), tag("最后1"), tag("首")));
    let week = (alt((tag("周"), tag("星期"))), opt(weekday));
    let unit = (opt(char('个')), alt((recognize(week), tag("工作日"))));
    let of_month = recognize((nth, unit, not(char('前'))));
    match frequency {
        Frequency::Terms => alt((plain, of_term)).parse(i),
        Frequency::Months(_) => of_month.or(plain).parse(i),
        _ => plain(i),
    }
}

fn plain_word(i: &str) -> IResult<&str, ()> {
    value(
        (),
        alt((
            tag("集中"),
            tag("全天"),
            tag("定期"),
            tag("固定"),
            tag("开展"),
            tag("举办"),
            tag("举行"),
            tag("完成"),
            tag("进行"),
            tag("实施"),
            tag("组织"),
            tag("期间"),
            tag("内"),
        )),
    )
    .parse(i)
}

fn clock_range(i: &str) -> Option<(&str, Point<'_>, Option<Point<'_>>)> {
    fn of_day(i: &str) -> IResult<&str, Point<'_>> {
        let (i, day_part) = opt(day_part).parse(i)?;
        let (i, time) = opt(|i| time(i, day_part.is_some())).parse(i)?;
        if day_part.is_none() && time.is_none() {
            return refused(i);
        }
        Ok((i, Point { day_part, time, ..Point::default() }))
    }
    let (rest, (first, last)) = (of_day, opt(preceded(one_of("-~至到"), of_day))).parse(i).ok()?;
    Some((rest, first, last))
}
