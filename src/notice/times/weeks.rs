//! Weeks of a term: where the plan itself says on which days its weeks are, they are days.

use crate::lexicon::numerals::WEEK;
use crate::normalize;
use crate::record::Role;
use crate::schedule::{Day, ScheduleValue};

use super::super::table::Table;
use super::time_context::TimeContext;

/// Days of a week.
const DAYS: i32 = 7;
/// ISO 8601 counts the days of the week from Monday.
const MONDAY: u8 = 1;

/// The first day of week 1, where cells of the time column print it: `第2周（2月26日—3月3日）`.
///
/// Each week that prints its days must agree, and run from Monday to Sunday: one of Monday to Friday
/// does not say when the others end.
pub(crate) fn term_start(table: &Table<'_>, time: &TimeContext) -> Option<Day> {
    let mut columns = (0..table.columns.len()).filter(|&column| {
        table.columns.get(column).is_some_and(|column| column.role == Role::Schedule)
    });
    let (Some(column), None) = (columns.next(), columns.next()) else { return None };
    let header = table.columns.get(column)?.header.as_str();
    let context = time.of_row(&[], header);
    let mut start = None;
    for row in 0..table.rows.len() {
        let text = table.text(row, column);
        if table.goes_on_from_above(row, column) || !text.contains(WEEK) {
            continue;
        }
        let read = normalize::schedule(text, &context);
        let ScheduleValue::WeekOfTerm { from, to, .. } = read.value else { continue };
        let Some(days) = read.qualifier else { continue };
        let ScheduleValue::Interval(span) = normalize::schedule(&days, &context).value else {
            continue;
        };
        if from != to
            || span.first.weekday() != Some(MONDAY)
            || span.first.plus(DAYS - 1) != Some(span.last)
        {
            return None;
        }
        let first = span.first.plus((1 - i32::from(from)) * DAYS)?;
        if start.is_some_and(|start| start != first) {
            return None;
        }
        start = Some(first);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::super::super::plans::tests::{recognized, table};

    fn weeks(cells: [&str; 3]) -> Vec<Option<String>> {
        let rows = cells.map(|cell| format!("{cell} | 甲 | 教务处"));
        let lines: Vec<&str> = ["周次 | 2024年活动内容 | 责任部门"]
            .into_iter()
            .chain(rows.iter().map(String::as_str))
            .collect();
        let title = super::super::super::plans::tests::paragraph("2024年春季学期工作安排表");
        let (plans, _) = recognized(vec![title, table(1, &lines)]);
        plans[0].activities.iter().map(|activity| activity.schedule.to_edtf()).collect()
    }

    #[test]
    fn weeks_are_days_where_the_plan_says_so() {
        let day = |text: &str| Some(text.to_owned());
        assert_eq!(
            weeks(["第1周（2月19日-2月25日）", "第2周（2月26日—3月3日）", "第4周"]),
            [day("2024-W08"), day("2024-W09"), day("2024-W11")]
        );
        // Monday to Friday, Sunday to Saturday, or weeks that do not follow each other: no week is made up.
        assert_eq!(weeks(["第1周（2月19日-2月23日）", "第2周", "第4周"]), [None, None, None]);
        assert_eq!(weeks(["第1周（2月18日-2月24日）", "第2周", "第4周"]), [None, None, None]);
        assert_eq!(
            weeks(["第1周（2月19日-2月25日）", "第2周（3月4日-3月10日）", "第4周"]),
            [None, None, None]
        );
    }
}
