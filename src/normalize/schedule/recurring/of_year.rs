//! On which days of a year: what stands behind `每年`.

use nom::Parser;
use nom::character::complete::one_of;
use nom::combinator::{eof, opt};
use nom::multi::many0_count;

use super::how_often::{at_least, times};
use super::on_which_days::{last_of_middle, last_of_start, months_of_end, months_of_start};
use super::rule::Rule;
use crate::normalize::schedule::borrow::borrow;
use crate::normalize::schedule::calendar::months;
use crate::normalize::schedule::list::{self, Bound, Item, Separator};
use crate::normalize::schedule::point::{Part, Period, Point, Year, year_part};
use crate::normalize::schedule::policy::SchedulePolicy;
use crate::normalize::schedule::scope::part_pairs;
use crate::schedule::{Day, Recurrence, Unresolved};

/// `5-6月`, `5月15日`, `6月底前`, `上半年`
pub(super) fn year_days<'a>(
    i: &'a str,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
    policy: &SchedulePolicy,
) -> Result<Option<&'a str>, Unresolved> {
    // `每年底前` is 每年年底前.
    if let Ok((rest, Part::End)) = year_part(i) {
        let limit = rest.starts_with('前') || rest.starts_with("之前");
        (rule.months, rule.month_days) = if limit {
            (vec![12], vec![-1])
        } else {
            (months_of_end(policy).collect(), Vec::new())
        };
        return Ok(Some(rest));
    }
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
    // `上、下半年各1次` is more than once a year.
    if items.iter().any(|item| item.first.period == Some(Period::BothHalves)) {
        return Ok(None);
    }
    part_pairs(&mut items);
    // `每年1-6月、7-12月各一次`, `每年春秋两季各一次` are twice a year.
    let in_one_month = |item: &Item<'_>| {
        item.last.is_none() && matches!(item.first.period, Some(Period::Month(_)) | None)
    };
    if rest.contains('各') && items.len() > 1 && !items.iter().all(in_one_month) {
        return Ok(None);
    }
    borrow(&mut items, None, None)?;
    for item in &items {
        if !year_item(item, rule, recurrence, policy)? {
            return Ok(None);
        }
    }
    rule.months.sort_unstable();
    rule.months.dedup();
    Ok(Some(rest))
}

/// The day by which a part of a month is over; -1 is the last.
pub(super) fn last_day_of(part: Option<Part>, policy: &SchedulePolicy) -> Option<i8> {
    Some(match part {
        Some(Part::TenDays(_, tens @ 1..=2)) => i8::try_from(tens * 10).unwrap_or(-1),
        None | Some(Part::End | Part::TenDays(..)) => -1,
        Some(Part::Start) => last_of_start(policy),
        Some(Part::Middle) => last_of_middle(policy),
        Some(_) => return None,
    })
}

/// One time of every year; `false` where no rule says it.
pub(super) fn year_item(
    item: &Item<'_>,
    rule: &mut Rule,
    recurrence: &mut Recurrence,
    policy: &SchedulePolicy,
) -> Result<bool, Unresolved> {
    let plain = |point: &Point<'_>| {
        (point.year.is_none() || matches!(point.year, Some(Year::This | Year::Present)))
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
    let (Some(from), Some(to)) = (months(&item.first)?, months(&last)?) else {
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
            .filter(|day| Day::checked(None, from, day.unsigned_abs()).is_some());
        rule.months.push(from);
        rule.month_days.push(day.ok_or(Unresolved::InvalidDate)?);
        if item.bound == Some(Bound::Before) && !policy.before_is_inclusive {
            rule.end_a_day_before();
        }
        return Ok(true);
    }
    if !rule.month_days.is_empty() {
        return Ok(false);
    }
    if recurrence.deadline {
        let Some(day) = last_day_of(last.part, policy) else { return Ok(false) };
        rule.months.push(to);
        rule.month_days.push(day);
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
            rule.months.extend(months_of_end(policy));
            return Ok(true);
        }
        (None, Some(Part::Start)) if item.last.is_none() => {
            rule.months.extend(months_of_start(policy));
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
