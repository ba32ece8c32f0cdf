//! Gives bare numbers the unit that print leaves out: of `5-6月`, `3、6、9、12月`, `6月9-15日` it
//! stands at the end, so units are borrowed from right to left, and only then from the left.

use super::list::Item;
use super::point::{Part, Period, Point, Year};
use crate::schedule::Unresolved;

/// The unit of a bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Quarter,
    Month,
    Day,
}

/// A plan made in one year speaks of years no further away when it prints the number alone.
const CLOSE_YEARS: u32 = 5;
/// The years of an archive.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Whether a bare number is a year: of a range (`2021-2023`) any, alone only one that a plan of
/// the context's year can mean, for `2000` may be a number of people.
fn is_year(number: u32, ranged: bool, near: Option<i16>) -> bool {
    let close = near.and_then(|near| u32::try_from(near).ok());
    YEARS.contains(&number)
        && (ranged || close.is_some_and(|near| near.abs_diff(number) <= CLOSE_YEARS))
}

/// Gives every bare number its unit; `header` is the unit of a column whose header names one,
/// `near` the year of the context.
pub(super) fn borrow(
    items: &mut [Item<'_>],
    header: Option<Unit>,
    near: Option<i16>,
) -> Result<(), Unresolved> {
    // From the right: what stands behind has the unit.
    let mut right: Option<Point<'_>> = None;
    for item in items.iter_mut().rev() {
        let in_list = item.last.is_none();
        let mut ends = [item.last.as_mut(), Some(&mut item.first)];
        for point in ends.iter_mut().flatten() {
            if point.is_dateless() {
                continue;
            }
            if let (Some(_), Some(right)) = (point.bare, right) {
                if let (Some(Part::Week(_)), None) = (right.part, right.period) {
                    // `9月第1、2周`
                    point.part = point.bare.take().map(Part::Week);
                } else if let Some(unit) = below(point).or_else(|| only_unit(&right))
                    && is_of(&right, unit, point)
                {
                    set(point, unit);
                    if in_list {
                        inherit(point, &right)?;
                    }
                } else if right.bare.is_none() {
                    // `5-6月15日`: 5 can be a month or a day.
                    return Err(Unresolved::BareNumber);
                }
            }
            right = Some(**point);
        }
    }
    // From the left: `6.9-15`, `2023.5-6`, `3月24`.
    let mut left: Option<Point<'_>> = None;
    for item in items.iter_mut() {
        let ranged = item.last.is_some();
        for point in [Some(&mut item.first), item.last.as_mut()].into_iter().flatten() {
            if point.is_dateless() {
                continue;
            }
            if let Some(bare) = point.bare {
                let unit = below(point)
                    .or_else(|| left.as_ref().and_then(finest))
                    .or_else(|| is_year(bare, ranged, near).then_some(Unit::Year))
                    .or(header)
                    .ok_or(Unresolved::BareNumber)?;
                if point.year.is_some() && unit == Unit::Year {
                    return Err(Unresolved::BareNumber);
                }
                set(point, unit);
            }
            left = Some(*point);
        }
    }
    Ok(())
}

/// Days stand behind a month; behind a year it may be months or quarters.
fn below(point: &Point<'_>) -> Option<Unit> {
    matches!(point.period, Some(Period::Month(_))).then_some(Unit::Day)
}

/// The unit of a point that has just one.
fn only_unit(point: &Point<'_>) -> Option<Unit> {
    match (point.year, point.period, point.day) {
        (_, Some(Period::Month(_)), None) => Some(Unit::Month),
        (_, Some(Period::Quarter(_)), None) => Some(Unit::Quarter),
        (None, None, Some(_)) => Some(Unit::Day),
        (Some(_), None, None) => Some(Unit::Year),
        _ => None,
    }
}

/// Whether a unit that `point` takes is one that `right` has at its end.
fn is_of(right: &Point<'_>, unit: Unit, point: &Point<'_>) -> bool {
    if right.bare.is_some() {
        return false;
    }
    match unit {
        Unit::Day => right.day.is_some(),
        Unit::Month => {
            right.day.is_none()
                && matches!(right.period, Some(Period::Month(_)))
                // `5-2023年6月`: who knows; `10-次年5月` is clear.
                && (!matches!(right.year, Some(Year::Full(_) | Year::Short(_)))
                    || point.year.is_some())
        }
        Unit::Quarter => right.year.is_none() || point.year.is_some(),
        Unit::Year => right.period.is_none(),
    }
}

/// The smallest unit of a point.
fn finest(point: &Point<'_>) -> Option<Unit> {
    match (point.year, point.period, point.day) {
        (_, _, Some(_)) => Some(Unit::Day),
        (_, Some(Period::Month(_)), None) => Some(Unit::Month),
        (_, Some(Period::Quarter(_)), None) => Some(Unit::Quarter),
        (Some(_), None, None) => Some(Unit::Year),
        _ => None,
    }
}

fn set(point: &mut Point<'_>, unit: Unit) {
    let Some(number) = point.bare.take() else { return };
    match unit {
        Unit::Year if number < 100 => point.year = Some(Year::Short(number)),
        Unit::Year => point.year = Some(Year::Full(number)),
        Unit::Quarter => point.period = Some(Period::Quarter(number)),
        Unit::Month => point.period = Some(Period::Month(number)),
        Unit::Day => point.day = Some(number),
    }
}

/// In a list the part stands once for all as well: `6、12月底前`. With 旬 it is not clear whether
/// it does: `5、6月上旬`.
fn inherit(point: &mut Point<'_>, right: &Point<'_>) -> Result<(), Unresolved> {
    match right.part {
        None => Ok(()),
        Some(part @ (Part::Start | Part::Middle | Part::End)) => {
            point.part = Some(part);
            Ok(())
        }
        Some(_) => Err(Unresolved::BareNumber),
    }
}
