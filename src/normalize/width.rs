//! One form for characters that print offers in several widths.

/// The half-width form of a full-width letter, digit or mark, and a blank for every blank that is
/// not ASCII; other characters as they are.
pub(crate) fn fold(character: char) -> char {
    /// From a full-width form to its ASCII character: U+FF01 ！ is 0x21 !.
    const FULL_WIDTH: u32 = 0xFF01 - 0x21;

    match character {
        '！'..='～' => char::from_u32(u32::from(character) - FULL_WIDTH).unwrap_or(character),
        // U+2236 RATIO, U+FE30, U+FE55: colons of the vertical and small sets.
        '∶' | '︰' | '﹕' => ':',
        '﹐' => ',',
        '﹔' => ';',
        '﹙' => '(',
        '﹚' => ')',
        '﹑' => '、',
        _ if is_blank(character) => ' ',
        _ => character,
    }
}

/// Whether a character leaves nothing on paper: blanks of all widths, line ends and the marks of
/// zero width that web pages leave behind (U+200B, U+FEFF).
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character is an ideograph.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '〇' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}
