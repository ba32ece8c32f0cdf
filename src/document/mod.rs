//! The joint between both halves of the crate: what a reader found in a file, with no word about
//! its format, and what recognition reads.
//!
//! A [`Document`] is a list of [`Block`]s in reading order: paragraphs and tables. Every piece
//! knows its [`Place`]. Nothing here knows Chinese, and nothing here reads a file: [`read`] is the
//! door for callers who want only the tables.

mod format;
mod grid;
mod place;

pub use self::format::Format;
pub use self::grid::{CellValue, Grid, GridCell};
pub use self::place::{BoundingBox, CellReference, NoCellReference, Place};
pub use crate::options::read_document as read;

use serde::{Deserialize, Serialize};

/// What a reader made of one file: its blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// Page numbers, running heads and the like: set aside, not deleted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub furniture: Vec<Paragraph>,
    /// Number of pages, where the format has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

impl Document {
    /// The tables in reading order. A table that a page break cuts is several grids here;
    /// recognition joins them.
    pub fn grids(&self) -> impl Iterator<Item = &Grid> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(grid) => Some(grid),
            Block::Paragraph(_) => None,
        })
    }
}

/// A piece of the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph outside every table.
    Paragraph(Paragraph),
    /// A table, or the part of one that stands on one page.
    Table(Grid),
}

/// A paragraph: the lines the layout broke are joined, line breaks that the author set are `\n`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The printed text.
    pub text: String,
    /// Where it starts.
    pub place: Place,
    /// How its lines stand between the margins, if the file says or shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment>,
    /// Heading level from 1, if the file marks the paragraph as a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline_level: Option<u8>,
    /// Size of most of its characters in points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_size: Option<f32>,
    /// Whether most of its characters are bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
}

/// How the lines of a paragraph stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// Flush with the left margin, or justified.
    Start,
    /// Centred.
    Center,
    /// Flush with the right margin.
    End,
}
