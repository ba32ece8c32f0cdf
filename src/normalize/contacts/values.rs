//! The values behind the labels: names, telephone numbers, e-mail addresses.

use std::ops::Range;

use super::super::glyphs::{Cursor, Glyph};
use super::super::person::is_person;
use super::super::width::{is_blank, is_han};
use super::label;
use crate::lexicon::people::{NOBODY, NOT_PEOPLE};

/// Characters of the longest name in such a place: an office (区行政审批服务局政务公开股), a name
/// with its middle dots.
const MAX_NAME: usize = 16;

/// Characters of the longest name of a person.
const MAX_PERSON: usize = 4;

/// Digits of the shortest number behind a label: hotlines such as 12345.
const LEAST_LABELLED: usize = 5;

/// Digits of the shortest number that is believed without a label.
const LEAST_BARE: usize = 7;

/// Digits of a mobile number with 86 before it.
const MOST_DIGITS: usize = 13;

/// Digits of the longest extension.
const MOST_EXTENSION: usize = 6;

/// Reads names from an index on; the names and the index behind them.
pub(super) fn names(glyphs: &[Glyph], at: usize) -> (Vec<String>, usize) {
    let mut cursor = Cursor::new(glyphs, at);
    let mut names = Vec::new();
    let mut end = at;
    loop {
        let words = words(glyphs, cursor.at);
        let Some(last) = words.last() else { break };
        end = last.1;
        if names.is_empty() && is_nobody(&words) {
            return (names, end);
        }
        push_names(&words, &mut names);
        cursor.at = end;
        cursor.skip_blanks();
        let mut ahead = cursor;
        if ahead.eat_if(|mark| matches!(mark, '、' | '/' | ',')).is_none() {
            break;
        }
        ahead.skip_blanks();
        // A further name behind a comma must look like one: 联系人：张三，请于6月前…
        let next = self::words(glyphs, ahead.at);
        let person = next.iter().map(|word| word.0.as_str()).collect::<String>();
        if label(glyphs, ahead.at).is_some() || !is_person(&person) || !ends_here(glyphs, &next) {
            break;
        }
        cursor = ahead;
    }
    (names, end)
}

/// Whether words say that nobody is named: 待定.
fn is_nobody(words: &[(String, usize)]) -> bool {
    let said: String = words.iter().map(|word| word.0.as_str()).collect();
    NOBODY.iter().any(|nobody| said.starts_with(nobody))
        || matches!(said.as_str(), "无" | "略")
        // A form to fill in: 联系人：×××
        || !said.is_empty() && said.chars().all(|mark| mark == '×')
}

/// Whether a mark, a label or a number follows the words.
fn ends_here(glyphs: &[Glyph], words: &[(String, usize)]) -> bool {
    let Some((_, end)) = words.last() else { return false };
    let mut cursor = Cursor::new(glyphs, *end);
    cursor.skip_blanks();
    label(glyphs, cursor.at).is_some() || cursor.peek().is_none_or(|next| !is_han(next))
}

/// The words of Han characters from an index on, with the index behind each, up to the first mark
/// or label.
fn words(glyphs: &[Glyph], at: usize) -> Vec<(String, usize)> {
    let mut cursor = Cursor::new(glyphs, at);
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut total = 0;
    let mut fresh = true;
    cursor.skip_blanks();
    while let Some(glyph) = glyphs.get(cursor.at) {
        if is_blank(glyph.folded) {
            cursor.skip_blanks();
            fresh = true;
            continue;
        }
        let in_name = is_han(glyph.printed) || matches!(glyph.printed, '·' | '•' | '×' | '某');
        if !in_name || total == MAX_NAME || label(glyphs, cursor.at).is_some() {
            break;
        }
        cursor.bump();
        total += 1;
        match words.last_mut() {
            Some(word) if !fresh => {
                word.0.push(glyph.printed);
                word.1 = cursor.at;
            }
            _ => words.push((glyph.printed.to_string(), cursor.at)),
        }
        fresh = false;
    }
    words
}

/// One name for letter-spaced or wrapped characters, the last word for an office and a name,
/// a name a word otherwise.
fn push_names(words: &[(String, usize)], names: &mut Vec<String>) {
    let joined: String = words.iter().map(|word| word.0.as_str()).collect();
    let spaced = words.iter().any(|word| word.0.chars().count() == 1);
    if words.len() > 1 && !spaced {
        // 安 of 安全科 is a family name, too: the office stands before the person.
        let offices =
            words.iter().take_while(|word| word.0.ends_with(OFFICES) && word.0.len() > 6).count();
        let behind = words.get(offices..).filter(|behind| !behind.is_empty()).unwrap_or(words);
        let people: Vec<&String> =
            behind.iter().map(|word| &word.0).filter(|word| is_person(word)).collect();
        if !people.is_empty() {
            names.extend(people.into_iter().cloned());
            return;
        }
    }
    if !joined.is_empty() {
        names.push(behind_office(&joined).to_owned());
    }
}

/// How the names of offices end.
const OFFICES: &[char] = &[
    '局', '办', '室', '科', '股', '处', '委', '心', '部', '站', '所', '队', '院', '校', '组', '会',
];

/// The person in 区司法局张三.
fn behind_office(text: &str) -> &str {
    // 清河一中张三; but people are called 中, too, and OFFICES end no name of a person.
    let ends = |last: char| last == '中' || OFFICES.contains(&last);
    let office = text.rfind(ends);
    office
        .and_then(|at| text.get(at..))
        .map(|rest| rest.trim_start_matches(ends))
        .filter(|rest| is_person(rest))
        .unwrap_or(text)
}

/// Whether a person's name stands here and ends at a blank, a mark or a digit, so that its label
/// needs no colon.
pub(super) fn bare_name(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let mut name = String::new();
    while name.chars().count() <= MAX_PERSON {
        match ahead.bump() {
            Some(next) if is_han(next) => name.push(next),
            // The name may be letter-spaced.
            Some(next) if is_blank(next) && !is_person(&name) => {}
            Some(next) if is_blank(next) || next.is_ascii_digit() => return is_person(&name),
            Some(',' | '(' | '、' | ';') => return is_person(&name),
            _ => return false,
        }
    }
    false
}

/// Reads telephone numbers from an index on; the numbers as printed, blanks removed, and the index
/// behind them.
pub(super) fn phones(glyphs: &[Glyph], at: usize, labelled: bool) -> (Vec<String>, usize) {
    let mut found = Vec::new();
    let mut end = at;
    let mut cursor = Cursor::new(glyphs, at);
    cursor.skip_blanks();
    if !labelled {
        cursor.eat_if(|mark| matches!(mark, ',' | ':' | '、' | '/'));
        cursor.skip_blanks();
        let mut inside = cursor;
        // 张三（13800000000）, but 张三（0739）5321234 begins its number with the bracket.
        if inside.eat('(') && phone(inside, LEAST_BARE).is_some() {
            cursor = inside;
        }
    }
    let least = if labelled { LEAST_LABELLED } else { LEAST_BARE };
    while let Some((number, behind)) = phone(cursor, least) {
        found.push(number);
        end = behind;
        cursor.at = behind;
        cursor.skip_blanks();
        let mut ahead = cursor;
        // 5321234（办公室），5321235（值班室）
        if labelled {
            skip_aside(&mut ahead);
        }
        ahead.eat_if(|mark| matches!(mark, '、' | ',' | '/' | ';' | '或'));
        ahead.skip_blanks();
        cursor = ahead;
    }
    (found, end)
}

/// The people in brackets behind each of some numbers: 5321234（张三）、5321235（李四）. The numbers stand
/// from one index to another; also gives the index behind the last bracket.
pub(super) fn people_behind(
    glyphs: &[Glyph],
    numbers: Range<usize>,
) -> Option<(Vec<String>, usize)> {
    let mut last = Cursor::new(glyphs, numbers.end);
    last.skip_blanks();
    skip_aside(&mut last);
    let behind = glyphs.get(numbers.start..last.at)?;
    let asides = behind.split(|glyph| glyph.folded == '(').skip(1);
    let people: Vec<String> = asides
        .map(|aside| {
            let inside = aside.split(|glyph| glyph.folded == ')').next().unwrap_or_default();
            let name: String = inside.iter().map(|glyph| glyph.printed).collect();
            (is_person(&name) && !NOT_PEOPLE.iter().any(|word| name.starts_with(word)))
                .then_some(name)
        })
        .collect::<Option<_>>()?;
    (!people.is_empty()).then_some((people, last.at))
}

/// Skips a bracket with words in it, which say whose a number is or what else: （微信同号）.
fn skip_aside(cursor: &mut Cursor<'_>) {
    /// Characters of the longest.
    const LONGEST: usize = 10;

    let mut ahead = *cursor;
    if !ahead.eat('(') {
        return;
    }
    for _ in 0..=LONGEST {
        match ahead.bump() {
            Some(')') => {
                *cursor = ahead;
                return;
            }
            Some(next) if !next.is_ascii_digit() => {}
            _ => return,
        }
    }
}

/// Reads one number; as printed without blanks, and the index behind it.
fn phone(cursor: Cursor<'_>, least: usize) -> Option<(String, usize)> {
    let mut ahead = cursor;
    let mut number = String::new();
    let mut count = 0;
    let mut end = cursor.at;
    let mut open = false;
    if ahead.eat('+') {
        number.push('+');
    }
    if ahead.eat('(') {
        number.push('(');
        open = true;
    }
    loop {
        let group = digits(&mut ahead);
        let length = group.chars().count();
        if group.is_empty() || count + length > MOST_DIGITS {
            break;
        }
        count += length;
        number.push_str(&group);
        end = ahead.at;
        if open && ahead.eat(')') {
            number.push(')');
            open = false;
            ahead.skip_blanks();
            continue;
        }
        let mut gap = ahead;
        gap.skip_blanks();
        let dash = gap.eat_if(|mark| matches!(mark, '-' | '—' | '–' | '－' | '―'));
        gap.skip_blanks();
        let mut next = gap;
        let following = digits(&mut next).len();
        if following == 0 || (gap.at == ahead.at) {
            break;
        }
        if is_complete(&number, count) {
            // -8012 behind a whole number is an extension; behind a blank it is another number.
            if dash.is_some() && following <= MOST_EXTENSION {
                number.push('-');
                number.push_str(&digits(&mut gap));
                end = gap.at;
            }
            break;
        }
        if dash.is_some() {
            number.push('-');
        }
        ahead = gap;
    }
    if count < least || open {
        return None;
    }
    ahead.at = end;
    extension(ahead, &mut number, &mut end);
    Some((number, end))
}

/// A mobile number, or a fixed one with its area code.
fn is_complete(number: &str, count: usize) -> bool {
    let first = number.trim_start_matches(['(', '+']).chars().next();
    match first {
        Some('0') => count >= 10,
        Some('1') => count >= 11,
        Some('4' | '8') if count == 10 => true,
        _ => count == 7 || count == 8 || count >= 11,
    }
}

/// 转8012, 分机8012.
fn extension(mut ahead: Cursor<'_>, number: &mut String, end: &mut usize) {
    ahead.skip_blanks();
    let word = ["转分机", "转", "分机"].into_iter().find(|word| ahead.eat_word(word));
    let Some(word) = word else { return };
    ahead.skip_blanks();
    let digits = digits(&mut ahead);
    if (1..=MOST_EXTENSION).contains(&digits.len()) {
        number.push_str(word);
        number.push_str(&digits);
        *end = ahead.at;
    }
}

/// Takes digits; `*` stands for one that was masked, and behind others so does `×`.
fn digits(cursor: &mut Cursor<'_>) -> String {
    let mut digits = String::new();
    let mask = |next| matches!(next, '×' | 'X' | 'x');
    while let Some(next) = cursor
        .eat_if(|next| next.is_ascii_digit() || next == '*' || mask(next) && !digits.is_empty())
    {
        digits.push(next);
    }
    digits
}

/// The e-mail address whose `@` stands at an index: where it begins and ends, and itself, blanks
/// and line wraps removed.
pub(crate) fn email(glyphs: &[Glyph], at: usize) -> Option<(usize, usize, String)> {
    /// Characters of the longest part of an address (RFC 5321, 4.5.3.1).
    const LONGEST: usize = 64;

    let folded = |index: usize| glyphs.get(index).map(|glyph| glyph.folded);
    if folded(at) != Some('@') {
        return None;
    }
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let mut start = at;
    while start > 0 && at - start < LONGEST && folded(start - 1).is_some_and(local) {
        start -= 1;
    }
    let mut end = at + 1;
    while end - at <= LONGEST && folded(end).is_some_and(host) {
        end += 1;
    }
    while end > at && folded(end - 1).is_some_and(|last| matches!(last, '.' | '-')) {
        end -= 1;
    }
    let address: String = (start..end).filter_map(folded).collect();
    let (name, domain) = address.split_once('@')?;
    let ends_well = domain
        .rsplit('.')
        .next()
        .is_some_and(|last| last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic()));
    (!name.is_empty() && domain.contains('.') && ends_well).then_some((start, end, address))
}
