//! The grammar: folded text to a list of points and ranges with the words around them.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, char, one_of};
use nom::combinator::{eof, not, opt, peek, recognize, value, verify};
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::point::{Point, bracket, is_item_number, point};
use super::side::side_text;
use crate::normalize::numerals::refused;

/// A longer list is no list of times (fields of real plans have a dozen at most).
const MAX_ITEMS: usize = 32;
/// A longer text before a colon is a sentence, not the label of a time.
const MAX_LABEL_CHARS: usize = 16;

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
    loop {
        let (after, separator) =
            if items.is_empty() { (rest, Separator::Nothing) } else { separator(rest).ok()? };
        if after.is_empty() && separator != Separator::Nothing {
            return Some(items);
        }
        let (after, item) = item(after, separator).ok()?;
        // A year and a part of it side by side are one time that was not understood, and a number
        // before another (`1 2月`) is no month of its own.
        if separator == Separator::Juxtaposed
            && let Some(before) = items.last()
            && ((before.end().is_year() && !item.first.is_year()) || before.end().bare.is_some())
        {
            return None;
        }
        items.push(item);
        rest = after;
        if rest.is_empty() {
            return Some(items);
        }
        if items.len() == MAX_ITEMS {
            return None;
        }
    }
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

fn item(i: &str, separator: Separator) -> IResult<&str, Item<'_>> {
    let mut item = Item {
        separator,
        label: None,
        first: Point::default(),
        last: None,
        bound: None,
        since: false,
        from_today: false,
        approx: false,
        tentative: false,
        lasting: false,
        sides: [None, None],
    };
    let (i, ()) = head(i, &mut item)?;
    let (i, first) = point(i)?;
    item.first = first;
    // What stands side by side must be complete: `5月910日` is neither.
    if separator == Separator::Juxtaposed && first.is_bare() {
        return refused(i);
    }
    let to = preceded(opt(alt((tag("开始"), tag("起")))), range_sign);
    let (i, ranged) = opt(to).parse(i)?;
    let i = if ranged.is_some() {
        if let Ok((rest, _)) = tag::<_, _, nom::error::Error<&str>>("今").parse(i) {
            item.bound = Some(Bound::Since);
            rest
        } else {
            let (rest, last) = point(i)?;
            item.last = Some(last);
            rest
        }
    } else {
        i
    };
    tail(i, &mut item)
}

/// `-`, `~`, 至, 到; `-至`
fn range_sign(i: &str) -> IResult<&str, &str> {
    recognize(many1_count(alt((recognize(one_of("-~至到")), tag("截止到"))))).parse(i)
}

/// What a word before a time says.
#[derive(Clone, Copy)]
enum Head {
    Plain,
    Tentative,
    Approx,
    Since,
    Until,
}

/// The words before a time; of words with one beginning the longer stands first.
const HEADS: &[(&str, Head)] = &[
    ("截止时间为", Head::Until),
    ("截止至", Head::Until),
    ("截止到", Head::Until),
    ("截止", Head::Until),
    ("截至", Head::Until),
    ("不晚于", Head::Until),
    ("不迟于", Head::Until),
    ("最迟于", Head::Until),
    ("最迟", Head::Until),
    ("最晚于", Head::Until),
    ("最晚", Head::Until),
    ("将持续到", Head::Until),
    ("将持续至", Head::Until),
    ("持续到", Head::Until),
    ("持续至", Head::Until),
    ("延续至", Head::Until),
    ("延续到", Head::Until),
    ("至", Head::Until),
    ("到", Head::Until),
    ("自", Head::Since),
    ("从", Head::Since),
    ("由", Head::Since),
    ("初步定于", Head::Tentative),
    ("初步计划", Head::Tentative),
    ("初定于", Head::Tentative),
    ("初定", Head::Tentative),
    ("拟定于", Head::Tentative),
    ("拟定", Head::Tentative),
    ("拟于", Head::Tentative),
    ("拟在", Head::Tentative),
    ("拟", Head::Tentative),
    ("预计于", Head::Tentative),
    ("预计在", Head::Tentative),
    ("预计", Head::Tentative),
    ("预定", Head::Tentative),
    ("计划于", Head::Tentative),
    ("计划在", Head::Tentative),
    ("计划", Head::Tentative),
    ("暂定于", Head::Tentative),
    ("暂定为", Head::Tentative),
    ("暂定", Head::Tentative),
    ("大约", Head::Approx),
    ("大概", Head::Approx),
    ("约", Head::Approx),
    ("须于", Head::Plain),
    ("需于", Head::Plain),
    ("应于", Head::Plain),
    ("应在", Head::Plain),
    ("须在", Head::Plain),
    ("需在", Head::Plain),
    ("请于", Head::Plain),
    ("请在", Head::Plain),
    ("将于", Head::Plain),
    ("将在", Head::Plain),
    ("定于", Head::Plain),
    ("分别于", Head::Plain),
    ("原则上", Head::Plain),
    ("力争", Head::Plain),
    ("争取", Head::Plain),
    ("确保", Head::Plain),
    ("于", Head::Plain),
    ("在", Head::Plain),
    ("为", Head::Plain),
];

/// `即日起至`, `自印发之日起至`
fn from_today(i: &str) -> IResult<&str, ()> {
    value(
        (),
        (
            opt(char('自')),
            alt((tag("即日"), tag("发文之日"), tag("印发之日"), tag("发布之日"))),
            opt(char('起')),
            alt((range_sign, tag("截止"), tag(","))),
            opt(alt((tag("截至"), tag("截止到"), tag("截止")))),
        ),
    )
    .parse(i)
}

/// Labels that repeat the header of the column and say nothing more.
const TIME_LABELS: &[&str] =
    &["时间", "日期", "活动时间", "具体时间", "完成时限", "完成时间", "时限", "时间安排"];
/// Labels that make a limit of the time.
const LIMIT_LABELS: &[&str] = &["截止时间", "截止日期", "截至时间", "截至日期"];

/// The words before a time.
fn head<'a>(mut i: &'a str, item: &mut Item<'a>) -> IResult<&'a str, ()> {
    loop {
        if let Ok((rest, ())) = terminated(from_today, not(eof)).parse(i) {
            item.from_today = true;
            i = rest;
        } else if let Ok((rest, word)) = terminated(word(HEADS), not(eof)).parse(i) {
            match word {
                Head::Plain => {}
                Head::Tentative => item.tentative = true,
                Head::Approx => item.approx = true,
                Head::Since => item.since = true,
                Head::Until => item.bound = Some(Bound::Until),
            }
            i = rest;
        } else if let Some(rest) = i.strip_prefix(is_list_mark) {
            i = rest;
        } else if let Ok((rest, number)) = bracket(i)
            && is_item_number(number)
            && !rest.is_empty()
        {
            i = rest;
        } else if item.label.is_none()
            && let Ok((rest, label)) = label(i)
        {
            if LIMIT_LABELS.contains(&label) {
                item.bound = Some(Bound::Until);
            } else if !TIME_LABELS.contains(&label) {
                item.label = Some(label);
            }
            i = rest;
        } else if let [slot @ None, _] = &mut item.sides
            && let Ok((rest, bracket)) = bracket(i)
            && !rest.is_empty()
        {
            *slot = Some(bracket);
            i = rest;
        } else {
            return Ok((i, ()));
        }
    }
}

/// A quote that opens before a time (`“3·15”前后`), and the numbers of a list: `①`.
fn is_list_mark(c: char) -> bool {
    c == '"' || ('①'..='⑳').contains(&c)
}

/// `报名:`
fn label(i: &str) -> IResult<&str, &str> {
    let word = many1_count(verify(anychar, |&c| {
        !c.is_ascii() && !matches!(c, '、' | '。') && c.is_alphanumeric()
    }));
    terminated(
        verify(recognize(word), |word: &str| {
            word.chars().nth(MAX_LABEL_CHARS).is_none()
                && !matches!(word, "上午" | "下午" | "晚上" | "中午" | "早上")
        }),
        char(':'),
    )
    .parse(i)
}

/// What a word behind a time says.
#[derive(Clone, Copy)]
enum Tail {
    Plain,
    Approx,
    /// 长期: behind a start it says that there is no end; a year may be named with it.
    Lasting,
    Bound(Bound),
}

/// The words behind a time; of words with one beginning the longer stands first.
const TAILS: &[(&str, Tail)] = &[
    ("左右", Tail::Approx),
    ("前后", Tail::Approx),
    ("上下", Tail::Approx),
    ("之前", Tail::Bound(Bound::Before)),
    ("以前", Tail::Bound(Bound::Before)),
    ("前", Tail::Bound(Bound::Before)),
    ("之内", Tail::Bound(Bound::Until)),
    ("截止", Tail::Bound(Bound::Until)),
    ("为止", Tail::Bound(Bound::Until)),
    ("止", Tail::Bound(Bound::Until)),
    ("结束", Tail::Bound(Bound::Until)),
    ("终止", Tail::Bound(Bound::Until)),
    ("开始", Tail::Bound(Bound::From)),
    ("以来", Tail::Bound(Bound::From)),
    ("起", Tail::Bound(Bound::From)),
    ("始", Tail::Bound(Bound::From)),
    ("以后", Tail::Bound(Bound::After)),
    ("之后", Tail::Bound(Bound::After)),
    ("后", Tail::Bound(Bound::After)),
    ("期间", Tail::Plain),
    ("以内", Tail::Plain),
    ("内", Tail::Plain),
    ("份", Tail::Plain),
    ("持续推进", Tail::Lasting),
    ("长期坚持", Tail::Lasting),
    ("持续开展", Tail::Lasting),
    ("常态化开展", Tail::Lasting),
    ("常态化推进", Tail::Lasting),
    ("常态化", Tail::Lasting),
    ("持续", Tail::Lasting),
    ("长期", Tail::Lasting),
    ("陆续", Tail::Plain),
    ("组织", Tail::Plain),
    ("开展", Tail::Plain),
    ("举办", Tail::Plain),
    ("举行", Tail::Plain),
    ("完成", Tail::Plain),
    ("启动", Tail::Plain),
    ("实施", Tail::Plain),
    ("进行", Tail::Plain),
    ("施行", Tail::Plain),
    ("执行", Tail::Plain),
];

/// A bracket or a text behind a time.
fn side(i: &str) -> IResult<&str, &str> {
    match bracket(i) {
        Ok((rest, number)) if is_item_number(number) && !rest.is_empty() => refused(i),
        Ok(found) => Ok(found),
        Err(_) => side_text(i),
    }
}

/// A word of a table.
fn word<T: Copy>(table: &'static [(&'static str, T)]) -> impl Fn(&str) -> IResult<&str, T> {
    move |i| {
        table
            .iter()
            .find_map(|&(word, meaning)| Some((i.strip_prefix(word)?, meaning)))
            .map_or_else(|| refused(i), Ok)
    }
}

/// The words behind a time.
fn tail<'a>(mut i: &'a str, item: &mut Item<'a>) -> IResult<&'a str, Item<'a>> {
    loop {
        // `“3·15”前后`; in front of a word it opens a name: `3月5日“学雷锋纪念日”`.
        let quote_end = terminated(
            tag("\""),
            not(verify(anychar, |c| c.is_alphabetic())).or(value((), peek(word(TAILS)))),
        );
        let end_sign = terminated(recognize(many1_count(one_of("。;,、."))), eof);
        if let Ok((rest, word)) =
            alt((word(TAILS), value(Tail::Plain, end_sign), value(Tail::Plain, quote_end))).parse(i)
        {
            match word {
                Tail::Plain => {}
                Tail::Approx => item.approx = true,
                Tail::Lasting => item.lasting = true,
                Tail::Bound(Bound::Until) if item.bound.is_some() => {}
                Tail::Bound(Bound::Before) if item.bound == Some(Bound::Until) => {
                    item.bound = Some(Bound::Before);
                }
                Tail::Bound(bound) if item.bound.is_none() => item.bound = Some(bound),
                Tail::Bound(_) => return refused(i),
            }
            i = rest;
        } else if let Ok((rest, side)) = side(i)
            && let Some(free) = item.sides.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(side);
            i = rest;
        } else {
            return Ok((i, *item));
        }
    }
}
