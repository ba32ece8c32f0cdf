//! The days of a point whose units are known.

use super::context::ScheduleContext;
use super::point::{Part, Period, Point};
use crate::schedule::{Day, Precision, Unresolved, days_in_month};

/// The days of a point, and how exactly it was printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) precision: Precision,
    pub(super) approx: bool,
}

impl Days {
    fn exact(first: Day, last: Day, precision: Precision) -> Self {
        Self { first, last, precision, approx: false }
    }
}

/// The months of a point, first and last, without looking at its year; `None` where it has none.
pub(super) fn months(point: &Point<'_>) -> Result<Option<(u8, u8)>, Unresolved> {
    let Some(period) = point.period else {
        let whole_year = point.day.is_none() && point.year.is_some();
        return Ok(whole_year.then_some((1, 12)));
    };
    Ok(Some(match period {
        Period::Half(1) => (1, 6),
        Period::Half(_) => (7, 12),
        Period::BothHalves => (1, 12),
        Period::Quarter(quarter) => match u8::try_from(quarter) {
            Ok(quarter @ 1..=4) => (quarter * 3 - 2, quarter * 3),
            _ => return Err(Unresolved::OutOfRange),
        },
        Period::FirstQuarters(quarters) => (1, quarters.min(4) * 3),
        // Meteorological seasons: spring is March to May.
        Period::Season(season @ 1..=3) => (season * 3, season * 3 + 2),
        Period::Season(_) => (12, 2),
        Period::Seasons(first, second) | Period::BothSeasons(first, second) => {
            (first * 3, if second == 4 { 2 } else { second * 3 + 2 })
        }
        Period::Month(month) => match u8::try_from(month) {
            Ok(month @ 1..=12) => (month, month),
            _ => return Err(Unresolved::OutOfRange),
        },
        Period::Months(first, last) => (first, last),
    }))
}

/// The days of a point in a year.
pub(super) fn days(
    point: &Point<'_>,
    year: Option<i16>,
    context: &ScheduleContext,
) -> Result<Days, Unresolved> {
    let Some((first_month, last_month)) = months(point)? else {
        return Err(Unresolved::DayOnly);
    };
    let first_of = |month| Day::checked(year, month, 1).ok_or(Unresolved::OutOfRange);
    let last_of =
        |month| Day::checked(year, month, days_in_month(year, month)).ok_or(Unresolved::OutOfRange);
    let of_month = |day| Day::checked(year, first_month, day).ok_or(Unresolved::InvalidDate);
    if let Some(day) = point.day {
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day));
        let day = of_month(day.ok_or(Unresolved::OutOfRange)?)?;
        return Ok(Days::exact(day, day, Precision::Day));
    }
    let (first, last) = (first_of(first_month)?, last_of(last_month)?);
    let Some(period) = point.period else {
        return year_part(point, first, last, year, context);
    };
    let policy = &context.policy;
    match (period, point.part) {
        (Period::Month(_), Some(Part::TenDays(from, to))) => {
            let last = if to == 3 { last } else { of_month(to * 10)? };
            Ok(Days::exact(of_month(from * 10 - 9)?, last, Precision::TenDays))
        }
        (Period::Month(_), Some(Part::HalfMonth(half))) => {
            let (first, last) =
                if half == 1 { (first, of_month(15)?) } else { (of_month(16)?, last) };
            Ok(Days::exact(first, last, Precision::MonthPart))
        }
        (Period::Month(_), Some(part @ (Part::Start | Part::Middle | Part::End))) => {
            let (first, last) = match part {
                Part::Start => (first, of_month(policy.month_start_until)?),
                Part::End => (of_month(policy.month_end_from)?, last),
                _ => (
                    of_month(policy.month_start_until.saturating_add(1))?,
                    of_month(policy.month_end_from.saturating_sub(1))?,
                ),
            };
            Ok(Days { first, last, precision: Precision::MonthPart, approx: true })
        }
        (Period::Month(_), Some(Part::Week(week))) => week_of_month(first, last, week),
        (Period::Month(_), Some(Part::NthWeekday(nth, weekday))) => {
            let day = nth_weekday(first, last, nth, weekday)?;
            Ok(Days::exact(day, day, Precision::Day))
        }
        (Period::Quarter(_), Some(part)) => {
            let month = match part {
                Part::Start => first_month,
                Part::Middle => first_month + 1,
                Part::End => last_month,
                _ => return Err(Unresolved::Unrecognized),
            };
            let (first, last) = (first_of(month)?, last_of(month)?);
            Ok(Days { first, last, precision: Precision::QuarterPart, approx: true })
        }
        // Both halves were made two points before, unless they are the end of a range.
        (_, Some(_)) | (Period::BothHalves | Period::BothSeasons(..), None) => {
            Err(Unresolved::Unrecognized)
        }
        (Period::Half(_), None) => Ok(Days::exact(first, last, Precision::HalfYear)),
        (Period::Quarter(_) | Period::FirstQuarters(_), None) => {
            Ok(Days::exact(first, last, Precision::Quarter))
        }
        (Period::Season(4) | Period::Seasons(_, 4) | Period::Seasons(4, _), None) => {
            // Winter ends in the next year, so its February is that of the next year.
            let next = match year {
                Some(year) => Some(year.checked_add(1).ok_or(Unresolved::OutOfRange)?),
                None => None,
            };
            let last = Day::checked(next, last_month, days_in_month(next, last_month));
            Ok(Days::exact(first, last.ok_or(Unresolved::OutOfRange)?, Precision::Season))
        }
        (Period::Season(_) | Period::Seasons(..), None) => {
            Ok(Days::exact(first, last, Precision::Season))
        }
        (Period::Month(_), None) => Ok(Days::exact(first, last, Precision::Month)),
        (Period::Months(..), None) => {
            Ok(Days { first, last, precision: Precision::Month, approx: true })
        }
    }
}

fn year_part(
    point: &Point<'_>,
    first: Day,
    last: Day,
    year: Option<i16>,
    context: &ScheduleContext,
) -> Result<Days, Unresolved> {
    let width = context.policy.year_part_months.clamp(1, 6);
    let (from, to) = match point.part {
        None => return Ok(Days::exact(first, last, Precision::Year)),
        Some(Part::Start) => (1, width),
        Some(Part::Middle) => (6, 7),
        Some(Part::End) => (13 - width, 12),
        Some(Part::Week(week)) => return iso_week(year, week),
        Some(_) => return Err(Unresolved::Unrecognized),
    };
    let first = Day::checked(year, from, 1).ok_or(Unresolved::OutOfRange)?;
    let last = Day::checked(year, to, days_in_month(year, to)).ok_or(Unresolved::OutOfRange)?;
    Ok(Days { first, last, precision: Precision::YearPart, approx: true })
}

/// The week of ISO 8601: week 1 has the year's first Thursday.
pub(super) fn iso_week(year: Option<i16>, week: u32) -> Result<Days, Unresolved> {
    let year = year.ok_or(Unresolved::Unrecognized)?;
    let week = i32::try_from(week).ok().filter(|week| (1..=53).contains(week));
    let week = week.ok_or(Unresolved::OutOfRange)?;
    let monday = Day::new(year, 1, 4).and_then(|fourth| {
        let back = i32::from(fourth.weekday()?) - 1;
        fourth.plus((week - 1) * 7 - back)
    });
    let monday = monday.ok_or(Unresolved::OutOfRange)?;
    // Not every year has a week 53.
    if monday.plus(3).and_then(|thursday| thursday.year) != Some(year) {
        return Err(Unresolved::OutOfRange);
    }
    let sunday = monday.plus(6).ok_or(Unresolved::OutOfRange)?;
    Ok(Days::exact(monday, sunday, Precision::Week))
}

/// The weeks of a month start with its first Monday.
fn week_of_month(first: Day, last: Day, week: u32) -> Result<Days, Unresolved> {
    let monday = nth_weekday(first, last, week, 1)?;
    let sunday = monday.plus(6).ok_or(Unresolved::Unrecognized)?;
    Ok(Days { first: monday, last: sunday, precision: Precision::Week, approx: true })
}

fn nth_weekday(first: Day, last: Day, nth: u32, weekday: u8) -> Result<Day, Unresolved> {
    // Without a year nobody knows its weekdays.
    let first_weekday = first.weekday().ok_or(Unresolved::Unrecognized)?;
    let nth = i32::try_from(nth).ok().filter(|nth| (1..=5).contains(nth));
    let nth = nth.ok_or(Unresolved::OutOfRange)?;
    let ahead = (i32::from(weekday) - i32::from(first_weekday)).rem_euclid(7);
    let day = first.plus(ahead + (nth - 1) * 7).ok_or(Unresolved::OutOfRange)?;
    if day <= last { Ok(day) } else { Err(Unresolved::OutOfRange) }
}
