//! On which days: what stands behind `每月`, `每周`, `每季度`, `每年`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{map_opt, not, opt, value, verify};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::of_year::year_days;
use super::rule::{Frequency, Rule};
use crate::normalize::numerals::{Arabic, arabic, chinese};
use crate::normalize::schedule::point::{Part, month_part, weekday, weekday_name};
use crate::normalize::schedule::policy::SchedulePolicy;
use crate::schedule::{Recurrence, Unresolved};

/// A list of more days or months is no rule that an office prints.
const MAX_PARTS: usize = 31;

/// On which days: what stands behind `每月`, `每周`, `每年`. `Ok(None)` where it is something else.
pub(super) fn which<'a>(
    i: &'a str,
    frequency: Frequency,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
    policy: &SchedulePolicy,
) -> Result<Option<&'a str>, Unresolved> {
    let i = i.strip_prefix('的').unwrap_or(i);
    match frequency {
        Frequency::Weeks(_) => Ok(Some(weekdays(i, rule))),
        Frequency::Months(1) => month_days(i, rule, policy),
        Frequency::Months(3) => Ok(Some(quarter_months(i, rule, policy))),
        Frequency::Years(_) => year_days(i, rule, recurrence, policy),
        _ => Ok(Some(i)),
    }
}

/// `五`, `一至周五`, `一、三、五`, `末`
fn weekdays<'a>(i: &'a str, rule: &mut Rule) -> &'a str {
    if let Some(rest) = i.strip_prefix('末') {
        rule.days = vec![(0, 6), (0, 7)];
        return rest;
    }
    if let Some(rest) = i.strip_prefix("双休日") {
        rule.days = vec![(0, 6), (0, 7)];
        return rest;
    }
    if let Some(rest) = i.strip_prefix("工作日") {
        rule.days = (1..=5).map(|day| (0, day)).collect();
        return rest;
    }
    // `每周1次` is no Monday.
    let name = |i| -> IResult<&str, u8> {
        let (rest, day) = weekday_name(i)?;
        // `每周六1:00`, `每周12日`: figures are a weekday only on their own.
        let (rest, ()) = not(one_of("次场期轮批个天")).parse(rest)?;
        if i.starts_with(|c: char| c.is_ascii_digit()) {
            not(one_of("0123456789:时点")).parse(rest)?;
        }
        Ok((rest, day))
    };
    let single = |i| preceded(opt(alt((tag("星期"), tag("礼拜"), tag("周")))), name).parse(i);
    let range = (single, opt(preceded(one_of("-~至到"), single)));
    let separator = alt((tag("、"), tag(","), tag("和"), tag("及"), tag("与"), tag("")));
    match separated_list1(separator, range).parse(i) {
        Ok((rest, ranges)) if ranges.len() <= MAX_PARTS && !rest.starts_with('-') => {
            for (from, to) in ranges {
                let to = to.unwrap_or(from);
                if to < from {
                    return i;
                }
                rule.days.extend((from..=to).map(|day| (0, day)));
            }
            rest
        }
        _ => i,
    }
}

/// `15日`, `5日、20日`, `1-5日`, `底`, `上旬`, `第一个周日`
pub(super) fn month_days<'a>(
    i: &'a str,
    rule: &mut Rule,
    policy: &SchedulePolicy,
) -> Result<Option<&'a str>, Unresolved> {
    if let Ok((rest, weekday)) =
        preceded(alt((tag::<_, _, nom::error::Error<&str>>("最后一个"), tag("最后1个"))), weekday)
            .parse(i)
    {
        rule.days.push((-1, weekday));
        return Ok(Some(rest));
    }
    if let Ok((rest, _)) =
        alt((tag::<_, _, nom::error::Error<&str>>("最后一天"), tag("最后一日"))).parse(i)
    {
        rule.month_days.push(-1);
        return Ok(Some(rest));
    }
    // `每月月底`
    let i = i.strip_prefix('月').filter(|i| i.starts_with(['底', '末', '初', '中'])).unwrap_or(i);
    if let Ok((rest, part)) = month_part(i) {
        match part {
            Part::TenDays(from, to) => {
                if to == 3 {
                    // The last of the month have different numbers in each month.
                    rule.month_days
                        .extend((from * 10 - 9..=31).filter_map(|day| i8::try_from(day).ok()));
                } else {
                    rule.month_days
                        .extend((from * 10 - 9..=to * 10).filter_map(|day| i8::try_from(day).ok()));
                }
            }
            Part::Start => rule.month_days.extend(1..=last_of_start(policy)),
            Part::Middle => {
                rule.month_days.extend(last_of_start(policy) + 1..=last_of_middle(policy));
            }
            Part::End => rule.month_days.push(-1),
            Part::HalfMonth(1) => rule.month_days.extend(1..=15),
            Part::HalfMonth(_) => rule.month_days.extend(16..=31),
            Part::NthWeekday(nth @ 1..=5, weekday) => {
                rule.days.push((i8::try_from(nth).unwrap_or(1), weekday));
            }
            Part::NthWeekday(..) => return Err(Unresolved::OutOfRange),
            // No rule says it: it stands beside the rule.
            Part::Week(_) => return Ok(Some(i)),
        }
        return Ok(Some(rest));
    }
    let number = |i| {
        alt((
            map_opt(verify(arabic, |number: &Arabic| number.digits <= 2), |number| {
                i8::try_from(number.value).ok()
            }),
            map_opt(chinese, |number| i8::try_from(number).ok()),
        ))
        .parse(i)
    };
    let unit = || opt(one_of("日号"));
    let range =
        (terminated(number, unit()), opt(preceded(one_of("-~至到"), terminated(number, unit()))));
    let Ok((rest, ranges)) = separated_list1(
        alt((
            tag::<_, _, nom::error::Error<&str>>("、"),
            tag(","),
            tag("和"),
            tag("及"),
            tag("与"),
        )),
        range,
    )
    .parse(i) else {
        return Ok(Some(i));
    };
    let printed = i.get(..i.len() - rest.len()).unwrap_or_default();
    if !printed.ends_with(['日', '号']) {
        // `每月1次`, `每月3场`
        return Ok(Some(i));
    }
    for (from, to) in ranges {
        let to = to.unwrap_or(from);
        if !(1..=31).contains(&from) || !(1..=31).contains(&to) {
            return Err(Unresolved::OutOfRange);
        }
        if to < from {
            return Err(Unresolved::ReversedRange);
        }
        if rule.month_days.len() > MAX_PARTS {
            return Ok(None);
        }
        rule.month_days.extend(from..=to);
    }
    Ok(Some(rest))
}

/// The last days of 月初 and of 月中.
pub(super) fn last_of_start(policy: &SchedulePolicy) -> i8 {
    i8::try_from(policy.month_start_until.min(31)).unwrap_or(31)
}

pub(super) fn last_of_middle(policy: &SchedulePolicy) -> i8 {
    i8::try_from(policy.month_end_from.saturating_sub(1).min(31)).unwrap_or(31)
}

/// The months of 年底 and of 年初.
pub(super) fn months_of_end(policy: &SchedulePolicy) -> std::ops::RangeInclusive<u8> {
    13 - policy.year_part_months.clamp(1, 6)..=12
}

pub(super) fn months_of_start(policy: &SchedulePolicy) -> std::ops::RangeInclusive<u8> {
    1..=policy.year_part_months.clamp(1, 6)
}

/// `末`, `首月`, `最后一个月`, `首月10日`
fn quarter_months<'a>(i: &'a str, rule: &mut Rule, policy: &SchedulePolicy) -> &'a str {
    let which = alt((
        value(
            3,
            alt((
                tag::<_, _, nom::error::Error<&str>>("末月"),
                tag("最后一个月"),
                tag("最后1个月"),
                tag("第三个月"),
                tag("末"),
                tag("底"),
            )),
        ),
        value(1, alt((tag("首月"), tag("第一个月"), tag("初")))),
        value(2, alt((tag("中月"), tag("第二个月")))),
    ))
    .parse(i);
    let Ok((rest, month)) = which else { return i };
    *rule = Rule {
        frequency: "YEARLY",
        interval: 1,
        months: (0..4).map(|quarter| quarter * 3 + month).collect(),
        ..Rule::default()
    };
    match month_days(rest, rule, policy) {
        Ok(Some(after)) => after,
        _ => rest,
    }
}
