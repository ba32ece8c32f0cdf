//! Values as EDTF, the extended date format of ISO 8601-2.

use std::fmt;

use super::{
    Clock, Day, Deadline, Precision, Schedule, ScheduleValue, SetMode, Span, Start, days_in_month,
};

impl Schedule {
    /// The value in EDTF (ISO 8601-2): `2023-05`, `2023-05/2023-06`, `2023-34` (second quarter),
    /// `../2023-06-30`, `{2023-05,2023-09}`, `XXXX-05` without a year, `2023-05~` if approximate.
    ///
    /// Reading it gives the same value again, but for an approximate time that stands alone: in a
    /// cell, `2023-05~` is as likely a range whose end is missing, and is refused.
    ///
    /// ```
    /// use gongwen::normalize::{self, ScheduleContext};
    ///
    /// let schedule = normalize::schedule("2023年第二季度", &ScheduleContext::default());
    /// assert_eq!(schedule.to_edtf().as_deref(), Some("2023-34"));
    /// let schedule = normalize::schedule("2023年5月上旬", &ScheduleContext::default());
    /// assert_eq!(schedule.to_edtf(), None);
    /// ```
    ///
    /// `None` where EDTF has no form: ten-day periods, parts of months, recurring and relative
    /// times, and what was not read.
    #[must_use]
    pub fn to_edtf(&self) -> Option<String> {
        match &self.value {
            ScheduleValue::Interval(span) => span.to_edtf(),
            ScheduleValue::Deadline(deadline) => Some(deadline.to_edtf()),
            ScheduleValue::From(start) => Some(start.to_edtf()),
            ScheduleValue::Set { mode, items, .. } => set(*mode, items),
            ScheduleValue::Lunar(lunar) => {
                let days = lunar.resolved?;
                Some(joined(&days.first.to_string(), &days.last.to_string(), "/"))
            }
            _ => None,
        }
    }
}

/// ISO 8601 where there is a form for it, else the printed text.
impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(edtf) = self.to_edtf() {
            return f.write_str(&edtf);
        }
        match &self.value {
            ScheduleValue::Interval(span) => span.fmt(f),
            ScheduleValue::Recurring(recurrence) => f.write_str(&recurrence.rule),
            _ => f.write_str(&self.raw),
        }
    }
}

/// ISO 8601: EDTF where there is a form for it, else the days, `2023-05-01/2023-05-10`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(edtf) = self.to_edtf() {
            return f.write_str(&edtf);
        }
        f.write_str(&joined(&self.first.to_string(), &self.last.to_string(), "/"))?;
        match (self.start_time, self.end_time) {
            (Some(start), Some(end)) => write!(f, " {start}/{end}"),
            (Some(start), None) => write!(f, " {start}"),
            (None, Some(end)) => write!(f, " ../{end}"),
            (None, None) => Ok(()),
        }
    }
}

/// Both ends, or one where they are the same.
fn joined(first: &str, last: &str, by: &str) -> String {
    if first == last { first.to_owned() } else { [first, by, last].concat() }
}

fn set(mode: SetMode, items: &[ScheduleValue]) -> Option<String> {
    let mut list = String::new();
    for item in items {
        let ScheduleValue::Interval(span) = item else { return None };
        if !list.is_empty() {
            list.push(',');
        }
        list += &span.edtf_ends("..")?;
    }
    Some(match mode {
        SetMode::All => format!("{{{list}}}"),
        SetMode::OneOf => format!("[{list}]"),
    })
}

impl Span {
    /// The span in EDTF; see [`Schedule::to_edtf`].
    #[must_use]
    pub fn to_edtf(&self) -> Option<String> {
        self.edtf_ends("/")
    }

    fn edtf_ends(&self, by: &str) -> Option<String> {
        if self.start_time.is_some() || self.end_time.is_some() {
            // From a day to a day, each from hour to hour: no form says both.
            let (start, end) = (self.start_time?, self.end_time.or(self.start_time)?);
            return (self.first == self.last)
                .then(|| joined(&timed(self.first, start), &timed(self.last, end), by));
        }
        // `上半年-9月` starts a half, but ends none.
        let precision = [self.precision, Precision::Month, Precision::Day]
            .into_iter()
            .find(|&precision| starts(self.first, precision) && ends(self.last, precision))?;
        let mut first = self.code(precision, self.first, true)?;
        let mut last = self.code(precision, self.last, false)?;
        if self.approx {
            first.push('~');
            last.push('~');
        }
        Some(joined(&first, &last, by))
    }

    /// The period of this precision that starts, or ends, at a day.
    fn code(&self, precision: Precision, day: Day, starts: bool) -> Option<String> {
        let year = year(day.year);
        let month = usize::from(day.month);
        Some(match precision {
            Precision::Year => year,
            Precision::HalfYear => format!("{year}-{}", 40 + (month - 1) / 6),
            Precision::Quarter => format!("{year}-{}", 33 + (month - 1) / 3),
            Precision::Season => {
                // Spring is March to May; a winter has the year of its December.
                let of_december = match day.year {
                    Some(number) if month <= 2 => self::year(Some(number - 1)),
                    _ => year,
                };
                format!("{of_december}-{}", 21 + (month + 9) % 12 / 3)
            }
            Precision::Month => format!("{year}-{month:02}"),
            Precision::Week if !self.approx => {
                let monday = if starts { day } else { day.plus(-6)? };
                iso_week(monday)?
            }
            Precision::Day | Precision::Minute => day.to_string(),
            _ => return None,
        })
    }
}

/// Whether a period of this precision starts on a day.
fn starts(day: Day, precision: Precision) -> bool {
    let month = match precision {
        Precision::Year => day.month == 1,
        Precision::HalfYear => day.month % 6 == 1,
        Precision::Quarter => day.month % 3 == 1,
        Precision::Season => day.month.is_multiple_of(3),
        Precision::Month => true,
        _ => return true,
    };
    month && day.day == 1
}

/// Whether a period of this precision ends on a day.
fn ends(day: Day, precision: Precision) -> bool {
    let month = match precision {
        Precision::Year => day.month == 12,
        Precision::HalfYear => day.month.is_multiple_of(6),
        Precision::Quarter => day.month.is_multiple_of(3),
        Precision::Season => day.month % 3 == 2,
        Precision::Month => true,
        _ => return true,
    };
    month && day.day == days_in_month(day.year, day.month)
}

impl Deadline {
    fn to_edtf(&self) -> String {
        match self.end_time {
            Some(time) => format!("../{}", timed(self.last, time)),
            None if self.approx => format!("../{}~", self.last),
            None => format!("../{}", self.last),
        }
    }
}

impl Start {
    fn to_edtf(&self) -> String {
        match self.start_time {
            Some(time) => format!("{}/..", timed(self.first, time)),
            None if self.approx => format!("{}~/..", self.first),
            None => format!("{}/..", self.first),
        }
    }
}

fn year(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

fn timed(day: Day, time: Clock) -> String {
    format!("{day}T{time}:00")
}

/// `2020-W52`, the week of ISO 8601 that starts on this Monday.
fn iso_week(monday: Day) -> Option<String> {
    if monday.weekday()? != 1 {
        return None;
    }
    // A week belongs to the year of its Thursday.
    let thursday = monday.plus(3)?;
    let of_year = thursday.number()? - Day::new(thursday.year?, 1, 1)?.number()?;
    Some(format!("{}-W{:02}", year(thursday.year), of_year / 7 + 1))
}
