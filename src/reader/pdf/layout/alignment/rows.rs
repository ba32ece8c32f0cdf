//! Rows of a table without rules between them.

use super::super::geometry;
use super::super::text::cell_text::{Measure, wraps};
use super::super::text::lines::{NO_TAB, TextLine};
use super::stubs;

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

/// The lines of one column, top to bottom.
pub(crate) type Column = Vec<TextLine>;

/// How the texts of a row's cells stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Top,
    Middle,
    Bottom,
}

/// Cuts the columns of a table in rows: for every line of every column the row it belongs to, from
/// 0. Rows are told by serial numbers if there are some, by the distances of lines if those of one
/// text are the least, otherwise by lines that stand side by side. The measures say how wide the text of each column runs.
pub(crate) fn rows(columns: &[Column], measures: &[Option<Measure>]) -> Vec<Vec<usize>> {
    let lines: usize = columns.iter().map(Vec::len).sum();
    let fitting = |anchors: &Vec<f32>| anchors.len().saturating_mul(lines) <= LARGEST;
    if let Some(rows) = stubs::rows(columns, measures) {
        rows
    } else if let Some(anchors) = anchors(columns).filter(fitting) {
        let plain = by_anchors(columns, measures, &anchors, None);
        let cut = with_cut_row(columns, &anchors);
        let cut = cut.map(|(anchors, row)| by_anchors(columns, measures, &anchors, Some(row)));
        cut.filter(|cut| cut.0 + CUT < plain.0).unwrap_or(plain).1
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

/// The anchors with one for the end of a row that began on the page before and so has no number
/// here, and the number of that row: texts that stand well over the first number.
fn with_cut_row(columns: &[Column], anchors: &[f32]) -> Option<(Vec<f32>, usize)> {
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
fn anchors(columns: &[Column]) -> Option<Vec<f32>> {
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

/// The serial number that a line is: digits, perhaps with a stop or in brackets. Digits with a dash
/// are the beginning of a wrapped range (`2023-` over `2024`).
pub(crate) fn number(line: &TextLine) -> Option<u32> {
    let text = line.text(NO_TAB);
    let inner = text.trim_start_matches(['(', '[', '\u{ff08}', '\u{3014}']);
    let inner =
        inner.trim_end_matches(['.', ')', ']', '\u{3001}', '\u{ff0e}', '\u{ff09}', '\u{3015}']);
    inner.parse().ok()
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
    let at_edges = |start: usize, end: usize| {
        let cost = |costs: &[f32], index: usize| costs.get(index).copied().unwrap_or_default();
        cost(&begins, start) + cost(&joined, end) - cost(&joined, start + 1)
    };
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
            for start in end.saturating_sub(LONGEST)..=end {
                // What a row costs is never negative.
                let so_far = costs.get(start).copied().unwrap_or(f32::INFINITY);
                if so_far >= *cost {
                    continue;
                }
                let here = match column.get(start..end) {
                    Some([]) if cut == Some(row) => 0.0,
                    Some([]) => EMPTY,
                    Some([first, .., last]) => {
                        off(first, last, stand, *anchor) / size + at_edges(start, end)
                    }
                    Some([only]) => off(only, only, stand, *anchor) / size + at_edges(start, end),
                    None => continue,
                };
                let total = so_far + here;
                if total < *cost {
                    (*cost, *take) = (total, end - start);
                }
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

/// Lines of a text lie at most so many times the least distance of lines apart.
pub(crate) const SAME_PITCH: f32 = 1.12;

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
/// Distance of wrapped lines at most, in sizes.
const LEADING: f32 = 2.0;
/// Narrower texts, in sizes, do not wrap: numbers and single words.
const WORDY: f32 = 3.0;

/// Whether a line is long enough, and no number, to be one that wraps.
fn is_wordy(line: &TextLine) -> bool {
    let visible = || line.inks.iter().filter(|ink| !ink.is_blank());
    let letters = visible().filter(|ink| ink.character.is_alphabetic()).count();
    line.end - line.start >= WORDY * line.size && 2 * letters >= visible().count()
}
