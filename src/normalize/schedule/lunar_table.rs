//! The months of the Chinese calendar, 1900 to 2100, by GB/T 33661 (computed data, checked month by
//! month against two independent programs). Three new moons fall within seconds of midnight, and
//! there tables differ by a day: September 2057, September 2089 and August 2097.

use crate::schedule::Day;

/// The first year of the table; its New Year was 1900-01-31.
const FIRST_YEAR: i16 = 1900;
/// 1900-01-31 in days from 1970-01-01.
const FIRST_NEW_YEAR: i32 = -25_537;

/// A year in 17 bits: bits 15 to 4 are set where months 1 to 12 have 30 days (else 29), bits 3 to 0
/// name the month that a leap month follows, bit 16 is set where that one has 30 days.
#[rustfmt::skip]
const YEARS: [u32; 201] = [
    0x04BD8, 0x04AE0, 0x0A570, 0x054D5, 0x0D260, 0x0D950, 0x16554, 0x056A0,
    0x09AD0, 0x055D2, 0x04AE0, 0x0A5B6, 0x0A4D0, 0x0D250, 0x1D255, 0x0B540,
    0x0D6A0, 0x0ADA2, 0x095B0, 0x14977, 0x04970, 0x0A4B0, 0x0B4B5, 0x06A50,
    0x06D40, 0x1AB54, 0x02B60, 0x09570, 0x052F2, 0x04970, 0x06566, 0x0D4A0,
    0x0EA50, 0x16A95, 0x05AD0, 0x02B60, 0x186E3, 0x092E0, 0x1C8D7, 0x0C950,
    0x0D4A0, 0x1D8A6, 0x0B550, 0x056A0, 0x1A5B4, 0x025D0, 0x092D0, 0x0D2B2,
    0x0A950, 0x0B557, 0x06CA0, 0x0B550, 0x15355, 0x04DA0, 0x0A5B0, 0x14573,
    0x052B0, 0x0A9A8, 0x0E950, 0x06AA0, 0x0AEA6, 0x0AB50, 0x04B60, 0x0AAE4,
    0x0A570, 0x05260, 0x0F263, 0x0D950, 0x05B57, 0x056A0, 0x096D0, 0x04DD5,
    0x04AD0, 0x0A4D0, 0x0D4D4, 0x0D250, 0x0D558, 0x0B540, 0x0B6A0, 0x195A6,
    0x095B0, 0x049B0, 0x0A974, 0x0A4B0, 0x0B27A, 0x06A50, 0x06D40, 0x0AF46,
    0x0AB60, 0x09570, 0x04AF5, 0x04970, 0x064B0, 0x074A3, 0x0EA50, 0x06B58,
    0x05AC0, 0x0AB60, 0x096D5, 0x092E0, 0x0C960, 0x0D954, 0x0D4A0, 0x0DA50,
    0x07552, 0x056A0, 0x0ABB7, 0x025D0, 0x092D0, 0x0CAB5, 0x0A950, 0x0B4A0,
    0x0BAA4, 0x0AD50, 0x055D9, 0x04BA0, 0x0A5B0, 0x15176, 0x052B0, 0x0A930,
    0x07954, 0x06AA0, 0x0AD50, 0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260,
    0x0EA65, 0x0D530, 0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0,
    0x1D0B6, 0x0D250, 0x0D520, 0x0DD45, 0x0B5A0, 0x056D0, 0x055B2, 0x049B0,
    0x0A577, 0x0A4B0, 0x0AA50, 0x1B255, 0x06D20, 0x0ADA0, 0x14B63, 0x09370,
    0x049F8, 0x04970, 0x064B0, 0x168A6, 0x0EA50, 0x06B20, 0x1A6C4, 0x0AAE0,
    0x092E0, 0x0D2E3, 0x0C960, 0x0D557, 0x0D4A0, 0x0DA50, 0x05D55, 0x056A0,
    0x0A6D0, 0x055D4, 0x052D0, 0x0A9B8, 0x0A950, 0x0B4A0, 0x0B6A6, 0x0AD50,
    0x055A0, 0x0ABA4, 0x0A5B0, 0x052B0, 0x0B273, 0x06930, 0x07337, 0x06AA0,
    0x0AD50, 0x14B55, 0x04B60, 0x0A570, 0x054E4, 0x0D260, 0x0E968, 0x0D520,
    0x0DAA0, 0x16AA6, 0x056D0, 0x04AE0, 0x0A9D4, 0x0A4D0, 0x0D150, 0x0F252,
    0x0D520,
];

/// The Gregorian days of a month of the Chinese calendar, or of one day of it; `None` outside 1900
/// to 2100, and where the year has no such month or day.
pub(super) fn days(year: i16, month: u8, leap: bool, day: Option<u8>) -> Option<(Day, Day)> {
    let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let (before, rest) = YEARS.split_at_checked(index)?;
    let mut start = FIRST_NEW_YEAR;
    for &bits in before {
        start += months(bits).map(|(_, _, days)| days).sum::<i32>();
    }
    for (number, is_leap, days) in months(*rest.first()?) {
        if (number, is_leap) != (month, leap) {
            start += days;
            continue;
        }
        return match day.map(i32::from) {
            None => Some((Day::from_number(start)?, Day::from_number(start + days - 1)?)),
            Some(day) if (1..=days).contains(&day) => {
                let day = Day::from_number(start + day - 1)?;
                Some((day, day))
            }
            Some(_) => None,
        };
    }
    None
}

/// The months of a year in order: number, leap, days.
fn months(bits: u32) -> impl Iterator<Item = (u8, bool, i32)> {
    (1..=12_u8).flat_map(move |month| {
        let days = |long: bool| if long { 30 } else { 29 };
        let common = (month, false, days(bits >> (16 - month) & 1 == 1));
        let leap = (month, true, days(bits >> 16 & 1 == 1));
        let follows = bits & 0xF == u32::from(month);
        std::iter::once(common).chain(follows.then_some(leap))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        let day = |year, month, leap, day| days(year, month, leap, Some(day)).unwrap().0;
        assert_eq!(day(1900, 1, false, 1), Day::new(1900, 1, 31).unwrap());
        // New Year's days and Mid-Autumns from the calendars of those years.
        assert_eq!(day(2000, 1, false, 1), Day::new(2000, 2, 5).unwrap());
        assert_eq!(day(2023, 1, false, 1), Day::new(2023, 1, 22).unwrap());
        assert_eq!(day(2024, 1, false, 1), Day::new(2024, 2, 10).unwrap());
        assert_eq!(day(2023, 8, false, 15), Day::new(2023, 9, 29).unwrap());
        // Leap second month of 2023.
        assert_eq!(day(2023, 2, true, 1), Day::new(2023, 3, 22).unwrap());
        assert_eq!(day(2020, 4, true, 1), Day::new(2020, 5, 23).unwrap());
        assert_eq!(days(2023, 4, true, None), None);
        assert_eq!(days(2101, 1, false, None), None);
        assert_eq!(day(2100, 1, false, 1), Day::new(2100, 2, 9).unwrap());
    }
}
