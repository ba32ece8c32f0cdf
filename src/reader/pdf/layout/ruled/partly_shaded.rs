//! Rows in which shading bounds some cells only: merged cells keep the shade of their first row, so
//! single cells beside a white one are shaded, or white beside a shaded one.

use crate::reader::pdf::page::Rect;

use super::super::geometry;
use super::lattice::{Lattice, Region, Shaded};
use super::rulings::Ruling;
use super::stripes::{MOST_PIECES, SAME_EDGE};

/// Widths of tables on a page that narrower grids are held against.
const MOST_WIDTHS: usize = 8;

/// Whether every cell of a grid is shaded, and there are rows enough to be the table's own: every line
/// between them can be seen, white ones too.
pub(crate) fn is_throughout(table: &Lattice, shades: &[Rect]) -> bool {
    let is_shaded = |cell: &Region| {
        let middle = table.cell_rect(*cell).middle();
        shades.iter().take(MOST_PIECES).any(|shade| shade.contains(middle))
    };
    table.row_count() >= SHADED_ROWS && table.cells.iter().all(is_shaded)
}

/// More shaded rows on end than a header has.
const SHADED_ROWS: usize = 3;

/// The shaded grids, those that have some of the columns of a wider one as wide as that: the cells
/// beside them are white.
pub(crate) fn widened(lattices: Vec<Lattice>) -> Vec<Lattice> {
    let is_shaded = |lattice: &&Lattice| lattice.shaded != Shaded::default();
    let mut wide: Vec<Vec<f32>> =
        lattices.iter().filter(is_shaded).map(|lattice| lattice.columns.clone()).collect();
    wide.sort_by_key(|columns| std::cmp::Reverse(columns.len()));
    wide.dedup_by(|a, b| a.len() == b.len() && a.iter().all(|edge| is_edge(b, *edge)));
    wide.truncate(MOST_WIDTHS);
    let widest = |lattice: &Lattice| {
        wide.iter().find(|columns| {
            columns.len() > lattice.columns.len()
                && lattice.columns.iter().all(|edge| is_edge(columns, *edge))
        })
    };
    let widen = |lattice: Lattice| {
        let Some(columns) = Some(&lattice).filter(is_shaded).and_then(widest) else {
            return lattice;
        };
        let mut cells = moved(&lattice, columns, 0);
        let first = cells.iter().map(|cell| cell.column).min().unwrap_or_default();
        let end = cells.iter().map(|cell| cell.column_end).max().unwrap_or_default();
        let beside = (0..columns.len() - 1).filter(|column| !(first..end).contains(column));
        let rows = lattice.row_count();
        cells.extend(
            beside.flat_map(|column| (0..rows).map(move |row| Region::square(row, column))),
        );
        Lattice { columns: columns.clone(), cells, ..lattice }
    };
    lattices.into_iter().map(widen).collect()
}

/// The cells of a grid that is a part of one with these columns, some rows down.
pub(crate) fn moved(lattice: &Lattice, columns: &[f32], rows: usize) -> Vec<Region> {
    let column = |index: usize| {
        lattice.columns.get(index).map_or(0, |edge| geometry::nearest(columns, *edge))
    };
    let cells = lattice.cells.iter().map(|cell| Region {
        row: cell.row + rows,
        row_end: cell.row_end + rows,
        column: column(cell.column),
        column_end: column(cell.column_end),
    });
    cells.collect()
}

/// Joins white cells under one another in one column: no edge parts them. Where they begin the table
/// beside shaded ones a word may stand over these that is in no row.
pub(crate) fn with_white_cells_joined(
    mut table: Lattice,
    shades: &[Rect],
    marks: &[Ruling],
) -> Lattice {
    if shades.len() > MOST_PIECES {
        table.shaded.inside = table.shaded != Shaded::default();
        return table;
    }
    let is_white = |cell: &Region| {
        let rect = table.cell_rect(*cell);
        let middle = rect.middle();
        !shades.iter().any(|shade| shade.contains(middle))
    };
    let is_parted = |cell: &Region| {
        let rect = table.cell_rect(*cell);
        let from = marks.partition_point(|mark| mark.at < rect.top - SAME_EDGE);
        let middle = f32::midpoint(rect.x0, rect.x1);
        let near = marks.iter().skip(from).take_while(|mark| mark.at <= rect.top + SAME_EDGE);
        near.into_iter().any(|mark| (mark.from..mark.to).contains(&middle))
    };
    let mut cells = table.cells.clone();
    cells.sort_by_key(|cell| (cell.column, cell.row));
    let mut joined: Vec<Region> = Vec::with_capacity(cells.len());
    for cell in cells {
        let one = joined.last().is_some_and(|above| {
            (above.column, above.column_end, above.row_end)
                == (cell.column, cell.column_end, cell.row)
                && cell.column_end == cell.column + 1
                && !is_parted(&cell)
        });
        match joined.last_mut().filter(|_| one) {
            Some(above) => above.row_end = cell.row_end,
            None => joined.push(cell),
        }
    }
    joined.sort_by_key(|cell| (cell.row, cell.column));
    let begins = |white: bool| joined.iter().any(|cell| cell.row == 0 && is_white(cell) == white);
    let is_open = table.shaded.above && begins(true) && begins(false);
    table.cells = joined;
    table.shaded.inside |= is_open;
    table
}

/// Whether one of the edges lies at a position.
pub(crate) fn is_edge(edges: &[f32], at: f32) -> bool {
    edges.get(geometry::nearest(edges, at)).is_some_and(|edge| (edge - at).abs() <= SAME_EDGE)
}

/// The cells of a strip that begins in this row and has so many edges inside, of which each column
/// has some.
pub(crate) fn columns_of_cells(row: usize, edges: usize, parted: Vec<Vec<usize>>) -> Vec<Region> {
    let mut cells = Vec::new();
    for (column, parted) in parted.into_iter().enumerate() {
        let mut start = row;
        for end in parted.into_iter().chain([edges]).map(|at| row + at + 1) {
            cells.push(Region { row_end: end, ..Region::square(start, column) });
            start = end;
        }
    }
    cells
}

/// The row edges inside a strip, where single cells of it are shaded, and for each column which of
/// them it has: merged cells keep the shade of their first row.
pub(crate) fn inner_rows(
    top: f32,
    bottom: f32,
    edges: &[f32],
    marks: &[Ruling],
) -> (Vec<f32>, Vec<Vec<usize>>) {
    let from = marks.partition_point(|mark| mark.at <= top + SAME_EDGE);
    let to = marks.partition_point(|mark| mark.at < bottom - SAME_EDGE);
    let inside = marks.get(from..to.max(from)).unwrap_or_default().iter();
    let inside = inside.filter(|mark| is_edge(edges, mark.from) && is_edge(edges, mark.to));
    let inside: Vec<&Ruling> = inside.take(MOST_PIECES).collect();
    let heights = geometry::snap(inside.iter().map(|mark| mark.at).collect(), SAME_EDGE);
    let mut parted = vec![Vec::new(); edges.len().saturating_sub(1)];
    for mark in inside {
        let across = geometry::nearest(edges, mark.from)..geometry::nearest(edges, mark.to);
        let height = geometry::nearest(&heights, mark.at);
        for parted in parted.get_mut(across).unwrap_or_default() {
            if parted.last() != Some(&height) {
                parted.push(height);
            }
        }
    }
    (heights, parted)
}

/// How high the rows of a grid are, taken together.
pub(crate) fn usual_height(lattice: &Lattice) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a page has fewer than 2^24 rows")]
    let rows = lattice.row_count().max(1) as f32;
    lattice.rect().height() / rows
}
