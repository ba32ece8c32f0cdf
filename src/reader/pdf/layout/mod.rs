//! From glyphs and rulings to paragraphs and tables.
//!
//! Page by page: the content is turned upright (`orient`), rulings are found (`rulings`) and the
//! tables they make (`lattice`, `table`); what text is left becomes lines (`lines`). With all pages
//! known, furniture is told by what repeats (`furniture`), tables without full rulings are found by
//! alignment (`alignment`), and the rest are paragraphs (`paragraphs`).

mod aligned;
mod cell_text;
mod columns;
mod geometry;
mod ink;
mod lattice;
mod lines;
mod orient;
mod regions;
mod rows;
mod rulings;
mod table;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph, Place};
use crate::limits::Limits;

use self::columns::Columns;
use self::ink::Ink;
use self::lattice::Lattice;
use self::lines::TextLine;
use self::orient::Turn;
use self::regions::Region;
use self::rulings::Ruling;
use self::table::Table;
use super::page::{Page, Rect};

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
        let mut rules = found.loose;
        let (tables, inks) = fill(found.tables, inks, &mut rules);
        rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
        self.pages.push(Sheet {
            number: page.number,
            width: page.width,
            height: page.height,
            turn,
            tables,
            lines: lines::lines(inks),
            rules,
            slanted: slanted.iter().map(|ink| ink.character).collect(),
        });
    }

    /// What all pages together show: furniture is told by what repeats.
    pub(crate) fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        align(&mut self.pages);
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

/// Finds the tables without full rulings. One that goes on over pages has the same columns on
/// all of them.
fn align(sheets: &mut [Sheet]) {
    // The tables found, by page, with the number of the chain of pieces they belong to.
    let mut found: Vec<(usize, usize, Region)> = Vec::new();
    let mut chains: Vec<Columns> = Vec::new();
    // The chain of the table that ends the page before.
    let mut open: Option<usize> = None;
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let before = open.and_then(|chain| chains.get(chain));
        let barriers: Vec<Rect> = sheet.tables.iter().map(|table| table.lattice.rect()).collect();
        let lines = std::mem::take(&mut sheet.lines);
        let (regions, rest) = regions::regions(lines, &sheet.rules, &barriers, before);
        let lowest =
            |lines: &[TextLine]| lines.iter().map(|line| line.baseline).fold(0.0, f32::max);
        let below = barriers.iter().map(|rect| rect.bottom).fold(lowest(&rest), f32::max);
        let mut last = None;
        for region in regions {
            let chain = match open.filter(|_| region.continues) {
                Some(chain) => chain,
                None => {
                    chains.push(Columns::default());
                    chains.len() - 1
                }
            };
            chains.get_mut(chain).into_iter().for_each(|columns| *columns = region.columns.clone());
            last = (lowest(&region.lines) > below).then_some(chain);
            found.push((index, chain, region));
        }
        open = last;
        sheet.lines = rest;
    }
    let chains: Vec<Columns> = chains
        .iter()
        .enumerate()
        .map(|(number, columns)| {
            let pieces = found.iter().filter(|(_, chain, _)| *chain == number);
            let lines = pieces.flat_map(|(.., region)| &region.lines);
            columns.refined(lines.filter(|line| columns.with(line).is_ok()))
        })
        .collect();
    for (index, chain, region) in found {
        let (Some(sheet), Some(columns)) = (sheets.get_mut(index), chains.get(chain)) else {
            continue;
        };
        sheet.tables.push(aligned::table(&region, columns));
        sheet.tables.sort_by(|a, b| a.lattice.rect().top.total_cmp(&b.lattice.rect().top));
    }
}

/// Puts characters into the lattices they stand in; what stands in none is left over. Of boxes
/// that are no table the horizontal sides are left: shaded rows and tables ruled outside only.
fn fill(
    lattices: Vec<Lattice>,
    mut inks: Vec<Ink>,
    loose: &mut Vec<Ruling>,
) -> (Vec<Table>, Vec<Ink>) {
    let (mut lattices, boxes): (Vec<Lattice>, Vec<Lattice>) =
        lattices.into_iter().partition(|lattice| lattice.column_count() > 1);
    loose.extend(boxes.iter().flat_map(Lattice::horizontal_sides));
    // A table inside a cell or a frame takes its characters first.
    lattices.sort_by(|a, b| a.rect().area().total_cmp(&b.rect().area()));
    let mut tables = Vec::new();
    for lattice in lattices {
        let rect = lattice.rect();
        let (inside, outside): (Vec<Ink>, Vec<Ink>) =
            inks.into_iter().partition(|ink| rect.contains(ink.point()));
        let table = Table::ruled(lattice, inside);
        inks = outside;
        if table.lattice.column_count() > 1 && table.filled() > 1 {
            tables.push(table);
        } else {
            loose.extend(table.lattice.horizontal_sides());
            inks.extend(table.contents.into_iter().flatten().flat_map(|line| line.inks));
        }
    }
    (tables, inks)
}
