//! Orders, announcements, numbers of other systems, and what only looks like a number.

use super::super::glyphs::{Cursor, Glyph, folded, squeezed};
use super::super::width::{is_blank, is_han};
use super::number::{closes, digits, is_dash, is_hao, sequence_digits};
use crate::document_number::{DocumentNumberValue as Value, NoDocumentNumber};

/// Words behind a number that say it is cited: `国办函〔2023〕6号文件精神`.
pub(super) const CITING: &[&str] =
    &["精神", "要求", "规定", "明确", "同时", "执行", "的", "等", "中", "和《", "及《"];

/// Characters of the longest issuer of an order: joint orders of several ministries.
const MAX_ISSUER: usize = 60;

/// Labels behind which a number of another kind stands.
const OTHER_LABELS: &[&str] = &[
    "邮编",
    "邮政编码",
    "电话",
    "传真",
    "手机",
    "索引号",
    "信用代码",
    "证号",
    "账号",
    "帐号",
    "户号",
    "地址",
    "网址",
    "邮箱",
    "发布机构",
    "日期",
];

/// Reads `签发人：` at an end of the line; the name, and the line without it.
pub(super) fn signatory(glyphs: &[Glyph]) -> (Option<String>, &[Glyph]) {
    let mut label = None;
    for at in 0..glyphs.len() {
        let mut cursor = Cursor::new(glyphs, at);
        if cursor.eat_word("签发人") {
            cursor.skip_blanks();
            if cursor.eat(':') {
                label = Some((at, cursor.at));
                break;
            }
        }
    }
    let Some((label, name_start)) = label else { return (None, glyphs) };
    let after = glyphs.get(name_start..).unwrap_or_default();
    let before = glyphs.get(..label).unwrap_or_default();
    if before.iter().all(|glyph| is_blank(glyph.folded)) {
        // The name is the first word; the number follows.
        let skipped = after.iter().take_while(|glyph| is_blank(glyph.folded)).count();
        let rest = after.get(skipped..).unwrap_or_default();
        let (name, line) = rest.split_at(name_length(rest));
        return (person(name), line);
    }
    (person(after), before)
}

/// Characters of the name that a line begins with: its first word, or its first words of one
/// character where the name is letter-spaced.
fn name_length(line: &[Glyph]) -> usize {
    let word =
        |from: usize| line.iter().skip(from).take_while(|glyph| !is_blank(glyph.folded)).count();
    let mut length = word(0);
    let mut single = length == 1;
    while single {
        let rest = line.iter().skip(length);
        let next = length + rest.take_while(|glyph| is_blank(glyph.folded)).count();
        single = word(next) == 1;
        if single {
            length = next + 1;
        }
    }
    length
}

/// The names of a signatory field; those of several are separated by one blank.
fn person(glyphs: &[Glyph]) -> Option<String> {
    let words: Vec<String> = glyphs
        .split(|glyph| is_blank(glyph.folded))
        .filter(|word| !word.is_empty())
        .map(squeezed)
        .collect();
    let spaced = words.iter().all(|word| word.chars().count() == 1);
    let name = words.join(if spaced { "" } else { " " });
    (!name.is_empty()).then_some(name)
}

/// An order or announcement.
pub(super) struct Other {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) cites: bool,
}

/// Reads an order or announcement whose word (令, 公告, 通告) stands at an index.
pub(super) fn order_or_announcement(glyphs: &[Glyph], at: usize) -> Option<Other> {
    let mut cursor = Cursor::new(glyphs, at);
    let order = cursor.eat('令');
    if !order && !cursor.eat_word("公告") && !cursor.eat_word("通告") {
        return None;
    }
    let behind = number_behind(&mut cursor);
    let (start, cites, issuer) = self::issuer(glyphs, at);
    match (order, behind) {
        (true, Some((year, sequence))) if !issuer.is_empty() => {
            let value = Value::Order { issuer, year, sequence };
            Some(Other { start, end: cursor.at, value, cites })
        }
        (false, Some((year, sequence))) if year.is_some() || !issuer.is_empty() => {
            let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
            let value = Value::Announcement { issuer, year, sequence };
            Some(Other { start, end: cursor.at, value, cites })
        }
        (false, None) => {
            let before = number_before(glyphs, at)?;
            let (start, cites, issuer) = self::issuer(glyphs, before.start);
            let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
            let start = if issuer.is_some() { start } else { before.start };
            let value =
                Value::Announcement { issuer, year: Some(before.year), sequence: before.sequence };
            Some(Other { start, end: cursor.at, value, cites })
        }
        _ => None,
    }
}

/// `第12号`, `2020年第1号`, `（2020年第1号）` behind the word.
fn number_behind(cursor: &mut Cursor<'_>) -> Option<(Option<u16>, u32)> {
    let mut ahead = *cursor;
    ahead.skip_blanks();
    let open = ahead.eat_if(|next| super::number::closing(next).is_some());
    ahead.skip_blanks();
    let mut year = None;
    let mut with_year = ahead;
    let found = digits(&mut with_year);
    if found.count == 4 {
        with_year.skip_blanks();
        let closed = with_year.eat('年') | with_year.eat_if(closes).is_some();
        let value = u16::try_from(found.value).ok().filter(|year| (1900..2100).contains(year));
        if closed && value.is_some() {
            year = value;
            ahead = with_year;
        }
    }
    ahead.skip_blanks();
    ahead.eat_if(closes);
    ahead.skip_blanks();
    let di = ahead.eat('第');
    ahead.skip_blanks();
    let sequence = sequence_digits(&mut ahead);
    ahead.skip_blanks();
    let plausible = sequence.count > 0 && sequence.count <= 5 && sequence.value > 0;
    if !plausible || !(di || year.is_some() || sequence.count < 4) {
        return None;
    }
    ahead.eat_if(is_hao)?;
    if open.is_some() {
        ahead.eat_if(closes);
    }
    *cursor = ahead;
    Some((year, sequence.value))
}

struct Before {
    start: usize,
    year: u16,
    sequence: u32,
}

/// `2020年第1号` before the word.
fn number_before(glyphs: &[Glyph], at: usize) -> Option<Before> {
    /// Characters of `2020 年第 12345 号` with blanks between all.
    const LONGEST: usize = 24;

    for start in (at.saturating_sub(LONGEST)..at).rev() {
        let digit = |index: usize| glyphs.get(index).is_some_and(|g| g.folded.is_ascii_digit());
        if !digit(start) || start.checked_sub(1).is_some_and(digit) {
            continue;
        }
        let mut cursor = Cursor::new(glyphs, start);
        let year = digits(&mut cursor);
        cursor.skip_blanks();
        if year.count != 4 || !cursor.eat('年') {
            continue;
        }
        cursor.skip_blanks();
        cursor.eat('第');
        let sequence = sequence_digits(&mut cursor);
        cursor.skip_blanks();
        if sequence.value == 0 || cursor.eat_if(is_hao).is_none() {
            continue;
        }
        cursor.skip_blanks();
        let year = u16::try_from(year.value).ok().filter(|year| (1900..2100).contains(year))?;
        return (cursor.at == at).then_some(Before { start, year, sequence: sequence.value });
    }
    None
}

/// Words that end a sentence's text before the name of who gives an order.
const BEFORE_ISSUER: &[&str] = &[
    "根据", "按照", "依据", "依照", "遵照", "参照", "贯彻", "落实", "执行", "关于", "文号", "印发",
    "发布", "公布", "修订", "的", "自", "经", "按", "由", "对", "以", "见",
];

/// How the names of those end who give orders and announcements together: 财政部 税务总局.
const ISSUER_ENDINGS: &[char] = &['部', '局', '委', '院', '厅', '署', '府', '会', '办', '行', '室'];

/// The name before an index: where it begins, whether a sentence stands before it, and itself.
fn issuer(glyphs: &[Glyph], at: usize) -> (usize, bool, String) {
    let start = issuer_run(glyphs, at);
    let mut begin = start;
    for index in start..at {
        for word in BEFORE_ISSUER {
            let mut cursor = Cursor::new(glyphs, index);
            let opens = word.chars().count() > 1 || *word == "的" || index == start;
            if opens && cursor.eat_word(word) && cursor.at <= at {
                begin = begin.max(cursor.at);
            }
        }
    }
    let cites = begin > start || start > 0;
    let name = glyphs.get(begin..at).unwrap_or_default();
    (begin, cites, person(name).unwrap_or_default())
}

/// Where the words begin that may be names before an index: the last word, and those before it that
/// end as names do or are single characters of a spaced-out name.
fn issuer_run(glyphs: &[Glyph], at: usize) -> usize {
    let mut start = at;
    let mut word = 0;
    for index in (at.saturating_sub(MAX_ISSUER)..at).rev() {
        let Some(glyph) = glyphs.get(index) else { break };
        if is_han(glyph.printed) || matches!(glyph.folded, '×' | 'X' | '○') {
            let spaced = glyphs.get(index.wrapping_sub(1)).is_none_or(|g| is_blank(g.folded));
            if start < at && word == 0 && !(ISSUER_ENDINGS.contains(&glyph.folded) || spaced) {
                break;
            }
            start = index;
            word += 1;
        } else if is_blank(glyph.folded) || glyph.folded == '、' {
            word = 0;
        } else {
            break;
        }
    }
    start
}

/// `国办发20235号`, `国办发2023年5号`: a code, then year and number without brackets.
pub(super) fn lost_brackets(glyphs: &[Glyph]) -> Option<NoDocumentNumber> {
    for at in 0..glyphs.len() {
        let first = glyphs.get(at).is_some_and(|glyph| glyph.folded.is_ascii_digit());
        let han_before = at
            .checked_sub(1)
            .and_then(|before| glyphs.get(before))
            .is_some_and(|glyph| is_han(glyph.printed) || is_blank(glyph.folded));
        if !first || !han_before {
            continue;
        }
        let mut cursor = Cursor::new(glyphs, at);
        let number = digits(&mut cursor);
        let mut year = number.value;
        for _ in 4..number.count {
            year /= 10;
        }
        if number.count < 4 || !(1949..2100).contains(&year) {
            continue;
        }
        let mut joined = number.count > 4;
        cursor.skip_blanks();
        let gap = cursor.eat_if(|next| is_dash(next) || closes(next) || next == '年').is_some();
        cursor.skip_blanks();
        joined |= cursor.eat('第') || gap;
        if number.count == 4 {
            joined &= digits(&mut cursor).count > 0;
            cursor.skip_blanks();
        }
        let usual = super::code::code(glyphs, at).is_ok_and(|code| code.usual);
        if joined && usual && cursor.eat_if(is_hao).is_some() {
            return Some(NoDocumentNumber::BracketsLost);
        }
    }
    None
}

/// A code, a year in brackets and then no number and 号, or no year: `国办发〔2023〕5`, `国办发5号`.
pub(super) fn half_a_number(glyphs: &[Glyph]) -> Option<NoDocumentNumber> {
    let text = folded(glyphs);
    let (code, rest) = text.split_at(text.find(|c: char| !is_han(c))?);
    let short = !code.is_empty() && code.chars().count() <= 8;
    let bracketed = rest.chars().next().is_some_and(|open| super::number::closing(open).is_some());
    let year = rest
        .get(1..)
        .is_some_and(|rest| rest.chars().take_while(char::is_ascii_digit).count() == 4);
    let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit()) == "号";
    let usual = code.ends_with(['发', '函', '办', '字', '电']);
    (short && ((bracketed && year) || (numbered && usual))).then_some(NoDocumentNumber::Malformed)
}

/// A number of another system: `LYDR-2020-01001`, `2023年第5期`, `（2023）湘0503民初123号`, `第12号`.
pub(super) fn other_number(glyphs: &[Glyph]) -> Option<Value> {
    /// Longer texts are prose with a number in it.
    const LONGEST: usize = 40;

    let whole = folded(glyphs);
    if whole.chars().count() > LONGEST || OTHER_LABELS.iter().any(|label| whole.contains(label)) {
        return None;
    }
    let body = whole.rsplit(':').next().unwrap_or_default();
    let body = body.trim_matches(|mark| matches!(mark, '【' | '】'));
    let year = years(body).next();
    let ends = body.ends_with(['号', '期']);
    let counted = ends
        && body.contains(|digit: char| digit.is_ascii_digit())
        && (body
            .starts_with(|first: char| first == '第' || first == '总' || first.is_ascii_digit())
            || body.starts_with(|open| super::number::closing(open).is_some())
            || (year.is_some() && body.contains('第')));
    // Letters, then groups of digits between dashes or slashes.
    let letters = body.chars().take_while(char::is_ascii_alphabetic).count();
    let grouped = letters >= 2
        && !body.contains(is_han)
        && !body.contains(['@', '.'])
        && body.chars().any(is_dash)
        && body.chars().filter(char::is_ascii_digit).count() >= 4;
    (counted || grouped).then_some(Value::OtherNumber { year })
}

/// The groups of exactly four digits that are years.
fn years(text: &str) -> impl Iterator<Item = u16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|group| group.len() == 4)
        .filter_map(|group| group.parse().ok())
        .filter(|year| (1949..2100).contains(year))
}
