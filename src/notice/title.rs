//! The title of a plan, and what stands between the pieces of one.

use crate::document::Paragraph;
use crate::lexicon::document::{ANNEX_HEADS, ATTACHMENT, SENTENCE_ENDS, TABLE_TITLE_ENDS};
use crate::lexicon::numerals::NUMERALS;
use crate::lexicon::rows::{CONTINUED, NOTE_STARTS, PAGE_NUMBER_WORDS, UNIT_OF_MEASURE};

use crate::normalize::{self, width};

use super::body::sections::is_section_number;
use super::times::calendar_time;
use super::view::View;
use super::wording::{folded, is_blank, rejoined};

/// Characters of a plan's title: two lines of it in the size of titles.
const MAX_TITLE_CHARACTERS: usize = 80;
/// Characters of a page number line: `第 12 页 共 118 页`.
const MAX_PAGE_NUMBER_CHARACTERS: usize = 12;

/// The title of a table whose header begins at `header`: a row over it inside the table, or else
/// the paragraph right above it.
pub(super) fn of(view: &View<'_>, header: u32, above: &[&Paragraph]) -> Option<String> {
    let inside = (view.rows.start..header).find_map(|row| match view.printed(row).as_slice() {
        [cell] => Some(view.text(*cell)).filter(|text| may_be_title(text)),
        _ => None,
    });
    inside.map(|text| text.trim().to_owned()).or_else(|| outside(above))
}

/// The title among the paragraphs above a table: the last of them, or the first of its annex with
/// sentences below it.
fn outside(above: &[&Paragraph]) -> Option<String> {
    right_above(above).or_else(|| {
        let annex = above.iter().rposition(|paragraph| is_annex_head(&paragraph.text))?;
        let (_, own) = above.split_at(annex);
        let titles = own
            .iter()
            .skip(1)
            .take_while(|paragraph| is_blank(&paragraph.text) || may_be_title(&paragraph.text));
        right_above(own.get(..=titles.count())?).filter(|title| names_table(title))
    })
}

/// The last title among the paragraphs above a table, if none but asides stand between; lines that the layout broke are joined where
/// they look alike.
fn right_above(above: &[&Paragraph]) -> Option<String> {
    let mut lines = above.iter().rev().filter(|paragraph| !is_blank(&paragraph.text));
    let last = lines.by_ref().find(|paragraph| !is_aside(&paragraph.text))?;
    if let Some(title) = behind_annex_head(&last.text) {
        return Some(title.to_owned());
    }
    // The date that a notice closes with stands right above a table without a title.
    if !may_be_title(&last.text) || normalize::date(&last.text).is_some() {
        return None;
    }
    let alike = |paragraph: &Paragraph| {
        may_be_title(&paragraph.text)
            && last.font_size.is_some()
            && (paragraph.font_size, paragraph.alignment, paragraph.bold)
                == (last.font_size, last.alignment, last.bold)
    };
    let title = last.text.trim().to_owned();
    // The lines above it, down to the head of the annex: only then are they its title.
    let mut wrapped: Vec<&str> = Vec::new();
    for paragraph in lines {
        if is_annex_head(&paragraph.text) {
            return Some(wrapped.iter().fold(title, |title, line| rejoined(line, &title)));
        }
        if !alike(paragraph) {
            break;
        }
        wrapped.push(paragraph.text.trim());
    }
    Some(title)
}

/// The heading right above a table that is numbered (一、上半年) or a time (一季度), and the title above
/// that; none where the line is the title of the table itself (一、活动安排).
pub(super) fn heading<'d>(above: &[&'d Paragraph]) -> Option<(&'d Paragraph, Option<String>)> {
    let last = above
        .iter()
        .rposition(|paragraph| !is_blank(&paragraph.text) && !is_aside(&paragraph.text))?;
    let (before, _) = above.split_at(last);
    let heading = above.get(last).filter(|heading| is_banner(&heading.text))?;
    Some((heading, outside(before)))
}

/// Whether a line is the banner of a section: numbered as one (二、下半年), or a time (下半年), and not the
/// title of another table.
pub(super) fn is_banner(text: &str) -> bool {
    may_be_title(text)
        && !opens_another(text)
        && (is_section_number(text) || calendar_time::is_time(text))
}

/// A line that stands alone over an annex: 附件, 附件1, 附件2：, 附表.
pub(super) fn is_annex_head(text: &str) -> bool {
    let text = folded(text);
    ANNEX_HEADS.iter().any(|head| {
        text.strip_prefix(head).is_some_and(|number| {
            let number = number.trim_end_matches(':');
            number.is_empty() || super::body::serial::number(number).is_some()
        })
    })
}

/// The title that stands on one line with the head of its annex: `附件1  活动安排表`.
pub(super) fn behind_annex_head(text: &str) -> Option<&str> {
    let (head, title) = text.trim().split_once(width::is_blank)?;
    let numbered = |c: char| NUMERALS.contains(c) || width::fold(c).is_ascii_digit();
    let heads = is_annex_head(head) && head.trim_end_matches(['：', ':']).ends_with(numbered);
    Some(title.trim()).filter(|title| heads && may_be_title(title))
}

/// Short, no sentence, no label.
pub(super) fn may_be_title(text: &str) -> bool {
    let folded = folded(text);
    let count = folded.chars().count();
    count > 1
        && count <= MAX_TITLE_CHARACTERS
        && !folded.contains(SENTENCE_ENDS)
        && !folded.ends_with(':')
        && !folded.starts_with(ATTACHMENT)
        && !is_annex_head(text)
        && !folded.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
        && !is_aside(text)
}

/// What stands between a title and its table and is neither: 单位：万元, （2024年3月）, a note.
fn is_aside(text: &str) -> bool {
    let folded = folded(text);
    UNIT_OF_MEASURE.iter().any(|start| folded.starts_with(start))
        || NOTE_STARTS.iter().any(|start| folded.starts_with(start))
        || (folded.starts_with('(') && folded.ends_with(')'))
}

/// Whether a paragraph between two pieces of a table belongs to the page: a page number, 续表, the
/// title again, nothing.
pub(super) fn is_furniture(text: &str, title: Option<&str>) -> bool {
    let text = folded(text);
    let numbered = text.contains(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    let page_number = text.chars().count() <= MAX_PAGE_NUMBER_CHARACTERS
        && numbered
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || NUMERALS.contains(c)
                || PAGE_NUMBER_WORDS.contains(&c)
                || !c.is_alphanumeric()
        });
    let without_mark = without_mark_of_going_on(&text);
    page_number
        || without_mark.is_empty()
        || title.is_some_and(|title| folded(title) == without_mark || folded(title) == text)
}

/// Whether a row says nothing but that the table goes on: 续表, （接上页）.
pub(super) fn is_mark_of_going_on(text: &str) -> bool {
    let text = folded(text);
    !text.is_empty() && without_mark_of_going_on(&text).is_empty()
}

/// Whether a folded line says that a table goes on, with its title or without.
pub(super) fn says_going_on(text: &str) -> bool {
    without_mark_of_going_on(text).len() < text.len()
}

/// A folded line without the words that say that a table goes on (`续表2`, `（接上页）`), and the
/// brackets and numbers about them.
fn without_mark_of_going_on(text: &str) -> &str {
    let is_about = |c: char| !c.is_alphanumeric() || c.is_ascii_digit() || NUMERALS.contains(c);
    let is_page = |c: char| is_about(c) || PAGE_NUMBER_WORDS.contains(&c);
    let bare = text.trim_matches(is_about);
    for mark in CONTINUED {
        let is_word = mark.chars().nth(1).is_some();
        if let Some(rest) = bare.strip_suffix(mark)
            && (is_word || !rest.ends_with(char::is_alphanumeric))
        {
            return rest.trim_end_matches(is_about);
        }
        if let Some(rest) = bare.strip_prefix(mark).filter(|_| is_word) {
            return rest.trim_matches(is_page);
        }
    }
    text
}

/// Whether a line names another table: 附件2, …安排表.
pub(super) fn opens_another(text: &str) -> bool {
    is_annex_head(text)
        || behind_annex_head(text).is_some()
        || (may_be_title(text) && names_table(text))
}

/// Whether a line ends as the titles of tables do: …安排表, …计划.
fn names_table(text: &str) -> bool {
    let folded = folded(text);
    TABLE_TITLE_ENDS.iter().any(|end| folded.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_furniture() {
        for (text, expected) in [
            ("", true),
            ("— 3 —", true),
            ("第3页 共 7 页", true),
            ("3/7", true),
            ("续表", true),
            ("续表1", true),
            ("（续表二）", true),
            ("（接上页）", true),
            ("下转第3页", true),
            ("第三页", true),
            ("某区活动安排表（续）", true),
            ("某区活动安排表（续表2）", true),
            ("续表：某区活动安排表", true),
            ("某区活动后续", false),
            ("某区活动安排表", true),
            ("附件2", false),
            ("5月", false),
            ("另一张表", false),
        ] {
            assert_eq!(is_furniture(text, Some("某区 活动安排表")), expected, "{text}");
        }
    }

    #[test]
    fn annex_heads() {
        for (text, expected) in [
            ("附件", true),
            ("附 件 1", true),
            ("附件二：", true),
            ("附表2", true),
            ("附件：1.安排表", false),
            ("附件1：安排表", false),
        ] {
            assert_eq!(is_annex_head(text), expected, "{text}");
        }
    }
}
