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
        '﹑' | '､' | '丶' => '、',
        '｡' => '。',
        _ if is_blank(character) => ' ',
        _ => character,
    }
}

/// The plain form of a character; anything else is itself.
///
/// Dashes become `-` and waves `~`: both mean "to", but only a dash stands inside `2023-05-29`.
pub(crate) fn plain(c: char) -> char {
    match c {
        // The full-width forms of ASCII stand in its order; what they become is folded once more.
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = u32::from(c) - u32::from('\u{FF01}') + u32::from('!');
            char::from_u32(narrow).map_or(c, plain)
        }
        // U+F02D is the hyphen of symbol fonts in the private use area.
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '─' | '━' | 'ー' | '\u{F02D}' => {
            '-'
        }
        '〜' | '∼' | '˜' | '∽' | '﹏' => '~',
        '[' | '【' | '〔' | '〖' | '﹙' | '﹝' => '(',
        ']' | '】' | '〕' | '〗' | '﹚' | '﹞' => ')',
        '“' | '”' | '„' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』' => '"',
        '∶' | '︰' | '﹕' => ':',
        '﹐' => ',',
        '﹔' => ';',
        '､' => '、',
        '｡' => '。',
        '·' | '•' | '‧' | '∙' | '・' | '･' | '﹒' => '.',
        '∕' | '⁄' => '/',
        '○' | '◯' | '零' => '〇',
        // Kangxi radicals, which some fonts' maps give for the ideograph.
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        '⽇' => '日',
        '⽉' | '⺝' => '月',
        _ => c,
    }
}

/// Whether a character takes no part in reading: blanks of any width and what is not visible.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Whether a character is an ideograph.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '〇' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}
