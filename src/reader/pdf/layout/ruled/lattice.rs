//! Tables by their rulings: lines that touch are one table, their positions its grid, and grid
//! squares with no line between them one cell.

use crate::reader::pdf::page::Rect;

use super::super::geometry;
use super::rulings::{Ruling, Rulings};
use super::sets::Sets;

/// Lines that come this near in points touch: gaps at corners, and the space between the borders
/// of separate cells (two pixels in browsers).
pub(crate) const TOUCH: f32 = 3.0;
/// Boxes that come this near touch, if there are several: cells set apart on purpose.
pub(crate) const BOXES_TOUCH: f32 = 10.0;
/// Crossings looked at on one page before it counts as a drawing: a table of 1,000 rows and 100
/// columns has 100,000.
const CROSSINGS: usize = 5_000_000;

/// Rows without a rule between them that are looked for in one table.
const JOINTS: usize = 200;
/// Tables on one page beyond which the grids are a drawing's.
const MOST_TABLES: usize = 500;

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

    /// Whether every cell covers one row and one column.
    pub(crate) fn is_plain(&self) -> bool {
        self.cells.iter().all(|cell| *cell == Region::square(cell.row, cell.column))
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
    /// How many boxes have one cell.
    pub(crate) boxes: usize,
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
pub(crate) fn lattices(rulings: &Rulings, touch: f32, budget: &mut Budget) -> Lattices {
    let mut found = Lattices::default();
    let (groups, truncated) = connected(rulings, touch);
    found.truncated = truncated;
    for group in groups {
        match lattice(&group, touch, budget) {
            Ok(Some(lattice)) if lattice.column_count() > 1 && found.tables.len() < MOST_TABLES => {
                found.tables.push(lattice);
                continue;
            }
            Ok(Some(lattice)) => {
                found.boxes += usize::from(lattice.cells.len() == 1);
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

/// Groups of rulings that touch one another, in the order of their first horizontal.
fn connected(rulings: &Rulings, touch: f32) -> (Vec<Rulings>, bool) {
    let (horizontal, vertical) = (&rulings.horizontal, &rulings.vertical);
    let mut sets = Sets::new(horizontal.len() + vertical.len());
    let mut crossings = 0;
    for (index, upright) in vertical.iter().enumerate() {
        let first = horizontal.partition_point(|flat| flat.at < upright.from - touch);
        let passed = horizontal.iter().enumerate().skip(first);
        for (flat_index, flat) in passed.take_while(|(_, flat)| flat.at <= upright.to + touch) {
            if flat.from - touch <= upright.at && upright.at <= flat.to + touch {
                sets.join(flat_index, horizontal.len() + index);
            }
            crossings += 1;
        }
        if crossings > CROSSINGS {
            break;
        }
    }
    let mut groups: Vec<Rulings> = Vec::new();
    let mut group_of = vec![usize::MAX; horizontal.len() + vertical.len()];
    let mut group = |sets: &mut Sets, groups: &mut Vec<Rulings>, index| {
        let root = sets.root(index);
        match group_of.get_mut(root) {
            Some(group) if *group == usize::MAX => {
                groups.push(Rulings::default());
                *group = groups.len() - 1;
                *group
            }
            Some(group) => *group,
            None => 0,
        }
    };
    for (index, flat) in horizontal.iter().enumerate() {
        let at = group(&mut sets, &mut groups, index);
        if let Some(group) = groups.get_mut(at) {
            group.horizontal.push(*flat);
        }
    }
    for (index, upright) in vertical.iter().enumerate() {
        let at = group(&mut sets, &mut groups, horizontal.len() + index);
        if let Some(group) = groups.get_mut(at) {
            group.vertical.push(*upright);
        }
    }
    for joint in &rulings.joints {
        let at = group(&mut sets, &mut groups, horizontal.len() + joint.ruling);
        if let Some(group) = groups.get_mut(at) {
            group.joints.push(*joint);
        }
    }
    (groups, crossings > CROSSINGS)
}

/// Heights at which all vertical rulings that pass are drawn in two pieces.
fn common_joints(group: &Rulings, rows: &[f32]) -> Vec<f32> {
    let mut joints = group.joints.clone();
    joints.sort_by(|a, b| a.at.total_cmp(&b.at));
    let near_row = |at: f32| {
        rows.get(geometry::nearest(rows, at)).is_some_and(|row| (row - at).abs() <= TOUCH)
    };
    // At a row's own rule nothing is to be found, and there most joints are.
    joints.retain(|joint| !near_row(joint.at));
    let groups = joints.chunk_by(|a, b| b.at - a.at <= TOUCH / 2.0);
    groups
        .filter_map(|together| {
            let at = together.first()?.at;
            let passing = group.vertical.iter().filter(|line| line.from < at && at < line.to);
            (together.len() > 2 && together.len() >= passing.count()).then_some(at)
        })
        .take(JOINTS)
        .collect()
}

/// More cells or columns than the limits allow.
struct TooLarge;

/// The grid of rulings that touch one another; `None` if they enclose nothing.
fn lattice(group: &Rulings, touch: f32, budget: &mut Budget) -> Result<Option<Lattice>, TooLarge> {
    if group.horizontal.is_empty() || group.vertical.is_empty() {
        return Ok(None);
    }
    let columns = edges(&group.vertical, &group.horizontal, touch);
    let rows = edges(&group.horizontal, &group.vertical, touch);
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
fn edges(rulings: &[Ruling], crossing: &[Ruling], touch: f32) -> Vec<f32> {
    let positions = geometry::snap(rulings.iter().map(|ruling| ruling.at).collect(), touch);
    let mut edges = Vec::with_capacity(positions.len() + 2);
    let start = crossing.iter().map(|ruling| ruling.from).fold(f32::INFINITY, f32::min);
    let end = crossing.iter().map(|ruling| ruling.to).fold(f32::NEG_INFINITY, f32::max);
    edges.extend(positions.first().filter(|first| start < **first - 2.0 * touch).map(|_| start));
    edges.extend(positions.iter());
    edges.extend(positions.last().filter(|last| end > **last + 2.0 * touch).map(|_| end));
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

/// The sets of grid squares as rectangles; a set of another shape is cut into some.
pub(crate) fn rectangles(sets: &mut Sets, width: usize, height: usize) -> Vec<Region> {
    let mut cells: Vec<Region> = Vec::new();
    // The cells that reach down to the row before, by their first column.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for row in 0..height {
        let mut still_open = Vec::new();
        let mut column = 0;
        while column < width {
            let root = sets.root(row * width + column);
            let mut column_end = column + 1;
            while column_end < width && sets.root(row * width + column_end) == root {
                column_end += 1;
            }
            let before = open.binary_search_by_key(&column, |(first, _)| *first).ok();
            let continued = before.and_then(|at| open.get(at)).map(|(_, cell)| *cell);
            let same_set = row > 0 && sets.root((row - 1) * width + column) == root;
            let index = match continued.and_then(|index| Some((index, cells.get_mut(index)?))) {
                Some((index, cell)) if same_set && cell.column_end == column_end => {
                    cell.row_end = row + 1;
                    index
                }
                _ => {
                    cells.push(Region { row, column, row_end: row + 1, column_end });
                    cells.len() - 1
                }
            };
            still_open.push((column, index));
            column = column_end;
        }
        open = still_open;
    }
    cells
}

/// Drops edges at which no cell begins or ends: what a short spur of a line leaves.
fn compact(lattice: Lattice) -> Lattice {
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
