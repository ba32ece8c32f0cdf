//! Weeks of a school term: `第3周`, `第1-2周`, `秋季学期第3周`; under a header 周次 also `3`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map, opt, recognize};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::context::ScheduleContext;
use super::point::bracket;
use crate::normalize::numerals::{arabic, chinese};
use crate::schedule::{Precision, ScheduleValue, SetMode, Span, Unresolved, YearSource};

/// The longest terms have about 22 weeks; with holidays counted through, fewer than 30.
const MAX_WEEK: u32 = 30;
/// Without 第, up to so many weeks are rather a length of time: `1～2周`, but `7-9周`.
const LONGEST_LENGTH: u32 = 4;

/// A week, or weeks, as printed.
type Weeks = (u32, Option<u32>);

/// Reads a whole cell; also gives the bracket behind it.
pub(super) fn week_of_term<'a>(
    text: &'a str,
    header_of_weeks: bool,
    context: &ScheduleContext,
) -> Option<Result<(ScheduleValue, Option<&'a str>), Unresolved>> {
    let (term, rest) = match text.rfind("学期").map(|at| at + "学期".len()) {
        Some(end) => (Some(text.get(..end)?), text.get(end..)?),
        None => (None, text),
    };
    if term.is_some_and(|term| term.contains(['、', ',', '-', '(', '每', '第']) && !is_term(term))
    {
        return None;
    }
    let rest = rest.strip_prefix([',', '的']).unwrap_or(rest);
    // `开学第一周` is week 1 of the term.
    let rest = ["开学后", "开学"]
        .iter()
        .find_map(|word| rest.strip_prefix(word).filter(|rest| rest.starts_with('第')))
        .unwrap_or(rest);
    let (_, (numbered, list, bracket)) = all_consuming((
        opt(char('第')),
        nom::multi::separated_list1(one_of("、,"), weeks),
        opt(bracket),
    ))
    .parse(rest)
    .ok()?;
    let unit = list.last().is_some_and(|(_, unit)| *unit);
    let (from, to) = list.first().map(|&((from, to), _)| (from, to.unwrap_or(from)))?;
    // Which words make a number a week of a term.
    let sure = numbered.is_some() || term.is_some() || header_of_weeks;
    let plausible = unit && list.len() == 1 && to > from && to > LONGEST_LENGTH;
    if !(sure && (unit || header_of_weeks)) && !plausible {
        return None;
    }
    if list.len() > 1 && list.iter().any(|((_, last), _)| last.is_some()) && !unit {
        return None;
    }
    let mut values = Vec::with_capacity(list.len());
    for ((from, to), _) in list {
        match value(from, to.unwrap_or(from), term, context) {
            Ok(value) => values.push(value),
            Err(reason) => return Some(Err(reason)),
        }
    }
    let year_source =
        if context.term_start.is_some() { YearSource::Context } else { YearSource::Unknown };
    let value = if values.len() == 1 {
        values.pop()?
    } else {
        ScheduleValue::Set { mode: SetMode::All, items: values, year_source }
    };
    Some(Ok((value, bracket)))
}

/// `2023-2024学年第一学期`
fn is_term(term: &str) -> bool {
    ["第一学期", "第二学期", "第1学期", "第2学期"].iter().any(|end| term.ends_with(end))
        && !term.contains(['、', ',', '(', '每'])
}

/// A number or a range, and whether 周 stands behind it.
fn weeks(i: &str) -> IResult<&str, (Weeks, bool)> {
    let unit = |i| opt(alt((tag("周次"), tag("周"), tag("星期")))).parse(i);
    let number = |i| {
        preceded(
            opt(char('第')),
            alt((map(arabic, |number| number.value), map(chinese, u32::from))),
        )
        .parse(i)
    };
    let dash = recognize(one_of("-~至到"));
    let (i, (from, first_unit)) = (number, unit).parse(i)?;
    let (i, to) = opt(preceded(dash, (number, unit))).parse(i)?;
    let has_unit = to.map_or(first_unit, |(_, unit)| unit).is_some();
    let (i, _) = opt(char('。')).parse(i)?;
    Ok((i, ((from, to.map(|(to, _)| to)), has_unit)))
}

fn value(
    from: u32,
    to: u32,
    term: Option<&str>,
    context: &ScheduleContext,
) -> Result<ScheduleValue, Unresolved> {
    if !(1..=MAX_WEEK).contains(&from) || !(1..=MAX_WEEK).contains(&to) {
        return Err(Unresolved::OutOfRange);
    }
    if to < from {
        return Err(Unresolved::ReversedRange);
    }
    if let Some(start) = context.term_start {
        let week = |week: u32| i32::try_from(week).unwrap_or(1);
        let first = start.plus((week(from) - 1) * 7).ok_or(Unresolved::OutOfRange)?;
        let last = start.plus(week(to) * 7 - 1).ok_or(Unresolved::OutOfRange)?;
        let span = Span::new(first, last, Precision::Week, YearSource::Context);
        return Ok(ScheduleValue::Interval(span));
    }
    let week = |week: u32| u8::try_from(week).map_err(|_| Unresolved::OutOfRange);
    Ok(ScheduleValue::WeekOfTerm {
        from: week(from)?,
        to: week(to)?,
        term: term.map(str::to_owned),
    })
}
