//! Cells that shading alone parts: two white cells under one another have no edge between them, and
//! where the cells beside them do, they look like one merged cell. Each text tells its rows by standing
//! in their middle, or at their top.

use std::ops::Range;

use crate::reader::pdf::page::{Direction, Rect};

use super::super::alignment::text_blocks::{Block, Stand};
use super::super::geometry;
use super::super::pages::sheet::Sheet;
use super::super::table::Table;
use super::super::text::cell_text::{LEADING, wraps, wraps_in_middle};
use super::super::text::lines::TextLine;
use super::lattice::{Lattice, Region, Shaded};
use super::stripes::{MOST_PIECES, SAME_EDGE};

/// Rows times lines of a cell beyond which its rows are not told: a page has room for ten merged
/// rows with as many lines, and a few times that.
const LARGEST: usize = 400;
/// A text stands where all texts of its table do, but for so many sizes.
const OFF: f32 = 0.3;

/// Parts the cells of a table by shading that hold the texts of several; where their rows cannot be
/// told the table is doubtful.
pub(crate) fn part(table: Table) -> Table {
    if table.lattice.shaded == Shaded::default() { table } else { parted(table, |_, _| true) }
}

/// Does so in tables found by alignment with the merged cells beside which shaded ones end: their edges
/// were taken for rules that close the cells beside only.
pub(crate) fn part_beside_stripes(sheets: &mut [Sheet]) {
    for sheet in sheets {
        let shades = sheet.shades.get(..MOST_PIECES).unwrap_or(&sheet.shades);
        let tables = std::mem::take(&mut sheet.tables).into_iter();
        let part = |table: Table| {
            let is_merged = |cell: &Region| cell.row_end > cell.row + 1;
            if table.boxed || !table.lattice.cells.iter().any(is_merged) {
                return table;
            }
            parted(table, |lattice, cell| is_beside_shades(lattice, *cell, shades))
        };
        sheet.tables = tables.map(part).collect();
    }
}

/// Whether shaded boxes beside a white cell end at every row edge inside it.
fn is_beside_shades(lattice: &Lattice, cell: Region, shades: &[Rect]) -> bool {
    let (table, middle) = (lattice.rect(), lattice.cell_rect(cell).middle());
    let is_beside =
        |shade: &Rect| table.contains(shade.middle()) && !(shade.x0..=shade.x1).contains(&middle.0);
    let ends =
        |shade: &Rect, at: f32| (shade.top - at).abs().min((shade.bottom - at).abs()) <= SAME_EDGE;
    let mut inside = lattice.rows.get(cell.row + 1..cell.row_end).unwrap_or_default().iter();
    !shades.iter().any(|shade| shade.contains(middle))
        && inside.all(|at| shades.iter().any(|shade| ends(shade, *at) && is_beside(shade)))
}

/// Parts the cells that nothing but shading closes, as `is_open` says.
fn parted(mut table: Table, is_open: impl Fn(&Lattice, &Region) -> bool) -> Table {
    let (measures, centred) = (table.measures(), table.centred_columns());
    let usual = [Stand::Middle, Stand::Top].map(|stand| (stand, usual(&table, stand)));
    let mut parted: Vec<(usize, Vec<Part>)> = Vec::new();
    for (index, (cell, lines)) in table.lattice.cells.iter().zip(&table.contents).enumerate() {
        let is_upright = lines.iter().all(|line| line.direction() == Direction::Right);
        if cell.row_end - cell.row < 2
            || lines.is_empty()
            || !is_upright
            || !is_open(&table.lattice, cell)
        {
            continue;
        }
        let measure = measures.get(cell.column).copied().flatten();
        let measure = measure.filter(|_| cell.column_end == cell.column + 1);
        let is_centred = centred.get(cell.column).copied().unwrap_or_default();
        let wraps = |before: &TextLine, line: &TextLine| {
            let wraps = if is_centred { wraps_in_middle } else { wraps };
            wraps(before, line, measure)
        };
        let edges = table.lattice.rows.get(cell.row..=cell.row_end).unwrap_or_default();
        let found: Vec<Vec<Part>> = usual
            .iter()
            .filter_map(|(stand, usual)| {
                parts(edges, lines, wraps, |rows, lines| {
                    let off = stand.off(&Block::of(lines)?, rows) - (*usual)?;
                    Some(off.abs() <= OFF * lines.first()?.size)
                })
            })
            .collect();
        // Texts of one line stand in the middle and at the top.
        match found.as_slice() {
            [parts, others @ ..] if others.iter().all(|other| other == parts) => {
                parted.push((index, parts.clone()));
            }
            _ => table.doubtful = true,
        }
    }
    for (index, parts) in parted {
        cut(&mut table, index, parts);
    }
    table
}

/// How far texts in cells of one row stand off their place.
fn usual(table: &Table, stand: Stand) -> Option<f32> {
    let lattice: &Lattice = &table.lattice;
    let cells = lattice.cells.iter().zip(&table.contents);
    let offs =
        cells.filter(|(cell, _)| cell.row_end == cell.row + 1).filter_map(|(cell, lines)| {
            let rect = lattice.cell_rect(*cell);
            Some(stand.off(&Block::of(lines)?, (rect.top, rect.bottom)))
        });
    geometry::median(offs.collect())
}

/// Some rows and the lines in them.
type Part = (Range<usize>, Range<usize>);

/// The parts of a cell over the rows between these edges, each with a text that stands as `stands`
/// says; `None` if there is none or more than one way.
fn parts(
    edges: &[f32],
    lines: &[TextLine],
    wraps: impl Fn(&TextLine, &TextLine) -> bool,
    stands: impl Fn((f32, f32), &[TextLine]) -> Option<bool>,
) -> Option<Vec<Part>> {
    let rows = edges.len().checked_sub(1)?;
    if rows.saturating_mul(lines.len()) > LARGEST {
        return None;
    }
    // One past the last line that may be of one text with each.
    let ends: Vec<usize> = (0..lines.len())
        .map(|first| {
            let pairs = lines.iter().zip(lines.iter().skip(1)).skip(first);
            let wrapped = |(before, line): &(&TextLine, &TextLine)| {
                line.baseline - before.baseline <= LEADING * line.size && wraps(before, line)
            };
            first + 1 + pairs.take_while(wrapped).count()
        })
        .collect();
    // For so many rows and lines: in how many ways they are covered, and where the last part begins.
    let width = lines.len() + 1;
    let mut ways = vec![(0_u8, 0, 0); (rows + 1) * width];
    ways.first_mut()?.0 = 1;
    for row in 0..rows {
        for (line, line_end) in ends.iter().enumerate() {
            let so_far = ways.get(row * width + line)?.0;
            if so_far == 0 {
                continue;
            }
            for end in row + 1..=rows {
                for last in line + 1..=*line_end {
                    let here = (*edges.get(row)?, *edges.get(end)?);
                    if stands(here, lines.get(line..last)?)? {
                        let way = ways.get_mut(end * width + last)?;
                        *way = (way.0.saturating_add(so_far), row, line);
                    }
                }
            }
        }
    }
    let (mut row, mut line) = (rows, lines.len());
    let mut parts: Vec<Part> = Vec::new();
    while row > 0 {
        let (1, from, first) = *ways.get(row * width + line)? else { return None };
        parts.push((from..row, first..line));
        (row, line) = (from, first);
    }
    parts.reverse();
    Some(parts)
}

/// Makes a cell several.
fn cut(table: &mut Table, index: usize, parts: Vec<Part>) {
    let (Some(cell), Some(lines)) =
        (table.lattice.cells.get(index).copied(), table.contents.get_mut(index))
    else {
        return;
    };
    let lines = std::mem::take(lines);
    for (number, (rows, own)) in parts.into_iter().enumerate() {
        let part = Region { row: cell.row + rows.start, row_end: cell.row + rows.end, ..cell };
        let own = lines.get(own).unwrap_or_default().to_vec();
        if number > 0 {
            table.lattice.cells.push(part);
            table.contents.push(own);
        } else if let (Some(cell), Some(lines)) =
            (table.lattice.cells.get_mut(index), table.contents.get_mut(index))
        {
            (*cell, *lines) = (part, own);
        }
    }
}
