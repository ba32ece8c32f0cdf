//! Times of day of an item: 12 hours and 24 hours, ends that leave the part of the day out.

use super::point::{Point, Time};
use crate::schedule::{Clock, DayPart, Unresolved};

/// The hours at which offices and days end: nothing starts then on each of several days, as matches do
/// at half past four and performances at half past seven.
const CLOSING_HOURS: [std::ops::RangeInclusive<u8>; 2] = [17..=18, 23..=24];

/// The times of day of an item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clocks {
    pub(super) start: Option<Clock>,
    pub(super) end: Option<Clock>,
    pub(super) part: Option<DayPart>,
}

/// The times of day of a point and, of a range, of its other end; `limited` where a word says that
/// the time is over then.
pub(super) fn clocks(
    first: &Point<'_>,
    last: Option<&Point<'_>>,
    one_day: bool,
    limited: bool,
) -> Result<Clocks, Unresolved> {
    // A program writes midnight where it has only a day.
    let printed = |point: &Point<'_>| {
        point.time.filter(|time| !(time.machine && time.hour + time.minute == 0))
    };
    let start = printed(first).map(|time| clock(time, first.day_part)).transpose()?;
    let Some(last) = last else {
        return Ok(Clocks { start, end: None, part: first.day_part.filter(|_| start.is_none()) });
    };
    let mut end = printed(last).map(|time| clock(time, last.day_part)).transpose()?;
    // `5月9日-11日 9:00`: when it ends on the last day, or when it starts on each?
    let closes = |end: Clock| CLOSING_HOURS.iter().any(|hours| hours.contains(&end.hour()));
    if !one_day && start.is_none() && !limited && end.is_some_and(|end| !closes(end)) {
        return Err(Unresolved::Unrecognized);
    }
    if one_day && let (Some(from), Some(to), Some(time)) = (start, end, printed(last)) {
        if to < from && last.day_part.is_none() {
            // `下午2:00-4:00`
            end = Some(clock(time, first.day_part)?);
        }
        if end < start {
            return Err(Unresolved::ReversedRange);
        }
    }
    let part = match (first.day_part, last.day_part) {
        (part, None) => part,
        (Some(from), Some(to)) if from == to => Some(from),
        // From the one to the other is the day between.
        _ => None,
    };
    Ok(Clocks { start, end, part: part.filter(|_| start.is_none() && end.is_none()) })
}

/// 下午 and 晚上 count from noon where they can.
fn clock(time: Time, part: Option<DayPart>) -> Result<Clock, Unresolved> {
    let past_noon = match part {
        Some(DayPart::Afternoon | DayPart::Evening) => time.hour < 12,
        // 中午12:30, 中午1:00
        Some(DayPart::Noon) => time.hour < 10,
        _ => false,
    };
    let hour = match part {
        // 晚上12点 is the end of the day.
        Some(DayPart::Evening) if time.hour == 12 => 24,
        _ if past_noon => time.hour + 12,
        _ => time.hour,
    };
    u8::try_from(hour)
        .ok()
        .zip(u8::try_from(time.minute).ok())
        .and_then(|(hour, minute)| Clock::new(hour, minute))
        .ok_or(Unresolved::OutOfRange)
}
