//! Rows over the first and under the last rule of a table: a table with rules between its rows has
//! none over its header, and one with shaded rows none under its last row if that is white.

use super::super::text::ink::ASCENT;
use super::super::text::lines::TextLine;
use super::columns::{self, Columns};
use super::regions::Region;

/// The row stands at most so many sizes off the rule, ink to rule: padding of its cells.
pub(crate) const OFF_RULE: f32 = 1.6;
/// Distance of lines of one row at most, in sizes.
const CLOSE: f32 = 1.85;
/// Figures stand beside words within so many sizes: two fonts of one row have two baselines in a
/// program that puts the ink of both to the top of their cells.
const BESIDE: f32 = 0.5;
/// Larger text, by this factor, is a title.
const TITLE: f32 = 1.3;
/// Text may reach so many points over the ends of the rules.
const OVERHANG: f32 = 6.0;

/// Where a row may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// Adds to a table between rules the rows over its first and under its last rule that keep to its
/// columns; the rules reach from `from` to `to`.
pub(crate) fn extend(region: &mut Region, rest: &mut Vec<TextLine>, from: f32, to: f32) {
    for side in [Side::Above, Side::Below] {
        let rule = match side {
            Side::Above => region.rules.first(),
            Side::Below => region.rules.last(),
        };
        let Some(rule) = rule.copied() else { continue };
        let near = |line: &TextLine| line.start >= from - OVERHANG && line.end <= to + OVERHANG;
        let (columns, taken) = row(region, rest, side, rule, near);
        if taken.is_empty() {
            continue;
        }
        region.columns = columns;
        let mut added = Vec::new();
        for index in taken {
            added.push(rest.remove(index));
        }
        let edge = added.iter().map(|line| match side {
            Side::Above => line.baseline - line.size,
            Side::Below => -line.baseline - line.size / 2.0,
        });
        let edge = edge.fold(f32::INFINITY, f32::min);
        match side {
            Side::Above => region.rules.insert(0, edge),
            Side::Below => region.rules.push(-edge),
        }
        region.lines.append(&mut added);
        region.lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    }
}

/// The lines of the row on one side of a table, as descending indices, and the table's columns
/// with them; no lines if what stands there is no row of it.
fn row(
    region: &Region,
    rest: &[TextLine],
    side: Side,
    rule: f32,
    near: impl Fn(&TextLine) -> bool,
) -> (Columns, Vec<usize>) {
    let mut order: Vec<(usize, &TextLine)> = rest
        .iter()
        .enumerate()
        .filter(|(_, line)| (line.baseline <= rule) == (side == Side::Above))
        .collect();
    order.sort_by(|a, b| off(a.1, rule).total_cmp(&off(b.1, rule)));
    let usual = region.lines.iter().map(|line| line.size).fold(0.0, f32::max);
    let mut columns = region.columns.clone();
    let mut row: Vec<(usize, &TextLine)> = Vec::new();
    for (index, line) in order {
        let distance = match (row.last(), side) {
            (Some((_, before)), _) => (before.baseline - line.baseline).abs() / CLOSE,
            (None, Side::Above) => (rule - line.baseline) / OFF_RULE,
            (None, Side::Below) => (line.baseline - ASCENT * line.size - rule) / OFF_RULE,
        };
        if distance > line.size || line.size > TITLE * usual || !near(line) {
            break;
        }
        match columns.with(line) {
            Ok(wider) => columns = wider,
            // A header over two columns, beside others.
            Err(columns::Conflict) if side == Side::Above && columns::pieces(line) > 1 => {}
            Err(columns::Conflict) => break,
        }
        row.push((index, line));
    }
    // What stands in one column is part of the row only as the next line of a text in it.
    while let Some(((_, last), others)) = row.split_last() {
        let filled = columns.filled(last);
        let wraps = |(_, other): &(usize, &TextLine)| {
            (last.baseline - other.baseline).abs() <= CLOSE * last.size
                && columns.filled(other).contains(filled.first().unwrap_or(&0))
                || (last.baseline - other.baseline).abs() < BESIDE * last.size
        };
        if filled.len() > 1 || others.iter().any(wraps) {
            break;
        }
        row.pop();
    }
    let mut filled: Vec<usize> = row.iter().flat_map(|(_, line)| columns.filled(line)).collect();
    filled.sort_unstable();
    filled.dedup();
    // The end of a row that began on the page before has text where its long cells have.
    let is_first = |line: &TextLine| rest.iter().all(|other| other.baseline > line.baseline - 1.0);
    let continues = side == Side::Above
        && row.last().is_some_and(|(_, outermost)| is_first(outermost))
        && filled.first().is_some_and(|first| *first > 0);
    if !continues && filled.len() < columns.len().div_ceil(2).max(2) {
        return (columns, Vec::new());
    }
    let mut taken: Vec<usize> = row.into_iter().map(|(index, _)| index).collect();
    taken.sort_unstable_by(|a, b| b.cmp(a));
    (columns, taken)
}

/// How far a line stands off a rule.
fn off(line: &TextLine, rule: f32) -> f32 {
    (line.baseline - rule).abs()
}
