//! One item of a list: the words before a time, the time or range, the words behind it.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, char, one_of};
use nom::combinator::{eof, not, opt, recognize, value, verify};
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::{Bound, Item, Separator};
use crate::normalize::numerals::{arabic, refused};
use crate::normalize::schedule::events::EVENTS;
use crate::normalize::schedule::point::{
    Period, Point, bracket, is_item_number, month_and_day, point,
};
use crate::normalize::schedule::side::{
    is_action, is_day_of_something, is_division, is_event, side_text,
};
use crate::normalize::schedule::vocabulary::{
    HEADS, Head, LIMIT_LABELS, TAILS, TIME_LABELS, Tail, word,
};

/// A longer text before a colon is a sentence, not the label of a time.
const MAX_LABEL_CHARS: usize = 16;

/// Reads a time, which may be a date by figures that goes on like the one before:
/// `2023/5/1—5/31`.
fn point_like(i: &str, between: Option<char>) -> IResult<&str, Point<'_>> {
    match between.map(|between| month_and_day(i, between)) {
        Some(Ok(found)) => Ok(found),
        _ => point(i),
    }
}

pub(super) fn item(
    i: &str,
    separator: Separator,
    between: Option<char>,
) -> IResult<&str, Item<'_>> {
    phase(i, separator).or_else(|_| plain_item(i, separator, between))
}

/// `第一阶段（3月）`, `宣传发动（5月上旬）`: what happens, and when in brackets.
fn phase(i: &str, separator: Separator) -> IResult<&str, Item<'_>> {
    let Some((name, _)) = i.split_once('(') else { return refused(i) };
    let is_phase = ["阶段", "环节"].iter().any(|end| name.ends_with(end))
        && name.chars().nth(MAX_LABEL_CHARS).is_none()
        && name.chars().all(char::is_alphanumeric);
    if !is_phase && !is_action(name) {
        return refused(i);
    }
    let (rest, inside) = bracket(i.get(name.len()..).unwrap_or_default())?;
    let (inside_rest, mut item) = plain_item(inside, separator, None)?;
    if !inside_rest.is_empty() || item.label.is_some() {
        return refused(i);
    }
    item.label = Some(name);
    Ok((rest, item))
}

fn plain_item(i: &str, separator: Separator, between: Option<char>) -> IResult<&str, Item<'_>> {
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
        worded: false,
        starts: false,
        quoted: false,
        sides: [None, None],
    };
    let (i, ()) = head(i, &mut item)?;
    let (i, first) = point_like(i, between)?;
    item.first = first;
    // What stands side by side must be complete (`5月910日` is neither), unless its label parts it.
    if separator == Separator::Juxtaposed && item.label.is_none() && first.is_bare() {
        return refused(i);
    }
    let to = preceded(opt(alt((tag("开始"), tag("起")))), range_sign);
    let (i, ranged) = opt(to).parse(i)?;
    let i = if ranged.is_some() {
        if let Ok((rest, _)) = since_now(i) {
            item.bound = Some(Bound::Since);
            rest
        } else if let Some(rest) = i.strip_prefix("长期") {
            // `5月至长期`
            item.bound = Some(Bound::From);
            item.lasting = true;
            rest
        } else {
            let (rest, last) = point_like(i, first.between.filter(|&c| c != '.'))?;
            item.last = Some(last);
            rest
        }
    } else {
        i
    };
    tail(i, &mut item)
}

/// 今 behind 至, but not 今年.
fn since_now(i: &str) -> IResult<&str, char> {
    terminated(char('今'), not(char('年'))).parse(i)
}

/// `-`, `~`, 至, 到; `-至`
fn range_sign(i: &str) -> IResult<&str, &str> {
    recognize(many1_count(alt((recognize(one_of("-~至到")), tag("截止到"))))).parse(i)
}

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

/// The words before a time.
fn head<'a>(mut i: &'a str, item: &mut Item<'a>) -> IResult<&'a str, ()> {
    loop {
        // No word before a time starts with a figure.
        if i.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok((i, ()));
        }
        if let Ok((rest, ())) = terminated(from_today, not(eof)).parse(i) {
            item.from_today = true;
            i = rest;
        } else if let Ok((rest, word)) = terminated(word(HEADS), not(eof)).parse(i)
            && !begins_label(i, rest)
        {
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
        } else if let Some(rest) = i.strip_prefix('"') {
            item.quoted = true;
            i = rest;
        } else if let Ok((rest, number)) = bracket(i)
            && is_item_number(number)
            && !rest.is_empty()
        {
            i = rest;
        } else if item.label.is_none()
            && let Ok((rest, label)) = label(i)
        {
            if LIMIT_LABELS.iter().any(|limit| label.ends_with(limit)) {
                item.bound = Some(Bound::Until);
            }
            if let (true, [slot @ None, _]) = (label.starts_with('分'), &mut item.sides) {
                // `分两批：5月、9月`: not of the first alone.
                *slot = Some(label);
            } else if !TIME_LABELS.contains(&label) && !LIMIT_LABELS.contains(&label) {
                item.label = Some(label);
            }
            i = rest;
        } else if item.label.is_none()
            && let Some(action) = action_before(i)
        {
            if LIMIT_LABELS.iter().any(|limit| action.ends_with(limit)) {
                item.bound = Some(Bound::Until);
            }
            item.label = Some(action);
            i = i.get(action.len()..).unwrap_or_default();
        } else if let [slot @ None, _] = &mut item.sides
            && let Some(event) = event_before(i)
        {
            *slot = Some(event);
            i = i.get(event.len()..).unwrap_or_default();
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

/// Whether a word before a time is rather the beginning of a label: `自查自纠:`, `约谈:`, `在线学习:`; but
/// `预计完成时间:` is 预计 and the label of a time, and `截止时间:` is the word itself.
fn begins_label(i: &str, behind_word: &str) -> bool {
    let of_time = |label: &&str| ["时间", "时限", "日期"].iter().any(|end| label.ends_with(end));
    behind_word.starts_with(|c: char| c != ':')
        && label(i).is_ok_and(|(_, label)| !of_time(&label) && point(label).is_err())
        && point(behind_word).is_err()
}

/// `网上申报5月1日-10日`: a label without its colon.
fn action_before(i: &str) -> Option<&str> {
    let action = i.get(..i.find(|c: char| c.is_ascii_digit())?)?;
    // `第一阶段3月`, `第二批9月`
    let counted = action.strip_prefix('第').is_some_and(|counted| {
        counted.ends_with(['批', '期', '场', '轮', '站']) || counted.ends_with("阶段")
    });
    if counted && action.chars().nth(MAX_LABEL_CHARS).is_none() {
        return Some(action);
    }
    // `小学组5月9日，中学组5月10日`
    if is_division(action) {
        return Some(action);
    }
    // `报名截止时间6月30日`
    let what = LIMIT_LABELS.iter().find_map(|limit| action.strip_suffix(limit)).unwrap_or(action);
    is_action(what).then_some(action)
}

/// `暑假7月-8月`; but `十一月` is a month.
fn event_before(i: &str) -> Option<&str> {
    if point(i).is_ok() {
        return None;
    }
    let named = |event: &&&str| i.strip_prefix(**event).is_some_and(|rest| point(rest).is_ok());
    let event = EVENTS.iter().filter(named).max_by_key(|event| event.len())?;
    // `五一十月` is rather 五至十月.
    let rest = i.strip_prefix(*event)?;
    if is_of_numerals(event)
        && rest.starts_with(|c: char| is_of_numerals(c.encode_utf8(&mut [0; 4])))
    {
        return None;
    }
    i.get(..event.len())
}

/// `五一`, `十一`, `三八`
fn is_of_numerals(text: &str) -> bool {
    text.chars().all(|c| "一二三四五六七八九十".contains(c))
}

/// The numbers of a list: `①`.
fn is_list_mark(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// `报名:`
fn label(i: &str) -> IResult<&str, &str> {
    // `第1场:`
    let ordinal = opt((char('第'), arabic));
    let word = (
        ordinal,
        many1_count(verify(anychar, |&c| {
            !c.is_ascii() && !matches!(c, '、' | '。') && c.is_alphanumeric()
        })),
    );
    terminated(
        verify(recognize(word), |word: &str| {
            word.chars().nth(MAX_LABEL_CHARS).is_none()
                && !matches!(word, "上午" | "下午" | "晚上" | "中午" | "早上")
        }),
        char(':'),
    )
    .parse(i)
}

/// A bracket or a text behind a time.
fn side(i: &str) -> IResult<&str, &str> {
    match bracket(i) {
        Ok((rest, number)) if is_item_number(number) && !rest.is_empty() => refused(i),
        Ok(found) => Ok(found),
        Err(_) => side_text(i),
    }
}

/// `5月15日国际家庭日前`: the day has a name, and the limit is the day.
fn named_day_bound(i: &str) -> Option<(&str, Bound, &str)> {
    let end = i.find(|c: char| !c.is_alphanumeric() && c != '"').unwrap_or(i.len());
    let (text, rest) = (i.get(..end)?, i.get(end..)?);
    let (name, bound) = [
        ("之前", Bound::Before),
        ("以前", Bound::Before),
        ("前夕", Bound::Before),
        ("前", Bound::Before),
    ]
    .iter()
    .find_map(|(word, bound)| Some((text.strip_suffix(word)?, *bound)))?;
    let bare = name.trim_matches('"');
    (is_day_of_something(bare) || EVENTS.contains(&bare)).then_some((name, bound, rest))
}

/// Whether a word goes on with what is done: no further word of the table, no other time.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic) && word(TAILS)(rest).is_err()
}

/// The words behind a time.
fn tail<'a>(mut i: &'a str, item: &mut Item<'a>) -> IResult<&'a str, Item<'a>> {
    let of_day = item.end().is_day();
    // `春季开学` is the first day of that term, not the season.
    let of_term = matches!(item.end().period, Some(Period::Season(_)));
    loop {
        if i.is_empty() {
            return Ok((i, *item));
        }
        let end_sign = terminated(recognize(many1_count(one_of("。;,、."))), eof);
        if let Ok((rest, word)) = alt((word(TAILS), value(Tail::Plain, end_sign))).parse(i) {
            // `完成主体工程` is said as a whole.
            let done = matches!(word, Tail::Plain | Tail::Starts);
            // `5月4日 集中宣传：5月5日`: the label of the next.
            if done && label(i).is_ok() {
                return Ok((i, *item));
            }
            if done
                && goes_on(rest)
                && let Ok((after, phrase)) = side_text(i)
                && let Some(free) = item.sides.iter_mut().find(|slot| slot.is_none())
            {
                *free = Some(phrase);
                i = after;
                continue;
            }
            match word {
                Tail::Plain => item.worded = true,
                Tail::Starts => {
                    item.worded = true;
                    item.starts = true;
                }
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
        } else if of_day
            && item.bound.is_none()
            && let Some((name, bound, rest)) = named_day_bound(i)
            && let Some(free) = item.sides.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(name);
            item.bound = Some(bound);
            i = rest;
        } else if item.quoted
            && let Some(rest) = i.strip_prefix('"')
        {
            item.quoted = false;
            i = rest;
        } else if !(item.first.is_year() && is_event(i) || of_term && i.starts_with("开学"))
            && let Ok((rest, side)) = side(i)
            && let Some(free) = item.sides.iter_mut().find(|slot| slot.is_none())
        {
            if let Some(name) = side.strip_suffix("前后").filter(|_| of_day) {
                // `4月23日世界读书日前后`
                *free = Some(name);
                item.approx = true;
            } else if of_day && side.ends_with(['前', '后']) {
                // `9月10日教师节前` ends before that day; a month has the event in it.
                return refused(i);
            } else {
                *free = Some(side);
            }
            i = rest;
        } else {
            return Ok((i, *item));
        }
    }
}
