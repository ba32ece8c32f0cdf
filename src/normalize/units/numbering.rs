//! Numbers in a cell: of its items, 1. （2） ③, and of telephones.

use super::super::glyphs::{Cursor, Glyph, before};
use super::super::width::is_blank;

/// Whether a word is a telephone number.
pub(super) fn is_number(word: &[Glyph]) -> bool {
    /// Digits of the shortest local number.
    const LEAST: usize = 7;

    let digits = word.iter().filter(|glyph| glyph.folded.is_ascii_digit()).count();
    let other = word
        .iter()
        .any(|glyph| !(glyph.folded.is_ascii_digit() || "-—()转*".contains(glyph.folded)));
    digits >= LEAST && !other
}

/// Whether a character is a mark before an item.
pub(super) fn is_bullet(mark: char) -> bool {
    matches!(
        mark,
        '●' | '▲'
            | '△'
            | '▶'
            | '►'
            | '➢'
            | '◆'
            | '■'
            | '▪'
            | '•'
            | '★'
            | '☆'
            | '※'
            | '*'
            | '·'
            | '-'
            | '—'
            | '○'
            | '◇'
    )
}

/// Whether a character is a number with its frame: ① ⑵ ⒊ ❹ ㈤.
pub(super) fn is_circled(mark: char) -> bool {
    matches!(mark, '①'..='⒛' | '❶'..='❿' | '➀'..='➓' | '㈠'..='㈩' | '㊀'..='㊉')
}

/// Whether the first item is numbered 1 and a later one 2, with nothing behind the numbers.
pub(super) fn is_counted(glyphs: &[Glyph], start: usize) -> bool {
    let first = bare_number(glyphs, start);
    first.is_some_and(|(number, _)| number == 1)
        && (start + 1..glyphs.len()).any(|at| {
            let before = glyphs
                .get(at - 1)
                .is_some_and(|glyph| is_blank(glyph.folded) || "、,;/".contains(glyph.folded));
            before && bare_number(glyphs, at).is_some_and(|(number, _)| number == 2)
        })
}

/// A number of one digit before an ideograph, and the index behind it.
pub(super) fn bare_number(glyphs: &[Glyph], at: usize) -> Option<(u32, usize)> {
    let mut cursor = Cursor::new(glyphs, at);
    let number = cursor.bump()?.to_digit(10)?;
    cursor.skip_blanks();
    let behind = cursor.peek()?;
    (behind.is_alphabetic() && !behind.is_ascii()).then_some((number, cursor.at))
}

/// The numerals of items, counted.
const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The index behind a number that opens an item: 1. 2、 （3） ④ 一、.
pub(super) fn number(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let chinese = |c: char| NUMERALS.contains(&c);
    let mut cursor = Cursor::new(glyphs, at);
    if cursor.eat_if(is_circled).is_some() {
        return Some(cursor.at);
    }
    if cursor.eat_if(|mark| ('Ⅰ'..='Ⅻ').contains(&mark)).is_some() {
        return cursor.eat_if(|mark| matches!(mark, '.' | '、' | ')')).map(|_| cursor.at);
    }
    // A.市教育局
    if cursor.eat_if(|mark| mark.is_ascii_uppercase()).is_some() {
        cursor.eat_if(|mark| matches!(mark, '.' | ')'))?;
        return cursor.peek().filter(|next| !next.is_ascii()).map(|_| cursor.at);
    }
    let open = cursor.eat('(');
    if open {
        cursor.skip_blanks();
    }
    let mut count = 0;
    while cursor.eat_if(|c| c.is_ascii_digit() || chinese(c)).is_some() {
        count += 1;
    }
    if !(1..=2).contains(&count) {
        return None;
    }
    if open {
        // （1）班 is a class of pupils.
        return (cursor.eat(')') && cursor.peek() != Some('班')).then_some(cursor.at);
    }
    cursor.skip_blanks();
    let ordinal = glyphs.get(at).is_some_and(|first| chinese(first.folded));
    cursor.eat_if(|mark| matches!(mark, '.' | '、' | ')') || ordinal && mark == '是')?;
    // 1.5 is no number of an item, nor is the first of 一、二党支部.
    let first = before(glyphs, at).iter().all(|glyph| is_blank(glyph.folded));
    let runs_on = first
        && glyphs.get(at).zip(glyphs.get(cursor.at)).is_some_and(|(one, next)| {
            let place = |glyph: &Glyph| NUMERALS.iter().position(|digit| *digit == glyph.folded);
            place(one).zip(place(next)).is_some_and(|(one, next)| next == one + 1)
        });
    cursor.peek().is_none_or(|next| !next.is_ascii_digit() && !runs_on).then_some(cursor.at)
}
