//! Text larger than its cell. Spreadsheets print rows of a fixed height, and wrapped text runs over
//! the rules into the rows around. A file whose fonts have lost the widths of their half-width
//! characters runs over the rules into the columns beside.

use crate::reader::pdf::page::Direction;

use super::super::geometry;
use super::super::text::ink::Ink;

/// A rule between these heights over the baseline, in sizes, strikes a line through.
const STRUCK: std::ops::Range<f32> = 0.08..0.75;
/// Wrapped lines lie at most so many sizes apart, and start within this share of one place.
const PITCH: f32 = 1.5;
const SAME_START: f32 = 0.5;
/// Characters of a line that are drawn one after the other stand at most so many sizes apart, and
/// within this share of one baseline.
const GAP: f32 = 1.0;
const SAME_BASELINE: f32 = 0.1;

/// Text that runs over a column's edge: the edge goes through one of its characters, so many sizes
/// from both sides of its box, …
const CROSSED: f32 = 0.1;
/// … and the characters touch: texts of two cells stand at least their padding apart.
const TOUCHING: std::ops::RangeInclusive<f32> = -0.3..=0.05;

/// Whether a character goes on from the one drawn before it, without a gap.
fn touches(ink: &Ink, before: &Ink) -> bool {
    ink.order == before.order + 1
        && ink.direction == Direction::Right
        && before.direction == Direction::Right
        && (ink.baseline - before.baseline).abs() <= SAME_BASELINE * ink.size
        && TOUCHING.contains(&((ink.start - before.end) / ink.size.max(f32::MIN_POSITIVE)))
}

/// The words that run over one of these edges, upright and without a blank: each as the numbers of
/// its characters. These are in the order they were drawn.
pub(crate) fn over_edges(inks: &[Ink], edges: &[f32]) -> Vec<std::ops::Range<usize>> {
    let is_crossed = |ink: &Ink| {
        let clear = CROSSED * ink.size;
        let next = edges.partition_point(|edge| *edge <= ink.start + clear);
        !ink.is_blank() && edges.get(next).is_some_and(|edge| *edge < ink.end - clear)
    };
    let mut start = 0;
    let mut words = Vec::new();
    for word in inks.chunk_by(|before, ink| touches(ink, before)) {
        let range = start..start + word.len();
        start = range.end;
        if word.len() > 1 && word.iter().any(is_crossed) {
            words.push(range);
        }
    }
    words
}

/// Characters of one line, drawn one after the other.
#[derive(Clone, Debug)]
struct Run {
    /// Which of the characters.
    inks: std::ops::Range<usize>,
    start: f32,
    end: f32,
    baseline: f32,
    size: f32,
}

/// Gives the lines of one text that rules strike through to the one cell they belong to: of the
/// cells they reach over, the one that has no other text. The characters are in the order they
/// were drawn; `cells` has the cell of each.
pub(crate) fn settle(inks: &[Ink], rows: &[f32], columns: &[f32], cells: &mut [usize]) {
    let struck = |run: &Run| {
        let middle = run.baseline - run.size * STRUCK.end / 2.0;
        let rule = rows.get(geometry::nearest(rows, middle));
        rule.is_some_and(|rule| STRUCK.contains(&((run.baseline - rule) / run.size)))
    };
    let runs = runs(inks, columns);
    if !runs.iter().any(struck) {
        return;
    }
    let mut totals = vec![0_usize; cells.iter().max().map_or(0, |last| last + 1)];
    for cell in cells.iter() {
        if let Some(total) = totals.get_mut(*cell) {
            *total += 1;
        }
    }
    for text in runs.chunk_by(follows) {
        if !text.iter().any(struck) {
            continue;
        }
        let range = text.iter().map(|run| run.inks.clone());
        let Some(range) = range.reduce(|all, run| all.start..run.end) else { continue };
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for cell in cells.get(range.clone()).unwrap_or_default() {
            match counts.iter_mut().find(|(other, _)| other == cell) {
                Some((_, count)) => *count += 1,
                None => counts.push((*cell, 1)),
            }
        }
        let mut own = counts.iter().filter(|(cell, count)| totals.get(*cell) == Some(count));
        if let (Some((only, _)), None) = (own.next(), own.next())
            && let Some(cells) = cells.get_mut(range)
        {
            cells.fill(*only);
        }
    }
}

/// The runs of upright characters, in the order they were drawn. A column's edge in a gap parts them.
fn runs(inks: &[Ink], columns: &[f32]) -> Vec<Run> {
    let parted = |from: f32, to: f32| {
        columns.get(columns.partition_point(|edge| *edge < from)).is_some_and(|edge| *edge <= to)
    };
    let mut runs: Vec<Run> = Vec::new();
    for (index, ink) in inks.iter().enumerate() {
        let goes_on = |run: &&mut Run| {
            run.inks.end == index
                && (ink.baseline - run.baseline).abs() <= SAME_BASELINE * run.size
                && (-GAP..=GAP).contains(&((ink.start - run.end) / run.size))
                && !parted(run.end, ink.start)
        };
        if ink.direction != Direction::Right {
            continue;
        }
        if let Some(run) = runs.last_mut().filter(goes_on) {
            run.inks.end = index + 1;
            run.end = run.end.max(ink.end);
        } else {
            runs.push(Run {
                inks: index..index + 1,
                start: ink.start,
                end: ink.end,
                baseline: ink.baseline,
                size: ink.size.max(f32::MIN_POSITIVE),
            });
        }
    }
    runs
}

/// Whether one run is the next line of the same text.
fn follows(run: &Run, next: &Run) -> bool {
    let pitch = next.baseline - run.baseline;
    run.inks.end == next.inks.start
        && (0.0..=PITCH * run.size).contains(&pitch)
        && (next.start - run.start).abs() <= SAME_START * run.size
}
