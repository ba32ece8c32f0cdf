//! Whether lines of one column are one text that wraps, or several: what their words, their distances
//! and the room beside them say.

use std::ops::Range;

use super::super::text::cell_text::{Measure, SAME_PITCH, is_centred, wraps, wraps_in_middle};
use super::super::text::lines::TextLine;
use super::numbers;
use super::rows::Column;

/// Of the lines that lie so near, one in so many may begin a paragraph; the others look wrapped.
const PARAGRAPHS: usize = 4;
/// Text that ends so many sizes before the next column does not wrap there: padding of both cells
/// and room for another character.
const ROOM: f32 = 2.5;

/// Whether lines that lie no further apart look wrapped.
pub(crate) fn are_wrapped(columns: &[Column], measures: &[Option<Measure>], pitch: f32) -> bool {
    let (mut near, mut others) = (0, 0);
    for (index, column) in columns.iter().enumerate() {
        let room = Room::of(columns, measures, index);
        for (before, line) in column.iter().zip(column.iter().skip(1)) {
            if line.baseline - before.baseline > pitch {
                continue;
            }
            if numbers::number(before).is_some() && numbers::number(line).is_some() {
                return false;
            }
            near += 1;
            others += usize::from(!room.wraps(before, line));
        }
    }
    PARAGRAPHS * others <= near
}

/// How wide the text of a column runs, and what is free beside it.
struct Room {
    measure: Option<Measure>,
    free: f32,
    is_centred: bool,
}

impl Room {
    fn of(columns: &[Column], measures: &[Option<Measure>], index: usize) -> Self {
        let measure = |index: usize| measures.get(index).copied().flatten();
        let gap = |left: usize, right: usize| {
            let (left, right) = measure(left).zip(measure(right))?;
            Some(right.start - left.end)
        };
        // A centred text has as much room on its left.
        let is_centred = columns.get(index).is_some_and(|column| is_centred(column));
        let left = index.checked_sub(1).filter(|_| is_centred);
        let left = left.and_then(|left| gap(left, index));
        let right = gap(index, index + 1);
        Self {
            measure: measure(index),
            free: left.into_iter().chain(right).reduce(f32::min).unwrap_or_default(),
            is_centred,
        }
    }

    /// Whether a line may be the second of two wrapped ones. After a comma the text goes on, however
    /// much room there is.
    fn wraps(&self, before: &TextLine, line: &TextLine) -> bool {
        if before.ends_with_comma() {
            return true;
        }
        let wraps = if self.is_centred { wraps_in_middle } else { wraps };
        self.free < ROOM * line.size && wraps(before, line, self.measure)
    }
}

/// Whether the lines over and under every edge of a row inside a merged cell are two texts in some
/// column: they could not be one that wraps.
pub(crate) fn are_parted(
    columns: &[Column],
    measures: &[Option<Measure>],
    cells: &[Vec<Range<usize>>],
) -> bool {
    let last = cells.iter().flatten().map(|rows| rows.end).max().unwrap_or_default();
    let mut inside = vec![false; last];
    let mut parted = vec![false; last];
    for (index, (column, cells)) in columns.iter().zip(cells).enumerate() {
        for rows in cells {
            if let Some(inside) = inside.get_mut(rows.start + 1..rows.end) {
                inside.fill(true);
            }
        }
        let room = Room::of(columns, measures, index);
        let lines = column.iter().zip(cells);
        for ((before, upper), (line, lower)) in lines.clone().zip(lines.skip(1)) {
            if upper.end == lower.start
                && !room.wraps(before, line)
                && let Some(parted) = parted.get_mut(lower.start)
            {
                *parted = true;
            }
        }
    }
    inside.into_iter().zip(parted).all(|(inside, parted)| !inside || parted)
}

/// Whether lines of one cell lie as far apart as those of two cells under one another: nothing but
/// their words says where one ends. Wrapped lines all lie equally far apart, and may lie further
/// apart than rows do where a program puts no more than a little padding between those. Rows before
/// `head` are the header.
pub(crate) fn are_doubtful(
    columns: &[Column],
    measures: &[Option<Measure>],
    rows: &[Vec<usize>],
    head: usize,
) -> bool {
    let (mut least, mut within, mut between) = (f32::INFINITY, 0.0_f32, f32::INFINITY);
    let mut all_wrapped = true;
    for (index, (column, rows)) in columns.iter().zip(rows).enumerate() {
        let room = Room::of(columns, measures, index);
        let lines = column.iter().zip(rows).filter(|(_, row)| **row >= head);
        for ((before, upper), (line, lower)) in lines.clone().zip(lines.skip(1)) {
            let distance = line.baseline - before.baseline;
            if upper == lower {
                (least, within) = (least.min(distance), within.max(distance));
                all_wrapped &= room.wraps(before, line);
            } else {
                between = between.min(distance);
            }
        }
    }
    let is_one_pitch = all_wrapped && within <= CLEARLY * least && between * CLEARLY < within;
    let is_loose = !all_wrapped && within > SAME_PITCH * least;
    is_loose || within * CLEARLY > between && !is_one_pitch
}

/// Cells lie so many times further apart than the lines of one.
const CLEARLY: f32 = 1.03;
