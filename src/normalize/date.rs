//! A full date on its own, as a notice signs it: 成文日期, 印发日期.

use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map_opt, opt, value};
use nom::{IResult, Parser};

use super::numerals::{arabic, chinese, year_by_digits};
use super::width::{is_blank, plain};
use crate::schedule::Day;

/// A longer line is no date: the longest is letter-spaced Chinese digits.
const MAX_CHARS: usize = 64;
/// Years of an archived notice; anything else is a number of another kind.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
/// The first digits of those years.
const YEAR_STARTS: &[char] = &['1', '2', '一', '二'];

/// Reads a full date and nothing beside it: `2023年5月29日`, `二○○七年四月十三日`,
/// `二0一一年九月六日`, `2023-05-29`, letter-spaced too. `None` for anything else, and for a day
/// that the calendar does not have.
///
/// ```
/// use gongwen::{Day, normalize};
///
/// assert_eq!(normalize::date("二 ○ ○ 七 年 四 月 十 三 日"), Day::new(2007, 4, 13));
/// assert_eq!(normalize::date("2023年2月29日"), None);
/// ```
#[must_use]
pub fn date(text: &str) -> Option<Day> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let printed = text.chars().filter(|&c| !is_blank(c)).map(plain);
    // Every end of a line is asked whether it is a date, and few begin as one.
    if !YEAR_STARTS.contains(&printed.clone().next()?) {
        return None;
    }
    let plain: String = printed.collect();
    all_consuming(day).parse(&plain).ok().map(|(_, day)| day)
}

/// A text that ends in a date: what stands before it, and the day. The longest date counts.
pub(crate) fn date_at_end(text: &str) -> Option<(&str, Day)> {
    let (start, _) = text.char_indices().rev().take(MAX_CHARS).last()?;
    let ends = text.char_indices().map(|(index, _)| index).filter(|&index| index >= start);
    ends.map(|index| text.split_at(index))
        .find_map(|(before, end)| Some((before.trim_end(), date(end)?)))
}

fn day(i: &str) -> IResult<&str, Day> {
    map_opt(alt((in_words, in_figures)), |(year, month, day)| {
        if YEARS.contains(&year) { Day::new(year, month, day) } else { None }
    })
    .parse(i)
}

fn in_words(i: &str) -> IResult<&str, (i16, u8, u8)> {
    let year = alt((year_by_digits, map_opt(arabic, |year| i16::try_from(year.value).ok())));
    let (i, (year, _)) = (year, char('年')).parse(i)?;
    let month = alt((value(1, char('元')), small));
    let (i, (month, _)) = (month, char('月')).parse(i)?;
    let (i, (day, _)) = (small, one_of("日号")).parse(i)?;
    Ok((i, (year, month, day)))
}

fn in_figures(i: &str) -> IResult<&str, (i16, u8, u8)> {
    let (i, year) = map_opt(arabic, |year| i16::try_from(year.value).ok()).parse(i)?;
    let (i, separator) = one_of("-./").parse(i)?;
    let (i, month) = small(i)?;
    let (i, _) = char(separator).parse(i)?;
    let (i, day) = small(i)?;
    let (i, _) = opt(char('日')).parse(i)?;
    Ok((i, (year, month, day)))
}

fn small(i: &str) -> IResult<&str, u8> {
    alt((
        map_opt(arabic, |number| u8::try_from(number.value).ok()),
        map_opt(chinese, |number| u8::try_from(number).ok()),
    ))
    .parse(i)
}

/// The one day that a title names, with its year where it says one: `5月17日` of
/// `政务开放日（5月17日）活动日程`. `None` where it names several, or a limit.
pub(crate) fn day_in_title(title: &str) -> Option<String> {
    let plain: String = title.chars().filter(|&c| !is_blank(c)).map(plain).collect();
    let (before, behind) = plain.split_once('月')?;
    let month = trailing_digits(before);
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (day, rest) = behind.split_at_checked(digits)?;
    let rest = rest.strip_prefix(['日', '号'])?;
    let limits = ["前", "起", "止", "至", "到", "后", "印发", "-", "—", "~", "～", "、"];
    if month.is_empty()
        || day.is_empty()
        || rest.contains('月')
        || limits.iter().any(|limit| rest.starts_with(limit))
    {
        return None;
    }
    let before = before.strip_suffix(month).unwrap_or(before);
    let year = before.strip_suffix('年').map(trailing_digits).filter(|year| year.len() == 4);
    Some(match year {
        Some(year) => format!("{year}年{month}月{day}日"),
        None => format!("{month}月{day}日"),
    })
}

/// The digits that a text ends with.
fn trailing_digits(text: &str) -> &str {
    let kept = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    text.get(kept..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_titles() {
        for (title, day) in [
            ("政务开放日（5月17日）活动日程", Some("5月17日")),
            ("２０２４年 5月17日开放日日程安排", Some("2024年5月17日")),
            ("5月17日-18日活动安排", None),
            ("5月17日、6月1日活动安排", None),
            ("5月活动安排", None),
            ("活动安排表", None),
        ] {
            assert_eq!(day_in_title(title).as_deref(), day, "{title}");
        }
    }

    #[test]
    fn dates_at_the_end_of_a_line() {
        let (before, day) = date_at_end("黄坪市民政局办公室  2022年6月20日").unwrap();
        assert_eq!((before, day.to_string().as_str()), ("黄坪市民政局办公室", "2022-06-20"));
        assert_eq!(date_at_end("活动时间为2023年4月至12月"), None);
        let long = ["甲".repeat(100).as_str(), "2022年6月20日"].concat();
        assert_eq!(date_at_end(&long).map(|(before, _)| before.chars().count()), Some(100));
    }

    #[test]
    fn dates_of_notices() {
        let may = Day::new(2023, 5, 29);
        for text in [
            "2023年5月29日",
            "２０２３年５月２９日",
            "2 0 2 3 年 5 月 2 9 日",
            "二〇二三年五月二十九日",
            "二○二三年五月廿九日",
            "二零二三年五月二十九日",
            "2023-05-29",
            "2023.5.29",
        ] {
            assert_eq!(date(text), may, "{text}");
        }
        assert_eq!(date("二○○七年三月二十七日"), Day::new(2007, 3, 27));
        assert_eq!(date("二00七年三月二十七日"), Day::new(2007, 3, 27));
        assert_eq!(date("二0一一年九月六日"), Day::new(2011, 9, 6));
        for text in ["2023年5月", "5月29日", "于2023年5月29日", "2023年13月1日", "", "23年5月29日"]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
