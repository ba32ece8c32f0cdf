//! From the top of a notice to its addressees: 发文机关标志, 发文字号, 标题, 主送机关 (GB/T 9704-2012,
//! 7.2.4, 7.2.5, 7.3.1, 7.3.2).

use std::ops::Range;

use crate::document::Alignment;
use crate::document_number::{
    DocumentNumber, DocumentNumberNote, DocumentNumberValue, NoDocumentNumber,
};
use crate::lexicon::document::{
    CLASSIFICATIONS, LINE_LABELS, LIST_MARKS, MASTHEAD_END, NUMBERED_MASTHEAD_ENDS, SENTENCE_ENDS,
    TITLE_MARK,
};
use crate::normalize;
use crate::normalize::width::is_han;

use super::super::names;
use super::super::wording::closed_up;
use super::lines::Line;
use super::titles::{document_type, is_balanced};

/// Lines from the top in which the elements of the head stand. A joint notice of ten organs with a
/// title of four lines has 17.
const MAX_HEAD_LINES: usize = 30;
/// Bytes of one of them; a longer one is a paragraph of the body.
const MAX_LINE_BYTES: usize = 4 << 10;
/// Characters of a line of addressees: some forty names of ten characters.
const MAX_ADDRESSEE_CHARACTERS: usize = 400;
/// Characters of a title: GB/T 9704 wants it short, and a forwarding of a forwarding is not.
const MAX_TITLE_CHARACTERS: usize = 200;
/// Characters of the line of a number with its signatory.
const MAX_NUMBER_CHARACTERS: usize = 60;

/// Type of less than this share of the largest is not that of the names: 文件 may be twice as large.
const SMALL: f32 = 0.45;

/// What the head of a notice holds, each with its lines.
#[derive(Debug, Default)]
pub(super) struct Masthead {
    pub(super) issuers: Vec<String>,
    pub(super) issuer_lines: Range<usize>,
    pub(super) number: Option<(usize, DocumentNumber)>,
    pub(super) title: Option<String>,
    pub(super) title_lines: Range<usize>,
    pub(super) document_type: Option<String>,
    pub(super) addressees: Vec<String>,
    pub(super) addressee_lines: Range<usize>,
    /// The first line of the body.
    pub(super) end: usize,
}

/// Reads the head from the lines before the annex.
pub(super) fn read(lines: &[Line<'_>]) -> Masthead {
    let of_head = lines.iter().take(MAX_HEAD_LINES);
    let of_head = of_head.take_while(|line| line.text.len() <= MAX_LINE_BYTES).count();
    let head = lines.get(..of_head).unwrap_or_default();
    let addressee_lines = addressee_lines(head);
    let before = addressee_lines.as_ref().map_or(head.len(), |lines| lines.start);
    let number = head
        .iter()
        .take(before)
        .enumerate()
        .find_map(|(index, line)| Some((index, own_number(line)?)));
    let start = head.iter().take(before).take_while(|line| is_classification(line)).count();
    let title_lines = title_lines(head, start, before, number.as_ref().map(|(index, _)| *index));
    let issuer_lines = match (&number, &title_lines) {
        (Some((number, _)), Some(title)) => start..(*number).min(title.start),
        (Some((number, _)), None) => start..*number,
        (None, Some(title)) => start..title.start,
        (None, None) => start..start,
    };
    let texts = |range: &Range<usize>| {
        head.get(range.clone()).unwrap_or_default().iter().map(|line| line.text.as_ref())
    };
    // Over or under the names stands what is no name: the letterhead in English, the note of the
    // program that made the file, in small type the running head of a collection.
    let lines = head.get(issuer_lines.clone()).unwrap_or_default();
    let largest = lines.iter().filter_map(Line::font_size).reduce(f32::max).unwrap_or_default();
    let is_small = |line: &&Line<'_>| line.font_size().is_some_and(|own| own < SMALL * largest);
    let named = lines.iter().filter(|line| line.text.chars().any(is_han) && !is_small(line));
    let mut issuers = names::issuers(named.map(|line| line.text.as_ref()));
    let number = number.map(|(line, number)| (line, numbered_by(&mut issuers, number)));
    let title = title_lines.as_ref().map(|range| joined_title(texts(range)));
    let document_type = title.as_deref().and_then(document_type).map(str::to_owned);
    // Without a title a line that ends in a colon opens a list, and no notice.
    let addressee_lines = addressee_lines.filter(|_| title.is_some());
    let addressees = addressee_lines
        .as_ref()
        .map(|range| names::members(&texts(range).collect::<String>()))
        .unwrap_or_default();
    let title_lines = title_lines.unwrap_or_default();
    let end = addressee_lines
        .as_ref()
        .map(|lines| lines.end)
        .or(title.is_some().then_some(title_lines.end))
        .or(number.as_ref().map(|(line, _)| line + 1))
        .unwrap_or_default();
    Masthead {
        issuers,
        issuer_lines,
        number,
        title,
        title_lines,
        document_type,
        addressees,
        addressee_lines: addressee_lines.unwrap_or_default(),
        end,
    }
}

/// The line of addressees, with the lines above it that end in the middle of the list.
fn addressee_lines(head: &[Line<'_>]) -> Option<Range<usize>> {
    let last = head.iter().position(is_addressees)?;
    let above = head.get(..last).unwrap_or_default();
    let goes_on = above.iter().rev().take_while(|line| line.folded().ends_with(LIST_MARKS)).count();
    Some(last - goes_on..last + 1)
}

/// A line that ends in a colon and is neither a label nor a sentence.
fn is_addressees(line: &Line<'_>) -> bool {
    let text = line.folded();
    text.ends_with(':')
        && text.chars().count() <= MAX_ADDRESSEE_CHARACTERS
        && !text.contains(SENTENCE_ENDS)
        && !LINE_LABELS.iter().any(|label| text.starts_with(label))
}

/// 份号, 密级 and 紧急程度 stand above the masthead.
fn is_classification(line: &Line<'_>) -> bool {
    let text = line.folded();
    text.chars().all(|c| c.is_ascii_digit())
        || CLASSIFICATIONS.iter().any(|word| text.starts_with(word))
}

/// Whether a line can only be one of a masthead: an organ's name before 文件, or a number alone.
pub(super) fn is_masthead(line: &Line<'_>) -> bool {
    (line.folded().ends_with(MASTHEAD_END) && names::is_organ(&line.text))
        || own_number(line).is_some_and(|number| number.canonical().is_some())
}

/// The number of a line that holds nothing else; that of a title which cites one is not meant.
fn own_number(line: &Line<'_>) -> Option<DocumentNumber> {
    if line.text.chars().count() > MAX_NUMBER_CHARACTERS || line.folded().contains(TITLE_MARK) {
        return None;
    }
    let number = normalize::document_number(&line.text);
    let meant = match &number.value {
        DocumentNumberValue::None { reason } => {
            !matches!(reason, NoDocumentNumber::NotADocumentNumber)
        }
        _ => !number.notes.contains(&DocumentNumberNote::Reference),
    };
    meant.then_some(number)
}

/// The number below the masthead of an order or an announcement (某市人民政府令, 第148号), which names
/// what is numbered: `issuers` keep the organ alone.
fn numbered_by(issuers: &mut [String], number: DocumentNumber) -> DocumentNumber {
    let (Some(last), DocumentNumberValue::OtherNumber { .. }) = (issuers.last_mut(), &number.value)
    else {
        return number;
    };
    let organ = NUMBERED_MASTHEAD_ENDS
        .iter()
        .find_map(|end| last.strip_suffix(end))
        .filter(|organ| names::is_organ(organ))
        .map(str::to_owned);
    let Some(organ) = organ else { return number };
    let whole = normalize::document_number(&[last.as_str(), number.raw.as_str()].concat());
    match whole.value {
        DocumentNumberValue::Order { .. } | DocumentNumberValue::Announcement { .. } => {
            *last = organ;
            DocumentNumber { raw: number.raw, ..whole }
        }
        _ => number,
    }
}

/// The lines of the title: below the number down to the addressees, or, where web pages print the
/// number under it, above the number.
fn title_lines(
    head: &[Line<'_>],
    start: usize,
    before: usize,
    number: Option<usize>,
) -> Option<Range<usize>> {
    match number {
        Some(number) => title_within(head, number + 1..before)
            .or_else(|| title_after_masthead(head, start..number)),
        None => title_after_masthead(head, start..before),
    }
}

/// The title at the start of these lines: up to the line with which it ends in a 文种. Where no
/// line does, all of them, if they are few and no sentences.
fn title_within(head: &[Line<'_>], range: Range<usize>) -> Option<Range<usize>> {
    let lines = head.get(range.clone())?;
    let mut joined = String::new();
    for (count, line) in lines.iter().enumerate() {
        joined.push_str(line.folded());
        if line.folded().contains(SENTENCE_ENDS) || joined.chars().count() > MAX_TITLE_CHARACTERS {
            return None;
        }
        if document_type(&joined).is_some() && is_balanced(&joined) {
            return Some(range.start..range.start + count + 1);
        }
    }
    // The addressees below say that these lines are the title.
    (!lines.is_empty() && range.end < head.len()).then_some(range)
}

/// A title without a number above it: it begins with the line that says 关于, or with the organ's
/// line above where that looks like it and so belongs to it.
fn title_after_masthead(head: &[Line<'_>], range: Range<usize>) -> Option<Range<usize>> {
    let lines = head.get(range.clone())?;
    let marked = lines.iter().position(|line| line.folded().contains(TITLE_MARK));
    let Some(marked) = marked else {
        // 2023年活动方案: one line that ends in a 文种. With nothing below it, it is the title of a table.
        if range.end == range.start + lines.len() && lines.len() < 2 && head.len() < 2 {
            return None;
        }
        let alone = lines.iter().position(|line| {
            document_type(line.folded()).is_some() && !line.folded().contains(SENTENCE_ENDS)
        })?;
        let above = lines.get(..alone).unwrap_or_default();
        let wrapped = above.iter().rev().zip(lines.get(..=alone)?.iter().rev());
        let wrapped = wrapped
            .take_while(|(above, line)| {
                above.looks_like(line)
                    && above.alignment() == Some(Alignment::Center)
                    && !above.folded().ends_with(MASTHEAD_END)
                    && own_number(above).is_none()
            })
            .count();
        return Some(range.start + alone - wrapped..range.start + alone + 1);
    };
    let mut first = marked;
    let starts_with_mark =
        lines.get(marked).is_some_and(|line| line.folded().starts_with(TITLE_MARK));
    if starts_with_mark
        && let Some(above) = marked.checked_sub(1).and_then(|above| lines.get(above))
        && let Some(line) = lines.get(marked)
        && above.looks_like(line)
        && !above.folded().ends_with(MASTHEAD_END)
    {
        first = marked - 1;
    }
    let title = title_within(head, range.start + first..range.end)?;
    (title.end > range.start + marked).then_some(title)
}

/// The lines of a title as one. Blanks in it come from the layout, but for those between the organs
/// of a joint notice (某市民政局 某市财政局关于…).
fn joined_title<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let title: String = lines.collect();
    let (organs, subject) = title.split_at(title.find(TITLE_MARK).unwrap_or_default());
    let mut joined = names::organs([organs]).join(" ");
    joined.push_str(&closed_up(subject));
    joined
}
