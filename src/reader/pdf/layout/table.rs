//! A grid with the text of its cells.

use crate::document::{Grid, GridCell, Place};
use crate::reader::pdf::page::{Direction, Rect};

use super::alignment::columns::Columns;
use super::alignment::numbers;
use super::geometry;
use super::pages::orient::Turn;
use super::ruled::lattice::{Lattice, Region, Shaded, cut_row, keep_edges};
use super::ruled::overflow;
use super::ruled::runs;
use super::ruled::shaded_rows;
use super::ruled::unruled;
use super::ruled::white_blocks;
use super::text::cell_text::{Measure, cell_text};
use super::text::ink::Ink;
use super::text::lines::{self, NO_TAB, TextLine};
use super::text::paragraphs::TAB;

/// A strip of a grid without text, up to this many points wide, is the space between two borders.
const STRIP: f32 = 6.0;
/// A character's box may reach so many sizes into the next row.
const CLEAR: f32 = 0.15;
/// Padding of a cell in points when nothing shows it: Word's default.
const PADDING: f32 = 5.4;

/// A grid with, for each of its cells, the lines that stand in it.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) lattice: Lattice,
    /// As many as the lattice has cells.
    pub(super) contents: Vec<Vec<TextLine>>,
    /// Whether rules bound the columns, so that their boxes say how wide text may run.
    pub(super) boxed: bool,
    /// Whether nothing but the words says where cells of a table without rules end.
    pub(super) doubtful: bool,
    /// The parts of a table printed over several pages side by side that stand on other pages.
    pub(super) spread: Vec<Part>,
    /// The cells, by number, whose text goes on on the next page.
    pub(super) cut: Vec<usize>,
}

/// Columns of a table that stand on a page of their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The first of them.
    pub(super) column: usize,
    pub(super) page: u32,
    pub(super) turn: Turn,
    /// How far they were moved to stand behind the other columns.
    pub(super) shift: f32,
}

impl Table {
    /// Puts the characters inside a lattice into its cells. Every one finds exactly one cell: the
    /// cells cover the grid, and what stands on its outermost edge counts to the nearest.
    pub(super) fn ruled(lattice: Lattice, mut inks: Vec<Ink>) -> Self {
        let lattice = with_jointed_rows(without_strips(lattice, &inks), &inks);
        let squares = lattice.squares();
        let columns = lattice.column_count();
        inks.sort_by_key(|ink| ink.order);
        let mut places: Vec<usize> = inks
            .iter()
            .map(|ink| {
                let (x, y) = ink.point();
                let row = geometry::interval(&lattice.rows, y);
                let column = geometry::interval(&lattice.columns, x);
                squares.get(row * columns + column).copied().unwrap_or_default()
            })
            .collect();
        for index in 1..inks.len() {
            let hangs = inks
                .get(index - 1..=index)
                .is_some_and(|pair| matches!(pair, [before, ink] if lines::hangs(ink, before)));
            if let (true, Some(place)) = (hangs, places.get(index - 1).copied())
                && let Some(slot) = places.get_mut(index)
            {
                *slot = place;
            }
        }
        for word in overflow::over_edges(&inks, &lattice.columns) {
            if let Some(places) = places.get_mut(word)
                && let Some(first) = places.first().copied()
            {
                places.fill(first);
            }
        }
        overflow::settle(&inks, &lattice.rows, &lattice.columns, &mut places);
        let mut cells: Vec<Vec<Ink>> = vec![Vec::new(); lattice.cells.len()];
        let visible = inks.iter().filter(|ink| !ink.is_blank()).count();
        for (ink, place) in inks.into_iter().zip(places) {
            if let Some(cell) = cells.get_mut(place) {
                cell.push(ink);
            }
        }
        debug_assert_eq!(
            visible,
            cells.iter().flatten().filter(|ink| !ink.is_blank()).count(),
            "every character in one cell"
        );
        let contents = cells.into_iter().map(lines::lines).collect();
        let doubtful = lattice.shaded.inside || lattice.has_corners;
        let table =
            Self { lattice, contents, boxed: true, doubtful, spread: Vec::new(), cut: Vec::new() };
        shaded_rows::cut(unruled::cut(runs::part(white_blocks::cut(table.with_open_rows_cut()))))
    }

    /// Cuts rows that no column rule parts where the columns of other rows part their text: tables
    /// with shaded header cells and rules across only. A row with one text stays whole.
    fn with_open_rows_cut(self) -> Self {
        let edges = &self.lattice.columns;
        let parted = |cell: &Region, lines: &[TextLine]| {
            let filled = columns_of(lines, edges);
            let spanned = cell.column_end - cell.column;
            cell.row_end == cell.row + 1
                && spanned > 1
                && lines.iter().all(|line| line.direction() == Direction::Right)
                && filled.is_some_and(|filled| filled.len() >= spanned.min(3))
        };
        let cut: Vec<bool> =
            self.lattice.cells.iter().zip(&self.contents).map(|(c, l)| parted(c, l)).collect();
        // Under a shaded word over several columns their own words stand on white.
        let whole = |(cell, lines): (&Region, &Vec<TextLine>)| {
            let filled = columns_of(lines, edges).unwrap_or_default();
            filled.into_iter().eq(cell.column..cell.column_end)
        };
        let shaded = self.lattice.shaded != Shaded::default();
        let mut cells = self.lattice.cells.iter().zip(&self.contents).zip(&cut);
        if cut.iter().filter(|cut| **cut).count() < 2
            && !(shaded && cells.any(|(cell, cut)| *cut && whole(cell)))
        {
            return self;
        }
        let (mut cells, mut contents) = (Vec::new(), Vec::new());
        for ((cell, lines), cut) in self.lattice.cells.iter().zip(self.contents).zip(cut) {
            if !cut {
                cells.push(*cell);
                contents.push(lines);
                continue;
            }
            let mut parts: Vec<Vec<TextLine>> = vec![Vec::new(); edges.len()];
            for (column, part) in lines.into_iter().flat_map(|line| line.parts(edges)) {
                // Text may hang over the edges of its cell.
                let column = column.clamp(cell.column, cell.column_end - 1);
                if let Some(lines) = parts.get_mut(column) {
                    lines.push(part);
                }
            }
            for (column, lines) in parts.into_iter().enumerate() {
                if (cell.column..cell.column_end).contains(&column) {
                    cells.push(Region::square(cell.row, column));
                    contents.push(lines);
                }
            }
        }
        Self { lattice: Lattice { cells, ..self.lattice }, contents, ..self }
    }

    /// Whether cells enough hold text: the bars and axes of a chart make a grid too, with a number
    /// here and there. A form not filled in has its header.
    pub(super) fn is_filled(&self) -> bool {
        let mut rows = vec![(0_usize, 0_usize); self.lattice.row_count()];
        for (cell, lines) in self.lattice.cells.iter().zip(&self.contents) {
            if let Some((filled, all)) = rows.get_mut(cell.row) {
                *filled += usize::from(!lines.is_empty());
                *all += 1;
            }
        }
        self.filled() > 1 && rows.iter().any(|(filled, all)| *filled > 0 && 2 * filled >= *all)
    }

    /// How many cells hold text.
    pub(super) fn filled(&self) -> usize {
        self.contents.iter().filter(|lines| !lines.is_empty()).count()
    }

    /// Whether the first column numbers the rows.
    pub(super) fn is_numbered(&self) -> bool {
        let first =
            self.lattice.cells.iter().zip(&self.contents).filter(|(cell, _)| cell.column == 0);
        let texts = first.filter_map(|(_, lines)| match lines.as_slice() {
            [line] => Some(numbers::number(line).is_some()),
            _ => None,
        });
        let (mut numbers, mut all) = (0, 0);
        for is_number in texts {
            numbers += usize::from(is_number);
            all += 1;
        }
        all > 0 && 2 * numbers > all
    }

    /// The table as a block of the document.
    pub(super) fn grid(self, place: Place, turn: Turn) -> Grid {
        let measures = self.measures();
        // Without rules a gap may part two cells that the columns do not part.
        let tab = if self.boxed { NO_TAB } else { TAB };
        let mut grid = Grid::new(place.in_box(turn.back(self.lattice.rect()).bounding_box()));
        for (index, (cell, lines)) in self.lattice.cells.iter().zip(&self.contents).enumerate() {
            let measure = measures.get(cell.column).copied().flatten();
            let measure = measure.filter(|_| cell.column_end == cell.column + 1);
            let measure = measure.or_else(|| self.spanning_measure(*cell, lines));
            let upright = lines.iter().all(|line| line.direction() == Direction::Right);
            let text = cell_text(lines, measure.filter(|_| upright), tab);
            let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
            let mut anchor = GridCell::new(number(cell.row), number(cell.column), text)
                .spanning(number(cell.row_end - cell.row), number(cell.column_end - cell.column));
            let rect = self.lattice.cell_rect(*cell);
            let part = self.spread.iter().rev().find(|part| part.column <= cell.column);
            let (turn, shift) = part.map_or((turn, 0.0), |part| (part.turn, part.shift));
            let rect = Rect { x0: rect.x0 - shift, x1: rect.x1 - shift, ..rect };
            anchor.bbox = Some(turn.back(rect).bounding_box());
            anchor.goes_on = self.cut.contains(&index);
            anchor.page = part.map(|part| part.page);
            grid.push(anchor);
        }
        grid.sort();
        grid.column_edges = self.lattice.columns;
        grid.open_above = !self.lattice.closed_above;
        grid.open_below = !self.lattice.closed_below;
        grid.rows_in_doubt = self.doubtful;
        grid.by_alignment = !self.boxed || self.lattice.shaded != Shaded::default();
        grid
    }

    /// For every column: how wide its text may run.
    pub(super) fn measures(&self) -> Vec<Option<Measure>> {
        let mut columns: Vec<Vec<&TextLine>> = vec![Vec::new(); self.lattice.column_count()];
        for (cell, lines) in self.lattice.cells.iter().zip(&self.contents) {
            let upright = lines.iter().filter(|line| line.direction() == Direction::Right);
            match columns.get_mut(cell.column) {
                Some(column) if cell.column_end == cell.column + 1 => column.extend(upright),
                _ => {}
            }
        }
        let edges = self.lattice.columns.iter().zip(self.lattice.columns.iter().skip(1));
        let measures: Vec<Option<Measure>> =
            columns.into_iter().map(|lines| Measure::of(lines.into_iter())).collect();
        // The least padding of all columns is that of the table: centred text shows more.
        let paddings = measures.iter().zip(edges.clone());
        let paddings = paddings.filter_map(|(measure, (x0, _))| Some((*measure)?.start - x0));
        let padding = paddings.filter(|padding| *padding >= 0.0).reduce(f32::min);
        let padding = padding.unwrap_or(PADDING);
        measures
            .into_iter()
            .zip(edges)
            .map(|(measure, (x0, x1))| {
                let room = self.boxed.then_some(x1 - x0 - 2.0 * padding);
                Some(Measure { room, ..measure? })
            })
            .collect()
    }

    /// The measure of a cell over several columns: its own lines in its own box.
    fn spanning_measure(&self, cell: Region, lines: &[TextLine]) -> Option<Measure> {
        let measure = Measure::of(lines.iter())?;
        let width = self.lattice.cell_rect(cell).width();
        Some(Measure { room: self.boxed.then_some(width - 2.0 * PADDING), ..measure })
    }
}

/// The columns in which lines have text, or `None` if a piece of text reaches over an edge.
pub(super) fn columns_of(lines: &[TextLine], edges: &[f32]) -> Option<Vec<usize>> {
    let mut filled = Vec::new();
    for line in lines {
        for (start, end) in Columns::of(line).spans() {
            let column = geometry::interval(edges, f32::midpoint(*start, *end));
            let (left, right) = (edges.get(column)?, edges.get(column + 1)?);
            if *start < left - OVERHANG || *end > right + OVERHANG {
                return None;
            }
            filled.push(column);
        }
    }
    filled.sort_unstable();
    filled.dedup();
    Some(filled)
}

/// Text may reach so many points over the edge of its column.
const OVERHANG: f32 = 1.0;

/// Takes out strips between double rules and between the borders of separate cells.
fn without_strips(lattice: Lattice, inks: &[Ink]) -> Lattice {
    let inked = |edges: &[f32], position: &dyn Fn(&Ink) -> f32| {
        let mut inked = vec![false; edges.len()];
        for ink in inks.iter().filter(|ink| !ink.is_blank()) {
            let strip = geometry::interval(edges, position(ink));
            if let Some(strip) = inked.get_mut(strip) {
                *strip = true;
            }
        }
        inked
    };
    // An edge goes if the strip behind it is narrow and empty: its cells then end at the next.
    let kept = |edges: &[f32], inked: &[bool]| {
        let next = edges.iter().skip(1).map(Some).chain([None]);
        let strips = edges.iter().zip(next).zip(inked);
        strips
            .map(|((edge, next), inked)| *inked || next.is_none_or(|next| next - edge > STRIP))
            .collect::<Vec<bool>>()
    };
    let rows = kept(&lattice.rows, &inked(&lattice.rows, &|ink| ink.point().1));
    let columns = kept(&lattice.columns, &inked(&lattice.columns, &|ink| ink.point().0));
    keep_edges(lattice, &rows, &columns)
}

/// Cuts rows where all column rules are drawn in two pieces, no character stands across, and most
/// cells have text above and below: one PDF library leaves the rule under a repeated header out.
fn with_jointed_rows(mut lattice: Lattice, inks: &[Ink]) -> Lattice {
    for at in std::mem::take(&mut lattice.joints) {
        let row = geometry::interval(&lattice.rows, at);
        let columns = lattice.column_count();
        let mut above = vec![false; columns];
        let mut below = vec![false; columns];
        let strip = lattice.rows.get(row).zip(lattice.rows.get(row + 1));
        let Some((top, bottom)) = strip else { continue };
        let mut crossed = false;
        for ink in inks.iter().filter(|ink| !ink.is_blank()) {
            let (x, y) = ink.point();
            if (*top..*bottom).contains(&y) {
                let side = if y < at { &mut above } else { &mut below };
                let column = geometry::interval(&lattice.columns, x);
                if let Some(filled) = side.get_mut(column) {
                    *filled = true;
                }
                let rect = ink.rect();
                crossed |= rect.top + CLEAR * ink.size < at && at < rect.bottom - CLEAR * ink.size;
            }
        }
        let filled = |side: &[bool]| 2 * side.iter().filter(|filled| **filled).count() > columns;
        if !crossed && filled(&above) && filled(&below) {
            cut_row(&mut lattice, row, at);
        }
    }
    lattice
}
