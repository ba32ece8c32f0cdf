//! The lines of a notice outside its tables: paragraphs, cut at the line breaks that the author
//! set.

use crate::document::{Block, Document, Paragraph, Place};

use super::title::is_annex_head;
use super::wording::{folded, is_blank};

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line<'d> {
    /// As printed, without the blanks around it.
    pub(super) text: &'d str,
    pub(super) folded: String,
    pub(super) paragraph: &'d Paragraph,
}

impl Line<'_> {
    pub(super) fn place(&self) -> Place {
        self.paragraph.place.clone()
    }
}

/// The printed lines of a document, in reading order.
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
            Line { text, folded: folded(text), paragraph }
        })
        .collect()
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
        is_annex_head(line.text) && !lists
    });
    heads.map(|(index, _)| index).next().unwrap_or(lines.len())
}
