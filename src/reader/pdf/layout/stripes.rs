//! Tables with shading in place of rules: every second row a row of shaded cells, the rows between
//! bounded by nothing, or by rules across only. The shaded rows are grids of one row each, and what
//! stands between two of them in the same columns is a row of the same table.

use super::columns::Columns;
use super::geometry;
use super::ink::Ink;
use super::lattice::{Lattice, Region};
use super::lines;
use super::rulings::Ruling;

/// Edges of two grids within so many points are the same.
const SAME_EDGE: f32 = 3.0;
/// Grids that lie no further apart in points touch.
const TOUCH: f32 = 6.0;

/// Pieces over one another beyond which they are a drawing: a page has room for 100 rows.
const MOST_PIECES: usize = 2_000;

/// Joins grids, and rules across, that continue one another in the same columns.
pub(super) fn join(
    lattices: Vec<Lattice>,
    rules: Vec<Ruling>,
    inks: &[Ink],
) -> (Vec<Lattice>, Vec<Ruling>) {
    let mut pieces: Vec<Lattice> = lattices;
    pieces.extend(rules.into_iter().map(|rule| Lattice {
        columns: vec![rule.from, rule.to],
        rows: vec![rule.at],
        ..Lattice::default()
    }));
    let mut text: Vec<&Ink> = inks.iter().filter(|ink| !ink.is_blank()).collect();
    text.sort_by(|a, b| a.point().1.total_cmp(&b.point().1));
    let starts = geometry::snap(pieces.iter().map(|piece| piece.rect().x0).collect(), SAME_EDGE);
    let ends = geometry::snap(pieces.iter().map(|piece| piece.rect().x1).collect(), SAME_EDGE);
    let sides = |piece: &Lattice| {
        let rect = piece.rect();
        (geometry::nearest(&starts, rect.x0), geometry::nearest(&ends, rect.x1))
    };
    pieces.sort_by(|a, b| sides(a).cmp(&sides(b)).then(a.rect().top.total_cmp(&b.rect().top)));
    let (mut tables, mut loose) = (Vec::new(), Vec::new());
    for column in pieces.chunk_by(|a, b| sides(a) == sides(b)) {
        if column.len() > MOST_PIECES {
            let (grids, rules) = column.iter().partition::<Vec<&Lattice>, _>(|p| p.rows.len() > 1);
            tables.extend(grids.into_iter().cloned());
            loose.extend(rules.into_iter().flat_map(Lattice::horizontal_sides));
            continue;
        }
        // Downwards, then upwards: a rule's columns are known only from the grid under it.
        let down = fold(column.iter().cloned(), |upper, lower| joined(upper, lower, &text));
        let up = fold(down.into_iter().rev(), |lower, upper| joined(upper, lower, &text));
        for piece in up.into_iter().rev() {
            match piece.rows.as_slice() {
                [_] => loose.extend(piece.horizontal_sides()),
                _ => tables.push(piece),
            }
        }
    }
    (tables, loose)
}

/// Joins each piece with the one before where that can be.
fn fold(
    pieces: impl Iterator<Item = Lattice>,
    join: impl Fn(&Lattice, &Lattice) -> Option<Lattice>,
) -> Vec<Lattice> {
    let mut folded: Vec<Lattice> = Vec::new();
    for piece in pieces {
        match folded.last_mut().and_then(|last| Some((join(last, &piece)?, last))) {
            Some((both, last)) => *last = both,
            None => folded.push(piece),
        }
    }
    folded
}

/// One grid of two, with the row between them; `None` if they are two tables.
fn joined(upper: &Lattice, lower: &Lattice, text: &[&Ink]) -> Option<Lattice> {
    let (wide, narrow) = if upper.columns.len() >= lower.columns.len() {
        (&upper.columns, &lower.columns)
    } else {
        (&lower.columns, &upper.columns)
    };
    let shared = |edge: &f32| {
        wide.get(geometry::nearest(wide, *edge))
            .is_some_and(|other| (other - edge).abs() <= SAME_EDGE)
    };
    if wide.len() < 3 || !narrow.iter().all(shared) {
        return None;
    }
    let (top, bottom) = (upper.rect().bottom, lower.rect().top);
    let touching = (bottom - top).abs() <= TOUCH;
    if !touching && !is_row(top, bottom, wide, text) {
        return None;
    }
    let column = |edges: &[f32], index: usize| {
        edges.get(index).map_or(0, |edge| geometry::nearest(wide, *edge))
    };
    let moved = |lattice: &Lattice, cell: &Region, rows: usize| Region {
        row: cell.row + rows,
        row_end: cell.row_end + rows,
        column: column(&lattice.columns, cell.column),
        column_end: column(&lattice.columns, cell.column_end),
    };
    let mut rows = upper.rows.clone();
    let mut cells: Vec<Region> = upper.cells.iter().map(|cell| moved(upper, cell, 0)).collect();
    let mut below = lower.rows.as_slice();
    if touching {
        below = below.get(1..).unwrap_or_default();
    } else {
        let row = rows.len().saturating_sub(1);
        cells.extend((0..wide.len() - 1).map(|column| Region::square(row, column)));
    }
    let first = rows.len().saturating_sub(usize::from(touching));
    cells.extend(lower.cells.iter().map(|cell| moved(lower, cell, first)));
    rows.extend(below);
    Some(Lattice {
        columns: wide.clone(),
        rows,
        cells,
        closed_above: upper.closed_above || upper.cells.is_empty(),
        closed_below: lower.closed_below || lower.cells.is_empty(),
        joints: upper.joints.iter().chain(&lower.joints).copied().collect(),
    })
}

/// Whether what stands between two heights is text in at least two of the columns, none across.
fn is_row(top: f32, bottom: f32, edges: &[f32], text: &[&Ink]) -> bool {
    let from = text.partition_point(|ink| ink.point().1 < top);
    let to = text.partition_point(|ink| ink.point().1 <= bottom);
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return false };
    let inside = text.get(from..to.max(from)).unwrap_or_default().iter();
    let inside = inside.filter(|ink| (*first..=*last).contains(&ink.point().0));
    let mut filled = Vec::new();
    for line in lines::lines(inside.map(|ink| **ink).collect()) {
        for (start, end) in Columns::of(&line).spans() {
            let column = geometry::interval(edges, f32::midpoint(*start, *end));
            let kept = edges.get(column).zip(edges.get(column + 1)).is_some_and(|(left, right)| {
                *start >= left - SAME_EDGE && *end <= right + SAME_EDGE
            });
            if !kept {
                return false;
            }
            filled.push(column);
        }
    }
    filled.sort_unstable();
    filled.dedup();
    filled.len() > 1
}
