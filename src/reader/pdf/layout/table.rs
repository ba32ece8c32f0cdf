//! A grid with the text of its cells.

use crate::document::{Grid, GridCell, Place};
use crate::reader::pdf::page::{Direction, Rect};

use super::alignment::numbers;
use super::geometry;
use super::pages::orient::Turn;
use super::ruled::borders::{with_jointed_rows, without_strips};
use super::ruled::lattice::{Lattice, Region, Shaded};
use super::ruled::open_rows;
use super::ruled::overflow;
use super::ruled::runs;
use super::ruled::shaded_rows;
use super::ruled::unruled;
use super::ruled::white_blocks;
use super::text::cell_text::{Measure, cell_text, is_centred};
use super::text::ink::Ink;
use super::text::lines::{self, NO_TAB, TextLine};
use super::text::paragraphs::TAB;
use super::text::stops;

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
                .is_some_and(|pair| matches!(pair, [before, ink] if stops::hangs(ink, before)));
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
        shaded_rows::cut(unruled::cut(runs::part(white_blocks::cut(open_rows::cut(table)))))
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

    /// For every column whether its lines under the header stand around one middle.
    pub(super) fn centred_columns(&self) -> Vec<bool> {
        let mut columns: Vec<Vec<TextLine>> = vec![Vec::new(); self.lattice.column_count()];
        for (cell, lines) in self.lattice.cells.iter().zip(&self.contents) {
            match columns.get_mut(cell.column) {
                Some(column) if cell.column_end == cell.column + 1 && cell.row > 0 => {
                    column.extend(lines.iter().cloned());
                }
                _ => {}
            }
        }
        columns.iter().map(|column| is_centred(column)).collect()
    }

    /// The measure of a cell over several columns: its own lines in its own box.
    fn spanning_measure(&self, cell: Region, lines: &[TextLine]) -> Option<Measure> {
        let measure = Measure::of(lines.iter())?;
        let width = self.lattice.cell_rect(cell).width();
        Some(Measure { room: self.boxed.then_some(width - 2.0 * PADDING), ..measure })
    }
}
