//! How often: `每月`, `隔周`, `双月`, `2次/年`, `至少1次`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{eof, map, map_opt, not, opt, peek, recognize, success, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::rule::Frequency;
use crate::normalize::numerals::{Arabic, arabic, chinese, refused};
use crate::normalize::schedule::point::{weekday, weekday_name};

/// `2次/年`, `1次/半年`, `一年两次`, `半年一次`
pub(super) fn ratio(i: &str) -> IResult<&str, (Frequency, u16)> {
    let per = alt((
        value(Frequency::Months(6), tag("半年")),
        value(Frequency::Years(1), alt((tag("年度"), tag("年"), tag("学年")))),
        value(Frequency::Months(3), alt((tag("季度"), tag("季")))),
        value(Frequency::Months(1), alt((tag("个月"), tag("月")))),
        value(Frequency::Weeks(1), alt((tag("星期"), tag("周")))),
        value(Frequency::Days(1), alt((tag("天"), tag("日")))),
        value(Frequency::Terms, tag("学期")),
    ));
    if let Ok((rest, (_, times, _, _, frequency))) =
        (opt(at_least), times, char('/'), opt(char('每')), per).parse(i)
    {
        return Ok((rest, (frequency, times)));
    }
    let one = opt(one_of("一1"));
    let many = |i| {
        alt((
            value(2, char('两')),
            verify(chinese, |every: &u16| (2..=10).contains(every)),
            map_opt(verify(arabic, |every: &Arabic| every.digits == 1), |every| {
                u16::try_from(every.value).ok().filter(|every| *every > 1)
            }),
        ))
        .parse(i)
    };
    let each = alt((
        value(Frequency::Months(6), tag("半年")),
        value(Frequency::Years(1), (one_of("一1"), char('年'))),
        // `三年一次`
        map(terminated(many, (opt(char('个')), char('年'))), Frequency::Years),
        // `两月一次`, `3个月1次`; `3月1次` is once in March.
        map(terminated(many, tag("个月")), Frequency::Months),
        value(Frequency::Months(2), tag("两月")),
        map(terminated(many, (opt(char('个')), char('周'))), Frequency::Weeks),
        value(Frequency::Months(3), (one_of("一1"), opt(char('个')), char('季'), opt(char('度')))),
        value(Frequency::Months(3), tag("季度")),
        value(Frequency::Months(1), (one_of("一1"), opt(char('个')), char('月'))),
        value(Frequency::Weeks(1), (one_of("一1"), opt(char('个')), alt((tag("周"), tag("星期"))))),
        value(Frequency::Days(1), (one_of("一1"), one_of("天日"))),
        value(Frequency::Years(1), preceded(tag("全年"), success('年'))),
        value(Frequency::Terms, (one, opt(char('个')), tag("学期"))),
    ));
    let (rest, (frequency, _, times)) = (each, opt(at_least), times).parse(i)?;
    Ok((rest, (frequency, times)))
}

pub(super) fn at_least(i: &str) -> IResult<&str, &str> {
    alt((
        tag("至少"),
        tag("≥"),
        tag("不少于"),
        tag("不低于"),
        tag("不超过"),
        tag("开展"),
        tag("组织"),
        tag("举办"),
        tag("召开"),
        tag("抽查"),
        tag("检查"),
        tag("进行"),
        tag("更新"),
        tag("报送"),
        tag("各"),
    ))
    .parse(i)
}

/// `1次`, `一次`, `两次`, `1-2次`: the least.
pub(in crate::normalize::schedule) fn times(i: &str) -> IResult<&str, u16> {
    let amount = |i| {
        alt((
            map_opt(verify(arabic, |number: &Arabic| number.digits <= 3), |number| {
                u16::try_from(number.value).ok().filter(|times| *times > 0)
            }),
            value(2, char('两')),
            chinese,
        ))
        .parse(i)
    };
    let (i, least) = amount(i)?;
    let (i, _) =
        opt(verify(preceded(one_of("-~至"), amount), |most: &u16| *most > least)).parse(i)?;
    let (i, _) = one_of("次期场轮批").parse(i)?;
    let (i, _) = opt(alt((tag("以上"), tag("左右")))).parse(i)?;
    Ok((i, least))
}

pub(super) fn frequency(i: &str) -> IResult<&str, Frequency> {
    let every = |i| {
        let amount = alt((
            map_opt(arabic, |number| {
                u16::try_from(number.value).ok().filter(|every| (1..100).contains(every))
            }),
            value(2, char('两')),
            chinese,
        ));
        map(opt(terminated(amount, opt(char('个')))), |every: Option<u16>| every.unwrap_or(1))
            .parse(i)
    };
    let alternate = alt((
        value(Frequency::Weeks(2), alt((tag("隔周"), tag("双周"), tag("单周")))),
        value(Frequency::Months(2), tag("隔月")),
    ));
    let by = preceded(
        one_of("按逐"),
        alt((
            value(Frequency::Months(3), alt((tag("季度"), tag("季")))),
            value(Frequency::Months(1), char_str('月')),
            value(Frequency::Years(1), alt((tag("年度"), char_str('年')))),
            value(Frequency::Weeks(1), char_str('周')),
            value(Frequency::Days(1), char_str('日')),
        )),
    );
    let each = |i| {
        let (i, word) = alt((tag("每逢"), tag("每"), tag("逢"))).parse(i)?;
        if let Ok((rest, _)) =
            alt((tag::<_, _, nom::error::Error<&str>>("半年度"), tag("半年"))).parse(i)
        {
            return Ok((rest, Frequency::Months(6)));
        }
        if let Ok((rest, _)) =
            alt((tag::<_, _, nom::error::Error<&str>>("半个月"), tag("半月"))).parse(i)
        {
            return refused(rest);
        }
        let before = i;
        let (i, every) = every(i)?;
        // `逢5日` is each fifth of a month, and no interval.
        if word.ends_with('逢') && i.len() < before.len() {
            return refused(i);
        }
        // `每5月`: every May, or every five months? `每3月一次` counts.
        let behind_figures = before.trim_start_matches(|c: char| c.is_ascii_digit());
        if behind_figures.len() < before.len()
            && behind_figures.strip_prefix('月').is_some_and(|behind| times(behind).is_err())
        {
            return refused(i);
        }
        let (i, _) = opt(char('个')).parse(i)?;
        alt((
            value(Frequency::Workdays, alt((tag("工作日"), tag("个工作日")))),
            value(Frequency::Years(every), alt((tag("年度"), tag("学年"), tag("年")))),
            value(Frequency::Months(every.saturating_mul(3)), alt((tag("季度"), tag("季")))),
            value(Frequency::Months(every), tag("月份")),
            value(Frequency::Months(every), tag("月")),
            value(Frequency::Weeks(every), alt((tag("星期"), tag("周")))),
            value(Frequency::Terms, tag("学期")),
            value(Frequency::Days(every), one_of("天日").map(|_| "")),
            // `每晚` has its part of the day still before it.
            value(Frequency::Days(1), peek(alt((tag("晚"), tag("早"))))),
        ))
        .parse(i)
        .and_then(|(rest, frequency)| match frequency {
            Frequency::Terms | Frequency::Workdays if every > 1 => refused(rest),
            found => Ok((rest, found)),
        })
    };
    // `周一至周五9:00-17:00`, `双休日`: each of them, though no 每 says so.
    let unsaid = alt((
        value(Frequency::Workdays, tag("工作日")),
        value(Frequency::Weeks(1), peek(tag("双休日"))),
        // Without more `周一至周五` may be those of one week.
        value(
            Frequency::Weeks(1),
            peek((
                weekday,
                one_of("-~至到"),
                opt(alt((tag("周"), tag("星期")))),
                weekday_name,
                not(eof),
            )),
        ),
    ));
    alt((each, by, alternate, unsaid)).parse(i)
}

fn char_str<'a>(
    c: char,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    recognize(char(c))
}

/// `双月`, `每单月`
pub(super) fn every_other_month(i: &str) -> Option<(&str, Vec<u8>)> {
    let i = i.strip_prefix('每').unwrap_or(i);
    let i = i.strip_prefix('逢').unwrap_or(i);
    let (first, rest) = match i.strip_prefix("双月") {
        Some(rest) => (2, rest),
        None => (1, i.strip_prefix("单月")?),
    };
    let rest = rest.strip_prefix(['份', '的']).unwrap_or(rest);
    Some((rest, (first..=12).step_by(2).collect()))
}
