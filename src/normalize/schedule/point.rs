//! The grammar: folded text to loose points. A point has what is printed and no more; the number
//! of `5-6月` that has no unit stays bare, for [`super::resolve`] to give it one.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{eof, map, map_opt, not, opt, peek, recognize, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use crate::normalize::numerals::{Arabic, arabic, chinese, chinese_digit, refused, year_by_digits};
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

/// Dates in figures: `2023.5.29`, `2023-05`, `6.9`, `20230529`, `23.5.29`.
fn figures(i: &str) -> IResult<&str, Point<'_>> {
    let (rest, first) = arabic(i)?;
    let empty = Point::default();
    match first.digits {
        8 => {
            let (month, day) = (first.value / 100 % 100, first.value % 100);
            let year = Some(Year::Full(first.value / 10_000));
            let period = Some(Period::Month(month));
            return Ok((rest, Point { year, period, day: Some(day), compact: true, ..empty }));
        }
        6 => {
            let year = Some(Year::Full(first.value / 100));
            let period = Some(Period::Month(first.value % 100));
            return Ok((rest, Point { year, period, compact: true, ..empty }));
        }
        4 | 2 | 1 => {}
        _ => return refused(i),
    }
    let (rest, separator) = one_of(".-/").parse(rest)?;
    let (rest, second) = short(rest)?;
    let third = preceded(char(separator), short).parse(rest);
    let year = match first.digits {
        4 => Year::Full(first.value),
        _ => Year::Short(first.value),
    };
    if let Ok((after, third)) = third {
        // `2023-5-6月` is a range of months, not a day.
        if first.digits != 1 && !after.starts_with('月') {
            let (after, _) = opt(one_of("日号")).parse(after)?;
            let period = Some(Period::Month(second.value));
            let day = Some(third.value);
            let between = Some(separator);
            return Ok((after, Point { year: Some(year), period, day, between, ..empty }));
        }
    }
    let period = Some(Period::Month(second.value));
    match (first.digits, separator) {
        (4, _) => {
            // `2023.5月` and `2023.5月29日` name the unit once more.
            let (rest, unit) = opt((char('月'), opt(char('份')))).parse(rest)?;
            let point = Point { year: Some(year), period, ..empty };
            if unit.is_some() { month_tail(rest, point) } else { Ok((rest, point)) }
        }
        (_, '.') => {
            not(alt((recognize(one_of("月年个天周万亿%")), tag("小时")))).parse(rest)?;
            let (rest, _) = opt(one_of("日号")).parse(rest)?;
            let period = Some(Period::Month(first.value));
            let day = Some(second.value);
            Ok((rest, Point { period, day, dotted: true, ..empty }))
        }
        _ => refused(i),
    }
}

/// `5/31` behind `2023/5/1`, with what stands between the figures there.
pub(super) fn month_and_day(i: &str, between: char) -> IResult<&str, Point<'_>> {
    let (rest, (month, _, day)) = (short, char(between), short).parse(i)?;
    let (rest, _) = opt(one_of("日号")).parse(rest)?;
    not(satisfy(|c| c == between || c == '月' || c == '年' || c == '季')).parse(rest)?;
    let period = Some(Period::Month(month.value));
    let mut point =
        Point { period, day: Some(day.value), between: Some(between), ..Point::default() };
    let rest = details(rest, &mut point);
    Ok((rest, point))
}

/// One or two digits.
fn short(i: &str) -> IResult<&str, Arabic> {
    verify(arabic, |number: &Arabic| number.digits <= 2).parse(i)
}

/// Dates in words: `2023年5月29日`, `上半年`, `第二季度末`, `6月上旬`, `9日`, or a bare number.
fn words(i: &str) -> IResult<&str, Point<'_>> {
    let (rest, year) = opt(year).parse(i)?;
    let point = Point { year, ..Point::default() };
    if year.is_some() {
        // `2023年全年`, `2023年度的5月`, `2023年年底`
        let again = alt((tag("全年"), tag("的"), terminated(tag("年"), peek(year_part))));
        let (rest, _) = opt(again).parse(rest)?;
        if let Ok((rest, part)) = year_part(rest) {
            return Ok((rest, Point { part: Some(part), ..point }));
        }
        if let Ok((rest, week)) = numbered_week(rest) {
            return Ok((rest, Point { part: Some(Part::Week(week)), ..point }));
        }
        // `2023年5.8-5.10`
        if let Ok((rest, dotted)) = figures(rest)
            && dotted.dotted
        {
            return Ok((rest, Point { year, ..dotted }));
        }
        // `2023年.5月` is a slip; a dash there begins another point.
        let (rest, _) = opt(char('.')).parse(rest)?;
        return sub_year(rest, point);
    }
    if let Ok((rest, part)) = preceded(char('年'), year_part).parse(rest) {
        let year = Some(Year::This);
        return Ok((rest, Point { year, part: Some(part), ..point }));
    }
    sub_year(rest, point)
}

fn year(i: &str) -> IResult<&str, Year> {
    let unit = (char('年'), opt(char('度')));
    let numbered = alt((
        map_opt(year_by_digits, |year| u32::try_from(year).ok().map(Year::Full)),
        map_opt(arabic, |year| match year.digits {
            4 => Some(Year::Full(year.value)),
            2 => Some(Year::Short(year.value)),
            _ => None,
        }),
    ));
    alt((
        terminated(numbered, unit),
        // `2023Q3`, `2023上半年`
        map(
            terminated(four_digits, peek(alt((value((), period), value((), tag("全年")))))),
            Year::Full,
        ),
        value(Year::This, terminated(char('年'), peek(char('内')))),
        value(Year::Present, alt((tag("今年"), tag("本年度"), tag("本年")))),
        value(Year::This, tag("当年")),
        value(Year::This, (opt(tag("贯穿")), tag("全年"), opt(char('度')))),
        value(
            Year::Next,
            (
                alt((tag("次年"), tag("翌年"), tag("明年"), tag("来年"), tag("下年"))),
                opt(char('度')),
            ),
        ),
        value(Year::Next, tag("第二年")),
        value(Year::Previous, (alt((tag("去年"), tag("上年"))), opt(char('度')))),
    ))
    .parse(i)
}

fn four_digits(i: &str) -> IResult<&str, u32> {
    map(verify(arabic, |number: &Arabic| number.digits == 4), |number| number.value).parse(i)
}

/// 初 中 底 末 behind a year.
pub(super) fn year_part(i: &str) -> IResult<&str, Part> {
    alt((
        value(Part::Start, (char('初'), not(one_of("中赛审步选")))),
        value(Part::Middle, (char('中'), not(one_of("考学小央心国")))),
        value(Part::End, one_of("底末")),
    ))
    .parse(i)
}

/// `前三季度`
fn first_quarters(i: &str) -> IResult<&str, u8> {
    let number = alt((value(2, one_of("二两2")), value(3, one_of("三3"))));
    preceded(char('前'), terminated(number, (opt(char('个')), tag("季度")))).parse(i)
}

fn sub_year<'a>(i: &'a str, point: Point<'a>) -> IResult<&'a str, Point<'a>> {
    if let Ok((rest, quarters)) = first_quarters(i) {
        return Ok((rest, Point { period: Some(Period::FirstQuarters(quarters)), ..point }));
    }
    if let Ok((rest, period)) = period(i) {
        let point = Point { period: Some(period), ..point };
        return match period {
            Period::Month(_) => month_tail(rest, point),
            Period::Quarter(_) => {
                let (rest, part) = opt(year_part).parse(rest)?;
                Ok((rest, Point { part, ..point }))
            }
            _ => Ok((rest, point)),
        };
    }
    if let Ok((rest, day)) = day(i) {
        return Ok((rest, Point { day: Some(day), ..point }));
    }
    // The month stands before: `5月上旬、下旬`, `6月5日至月底`, `9月第1、2周`.
    let week = map(terminated(number, (week_unit, not(weekday_name))), Part::Week);
    let week = preceded(opt(char('第')), week);
    if let Ok((rest, part)) = alt((ten_days, preceded(char('月'), year_part), week)).parse(i) {
        return Ok((rest, Point { part: Some(part), ..point }));
    }
    // `二` under a header of quarters
    let lone = map(terminated(chinese, eof), u32::from);
    let (rest, bare) = opt(alt((bare, lone))).parse(i)?;
    Ok((rest, Point { bare, ..point }))
}

fn period(i: &str) -> IResult<&str, Period> {
    let half = alt((
        value(1, alt((tag("上半年"), tag("前半年")))),
        value(2, alt((tag("下半年"), tag("后半年")))),
    ));
    let quarter = alt((
        preceded(one_of("Qq"), number),
        preceded(char('第'), terminated(number, (char('季'), opt(char('度'))))),
        terminated(number, tag("季度")),
        // `四季` is the whole year round.
        terminated(verify(number, |number: &u32| *number < 4), char('季')),
    ));
    alt((
        terminated(month, opt(char('份'))),
        value(Period::BothHalves, alt((tag("上下半年"), tag("上、下半年")))),
        map(terminated(half, opt(char('度'))), Period::Half),
        map(quarter, Period::Quarter),
        seasons,
    ))
    .parse(i)
}

/// `秋季`, `秋冬季节`, `春秋两季`, `今冬明春`
fn seasons(i: &str) -> IResult<&str, Period> {
    let season = |i| {
        alt((
            value(1, char('春')),
            value(2, char('夏')),
            value(3, char('秋')),
            value(4, char('冬')),
        ))
        .parse(i)
    };
    if let Ok((rest, _)) = tag::<_, _, nom::error::Error<&str>>("今冬明春").parse(i) {
        return Ok((rest, Period::Seasons(4, 1)));
    }
    let (rest, first): (_, u8) = season(i)?;
    let (rest, listed) = opt(one_of("、和及与,")).parse(rest)?;
    let unit = |i| {
        terminated((opt(char('两')), one_of("季天"), opt(char('节'))), not(one_of("学运招")))
            .parse(i)
    };
    if let Ok((rest, (second, (two, ..)))) = (season, unit).parse(rest) {
        // `冬春季`: the winter before that spring, or the one that it ends in?
        if second <= first {
            return refused(i);
        }
        let one_time = two.is_none() && listed.is_none() && second == first + 1;
        let both = if one_time { Period::Seasons } else { Period::BothSeasons };
        return Ok((rest, both(first, second)));
    }
    if listed.is_some() {
        return refused(i);
    }
    let (rest, (two, ..)) = unit(rest)?;
    if two.is_some() { refused(i) } else { Ok((rest, Period::Season(first))) }
}

fn month(i: &str) -> IResult<&str, Period> {
    let idiom = verify((chinese_digit, chinese_digit), |(first, second)| first + 1 == *second);
    let month = alt((
        terminated(map(number, Period::Month), char('月')),
        value(Period::Month(1), tag("元月")),
        terminated(
            map_opt(idiom, |(first, second)| {
                Some(Period::Months(first.try_into().ok()?, second.try_into().ok()?))
            }),
            char('月'),
        ),
        value(Period::Months(11, 12), tag("十一二月")),
    ));
    preceded(opt(char('第')), month).parse(i)
}

/// An Arabic or Chinese number.
pub(super) fn number(i: &str) -> IResult<&str, u32> {
    alt((map(arabic, |number| number.value), map(chinese, u32::from))).parse(i)
}

fn day(i: &str) -> IResult<&str, u32> {
    terminated(number, one_of("日号")).parse(i)
}

/// A number without a unit. In Chinese only before another number: `5月十一期间` is no day.
fn bare(i: &str) -> IResult<&str, u32> {
    let separator = alt((recognize(one_of("-~、,至到和或及与")), tag("以及")));
    preceded(
        opt(char('第')),
        alt((
            map(
                terminated(
                    verify(arabic, |number: &Arabic| number.digits <= 4),
                    not(one_of("年月日号季周个天次场期:时点分小")),
                ),
                |number| number.value,
            ),
            map(terminated(chinese, peek(separator)), u32::from),
        )),
    )
    .parse(i)
}

/// What may follow a month: a ten-day period, a part, a week, a day.
fn month_tail<'a>(i: &'a str, point: Point<'a>) -> IResult<&'a str, Point<'a>> {
    let (i, _) = opt(char('的')).parse(i)?;
    // `5月月底`
    if let Ok((rest, part)) = alt((month_part, preceded(char('月'), year_part))).parse(i) {
        return Ok((rest, Point { part: Some(part), ..point }));
    }
    if let Ok((rest, day)) = day(i) {
        return Ok((rest, Point { day: Some(day), ..point }));
    }
    let (rest, bare) = opt(bare).parse(i)?;
    Ok((rest, Point { bare, ..point }))
}

/// 旬
fn ten_days(i: &str) -> IResult<&str, Part> {
    let ten_days = terminated(
        alt((
            value((1, 3), alt((tag("上中下"), tag("上、中、下")))),
            value((1, 2), alt((tag("中上"), tag("上中"), tag("上、中"), tag("上旬至中")))),
            value((2, 3), alt((tag("中下"), tag("中、下"), tag("中旬至下")))),
            value((1, 1), char('上')),
            value((2, 2), char('中')),
            value((3, 3), char('下')),
        )),
        char('旬'),
    );
    map(ten_days, |(from, to)| Part::TenDays(from, to)).parse(i)
}

pub(super) fn month_part(i: &str) -> IResult<&str, Part> {
    alt((
        ten_days,
        map(
            terminated(alt((value(1, char('上')), value(2, char('下')))), tag("半月")),
            Part::HalfMonth,
        ),
        map((char('第'), number, char('个'), weekday), |(_, nth, _, day)| {
            Part::NthWeekday(nth, day)
        }),
        map(numbered_week, Part::Week),
        value(Part::Start, (char('初'), opt(char('期')), not(one_of("中赛审步选试评")))),
        value(Part::Middle, (char('中'), opt(char('期')), not(one_of("考学小央心国层高")))),
        value(Part::End, (one_of("底末"), opt(char('期')))),
    ))
    .parse(i)
}

/// `第3周`, `第三个星期`
pub(super) fn numbered_week(i: &str) -> IResult<&str, u32> {
    preceded(char('第'), terminated(number, (week_unit, not(weekday_name)))).parse(i)
}

fn week_unit(i: &str) -> IResult<&str, &str> {
    recognize((opt(char('个')), alt((tag("周"), tag("星期"))))).parse(i)
}

pub(super) fn weekday_name(i: &str) -> IResult<&str, u8> {
    map_opt(anychar, |c| {
        Some(match c {
            '一' | '1' => 1,
            '二' | '2' => 2,
            '三' | '3' => 3,
            '四' | '4' => 4,
            '五' | '5' => 5,
            '六' | '6' => 6,
            '日' | '天' | '7' => 7,
            _ => return None,
        })
    })
    .parse(i)
}

/// `周二`, `星期日`
pub(super) fn weekday(i: &str) -> IResult<&str, u8> {
    preceded(alt((tag("星期"), tag("礼拜"), tag("周"))), weekday_name).parse(i)
}

/// What may follow any point: brackets, weekday, part of the day, time of day.
fn details<'a>(mut i: &'a str, point: &mut Point<'a>) -> &'a str {
    let numeric = !point.is_dateless();
    loop {
        if let Ok((rest, bracket)) = bracket(i)
            // `5月(2)6月`: the number of what follows.
            && (rest.is_empty() || !is_item_number(bracket))
            && let Some(free) = point.brackets.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(bracket);
            i = rest;
        } else if point.weekday.is_none()
            && let Ok((rest, day)) = preceded(opt(char(',')), weekday).parse(i)
        {
            point.weekday = Some(day);
            i = rest;
        } else if point.day.is_some()
            && let Some(rest) = ["全天", "当天", "整天"].iter().find_map(|day| i.strip_prefix(day))
        {
            // The whole day is what a day is.
            i = rest;
        } else if point.day_part.is_none()
            && point.time.is_none()
            && let Ok((rest, part)) = preceded(opt(one_of(" ,")), day_part).parse(i)
        {
            let printed = i.get(..i.len() - rest.len()).unwrap_or_default();
            point.day_part_text = Some(printed.trim_start_matches([' ', ',']));
            point.day_part = Some(part);
            i = rest;
        } else if point.time.is_none()
            && let Ok((rest, mut time)) = time(i, point.day_part.is_some())
        {
            time.machine |= numeric && i.starts_with([' ', 'T']);
            point.time = Some(time);
            i = rest;
        } else {
            return i;
        }
    }
}

/// What stands in brackets, without them; a bracket that is never closed ends with the text.
pub(super) fn bracket(i: &str) -> IResult<&str, &str> {
    let (inside, _) = char('(').parse(i)?;
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let content = inside.get(..at).unwrap_or_default();
            return Ok((inside.get(at + 1..).unwrap_or_default(), content));
        }
    }
    Ok(("", inside))
}

/// Whether a bracket numbers the items of a list: `(1)`.
pub(super) fn is_item_number(bracket: &str) -> bool {
    !bracket.is_empty() && bracket.len() <= 2 && bracket.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn day_part(i: &str) -> IResult<&str, DayPart> {
    alt((
        value(
            DayPart::Morning,
            alt((
                tag("上午"),
                tag("早上"),
                tag("早晨"),
                tag("早间"),
                tag("早"),
                tag("清晨"),
                // 凌晨12点 is midnight, of one day or the other.
                terminated(tag("凌晨"), not(alt((tag("12"), tag("十二"))))),
            )),
        ),
        value(DayPart::Noon, tag("中午")),
        value(DayPart::Afternoon, alt((tag("下午"), tag("午后")))),
        value(
            DayPart::Evening,
            alt((tag("晚上"), tag("傍晚"), tag("夜间"), tag("晚间"), tag("晚"))),
        ),
    ))
    .parse(i)
}

/// `9:00`, `09:00:00`, `9时30分`, `9点半`; behind a part of the day also `上午:9:00`.
pub(super) fn time(i: &str, after_part: bool) -> IResult<&str, Time> {
    let (i, _) = opt(one_of(" T,")).parse(i)?;
    let (i, _) = if after_part { opt(char(':')).parse(i)? } else { (i, None) };
    let two = |i| {
        map_opt(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), |text: &str| {
            text.parse::<u32>().ok()
        })
        .parse(i)
    };
    let in_words = alt((value(2, char('两')), map(chinese, u32::from)));
    let (i, hour) = map(short, |hour| hour.value).or(in_words).parse(i)?;
    if let Ok((rest, minute)) = preceded(char(':'), two).parse(i) {
        let (rest, seconds) = opt(preceded(char(':'), two)).parse(rest)?;
        not(satisfy(|c| c.is_ascii_digit() || c == ':')).parse(rest)?;
        if seconds.is_some_and(|seconds| seconds > 59) {
            return refused(rest);
        }
        return Ok((rest, Time { hour, minute, machine: seconds.is_some() }));
    }
    let (i, _) = alt((recognize(char('时')), tag("点钟"), recognize(char('点')))).parse(i)?;
    let minute = alt((
        terminated(number, char('分')),
        value(30, char('半')),
        terminated(two, not(satisfy(|c| c.is_ascii_digit() || c == ':'))),
        value(0, char('整')),
    ));
    let (i, minute) = opt(minute).parse(i)?;
    Ok((i, Time { hour, minute: minute.unwrap_or(0), machine: false }))
}

/// Weekday, part of the day and time of day, and nothing else.
pub(super) fn only_details(text: &str) -> Option<Point<'_>> {
    let mut point = Point::default();
    let consumed = details(text, &mut point).is_empty() && point.brackets == [None, None];
    (consumed && !text.is_empty()).then_some(point)
}
