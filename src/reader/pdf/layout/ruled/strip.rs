//! What stands between two shaded rows: a white row, or the title of a section.

use super::super::text::ink::Ink;
use super::super::text::lines::{self, TextLine};
use super::stripes::{SAME_EDGE, TOUCH};

/// Least gap between the texts of two columns, in sizes.
const BETWEEN: f32 = 0.25;
/// In sizes: how far a section's title starts off the table's side, or its middle off the table's where
/// it is centred, …
const BANNER_START: f32 = 1.5;
const CENTRED: f32 = 0.5;
/// … and how high its row is.
const BANNER_HEIGHT: f32 = 2.6;

/// What stands in the strip between two shaded rows.
pub(crate) enum Strip {
    /// Text in several columns: a row that is not shaded.
    Row,
    /// One text over the columns: the title of a section.
    Banner,
}

/// What stands between two heights, where rows are usually so high; `None` if it is no row of a table
/// with these column edges.
pub(crate) fn strip(
    (top, bottom): (f32, f32),
    usual: f32,
    edges: &[f32],
    text: &[&Ink],
) -> Option<Strip> {
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
pub(crate) fn columns_of(line: &TextLine, edges: &[f32]) -> Option<Vec<usize>> {
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
