//! The printed lines in which the elements of a notice stand: those of paragraphs, cut at the line
//! breaks that the author set, and of small tables.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{Alignment, Grid, GridCell, Paragraph, Place};

use super::super::wording::{folded, is_blank};
use super::titles::number_below_title;

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line<'d> {
    /// As printed, without the blanks around it.
    pub(super) text: Cow<'d, str>,
    /// Its wording, once somebody asks.
    folded: OnceCell<String>,
    pub(super) place: Place,
    /// The paragraph it stands in; none for the row of a table.
    paragraph: Option<&'d Paragraph>,
}

impl<'d> Line<'d> {
    pub(super) fn new(text: &'d str, place: Place, paragraph: Option<&'d Paragraph>) -> Self {
        Self { text: Cow::Borrowed(text), folded: OnceCell::new(), place, paragraph }
    }

    /// Its wording, as the lexicon writes it.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| folded(&self.text))
    }

    /// How the line stands between the margins, if that is known.
    pub(super) fn alignment(&self) -> Option<Alignment> {
        self.paragraph.and_then(|paragraph| paragraph.alignment)
    }

    /// The size of its type, if that is known.
    pub(super) fn font_size(&self) -> Option<f32> {
        self.paragraph.and_then(|paragraph| paragraph.font_size)
    }

    /// Whether two lines stand in one paragraph.
    pub(super) fn is_in_paragraph_of(&self, other: &Line<'_>) -> bool {
        self.paragraph.zip(other.paragraph).is_some_and(|(one, other)| std::ptr::eq(one, other))
    }

    /// Whether two lines are set alike, as the lines of one title are.
    pub(super) fn looks_like(&self, other: &Line<'_>) -> bool {
        self.is_in_paragraph_of(other)
            || self.paragraph.zip(other.paragraph).is_some_and(|(one, other)| {
                one.font_size.is_some()
                    && (one.font_size, one.bold, one.alignment)
                        == (other.font_size, other.bold, other.alignment)
            })
    }
}

/// The lines of a paragraph.
pub(super) fn of_paragraph(paragraph: &Paragraph) -> impl DoubleEndedIterator<Item = Line<'_>> {
    let lines = printed(&paragraph.text).flat_map(|text| {
        let (title, number) =
            number_below_title(text).map_or((text, None), |(title, number)| (title, Some(number)));
        [Some(title), number].into_iter().flatten()
    });
    lines.map(|text| Line::new(text, paragraph.place.clone(), Some(paragraph)))
}

/// The printed lines of a text.
fn printed(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|text| !is_blank(text))
}

/// Printed cells of a table that holds an element: two of three rows.
const MAX_ELEMENT_CELLS: usize = 8;
/// Bytes of their text: copies to 200 organs of ten characters and more.
const MAX_ELEMENT_BYTES: usize = 8 << 10;

/// The rows of a table as lines, if it is small: cells side by side are one line, as they are read.
/// Mastheads and imprints are set as tables for the sake of their rules: the issuers beside 文件,
/// the number beside the signatory.
pub(super) fn of_small_table(grid: &Grid) -> Option<Vec<Line<'_>>> {
    let printed_cells = grid.cells.iter().filter(|cell| !is_blank(&cell.text));
    let cells: Vec<&GridCell> = printed_cells.take(MAX_ELEMENT_CELLS + 1).collect();
    let bytes: usize = cells.iter().map(|cell| cell.text.len()).sum();
    if cells.len() > MAX_ELEMENT_CELLS || bytes > MAX_ELEMENT_BYTES {
        return None;
    }
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut row = None;
    for cell in cells {
        for text in printed(&cell.text) {
            let same_row = row == Some(cell.row) && !cell.text.contains('\n');
            row = Some(cell.row);
            match lines.last_mut() {
                Some(line) if same_row => {
                    line.text = Cow::Owned([line.text.as_ref(), text].join("  "));
                }
                _ => lines.push(Line::new(text, grid.place_of(cell), None)),
            }
        }
    }
    Some(lines)
}
