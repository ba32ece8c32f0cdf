//! Letters that make words, and the stops and brackets of Chinese text, which fill an em with half of
//! it blank.

use super::ink::Ink;
use super::lines::SAME_BASELINE;

/// Whether a character belongs to words that are parted by blanks: letters, digits and their
/// punctuation, and nothing of the width of an ideograph.
pub(crate) fn is_word(character: char) -> bool {
    // Scripts from U+1100 (Hangul Jamo) on, general punctuation (quotation marks of Chinese text)
    // and symbols are set without word gaps.
    (character as u32) < 0x1100 && !character.is_whitespace()
}

/// A stop follows its character within this share of the size.
const BEHIND: f32 = 0.3;

/// Stops and closing brackets of Chinese text.
pub(crate) fn is_stop(character: char) -> bool {
    matches!(
        character,
        '\u{3001}'
            | '\u{3002}'
            | '\u{3009}'
            | '\u{300b}'
            | '\u{300d}'
            | '\u{300f}'
            | '\u{3011}'
            | '\u{3015}'
            | '\u{ff01}'
            | '\u{ff09}'
            | '\u{ff0c}'
            | '\u{ff1a}'
            | '\u{ff1b}'
            | '\u{ff1f}'
    )
}

/// Stops of which no two follow one another.
fn is_pause(character: char) -> bool {
    matches!(character, '\u{3001}' | '\u{3002}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}')
}

/// Opening brackets of Chinese text.
fn is_opening(character: char) -> bool {
    matches!(
        character,
        '\u{3008}' | '\u{300a}' | '\u{300c}' | '\u{300e}' | '\u{3010}' | '\u{3014}' | '\u{ff08}'
    )
}

/// The gap between two characters. Stops and brackets fill their em, whatever the width that a file
/// gives them: some programs make the printed half a glyph and move on over the blank half.
pub(crate) fn gap(before: &Ink, ink: &Ink) -> f32 {
    let end = if is_stop(before.character) { before.start + before.size } else { before.end };
    let start = if is_opening(ink.character) { ink.end - ink.size } else { ink.start };
    start.min(ink.start) - end.max(before.end)
}

/// Whether a character is a stop or closing bracket right behind another: it stays in the cell of
/// that one where it hangs over the cell's edge (`区发改局、` in a cell of four characters). A stop
/// behind another begins a line of the next cell, where a program lets lines begin so.
pub(crate) fn hangs(ink: &Ink, before: &Ink) -> bool {
    is_stop(ink.character)
        && !before.is_blank()
        && !(is_pause(ink.character) && is_pause(before.character))
        && ink.direction == before.direction
        && (ink.baseline - before.baseline).abs() <= SAME_BASELINE * ink.size
        && (ink.start - before.end).abs() <= BEHIND * ink.size
}
