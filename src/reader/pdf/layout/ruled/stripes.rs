//! Tables with shading in place of rules: every second row a row of shaded cells, the rows between
//! bounded by nothing, or by rules across only. The shaded rows are grids of one row each, and what
//! stands between two of them in the same columns is a row of the same table.

use crate::reader::pdf::page::Rect;

use super::super::geometry;
use super::super::text::ink::Ink;
use super::end_rows::with_end_rows;
use super::lattice::{Lattice, Region, Shaded};
use super::partly_shaded::{
    columns_of_cells, inner_rows, is_edge, moved, usual_height, widened, with_white_cells_joined,
};
use super::rulings::Ruling;
use super::strip::{Strip, strip};

/// Edges of two grids within so many points are the same.
pub(crate) const SAME_EDGE: f32 = 3.0;
/// Grids that lie no further apart in points touch.
pub(crate) const TOUCH: f32 = 6.0;
/// Pieces over one another beyond which they are a drawing: a page has room for 100 rows.
pub(crate) const MOST_PIECES: usize = 2_000;

/// Joins grids, and rules across, that continue one another in the same columns.
pub(crate) fn join(
    lattices: Vec<Lattice>,
    rules: Vec<Ruling>,
    shades: &[Rect],
    inks: &[Ink],
) -> (Vec<Lattice>, Vec<Ruling>) {
    let mut marks: Vec<Ruling> = lattices.iter().flat_map(Lattice::horizontal_sides).collect();
    marks.extend(&rules);
    marks.sort_by(|a, b| a.at.total_cmp(&b.at));
    let inner: Vec<Rect> = lattices.iter().map(Lattice::rect).collect();
    let mut pieces: Vec<Lattice> = widened(lattices);
    pieces.extend(rules.into_iter().map(|rule| Lattice {
        columns: vec![rule.from, rule.to],
        rows: vec![rule.at],
        ..Lattice::default()
    }));
    let text = inks.iter().filter(|ink| !ink.is_blank());
    let mut text: Vec<(f32, &Ink)> = text.map(|ink| (ink.point().1, ink)).collect();
    text.sort_by(|a, b| a.0.total_cmp(&b.0));
    let text: Vec<&Ink> = text.into_iter().map(|(_, ink)| ink).collect();
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
        let down = fold(column.iter().cloned(), |upper, lower| joined(upper, lower, &text, &marks));
        let up = fold(down.into_iter().rev(), |lower, upper| joined(upper, lower, &text, &marks));
        for piece in up.into_iter().rev() {
            if let [_] = piece.rows.as_slice() {
                loose.extend(piece.horizontal_sides());
                continue;
            }
            let table = with_lower_shades(piece, &text, &marks);
            let table = with_end_rows(with_inner_shades(table, &inner), &text, &marks);
            tables.push(with_white_cells_joined(table, shades, &marks));
        }
    }
    (tables, loose)
}

/// Puts the rows under a table to it in which single cells are shaded, beside merged white ones.
fn with_lower_shades(mut table: Lattice, text: &[&Ink], marks: &[Ruling]) -> Lattice {
    while table.shaded.below {
        let rect = table.rect();
        let reach = rect.bottom + LOWER_ROWS * usual_height(&table);
        let from = marks.partition_point(|mark| mark.at <= rect.bottom + TOUCH);
        let below = marks.iter().skip(from).take_while(|mark| mark.at <= reach);
        let below = below
            .filter(|mark| is_edge(&table.columns, mark.from) && is_edge(&table.columns, mark.to));
        let Some(last) = below.last() else { break };
        let end =
            Lattice { columns: vec![rect.x0, rect.x1], rows: vec![last.at], ..Lattice::default() };
        let longer = joined(&table, &end, text, marks);
        // Every turn adds a row.
        let longer = longer.filter(|longer| longer.row_count() > table.row_count());
        let Some(longer) = longer else { break };
        let shaded = table.shaded;
        table = Lattice { shaded, closed_below: table.closed_below, ..longer };
    }
    table
}

/// Rows of usual height that a merged white cell covers at the end of a table at most, up to a
/// shaded one beside it.
const LOWER_ROWS: f32 = 3.5;

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
fn joined(upper: &Lattice, lower: &Lattice, text: &[&Ink], marks: &[Ruling]) -> Option<Lattice> {
    let (wide, narrow) = if upper.columns.len() >= lower.columns.len() {
        (&upper.columns, &lower.columns)
    } else {
        (&lower.columns, &upper.columns)
    };
    if wide.len() < 3 || !narrow.iter().all(|edge| is_edge(wide, *edge)) {
        return None;
    }
    let (top, bottom) = (upper.rect().bottom, lower.rect().top);
    let touching = (bottom - top).abs() <= TOUCH;
    let usual = usual_height(upper).max(usual_height(lower));
    let between = if touching { None } else { Some(strip((top, bottom), usual, wide, text)?) };
    let mut rows = upper.rows.clone();
    let mut cells = moved(upper, wide, 0);
    let mut below = lower.rows.as_slice();
    let row = rows.len().saturating_sub(1);
    match between {
        None => below = below.get(1..).unwrap_or_default(),
        Some(Strip::Row) => {
            let (heights, parted) = inner_rows(top, bottom, wide, marks);
            cells.extend(columns_of_cells(row, heights.len(), parted));
            rows.extend(heights);
        }
        Some(Strip::Banner) => {
            cells.push(Region { column_end: wide.len() - 1, ..Region::square(row, 0) });
        }
    }
    let first = rows.len().saturating_sub(usize::from(touching));
    cells.extend(moved(lower, wide, first));
    rows.extend(below);
    Some(Lattice {
        columns: wide.clone(),
        rows,
        cells,
        closed_above: upper.closed_above || upper.cells.is_empty(),
        closed_below: lower.closed_below || lower.cells.is_empty(),
        joints: upper.joints.iter().chain(&lower.joints).copied().collect(),
        shaded: Shaded { above: upper.shaded.above, below: lower.shaded.below, inside: false },
        has_corners: upper.has_corners || lower.has_corners,
    })
}

/// Says of a table that single cells inside it are shaded: a merged cell keeps the shade of its
/// first row, and the strip between two shaded rows may be more than one row.
fn with_inner_shades(mut table: Lattice, shades: &[Rect]) -> Lattice {
    let rect = table.rect();
    table.shaded.inside = table.shaded.above
        && table.shaded.below
        && shades.iter().any(|shade| {
            let narrower = shade.x0 > rect.x0 + SAME_EDGE || shade.x1 < rect.x1 - SAME_EDGE;
            let known = is_edge(&table.rows, shade.top) && is_edge(&table.rows, shade.bottom);
            narrower && !known && rect.contains(shade.middle())
        });
    table
}
