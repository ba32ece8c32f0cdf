//! A paragraph while it is read: its text and what most of its characters look like.

use crate::document::{self, Block, Place};

use super::properties::{ParagraphFormat, RunFormat};
use super::styles::{StyleId, Styles};
use super::symbols::Pictorial;

/// Size of characters where no style and no run says any, in half points (ISO/IEC 29500-1,
/// 17.3.2.38).
const DEFAULT_SIZE: u16 = 20;

/// Sizes of one paragraph that are told apart.
const MOST_SIZES: usize = 16;

/// What the characters of a run look like, all styles applied.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each of its own")]
pub(super) struct Look {
    pub(super) is_hidden: bool,
    pub(super) font: Pictorial,
    /// Whether its letters are printed as capitals.
    pub(super) is_capital: bool,
    pub(super) is_struck: bool,
    bold: bool,
    /// In half points.
    size: u16,
}

impl Look {
    /// Works out what a run looks like in a paragraph and a table of these styles.
    pub(super) fn of(
        run: RunFormat,
        paragraph: Option<StyleId>,
        table: Option<StyleId>,
        styles: &Styles,
    ) -> Self {
        let defaults = styles.default_run();
        let by_table = styles.run(table);
        let by_paragraph = styles.paragraph_run(paragraph);
        let by_run = styles.run(run.style);
        // A property that is on or off, set by two kinds of styles, is off again (17.7.3).
        let toggled = |property: fn(&RunFormat) -> Option<bool>| {
            let by_styles = [property(&by_table), property(&by_paragraph), property(&by_run)];
            property(&run).unwrap_or_else(|| {
                let default = by_styles == [None; 3] && property(&defaults) == Some(true);
                default
                    || by_styles.iter().filter(|by_style| **by_style == Some(true)).count() % 2 == 1
            })
        };
        let rest = by_run.or(by_paragraph).or(by_table).or(defaults);
        Self {
            is_hidden: toggled(|format| format.hidden),
            is_capital: toggled(|format| format.capitals)
                || toggled(|format| format.small_capitals),
            is_struck: toggled(|format| format.struck),
            bold: toggled(|format| format.bold),
            font: run.font.or(rest.font).unwrap_or(Pictorial::No),
            size: run.size.or(rest.size).unwrap_or(DEFAULT_SIZE),
        }
    }
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Its number outside tables, from 1.
    pub(super) number: u32,
    pub(super) format: ParagraphFormat,
    /// What it looks like by its style alone.
    pub(super) look: Option<Look>,
    /// Whether its automatic number, if any, already stands in the text.
    pub(super) is_labelled: bool,
    /// Where among the document's blocks it goes, if it stands in no cell.
    pub(super) reserved: Option<usize>,
    /// Text of text boxes that are anchored in it, if it stands in a cell.
    pub(super) boxed_text: String,
    /// Characters of each size.
    sizes: Vec<(u16, usize)>,
    bold: usize,
    characters: usize,
    /// So much of the text is known to be blank: a paragraph that is carried on and on is not
    /// looked at from its start each time.
    blank: usize,
}

impl Paragraph {
    /// Makes it as good as new, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.boxed_text.clear();
        self.sizes.clear();
        (self.bold, self.characters, self.blank) = (0, 0, 0);
        (self.number, self.reserved, self.is_labelled) = (0, None, false);
        (self.format, self.look) = (ParagraphFormat::default(), None);
    }

    /// Counts characters for what most of them look like.
    pub(super) fn count(&mut self, characters: usize, look: Look) {
        self.characters += characters;
        if look.bold {
            self.bold += characters;
        }
        if let Some((_, count)) = self.sizes.iter_mut().find(|(size, _)| *size == look.size) {
            *count += characters;
        } else if self.sizes.len() < MOST_SIZES {
            self.sizes.push((look.size, characters));
        }
    }

    /// Whether nothing of it is printed.
    pub(super) fn is_blank(&mut self) -> bool {
        let unseen = self.text.get(self.blank..).unwrap_or(&self.text);
        let is_blank = unseen.chars().all(char::is_whitespace);
        self.blank = if is_blank { self.text.len() } else { 0 };
        is_blank
    }

    /// The paragraph as the document has it; `format` is with its styles applied.
    pub(super) fn to_block(&self, format: &ParagraphFormat) -> Block {
        let most = self.sizes.iter().max_by_key(|(_, count)| *count);
        Block::Paragraph(document::Paragraph {
            text: self.text.trim_matches('\n').to_owned(),
            place: Place::paragraph(self.number),
            alignment: format.alignment,
            outline_level: format.outline.filter(|level| *level > 0),
            font_size: most.map(|(half_points, _)| f32::from(*half_points) / 2.0),
            bold: self.bold * 2 > self.characters,
        })
    }
}
