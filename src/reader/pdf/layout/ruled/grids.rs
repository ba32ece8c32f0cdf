//! Tables by their rulings: lines that touch are one table, their positions its grid, and grid
//! squares with no line between them one cell.

use super::super::geometry;
use super::lattice::{Lattice, compact};
use super::rectangles::rectangles;
use super::rulings::{Ruling, Rulings};
use super::sets::Sets;
use super::touching::{common_joints, connected};

/// Lines that come this near in points touch: gaps at corners, and the space between the borders
/// of separate cells (two pixels in browsers).
pub(crate) const TOUCH: f32 = 3.0;
/// Tables on one page beyond which the grids are a drawing's.
const MOST_TABLES: usize = 500;

/// What rulings make.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattices {
    /// Grids of at least two columns.
    pub(crate) tables: Vec<Lattice>,
    /// Grids of one column and several rows.
    pub(crate) strips: Vec<Lattice>,
    /// The rulings that make no such grid.
    pub(crate) rest: Rulings,
    /// Row edges of boxes one column wide: shaded rows, and tables ruled on the outside only.
    pub(crate) box_edges: Vec<Ruling>,
    /// Whether a limit was reached.
    pub(crate) truncated: bool,
}

/// What grids may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// Squares that are left for the file.
    pub(crate) squares: usize,
    /// Columns of one table.
    pub(crate) columns: usize,
}

/// Finds the grids that rulings make.
pub(crate) fn lattices(rulings: &Rulings, budget: &mut Budget) -> Lattices {
    let mut found = Lattices::default();
    let (groups, truncated) = connected(rulings);
    found.truncated = truncated;
    for group in groups {
        match lattice(&group, budget) {
            Ok(Some(lattice)) if lattice.column_count() > 1 && found.tables.len() < MOST_TABLES => {
                found.tables.push(lattice);
                continue;
            }
            Ok(Some(lattice)) => {
                found.box_edges.extend(lattice.horizontal_sides());
                if lattice.cells.len() > 1 && found.strips.len() < MOST_TABLES {
                    found.strips.push(lattice);
                }
            }
            Ok(None) => {}
            Err(TooLarge) => found.truncated = true,
        }
        found.rest.horizontal.extend(group.horizontal);
        found.rest.vertical.extend(group.vertical);
    }
    found
}

/// More cells or columns than the limits allow.
struct TooLarge;

/// The grid of rulings that touch one another; `None` if they enclose nothing.
fn lattice(group: &Rulings, budget: &mut Budget) -> Result<Option<Lattice>, TooLarge> {
    if group.horizontal.is_empty() || group.vertical.is_empty() {
        return Ok(None);
    }
    let columns = edges(&group.vertical, &group.horizontal);
    let rows = edges(&group.horizontal, &group.vertical);
    let (width, height) = (columns.len().saturating_sub(1), rows.len().saturating_sub(1));
    if width == 0 || height == 0 {
        return Ok(None);
    }
    let squares = width.saturating_mul(height);
    if width > budget.columns || squares > budget.squares {
        return Err(TooLarge);
    }
    budget.squares -= squares;
    // For every square: whether a rule runs along its upper and its left side.
    let ruled_above = ruled(&group.horizontal, &rows, &columns);
    let ruled_left = ruled(&group.vertical, &columns, &rows);
    let above = |row: usize, column: usize| ruled_above.get(row * width + column) == Some(&true);
    let left = |row: usize, column: usize| ruled_left.get(column * height + row) == Some(&true);
    let mut sets = Sets::new(squares);
    for row in 0..height {
        for column in 0..width {
            let square = row * width + column;
            if row > 0 && !above(row, column) {
                sets.join(square - width, square);
            }
            if column > 0 && !left(row, column) {
                sets.join(square - 1, square);
            }
        }
    }
    let cells = rectangles(&mut sets, width, height);
    let enclosed = (0..squares).filter(|square| sets.root(*square) == *square).count();
    let cells_found = cells.len();
    let half = width.div_ceil(2);
    let closed = |row| (0..width).filter(|column| above(row, *column)).count() >= half;
    let (closed_above, closed_below) = (closed(0), closed(height));
    let joints = common_joints(group, &rows);
    Ok(Some(compact(Lattice {
        columns,
        rows,
        cells,
        closed_above,
        closed_below,
        joints,
        has_corners: cells_found > enclosed,
        ..Lattice::default()
    })))
}

/// Grid positions: those of the rulings, and the ends of the rulings that cross them where no
/// ruling closes the table (tables open at their sides, or at a page break).
fn edges(rulings: &[Ruling], crossing: &[Ruling]) -> Vec<f32> {
    let positions = geometry::snap(rulings.iter().map(|ruling| ruling.at).collect(), TOUCH);
    let mut edges = Vec::with_capacity(positions.len() + 2);
    let start = crossing.iter().map(|ruling| ruling.from).fold(f32::INFINITY, f32::min);
    let end = crossing.iter().map(|ruling| ruling.to).fold(f32::NEG_INFINITY, f32::max);
    edges.extend(positions.first().filter(|first| start < **first - 2.0 * TOUCH).map(|_| start));
    edges.extend(positions.iter());
    edges.extend(positions.last().filter(|last| end > **last + 2.0 * TOUCH).map(|_| end));
    edges
}

/// For every edge and every interval between two `stops` on it: whether a ruling runs there.
fn ruled(rulings: &[Ruling], edges: &[f32], stops: &[f32]) -> Vec<bool> {
    let middles: Vec<f32> =
        stops.iter().zip(stops.iter().skip(1)).map(|(a, b)| f32::midpoint(*a, *b)).collect();
    let mut ruled = vec![false; edges.len() * middles.len()];
    for ruling in rulings {
        let line = geometry::nearest(edges, ruling.at) * middles.len();
        let first = middles.partition_point(|middle| *middle < ruling.from);
        let end = middles.partition_point(|middle| *middle <= ruling.to);
        if let Some(covered) = ruled.get_mut(line + first..line + end.max(first)) {
            covered.fill(true);
        }
    }
    ruled
}
