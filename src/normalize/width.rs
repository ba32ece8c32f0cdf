//! One form for characters that print alike: full-width and half-width, dashes, brackets, dots.

/// The plain form of a character; anything else is itself.
///
/// Dashes become `-` and waves `~`: both mean "to", but only a dash stands inside `2023-05-29`.
pub(in crate::normalize) fn plain(c: char) -> char {
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
pub(in crate::normalize) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}
