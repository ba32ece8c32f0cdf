//! The lines of a notice outside its tables: paragraphs, cut at the line breaks that the author
//! set.

use std::borrow::Cow;

use crate::document::{Alignment, Block, Document, Grid, Paragraph, Place};
use crate::lexicon::document::{SENTENCE_ENDS, TITLE_MARK};
use crate::normalize;

use super::masthead;
use super::title::is_annex_head;
use super::wording::{folded, is_blank};

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line<'d> {
    /// As printed, without the blanks around it.
    pub(super) text: Cow<'d, str>,
    pub(super) folded: String,
    pub(super) place: Place,
    /// The paragraph it stands in; none for the row of a table.
    pub(super) paragraph: Option<&'d Paragraph>,
}

impl Line<'_> {
    /// How the line stands between the margins, if that is known.
    pub(super) fn alignment(&self) -> Option<Alignment> {
        self.paragraph.and_then(|paragraph| paragraph.alignment)
    }

    /// Whether two lines stand in one paragraph.
    pub(super) fn is_in_paragraph_of(&self, other: &Line<'_>) -> bool {
        self.paragraph.zip(other.paragraph).is_some_and(|(one, other)| std::ptr::eq(one, other))
    }
}

/// Printed cells of a table that holds an element: two of three rows.
const MAX_ELEMENT_CELLS: usize = 8;

/// The printed lines of a document's paragraphs, in reading order, and those of a masthead that is
/// set as a table: the issuers beside 文件, the number beside the signatory.
pub(super) fn of(document: &Document) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.extend(of_paragraph(paragraph)),
            Block::Table(grid) => lines.extend(masthead_of(grid).unwrap_or_default()),
        }
    }
    lines
}

fn of_paragraph(paragraph: &Paragraph) -> impl Iterator<Item = Line<'_>> {
    let texts = paragraph.text.split('\n').map(str::trim).filter(|text| !is_blank(text));
    let lines = texts.flat_map(|text| {
        let (title, number) =
            number_below_title(text).map_or((text, None), |(title, number)| (title, Some(number)));
        [Some(title), number].into_iter().flatten()
    });
    lines.map(|text| Line {
        text: Cow::Borrowed(text),
        folded: folded(text),
        place: paragraph.place.clone(),
        paragraph: Some(paragraph),
    })
}

/// A title and the notice's number, which web copies print below it, where a page without room
/// between the two makes one paragraph of them: 关于…的通知某政办〔2025〕9号.
fn number_below_title(text: &str) -> Option<(&str, &str)> {
    /// Bytes of the longest title with a number: some 200 ideographs.
    const LONGEST: usize = 600;

    if text.len() > LONGEST || !text.contains(TITLE_MARK) || text.ends_with(SENTENCE_ENDS) {
        return None;
    }
    let (range, number) = normalize::document_numbers(text).pop()?;
    let (title, below) = text.split_at_checked(range.start)?;
    let whole = range.end == text.len() && number.canonical().is_some();
    let ended = masthead::document_type(title).is_some() && masthead::is_balanced(title);
    (whole && ended).then(|| (title.trim_end(), below))
}

/// The rows of small tables as lines: the imprint is often set as a table of one or two rows, for
/// the sake of its rules.
pub(super) fn of_small_tables(document: &Document) -> Vec<Line<'_>> {
    document.grids().filter(|grid| masthead_of(grid).is_none()).flat_map(of_small_table).collect()
}

/// Whether a table is there for the sake of its rules only: it holds the masthead or the imprint.
pub(super) fn is_of_elements(grid: &Grid) -> bool {
    masthead_of(grid).is_some() || super::imprint::is_in(&of_small_table(grid))
}

/// The lines of a small table with the name of an organ before 文件, or a line with the notice's
/// number.
fn masthead_of(grid: &Grid) -> Option<Vec<Line<'_>>> {
    let lines = of_small_table(grid);
    lines.iter().any(super::masthead::is_masthead).then_some(lines)
}

/// The rows of a table as lines, if it is small: cells side by side are one line, as they are read.
fn of_small_table(grid: &Grid) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut row = None;
    let printed = || grid.cells.iter().filter(|cell| !is_blank(&cell.text));
    if printed().nth(MAX_ELEMENT_CELLS).is_some() {
        return lines;
    }
    for cell in printed() {
        for text in cell.text.split('\n').map(str::trim).filter(|text| !is_blank(text)) {
            let same_row = row == Some(cell.row) && !cell.text.contains('\n');
            row = Some(cell.row);
            match lines.last_mut() {
                Some(Line { text: above, folded: whole, .. }) if same_row => {
                    *above = Cow::Owned([above.as_ref(), text].join("  "));
                    *whole = folded(above);
                }
                _ => lines.push(Line {
                    text: Cow::Borrowed(text),
                    folded: folded(text),
                    place: grid.place_of(cell),
                    paragraph: None,
                }),
            }
        }
    }
    lines
}

/// How many of the lines stand before the first annex: those of the notice itself.
///
/// `附件：` alone on its line with a list below it is no head of an annex but names the attachments.
pub(super) fn before_annex(lines: &[Line<'_>]) -> usize {
    let heads = lines.iter().enumerate().filter(|(index, line)| {
        let lists = line.folded.ends_with(':')
            && lines.get(index + 1).is_some_and(|next| {
                next.folded.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            });
        is_annex_head(&line.text) && !lists
    });
    heads.map(|(index, _)| index).next().unwrap_or(lines.len())
}
