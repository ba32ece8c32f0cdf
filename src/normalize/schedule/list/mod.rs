//! The grammar: folded text to a list of points and ranges with the words around them.

mod item;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt, value};
use nom::multi::many1_count;
use nom::{IResult, Parser};

use self::item::item;
use super::point::{Part, Period, Point};
use crate::normalize::numerals::{arabic, chinese};

/// A longer list is no list of times (fields of real plans have a dozen at most).
pub(super) const MAX_ITEMS: usize = 32;

/// What stands between an item and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// The first item.
    Nothing,
    /// 、 and the like
    And,
    /// 或
    Or,
    /// `/`
    Slash,
    /// Two complete times one behind the other, or with a blank between.
    Juxtaposed,
}

/// Where an item is bounded on one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// 前, 之前: whether the day itself is in is left open.
    Before,
    /// 截至, 之内: the day itself is in.
    Until,
    /// 起
    From,
    /// 后: whether the day itself is in is left open.
    After,
    /// 至今
    Since,
}

/// A time or a range of times with the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that stands there or not")]
pub(super) struct Item<'a> {
    pub(super) separator: Separator,
    pub(super) label: Option<&'a str>,
    pub(super) first: Point<'a>,
    pub(super) last: Option<Point<'a>>,
    pub(super) bound: Option<Bound>,
    /// 从 before it: with a range it says nothing, alone it is a start.
    pub(super) since: bool,
    /// 即日起至 before it.
    pub(super) from_today: bool,
    pub(super) approx: bool,
    pub(super) tentative: bool,
    /// 长期, 持续 behind it.
    pub(super) lasting: bool,
    /// What happens then is said: `5月完成`.
    pub(super) worded: bool,
    /// 启动 is said of it.
    pub(super) starts: bool,
    /// A quote is open before it: `“3·15”前后`.
    quoted: bool,
    /// Text behind it, or a bracket before it, that is kept as the qualifier.
    pub(super) sides: [Option<&'a str>; 2],
}

impl<'a> Item<'a> {
    /// Its last point.
    fn end(&self) -> Point<'a> {
        self.last.unwrap_or(self.first)
    }
}

/// Reads the whole text as a list of times; `None` if any of it is something else.
pub(super) fn items(text: &str) -> Option<Vec<Item<'_>>> {
    let mut items = Vec::with_capacity(2);
    let mut rest = text;
    let numbered = is_numbered(text);
    let mut number = 0;
    loop {
        let (mut after, separator) =
            if items.is_empty() { (rest, Separator::Nothing) } else { separator(rest).ok()? };
        if numbered && (items.is_empty() || rest.starts_with(';')) {
            number += 1;
            after = behind_number(after, number)?;
        }
        // `5。8月`: a dot or a comma?
        if rest.starts_with('。')
            && items.last().is_some_and(|item: &Item<'_>| item.end().bare.is_some())
        {
            return None;
        }
        // `2023/5/1、5/8`: the slash of a date goes on, and is no 或.
        let between = items.last().and_then(|item: &Item<'_>| item.end().between);
        let (after, item) = item(after, separator, between.filter(|&c| c == '/')).ok()?;
        // A year and a part of it side by side (`5月23年`) are one time that was not understood, and
        // a number before another (`1 2月`) is no month of its own.
        if separator == Separator::Juxtaposed
            && let Some(before) = items.last()
            && (before.end().is_year() != item.first.is_year() || before.end().bare.is_some())
        {
            return None;
        }
        // `2023-5-1、5-8`: a day of May, or days five to eight?
        if between == Some('-')
            && item.first.is_bare()
            && item.last.is_some_and(|last| last.is_bare() || last.day.is_some())
        {
            return None;
        }
        if let Some(before) = items.last()
            && !fits_behind(before, &item)
        {
            return None;
        }
        items.push(item);
        rest = after;
        if rest.is_empty() {
            // `4月/10`: a month, or a tenth?
            let open = items.last().is_some_and(|item: &Item<'_>| {
                item.separator == Separator::Slash && item.end().bare.is_some()
            });
            return (!open).then_some(items);
        }
        if items.len() == MAX_ITEMS {
            return None;
        }
    }
}

/// Whether the parts of a text are numbered: `一、5月；二、9月`, `1.5月；2.9月`.
fn is_numbered(text: &str) -> bool {
    if !text.starts_with(['1', '一']) {
        return false;
    }
    let Some(first) = behind_number(text, 1) else { return false };
    // No list of times is written half in Chinese and half in Arabic figures: `一、5月`.
    let mixed = text.starts_with('一') && first.starts_with(|c: char| c.is_ascii_digit());
    mixed
        || text.contains(';')
            && text.split(';').zip(1..).all(|(part, number)| behind_number(part, number).is_some())
}

/// What stands behind the number of a part: `一、`, `1.`
fn behind_number(text: &str, number: u16) -> Option<&str> {
    let figures = map_opt(arabic, |printed| u16::try_from(printed.value).ok());
    let (rest, printed) = alt((chinese, figures)).parse(text).ok()?;
    rest.strip_prefix(['、', '.']).filter(|_| printed == number)
}

/// Whether a list can go on with an item.
fn fits_behind(before: &Item<'_>, item: &Item<'_>) -> bool {
    let (end, next) = (before.end(), item.first);
    // `4月/10月` and `4/10月` are two months, `5/1-5/31` is something else.
    if item.separator == Separator::Slash
        && end.bare.is_some()
        && (before.last.is_some() || item.last.is_some())
    {
        return false;
    }
    // `二季度5月` is one time, said twice.
    let coarse =
        matches!(end.period, Some(Period::Half(_) | Period::Quarter(_) | Period::Season(_)));
    if item.separator == Separator::Juxtaposed
        && coarse
        && matches!(next.period, Some(Period::Month(_) | Period::Quarter(_)))
        && before.sides == [None, None]
        && !before.worded
    {
        return false;
    }
    // `年底年初` is the turn of the year.
    if item.separator == Separator::Juxtaposed
        && end.period.is_none()
        && next.period.is_none()
        && (end.part, next.part) == (Some(Part::End), Some(Part::Start))
    {
        return false;
    }
    // `2023.1 1.5`, `5.1 1.5`: which blank is one between two dates?
    if item.separator == Separator::Juxtaposed && next.dotted {
        let backwards = match (end.period, next.period) {
            (Some(Period::Month(before)), Some(Period::Month(now))) => now < before,
            _ => true,
        };
        if end.day.is_none() || backwards {
            return false;
        }
    }
    // `5月2周`: the second week, or two weeks?
    if item.separator == Separator::Juxtaposed
        && matches!(next.part, Some(Part::Week(_)))
        && next.period.is_none()
    {
        return false;
    }
    // `5月约10日`, `5月、10日`: the tenth of May, or May and the tenth of another month?
    let of_month_before = next.day.is_some() && next.period.is_none();
    let whole_month = end.period.is_some() && end.day.is_none() && end.bare.is_none();
    !(of_month_before && whole_month && end.part.is_none())
}

fn separator(i: &str) -> IResult<&str, Separator> {
    let (rest, separator) = opt(alt((
        value(Separator::Or, (opt(char(',')), alt((tag("或者"), tag("或"))))),
        value(
            Separator::And,
            (
                many1_count(one_of("、,;。")),
                opt(alt((tag("以及"), tag("和"), tag("及"), tag("与"), tag("并")))),
            ),
        ),
        value(
            Separator::And,
            alt((tag("以及"), tag("和"), tag("及"), tag("与"), tag("+"), tag("&"))),
        ),
        value(Separator::Slash, char('/')),
        value(Separator::Juxtaposed, char(' ')),
    )))
    .parse(i)?;
    Ok((rest, separator.unwrap_or(Separator::Juxtaposed)))
}
