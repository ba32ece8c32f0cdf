//! When a recurring time comes within given days.

use super::{Day, DayRange, Recurrence, Schedule, ScheduleValue, days_in_month};

impl Schedule {
    /// The times of this schedule that touch the given days, in order; of a recurring one each
    /// coming. A rule that names no day stands for its period: `每季度` gives each quarter,
    /// `每周` each week from Monday on; `每两周` counts from its first day, or from the first of
    /// the given days. Of a deadline it is the last day. Nothing is given for days without a year,
    /// for times without an end, and for `X-TERM`, whose terms are not known.
    ///
    /// ```
    /// use gongwen::normalize::{self, ScheduleContext};
    /// use gongwen::{Day, DayRange};
    ///
    /// let schedule = normalize::schedule("每月15日", &ScheduleContext::default());
    /// let (first, last) = (Day::new(2023, 1, 1).unwrap(), Day::new(2023, 3, 31).unwrap());
    /// let days = schedule.occurrences(DayRange { first, last });
    /// let days: Vec<String> = days.iter().map(|day| day.first.to_string()).collect();
    /// assert_eq!(days, ["2023-01-15", "2023-02-15", "2023-03-15"]);
    /// ```
    #[must_use]
    pub fn occurrences(&self, range: DayRange) -> Vec<DayRange> {
        let touches = |days: &DayRange| {
            days.first.year.is_some() && days.first <= range.last && days.last >= range.first
        };
        let items = match &self.value {
            ScheduleValue::Set { items, .. } => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        let mut found = Vec::new();
        for item in items {
            match item {
                ScheduleValue::Interval(span) => {
                    found.push(DayRange { first: span.first, last: span.last });
                }
                ScheduleValue::Deadline(deadline) => found.push(one(deadline.last)),
                ScheduleValue::Lunar(lunar) => found.extend(lunar.resolved),
                ScheduleValue::Recurring(recurrence) => found.extend(recurring(recurrence, range)),
                _ => {}
            }
        }
        found.retain(touches);
        found.sort_unstable_by_key(|days| (days.first, days.last));
        // Twice a day is one day.
        found.dedup();
        found
    }
}

/// The parts of a rule that this crate writes.
#[derive(Default)]
struct Rule<'a> {
    frequency: &'a str,
    interval: i32,
    months: Vec<u8>,
    month_days: Vec<i8>,
    /// Which one of the month (0: each, -1: the last), and the weekday from 1 (Monday).
    days: Vec<(i8, u8)>,
}

impl<'a> Rule<'a> {
    /// `None` for a rule with other parts than [`Recurrence::rule`] lists.
    fn parse(rule: &'a str) -> Option<Self> {
        fn list<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
            text.split(',').map(|item| item.parse().ok()).collect()
        }
        let mut parsed = Rule { interval: 1, ..Rule::default() };
        for part in rule.split(';') {
            match part.split_once('=')? {
                ("FREQ", frequency) => parsed.frequency = frequency,
                ("INTERVAL", interval) => {
                    parsed.interval = interval.parse().ok().filter(|every| *every > 0)?;
                }
                ("BYMONTH", months) => parsed.months = list(months)?,
                ("BYMONTHDAY", days) => parsed.month_days = list(days)?,
                ("BYDAY", days) => {
                    parsed.days = days.split(',').map(weekday).collect::<Option<_>>()?;
                }
                _ => return None,
            }
        }
        Some(parsed)
    }
}

/// `MO`, `1SU`, `-1FR`
fn weekday(text: &str) -> Option<(i8, u8)> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if nth.is_empty() { 0 } else { nth.parse().ok()? };
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let day = names.iter().position(|known| *known == name)?;
    Some((nth, u8::try_from(day).ok()? + 1))
}

fn recurring(recurrence: &Recurrence, range: DayRange) -> Vec<DayRange> {
    let mut from = range.first;
    let mut to = range.last;
    if let Some(within) = recurrence.within {
        (from, to) = (from.max(within.first), to.min(within.last));
    }
    if let Some(first) = recurrence.first {
        from = from.max(first);
    }
    let start = recurrence.first.or(recurrence.within.map(|within| within.first)).unwrap_or(from);
    let found = Rule::parse(&recurrence.rule).and_then(|rule| match rule.frequency {
        "DAILY" => by_days(&rule, start, from, to),
        "WEEKLY" => by_weeks(&rule, start, from, to),
        "MONTHLY" | "YEARLY" => by_months(&rule, recurrence.first, from, to),
        _ => None,
    });
    let mut found = found.unwrap_or_default();
    // A period may reach over the ends; a day outside them is none of the times.
    found.retain(|days| days.first <= to && days.last >= from);
    found
}

fn one(day: Day) -> DayRange {
    DayRange { first: day, last: day }
}

fn by_days(rule: &Rule<'_>, start: Day, from: Day, to: Day) -> Option<Vec<DayRange>> {
    let (start, from, to) = (start.number()?, from.number()?, to.number()?);
    let first = from + (start - from).rem_euclid(rule.interval);
    let step = usize::try_from(rule.interval).ok()?;
    Some((first..=to).step_by(step).filter_map(Day::from_number).map(one).collect())
}

fn by_weeks(rule: &Rule<'_>, start: Day, from: Day, to: Day) -> Option<Vec<DayRange>> {
    let monday = |day: Day| Some(day.number()? - i32::from(day.weekday()?) + 1);
    let (start, from_monday, to) = (monday(start)?, monday(from)?, to.number()?);
    let every = rule.interval.checked_mul(7)?;
    let first = from_monday + (start - from_monday).rem_euclid(every);
    let mut found = Vec::new();
    for monday in (first..=to).step_by(usize::try_from(every).ok()?) {
        if rule.days.is_empty() {
            let (first, last) = (Day::from_number(monday)?, Day::from_number(monday + 6)?);
            found.push(DayRange { first, last });
        }
        for &(_, day) in &rule.days {
            found.push(one(Day::from_number(monday + i32::from(day) - 1)?));
        }
    }
    Some(found)
}

fn by_months(rule: &Rule<'_>, start: Option<Day>, from: Day, to: Day) -> Option<Vec<DayRange>> {
    const YEAR: i32 = 12;
    let index = |day: Day| Some(i32::from(day.year?) * YEAR + i32::from(day.month) - 1);
    let (first, last) = (index(from)?, index(to)?);
    let days_named = !rule.month_days.is_empty() || !rule.days.is_empty();
    let period = match (rule.frequency, rule.months.is_empty()) {
        ("YEARLY", true) => rule.interval.checked_mul(YEAR)?,
        ("YEARLY", false) => 1,
        _ => rule.interval,
    };
    // Quarters, half-years and years start in January; every second month counts from its first,
    // every second year from its first year.
    let of_year = YEAR % period == 0 && period > 2;
    let counted = start.and_then(index).filter(|_| !of_year).unwrap_or(0);
    let counted = counted - if period % YEAR == 0 { counted.rem_euclid(YEAR) } else { 0 };
    let first = first - (first - counted).rem_euclid(period);
    let mut found = Vec::new();
    for index in (first..=last).step_by(usize::try_from(period).ok()?) {
        let month = |index: i32| {
            let month = u8::try_from(index.rem_euclid(12) + 1).ok()?;
            Day::new(i16::try_from(index.div_euclid(12)).ok()?, month, 1)
        };
        let start = month(index)?;
        if !rule.months.is_empty() && !rule.months.contains(&start.month) {
            continue;
        }
        if !days_named {
            let Some(end) = month(index + period).and_then(|next| next.plus(-1)) else { break };
            found.push(DayRange { first: start, last: end });
            continue;
        }
        let length = days_in_month(start.year, start.month);
        for &day in &rule.month_days {
            let day = if day < 0 {
                length.checked_sub(day.unsigned_abs() - 1)
            } else {
                u8::try_from(day).ok()
            };
            // `每月31日` skips the months without it, as RFC 5545 has it.
            found.extend(day.and_then(|day| Day::checked(start.year, start.month, day)).map(one));
        }
        for &(nth, weekday) in &rule.days {
            let ahead = (weekday + 7 - start.weekday()?) % 7 + 1;
            let in_month = (ahead..=length).step_by(7);
            let days: Vec<u8> = match nth {
                0 => in_month.collect(),
                -1 => in_month.max().into_iter().collect(),
                nth => {
                    let skip = usize::from(nth.unsigned_abs()).checked_sub(1)?;
                    in_month.skip(skip).take(1).collect()
                }
            };
            found.extend(days.into_iter().map(|day| one(Day { day, ..start })));
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firsts(rule: &str, first: &str, last: &str) -> Vec<String> {
        let recurrence = Recurrence { rule: rule.to_owned(), ..Recurrence::default() };
        let schedule =
            Schedule { value: ScheduleValue::Recurring(recurrence), ..Schedule::default() };
        let range = DayRange { first: first.parse().unwrap(), last: last.parse().unwrap() };
        schedule.occurrences(range).iter().map(|days| days.first.to_string()).collect()
    }

    #[test]
    fn each_kind_of_rule() {
        let cases: &[(&str, &str, &str, &[&str])] = &[
            (
                "FREQ=WEEKLY;BYDAY=MO,FR",
                "2023-05-01",
                "2023-05-08",
                &["2023-05-01", "2023-05-05", "2023-05-08"],
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "2024-01-15",
                "2024-02-29",
                &["2024-01-31", "2024-02-29"],
            ),
            ("FREQ=MONTHLY;BYDAY=1SU", "2023-05-01", "2023-06-30", &["2023-05-07", "2023-06-04"]),
            ("FREQ=MONTHLY;BYDAY=-1FR", "2023-05-01", "2023-05-31", &["2023-05-26"]),
            (
                "FREQ=MONTHLY;INTERVAL=3",
                "2023-02-01",
                "2023-07-01",
                &["2023-01-01", "2023-04-01", "2023-07-01"],
            ),
            ("FREQ=YEARLY;BYMONTH=5,6", "2023-01-01", "2023-12-31", &["2023-05-01", "2023-06-01"]),
            ("FREQ=YEARLY", "2023-01-01", "2024-12-31", &["2023-01-01", "2024-01-01"]),
            (
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "2023-03-01",
                "2023-05-31",
                &["2023-03-31", "2023-05-31"],
            ),
            ("FREQ=X-TERM", "2023-03-01", "2023-05-31", &[]),
        ];
        for (rule, first, last, days) in cases {
            assert_eq!(firsts(rule, first, last), *days, "{rule}");
        }
    }

    #[test]
    fn counted_from_its_first_day() {
        let recurrence = Recurrence {
            rule: "FREQ=MONTHLY;INTERVAL=2".to_owned(),
            first: Day::new(2023, 2, 1),
            ..Recurrence::default()
        };
        let schedule =
            Schedule { value: ScheduleValue::Recurring(recurrence), ..Schedule::default() };
        let range =
            DayRange { first: Day::new(2023, 1, 1).unwrap(), last: Day::new(2023, 6, 30).unwrap() };
        let months: Vec<u8> =
            schedule.occurrences(range).iter().map(|days| days.first.month).collect();
        assert_eq!(months, [2, 4, 6]);
    }
}
