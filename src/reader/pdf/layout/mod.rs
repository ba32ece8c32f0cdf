//! From glyphs and rulings to paragraphs and tables.
//!
//! Page by page (`pages::sheet`): the content is turned upright, text set in two columns is put in
//! one, rulings and the grids they make are found (`ruled`), characters are put into their cells
//! (`table`), and what text is left becomes lines (`text`).
//!
//! With all pages known (`finish`), what repeats and what the page break cut is told from the rest,
//! tables without full rulings are found (`alignment`), and everything stands in reading order
//! (`blocks`).

mod alignment;
mod blocks;
mod geometry;
mod pages;
mod ruled;
mod table;
mod text;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Place};
use crate::limits::{Limits, Stopwatch};

use self::pages::imposed;
use self::pages::orient;
use self::pages::sheet::Sheet;
use self::ruled::grids::Budget;
use super::page::Page;

/// Characters printed over one another that a diagnostic shows.
const OVERPRINTED: usize = 40;

/// Lays pages out one after the other.
#[derive(Debug)]
pub(crate) struct Layout {
    budget: Budget,
    stopwatch: Stopwatch,
    sheets: Vec<Sheet>,
}

impl Layout {
    pub(crate) fn new(limits: &Limits) -> Self {
        let budget = Budget { squares: limits.cells as usize, columns: limits.columns as usize };
        Self { budget, stopwatch: Stopwatch::start(limits), sheets: Vec::new() }
    }

    /// Adds the next page of the file, which may be a sheet with several.
    pub(crate) fn add(&mut self, page: Page) {
        let (page, turn) = orient::upright(page);
        for (page, corner) in imposed::parts(page) {
            let before = self.sheets.last().and_then(Sheet::last_table);
            let before = before.map(|table| &*table.lattice.columns);
            let turn = turn.at(corner);
            self.sheets.push(Sheet::new(page, turn, before, &mut self.budget));
        }
    }

    /// What all pages together show, as far as time allows.
    pub(crate) fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        let pages = self.sheets.iter().map(|sheet| sheet.number).max();
        let mut furniture = pages::line_numbers::set_aside(&mut self.sheets);
        furniture.extend(pages::furniture::set_aside(&mut self.sheets));
        pages::repeated_heads::cut(&mut self.sheets);
        pages::cut_cells::join(&mut self.sheets);
        let loose = pages::loose_spreads::join(&mut self.sheets, &furniture);
        furniture.extend(loose.repeated);
        let not_aligned = alignment::chains::align(&mut self.sheets, &self.stopwatch);
        ruled::runs::part_beside_stripes(&mut self.sheets);
        pages::repeated_heads::cut(&mut self.sheets);
        alignment::left_under::doubt(&mut self.sheets);
        pages::loose_spreads::settle(&mut self.sheets);
        let repeated = pages::spreads::join(&mut self.sheets, &furniture);
        furniture.extend(repeated);
        let truncated = self.sheets.iter().filter(|sheet| sheet.truncated);
        let truncated = truncated.map(|sheet| {
            let place = Place::page(sheet.number);
            Diagnostic::new(Code::TruncatedByLimit, place, "rulings or cells of tables")
        });
        let in_part = self.sheets.iter().filter(|sheet| sheet.searched_in_part);
        let in_part = in_part.map(|sheet| {
            let text = "more text than is searched for tables without rulings";
            Diagnostic::new(Code::TruncatedByLimit, Place::page(sheet.number), text)
        });
        let overprinted = self.sheets.iter().filter(|sheet| !sheet.overprinted.is_empty());
        let overprinted = overprinted.map(|sheet| {
            let text: String = sheet.overprinted.iter().take(OVERPRINTED).collect();
            Diagnostic::new(Code::TextOverprinted, Place::page(sheet.number), text)
        });
        let not_aligned = not_aligned.map(|page| {
            let text = "the limit on time: tables without rulings from here on are left as lines";
            Diagnostic::new(Code::TruncatedByLimit, Place::page(page), text)
        });
        let cut_off = pages::spreads::cut_off(&self.sheets).into_iter();
        let cut_off = cut_off.chain(loose.doubtful).map(|page| {
            let text = "a column beside a table of pages before";
            Diagnostic::new(Code::CellsOutsideGrid, Place::page(page), text)
        });
        let diagnostics =
            truncated.chain(in_part).chain(overprinted).chain(not_aligned).chain(cut_off).collect();
        (Document { blocks: blocks::blocks(self.sheets), furniture, pages }, diagnostics)
    }
}

#[cfg(test)]
mod tests;
