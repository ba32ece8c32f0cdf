//! The rule of a recurring time, by RFC 5545.

use std::fmt::{self, Write as _};

/// How often, before the rule says on which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    Days(u16),
    Workdays,
    Weeks(u16),
    Months(u16),
    Years(u16),
    Terms,
}

/// The parts of a rule of RFC 5545.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    pub(super) frequency: &'static str,
    pub(super) interval: u16,
    pub(super) months: Vec<u8>,
    /// -1 is the last day.
    pub(super) month_days: Vec<i8>,
    /// `MO`, `1SU`
    pub(super) days: Vec<(i8, u8)>,
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Rule {
    pub(super) fn new(frequency: Frequency) -> Self {
        let (frequency, interval, workdays) = match frequency {
            Frequency::Days(every) => ("DAILY", every, false),
            Frequency::Workdays => ("WEEKLY", 1, true),
            Frequency::Weeks(every) => ("WEEKLY", every, false),
            Frequency::Months(every) => ("MONTHLY", every, false),
            Frequency::Years(every) => ("YEARLY", every, false),
            Frequency::Terms => ("X-TERM", 1, false),
        };
        let days = if workdays { (1..=5).map(|day| (0, day)).collect() } else { Vec::new() };
        Self { frequency, interval, days, ..Self::default() }
    }
}

impl Rule {
    /// `每月25日前` without the 25th. The first of a month has no day before it in that month, and
    /// 底 is the last day itself.
    pub(super) fn end_a_day_before(&mut self) {
        for day in &mut self.month_days {
            if *day > 1 {
                *day -= 1;
            }
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn list<T: ToString>(items: &[T]) -> String {
            items.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
        write!(f, "FREQ={}", self.frequency)?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !self.months.is_empty() {
            write!(f, ";BYMONTH={}", list(&self.months))?;
        }
        if !self.month_days.is_empty() {
            write!(f, ";BYMONTHDAY={}", list(&self.month_days))?;
        }
        if !self.days.is_empty() {
            let mut days = String::new();
            for (nth, day) in &self.days {
                let name = WEEKDAYS.get(usize::from(*day).saturating_sub(1)).unwrap_or(&"MO");
                let separator = if days.is_empty() { "" } else { "," };
                let nth = if *nth == 0 { String::new() } else { nth.to_string() };
                // Writing to a string cannot fail.
                let _ = write!(days, "{separator}{nth}{name}");
            }
            write!(f, ";BYDAY={days}")?;
        }
        Ok(())
    }
}
