//! From glyphs and rulings to paragraphs and tables.
//!
//! Page by page (`sheet`): the content is turned upright (`orient`), text set in two columns is put
//! in one (`fold`), rulings are found (`rulings`) and the grids they make (`lattice`, `stripes`,
//! `partly_shaded`), and characters (`ink`, those of `stamps` left out) are put into their cells
//! (`table`, `overflow`, `runs`, `unruled`); what text is left becomes lines (`lines`, of upright and
//! sideways characters in one column by `standing`).
//!
//! With all pages known, furniture is told by what repeats (`furniture`), headers that stand again are
//! parted from what goes on under them (`repeated_heads`), texts that the page break cut go on in
//! their cells (`cut_cells`), tables without full rulings by the alignment of their text (`chains`:
//! `regions`, found in `bands` between rules with the rows at their `ends`, or `free`, with their
//! `columns` and `rows`, `tiling` and `wrapping` where the heights of all cells agree, and merged cells
//! where `partial` rules, `headers` of two levels and `sections` show them; with a row `left_under` it
//! a table is doubtful), pages that stand side by side are joined (`spreads`), and the rest are
//! paragraphs (`paragraphs`, `blocks`).

mod aligned;
mod bands;
mod blocks;
mod cell_text;
mod chains;
mod columns;
mod cut_cells;
mod ends;
mod fold;
mod free;
mod furniture;
mod geometry;
mod headers;
mod ink;
mod lattice;
mod left_under;
mod lines;
mod orient;
mod overflow;
mod paragraphs;
mod partial;
mod partly_shaded;
mod regions;
mod repeated_heads;
mod rows;
mod rulings;
mod runs;
mod sections;
mod sets;
mod sheet;
mod spreads;
mod squares;
mod stamps;
mod standing;
mod stripes;
mod table;
mod tiling;
mod unruled;
mod wrapping;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Place};
use crate::limits::{Limits, Stopwatch};

use self::lattice::Budget;
use self::sheet::Sheet;
use super::page::Page;

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

    /// Adds the next page.
    pub(crate) fn add(&mut self, page: Page) {
        let before = self.sheets.last().and_then(Sheet::last_table);
        let sheet = Sheet::new(page, before.map(|table| &*table.lattice.columns), &mut self.budget);
        self.sheets.push(sheet);
    }

    /// What all pages together show, as far as time allows.
    pub(crate) fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        let furniture = furniture::set_aside(&mut self.sheets);
        repeated_heads::cut(&mut self.sheets);
        cut_cells::join(&mut self.sheets);
        let not_aligned = chains::align(&mut self.sheets, &self.stopwatch);
        repeated_heads::cut(&mut self.sheets);
        left_under::doubt(&mut self.sheets);
        spreads::join(&mut self.sheets);
        let truncated = self.sheets.iter().filter(|sheet| sheet.truncated);
        let truncated = truncated.map(|sheet| {
            let place = Place::page(sheet.number);
            Diagnostic::new(Code::TruncatedByLimit, place, "rulings or cells of tables")
        });
        let not_aligned = not_aligned.map(|page| {
            let text = "the limit on time: tables without rulings from here on are left as lines";
            Diagnostic::new(Code::TruncatedByLimit, Place::page(page), text)
        });
        let cut_off = spreads::cut_off(&self.sheets).into_iter().map(|page| {
            let text = "a column beside a table of pages before";
            Diagnostic::new(Code::CellsOutsideGrid, Place::page(page), text)
        });
        let diagnostics = truncated.chain(not_aligned).chain(cut_off).collect();
        let pages = self.sheets.iter().map(|sheet| sheet.number).max();
        (Document { blocks: blocks::blocks(self.sheets), furniture, pages }, diagnostics)
    }
}

#[cfg(test)]
mod tests;
