//! What may follow any point: brackets, weekday, part of the day, time of day.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{map, map_opt, not, opt, recognize, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::figures::short;
use super::words::number;
use super::{Point, Time};
use crate::normalize::numerals::{chinese, refused};
use crate::schedule::DayPart;

pub(in crate::normalize::schedule) fn weekday_name(i: &str) -> IResult<&str, u8> {
    map_opt(anychar, |c| {
        Some(match c {
            '一' | '1' => 1,
            '二' | '2' => 2,
            '三' | '3' => 3,
            '四' | '4' => 4,
            '五' | '5' => 5,
            '六' | '6' => 6,
            '日' | '天' | '7' => 7,
            _ => return None,
        })
    })
    .parse(i)
}

/// `周二`, `星期日`
pub(in crate::normalize::schedule) fn weekday(i: &str) -> IResult<&str, u8> {
    preceded(alt((tag("星期"), tag("礼拜"), tag("周"))), weekday_name).parse(i)
}

/// What may follow any point: brackets, weekday, part of the day, time of day.
pub(super) fn details<'a>(mut i: &'a str, point: &mut Point<'a>) -> &'a str {
    let numeric = !point.is_dateless();
    loop {
        if let Ok((rest, bracket)) = bracket(i)
            // `5月(2)6月`: the number of what follows.
            && (rest.is_empty() || !is_item_number(bracket))
            && let Some(free) = point.brackets.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(bracket);
            i = rest;
        } else if point.weekday.is_none()
            && let Ok((rest, day)) = preceded(opt(char(',')), weekday).parse(i)
        {
            point.weekday = Some(day);
            i = rest;
        } else if point.day.is_some()
            && let Some(rest) = ["全天", "当天", "整天"].iter().find_map(|day| i.strip_prefix(day))
        {
            // The whole day is what a day is.
            i = rest;
        } else if point.day_part.is_none()
            && point.time.is_none()
            && let Ok((rest, part)) = preceded(opt(one_of(" ,")), day_part).parse(i)
        {
            let printed = i.get(..i.len() - rest.len()).unwrap_or_default();
            point.day_part_text = Some(printed.trim_start_matches([' ', ',']));
            point.day_part = Some(part);
            i = rest;
        } else if point.time.is_none()
            && let Ok((rest, mut time)) = time(i, point.day_part.is_some())
        {
            time.machine |= numeric && i.starts_with([' ', 'T']);
            point.time = Some(time);
            i = rest;
        } else {
            return i;
        }
    }
}

/// What stands in brackets, without them; a bracket that is never closed ends with the text.
pub(in crate::normalize::schedule) fn bracket(i: &str) -> IResult<&str, &str> {
    let (inside, _) = char('(').parse(i)?;
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let content = inside.get(..at).unwrap_or_default();
            return Ok((inside.get(at + 1..).unwrap_or_default(), content));
        }
    }
    Ok(("", inside))
}

/// Whether a bracket numbers the items of a list: `(1)`.
pub(in crate::normalize::schedule) fn is_item_number(bracket: &str) -> bool {
    !bracket.is_empty() && bracket.len() <= 2 && bracket.bytes().all(|b| b.is_ascii_digit())
}

pub(in crate::normalize::schedule) fn day_part(i: &str) -> IResult<&str, DayPart> {
    alt((
        value(
            DayPart::Morning,
            alt((
                tag("上午"),
                tag("早上"),
                tag("早晨"),
                tag("早间"),
                tag("早"),
                tag("清晨"),
                // 凌晨12点 is midnight, of one day or the other.
                terminated(tag("凌晨"), not(alt((tag("12"), tag("十二"))))),
            )),
        ),
        value(DayPart::Noon, tag("中午")),
        value(DayPart::Afternoon, alt((tag("下午"), tag("午后")))),
        value(
            DayPart::Evening,
            alt((tag("晚上"), tag("傍晚"), tag("夜间"), tag("晚间"), tag("晚"))),
        ),
    ))
    .parse(i)
}

/// `9:00`, `09:00:00`, `9时30分`, `9点半`; behind a part of the day also `上午:9:00`.
pub(in crate::normalize::schedule) fn time(i: &str, after_part: bool) -> IResult<&str, Time> {
    let (i, _) = opt(one_of(" T,")).parse(i)?;
    let (i, _) = if after_part { opt(char(':')).parse(i)? } else { (i, None) };
    let two = |i| {
        map_opt(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), |text: &str| {
            text.parse::<u32>().ok()
        })
        .parse(i)
    };
    let in_words = alt((value(2, char('两')), map(chinese, u32::from)));
    let (i, hour) = map(short, |hour| hour.value).or(in_words).parse(i)?;
    if let Ok((rest, minute)) = preceded(char(':'), two).parse(i) {
        let (rest, seconds) = opt(preceded(char(':'), two)).parse(rest)?;
        not(satisfy(|c| c.is_ascii_digit() || c == ':')).parse(rest)?;
        if seconds.is_some_and(|seconds| seconds > 59) {
            return refused(rest);
        }
        return Ok((rest, Time { hour, minute, machine: seconds.is_some() }));
    }
    let (i, _) = alt((recognize(char('时')), tag("点钟"), recognize(char('点')))).parse(i)?;
    let minute = alt((
        terminated(number, char('分')),
        value(30, char('半')),
        terminated(two, not(satisfy(|c| c.is_ascii_digit() || c == ':'))),
        value(0, char('整')),
    ));
    let (i, minute) = opt(minute).parse(i)?;
    Ok((i, Time { hour, minute: minute.unwrap_or(0), machine: false }))
}

/// Weekday, part of the day and time of day, and nothing else.
pub(in crate::normalize::schedule) fn only_details(text: &str) -> Option<Point<'_>> {
    let mut point = Point::default();
    let consumed = details(text, &mut point).is_empty() && point.brackets == [None, None];
    (consumed && !text.is_empty()).then_some(point)
}
