//! Times that come again: `每月15日`, `每周一至周五`, `每季度至少1次`, `2次/年`, `5-10月每周五`.

mod how_often;
mod on_which_days;
mod rule;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, opt, value};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use self::how_often::{at_least, every_other_month, frequency, ratio, times};
use self::on_which_days::{month_days, which};
use self::rule::{Frequency, Rule};
use super::clock::clocks;
use super::context::ScheduleContext;
use super::list;
use super::point::{Point, bracket, day_part, time};
use super::resolve::{Resolved, resolve};
use super::side::side_text;
use crate::normalize::numerals::refused;
use crate::schedule::{DayRange, Recurrence, ScheduleNote, ScheduleValue, Unresolved};

/// Reads a whole cell; `None` where it is no recurring time.
pub(super) fn recurring<'a>(
    text: &'a str,
    context: &ScheduleContext,
) -> Option<Result<Resolved<'a>, Unresolved>> {
    if let Ok((_, (frequency, times))) = all_consuming(ratio).parse(text) {
        let recurrence = Recurrence {
            rule: Rule::new(frequency).to_string(),
            times: Some(times),
            ..Recurrence::default()
        };
        return Some(Ok(resolved(recurrence)));
    }
    let (at, _) = text.match_indices(['每', '按', '逐', '隔', '双', '单']).next()?;
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let mut found = match rule(rest)? {
        Ok(found) => found,
        Err(reason) => return Some(Err(reason)),
    };
    if before.is_empty() {
        return Some(Ok(found));
    }
    // `5-10月每周五`, `7月起每月15日`
    let bounds = list::items(before.trim_end_matches([',', '的', ';']))?;
    let bounds = match resolve(bounds, None, context) {
        Ok(bounds) => bounds,
        Err(reason) => return Some(Err(reason)),
    };
    let ScheduleValue::Recurring(recurrence) = &mut found.value else { return None };
    match bounds.value {
        ScheduleValue::Interval(span) if span.start_time.is_none() => {
            recurrence.within = Some(DayRange { first: span.first, last: span.last });
        }
        ScheduleValue::From(start) => recurrence.first = Some(start.first),
        _ => return None,
    }
    found.notes.extend(bounds.notes);
    found.sides.splice(0..0, bounds.sides);
    Some(Ok(found))
}

fn resolved<'a>(recurrence: Recurrence) -> Resolved<'a> {
    Resolved { value: ScheduleValue::Recurring(recurrence), notes: Vec::new(), sides: Vec::new() }
}

/// From 每 to the end.
fn rule(text: &str) -> Option<Result<Resolved<'_>, Unresolved>> {
    let (rest, frequency, months) = match every_other_month(text) {
        Some((rest, months)) => (rest, Frequency::Years(1), Some(months)),
        None => frequency(text).map(|(rest, frequency)| (rest, frequency, None)).ok()?,
    };
    let mut rule = Rule::new(frequency);
    let mut recurrence = Recurrence::default();
    let mut notes = Vec::new();
    let mut sides = Vec::new();
    if frequency == Frequency::Workdays {
        notes.push(ScheduleNote::WorkdayCalendar);
    }
    let which = match months {
        None => which(rest, frequency, &mut rule, &mut recurrence),
        Some(months) => {
            rule.months = months;
            month_days(rest, &mut rule)
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
        } else if let Ok((rest, _)) = alt((
            tag::<_, _, nom::error::Error<&str>>("之前"),
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
            }
            i = rest;
        } else if let Ok((rest, ())) = plain_word(i) {
            i = rest;
        } else if recurrence.day_part.is_none()
            && recurrence.start_time.is_none()
            && let Some((rest, first, last)) = clock_range(i)
        {
            let clocks = match clocks(&first, last.as_ref(), true, false) {
                Ok(clocks) => clocks,
                Err(reason) => return Some(Err(reason)),
            };
            recurrence.start_time = clocks.start;
            recurrence.end_time = clocks.end;
            recurrence.day_part = clocks.part;
            i = rest;
        } else if sides.len() < 2
            && let Ok((rest, side)) =
                bracket(i).or_else(|_| side_text(i)).or_else(|_| part_of_term(i, frequency))
        {
            sides.push(side);
            i = rest;
        }
        if i.is_empty() {
            recurrence.rule = rule.to_string();
            return Some(Ok(Resolved {
                value: ScheduleValue::Recurring(recurrence),
                notes,
                sides,
            }));
        }
        if i.len() == before {
            return None;
        }
    }
}

/// `每学期期末`: no rule says it, so it stands beside the rule.
fn part_of_term(i: &str, frequency: Frequency) -> IResult<&str, &str> {
    if let Ok(found) = tag::<_, _, nom::error::Error<&str>>("不定期").parse(i) {
        return Ok(found);
    }
    if frequency != Frequency::Terms {
        return refused(i);
    }
    alt((tag("期末"), tag("期初"), tag("期中"), tag("末"), tag("初"), tag("开学初"))).parse(i)
}

fn plain_word(i: &str) -> IResult<&str, ()> {
    value(
        (),
        alt((
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
