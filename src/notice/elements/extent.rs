//! How much of a document is searched for the elements of the notice: its first lines, and its last.

use crate::document::{Block, Document, Place};

use super::super::title::is_annex_head;
use super::lines::{self, Line};
use super::tables::ElementTables;

/// Lines from the top. A notice with its rules and its annexes has some thousand.
const FIRST: Room = Room { lines: 100_000, bytes: 1 << 20 };
/// Lines at the end, where the imprint stands: those of its last pages.
const LAST: Room = Room { lines: 1_000, bytes: 64 << 10 };

/// The lines of a document that are looked at.
#[derive(Debug, Default)]
pub(super) struct Extent<'d> {
    /// From the top, those of mastheads that are set as tables among them.
    pub(super) first: Vec<Line<'d>>,
    /// From the end, where some between are left out.
    pub(super) last: Vec<Line<'d>>,
    /// Where the first line stands that is left out.
    pub(super) cut_at: Option<Place>,
}

/// What may still be taken in.
#[derive(Clone, Copy, Debug)]
struct Room {
    lines: usize,
    bytes: usize,
}

impl Room {
    fn takes(&mut self, line: &Line<'_>) -> bool {
        match (self.lines.checked_sub(1), self.bytes.checked_sub(line.text.len())) {
            (Some(lines), Some(bytes)) => {
                *self = Self { lines, bytes };
                true
            }
            _ => false,
        }
    }
}

impl<'d> Extent<'d> {
    pub(super) fn of(document: &'d Document, tables: &ElementTables<'d>) -> Self {
        let mut lines = document.blocks.iter().enumerate().flat_map(|(index, block)| {
            let (paragraph, masthead) = match block {
                Block::Paragraph(paragraph) => (Some(paragraph), &[][..]),
                Block::Table(_) => (None, tables.masthead(index)),
            };
            paragraph.into_iter().flat_map(lines::of_paragraph).chain(masthead.iter().cloned())
        });
        let mut extent = Self::default();
        let mut room = FIRST;
        for line in lines.by_ref() {
            if !room.takes(&line) {
                extent.cut_at = Some(line.place.clone());
                extent.last.push(line);
                break;
            }
            extent.first.push(line);
        }
        let mut room = LAST;
        let cut = std::mem::take(&mut extent.last);
        extent.last = lines.rev().chain(cut).take_while(|line| room.takes(line)).collect();
        extent.last.reverse();
        extent
    }

    /// How many of the first lines stand before the first annex: those of the notice itself. `None` where
    /// its end is not in view.
    ///
    /// `附件：` alone on its line with a list below it is no head of an annex but names the attachments.
    pub(super) fn before_annex(&self) -> Option<usize> {
        let lines = &self.first;
        let heads = lines.iter().enumerate().filter(|(index, line)| {
            let lists = || {
                line.folded().ends_with(':')
                    && lines.get(index + 1).is_some_and(|next| {
                        next.folded().starts_with(|c: char| c.is_ascii_digit() || c == '(')
                    })
            };
            is_annex_head(&line.text) && !lists()
        });
        let head = heads.map(|(index, _)| index).next();
        head.or_else(|| self.cut_at.is_none().then_some(lines.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;

    /// What is looked at of a document with these paragraphs.
    fn looked_at(texts: &[&str], check: impl Fn(&Extent<'_>)) {
        let blocks = (1..).zip(texts).map(|(number, text)| {
            let (text, place) = ((*text).to_owned(), Place::paragraph(number));
            Block::Paragraph(Paragraph { text, place, ..Paragraph::default() })
        });
        let document = Document { blocks: blocks.collect(), ..Document::default() };
        check(&Extent::of(&document, &ElementTables::default()));
    }

    #[test]
    fn the_first_lines_and_the_last() {
        let third = "甲".repeat(FIRST.bytes / 9);
        looked_at(&[&third, &third, &third], |extent| {
            assert_eq!((extent.first.len(), extent.last.len()), (3, 0));
            assert_eq!(extent.cut_at, None);
            assert_eq!(extent.before_annex(), Some(3));
        });
        looked_at(&[&third, "附件", &third, "乙", &third, "丙", "丁"], |extent| {
            assert_eq!(extent.cut_at, Some(Place::paragraph(5)));
            assert_eq!(extent.before_annex(), Some(1));
            let last: Vec<&str> = extent.last.iter().map(|line| line.text.as_ref()).collect();
            assert_eq!(last, ["丙", "丁"]);
        });
        let breaks = "甲\n".repeat(FIRST.lines + 5);
        looked_at(&[&breaks], |extent| {
            assert_eq!((extent.first.len(), extent.last.len()), (FIRST.lines, 5));
            assert_eq!(extent.before_annex(), None);
        });
    }
}
