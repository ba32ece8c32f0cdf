//! A table found by alignment, as a grid with its lines.

use super::cell_text::Measure;
use super::columns::Columns;
use super::geometry;
use super::ink::{ASCENT, DESCENT, RAISE};
use super::lattice::{Lattice, Region as Cells};
use super::lines::TextLine;
use super::regions::Region;
use super::rows;
use super::sections;
use super::table::Table;

/// A table with so many bands between rules has a rule at every row, unless a band shows rows of
/// its own in all columns.
const RULED_ROWS: usize = 4;

/// A row of the table: its cells as first and last column with lines.
type Row = Vec<(usize, usize, Vec<TextLine>)>;

/// The grid of a region in these columns, whose text runs as wide as the measures say.
pub(super) fn table(region: &Region, columns: &Columns, measures: &[Option<Measure>]) -> Table {
    let edges = columns.edges();
    let visible = count(region.lines.iter());
    let bands = bands(region);
    let count_of_bands = bands.len();
    let mut rows: Vec<Row> = Vec::new();
    for (index, band) in bands.into_iter().enumerate() {
        let ruled = count_of_bands >= RULED_ROWS
            || index == 0 && count_of_bands > 1 && is_header(&band, &edges);
        // The lines of the band between two that cross columns.
        let mut open: Vec<&TextLine> = Vec::new();
        for line in band {
            let crossing = columns.with(line).is_err();
            if crossing {
                rows.extend(plain_rows(&open, &edges, measures, ruled));
                open.clear();
                rows.push(crossing_row(line, columns, &edges));
            } else {
                open.push(line);
            }
        }
        rows.extend(plain_rows(&open, &edges, measures, ruled));
    }
    let table = sections::span(assemble(rows, edges, region));
    debug_assert_eq!(
        visible,
        count(table.contents.iter().flatten()),
        "every character in one cell"
    );
    table
}

fn count<'a>(lines: impl Iterator<Item = &'a TextLine>) -> usize {
    lines.flat_map(|line| &line.inks).filter(|ink| !ink.is_blank()).count()
}

/// The lines between one rule and the next.
fn bands(region: &Region) -> Vec<Vec<&TextLine>> {
    if region.rules.len() < 2 {
        return vec![region.lines.iter().collect()];
    }
    let mut bands = vec![Vec::new(); region.rules.len() - 1];
    for line in &region.lines {
        let band = geometry::interval(&region.rules, line.baseline - RAISE * line.size);
        if let Some(band) = bands.get_mut(band) {
            band.push(line);
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
        && others.len() < HEADER_LINES
        && others.iter().all(|line| columns(line).iter().all(|column| filled.contains(column)))
}

/// A header wraps into fewer lines than this.
const HEADER_LINES: usize = 4;

/// Rows of lines that keep to the columns.
fn plain_rows(
    lines: &[&TextLine],
    edges: &[f32],
    measures: &[Option<Measure>],
    ruled: bool,
) -> Vec<Row> {
    let mut columns: Vec<rows::Column> = vec![Vec::new(); edges.len().saturating_sub(1)];
    for (column, part) in lines.iter().flat_map(|line| line.parts(edges)) {
        if let Some(column) = columns.get_mut(column) {
            column.push(part);
        }
    }
    let numbers = if ruled && !rows::are_numbered(&columns) && !rows::are_level(&columns) {
        columns.iter().map(|column| vec![0; column.len()]).collect()
    } else {
        rows::rows(&columns, measures)
    };
    let mut found: Vec<Row> = Vec::new();
    for (index, (column, numbers)) in columns.into_iter().zip(numbers).enumerate() {
        for (line, number) in column.into_iter().zip(numbers) {
            if found.len() <= number {
                found.resize_with(number + 1, Row::new);
            }
            let Some(row) = found.get_mut(number) else { continue };
            match row.last_mut().filter(|(first, ..)| *first == index) {
                Some((.., lines)) => lines.push(line),
                None => row.push((index, index, vec![line])),
            }
        }
    }
    found.retain(|row| !row.is_empty());
    found
}

/// The row of a line that crosses columns: each of its pieces over the columns it touches.
fn crossing_row(line: &TextLine, columns: &Columns, edges: &[f32]) -> Row {
    let mut row: Row = Vec::new();
    for piece in line.clone().cut(super::columns::WIDE) {
        let (first, last) = match columns.filled(&piece).as_slice() {
            [first, .., last] => (*first, *last),
            [only] => (*only, *only),
            [] => {
                let column = geometry::interval(edges, f32::midpoint(piece.start, piece.end));
                (column, column)
            }
        };
        match row.last_mut().filter(|(_, end, _)| *end >= first) {
            Some((_, end, lines)) => {
                *end = last.max(*end);
                lines.push(piece);
            }
            None => row.push((first, last, vec![piece])),
        }
    }
    row
}

/// Rows on top of one another, with a box for each cell, empty ones too.
fn assemble(rows: Vec<Row>, edges: Vec<f32>, region: &Region) -> Table {
    let heights = heights(&rows, region);
    let (mut cells, mut contents) = (Vec::new(), Vec::new());
    let columns = edges.len().saturating_sub(1);
    for (number, row) in rows.into_iter().enumerate() {
        let mut next = 0;
        for (first, last, lines) in row {
            cells.extend((next..first).map(|column| Cells::square(number, column)));
            contents.extend((next..first).map(|_| Vec::new()));
            cells.push(Cells { column_end: last + 1, ..Cells::square(number, first) });
            contents.push(lines);
            next = last + 1;
        }
        cells.extend((next..columns).map(|column| Cells::square(number, column)));
        contents.extend((next..columns).map(|_| Vec::new()));
    }
    let lattice = Lattice {
        columns: edges,
        rows: heights,
        cells,
        closed_above: region.rules.len() > 1,
        closed_below: region.rules.len() > 1,
        ..Lattice::default()
    };
    Table { lattice, contents, boxed: false, spread: Vec::new() }
}

/// Row edges: in the middle between the text of one row and the next, or at the rule there.
fn heights(rows: &[Row], region: &Region) -> Vec<f32> {
    let extents: Vec<(f32, f32)> = rows
        .iter()
        .map(|row| {
            let lines = || row.iter().flat_map(|(.., lines)| lines);
            let top = lines().map(|line| line.baseline - ASCENT * line.size);
            let bottom = lines().map(|line| line.baseline + DESCENT * line.size);
            (top.fold(f32::INFINITY, f32::min), bottom.fold(f32::NEG_INFINITY, f32::max))
        })
        .collect();
    let mut heights = Vec::with_capacity(rows.len() + 1);
    let (first, last) = (region.rules.first().copied(), region.rules.last().copied());
    heights.extend(first.or(extents.first().map(|extent| extent.0)));
    for (upper, lower) in extents.iter().zip(extents.iter().skip(1)) {
        let middle = f32::midpoint(upper.1, lower.0);
        let rule = region.rules.get(geometry::nearest(&region.rules, middle)).copied();
        let between = rule.filter(|rule| (upper.1 - 1.0..lower.0 + 1.0).contains(rule));
        // Rows whose cells stand around their middles may overlap.
        let above = heights.last().copied().unwrap_or(f32::NEG_INFINITY);
        heights.push(between.unwrap_or(middle).max(above));
    }
    let above = heights.last().copied().unwrap_or(f32::NEG_INFINITY);
    heights.extend(last.or(extents.last().map(|extent| extent.1)).map(|end| end.max(above)));
    heights
}
