//! A day number to the date or time that a section shows.

use std::fmt::Write as _;

use super::code::{Section, Token, Unit};
use super::east_asian;

/// The last day number, 9999-12-31.
const LAST_SERIAL: f64 = 2_958_466.0;

/// From 1900-01-00 to 1904-01-01: the days between both date systems.
const DAYS_OF_1904: f64 = 1462.0;

const SECONDS_A_DAY: u32 = 86_400;

/// Decimals of seconds that are shown at most.
const MAX_DECIMALS: usize = 3;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// A day of the calendar, with the days that only sheets have: 1900-01-00 and 1900-02-29.
struct Moment {
    year: u32,
    month: u32,
    day: u32,
    /// From Sunday as 0.
    weekday: usize,
    /// Whole seconds since midnight of day 0.
    seconds: u64,
    /// Decimals of the second, as many as are shown.
    fraction: u64,
}

impl Moment {
    fn second_of_day(&self) -> u32 {
        u32::try_from(self.seconds % u64::from(SECONDS_A_DAY)).unwrap_or(0)
    }
}

/// The text of a section for a day number; `None` where the sheet shows `#####`.
pub(super) fn show(section: &Section, serial: f64, is_1904: bool) -> Option<String> {
    let is_elapsed = section.tokens.iter().any(|token| matches!(token, Token::Elapsed(..)));
    let sign = if is_elapsed && serial < 0.0 { "-" } else { "" };
    let serial = if is_elapsed { serial.abs() } else { serial };
    let serial = if is_1904 && !is_elapsed { serial + DAYS_OF_1904 } else { serial };
    let decimals = section.tokens.iter().map(|token| match token {
        Token::SecondFraction(decimals) => (*decimals).min(MAX_DECIMALS),
        _ => 0,
    });
    let decimals = decimals.max().unwrap_or(0);
    let moment = moment(serial, decimals)?;
    let is_half_day = section.tokens.iter().any(|token| matches!(token, Token::Noon(..)));
    let mut text = sign.to_owned();
    for token in &section.tokens {
        match token {
            Token::Literal(literal) => text.push_str(literal),
            Token::Part(unit, letters) => {
                text.push_str(&part(section, &moment, *unit, *letters, is_half_day));
            }
            Token::Elapsed(unit, letters) => {
                let value = match unit {
                    Unit::Hour => moment.seconds / 3600,
                    Unit::Minute => moment.seconds / 60,
                    _ => moment.seconds,
                };
                let _ = write!(text, "{value:0letters$}");
            }
            Token::SecondFraction(_) => {
                let _ = write!(text, ".{:0decimals$}", moment.fraction);
            }
            Token::Weekday(letters) => {
                text.push_str(&east_asian::weekday(moment.weekday, *letters >= 4));
            }
            Token::Noon(morning, afternoon) => {
                let is_morning = moment.second_of_day() < SECONDS_A_DAY / 2;
                text.push_str(if is_morning { morning } else { afternoon });
            }
            _ => {}
        }
    }
    Some(text)
}

fn part(section: &Section, moment: &Moment, unit: Unit, letters: usize, half_day: bool) -> String {
    let second_of_day = moment.second_of_day();
    let number = match unit {
        Unit::Year if letters > 2 => {
            let year = format!("{:04}", moment.year);
            return section.numerals.map_or(year.clone(), |numerals| numerals.digits(&year));
        }
        Unit::Year => {
            let year = format!("{:02}", moment.year % 100);
            return section.numerals.map_or(year.clone(), |numerals| numerals.digits(&year));
        }
        Unit::Month if letters > 2 => return month_name(section, moment.month, letters),
        Unit::Day if letters > 2 => return weekday_name(section, moment.weekday, letters),
        Unit::Month => moment.month,
        Unit::Day => moment.day,
        Unit::Hour => match second_of_day / 3600 {
            hour if !half_day => hour,
            0 | 12 => 12,
            hour => hour % 12,
        },
        Unit::Minute => second_of_day / 60 % 60,
        Unit::Second => second_of_day % 60,
    };
    match section.numerals {
        Some(numerals) => numerals.counted(number),
        None if letters > 1 => format!("{number:02}"),
        None => number.to_string(),
    }
}

fn month_name(section: &Section, month: u32, letters: usize) -> String {
    if section.is_chinese {
        return east_asian::month(month, letters == 4);
    }
    let name = MONTHS.get((month as usize).saturating_sub(1)).copied().unwrap_or_default();
    let shown = match letters {
        3 => 3,
        4 => name.len(),
        _ => 1,
    };
    name.chars().take(shown).collect()
}

fn weekday_name(section: &Section, weekday: usize, letters: usize) -> String {
    if section.is_chinese {
        return match letters {
            3 => east_asian::short_weekday(weekday),
            _ => east_asian::weekday(weekday, true),
        };
    }
    let name = WEEKDAYS.get(weekday).copied().unwrap_or_default();
    name.chars().take(if letters == 3 { 3 } else { name.len() }).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn moment(serial: f64, decimals: usize) -> Option<Moment> {
    if !(0.0..LAST_SERIAL).contains(&serial) {
        return None;
    }
    let per_second = 10_u32.pow(u32::try_from(decimals).unwrap_or(0));
    // Rounded to what is shown first, so that no 59.9996 s is printed as 60.
    let ticks = (serial * f64::from(SECONDS_A_DAY) * f64::from(per_second)).round() as u64;
    let per_second = u64::from(per_second);
    let (seconds, fraction) = (ticks / per_second, ticks % per_second);
    let days = u32::try_from(seconds / u64::from(SECONDS_A_DAY)).unwrap_or(0);
    let weekday = (days as usize + 6) % 7;
    let (year, month, day) = match days {
        0 => (1900, 1, 0),
        // A leap day that the first spreadsheet invented and all others keep.
        60 => (1900, 2, 29),
        days if days < 60 => civil(days + 1),
        days => civil(days),
    };
    Some(Moment { year, month, day, weekday, seconds, fraction })
}

/// The calendar day so many days after 1899-12-30.
fn civil(days: u32) -> (u32, u32, u32) {
    // Counted from 0000-03-01, so that the leap day is the last of its year.
    const DAYS_TO_1899_12_30: u32 = 693_899;
    const DAYS_OF_400_YEARS: u32 = 146_097;
    let days = days + DAYS_TO_1899_12_30;
    let era = days / DAYS_OF_400_YEARS;
    let day_of_era = days % DAYS_OF_400_YEARS;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + u32::from(month <= 2);
    (year, month, day)
}

/// The day number of `2023-05-06` or `2023-05-06T14:30:00`, as strict workbooks and
/// OpenDocument store dates.
pub(in super::super) fn serial_of_iso(text: &str, is_1904: bool) -> Option<f64> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut numbers = day.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Day by month: the inverse of `civil`, checked by it.
    let years = if month <= 2 { year - 1 } else { year };
    let shifted = (month + 9) % 12;
    let days = years * 365 + years / 4 - years / 100 + years / 400 + (153 * shifted + 2) / 5 + day;
    let days = days.checked_sub(693_900)?;
    if civil(days) != (year, month, day) {
        return None;
    }
    let days = if days <= 60 { days.checked_sub(1)? } else { days };
    let mut seconds = 0.0;
    for (part, unit) in time.trim_end_matches('Z').split(':').zip([3600.0, 60.0, 1.0]) {
        if !part.is_empty() {
            seconds += part.parse::<f64>().ok()? * unit;
        }
    }
    let serial = f64::from(days) + seconds / 86_400.0;
    Some(if is_1904 { serial - DAYS_OF_1904 } else { serial })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates() {
        assert_eq!(serial_of_iso("2023-05-06", false), Some(45052.0));
        assert_eq!(serial_of_iso("2023-05-06", true), Some(43590.0));
        assert_eq!(serial_of_iso("2023-05-06T12:00:00", false), Some(45052.5));
        assert_eq!(serial_of_iso("1900-01-01", false), Some(1.0));
        assert_eq!(serial_of_iso("1900-03-01", false), Some(61.0));
        assert_eq!(serial_of_iso("2023-02-30", false), None);
        assert_eq!(serial_of_iso("soon", false), None);
    }
}
