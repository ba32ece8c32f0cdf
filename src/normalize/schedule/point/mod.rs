//! The grammar: folded text to loose points. A point has what is printed and no more; the number
//! of `5-6月` that has no unit stays bare, for [`super::resolve`] to give it one.

mod details;
mod figures;
mod words;

use nom::branch::alt;
use nom::{IResult, Parser};

use self::details::details;
pub(super) use self::details::{
    bracket, day_part, is_item_number, only_details, time, weekday, weekday_name,
};
use self::figures::figures;
pub(super) use self::figures::month_and_day;
use self::words::words;
pub(super) use self::words::{month_part, number, numbered_week, year_part};
use crate::normalize::numerals::refused;
use crate::schedule::DayPart;

/// A time as printed: any of its units may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point<'a> {
    pub(super) year: Option<Year>,
    pub(super) period: Option<Period>,
    pub(super) part: Option<Part>,
    pub(super) day: Option<u32>,
    /// A number without a unit behind the units above.
    pub(super) bare: Option<u32>,
    /// 1 (Monday) to 7.
    pub(super) weekday: Option<u8>,
    pub(super) day_part: Option<DayPart>,
    /// The part of the day as printed.
    pub(super) day_part_text: Option<&'a str>,
    pub(super) time: Option<Time>,
    /// What stands in brackets behind it.
    pub(super) brackets: [Option<&'a str>; 2],
    /// Month and day as `6.9`.
    pub(super) dotted: bool,
    /// Without separators: `202305`.
    pub(super) compact: bool,
    /// What stands between the figures of a whole date: `/` of `2023/5/1`.
    pub(super) between: Option<char>,
}

impl Point<'_> {
    /// Whether it is a number without any unit.
    pub(super) fn is_bare(&self) -> bool {
        self.bare.is_some() && self.year.is_none() && self.period.is_none()
    }

    /// Whether it is a single day, or a time on the day before it.
    pub(super) fn is_day(&self) -> bool {
        self.day.is_some() || matches!(self.part, Some(Part::NthWeekday(..))) || self.is_dateless()
    }

    /// Whether it is a whole year.
    pub(super) fn is_year(&self) -> bool {
        self.year.is_some() && self.period.is_none() && self.part.is_none() && self.day.is_none()
    }

    /// Whether it has nothing of a date.
    pub(super) fn is_dateless(&self) -> bool {
        self.year.is_none()
            && self.period.is_none()
            && self.part.is_none()
            && self.day.is_none()
            && self.bare.is_none()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// `2023年`
    Full(u32),
    /// `23年`
    Short(u32),
    /// 今年
    Present,
    /// 全年, 当年, or no year before 年底: the year that is spoken of
    This,
    /// 次年, 明年
    Next,
    /// 去年
    Previous,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Half(u8),
    Quarter(u32),
    /// `前三季度`
    FirstQuarters(u8),
    /// 1 is spring.
    Season(u8),
    /// `秋冬季`, 今冬明春: from the first to the end of the second
    Seasons(u8, u8),
    /// `春、秋季`, `夏秋两季`, which are two times
    BothSeasons(u8, u8),
    Month(u32),
    /// `七八月`
    Months(u8, u8),
    /// `上、下半年`, which are two times
    BothHalves,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 旬, from the first (1) to the last (3) of it.
    TenDays(u8, u8),
    /// 初
    Start,
    /// 中
    Middle,
    /// 底, 末
    End,
    /// 上半月 (1), 下半月 (2)
    HalfMonth(u8),
    /// `第二周` of a month or a year
    Week(u32),
    /// `第二个周日` of a month, 1 (Monday) to 7
    NthWeekday(u32, u8),
}

/// A time of day as printed; the part of the day may move it past noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u32,
    pub(super) minute: u32,
    /// Printed with seconds or behind a date in figures, as programs write it.
    pub(super) machine: bool,
}

/// Reads a point; refuses where nothing of a time stands.
pub(super) fn point(i: &str) -> IResult<&str, Point<'_>> {
    let (rest, mut point) = alt((figures, words)).parse(i)?;
    let rest = details(rest, &mut point);
    if rest.len() == i.len() { refused(i) } else { Ok((rest, point)) }
}
