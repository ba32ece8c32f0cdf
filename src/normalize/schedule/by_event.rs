//! Times by an event as values, alone and beside times of the calendar.

use super::context::ScheduleContext;
use super::relative::{ByEvent, relative};
use super::resolve::resolve;
use super::{list, value, with_side};
use crate::schedule::{
    Relation, Relative, Schedule, ScheduleNote, ScheduleValue, SetMode, TimeUnit, YearSource,
};

/// `活动结束后5个工作日内`, `春节前`
pub(super) fn by_event(
    raw: &str,
    text: &str,
    (found, side): (ByEvent<'_>, Option<&str>),
) -> Schedule {
    let workdays = found.length.is_some_and(|length| length.unit == TimeUnit::Workday);
    let found = ScheduleValue::Relative(relative_value(found));
    let mut found = with_side(raw, text, Ok((found, side)));
    if workdays {
        found.notes.push(ScheduleNote::WorkdayCalendar);
    }
    found
}

fn relative_value(found: ByEvent<'_>) -> Relative {
    let length = found.length;
    Relative {
        anchor: Some(with_quotes(found.anchor)),
        relation: found.relation,
        within: length.is_some_and(|length| length.within),
        amount: length.map(|length| length.amount),
        amount_max: length.and_then(|length| length.amount_max),
        unit: length.map(|length| length.unit),
    }
}

/// `春节前、11月`: times of the calendar and times by an event side by side. A part that reaches back to
/// the one before it (`元旦、春节前、3月`, `春节、9月前`, `5、6月`) or says more than its time is left alone.
pub(super) fn beside_events(text: &str, context: &ScheduleContext) -> Option<Schedule> {
    const SEPARATORS: &[char] = &['、', ',', ';', '和', '及'];

    let mut items = Vec::new();
    let mut year_source = YearSource::Unknown;
    let mut before = None;
    for part in text.split(SEPARATORS) {
        if let Some((found, None)) = relative(part) {
            let during = before.replace(found.relation) == Some(Relation::During);
            if found.length.is_some() || (during && found.relation != Relation::During) {
                return None;
            }
            items.push(ScheduleValue::Relative(relative_value(found)));
            continue;
        }
        let found = resolve(list::items(part)?, None, context).ok()?;
        let ScheduleValue::Interval(span) = &found.value else { return None };
        if !found.sides.is_empty() || !found.notes.is_empty() {
            return None;
        }
        year_source = span.year_source;
        before = None;
        items.push(found.value);
    }
    (items.len() > 1).then(|| value(ScheduleValue::Set { mode: SetMode::All, items, year_source }))
}

/// Folded text with the quotes of Chinese print: `“五一”、“十一”`.
fn with_quotes(text: &str) -> String {
    let mut quotes = ['“', '”'].into_iter().cycle();
    text.chars().map(|c| if c == '"' { quotes.next().unwrap_or(c) } else { c }).collect()
}
