//! Times that come again: `每月15日`, `每周一至周五`, `每季度至少1次`, `2次/年`, `5-10月每周五`.

use std::fmt::Write as _;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, eof, map, map_opt, not, opt, value, verify};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::borrow::borrow;
use super::clock::clocks;
use super::context::ScheduleContext;
use super::list::{self, Bound, Item, Separator};
use super::point::{
    Part, Period, Point, Year, bracket, day_part, month_part, time, weekday, weekday_name,
};
use super::resolve::{Resolved, resolve};
use super::side::side_text;
use crate::normalize::numerals::{Arabic, arabic, chinese, refused};
use crate::schedule::{DayRange, Recurrence, ScheduleNote, ScheduleValue, Unresolved};

/// A list of more days or months is no rule that an office prints.
const MAX_PARTS: usize = 31;

/// How often, before the rule says on which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Days(u16),
    Workdays,
    Weeks(u16),
    Months(u16),
    Years(u16),
    Terms,
}

/// The parts of a rule of RFC 5545.
#[derive(Clone, Debug, Default)]
struct Rule {
    frequency: &'static str,
    interval: u16,
    months: Vec<u8>,
    /// -1 is the last day.
    month_days: Vec<i8>,
    /// `MO`, `1SU`
    days: Vec<(i8, u8)>,
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Rule {
    fn new(frequency: Frequency) -> Self {
        let (frequency, interval, workdays) = match frequency {
            Frequency::Days(every) => ("DAILY", every, false),
            Frequency::Workdays => ("WEEKLY", 1, true),
            Frequency::Weeks(every) => ("WEEKLY", every, false),
            Frequency::Months(every) => ("MONTHLY", every, false),
            Frequency::Years(every) => ("YEARLY", every, false),
            Frequency::Terms => ("X-TERM", 1, false),
        };
        let days = if workdays { (1..=5).map(|day| (0, day)).collect() } else { Vec::new() };
        Self { frequency, interval, days, ..Self::default() }
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        fn list<T: ToString>(items: &[T]) -> String {
            items.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
        write!(f, "FREQ={}", self.frequency)?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !self.months.is_empty() {
            write!(f, ";BYMONTH={}", list(&self.months))?;
        }
        if !self.month_days.is_empty() {
            write!(f, ";BYMONTHDAY={}", list(&self.month_days))?;
        }
        if !self.days.is_empty() {
            let mut days = String::new();
            for (nth, day) in &self.days {
                let name = WEEKDAYS.get(usize::from(*day).saturating_sub(1)).unwrap_or(&"MO");
                let separator = if days.is_empty() { "" } else { "," };
                let nth = if *nth == 0 { String::new() } else { nth.to_string() };
                // Writing to a string cannot fail.
                let _ = write!(days, "{separator}{nth}{name}");
            }
            write!(f, ";BYDAY={days}")?;
        }
        Ok(())
    }
}

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

/// `2次/年`, `1次/半年`, `一年两次`, `半年一次`
fn ratio(i: &str) -> IResult<&str, (Frequency, u16)> {
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
    let each = alt((
        value(Frequency::Months(6), tag("半年")),
        value(Frequency::Years(1), (one_of("一1"), char('年'))),
        value(Frequency::Months(3), (one_of("一1"), opt(char('个')), char('季'), opt(char('度')))),
        value(Frequency::Months(1), (one_of("一1"), opt(char('个')), char('月'))),
        value(Frequency::Weeks(1), (one_of("一1"), opt(char('个')), alt((tag("周"), tag("星期"))))),
        value(Frequency::Years(1), preceded(tag("全年"), nom::combinator::success('年'))),
        value(Frequency::Terms, (one, opt(char('个')), tag("学期"))),
    ));
    let (rest, (frequency, _, times)) = (each, opt(at_least), times).parse(i)?;
    Ok((rest, (frequency, times)))
}

fn at_least(i: &str) -> IResult<&str, &str> {
    alt((
        tag("至少"),
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
fn times(i: &str) -> IResult<&str, u16> {
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
            && (!rule.month_days.is_empty() || !rule.months.is_empty())
        {
            recurrence.deadline = true;
            if rule.month_days.is_empty() {
                rule.month_days.push(-1);
            }
            i = rest;
        } else if let Ok((rest, ())) = plain_word(i) {
            i = rest;
        } else if recurrence.day_part.is_none()
            && recurrence.start_time.is_none()
            && let Some((rest, first, last)) = clock_range(i)
        {
            let clocks = match clocks(&first, last.as_ref(), true) {
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

/// `双月`, `每单月`
fn every_other_month(i: &str) -> Option<(&str, Vec<u8>)> {
    let i = i.strip_prefix(['每', '逢']).unwrap_or(i);
    let (first, rest) = match i.strip_prefix("双月") {
        Some(rest) => (2, rest),
        None => (1, i.strip_prefix("单月")?),
    };
    let rest = rest.strip_prefix(['份', '的']).unwrap_or(rest);
    Some((rest, (first..=12).step_by(2).collect()))
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

fn frequency(i: &str) -> IResult<&str, Frequency> {
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
        let (i, _) = char('每').parse(i)?;
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
        let (i, every) = every(i)?;
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
            value(Frequency::Days(1), nom::combinator::peek(alt((tag("晚"), tag("早"))))),
        ))
        .parse(i)
        .and_then(|(rest, frequency)| match frequency {
            Frequency::Terms | Frequency::Workdays if every > 1 => refused(rest),
            found => Ok((rest, found)),
        })
    };
    alt((each, by, alternate)).parse(i)
}

fn char_str<'a>(
    c: char,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    nom::combinator::recognize(char(c))
}

/// On which days: what stands behind `每月`, `每周`, `每年`. `Ok(None)` where it is something else.
fn which<'a>(
    i: &'a str,
    frequency: Frequency,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
) -> Result<Option<&'a str>, Unresolved> {
    let i = i.strip_prefix('的').unwrap_or(i);
    match frequency {
        Frequency::Weeks(_) => Ok(Some(weekdays(i, rule))),
        Frequency::Months(1) => month_days(i, rule),
        Frequency::Months(3) => Ok(Some(quarter_months(i, rule))),
        Frequency::Years(_) => year_days(i, rule, recurrence),
        _ => Ok(Some(i)),
    }
}

/// `五`, `一至周五`, `一、三、五`, `末`
fn weekdays<'a>(i: &'a str, rule: &mut Rule) -> &'a str {
    if let Some(rest) = i.strip_prefix('末') {
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
fn month_days<'a>(i: &'a str, rule: &mut Rule) -> Result<Option<&'a str>, Unresolved> {
    if let Ok((rest, weekday)) =
        preceded(alt((tag::<_, _, nom::error::Error<&str>>("最后一个"), tag("最后1个"))), weekday)
            .parse(i)
    {
        rule.days.push((-1, weekday));
        return Ok(Some(rest));
    }
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
            Part::Start => rule.month_days.extend(1..=10),
            Part::Middle => rule.month_days.extend(11..=20),
            Part::End => rule.month_days.push(-1),
            Part::HalfMonth(1) => rule.month_days.extend(1..=15),
            Part::HalfMonth(_) => rule.month_days.extend(16..=31),
            Part::NthWeekday(nth @ 1..=5, weekday) => {
                rule.days.push((i8::try_from(nth).unwrap_or(1), weekday));
            }
            Part::NthWeekday(..) => return Err(Unresolved::OutOfRange),
            Part::Week(_) => return Ok(None),
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

/// `末`, `首月`, `最后一个月`, `首月10日`
fn quarter_months<'a>(i: &'a str, rule: &mut Rule) -> &'a str {
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
    match month_days(rest, rule) {
        Ok(Some(after)) => after,
        _ => rest,
    }
}

/// `5-6月`, `5月15日`, `6月底前`, `上半年`
fn year_days<'a>(
    i: &'a str,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
) -> Result<Option<&'a str>, Unresolved> {
    let starts_time = i.starts_with(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十元第上下前后年春夏秋冬的于自".contains(c)
    });
    if !starts_time || (many0_count(at_least), times, eof).parse(i).is_ok() {
        return Ok(Some(i));
    }
    // `每年5月开展1次`: how often stands behind.
    let end = i
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| {
            i.get(at..).is_some_and(|rest| {
                (opt(one_of(",;")), many0_count(at_least), times, eof).parse(rest).is_ok()
            })
        })
        .unwrap_or(i.len());
    let (dates, rest) = (i.get(..end).unwrap_or_default(), i.get(end..).unwrap_or_default());
    let Some(mut items) = list::items(dates) else { return Ok(Some(i)) };
    borrow(&mut items, None)?;
    for item in &items {
        if !year_item(item, rule, recurrence)? {
            return Ok(None);
        }
    }
    rule.months.sort_unstable();
    rule.months.dedup();
    Ok(Some(rest))
}

/// One time of every year; `false` where no rule says it.
fn year_item(
    item: &Item<'_>,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
) -> Result<bool, Unresolved> {
    let plain = |point: &Point<'_>| {
        (point.year.is_none() || point.year == Some(Year::This))
            && point.time.is_none()
            && point.weekday.is_none()
            && point.brackets == [None, None]
    };
    let mut last = item.last.unwrap_or(item.first);
    if last.period.is_none() && last.day.is_some() {
        last.period = item.first.period;
    }
    let last_in_next_year = Point { year: last.year.filter(|&year| year != Year::Next), ..last };
    if !plain(&item.first)
        || !plain(&last_in_next_year)
        || item.approx
        || item.tentative
        || item.label.is_some()
        || item.sides != [None, None]
        || item.separator == Separator::Or
    {
        return Ok(false);
    }
    let (Some(from), Some(to)) =
        (super::calendar::months(&item.first)?, super::calendar::months(&last)?)
    else {
        return Ok(false);
    };
    match item.bound {
        None => {}
        Some(Bound::Before | Bound::Until) => recurrence.deadline = true,
        Some(_) => return Ok(false),
    }
    let (from, to) = (from.0, to.1);
    if item.last.is_some() && item.first.day.is_some() {
        // `每年6月1日-7日`; over the end of a month no rule of months and days says it.
        let (Some(first), Some(last_day)) = (item.first.day, last.day) else { return Ok(false) };
        if last.period.is_some() && last.period != item.first.period {
            return Ok(false);
        }
        if last_day < first {
            return Err(Unresolved::ReversedRange);
        }
        if last_day > 31 || first == 0 {
            return Err(Unresolved::OutOfRange);
        }
        rule.months.push(from);
        rule.month_days.extend((first..=last_day).filter_map(|day| i8::try_from(day).ok()));
        return Ok(true);
    }
    if let Some(day) = last.day {
        // Two days of two months are not each day of each month.
        if !rule.months.is_empty() && (rule.months != [from] || rule.month_days.is_empty()) {
            return Ok(false);
        }
        let day = i8::try_from(day)
            .ok()
            .filter(|day| crate::schedule::Day::checked(None, from, day.unsigned_abs()).is_some());
        rule.months.push(from);
        rule.month_days.push(day.ok_or(Unresolved::InvalidDate)?);
        return Ok(true);
    }
    if !rule.month_days.is_empty() {
        return Ok(false);
    }
    if recurrence.deadline {
        rule.months.push(to);
        rule.month_days.push(match last.part {
            None | Some(Part::End) => -1,
            Some(Part::TenDays(_, tens)) if tens < 3 => i8::try_from(tens * 10).unwrap_or(-1),
            Some(Part::TenDays(..)) => -1,
            Some(Part::Start) => 10,
            Some(Part::Middle) => 20,
            Some(_) => return Ok(false),
        });
        return Ok(true);
    }
    match (last.period, last.part) {
        (_, None) => {}
        (Some(Period::Month(_)), Some(Part::TenDays(tens_from, tens_to)))
            if item.last.is_none() =>
        {
            let end = if tens_to == 3 { 31 } else { tens_to * 10 };
            rule.month_days
                .extend((tens_from * 10 - 9..=end).filter_map(|day| i8::try_from(day).ok()));
        }
        (None, Some(Part::End)) if item.last.is_none() => {
            rule.months.extend([11, 12]);
            return Ok(true);
        }
        (None, Some(Part::Start)) if item.last.is_none() => {
            rule.months.extend([1, 2]);
            return Ok(true);
        }
        (Some(Period::Month(_)), Some(Part::NthWeekday(nth, weekday))) if item.last.is_none() => {
            rule.days.push((i8::try_from(nth).unwrap_or(1), weekday));
        }
        _ => return Ok(false),
    }
    if from <= to {
        rule.months.extend(from..=to);
    } else {
        // `每年11月至次年3月`
        rule.months.extend(from..=12);
        rule.months.extend(1..=to);
    }
    Ok(true)
}
