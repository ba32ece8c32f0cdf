//! A grid looked at by row and column: which cell covers a position.

use std::ops::Range;
use std::rc::Rc;

use crate::document::{Grid, GridCell, Place};

use super::wording;

/// Positions of one grid beyond which it is not looked at: the cells of a year of daily plans with
/// a hundred columns are far fewer, and the memory for more would be the file's to choose.
const MAX_POSITIONS: u64 = 8_000_000;

/// A grid and the cell at each of its positions.
#[derive(Clone, Debug)]
pub(super) struct View<'d> {
    pub(super) grid: &'d Grid,
    /// The rows looked at: all, or those of one of the tables that stand below each other on a
    /// sheet.
    pub(super) rows: Range<u32>,
    coverage: Rc<Vec<Option<usize>>>,
    /// The indices of all cells, by the row they begin in.
    by_row: Rc<Vec<usize>>,
}

impl<'d> View<'d> {
    /// `None` for a grid that claims too many positions.
    pub(super) fn new(grid: &'d Grid) -> Option<Self> {
        let positions = u64::from(grid.rows) * u64::from(grid.columns);
        (positions <= MAX_POSITIONS).then(|| {
            let mut by_row: Vec<usize> = (0..grid.cells.len()).collect();
            by_row.sort_by_key(|&cell| grid.cells.get(cell).map(|cell| cell.row));
            let coverage = Rc::new(grid.coverage());
            Self { grid, rows: 0..grid.rows, coverage, by_row: Rc::new(by_row) }
        })
    }

    /// The same with these rows only.
    pub(super) fn within(self, rows: Range<u32>) -> Self {
        Self { rows, ..self }
    }

    /// The index of the cell that covers a position.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<usize> {
        if column >= self.grid.columns {
            return None;
        }
        let position = row as usize * self.grid.columns as usize + column as usize;
        self.coverage.get(position).copied().flatten()
    }

    /// A cell by its index.
    pub(super) fn cell(&self, index: usize) -> Option<&'d GridCell> {
        self.grid.cells.get(index)
    }

    /// The cells that begin in the rows looked at, by row.
    pub(super) fn cells(&self) -> &[usize] {
        let above = |end: u32| {
            let begins = |cell: usize| self.cell(cell).map_or(u32::MAX, |cell| cell.row);
            self.by_row.partition_point(|&cell| begins(cell) < end)
        };
        self.by_row.get(above(self.rows.start)..above(self.rows.end)).unwrap_or_default()
    }

    /// The text of a cell; empty where there is none.
    pub(super) fn text(&self, index: usize) -> &'d str {
        self.cell(index).map_or("", |cell| cell.text.as_str())
    }

    /// The place of a cell.
    pub(super) fn place(&self, index: usize) -> Place {
        self.cell(index).map_or_else(|| self.grid.place.clone(), |cell| self.grid.place_of(cell))
    }

    /// The cells that cover a row, each once, left to right.
    pub(super) fn row(&self, row: u32) -> Vec<usize> {
        let mut cells: Vec<usize> = Vec::with_capacity(self.grid.columns as usize);
        for column in 0..self.grid.columns {
            if let Some(index) = self.at(row, column)
                && cells.last() != Some(&index)
            {
                cells.push(index);
            }
        }
        cells
    }

    /// The cells of a row with print in them.
    pub(super) fn printed(&self, row: u32) -> Vec<usize> {
        let mut cells = self.row(row);
        cells.retain(|&index| !wording::is_blank(self.text(index)));
        cells
    }
}

/// Grids drawn as text, for tests.
#[cfg(test)]
pub(super) mod drawn {
    use crate::document::{Grid, GridCell, Place};

    /// A grid from lines of cells separated by `|`. `<` stands where the cell to the left goes on,
    /// `^` where the cell above does; `/` is a line break.
    pub(in crate::notice) fn grid(table: u32, lines: &[&str]) -> Grid {
        let rows: Vec<Vec<&str>> =
            lines.iter().map(|line| line.split('|').map(str::trim).collect()).collect();
        let mut grid = Grid::new(Place::table(table));
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                if matches!(*text, "<" | "^") {
                    continue;
                }
                let right = cells[column + 1..].iter().take_while(|text| **text == "<").count() + 1;
                let down = rows[row + 1..]
                    .iter()
                    .take_while(|cells| cells.get(column) == Some(&"^"))
                    .count()
                    + 1;
                let number = |count: usize| u32::try_from(count).unwrap();
                let cell = GridCell::new(number(row), number(column), text.replace('/', "\n"));
                grid.push(cell.spanning(number(down), number(right)));
            }
        }
        grid.columns =
            rows.iter().map(|cells| u32::try_from(cells.len()).unwrap()).max().unwrap_or(0);
        grid.sort();
        grid
    }
}

#[cfg(test)]
mod tests {
    use super::drawn::grid;
    use super::*;

    #[test]
    fn a_merged_cell_stands_at_all_its_positions() {
        let grid = grid(1, &["甲 | < | 乙", "丙 | 丁 | ^"]);
        let view = View::new(&grid).unwrap();
        assert_eq!(view.row(0), [0, 1]);
        assert_eq!(view.row(1), [2, 3, 1]);
        assert_eq!(view.at(1, 3), None);
    }
}
