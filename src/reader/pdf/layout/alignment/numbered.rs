//! Rows of a table whose first column numbers them: the lines of the other columns are given to the
//! numbers so that cells stand to them alike, and begin and end where texts do.

use super::super::geometry;
use super::super::text::cell_text::{LEADING, Measure, SAME_PITCH, wraps};
use super::super::text::lines::TextLine;
use super::numbers;
use super::rows::Column;

/// A row is looked for among the lines at most this many lines down its column: more wrapped lines
/// than any cell has on one page.
const LONGEST: usize = 80;
/// Rows times lines beyond which rows are not fitted to serial numbers: a full page has 60 and 300.
const LARGEST: usize = 100_000;
/// Cost, in sizes of a character, of a row whose column holds nothing.
const EMPTY: f32 = 1.0;
/// Cost, in sizes, of a cell that begins in the middle of a wrapped text.
const TORN: f32 = 0.3;
/// Cost, in sizes, of a cell that begins with the stop of the line over it, where a program lets
/// lines begin so: no text does.
const TORN_AT_STOP: f32 = 5.0;
/// Cost, in sizes, of a text that begins in the middle of a cell.
const JOINED: f32 = 0.8;
/// Cost, in sizes, of two texts of one cell that lie more than so many sizes apart: titles of
/// sections, each in the middle of its rows.
const SEVERED: f32 = 5.0;
const FAR: f32 = 3.0;
/// Cost, in sizes, of a row that began on the page before.
const CUT: f32 = 0.5;

/// How the texts of a row's cells stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Top,
    Middle,
    Bottom,
}

/// The rows of columns of which one numbers them; `None` where none does.
pub(crate) fn rows(columns: &[Column], measures: &[Option<Measure>]) -> Option<Vec<Vec<usize>>> {
    let lines: usize = columns.iter().map(Vec::len).sum();
    let anchors = numbers::anchors(columns)?;
    if anchors.len().saturating_mul(lines) > LARGEST {
        return None;
    }
    let plain = by_anchors(columns, measures, &anchors, None);
    let cut = numbers::with_cut_row(columns, &anchors);
    let cut = cut.map(|(anchors, row)| by_anchors(columns, measures, &anchors, Some(row)));
    Some(cut.filter(|cut| cut.0 + CUT < plain.0).unwrap_or(plain).1)
}

/// The rows around the anchors, with the way of standing that fits best.
fn by_anchors(
    columns: &[Column],
    measures: &[Option<Measure>],
    anchors: &[f32],
    cut: Option<usize>,
) -> (f32, Vec<Vec<usize>>) {
    // Lines of different rows look wrapped too where nothing wraps.
    let size = columns.iter().flatten().map(|line| line.size).fold(0.0, f32::max);
    let pitch = (SAME_PITCH * usual_pitch(columns, measures)).min(LEADING * size);
    let fits = [Stand::Top, Stand::Middle, Stand::Bottom].map(|stand| {
        let fits: Vec<(f32, Vec<usize>)> = columns
            .iter()
            .zip(measures)
            .map(|(column, measure)| fit(column, *measure, pitch, anchors, stand, cut))
            .collect();
        let cost: f32 = fits.iter().map(|(cost, _)| cost).sum();
        (cost, fits)
    });
    let best = fits.into_iter().reduce(|best, other| if other.0 < best.0 { other } else { best });
    best.map(|(cost, fits)| (cost, fits.into_iter().map(|(_, rows)| rows).collect()))
        .unwrap_or_default()
}

/// The cheapest way to give the lines of a column to the rows in order: a row's lines follow one
/// another, stand to its anchor as `stand` says, and begin and end where texts do: wrapped lines
/// lie no further apart than `pitch`. The row `cut`
/// may be empty.
fn fit(
    column: &[TextLine],
    measure: Option<Measure>,
    pitch: f32,
    anchors: &[f32],
    stand: Stand,
    cut: Option<usize>,
) -> (f32, Vec<usize>) {
    let size = column.first().map_or(1.0, |line| line.size.max(1.0));
    // Cost of a row that begins with each line, and of all lines so far that begin a text and are
    // in the middle of a row.
    let (mut begins, mut joined) = (vec![0.0], vec![0.0, 0.0]);
    for (before, line) in column.iter().zip(column.iter().skip(1)) {
        let distance = line.baseline - before.baseline;
        let wrapped = distance <= pitch && wraps(before, line, measure);
        begins.push(match distance <= pitch && line.starts_with_stop() {
            true => TORN_AT_STOP,
            false if wrapped => TORN,
            false => 0.0,
        });
        let so_far = joined.last().copied().unwrap_or_default();
        let apart = distance > FAR * line.size;
        let cost = if wrapped { 0.0 } else { JOINED };
        joined.push(so_far + if apart { SEVERED } else { cost });
    }
    let lines = column.len();
    // costs[n]: least cost of the rows so far holding the first n lines.
    let mut costs = vec![f32::INFINITY; lines + 1];
    if let Some(cost) = costs.first_mut() {
        *cost = 0.0;
    }
    // For each row and n: how many lines the row takes.
    let mut taken: Vec<Vec<usize>> = Vec::with_capacity(anchors.len());
    for (row, anchor) in anchors.iter().enumerate() {
        let mut next = vec![f32::INFINITY; lines + 1];
        let mut take = vec![0; lines + 1];
        for (end, (cost, take)) in next.iter_mut().zip(&mut take).enumerate() {
            let first = end.saturating_sub(LONGEST);
            let so_far = costs.get(first..end).unwrap_or_default().iter();
            let starts = so_far.zip(begins.iter().skip(first)).zip(joined.iter().skip(first + 1));
            let starts = (first..).zip(starts.zip(column.iter().skip(first)));
            let last = column.get(end.saturating_sub(1)).zip(joined.get(end));
            for (start, (((so_far, begins), joined_before), first)) in starts {
                // What a row costs is never negative.
                let Some((last, joined)) = last.filter(|_| *so_far < *cost) else { continue };
                let at_edges = begins + joined - joined_before;
                let total = so_far + (off(first, last, stand, *anchor) / size + at_edges);
                if total < *cost {
                    (*cost, *take) = (total, end - start);
                }
            }
            let empty = if cut == Some(row) { 0.0 } else { EMPTY };
            let total = costs.get(end).copied().unwrap_or(f32::INFINITY) + empty;
            if total < *cost {
                (*cost, *take) = (total, 0);
            }
        }
        costs = next;
        taken.push(take);
    }
    let mut rows = vec![0; lines];
    let mut end = lines;
    for (row, take) in taken.iter().enumerate().rev() {
        let start = end - take.get(end).copied().unwrap_or_default();
        if let Some(rows) = rows.get_mut(start..end) {
            rows.fill(row);
        }
        end = start;
    }
    (costs.last().copied().unwrap_or_default(), rows)
}

/// How far a cell's lines stand off the row's anchor.
fn off(first: &TextLine, last: &TextLine, stand: Stand, anchor: f32) -> f32 {
    let stands = match stand {
        Stand::Top => first.baseline,
        Stand::Middle => f32::midpoint(first.baseline, last.baseline),
        Stand::Bottom => last.baseline,
    };
    (stands - anchor).abs()
}

/// The usual distance of lines that look wrapped. It need not be the least: rows without padding
/// may lie nearer to one another than lines do.
fn usual_pitch(columns: &[Column], measures: &[Option<Measure>]) -> f32 {
    let pairs = columns.iter().zip(measures).flat_map(|(column, measure)| {
        let pairs = column.iter().zip(column.iter().skip(1));
        pairs.filter(|(before, line)| wraps(before, line, *measure))
    });
    let pitches = pairs.map(|(before, line)| line.baseline - before.baseline);
    geometry::median(pitches.collect()).unwrap_or(f32::INFINITY)
}
