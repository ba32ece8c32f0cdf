//! Grids: where the columns and rows of a table begin and end, and which squares between these edges
//! are one cell.

use crate::reader::pdf::page::Rect;

use super::rulings::Ruling;

/// A table's grid: cells as ranges of rows and columns, which together cover the grid exactly.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lattice {
    /// Column edges, left to right.
    pub(crate) columns: Vec<f32>,
    /// Row edges, top to bottom.
    pub(crate) rows: Vec<f32>,
    pub(crate) cells: Vec<Region>,
    /// Whether a rule closes the table above and below.
    pub(crate) closed_above: bool,
    pub(crate) closed_below: bool,
    /// Heights inside rows at which every column rule is drawn in two pieces: rows may end there.
    pub(crate) joints: Vec<f32>,
    pub(crate) shaded: Shaded,
    /// Whether rules enclose something that is no rectangle, which is cut into some: nobody can say
    /// from them how far its text reaches.
    pub(crate) has_corners: bool,
}

/// Whether the first and the last row end where shading does, so that a white row may stand over
/// or under it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shaded {
    pub(crate) above: bool,
    pub(crate) below: bool,
    /// Whether single cells between them are shaded.
    pub(crate) inside: bool,
}

/// Rows and columns that a cell covers, ends excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) row_end: usize,
    pub(crate) column_end: usize,
}

impl Region {
    /// One grid square.
    pub(crate) fn square(row: usize, column: usize) -> Self {
        Self { row, column, row_end: row + 1, column_end: column + 1 }
    }
}

impl Lattice {
    pub(crate) fn column_count(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    pub(crate) fn row_count(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The table's box.
    pub(crate) fn rect(&self) -> Rect {
        let side = |edge: Option<&f32>| edge.copied().unwrap_or_default();
        Rect {
            x0: side(self.columns.first()),
            top: side(self.rows.first()),
            x1: side(self.columns.last()),
            bottom: side(self.rows.last()),
        }
    }

    /// Its row edges as rulings.
    pub(crate) fn horizontal_sides(&self) -> Vec<Ruling> {
        let rect = self.rect();
        self.rows.iter().map(|at| Ruling { at: *at, from: rect.x0, to: rect.x1 }).collect()
    }

    /// The upper and lower sides of its cells as rulings.
    pub(crate) fn sides_of_cells(&self) -> impl Iterator<Item = Ruling> {
        self.cells.iter().flat_map(|cell| {
            let rect = self.cell_rect(*cell);
            [rect.top, rect.bottom].map(|at| Ruling { at, from: rect.x0, to: rect.x1 })
        })
    }

    /// A cell's box.
    pub(crate) fn cell_rect(&self, cell: Region) -> Rect {
        let side = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or_default();
        Rect {
            x0: side(&self.columns, cell.column),
            top: side(&self.rows, cell.row),
            x1: side(&self.columns, cell.column_end),
            bottom: side(&self.rows, cell.row_end),
        }
    }

    /// For every grid square, row by row, the index of its cell.
    pub(crate) fn squares(&self) -> Vec<usize> {
        let columns = self.column_count();
        let mut squares = vec![0; self.row_count() * columns];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row_end {
                let line = row * columns + cell.column..row * columns + cell.column_end;
                if let Some(line) = squares.get_mut(line) {
                    line.fill(index);
                }
            }
        }
        squares
    }
}

/// Drops edges at which no cell begins or ends: what a short spur of a line leaves.
pub(crate) fn compact(lattice: Lattice) -> Lattice {
    let used = |count: usize, ends: &mut dyn Iterator<Item = usize>| {
        let mut used = vec![false; count];
        for end in ends {
            if let Some(used) = used.get_mut(end) {
                *used = true;
            }
        }
        used
    };
    let cells = &lattice.cells;
    let used_rows =
        used(lattice.rows.len(), &mut cells.iter().flat_map(|cell| [cell.row, cell.row_end]));
    let used_columns = used(
        lattice.columns.len(),
        &mut cells.iter().flat_map(|cell| [cell.column, cell.column_end]),
    );
    keep_edges(lattice, &used_rows, &used_columns)
}

/// The lattice with the marked edges only; a cell none of whose edges are left goes.
pub(crate) fn keep_edges(lattice: Lattice, rows: &[bool], columns: &[bool]) -> Lattice {
    let renumber = |kept: &[bool]| {
        let mut next = 0;
        kept.iter()
            .map(|kept| {
                let number = next;
                next += usize::from(*kept);
                number
            })
            .collect::<Vec<usize>>()
    };
    let (row_numbers, column_numbers) = (renumber(rows), renumber(columns));
    let number = |numbers: &[usize], index: usize| numbers.get(index).copied().unwrap_or_default();
    let cells = lattice.cells.into_iter().map(|cell| Region {
        row: number(&row_numbers, cell.row),
        column: number(&column_numbers, cell.column),
        row_end: number(&row_numbers, cell.row_end),
        column_end: number(&column_numbers, cell.column_end),
    });
    let kept = |edges: Vec<f32>, marks: &[bool]| {
        edges.into_iter().zip(marks).filter(|(_, kept)| **kept).map(|(edge, _)| edge).collect()
    };
    Lattice {
        cells: cells
            .filter(|cell| cell.row < cell.row_end && cell.column < cell.column_end)
            .collect(),
        columns: kept(lattice.columns, columns),
        rows: kept(lattice.rows, rows),
        ..lattice
    }
}

/// Puts a new edge inside a row; the cells that reach over it become two.
pub(crate) fn cut_row(lattice: &mut Lattice, row: usize, at: f32) {
    let mut lower = Vec::new();
    for cell in &mut lattice.cells {
        if cell.row > row {
            (cell.row, cell.row_end) = (cell.row + 1, cell.row_end + 1);
        } else if cell.row_end > row {
            lower.push(Region { row: row + 1, row_end: cell.row_end + 1, ..*cell });
            cell.row_end = row + 1;
        }
    }
    lattice.cells.extend(lower);
    lattice.rows.insert(row + 1, at);
}
