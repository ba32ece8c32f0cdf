//! The time column.
//!
//! Reading order: fold ([`fold`]), cells of fixed wording, then one grammar over the whole text
//! ([`list`], [`point`]) into loose points, and a second pass ([`resolve`]) that borrows units from
//! right to left, finds the years and asks the calendar. What no rule consumes is refused.

mod borrow;
mod calendar;
mod clock;
mod context;
mod fold;
mod list;
mod point;
mod policy;
mod resolve;
mod sheet_value;
mod side;

pub use self::context::{ContextYear, ScheduleContext};
pub use self::policy::SchedulePolicy;
pub use self::sheet_value::{SheetValue, schedule_of_value};

use self::borrow::Unit;
use self::fold::{Folded, fold, printed};
use crate::schedule::{Schedule, ScheduleNote, ScheduleValue, Unresolved};

/// A longer cell is running text: the longest real times are lists of a dozen dates.
const MAX_CHARS: usize = 256;

/// Reads the text of a cell of the time column.
///
/// Any text gives a value; what was not read is [`ScheduleValue::Unresolved`] with its reason.
///
/// ```
/// use gongwen::normalize::{self, ContextYear, ScheduleContext};
///
/// let mut context = ScheduleContext::default();
/// context.year = Some(ContextYear::Calendar(2023));
/// let schedule = normalize::schedule("5-6 月", &context);
/// assert_eq!(schedule.to_edtf().as_deref(), Some("2023-05/2023-06"));
/// ```
#[must_use]
pub fn schedule(text: &str, context: &ScheduleContext) -> Schedule {
    let raw = text.to_owned();
    if text.len() > MAX_CHARS && text.chars().nth(MAX_CHARS).is_some() {
        let value = ScheduleValue::Unresolved { reason: Unresolved::Unrecognized };
        return Schedule { raw, value, qualifier: None, notes: vec![ScheduleNote::Prose] };
    }
    let folded = fold(text);
    let mut schedule = read(text, &folded, context);
    if folded.ocr_dash && !matches!(schedule.value, ScheduleValue::Unresolved { .. }) {
        schedule.notes.push(ScheduleNote::OcrDash);
    }
    schedule.raw = raw;
    schedule
}

fn read(raw: &str, folded: &Folded, context: &ScheduleContext) -> Schedule {
    let found = read_folded(raw, &folded.text, context);
    if !folded.spaced || !matches!(found.value, ScheduleValue::Unresolved { .. }) {
        return found;
    }
    // Letter-spaced digits: `2 0 2 3 年 1 0 月`.
    let joined: String = folded.text.chars().filter(|&c| c != ' ').collect();
    let found_joined = read_folded(raw, &joined, context);
    // Which text of the cell a qualifier is cannot be told any more.
    match found_joined {
        Schedule { value: ScheduleValue::Unresolved { .. }, .. }
        | Schedule { qualifier: Some(_), .. } => found,
        _ => found_joined,
    }
}

fn read_folded(raw: &str, text: &str, context: &ScheduleContext) -> Schedule {
    if matches!(text, "" | "-" | "~" | "/" | "\\" | "无" | "。" | ".") {
        return Schedule::default();
    }
    let header = context.header.as_deref().and_then(header_unit);
    let Some(items) = list::items(text) else {
        return unresolved(Unresolved::Unrecognized);
    };
    match resolve::resolve(items, header, context) {
        Ok(resolved) => {
            let qualifier = resolved
                .sides
                .iter()
                .filter_map(|side| {
                    // A side is a slice of the folded text.
                    let start = (side.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
                    Some(printed(raw, start..start + side.len()))
                })
                .collect::<Vec<_>>()
                .join("；");
            let qualifier = Some(qualifier).filter(|text| !text.is_empty());
            Schedule {
                value: resolved.value,
                qualifier,
                notes: resolved.notes,
                ..Schedule::default()
            }
        }
        Err(reason) => unresolved(reason),
    }
}

fn unresolved(reason: Unresolved) -> Schedule {
    Schedule { value: ScheduleValue::Unresolved { reason }, ..Schedule::default() }
}

/// The unit that a header gives to bare numbers: `时间（月）`, `月份`.
fn header_unit(header: &str) -> Option<Unit> {
    if header.contains("季度") {
        Some(Unit::Quarter)
    } else if header.contains("月份") || header.contains("（月）") || header.contains("(月)")
    {
        Some(Unit::Month)
    } else if header.contains("年份") || header.contains("年度") {
        Some(Unit::Year)
    } else {
        None
    }
}
