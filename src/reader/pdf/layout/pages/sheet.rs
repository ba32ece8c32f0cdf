//! One page: its tables with rules, and what is left for the steps that look at all pages.

use crate::document::{Paragraph, Place};
use crate::reader::pdf::page::{Page, Rect};

use super::super::alignment::loose;
use super::super::ruled::grids::{self, Budget};
use super::super::ruled::lattice::{Lattice, Shaded};
use super::super::ruled::overflow;
use super::super::ruled::partly_shaded;
use super::super::ruled::rulings::{self, Ruling};
use super::super::ruled::stripes;
use super::super::table::Table;
use super::super::text::ink::{self, Ink};
use super::super::text::lines::{self, TextLine};
use super::super::text::overprint::overprinted;
use super::super::text::stamp_frames;
use super::fold;
use super::loose_spreads::Moved;
use super::orient::Turn;
use super::spreads;

/// What is known of a page before the other pages are.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) number: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) turn: Turn,
    pub(crate) tables: Vec<Table>,
    /// Grids of one column: the last column of a sheet too wide for its page may stand alone.
    pub(crate) strips: Vec<Lattice>,
    /// Text outside tables.
    pub(crate) lines: Vec<TextLine>,
    /// Horizontal rulings that bound no cell.
    pub(crate) rules: Vec<Ruling>,
    /// The boxes that are shaded.
    pub(crate) shades: Vec<Rect>,
    /// Columns without rules that were moved here from other pages.
    pub(crate) moved: Vec<Moved>,
    /// Text across the other: stamps and watermarks.
    pub(crate) across: String,
    /// The characters that are printed over one another.
    pub(crate) overprinted: Vec<char>,
    /// Whether rulings were left out because a limit was reached.
    pub(crate) truncated: bool,
    /// Whether it has more text than is searched for tables without rulings.
    pub(crate) searched_in_part: bool,
}

impl Sheet {
    /// An upright page and how it was turned, with the column edges of the last table of the page before.
    pub(crate) fn new(
        mut page: Page,
        mut turn: Turn,
        before: Option<&[f32]>,
        budget: &mut Budget,
    ) -> Self {
        let stamped = stamp_frames::take_off(&mut page);
        let height = page.height;
        let (page, folds) = fold::unfold(page);
        turn.folds = folds;
        let rulings = rulings::drawn(&page);
        let drawn = grids::lattices(&rulings, budget);
        let (white, tables): (Vec<Lattice>, Vec<Lattice>) = drawn
            .tables
            .into_iter()
            .partition(|table| rulings::is_ruled_in_white(&page, table.rect()));
        let fills: Vec<Rect> = rulings::shades(&page).collect();
        let (whole, white): (Vec<Lattice>, Vec<Lattice>) =
            white.into_iter().partition(|table| partly_shaded::is_throughout(table, &fills));
        let mut rest = drawn.rest;
        for lattice in &white {
            rest.extend_inside(&rulings, lattice.rect());
        }
        let tables: Vec<Lattice> = tables.into_iter().chain(whole.into_iter().map(open)).collect();
        let known: Vec<Rect> = tables.iter().map(Lattice::rect).collect();
        let all = rulings::with_shades(&page, rest, &known);
        let shaded = grids::lattices(&all, budget);
        let mut rules = shaded.rest.horizontal;
        rules.extend(shaded.box_edges);
        let lattices = tables.into_iter().chain(shaded.tables.into_iter().map(open)).collect();
        let (inks, across) = ink::inks(&page);
        let overprinted = overprinted(&inks);
        let (lattices, rules) = stripes::join(lattices, rules, &fills, &inks);
        let (tables, inks, rules) = fill(lattices, inks, rules, &rulings.horizontal, before);
        Self {
            number: page.number,
            width: page.width,
            height,
            turn,
            tables,
            strips: drawn.strips,
            lines: lines::lines(inks),
            rules,
            shades: fills,
            overprinted,
            moved: Vec::new(),
            across: stamped.chars().chain(across.iter().map(|ink| ink.character)).collect(),
            truncated: drawn.truncated || shaded.truncated,
            searched_in_part: false,
        }
    }

    /// A line of the page as a paragraph that is set aside.
    pub(crate) fn aside(&self, line: &TextLine, tab: f32) -> Paragraph {
        let bbox = self.turn.back(line.rect()).bounding_box();
        let place = Place::page(self.number).in_box(bbox);
        Paragraph { text: line.text(tab), place, ..Paragraph::default() }
    }

    /// Puts characters of another page beside the text of this one.
    pub(crate) fn put_beside(&mut self, moved: impl Iterator<Item = Ink>) {
        let inks = std::mem::take(&mut self.lines).into_iter().flat_map(|line| line.inks);
        self.lines = lines::lines(inks.chain(moved).collect());
    }

    /// The lowest of its tables.
    pub(crate) fn last_table(&self) -> Option<&Table> {
        self.tables.iter().max_by(|a, b| bottom(a).total_cmp(&bottom(b)))
    }

    /// The lowest of its tables, to be changed.
    pub(crate) fn last_table_mut(&mut self) -> Option<&mut Table> {
        self.tables.iter_mut().max_by(|a, b| bottom(a).total_cmp(&bottom(b)))
    }

    /// The uppermost of its tables.
    pub(crate) fn first_table(&self) -> Option<&Table> {
        let top = |table: &Table| table.lattice.rect().top;
        self.tables.iter().min_by(|a, b| top(a).total_cmp(&top(b)))
    }

    /// The uppermost of its tables, to be changed.
    pub(crate) fn first_table_mut(&mut self) -> Option<&mut Table> {
        let top = |table: &Table| table.lattice.rect().top;
        self.tables.iter_mut().min_by(|a, b| top(a).total_cmp(&top(b)))
    }
}

fn bottom(table: &Table) -> f32 {
    table.lattice.rect().bottom
}

/// A grid of shaded cells: white rows may stand over and under it.
fn open(lattice: Lattice) -> Lattice {
    Lattice { shaded: Shaded { above: true, below: true, inside: false }, ..lattice }
}

/// The characters inside a grid, with those of words that run over its right edge, and the others.
fn inside(inks: Vec<Ink>, rect: Rect) -> (Vec<Ink>, Vec<Ink>) {
    let mut is_inside: Vec<bool> = inks.iter().map(|ink| rect.contains(ink.point())).collect();
    for word in overflow::over_edges(&inks, &[rect.x1]) {
        if let Some(word) = is_inside.get_mut(word)
            && word.first() == Some(&true)
        {
            word.fill(true);
        }
    }
    let mut is_inside = is_inside.into_iter();
    inks.into_iter().partition(|_| is_inside.next().unwrap_or_default())
}

/// Puts characters into the lattices they stand in. What stands in none is left over, and so are
/// the sides of cells of lattices that are no table, with the rules drawn in them.
fn fill(
    mut lattices: Vec<Lattice>,
    mut inks: Vec<Ink>,
    mut rules: Vec<Ruling>,
    drawn: &[Ruling],
    before: Option<&[f32]>,
) -> (Vec<Table>, Vec<Ink>, Vec<Ruling>) {
    // A table inside a cell or a frame takes its characters first.
    lattices.sort_by(|a, b| a.rect().area().total_cmp(&b.rect().area()));
    let mut tables = Vec::new();
    for lattice in lattices {
        let rect = lattice.rect();
        let (inside, outside) = inside(inks, rect);
        inks = outside;
        let table = Table::ruled(lattice, inside);
        // The end of a row that the page break cut may have text in one cell.
        let goes_on = || {
            let columns = &table.lattice.columns;
            table.filled() > 0 && before.is_some_and(|before| spreads::are_alike(before, columns))
        };
        let is_table = table.lattice.column_count() > 1 && (table.is_filled() || goes_on());
        if is_table && !loose::has_more_columns(&table) {
            tables.push(table);
        } else {
            rules.extend(table.lattice.sides_of_cells());
            // Rules over groups of columns bound no cell.
            let is_inside =
                |rule: &&Ruling| rect.contains((f32::midpoint(rule.from, rule.to), rule.at));
            rules.extend(drawn.iter().filter(is_inside));
            inks.extend(table.contents.into_iter().flatten().flat_map(|line| line.inks));
        }
    }
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    (tables, inks, rules)
}
