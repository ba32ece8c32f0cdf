//! Tables with shading in place of rules: every second row a row of shaded cells, the rows between
//! bounded by nothing, or by rules across only. The shaded rows are grids of one row each, and what
//! stands between two of them in the same columns is a row of the same table.

use crate::reader::pdf::page::{Direction, Rect};

use super::super::geometry;
use super::super::text::ink::{ASCENT, DESCENT, Ink};
use super::super::text::lines::{self, TextLine};
use super::lattice::{Lattice, Region, Shaded};
use super::partly_shaded::{
    columns_of_cells, inner_rows, is_edge, moved, usual_height, widened, with_white_cells_joined,
    without_inner,
};
use super::rulings::Ruling;

/// Edges of two grids within so many points are the same.
pub(crate) const SAME_EDGE: f32 = 3.0;
/// Grids that lie no further apart in points touch.
const TOUCH: f32 = 6.0;

/// Shares of the size: the least gap between the texts of two columns, …
const BETWEEN: f32 = 0.25;
/// … how far a section's title starts off the table's side, and how high its row is, …
const BANNER_START: f32 = 1.5;
const BANNER_HEIGHT: f32 = 2.6;
/// … how far its middle lies off the table's where it is centred, …
const CENTRED: f32 = 0.5;
/// … how far a row's ink stands off the shaded row beside it, …
const OFF_EDGE: f32 = 1.2;
/// … how far lines of one row lie apart, and wrapped lines in the first column alone, where a
/// caption may stand, …
const PITCH: f32 = 1.85;
const WRAPPED: f32 = 1.5;
/// … how far the sizes of one text's lines differ at most, …
const SAME_SIZE: f32 = 0.1;
/// … how far a stop hangs over the table's side, and the padding of a row no rule closes.
const HANGING: f32 = 1.0;
const PADDING: f32 = 0.3;
/// Text that ends so many sizes before the edge of its cell fills the cell.
const FULL: f32 = 1.5;
/// The end of a row that shading shows and the one that its text shows lie so many points apart.
const END_EDGE: f32 = 6.0;
/// Characters looked through for one row: no row of a page has more.
const MOST_INKS: usize = 2_000;

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
    (without_inner(tables), loose)
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
        // Over the upper edge of a shaded row without columns a white one may stand.
        shaded: Shaded {
            above: upper.shaded.above || upper.cells.is_empty() && lower.shaded.above,
            below: lower.shaded.below,
            inside: false,
        },
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

/// What stands in the strip between two shaded rows.
enum Strip {
    /// Text in several columns: a row that is not shaded.
    Row,
    /// One text over the columns: the title of a section.
    Banner,
}

/// What stands between two heights, where rows are usually so high; `None` if it is no row of a table with these column edges.
fn strip((top, bottom): (f32, f32), usual: f32, edges: &[f32], text: &[&Ink]) -> Option<Strip> {
    let from = text.partition_point(|ink| ink.point().1 < top);
    let to = text.partition_point(|ink| ink.point().1 <= bottom);
    let (first, last) = (edges.first()?, edges.last()?);
    let inside = text.get(from..to.max(from)).unwrap_or_default().iter();
    let inside = inside.filter(|ink| (*first..=*last).contains(&ink.point().0));
    let lines = lines::lines(inside.map(|ink| **ink).collect());
    if let [line] = lines.as_slice()
        && bottom - top <= (BANNER_HEIGHT * line.size).max(usual + TOUCH)
    {
        let off = f32::midpoint(line.start, line.end) - f32::midpoint(*first, *last);
        let is_centred = off.abs() <= CENTRED * line.size;
        let is_first = line.start - first <= BANNER_START * line.size
            && columns_of(line, edges).is_none_or(|filled| filled == [0]);
        if is_first || is_centred && columns_of(line, edges).is_none_or(|filled| filled.len() == 1)
        {
            return Some(Strip::Banner);
        }
    }
    let mut filled = Vec::new();
    for line in &lines {
        filled.extend(columns_of(line, edges)?);
    }
    filled.sort_unstable();
    filled.dedup();
    (filled.len() > 1).then_some(Strip::Row)
}

/// The columns in which a line has text; `None` if text crosses an edge.
fn columns_of(line: &TextLine, edges: &[f32]) -> Option<Vec<usize>> {
    let parts = line.parts(edges);
    let near = parts.iter().zip(parts.iter().skip(1));
    for ((_, left), (_, right)) in near {
        if right.start - left.end_without_stop() < BETWEEN * line.size {
            return None;
        }
    }
    let kept = |(column, part): &(usize, TextLine)| {
        edges.get(*column).zip(edges.get(column + 1)).is_some_and(|(left, right)| {
            part.start >= left - SAME_EDGE && part.end_without_stop() <= right + SAME_EDGE
        })
    };
    parts.iter().all(kept).then(|| parts.into_iter().map(|(column, _)| column).collect())
}

/// Puts the white rows over and under a table's shaded ones to it.
fn with_end_rows(mut table: Lattice, text: &[&Ink], marks: &[Ruling]) -> Lattice {
    if table.columns.len() < 3 {
        return table;
    }
    let rect = table.rect();
    if table.shaded.below
        && let Some(bottom) = end_row(&table.columns, rect.bottom, false, text)
    {
        // Single cells in it may be shaded, the lowest down to its end.
        let (mut heights, mut parted) =
            inner_rows(rect.bottom, bottom + END_EDGE + SAME_EDGE, &table.columns, marks);
        let end = heights.pop_if(|last| *last >= bottom - END_EDGE).unwrap_or(bottom);
        for parted in &mut parted {
            parted.retain(|at| *at < heights.len());
        }
        table.cells.extend(columns_of_cells(table.row_count(), heights.len(), parted));
        table.rows.extend(heights);
        table.rows.push(end);
    }
    if table.shaded.above
        && let Some(top) = end_row(&table.columns, rect.top, true, text)
    {
        for cell in &mut table.cells {
            (cell.row, cell.row_end) = (cell.row + 1, cell.row_end + 1);
        }
        table.cells.extend((0..table.columns.len() - 1).map(|column| Region::square(0, column)));
        table.rows.insert(0, top);
    }
    table
}

/// Whether the text of a line in the first column leaves no room for another character.
fn is_full(line: &TextLine, edges: &[f32]) -> bool {
    let parts = line.parts(edges);
    let first = parts.first().filter(|(column, _)| *column == 0);
    first.zip(edges.get(1)).is_some_and(|((_, text), edge)| edge - text.end < FULL * line.size)
}

/// The outer edge of the row that stands right over or under a height in these columns, if there
/// is one.
fn end_row(edges: &[f32], at: f32, above: bool, text: &[&Ink]) -> Option<f32> {
    let (first, last) = (edges.first()?, edges.last()?);
    let middle = text.partition_point(|ink| ink.point().1 < at);
    let near = if above {
        text.get(middle.saturating_sub(MOST_INKS)..middle)?
    } else {
        text.get(middle..text.len().min(middle + MOST_INKS))?
    };
    let mut lines = lines::lines(near.iter().map(|ink| **ink).collect());
    lines.retain(|line| line.direction() == Direction::Right);
    lines.sort_by(|a, b| (a.baseline - at).abs().total_cmp(&(b.baseline - at).abs()));
    let mut row: Vec<(TextLine, Vec<usize>)> = Vec::new();
    for line in lines {
        let (top, bottom) =
            (line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size);
        let distance = match row.last() {
            Some((before, _)) => (before.baseline - line.baseline).abs() / PITCH,
            None if above => (at - bottom) / OFF_EDGE,
            None => (top - at) / OFF_EDGE,
        };
        let inside = line.start >= first - SAME_EDGE && line.end <= last + HANGING * line.size;
        let Some(filled) = columns_of(&line, edges).filter(|_| inside && distance <= line.size)
        else {
            break;
        };
        row.push((line, filled));
    }
    // What stands in one column is part of the row only as the next line of a text in it.
    while let Some(((last, filled), others)) = row.split_last() {
        let wraps = |(other, columns): &(TextLine, Vec<usize>)| {
            let wrapped = *filled == [0] && !is_full(other, edges);
            let pitch = if wrapped { WRAPPED } else { PITCH };
            (last.baseline - other.baseline).abs() <= pitch * last.size
                && (last.size - other.size).abs() <= SAME_SIZE * other.size
                && filled.iter().any(|column| columns.contains(column))
        };
        if filled.len() > 1 || others.iter().any(wraps) {
            break;
        }
        row.pop();
    }
    let mut filled: Vec<usize> = row.iter().flat_map(|(_, filled)| filled.clone()).collect();
    filled.sort_unstable();
    filled.dedup();
    let (outermost, _) = row.last()?;
    // The end of a row that began on the page before has text where its long cells have.
    let is_first = text.first().is_some_and(|ink| ink.baseline >= outermost.baseline - 1.0);
    let continues = above && is_first && filled.first().is_some_and(|first| *first > 0);
    if !continues && filled.len() < (edges.len() - 1).div_ceil(2).max(2) {
        return None;
    }
    let padding = PADDING * outermost.size;
    Some(if above {
        outermost.baseline - ASCENT * outermost.size - padding
    } else {
        outermost.baseline + DESCENT * outermost.size + padding
    })
}
