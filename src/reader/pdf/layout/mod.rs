//! From glyphs and rulings to paragraphs and tables.
//!
//! Page by page: the content is turned upright (`orient`), rulings are found (`rulings`) and the
//! tables they make (`lattice`, `table`); what text is left becomes lines (`lines`). With all pages
//! known, furniture is told by what repeats (`furniture`), tables without full rulings are found by
//! alignment (`alignment`), and the rest are paragraphs (`paragraphs`).

mod aligned;
mod cell_text;
mod columns;
mod furniture;
mod geometry;
mod ink;
mod lattice;
mod lines;
mod orient;
mod paragraphs;
mod regions;
mod rows;
mod rulings;
mod stripes;
mod table;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Paragraph, Place};
use crate::limits::Limits;

use self::columns::Columns;
use self::furniture::Margins;
use self::ink::Ink;
use self::lattice::Lattice;
use self::lines::TextLine;
use self::orient::Turn;
use self::paragraphs::{Open, Setting};
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
        let furniture = set_furniture_aside(&mut self.pages);
        align(&mut self.pages);
        let pages = self.pages.iter().map(|sheet| sheet.number).max();
        let blocks = blocks(self.pages);
        (Document { blocks, furniture, pages }, self.diagnostics)
    }
}

/// Takes page numbers, running heads and text on a slant out of the pages.
fn set_furniture_aside(sheets: &mut [Sheet]) -> Vec<Paragraph> {
    let sizes = sheets.iter().flat_map(|sheet| &sheet.lines).map(|line| line.size);
    let body_size = geometry::median(sizes.collect()).unwrap_or_default();
    let margins: Vec<Margins<'_>> = sheets
        .iter()
        .map(|sheet| {
            let tables = geometry::hull(sheet.tables.iter().map(|table| table.lattice.rect()));
            let tables = tables.map(|rect| (rect.top, rect.bottom));
            Margins { height: sheet.height, lines: &sheet.lines, tables }
        })
        .collect();
    let found = furniture::furniture(&margins, body_size);
    let mut furniture = Vec::new();
    for (sheet, found) in sheets.iter_mut().zip(found) {
        let place = Place::page(sheet.number);
        let aside = |text, place| Paragraph { text, place, ..Paragraph::default() };
        for (index, line) in std::mem::take(&mut sheet.lines).into_iter().enumerate() {
            if found.binary_search(&index).is_ok() {
                let bbox = sheet.turn.back(line.rect()).bounding_box();
                furniture.push(aside(line.text(), place.clone().in_box(bbox)));
            } else {
                sheet.lines.push(line);
            }
        }
        if !sheet.slanted.is_empty() {
            furniture.push(aside(std::mem::take(&mut sheet.slanted), place));
        }
    }
    furniture
}

/// The blocks of all pages in reading order; a paragraph may go on over a page break.
fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let mut settings: Vec<(f32, Setting)> = Vec::new();
    for sheet in &sheets {
        let known = settings.iter().any(|(width, _)| is_same_width(*width, sheet.width));
        if !known && settings.len() < FORMATS {
            let alike = sheets.iter().filter(|other| is_same_width(other.width, sheet.width));
            let lines = alike.flat_map(|sheet| &sheet.lines);
            settings.push((sheet.width, Setting::of(lines, sheet.width)));
        }
    }
    let mut blocks = Vec::new();
    let mut open: Option<(Open, Setting)> = None;
    let close = |open: &mut Option<(Open, Setting)>, blocks: &mut Vec<Block>| {
        let paragraph = open.take().map(|(open, setting)| open.close(setting));
        blocks.extend(paragraph.map(Block::Paragraph));
    };
    for sheet in sheets {
        let setting = settings.iter().find(|(width, _)| is_same_width(*width, sheet.width));
        let setting = setting
            .map_or_else(|| Setting::of(sheet.lines.iter(), sheet.width), |(_, setting)| *setting);
        if let Some((open, _)) = &mut open {
            open.turn_page();
        }
        let place = Place::page(sheet.number);
        let mut lines = sheet.lines;
        lines.sort_by(|a, b| a.rect().top.total_cmp(&b.rect().top));
        let mut lines = lines.into_iter().peekable();
        let mut tables = (1..).zip(sheet.tables).peekable();
        loop {
            let top = tables.peek().map(|(_, table)| table.lattice.rect().top);
            let line = lines.next_if(|line| top.is_none_or(|top| line.rect().top < top));
            if let Some(line) = line {
                let bbox = sheet.turn.back(line.rect()).bounding_box();
                let line = match &mut open {
                    Some((open, _)) => open.push(line, bbox, setting).err(),
                    None => Some(line),
                };
                if let Some(line) = line {
                    close(&mut open, &mut blocks);
                    open = Some((Open::new(line, place.clone(), bbox), setting));
                }
            } else if let Some((number, table)) = tables.next() {
                close(&mut open, &mut blocks);
                let place = Place { table: Some(number), ..place.clone() };
                blocks.push(Block::Table(table.grid(place, sheet.turn)));
            } else {
                break;
            }
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

/// Widths of paper, upright and landscape, that share their margins over the document; a file with
/// more has each further page looked at alone.
const FORMATS: usize = 8;

fn is_same_width(a: f32, b: f32) -> bool {
    (a - b).abs() < 1.0
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
    let (lattices, boxes): (Vec<Lattice>, Vec<Lattice>) =
        lattices.into_iter().partition(|lattice| lattice.column_count() > 1);
    loose.extend(boxes.iter().flat_map(Lattice::horizontal_sides));
    let (mut lattices, rest) = stripes::join(lattices, std::mem::take(loose), &inks);
    *loose = rest;
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
