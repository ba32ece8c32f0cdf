//! Dates in words: `2023年5月29日`, `上半年`, `第二季度末`, `6月上旬`, `9日`, or a bare number.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{eof, map, map_opt, not, opt, peek, recognize, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::details::{weekday, weekday_name};
use super::figures::figures;
use super::{Part, Period, Point, Year};
use crate::normalize::numerals::{Arabic, arabic, chinese, chinese_digit, refused, year_by_digits};

/// Dates in words: `2023年5月29日`, `上半年`, `第二季度末`, `6月上旬`, `9日`, or a bare number.
pub(super) fn words(i: &str) -> IResult<&str, Point<'_>> {
    let (rest, year) = opt(year).parse(i)?;
    let point = Point { year, ..Point::default() };
    if year.is_some() {
        // `2023年全年`, `2023年度的5月`, `2023年年底`
        let again = alt((tag("全年"), tag("的"), terminated(tag("年"), peek(year_part))));
        let (rest, _) = opt(again).parse(rest)?;
        if let Ok((rest, part)) = year_part(rest) {
            return Ok((rest, Point { part: Some(part), ..point }));
        }
        if let Ok((rest, week)) = numbered_week(rest) {
            return Ok((rest, Point { part: Some(Part::Week(week)), ..point }));
        }
        // `2023年5.8-5.10`
        if let Ok((rest, dotted)) = figures(rest)
            && dotted.dotted
        {
            return Ok((rest, Point { year, ..dotted }));
        }
        // `2023年.5月` is a slip; a dash there begins another point.
        let (rest, _) = opt(char('.')).parse(rest)?;
        return sub_year(rest, point);
    }
    if let Ok((rest, part)) = preceded(char('年'), year_part).parse(rest) {
        let year = Some(Year::This);
        return Ok((rest, Point { year, part: Some(part), ..point }));
    }
    sub_year(rest, point)
}

fn year(i: &str) -> IResult<&str, Year> {
    let unit = (char('年'), opt(char('度')));
    let numbered = alt((
        map_opt(year_by_digits, |year| u32::try_from(year).ok().map(Year::Full)),
        map_opt(arabic, |year| match year.digits {
            4 => Some(Year::Full(year.value)),
            2 => Some(Year::Short(year.value)),
            _ => None,
        }),
    ));
    alt((
        terminated(numbered, unit),
        // `2023Q3`, `2023上半年`
        map(
            terminated(four_digits, peek(alt((value((), period), value((), tag("全年")))))),
            Year::Full,
        ),
        value(Year::This, terminated((char('年'), opt(char('度'))), peek(char('内')))),
        value(Year::Present, alt((tag("今年"), tag("本年度"), tag("本年")))),
        value(Year::This, tag("当年")),
        value(Year::This, (opt(tag("贯穿")), tag("全年"), opt(char('度')))),
        value(
            Year::Next,
            (
                alt((tag("次年"), tag("翌年"), tag("明年"), tag("来年"), tag("下年"))),
                opt(char('度')),
            ),
        ),
        value(Year::Next, tag("第二年")),
        value(Year::Previous, (alt((tag("去年"), tag("上年"))), opt(char('度')))),
    ))
    .parse(i)
}

fn four_digits(i: &str) -> IResult<&str, u32> {
    map(verify(arabic, |number: &Arabic| number.digits == 4), |number| number.value).parse(i)
}

/// 初 中 底 末 behind a year.
pub(in crate::normalize::schedule) fn year_part(i: &str) -> IResult<&str, Part> {
    alt((
        value(Part::Start, (char('初'), not(one_of("中赛审步选")))),
        value(Part::Middle, (char('中'), not(one_of("考学小央心国")))),
        value(Part::End, one_of("底末")),
    ))
    .parse(i)
}

/// `前三季度`
fn first_quarters(i: &str) -> IResult<&str, u8> {
    let number = alt((value(2, one_of("二两2")), value(3, one_of("三3"))));
    preceded(char('前'), terminated(number, (opt(char('个')), tag("季度")))).parse(i)
}

fn sub_year<'a>(i: &'a str, point: Point<'a>) -> IResult<&'a str, Point<'a>> {
    if let Ok((rest, quarters)) = first_quarters(i) {
        return Ok((rest, Point { period: Some(Period::FirstQuarters(quarters)), ..point }));
    }
    if let Ok((rest, period)) = period(i) {
        let point = Point { period: Some(period), ..point };
        return match period {
            Period::Month(_) => month_tail(rest, point),
            Period::Quarter(_) => {
                let (rest, part) = opt(year_part).parse(rest)?;
                Ok((rest, Point { part, ..point }))
            }
            _ => Ok((rest, point)),
        };
    }
    if let Ok((rest, day)) = day(i) {
        return Ok((rest, Point { day: Some(day), ..point }));
    }
    // The month stands before: `5月上旬、下旬`, `6月5日至月底`, `9月第1、2周`.
    let week = map(terminated(number, (week_unit, not(weekday_name))), Part::Week);
    let week = preceded(opt(char('第')), week);
    if let Ok((rest, part)) = alt((ten_days, preceded(char('月'), year_part), week)).parse(i) {
        return Ok((rest, Point { part: Some(part), ..point }));
    }
    // `二` under a header of quarters
    let lone = map(terminated(chinese, eof), u32::from);
    let (rest, bare) = opt(alt((bare, lone))).parse(i)?;
    Ok((rest, Point { bare, ..point }))
}

fn period(i: &str) -> IResult<&str, Period> {
    let half = alt((
        value(1, alt((tag("上半年"), tag("前半年")))),
        value(2, alt((tag("下半年"), tag("后半年")))),
    ));
    let quarter = alt((
        preceded(one_of("Qq"), number),
        preceded(char('第'), terminated(number, (char('季'), opt(char('度'))))),
        terminated(number, tag("季度")),
        // `四季` is the whole year round.
        terminated(verify(number, |number: &u32| *number < 4), char('季')),
    ));
    alt((
        terminated(month, opt(char('份'))),
        value(Period::BothHalves, alt((tag("上下半年"), tag("上、下半年")))),
        map(terminated(half, opt(char('度'))), Period::Half),
        map(quarter, Period::Quarter),
        seasons,
    ))
    .parse(i)
}

/// `秋季`, `秋冬季节`, `春秋两季`, `今冬明春`
fn seasons(i: &str) -> IResult<&str, Period> {
    let season = |i| {
        alt((
            value(1, char('春')),
            value(2, char('夏')),
            value(3, char('秋')),
            value(4, char('冬')),
        ))
        .parse(i)
    };
    if let Ok((rest, _)) = tag::<_, _, nom::error::Error<&str>>("今冬明春").parse(i) {
        return Ok((rest, Period::Seasons(4, 1)));
    }
    let (rest, first): (_, u8) = season(i)?;
    let (rest, listed) = opt(one_of("、和及与,")).parse(rest)?;
    let unit = |i| {
        terminated((opt(char('两')), one_of("季天"), opt(char('节'))), not(one_of("学运招")))
            .parse(i)
    };
    if let Ok((rest, (second, (two, ..)))) = (season, unit).parse(rest) {
        // `冬春季`: the winter before that spring, or the one that it ends in?
        if second <= first {
            return refused(i);
        }
        let one_time = two.is_none() && listed.is_none() && second == first + 1;
        let both = if one_time { Period::Seasons } else { Period::BothSeasons };
        return Ok((rest, both(first, second)));
    }
    if listed.is_some() {
        return refused(i);
    }
    let (rest, (two, ..)) = unit(rest)?;
    if two.is_some() { refused(i) } else { Ok((rest, Period::Season(first))) }
}

fn month(i: &str) -> IResult<&str, Period> {
    let idiom = verify((chinese_digit, chinese_digit), |(first, second)| first + 1 == *second);
    let month = alt((
        terminated(map(number, Period::Month), char('月')),
        value(Period::Month(1), tag("元月")),
        terminated(
            map_opt(idiom, |(first, second)| {
                Some(Period::Months(first.try_into().ok()?, second.try_into().ok()?))
            }),
            char('月'),
        ),
        value(Period::Months(11, 12), tag("十一二月")),
    ));
    preceded(opt(char('第')), month).parse(i)
}

/// An Arabic or Chinese number.
pub(in crate::normalize::schedule) fn number(i: &str) -> IResult<&str, u32> {
    alt((map(arabic, |number| number.value), map(chinese, u32::from))).parse(i)
}

fn day(i: &str) -> IResult<&str, u32> {
    terminated(number, one_of("日号")).parse(i)
}

/// A number without a unit. In Chinese only before another number: `5月十一期间` is no day.
fn bare(i: &str) -> IResult<&str, u32> {
    let separator = alt((recognize(one_of("-~、,至到和或及与")), tag("以及")));
    preceded(
        opt(char('第')),
        alt((
            map(
                terminated(
                    verify(arabic, |number: &Arabic| number.digits <= 4),
                    not(one_of("年月日号季周个天次场期:时点分小")),
                ),
                |number| number.value,
            ),
            map(terminated(chinese, peek(separator)), u32::from),
        )),
    )
    .parse(i)
}

/// What may follow a month: a ten-day period, a part, a week, a day.
pub(in crate::normalize::schedule) fn month_tail<'a>(
    i: &'a str,
    point: Point<'a>,
) -> IResult<&'a str, Point<'a>> {
    let (i, _) = opt(char('的')).parse(i)?;
    // `5月月底`
    if let Ok((rest, part)) = alt((month_part, preceded(char('月'), year_part))).parse(i) {
        return Ok((rest, Point { part: Some(part), ..point }));
    }
    if let Ok((rest, day)) = day(i) {
        return Ok((rest, Point { day: Some(day), ..point }));
    }
    let (rest, bare) = opt(bare).parse(i)?;
    Ok((rest, Point { bare, ..point }))
}

/// 旬
fn ten_days(i: &str) -> IResult<&str, Part> {
    let ten_days = terminated(
        alt((
            value((1, 3), alt((tag("上中下"), tag("上、中、下")))),
            value((1, 2), alt((tag("中上"), tag("上中"), tag("上、中"), tag("上旬至中")))),
            value((2, 3), alt((tag("中下"), tag("中、下"), tag("中旬至下")))),
            value((1, 1), char('上')),
            value((2, 2), char('中')),
            value((3, 3), char('下')),
        )),
        char('旬'),
    );
    map(ten_days, |(from, to)| Part::TenDays(from, to)).parse(i)
}

pub(in crate::normalize::schedule) fn month_part(i: &str) -> IResult<&str, Part> {
    alt((
        ten_days,
        map(
            terminated(alt((value(1, char('上')), value(2, char('下')))), tag("半月")),
            Part::HalfMonth,
        ),
        map((char('第'), number, char('个'), weekday), |(_, nth, _, day)| {
            Part::NthWeekday(nth, day)
        }),
        map(numbered_week, Part::Week),
        value(Part::Start, (char('初'), opt(char('期')), not(one_of("中赛审步选试评")))),
        value(Part::Middle, (char('中'), opt(char('期')), not(one_of("考学小央心国层高")))),
        value(Part::End, (one_of("底末"), opt(char('期')))),
    ))
    .parse(i)
}

/// `第3周`, `第三个星期`
pub(in crate::normalize::schedule) fn numbered_week(i: &str) -> IResult<&str, u32> {
    preceded(char('第'), terminated(number, (week_unit, not(weekday_name)))).parse(i)
}

fn week_unit(i: &str) -> IResult<&str, &str> {
    recognize((opt(char('个')), alt((tag("周"), tag("星期"))))).parse(i)
}
