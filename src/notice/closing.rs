//! From the end of the body to the annex: 附件说明, 发文机关署名, 成文日期 (GB/T 9704-2012, 7.3.4,
//! 7.3.5).

use std::ops::Range;

use crate::document::Alignment;
use crate::lexicon::document::{ATTACHMENT, ATTACHMENT_SHORT, PRINTED, SENTENCE_ENDS};
use crate::lexicon::numerals::NUMBER_MARKS;
use crate::normalize::{self, width};
use crate::schedule::Day;

use super::lines::Line;
use super::names;
use super::wording::{closed_up, folded};

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
        closing.signed_by = names::organs(texts);
        closing.issued_on = Some((index, day));
        end = lines_of_signature.start;
        let last = if beside.is_empty() { index } else { index + 1 };
        closing.signature_lines = lines_of_signature.start..last;
    }
    closing.attachments = attachments(lines, body, end);
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
    date_at_end(&line.text).filter(|(beside, _)| names::is_organ(beside))
}

/// A text that ends in a date: what stands before it, and the day. The longest date counts.
pub(super) fn date_at_end(text: &str) -> Option<(&str, Day)> {
    text.char_indices().find_map(|(index, _)| {
        let (before, date) = text.split_at(index);
        Some((before.trim_end(), normalize::date(date)?))
    })
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
        && item(&line.text).is_none()
}

/// The titles of the attachments: the line that begins 附件： and the numbered lines below it.
fn attachments(lines: &[Line<'_>], body: usize, end: usize) -> Vec<(usize, String)> {
    let own = lines.iter().enumerate().take(end).skip(body);
    let labelled = own.clone().find_map(|(index, line)| Some((index, behind_label(&line.text)?)));
    let inside =
        || own.rev().find_map(|(index, line)| Some((index, behind_inner_label(&line.text)?)));
    let Some((first, label)) = labelled.or_else(inside) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    add_items(first, label, &mut found);
    for (index, line) in lines.iter().enumerate().take(end).skip(first + 1) {
        if let Some(text) = behind_label(&line.text) {
            add_items(index, text, &mut found);
        } else if item(&line.text).is_some() {
            add_items(index, &line.text, &mut found);
        } else {
            break;
        }
    }
    found
}

/// What stands behind 附件：, 附件1： or 附： at the start of a line.
fn behind_label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(['：', ':'])?;
    let label = folded(label);
    if label == ATTACHMENT_SHORT {
        return Some(rest);
    }
    let number = label.strip_prefix(ATTACHMENT)?;
    (number.is_empty() || super::serial::number(number).is_some()).then_some(rest)
}

/// What stands behind 附件： inside a line: where nothing but the order of print tells paragraphs
/// apart, the list of attachments is read into the paragraph above it (PDFs whose lines are all
/// flush left). `（附件：…）` and `见附件：…` belong to their sentence.
fn behind_inner_label(text: &str) -> Option<&str> {
    let (at, _) = text.match_indices(ATTACHMENT).last()?;
    let (before, from) = text.split_at(at);
    let ended = before
        .ends_with(|c: char| SENTENCE_ENDS.contains(&width::fold(c)) || c.is_ascii_alphanumeric());
    behind_label(from).filter(|rest| ended && !rest.contains(SENTENCE_ENDS))
}

/// Adds the titles of a line: `1.甲 2.乙` are two.
fn add_items(line: usize, text: &str, found: &mut Vec<(usize, String)>) {
    let mut rest = text.trim();
    let mut number = item(rest).map(|(number, _)| number);
    while let Some(current) = number {
        let Some((_, behind)) = item(rest) else { break };
        let next = current.saturating_add(1);
        let cut = start_of_item(behind, next);
        let (title, below) = cut.map_or((behind, ""), |cut| behind.split_at(cut));
        push_title(line, title, found);
        rest = below.trim();
        number = cut.map(|_| next);
    }
    push_title(line, rest, found);
}

fn push_title(line: usize, title: &str, found: &mut Vec<(usize, String)>) {
    let title = closed_up(title.trim().trim_end_matches(['。', '；', ';', '，', ',', '.']));
    if !title.is_empty() {
        found.push((line, title));
    }
}

/// The number that a line begins with (`1.`, `2、`, `（3）`), and what stands behind it.
fn item(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start().trim_start_matches(['（', '(']);
    let behind = rest.trim_start_matches(|c: char| width::fold(c).is_ascii_digit());
    let digits = folded(rest.strip_suffix(behind)?);
    let number = digits.parse().ok()?;
    let mut marks = behind.chars();
    let mark = marks.next().map(width::fold)?;
    let behind = marks.as_str();
    let is_mark = NUMBER_MARKS.contains(&mark) || mark == ')';
    // 2.5万人: a decimal is no number of a list.
    let decimal = behind.starts_with(|c: char| c.is_ascii_digit()) && mark == '.';
    (is_mark && !(decimal && behind.len() < 2)).then_some((number, behind))
}

/// Where the item with this number begins inside a text.
fn start_of_item(text: &str, number: u32) -> Option<usize> {
    let digits = number.to_string();
    let mut last = None;
    text.match_indices(digits.as_str()).map(|(index, _)| index).find(|&index| {
        let (before, from) = text.split_at(index);
        last = before.chars().next_back();
        let alone = !last.is_some_and(|c| c.is_ascii_digit() || c == '.');
        alone && item(from).is_some_and(|(found, _)| found == number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_attachments() {
        let titles = |text: &str| {
            let mut found = Vec::new();
            add_items(0, behind_label(text).unwrap_or(text), &mut found);
            found.into_iter().map(|(_, title)| title).collect::<Vec<_>>()
        };
        assert_eq!(titles("附件:大祥区2023年活动计划安排表"), ["大祥区2023年活动计划安排表"]);
        assert_eq!(titles("附件：1.甲表；"), ["甲表"]);
        assert_eq!(titles("附件：1．甲2023年表 2．乙表"), ["甲2023年表", "乙表"]);
        assert_eq!(titles("2.2024年乙表"), ["2024年乙表"]);
    }

    #[test]
    fn dates_at_the_end_of_a_line() {
        let (before, day) = date_at_end("黄坪市民政局办公室  2022年6月20日").unwrap();
        assert_eq!((before, day.to_string().as_str()), ("黄坪市民政局办公室", "2022-06-20"));
        assert_eq!(date_at_end("活动时间为2023年4月至12月"), None);
    }
}
