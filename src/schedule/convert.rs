//! Days and clock times to and from the types of date crates, each behind its feature. 24:00 has no
//! counterpart there.

use super::{Clock, Day, NoClock, NoDay};

#[cfg(feature = "jiff")]
mod jiff {
    use super::{Clock, Day, NoClock, NoDay};

    impl TryFrom<Day> for jiff::civil::Date {
        type Error = NoDay;

        fn try_from(day: Day) -> Result<Self, NoDay> {
            let month = i8::try_from(day.month).map_err(|_| NoDay)?;
            let of_month = i8::try_from(day.day).map_err(|_| NoDay)?;
            Self::new(day.year.ok_or(NoDay)?, month, of_month).map_err(|_| NoDay)
        }
    }

    impl TryFrom<jiff::civil::Date> for Day {
        type Error = NoDay;

        fn try_from(date: jiff::civil::Date) -> Result<Self, NoDay> {
            Self::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
                .ok_or(NoDay)
        }
    }

    impl TryFrom<Clock> for jiff::civil::Time {
        type Error = NoClock;

        fn try_from(clock: Clock) -> Result<Self, NoClock> {
            let hour = i8::try_from(clock.hour()).map_err(|_| NoClock)?;
            let minute = i8::try_from(clock.minute()).map_err(|_| NoClock)?;
            Self::new(hour, minute, 0, 0).map_err(|_| NoClock)
        }
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use chrono::Datelike as _;

    use super::{Clock, Day, NoClock, NoDay};

    impl TryFrom<Day> for chrono::NaiveDate {
        type Error = NoDay;

        fn try_from(day: Day) -> Result<Self, NoDay> {
            let year = i32::from(day.year.ok_or(NoDay)?);
            Self::from_ymd_opt(year, day.month.into(), day.day.into()).ok_or(NoDay)
        }
    }

    impl TryFrom<chrono::NaiveDate> for Day {
        type Error = NoDay;

        fn try_from(date: chrono::NaiveDate) -> Result<Self, NoDay> {
            let year = i16::try_from(date.year()).map_err(|_| NoDay)?;
            let month = u8::try_from(date.month()).map_err(|_| NoDay)?;
            let day = u8::try_from(date.day()).map_err(|_| NoDay)?;
            Self::new(year, month, day).ok_or(NoDay)
        }
    }

    impl TryFrom<Clock> for chrono::NaiveTime {
        type Error = NoClock;

        fn try_from(clock: Clock) -> Result<Self, NoClock> {
            Self::from_hms_opt(clock.hour().into(), clock.minute().into(), 0).ok_or(NoClock)
        }
    }
}

#[cfg(all(test, feature = "jiff", feature = "chrono"))]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let day = Day::new(2024, 2, 29).unwrap();
        let date = ::jiff::civil::Date::try_from(day).unwrap();
        assert_eq!((date.to_string().as_str(), Day::try_from(date)), ("2024-02-29", Ok(day)));
        let date = ::chrono::NaiveDate::try_from(day).unwrap();
        assert_eq!((date.to_string().as_str(), Day::try_from(date)), ("2024-02-29", Ok(day)));
        let yearless = Day { year: None, ..day };
        assert_eq!(::jiff::civil::Date::try_from(yearless), Err(NoDay));
        assert_eq!(::chrono::NaiveDate::try_from(yearless), Err(NoDay));
        let end = Clock::new(24, 0).unwrap();
        assert_eq!(::jiff::civil::Time::try_from(end), Err(NoClock));
        assert_eq!(::chrono::NaiveTime::try_from(end), Err(NoClock));
    }
}
