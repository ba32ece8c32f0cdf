//! Whether a text is a time on the calendar, wherever it stands: in a column, a banner, a header.

use crate::normalize::{self, ScheduleContext};
use crate::schedule::{Schedule, ScheduleValue, Unresolved};

/// Bytes of the longest text that can be a time; a merged cell of more is looked at in each of its rows.
pub(crate) const MAX_TIME_BYTES: usize = 1024;

/// Whether a text is a time on the calendar.
pub(crate) fn is_time(text: &str) -> bool {
    is_calendar_time(&normalize::schedule(text, &ScheduleContext::default()))
}

/// Whether a text says how long or at what hour, and not when.
pub(crate) fn is_without_day(text: &str) -> bool {
    let read = normalize::schedule(text, &ScheduleContext::default());
    let hour = ScheduleValue::Unresolved { reason: Unresolved::TimeOnly };
    matches!(read.value, ScheduleValue::Duration { .. }) || read.value == hour
}

/// Whether what was read is one.
pub(crate) fn is_calendar_time(schedule: &Schedule) -> bool {
    matches!(
        schedule.value,
        ScheduleValue::Interval(_)
            | ScheduleValue::Set { .. }
            | ScheduleValue::Deadline(_)
            | ScheduleValue::From(_)
            | ScheduleValue::WeekOfTerm { .. }
            | ScheduleValue::Recurring(_)
    )
}
