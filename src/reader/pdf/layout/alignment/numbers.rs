//! Columns of serial numbers: a row begins, or has its middle, beside each.

use super::super::text::cell_text::LEADING;
use super::super::text::lines::{NO_TAB, TextLine};
use super::rows::Column;

/// The anchors with one for the end of a row that began on the page before and so has no number
/// here, and the number of that row: texts that stand well over the first number.
pub(crate) fn with_cut_row(columns: &[Column], anchors: &[f32]) -> Option<(Vec<f32>, usize)> {
    let (first, head) = (numbering(columns)?.first()?, *anchors.first()?);
    let header = number(first).is_none().then_some(head);
    let row = usize::from(header.is_some());
    let serial = anchors.get(row)?;
    let from = header.map_or(f32::NEG_INFINITY, |header| header + first.size);
    let lines = columns.iter().flatten().map(|line| line.baseline);
    let cut = lines.filter(|at| (from..serial - first.size).contains(at)).reduce(f32::min)?;
    let mut anchors = anchors.to_vec();
    anchors.insert(row, cut);
    Some((anchors, row))
}

/// The column that numbers the rows: the first, or the second beside the titles of sections.
fn numbering(columns: &[Column]) -> Option<&Column> {
    columns.iter().take(2).find(|column| anchors_of(column).is_some())
}

/// Baselines of the lines of the column that numbers the rows.
pub(crate) fn anchors(columns: &[Column]) -> Option<Vec<f32>> {
    anchors_of(numbering(columns)?)
}

/// Baselines of a column's lines if they number the rows. Words between the numbers are
/// rows too: the header, also where it is repeated, each one row over its lines.
fn anchors_of(first: &Column) -> Option<Vec<f32>> {
    let numbers: Vec<Option<u32>> = first.iter().map(number).collect();
    let serials: Vec<u32> = numbers.iter().flatten().copied().collect();
    let ascending = serials.iter().zip(serials.iter().skip(1)).filter(|(a, b)| a < b).count();
    if serials.is_empty() || 2 * serials.len() < first.len() || 2 * (ascending + 1) < serials.len()
    {
        return None;
    }
    let lines: Vec<(&TextLine, bool)> =
        first.iter().zip(numbers.iter().map(Option::is_some)).collect();
    // The title of a section under the header is no second line of it: the first would be full.
    let rows = lines.chunk_by(|(a, numbered), (b, other)| {
        !numbered
            && !other
            && b.baseline - a.baseline <= LEADING * b.size
            && b.end - b.start <= a.end - a.start + b.size
    });
    Some(
        rows.filter_map(|row| {
            let (first, last) = (row.first()?.0, row.last()?.0);
            Some(f32::midpoint(first.baseline, last.baseline))
        })
        .collect(),
    )
}

/// Whether the first column numbers at least two rows.
pub(crate) fn are_numbered(columns: &[Column]) -> bool {
    let is_number = |line: &&TextLine| number(line).is_some();
    anchors(columns).is_some()
        && numbering(columns).is_some_and(|column| column.iter().filter(is_number).count() > 1)
}

/// The first number of the column that numbers the rows, and the row that it was given.
pub(crate) fn first_number<'a>(
    columns: &'a [Column],
    rows: &[Vec<usize>],
) -> Option<(usize, &'a TextLine)> {
    let mut columns = columns.iter().zip(rows).take(2);
    let (column, rows) = columns.find(|(column, _)| anchors_of(column).is_some())?;
    let mut lines = column.iter().zip(rows);
    lines.find(|(line, _)| number(line).is_some()).map(|(line, row)| (*row, line))
}

/// The serial number that a line is: digits, perhaps with a stop or in brackets. Digits with a dash
/// are the beginning of a wrapped range (`2023-` over `2024`).
pub(crate) fn number(line: &TextLine) -> Option<u32> {
    let text = line.text(NO_TAB);
    let inner = text.trim_start_matches(['(', '[', '\u{ff08}', '\u{3014}']);
    let inner =
        inner.trim_end_matches(['.', ')', ']', '\u{3001}', '\u{ff0e}', '\u{ff09}', '\u{3015}']);
    inner.parse().ok()
}
