//! From the end of the body to the annex: 附件说明, 发文机关署名, 成文日期 (GB/T 9704-2012, 7.3.4,
//! 7.3.5).

use std::ops::Range;

use crate::document::Alignment;
use crate::lexicon::document::{ATTACHMENT, PRINTED, SENTENCE_ENDS};
use crate::normalize;
use crate::schedule::Day;

use super::super::names;
use super::super::wording::folded;
use super::attachments;
use super::lines::Line;

/// Lines of a signature: a joint notice prints one for each organ, and few have as many.
const MAX_SIGNATURE_LINES: usize = 16;
/// Characters of a line with a signature and its date.
const MAX_SIGNATURE_CHARACTERS: usize = 80;

/// What the end of a notice holds, each with its lines (counted as the lines given).
#[derive(Debug, Default)]
pub(super) struct Closing {
    pub(super) attachments: Vec<(usize, String)>,
    pub(super) signed_by: Vec<String>,
    pub(super) signature_lines: Range<usize>,
    pub(super) issued_on: Option<(usize, Day)>,
}

/// Reads the closing from the lines before the annex, `body` being the first line of the body;
/// `issuers` tell how far up a signature goes that is broken over lines.
pub(super) fn read(lines: &[Line<'_>], body: usize, issuers: &[String]) -> Closing {
    let dated = lines
        .iter()
        .enumerate()
        .skip(body)
        .rev()
        .find_map(|(index, line)| Some((index, dated_line(line)?)));
    let mut closing = Closing::default();
    let mut end = lines.len();
    if let Some((index, (beside, day))) = dated {
        let lines_of_signature = signature(lines, body, index, beside, issuers);
        let above = lines.get(lines_of_signature.clone()).unwrap_or_default();
        let texts = above.iter().map(|line| line.text.as_ref()).chain(Some(beside));
        closing.signed_by = names::issuers(texts);
        closing.issued_on = Some((index, day));
        end = lines_of_signature.start;
        let last = if beside.is_empty() { index } else { index + 1 };
        closing.signature_lines = lines_of_signature.start..last;
    }
    closing.attachments = attachments::of(lines, body, end);
    closing
}

/// The date of a line that holds a date, and before it nothing or an organ's name: that name and
/// the day. A line that says when the notice was printed is another.
fn dated_line<'l>(line: &'l Line<'_>) -> Option<(&'l str, Day)> {
    if let Some(day) = normalize::date(&line.text) {
        return Some(("", day));
    }
    if line.text.chars().count() > MAX_SIGNATURE_CHARACTERS
        || line.folded().contains(SENTENCE_ENDS)
        || line.folded().ends_with(PRINTED)
    {
        return None;
    }
    normalize::date_at_end(&line.text).filter(|(beside, _)| names::is_organ(beside))
}

/// The lines of the signature above the date at `dated`; `beside` is what stands on its line.
fn signature(
    lines: &[Line<'_>],
    body: usize,
    dated: usize,
    beside: &str,
    issuers: &[String],
) -> Range<usize> {
    let issuers = folded(&issuers.concat());
    let mut joined = folded(beside);
    let mut start = dated;
    while start > body && dated - start < MAX_SIGNATURE_LINES {
        if !joined.is_empty() && joined == issuers {
            break;
        }
        let Some(line) = lines.get(start - 1).filter(|line| may_sign(line)) else { break };
        let longer = [line.folded(), &joined].concat();
        let below = lines.get(start);
        let set_apart = matches!(line.alignment(), Some(Alignment::End | Alignment::Center))
            && below.is_some_and(|below| below.alignment() == line.alignment());
        let same_paragraph = below.is_some_and(|below| below.is_in_paragraph_of(line));
        let belongs = issuers.ends_with(&longer)
            || names::is_organ(&line.text)
            || (!joined.is_empty() && (set_apart || same_paragraph));
        if !belongs {
            break;
        }
        joined = longer;
        start -= 1;
    }
    start..dated
}

/// Whether a line can be one of a signature: short, no sentence, no item of a list.
fn may_sign(line: &Line<'_>) -> bool {
    let text = line.folded();
    text.chars().count() <= MAX_SIGNATURE_CHARACTERS
        && !text.contains(SENTENCE_ENDS)
        && !text.contains(':')
        && !text.starts_with(ATTACHMENT)
        && !text.starts_with('(')
        && attachments::item(&line.text).is_none()
}
