//! Times as columns: months, quarters or years stand side by side, and a mark says in which of them
//! an activity is.

use crate::lexicon::rows::MARKS;
use crate::normalize::{self, ScheduleContext};
use crate::schedule::{Schedule, ScheduleValue};

use super::super::table::Table;
use super::super::wording::{folded, is_blank};
use super::calendar_time::is_calendar_time;

/// The time that the marks of a row say, or the days printed in place of marks (`28日` under 5月).
/// `None` where no cell is printed, or one is neither: what is printed is in `extra`.
pub(crate) fn schedule(
    table: &Table<'_>,
    row: usize,
    context: &ScheduleContext,
) -> Option<Schedule> {
    let mut times = Vec::new();
    for (column, head) in table.columns.iter().enumerate() {
        let Some(over) = head.calendar.as_deref() else { continue };
        let text = table.text(row, column);
        if is_blank(text) || normalize::schedule(text, context).value == ScheduleValue::Empty {
            continue;
        }
        let time = if is_mark(text) { over.to_owned() } else { [over, text.trim()].concat() };
        let read = normalize::schedule(&time, context);
        if !is_calendar_time(&read) || read.qualifier.is_some() {
            return None;
        }
        times.push(time);
    }
    // Read as a list; printed apart.
    let read = normalize::schedule(&times.join("、"), context);
    is_calendar_time(&read).then(|| Schedule { raw: times.join("\n"), ..read })
}

/// Whether a cell says nothing but that it is meant.
pub(crate) fn is_mark(text: &str) -> bool {
    MARKS.contains(&folded(text).as_str())
}
