//! The lines of a notice outside its tables: paragraphs, cut at the line breaks that the author
//! set.

use std::borrow::Cow;

use crate::document::{Alignment, Block, Document, Paragraph, Place};

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

/// The printed lines of a document's paragraphs, in reading order.
pub(super) fn of(document: &Document) -> Vec<Line<'_>> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    });
    paragraphs
        .flat_map(|paragraph| paragraph.text.split('\n').map(move |text| (paragraph, text)))
        .filter(|(_, text)| !is_blank(text))
        .map(|(paragraph, text)| {
            let text = text.trim();
            Line {
                text: Cow::Borrowed(text),
                folded: folded(text),
                place: paragraph.place.clone(),
                paragraph: Some(paragraph),
            }
        })
        .collect()
}

/// The rows of small tables as lines: the imprint is often set as a table of one or two rows, for
/// the sake of its rules.
pub(super) fn of_small_tables(document: &Document) -> Vec<Line<'_>> {
    /// Cells of such a table: two of three rows, and blank ones between.
    const MAX_CELLS: usize = 8;

    let mut lines = Vec::new();
    for grid in document.grids().filter(|grid| grid.cells.len() <= MAX_CELLS) {
        let mut row = None;
        for cell in grid.cells.iter().filter(|cell| !is_blank(&cell.text)) {
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
