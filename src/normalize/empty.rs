//! Cells that say nothing.

use super::width::{fold, is_blank};

/// Whether nothing, a dash, a slash, N/A or 无 was printed.
pub(crate) fn is_empty(text: &str) -> bool {
    let mut marks = text.chars().map(fold).filter(|c| !is_blank(*c)).peekable();
    if marks.clone().map(|mark| mark.to_ascii_lowercase()).eq("n/a".chars()) {
        return true;
    }
    let Some(first) = marks.peek().copied() else { return true };
    if first == '无' {
        marks.next();
        return marks.all(|mark| matches!(mark, '。' | '.'));
    }
    marks.all(|mark| {
        matches!(mark, '-' | '‐' | '‑' | '–' | '—' | '―' | '─' | '－' | '/' | '\\' | '一' | '、')
    }) && first != '、'
}

/// Whether the cell refers to the one above it.
pub(crate) fn is_ditto(text: &str) -> bool {
    /// Characters of the longest of the marks, and one more: longer texts are none of them.
    const LONGEST: usize = 4;

    let marks = text.chars().map(fold).filter(|c| !is_blank(*c));
    if !marks.clone().next().is_some_and(|first| "同〃″\"〞”'".contains(first)) {
        return false;
    }
    let text: String = marks.take(LONGEST).collect();
    matches!(text.as_str(), "同上" | "〃" | "″" | "\"" | "\"\"" | "同上。" | "〞" | "”" | "'')")
}
