//! A table found by alignment, as a grid with its lines.

use std::ops::Range;

use super::super::geometry;
use super::super::ruled::lattice::{Lattice, Region as Cells};
use super::super::table::Table;
use super::super::text::cell_text::Measure;
use super::super::text::ink::{ASCENT, DESCENT, RAISE};
use super::super::text::lines::TextLine;
use super::columns::Columns;
use super::headers;
use super::heads;
use super::numbers;
use super::partial;
use super::regions::Region;
use super::rows;
use super::sections;
use super::stubs;
use super::tiling::{self, Reading};
use super::wrapping;

/// A table with so many bands between rules has a rule at every row, unless a band shows rows of
/// its own in all columns.
const RULED_ROWS: usize = 4;

/// A row of the table, with the rule over it where the page shows one inside the region.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) top: Option<f32>,
    /// Whether nothing but its words says which of its lines are one cell.
    pub(crate) doubtful: bool,
}

/// A cell that begins in a row: its columns, the end excluded, and the rows it covers.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) columns: Range<usize>,
    pub(crate) rows: usize,
    pub(crate) lines: Vec<TextLine>,
}

/// The grid of a region in these columns, whose text runs as wide as the measures say.
pub(crate) fn table(region: &Region, columns: &Columns, measures: &[Option<Measure>]) -> Table {
    let edges = columns.edges();
    let visible = count(region.lines.iter());
    let bands = bands(region);
    let count_of_bands = bands.len();
    let mut rows: Vec<Row> = Vec::new();
    for (index, Band { lines, top, bottom }) in bands.into_iter().enumerate() {
        let is_first = rows.iter().all(is_banner);
        let parted = partial::rows(&lines, &region.pieces, top..bottom, columns, is_first);
        if let Some(parted) = parted {
            rows.extend(parted);
            continue;
        }
        let is_head = index == 0 && count_of_bands > 1;
        let ruled = count_of_bands >= RULED_ROWS || is_head && is_header(&lines, &edges);
        // The lines of the band between two that cross columns.
        let mut open: Vec<&TextLine> = Vec::new();
        for line in lines {
            if columns.cross(line) {
                rows.extend(plain_rows(&open, &edges, measures, (ruled, is_head)));
                open.clear();
                let is_header = rows.iter().all(is_banner);
                let mut row = crossing_row(line, columns);
                // Texts that no gap parts in the columns of all other rows.
                row.doubtful = !is_header && row.cells.len() > 1;
                rows.push(row);
            } else {
                open.push(line);
            }
        }
        rows.extend(plain_rows(&open, &edges, measures, (ruled, is_head)));
    }
    headers::part(&mut rows, columns);
    let table = sections::span(assemble(rows, edges, region));
    debug_assert_eq!(
        visible,
        count(table.contents.iter().flatten()),
        "every character in one cell"
    );
    table
}

/// Whether a row holds one text over several columns, or nothing.
fn is_banner(row: &Row) -> bool {
    match row.cells.as_slice() {
        [] => true,
        [cell] => cell.columns.len() > 1,
        _ => false,
    }
}

fn count<'a>(lines: impl Iterator<Item = &'a TextLine>) -> usize {
    lines.flat_map(|line| &line.inks).filter(|ink| !ink.is_blank()).count()
}

/// The lines between one rule and the next.
struct Band<'a> {
    lines: Vec<&'a TextLine>,
    top: f32,
    bottom: f32,
}

fn bands(region: &Region) -> Vec<Band<'_>> {
    let rules = region.rules.iter().zip(region.rules.iter().skip(1));
    let mut bands: Vec<Band<'_>> =
        rules.map(|(top, bottom)| Band { lines: Vec::new(), top: *top, bottom: *bottom }).collect();
    if bands.is_empty() {
        let (top, bottom) = (f32::NEG_INFINITY, f32::INFINITY);
        return vec![Band { lines: region.lines.iter().collect(), top, bottom }];
    }
    for line in &region.lines {
        let band = geometry::interval(&region.rules, line.baseline - RAISE * line.size);
        if let Some(band) = bands.get_mut(band) {
            band.lines.push(line);
        }
    }
    bands
}

/// Whether the lines over the first rule inside a table are one wrapped row: all columns begin on
/// its first line. In a header of two levels some begin lower.
fn is_header(band: &[&TextLine], edges: &[f32]) -> bool {
    let columns = |line: &TextLine| -> Vec<usize> {
        line.parts(edges).into_iter().map(|(column, _)| column).collect()
    };
    let Some((first, others)) = band.split_first() else { return false };
    let filled = columns(first);
    filled.len() > 1
        && others.iter().all(|line| columns(line).iter().all(|column| filled.contains(column)))
}

/// Rows of lines that keep to the columns, between rules that part all rows, or over the first.
fn plain_rows(
    lines: &[&TextLine],
    edges: &[f32],
    measures: &[Option<Measure>],
    (ruled, is_head): (bool, bool),
) -> Vec<Row> {
    let mut columns: Vec<rows::Column> = vec![Vec::new(); edges.len().saturating_sub(1)];
    for (column, part) in lines.iter().flat_map(|line| line.parts(edges)) {
        if let Some(column) = columns.get_mut(column) {
            column.push(part);
        }
    }
    let (cells, doubtful): (Vec<Vec<Range<usize>>>, bool) =
        if ruled && !numbers::are_numbered(&columns) && !rows::are_level(&columns)
            || is_head && heads::is_one_row(&columns)
        {
            (columns.iter().map(|column| vec![0..1; column.len()]).collect(), false)
        } else {
            cells(&columns, measures)
        };
    let mut found: Vec<Row> = Vec::new();
    for (index, (column, cells)) in columns.into_iter().zip(cells).enumerate() {
        for (line, rows) in column.into_iter().zip(cells) {
            if found.len() < rows.end {
                found.resize_with(rows.end, || Row { doubtful, ..Row::default() });
            }
            let Some(Row { cells, .. }) = found.get_mut(rows.start) else { continue };
            match cells.last_mut().filter(|cell| cell.columns.start == index) {
                Some(cell) => cell.lines.push(line),
                None => cells.push(Cell {
                    columns: index..index + 1,
                    rows: rows.len(),
                    lines: vec![line],
                }),
            }
        }
    }
    found
}

/// For every line of every column the rows that its cell covers: those that all heights agree on,
/// otherwise one; and whether that is doubtful. Over the first number stands the header.
pub(crate) fn cells(
    columns: &[rows::Column],
    measures: &[Option<Measure>],
) -> (Vec<Vec<Range<usize>>>, bool) {
    let alone = |numbers: Vec<usize>| numbers.into_iter().map(|row| row..row + 1).collect();
    if let Some(numbers) = stubs::rows(columns, measures).filter(|_| stubs::are_full(columns)) {
        return (numbers.into_iter().map(alone).collect(), false);
    }
    let numbers = rows::rows(columns, measures);
    let first = numbers::first_number(columns, &numbers);
    let head = first.map_or(0, |(row, _)| row);
    // How many lines of each column are over the first number, by the rows and by their heights:
    // the lower words of a header may have been taken for texts of the first row.
    let by_rows: Vec<usize> =
        numbers.iter().map(|rows| rows.partition_point(|row| *row < head)).collect();
    let top = first.and_then(|(_, number)| tiling::top(columns, measures, number));
    let by_heights: Option<Vec<usize>> = top.map(|top| {
        columns.iter().map(|column| column.partition_point(|line| line.baseline < top)).collect()
    });
    let has_header = |over: &[usize]| over.iter().any(|over| *over > 0);
    let mut is_open = false;
    for over in [Some(&by_rows), by_heights.as_ref()].into_iter().flatten() {
        let head = head.max(usize::from(has_header(over)));
        let body: Vec<rows::Column> = columns
            .iter()
            .zip(over)
            .map(|(column, over)| column.get(*over..).unwrap_or_default().to_vec())
            .collect();
        let tiled = match tiling::cells(&body, measures) {
            Reading::Sure(tiled) => tiled,
            Reading::Doubtful => {
                is_open = true;
                continue;
            }
            Reading::Unknown => continue,
        };
        let cells = numbers.iter().zip(over).zip(tiled).map(|((numbers, over), tiled)| {
            let header = numbers.iter().take(*over).map(|row| (*row).min(head.saturating_sub(1)));
            let header = header.map(|row| row..row + 1);
            header.chain(tiled.into_iter().map(|rows| rows.start + head..rows.end + head)).collect()
        });
        return (cells.collect(), false);
    }
    let doubtful = is_open || wrapping::are_doubtful(columns, measures, &numbers, head);
    (numbers.into_iter().map(alone).collect(), doubtful)
}

/// The row of a line that crosses columns: each of its pieces over the columns it touches.
fn crossing_row(line: &TextLine, columns: &Columns) -> Row {
    let mut cells: Vec<Cell> = Vec::new();
    for (columns, piece) in columns.crossed(line) {
        match cells.last_mut().filter(|cell| cell.columns.end > columns.start) {
            Some(cell) => {
                cell.columns.end = cell.columns.end.max(columns.end);
                cell.lines.push(piece);
            }
            None => cells.push(Cell { columns, rows: 1, lines: vec![piece] }),
        }
    }
    Row { cells, ..Row::default() }
}

/// Rows on top of one another, with a box for each cell, empty ones too.
fn assemble(rows: Vec<Row>, edges: Vec<f32>, region: &Region) -> Table {
    let heights = heights(&rows, region);
    let doubtful = rows.iter().any(|row| row.doubtful);
    let columns = edges.len().saturating_sub(1);
    let mut covered = vec![false; rows.len() * columns];
    let mut filled: Vec<(Cells, Vec<TextLine>)> = Vec::new();
    for (row, cell) in rows
        .into_iter()
        .enumerate()
        .flat_map(|(number, row)| row.cells.into_iter().map(move |cell| (number, cell)))
    {
        let Cell { columns: across, rows, lines } = cell;
        for row in row..row + rows {
            let squares = row * columns + across.start..row * columns + across.end;
            if let Some(squares) = covered.get_mut(squares) {
                squares.fill(true);
            }
        }
        let (column, column_end) = (across.start, across.end);
        filled.push((Cells { row, row_end: row + rows, column, column_end }, lines));
    }
    let blank = covered.iter().enumerate().filter(|(_, covered)| !**covered);
    let blank = blank.map(|(square, _)| Cells::square(square / columns, square % columns));
    filled.extend(blank.map(|cell| (cell, Vec::new())));
    filled.sort_by_key(|(cell, _)| (cell.row, cell.column));
    let (cells, contents) = filled.into_iter().unzip();
    let lattice = Lattice {
        columns: edges,
        rows: heights,
        cells,
        closed_above: region.rules.len() > 1,
        closed_below: region.rules.len() > 1,
        ..Lattice::default()
    };
    Table { lattice, contents, boxed: false, doubtful, spread: Vec::new(), cut: Vec::new() }
}

/// Row edges: in the middle between the text of one row and the next, or at the rule there.
fn heights(rows: &[Row], region: &Region) -> Vec<f32> {
    let extents: Vec<(f32, f32)> = rows
        .iter()
        .map(|row| {
            let lines = || row.cells.iter().flat_map(|cell| &cell.lines);
            let top = lines().map(|line| line.baseline - ASCENT * line.size);
            let bottom = lines().map(|line| line.baseline + DESCENT * line.size);
            (top.fold(f32::INFINITY, f32::min), bottom.fold(f32::NEG_INFINITY, f32::max))
        })
        .collect();
    let mut heights = Vec::with_capacity(rows.len() + 1);
    let (first, last) = (region.rules.first().copied(), region.rules.last().copied());
    heights.extend(first.or(extents.first().map(|extent| extent.0)));
    let pairs = extents.iter().zip(extents.iter().skip(1));
    for ((upper, lower), row) in pairs.zip(rows.iter().skip(1)) {
        let middle = f32::midpoint(upper.1, lower.0);
        let rule = region.rules.get(geometry::nearest(&region.rules, middle)).copied();
        let between = rule.filter(|rule| (upper.1 - 1.0..lower.0 + 1.0).contains(rule));
        // Rows whose cells stand around their middles may overlap.
        let above = heights.last().copied().unwrap_or(f32::NEG_INFINITY);
        heights.push(row.top.or(between).unwrap_or(middle).max(above));
    }
    let above = heights.last().copied().unwrap_or(f32::NEG_INFINITY);
    heights.extend(last.or(extents.last().map(|extent| extent.1)).map(|end| end.max(above)));
    heights
}
