//! One spelling of a cell: plain forms, no blanks, single dashes. What was folded can be found
//! again in the printed text.

use std::ops::Range;

use crate::normalize::numerals::digit_of;
use crate::normalize::width::{is_blank, plain};

/// What dates in figures are written with: `2023-05-01`.
const HYPHENS: [char; 4] = ['-', '－', '‐', '‑'];

/// A cell in its plain form.
pub(super) struct Folded {
    /// A blank stands only between two digits (`2023.5.1 9:00`), as `' '`.
    pub(super) text: String,
    /// What was printed for something that looks like it.
    pub(super) misread: Misread,
    /// A blank stands in `text`.
    pub(super) spaced: bool,
}

/// What text recognition took for something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Misread {
    /// A numeral one stands for a dash: `5一6月`.
    pub(super) dash: bool,
    /// A letter stands for a figure, or 曰 for 日: `5月l5日`, `1O月`.
    pub(super) character: bool,
}

pub(super) fn fold(raw: &str) -> Folded {
    let mut text = String::with_capacity(raw.len());
    let misread = fold_into(raw, |c, _| text.push(c));
    let spaced = text.contains(' ');
    Folded { text, misread, spaced }
}

/// The printed text that a range of the folded text stands for, without blanks around it.
pub(super) fn printed(raw: &str, folded: Range<usize>) -> &str {
    let (mut length, mut first, mut end) = (0, raw.len(), 0);
    fold_into(raw, |c, at| {
        if folded.contains(&length) {
            first = first.min(at.start);
            end = end.max(at.end);
        }
        length += c.len_utf8();
    });
    raw.get(first..end).unwrap_or_default().trim()
}

/// Gives every folded character with its place in the printed text; tells what was misread.
fn fold_into(raw: &str, mut give: impl FnMut(char, Range<usize>)) -> Misread {
    let mut misread = Misread::default();
    let mut blank_before = false;
    let mut before = ' ';
    // Where hyphens stand between figures, a longer dash is something else: `2023-05—12`.
    let hyphenated = raw.contains(HYPHENS);
    let mut rest = raw.char_indices();
    while let Some((at, c)) = rest.next() {
        if is_blank(c) {
            blank_before = true;
            continue;
        }
        let long = hyphenated && !HYPHENS.contains(&c);
        let mut c = simplified(plain(c));
        if long && c == '-' {
            c = '~';
        }
        let place = at..rest.offset();
        if c == '一' && is_dash_for(before, rest.as_str()) {
            c = '-';
            misread.dash = true;
        } else if let Some(meant) = looks_like(c).filter(|_| is_of_number(before, rest.as_str())) {
            c = meant;
            misread.character = true;
        }
        if blank_before && before.is_ascii_digit() && c.is_ascii_digit() {
            give(' ', at..at);
        }
        blank_before = false;
        // A dash of several characters (`——`) is one.
        if !(matches!(c, '-' | '~') && before == c) {
            give(c, place);
        }
        before = c;
    }
    misread
}

/// The character of a date that looks like this one.
fn looks_like(c: char) -> Option<char> {
    match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        '曰' => Some('日'),
        _ => None,
    }
}

/// Whether what stands between these is of a number of a date: `5月l5日`, `1O月`, `4曰`.
fn is_of_number(before: char, after: &str) -> bool {
    let next = after.chars().find(|&c| !is_blank(c)).map(plain);
    let starts =
        matches!(before, ' ' | '年' | '月' | '日' | '-' | '~' | '.' | '/' | ':' | ',' | '、');
    let is_figure = |c: char| c.is_ascii_digit() || looks_like(c).is_some_and(|c| c.is_ascii());
    let ends = next.is_none_or(|c| !c.is_ascii_alphabetic() || is_figure(c));
    let counted = before.is_ascii_digit() || digit_of(before).is_some() || before == '十';
    counted && ends || starts && next.is_some_and(is_figure)
}

/// Whether a numeral one between these is a dash that text recognition misread: no number is
/// written half in Chinese and half in Arabic digits.
fn is_dash_for(before: char, after: &str) -> bool {
    let next = after.chars().find(|&c| !is_blank(c)).map(plain);
    (before.is_ascii_digit() || matches!(before, '年' | '月' | '日' | '号'))
        && next.is_some_and(|c| c.is_ascii_digit())
}

/// The simplified form of the traditional characters that time words have.
fn simplified(c: char) -> char {
    match c {
        '週' => '周',
        '個' => '个',
        '號' => '号',
        '間' => '间',
        '時' => '时',
        '點' => '点',
        '農' => '农',
        '曆' | '歷' => '历',
        '開' => '开',
        '學' => '学',
        '內' => '内',
        '後' => '后',
        '結' => '结',
        '舉' => '举',
        '辦' => '办',
        '當' => '当',
        '從' => '从',
        '預' => '预',
        '計' => '计',
        '劃' => '划',
        '動' => '动',
        '終' => '终',
        '長' => '长',
        '續' => '续',
        '隨' => '随',
        '適' => '适',
        '擇' => '择',
        '機' => '机',
        '據' => '据',
        '節' => '节',
        '國' => '国',
        '慶' => '庆',
        '閏' => '闰',
        '臘' => '腊',
        '無' => '无',
        '實' => '实',
        '進' => '进',
        '約' => '约',
        '擬' => '拟',
        '暫' => '暂',
        // `Ⅱ季度`
        'Ⅰ' => '1',
        'Ⅱ' => '2',
        'Ⅲ' => '3',
        'Ⅳ' => '4',
        '→' => '-',
        '報' => '报',
        '達' => '达',
        '於' => '于',
        '總' => '总',
        '處' => '处',
        '業' => '业',
        '畢' => '毕',
        '項' => '项',
        '標' => '标',
        '驗' => '验',
        '經' => '经',
        '審' => '审',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        for (raw, text) in [
            ("１０\n月", "10月"),
            ("5 —— 6 月", "5-6月"),
            ("9月16―25日", "9月16-25日"),
            ("2023.5.1 9:00", "2023.5.1 9:00"),
            ("5一6月", "5-6月"),
            ("十一月", "十一月"),
            ("第三週（暫定）", "第三周(暂定)"),
        ] {
            assert_eq!(fold(raw).text, text);
        }
    }

    #[test]
    fn printed_text_is_found_again() {
        let raw = "５月（视天气情况，\n 调整）";
        let folded = fold(raw).text;
        let at = folded.find("视天气").unwrap();
        let end = folded.find(')').unwrap();
        assert_eq!(printed(raw, at..end), "视天气情况，\n 调整");
    }
}
