//! Numbers as dates print them: Arabic, Chinese (`二十五`), and digit by digit (`二〇二三`).
//! The text is folded ([`super::width`]).

use nom::character::complete::{anychar, char};
use nom::combinator::{map_opt, opt, value};
use nom::error::ErrorKind;
use nom::{IResult, Parser};

/// More digits than a date in one piece has (`20230529`) are no number of a date.
const MAX_DIGITS: usize = 8;

/// An Arabic number with its printed width: `05` is 5 in two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::normalize) struct Arabic {
    pub(in crate::normalize) value: u32,
    pub(in crate::normalize) digits: usize,
}

pub(in crate::normalize) fn arabic(i: &str) -> IResult<&str, Arabic> {
    // Written out: the grammar asks for a number more often than for anything else.
    let digits = i.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > MAX_DIGITS {
        return refused(i);
    }
    let Some((printed, rest)) = i.split_at_checked(digits) else { return refused(i) };
    // At most eight digits always fit.
    let value = printed.bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    Ok((rest, Arabic { value, digits }))
}

/// The value of a Chinese digit from one to nine.
pub(in crate::normalize) fn digit_of(c: char) -> Option<u16> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A single Chinese digit from one to nine.
pub(in crate::normalize) fn chinese_digit(i: &str) -> IResult<&str, u16> {
    map_opt(anychar, digit_of).parse(i)
}

/// A Chinese number from 1 to 99: `五`, `十二`, `二十五`, `廿五`.
pub(in crate::normalize) fn chinese(i: &str) -> IResult<&str, u16> {
    let (rest, leading) = opt(chinese_digit).parse(i)?;
    let ten = value(10, char('十'));
    let (rest, tens) = match leading {
        Some(digit) => match opt(char('十')).parse(rest)? {
            (rest, Some(_)) => (rest, digit * 10),
            (rest, None) => return Ok((rest, digit)),
        },
        None => ten.or(value(20, char('廿'))).or(value(30, char('卅'))).parse(rest)?,
    };
    let (rest, ones) = opt(chinese_digit).parse(rest)?;
    Ok((rest, tens + ones.unwrap_or(0)))
}

/// A year digit by digit with at least one Chinese digit: `二〇二三`, `二0一一`, `二OO七`.
pub(in crate::normalize) fn year_by_digits(i: &str) -> IResult<&str, i16> {
    let mut year = 0;
    let mut any_chinese = false;
    let mut rest = i;
    for _ in 0..4 {
        let (after, c) = anychar(rest)?;
        let digit = match c {
            // Latin, Cyrillic and Greek letters that look like it.
            '〇' | 'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some(0),
            '0'..='9' => c.to_digit(10).and_then(|digit| i16::try_from(digit).ok()),
            _ => digit_of(c).and_then(|digit| i16::try_from(digit).ok()),
        };
        let Some(digit) = digit else { return refused(i) };
        any_chinese |= !c.is_ascii();
        year = year * 10 + digit;
        rest = after;
    }
    if any_chinese { Ok((rest, year)) } else { refused(i) }
}

/// The answer of a parser that does not know the text.
pub(in crate::normalize) fn refused<T>(i: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(i, ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_both_scripts() {
        assert_eq!(arabic("05月"), Ok(("月", Arabic { value: 5, digits: 2 })));
        assert!(arabic("123456789").is_err());
        assert_eq!(chinese("二十五日"), Ok(("日", 25)));
        assert_eq!(chinese("十月"), Ok(("月", 10)));
        assert_eq!(chinese("廿九"), Ok(("", 29)));
        assert_eq!(chinese("三十"), Ok(("", 30)));
        assert_eq!(year_by_digits("二〇二三年"), Ok(("年", 2023)));
        assert_eq!(year_by_digits("二0一一年"), Ok(("年", 2011)));
        assert!(year_by_digits("2011年").is_err());
    }
}
