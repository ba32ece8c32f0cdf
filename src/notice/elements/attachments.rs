//! 附件说明: the titles of the annexes, listed below the body (GB/T 9704-2012, 7.3.4).

use crate::lexicon::document::{ATTACHMENT, ATTACHMENT_SHORT, SENTENCE_ENDS};
use crate::lexicon::numerals::NUMBER_MARKS;
use crate::normalize::width;

use super::super::body::serial;
use super::super::wording::{closed_up, folded};
use super::lines::Line;

/// The titles of the attachments: the line that begins 附件： and the numbered lines below it.
pub(super) fn of(lines: &[Line<'_>], body: usize, end: usize) -> Vec<(usize, String)> {
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
    (number.is_empty() || serial::number(number).is_some()).then_some(rest)
}

/// What stands behind 附件： inside a line: where nothing but the order of print tells paragraphs
/// apart, the list of attachments is read into the paragraph above it (PDFs whose lines are all
/// flush left). `（附件：…）` and `见附件：…` belong to their sentence.
fn behind_inner_label(text: &str) -> Option<&str> {
    let (at, _) = text.match_indices(ATTACHMENT).last()?;
    let (before, from) = text.split_at(at);
    let ended = before.ends_with(|c: char| {
        SENTENCE_ENDS.contains(&width::fold(c))
            || width::fold(c) == ':'
            || c.is_ascii_alphanumeric()
    });
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
pub(super) fn item(text: &str) -> Option<(u32, &str)> {
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
}
