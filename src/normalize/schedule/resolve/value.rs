//! What an item comes to: days, a limit, a start, or no end.

use super::Resolver;
use crate::normalize::schedule::calendar::Days;
use crate::normalize::schedule::clock::Clocks;
use crate::normalize::schedule::list::{Bound, Item};
use crate::normalize::schedule::point::{Part, Period, Point};
use crate::normalize::schedule::side::says_endless;
use crate::schedule::{
    Clock, Day, Deadline, Precision, ScheduleNote, ScheduleValue, Span, Start, Unresolved,
};

impl Resolver<'_, '_> {
    pub(super) fn value(
        &mut self,
        item: &Item<'_>,
        first: Days,
        last: Days,
        clocks: Clocks,
    ) -> Result<ScheduleValue, Unresolved> {
        let year_source = self.source;
        let approx = item.approx || first.approx || last.approx;
        let tentative = item.tentative;
        let label = item.label.map(str::to_owned);
        let end_part = item.last.as_ref().unwrap_or(&item.first);
        let timed = clocks.start.is_some() || clocks.end.is_some();
        let mut bound = item.bound;
        if item.since && item.last.is_none() && bound.is_none() {
            bound = Some(Bound::From);
        }
        if item.from_today {
            bound = Some(Bound::Until);
        }
        let endless = item.sides.into_iter().flatten().any(says_endless);
        // `7月起，持续推进`
        let goes_on = endless && matches!(bound, Some(Bound::From)) && item.last.is_none();
        if item.lasting || goes_on {
            // `7月起长期`, `全年持续推进`; a month that goes on for ever is unclear.
            match bound {
                Some(Bound::From | Bound::Since) if item.last.is_none() => {
                    return Ok(ScheduleValue::Ongoing { first: Some(first.first) });
                }
                None if first.precision == Precision::Year || item.last.is_some() => {}
                _ => return Err(Unresolved::Unrecognized),
            }
        }
        // `6月启动，长期坚持` does not end with June; `6月底前完成，并长期坚持` has its limit.
        if bound.is_none() && first.precision != Precision::Year && endless {
            let starts = item.starts && item.last.is_none();
            return if starts {
                Ok(ScheduleValue::Ongoing { first: Some(first.first) })
            } else {
                Err(Unresolved::Unrecognized)
            };
        }
        let mut until = last;
        if matches!(bound, Some(Bound::Before | Bound::Until)) {
            if end_part.part == Some(Part::End) {
                // 底 is the last day when it is a limit.
                until = Days { precision: whole(end_part), approx: false, ..last };
            } else if bound == Some(Bound::Before) && !timed {
                self.note(ScheduleNote::InclusiveAssumed);
                if !self.context.policy.before_is_inclusive {
                    until.last = day_before(until)?;
                }
            }
        }
        let end_time = clocks.end.or(clocks.start);
        match bound {
            Some(Bound::Before | Bound::Until) if item.last.is_none() => {
                let precision =
                    if end_time.is_some() { Precision::Minute } else { until.precision };
                if item.from_today {
                    return Ok(self.since_today(until, precision, end_time, item));
                }
                Ok(ScheduleValue::Deadline(Deadline {
                    last: until.last,
                    precision,
                    year_source,
                    end_time,
                    approx: until.approx || item.approx,
                    tentative,
                    anchor: None,
                    label,
                }))
            }
            Some(Bound::From | Bound::After | Bound::Since) if item.last.is_none() => {
                let mut start = first.first;
                if bound == Some(Bound::After) && clocks.start.is_none() {
                    self.note(ScheduleNote::InclusiveAssumed);
                    // `6月后` starts when June is over; `6月9日后` on the day, as 前 ends on it.
                    if first.first != first.last {
                        start = first.last.plus(1).ok_or(Unresolved::Unrecognized)?;
                    }
                }
                Ok(ScheduleValue::From(Start {
                    first: start,
                    precision: if clocks.start.is_some() {
                        Precision::Minute
                    } else {
                        first.precision
                    },
                    year_source,
                    start_time: clocks.start,
                    approx,
                    tentative,
                    label,
                }))
            }
            Some(Bound::From | Bound::After | Bound::Since) => Err(Unresolved::Unrecognized),
            _ => {
                let precision =
                    if timed { Precision::Minute } else { finer(first.precision, until.precision) };
                let mut span = Span::new(first.first, until.last, precision, year_source);
                span.start_time = clocks.start;
                span.end_time = clocks.end;
                span.day_part = clocks.part;
                span.approx = item.approx || first.approx || until.approx;
                span.tentative = tentative;
                span.label = label;
                Ok(ScheduleValue::Interval(span))
            }
        }
    }

    /// `即日起至6月30日`: from the date of the notice, where that is known.
    fn since_today(
        &self,
        until: Days,
        precision: Precision,
        end_time: Option<Clock>,
        item: &Item<'_>,
    ) -> ScheduleValue {
        match self.context.notice_date {
            Some(today) if today <= until.last => {
                let mut span = Span::new(today, until.last, Precision::Day, self.source);
                span.end_time = end_time;
                span.tentative = item.tentative;
                span.label = item.label.map(str::to_owned);
                ScheduleValue::Interval(span)
            }
            _ => ScheduleValue::Deadline(Deadline {
                last: until.last,
                precision,
                year_source: self.source,
                end_time,
                approx: until.approx,
                tentative: item.tentative,
                anchor: Some("即日".to_owned()),
                label: item.label.map(str::to_owned),
            }),
        }
    }
}

/// The precision of the period that 底 is the end of.
fn whole(point: &Point<'_>) -> Precision {
    match point.period {
        Some(Period::Quarter(_)) => Precision::Quarter,
        Some(_) => Precision::Month,
        None => Precision::Year,
    }
}

/// `6月9日前` without the day itself; of a longer period the day before it starts.
fn day_before(until: Days) -> Result<Day, Unresolved> {
    let day = until.first;
    if let Some(before) = day.plus(-1) {
        return Ok(before);
    }
    // Without a year, 1 March has no day before it that is certain.
    match (day.month, day.day) {
        (1 | 3, 1) => Err(Unresolved::Unrecognized),
        (month, 1) => {
            Day::checked(None, month - 1, crate::schedule::days_in_month(None, month - 1))
                .ok_or(Unresolved::Unrecognized)
        }
        (month, day) => Day::checked(None, month, day - 1).ok_or(Unresolved::Unrecognized),
    }
}

/// Of two ends the one that is printed more exactly.
fn finer(first: Precision, last: Precision) -> Precision {
    fn rank(precision: Precision) -> u8 {
        match precision {
            Precision::Year => 0,
            Precision::HalfYear => 1,
            Precision::Season => 2,
            Precision::Quarter => 3,
            Precision::YearPart => 4,
            Precision::QuarterPart => 5,
            Precision::Month => 6,
            Precision::MonthPart => 7,
            Precision::TenDays => 8,
            Precision::Week => 9,
            Precision::Day => 10,
            Precision::Minute => 11,
        }
    }
    if rank(last) > rank(first) { last } else { first }
}

/// `5月20日开始，6月20日结束`
pub(super) fn from_start_to_end(start: &Start, end: &Deadline) -> Option<Span> {
    if start.label.is_some() || end.label.is_some() || start.first > end.last {
        return None;
    }
    let precision = finer(start.precision, end.precision);
    let mut span = Span::new(start.first, end.last, precision, end.year_source);
    span.start_time = start.start_time;
    span.end_time = end.end_time;
    span.approx = start.approx || end.approx;
    span.tentative = start.tentative || end.tentative;
    Some(span)
}
