//! Calendar days and clock times.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar; the year is `None` where nothing says it.
///
/// Serialised `2023-05-01`, or `XXXX-05-01` (EDTF, ISO 8601-2, unspecified digits).
///
/// ```
/// use gongwen::Day;
///
/// let day = Day::new(2023, 5, 1).expect("a day of the calendar");
/// assert_eq!(day.to_string(), "2023-05-01");
/// assert_eq!("XXXX-05-01".parse::<Day>(), Ok(Day { year: None, ..day }));
/// assert_eq!(Day::new(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// Year of the Gregorian calendar.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// Days from 0000-03-01 to 1970-01-01, where [`Day::number`] counts from.
const EPOCH_FROM_MARCH_0000: i32 = 719_468;
/// Days of 400 years, after which the Gregorian calendar repeats.
const ERA_DAYS: i32 = 146_097;

impl Day {
    /// A day that the calendar has, of the years 1 to 9999 (ISO 8601 writes four digits).
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        Self::checked(Some(year), month, day)
    }

    /// As [`Day::new`]; without a year, 29 February is a day.
    #[must_use]
    pub fn checked(year: Option<i16>, month: u8, day: u8) -> Option<Self> {
        let in_calendar = year.is_none_or(|year| (1..=9999).contains(&year))
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        in_calendar.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01; `None` without a year.
    #[must_use]
    pub fn number(self) -> Option<i32> {
        // Years run from March here, so that the leap day is the last of its year.
        let (month, year) = (i32::from(self.month), i32::from(self.year?));
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + i32::from(self.day) - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Some(era * ERA_DAYS + days - EPOCH_FROM_MARCH_0000)
    }

    /// The day that is `number` days after 1970-01-01; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let shifted = number.checked_add(EPOCH_FROM_MARCH_0000)?;
        let (era, days) = (shifted.div_euclid(ERA_DAYS), shifted.rem_euclid(ERA_DAYS));
        let of_era = (days - days / 1460 + days / 36_524 - days / 146_096) / 365;
        let of_year = days - (365 * of_era + of_era / 4 - of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + of_era + i32::from(month <= 2);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// The day of the week, 1 (Monday) to 7 (Sunday); `None` without a year.
    #[must_use]
    pub fn weekday(self) -> Option<u8> {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.number()? + 3).rem_euclid(7) + 1).ok()
    }

    /// The day `days` later, or earlier where negative; `None` without a year.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number()?.checked_add(days)?)
    }
}

/// The number of days of a month; without a year, February has 29, so that no day of it is lost.
#[must_use]
pub(crate) fn days_in_month(year: Option<i16>, month: u8) -> u8 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i16) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "XXXX-{:02}-{:02}", self.month, self.day),
        }
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| match parts.next() {
            Some(part) if part.len() == digits => Ok(part),
            _ => Err(NoDay),
        };
        let year = match part(4)? {
            "XXXX" => None,
            year => Some(year.parse().map_err(|_| NoDay)?),
        };
        let month = part(2)?.parse().map_err(|_| NoDay)?;
        let day = part(2)?.parse().map_err(|_| NoDay)?;
        Self::checked(year, month, day).ok_or(NoDay)
    }
}

/// What stands where a day should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no day of the calendar in the form 2023-05-01 or XXXX-05-01")
    }
}

impl std::error::Error for NoDay {}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub first: Day,
    /// Last day, included.
    pub last: Day,
}

/// A time of day, 00:00 to 24:00 (the end of the day); serialised `09:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    hour: u8,
    minute: u8,
}

impl Clock {
    /// 00:00 to 24:00.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        let of_the_day = (hour < 24 && minute < 60) || (hour, minute) == (24, 0);
        of_the_day.then_some(Self { hour, minute })
    }

    /// 0 to 24; 24 only at 24:00.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// 0 to 59.
    #[must_use]
    pub fn minute(self) -> u8 {
        self.minute
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for Clock {
    type Err = NoClock;

    fn from_str(text: &str) -> Result<Self, NoClock> {
        let (hour, minute) = text.split_once(':').ok_or(NoClock)?;
        if hour.len() != 2 || minute.len() != 2 {
            return Err(NoClock);
        }
        let hour = hour.parse().map_err(|_| NoClock)?;
        let minute = minute.parse().map_err(|_| NoClock)?;
        Self::new(hour, minute).ok_or(NoClock)
    }
}

/// What stands where a time of day should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoClock;

impl fmt::Display for NoClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no time of day in the form 09:00")
    }
}

impl std::error::Error for NoClock {}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_days_count_from_1970() {
        assert_eq!(Day::new(1970, 1, 1).unwrap().number(), Some(0));
        assert_eq!(Day::new(2000, 3, 1).unwrap().number(), Some(11_017));
        assert_eq!(Day::new(2023, 5, 9).unwrap().weekday(), Some(2));
        for number in (-700_000..2_000_000).step_by(97) {
            assert_eq!(Day::from_number(number).unwrap().number(), Some(number));
        }
    }
}
