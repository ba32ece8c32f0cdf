//! Lengths of time, as columns of processing times have them: `15个工作日`, `1～2周`, `不超过3天`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map_opt, opt, value, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::normalize::numerals::{Arabic, arabic, chinese};
use crate::schedule::TimeUnit;

/// How long, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) amount: u16,
    pub(super) amount_max: Option<u16>,
    pub(super) unit: TimeUnit,
    /// 内 stands behind it.
    pub(super) within: bool,
}

/// Reads a whole text.
pub(super) fn duration(text: &str) -> Option<Length> {
    let lead = opt(alt((
        tag("不超过"),
        tag("不多于"),
        tag("最长"),
        tag("为期"),
        tag("时长"),
        tag("历时"),
        tag("大约"),
        tag("约"),
        tag("共"),
    )));
    let tail = opt(alt((tag("左右"), tag("完成"), tag("办结"))));
    let (_, (_, length, _, _)) =
        all_consuming((lead, length, tail, opt(char('。')))).parse(text).ok()?;
    Some(length)
}

/// `3-5个工作日内`
pub(super) fn length(i: &str) -> IResult<&str, Length> {
    if let Ok((rest, months)) = half_years(i) {
        let (rest, within) = within(rest)?;
        let unit = TimeUnit::Month;
        return Ok((rest, Length { amount: months, amount_max: None, unit, within }));
    }
    let (i, amount) = amount(i)?;
    let (i, _) = opt(unit_between).parse(i)?;
    let (i, amount_max) =
        opt(verify(preceded(one_of("-~至到"), self::amount), |most| *most > amount)).parse(i)?;
    let (i, unit) = unit(i)?;
    let (i, within) = within(i)?;
    Ok((i, Length { amount, amount_max, unit, within }))
}

/// The unit of the first end where both have one: `3天-5天`.
fn unit_between(i: &str) -> IResult<&str, ()> {
    let (rest, _) = unit(i)?;
    // Only before a dash; otherwise the unit is that of the whole.
    value((), nom::combinator::peek(one_of("-~至到"))).parse(rest)
}

fn within(i: &str) -> IResult<&str, bool> {
    opt(alt((tag("之内"), tag("以内"), tag("内"))))
        .map(|within: Option<&str>| within.is_some())
        .parse(i)
}

fn amount(i: &str) -> IResult<&str, u16> {
    alt((
        map_opt(verify(arabic, |number: &Arabic| number.digits <= 4), |number| {
            u16::try_from(number.value).ok().filter(|amount| *amount > 0)
        }),
        value(2, char('两')),
        chinese,
    ))
    .parse(i)
}

fn half_years(i: &str) -> IResult<&str, u16> {
    alt((value(18, tag("一年半")), value(6, tag("半年")))).parse(i)
}

pub(super) fn unit(i: &str) -> IResult<&str, TimeUnit> {
    preceded(
        opt(char('个')),
        alt((
            value(TimeUnit::Workday, alt((tag("工作日"), tag("工作天")))),
            value(TimeUnit::Day, alt((tag("自然日"), tag("日历天"), tag("日历日")))),
            value(TimeUnit::Day, one_of("天日")),
            value(TimeUnit::Week, alt((tag("周"), tag("星期")))),
            value(TimeUnit::Quarter, tag("季度")),
            value(TimeUnit::Month, alt((tag("月"),))),
            value(TimeUnit::Term, tag("学期")),
            value(TimeUnit::ClassHour, alt((tag("学时"), tag("课时")))),
            value(TimeUnit::Hour, alt((tag("小时"), tag("钟头")))),
            value(TimeUnit::Minute, tag("分钟")),
            value(TimeUnit::Year, char('年')),
        )),
    )
    .parse(i)
}
