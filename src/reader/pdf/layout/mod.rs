//! From glyphs and rulings to paragraphs and tables.
//!
//! Page by page: the content is turned upright (`orient`), rulings are found (`rulings`) and the
//! tables they make (`lattice`, `table`); what text is left becomes lines (`lines`). With all pages
//! known, furniture is told by what repeats (`furniture`), tables without full rulings are found by
//! alignment (`alignment`), and the rest are paragraphs (`paragraphs`).

mod cell_text;
mod geometry;
mod ink;
mod lattice;
mod lines;
mod orient;
mod rulings;
mod table;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph, Place};
use crate::limits::Limits;

use self::ink::Ink;
use self::lattice::Lattice;
use self::lines::TextLine;
use self::orient::Turn;
use self::rulings::Ruling;
use self::table::Table;
use super::page::Page;

/// Lays pages out one after the other.
#[derive(Debug)]
pub(crate) struct Layout {
    limits: Limits,
    /// Cells that the limit still allows.
    cells_left: usize,
    pages: Vec<Sheet>,
    diagnostics: Vec<Diagnostic>,
}

/// What is known of a page before the other pages are.
#[derive(Debug)]
struct Sheet {
    number: u32,
    width: f32,
    height: f32,
    turn: Turn,
    tables: Vec<Table>,
    /// Text outside tables.
    lines: Vec<TextLine>,
    /// Horizontal rulings that bound no cell.
    rules: Vec<Ruling>,
    /// Text on a slant.
    slanted: String,
}

impl Layout {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            cells_left: limits.cells as usize,
            pages: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Adds the next page.
    pub(crate) fn add(&mut self, page: Page) {
        let (page, turn) = orient::upright(page);
        let found = lattice::lattices(&rulings::rulings(&page), &self.limits);
        if found.truncated {
            self.diagnostics.push(Diagnostic::new(
                Code::TruncatedByLimit,
                Place::page(page.number),
                "rulings",
            ));
        }
        let (inks, slanted) = ink::inks(&page);
        let (tables, inks) = self.fill(found.tables, inks);
        self.pages.push(Sheet {
            number: page.number,
            width: page.width,
            height: page.height,
            turn,
            tables,
            lines: lines::lines(inks),
            rules: found.loose,
            slanted: slanted.iter().map(|ink| ink.character).collect(),
        });
    }

    /// Puts characters into the lattices they stand in; what stands in none is left over.
    fn fill(&mut self, mut lattices: Vec<Lattice>, mut inks: Vec<Ink>) -> (Vec<Table>, Vec<Ink>) {
        lattices.retain(|lattice| lattice.cells.len() > 1);
        // A table inside a cell or a frame takes its characters first.
        lattices.sort_by(|a, b| a.rect().area().total_cmp(&b.rect().area()));
        let mut tables = Vec::new();
        for lattice in lattices {
            let rect = lattice.rect();
            let (inside, outside): (Vec<Ink>, Vec<Ink>) =
                inks.into_iter().partition(|ink| rect.contains(ink.point()));
            let table = Table::ruled(lattice, inside);
            if table.lattice.column_count() > 1 && table.filled() > 1 {
                tables.push(table);
                inks = outside;
            } else {
                inks = outside;
                inks.extend(table.contents.into_iter().flatten().flat_map(|line| line.inks));
            }
        }
        (tables, inks)
    }

    /// What all pages together show: furniture is told by what repeats.
    pub(crate) fn finish(self) -> (Document, Vec<Diagnostic>) {
        let mut document = Document::default();
        for sheet in self.pages {
            document.pages = Some(document.pages.map_or(sheet.number, |n| n.max(sheet.number)));
            let place = Place::page(sheet.number);
            let mut blocks: Vec<(f32, Block)> = Vec::new();
            for line in sheet.lines {
                let text = line.text();
                let rect = line.rect();
                let place = place.clone().in_box(sheet.turn.back(rect).bounding_box());
                blocks.push((
                    rect.top,
                    Block::Paragraph(Paragraph { text, place, ..Paragraph::default() }),
                ));
            }
            for (index, table) in (1..).zip(sheet.tables) {
                let place = Place { table: Some(index), ..place.clone() };
                let top = table.lattice.rect().top;
                blocks.push((top, Block::Table(table.grid(place, sheet.turn))));
            }
            blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
            document.blocks.extend(blocks.into_iter().map(|(_, block)| block));
        }
        (document, self.diagnostics)
    }
}
