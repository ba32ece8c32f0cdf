//! Times in the form in which [`Schedule::to_edtf`](crate::Schedule::to_edtf) writes them, by ISO
//! 8601: `2023-05/2023-06`, `../2023-06-30`, `{2023-05,2023-09}`, `2023-34`, `XXXX-05`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map, map_opt, opt, value};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::calendar::iso_week;
use super::list::MAX_ITEMS;
use super::resolve::YEARS;
use crate::normalize::width;
use crate::schedule::{
    Clock, Day, Deadline, Precision, ScheduleValue, SetMode, Span, Start, YearSource, days_in_month,
};

/// Shorter texts are years.
const MIN_LENGTH: usize = "2023-33".len();
const MONTH_LENGTH: usize = "2023-05".len();

/// Reads a whole cell; `None` for anything else, and for what people write like it: `2023-05`,
/// `2023-05-29`, and `2023~`, which is a range whose end was forgotten as well as the mark for
/// approximate: only beside other marks of EDTF is it sure to be that.
pub(super) fn edtf(text: &str) -> Option<ScheduleValue> {
    if text.is_ascii() {
        return ascii(text.trim_ascii());
    }
    // Full-width forms print alike; most cells have a character of another kind near their start.
    let narrow = text.trim().chars().map(width::fold).map(|c| c.is_ascii().then_some(c));
    ascii(&narrow.collect::<Option<String>>()?)
}

fn ascii(text: &str) -> Option<ScheduleValue> {
    let plain = |b: u8| b.is_ascii_digit() || b == b'-';
    // Programs write the midnight of a day, which is the whole day, as one moment.
    let moment = text.contains('T') && !text.contains(['/', ',']);
    let lone_wave = text.ends_with('~') && !text.contains('/');
    if text.len() < MIN_LENGTH || moment || lone_wave {
        return None;
    }
    let coded = text.len() == MONTH_LENGTH && text.get(5..).is_some_and(|code| code > "12");
    if text.bytes().all(plain) && !coded {
        return None;
    }
    let (_, found) =
        all_consuming(alt((set, open, map_opt(period("/"), interval)))).parse(text).ok()?;
    Some(found)
}

/// `{2023-05,2023-06..2023-08}`, `[2023-09,2023-10]`
fn set(i: &str) -> IResult<&str, ScheduleValue> {
    let items = |i| separated_list1(char(','), map_opt(period(".."), interval)).parse(i);
    let all = map(delimited(char('{'), items, char('}')), |items| (SetMode::All, items));
    let one_of = map(delimited(char('['), items, char(']')), |items| (SetMode::OneOf, items));
    map_opt(alt((all, one_of)), |(mode, items)| {
        let stated = |item: &ScheduleValue| {
            matches!(item, ScheduleValue::Interval(span) if span.year_source == YearSource::Stated)
        };
        let year_source =
            if items.iter().any(stated) { YearSource::Stated } else { YearSource::Unknown };
        (2..=MAX_ITEMS)
            .contains(&items.len())
            .then_some(ScheduleValue::Set { mode, items, year_source })
    })
    .parse(i)
}

/// `../2023-06-30`, `2023-07-01/..`
fn open(i: &str) -> IResult<&str, ScheduleValue> {
    let until = map(preceded(tag("../"), end), |end| {
        ScheduleValue::Deadline(Deadline {
            last: end.last,
            precision: end.precision,
            year_source: end.year_source(),
            end_time: end.time,
            approx: end.approx,
            tentative: false,
            anchor: None,
            label: None,
        })
    });
    let from = map(terminated(end, tag("/..")), |start| {
        ScheduleValue::From(Start {
            first: start.first,
            precision: start.precision,
            year_source: start.year_source(),
            start_time: start.time,
            approx: start.approx,
            tentative: false,
            label: None,
        })
    });
    alt((until, from)).parse(i)
}

fn period(between: &'static str) -> impl Fn(&str) -> IResult<&str, (End, Option<End>)> {
    move |i| (end, opt(preceded(tag(between), end))).parse(i)
}

fn interval((first, last): (End, Option<End>)) -> Option<ScheduleValue> {
    let end = last.unwrap_or(first);
    // Without years, a range that goes over the end of one runs backwards.
    let reversed = first.first.year.is_some() && end.last < first.first;
    if first.precision != end.precision || reversed {
        return None;
    }
    let year_source = first.year_source();
    let mut span = Span::new(first.first, end.last, first.precision, year_source);
    span.start_time = first.time;
    span.end_time = last.and_then(|last| last.time);
    span.approx = first.approx || end.approx;
    Some(ScheduleValue::Interval(span))
}

/// One end: a period with its first and last day.
#[derive(Clone, Copy)]
struct End {
    first: Day,
    last: Day,
    precision: Precision,
    time: Option<Clock>,
    approx: bool,
}

impl End {
    fn year_source(&self) -> YearSource {
        if self.first.year.is_some() { YearSource::Stated } else { YearSource::Unknown }
    }
}

fn end(i: &str) -> IResult<&str, End> {
    let mut year = alt((
        value(None, tag("XXXX")),
        map_opt(digits(4), |year| {
            i16::try_from(year).ok().filter(|year| YEARS.contains(year)).map(Some)
        }),
    ));
    let (i, year) = year.parse(i)?;
    let week = map_opt(preceded(tag("-W"), digits(2)), |week| {
        let days = iso_week(year, u32::from(week)).ok()?;
        Some(End {
            first: days.first,
            last: days.last,
            precision: days.precision,
            time: None,
            approx: false,
        })
    });
    let time = map_opt((one_of("T"), digits(2), char(':'), digits(2), tag(":00")), |clock| {
        Clock::new(u8::try_from(clock.1).ok()?, u8::try_from(clock.3).ok()?)
    });
    let of_year = map_opt(
        (opt(preceded(char('-'), digits(2))), opt(preceded(char('-'), digits(2))), opt(time)),
        |(code, day, time)| of_year(year, code, day, time),
    );
    let (i, mut end) = alt((week, of_year)).parse(i)?;
    let (i, approx) = opt(char('~')).parse(i)?;
    end.approx = approx.is_some();
    Ok((i, end))
}

/// The period of a month, or of a code of ISO 8601-2 for a season, a quarter or a half.
fn of_year(
    year: Option<i16>,
    code: Option<u16>,
    day: Option<u16>,
    time: Option<Clock>,
) -> Option<End> {
    let code = code.map(u8::try_from).transpose().ok()?;
    if let Some(day) = day {
        let day = Day::checked(year, code?, u8::try_from(day).ok()?)?;
        let precision = if time.is_some() { Precision::Minute } else { Precision::Day };
        return Some(End { first: day, last: day, precision, time, approx: false });
    }
    if time.is_some() {
        return None;
    }
    let (from, to, precision) = match code {
        None => (1, 12, Precision::Year),
        Some(month @ 1..=12) => (month, month, Precision::Month),
        Some(season @ 21..=23) => ((season - 20) * 3, (season - 20) * 3 + 2, Precision::Season),
        Some(24) => (12, 2, Precision::Season),
        Some(quarter @ 33..=36) => ((quarter - 33) * 3 + 1, (quarter - 32) * 3, Precision::Quarter),
        Some(half @ 40..=41) => ((half - 40) * 6 + 1, (half - 39) * 6, Precision::HalfYear),
        Some(_) => return None,
    };
    // A winter ends in the next year.
    let end_year = match year {
        Some(year) if to < from => Some(year.checked_add(1)?),
        year => year,
    };
    let first = Day::checked(year, from, 1)?;
    let last = Day::checked(end_year, to, days_in_month(end_year, to))?;
    Some(End { first, last, precision, time: None, approx: false })
}

fn digits(count: usize) -> impl Fn(&str) -> IResult<&str, u16> {
    move |i| {
        map_opt(take_while_m_n(count, count, |c: char| c.is_ascii_digit()), |digits: &str| {
            digits.parse().ok()
        })
        .parse(i)
    }
}
