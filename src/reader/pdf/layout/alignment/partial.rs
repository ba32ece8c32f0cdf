//! Rows between rules that stop short of some columns: a cell goes on where no rule closes it.

use std::ops::Range;

use super::super::geometry;
use super::super::ruled::rulings::Ruling;
use super::super::text::ink::RAISE;
use super::super::text::lines::TextLine;
use super::aligned::Row;
use super::columns::Columns;
use super::headers;
use super::squares::Squares;

/// Pieces of one rule lie within so many points of one height.
const SAME_HEIGHT: f32 = 2.0;
/// Text may hang so many sizes over the ends of its column's rules.
const HANGING: f32 = 0.6;
/// A rule under text has its ends within so many points, and stands at most so many sizes under
/// its baseline.
const SAME_END: f32 = 2.0;
const UNDERLINE: f32 = 0.35;
/// The word over several columns stands in the middle of their rule, within so much of its width. On a
/// page without a header the first row may be the rest of a merged cell, in its own column.
const OFF_MIDDLE: f32 = 0.1;
/// More rows between two rules are a drawing.
const MOST_ROWS: usize = 200;

/// The rows of the lines between two rules across the table, if further rules part them in some
/// columns.
pub(crate) fn rows(
    lines: &[&TextLine],
    pieces: &[Ruling],
    band: Range<f32>,
    columns: &Columns,
    is_first: bool,
) -> Option<Vec<Row>> {
    let pieces: Vec<(Ruling, Range<usize>)> = pieces
        .iter()
        .filter(|piece| band.contains(&piece.at))
        .filter_map(|piece| Some((*piece, covered(piece, columns, lines)?)))
        .collect();
    let heights = geometry::snap(pieces.iter().map(|(piece, _)| piece.at).collect(), SAME_HEIGHT);
    if heights.is_empty() || heights.len() >= MOST_ROWS {
        return None;
    }
    let mut ruled = vec![false; heights.len() * columns.len()];
    let mut under: Vec<(usize, Range<usize>, Ruling)> = Vec::new();
    for (piece, across) in pieces {
        let row = geometry::nearest(&heights, piece.at);
        let first = row * columns.len();
        if let Some(squares) = ruled.get_mut(first + across.start..first + across.end) {
            squares.fill(true);
        }
        under.push((row, across, piece));
    }
    let mut squares = Squares::new(columns.len(), heights.len() + 1);
    for (square, ruled) in ruled.into_iter().enumerate() {
        if !ruled {
            squares.join_down(square / columns.len(), square % columns.len());
        }
    }
    for line in lines {
        let at = line.baseline - RAISE * line.size;
        squares.write(heights.partition_point(|height| *height <= at), line, columns);
    }
    if is_first {
        for (row, across, piece) in under {
            span_over(&mut squares, row, across, &piece);
        }
        headers::span(&mut squares);
    }
    let tops: Vec<Option<f32>> = [None].into_iter().chain(heights.into_iter().map(Some)).collect();
    Some(squares.into_rows(&tops))
}

/// Lets the one word over the middle of a short rule span the columns that the rule does: those of the
/// words under it.
fn span_over(squares: &mut Squares, row: usize, across: Range<usize>, rule: &Ruling) {
    let words = |row: usize| {
        let extents = across.clone().filter_map(|column| squares.extent(row, column));
        let mut words: Vec<(f32, f32)> = extents.collect();
        words.dedup_by_key(|word| word.0);
        words
    };
    let (middle, width) = (f32::midpoint(rule.from, rule.to), rule.to - rule.from);
    let [(start, end)] = *words(row) else { return };
    let is_over = (f32::midpoint(start, end) - middle).abs() <= OFF_MIDDLE * width;
    if is_over && words(row + 1).len() > 1 {
        squares.join_across(row, across);
    }
}

/// The columns that a rule closes; `None` for one that ends inside a column, or underlines a text.
fn covered(piece: &Ruling, columns: &Columns, lines: &[&TextLine]) -> Option<Range<usize>> {
    let spans = columns.spans();
    let first = spans.partition_point(|span| f32::midpoint(span.0, span.1) < piece.from);
    let end = spans.partition_point(|span| f32::midpoint(span.0, span.1) <= piece.to);
    let (start, last) = (spans.get(first)?, spans.get(end.checked_sub(1)?)?);
    let size = lines.iter().map(|line| line.size).fold(0.0, f32::max);
    let whole = piece.from <= start.0 + HANGING * size && piece.to >= last.1 - HANGING * size;
    let underlines = |line: &&TextLine| {
        let under = (piece.at - line.baseline) / line.size;
        (-UNDERLINE..UNDERLINE).contains(&under)
            && line.parts(&columns.edges()).iter().any(|(_, part)| {
                (part.start - piece.from).abs() <= SAME_END
                    && (part.end - piece.to).abs() <= SAME_END
            })
    };
    (first < end && whole && !lines.iter().any(underlines)).then_some(first..end)
}
