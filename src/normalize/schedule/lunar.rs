//! Times by the Chinese calendar: `腊月`, `正月十五`, `农历五月初五`, `正月初一至初七`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map, map_opt, opt, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::context::ScheduleContext;
use super::lunar_table;
use crate::normalize::numerals::{arabic, chinese, refused};
use crate::schedule::{DayRange, Lunar, LunarDay, ScheduleValue, Unresolved};

/// Reads a whole cell; the refusal is of a lunar time that no calendar has.
pub(super) fn lunar(
    text: &str,
    context: &ScheduleContext,
) -> Option<Result<ScheduleValue, Unresolved>> {
    let (_, (year, named, first, last)) = all_consuming(times).parse(text).ok()?;
    let in_calendar = |time: LunarDay| {
        (1..=12).contains(&time.lunar_month)
            && time.lunar_day.is_none_or(|day| (1..=30).contains(&day))
    };
    // Without a word of the lunar calendar `五月` is May.
    if !named && !first.lunar {
        return None;
    }
    let last = last.map(|last| LunarDay {
        lunar_month: last.month.unwrap_or(first.day.lunar_month),
        leap: if last.month.is_some() { last.day.leap } else { first.day.leap },
        ..last.day
    });
    let first = first.day;
    if !in_calendar(first) || !last.is_none_or(in_calendar) {
        return Some(Err(Unresolved::OutOfRange));
    }
    // A month or day that the calendar of this year does not have stays without Gregorian days.
    let resolved = year.or_else(|| context.this_year()).and_then(|year| days(year, first, last));
    if resolved.is_some_and(|days| days.last < days.first) {
        return Some(Err(Unresolved::ReversedRange));
    }
    Some(Ok(ScheduleValue::Lunar(Lunar {
        lunar_month: first.lunar_month,
        lunar_day: first.lunar_day,
        leap: first.leap,
        lunar_to: last,
        resolved,
    })))
}

/// The Gregorian days in a lunar year.
fn days(year: i16, first: LunarDay, last: Option<LunarDay>) -> Option<DayRange> {
    let days =
        |year, time: LunarDay| lunar_table::days(year, time.lunar_month, time.leap, time.lunar_day);
    let (from, end_of_first) = days(year, first)?;
    let Some(last) = last else { return Some(DayRange { first: from, last: end_of_first }) };
    // `腊月二十三至正月十五`
    let over_new_year = i16::from(last.lunar_month < first.lunar_month);
    let (_, to) = days(year.checked_add(over_new_year)?, last)?;
    Some(DayRange { first: from, last: to })
}

/// A month and day as printed.
#[derive(Clone, Copy)]
struct Printed {
    day: LunarDay,
    month: Option<u8>,
    /// A word that only the lunar calendar has: 腊月, 初五, 闰.
    lunar: bool,
}

/// The year, whether the lunar calendar is named, and both ends.
type Times = (Option<i16>, bool, Printed, Option<Printed>);

fn times(i: &str) -> IResult<&str, Times> {
    let year = verify(
        map_opt(terminated(arabic, char('年')), |year| i16::try_from(year.value).ok()),
        |year: &i16| (1000..=9999).contains(year),
    );
    let (i, named_first) = opt(calendar_name).parse(i)?;
    let (i, year) = opt(year).parse(i)?;
    let (i, named) = opt(calendar_name).parse(i)?;
    let (i, first) = time(i)?;
    if first.month.is_none() {
        return refused(i);
    }
    let (i, last) = opt(preceded((one_of("-~至到"), opt(calendar_name)), time)).parse(i)?;
    let (i, _) = opt(alt((tag("期间"), tag("前后"), tag("左右")))).parse(i)?;
    Ok((i, (year, named.is_some() || named_first.is_some(), first, last)))
}

fn calendar_name(i: &str) -> IResult<&str, &str> {
    alt((tag("农历"), tag("阴历"), tag("夏历"), tag("旧历"))).parse(i)
}

fn time(i: &str) -> IResult<&str, Printed> {
    let (i, leap) = opt(char('闰')).parse(i)?;
    let numbered = alt((map(chinese, u32::from), map(arabic, |number| number.value)));
    let month = alt((
        value((1, true), tag("正月")),
        value((11, true), tag("冬月")),
        value((12, true), alt((tag("腊月"), tag("蜡月")))),
        map_opt(terminated(numbered, char('月')), |month| {
            Some((u8::try_from(month).ok()?, false))
        }),
    ));
    let (i, month) = opt(month).parse(i)?;
    let (i, day) = opt(day).parse(i)?;
    if month.is_none() && day.is_none() {
        return refused(i);
    }
    let lunar = leap.is_some()
        || month.is_some_and(|(_, lunar)| lunar)
        || day.is_some_and(|(_, lunar)| lunar);
    let time = LunarDay {
        lunar_month: month.map_or(0, |(month, _)| month),
        lunar_day: day.map(|(day, _)| day),
        leap: leap.is_some(),
    };
    Ok((i, Printed { day: time, month: month.map(|(month, _)| month), lunar }))
}

/// `初五`, `十五`, `廿三`, `二十三日`
fn day(i: &str) -> IResult<&str, (u8, bool)> {
    let initial = map(preceded(char('初'), chinese), |day| (day, true));
    let initial = verify(initial, |(day, _)| *day <= 10);
    let numbered = map(chinese, |day| (day, false));
    let figures = map_opt(arabic, |day| Some((u16::try_from(day.value).ok()?, false)));
    let day = terminated(alt((initial, numbered, figures)), opt(one_of("日号")));
    map_opt(day, |(day, lunar)| Some((u8::try_from(day).ok()?, lunar))).parse(i)
}
