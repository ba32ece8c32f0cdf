//! What a title ends in.

use crate::lexicon::document::{DOCUMENT_TYPES, SENTENCE_ENDS, TITLE_MARK};
use crate::normalize;

use super::super::wording::{folded, without_brackets};

/// 文种: the word a title ends in, brackets such as （试行） aside.
pub(super) fn document_type(title: &str) -> Option<&'static str> {
    let folded = folded(title);
    let bare = if folded.ends_with(')') { without_brackets(&folded) } else { folded };
    DOCUMENT_TYPES
        .iter()
        .filter(|kind| bare.ends_with(**kind))
        .max_by_key(|kind| kind.len())
        .copied()
}

/// Whether book-title marks and quotations are closed: 《…活动方案》的通知 does not end at 方案.
pub(super) fn is_balanced(text: &str) -> bool {
    [('《', '》'), ('“', '”'), ('(', ')'), ('（', '）')]
        .into_iter()
        .all(|(left, right)| text.matches(left).count() == text.matches(right).count())
}

/// A title and the notice's number, which web copies print below it, where a page without room
/// between the two makes one paragraph of them: 关于…的通知某政办〔2025〕9号.
pub(super) fn number_below_title(text: &str) -> Option<(&str, &str)> {
    /// Bytes of the longest title with a number: some 200 ideographs.
    const LONGEST: usize = 600;

    if text.len() > LONGEST || !text.contains(TITLE_MARK) || text.ends_with(SENTENCE_ENDS) {
        return None;
    }
    let (range, number) = normalize::document_numbers(text).pop()?;
    let (title, below) = text.split_at_checked(range.start)?;
    let whole = range.end == text.len() && number.canonical().is_some();
    let ended = document_type(title).is_some() && is_balanced(title);
    (whole && ended).then(|| (title.trim_end(), below))
}
