//! The number itself: from the bracket of the year to 号.

use super::super::glyphs::Cursor;
use super::super::numerals::digit_of;
use super::super::width::is_blank;
use crate::document_number::DocumentNumberNote;

/// Digits of a sequence that are believed: the highest real ones have five.
const MAX_SEQUENCE_DIGITS: usize = 6;

/// Digits that are taken as one run: more are no number of anything, and a text may begin anew at each
/// of them.
const MAX_RUN: usize = 40;

/// Blanks between two parts that still belong together; a masthead is letter-spaced at times, but
/// no line of it has more.
const MAX_BLANKS: usize = 40;

/// The year and the number behind it.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    pub(super) year: u16,
    pub(super) sequences: Vec<Sequence>,
    pub(super) notes: Vec<DocumentNumberNote>,
    /// Index behind 号, or behind 之一.
    pub(super) end: usize,
}

/// One number; `〔2023〕5、6号` has two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequence {
    pub(super) number: u32,
    pub(super) sub: Option<Sub>,
    /// Index of its first digit and the one behind its last.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A part of a number, as it is printed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sub {
    /// `5-1号`
    Dash(u32),
    /// `5号之一`
    Part(u32),
}

/// What stands behind a code.
#[derive(Clone, Debug)]
pub(super) enum Attempt {
    /// A year in brackets, a number and 号.
    Read(Tail),
    /// A draft: the year or the number is a placeholder.
    Placeholder,
    /// A bracket is lost, so that year and number run together.
    BracketsLost,
    /// It begins like a number and goes on otherwise.
    Malformed,
    /// Something else.
    Nothing,
}

/// The closing bracket that belongs to an opening one.
pub(super) fn closing(open: char) -> Option<char> {
    Some(match open {
        '〔' => '〕',
        '[' => ']',
        '【' => '】',
        '(' => ')',
        '﹝' => '﹞',
        '〖' => '〗',
        '{' => '}',
        '❲' => '❳',
        '〘' => '〙',
        '「' => '」',
        '〈' => '〉',
        '《' => '》',
        '<' => '>',
        _ => return None,
    })
}

/// Whether a bracket closes one of those.
pub(super) fn closes(character: char) -> bool {
    "〕]】)﹞〗}❳〙」〉》>".contains(character)
}

/// Whether a character stands for what is still to be filled in.
fn is_placeholder(character: char) -> bool {
    "×XxNΧ╳✕✗*_?＿□■△…某".contains(character)
}

/// A digit of a number, Arabic or Chinese by place (二〇〇八).
pub(super) fn digit(character: char) -> Option<u32> {
    Some(match character {
        '0'..='9' => u32::from(character) - u32::from('0'),
        '〇' | '○' | '零' => 0,
        _ => return digit_of(character).map(u32::from),
    })
}

/// Reads from the bracket of the year on; the cursor stands on it.
pub(super) fn tail(mut cursor: Cursor<'_>) -> Attempt {
    let mut notes = Vec::new();
    let Some((open, close)) = cursor.peek().and_then(|open| Some((open, closing(open)?))) else {
        return Attempt::Nothing;
    };
    cursor.bump();
    let year = digits(&mut cursor);
    let mut blank_year = placeholder(&mut cursor);
    skip_some_blanks(&mut cursor);
    if year.count == 0 && cursor.peek() == Some(close) {
        blank_year = true;
    }
    if year.count == 0 && !blank_year {
        return Attempt::Nothing;
    }
    skip_some_blanks(&mut cursor);
    if cursor.eat('年') {
        notes.push(DocumentNumberNote::YearSuffix);
        skip_some_blanks(&mut cursor);
    }
    let Some(closed) = cursor.eat_if(closes) else {
        // `〔20224号`: year and number cannot be told apart.
        let together = year.count > 4 && cursor.peek().is_some_and(is_hao);
        return if together || (year.count == 4 && lost_close(cursor)) {
            Attempt::BracketsLost
        } else {
            Attempt::Nothing
        };
    };
    if (open, closed) != ('〔', '〕') {
        notes.push(DocumentNumberNote::NonstandardBracket);
    }
    if closed != close {
        notes.push(DocumentNumberNote::UnbalancedBracket);
    }
    after_year(cursor, &year, blank_year, notes)
}

/// Reads from the year on where the opening bracket is lost: `穗府2022〕4号`. The closing one still
/// tells year and number apart.
pub(super) fn tail_without_open(mut cursor: Cursor<'_>) -> Attempt {
    let year = digits(&mut cursor);
    if year.count != 4 {
        return Attempt::Nothing;
    }
    let Some(closed) = cursor.eat_if(closes) else { return Attempt::Nothing };
    let mut notes = vec![DocumentNumberNote::UnbalancedBracket];
    if closed != '〕' {
        notes.push(DocumentNumberNote::NonstandardBracket);
    }
    match after_year(cursor, &year, false, notes) {
        read @ Attempt::Read(_) => read,
        _ => Attempt::Nothing,
    }
}

/// Whether `〔2022 4号`: the closing bracket is lost and a blank stands in its place.
fn lost_close(mut cursor: Cursor<'_>) -> bool {
    cursor.eat('第');
    digits(&mut cursor).count > 0 && cursor.peek().is_some_and(is_hao)
}

fn after_year(
    mut cursor: Cursor<'_>,
    year: &Digits,
    blank_year: bool,
    mut notes: Vec<DocumentNumberNote>,
) -> Attempt {
    skip_some_blanks(&mut cursor);
    if cursor.eat('第') {
        notes.push(DocumentNumberNote::SuperfluousDi);
    }
    let mut sequences = Vec::new();
    loop {
        skip_some_blanks(&mut cursor);
        let start = cursor.at;
        let first = sequence_digits(&mut cursor);
        let end = cursor.at;
        if placeholder(&mut cursor) || first.count == 0 {
            placeholder(&mut cursor);
            skip_some_blanks(&mut cursor);
            return if cursor.eat_if(is_hao).is_some() {
                Attempt::Placeholder
            } else if sequences.is_empty() && first.count == 0 {
                Attempt::Nothing
            } else {
                Attempt::Malformed
            };
        }
        if first.leading_zero {
            notes.push(DocumentNumberNote::LeadingZero);
        }
        if first.count > MAX_SEQUENCE_DIGITS || first.value == 0 {
            return Attempt::Malformed;
        }
        let mut sequence = Sequence { number: first.value, sub: None, start, end };
        skip_some_blanks(&mut cursor);
        if cursor.eat_if(is_dash).is_some() {
            let sub = digits(&mut cursor);
            // `5-8号` may be the numbers 5 to 8; `5-1号` can only be a part of number 5.
            if sub.count == 0 || sub.value == 0 || sub.value > first.value {
                return Attempt::Malformed;
            }
            sequence.sub = Some(Sub::Dash(sub.value));
            sequence.end = cursor.at;
            skip_some_blanks(&mut cursor);
        }
        sequences.push(sequence);
        if cursor.eat_if(|next| matches!(next, '、' | ',')).is_none() {
            break;
        }
    }
    let traditional = cursor.printed() == Some('號');
    if cursor.eat_if(is_hao).is_none() {
        return Attempt::Malformed;
    }
    if blank_year {
        return Attempt::Placeholder;
    }
    if traditional {
        notes.push(DocumentNumberNote::Traditional);
    }
    if let Some(part) = part(&mut cursor)
        && let Some(last) = sequences.last_mut()
    {
        last.sub = Some(Sub::Part(part));
        last.end = cursor.at;
    }
    match full_year(year) {
        Some(full) => {
            if year.count == 2 {
                notes.push(DocumentNumberNote::TwoDigitYear);
            }
            Attempt::Read(Tail { year: full, sequences, notes, end: cursor.at })
        }
        None => Attempt::Malformed,
    }
}

/// 之一, 之2, -2 behind 号.
fn part(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let dash = ahead.eat_if(is_dash).is_some();
    if !(dash || ahead.eat('之')) {
        return None;
    }
    let part = if dash { digits(&mut ahead) } else { sequence_digits(&mut ahead) };
    // `5号-2024年…` goes on with something else.
    if part.value == 0
        || dash && (part.count > 2 || ahead.peek().is_some_and(char::is_alphanumeric))
    {
        return None;
    }
    *cursor = ahead;
    Some(part.value)
}

/// A year of four digits of this century or the last, or of two: the archives begin in 1949, so
/// `〔98〕` is 1998 and `〔05〕` is 2005.
fn full_year(year: &Digits) -> Option<u16> {
    let value = u16::try_from(year.value).ok()?;
    match (year.count, value) {
        (4, 1900..=2099) => Some(value),
        (2, 49..) => Some(1900 + value),
        (2, _) => Some(2000 + value),
        _ => None,
    }
}

/// A run of digits, blanks between them allowed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Digits {
    pub(super) value: u32,
    pub(super) count: usize,
    pub(super) leading_zero: bool,
}

/// Takes digits; the cursor ends behind the last of them.
pub(super) fn digits(cursor: &mut Cursor<'_>) -> Digits {
    let mut found = Digits::default();
    let mut ahead = *cursor;
    while found.count < MAX_RUN {
        skip_some_blanks(&mut ahead);
        let Some(value) = ahead.peek().and_then(digit) else { break };
        ahead.bump();
        if found.count == 0 {
            found.leading_zero = value == 0;
        }
        found.count += 1;
        found.value = found.value.saturating_mul(10).saturating_add(value);
        *cursor = ahead;
    }
    found
}

/// Takes a number: Arabic digits, or a Chinese numeral below 1000 (十二, 一百二十三).
pub(super) fn sequence_digits(cursor: &mut Cursor<'_>) -> Digits {
    let mut ahead = *cursor;
    skip_some_blanks(&mut ahead);
    if ahead.peek().is_some_and(|next| next.is_ascii_digit()) {
        return digits(cursor);
    }
    let mut value = 0;
    let mut pending = None;
    let mut taken = 0;
    while let Some(next) = ahead.peek() {
        let unit = match next {
            '十' => 10,
            '百' => 100,
            _ => match digit(next) {
                Some(digit) if pending.is_none() || pending == Some(0) => {
                    pending = Some(digit);
                    ahead.bump();
                    taken += 1;
                    continue;
                }
                _ => break,
            },
        };
        value += pending.take().unwrap_or(1) * unit;
        ahead.bump();
        taken += 1;
        if taken > MAX_SEQUENCE_DIGITS {
            break;
        }
    }
    if taken == 0 {
        return Digits::default();
    }
    *cursor = ahead;
    Digits { value: value + pending.unwrap_or(0), count: taken, leading_zero: false }
}

/// The Chinese numeral of a part; Arabic from ten on.
pub(super) fn chinese(part: u32) -> String {
    const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

    let numeral = usize::try_from(part).ok().and_then(|part| NUMERALS.get(part.checked_sub(1)?));
    numeral.map_or_else(|| part.to_string(), |numeral| (*numeral).to_owned())
}

/// Takes a run of placeholders; whether there was one.
fn placeholder(cursor: &mut Cursor<'_>) -> bool {
    let mut found = false;
    let mut ahead = *cursor;
    loop {
        skip_some_blanks(&mut ahead);
        if ahead.eat_if(is_placeholder).is_none() {
            return found;
        }
        found = true;
        *cursor = ahead;
    }
}

pub(super) fn skip_some_blanks(cursor: &mut Cursor<'_>) {
    for _ in 0..MAX_BLANKS {
        if cursor.eat_if(is_blank).is_none() {
            return;
        }
    }
}

pub(super) fn is_hao(character: char) -> bool {
    character == '号'
}

pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '–' | '—' | '―' | '−')
}
