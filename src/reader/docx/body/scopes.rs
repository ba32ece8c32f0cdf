//! What is open where a story is read.

use crate::reader::docx::paragraph::Paragraph;

use super::equations::Brackets;

/// An open element that matters for what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Table,
    Row,
    Cell,
    TextBox,
    Paragraph,
    Run,
    FieldCode,
    SimpleField,
    /// Brackets of an equation, and whether one of the terms between them has begun.
    Brackets {
        signs: Brackets,
        is_open: bool,
    },
    /// Where its text starts, and whether blanks around it are kept.
    Text {
        start: usize,
        keeps_blanks: bool,
    },
}

/// A sequence of paragraphs: the story itself, a cell, or a text box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The text of a cell so far, or of a text box in one.
    pub(super) text: String,
    pub(super) is_in_cell: bool,
    /// The cell of the innermost table; `None` before its place is known.
    pub(super) cell: Option<usize>,
    pub(super) has_open_paragraph: bool,
    /// A paragraph that goes on in the next one, its mark being deleted or hidden.
    pub(super) carried: Option<Paragraph>,
    /// Fields that were open where it starts.
    pub(super) fields: usize,
}
