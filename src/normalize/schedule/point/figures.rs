//! Dates in figures: `2023.5.29`, `2023-05`, `6.9`, `20230529`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, recognize, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::details::details;
use super::words::month_tail;
use super::{Period, Point, Year};
use crate::normalize::numerals::{Arabic, arabic, refused};

/// Dates in figures: `2023.5.29`, `2023-05`, `6.9`, `20230529`, `23.5.29`.
pub(super) fn figures(i: &str) -> IResult<&str, Point<'_>> {
    let (rest, first) = arabic(i)?;
    let empty = Point::default();
    match first.digits {
        8 => {
            let (month, day) = (first.value / 100 % 100, first.value % 100);
            let year = Some(Year::Full(first.value / 10_000));
            let period = Some(Period::Month(month));
            return Ok((rest, Point { year, period, day: Some(day), compact: true, ..empty }));
        }
        6 => {
            let year = Some(Year::Full(first.value / 100));
            let period = Some(Period::Month(first.value % 100));
            return Ok((rest, Point { year, period, compact: true, ..empty }));
        }
        4 | 2 | 1 => {}
        _ => return refused(i),
    }
    let (rest, separator) = one_of(".-/").parse(rest)?;
    let (rest, second) = short(rest)?;
    let third = preceded(char(separator), short).parse(rest);
    let year = match first.digits {
        4 => Year::Full(first.value),
        _ => Year::Short(first.value),
    };
    if let Ok((after, third)) = third {
        // `2023-5-6月` is a range of months, not a day.
        if first.digits != 1 && !after.starts_with('月') {
            let (after, _) = opt(one_of("日号")).parse(after)?;
            let period = Some(Period::Month(second.value));
            let day = Some(third.value);
            let between = Some(separator);
            return Ok((after, Point { year: Some(year), period, day, between, ..empty }));
        }
    }
    let period = Some(Period::Month(second.value));
    match (first.digits, separator) {
        (4, _) => {
            // `2023.5月` and `2023.5月29日` name the unit once more.
            let (rest, unit) = opt((char('月'), opt(char('份')))).parse(rest)?;
            let point = Point { year: Some(year), period, ..empty };
            if unit.is_some() { month_tail(rest, point) } else { Ok((rest, point)) }
        }
        (_, '.') => {
            not(alt((recognize(one_of("月年个天周万亿%")), tag("小时")))).parse(rest)?;
            let (rest, _) = opt(one_of("日号")).parse(rest)?;
            let period = Some(Period::Month(first.value));
            let day = Some(second.value);
            Ok((rest, Point { period, day, dotted: true, ..empty }))
        }
        _ => refused(i),
    }
}

/// `5/31` behind `2023/5/1`, with what stands between the figures there.
pub(in crate::normalize::schedule) fn month_and_day(
    i: &str,
    between: char,
) -> IResult<&str, Point<'_>> {
    let (rest, (month, _, day)) = (short, char(between), short).parse(i)?;
    let (rest, _) = opt(one_of("日号")).parse(rest)?;
    not(satisfy(|c| c == between || c == '月' || c == '年' || c == '季')).parse(rest)?;
    let period = Some(Period::Month(month.value));
    let mut point =
        Point { period, day: Some(day.value), between: Some(between), ..Point::default() };
    let rest = details(rest, &mut point);
    Ok((rest, point))
}

/// One or two digits.
pub(super) fn short(i: &str) -> IResult<&str, Arabic> {
    verify(arabic, |number: &Arabic| number.digits <= 2).parse(i)
}
