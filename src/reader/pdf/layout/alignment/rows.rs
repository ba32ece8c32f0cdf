//! Rows of a table without rules between them.

use super::super::text::cell_text::{LEADING, Measure, SAME_PITCH, wraps};
use super::super::text::lines::TextLine;
use super::numbered;
use super::stubs;

/// The lines of one column, top to bottom.
pub(crate) type Column = Vec<TextLine>;

/// Cuts the columns of a table in rows: for every line of every column the row it belongs to, from
/// 0. Rows are told by serial numbers if there are some, by the distances of lines if those of one
/// text are the least, otherwise by lines that stand side by side. The measures say how wide the text of each column runs.
pub(crate) fn rows(columns: &[Column], measures: &[Option<Measure>]) -> Vec<Vec<usize>> {
    if let Some(rows) = stubs::rows(columns, measures) {
        rows
    } else if let Some(rows) = numbered::rows(columns, measures) {
        rows
    } else if let Some(pitch) = wrapped_pitch(columns, measures) {
        by_blocks(columns, |before, line, _| line.baseline - before.baseline <= pitch)
    } else if is_staggered(columns) {
        let pitch = SAME_PITCH * least_pitch(columns);
        by_blocks(columns, |before, line, column| {
            let measure = measures.get(column).copied().flatten();
            line.baseline - before.baseline <= pitch && wraps(before, line, measure)
        })
    } else {
        by_lines(columns)
    }
}

/// Whether every column with text has as many lines as the others, side by side, and more than one.
pub(crate) fn are_level(columns: &[Column]) -> bool {
    let filled = || columns.iter().filter(|column| !column.is_empty());
    let Some(first) = filled().next() else { return false };
    let beside =
        |(a, b): (&TextLine, &TextLine)| (a.baseline - b.baseline).abs() < SAME_BASELINE * a.size;
    filled().count() > 1
        && first.len() > 1
        && filled()
            .all(|column| column.len() == first.len() && column.iter().zip(first).all(beside))
}

/// Whether lines of one column stand between the heights of another's: cells that stand in the
/// middle of their row. Figures, and cells that begin at the top of their row, stand side by side.
fn is_staggered(columns: &[Column]) -> bool {
    let mut all: Vec<(usize, &TextLine)> = Vec::new();
    for (column, lines) in columns.iter().enumerate() {
        all.extend(lines.iter().map(|line| (column, line)));
    }
    all.sort_by(|a, b| a.1.baseline.total_cmp(&b.1.baseline));
    let between = all.iter().zip(all.iter().skip(1)).filter(|((a, upper), (b, lower))| {
        let offset = (lower.baseline - upper.baseline) / lower.size;
        a != b && offset > SAME_BASELINE && offset < HALF_LINE
    });
    STAGGERED * between.count() > all.len()
}

/// Baselines that lie nearer than this, in sizes, are those of overlapping lines.
const HALF_LINE: f32 = 0.85;
/// One line in so many between others shows cells that stand in the middle of their rows.
const STAGGERED: usize = 10;

/// The least distance of lines in a column.
pub(crate) fn least_pitch(columns: &[Column]) -> f32 {
    columns
        .iter()
        .flat_map(|column| column.iter().zip(column.iter().skip(1)))
        .map(|(a, b)| b.baseline - a.baseline)
        .filter(|pitch| *pitch > 0.0)
        .fold(f32::INFINITY, f32::min)
}

/// How far the lines of one text lie apart at most, if the rows lie further apart: no row begins
/// on all columns at this distance, and what does follow at it looks wrapped.
fn wrapped_pitch(columns: &[Column], measures: &[Option<Measure>]) -> Option<f32> {
    let pitch = SAME_PITCH * least_pitch(columns);
    let filled = columns.iter().filter(|column| !column.is_empty()).count();
    let (mut near, mut wrapped, mut far) = (0, 0, 0);
    let mut heights: Vec<f32> = Vec::new();
    for (column, measure) in columns.iter().zip(measures) {
        for (before, line) in column.iter().zip(column.iter().skip(1)) {
            if line.baseline - before.baseline > pitch {
                far += 1;
            } else {
                near += 1;
                wrapped += usize::from(wraps(before, line, *measure));
                heights.push(line.baseline);
            }
        }
    }
    heights.sort_by(f32::total_cmp);
    let size = columns.iter().flatten().map(|line| line.size).fold(0.0, f32::max);
    let steps: Vec<&[f32]> = heights.chunk_by(|a, b| b - a <= SAME_BASELINE * size).collect();
    let level = steps.iter().filter(|step| step.len() == filled).count();
    (far >= near.min(filled) && 4 * level < steps.len().max(1) && 4 * wrapped >= 3 * near)
        .then_some(pitch)
}

/// Rows whose lines lie nearer to one another than to those of the next: lines of a column that
/// `follows` says are one text, and texts that overlap in height are one row.
fn by_blocks(
    columns: &[Column],
    follows: impl Fn(&TextLine, &TextLine, usize) -> bool,
) -> Vec<Vec<usize>> {
    // For each block: its upper and lower end, its column and its first and last line.
    let mut blocks: Vec<(f32, f32, usize, std::ops::Range<usize>)> = Vec::new();
    for (column, lines) in columns.iter().enumerate() {
        let mut before: Option<&TextLine> = None;
        for (index, line) in lines.iter().enumerate() {
            let (top, bottom) = (line.baseline - line.size, line.baseline);
            let wrapped = before.is_some_and(|before| follows(before, line, column));
            match blocks.last_mut().filter(|_| wrapped) {
                Some(block) => (block.1, block.3.end) = (bottom, index + 1),
                None => blocks.push((top, bottom, column, index..index + 1)),
            }
            before = Some(line);
        }
    }
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut rows: Vec<Vec<usize>> = columns.iter().map(|column| vec![0; column.len()]).collect();
    let (mut number, mut lowest) = (0, f32::NEG_INFINITY);
    for (top, bottom, column, lines) in blocks {
        if top >= lowest && lowest.is_finite() {
            number += 1;
        }
        lowest = lowest.max(bottom);
        if let Some(rows) = rows.get_mut(column).and_then(|rows| rows.get_mut(lines)) {
            rows.fill(number);
        }
    }
    rows
}

/// Rows without serial numbers: lines on one baseline are one row, and a line goes on with the row
/// before if all its texts are wrapped ones.
fn by_lines(columns: &[Column]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, usize, &TextLine)> = Vec::new();
    for (column, lines) in columns.iter().enumerate() {
        order.extend(lines.iter().enumerate().map(|(index, line)| (column, index, line)));
    }
    order.sort_by(|a, b| a.2.baseline.total_cmp(&b.2.baseline).then(a.0.cmp(&b.0)));
    let mut rows: Vec<Vec<usize>> = columns.iter().map(|column| vec![0; column.len()]).collect();
    // The last line of each column in the current row.
    let mut row: Vec<Option<&TextLine>> = vec![None; columns.len()];
    let mut number = 0;
    let mut rest = order.as_slice();
    while let Some((_, _, head)) = rest.first() {
        let play = SAME_BASELINE * head.size;
        let count = rest.partition_point(|(_, _, line)| line.baseline - head.baseline <= play);
        let (now, later) = rest.split_at(count.max(1));
        rest = later;
        let started = row.iter().flatten().count();
        let continues = now.len() < started
            && now.iter().all(|(column, _, line)| {
                let before = row.get(*column).copied().flatten();
                before.is_some_and(|before| {
                    is_wordy(before) && line.baseline - before.baseline <= LEADING * line.size
                })
            });
        if !continues && started > 0 {
            number += 1;
            row.fill(None);
        }
        for (column, index, line) in now {
            if let Some(last) = row.get_mut(*column) {
                *last = Some(line);
            }
            if let Some(slot) = rows.get_mut(*column).and_then(|rows| rows.get_mut(*index)) {
                *slot = number;
            }
        }
    }
    rows
}

/// Lines of a row stand on one baseline within this share of the size.
const SAME_BASELINE: f32 = 0.35;
/// Narrower texts, in sizes, do not wrap: numbers and single words.
const WORDY: f32 = 3.0;

/// Whether a line is long enough, and no number, to be one that wraps.
fn is_wordy(line: &TextLine) -> bool {
    let visible = || line.inks.iter().filter(|ink| !ink.is_blank());
    let letters = visible().filter(|ink| ink.character.is_alphabetic()).count();
    line.end - line.start >= WORDY * line.size && 2 * letters >= visible().count()
}
