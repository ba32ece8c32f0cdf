//! The days of a schedule as a whole.

use super::{Day, DayRange, Schedule, ScheduleValue, SetMode, Span, YearSource};

impl Schedule {
    /// From the first day of all to the last; `None` for values that are open at an end or have no
    /// days. Days without a year are compared within one year.
    ///
    /// ```
    /// use gongwen::normalize::{self, ScheduleContext};
    ///
    /// let schedule = normalize::schedule("2023年5月、9月", &ScheduleContext::default());
    /// let days = schedule.bounds().expect("all months are known");
    /// assert_eq!(days.first.to_string(), "2023-05-01");
    /// assert_eq!(days.last.to_string(), "2023-09-30");
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Option<DayRange> {
        bounds(&self.value).or_else(|| match &self.value {
            ScheduleValue::Set { items, .. } => {
                let mut items = items.iter().map(bounds);
                let first = items.next()??;
                items.try_fold(first, |all, item| {
                    let item = item?;
                    let (first, last) = (all.first.min(item.first), all.last.max(item.last));
                    Some(DayRange { first, last })
                })
            }
            _ => None,
        })
    }

    /// The spans of an interval or set, adjoining and overlapping ones of one precision merged:
    /// `5、6月` is one span, from May to June. Spans with a time of day or a label stay on their
    /// own, and so do those of which only one is meant (`9月或10月`).
    ///
    /// ```
    /// use gongwen::normalize::{self, ScheduleContext};
    ///
    /// let schedule = normalize::schedule("2023年5、6、9月", &ScheduleContext::default());
    /// let spans: Vec<String> = schedule.coalesced().iter().map(ToString::to_string).collect();
    /// assert_eq!(spans, ["2023-05/2023-06", "2023-09"]);
    /// ```
    #[must_use]
    pub fn coalesced(&self) -> Vec<Span> {
        let spans = |items: &[ScheduleValue]| {
            items
                .iter()
                .filter_map(|item| match item {
                    ScheduleValue::Interval(span) => Some(span.clone()),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        match &self.value {
            ScheduleValue::Interval(span) => vec![span.clone()],
            ScheduleValue::Set { mode: SetMode::OneOf, items, .. } => spans(items),
            ScheduleValue::Set { items, .. } => {
                let mut spans = spans(items);
                spans.sort_by_key(|span| (span.first, span.last));
                let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
                for span in spans {
                    match merged.last_mut() {
                        Some(before) if adjoin(before, &span) => {
                            before.last = before.last.max(span.last);
                            if span.year_source == YearSource::Stated {
                                before.year_source = YearSource::Stated;
                            }
                        }
                        _ => merged.push(span),
                    }
                }
                merged
            }
            _ => Vec::new(),
        }
    }
}

fn bounds(value: &ScheduleValue) -> Option<DayRange> {
    match value {
        ScheduleValue::Interval(span) => Some(DayRange { first: span.first, last: span.last }),
        ScheduleValue::Lunar(lunar) => lunar.resolved,
        ScheduleValue::Recurring(recurrence) => recurrence.within,
        _ => None,
    }
}

/// Whether one span goes on where the other ends, and both say no more than days.
fn adjoin(before: &Span, after: &Span) -> bool {
    /// Any leap year, for days without a year.
    const LEAP: i16 = 2000;
    let plain = |span: &Span| {
        span.start_time.is_none()
            && span.end_time.is_none()
            && span.day_part.is_none()
            && span.label.is_none()
    };
    let number = |day: Day| Day { year: day.year.or(Some(LEAP)), ..day }.number();
    plain(before)
        && plain(after)
        && before.precision == after.precision
        && (before.approx, before.tentative) == (after.approx, after.tentative)
        && before.last.year.is_some() == after.first.year.is_some()
        && number(before.last)
            .zip(number(after.first))
            .is_some_and(|(last, first)| first <= last.saturating_add(1))
}
